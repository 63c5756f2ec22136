/* The rule about cues: said, and what stands in its place. */
#include <stdlib.h>
#include <string.h>

#include "document/memory.h"
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

/* How often a source says and said. */
typedef struct {
  uint32_t says, said;
} QTenses;

static QTenses *tenses_of(QSayings *s, uint32_t count) {
  QTenses *tenses = q_memory_new((count + 1) * sizeof *tenses);
  if (!tenses) {
    s->findings->failed = true;
    return NULL;
  }
  memset(tenses, 0, (count + 1) * sizeof *tenses);
  uint32_t last = UINT32_MAX;
  for (size_t i = 0; i < s->saying_count; i++) {
    const QSaying *saying = &s->sayings[i];
    QRange cue = saying->quotation.cue;
    if (saying->speaker.source >= count || cue.start == last) continue;
    last = cue.start;
    QCueWord word = word_of(s, cue);
    if (word == SAYS) tenses[saying->speaker.source].says++;
    if (word == SAID) tenses[saying->speaker.source].said++;
  }
  return tenses;
}

static void check_cue(QSayings *s) {
  uint32_t count = quoth_source_count(s->document), last = UINT32_MAX;
  QTenses *tenses = tenses_of(s, count);
  if (!tenses) return;
  for (size_t i = 0; i < s->saying_count; i++) {
    const QSaying *saying = &s->sayings[i];
    QRange cue = saying->quotation.cue;
    if (cue.start == last) continue;
    last = cue.start;
    const char *message = NULL;
    QCueWord word = word_of(s, cue);
    if (word == LOUD_CUE) message = "a cue that calls for attention; “said” does not";
    if (word == CLAIMED) message = "“claim” doubts the source; “say” is neutral";
    if ((word == SAYS || word == SAID) && saying->speaker.source < count) {
      const QTenses *t = &tenses[saying->speaker.source];
      if (word == SAYS && 2 * t->says <= t->said)
        message = "“says”, where this source “said” elsewhere";
      if (word == SAID && 2 * t->said <= t->says)
        message = "“said”, where this source “says” elsewhere";
    }
    if (message) q_finding_begin(s->findings, Q_RULE_CUE_STYLE, cue.start, cue.end, message);
  }
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
