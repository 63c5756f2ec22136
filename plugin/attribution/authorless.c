#include "attribution/authorless.h"

#include <string.h>

#include "chars.h"
#include "text/word_table.h"

/* The kinds of words in the list. */
enum {
  Q_TEXT_SAYING,  /* a joke: it is no one's, whatever the verb */
  Q_TEXT_TEXT,    /* a statement: somebody's, but for one that goes from hand to hand */
  Q_TEXT_PASSING, /* circulated */
};

#include "attribution/authorless_table.h"

enum {
  FAR = 120, /* bytes from such a text to the end of what tells of it */
  WORD = 16  /* of a word that is looked up */
};

static bool is_known(const char *word, uint32_t length, int kind) {
  char lower[WORD];
  if (length > sizeof lower) return false;
  for (uint32_t i = 0; i < length; i++) lower[i] = q_lower_ascii(word[i]);
  const QAuthorless *known = q_table_find(q_authorless, lower, length);
  return known && known->kind == kind;
}

static bool is_one_of(const char *word, uint32_t length, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strlen(words[i]) == length && memcmp(words[i] + 1, word + 1, length - 1) == 0 &&
        (word[0] | 0x20) == words[i][0])
      return true;
  return false;
}

/* The next word at or after a place: its start, and *to its end; `end` if there is none. */
static uint32_t next_word(const char *text, uint32_t at, uint32_t end, uint32_t *to) {
  while (at < end && !q_is_letter((uint8_t)text[at])) at++;
  for (*to = at; *to < end && q_is_letter((uint8_t)text[*to]);) ++*to;
  return at;
}

/* Whether words tell that a text goes from hand to hand, and not from whom. */
static bool is_passing(const char *text, uint32_t at, uint32_t end) {
  static const char *const whose[] = {"by", "from", "of"};
  bool passing = false;
  for (uint32_t to; (at = next_word(text, at, end, &to)) < end; at = to) {
    if (is_one_of(text + at, to - at, whose, 3)) return false;
    passing |= is_known(text + at, to - at, Q_TEXT_PASSING);
  }
  return passing;
}

bool q_is_authorless(const char *text, const QAttributionRecord *a) {
  static const char *const one[] = {"a", "an", "another", "one"};
  if (a->source_end == a->source_start || a->content_end > a->content_start) return false;
  const char *source = text + a->source_start;
  uint32_t length = a->source_end - a->source_start, last = length, to;
  next_word(source, 0, length, &to);
  if (to == length || !is_one_of(source, to, one, 4)) return false;
  while (last > to && q_is_letter((uint8_t)source[last - 1])) last--;
  if (is_known(source + last, length - last, Q_TEXT_SAYING)) return true;
  if (!is_known(source + last, length - last, Q_TEXT_TEXT)) return false;
  return a->cue_end > a->source_end && a->cue_end - a->source_end < FAR &&
         is_passing(text, a->source_end, a->cue_end);
}
