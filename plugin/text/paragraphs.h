/* What parts the paragraphs of a text. */
#ifndef QUOTH_TEXT_PARAGRAPHS_H
#define QUOTH_TEXT_PARAGRAPHS_H

#include <stdbool.h>
#include <stddef.h>

/* Guesses whether every line of a text is a paragraph: there are no blank lines, and lines are long
 * or end as sentences do; or lines that follow each other begin as turns of dialogue do, with a
 * dash ("— Who?") or the speaker ("[09:14] Anna: who?"). Looks at the beginning of the text. */
bool q_paragraphs_are_lines(const char *text, size_t length);

#endif
