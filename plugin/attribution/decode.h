/* Joint decoding of the turns of a conversation: each turn takes one of its candidates, by the
 * score of the candidate and that of the link to the two turns before: the same speaker as the
 * turn before, as the one before that, or another. Viterbi for the answers, forward-backward for
 * how sure they are. (A second-order conditional random field: Lafferty, McCallum and Pereira
 * 2001.)
 *
 * One candidate at most equals that of two turns before, so that a sum over these is a total
 * less one term: a turn with B candidates before and C of its own costs B x C. */
#ifndef QUOTH_ATTRIBUTION_DECODE_H
#define QUOTH_ATTRIBUTION_DECODE_H

#include <stdbool.h>
#include <stdint.h>

#include "attribution/scene.h"

/* Links. */
enum {
  Q_LINK_SAME,      /* as the turn before */
  Q_LINK_ALTERNATE, /* as the turn before that */
  Q_LINK_OTHER,
  Q_LINKS,
};

typedef struct {
  uint32_t count;
  int32_t candidates[Q_CANDIDATES]; /* entities */
  float scores[Q_CANDIDATES];
  uint32_t allowed; /* bits: candidates that may be the answer */
  float links[Q_LINKS];
} QLattice; /* of a turn */

/* What comes of it for a turn. */
typedef struct {
  uint32_t best;                  /* candidate of the best sequence */
  double marginals[Q_CANDIDATES]; /* how likely each candidate is */
  double links[Q_LINKS];          /* and each link to the turns before; 0 for the first turn */
} QDecoded;

/* The decoder's memory, which is used again. */
typedef struct QDecoder QDecoder;
QDecoder *q_decoder_new(void); /* NULL when there is no memory */
void q_decoder_free(QDecoder *decoder);

/* Decodes the turns of a conversation; each has a candidate at least. log_sum (may be NULL)
 * receives the logarithm of the sum over all sequences. False when there is no memory. */
bool q_decode(QDecoder *decoder, const QLattice *turns, uint32_t count, QDecoded *decoded,
              double *log_sum);

#endif
