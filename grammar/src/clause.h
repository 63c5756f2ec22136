/* A clause: the words between two marks or sentence ends, as the recogniser sees them. */
#ifndef QUOTH_CLAUSE_H
#define QUOTH_CLAUSE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "chars.h"
#include "lexicon.h"

#define Q_ITEMS 96          /* words and punctuation of a clause; what is longer is cut */
#define Q_WORD_BYTES 24     /* longer words are in no list */
#define Q_CLAUSE_BYTES 1000 /* of its words; those beyond are in no list either */

enum {
  Q_CAPITAL = 1,
  Q_ALL_CAPITALS = 2, /* more than one letter, all of them capitals */
  Q_NUMBER = 4,       /* begins with a digit */
  Q_PUNCTUATION = 8,  /* not a word */
  Q_POSSESSIVE = 16,  /* ends in 's or ' after s */
  Q_FIRST = 32,       /* first word of its sentence */
  Q_CONTRACTED = 64,  /* he'd, she's: the flags are those of the word before the apostrophe */
  Q_INITIAL = 128,    /* a letter with a full stop */
};

/* Words that decide by themselves. */
typedef enum {
  W_OTHER,
  W_ACCORDING,
  W_AND, /* and, but */
  W_AS,
  W_AT, /* at, from, with, on: a spokesman at the ministry */
  W_BE, /* is was are were be been being */
  W_BY,
  W_FOR,
  W_HIM, /* me him her us them: an object */
  W_IN,
  W_IT,
  W_LITTLE,  /* little, old, young, poor, dear: before a name */
  W_NOTHING, /* said nothing, little, no more: tells of no words */
  W_OF,
  W_OUT,    /* out, up, back, off: pointed out */
  W_PEOPLE, /* people, police, men, women: plural without -s */
  W_PUT,
  W_QUOTED,
  W_THAT,
  W_THERE,
  W_TIME, /* day, week, yesterday: no part of a name */
  W_TO,
  W_WENT, /* went, goes, continued: "on to say" may follow */
  W_WHAT, /* what, whatever: "what he said" tells of no words */
  W_WHO,  /* who, which */
} QWordId;

typedef struct {
  uint32_t flags; /* of the lexicon; 0 for punctuation, and until q_clause_resolve */
  uint16_t start; /* code points from the clause's start */
  uint16_t text;  /* where the word stands in the clause's text */
  uint8_t bytes;  /* its length there; 0 for one that is too long for any list */
  uint8_t length; /* code points, 255 at most */
  uint8_t shape;
  uint8_t id;     /* QWordId */
  uint8_t mark;   /* for punctuation: , : ; ( ) [ ] - (a dash) or another ASCII character */
  uint8_t ending; /* 'd' for -ed, 'g' for -ing, 's' for -s: shapes that no list has; else 0 */
} QItem;

/* What stands at a clause's edges. */
typedef enum {
  Q_BOUND_SENTENCE,  /* a sentence begins or ends */
  Q_BOUND_PARAGRAPH, /* the paragraph ends */
  Q_BOUND_OPEN,      /* an opening mark */
  Q_BOUND_CLOSE,     /* a closing mark */
  Q_BOUND_OTHER,     /* the clause was cut, or its sentence goes on after another token */
} QBound;

typedef struct {
  QItem item[Q_ITEMS];
  unsigned count;
  char text[Q_CLAUSE_BYTES + Q_WORD_BYTES]; /* its words, in lower case, one after the other */
  unsigned used;
  uint32_t seen; /* all flags of its words */
  uint32_t ids;  /* all ids of its words, 1 << id */
  QBound left, right;
  uint8_t before; /* QNeighbour before a clause that begins at a closing mark */
  bool dialogue;  /* a line of dialogue that a dash opened: only a tag tells of its speaker */
} QClause;

typedef struct {
  char word[10];
  uint8_t length;
  uint8_t id;
} QKnownWord;

/* By first letter; q_known_first says where each begins. */
static const QKnownWord q_known[] = {
    {"according", 9, W_ACCORDING},
    {"and", 3, W_AND},
    {"are", 3, W_BE},
    {"as", 2, W_AS},
    {"at", 2, W_AT},
    {"back", 4, W_OUT},
    {"be", 2, W_BE},
    {"been", 4, W_BE},
    {"being", 5, W_BE},
    {"but", 3, W_AND},
    {"by", 2, W_BY},
    {"children", 8, W_PEOPLE},
    {"continued", 9, W_WENT},
    {"continues", 9, W_WENT},
    {"day", 3, W_TIME},
    {"days", 4, W_TIME},
    {"dear", 4, W_LITTLE},
    {"evening", 7, W_TIME},
    {"for", 3, W_FOR},
    {"from", 4, W_AT},
    {"goes", 4, W_WENT},
    {"her", 3, W_HIM},
    {"him", 3, W_HIM},
    {"hour", 4, W_TIME},
    {"hours", 5, W_TIME},
    {"in", 2, W_IN},
    {"is", 2, W_BE},
    {"it", 2, W_IT},
    {"little", 6, W_LITTLE},
    {"me", 2, W_HIM},
    {"men", 3, W_PEOPLE},
    {"minutes", 7, W_TIME},
    {"moment", 6, W_TIME},
    {"month", 5, W_TIME},
    {"months", 6, W_TIME},
    {"morning", 7, W_TIME},
    {"night", 5, W_TIME},
    {"no", 2, W_NOTHING},
    {"nothing", 7, W_NOTHING},
    {"of", 2, W_OF},
    {"off", 3, W_OUT},
    {"old", 3, W_LITTLE},
    {"on", 2, W_AT},
    {"out", 3, W_OUT},
    {"people", 6, W_PEOPLE},
    {"police", 6, W_PEOPLE},
    {"poor", 4, W_LITTLE},
    {"put", 3, W_PUT},
    {"puts", 4, W_PUT},
    {"quoted", 6, W_QUOTED},
    {"so", 2, W_NOTHING},
    {"something", 9, W_NOTHING},
    {"that", 4, W_THAT},
    {"them", 4, W_HIM},
    {"there", 5, W_THERE},
    {"time", 4, W_TIME},
    {"to", 2, W_TO},
    {"today", 5, W_TIME},
    {"tomorrow", 8, W_TIME},
    {"up", 2, W_OUT},
    {"us", 2, W_HIM},
    {"was", 3, W_BE},
    {"week", 4, W_TIME},
    {"weeks", 5, W_TIME},
    {"went", 4, W_WENT},
    {"were", 4, W_BE},
    {"what", 4, W_WHAT},
    {"whatever", 8, W_WHAT},
    {"which", 5, W_WHO},
    {"who", 3, W_WHO},
    {"with", 4, W_AT},
    {"women", 5, W_PEOPLE},
    {"year", 4, W_TIME},
    {"years", 5, W_TIME},
    {"yesterday", 9, W_TIME},
    {"young", 5, W_LITTLE},
};

/* For each letter the first of its words in q_known, and the end after the last. */
static const uint8_t q_known_first[27] = {0,  5,  11, 14, 17, 18, 20, 21, 25, 28, 28, 28, 29, 36,
                                          39, 44, 49, 50, 50, 52, 59, 61, 61, 72, 72, 76, 76};

static inline uint8_t q_word_id(const char *w, unsigned n) {
  if (n < 2 || n > 10 || w[0] < 'a' || w[0] > 'z') return W_OTHER;
  unsigned letter = (unsigned)(w[0] - 'a');
  for (unsigned i = q_known_first[letter]; i < q_known_first[letter + 1]; i++) {
    const QKnownWord *known = &q_known[i];
    if (known->word[1] != w[1] || known->length != n) continue;
    if (memcmp(known->word, w, n) == 0) return known->id;
  }
  return W_OTHER;
}

/* Where the bytes of the next word may be written: Q_WORD_BYTES of room. */
static inline char *q_clause_room(QClause *c) { return c->text + c->used; }

/* Writes the small letters of ASCII that stand at a place, where Q_WORD_BYTES can be read, to
 * q_clause_room. Returns how many they are; Q_WORD_BYTES: there may be more. */
static inline unsigned q_clause_lower(QClause *c, const char *bytes) {
  char *word = q_clause_room(c);
  unsigned n = 0, run;
  do {
    run = q_lower_run(bytes + n);
    memcpy(word + n, bytes + n, 8);
    n += run;
  } while (run == 8 && n < Q_WORD_BYTES);
  return n;
}

/* Takes one more word into the clause. Its lower-cased bytes, apostrophes as ', stand in
 * q_clause_room (at most Q_WORD_BYTES; length 0 for a longer one). It is not looked up yet: most
 * clauses in quotations never are. */
static inline void q_clause_word(QClause *c, unsigned length, unsigned start, unsigned points,
                                 unsigned shape) {
  if (c->count == Q_ITEMS) return;
  if (c->used + length > Q_CLAUSE_BYTES) length = 0;
  if (c->count == 0 && c->left == Q_BOUND_SENTENCE) shape |= Q_FIRST;
  c->item[c->count++] = (QItem){.start = (uint16_t)start,
                                .text = (uint16_t)c->used,
                                .bytes = (uint8_t)length,
                                .length = (uint8_t)(points < 255 ? points : 255),
                                .shape = (uint8_t)shape};
  c->used += length;
}

/* A word that is in no list as it is written: what stands before an apostrophe, or after a
 * hyphen, may be. Returns the length of what is left without the apostrophe. */
static inline unsigned q_item_stem(QItem *item, const char *lower) {
  unsigned length = item->bytes, stem = length;
  if (memchr(lower, '\'', length)) {
    for (unsigned i = length - 1; i > 0 && i + 4 > length; i--) {
      if (lower[i] == '-') break;
      if (lower[i] != '\'') continue;
      bool genitive = i + 2 == length ? lower[i + 1] == 's' : i + 1 == length;
      item->shape |= genitive ? Q_POSSESSIVE : Q_CONTRACTED;
      stem = i;
      item->flags = q_word_flags(lower, stem);
      break;
    }
  }
  if (item->flags == 0 && memchr(lower, '-', stem)) { /* ex-president, vice-chairwoman: the head */
    for (unsigned i = stem; i-- > 1;) {
      if (lower[i] != '-') continue;
      item->flags =
          q_word_flags(lower + i + 1, stem - i - 1) & (Q_WORD_PERSON | Q_WORD_ORGANIZATION);
      break;
    }
  }
  if ((item->flags & Q_WORD_PRONOUN) && (item->shape & Q_POSSESSIVE)) {
    item->shape ^= Q_POSSESSIVE | Q_CONTRACTED; /* he's, who's */
  }
  return stem;
}

/* Tells of a word whose flags are known the rest. */
static inline void q_item_resolve(QItem *item, const char *lower) {
  unsigned stem = item->bytes;
  if (item->flags == 0 && stem > 2) stem = q_item_stem(item, lower);
  item->id = q_word_id(lower, stem);
  if (stem <= 2) return;
  char last = lower[stem - 1], before = lower[stem - 2];
  if (last == 'd' && before == 'e' && stem > 3)
    item->ending = 'd';
  else if (last == 'g' && before == 'n' && lower[stem - 3] == 'i' && stem > 4)
    item->ending = 'g';
  else if (last == 's' && before != 's')
    item->ending = 's';
}

/* Looks all words up. */
static inline void q_clause_resolve(QClause *c) {
  c->seen = c->ids = 0;
  /* First all flags: then no lookup waits for the one before. */
  for (unsigned i = 0; i < c->count; i++)
    c->item[i].flags = q_word_flags_roomy(c->text + c->item[i].text, c->item[i].bytes);
  for (unsigned i = 0; i < c->count; i++) {
    QItem *item = &c->item[i];
    if (item->bytes > 0) q_item_resolve(item, c->text + item->text);
    c->seen |= item->flags;
    c->ids |= 1u << item->id;
  }
}

/* Code points of the 'd, 's or 'll that a pronoun at item i ends in. */
static inline uint32_t q_contraction(const QClause *c, int i) {
  const QItem *w = &c->item[i];
  if (!(w->shape & Q_CONTRACTED) || w->bytes == 0) return 0;
  const char *word = c->text + w->text, *mark = memchr(word, '\'', w->bytes);
  return mark ? (uint32_t)(word + w->bytes - mark) : 0;
}

static inline void q_clause_punctuation(QClause *c, int32_t mark, unsigned start) {
  if (c->count == Q_ITEMS) return;
  uint8_t m = q_is_dash(mark) ? '-' : mark < 0x80 && mark > 0 ? (uint8_t)mark : '*';
  c->item[c->count++] =
      (QItem){.start = (uint16_t)start, .length = 1, .shape = Q_PUNCTUATION, .mark = m};
}

static inline void q_clause_reset(QClause *c, QBound left) {
  c->count = c->used = 0;
  c->left = left;
  c->right = Q_BOUND_OTHER;
}

#endif
