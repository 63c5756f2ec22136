/* Who said what: which attribution governs which quotation, inside of a chunk. */
#ifndef QUOTH_ATTRIBUTION_LINK_H
#define QUOTH_ATTRIBUTION_LINK_H

#include "document/reading.h"

/* Fills attribution and evidence of every quotation of a reading, and what each paragraph hands
 * on to the next. The first paragraph's quotations are marked where they take what the chunk
 * before hands on. Adds attributions that the grammar does not see, where a quotation needs one.
 * False when there is no memory for them. */
bool q_link(QReading *reading);

#endif
