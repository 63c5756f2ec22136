#include "document/parse.h"

#include <string.h>

#include "attribution/link.h"
#include "chars.h"
#include "document/memory.h"
#include "document/reader.h"
#include "document/tree.h"

struct TSLanguage;

const struct TSLanguage *tree_sitter_quoth(void);
const struct TSLanguage *tree_sitter_quoth_plain(void);

struct QParser {
  QTreeMaker *maker;
  bool line_breaks;
  QReading reading;
  char *input; /* prefix and text */
  size_t room;
};

QParser *q_parser_new(QFormat format, bool line_breaks) {
  QParser *parser = q_memory_new(sizeof *parser);
  if (!parser) return NULL;
  memset(parser, 0, sizeof *parser);
  bool markdown = format == Q_FORMAT_MARKDOWN;
  parser->maker = q_tree_maker_new(markdown ? tree_sitter_quoth() : tree_sitter_quoth_plain());
  if (!parser->maker) {
    q_memory_free(parser);
    return NULL;
  }
  parser->line_breaks = line_breaks;
  return parser;
}

void q_parser_free(QParser *parser) {
  if (!parser) return;
  q_tree_maker_free(parser->maker);
  q_reading_free(&parser->reading);
  q_memory_free(parser->input);
  q_memory_free(parser);
}

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

/* The records of what has been read. */
static bool finish(QParser *parser, QParsed *parsed) {
  if (q_link(&parser->reading) && q_reading_color(&parser->reading))
    parsed->records = q_reading_records(&parser->reading);
  return parsed->records != NULL;
}

/* A chunk in the middle of code or a comment. */
static bool pass_over(QParser *parser, uint32_t size, QContext before, QParsed *parsed) {
  parsed->after = before;
  if (before.state != Q_IN_COMMENT) {
    QParagraph *p = q_reading_paragraph(&parser->reading);
    if (!p) return false;
    p->kind = Q_EDGE_OTHER;
    p->end = size;
  }
  return finish(parser, parsed);
}

bool q_parser_parse(QParser *parser, const char *text, uint32_t size, QContext before,
                    QParsed *parsed) {
  parsed->records = NULL;
  q_reading_begin(&parser->reading, text, size);
  if (q_context_stays(before, text, size)) return pass_over(parser, size, before, parsed);
  if (!make_input(parser, text, size, before)) return false;
  uint32_t prefix = q_context_prefix_length(before), length = prefix + size, first;
  const QNode *nodes;
  return q_tree_make(parser->maker, parser->input, length, &nodes, &first) &&
         q_reader_read(nodes, first, parser->input, length, prefix, &parser->reading,
                       &parsed->after) &&
         finish(parser, parsed);
}
