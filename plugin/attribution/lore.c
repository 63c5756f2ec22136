#include "attribution/lore.h"

#include <stdlib.h>
#include <string.h>

#include "attribution/calls_table.h"
#include "document/memory.h"

static const struct {
  const char *noun;
  uint8_t kind;
} NOUNS[] = {
    {"another", Q_NOUN_PLAYER},    {"aunt", Q_NOUN_KIN},          {"auntie", Q_NOUN_KIN},
    {"boy", Q_NOUN_ANY},           {"brother", Q_NOUN_KIN},       {"brother-in-law", Q_NOUN_KIN},
    {"chap", Q_NOUN_ANY},          {"child", Q_NOUN_ANY},         {"companion", Q_NOUN_PLAYER},
    {"cousin", Q_NOUN_KIN},        {"creature", Q_NOUN_ANY},      {"daddy", Q_NOUN_NEAR},
    {"daughter", Q_NOUN_KIN},      {"father", Q_NOUN_NEAR},       {"father-in-law", Q_NOUN_KIN},
    {"fellow", Q_NOUN_ANY},        {"first", Q_NOUN_PLAYER},      {"former", Q_NOUN_PLAYER},
    {"friend", Q_NOUN_PLAYER},     {"gentleman", Q_NOUN_ANY},     {"girl", Q_NOUN_ANY},
    {"guest", Q_NOUN_PLAYER},      {"host", Q_NOUN_PLAYER},       {"hostess", Q_NOUN_PLAYER},
    {"husband", Q_NOUN_NEAR},      {"lad", Q_NOUN_ANY},           {"lady", Q_NOUN_ANY},
    {"latter", Q_NOUN_PLAYER},     {"lodger", Q_NOUN_PLAYER},     {"lover", Q_NOUN_PLAYER},
    {"mamma", Q_NOUN_NEAR},        {"mama", Q_NOUN_NEAR},         {"man", Q_NOUN_ANY},
    {"master", Q_NOUN_PLAYER},     {"mistress", Q_NOUN_PLAYER},   {"mother", Q_NOUN_NEAR},
    {"mother-in-law", Q_NOUN_KIN}, {"neighbour", Q_NOUN_PLAYER},  {"nephew", Q_NOUN_KIN},
    {"niece", Q_NOUN_KIN},         {"one", Q_NOUN_PLAYER},        {"other", Q_NOUN_PLAYER},
    {"papa", Q_NOUN_NEAR},         {"parent", Q_NOUN_NEAR},       {"partner", Q_NOUN_PLAYER},
    {"patient", Q_NOUN_PLAYER},    {"person", Q_NOUN_ANY},        {"second", Q_NOUN_PLAYER},
    {"sister", Q_NOUN_KIN},        {"sister-in-law", Q_NOUN_KIN}, {"son", Q_NOUN_KIN},
    {"speaker", Q_NOUN_PLAYER},    {"uncle", Q_NOUN_KIN},         {"visitor", Q_NOUN_PLAYER},
    {"voice", Q_NOUN_VOICE},       {"widow", Q_NOUN_PLAYER},      {"wife", Q_NOUN_NEAR},
    {"woman", Q_NOUN_ANY},         {"youngster", Q_NOUN_ANY},     {"youth", Q_NOUN_ANY},
};

enum {
  NOUN_COUNT = sizeof NOUNS / sizeof *NOUNS
};

QNoun q_noun_of(const char *noun, size_t length) {
  if (length < 3) return Q_NOUN_OWN; /* shorter than them all */
  for (size_t i = 0; i < NOUN_COUNT; i++) {
    if (NOUNS[i].noun[0] != noun[0] || NOUNS[i].noun[1] != noun[1]) continue;
    if (strlen(NOUNS[i].noun) == length && memcmp(NOUNS[i].noun, noun, length) == 0)
      return (QNoun)NOUNS[i].kind;
  }
  return Q_NOUN_OWN;
}

void q_lore_free(QLore *lore) {
  q_memory_free(lore->nouns);
  q_memory_free(lore->bearers);
  memset(lore, 0, sizeof *lore);
}

static int by_surname(const void *a, const void *b) {
  const QBearer *x = a, *y = b;
  if (x->surname != y->surname) return x->surname < y->surname ? -1 : 1;
  return (x->entity > y->entity) - (x->entity < y->entity);
}

bool q_lore_read(QLore *lore, const QPeople *people) {
  void *nouns = lore->nouns, *bearers = lore->bearers;
  bool room = q_memory_reserve(&nouns, &lore->noun_room, people->count, sizeof *lore->nouns) &&
              q_memory_reserve(&bearers, &lore->bearer_room, people->count, sizeof *lore->bearers);
  lore->nouns = nouns;
  lore->bearers = bearers;
  lore->bearer_count = 0;
  if (!room) return false;
  for (uint32_t i = 0; i < people->count; i++) {
    const QEntity *e = &people->entities[i];
    lore->nouns[i] = e->source == Q_SOURCE_DESCRIBED ? Q_NOUN_OWN : Q_NOUN_NONE;
    if (e->surname && e->kind == Q_ENTITY_PERSON)
      lore->bearers[lore->bearer_count++] = (QBearer){e->surname, (int32_t)i};
  }
  for (size_t i = 0; i < NOUN_COUNT; i++) {
    const char *noun = NOUNS[i].noun;
    int32_t e = q_people_find(people, q_name_key(noun, (unsigned)strlen(noun), true));
    if (e >= 0 && lore->nouns[e] == Q_NOUN_OWN) lore->nouns[e] = NOUNS[i].kind;
  }
  for (size_t i = 0; i < sizeof q_calls / sizeof *q_calls; i++) {
    const char *call = q_calls[i].word;
    int32_t e = q_people_find(people, q_name_key(call, (unsigned)strlen(call), false));
    if (e >= 0) lore->nouns[e] = Q_NOUN_CALL;
  }
  if (lore->bearer_count > 0)
    qsort(lore->bearers, lore->bearer_count, sizeof *lore->bearers, by_surname);
  return true;
}

const QBearer *q_lore_bearers(const QLore *lore, uint64_t surname, size_t *count) {
  size_t low = 0, high = lore->bearer_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (lore->bearers[middle].surname < surname) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  *count = 0;
  while (low + *count < lore->bearer_count && lore->bearers[low + *count].surname == surname)
    ++*count;
  return lore->bearers + low;
}
