/* The tree below a list of chunks, for whoever keeps something of each of its nodes: sums over
 * the chunks below. */
#ifndef QUOTH_DOCUMENT_NODES_H
#define QUOTH_DOCUMENT_NODES_H

#include "document/chunks.h"

enum {
  Q_NODE_FANOUT = 64
};

/* What is known of all chunks below a leaf: a set. */
enum {
  Q_KNOWN_CASTS = 1,
  Q_KNOWN_GIVEN = 2,  /* has_given is set, and all have answers */
  Q_KNOWN_FIRSTS = 4, /* firsts is true */
};

/* A node: a leaf if its children are chunks. */
struct QLeaf {
  QLeaf *parent;
  QLeaf *previous, *next; /* of leaves, in the order of the text; next: of spares too */
  uint32_t slot;          /* in the parent */
  uint16_t used;
  bool is_leaf;
  /* A chunk below has changed, has come or has gone, or one beside a leaf has gone, since whoever
   * keeps sums has set this to false; then it is true in all nodes above as well. */
  bool is_stale;
  void *sums; /* of lint, one block of memory; NULL: none yet */
  /* Of a leaf, for speakers: emptied when a chunk below has changed, has come or has gone. */
  uint8_t known;
  bool has_given; /* a chunk has comments that tell a speaker */
  void *firsts;   /* whom the chunks name first, one block of memory; NULL: none yet */
  uint32_t size[Q_NODE_FANOUT], lines[Q_NODE_FANOUT], count[Q_NODE_FANOUT];
  void *child[Q_NODE_FANOUT];
};

#endif
