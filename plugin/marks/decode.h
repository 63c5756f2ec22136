/* Reads all quotation marks of a text by the model of marks.h: each paragraph as a whole, with
 * what the whole text shows of its customs (which marks are the outer ones, which words lose
 * letters). */
#ifndef QUOTH_MARKS_DECODE_H
#define QUOTH_MARKS_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "marks.h"
#include "quoth.h"

typedef struct {
  size_t start, end; /* bytes of the mark */
  QMarkSign sign;
  QMarkAction action;
  QMarkKind kind;        /* of the quotation that it opens or closes */
  uint8_t level;         /* of that quotation, 0 the outermost */
  uint8_t before, after; /* QNeighbour, read through other marks */
  bool prime;            /* text, and of feet, inches or minutes */
} QMark;

/* Called for every mark and apostrophe in the order of the text. False ends the reading. */
typedef bool QMarkVisit(void *context, const QMark *mark);

/* Reads the text, whose paragraphs are parted by blank lines, or by every line end if `lines` is
 * set. Q_NO_MEMORY if there is none, before the first visit; Q_OK also when a visit ends the
 * reading. Needs memory of a fixed size (half a megabyte) and time linear in the text. */
QStatus q_marks_decode(const char *text, size_t length, bool lines, QMarkVisit *visit,
                       void *context);

#endif
