/* Rules about words that are quoted twice: of the same source, or of two. */
#include <stdlib.h>
#include <string.h>

#include "document/memory.h"
#include "lint/rules.h"

enum {
  FEWEST = 6, /* words: what is shorter is said by many */
  SURE = 65   /* percent: a speaker who contradicts another */
};

typedef struct {
  uint64_t hash; /* of its words */
  uint32_t saying;
} QQuoted;

/* FNV-1a, of 64 bits (Fowler, Noll, Vo). */
static uint64_t hash_of(const char *words, size_t length) {
  uint64_t hash = UINT64_C(14695981039346656037);
  for (size_t i = 0; i < length; i++) {
    hash = (hash ^ (unsigned char)words[i]) * UINT64_C(1099511628211);
  }
  return hash;
}

static int by_hash(const void *a, const void *b) {
  const QQuoted *one = a, *two = b;
  if (one->hash != two->hash) return one->hash < two->hash ? -1 : 1;
  return one->saying < two->saying ? -1 : one->saying > two->saying;
}

static bool conflicts(const QSaying *a, const QSaying *b) {
  return a->speaker.source != b->speaker.source && a->speaker.source != Q_NO_SOURCE &&
         b->speaker.source != Q_NO_SOURCE && a->speaker.confidence >= SURE &&
         b->speaker.confidence >= SURE;
}

/* Adds a finding of the rule for each quotation whose words stand in one before it. */
static void check(QSayings *s, QRuleId rule) {
  QQuoted *quoted = q_memory_new((s->saying_count + 1) * sizeof *quoted);
  if (!quoted) {
    s->findings->failed = true;
    return;
  }
  size_t count = 0;
  for (size_t i = 0; i < s->saying_count; i++) {
    if (s->sayings[i].quotation.kind != Q_DIRECT) continue;
    size_t length;
    const char *words = q_saying_words(s, s->sayings[i].quotation.inner, &length);
    if (words && q_saying_count(words, length) >= FEWEST)
      quoted[count++] = (QQuoted){hash_of(words, length), (uint32_t)i};
  }
  qsort(quoted, count, sizeof *quoted, by_hash);
  for (size_t i = 1; i < count; i++) {
    if (quoted[i].hash != quoted[i - 1].hash) continue;
    const QSaying *one = &s->sayings[quoted[i - 1].saying], *two = &s->sayings[quoted[i].saying];
    bool conflict = conflicts(one, two);
    if (conflict != (rule == Q_RULE_CONFLICTING_ATTRIBUTION)) continue;
    QRange at = two->quotation.range, other = one->quotation.range;
    q_finding_begin(s->findings, rule, at.start, at.end,
                    conflict ? "the same words are given to somebody else"
                             : "quoted before, in the same words");
    q_finding_related(s->findings, other.start, other.end, "the quotation before");
  }
  q_memory_free(quoted);
}

static void check_conflicting(QSayings *s) { check(s, Q_RULE_CONFLICTING_ATTRIBUTION); }
static void check_repeated(QSayings *s) { check(s, Q_RULE_REPEATED_QUOTATION); }

#define ONCE "“The bridge will stand for another year,” said Ruth Marlow. "

const QRuleRow q_rule_conflicting_attribution = {
    .rule = {.id = "conflicting-attribution",
             .summary = "the same words given to two sources",
             .explanation = "Words of six or more are said by one person; where they stand twice "
                            "with two names, one of these is wrong.",
             .wrong =
                 ONCE "It rained.\n\n“The bridge will stand for another year,” said Peter Hale.",
             .right = ONCE "It rained.\n\n“The road will stand for another year,” said Peter Hale.",
             .fixes = false},
    .levels = {Q_LEVELS(Q_LEVEL_OFF), Q_LEVELS(Q_LEVEL_WARNING), Q_LEVELS(Q_LEVEL_OFF),
               Q_LEVELS(Q_LEVEL_WARNING)},
    .sayings = check_conflicting,
};

const QRuleRow q_rule_repeated_quotation = {
    .rule = {.id = "repeated-quotation",
             .summary = "the same quotation twice",
             .explanation = "A quotation of six or more words that has stood before is mostly left "
                            "over from an edit.",
             .wrong = ONCE "It rained.\n\n“The bridge will stand for another year,” she said.",
             .right = ONCE "It rained.\n\n“Not a day longer,” she said.",
             .fixes = false},
    .levels = {Q_LEVELS(Q_LEVEL_OFF), Q_LEVELS(Q_LEVEL_HINT), Q_LEVELS(Q_LEVEL_OFF),
               Q_LEVELS(Q_LEVEL_HINT)},
    .sayings = check_repeated,
};
