#include "marks/voice.h"

#include <string.h>

#include "lexicon.h"
#include "mark_signs.h"
#include "marks/voice_words_table.h"
#include "text/word_table.h"

#define KNOWN                                                                                      \
  (Q_WORD_DICTIONARY | Q_WORD_PRONOUN | Q_WORD_DETERMINER | Q_WORD_POSSESSIVE | Q_WORD_AUXILIARY | \
   Q_WORD_CONJUNCTION | Q_WORD_PREPOSITION | Q_WORD_ADVERB | Q_WORD_NUMBER_WORD)

/* Learned with the words of voice-words.txt. */
enum {
  SHORTENED = -18, /* don't, I'll, we've */
  OWNED = -7,      /* he's, the boy's */
  DROPPED = -13,   /* o', goin' */
  CUE = 9,         /* murmured */
  PAST = 7,        /* walked */
  DOING = 4,       /* walking */
  MANNER = 5,      /* slowly */
  HAPPENED = 11,   /* he walked, I went, Tom sat */
};

/* ---- Words ------------------------------------------------------------------- */

/* What a word weighs, and what more as the first of its sentence. */
static int look_up(const char *word, bool first) {
  const QVoiceWords *row = q_table_find(q_voice_words, word, strlen(word));
  return row ? row->weight + (first ? row->first : 0) : 0;
}

static bool ends(const char *word, unsigned length, const char *end) {
  size_t n = strlen(end);
  return length > 4 && memcmp(word + length - n, end, n) == 0;
}

/* An apostrophe at `at`: how many bytes it has, or 0. */
static unsigned apostrophe(const char *text, uint32_t at, uint32_t end) {
  if (text[at] == '\'') return 1;
  return end - at >= 3 && memcmp(text + at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

/* By what follows the apostrophe. */
static int of_rest(const char *rest) {
  static const char *const SHORT[] = {"t", "ll", "ve", "re", "m", "d"};
  if (strcmp(rest, "s") == 0) return OWNED;
  for (size_t i = 0; i < sizeof SHORT / sizeof *SHORT; i++) {
    if (strcmp(rest, SHORT[i]) == 0) return SHORTENED;
  }
  return DROPPED;
}

/* Of a word of letters alone. */
static int of_word(QVoice *voice, const char *word, unsigned length, uint32_t flags, bool capital) {
  bool cue = flags & (Q_WORD_CUE_SPEECH | Q_WORD_CUE_WEAK);
  bool past = flags & Q_WORD_FORM_PAST && (cue || flags & (Q_WORD_CUE_BELIEF | Q_WORD_VERB));
  int weight = past && !capital && voice->subject ? HAPPENED : 0;
  bool name = capital && length > 1 && (!voice->first || !(flags & KNOWN));
  voice->subject = name || flags & Q_WORD_PRONOUN;
  if (name) return weight;
  weight += look_up(word, voice->first);
  if (cue && flags & Q_WORD_FORM_PAST) return weight + CUE;
  if (ends(word, length, "ed")) return weight + PAST;
  if (ends(word, length, "ing")) return weight + DOING;
  return ends(word, length, "ly") ? weight + MANNER : weight;
}

/* Of one with an apostrophe before `rest`. */
static int of_two(QVoice *voice, char *word, unsigned rest) {
  int weight = of_rest(word + rest);
  if (strcmp(word + rest, "t") != 0) word[rest - 1] = 0;
  voice->subject = false;
  return weight + look_up(word, false);
}

int q_voice_of_word(QVoice *voice, const char *text, uint32_t start, uint32_t end, uint32_t flags) {
  char word[Q_MARK_WORD];
  unsigned length = 0, rest = 0; /* rest: behind the apostrophe, 0: there is none */
  for (uint32_t i = start; i < end;) {
    uint8_t b = (uint8_t)text[i];
    bool letter = q_is_lower_ascii(b | 0x20);
    unsigned size = letter ? 1 : apostrophe(text, i, end);
    if (length + 1 >= sizeof word || size == 0) {
      *voice = (QVoice){false, false};
      return 0;
    }
    word[length++] = letter ? (char)(b | 0x20) : '\'';
    if (!letter) rest = length;
    i += size;
  }
  word[length] = 0;
  bool capital = q_is_upper_ascii((uint8_t)text[start]);
  int weight = rest ? of_two(voice, word, rest) : of_word(voice, word, length, flags, capital);
  voice->first = false;
  return weight;
}
