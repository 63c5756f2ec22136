/* A paragraph as words and signs, for those who look for names in it. Words are looked up in the
 * lexicon only when somebody asks. */
#ifndef QUOTH_ATTRIBUTION_PROSE_H
#define QUOTH_ATTRIBUTION_PROSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "document/records.h"
#include "lexicon.h"

/* Of a word. */
enum {
  Q_SHAPE_CAPITAL = 1,
  Q_SHAPE_LOUD = 2, /* more than one letter, all capitals */
  Q_SHAPE_NUMBER = 4,
  Q_SHAPE_GENITIVE = 8,    /* ends in 's, or in ' after s */
  Q_SHAPE_CONTRACTED = 16, /* he'd, I'll: flags are those of what stands before the apostrophe */
  Q_SHAPE_INITIAL = 32,    /* a capital letter with a full stop */
  Q_SHAPE_FIRST = 64,      /* opens a sentence, or a quotation */
  Q_SHAPE_KNOWN = 128,     /* flags have been looked up */
};

/* Marks that are no characters. */
enum {
  Q_SIGN_OPEN = 1,  /* a quotation begins */
  Q_SIGN_CLOSE = 2, /* ends */
  Q_SIGN_DASH = 3,
  Q_SIGN_TERM = 4, /* as the two above, of a term */
  Q_SIGN_OTHER = 5,
};

typedef struct {
  uint32_t start, end; /* bytes; end without the stop of an abbreviation */
  uint32_t flags;      /* of the lexicon: ask q_prose_flags */
  int32_t quotation;   /* the innermost in marks (but no term), or the block; -1 */
  uint32_t word;       /* words before it */
  uint16_t sentence;   /* from 0; UINT16_MAX for all beyond */
  uint8_t sign;        /* 0: a word; else a Q_SIGN or an ASCII character */
  uint8_t shape;
  bool low;     /* of nothing but small letters of ASCII */
  uint8_t stem; /* bytes of the word before 's, 'd and so on; 0 for one that is in no list */
} QProseItem;

typedef struct {
  const char *text; /* the chunk's */
  const QRecords *records;
  uint32_t next; /* the next of its quotations */
  QProseItem *items;
  size_t count, room;
  uint32_t words, capitals;
  uint32_t quoted;   /* words in quotations */
  size_t last_close; /* the item that ends the last quotation; count: there is none */
} QProse;

enum {
  Q_WORD_ROOM = 32, /* for a word in small letters; longer ones are in no list */
};

/* Starts on a chunk: its paragraphs are then read in order. Arrays are kept. */
void q_prose_begin(QProse *prose, const char *text, const QRecords *records);
void q_prose_free(QProse *prose);

/* Reads the paragraph start..end. False when there is no memory. */
bool q_prose_read(QProse *prose, uint32_t start, uint32_t end, bool code);

/* Looks a word up. */
uint32_t q_prose_look_up(QProse *prose, QProseItem *item);

/* The lexicon's flags of a word; 0 for a sign. */
static inline uint32_t q_prose_flags(QProse *prose, size_t index) {
  QProseItem *item = &prose->items[index];
  return item->sign || (item->shape & Q_SHAPE_KNOWN) ? item->flags : q_prose_look_up(prose, item);
}

/* Writes the stem of a word in small letters with apostrophes as '. Returns its length, 0 if it is
 * too long. */
unsigned q_prose_lower(const QProse *prose, const QProseItem *item, char lower[Q_WORD_ROOM]);

/* Whether the stem of a word that begins with a small letter is one of a list; index is an item. */
bool q_prose_is_any(const QProse *prose, size_t index, const char *const *words, size_t count);

/* The row of a table of text/word_table.h for the stem of a word, as far as that is not written all
 * in capitals; NULL if there is none. */
#define q_prose_find(prose, index, rows) \
  q_prose_find_row(prose, index, rows, rows##_first, sizeof *(rows), sizeof(rows)->word)
const void *q_prose_find_row(const QProse *prose, size_t index, const void *rows,
                             const uint16_t first[27], size_t size, size_t room);

/* The lexicon, for words in small letters. */
uint32_t q_prose_lookup(const char *lower, unsigned length);

#endif
