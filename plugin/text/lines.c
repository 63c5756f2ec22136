#include "text/lines.h"

#include <string.h>

uint32_t q_lines_count(const char *text, size_t length) {
  uint32_t count = 0;
  /* A plain loop: compilers make vectors of it, which memchr cannot match on short lines. */
  for (size_t i = 0; i < length; i++) count += text[i] == '\n';
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
