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

typedef struct {
  uint32_t flags; /* of the lexicon; 0 for punctuation, and until q_clause_look_up */
  uint16_t start; /* code points from the clause's start */
  uint16_t text;  /* where the word stands in the clause's text */
  uint8_t bytes;  /* its length there; 0 for one that is too long for any list */
  uint8_t stem;   /* the same without 's, 'd or 'll, if it is looked up without it */
  uint8_t length; /* code points, 255 at most */
  uint8_t shape;
  uint8_t id;     /* QWordId */
  uint8_t mark;   /* for punctuation: , : ; ( ) [ ] - (a dash) or another ASCII character */
  uint8_t ending; /* 'd' for -ed, 'g' for -ing, 's' for -s: see q_clause_find_endings; else 0 */
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
  /* Its words, in lower case, one after the other; they are written by eight bytes. */
  char text[Q_CLAUSE_BYTES + Q_WORD_BYTES + 8];
  unsigned used;
  uint32_t seen; /* all flags of its words */
  uint32_t ids;  /* all ids of its words, 1 << id */
  QBound left, right;
  uint8_t before; /* QNeighbour before a clause that begins at a closing mark */
  bool dialogue;  /* a line of dialogue that a dash opened: only a tag tells of its speaker */
} QClause;

/* Where the bytes of the next word may be written: Q_WORD_BYTES of room. */
static inline char *q_clause_room(QClause *c) { return c->text + c->used; }

/* Writes the small letters of ASCII that stand behind the first n bytes of a word to q_clause_room;
 * Q_WORD_BYTES + 1 bytes of the word can be read. Returns the length with them; Q_WORD_BYTES or
 * more: there may be more of them. */
static inline unsigned q_clause_lower(QClause *c, const char *bytes, unsigned n) {
  char *word = q_clause_room(c);
  unsigned run;
  do {
    run = q_lower_run(bytes + n);
    memcpy(word + n, bytes + n, 8);
    n += run;
  } while (run == 8 && n < Q_WORD_BYTES);
  return n;
}

/* Whether no word goes on with this byte, whatever follows. */
static inline bool q_ends_word(char byte) {
  return byte == ' ' || byte == ',' || byte == '\n' || byte == ';' || byte == ':' || byte == '?' ||
         byte == '!' || byte == ')';
}

/* The length of the word at a place if it is a letter of ASCII and small ones after it, and what
 * follows does not belong to it; 0: it may be another. Written and read as by q_clause_lower. */
static inline unsigned q_clause_simple(QClause *c, const char *bytes) {
  if (!q_is_lower_ascii(bytes[0] | 0x20)) return 0;
  q_clause_room(c)[0] = (char)(bytes[0] | 0x20);
  unsigned n = q_clause_lower(c, bytes, 1);
  if (n >= Q_WORD_BYTES) return 0;
  return q_ends_word(bytes[n]) || (bytes[n] == '.' && n > 1) ? n : 0;
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
                                .stem = (uint8_t)length,
                                .length = (uint8_t)(points < 255 ? points : 255),
                                .shape = (uint8_t)shape};
  c->used += length;
}

/* A word that is in no list as it is written: what stands before an apostrophe, or after a
 * hyphen, may be. */
static inline void q_item_stem(QItem *item, const char *lower) {
  unsigned length = item->bytes, stem = length;
  if (memchr(lower, '\'', length)) {
    for (unsigned i = length - 1; i > 0 && i + 4 > length; i--) {
      if (lower[i] == '-') break;
      if (lower[i] != '\'') continue;
      bool genitive = i + 2 == length ? lower[i + 1] == 's' : i + 1 == length;
      item->shape |= genitive ? Q_POSSESSIVE : Q_CONTRACTED;
      stem = i;
      QWordClass found = q_word_look_up(lower, stem);
      item->flags = found.flags;
      item->id = (uint8_t)found.id;
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
  item->stem = (uint8_t)stem;
}

/* Looks all words up. */
static inline void q_clause_look_up(QClause *c) {
  c->seen = c->ids = 0;
  /* First all of them as they are written: then no lookup waits for the one before. */
  for (unsigned i = 0; i < c->count; i++) {
    QItem *item = &c->item[i];
    QWordClass found = q_word_look_up_roomy(c->text + item->text, item->bytes);
    item->flags = found.flags;
    item->id = (uint8_t)found.id;
  }
  for (unsigned i = 0; i < c->count; i++) {
    QItem *item = &c->item[i];
    if (item->flags == 0 && item->bytes > 2) q_item_stem(item, c->text + item->text);
    c->seen |= item->flags;
    c->ids |= 1u << item->id;
  }
}

static inline uint8_t q_item_ending(const QItem *item, const char *lower) {
  unsigned stem = item->stem;
  if (stem <= 2) return 0;
  char last = lower[stem - 1], before = lower[stem - 2];
  if (last == 'd' && before == 'e' && stem > 3) return 'd';
  if (last == 'g' && before == 'n' && lower[stem - 3] == 'i' && stem > 4) return 'g';
  return last == 's' && before != 's' ? 's' : 0;
}

/* What its words end in: shapes that no list has, of words that have been looked up. */
static inline void q_clause_find_endings(QClause *c) {
  for (unsigned i = 0; i < c->count; i++)
    c->item[i].ending = q_item_ending(&c->item[i], c->text + c->item[i].text);
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
