/* What is known of the people of a document beyond themselves: who bears the same surname, and
 * which descriptions are of a kind that stands for somebody who has a name. A pure function of
 * the people. */
#ifndef QUOTH_ATTRIBUTION_LORE_H
#define QUOTH_ATTRIBUTION_LORE_H

#include <stddef.h>

#include "attribution/people.h"
#include "quoth.h"

/* What a noun that describes somebody tells. */
typedef enum {
  Q_NOUN_NONE,   /* no description */
  Q_NOUN_OWN,    /* its own label: the detective */
  Q_NOUN_ANY,    /* anybody: the man, a lady */
  Q_NOUN_NEAR,   /* husband, wife, father, mother: by the same surname */
  Q_NOUN_KIN,    /* brother, niece: perhaps so */
  Q_NOUN_PLAYER, /* visitor, friend, speaker: what anybody may be for a while */
  Q_NOUN_VOICE,  /* a voice: somebody's */
  Q_NOUN_CALL,   /* what people are called by others: Mama, Sir */
  Q_NOUNS,
} QNoun;

typedef struct {
  uint64_t surname;
  int32_t entity;
} QBearer;

typedef struct {
  uint8_t *nouns;   /* QNoun, by entity */
  QBearer *bearers; /* persons that have a surname, in order of it */
  uint64_t *sights; /* by entity: a number for all that a conversation can see of it */
  size_t noun_room, bearer_count, bearer_room, sight_room;
  uint64_t people; /* the stamp of those it is true for; */
  bool known;      /* if of any */
} QLore;

void q_lore_free(QLore *lore);

/* Fills it anew, if the people have changed. False when there is no memory. */
bool q_lore_read(QLore *lore, const QPeople *people);

enum {
  Q_BEARERS = 32 /* of a surname that are told: of a family with more nobody is sure */
};

/* The first bearer of a surname; count, 0 to Q_BEARERS, tells how many follow. */
const QBearer *q_lore_bearers(const QLore *lore, uint64_t surname, size_t *count);

/* The kind of noun: length bytes in small letters. */
QNoun q_noun_of(const char *noun, size_t length);

#endif
