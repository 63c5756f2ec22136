/* Words in marks that are no speech: titles, nicknames, words as words. */
#ifndef QUOTH_ATTRIBUTION_TERM_H
#define QUOTH_ATTRIBUTION_TERM_H

#include "document/reading.h"

/* Whether a quotation in marks is a term. It is one if no attribution of its own governs it,
 * and its words and those before it look so; in doubt it is speech. */
bool q_is_term(const QReading *reading, const QParagraph *paragraph, const QQuoteRecord *quotation);

#endif
