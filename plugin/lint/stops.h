/* Commas and full stops beside a closing mark. */
#ifndef QUOTH_LINT_STOPS_H
#define QUOTH_LINT_STOPS_H

#include "lint/view.h"

typedef enum {
  Q_STOP_NONE,
  Q_STOP_INSIDE,  /* inside, where only the sentence around the quotation can have it */
  Q_STOP_OUTSIDE, /* outside, where one custom wants it inside */
} QStopPlace;

/* Where the comma or full stop at a quotation's end stands, if that tells a custom. *at is where
 * it stands; the quotation is one that q_is_marked. */
QStopPlace q_stop_place(const QView *view, uint32_t quotation, uint32_t *at);

/* Whether the full stop at `at` belongs to an abbreviation or an ellipsis. */
bool q_stop_is_part(const QView *view, uint32_t at);

#endif
