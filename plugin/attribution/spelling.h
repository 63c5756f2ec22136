/* Names that are one name spelled in two ways. */
#ifndef QUOTH_ATTRIBUTION_SPELLING_H
#define QUOTH_ATTRIBUTION_SPELLING_H

#include <stdbool.h>

/* True if two names, as words in small letters parted by single blanks, may be one: without blanks
 * and hyphens they are the same, or one or two letters (of five, of nine) are other, missing, or
 * have changed places; never the first letter. */
bool q_spelled_alike(const char *a, unsigned a_length, const char *b, unsigned b_length);

#endif
