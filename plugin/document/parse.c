#include "document/parse.h"

#include <string.h>

#include <tree_sitter/api.h>

#include "attribution/link.h"
#include "chars.h"
#include "document/arena.h"
#include "document/memory.h"
#include "document/reader.h"
#include "text/lines.h"
#include "text/utf8.h"

const TSLanguage *tree_sitter_quoth(void);
const TSLanguage *tree_sitter_quoth_plain(void);

/* Unused memory that is worth a new start. */
enum {
  SLACK = 32 << 20
};

struct QParser {
  QArena *arena;
  const TSLanguage *language;
  TSParser *parser; /* in the arena */
  uint32_t life;    /* of the parser */
  bool line_breaks;
  uint32_t keep;
  QSymbols symbols;
  QReading reading;
  char *input; /* prefix and text */
  size_t room;
};

QParser *q_parser_new(QFormat format, bool line_breaks, uint32_t keep) {
  QParser *parser = q_memory_new(sizeof *parser);
  if (!parser) return NULL;
  memset(parser, 0, sizeof *parser);
  parser->arena = q_arena_new();
  if (!parser->arena) {
    q_memory_free(parser);
    return NULL;
  }
  bool markdown = format == Q_FORMAT_MARKDOWN;
  parser->language = markdown ? tree_sitter_quoth() : tree_sitter_quoth_plain();
  parser->line_breaks = line_breaks;
  parser->keep = keep;
  q_symbols_init(&parser->symbols, parser->language);
  return parser;
}

void q_parser_free(QParser *parser) {
  if (!parser) return;
  q_arena_free(parser->arena);
  q_reading_free(&parser->reading);
  q_memory_free(parser->input);
  q_memory_free(parser);
}

uint32_t q_parser_life(const QParser *parser) { return q_arena_life(parser->arena); }

/* ---- Input -------------------------------------------------------------- */

static bool make_input(QParser *parser, const char *text, uint32_t size, QContext before) {
  uint32_t prefix = q_context_prefix_length(before);
  void *input = parser->input;
  if (!q_memory_reserve(&input, &parser->room, (size_t)prefix + size + 1, 1)) return false;
  parser->input = input;
  q_context_write_prefix(before, parser->input);
  char *copy = parser->input + prefix;
  if (size) memcpy(copy, text, size);
  if (parser->line_breaks) {
    for (uint32_t i = 0; i < size; i++) copy[i] = copy[i] == '\n' ? Q_RECORD_SEPARATOR : copy[i];
  }
  return true;
}

typedef struct {
  const char *text;
  uint32_t length;
} QInput;

static const char *read_input(void *payload, uint32_t byte, TSPoint point, uint32_t *length) {
  const QInput *input = payload;
  (void)point;
  *length = byte < input->length ? input->length - byte : 0;
  return *length ? input->text + byte : "";
}

/* ---- Edits -------------------------------------------------------------- */

static void point_of(const char *text, uint32_t from, uint32_t to, bool line_breaks, uint32_t *row,
                     uint32_t *column) {
  uint32_t lines = line_breaks ? 0 : q_lines_count(text + from, to - from);
  if (lines) {
    uint32_t line = to;
    while (text[line - 1] != '\n') line--;
    *row += lines;
    *column = to - line;
  } else {
    *column += to - from;
  }
}

void q_tree_edit_old(QTreeEdit *edit, const char *text, const QParser *parser) {
  /* How a broken sequence reads may depend on what follows it. */
  edit->start = (uint32_t)q_utf8_back(text, edit->start);
  edit->start_row = edit->start_column = 0;
  point_of(text, 0, edit->start, parser->line_breaks, &edit->start_row, &edit->start_column);
  edit->old_row = edit->start_row;
  edit->old_column = edit->start_column;
  point_of(text, edit->start, edit->old_end, parser->line_breaks, &edit->old_row,
           &edit->old_column);
}

void q_tree_edit_new(QTreeEdit *edit, const char *text, const QParser *parser) {
  edit->new_row = edit->start_row;
  edit->new_column = edit->start_column;
  point_of(text, edit->start, edit->new_end, parser->line_breaks, &edit->new_row,
           &edit->new_column);
}

static TSPoint after_prefix(uint32_t row, uint32_t column, TSPoint end) {
  return (TSPoint){end.row + row, row ? column : end.column + column};
}

static void edit_tree(TSTree *tree, const QTreeEdit *edit, uint32_t prefix, const char *input) {
  TSPoint end = {0, 0};
  point_of(input, 0, prefix, false, &end.row, &end.column);
  TSInputEdit e = {.start_byte = edit->start + prefix,
                   .old_end_byte = edit->old_end + prefix,
                   .new_end_byte = edit->new_end + prefix,
                   .start_point = after_prefix(edit->start_row, edit->start_column, end),
                   .old_end_point = after_prefix(edit->old_row, edit->old_column, end),
                   .new_end_point = after_prefix(edit->new_row, edit->new_column, end)};
  ts_tree_edit(tree, &e);
}

/* ---- Parsing ------------------------------------------------------------ */

typedef struct {
  QParser *parser;
  QInput input;
  uint32_t prefix;
  TSTree *old;
  const QTreeEdit *edit;
  TSTree *tree;
  QContext *after;
  bool read;
} QTask;

/* Runs inside of the arena. */
static void parse(void *context) {
  QTask *task = context;
  QParser *parser = task->parser;
  if (!parser->parser || parser->life != q_arena_life(parser->arena)) {
    parser->parser = ts_parser_new();
    parser->life = q_arena_life(parser->arena);
    ts_parser_set_language(parser->parser, parser->language);
  }
  if (task->old) edit_tree(task->old, task->edit, task->prefix, task->input.text);
  TSInput input = {&task->input, read_input, TSInputEncodingUTF8};
  task->tree = ts_parser_parse(parser->parser, task->old, input);
  if (task->old) ts_tree_delete(task->old);
  task->read = q_reader_read(&parser->symbols, task->tree, task->input.text, task->input.length,
                             task->prefix, &parser->reading, task->after);
  if (task->input.length < parser->keep) {
    ts_tree_delete(task->tree);
    task->tree = NULL;
  }
}

static void delete_tree(void *tree) { ts_tree_delete(tree); }

void q_parser_drop_tree(QParser *parser, TSTree *tree) {
  if (tree) q_arena_run(parser->arena, delete_tree, tree);
}

void q_parser_drop_trees(QParser *parser) { q_arena_clear(parser->arena); }

void q_parser_tidy(QParser *parser) {
  size_t reserved = q_arena_reserved(parser->arena), used = q_arena_used(parser->arena);
  if (reserved > SLACK && used < reserved / 4) q_arena_clear(parser->arena);
}

/* The records of what has been read, and no more trees if there is no memory for them. */
static bool finish(QParser *parser, QParsed *parsed) {
  q_link(&parser->reading);
  if (q_reading_color(&parser->reading)) parsed->records = q_reading_records(&parser->reading);
  if (!parsed->records) q_arena_clear(parser->arena);
  return parsed->records != NULL;
}

/* A chunk in the middle of code or a comment. */
static bool pass_over(QParser *parser, uint32_t size, QContext before, QParsed *parsed) {
  parsed->after = before;
  parsed->tree = NULL;
  if (before.state != Q_IN_COMMENT) {
    QParagraph *p = q_reading_paragraph(&parser->reading);
    if (!p) {
      q_arena_clear(parser->arena);
      return false;
    }
    p->kind = Q_EDGE_OTHER;
    p->end = size;
  }
  return finish(parser, parsed);
}

bool q_parser_parse(QParser *parser, const char *text, uint32_t size, QContext before,
                    struct TSTree *old, const QTreeEdit *edit, QParsed *parsed) {
  parsed->records = NULL;
  parsed->life = q_arena_life(parser->arena);
  q_reading_begin(&parser->reading, text, size);
  if (q_context_stays(before, text, size)) {
    q_parser_drop_tree(parser, old);
    return pass_over(parser, size, before, parsed);
  }
  if (!make_input(parser, text, size, before)) {
    q_arena_clear(parser->arena);
    return false;
  }
  uint32_t prefix = q_context_prefix_length(before);
  QTask task = {.parser = parser,
                .input = {parser->input, prefix + size},
                .prefix = prefix,
                .old = old,
                .edit = edit,
                .after = &parsed->after};
  if (!q_arena_run(parser->arena, parse, &task)) return false;
  if (!task.read) {
    q_arena_clear(parser->arena);
    return false;
  }
  parsed->tree = task.tree;
  parsed->life = q_arena_life(parser->arena);
  return finish(parser, parsed);
}
