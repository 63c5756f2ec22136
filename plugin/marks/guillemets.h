/* Which marks stand inside of « », and which spaces belong to these: what French needs, for curl to
 * write it and for straighten to take it back. Both walk through the text with QGuillemets. */
#ifndef QUOTH_MARKS_GUILLEMETS_H
#define QUOTH_MARKS_GUILLEMETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define Q_NARROW_SPACE "\xE2\x80\xAF" /* U+202F, no line is broken there */

typedef struct {
  uint32_t open;   /* « without their » in this paragraph */
  uint32_t spaced; /* bit i: the i-th of them had a space after it; deeper ones are not kept */
} QGuillemets;

static inline bool q_is_here(const char *text, size_t length, size_t at, const char *bytes) {
  size_t size = strlen(bytes);
  return length - at >= size && memcmp(text + at, bytes, size) == 0;
}

/* Bytes of the space that begins (ends) at a place, 0 if there is none. Line ends are none. */
static inline size_t q_space_after(const char *text, size_t length, size_t at) {
  if (at < length && text[at] == ' ') return 1;
  if (q_is_here(text, length, at, "\xC2\xA0")) return 2;
  return q_is_here(text, length, at, Q_NARROW_SPACE) || q_is_here(text, length, at, "\xE2\x80\x89")
             ? 3
             : 0;
}

static inline size_t q_space_before(const char *text, size_t at) {
  for (size_t size = 1; size <= 3 && size <= at; size++) {
    if (q_space_after(text, at, at - size) == size) return size;
  }
  return 0;
}

/* A quotation may begin here: nothing, a space, a bracket, an elision or a dash stands before. */
static inline bool q_may_begin(const char *text, size_t at) {
  if (at == 0 || strchr(" \t\r\n([{'-", text[at - 1]) || q_space_before(text, at)) return true;
  return at >= 3 && (q_is_here(text, at, at - 3, "\xE2\x80\x99") ||
                     q_is_here(text, at, at - 3, "\xE2\x80\x94") ||
                     q_is_here(text, at, at - 3, "\xE2\x80\x93"));
}

/* A ‚ right after a letter or a digit is a comma of another shape and opens nothing. */
static inline bool q_is_low_comma(const char *text, size_t at) {
  if (at == 0) return false;
  char c = text[at - 1];
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* After the « (or what becomes one) from start to end comes what it opens, and not what follows a
 * German quotation. */
static inline bool q_guillemet_opens(const char *text, size_t length, size_t start, size_t end) {
  if (q_is_here(text, length, end, Q_NARROW_SPACE)) return true;
  bool gap =
      end == length || strchr(" \t\r\n.,;:!?)]}", text[end]) || q_space_after(text, length, end);
  return !gap || q_may_begin(text, start);
}

/* The « from start to end. Returns the bytes of the space after it that belongs to it. */
static inline size_t q_guillemet_left(QGuillemets *g, const char *text, size_t length, size_t start,
                                      size_t end) {
  if (!q_guillemet_opens(text, length, start, end)) return 0;
  size_t space = q_space_after(text, length, end);
  uint32_t bit = g->open < 32 ? UINT32_C(1) << g->open : 0;
  g->spaced = space ? g->spaced | bit : g->spaced & ~bit;
  g->open++;
  return space;
}

/* The » that begins at a place. Returns the bytes of the space before it that belongs to it. */
static inline size_t q_guillemet_right(QGuillemets *g, const char *text, size_t at) {
  bool narrow = at >= 3 && q_is_here(text, at, at - 3, Q_NARROW_SPACE);
  bool spaced = false;
  if (g->open > 0) {
    g->open--;
    spaced = g->open < 32 && (g->spaced >> g->open & 1);
  }
  return narrow ? 3 : spaced ? q_space_before(text, at) : 0;
}

/* Whether a paragraph ends with the line end at a place. */
static inline bool q_is_paragraph_end(const char *text, size_t length, size_t at) {
  do {
    at++;
  } while (at < length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r'));
  return at < length && text[at] == '\n';
}

#endif
