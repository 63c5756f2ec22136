/* Lines end with LF. */
#ifndef QUOTH_TEXT_LINES_H
#define QUOTH_TEXT_LINES_H

#include <stddef.h>
#include <stdint.h>

/* How many LF there are. */
uint32_t q_lines_count(const char *text, size_t length);

/* Where the line begins that follows the count-th LF: an offset in bytes. length if there are
 * fewer. count is at least one. */
size_t q_lines_start(const char *text, size_t length, uint32_t count);

#endif
