#include "document/reader.h"

#include <string.h>

#include "chars.h"
#include "quoth.h"
#include "text/utf8.h"

typedef enum {
  N_OTHER,
  N_PARAGRAPH,
  N_HEADING,
  N_BLOCK_QUOTATION,
  N_CODE_BLOCK,
  N_FRONT_MATTER,
  N_COMMENT,
  N_QUOTATION,
  N_MARK,
  N_CONTENT,
  N_ATTRIBUTION,
  N_SOURCE,
  N_CUE,
  N_REPORTED,
  N_STRAY_MARK,
} QNode;

static const char *const NODE_NAMES[] = {
    [N_PARAGRAPH] = "paragraph",
    [N_HEADING] = "heading",
    [N_BLOCK_QUOTATION] = "block_quotation",
    [N_CODE_BLOCK] = "code_block",
    [N_FRONT_MATTER] = "front_matter",
    [N_COMMENT] = "comment",
    [N_QUOTATION] = "quotation",
    [N_MARK] = "mark",
    [N_CONTENT] = "content",
    [N_ATTRIBUTION] = "attribution",
    [N_SOURCE] = "source",
    [N_CUE] = "cue",
    [N_REPORTED] = "reported",
    [N_STRAY_MARK] = "stray_mark",
};

void q_symbols_init(QSymbols *symbols, const TSLanguage *language) {
  memset(symbols, 0, sizeof *symbols);
  for (uint8_t i = 1; i < sizeof NODE_NAMES / sizeof *NODE_NAMES; i++) {
    const char *name = NODE_NAMES[i];
    TSSymbol symbol = ts_language_symbol_for_name(language, name, (uint32_t)strlen(name), true);
    if (symbol < Q_SYMBOLS_MAX) symbols->node[symbol] = i;
  }
}

typedef struct {
  const QSymbols *symbols;
  TSTreeCursor cursor;
  const char *input;
  uint32_t length, prefix;
  QReading *reading;
  int32_t quotation; /* the innermost one around the cursor; -1: none */
  uint16_t depth;    /* of marks and blocks around it */
  bool failed;
} QReader;

/* ---- Nodes -------------------------------------------------------------- */

static TSNode here(const QReader *r) { return ts_tree_cursor_current_node(&r->cursor); }

static QNode kind_of(const QReader *r, TSNode node) {
  TSSymbol symbol = ts_node_symbol(node);
  return symbol < Q_SYMBOLS_MAX ? r->symbols->node[symbol] : N_OTHER;
}

/* Offsets in the chunk. What stands in the prefix is put at its start. */
static uint32_t in_chunk(const QReader *r, uint32_t offset) {
  return offset > r->prefix ? offset - r->prefix : 0;
}

static uint32_t start_of(const QReader *r, TSNode node) {
  return in_chunk(r, ts_node_start_byte(node));
}

static uint32_t end_of(const QReader *r, TSNode node) {
  return in_chunk(r, ts_node_end_byte(node));
}

static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

static uint32_t trim_end(const QReader *r, uint32_t start, uint32_t end) {
  while (end > start && is_space(r->reading->text[end - 1])) end--;
  return end;
}

static uint32_t past_blanks(const QReader *r, uint32_t start, uint32_t end) {
  while (start < end && is_space(r->reading->text[start])) start++;
  return start;
}

/* Past blanks, dashes and the punctuation that ends what stands before. */
static uint32_t trim_start(const QReader *r, uint32_t start, uint32_t end) {
  while (start < end) {
    int32_t c;
    uint32_t size = (uint32_t)q_utf8_read(r->reading->text + start, end - start, &c);
    if (!q_is_blank(c) && !q_is_dash(c) && !q_is_sentence_end(c) && c != '\n' && c != ',' &&
        c != ';' && c != ':' && c != '-')
      break;
    start += size;
  }
  return start;
}

/* ---- Quotations --------------------------------------------------------- */

static void read_inline(QReader *r);

static QQuoteRecord *record(const QReader *r, int32_t index) {
  return &r->reading->quotations[index];
}

/* A new record at the end of the array: its index, or -1. */
static int32_t add_quotation(QReader *r, QKind kind, uint32_t start, uint32_t end) {
  QQuoteRecord *q = q_reading_quotation(r->reading);
  if (!q) {
    r->failed = true;
    return -1;
  }
  q->start = q->inner_start = start;
  q->end = q->inner_end = end;
  q->parent = r->quotation;
  q->attribution = Q_NO_ATTRIBUTION;
  q->depth = (uint16_t)(r->depth + 1);
  q->kind = (uint8_t)kind;
  q->closed = true;
  return (int32_t)r->reading->quotation_count - 1;
}

static int32_t mark_at(const QReader *r, uint32_t offset) {
  int32_t c = -1;
  if (offset < r->reading->size)
    q_utf8_read(r->reading->text + offset, r->reading->size - offset, &c);
  return c;
}

/* Past the rest of a tag in a line of dialogue: "he said gaily. ", up to the sentence's end;
 * where a comma comes first, the speech goes on after it. Then past blanks. end at the latest. */
static uint32_t past_tag(const QReader *r, uint32_t start, uint32_t end) {
  for (uint32_t at = start; at < end;) {
    int32_t c;
    at += (uint32_t)q_utf8_read(r->reading->text + at, end - at, &c);
    if (c == ',' || q_is_dash(c) || q_is_sentence_end(c)) return trim_start(r, at, end);
  }
  return end;
}

/* The content of a line of dialogue. Attributions in it are no part of what is said: they part
 * it into pieces. piece is the first one's record. */
static void read_dialogue(QReader *r, int32_t piece, uint32_t end) {
  int32_t outer = r->quotation;
  uint32_t next = 0; /* without a piece: where the next one may begin */
  if (ts_tree_cursor_goto_first_child(&r->cursor)) {
    do {
      TSNode node = here(r);
      if (piece < 0 && kind_of(r, node) != N_ATTRIBUTION) {
        r->quotation = outer;
        piece = add_quotation(r, Q_DIRECT, past_tag(r, next, start_of(r, node)), end);
        if (piece < 0) break;
      }
      r->quotation = piece < 0 ? outer : piece;
      r->depth++;
      size_t index = r->reading->attribution_count;
      read_inline(r);
      r->depth--;
      if (r->failed) break;
      if (kind_of(r, node) != N_ATTRIBUTION) continue;
      QAttributionRecord *tag = &r->reading->attributions[index];
      if (tag->content_end > tag->content_start) continue;
      tag->parent = outer;
      if (piece >= 0) {
        QQuoteRecord *q = record(r, piece);
        q->end = q->inner_end = trim_end(r, q->inner_start, tag->start);
      } else if (past_tag(r, next, tag->start) < tag->start) {
        r->quotation = outer;
        uint32_t start = past_tag(r, next, tag->start);
        if (add_quotation(r, Q_DIRECT, start, trim_end(r, start, tag->start)) < 0) break;
      }
      piece = -1;
      next = tag->end;
    } while (ts_tree_cursor_goto_next_sibling(&r->cursor));
    ts_tree_cursor_goto_parent(&r->cursor);
  }
  r->quotation = outer;
  if (piece < 0 && !r->failed) {
    uint32_t start = past_tag(r, next, end);
    if (start < end) add_quotation(r, Q_DIRECT, start, end);
  }
}

static void read_children(QReader *r) {
  if (!ts_tree_cursor_goto_first_child(&r->cursor)) return;
  do {
    read_inline(r);
  } while (!r->failed && ts_tree_cursor_goto_next_sibling(&r->cursor));
  ts_tree_cursor_goto_parent(&r->cursor);
}

static void read_quotation(QReader *r, TSNode node) {
  int32_t outer = r->quotation;
  uint32_t start = start_of(r, node), end = end_of(r, node);
  int32_t index = add_quotation(r, Q_DIRECT, start, end);
  if (index < 0 || !ts_tree_cursor_goto_first_child(&r->cursor)) return;
  bool opened = false, dash = false;
  record(r, index)->closed = false;
  do {
    TSNode child = here(r);
    switch (kind_of(r, child)) {
    case N_MARK:
      if (opened) {
        record(r, index)->inner_end = start_of(r, child);
        record(r, index)->closed = true;
      } else {
        record(r, index)->inner_start = end_of(r, child);
        dash = q_is_dash(mark_at(r, start)) || mark_at(r, start) == '-';
        opened = true;
        if (dash) record(r, index)->inner_start = past_blanks(r, end_of(r, child), end);
      }
      break;
    case N_CONTENT:
      if (dash) {
        end = trim_end(r, start, end);
        record(r, index)->end = record(r, index)->inner_end = end;
        read_dialogue(r, index, end);
      } else {
        r->quotation = index;
        r->depth++;
        read_children(r);
        r->depth--;
        r->quotation = outer;
      }
      break;
    default: break;
    }
  } while (!r->failed && ts_tree_cursor_goto_next_sibling(&r->cursor));
  ts_tree_cursor_goto_parent(&r->cursor);
  QQuoteRecord *q = record(r, index);
  if (dash) {
    q->closed = true;
  } else if (!q->closed) {
    q->end = q->inner_end = trim_end(r, q->inner_start, q->end);
  }
}

/* ---- Attributions ------------------------------------------------------- */

static void add_marked(QReader *r, TSNode node, QRole role) {
  QMarkedText *m = q_reading_marked(r->reading);
  if (!m) {
    r->failed = true;
    return;
  }
  *m = (QMarkedText){start_of(r, node), end_of(r, node), (uint8_t)role};
}

/* Reported words are a quotation without marks; with quotations in marks inside it is mixed. */
static void read_reported(QReader *r, TSNode node, size_t attribution) {
  int32_t outer = r->quotation;
  uint32_t start = start_of(r, node), end = end_of(r, node);
  start = past_blanks(r, start, end);
  end = trim_end(r, start, end);
  QAttributionRecord *a = &r->reading->attributions[attribution];
  a->content_start = start;
  a->content_end = end;
  int32_t index = add_quotation(r, Q_INDIRECT, start, end);
  if (index < 0) return;
  QQuoteRecord *q = record(r, index);
  q->attribution = (int32_t)attribution;
  q->evidence = a->cue_start < start ? Q_EVIDENCE_BEFORE : Q_EVIDENCE_AFTER;
  r->quotation = index;
  read_children(r);
  r->quotation = outer;
  for (size_t i = (size_t)index + 1; i < r->reading->quotation_count; i++) {
    if (record(r, (int32_t)i)->kind == Q_DIRECT) record(r, index)->kind = Q_MIXED;
  }
}

static void read_attribution(QReader *r, TSNode node) {
  size_t index = r->reading->attribution_count;
  QAttributionRecord *a = q_reading_attribution(r->reading);
  if (!a) {
    r->failed = true;
    return;
  }
  a->start = start_of(r, node);
  a->end = trim_end(r, a->start, end_of(r, node));
  a->parent = r->quotation;
  if (!ts_tree_cursor_goto_first_child(&r->cursor)) return;
  do {
    TSNode child = here(r);
    a = &r->reading->attributions[index];
    switch (kind_of(r, child)) {
    case N_SOURCE:
      if (a->source_end == a->source_start) {
        a->source_start = start_of(r, child);
        a->source_end = end_of(r, child);
      }
      add_marked(r, child, Q_ROLE_SOURCE);
      break;
    case N_CUE:
      if (a->cue_end == a->cue_start) {
        a->cue_start = start_of(r, child);
        a->cue_end = end_of(r, child);
      }
      add_marked(r, child, Q_ROLE_CUE);
      break;
    case N_REPORTED: read_reported(r, child, index); break;
    default: break;
    }
  } while (!r->failed && ts_tree_cursor_goto_next_sibling(&r->cursor));
  ts_tree_cursor_goto_parent(&r->cursor);
}

static void read_inline(QReader *r) {
  TSNode node = here(r);
  switch (kind_of(r, node)) {
  case N_QUOTATION: read_quotation(r, node); break;
  case N_ATTRIBUTION: read_attribution(r, node); break;
  case N_STRAY_MARK: add_marked(r, node, Q_ROLE_STRAY); break;
  default: break;
  }
}

/* ---- Blocks ------------------------------------------------------------- */

static void read_paragraph(QReader *r, TSNode node, QEdgeKind kind) {
  QParagraph *p = q_reading_paragraph(r->reading);
  if (!p) {
    r->failed = true;
    return;
  }
  size_t index = r->reading->paragraph_count - 1;
  uint32_t start = start_of(r, node), end = end_of(r, node);
  p->start = start;
  p->end = end;
  p->kind = (uint8_t)kind;
  p->first_quotation = r->reading->quotation_count;
  p->first_attribution = r->reading->attribution_count;
  r->quotation = -1;
  r->depth = 0;
  if (kind == Q_EDGE_BLOCK) {
    r->quotation = add_quotation(r, Q_BLOCK, start, trim_end(r, start, end));
    if (r->failed) return;
    r->depth = 1;
  }
  read_children(r);
  p = &r->reading->paragraphs[index];
  p->quotations_end = r->reading->quotation_count;
  p->attributions_end = r->reading->attribution_count;
}

/* Something between paragraphs, which parts them. */
static void read_other(QReader *r, TSNode node) {
  QParagraph *p = q_reading_paragraph(r->reading);
  if (!p) {
    r->failed = true;
    return;
  }
  p->start = start_of(r, node);
  p->end = end_of(r, node);
  p->kind = Q_EDGE_OTHER;
  p->first_quotation = p->quotations_end = r->reading->quotation_count;
  p->first_attribution = p->attributions_end = r->reading->attribution_count;
}

/* ---- All of it ---------------------------------------------------------- */

static void read_document(QReader *r, QContext *after) {
  *after = (QContext){.state = Q_IN_PROSE};
  if (!ts_tree_cursor_goto_first_child(&r->cursor)) return;
  do {
    TSNode node = here(r);
    uint32_t start = ts_node_start_byte(node), end = ts_node_end_byte(node);
    const char *text = r->input + start;
    bool last = end == r->length;
    switch (kind_of(r, node)) {
    case N_PARAGRAPH: read_paragraph(r, node, Q_EDGE_PARAGRAPH); break;
    case N_HEADING: read_paragraph(r, node, Q_EDGE_OTHER); break;
    case N_BLOCK_QUOTATION: read_paragraph(r, node, Q_EDGE_BLOCK); break;
    case N_CODE_BLOCK:
      read_other(r, node);
      if (last) *after = q_context_after_code(text, end - start);
      break;
    case N_FRONT_MATTER:
      read_other(r, node);
      if (last) *after = q_context_after_front_matter(text, end - start);
      break;
    case N_COMMENT:
      if (last) *after = q_context_after_comment(text, end - start);
      break;
    default: break;
    }
  } while (!r->failed && ts_tree_cursor_goto_next_sibling(&r->cursor));
}

bool q_reader_read(const QSymbols *symbols, const TSTree *tree, const char *input, uint32_t length,
                   uint32_t prefix, QReading *reading, QContext *after) {
  QReader r = {.symbols = symbols,
               .cursor = ts_tree_cursor_new(ts_tree_root_node(tree)),
               .input = input,
               .length = length,
               .prefix = prefix,
               .reading = reading,
               .quotation = -1};
  read_document(&r, after);
  ts_tree_cursor_delete(&r.cursor);
  return !r.failed;
}
