/* Words in marks that are no speech: titles, nicknames, words as words. */
#ifndef QUOTH_ATTRIBUTION_TERM_H
#define QUOTH_ATTRIBUTION_TERM_H

#include "document/reading.h"

/* Whether a quotation in marks, once its own attribution is known, is a term. told: a quotation of
 * the paragraph has one. A sum of learned weights tells, from its words, those around it and what
 * governs it; in doubt it is speech. */
bool q_is_term(const QReading *reading, const QParagraph *paragraph, const QQuoteRecord *quotation,
               bool told);

#endif
