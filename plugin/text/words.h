/* Names as words: which of them read the same. */
#ifndef QUOTH_TEXT_WORDS_H
#define QUOTH_TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* True if both texts hold the same words in the same order. Letter case, what stands between words
 * and a possessive 's do not matter. A text without words is the same as none, not even itself. */
bool q_words_equal(const char *a, size_t a_length, const char *b, size_t b_length);

#endif
