/* Words between marks, as far as tags ("said he") are told by them. */
#ifndef QUOTH_MARKS_REPAIR_WORDS_H
#define QUOTH_MARKS_REPAIR_WORDS_H

#include "marks/repair_places.h"

/* Sets of small words. */
typedef enum {
  Q_IS_SUBJECT = 1,
  Q_IS_MANNER = 2, /* after "he said" */
  Q_IS_OBJECT = 4,
  Q_IS_PARTICLE = 8, /* went on, put in */
  Q_IS_AND = 16,
  Q_IS_NEXT = 32,    /* begins narration after "and" */
  Q_IS_TELLING = 64, /* goes on narrating after a tag */
  Q_IS_ANSWER = 128, /* was the answer */
} QTagGroup;

typedef struct {
  uint32_t start, end; /* end == start: no word */
  uint32_t flags;
  uint8_t groups;
  bool capital;
} QTagWord;

/* The word at `at`, of ASCII letters; of others nothing is known. */
QTagWord q_tag_word_at(const QGap *gap, uint32_t at);
QTagWord q_tag_next_word(const QGap *gap, const QTagWord *word);

bool q_tag_is_verb(const QTagWord *word);     /* said, says */
bool q_tag_is_any_verb(const QTagWord *word); /* saying too, but no verb that is often none */
bool q_tag_ends_in_ly(const QGap *gap, const QTagWord *word);

/* Past "said he", "he said" or "was his answer" at `at`, else `at`. */
uint32_t q_tag_past_cue(const QGap *gap, uint32_t at);

#endif
