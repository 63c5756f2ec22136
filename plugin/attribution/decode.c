#include "attribution/decode.h"

#include <math.h>
#include <string.h>

#include "document/memory.h"

enum {
  PAIRS = Q_CANDIDATES * Q_CANDIDATES
};

/* Over pairs: a candidate b of the turn before, and one of this turn, c, at b * count + c. */
typedef struct {
  double forward[PAIRS]; /* their sum is 1 */
  double back[PAIRS];
  float best[PAIRS];
  uint8_t from[PAIRS];       /* of the best sequence: the candidate two turns before */
  int8_t same[Q_CANDIDATES]; /* of the turn before: the candidate that is the same; -1: none */
  /* The candidates that are also candidates of two turns before, and which ones there. */
  uint8_t again[Q_CANDIDATES], other[Q_CANDIDATES];
  uint32_t again_count;
  double local[Q_CANDIDATES]; /* exponentials of scores and links */
  double link[Q_LINKS];
  double scale, inverse; /* what forward has been divided by */
} QStep;

struct QDecoder {
  QStep *steps;
  size_t room;
};

QDecoder *q_decoder_new(void) {
  QDecoder *decoder = q_memory_new(sizeof *decoder);
  if (decoder) memset(decoder, 0, sizeof *decoder);
  return decoder;
}

void q_decoder_free(QDecoder *decoder) {
  if (!decoder) return;
  q_memory_free(decoder->steps);
  q_memory_free(decoder);
}

/* ---- A turn and those before --------------------------------------------- */

static int8_t find(const QLattice *turn, int32_t entity) {
  for (uint32_t i = 0; turn && i < turn->count; i++) {
    if (turn->candidates[i] == entity) return (int8_t)i;
  }
  return -1;
}

/* The candidates of the turn before; before the first one there is one, which is nobody. */
static uint32_t count_before(const QLattice *turns, uint32_t t) {
  return t ? turns[t - 1].count : 1;
}

static bool is_allowed(const QLattice *turn, uint32_t c) { return turn->allowed >> c & 1; }

/* Returns the highest score, which the exponentials are relative to. */
static double prepare(QStep *step, const QLattice *turns, uint32_t t) {
  const QLattice *turn = &turns[t];
  double top = -1e30;
  step->again_count = 0;
  memset(step->same, -1, sizeof step->same);
  for (uint32_t c = 0; c < turn->count; c++) {
    int8_t same = find(t > 0 ? turn - 1 : NULL, turn->candidates[c]);
    int8_t other = find(t > 1 ? turn - 2 : NULL, turn->candidates[c]);
    if (same >= 0) step->same[same] = (int8_t)c;
    if (other >= 0) {
      step->again[step->again_count] = (uint8_t)c;
      step->other[step->again_count++] = (uint8_t)other;
    }
    if (is_allowed(turn, c) && turn->scores[c] > top) top = turn->scores[c];
  }
  for (uint32_t c = 0; c < turn->count; c++)
    step->local[c] = is_allowed(turn, c) ? exp(turn->scores[c] - top) : 0;
  for (int i = 0; i < Q_LINKS; i++) step->link[i] = exp(turn->links[i]);
  return top;
}

/* ---- Forward and back ------------------------------------------------------ */

/* Pair (b, c) sums over a, the candidates two turns before. */
static void go_forward(const QStep *previous, uint32_t a_count, QStep *step, const QLattice *turn,
                       uint32_t b_count) {
  double totals[Q_CANDIDATES] = {0};
  for (uint32_t a = 0; a < a_count; a++) {
    for (uint32_t b = 0; b < b_count; b++) totals[b] += previous->forward[a * b_count + b];
  }
  for (uint32_t b = 0; b < b_count; b++) {
    double total = totals[b], other = total * step->link[Q_LINK_OTHER];
    double *forward = step->forward + b * turn->count;
    for (uint32_t c = 0; c < turn->count; c++) forward[c] = other * step->local[c];
    for (uint32_t i = 0; i < step->again_count; i++) {
      uint32_t c = step->again[i];
      double one = previous->forward[step->other[i] * b_count + b];
      double sum = (total - one) * step->link[Q_LINK_OTHER] + one * step->link[Q_LINK_ALTERNATE];
      forward[c] = sum > 0 ? sum * step->local[c] : 0;
    }
    int8_t same = step->same[b];
    if (same >= 0) forward[same] = total * step->link[Q_LINK_SAME] * step->local[same];
  }
}

static void scale(QStep *step, uint32_t pairs) {
  step->scale = 0;
  for (uint32_t i = 0; i < pairs; i++) step->scale += step->forward[i];
  if (!(step->scale > 0)) step->scale = 1;
  double inverse = step->inverse = 1 / step->scale;
  for (uint32_t i = 0; i < pairs; i++) step->forward[i] *= inverse;
}

/* Pair (a, b) of the turn before, from (b, c) of this one. */
static void go_back(QStep *previous, uint32_t a_count, const QStep *step, const QLattice *turn,
                    uint32_t b_count) {
  double totals[Q_CANDIDATES], values[PAIRS];
  for (uint32_t b = 0; b < b_count; b++) {
    const double *back = step->back + b * turn->count;
    double *value = values + b * turn->count, total = 0;
    for (uint32_t c = 0; c < turn->count; c++) value[c] = step->local[c] * back[c] * step->inverse;
    for (uint32_t c = 0; c < turn->count; c++) {
      bool same = step->same[b] == (int8_t)c;
      total += value[c] * step->link[same ? Q_LINK_SAME : Q_LINK_OTHER];
    }
    totals[b] = total;
  }
  for (uint32_t a = 0; a < a_count; a++)
    memcpy(previous->back + a * b_count, totals, b_count * sizeof *totals);
  double more = step->link[Q_LINK_ALTERNATE] - step->link[Q_LINK_OTHER];
  for (uint32_t i = 0; i < step->again_count; i++) {
    uint32_t c = step->again[i];
    double *pairs = previous->back + step->other[i] * b_count;
    for (uint32_t b = 0; b < b_count; b++) {
      if (step->same[b] == (int8_t)c) continue;
      pairs[b] += values[b * turn->count + c] * more;
      if (pairs[b] < 0) pairs[b] = 0;
    }
  }
}

static void find_marginals(const QDecoder *decoder, const QLattice *turns, uint32_t t,
                           QDecoded *decoded) {
  const QStep *step = &decoder->steps[t], *previous = t ? step - 1 : NULL;
  uint32_t b_count = count_before(turns, t), count = turns[t].count;
  double sum = 0, alternates = 0;
  double weights[Q_CANDIDATES]; /* of those that are candidates again */
  for (uint32_t i = 0; i < step->again_count; i++)
    weights[i] = step->link[Q_LINK_ALTERNATE] * step->inverse * step->local[step->again[i]];
  memset(decoded->marginals, 0, sizeof decoded->marginals);
  memset(decoded->links, 0, sizeof decoded->links);
  for (uint32_t b = 0; b < b_count; b++) {
    const double *back = step->back + b * count, *forward = step->forward + b * count;
    for (uint32_t c = 0; c < count; c++) {
      double p = forward[c] * back[c];
      decoded->marginals[c] += p;
      sum += p;
    }
    int8_t same = step->same[b];
    if (same >= 0) decoded->links[Q_LINK_SAME] += forward[same] * back[same];
    for (uint32_t i = 0; i < step->again_count; i++) {
      uint32_t c = step->again[i];
      double one = same == (int8_t)c ? 0 : previous->forward[step->other[i] * b_count + b];
      alternates += one * weights[i] * back[c];
    }
  }
  decoded->links[Q_LINK_ALTERNATE] = alternates;
  if (!(sum > 0)) return;
  for (uint32_t c = 0; c < count; c++) decoded->marginals[c] /= sum;
  for (int i = 0; i < Q_LINKS; i++) decoded->links[i] /= sum;
  decoded->links[Q_LINK_OTHER] =
      t ? 1 - decoded->links[Q_LINK_SAME] - decoded->links[Q_LINK_ALTERNATE] : 0;
}

/* ---- The best sequence --------------------------------------------------------- */

static float score_of(const QLattice *turn, uint32_t c) {
  return is_allowed(turn, c) ? turn->scores[c] : turn->scores[c] - 1e6f;
}

static void find_best(const QStep *previous, uint32_t a_count, QStep *step, const QLattice *turn,
                      uint32_t b_count) {
  uint8_t first[Q_CANDIDATES] = {0}, second[Q_CANDIDATES] = {0}; /* the best two of a */
  for (uint32_t a = 1; a < a_count; a++) {
    for (uint32_t b = 0; b < b_count; b++) {
      float value = previous->best[a * b_count + b];
      if (value > previous->best[first[b] * b_count + b]) {
        second[b] = first[b];
        first[b] = (uint8_t)a;
      } else if (second[b] == first[b] || value > previous->best[second[b] * b_count + b]) {
        second[b] = (uint8_t)a;
      }
    }
  }
  float scores[Q_CANDIDATES];
  for (uint32_t c = 0; c < turn->count; c++) scores[c] = score_of(turn, c);
  for (uint32_t b = 0; b < b_count; b++) {
    float *best = step->best + b * turn->count;
    uint8_t *from = step->from + b * turn->count;
    float top = previous->best[first[b] * b_count + b], link = turn->links[Q_LINK_OTHER];
    for (uint32_t c = 0; c < turn->count; c++) best[c] = top + link + scores[c];
    memset(from, first[b], turn->count);
    for (uint32_t i = 0; i < step->again_count; i++) {
      uint32_t c = step->again[i];
      uint8_t a = step->other[i];
      float alternate = previous->best[a * b_count + b] + turn->links[Q_LINK_ALTERNATE];
      float other = top + link;
      if (first[b] == a) {
        from[c] = second[b];
        other = second[b] == a ? alternate : previous->best[second[b] * b_count + b] + link;
      }
      if (alternate >= other) {
        from[c] = a;
        other = alternate;
      }
      best[c] = other + scores[c];
    }
    int8_t same = step->same[b];
    if (same < 0) continue;
    best[same] = top + turn->links[Q_LINK_SAME] + scores[same];
    from[same] = first[b];
  }
}

static void trace(const QDecoder *decoder, const QLattice *turns, uint32_t count,
                  QDecoded *decoded) {
  const QStep *last = &decoder->steps[count - 1];
  uint32_t c_count = turns[count - 1].count, pairs = count_before(turns, count - 1) * c_count;
  uint32_t pair = 0;
  for (uint32_t i = 1; i < pairs; i++) {
    if (last->best[i] > last->best[pair]) pair = i;
  }
  uint32_t b = pair / c_count, c = pair % c_count;
  for (uint32_t t = count; t-- > 0;) {
    decoded[t].best = c;
    uint32_t a = decoder->steps[t].from[b * turns[t].count + c];
    c = b;
    b = a;
  }
}

bool q_decode(QDecoder *decoder, const QLattice *turns, uint32_t count, QDecoded *decoded,
              double *log_sum) {
  void *steps = decoder->steps;
  if (!q_memory_reserve(&steps, &decoder->room, count, sizeof *decoder->steps)) return false;
  decoder->steps = steps;
  double sum = 0;
  for (uint32_t t = 0; t < count; t++) {
    QStep *step = &decoder->steps[t];
    const QLattice *turn = &turns[t];
    sum += prepare(step, turns, t);
    if (t == 0) {
      for (uint32_t c = 0; c < turn->count; c++) {
        step->forward[c] = step->local[c];
        step->best[c] = score_of(turn, c);
        step->from[c] = 0;
      }
    } else {
      uint32_t a_count = count_before(turns, t - 1), b_count = turns[t - 1].count;
      go_forward(step - 1, a_count, step, turn, b_count);
      find_best(step - 1, a_count, step, turn, b_count);
    }
    scale(step, count_before(turns, t) * turn->count);
    sum += log(step->scale);
  }
  for (uint32_t t = count; t-- > 0;) {
    QStep *step = &decoder->steps[t];
    uint32_t b_count = count_before(turns, t), pairs = b_count * turns[t].count;
    if (t + 1 == count) {
      for (uint32_t i = 0; i < pairs; i++) step->back[i] = 1;
    } else {
      go_back(step, b_count, step + 1, &turns[t + 1], turns[t].count);
    }
    find_marginals(decoder, turns, t, &decoded[t]);
  }
  if (count) trace(decoder, turns, count, decoded);
  if (log_sum) *log_sum = sum;
  return true;
}
