#include "attribution/named.h"

#include <string.h>

#include "chars.h"
#include "clause.h"
#include "quoth.h"
#include "text/utf8.h"
#include "text/word_table.h"

/* What a word of the list tells. */
enum {
  Q_NAMING_THING = 1, /* the song “Blue River” */
  Q_NAMING_VERB,      /* was christened “Heron” */
  Q_NAMING_SIGN,      /* the sign said “No Entry” */
};

#include "attribution/naming_words_table.h"

enum {
  LONGEST = 6, /* words of a name, at most */
  LONG = 4,    /* letters of a word that begins with a capital in a title */
  BEFORE = 8,  /* words before it that are looked at */
};

/* ---- The words inside ------------------------------------------------------ */

typedef struct {
  unsigned words, capitals;
  bool titled; /* its long words, and the first, begin with capitals; no sentence */
} QLettering;

static QLettering look_inside(const char *text, uint32_t at, uint32_t end) {
  QLettering in = {.titled = true};
  while (at < end) {
    int32_t c;
    at += (uint32_t)q_utf8_read(text + at, end - at, &c);
    if (q_is_sentence_end(c) || c == ':') return (QLettering){0};
    if (!q_is_letter_or_digit(c)) continue;
    bool capital = q_is_upper(c) || q_is_digit(c);
    unsigned letters = 0;
    for (; q_is_letter_or_digit(c) || c == '\'' || c == 0x2019 || c == '-'; letters++) {
      if (at >= end) {
        letters++;
        break;
      }
      at += (uint32_t)q_utf8_read(text + at, end - at, &c);
    }
    in.titled &= capital || (letters < LONG && in.words > 0);
    in.capitals += capital;
    if (++in.words > LONGEST) return (QLettering){0};
    if (q_is_sentence_end(c) || c == ':') return (QLettering){0};
  }
  in.titled &= in.words > 0;
  return in;
}

/* ---- The words before -------------------------------------------------------- */

typedef struct {
  uint32_t start, end;
} QWordPlace;

/* The words before a place, the nearest first, to the next sign: how many. */
static unsigned words_before(const char *text, uint32_t from, uint32_t at, QWordPlace *word) {
  unsigned count = 0;
  while (count < BEFORE) {
    while (at > from && (text[at - 1] == ' ' || text[at - 1] == '\n')) at--;
    uint32_t end = at;
    while (at > from && (q_is_letter((uint8_t)text[at - 1]) || q_is_digit(text[at - 1]) ||
                         text[at - 1] == '\'' || text[at - 1] == '-' || (text[at - 1] & 0x80)))
      at--;
    if (at == end) break;
    word[count++] = (QWordPlace){at, end};
  }
  return count;
}

/* A word in small letters: its length, 0 for one that is too long. */
static uint32_t lower(const char *text, QWordPlace place, char *word) {
  uint32_t n = place.end - place.start;
  if (n > Q_WORD_BYTES) return 0;
  for (uint32_t i = 0; i < n; i++) word[i] = q_lower_ascii(text[place.start + i]);
  return n;
}

/* In a headline, or a name, such a word is written with a capital and tells nothing. */
static unsigned naming_of(const char *text, QWordPlace place) {
  if (q_is_upper_ascii(text[place.start])) return 0;
  char word[Q_WORD_BYTES];
  const QNamingWords *row = q_table_find(q_naming_words, word, lower(text, place, word));
  return row ? row->kind : 0;
}

/* Tom “Lefty” Hale */
static bool is_nickname(const char *text, const QParagraph *p, const QQuoteRecord *q,
                        QWordPlace before) {
  char word[Q_WORD_BYTES];
  if (!q_is_upper_ascii(text[before.start]) || before.end + 1 != q->start) return false;
  if (q->end + 1 >= p->end || text[q->end] != ' ' || !q_is_upper_ascii(text[q->end + 1]))
    return false;
  uint32_t n = lower(text, before, word);
  return n > 0 && (q_word_flags(word, n) & (Q_WORD_GIVEN_MALE | Q_WORD_GIVEN_FEMALE));
}

static bool is_word(const char *text, QWordPlace place, const char *word) {
  char small[Q_WORD_BYTES];
  uint32_t n = lower(text, place, small);
  return n == strlen(word) && memcmp(small, word, n) == 0;
}

/* "the sign over the door said", "the ship is called": a word of the list and what it needs. */
static bool is_announced(const char *text, const QWordPlace *word, unsigned count) {
  static const unsigned near[] = {[Q_NAMING_THING] = 1, [Q_NAMING_VERB] = 5, [Q_NAMING_SIGN] = 8};
  for (unsigned i = 0; i < count; i++) {
    unsigned kind = naming_of(text, word[i]);
    if (!kind || i >= near[kind]) continue;
    bool calls_for = kind == Q_NAMING_VERB && i > 0 &&
                     (is_word(text, word[i - 1], "for") || is_word(text, word[i - 1], "on"));
    if (!calls_for) return true;
  }
  return false;
}

/* "seen as", "her", "Hale's", and within a headline: the words are somebody's. */
static bool is_owned(const char *text, const QWordPlace *word, unsigned count) {
  char small[Q_WORD_BYTES];
  uint32_t n = lower(text, word[0], small);
  char first = text[word[0].start];
  if (n > 2 && memcmp(small + n - 2, "'s", 2) == 0) return true;
  if (n > 4 && memcmp(small + n - 4, "\xE2\x80\x99s", 4) == 0) return true;
  if (n > 0 && (q_word_flags(small, n) & Q_WORD_POSSESSIVE)) return true;
  if (q_is_upper_ascii(first) && count > 1) return true;
  if (is_word(text, word[0], "to") || is_word(text, word[0], "reading")) return true;
  return is_word(text, word[0], "as") || (count > 1 && is_word(text, word[1], "as"));
}

bool q_is_named(const QReading *reading, const QParagraph *paragraph, const QQuoteRecord *q,
                unsigned cue) {
  const char *text = reading->text;
  QWordPlace word[BEFORE];
  QLettering in = look_inside(text, q->inner_start, q->inner_end);
  if (!in.titled) return false;
  unsigned count = words_before(text, paragraph->start, q->start, word);
  if (count == 0) return false;
  if (in.words <= 2 && text[q->inner_end - 1] != ',' && is_nickname(text, paragraph, q, word[0]))
    return true;
  for (unsigned i = 0; i < count; i++)
    if (is_word(text, word[i], "what")) return false; /* what he calls */
  if (is_announced(text, word, count)) return true;
  /* They sailed in the “Mary Ann”: what governs it tells nothing. */
  if (is_owned(text, word, count)) return false;
  if (q->evidence == Q_EVIDENCE_AFTER || q->evidence == Q_EVIDENCE_COLON) return false;
  const QAttributionRecord *a = q->attribution < 0 ? NULL : &reading->attributions[q->attribution];
  if (a && q_is_upper_ascii(text[a->verb])) return false; /* a headline */
  return cue >= 4 || (cue > 1 && in.capitals > 1);
}
