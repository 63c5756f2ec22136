/* Names: how one is told from another, what its words are, and the table of all names of a
 * document with their counts. The table holds sums alone: it is the same whatever the order in
 * which casts are added and taken away. */
#ifndef QUOTH_ATTRIBUTION_NAMES_H
#define QUOTH_ATTRIBUTION_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "attribution/cast.h"
#include "attribution/name_parts.h"

/* ---- The words of a name ------------------------------------------------------- */

enum {
  Q_NAME_BYTES = 96, /* what is longer is cut */
};

/* Writes the words of a name, or of a description's noun, in small letters, parted by one blank,
 * without full stops and the possessive 's; apostrophes are '. Returns the number of bytes, at most
 * Q_NAME_BYTES. */
unsigned q_name_write(const char *text, uint32_t length, char *words);

/* The key of such words. Never 0. */
uint64_t q_name_key(const char *words, unsigned length, bool described);

/* ---- The table ------------------------------------------------------------------ */

/* Counts are of mentions, by their flags. */
typedef struct {
  uint64_t key;   /* 0: an empty place */
  uint32_t words; /* place of its words in the pool */
  uint8_t length;
  bool described;
  uint8_t gender;          /* QGender: of a description's noun */
  QNameParts parts;        /* but for a description */
  uint64_t given, surname; /* keys of these words; 0: none */
  uint32_t count, firsts, doubts, loud, cues, vocatives, places, definites, insides;
  uint32_t actives; /* but for those beside a cue */
  uint32_t he, she; /* hundredths of votes */
} QName;

typedef struct {
  QName *names; /* capacity places, a power of two, by hash; count 0: not in the document now */
  size_t capacity, used;
  char *pool;
  size_t pool_size, pool_room;
  uint64_t words, narrators; /* sums of the casts */
  uint64_t stamp;            /* a sum over all that is here: the same means the same */
  uint64_t moves;            /* how often names have got other places */
} QNames;

void q_names_free(QNames *names);

/* Adds a cast, whose text is that of its chunk. False, and nothing changed, when there is no
 * memory. */
bool q_names_add(QNames *names, const QCast *cast, const char *text);

/* Takes away a cast that has been added. */
void q_names_take(QNames *names, const QCast *cast);

/* NULL if there is no such name in the document. */
const QName *q_names_find(const QNames *names, uint64_t key);

#endif
