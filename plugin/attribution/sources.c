#include "attribution/sources.h"

#include <string.h>

#include "document/document.h"
#include "document/memory.h"

void q_sources_free(QSourceList *sources) {
  q_memory_free(sources->list);
  q_memory_free(sources->of_entity);
  q_memory_free(sources->names);
  memset(sources, 0, sizeof *sources);
}

int32_t q_mention_entity(const QPeople *people, const QCast *cast, const QMentionRecord *mention) {
  if (mention->kind == Q_MENTION_NARRATOR) return people->narrator;
  return mention->name >= 0 ? q_people_of(people, &cast->names[mention->name]) : Q_NOBODY;
}

/* A name that so few of the mentions have is not the one that somebody goes by. */
enum {
  FEW_OF = 12
};

/* The name that each entity goes by: the fullest one if it is in use, else the most frequent. */
static void choose_names(QSourceList *sources, const QPeople *people, const QNames *names) {
  for (uint32_t e = 0; e < people->count; e++) sources->names[e] = (QChosen){0};
  for (size_t i = 0; i < names->capacity; i++) {
    const QName *name = &names->names[i];
    int32_t e = name->key && name->count ? q_people_find(people, name->key) : Q_NOBODY;
    if (e < 0) continue;
    uint32_t count = name->count;
    if (name->key == people->entities[e].id && count * FEW_OF >= people->entities[e].mentions)
      count = UINT32_MAX;
    QChosen *chosen = &sources->names[e];
    if (count > chosen->count || (count == chosen->count && name->key > chosen->key))
      *chosen = (QChosen){name->key, count};
  }
}

static bool is_source(const QEntity *e) { return e->kind != Q_ENTITY_PLACE || e->cues > 0; }

/* A mention: the first one of its entity, or the first by its fullest name, is kept. */
static bool meet(QSourceList *sources, const QPeople *people, const QCast *cast,
                 const QMentionRecord *m, uint32_t start) {
  int32_t entity = q_mention_entity(people, cast, m);
  if (entity < 0 || !is_source(&people->entities[entity])) return true;
  QRange range = {start + m->start, start + m->end};
  if (sources->of_entity[entity] == Q_NO_SOURCE) {
    void *list = sources->list;
    if (!q_memory_reserve(&list, &sources->room, sources->count + 1, sizeof *sources->list))
      return false;
    sources->list = list;
    sources->of_entity[entity] = (uint32_t)sources->count;
    sources->list[sources->count++] = (QSourceRecord){.entity = entity, .first = range};
  }
  QSourceRecord *source = &sources->list[sources->of_entity[entity]];
  if (source->name.end == 0 && m->name >= 0 &&
      cast->names[m->name].key == sources->names[entity].key)
    source->name = range;
  return true;
}

/* Whether a name of a chunk may be met for the first time. */
static bool is_news(const QSourceList *sources, const QPeople *people, const QCastName *name) {
  int32_t entity = q_people_of(people, name);
  if (entity < 0 || !is_source(&people->entities[entity])) return false;
  uint32_t source = sources->of_entity[entity];
  return source == Q_NO_SOURCE ||
         (sources->list[source].name.end == 0 && name->key == sources->names[entity].key);
}

bool q_sources_list(QSourceList *sources, const QDocument *document, const QPeople *people) {
  size_t count = people->count;
  void *of_entity = sources->of_entity, *names = sources->names;
  sources->count = 0;
  bool room =
      q_memory_reserve(&of_entity, &sources->entity_room, count, sizeof *sources->of_entity) &&
      q_memory_reserve(&names, &sources->name_room, count, sizeof *sources->names);
  sources->of_entity = of_entity;
  sources->names = names;
  if (!room) return false;
  choose_names(sources, people, q_company_names(document));
  for (size_t i = 0; i < count; i++) sources->of_entity[i] = Q_NO_SOURCE;
  uint32_t start = 0;
  for (const QChunk *chunk = q_chunks_first(&document->chunks); chunk;
       start += chunk->size, chunk = q_chunk_next(chunk)) {
    const QCast *cast = q_chunk_cast(chunk);
    bool news = cast->narrators && people->narrator >= 0 &&
                sources->of_entity[people->narrator] == Q_NO_SOURCE;
    for (uint32_t i = 0; i < cast->name_count && !news; i++)
      news = is_news(sources, people, &cast->names[i]);
    for (uint32_t i = 0; i < cast->mention_count && news; i++) {
      if (!meet(sources, people, cast, &cast->mentions[i], start)) return false;
    }
  }
  return true;
}

bool q_sources_add(QSourceList *sources, int32_t entity, QRange name) {
  void *list = sources->list, *of_entity = sources->of_entity;
  bool room = q_memory_reserve(&list, &sources->room, sources->count + 1, sizeof *sources->list) &&
              q_memory_reserve(&of_entity, &sources->entity_room, (size_t)entity + 1,
                               sizeof *sources->of_entity);
  sources->list = list;
  sources->of_entity = of_entity;
  if (!room) return false;
  sources->of_entity[entity] = (uint32_t)sources->count;
  sources->list[sources->count++] = (QSourceRecord){.entity = entity, .first = name, .name = name};
  return true;
}

uint32_t q_source_words(const QChunk *chunk, uint32_t from, uint32_t to) {
  uint32_t words = 0;
  bool in_word = false;
  for (uint32_t i = from; i < to; i++) {
    bool blank = (unsigned char)chunk->text[i] <= ' ';
    words += !blank && !in_word;
    in_word = !blank;
  }
  return words;
}

void q_sources_show(QSourceList *sources, const QPeople *people, const QByHand *by_hand) {
  const QHandName *first = NULL;
  bool shown = false;
  for (size_t i = 0; by_hand && i < by_hand->name_count; i++) {
    const QHandName *name = &by_hand->names[i];
    if (!first || first->person != name->person) {
      first = name;
      shown = false;
    }
    int32_t entity = shown ? Q_NOBODY : q_people_told(people, name);
    uint32_t source = entity >= 0 ? sources->of_entity[entity] : Q_NO_SOURCE;
    shown |= entity >= 0;
    if (source != Q_NO_SOURCE) sources->list[source].shown = first;
  }
}
