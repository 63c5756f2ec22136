/* Fits the weights of confidence; plugin/attribution/train.py runs it. Standard input holds a line
 * for each answer: its fold, whether it is right (1 or 0), and its features (sums.h). For each of
 * them, in order, the sum by weights fitted to the other folds is printed, in thousandths; then
 * group, value and weight, fitted to all.
 *
 * It is a logistic regression with an L2 penalty, by cyclic coordinate descent (Genkin, Lewis and
 * Madigan 2007). What a fact weighs in a class is a weight of its own plus one that all classes
 * share; where values are in order, each adds to what those below weigh. So classes and values of
 * which little is known are drawn to their neighbours. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attribution/confidence.h"

enum {
  PASSES = 25,
  MOST_FOLDS = 32,
  FEATURES = Q_SURE_GROUPS * Q_GROUP_VALUES,
  SHARED = Q_SURE_FACT_COUNT * Q_GROUP_VALUES, /* coefficients of all classes, behind the others */
  COEFFICIENTS = FEATURES + SHARED + 1         /* and the constant */
};

typedef struct {
  int fold;
  bool right;
  unsigned count;
  uint16_t features[Q_SUM_FEATURES];
} Answer;

/* The answers that a coefficient counts for. */
typedef struct {
  uint32_t *answers;
  size_t count, room;
} Column;

static Answer *answers;
static size_t answer_count;
static Column columns[COEFFICIENTS];

static void *need(void *block) {
  if (block) return block;
  fputs("confidence: out of memory\n", stderr);
  exit(2);
}

static QSureOrder order_of(unsigned fact) {
#define X(name, order) Q_SURE_##order,
  static const uint8_t list[] = {Q_SURE_FACTS(X)};
#undef X
  return (QSureOrder)list[fact];
}

static void read_answers(void) {
  size_t room = 0;
  char line[1024];
  while (fgets(line, sizeof line, stdin)) {
    if (answer_count == room)
      answers = need(realloc(answers, (room = room ? 2 * room : 1024) * sizeof *answers));
    Answer *a = &answers[answer_count++];
    char *at = line;
    a->fold = (int)strtol(at, &at, 10);
    a->right = strtol(at, &at, 10) != 0;
    for (a->count = 0; a->count < Q_SUM_FEATURES && *at == ' '; a->count++)
      a->features[a->count] = (uint16_t)strtol(at, &at, 10);
  }
}

static void put(size_t coefficient, uint32_t answer) {
  Column *c = &columns[coefficient];
  if (c->count == c->room)
    c->answers =
        need(realloc(c->answers, (c->room = c->room ? 2 * c->room : 16) * sizeof(uint32_t)));
  c->answers[c->count++] = answer;
}

static void make_columns(void) {
  for (uint32_t i = 0; i < answer_count; i++) {
    put(COEFFICIENTS - 1, i);
    for (unsigned k = 0; k < answers[i].count; k++) {
      unsigned group = answers[i].features[k] / Q_GROUP_VALUES, fact = group / Q_SURE_CLASSES;
      unsigned value = answers[i].features[k] % Q_GROUP_VALUES,
               v = order_of(fact) != Q_SURE_APART ? 1 : value;
      for (; v <= value; v++) {
        put(group * Q_GROUP_VALUES + v, i);
        put(FEATURES + fact * Q_GROUP_VALUES + v, i);
      }
    }
  }
}

/* What a coefficient's square costs, in penalties: more where it counts for all classes, less in
 * the one that has most answers. */
static double cost_of(size_t coefficient) {
  if (coefficient >= FEATURES) return coefficient == COEFFICIENTS - 1 ? 0 : 2;
  return coefficient / Q_GROUP_VALUES % Q_SURE_CLASSES == Q_SURE_NEWS ? 0.15 : 1;
}

static bool may_fall(size_t coefficient) {
  size_t fact = coefficient < FEATURES ? coefficient / Q_GROUP_VALUES / Q_SURE_CLASSES
                                       : (coefficient - FEATURES) / Q_GROUP_VALUES;
  return fact == Q_SURE_FACT_COUNT || order_of((unsigned)fact) != Q_SURE_RISES;
}

static double likely(double sum) { return 1 / (1 + exp(-sum)); }

/* sums receives the sum of each answer. */
static void fit(int without, double penalty, double *w, double *sums) {
  memset(w, 0, COEFFICIENTS * sizeof *w);
  memset(sums, 0, answer_count * sizeof *sums);
  for (int pass = 0; pass < PASSES; pass++) {
    for (size_t j = COEFFICIENTS; j-- > 0;) {
      const Column *c = &columns[j];
      double shrink = penalty * cost_of(j);
      double slope = shrink * w[j], bend = shrink + 1e-6;
      for (size_t i = 0; i < c->count; i++) {
        const Answer *a = &answers[c->answers[i]];
        if (a->fold == without) continue;
        double p = likely(sums[c->answers[i]]);
        slope += p - a->right;
        bend += p * (1 - p);
      }
      double move = -slope / bend;
      move = move > 1 ? 1 : move < -1 ? -1 : move;
      if (!may_fall(j) && w[j] + move < 0) move = -w[j];
      if (fabs(move) < 1e-6) continue;
      w[j] += move;
      for (size_t i = 0; i < c->count; i++) sums[c->answers[i]] += move;
    }
  }
}

/* A weight as the library adds it up; the constant is in those of the class. */
static double weight_of(const double *w, unsigned group, unsigned value) {
  unsigned fact = group / Q_SURE_CLASSES, v = order_of(fact) != Q_SURE_APART ? 1 : value;
  double sum = fact == Q_SURE_CLASS ? w[COEFFICIENTS - 1] : 0;
  for (; v <= value; v++)
    sum += w[group * Q_GROUP_VALUES + v] + w[FEATURES + fact * Q_GROUP_VALUES + v];
  return sum;
}

/* Whether an answer has the value, of whatever class; others weigh nothing. */
static bool is_seen(unsigned group, unsigned value) {
  return columns[FEATURES + group / Q_SURE_CLASSES * Q_GROUP_VALUES + value].count > 0;
}

int main(int argc, char **argv) {
  double penalty = argc > 1 ? atof(argv[1]) : 10;
  read_answers();
  make_columns();
  double *w = need(calloc(COEFFICIENTS, sizeof *w));
  double *sums = need(calloc(answer_count + 1, sizeof *sums));
  double *held_out = need(calloc(answer_count + 1, sizeof *held_out));
  int folds = 0;
  for (size_t i = 0; i < answer_count; i++)
    if (answers[i].fold >= folds) folds = answers[i].fold + 1;
  for (int fold = 0; fold < folds; fold++) {
    fit(fold, penalty, w, sums);
    for (size_t i = 0; i < answer_count; i++)
      if (answers[i].fold == fold) held_out[i] = sums[i];
  }
  for (size_t i = 0; i < answer_count; i++) printf("%ld\n", lround(1000 * held_out[i]));
  fit(-1, penalty, w, sums);
  for (unsigned i = 0; i < FEATURES; i++) {
    unsigned group = i / Q_GROUP_VALUES, value = i % Q_GROUP_VALUES;
    long weight = is_seen(group, value) ? lround(1000 * weight_of(w, group, value)) : 0;
    if (weight) printf("%u %u %ld\n", group, value, weight);
  }
  return 0;
}
