/* People: which names and descriptions of a document are one person's. A pure function of the
 * table of names, so that it is the same whatever the order of edits. */
#ifndef QUOTH_ATTRIBUTION_PEOPLE_H
#define QUOTH_ATTRIBUTION_PEOPLE_H

#include "attribution/by_hand.h"
#include "attribution/names.h"

enum {
  Q_NOBODY = -1,
};

/* What a name stands for. */
typedef enum {
  Q_ENTITY_PERSON,
  Q_ENTITY_BODY,  /* an organisation, a document: it can speak, but is no one */
  Q_ENTITY_PLACE, /* or another thing that does not speak, as far as can be told */
} QEntityKind;

typedef struct {
  uint64_t id;      /* the key of its fullest name: the same as long as that stays in the text */
  uint64_t usual;   /* the key of the one that is most often used */
  uint64_t surname; /* the key of its last name, 0 if it has none that is known */
  uint64_t given;   /* the key of its given name, 0 */
  int32_t holder;   /* of a description, the captain: the only one who has that title; Q_NOBODY */
  uint8_t source;   /* QSourceKind: named, described, the narrator */
  uint8_t kind;     /* QEntityKind */
  uint8_t gender;   /* QGender */
  uint8_t
      sureness; /* of the gender: 0 not known, 1 by names or few pronouns, 2 by many, 3 by title */
  uint8_t evidence; /* that it is a person, logarithmic: 0 none to 7 */
  bool titled;      /* one of its names has a title */
  bool full;        /* one of its names has a given name and a surname */
  bool married;     /* one of its names has Mrs., Lady or their like */
  bool wifely;      /* its given name is her husband's: Mrs. John Knightley */
  uint32_t mentions, cues, vocatives, insides, actives;
} QEntity;

typedef struct QPeopleIndex QPeopleIndex;

/* A number for all of it but the plain counts and the holder. */
uint64_t q_entity_hash(const QEntity *entity);

typedef struct {
  uint32_t count;
  QEntity *entities;
  int32_t narrator; /* the entity that "I" is; Q_NOBODY where nobody tells the story */
  bool reported;    /* as news are: sources are named in full, and nobody is called by his name */
  bool peopled;     /* several people are told by name to speak, more than once */
  uint64_t stamp;   /* of all that is here but for plain counts: the same means the same */
  QPeopleIndex *index;
} QPeople;

/* Whether somebody tells the story: "I" is frequent outside of quotations. */
bool q_names_narrated(const QNames *names);

/* Makes the people of a table, and of what is said by hand (may be NULL). NULL when there is no
 * memory. q_people_free accepts NULL. */
QPeople *q_people_new(const QNames *names, const QByHand *by_hand);
void q_people_free(QPeople *people);

/* Whether somebody is told to speak, and more than once. */
bool q_entity_speaks_often(const QEntity *entity);

/* The entity of a name of a cast; Q_NOBODY for what has a capital and is no name. */
int32_t q_people_of(const QPeople *people, const QCastName *name);

/* The entity of a key. */
int32_t q_people_find(const QPeople *people, uint64_t key);

/* The entity of a name or description that is said by hand. */
int32_t q_people_told(const QPeople *people, const QHandName *name);

/* The same: by itself, or by another name of the same person. */
int32_t q_people_by_hand(const QPeople *people, const QByHand *by_hand, const QHandName *name);

/* The entity that has this id, or Q_NOBODY. */
int32_t q_people_by_id(const QPeople *people, uint64_t id);

#endif
