/* Marks that are missing, left over or wrong, and how they become findings of the rules
 * unclosed-quotation, stray-mark and mismatched-marks. Offsets are bytes from the chunk's start. */
#ifndef QUOTH_LINT_REPAIRS_H
#define QUOTH_LINT_REPAIRS_H

#include "lint/paragraphs.h"
#include "marks/repair.h"

/* Adds the finding of a repair. */
void q_repair_find(QFindings *findings, const QRepair *repair);

/* The rule that a repair is a finding of. */
QRuleId q_repair_rule(const QRepair *repair);

#endif
