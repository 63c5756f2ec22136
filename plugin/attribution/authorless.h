/* Texts that are quoted and that nobody is told to have written: an ironic post that went round. */
#ifndef QUOTH_ATTRIBUTION_AUTHORLESS_H
#define QUOTH_ATTRIBUTION_AUTHORLESS_H

#include <stdbool.h>

#include "document/records.h"

/* Whether the source of an attribution is such a text; text is that of the chunk. */
bool q_is_authorless(const char *text, const QAttributionRecord *a);

#endif
