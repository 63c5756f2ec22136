/* How far words without marks that have been found to be somebody's can be trusted to be so. */
#ifndef QUOTH_ATTRIBUTION_TRUST_H
#define QUOTH_ATTRIBUTION_TRUST_H

#include "attribution/told.h"

/* What kind of word the cue of an attribution (an index, or Q_NO_ATTRIBUTION) begins with: 0 a
 * sign, 1 speech, 2 belief, 3 weak, 4 another verb, 5 another word; 6 without an attribution. */
unsigned q_cue_of(const QReading *reading, int32_t attribution);

/* Percent: how often a quotation without marks that looks like this one is one, to its edges. A sum
 * of learned weights tells. */
uint8_t q_trust(const QTold *told);

#endif
