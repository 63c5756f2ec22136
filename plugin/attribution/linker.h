/* What the parts of linking share: a paragraph of a reading. Only they include this. */
#ifndef QUOTH_ATTRIBUTION_LINKER_H
#define QUOTH_ATTRIBUTION_LINKER_H

#include "document/reading.h"
#include "quoth.h"

typedef struct {
  QReading *reading;
  const QParagraph *paragraph;
  size_t given; /* attributions that the grammar has found: others are added after them */
} QLinker;

static inline QQuoteRecord *quotation(const QLinker *l, size_t i) {
  return &l->reading->quotations[i];
}

static inline const QAttributionRecord *attribution(const QLinker *l, size_t i) {
  return &l->reading->attributions[i];
}

static inline bool is_direct(const QQuoteRecord *q) { return q->kind == Q_DIRECT; }

/* The quotation in marks, or block, around a record whose parent is given; -1: none. What is
 * not said in the same one has nothing to do with each other. */
static inline int32_t scope_of(const QLinker *l, int32_t parent) {
  while (parent >= 0) {
    const QQuoteRecord *q = quotation(l, (size_t)parent);
    if (is_direct(q) || q->kind == Q_BLOCK) break;
    parent = q->parent;
  }
  return parent;
}

static inline void set(QQuoteRecord *q, int32_t index, QEvidence evidence) {
  q->attribution = index;
  q->evidence = (uint8_t)evidence;
}

#endif
