#include "text/lines.h"

#include <string.h>

/* Eight bytes at a time (after Hacker's Delight, 2nd ed., 6-1): a byte of `equal` is 1 where
 * there is an LF. Up to 255 of them are summed byte by byte before the sums are added up. */
uint32_t q_lines_count(const char *text, size_t length) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7Fu, ones = 0x0101010101010101u;
  uint32_t count = 0;
  size_t at = 0;
  while (length - at >= 8) {
    uint64_t sums = 0;
    for (int n = 0; n < 255 && length - at >= 8; n++, at += 8) {
      uint64_t word;
      memcpy(&word, text + at, 8);
      word ^= ones * '\n';
      uint64_t equal = ~(((word & low) + low) | word | low) >> 7;
      sums += equal;
    }
    const uint64_t pairs = 0x00FF00FF00FF00FFu;
    sums = (sums & pairs) + (sums >> 8 & pairs);
    count += (uint32_t)((sums * 0x0001000100010001u) >> 48);
  }
  for (; at < length; at++) count += text[at] == '\n';
  return count;
}

size_t q_lines_start(const char *text, size_t length, uint32_t count) {
  const char *at = text, *end = text + length;
  while (count-- > 0) {
    const char *lf = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    if (!lf) return length;
    at = lf + 1;
  }
  return (size_t)(at - text);
}
