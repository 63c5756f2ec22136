/* Marks that are missing, left over or wrong, and how they become findings of the rules
 * unclosed-quotation, stray-mark and mismatched-marks. Offsets are bytes from the chunk's start. */
#ifndef QUOTH_LINT_REPAIRS_H
#define QUOTH_LINT_REPAIRS_H

#include "lint/paragraphs.h"

typedef enum {
  Q_REPAIR_CLOSE,   /* a closing mark is missing */
  Q_REPAIR_OPEN,    /* an opening mark is missing */
  Q_REPAIR_DOUBLED, /* the mark stands beside its twin */
  Q_REPAIR_STRAY,   /* the mark closes or opens nothing */
  Q_REPAIR_TURNED,  /* the mark has the other direction */
  Q_REPAIR_PAIR,    /* the mark is of another kind than the one that it closes */
  Q_REPAIR_ELISION, /* the mark is an apostrophe: ‘90s */
} QRepairKind;

/* One edit of the text that makes its marks right. */
typedef struct {
  QRepairKind kind;
  uint32_t start, end; /* the mark; empty where one is put in */
  char text[4];        /* what stands there then, up to a NUL */
  unsigned confidence; /* percent; 0: where it belongs is not known, so that there is no fix */
  uint32_t partner_start,
      partner_end; /* the mark at the quotation's other end; empty: none is known */
} QRepair;

/* Adds the finding of a repair. */
void q_repair_find(QFindings *findings, const QRepair *repair);

/* Adds the findings about the marks of the paragraph that `walk` has just come to. False if there
 * are none. */
bool q_repairs_of_paragraph(const QParagraphWalk *walk, QFindings *findings);

#endif
