#include "attribution/trust.h"

#include "attribution/sums.h"
#include "attribution/trust_weights.h"
#include "clause.h"
#include "quoth.h"

/* The training script's program listens here. */
#ifndef Q_TRUST_HEAR
#define Q_TRUST_HEAR(told, features) ((void)0)
#endif

/* The word that begins at `at`, in small letters: its length, 0 for one that is too long. */
static uint32_t word_at(const char *text, uint32_t at, uint32_t end, char *word) {
  uint32_t n = 0;
  for (; at < end && (q_is_letter((uint8_t)text[at]) || text[at] == '\''); at++) {
    if (n == Q_WORD_BYTES) return 0;
    word[n++] = q_lower_ascii(text[at]);
  }
  return n;
}

unsigned q_cue_of(const QReading *reading, int32_t attribution) {
  if (attribution < 0) return 6;
  const QAttributionRecord *a = &reading->attributions[attribution];
  char word[Q_WORD_BYTES];
  uint32_t n = word_at(reading->text, a->verb, a->cue_end, word);
  if (n == 0) return 0;
  uint32_t w = q_word_flags(word, n);
  if (w & Q_WORD_CUE_SPEECH) return 1;
  if (w & Q_WORD_CUE_BELIEF) return 2;
  if (w & Q_WORD_CUE_WEAK) return 3;
  return w & (Q_WORD_VERB | Q_WORD_AUXILIARY) ? 4 : 5;
}

/* ---- What is seen ------------------------------------------------------- */

enum {
  CUES = 256,     /* classes of cues by their letters: eight groups of values, */
  FIRST_CUE = 11, /* the first of them, */
  AFTER_CUES = 19,
  MODESTY = 220 /* texts that were not learned from are a little less sure */
};

/* The class of a cue by its letters (FNV-1a): what is learned of one word. */
static unsigned class_of_cue(const char *word, uint32_t length) {
  uint32_t h = 2166136261u;
  for (uint32_t i = 0; i < length; i++) h = (h ^ (uint8_t)word[i]) * 16777619u;
  return (h ^ h >> 8 ^ h >> 16) % CUES;
}

static unsigned first_word(const QItem *w) {
  uint32_t flags = w->flags;
  if (!q_is_word(w)) return 0;
  if (w->id == W_THAT) return 1;
  if (w->id == W_TO) return 2;
  if (flags & Q_WORD_CONJUNCTION) return 3;
  if (flags & Q_WORD_PREPOSITION) return 4;
  if (flags & Q_WORD_POSSESSIVE) return 5;
  if ((flags & Q_WORD_PRONOUN) && !(flags & Q_WORD_DETERMINER)) return 6;
  if (flags & Q_WORD_DETERMINER) return 7;
  if (w->shape & Q_CAPITAL) return 8;
  if (flags & (Q_WORD_ADVERB | Q_WORD_AUXILIARY)) return 9;
  return flags & Q_WORD_NOUN ? 10 : 11;
}

/* Whether a sign stands among items. */
static bool has_sign(const QClause *c, int from, int to, uint8_t mark) {
  for (int i = from; i < to; i++)
    if (q_punct(&c->item[i], mark)) return true;
  return false;
}

/* What the quotation stops before. */
static unsigned stops_before(const QTold *t) {
  if (t->to >= t->end) return 0;
  const QItem *w = &t->sentence.clause.item[t->to];
  return q_is_word(w) ? 1 : w->mark == ',' ? 2 : 3;
}

static unsigned size_of(unsigned words) {
  static const uint8_t steps[] = {1, 2, 3, 6, 12, 20, 34};
  unsigned i = 0;
  while (i < sizeof steps && words > steps[i]) i++;
  return i;
}

/* 100 / (1 + e^-x), x in thousandths. */
static uint8_t percent(int32_t x) {
  static const uint8_t half[] = {50, 56, 62, 68, 73, 78, 82, 85, 88,
                                 90, 92, 94, 95, 96, 97, 98, 98};
  uint32_t i = (uint32_t)(x < 0 ? -x : x) / 250;
  uint8_t p = half[i < sizeof half ? i : sizeof half - 1];
  return x < 0 ? (uint8_t)(100 - p) : p;
}

uint8_t q_trust(const QTold *t) {
  const QQuoteRecord *q = t->quotation;
  const QAttributionRecord *a = t->attribution;
  const QClause *c = &t->sentence.clause;
  const char *text = t->reading->text;
  QToldCount seen = q_told_count(t, t->from, t->to);
  unsigned cue = q_cue_of(t->reading, q->attribution), first = first_word(&c->item[t->from]);
  char word[Q_WORD_BYTES];
  uint32_t n = word_at(text, a->verb, a->cue_end, word), flags = n ? q_word_flags(word, n) : 0;
  bool say = n >= 3 && n <= 4 && word[0] == 's' && word[1] == 'a';
  bool also = (flags & Q_WORD_CUE_BELIEF) != 0;
  unsigned form = n == 0                      ? 0
                  : flags & Q_WORD_FORM_PAST  ? 1
                  : flags & Q_WORD_FORM_THIRD ? 2
                  : flags & Q_WORD_FORM_ING   ? 3
                                              : 4;
  unsigned kind = say ? 7 : cue == 1 && also ? 6 : cue < 6 ? cue : 5;
  bool before = q->start < a->start;
  bool near = a->source_end <= a->verb && a->verb - a->source_end < 3;
  bool low = a->source_start < a->source_end && q_is_lower_ascii(text[a->source_start]);
  bool lone = a->source_end - a->source_start < 5;
  bool verb = seen.verbs > 0;
  unsigned commas = seen.commas < 3 ? seen.commas : 3, class = class_of_cue(word, n);
  QSum f = {.count = 0};
  q_sum_put(&f, 0, kind + 8u * before);
  q_sum_put(&f, 1, first + 12u * before);
  q_sum_put(&f, 2, size_of(seen.words) + 8u * before + 16u * verb);
  q_sum_put(&f, 3, commas + 4u * before + 8u * (q->kind == Q_MIXED));
  q_sum_put(&f, 4,
            has_sign(c, t->from, t->to, '-') + 2u * has_sign(c, t->from, t->to, ';') + 4u * verb +
                8u * (seen.said > 0));
  q_sum_put(&f, 5, near + 2u * low + 4u * lone + 8u * before);
  q_sum_put(&f, 6, form + 5u * (first == 1) + 10u * before);
  q_sum_put(&f, 7, kind + 8u * (first == 1) + 16u * (first == 2));
  q_sum_put(&f, 8, kind + 8u * verb);
  q_sum_put(&f, 9, first + 12u * say);
  q_sum_put(&f, 10, (q->start > a->end + 1u) + 2u * (a->source_start == a->source_end) + 4u * say);
  q_sum_put(&f, FIRST_CUE + class / Q_GROUP_VALUES, class % Q_GROUP_VALUES);
  q_sum_put(&f, AFTER_CUES, stops_before(t) + 4u * verb + 8u * t->under);
  Q_TRUST_HEAR(t, &f);
  return percent(q_sum_of(&f, q_trust_weights) - MODESTY);
}
