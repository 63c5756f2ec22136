/* Reads files in tree-sitter's corpus format:
 *
 *     ====================
 *     Name of the case
 *     ====================
 *     the text
 *     ---
 *
 *     (document ...)
 *
 * A line of three or more = or - may end in a suffix, the same for all lines of a case, for texts
 * that hold such lines themselves; the longest line of - parts text and tree. The line end before
 * it is not the text's. Attributes (:skip and so on) are not known. */
#ifndef QUOTH_TESTS_CORPUS_H
#define QUOTH_TESTS_CORPUS_H

#include <stddef.h>

typedef struct {
  const char *name; /* ends with NUL */
  const char *head; /* the first = line */
  const char *text;
  size_t length;
  const char *tree; /* what is expected, up to tree_end */
  const char *tree_end;
} CorpusCase;

typedef struct {
  char *path;
  char *bytes; /* the file, which cases point into */
  size_t size;
  CorpusCase *cases;
  size_t count;
} CorpusFile;

/* Reads a file; ends the program with a message if it cannot be read or is not a corpus.
 * The caller gives it to corpus_free. */
CorpusFile corpus_read(const char *path);
void corpus_free(CorpusFile *file);

/* An S-expression on one line, one space between words; the caller frees it. */
char *corpus_normalize(const char *tree, size_t length);

/* The same with a node a line, indented; the caller frees it. */
char *corpus_indent(const char *tree);

/* Writes the file anew with trees[i] (on one line) expected of case i. */
void corpus_write(const CorpusFile *file, char *const *trees);

#endif
