#include "document/tree.h"

#include <string.h>

#include "document/memory.h"
#include "lexer.h"
#include "text/utf8.h"

static const char *const KIND_NAMES[] = {
    [Q_NODE_PARAGRAPH] = "paragraph",
    [Q_NODE_HEADING] = "heading",
    [Q_NODE_BLOCK_QUOTATION] = "block_quotation",
    [Q_NODE_CODE_BLOCK] = "code_block",
    [Q_NODE_FRONT_MATTER] = "front_matter",
    [Q_NODE_COMMENT] = "comment",
    [Q_NODE_QUOTATION] = "quotation",
    [Q_NODE_MARK] = "mark",
    [Q_NODE_CONTENT] = "content",
    [Q_NODE_ATTRIBUTION] = "attribution",
    [Q_NODE_SOURCE] = "source",
    [Q_NODE_CUE] = "cue",
    [Q_NODE_REPORTED] = "reported",
    [Q_NODE_STRAY_MARK] = "stray_mark",
};

/* ---- The lexer: what the scanner reads from ---------------------------------- */

static QLexer *lexer_of(TSLexer *base) { return (QLexer *)(void *)base; }

static void look(QLexer *l) {
  if (l->at >= l->length) {
    l->size = 0;
    l->base.lookahead = 0;
    return;
  }
  uint8_t byte = (uint8_t)l->text[l->at];
  if (byte < 0x80) {
    l->size = 1;
    l->base.lookahead = byte;
  } else {
    l->size = (uint32_t)q_utf8_read(l->text + l->at, l->length - l->at, &l->base.lookahead);
  }
}

void q_lexer_advance(TSLexer *base, bool skip) {
  QLexer *l = lexer_of(base);
  l->at += l->size;
  if (skip) l->start = l->at;
  look(l);
}

static void mark_end(TSLexer *base) {
  QLexer *l = lexer_of(base);
  l->end = l->at;
  l->ended = true;
}

static uint32_t column(TSLexer *base) {
  const QLexer *l = lexer_of(base);
  uint32_t line = l->at;
  while (line > 0 && l->text[line - 1] != '\n') line--;
  return l->at - line;
}

static bool is_range_start(const TSLexer *base) {
  (void)base;
  return false;
}

static bool at_end(const TSLexer *base) {
  const QLexer *l = (const QLexer *)(const void *)base;
  return l->at >= l->length;
}

/* ---- The maker ---------------------------------------------------------------- */

/* A list of nodes: those of a symbol on the stack. */
typedef struct {
  uint32_t start, end; /* in the text, its hidden tokens among it */
  uint32_t first, last;
  TSStateId state; /* after it */
} QEntry;

struct QTreeMaker {
  const TSLanguage *language;
  void *scanner;
  uint16_t *table; /* for each state and symbol: the next state, or the place of its actions */
  uint8_t *kinds;  /* of symbols */
  QLexer lexer;
  QNode *nodes; /* the one of index 0 is none */
  size_t node_count, node_room;
  QEntry *stack;
  size_t stack_count, stack_room;
};

/* The states that have few symbols are kept in groups: a value, the number of its symbols, these.
 */
static void fill_table(QTreeMaker *m) {
  const TSLanguage *l = m->language;
  size_t row = l->symbol_count, large = (size_t)l->large_state_count * row;
  memcpy(m->table, l->parse_table, large * sizeof *m->table);
  memset(m->table + large, 0, (l->state_count * row - large) * sizeof *m->table);
  for (uint32_t state = l->large_state_count; state < l->state_count; state++) {
    const uint16_t *at =
        l->small_parse_table + l->small_parse_table_map[state - l->large_state_count];
    for (uint16_t groups = *at++; groups > 0; groups--) {
      uint16_t value = *at++, count = *at++;
      for (; count > 0; count--) m->table[state * row + *at++] = value;
    }
  }
}

static void fill_kinds(QTreeMaker *m) {
  const TSLanguage *l = m->language;
  for (uint32_t symbol = 0; symbol < l->symbol_count; symbol++) {
    bool visible = l->symbol_metadata[symbol].visible;
    m->kinds[symbol] = visible ? Q_NODE_OTHER : Q_NODE_HIDDEN;
    for (uint8_t k = Q_NODE_OTHER + 1; visible && k < sizeof KIND_NAMES / sizeof *KIND_NAMES; k++) {
      if (strcmp(l->symbol_names[symbol], KIND_NAMES[k]) == 0) m->kinds[symbol] = k;
    }
  }
}

QTreeMaker *q_tree_maker_new(const struct TSLanguage *language) {
  QTreeMaker *m = q_memory_new(sizeof *m);
  if (!m) return NULL;
  memset(m, 0, sizeof *m);
  m->language = language;
  m->scanner = language->external_scanner.create();
  size_t cells = (size_t)language->state_count * language->symbol_count;
  m->table = q_memory_new(cells * sizeof *m->table);
  m->kinds = q_memory_new(language->symbol_count);
  if (!m->scanner || !m->table || !m->kinds) {
    q_tree_maker_free(m);
    return NULL;
  }
  fill_table(m);
  fill_kinds(m);
  m->lexer.base = (TSLexer){.advance = q_lexer_advance,
                            .mark_end = mark_end,
                            .get_column = column,
                            .is_at_included_range_start = is_range_start,
                            .eof = at_end};
  return m;
}

void q_tree_maker_free(QTreeMaker *m) {
  if (!m) return;
  m->language->external_scanner.destroy(m->scanner);
  q_memory_free(m->table);
  q_memory_free(m->kinds);
  q_memory_free(m->nodes);
  q_memory_free(m->stack);
  q_memory_free(m);
}

/* ---- The tree ----------------------------------------------------------------- */

static bool push(QTreeMaker *m, QEntry entry) {
  void *stack = m->stack;
  if (!q_memory_reserve(&stack, &m->stack_room, m->stack_count + 1, sizeof *m->stack)) return false;
  m->stack = stack;
  m->stack[m->stack_count++] = entry;
  return true;
}

/* Puts the entry's nodes below one of their own if its symbol has a name. */
static bool wrap(QTreeMaker *m, QEntry *entry, TSSymbol symbol) {
  if (m->kinds[symbol] == Q_NODE_HIDDEN) return true;
  void *nodes = m->nodes;
  if (!q_memory_reserve(&nodes, &m->node_room, m->node_count + 1, sizeof *m->nodes)) return false;
  m->nodes = nodes;
  m->nodes[m->node_count] = (QNode){
      .start = entry->start, .end = entry->end, .first = entry->first, .kind = m->kinds[symbol]};
  entry->first = entry->last = (uint32_t)m->node_count++;
  return true;
}

/* The symbols at the top of the stack become one. */
static bool reduce(QTreeMaker *m, TSSymbol symbol, unsigned count) {
  uint32_t at = m->lexer.start;
  QEntry entry = {.start = at, .end = at};
  m->stack_count -= count;
  const QEntry *parts = m->stack + m->stack_count;
  if (count > 0) entry.start = parts[0].start, entry.end = parts[count - 1].end;
  for (unsigned i = 0; i < count; i++) {
    if (!parts[i].first) continue;
    if (entry.first)
      m->nodes[entry.last].next = parts[i].first;
    else
      entry.first = parts[i].first;
    entry.last = parts[i].last;
  }
  TSStateId below = m->stack[m->stack_count - 1].state;
  entry.state = m->table[(size_t)below * m->language->symbol_count + symbol];
  return wrap(m, &entry, symbol) && push(m, entry);
}

/* The next token from the lexer's place on: lexer.start to lexer.end. */
static TSSymbol scan(QTreeMaker *m, TSStateId state) {
  const TSLanguage *l = m->language;
  QLexer *lexer = &m->lexer;
  const bool *valid = l->external_scanner.states +
                      (size_t)l->lex_modes[state].external_lex_state * l->external_token_count;
  lexer->at = lexer->start = lexer->end;
  lexer->ended = false;
  look(lexer);
  bool found = l->external_scanner.scan(m->scanner, &lexer->base, valid);
  if (!found) return ts_builtin_sym_end;
  if (!lexer->ended) lexer->end = lexer->at;
  if (lexer->end < lexer->start) lexer->start = lexer->end;
  /* Between tokens the scanner keeps what it writes, and no more. */
  char state_bytes[TREE_SITTER_SERIALIZATION_BUFFER_SIZE];
  unsigned size = l->external_scanner.serialize(m->scanner, state_bytes);
  l->external_scanner.deserialize(m->scanner, state_bytes, size);
  return l->external_scanner.symbol_map[lexer->base.result_symbol];
}

/* What to do with a symbol in a state. Where the grammar's repetitions leave a choice, what stands
 * on the stack is put together first. */
static const TSParseAction *action_for(const QTreeMaker *m, TSStateId state, TSSymbol symbol) {
  static const TSParseAction end = {.type = TSParseActionTypeAccept};
  const TSLanguage *l = m->language;
  uint16_t place = m->table[(size_t)state * l->symbol_count + symbol];
  return place ? &l->parse_actions[place + 1].action : &end;
}

bool q_tree_make(QTreeMaker *m, const char *text, uint32_t length, const QNode **nodes,
                 uint32_t *first) {
  m->lexer.text = text;
  m->lexer.length = length;
  m->lexer.end = 0;
  m->node_count = 1;
  m->stack_count = 0;
  m->language->external_scanner.deserialize(m->scanner, NULL, 0);
  if (!push(m, (QEntry){.state = 1})) return false;
  for (TSStateId state = 1;;) {
    TSSymbol token = scan(m, state);
    const TSParseAction *action = action_for(m, state, token);
    while (action->type == TSParseActionTypeReduce) {
      if (!reduce(m, action->reduce.symbol, action->reduce.child_count)) return false;
      state = m->stack[m->stack_count - 1].state;
      action = action_for(m, state, token);
    }
    if (action->type != TSParseActionTypeShift) break; /* the end is accepted */
    state = action->shift.state;
    QEntry entry = {.start = m->lexer.start, .end = m->lexer.end, .state = state};
    if (!wrap(m, &entry, token) || !push(m, entry)) return false;
  }
  *nodes = m->nodes;
  *first = m->nodes[m->stack[m->stack_count - 1].first].first;
  return true;
}
