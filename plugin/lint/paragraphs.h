/* A chunk's paragraphs one after the other, as views. */
#ifndef QUOTH_LINT_PARAGRAPHS_H
#define QUOTH_LINT_PARAGRAPHS_H

#include "document/chunks.h"
#include "lint/view.h"

/* What a chunk must know of the ones beside it: a set. */
enum {
  Q_CONTEXT_CONTINUES =
      1, /* and its double, its fourfold, ...: the next chunk re-opens the quotation left
                              open at this level, 0 the outermost */
  Q_CONTEXT_CONTINUED = 16, /* its first paragraph re-opens what the chunk before leaves open */
};

/* previous and next are the nearest chunks with a block, or NULL. */
uint8_t q_context_of(const QChunk *chunk, const QChunk *previous, const QChunk *next);

typedef struct {
  QView view;
  const QChunk *chunk;
  uint8_t context;
  uint32_t block, quotation, attribution, span; /* the next ones */
  uint32_t first_span;                          /* of the paragraph */
  bool open; /* the paragraph before left a quotation open that goes on */
} QParagraphWalk;

/* The view is empty; the caller sets what is not of a paragraph: custom, longest, findings. */
QParagraphWalk q_paragraph_walk(const QChunk *chunk, uint8_t context);

/* The next paragraph, heading or block quotation. *sound: all its marks open and close something,
 * or go on in the next paragraph. */
bool q_paragraph_next(QParagraphWalk *walk, bool *sound);

#endif
