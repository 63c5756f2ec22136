/* Repairs over the chunks of a document: what may be open between them, and which of it is. */
#ifndef QUOTH_LINT_BORDERS_H
#define QUOTH_LINT_BORDERS_H

#include "document/chunks.h"
#include "marks/repair.h"

/* The borders of a chunk, where they are not plain. */
typedef struct {
  QRepairBorder before, after;
} QBorderPair;

/* What a chunk keeps. */
typedef struct {
  bool known;       /* the rest is set */
  bool forced, cut; /* it begins, or ends, where a paragraph was cut by force */
  bool sound;       /* there is nothing to repair in it */
  /* Nothing is handed on there: nothing can be open, or the paragraph was cut. */
  bool plain_before, plain_after;
  bool quick;                    /* whatever the customs are but for the outer marks */
  uint8_t chosen, before_chosen; /* states of the borders; chosen may be Q_NOT_CHOSEN */
  uint8_t own;                   /* what to choose where nothing is handed on */
  QRepairCustom custom;
  QBorderPair *pair; /* NULL: both are plain; may be there when they are */
} QChunkBorders;

enum {
  Q_NOT_CHOSEN = UINT8_MAX
};

/* The border after a chunk, for the one after it; NULL: it is plain. What a paragraph that is cut
 * by force leaves open is not handed on, so that an edit is not felt further than that. */
const QRepairBorder *q_borders_after(const QChunkBorders *borders);

/* Whether what is known of a chunk holds after that border (NULL: a plain one). */
bool q_borders_are_known(const QChunk *chunk, const QChunkBorders *borders,
                         const QRepairCustom *custom, const QRepairBorder *before);

/* Reads a chunk: what may be open after it. Fills all of *borders but pair, which stays as it is,
 * and *pair. */
void q_borders_read(const QChunk *chunk, const QRepairCustom *custom, const QRepairBorder *before,
                    QRepairer *repairer, QChunkBorders *borders, QBorderPair *pair);

/* Takes a state of the border after a chunk that has been read, and so one of that before it. False
 * when there is no memory. */
bool q_borders_choose(const QChunk *chunk, QChunkBorders *borders, unsigned chosen,
                      QRepairer *repairer);

/* The repairs of a chunk whose borders are chosen, as q_repair_trace. */
bool q_borders_repairs(const QChunk *chunk, const QChunkBorders *borders, QRepairer *repairer,
                       const QRepair **repairs, size_t *count);

#endif
