/* What parts the paragraphs of a text. */
#ifndef QUOTH_TEXT_PARAGRAPHS_H
#define QUOTH_TEXT_PARAGRAPHS_H

#include <stdbool.h>
#include <stddef.h>

/* Guesses whether every line of a text is a paragraph: no blank line between paragraphs, and lines
 * that are long or end as sentences do. Looks at the beginning of the text alone. */
bool q_paragraphs_are_lines(const char *text, size_t length);

#endif
