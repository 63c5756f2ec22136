/* Parsing one chunk: its text goes to tree-sitter behind a prefix that tells how the chunk
 * begins, and its tree is read into records. */
#ifndef QUOTH_DOCUMENT_PARSE_H
#define QUOTH_DOCUMENT_PARSE_H

#include "document/chunks.h"
#include "quoth.h"

typedef struct QParser QParser;

/* NULL when there is no memory. line_breaks: every line is a paragraph. keep: trees of shorter
 * chunks, in bytes, are not kept. */
QParser *q_parser_new(QFormat format, bool line_breaks, uint32_t keep);
void q_parser_free(QParser *parser);

/* What happened to a chunk's text since its tree was made: the bytes from start to old_end became
 * those from start to new_end. */
typedef struct {
  uint32_t start, old_end, new_end;
  uint32_t start_row, start_column; /* of start, and of the others: 0-based, bytes */
  uint32_t old_row, old_column, new_row, new_column;
} QTreeEdit;

/* The rows and columns of edit. Called with the old text to fill those of start and old_end,
 * then with the new text for new_end. */
void q_tree_edit_old(QTreeEdit *edit, const char *text, const QParser *parser);
void q_tree_edit_new(QTreeEdit *edit, const char *text, const QParser *parser);

/* What came of parsing a chunk. */
typedef struct {
  struct TSTree *tree; /* NULL if it is not kept; in the arena, good while life is q_parser_life */
  uint32_t life;
  QRecords *records; /* the caller's */
  QContext after;    /* how the next chunk begins */
} QParsed;

/* Parses size bytes of text that begin as `before` tells. old is the tree of what the text was
 * before edit, or NULL (edit is then not looked at); it is used up, whatever comes back. False
 * when there is no memory: then all trees are gone. */
bool q_parser_parse(QParser *parser, const char *text, uint32_t size, QContext before,
                    struct TSTree *old, const QTreeEdit *edit, QParsed *parsed);

/* Changes when all trees have gone. Never 0. */
uint32_t q_parser_life(const QParser *parser);

/* Frees a tree of this life. NULL is accepted. */
void q_parser_drop_tree(QParser *parser, struct TSTree *tree);

/* Drops all trees. */
void q_parser_drop_trees(QParser *parser);

/* Drops all trees if they have left the memory that they once took for the most part unused. */
void q_parser_tidy(QParser *parser);

#endif
