/* Words of a text and what the lexicon knows of them, as far as rules ask. */
#ifndef QUOTH_LINT_WORDS_H
#define QUOTH_LINT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  Q_KNOWN_WORD = 1,       /* a word as it is: of the dictionary, or one that has a part in tags */
  Q_KNOWN_PRONOUN = 2,    /* can be a subject: he, they, who */
  Q_KNOWN_DETERMINER = 4, /* the, a, her */
  Q_KNOWN_CUE = 8,        /* a finite verb of speech that is little else: said, asks */
  Q_KNOWN_ABBREVIATION = 16, /* ends with a full stop of its own: etc, or an initial */
  Q_KNOWN_VERB = 64,         /* finite, and no cue: was, went */
  Q_KNOWN_NAME = 32,         /* a given name, a title, a nationality, a day or month */
};

typedef struct {
  uint32_t start, end; /* end == start: there is none */
  bool capital;        /* it begins with one */
  uint32_t known;      /* Q_KNOWN_... */
} QWord;

/* The code point that ends at `at`, which begins at `limit` at the earliest; limit < at. Returns
 * where it begins. */
uint32_t q_char_back(const char *text, uint32_t at, uint32_t limit, int32_t *c);

/* The word that begins at `at`; it ends at `limit` at the latest. A word is letters, digits and the
 * apostrophes between letters. */
QWord q_word_from(const char *text, uint32_t at, uint32_t limit);

/* The word that ends at `at` and begins at `limit` at the earliest. */
QWord q_word_until(const char *text, uint32_t at, uint32_t limit);

/* Whether a word in small letters is one of a list as below. */
bool q_is_among(const char *word, size_t length, const char *list);

/* Whether the word is one of a list of words in lower case, parted and enclosed by blanks: " a an
 * ". */
bool q_word_among(const char *text, QWord word, const char *list);

/* How many words there are from start to end. */
uint32_t q_words_count(const char *text, uint32_t start, uint32_t end);

#endif
