#include "attribution/lore.h"

#include <stdlib.h>
#include <string.h>

#include "attribution/calls_table.h"
#include "attribution/describing_nouns_table.h"
#include "document/memory.h"
#include "text/hash.h"
#include "text/word_table.h"

enum {
  NOUN_COUNT = sizeof q_describing_nouns / sizeof *q_describing_nouns
};

QNoun q_noun_of(const char *noun, size_t length) {
  const QDescribingNouns *known = q_table_find(q_describing_nouns, noun, length);
  return known ? (QNoun)known->kind : Q_NOUN_OWN;
}

void q_lore_free(QLore *lore) {
  q_memory_free(lore->nouns);
  q_memory_free(lore->bearers);
  q_memory_free(lore->sights);
  memset(lore, 0, sizeof *lore);
}

static int by_surname(const void *a, const void *b) {
  const QBearer *x = a, *y = b;
  if (x->surname != y->surname) return x->surname < y->surname ? -1 : 1;
  return (x->entity > y->entity) - (x->entity < y->entity);
}

/* What is seen of somebody is what is known of him and, through the family, of those who bear
 * the same surname. */
static void set_sights(QLore *lore, const QPeople *people) {
  for (uint32_t i = 0; i < people->count; i++)
    lore->sights[i] = q_hash_mix(q_entity_hash(&people->entities[i]), lore->nouns[i]);
  for (size_t i = 0, end; i < lore->bearer_count; i = end) {
    uint64_t family = 0;
    for (end = i;
         end < lore->bearer_count && lore->bearers[end].surname == lore->bearers[i].surname; end++)
      family = q_hash_mix(family, lore->sights[lore->bearers[end].entity]);
    for (; i < end; i++) {
      uint64_t *sight = &lore->sights[lore->bearers[i].entity];
      *sight = q_hash_mix(*sight, family);
    }
  }
  for (uint32_t i = 0; i < people->count; i++) { /* Gray Bank, and how many there are named Bank */
    const QEntity *e = &people->entities[i];
    if (!e->surname || e->kind == Q_ENTITY_PERSON) continue;
    size_t count;
    const QBearer *bearers = q_lore_bearers(lore, e->surname, &count);
    if (count) lore->sights[i] = q_hash_mix(lore->sights[i], lore->sights[bearers->entity]);
  }
  for (uint32_t i = 0; i < people->count; i++) { /* the captain: Captain Hardy */
    int32_t holder = people->entities[i].holder;
    if (holder >= 0) lore->sights[i] = q_hash_mix(lore->sights[i], lore->sights[holder]);
  }
}

bool q_lore_read(QLore *lore, const QPeople *people) {
  if (lore->known && lore->people == people->stamp) return true;
  lore->known = false;
  void *nouns = lore->nouns, *bearers = lore->bearers, *sights = lore->sights;
  bool room =
      q_memory_reserve(&nouns, &lore->noun_room, people->count, sizeof *lore->nouns) &&
      q_memory_reserve(&bearers, &lore->bearer_room, people->count, sizeof *lore->bearers) &&
      q_memory_reserve(&sights, &lore->sight_room, people->count, sizeof *lore->sights);
  lore->nouns = nouns;
  lore->bearers = bearers;
  lore->sights = sights;
  lore->bearer_count = 0;
  if (!room) return false;
  for (uint32_t i = 0; i < people->count; i++) {
    const QEntity *e = &people->entities[i];
    lore->nouns[i] = e->source == Q_SOURCE_DESCRIBED ? Q_NOUN_OWN : Q_NOUN_NONE;
    if (e->surname && e->kind == Q_ENTITY_PERSON)
      lore->bearers[lore->bearer_count++] = (QBearer){e->surname, (int32_t)i};
  }
  for (size_t i = 0; i < NOUN_COUNT; i++) {
    const char *noun = q_describing_nouns[i].word;
    int32_t e = q_people_find(people, q_name_key(noun, (unsigned)strlen(noun), true));
    if (e >= 0 && lore->nouns[e] == Q_NOUN_OWN) lore->nouns[e] = q_describing_nouns[i].kind;
  }
  for (size_t i = 0; i < sizeof q_calls / sizeof *q_calls; i++) {
    const char *call = q_calls[i].word;
    uint64_t key = q_name_key(call, (unsigned)strlen(call), false);
    int32_t e = q_people_find(people, key);
    if (e >= 0 && people->entities[e].id == key) lore->nouns[e] = Q_NOUN_CALL;
  }
  if (lore->bearer_count > 0)
    qsort(lore->bearers, lore->bearer_count, sizeof *lore->bearers, by_surname);
  set_sights(lore, people);
  lore->people = people->stamp;
  lore->known = true;
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
  while (*count < Q_BEARERS && low + *count < lore->bearer_count &&
         lore->bearers[low + *count].surname == surname)
    ++*count;
  return lore->bearers + low;
}
