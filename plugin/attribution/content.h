/* Words without marks that an attribution after them, or among them, tells: "The bell is cracked,
 * Marsh said."; "The bell, she said, is cracked."; "According to Marsh, the bell is cracked." */
#ifndef QUOTH_ATTRIBUTION_CONTENT_H
#define QUOTH_ATTRIBUTION_CONTENT_H

#include "attribution/linker.h"

/* Adds the indirect quotations of the linker's paragraph, at the end of the reading. False when
 * there is no memory. */
bool q_content(const QLinker *linker);

#endif
