#include "marks/repair_quick.h"

#include <string.h>

#include "mark_costs.h"
#include "text/signs.h"

enum {
  PLAIN,
  STRAIGHT,
  GENERAL, /* E2, where typographic marks begin */
  OTHER,   /* a mark, or what may be one, of other kinds: not plain */
};

static const uint8_t CLASS[256] = {
    ['"'] = STRAIGHT, ['\''] = STRAIGHT, ['`'] = OTHER,  ['<'] = OTHER,
    [0xC2] = OTHER,   [0xE2] = GENERAL,  [0xE3] = OTHER, [0xEF] = OTHER,
};

static bool is_letter_byte(uint8_t b) {
  return q_is_lower_ascii(b | 0x20) || (b >= 0x80 && b != 0xE2 && b != 0xC2);
}

static bool is_word_byte(uint8_t b) { return is_letter_byte(b) || q_is_digit(b); }

/* The byte before, 0 at the start; 0xE2 for anything typographic. */
static uint8_t before(const char *text, uint32_t start, uint32_t at) {
  if (at == start) return 0;
  uint8_t b = (uint8_t)text[at - 1];
  if (b >= 0x80 && at - start >= 3 && (uint8_t)text[at - 3] == 0xE2) return 0xE2;
  return b;
}

static bool is_dash_before(const char *text, uint32_t start, uint32_t at) {
  return at - start >= 3 && memcmp(text + at - 3, "\xE2\x80\x94", 3) == 0;
}

static bool gap_before(const char *text, uint32_t start, uint32_t at) {
  uint8_t b = before(text, start, at);
  return b == 0 || b == ' ' || b == '\n' || b == '(' || b == '[' || is_dash_before(text, start, at);
}

static bool gap_after(const char *text, uint32_t at, uint32_t end) {
  if (at == end) return true;
  uint8_t b = (uint8_t)text[at];
  return b == ' ' || b == '\n' || b == '\r' || b == ',' || b == '.' || b == ';' || b == ':' ||
         b == '?' || b == '!' || b == ')' || b == ']' ||
         (end - at >= 3 && memcmp(text + at, "\xE2\x80\x94", 3) == 0);
}

static bool word_after(const char *text, uint32_t at, uint32_t end) {
  return at < end && is_word_byte((uint8_t)text[at]);
}

/* An apostrophe at `at`, of `size` bytes, that is surely no quotation mark. */
static bool is_apostrophe(const char *text, uint32_t start, uint32_t at, uint32_t size,
                          uint32_t end, bool single) {
  uint8_t b = before(text, start, at);
  uint32_t next = at + size;
  if (is_word_byte(b)) {
    if (next < end && is_letter_byte((uint8_t)text[next])) return true;
    bool mark =
        next < end && ((uint8_t)text[next] == 0xE2 || text[next] == '\'' || text[next] == '"');
    return !single && size == 3 && !mark;
  }
  char word[Q_MARK_WORD];
  uint32_t length = 0;
  while (next < end && is_word_byte((uint8_t)text[next]) && length < sizeof word) {
    char c = text[next++];
    word[length++] = q_lower_ascii(c);
  }
  return length > 0 && q_mark_word_after(word, length) & (Q_NEXT_STRONG | Q_NEXT_YEAR) &&
         !(next < end && ((uint8_t)text[next] == 0xE2 || text[next] == '\''));
}

bool q_repair_is_plain(const char *text, uint32_t start, uint32_t end, bool single) {
  uint32_t open = 0; /* bytes of the mark that is open */
  for (uint32_t i = start; (i = q_sign_find(text, i, end)) < end; i++) {
    switch (CLASS[(uint8_t)text[i]]) {
    case PLAIN: break;
    case STRAIGHT:
      if (text[i] == '\'') {
        if (!is_apostrophe(text, start, i, 1, end, single)) return false;
      } else if (open == 0) {
        if (!gap_before(text, start, i) || !word_after(text, i + 1, end)) return false;
        open = 1;
      } else {
        if (open != 1 || gap_before(text, start, i) || !gap_after(text, i + 1, end)) return false;
        open = 0;
      }
      break;
    case GENERAL:
      if (end - i < 3) return false;
      if ((uint8_t)text[i + 1] == 0x80) {
        switch ((uint8_t)text[i + 2]) {
        case 0x99:
          if (!is_apostrophe(text, start, i, 3, end, single)) return false;
          break;
        case 0x9C:
          if (open || !gap_before(text, start, i) || !word_after(text, i + 3, end)) return false;
          open = 3;
          break;
        case 0x9D:
          if (open != 3 || !gap_after(text, i + 3, end)) return false;
          if (gap_before(text, start, i) && !is_dash_before(text, start, i)) return false;
          open = 0;
          break;
        case 0x98:
        case 0x9A:
        case 0x9B:
        case 0x9E:
        case 0x9F:
        case 0xB9:
        case 0xBA: return false;
        default: break;
        }
      }
      i += 2;
      break;
    default:
      /* No-break spaces and the like are frequent; guillemets are marks. */
      if ((uint8_t)text[i] != 0xC2 || i + 1 >= end || (uint8_t)text[i + 1] == 0xAB ||
          (uint8_t)text[i + 1] == 0xBB)
        return false;
      break;
    }
  }
  return open == 0;
}
