/* The tree of a text by the grammar, as far as the reader wants it: the nodes that have a name.
 *
 * The grammar is tree-sitter's, and so are the tables made from it. They are run here: a chunk is
 * a paragraph or two and always read as a whole, so that nothing of what makes tree-sitter's own
 * parser large is needed - no error is ever met, no reading has a rival, no old tree is used
 * again - and the text lies in one piece, so that the scanner steps over it at once. A test
 * compares the trees with those of tree-sitter. */
#ifndef QUOTH_DOCUMENT_TREE_H
#define QUOTH_DOCUMENT_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct TSLanguage;

typedef enum {
  Q_NODE_HIDDEN, /* never in a tree */
  Q_NODE_OTHER,
  Q_NODE_PARAGRAPH,
  Q_NODE_HEADING,
  Q_NODE_BLOCK_QUOTATION,
  Q_NODE_CODE_BLOCK,
  Q_NODE_FRONT_MATTER,
  Q_NODE_COMMENT,
  Q_NODE_QUOTATION,
  Q_NODE_MARK,
  Q_NODE_CONTENT,
  Q_NODE_ATTRIBUTION,
  Q_NODE_SOURCE,
  Q_NODE_CUE,
  Q_NODE_REPORTED,
  Q_NODE_STRAY_MARK,
} QNodeKind;

/* Others are told by their index; 0: there is none. Offsets are bytes of the text. */
typedef struct {
  uint32_t start, end;
  uint32_t first, next; /* its first child; the next one of its parent's */
  uint8_t kind;         /* QNodeKind */
} QNode;

typedef struct QTreeMaker QTreeMaker;

/* NULL when there is no memory. The language is one of ours. */
QTreeMaker *q_tree_maker_new(const struct TSLanguage *language);
void q_tree_maker_free(QTreeMaker *maker);

/* Reads a text. *first is the first node of the document, and its siblings are the others; the
 * nodes are the maker's until its next call. False when there is no memory. */
bool q_tree_make(QTreeMaker *maker, const char *text, uint32_t length, const QNode **nodes,
                 uint32_t *first);

#endif
