/* Tells what the learned sums see, for the script that trains their weights. Reads texts as
 * predict does. On standard error a row of its text in hexadecimal (T) for each chunk, then for
 * each quotation whose source is chosen its inner range, in the chunk (Q), and the choices: none
 * (N) and each pair (C) with source and cue, and the numbers of their features; and for each
 * quotation that may be a term its inner range and features (M), and for each without marks the
 * same (I) and where it may end, its range to there and features (E). */
#include <stdio.h>

#define Q_RANK_HEAR(place, pair, features) hear_rank(place, pair, features)
#define Q_TERM_HEAR(reading, quotation, features) hear_term(reading, quotation, features)
#define Q_TRUST_HEAR(told, features) hear_trust(told, features)
#define Q_EXTENT_HEAR(told, end, features) hear_extent(told, end, features)
#include "attribution/sums.h"
#include "attribution/rank.h"
#include "attribution/told.h"

static void hear_rank(const QRankPlace *place, const QPair *pair, const QSum *features);
static void hear_term(const QReading *reading, const QQuoteRecord *q, const QSum *features);
static void hear_trust(const QTold *told, const QSum *features);
static void hear_extent(const QTold *told, int end, const QSum *features);
#include "attribution/rank.c"
#include "attribution/extent.c"
#include "attribution/term.c"
#include "attribution/trust.c"

int predict_main(int argc, char **argv);
#define main predict_main
#include "predict.c"
#undef main

static void tell_text(const QReading *reading) {
  fprintf(stderr, "T ");
  for (uint32_t i = 0; i < reading->size; i++)
    fprintf(stderr, "%02x", (unsigned)(uint8_t)reading->text[i]);
  fprintf(stderr, "\n");
}

static void tell_features(const QSum *features) {
  for (unsigned i = 0; i < features->count; i++) fprintf(stderr, " %u", features->feature[i]);
  fprintf(stderr, "\n");
}

static void hear_rank(const QRankPlace *place, const QPair *pair, const QSum *features) {
  const QSentence *s = place->sentence;
  if (!pair) {
    const QQuoteRecord *q = &place->reading->quotations[s->quotation[place->item]];
    tell_text(place->reading);
    fprintf(stderr, "Q %u %u\nN", q->inner_start, q->inner_end);
  } else {
    s = q_pair_sentence(place->pairs, pair, s);
    bool source = pair->source.to > pair->source.from;
    fprintf(stderr, "C %u %u %u %u", source ? s->from[pair->source.from] : 0,
            source ? s->to[pair->source.to - 1] : 0, s->from[pair->from], s->to[pair->to - 1]);
  }
  tell_features(features);
}

static void hear_term(const QReading *reading, const QQuoteRecord *q, const QSum *features) {
  tell_text(reading);
  fprintf(stderr, "M %u %u", q->inner_start, q->inner_end);
  tell_features(features);
}

static void hear_trust(const QTold *told, const QSum *features) {
  tell_text(told->reading);
  fprintf(stderr, "I %u %u", told->quotation->inner_start, told->quotation->inner_end);
  tell_features(features);
}

static void hear_extent(const QTold *told, int end, const QSum *features) {
  tell_text(told->reading);
  fprintf(stderr, "E %u %u", told->quotation->start, told->sentence.to[end - 1]);
  tell_features(features);
}

int main(int argc, char **argv) { return predict_main(argc, argv); }
