/* UTF-8, one code point at a time. Any bytes are a text: what is not UTF-8 is read byte by byte. */
#ifndef QUOTH_TEXT_UTF8_H
#define QUOTH_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads the code point at text, which has length bytes (at least one). Returns how many bytes it
 * takes; *point is -1 for a byte that begins no valid sequence, which takes one byte. */
size_t q_utf8_read(const char *text, size_t length, int32_t *point);

/* Writes the code point, which is a valid one, to bytes; returns how many it takes. */
uint32_t q_utf8_write(int32_t point, char bytes[4]);

/* The small letter, in the scripts that alternate or shift by a constant: Latin, Greek, Cyrillic,
 * Armenian. Others have no case, or stay as they are. */
int32_t q_utf8_lower(int32_t point);

/* True if no sequence, valid or broken, runs across position, so that the bytes before it and the
 * bytes after it read the same when they are parted. */
bool q_utf8_is_boundary(const char *text, size_t length, size_t position);

/* The first byte of the sequence that the byte at position may belong to: at most three bytes
 * back. */
size_t q_utf8_back(const char *text, size_t position);

#endif
