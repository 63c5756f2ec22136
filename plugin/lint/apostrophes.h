/* Apostrophes inside words, between two letters: those that can be nothing else. */
#ifndef QUOTH_LINT_APOSTROPHES_H
#define QUOTH_LINT_APOSTROPHES_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  const char *text;
  uint32_t start, at, end;
} QApostrophes;

typedef struct {
  uint32_t start, end;
  bool straight; /* ', not ’ */
} QApostrophe;

/* Walks the apostrophes of a paragraph, text[start..end). Those in code, between ` and `, are left
 * out. */
QApostrophes q_apostrophes(const char *text, uint32_t start, uint32_t end);
bool q_apostrophe_next(QApostrophes *walk, QApostrophe *apostrophe);

#endif
