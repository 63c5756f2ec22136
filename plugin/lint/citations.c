#include "lint/citations.h"

#include <string.h>

#include "chars.h"

enum {
  LONGEST = 160, /* bytes of a citation */
  FAR = 480      /* bytes of a sentence */
};

/* A raised digit: ¹ ² ³ and those of U+2070. */
static bool is_raised(const char *text, size_t size) {
  if (size > 1 && memcmp(text, "\xC2", 1) == 0)
    return (uint8_t)text[1] == 0xB9 || (uint8_t)text[1] == 0xB2 || (uint8_t)text[1] == 0xB3;
  return size > 2 && memcmp(text, "\xE2\x81", 2) == 0 && (uint8_t)text[2] >= 0xB0 &&
         (uint8_t)text[2] <= 0xB9;
}

/* The year of a work. */
static bool is_year(const char *text, size_t size) {
  if (size < 4 || !(text[0] == '1' || (text[0] == '2' && text[1] == '0'))) return false;
  for (int i = 1; i < 4; i++)
    if (!q_is_digit(text[i])) return false;
  return size == 4 || !q_is_digit(text[4]);
}

/* A citation in brackets begins here: [4, p. 7], [^1], [@hale]; in round ones with a number, or
 * with a year and a name before it. */
static bool is_bracketed(const char *text, size_t size, bool of_author) {
  const char *end = memchr(text, text[0] == '[' ? ']' : ')', size < LONGEST ? size : LONGEST);
  bool number = false, capital = false, year = false;
  if (!end || end < text + 2) return false;
  if (text[0] == '[' && (text[1] == '^' || text[1] == '@')) return true;
  if (text[0] == '[') return q_is_digit(text[1]);
  for (const char *at = text + 1; at < end; at++) {
    capital |= q_is_upper_ascii(*at);
    number |= q_is_digit(*at);
    year |= !q_is_digit(at[-1]) && (capital || at == text + 1) && is_year(at, (size_t)(end - at));
  }
  return of_author ? year : number;
}

static bool is_citation(const char *text, size_t size, bool of_author) {
  if (text[0] == '[' || text[0] == '(') return is_bracketed(text, size, of_author);
  return is_raised(text, size);
}

bool q_is_cited_at(const QDocument *document, uint32_t place) {
  char text[LONGEST + 4];
  size_t size = quoth_document_copy(document, (QRange){place, place + sizeof text}, text), at = 0;
  while (at < size && at < 4 && strchr(" .,\xC2\xA0", text[at]) && !is_raised(text + at, size - at))
    at++;
  return at < size && is_citation(text + at, size - at, false);
}

bool q_is_cited_after(const QDocument *document, uint32_t place) {
  char text[FAR];
  size_t size = quoth_document_copy(document, (QRange){place, place + sizeof text}, text);
  for (size_t at = 0; at < size; at++) {
    if (text[at] == '\n' && at + 1 < size && text[at + 1] == '\n') return false;
    if (is_citation(text + at, size - at, true)) return true;
    bool stop = strchr(".?!", text[at]) && at + 2 < size && text[at + 1] == ' ';
    if (stop && (q_is_upper_ascii(text[at + 2]) || (uint8_t)text[at + 2] >= 0x80)) return false;
  }
  return false;
}
