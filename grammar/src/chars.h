/* What a code point is, as far as prose needs it. No locale, no tables of the C library: a code
 * point may be anything from 0 to 0x10FFFF or -1 (an invalid byte, or the end of the text). */
#ifndef QUOTH_CHARS_H
#define QUOTH_CHARS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define Q_RECORD_SEPARATOR 0x1E /* stands for LF where every line is a paragraph */

static inline bool q_is_lower_ascii(int32_t c) { return c >= 'a' && c <= 'z'; }
static inline bool q_is_upper_ascii(int32_t c) { return c >= 'A' && c <= 'Z'; }
static inline bool q_is_digit(int32_t c) { return c >= '0' && c <= '9'; }

/* A capital of ASCII made small; any other byte as it is. */
static inline char q_lower_ascii(char c) { return q_is_upper_ascii(c) ? (char)(c | 0x20) : c; }

/* How many small letters of ASCII the eight bytes at a place begin with, without a branch for each
 * of them, which is mostly foreseen wrongly. (Bytes in parallel: Lamport, 1975.) */
static inline unsigned q_lower_run(const char *bytes) {
#if defined __GNUC__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  const uint64_t each = UINT64_C(0x0101010101010101), high = each * 0x80;
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  uint64_t low = word & ~high;
  uint64_t from_a = low + each * (0x80 - 'a'), past_z = low + each * (0x7F - 'z');
  uint64_t other = (~from_a | past_z | word) & high;
  return other ? (unsigned)__builtin_ctzll(other) / 8 : 8;
#else
  unsigned n = 0;
  while (n < 8 && q_is_lower_ascii(bytes[n])) n++;
  return n;
#endif
}

/* Eight bytes in which capitals of ASCII are made small; the others stay as they are. */
static inline uint64_t q_lower_eight(uint64_t bytes) {
  const uint64_t each = UINT64_C(0x0101010101010101), high = each * 0x80;
  uint64_t low = bytes & ~high;
  uint64_t from_a = low + each * (0x80 - 'A'), past_z = low + each * (0x7F - 'Z');
  return bytes | (from_a & ~past_z & ~bytes & high) >> 2;
}

static inline bool q_is_line_end(int32_t c) { return c == '\n' || c == Q_RECORD_SEPARATOR; }

/* Blanks inside a line: tab, space, CR, no-break and typographic spaces, zero-width joiners of
 * words and the byte order mark. */
static inline bool q_is_blank(int32_t c) {
  if (c < 0x80) return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F ||
         c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

/* Capital letters of the scripts that have them: Latin, Greek, Cyrillic, Armenian, Georgian. */
static inline bool q_is_upper(int32_t c) {
  if (c < 0x80) return q_is_upper_ascii(c);
  if (c < 0x100) return c >= 0xC0 && c <= 0xDE && c != 0xD7;
  if (c < 0x250) {
    /* In these blocks capitals and small letters alternate, with a shift by one in two places. */
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return (c & 1) == 1;
    if (c <= 0x177 || (c >= 0x1DE && c <= 0x1EF) || (c >= 0x1F8 && c <= 0x233)) return !(c & 1);
    return c == 0x178;
  }
  if (c >= 0x386 && c <= 0x3AB) return c != 0x390 && c != 0x387;
  if (c >= 0x400 && c <= 0x42F) return true;
  if (c >= 0x460 && c <= 0x52F) return !(c & 1);
  if (c >= 0x531 && c <= 0x556) return true;
  if (c >= 0x10A0 && c <= 0x10C5) return true;
  if (c >= 0x1E00 && c <= 0x1EFF) return !(c & 1);
  return false;
}

/* ½, ⅜ and the like. */
static inline bool q_is_fraction(int32_t c) {
  return (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x215E);
}

/* Letters of every script, and what joins them (combining marks); generously: whatever is not
 * known to be punctuation, a symbol or a blank. */
static inline bool q_is_letter(int32_t c) {
  if (c < 0x80) return q_is_lower_ascii(c | 0x20);
  if (c < 0xC0) return c == 0xAA || c == 0xAD || c == 0xB5 || c == 0xBA; /* a soft hyphen joins */
  if (c == 0xD7 || c == 0xF7) return false;
  if (c < 0x2000) return c != 0x37E && c != 0x387 && c != 0x55A && c != 0x589 && c != 0x5BE;
  if (c < 0x2C00)
    return (c >= 0x2071 && c <= 0x209C) || (c >= 0x2100 && c <= 0x218F && !q_is_fraction(c));
  if (c >= 0x2E00 && c <= 0x2E7F) return false;
  if (c >= 0x3000 && c <= 0x3004) return false;
  if (c >= 0x3008 && c <= 0x3020) return false;
  if (c >= 0xD800 && c <= 0xF8FF) return false;
  if (c >= 0xFE10 && c <= 0xFE6F) return false;
  if (c >= 0xFF00 && c <= 0xFF20) return false;
  if (c >= 0xFFF0 && c <= 0xFFFF) return false;
  return true;
}

/* What words are made of; false for a byte that is no character (-1). */
static inline bool q_is_letter_or_digit(int32_t c) {
  return c >= 0 && (q_is_letter(c) || q_is_digit(c));
}

/* Dashes that part words. A hyphen does not. */
static inline bool q_is_dash(int32_t c) { return c >= 0x2012 && c <= 0x2015; }

static inline bool q_is_sentence_end(int32_t c) {
  return c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x203D || c == 0x3002 ||
         c == 0xFF01 || c == 0xFF1F;
}

#endif
