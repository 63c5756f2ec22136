#include "attribution/term.h"

#include <string.h>

#include "chars.h"
#include "quoth.h"
#include "text/utf8.h"

enum {
  WORDS = 6,       /* of a term, at most */
  WORDS_NAMED = 4, /* after a word that names one */
  WORDS_LOW = 1,   /* in small letters, wherever they stand */
};

/* The words inside. 0 for what is no term: too many, or a sentence. */
static unsigned count_words(const char *text, uint32_t length) {
  unsigned words = 0;
  bool in_word = false, stop = false;
  for (uint32_t at = 0; at < length && words <= WORDS;) {
    int32_t c;
    at += (uint32_t)q_utf8_read(text + at, length - at, &c);
    bool letter = c >= 0 && (q_is_letter(c) || q_is_digit(c));
    if (letter && stop) return 0;
    if (letter && !in_word) words++;
    in_word = letter || c == '\'' || c == 0x2019 || c == '-';
    if (c == '!' || c == '?') return 0;
    stop |= q_is_sentence_end(c);
  }
  return words <= WORDS ? words : 0;
}

static bool is_letter_byte(char c) { return (uint8_t)c >= 0x80 || q_is_letter((uint8_t)c); }

/* The word that ends directly before the quotation: its length, 0 if there is none. */
static uint32_t word_before(const char *text, uint32_t from, uint32_t to, const char **word) {
  while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\n' || text[to - 1] == '\r')) to--;
  uint32_t start = to;
  while (start > from && is_letter_byte(text[start - 1])) start--;
  int32_t c = -1;
  if (start < to) q_utf8_read(text + start, to - start, &c);
  *word = text + start;
  return c >= 0 && q_is_letter(c) ? to - start : 0;
}

/* Words that a name or a word as a word follows. */
static bool names(const char *word, uint32_t length) {
  static const char *const list[] = {
      "a",  "an",  "and",  "as",   "called", "her",   "his",   "its",  "my",    "named", "of",
      "or", "our", "term", "that", "the",    "their", "these", "this", "those", "word",  "your",
  };
  char low[8];
  if (length >= sizeof low) return false;
  for (uint32_t i = 0; i < length; i++) {
    low[i] = q_is_upper_ascii(word[i]) ? (char)(word[i] | 0x20) : word[i];
  }
  for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
    if (strlen(list[i]) == length && memcmp(low, list[i], length) == 0) return true;
  }
  return false;
}

bool q_is_term(const QReading *reading, const QParagraph *paragraph,
               const QQuoteRecord *quotation) {
  const QQuoteRecord *q = quotation;
  if (!q->closed || q->depth != 1 || paragraph->kind == Q_EDGE_BLOCK) return false;
  const char *word;
  uint32_t length = word_before(reading->text, paragraph->start, q->start, &word);
  if (length == 0) return false;
  unsigned words = count_words(reading->text + q->inner_start, q->inner_end - q->inner_start);
  if (words == 0) return false;
  bool named = names(word, length) && words <= WORDS_NAMED;
  bool low = q_is_lower_ascii(reading->text[q->inner_start]);
  /* The answer may not depend on what the paragraph inherits, which the chunk does not know. */
  bool dialogue = paragraph->head.marks[0] != 0;
  switch (q->evidence) {
  case Q_EVIDENCE_NONE:
  case Q_EVIDENCE_NEAR: return dialogue || named;
  case Q_EVIDENCE_TURN:
    /* Where people talk, narration names things; elsewhere they are what somebody said, if they
     * do not look like a name: the “Coach and Horses”. */
    return dialogue || (named && !low);
  default: return false;
  }
}
