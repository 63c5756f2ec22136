/* The parts of Markdown whose marks are no prose. */
#ifndef QUOTH_MARKS_CODE_H
#define QUOTH_MARKS_CODE_H

#include <stddef.h>

/* A copy of the text, of the same length, in which no byte of code is a mark: front matter, fences,
 * indented lines, and what marks/inline_code.h tells of. The caller frees it with q_memory_free;
 * NULL if there is no memory. */
char *q_code_mask(const char *text, size_t length);

#endif
