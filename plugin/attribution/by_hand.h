/* What the user says of a document outside of its text: who speaks quotations, told by their first
 * words, and which names are one person's. */
#ifndef QUOTH_ATTRIBUTION_BY_HAND_H
#define QUOTH_ATTRIBUTION_BY_HAND_H

#include "attribution/names.h"
#include "quoth.h"

/* A name. Where it may describe somebody, as "the lawyer" does, described is the key of that; where
 * it has a given name and a surname, mister is its key with "Mr.", which is not shown. Else 0. */
typedef struct {
  uint64_t key, described, mister;
  const char *text;
  uint32_t length;
  uint32_t person; /* names with the same number stand together, the one that is shown first */
} QHandName;

typedef struct {
  uint64_t words; /* hash of the first words */
  QHandName name;
} QHandSpeaker;

/* One block of memory. */
typedef struct QByHand {
  uint64_t stamp; /* of all that is here */
  size_t speaker_count, name_count;
  uint32_t most;          /* words that tell a quotation */
  QHandSpeaker *speakers; /* in order */
  QHandName *names;
} QByHand;

/* NULL when there is no memory. To be freed by q_memory_free. */
QByHand *q_by_hand_new(const QGivenSpeaker *speakers, size_t speaker_count, const QGivenName *names,
                       size_t name_count);

/* The key, or 0, of a name's words with "Mr." before them. */
uint64_t q_mister_key(const char *words, unsigned length);

/* The one whose words a quotation begins with, its longest; the text is what is inside its marks.
 * by_hand may be NULL, and so is the answer if there is none. */
const QHandSpeaker *q_by_hand_speaker(const QByHand *by_hand, const char *text, uint32_t length);

/* The first name of the person who has a name; NULL. by_hand may be NULL. */
const QHandName *q_by_hand_person(const QByHand *by_hand, uint64_t key);

#endif
