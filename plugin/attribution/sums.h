/* What a learned sum adds up: numbers of features, each with its weight. */
#ifndef QUOTH_ATTRIBUTION_SUMS_H
#define QUOTH_ATTRIBUTION_SUMS_H

#include <stddef.h>
#include <stdint.h>

enum {
  Q_SUM_FEATURES = 64, /* at most */
  Q_GROUP_VALUES = 32, /* a group of features has one of so many values */
};

typedef struct {
  uint16_t feature[Q_SUM_FEATURES];
  unsigned count;
} QSum;

static inline void q_sum_put(QSum *f, unsigned group, unsigned value) {
  if (f->count < Q_SUM_FEATURES && value < Q_GROUP_VALUES)
    f->feature[f->count++] = (uint16_t)(group * Q_GROUP_VALUES + value);
}

static inline int32_t q_sum_of(const QSum *f, const int16_t *weights) {
  int32_t sum = 0;
  for (unsigned i = 0; i < f->count; i++) sum += weights[f->feature[i]];
  return sum;
}

#endif
