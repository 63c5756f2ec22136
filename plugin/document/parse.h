/* Parsing one chunk: its text is read behind a prefix that tells how the chunk begins, and its tree
 * becomes records. */
#ifndef QUOTH_DOCUMENT_PARSE_H
#define QUOTH_DOCUMENT_PARSE_H

#include "document/chunks.h"
#include "quoth.h"

typedef struct QParser QParser;

/* NULL when there is no memory. line_breaks: every line is a paragraph. */
QParser *q_parser_new(QFormat format, bool line_breaks);
void q_parser_free(QParser *parser);

/* What came of parsing a chunk. */
typedef struct {
  QRecords *records; /* the caller's */
  QContext after;    /* how the next chunk begins */
} QParsed;

/* Parses size bytes of text that begin as `before` tells. False when there is no memory. */
bool q_parser_parse(QParser *parser, const char *text, uint32_t size, QContext before,
                    QParsed *parsed);

#endif
