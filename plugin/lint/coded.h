/* What of a text is code, which no rule looks at: what marks/inline_code.h tells of, and lines that
 * are indented as code is and look like it. */
#ifndef QUOTH_LINT_CODED_H
#define QUOTH_LINT_CODED_H

#include <stdbool.h>
#include <stdint.h>

/* A walk through a paragraph for places that come in order. */
typedef struct {
  const char *text;
  uint32_t start, end; /* the paragraph */
  uint32_t at;         /* what is before has been looked at */
  uint32_t from, past; /* the code that begins last before `at` */
} QCoded;

/* The paragraph start..end of a text, whose first line may be indented. */
QCoded q_coded(const char *text, uint32_t start, uint32_t end);

/* Whether code holds a place; never before the last one that was asked for. */
bool q_coded_at(QCoded *coded, uint32_t place);

#endif
