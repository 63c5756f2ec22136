/* What a document shows of its customs: counts that are kept for each chunk and summed up. */
#ifndef QUOTH_LINT_FACTS_H
#define QUOTH_LINT_FACTS_H

#include "lint/view.h"

typedef struct {
  uint32_t curly, straight; /* quotations in such marks */
  uint32_t alike;           /* in ” and ”, as in Swedish */
  uint32_t quoted, running; /* paragraphs with quotations; that open again what one left open */
  uint32_t curly_apostrophes, straight_apostrophes;
  uint32_t double_speech, single_speech; /* quotations that are speech beyond doubt */
  uint32_t double_first, single_first;   /* paragraphs that begin with such a mark */
  uint32_t stops_inside, stops_outside;  /* commas and full stops that show a custom */
} QFacts;

/* Adds what a paragraph shows. */
void q_facts_count(QFacts *facts, const QView *view);

void q_facts_add(QFacts *sum, const QFacts *facts);

/* What ten times is the cost of a quotation that goes on in the next paragraph. */
uint8_t q_facts_continuation(const QFacts *sum);

/* The customs that the sum over a document shows, or the language prescribes. */
QCustom q_facts_custom(const QFacts *sum, QLanguage language);

#endif
