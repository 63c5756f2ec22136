/* Signs that are, or begin, a quotation mark, an apostrophe or code. Few bytes of a text are any:
 * what is between them is passed over by sixteen bytes. */
#ifndef QUOTH_TEXT_SIGNS_H
#define QUOTH_TEXT_SIGNS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static inline bool q_is_sign_byte(uint8_t b) {
  return b >= 0x80 || b == '\'' || b == '"' || b == '`' || b == '<' || b == '$' || b == '{' ||
         (b >= '[' && b <= ']'); /* [ \ ] */
}

/* The first such byte at or after `at`, or any beyond ASCII; end if there is none. */
static inline uint32_t q_sign_find(const char *text, uint32_t at, uint32_t end) {
#if defined __GNUC__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  typedef uint8_t Sixteen __attribute__((vector_size(16)));
  for (; end - at >= 16; at += 16) {
    Sixteen b;
    memcpy(&b, text + at, sizeof b);
    Sixteen found = (Sixteen)((b >= 0x80) | (b == '\'') | (b == '"') | (b == '`') | (b == '<') |
                              (b == '$') | (b == '{') | ((b >= '[') & (b <= ']')));
    uint64_t half[2];
    memcpy(half, &found, sizeof half);
    if (half[0]) return at + (uint32_t)__builtin_ctzll(half[0]) / 8;
    if (half[1]) return at + 8 + (uint32_t)__builtin_ctzll(half[1]) / 8;
  }
#endif
  while (at < end && !q_is_sign_byte((uint8_t)text[at])) at++;
  return at;
}

#endif
