/* Which of a sentence's pairs of source and cue said a quotation: a sum of learned weights, a few
 * dozen for each pair. */
#ifndef QUOTH_ATTRIBUTION_RANK_H
#define QUOTH_ATTRIBUTION_RANK_H

#include "attribution/pairs.h"

/* What is known of a quotation. */
typedef struct {
  const QReading *reading;
  const QParagraph *paragraph;
  const QSentence *sentence;
  const QPairs *pairs;
  int item;         /* where it stands in the sentence */
  int32_t proposed; /* the attribution that the rules found, or Q_NO_ATTRIBUTION */
  uint8_t evidence; /* of that */
  int32_t previous; /* the attribution of the quotation in front, in the paragraph; -1 */
} QRankPlace;

/* The index of the best pair, or -1: none of the sentence. *strength, 0 to 7: how much better
 * that is than none. */
int q_rank(const QRankPlace *place, unsigned *strength);

#endif
