#include "lint/coded.h"

#include <string.h>

#include "marks/inline_code.h"
#include "text/signs.h"

enum {
  INDENT = 4
};

static bool is_code_sign(char c) { return c != '\0' && strchr("={}<>_\\|;", c) != NULL; }

/* Whether the line from `at` is indented. */
static bool is_indented(const char *text, uint32_t at, uint32_t end) {
  uint32_t columns = 0;
  for (; at < end && columns < INDENT; at++) {
    if (text[at] == '\t')
      columns = INDENT;
    else if (text[at] == ' ')
      columns++;
    else
      break;
  }
  return columns >= INDENT;
}

/* All lines are indented, and signs of code are among the words. */
static bool is_block(const char *text, uint32_t start, uint32_t end) {
  uint32_t line = start;
  while (line > 0 && (text[line - 1] == ' ' || text[line - 1] == '\t')) line--;
  bool sign = false;
  while (line < end) {
    if (!is_indented(text, line, end)) return false;
    while (line < end && text[line] != '\n') sign |= is_code_sign(text[line++]);
    line++;
  }
  return sign;
}

QCoded q_coded(const char *text, uint32_t start, uint32_t end) {
  QCoded coded = {text, start, end, start, start, start};
  if (is_block(text, start, end)) coded.at = coded.past = end;
  return coded;
}

bool q_coded_at(QCoded *coded, uint32_t place) {
  uint32_t limit = place < coded->end ? place + 1 : coded->end;
  while (coded->at < limit && (coded->at = q_sign_find(coded->text, coded->at, limit)) < limit) {
    size_t past = coded->at;
    if (q_code_may_begin(coded->text[coded->at]))
      past = q_code_past(coded->text, coded->start, coded->at, coded->end);
    if (past > coded->at) {
      coded->from = coded->at;
      coded->past = (uint32_t)past;
    }
    coded->at = past > coded->at ? (uint32_t)past : coded->at + 1;
  }
  return coded->from <= place && place < coded->past;
}
