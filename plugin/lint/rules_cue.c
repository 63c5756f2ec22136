/* The rule about cues: said, and what stands in its place. */
#include <stdlib.h>
#include <string.h>

#include "document/memory.h"
#include "lexicon.h"
#include "lint/loud_cues_table.h"
#include "lint/rules.h"
#include "text/word_table.h"

typedef enum {
  OTHER,
  SAYS,
  SAID,
  CLAIMED,
  LOUD_CUE
} QCueWord;

static QCueWord word_of(QSayings *s, QRange cue) {
  size_t length;
  char word[16];
  if (cue.end == cue.start || cue.end - cue.start > 2 * sizeof word) return OTHER;
  const char *words = q_saying_words(s, cue, &length);
  if (!words || length >= sizeof word) return OTHER;
  memcpy(word, words, length);
  word[length] = 0;
  if (strcmp(word, "says") == 0) return SAYS;
  if (strcmp(word, "said") == 0) return SAID;
  if (strcmp(word, "claimed") == 0 || strcmp(word, "claims") == 0) return CLAIMED;
  return q_table_find(q_loud_cues, words, length) ? LOUD_CUE : OTHER;
}

/* The words from a source to its cue, between blanks; false if they are many, or the cue comes
 * first. */
static bool words_between(QSayings *s, const QQuotation *q, char *padded, size_t room) {
  size_t length = 0;
  const char *words = "";
  if (q->cue.start > q->source.end) {
    words = q_saying_words(s, (QRange){q->source.end, q->cue.start}, &length);
    if (!words || length + 3 > room) return false;
  }
  padded[0] = ' ';
  memcpy(padded + 1, words, length);
  memcpy(padded + 1 + length, " ", 2);
  return q->cue.start >= q->source.end || q->source.start >= q->cue.end;
}

/* A tag of a direct quotation by a person, in a tense that may be mixed with another: not has said,
 * nor often says. */
static bool is_plain_tag(QSayings *s, const QSaying *saying) {
  static const char *const APART[] = {" has ",   " have ",      " had ",  " often ", " always ",
                                      " now ",   " sometimes ", " once ", " still ", " usually ",
                                      " later ", " who ",       " also "};
  const QQuotation *q = &saying->quotation;
  const QEntity *e = q_saying_entity(s, saying->speaker.source);
  char padded[32];
  if (q->kind != Q_DIRECT || !e || e->kind != Q_ENTITY_PERSON) return false;
  if (q->evidence != Q_EVIDENCE_AFTER && q->evidence != Q_EVIDENCE_BEFORE) return false;
  if (q_saying_is_in_headline(s, q->source)) return false;
  if (!words_between(s, q, padded, sizeof padded)) return false;
  for (size_t i = 0; i < sizeof APART / sizeof *APART; i++) {
    if (strstr(padded, APART[i])) return false;
  }
  return true;
}

/* Somebody who can claim, not the owner of claims: Republican claims, Trump's false claims. */
static bool ends_with_person(QSayings *s, QRange source) {
  size_t i = q_saying_mention_at(s, source.end - 1), length;
  bool name = i < s->mention_count && s->mentions[i].range.start < source.end &&
              s->mentions[i].kind != Q_MENTION_DESCRIPTION;
  const char *words = q_saying_words(s, source, &length);
  if (!words) return false;
  size_t from = length;
  while (from > 0 && words[from - 1] != ' ') from--;
  uint32_t flags = q_word_flags(words + from, (unsigned)(length - from));
  if (name) return true;
  const char *blank = memchr(words, ' ', length);
  uint32_t first = q_word_flags(words, (unsigned)(blank ? (size_t)(blank - words) : length));
  bool one = words[length - 1] != 's';
  if (one && !(first & (Q_WORD_DETERMINER | Q_WORD_POSSESSIVE))) return false;
  return flags & (Q_WORD_PERSON | Q_WORD_ORGANIZATION | Q_WORD_TITLE);
}

/* A verb, which "claims" need not be: right after its source, or after an adverb or auxiliary. */
static bool is_verb_of(QSayings *s, const QQuotation *q) {
  static const char BEFORE[] = " also first has had have he later never now once she then they "
                               "which who ";
  char padded[24];
  size_t length, from;
  if (!words_between(s, q, padded, sizeof padded) || strncmp(padded, " s ", 3) == 0) return false;
  const char *words = q_saying_words(s, q->source, &length);
  if (!words || length == 0 || !ends_with_person(s, q->source)) return false;
  if (q->cue.start < q->source.start || strspn(padded, " ") == strlen(padded))
    return length < 3 || memcmp(words + length - 2, "'s", 2) != 0;
  length = strlen(padded) - 1;
  for (from = length; from > 1 && padded[from - 1] != ' ';) from--;
  if (length - from > 3 && memcmp(padded + length - 2, "ly", 2) == 0) return true;
  return strstr(BEFORE, padded + from - 1) != NULL;
}

/* "Claimed" where "said" could stand: not to have done something, nor responsibility. */
static bool is_claim_of(QSayings *s, const QQuotation *q) {
  static const char *const AFTER[] = {"to ",    "responsibility", "victory",       "a victory",
                                      "credit", "lives ",         "the lives",     "ownership",
                                      "asylum", "nomination",     "the nomination"};
  size_t length;
  const char *words = q_saying_words(s, q->source, &length);
  if (!words || length == 0) return false;
  if (length >= 4 && memcmp(words + length - 4, "suit", 4) == 0) return false;
  if (!is_verb_of(s, q) || q_saying_is_in_headline(s, q->source)) return false;
  words = q_saying_words(s, (QRange){q->cue.end, q->cue.end + 20}, &length);
  for (size_t i = 0; words && i < sizeof AFTER / sizeof *AFTER; i++) {
    size_t size = strlen(AFTER[i]);
    if (length >= size && memcmp(words, AFTER[i], size) == 0) return false;
  }
  return words != NULL;
}

/* How often a source says and said. */
typedef struct {
  uint32_t says, said;
} QTenses;

static bool is_tense(uint8_t word) { return word == SAYS || word == SAID; }

/* cues: the QCueWord of each saying. */
static void read_cues(QSayings *s, uint8_t *cues) {
  for (size_t i = 0; i < s->saying_count; i++) {
    QRange cue = s->sayings[i].quotation.cue;
    bool again = i > 0 && cue.start == s->sayings[i - 1].quotation.cue.start;
    cues[i] = again ? cues[i - 1] : (uint8_t)word_of(s, cue);
  }
}

/* tenses: of each source. */
static void count_tenses(QSayings *s, const uint8_t *cues, QTenses *tenses) {
  memset(tenses, 0, s->source_count * sizeof *tenses);
  uint32_t last = UINT32_MAX;
  for (size_t i = 0; i < s->saying_count; i++) {
    const QSaying *saying = &s->sayings[i];
    uint32_t start = saying->quotation.cue.start, source = saying->speaker.source;
    if (!is_tense(cues[i]) || source >= s->source_count || start == last) continue;
    if (!is_plain_tag(s, saying)) continue;
    last = start;
    if (cues[i] == SAYS) tenses[source].says++;
    if (cues[i] == SAID) tenses[source].said++;
  }
}

static const char *complaint(QSayings *s, const QSaying *saying, uint8_t word,
                             const QTenses *tenses) {
  const QQuotation *q = &saying->quotation;
  if (word == LOUD_CUE && q->kind == Q_DIRECT)
    return "a cue that calls for attention; “said” does not";
  if (word == CLAIMED && is_claim_of(s, q)) return "“claim” doubts the source; “say” is neutral";
  bool tense = is_tense(word) && saying->speaker.source < s->source_count;
  if (!tense || !is_plain_tag(s, saying)) return NULL;
  const QTenses *t = &tenses[saying->speaker.source];
  if (word == SAYS && 2 * t->says <= t->said) return "“says”, where this source “said” elsewhere";
  if (word == SAID && 2 * t->said <= t->says) return "“said”, where this source “says” elsewhere";
  return NULL;
}

static void check_cue(QSayings *s) {
  uint8_t *cues = q_memory_new(s->saying_count + 1);
  QTenses *tenses = q_memory_new((s->source_count + 1) * sizeof *tenses);
  uint32_t last = UINT32_MAX;
  if (cues && tenses) {
    read_cues(s, cues);
    count_tenses(s, cues, tenses);
  } else {
    s->findings->failed = true;
  }
  for (size_t i = 0; i < s->saying_count && !s->findings->failed; i++) {
    QRange cue = s->sayings[i].quotation.cue;
    if (cue.start == last) continue;
    last = cue.start;
    const char *message = complaint(s, &s->sayings[i], cues[i], tenses);
    if (message) q_finding_begin(s->findings, Q_RULE_CUE_STYLE, cue.start, cue.end, message);
  }
  q_memory_free(cues);
  q_memory_free(tenses);
}

const QRuleRow q_rule_cue_style = {
    .rule = {.id = "cue-style",
             .summary = "a cue that draws the eye or takes sides, or changes its tense",
             .explanation =
                 "Readers do not notice “said”. Rarer cues draw the eye from the words "
                 "that are quoted, “claimed” takes sides, and one source keeps one tense.",
             .wrong = "“The bridge is old,” opined Ruth Marlow.",
             .right = "“The bridge is old,” said Ruth Marlow.",
             .fixes = false},
    .levels = {Q_LEVELS(Q_LEVEL_OFF), Q_LEVELS_ENGLISH(Q_LEVEL_HINT), Q_LEVELS(Q_LEVEL_OFF),
               Q_LEVELS(Q_LEVEL_OFF)},
    .sayings = check_cue,
};
