/* Whether words sound like speech or like narration: "you" and "please" are said, "had" and
 * "murmured" are told. */
#ifndef QUOTH_MARKS_VOICE_H
#define QUOTH_MARKS_VOICE_H

#include <stdbool.h>
#include <stdint.h>

/* Where a clause stands. */
typedef struct {
  bool first;   /* at a sentence's start */
  bool subject; /* behind a name or "he" */
} QVoice;

/* The weight of the next word text[start..end), which may hold apostrophes: tenths of a nat,
 * positive for narration. flags: Q_WORD_... of one that has none. */
int q_voice_of_word(QVoice *voice, const char *text, uint32_t start, uint32_t end, uint32_t flags);

/* Of a sentence's end: */
enum {
  Q_VOICE_ASKS = -20, /* ? */
  Q_VOICE_CALLS = -18 /* ! */
};

#endif
