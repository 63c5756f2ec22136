#include "text/utf8.h"

#include "chars.h"

static bool continues(char c) { return ((uint8_t)c & 0xC0) == 0x80; }

size_t q_utf8_read(const char *text, size_t length, int32_t *point) {
  const uint8_t *b = (const uint8_t *)text;
  size_t need = 0;
  int32_t c = 0, least = 0;
  if (b[0] < 0x80) {
    *point = b[0];
    return 1;
  }
  if (b[0] >= 0xC2 && b[0] <= 0xDF) {
    need = 2, least = 0x80, c = b[0] & 0x1F;
  } else if ((b[0] & 0xF0) == 0xE0) {
    need = 3, least = 0x800, c = b[0] & 0x0F;
  } else if (b[0] >= 0xF0 && b[0] <= 0xF4) {
    need = 4, least = 0x10000, c = b[0] & 0x07;
  }
  *point = -1;
  if (!need || need > length) return 1;
  for (size_t i = 1; i < need; i++) {
    if (!continues(text[i])) return 1;
    c = c << 6 | (b[i] & 0x3F);
  }
  if (c < least || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return 1;
  *point = c;
  return need;
}

bool q_utf8_is_boundary(const char *text, size_t length, size_t position) {
  if (position == 0 || position >= length || !continues(text[position])) return true;
  /* No sequence is longer than four bytes, so after three continuations a fourth stands alone. */
  return position >= 3 && continues(text[position - 1]) && continues(text[position - 2]) &&
         continues(text[position - 3]);
}

size_t q_utf8_back(const char *text, size_t position) {
  for (size_t back = 1; back <= 3 && back <= position; back++) {
    if (!continues(text[position - back])) {
      bool lead = ((uint8_t)text[position - back] & 0xC0) == 0xC0;
      return lead ? position - back : position;
    }
  }
  return position;
}

uint32_t q_utf8_write(int32_t point, char bytes[4]) {
  uint32_t c = (uint32_t)point;
  if (c < 0x80) {
    bytes[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    bytes[0] = (char)(0xC0 | c >> 6);
    bytes[1] = (char)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    bytes[0] = (char)(0xE0 | c >> 12);
    bytes[1] = (char)(0x80 | (c >> 6 & 0x3F));
    bytes[2] = (char)(0x80 | (c & 0x3F));
    return 3;
  }
  bytes[0] = (char)(0xF0 | c >> 18);
  bytes[1] = (char)(0x80 | (c >> 12 & 0x3F));
  bytes[2] = (char)(0x80 | (c >> 6 & 0x3F));
  bytes[3] = (char)(0x80 | (c & 0x3F));
  return 4;
}

int32_t q_utf8_lower(int32_t c) {
  if (!q_is_upper(c)) return c;
  if (c < 0x80) return c | 0x20;
  if (c < 0x100) return c + 0x20;
  if (c == 0x178) return 0xFF;
  if (c < 0x250 || c >= 0x1E00) return c + 1;
  if (c >= 0x391 && c <= 0x3AB) return c + 0x20;
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x400 && c < 0x410) return c + 0x50;
  if (c >= 0x460 && c <= 0x52F) return c + 1;
  if (c >= 0x531 && c <= 0x556) return c + 0x30;
  return c;
}
