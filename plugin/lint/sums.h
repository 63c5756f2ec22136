/* What lint knows of the whole document: sums over the chunks below each node of their tree, so
 * that after an edit only those above what has changed are summed up again. */
#ifndef QUOTH_LINT_SUMS_H
#define QUOTH_LINT_SUMS_H

#include "document/nodes.h"
#include "lint/facts.h"

/* What chunks may have. */
typedef enum {
  Q_WITH_BLOCK,
  Q_WITH_LINE, /* one that is not blank */
  Q_WITH_SWITCHES,
  Q_WITH_FINDINGS,
  Q_WITHS,
} QWith;

/* What the switches of a text do to those before: sets of rules. What is off becomes
 * (off & keep) | set; what is off in the next line stays if there is no line, and line_set joins
 * it. */
typedef struct {
  uint32_t keep, set, line_set;
  bool line_keep;
} QSwitchEffect;

typedef struct {
  QFacts facts;
  QSwitchEffect switches;
  uint32_t with[Q_WITHS];     /* how many chunks have it */
  const QChunk *first, *last; /* those with a block; NULL: none */
} QLintSums;

/* Of nothing. */
void q_sums_begin(QLintSums *sums);

/* Adds the sums of what comes next in the text. */
void q_sums_add(QLintSums *sums, const QLintSums *next);

/* Makes a chunk's facts known, where they are not. False when there is no memory. */
typedef bool QSumsCount(void *context, QChunk *chunk);

/* Called for each leaf whose sums are made anew, in order. False: as above. */
typedef bool QSumsLeaf(void *context, QLeaf *leaf);

/* Sums up a node's chunks if it is stale, and makes it and what is below it fresh. visit may be
 * NULL. False when there is no memory. */
bool q_sums_refresh(QLeaf *node, QSumsCount *count, QSumsLeaf *visit, void *context);

/* The next or previous chunk that has something, or NULL. All sums are fresh. */
QChunk *q_sums_next(const QChunk *chunk, QWith with);
QChunk *q_sums_previous(const QChunk *chunk, QWith with);

/* A chunk whose sums are known has come by findings, or has lost them. */
void q_sums_found(const QChunk *chunk, bool found);

/* The rules that all chunks before this one switch off: from its start on, and in its first
 * line. */
void q_sums_off(const QChunk *chunk, uint32_t *off, uint32_t *off_line);

#endif
