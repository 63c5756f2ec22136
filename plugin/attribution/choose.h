/* Sources for quotations that no rule is sure of: chosen among all that their sentences tell, with
 * new attributions where the grammar has none. */
#ifndef QUOTH_ATTRIBUTION_CHOOSE_H
#define QUOTH_ATTRIBUTION_CHOOSE_H

#include "attribution/linker.h"

/* Chooses for the quotations of the linker's paragraph. False when there is no memory. */
bool q_choose(const QLinker *linker);

/* Takes back attributions that were added and that no quotation has. Each addition has two marked
 * texts, from `marked` on. */
void q_choose_drop(const QLinker *linker, size_t marked);

#endif
