/* Repairs over the chunks of a document: what may be open between them, and which of it is. */
#ifndef QUOTH_LINT_BORDERS_H
#define QUOTH_LINT_BORDERS_H

#include "document/chunks.h"
#include "document/document.h"
#include "marks/repair.h"

/* What a chunk keeps. */
typedef struct {
  bool known; /* the rest is set */
  bool forced, sound;
  bool plain_before, plain_after; /* nothing can be open there: the borders need not be looked at */
  uint8_t chosen, before_chosen;  /* states of the borders */
  QRepairCustom custom;
  QRepairBorder before, after;
} QChunkBorders;

/* Where a chunk keeps it. */
typedef QChunkBorders *QBordersOf(const QChunk *chunk);

/* Called for a chunk that has to be looked at again. */
typedef void QBordersChanged(const QChunk *chunk);

/* Brings the borders of all chunks up to date. False when there is no memory. */
bool q_borders_settle(const QDocument *document, const QRepairCustom *custom, QRepairer *repairer,
                      QBordersOf *of, QBordersChanged *changed);

/* The repairs of a chunk whose borders are up to date, as q_repair_trace. */
bool q_borders_repairs(const QChunk *chunk, const QChunkBorders *borders, QRepairer *repairer,
                       const QRepair **repairs, size_t *count);

#endif
