/* A clause: the words between two marks or sentence ends, as the recogniser sees them. */
#ifndef QUOTH_CLAUSE_H
#define QUOTH_CLAUSE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "chars.h"
#include "lexicon.h"

#define Q_ITEMS 96      /* words and punctuation of a clause; what is longer is cut */
#define Q_WORD_BYTES 24 /* longer words are in no list */

enum {
  Q_CAPITAL = 1,
  Q_ALL_CAPITALS = 2,  /* more than one letter, all of them capitals */
  Q_NUMBER = 4,        /* begins with a digit */
  Q_PUNCTUATION = 8,   /* not a word */
  Q_POSSESSIVE = 16,   /* ends in 's or ' after s */
  Q_FIRST = 32,        /* first word of its sentence */
  Q_CONTRACTED = 64,   /* he'd, she's: the flags are those of the word before the apostrophe */
  Q_INITIAL = 128,     /* a letter with a full stop */
};

/* Words that decide by themselves. */
typedef enum {
  W_OTHER,
  W_ACCORDING,
  W_AND,
  W_AS,
  W_BE, /* is was are were be been being */
  W_BY,
  W_FOR,
  W_IN,
  W_OF,
  W_ON,
  W_PUT,
  W_QUOTED,
  W_THAT,
  W_THERE,
  W_TIME, /* day, week, yesterday: no part of a name */
  W_TO,
  W_WENT, /* went, goes, continued: "on to say" may follow */
  W_WHAT, /* what, whatever: "what he said" tells of no words */
  W_WHO,
} QWordId;

typedef struct {
  uint32_t flags;  /* of the lexicon; 0 for punctuation, and until q_clause_resolve */
  uint16_t start;  /* code points from the clause's start */
  uint16_t text;   /* where the word stands in the clause's text */
  uint8_t bytes;   /* its length there; 0 for one that is too long for any list */
  uint8_t length;  /* code points, 255 at most */
  uint8_t shape;
  uint8_t id;      /* QWordId */
  uint8_t mark;    /* for punctuation: , : ; ( ) [ ] - (a dash) or another ASCII character */
  uint8_t ending;  /* the word's last letter, for shapes that no list has; 'd' for -ed, 'g' for -ing, 's' for -s */
} QItem;

/* What stands at a clause's edges. */
typedef enum {
  Q_EDGE_SENTENCE, /* a sentence begins or ends */
  Q_EDGE_OPEN,     /* an opening mark */
  Q_EDGE_CLOSE,    /* a closing mark */
  Q_EDGE_OTHER,    /* the clause was cut, or its sentence goes on after another token */
} QEdge;

typedef struct {
  QItem item[Q_ITEMS];
  unsigned count;
  char text[Q_ITEMS * 10 + Q_WORD_BYTES]; /* its words, in lower case, one after the other */
  unsigned used;
  uint32_t seen;  /* all flags of its words */
  uint32_t ids;   /* all ids of its words, 1 << id */
  QEdge left, right;
  uint8_t before; /* QNeighbour before a clause that begins at a closing mark */
} QClause;

static inline uint8_t q_word_id(const char *w, unsigned n) {
#define Q_IS(s) (n == sizeof(s) - 1 && memcmp(w, s, sizeof(s) - 1) == 0)
  switch (w[0]) {
    case 'a':
      if (Q_IS("according")) return W_ACCORDING;
      if (Q_IS("and")) return W_AND;
      if (Q_IS("as")) return W_AS;
      if (Q_IS("are")) return W_BE;
      break;
    case 'b':
      if (Q_IS("be") || Q_IS("been") || Q_IS("being")) return W_BE;
      if (Q_IS("by")) return W_BY;
      break;
    case 'c':
      if (Q_IS("continued") || Q_IS("continues")) return W_WENT;
      break;
    case 'd':
      if (Q_IS("day") || Q_IS("days")) return W_TIME;
      break;
    case 'e':
      if (Q_IS("evening")) return W_TIME;
      break;
    case 'f':
      if (Q_IS("for")) return W_FOR;
      break;
    case 'g':
      if (Q_IS("goes")) return W_WENT;
      break;
    case 'h':
      if (Q_IS("hour") || Q_IS("hours")) return W_TIME;
      break;
    case 'i':
      if (Q_IS("in")) return W_IN;
      if (Q_IS("is")) return W_BE;
      break;
    case 'm':
      if (Q_IS("month") || Q_IS("months") || Q_IS("morning") || Q_IS("moment") ||
          Q_IS("minutes"))
        return W_TIME;
      break;
    case 'n':
      if (Q_IS("night")) return W_TIME;
      break;
    case 'o':
      if (Q_IS("of")) return W_OF;
      if (Q_IS("on")) return W_ON;
      break;
    case 'p':
      if (Q_IS("put") || Q_IS("puts")) return W_PUT;
      break;
    case 'q':
      if (Q_IS("quoted")) return W_QUOTED;
      break;
    case 't':
      if (Q_IS("that")) return W_THAT;
      if (Q_IS("to")) return W_TO;
      if (Q_IS("there")) return W_THERE;
      if (Q_IS("today") || Q_IS("tomorrow") || Q_IS("time")) return W_TIME;
      break;
    case 'w':
      if (Q_IS("was") || Q_IS("were")) return W_BE;
      if (Q_IS("who") || Q_IS("which")) return W_WHO;
      if (Q_IS("what") || Q_IS("whatever")) return W_WHAT;
      if (Q_IS("went")) return W_WENT;
      if (Q_IS("week") || Q_IS("weeks")) return W_TIME;
      break;
    case 'y':
      if (Q_IS("yesterday") || Q_IS("year") || Q_IS("years")) return W_TIME;
      break;
    default: break;
  }
#undef Q_IS
  return W_OTHER;
}

/* Takes one more word into the clause: its lower-cased bytes (at most Q_WORD_BYTES; length 0 for
 * a longer one), apostrophes as '. It is not looked up yet: most clauses in quotations never are. */
static inline void q_clause_word(QClause *c, const char *lower, unsigned length, unsigned start,
                                 unsigned points, unsigned shape) {
  if (c->count == Q_ITEMS) return;
  if (c->used + length > sizeof c->text) length = 0;
  if (c->count == 0 && c->left == Q_EDGE_SENTENCE) shape |= Q_FIRST;
  memcpy(c->text + c->used, lower, length);
  c->item[c->count++] = (QItem){.start = (uint16_t)start,
                                .text = (uint16_t)c->used,
                                .bytes = (uint8_t)length,
                                .length = (uint8_t)(points < 255 ? points : 255),
                                .shape = (uint8_t)shape};
  c->used += length;
}

/* Looks one word up. */
static inline void q_item_resolve(QItem *item, const char *lower) {
  unsigned length = item->bytes, stem = length;
  uint32_t flags = q_word_flags(lower, length);
  if (flags == 0 && length > 2) {
    for (unsigned i = length - 1; i > 0 && i + 4 > length; i--) {
      if (lower[i] == '-') break;
      if (lower[i] != '\'') continue;
      bool genitive = i + 2 == length ? lower[i + 1] == 's' : i + 1 == length;
      item->shape |= genitive ? Q_POSSESSIVE : Q_CONTRACTED;
      stem = i;
      flags = q_word_flags(lower, stem);
      break;
    }
  }
  if (flags == 0) { /* ex-president, vice-chairwoman: the last part is the head */
    for (unsigned i = stem; i-- > 1;) {
      if (lower[i] != '-') continue;
      flags = q_word_flags(lower + i + 1, stem - i - 1) & (Q_WORD_PERSON | Q_WORD_ORGANIZATION);
      break;
    }
  }
  if ((flags & Q_WORD_PRONOUN) && (item->shape & Q_POSSESSIVE)) {
    item->shape ^= Q_POSSESSIVE | Q_CONTRACTED; /* he's, who's */
  }
  item->flags = flags;
  item->id = q_word_id(lower, stem);
  if (stem > 3 && lower[stem - 1] == 'd' && lower[stem - 2] == 'e') item->ending = 'd';
  else if (stem > 4 && memcmp(lower + stem - 3, "ing", 3) == 0) item->ending = 'g';
  else if (stem > 2 && lower[stem - 1] == 's' && lower[stem - 2] != 's') item->ending = 's';
}

/* Looks all words up. */
static inline void q_clause_resolve(QClause *c) {
  c->seen = c->ids = 0;
  for (unsigned i = 0; i < c->count; i++) {
    QItem *item = &c->item[i];
    if (item->bytes > 0) q_item_resolve(item, c->text + item->text);
    c->seen |= item->flags;
    c->ids |= 1u << item->id;
  }
}

static inline void q_clause_punctuation(QClause *c, int32_t mark, unsigned start) {
  if (c->count == Q_ITEMS) return;
  uint8_t m = q_is_dash(mark) ? '-' : mark < 0x80 && mark > 0 ? (uint8_t)mark : '*';
  c->item[c->count++] = (QItem){
      .start = (uint16_t)start, .length = 1, .shape = Q_PUNCTUATION, .mark = m};
}

static inline void q_clause_reset(QClause *c, QEdge left) {
  c->count = c->used = 0;
  c->left = left;
  c->right = Q_EDGE_OTHER;
}

#endif
