#include "text/paragraphs.h"

#include <string.h>

static bool is_blank(const char *text, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r' && text[i] != '\n') return false;
  }
  return true;
}

enum {
  SAMPLE = 65536,
  LONG_LINE = 160
};

static bool ends_sentence(const char *text, size_t from, size_t to) {
  static const char *const ends[] = {
      ".",        "!", "?",           ":", "\"", "'", "\xE2\x80\x9D", "\xE2\x80\x99",
      "\xC2\xBB", ")", "\xE2\x80\xA6"};
  while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\t' || text[to - 1] == '\r')) to--;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t size = strlen(ends[i]);
    if (to - from > size && memcmp(text + to - size, ends[i], size) == 0) return true;
  }
  return false;
}

bool q_paragraphs_are_lines(const char *text, size_t length) {
  if (length > SAMPLE) length = SAMPLE;
  size_t lines = 0, blank = 0, longer = 0, ended = 0;
  for (size_t from = 0; from < length;) {
    const char *lf = memchr(text + from, '\n', length - from);
    if (!lf) break; /* a last line that is cut off, or the only one, tells nothing */
    size_t to = (size_t)(lf - text);
    if (is_blank(text, from, to)) {
      blank++;
    } else {
      lines++;
      longer += to - from > LONG_LINE;
      ended += ends_sentence(text, from, to);
    }
    from = to + 1;
  }
  /* Wrapped text has short lines that end anywhere; a paragraph's line ends a sentence. */
  return lines >= 2 && blank * 10 < lines && ended * 4 >= lines * 3 &&
         (longer * 4 >= lines || ended * 10 >= lines * 9);
}
