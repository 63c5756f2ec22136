/* The sentences of a paragraph as the recogniser of the grammar sees a clause, but whole: a
 * quotation is one sign in them. */
#ifndef QUOTH_ATTRIBUTION_SENTENCE_H
#define QUOTH_ATTRIBUTION_SENTENCE_H

#include "document/reading.h"
#include "phrase.h"

#define Q_QUOTED '"' /* the mark of an item that stands for a quotation */

typedef struct {
  QClause clause;
  uint32_t from[Q_ITEMS], to[Q_ITEMS]; /* bytes, of each item */
  int32_t quotation[Q_ITEMS];          /* of an item that is one: its index */
  uint32_t start, end;                 /* bytes */
  unsigned quotations;
  bool known; /* its words have been looked up */
} QSentence;

typedef struct {
  const QReading *reading;
  const QParagraph *paragraph;
  size_t quotation; /* the next one */
  uint32_t at;
} QSentences;

void q_sentences_begin(QSentences *s, const QReading *reading, const QParagraph *paragraph);

/* Reads the next sentence, or the next piece of a very long one. False at the paragraph's end. */
bool q_sentence_next(QSentences *s, QSentence *sentence);

/* Looks its words up, once. */
void q_sentence_know(QSentence *sentence);

#endif
