#include "lint/words.h"

#include <string.h>

#include "chars.h"
#include "lexicon.h"
#include "text/utf8.h"

enum {
  ROOM = 32
};

static bool is_apostrophe(int32_t c) { return c == '\'' || c == 0x2019; }

/* The word in lower case, with ' for any apostrophe. 0 for one that is too long. */
static unsigned fold(const char *text, QWord word, char *low) {
  unsigned length = 0;
  for (uint32_t at = word.start; at < word.end;) {
    int32_t c;
    uint32_t size = (uint32_t)q_utf8_read(text + at, word.end - at, &c);
    if (length + size > ROOM) return 0;
    memcpy(low + length, text + at, size);
    if (q_is_upper_ascii(c)) low[length] = (char)(c | 0x20);
    if (is_apostrophe(c)) low[length] = '\'';
    length += is_apostrophe(c) ? 1 : size;
    at += size;
  }
  return length;
}

static uint32_t known(const char *text, QWord word) {
  enum {
    ANY = Q_WORD_DICTIONARY | Q_WORD_PRONOUN | Q_WORD_DETERMINER | Q_WORD_POSSESSIVE |
          Q_WORD_PREPOSITION | Q_WORD_CONJUNCTION | Q_WORD_AUXILIARY | Q_WORD_CUE_SPEECH |
          Q_WORD_VERB,
    NAMES = Q_WORD_TITLE | Q_WORD_GIVEN_MALE | Q_WORD_GIVEN_FEMALE | Q_WORD_CALENDAR |
            Q_WORD_NATIONALITY,
    FINITE = Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD,
  };
  char low[ROOM];
  unsigned length = fold(text, word, low);
  if (length == 0) return 0;
  uint32_t flags = q_word_flags(low, length), result = 0;
  if (flags & ANY) result |= Q_KNOWN_WORD;
  if (flags & Q_WORD_PRONOUN) result |= Q_KNOWN_PRONOUN;
  if (flags & (Q_WORD_DETERMINER | Q_WORD_POSSESSIVE)) result |= Q_KNOWN_DETERMINER;
  if (flags & Q_WORD_CUE_SPEECH && !(flags & Q_WORD_CUE_WEAK) && flags & FINITE)
    result |= Q_KNOWN_CUE;
  bool initial = length == 1 && word.capital && low[0] != 'i';
  if (flags & Q_WORD_ABBREVIATION || initial) result |= Q_KNOWN_ABBREVIATION;
  if (flags & (Q_WORD_AUXILIARY | Q_WORD_VERB)) result |= Q_KNOWN_VERB;
  if (flags & NAMES) result |= Q_KNOWN_NAME;
  return result;
}

static QWord judge(const char *text, QWord word) {
  if (word.start == word.end) return word;
  int32_t c;
  q_utf8_read(text + word.start, word.end - word.start, &c);
  word.capital = q_is_upper(c);
  word.known = known(text, word);
  return word;
}

uint32_t q_char_back(const char *text, uint32_t at, uint32_t limit, int32_t *c) {
  uint32_t start = at - 1;
  while (start > limit && at - start < 4 && ((uint8_t)text[start] & 0xC0) == 0x80) start--;
  if (q_utf8_read(text + start, at - start, c) == at - start) return start;
  *c = -1;
  return at - 1;
}

QWord q_word_from(const char *text, uint32_t at, uint32_t limit) {
  QWord word = {.start = at, .end = at};
  while (at < limit) {
    int32_t c;
    uint32_t size = (uint32_t)q_utf8_read(text + at, limit - at, &c);
    at += size;
    if (q_is_letter_or_digit(c))
      word.end = at;
    else if (!is_apostrophe(c) || word.end < at - size || word.end == word.start)
      break;
  }
  return judge(text, word);
}

QWord q_word_until(const char *text, uint32_t at, uint32_t limit) {
  QWord word = {.start = at, .end = at};
  while (at > limit) {
    int32_t c;
    uint32_t end = at;
    at = q_char_back(text, at, limit, &c);
    if (q_is_letter_or_digit(c))
      word.start = at;
    else if (!is_apostrophe(c) || word.start > end || word.start == word.end)
      break;
  }
  return judge(text, word);
}

bool q_is_among(const char *word, size_t length, const char *list) {
  if (length == 0) return false;
  for (const char *at = list; (at = strchr(at, ' ')) && at[1];) {
    at++;
    if (strncmp(at, word, length) == 0 && at[length] == ' ') return true;
  }
  return false;
}

bool q_word_among(const char *text, QWord word, const char *list) {
  char low[ROOM];
  return q_is_among(low, fold(text, word, low), list);
}

uint32_t q_words_count(const char *text, uint32_t start, uint32_t end) {
  uint32_t count = 0;
  bool inside = false;
  for (uint32_t at = start; at < end;) {
    int32_t c;
    at += (uint32_t)q_utf8_read(text + at, end - at, &c);
    bool blank = q_is_blank(c) || q_is_line_end(c);
    if (q_is_letter_or_digit(c) && !inside) {
      count++;
      inside = true;
    }
    if (blank) inside = false;
  }
  return count;
}
