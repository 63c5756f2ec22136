#include "lint/apostrophes.h"

#include <string.h>

#include "chars.h"
#include "lint/words.h"
#include "text/utf8.h"

QApostrophes q_apostrophes(const char *text, uint32_t start, uint32_t end) {
  return (QApostrophes){text, start, start, end};
}

/* The first byte at or after `at` that may begin an apostrophe or code. */
static uint32_t find(const char *text, uint32_t at, uint32_t end) {
  static const bool first[256] = {['\''] = true, ['`'] = true, [0xE2] = true};
  while (at < end && !first[(uint8_t)text[at]]) at++;
  return at;
}

/* After the ` at `at`: past the code that it begins, if it does. */
static uint32_t past_code(const QApostrophes *walk, uint32_t at) {
  const char *close = memchr(walk->text + at + 1, '`', walk->end - at - 1);
  return close ? (uint32_t)(close - walk->text) + 1 : at + 1;
}

static bool between_letters(const QApostrophes *walk, uint32_t start, uint32_t end) {
  if (start == walk->start || end == walk->end) return false;
  int32_t before, after;
  q_char_back(walk->text, start, walk->start, &before);
  q_utf8_read(walk->text + end, walk->end - end, &after);
  return before >= 0 && after >= 0 && q_is_letter(before) && q_is_letter(after);
}

bool q_apostrophe_next(QApostrophes *walk, QApostrophe *apostrophe) {
  const char *text = walk->text;
  while ((walk->at = find(text, walk->at, walk->end)) < walk->end) {
    uint32_t start = walk->at;
    if (text[start] == '`') {
      walk->at = past_code(walk, start);
      continue;
    }
    bool straight = text[start] == '\'';
    bool curly = walk->end - start >= 3 && memcmp(text + start, "\xE2\x80\x99", 3) == 0;
    walk->at = start + (curly ? 3 : 1);
    if ((straight || curly) && between_letters(walk, start, walk->at)) {
      *apostrophe = (QApostrophe){start, walk->at, straight};
      return true;
    }
  }
  return false;
}
