/* Words in marks that are beyond doubt the name of something, and no one's speech: a book, a ship,
 * an inn, what stands on a sign; a nickname. */
#ifndef QUOTH_ATTRIBUTION_NAMED_H
#define QUOTH_ATTRIBUTION_NAMED_H

#include "document/reading.h"

/* Told by how they are written and by the words before them; cue is q_cue_of its attribution. */
bool q_is_named(const QReading *reading, const QParagraph *paragraph, const QQuoteRecord *quotation,
                unsigned cue);

#endif
