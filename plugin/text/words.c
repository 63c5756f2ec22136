#include "text/words.h"

#include "chars.h"
#include "text/utf8.h"

/* Reads the words of a text as one stream: folded letters and digits, words parted by one blank. */
typedef struct {
  const char *text;
  size_t length, at;
  bool begun; /* a word has been read */
  bool inside;
} QWordStream;

static bool is_apostrophe(int32_t c) { return c == '\'' || c == 0x2019; }

static int32_t peek(const QWordStream *s, size_t at, size_t *size) {
  int32_t c = -1;
  *size = at < s->length ? q_utf8_read(s->text + at, s->length - at, &c) : 0;
  return c;
}

/* After an apostrophe: an s that ends its word. */
static bool is_possessive(const QWordStream *s, size_t at) {
  size_t size, next;
  int32_t c = peek(s, at, &size);
  return (c == 's' || c == 'S') && !q_is_letter_or_digit(peek(s, at + size, &next));
}

/* The next code point of the stream, 0 at its end. */
static int32_t next(QWordStream *s) {
  for (;;) {
    size_t size, after;
    int32_t c = peek(s, s->at, &size);
    if (!size) return 0;
    if (q_is_letter_or_digit(c)) {
      if (!s->inside && s->begun) {
        s->inside = true;
        return ' ';
      }
      s->inside = s->begun = true;
      s->at += size;
      return q_utf8_lower(c);
    }
    s->at += size;
    if (is_apostrophe(c) && s->inside) {
      if (is_possessive(s, s->at)) {
        s->at++;
      } else if (q_is_letter_or_digit(peek(s, s->at, &after))) {
        return '\''; /* O'Brien */
      }
    }
    s->inside = false;
  }
}

bool q_words_equal(const char *a, size_t a_length, const char *b, size_t b_length) {
  QWordStream first = {.text = a, .length = a_length}, second = {.text = b, .length = b_length};
  for (;;) {
    int32_t c = next(&first);
    if (c != next(&second)) return false;
    if (!c) return first.begun;
  }
}
