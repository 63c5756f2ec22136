#include "attribution/people.h"

#include <stdlib.h>
#include <string.h>

#include "attribution/clusters.h"
#include "document/memory.h"
#include "text/hash.h"

typedef struct {
  uint64_t key; /* 0: empty */
  int32_t entity;
} QKeyPlace;

struct QPeopleIndex {
  size_t capacity; /* a power of two */
  QKeyPlace places[];
};

void q_people_free(QPeople *people) {
  if (!people) return;
  q_memory_free(people->index);
  q_memory_free(people->entities);
  q_memory_free(people);
}

/* ---- Looking up ----------------------------------------------------------------------- */

static QKeyPlace *place_of(QPeopleIndex *index, uint64_t key) {
  size_t at = (size_t)key & (index->capacity - 1);
  while (index->places[at].key && index->places[at].key != key)
    at = (at + 1) & (index->capacity - 1);
  return &index->places[at];
}

int32_t q_people_find(const QPeople *people, uint64_t key) {
  const QKeyPlace *place = place_of(people->index, key);
  return place->key ? place->entity : Q_NOBODY;
}

int32_t q_people_of(const QPeople *people, const QCastName *name) {
  return q_people_find(people, name->key);
}

int32_t q_people_told(const QPeople *people, const QHandName *name) {
  int32_t entity = q_people_find(people, name->key);
  if (entity < 0 && name->mister) entity = q_people_find(people, name->mister);
  return entity >= 0 || !name->described ? entity : q_people_find(people, name->described);
}

int32_t q_people_by_hand(const QPeople *people, const QByHand *by_hand, const QHandName *name) {
  int32_t entity = q_people_told(people, name);
  const QHandName *other = entity < 0 ? q_by_hand_person(by_hand, name->key) : NULL;
  if (!other) return entity;
  const QHandName *end = by_hand->names + by_hand->name_count;
  for (uint32_t person = other->person; entity < 0 && other < end && other->person == person;
       other++)
    entity = q_people_told(people, other);
  return entity;
}

int32_t q_people_by_id(const QPeople *people, uint64_t id) {
  int32_t entity = q_people_find(people, id);
  return entity >= 0 && people->entities[entity].id == id ? entity : Q_NOBODY;
}

/* ---- What an entity is ------------------------------------------------------------------- */

enum {
  MANY_I = 4,        /* thousandths of the words outside of quotations: somebody tells the story */
  IDLE = 10,         /* mentions for one verb */
  LAZY = 8,          /* the same, where it is a given name too */
  OFTEN = 4,         /* mentions for one after "in", "at" or "from" */
  SEVERAL = 4,       /* people who speak */
  FEW = 2,           /* verbs that make a person */
  SEVERAL_HOLD = -2, /* an office */
};

/* What the names of one entity tell, summed. */
typedef struct {
  uint32_t count, cues, actives, vocatives, places, definites, insides;
  int32_t gender, pronouns; /* hundredths; a man is above 0 */
  bool titled, married, known, listed, full, thing, body, loud, hand;
} QSum;

static uint8_t logarithm(uint32_t n) {
  uint8_t log = 0;
  for (; n > 0 && log < 7; n >>= 1) log++;
  return log;
}

static void add(QSum *sum, const QNamed *named) {
  const QName *name = named->name;
  const QNameParts *parts = &named->parts;
  sum->count += name->count;
  sum->hand |= named->by_hand;
  sum->cues += name->cues;
  sum->actives += name->actives;
  sum->vocatives += name->vocatives;
  sum->places += name->places;
  sum->definites += name->definites;
  sum->insides += name->insides;
  sum->pronouns += (int32_t)(name->he - name->she);
  if (name->described) {
    if (name->gender == Q_GENDER_MAN) sum->gender += 300;
    if (name->gender == Q_GENDER_WOMAN) sum->gender -= 300;
    return;
  }
  sum->titled |= parts->title != Q_TITLE_NONE;
  sum->married |= parts->title == Q_TITLE_MRS || parts->title == Q_TITLE_LADY;
  sum->listed |= parts->listed;
  sum->body |= parts->body;
  sum->thing |= parts->thing;
  sum->full |= parts->given_length > 0;
  sum->known |= parts->given_length > 0 && parts->listed;
  sum->loud |= name->loud == name->count && parts->words == 1;
  if (parts->title_gender == Q_GENDER_MAN) sum->gender += 300;
  if (parts->title_gender == Q_GENDER_WOMAN) sum->gender -= 300;
  bool wife = parts->title_gender == Q_GENDER_WOMAN && parts->given_gender == Q_GENDER_MAN;
  if (parts->given_gender == Q_GENDER_MAN && !wife) sum->gender += 120;
  if (parts->given_gender == Q_GENDER_WOMAN) sum->gender -= 120;
}

static void tell(QEntity *e, const QSum *sum, const QNamed *best, const QNamed *usual) {
  bool described = best->name->described;
  e->id = best->name->key;
  e->usual = usual->name->key;
  e->given = best->given;
  e->surname = best->surname;
  e->source = described ? Q_SOURCE_DESCRIBED : Q_SOURCE_NAMED;
  e->titled = sum->titled;
  e->full = sum->full;
  e->married = sum->married;
  e->wifely = q_named_is_wife(best);
  e->mentions = sum->count;
  e->cues = sum->cues;
  e->actives = sum->actives;
  e->vocatives = sum->vocatives;
  e->insides = sum->insides;
  int32_t gender = sum->gender + sum->pronouns;
  e->gender = gender > 0 ? Q_GENDER_MAN : gender < 0 ? Q_GENDER_WOMAN : Q_GENDER_UNKNOWN;
  if (described && best->name->gender == Q_GENDER_MANY) e->gender = Q_GENDER_MANY;
  int32_t size = gender < 0 ? -gender : gender;
  e->sureness = size >= 300 ? 3 : size >= 100 ? 2 : size > 0;
  uint32_t verbs = sum->cues + sum->actives;
  /* A given name and a surname, and nothing that speaks against it. */
  bool plain = sum->full && !sum->thing && sum->places + sum->definites == 0;
  bool person = described || sum->hand || sum->titled || verbs >= FEW || sum->cues > 0 ||
                (sum->listed && (verbs > 0 || sum->full)) || sum->vocatives > 0 || plain;
  /* India, Florence: a given name too, but of nobody who speaks or is spoken to. */
  bool silent = !sum->known && (sum->cues + sum->vocatives) * IDLE <= sum->count;
  /* It is spoken of much more than it does anything. */
  bool idle = !sum->full && sum->vocatives == 0 && verbs * IDLE < sum->count;
  if (sum->listed) idle = silent && sum->places > FEW && verbs * LAZY < sum->count;
  bool place = !sum->titled && !described && !sum->hand &&
               (idle || (sum->places + sum->definites) * (silent ? OFTEN : 2) > sum->count);
  e->kind = Q_ENTITY_PERSON;
  if (!sum->titled && (sum->body || (sum->loud && !sum->listed))) {
    e->kind = Q_ENTITY_BODY;
  } else if (!person || place) {
    e->kind = Q_ENTITY_PLACE;
  }
  if (e->kind != Q_ENTITY_PERSON) {
    e->gender = Q_GENDER_UNKNOWN;
    e->sureness = 0;
  }
  uint32_t proof = verbs + 2 * sum->vocatives + (sum->titled ? 2 : 0);
  e->evidence = e->kind == Q_ENTITY_PERSON ? logarithm(proof) : 0;
}

/* Mr. and Mrs. add nothing to a name that is full; Sir and Captain do. */
static bool is_plainly_titled(const QNamed *n) {
  QTitle title = n->parts.title;
  return title == Q_TITLE_MR || title == Q_TITLE_MRS || title == Q_TITLE_MISS ||
         title == Q_TITLE_MS;
}

/* The fullest name comes first: a given name and a surname, a title and a name, one name. */
static int fullness(const QNamed *n) {
  if (n->name->described || q_named_is_doubtful(n)) return 0;
  if (n->parts.given_length && !n->parts.initial) return is_plainly_titled(n) ? 4 : 5;
  if (n->parts.given_length) return 3;
  return n->parts.title != Q_TITLE_NONE && n->parts.words ? 2 : 1;
}

static bool is_better(const QNamed *a, const QNamed *b) {
  int full_a = fullness(a), full_b = fullness(b);
  if (full_a != full_b) return full_a > full_b;
  if (a->name->count != b->name->count) return a->name->count > b->name->count;
  return a->name->key < b->name->key;
}

static bool is_more_usual(const QNamed *a, const QNamed *b) {
  if (a->name->count != b->name->count) return a->name->count > b->name->count;
  return is_better(a, b);
}

/* ---- All of them ---------------------------------------------------------------------------- */

uint64_t q_entity_hash(const QEntity *e) {
  uint64_t hash = q_hash_mix(q_hash_mix(Q_HASH_EMPTY, e->id), e->usual);
  hash = q_hash_mix(q_hash_mix(hash, e->surname), e->given);
  return q_hash_mix(hash, (uint64_t)e->source | (uint64_t)e->kind << 8 | (uint64_t)e->gender << 16 |
                              (uint64_t)e->sureness << 24 | (uint64_t)e->evidence << 32 |
                              (uint64_t)e->titled << 40 | (uint64_t)e->full << 41 |
                              (uint64_t)e->married << 42 | (uint64_t)e->wifely << 43 |
                              (uint64_t)(e->cues > 0) << 44 |
                              (uint64_t)q_entity_speaks_often(e) << 45);
}

static uint64_t stamp_of(const QPeople *people, const QClusters *c) {
  uint64_t hash = q_hash_mix(people->count, (uint64_t)people->narrator << 1 | people->reported);
  for (uint32_t i = 0; i < people->count; i++) {
    hash = q_hash_mix(hash, q_entity_hash(&people->entities[i]));
    hash = q_hash_mix(hash, (uint64_t)people->entities[i].holder);
  }
  for (size_t i = 0; i < c->count; i++) {
    if (c->named[i].cluster < 0) continue;
    hash = q_hash_mix(hash, c->named[i].name->key);
    hash = q_hash_mix(hash, (uint64_t)c->named[i].cluster);
  }
  return hash;
}

bool q_entity_speaks_often(const QEntity *e) { return e->cues > 1; }

/* Several people whom the text names as speakers, so that a description may well be one of them. */
static bool is_peopled(const QPeople *people) {
  unsigned count = 0;
  for (uint32_t i = 0; i < people->count && count < SEVERAL; i++) {
    const QEntity *e = &people->entities[i];
    count += e->kind == Q_ENTITY_PERSON && e->source == Q_SOURCE_NAMED && q_entity_speaks_often(e);
  }
  return count == SEVERAL;
}

static bool make_index(QPeople *people, const QClusters *c) {
  size_t capacity = 16;
  while (capacity < 2 * c->count) capacity *= 2;
  size_t size = sizeof *people->index + capacity * sizeof(QKeyPlace);
  people->index = q_memory_new(size);
  if (!people->index) return false;
  memset(people->index, 0, size);
  people->index->capacity = capacity;
  for (size_t i = 0; i < c->count; i++) {
    if (c->named[i].cluster < 0) continue;
    *place_of(people->index, c->named[i].name->key) =
        (QKeyPlace){c->named[i].name->key, c->named[i].cluster};
  }
  return true;
}

static bool make_entities(QPeople *people, const QClusters *c, bool narrated) {
  people->count = (uint32_t)c->clusters + narrated;
  people->entities = q_memory_new((people->count + 1) * sizeof *people->entities);
  QSum *sums = q_memory_new((c->clusters + 1) * sizeof *sums);
  const QNamed **best = q_memory_new((c->clusters + 1) * sizeof *best);
  const QNamed **usual = q_memory_new((c->clusters + 1) * sizeof *usual);
  bool done = people->entities && sums && best && usual;
  if (done) {
    memset(people->entities, 0, (people->count + 1) * sizeof *people->entities);
    memset(sums, 0, (c->clusters + 1) * sizeof *sums);
    memset(best, 0, (c->clusters + 1) * sizeof *best);
    memset(usual, 0, (c->clusters + 1) * sizeof *usual);
    for (size_t i = 0; i < c->count; i++) {
      const QNamed *named = &c->named[i];
      if (named->cluster < 0) continue;
      add(&sums[named->cluster], named);
      if (!best[named->cluster] || is_better(named, best[named->cluster]))
        best[named->cluster] = named;
      if (!usual[named->cluster] || is_more_usual(named, usual[named->cluster]))
        usual[named->cluster] = named;
    }
    for (size_t i = 0; i < c->clusters; i++)
      tell(&people->entities[i], &sums[i], best[i], usual[i]);
  }
  if (done && narrated) {
    QEntity *e = &people->entities[c->clusters];
    e->id = 1;
    e->source = Q_SOURCE_NARRATOR;
    e->kind = Q_ENTITY_PERSON;
    e->evidence = 7;
    people->narrator = (int32_t)c->clusters;
  }
  q_memory_free(sums);
  q_memory_free(best);
  q_memory_free(usual);
  return done;
}

/* The noun that a title is, long: Dr. Moss is a doctor. Returns its length; 0: nobody is called so
 * for his office. */
static unsigned office_of(const QNamed *named, const char *words, const char **noun) {
  static const struct {
    char title[8];
    const char *noun;
  } longer[] = {{"capt", "captain"},     {"col", "colonel"},   {"dr", "doctor"},
                {"gen", "general"},      {"gov", "governor"},  {"insp", "inspector"},
                {"lieut", "lieutenant"}, {"lt", "lieutenant"}, {"maj", "major"},
                {"prof", "professor"},   {"rev", "reverend"},  {"sen", "senator"},
                {"sgt", "sergeant"}};
  const char *blank = memchr(words, ' ', named->name->length);
  if (named->parts.title != Q_TITLE_RANK || !blank || !named->parts.words) return 0;
  *noun = words;
  unsigned length = (unsigned)(blank - words);
  for (size_t i = 0; i < sizeof longer / sizeof *longer; i++) {
    if (strlen(longer[i].title) != length || memcmp(longer[i].title, words, length) != 0) continue;
    *noun = longer[i].noun;
    return (unsigned)strlen(*noun);
  }
  return length;
}

/* The captain is Captain Hardy, where no one else is a captain. */
static void find_holders(QPeople *people, const QClusters *c, const QNames *names) {
  for (uint32_t i = 0; i < people->count; i++) people->entities[i].holder = Q_NOBODY;
  for (size_t i = 0; i < c->count; i++) {
    const QNamed *named = &c->named[i];
    const char *noun;
    if (named->cluster < 0 || named->name->described) continue;
    unsigned length = office_of(named, names->pool + named->name->words, &noun);
    if (!length) continue;
    int32_t office = q_people_find(people, q_name_key(noun, length, true));
    if (office < 0 || people->entities[office].source != Q_SOURCE_DESCRIBED) continue;
    int32_t *holder = &people->entities[office].holder;
    *holder = *holder == Q_NOBODY || *holder == named->cluster ? named->cluster : SEVERAL_HOLD;
  }
  for (uint32_t i = 0; i < people->count; i++)
    if (people->entities[i].holder == SEVERAL_HOLD) people->entities[i].holder = Q_NOBODY;
}

bool q_names_narrated(const QNames *names) {
  return names->narrators * 1000 > names->words * MANY_I;
}

QPeople *q_people_new(const QNames *names, const QByHand *by_hand) {
  QPeople *people = q_memory_new(sizeof *people);
  if (!people) return NULL;
  memset(people, 0, sizeof *people);
  people->narrator = Q_NOBODY;
  QClusters clusters;
  bool narrated = q_names_narrated(names);
  bool done = q_clusters_make(&clusters, names, by_hand) &&
              make_entities(people, &clusters, narrated) && make_index(people, &clusters);
  if (done) {
    find_holders(people, &clusters, names);
    people->reported = clusters.reported;
    people->peopled = is_peopled(people);
    people->stamp = stamp_of(people, &clusters);
  } else {
    q_people_free(people);
    people = NULL;
  }
  q_clusters_free(&clusters);
  return people;
}
