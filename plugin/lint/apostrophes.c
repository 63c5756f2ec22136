#include "lint/apostrophes.h"

#include <string.h>

#include "chars.h"
#include "lint/words.h"
#include "marks/inline_code.h"
#include "text/signs.h"
#include "text/utf8.h"

QApostrophes q_apostrophes(const char *text, uint32_t start, uint32_t end) {
  return (QApostrophes){text, start, start, end};
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
  while ((walk->at = q_sign_find(text, walk->at, walk->end)) < walk->end) {
    uint32_t start = walk->at;
    if (q_code_may_begin(text[start])) {
      uint32_t past = (uint32_t)q_code_past(text, walk->start, start, walk->end);
      walk->at = past > start ? past : start + 1;
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
