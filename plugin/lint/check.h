/* A run of lint, and the findings of one chunk. */
#ifndef QUOTH_LINT_CHECK_H
#define QUOTH_LINT_CHECK_H

#include "lint/lint.h"
#include "lint/sums.h"

typedef struct {
  QDocument *document;
  QLintState *state;
  QLintKey key; /* but for context */
  QRepairCustom custom;
  QFindings findings;
  QRepairer *repairer;
  QSwitch *switches;
  size_t switch_room;
  QLeaf **leaves; /* those that have to be looked at, in order */
  size_t leaf_count, leaf_room;
} QLintRun;

/* Makes a chunk's facts and switches known. False when there is no memory. */
bool q_lint_count(QLintRun *run, QChunk *chunk);

/* Finds what the rules say of a chunk whose borders are chosen, if that is not known. previous and
 * next are the nearest chunks with a block, or NULL. False when there is no memory. */
bool q_lint_check(QLintRun *run, QChunk *chunk, const QChunk *previous, const QChunk *next);

/* Whether two keys are the same, context and all. */
bool q_lint_same_key(const QLintKey *a, const QLintKey *b);

/* Reads and checks the chunks below the run's leaves, and those before and behind that this
 * changes. The sums are fresh. False when there is no memory. */
bool q_lint_settle(QLintRun *run);

#endif
