/* Tells sound paragraphs at a glance. */
#ifndef QUOTH_MARKS_REPAIR_QUICK_H
#define QUOTH_MARKS_REPAIR_QUICK_H

#include <stdbool.h>
#include <stdint.h>

/* True only if text[start..end) has no marks but doubles that open and close in turn, as their
 * neighbours want it, and apostrophes that can be nothing else. `single`: the text's outer marks
 * are single ones. */
bool q_repair_is_plain(const char *text, uint32_t start, uint32_t end, bool single);

#endif
