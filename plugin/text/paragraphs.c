#include "text/paragraphs.h"

#include <stdint.h>
#include <string.h>

#include "chars.h"

static bool is_blank(const char *text, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r' && text[i] != '\n') return false;
  }
  return true;
}

enum {
  SAMPLE = 65536,
  LONG_LINE = 160,
  LABEL = 40 /* bytes of a speaker's name before a line */
};

static bool is_comment(const char *text, size_t from, size_t to) {
  while (to > from && (uint8_t)text[to - 1] <= ' ') to--;
  return to - from >= 7 && memcmp(text + from, "<!--", 4) == 0 &&
         memcmp(text + to - 3, "-->", 3) == 0;
}

static bool ends_sentence(const char *text, size_t from, size_t to) {
  static const char *const ends[] = {".",
                                     "!",
                                     "?",
                                     ":",
                                     "\"",
                                     "'",
                                     "\xE2\x80\x9D",
                                     "\xE2\x80\x99",
                                     "\xC2\xBB",
                                     ")",
                                     "\xE2\x80\xA6",
                                     "\xC2\xAB",
                                     "\xE2\x80\x9C",
                                     "\xE2\x80\x98"};
  while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\t' || text[to - 1] == '\r')) to--;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t size = strlen(ends[i]);
    if (to - from > size && memcmp(text + to - size, ends[i], size) == 0) return true;
  }
  return false;
}

/* A dash, or a name and a colon; before the name may stand a time, a date, a number, in brackets
 * behind it what somebody does. Q. and A. are names of that kind. */
static bool begins_turn(const char *text, size_t from, size_t to) {
  while (from < to && text[from] != 0 && strchr("0123456789[]().,:;/-~* \t", text[from])) from++;
  if (to - from > 3 && memcmp(text + from, "\xE2\x80", 2) == 0)
    return (uint8_t)text[from + 2] >= 0x92 && (uint8_t)text[from + 2] <= 0x95;
  if (from < to && !q_is_upper_ascii(text[from]) && (uint8_t)text[from] < 0xC3) return false;
  if (to - from > 2 && (text[from] == 'Q' || text[from] == 'A') && text[from + 1] == '.' &&
      text[from + 2] == ' ')
    return true;
  for (size_t i = from; i < to && i - from < LABEL; i++) {
    char c = text[i];
    if (c == '(' || c == '[') {
      const char *end = memchr(text + i, c == '(' ? ')' : ']', to - i);
      if (!end) return false;
      i = (size_t)(end - text);
      continue;
    }
    if (c == ':') return i > from && (i + 1 == to || strchr(" \t*_", text[i + 1]));
    bool letter = (uint8_t)c >= 0x80 || q_is_letter(c) || q_is_digit(c);
    if (!letter && (c == 0 || !strchr(" .'-", c))) return false;
  }
  return false;
}

bool q_paragraphs_are_lines(const char *text, size_t length) {
  if (length > SAMPLE) length = SAMPLE;
  size_t lines = 0, blank = 0, longer = 0, ended = 0, following = 0, turns = 0;
  bool after_line = false;
  for (size_t from = 0, to; from < length; from = to + 1) {
    const char *lf = memchr(text + from, '\n', length - from);
    if (!lf) break; /* a last line that is cut off, or the only one, tells nothing */
    to = (size_t)(lf - text);
    if (is_blank(text, from, to)) {
      blank++;
      after_line = false;
    } else if (!is_comment(text, from, to)) {
      lines++;
      longer += to - from > LONG_LINE;
      ended += ends_sentence(text, from, to);
      following += after_line;
      turns += after_line && begins_turn(text, from, to);
      after_line = true;
    }
  }
  if (turns > 0 && turns * 4 >= following * 3) return true;
  /* Wrapped text has short lines that end anywhere; a paragraph's line ends a sentence. */
  return lines >= 2 && blank * 10 < lines && ended * 4 >= lines * 3 &&
         (longer * 4 >= lines || ended * 10 >= lines * 9);
}
