/* What each reading of a mark costs where marks may be wrong. */
#ifndef QUOTH_MARKS_REPAIR_COSTS_H
#define QUOTH_MARKS_REPAIR_COSTS_H

#include "marks/repair_beam.h"

typedef struct {
  int open, close, text, remove; /* text: as it is; remove: left out */
} QRepairCosts;

QRepairCosts q_repair_costs(const QRepairParagraph *p, unsigned mark);

/* Whether a single is a closing mark of the outer kind, and no apostrophe. */
bool q_repair_closes_outer(const QRepairParagraph *p, const QMarkEvent *e);

#endif
