/* What the words of a paragraph are to somebody who looks for people in it. */
#ifndef QUOTH_ATTRIBUTION_CAST_WORDS_H
#define QUOTH_ATTRIBUTION_CAST_WORDS_H

#include "attribution/prose.h"
#include "quoth.h"

/* Words that decide by themselves. */
typedef enum {
  Q_WORD_OF_NO_KIND,
  Q_WORD_HE,  /* he */
  Q_WORD_HIM, /* him, himself */
  Q_WORD_HIS,
  Q_WORD_SHE, /* she */
  Q_WORD_HER, /* her, which may be his */
  Q_WORD_HERSELF,
  Q_WORD_THEY,
  Q_WORD_THEM,
  Q_WORD_THEIR,
  Q_WORD_ME, /* I */
  Q_WORD_IT, /* it, its */
  Q_WORD_A,  /* a, an, another, one, some */
  Q_WORD_THE,
  Q_WORD_THIS, /* this, that, these, those, every, each, both, two, three */
  Q_WORD_MY,   /* my, our */
  Q_WORD_SOMEBODY,
} QWordKind;

/* By first letter the lengths of these words, a bit each. */
static const uint16_t q_word_kind_lengths[32] = {
    ['a' & 31] = 1 << 1 | 1 << 2 | 1 << 7,
    ['b' & 31] = 1 << 4,
    ['e' & 31] = 1 << 4 | 1 << 5,
    ['h' & 31] = 1 << 2 | 1 << 3 | 1 << 4 | 1 << 7,
    ['i' & 31] = 1 << 1 | 1 << 2 | 1 << 3,
    ['m' & 31] = 1 << 2,
    ['o' & 31] = 1 << 3,
    ['s' & 31] = 1 << 3 | 1 << 4 | 1 << 7 | 1 << 8,
    ['t' & 31] = 1 << 3 | 1 << 4 | 1 << 5,
};

/* The kind of a word of at most eight letters. */
QWordKind q_word_find_kind(const QProse *prose, const QProseItem *item);

static inline QWordKind q_word_kind(const QProse *prose, const QProseItem *item) {
  if (item->sign || item->stem > 8) return Q_WORD_OF_NO_KIND;
  uint8_t first = (uint8_t)prose->text[item->start];
  if (!(q_word_kind_lengths[first & 31] >> item->stem & 1)) return Q_WORD_OF_NO_KIND;
  return q_word_find_kind(prose, item);
}

typedef enum {
  Q_NO_NAME_WORD,
  Q_MAYBE_NAME_WORD, /* opens a sentence, and may be any word */
  Q_NAME_WORD,
} QNameWord;

/* Whether a word can belong to a name. */
QNameWord q_name_word(QProse *prose, size_t index);

/* A word that is written in small letters where it is no name. */
bool q_is_common_word(QProse *prose, size_t index);

/* An article, a preposition, a conjunction: headlines leave them small. */
bool q_is_small_word(QProse *prose, size_t index);

/* A finite verb, as far as lists and endings tell. */
bool q_is_verb_word(QProse *prose, size_t index);

/* A finite form of a verb that gives words to somebody. */
bool q_is_cue_word(QProse *prose, size_t index);

/* The QGender of a noun for persons: man, wife, people. */
uint8_t q_noun_gender(const char *noun, unsigned length);

#endif
