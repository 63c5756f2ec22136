/* How far words without marks reach: not to the end of their sentence where its last part is the
 * writer's own. "She said that the bell is cracked, surprising the ringers." */
#ifndef QUOTH_ATTRIBUTION_EXTENT_H
#define QUOTH_ATTRIBUTION_EXTENT_H

#include "attribution/told.h"

/* Sets the end of a quotation without marks that follows its cue: an index of the linker's, and as
 * it was read. Where it may end is told by signs and small words, and a sum of learned weights
 * chooses. Quotations in marks that are left out are no parts of it any more. */
void q_extent(const QLinker *linker, size_t index, QTold *told);

#endif
