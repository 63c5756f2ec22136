/* What a whole text shows of its marks: which pair is the outer one, how much dialect there is, and
 * for each word beside an apostrophe how it was read. Counted in a first reading, it advises the
 * second. */
#ifndef QUOTH_MARKS_CUSTOMS_H
#define QUOTH_MARKS_CUSTOMS_H

#include <stdbool.h>
#include <stddef.h>

#include "marks.h"

#define Q_CUSTOMS_FORMS 8192 /* a power of two; words beyond three quarters of it have no vote */

typedef struct {
  uint32_t hash; /* of the word and the side of the apostrophe; 0: free */
  uint16_t text, mark;
} QCustomsForm;

typedef struct {
  bool counting; /* the first reading */
  unsigned forms;
  uint32_t outer_single, outer_double; /* quotations with nothing around them */
  uint32_t capital_text, capital_mark; /* singles before a capital that is in no list */
  uint32_t word_text, word_mark;       /* and before a lower-case word of the dictionary */
  QCustomsForm form[Q_CUSTOMS_FORMS];
} QCustoms;

void q_customs_begin(QCustoms *customs);

/* One mark and what it turned out to be. */
void q_customs_count(QCustoms *customs, const char *text, size_t length, const QMarkEvent *event,
                     QMarkMove move);

/* The first reading is done. */
void q_customs_settle(QCustoms *customs);

/* The customs that hold in a paragraph with these marks. */
QMarkCustom q_customs_of_paragraph(const QCustoms *customs, const QMarkEvent *events,
                                   unsigned count);

/* Adds to a mark what the text knows of the words beside it. */
void q_customs_advise(const QCustoms *customs, const char *text, size_t length, QMarkEvent *event);

#endif
