#include "attribution/trust.h"

#include "attribution/sums.h"
#include "attribution/trust_weights.h"
#include "clause.h"
#include "phrase.h"
#include "quoth.h"

/* The training script's program listens here. */
#ifndef Q_TRUST_HEAR
#define Q_TRUST_HEAR(reading, quotation, features) ((void)0)
#endif

/* The word that begins at `at`, in small letters: its length, 0 for one that is too long. */
static uint32_t word_at(const char *text, uint32_t at, uint32_t end, char *word) {
  uint32_t n = 0;
  for (; at < end && (q_is_letter((uint8_t)text[at]) || text[at] == '\''); at++) {
    if (n == Q_WORD_BYTES) return 0;
    word[n++] = q_is_upper_ascii(text[at]) ? (char)(text[at] | 0x20) : text[at];
  }
  return n;
}

unsigned q_cue_of(const QReading *reading, int32_t attribution) {
  if (attribution < 0) return 6;
  const QAttributionRecord *a = &reading->attributions[attribution];
  char word[Q_WORD_BYTES];
  uint32_t n = word_at(reading->text, a->cue_start, a->cue_end, word);
  if (n == 0) return 0;
  uint32_t w = q_word_flags(word, n);
  if (w & Q_WORD_CUE_SPEECH) return 1;
  if (w & Q_WORD_CUE_BELIEF) return 2;
  if (w & Q_WORD_CUE_WEAK) return 3;
  return w & (Q_WORD_VERB | Q_WORD_AUXILIARY) ? 4 : 5;
}

/* ---- What is seen ------------------------------------------------------- */

typedef struct {
  unsigned words, commas;
  bool dash, semicolon, but, verb, pronoun;
} QSeen;

static QSeen look_along(const char *text, uint32_t at, uint32_t end) {
  QSeen seen = {0};
  while (at < end && seen.words < 48) {
    char c = text[at];
    if (!q_is_letter((uint8_t)c) && !q_is_digit(c)) {
      seen.commas += c == ',';
      seen.semicolon |= c == ';';
      seen.dash |= (c == '-' && at > 0 && text[at - 1] == ' ') || (uint8_t)c == 0xE2;
      at++;
      continue;
    }
    uint32_t from = at;
    while (at < end && (q_is_letter((uint8_t)text[at]) || q_is_digit(text[at]) || text[at] == '\''))
      at++;
    seen.words++;
    if (at - from > Q_WORD_BYTES || seen.words > 12) continue;
    char word[Q_WORD_BYTES];
    uint32_t n = word_at(text, from, at, word), w = n ? q_word_flags(word, n) : 0;
    seen.verb |= (w & Q_WORD_AUXILIARY) || (w & (Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD));
    seen.but |= n == 3 && word[0] == 'b' && word[1] == 'u';
  }
  return seen;
}

static unsigned first_word(const char *text, uint32_t at, uint32_t end) {
  char word[Q_WORD_BYTES];
  uint32_t n = word_at(text, at, end, word);
  if (n == 0) return 0;
  uint8_t id = q_word_id(word, n);
  uint32_t w = q_word_flags(word, n);
  if (id == W_THAT) return 1;
  if (id == W_TO) return 2;
  if (w & Q_WORD_CONJUNCTION) return 3;
  if (w & Q_WORD_PREPOSITION) return 4;
  if (w & Q_WORD_POSSESSIVE) return 5;
  if ((w & Q_WORD_PRONOUN) && !(w & Q_WORD_DETERMINER)) return 6;
  if (w & Q_WORD_DETERMINER) return 7;
  if (q_is_upper_ascii(text[at])) return 8;
  if (w & (Q_WORD_ADVERB | Q_WORD_AUXILIARY)) return 9;
  return w & Q_WORD_NOUN ? 10 : 11;
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

uint8_t q_trust(const QReading *reading, const QQuoteRecord *quotation) {
  const QQuoteRecord *q = quotation;
  const char *text = reading->text;
  if (q->attribution < 0) return 0;
  const QAttributionRecord *a = &reading->attributions[q->attribution];
  QSeen seen = look_along(text, q->start, q->end);
  unsigned cue = q_cue_of(reading, q->attribution), first = first_word(text, q->start, q->end);
  char word[Q_WORD_BYTES];
  uint32_t n = word_at(text, a->cue_start, a->cue_end, word);
  bool say = n >= 3 && n <= 4 && word[0] == 's' && word[1] == 'a';
  bool also = n > 0 && (q_word_flags(word, n) & Q_WORD_CUE_BELIEF) != 0;
  unsigned form = n == 0                                        ? 0
                  : (q_word_flags(word, n) & Q_WORD_FORM_PAST)  ? 1
                  : (q_word_flags(word, n) & Q_WORD_FORM_THIRD) ? 2
                  : (q_word_flags(word, n) & Q_WORD_FORM_ING)   ? 3
                                                                : 4;
  unsigned kind = say ? 7 : cue == 1 && also ? 6 : cue < 6 ? cue : 5;
  bool before = q->start < a->start;
  bool near = a->source_end <= a->cue_start && a->cue_start - a->source_end < 3;
  bool low = a->source_start < a->source_end && q_is_lower_ascii(text[a->source_start]);
  bool lone = a->source_end - a->source_start < 5;
  unsigned commas = seen.commas < 3 ? seen.commas : 3;
  QSum f = {.count = 0};
  q_sum_put(&f, 0, kind + 8u * before);
  q_sum_put(&f, 1, first + 12u * before);
  q_sum_put(&f, 2, size_of(seen.words) + 8u * before);
  q_sum_put(&f, 3, commas + 4u * before + 8u * (q->kind == Q_MIXED));
  q_sum_put(&f, 4, seen.dash + 2u * seen.semicolon + 4u * seen.but + 8u * seen.verb);
  q_sum_put(&f, 5, near + 2u * low + 4u * lone + 8u * before);
  q_sum_put(&f, 6, form + 5u * (first == 1) + 10u * before);
  q_sum_put(&f, 7, kind + 8u * (first == 1) + 16u * (first == 2));
  q_sum_put(&f, 8, kind + 8u * seen.verb);
  q_sum_put(&f, 9, first + 12u * say);
  q_sum_put(&f, 10, (q->start > a->end + 1u) + 2u * (a->source_start == a->source_end) + 4u * say);
  Q_TRUST_HEAR(reading, q, &f);
  return percent(q_sum_of(&f, q_trust_weights));
}
