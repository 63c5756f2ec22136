/* Rules about words that are quoted twice: of the same source, or of two. */
#include <stdlib.h>
#include <string.h>

#include "document/memory.h"
#include "lexicon.h"
#include "lint/rules.h"
#include "text/hash.h"

enum {
  FEWEST = 6, /* words: what is shorter is said by many */
  SURE = 80   /* percent: a speaker who contradicts another */
};

typedef struct {
  uint64_t hash; /* of its words */
  uint32_t saying;
} QQuoted;

static int by_hash(const void *a, const void *b) {
  const QQuoted *one = a, *two = b;
  if (one->hash != two->hash) return one->hash < two->hash ? -1 : 1;
  return one->saying < two->saying ? -1 : one->saying > two->saying;
}

/* A cue of speech: "is disavowing" is not said of words that are one's own. */
static bool is_said(QSayings *s, QRange cue) {
  size_t length;
  const char *words = q_saying_words(s, cue, &length);
  const char *blank = words ? memchr(words, ' ', length) : NULL;
  if (!words || length == 0) return true;
  if (length == 6 && memcmp(words, "put it", 6) == 0) return true;
  if (blank) length = (size_t)(blank - words);
  uint32_t flags = q_word_flags(words, (unsigned)length);
  return (flags & Q_WORD_CUE_SPEECH && flags & (Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD)) ||
         flags & Q_WORD_PREPOSITION || memcmp(words, "according", length) == 0;
}

/* Somebody whom the words beside it name: a description may be one of somebody else. */
static bool is_known(QSayings *s, const QSaying *saying) {
  const QSpeaker *speaker = &saying->speaker;
  const QEntity *e = q_saying_entity(s, speaker->source);
  if (speaker->sieve == Q_SIEVE_GIVEN) return true;
  bool named = speaker->sieve == Q_SIEVE_TAG || speaker->sieve == Q_SIEVE_COLON;
  return (named || speaker->confidence >= SURE) && e && e->source == Q_SOURCE_NAMED &&
         e->kind != Q_ENTITY_PLACE && is_said(s, saying->quotation.cue);
}

static bool conflicts(QSayings *s, const QSaying *a, const QSaying *b) {
  return a->speaker.source != b->speaker.source && is_known(s, a) && is_known(s, b);
}

/* What markup or a retweet says again: title="..." beside its text, RT @quoth: “...” */
static bool is_copied(const QSayings *s, QRange at) {
  enum {
    FAR = 40 /* bytes */
  };
  char text[FAR];
  uint32_t from = at.start > FAR ? at.start - FAR : 0;
  size_t size = quoth_document_copy(s->document, (QRange){from, at.start}, text);
  if (size > 0 && text[size - 1] == '=') return true;
  for (size_t i = size; i-- > 0 && text[i] != '\n';) {
    if (text[i] == 'R' && i + 4 <= size && memcmp(text + i, "RT @", 4) == 0) return true;
  }
  return false;
}

/* Hashes the quotations, in order of that: once for both rules. A headline quotes what the text
 * does. */
static bool hash_quotations(QSayings *s) {
  if (s->quoted) return true;
  QQuoted *quoted = q_memory_new((s->saying_count + 1) * sizeof *quoted);
  if (!quoted) {
    s->findings->failed = true;
    return false;
  }
  size_t count = 0;
  for (size_t i = 0; i < s->saying_count; i++) {
    const QQuotation *q = &s->sayings[i].quotation;
    if (q->kind != Q_DIRECT || q_saying_is_in_headline(s, q->range)) continue;
    if (q_saying_opens_text(s, &s->sayings[i]) || is_copied(s, q->range)) continue;
    size_t length;
    const char *words = q_saying_words(s, s->sayings[i].quotation.inner, &length);
    if (words && q_saying_count(words, length) >= FEWEST)
      quoted[count++] = (QQuoted){q_hash_bytes(Q_HASH_EMPTY, words, length), (uint32_t)i};
  }
  qsort(quoted, count, sizeof *quoted, by_hash);
  s->quoted = quoted;
  s->quoted_count = count;
  return true;
}

/* Adds a finding of the rule for each quotation whose words stand in one before it. */
static void check(QSayings *s, QRuleId rule) {
  if (!hash_quotations(s)) return;
  const QQuoted *quoted = s->quoted;
  for (size_t i = 1; i < s->quoted_count; i++) {
    if (quoted[i].hash != quoted[i - 1].hash) continue;
    const QSaying *one = &s->sayings[quoted[i - 1].saying], *two = &s->sayings[quoted[i].saying];
    bool conflict = conflicts(s, one, two);
    if (conflict != (rule == Q_RULE_CONFLICTING_ATTRIBUTION)) continue;
    QRange at = two->quotation.range, other = one->quotation.range;
    q_finding_begin(s->findings, rule, at.start, at.end,
                    conflict ? "the same words are given to somebody else"
                             : "quoted before, in the same words");
    q_finding_related(s->findings, other.start, other.end, "the quotation before");
  }
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
