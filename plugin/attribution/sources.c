#include "attribution/sources.h"

#include <string.h>

#include "attribution/name_parts.h"
#include "chars.h"
#include "document/document.h"
#include "document/memory.h"
#include "document/nodes.h"
#include "text/hash.h"
#include "text/utf8.h"

void q_sources_free(QSourceList *sources) {
  q_memory_free(sources->list);
  q_memory_free(sources->of_entity);
  q_memory_free(sources->names);
  q_memory_free(sources->seen);
  q_memory_free(sources->next);
  q_memory_free(sources->sights);
  q_memory_free(sources->moved);
  q_memory_free(sources->firsts);
  memset(sources, 0, sizeof *sources);
}

int32_t q_mention_entity(const QPeople *people, const QCast *cast, const QMentionRecord *mention) {
  if (mention->kind == Q_MENTION_NARRATOR) /* the "I" of somebody's words is not who narrates */
    return mention->flags & Q_IS_INSIDE ? Q_NOBODY : people->narrator;
  return mention->name >= 0 ? q_people_of(people, &cast->names[mention->name]) : Q_NOBODY;
}

/* A name that so few of the mentions have is not the one that somebody goes by. */
enum {
  FEW_OF = 12,
  NAME_BITS = 1 << 13, /* of a leaf */
  MOST_CHANGED = 24,
};

/* The name that each entity goes by: the fullest one if it is in use, else the most frequent.
 * same: the entities of names are those that were seen. */
static void choose_names(QSourceList *sources, const QPeople *people, const QNames *names,
                         bool same) {
  for (uint32_t e = 0; e < people->count; e++) sources->names[e] = (QChosen){0};
  for (size_t i = 0; i < names->capacity; i++) {
    const QName *name = &names->names[i];
    int32_t e = Q_NOBODY;
    if (name->key && name->count)
      e = same ? sources->seen[i].entity : q_people_find(people, name->key);
    sources->next[i] = (QSeenName){0, e};
    if (e < 0) continue;
    if (people->reported && people->entities[e].full && name->key == people->entities[e].given)
      continue;
    uint32_t count = name->count;
    if (name->key == people->entities[e].id && count * FEW_OF >= people->entities[e].mentions)
      count = UINT32_MAX;
    QChosen *chosen = &sources->names[e];
    if (count > chosen->count || (count == chosen->count && name->key > chosen->key))
      *chosen = (QChosen){name->key, count};
  }
}

static bool is_source(const QEntity *e) { return e->kind != Q_ENTITY_PLACE || e->cues > 0; }

static bool make_room(QSourceList *sources, const QPeople *people, const QNames *names) {
  size_t count = people->count;
  void *of_entity = sources->of_entity, *chosen = sources->names, *sights = sources->sights;
  void *seen = sources->seen, *next = sources->next, *moved = sources->moved;
  bool room =
      q_memory_reserve(&of_entity, &sources->entity_room, count, sizeof *sources->of_entity) &&
      q_memory_reserve(&chosen, &sources->name_room, count, sizeof *sources->names) &&
      q_memory_reserve(&sights, &sources->sight_room, count, sizeof *sources->sights) &&
      q_memory_reserve(&moved, &sources->moved_room, sources->had, sizeof *sources->moved) &&
      q_memory_reserve(&seen, &sources->seen_room, names->capacity, sizeof *sources->seen) &&
      q_memory_reserve(&next, &sources->next_room, names->capacity, sizeof *sources->next);
  sources->of_entity = of_entity;
  sources->names = chosen;
  sources->sights = sights;
  sources->moved = moved;
  sources->seen = seen;
  sources->next = next;
  return room;
}

/* What the names of entities tell: a number for each, never 0. */
static uint64_t set_sights(QSourceList *sources, const QPeople *people) {
  uint64_t stamp = people->stamp;
  for (uint32_t i = 0; i < people->count; i++) {
    uint64_t shown = sources->names[i].key ^ is_source(&people->entities[i]);
    uint64_t sight = q_hash_mix(q_hash_mix(Q_HASH_EMPTY, people->entities[i].id), shown);
    sources->sights[i] = sight ? sight : 1;
    stamp = q_hash_mix(stamp, shown);
  }
  return stamp ? stamp : 1;
}

/* Names that are seen otherwise than before: so many that leaves are looked through for them. */
typedef struct {
  uint64_t keys[MOST_CHANGED];
  size_t count;
} QChanged;

/* Sees the names as they are. False where what has changed is too much to tell. */
static bool compare(QSourceList *sources, const QPeople *people, const QNames *names,
                    QChanged *changed) {
  bool known = sources->stamp && sources->seen_count == names->capacity &&
               sources->moves == names->moves &&
               (sources->narrator >= 0) == (people->narrator >= 0);
  for (uint32_t i = 0; i < sources->had; i++) sources->moved[i] = Q_NOBODY;
  if (known && sources->narrator >= 0) sources->moved[sources->narrator] = people->narrator;
  changed->count = 0;
  for (size_t i = 0; i < names->capacity; i++) {
    QSeenName *next = &sources->next[i];
    if (next->entity >= 0) next->sight = sources->sights[next->entity];
    if (!known) continue;
    const QSeenName *seen = &sources->seen[i];
    if (next->sight == seen->sight) {
      if (next->sight) sources->moved[seen->entity] = next->entity;
    } else if (changed->count < MOST_CHANGED) {
      changed->keys[changed->count++] = names->names[i].key;
    } else {
      known = false;
    }
  }
  return known;
}

static void keep_leaf(const QSourceList *sources, QLeaf *leaf, const QChanged *changed,
                      uint64_t stamp);

/* Brings the names up to date. The stamp is the same where the same entities are sources and go by
 * the same names. Leaves below which no name is seen otherwise stay known. */
static bool refresh_names(QSourceList *sources, const QDocument *document, const QPeople *people) {
  const QNames *names = q_company_names(document);
  if (sources->stamp && sources->made == names->stamp && sources->people == people->stamp)
    return true;
  if (!make_room(sources, people, names)) return false;
  bool same = sources->stamp && sources->people == people->stamp &&
              sources->seen_count == names->capacity && sources->moves == names->moves;
  choose_names(sources, people, names, same);
  uint64_t stamp = set_sights(sources, people);
  QChanged changed;
  bool known = compare(sources, people, names, &changed);
  if (known && stamp != sources->stamp) {
    for (QLeaf *leaf = q_chunks_first(&document->chunks)->leaf; leaf; leaf = leaf->next)
      keep_leaf(sources, leaf, &changed, stamp);
  }
  QSeenName *seen = sources->next;
  size_t room = sources->next_room;
  sources->next = sources->seen;
  sources->next_room = sources->seen_room;
  sources->seen = seen;
  sources->seen_room = room;
  sources->seen_count = names->capacity;
  sources->moves = names->moves;
  sources->had = people->count;
  sources->narrator = people->narrator;
  sources->stamp = stamp;
  sources->made = names->stamp;
  sources->people = people->stamp;
  return true;
}

/* ---- A leaf ------------------------------------------------------------------------------ */

/* Whom the chunks below a leaf mention, each once, in the order of that. Offsets are those of the
 * chunk in the slot. */
typedef struct {
  int32_t entity;
  QRange first, name; /* as in QSourceRecord; name may be empty */
  uint8_t first_slot, name_slot;
} QFirst;

struct QFirsts {
  uint64_t stamp;                 /* of the names */
  uint64_t names[NAME_BITS / 64]; /* by a part of the key: 0 where none is below the leaf */
  size_t count, room;
  QFirst items[];
};

static void keep_leaf(const QSourceList *sources, QLeaf *leaf, const QChanged *changed,
                      uint64_t stamp) {
  QFirsts *firsts = leaf->firsts;
  if (!(leaf->known & Q_KNOWN_FIRSTS) || firsts->stamp != sources->stamp) return;
  for (size_t i = 0; i < changed->count; i++) {
    unsigned bit = changed->keys[i] % NAME_BITS;
    if (firsts->names[bit / 64] >> bit % 64 & 1) return;
  }
  for (size_t i = 0; i < firsts->count; i++)
    firsts->items[i].entity = sources->moved[firsts->items[i].entity];
  firsts->stamp = stamp;
}

static void put_names(QFirsts *firsts, const QCast *cast) {
  for (uint32_t i = 0; i < cast->name_count; i++) {
    unsigned bit = cast->names[i].key % NAME_BITS;
    firsts->names[bit / 64] |= UINT64_C(1) << bit % 64;
  }
}

/* Room for one more. NULL, and the old one freed, when there is no memory. */
static QFirsts *widen(QFirsts *firsts) {
  if (firsts && firsts->count < firsts->room) return firsts;
  size_t room = firsts ? 2 * firsts->room : 64;
  QFirsts *wider = q_memory_resize(firsts, sizeof *firsts + room * sizeof *firsts->items);
  if (!wider) {
    q_memory_free(firsts);
    return NULL;
  }
  if (!firsts) wider->count = 0;
  wider->room = room;
  return wider;
}

/* Whether a name of a chunk may be met for the first time. */
static bool is_news(const QSourceList *sources, const QPeople *people, const QCastName *name) {
  int32_t entity = q_people_of(people, name);
  if (entity < 0 || !is_source(&people->entities[entity])) return false;
  uint32_t at = sources->of_entity[entity];
  return at == Q_NO_SOURCE ||
         (sources->firsts->items[at].name.end == 0 && name->key == sources->names[entity].key);
}

/* Where a name begins that is shown: a man's who has a given name and a surname, after "Mr.". */
static uint32_t shown_start(const char *text, const QMentionRecord *m) {
  char words[Q_NAME_BYTES];
  if ((text[m->start] | 0x20) != 'm') return m->start;
  unsigned length = q_name_write(text + m->start, m->end - m->start, words);
  if (!q_is_plain_mister(words, length)) return m->start;
  uint32_t at = m->start + 2;
  for (int32_t c; at < m->end;) {
    uint32_t bytes = (uint32_t)q_utf8_read(text + at, m->end - at, &c);
    if (q_is_letter_or_digit(c)) break;
    at += bytes;
  }
  return at;
}

/* A mention: the first one of its entity, or the first by its name, is kept. */
static bool meet(QSourceList *sources, const QPeople *people, const QChunk *chunk,
                 const QMentionRecord *m, uint8_t slot) {
  const QCast *cast = q_chunk_cast(chunk);
  int32_t entity = q_mention_entity(people, cast, m);
  if (entity < 0 || !is_source(&people->entities[entity])) return true;
  QRange range = {m->start, m->end};
  if (sources->of_entity[entity] == Q_NO_SOURCE) {
    sources->firsts = widen(sources->firsts);
    if (!sources->firsts) return false;
    sources->of_entity[entity] = (uint32_t)sources->firsts->count;
    sources->firsts->items[sources->firsts->count++] =
        (QFirst){.entity = entity, .first = range, .first_slot = slot};
  }
  QFirst *first = &sources->firsts->items[sources->of_entity[entity]];
  if (first->name.end == 0 && m->name >= 0 &&
      cast->names[m->name].key == sources->names[entity].key) {
    first->name = (QRange){shown_start(chunk->text, m), m->end};
    first->name_slot = slot;
  }
  return true;
}

static bool meet_chunk(QSourceList *sources, const QPeople *people, const QChunk *chunk,
                       uint8_t slot) {
  const QCast *cast = q_chunk_cast(chunk);
  bool news = cast->narrators && people->narrator >= 0 &&
              sources->of_entity[people->narrator] == Q_NO_SOURCE;
  for (uint32_t i = 0; i < cast->name_count && !news; i++)
    news = is_news(sources, people, &cast->names[i]);
  for (uint32_t i = 0; i < cast->mention_count && news; i++) {
    if (!meet(sources, people, chunk, &cast->mentions[i], slot)) return false;
  }
  return true;
}

/* Reads the firsts of a leaf. of_entity is, and becomes again, Q_NO_SOURCE for all. */
static bool read_leaf(QSourceList *sources, const QPeople *people, QLeaf *leaf) {
  QFirsts *before = leaf->firsts;
  if (leaf->known & Q_KNOWN_FIRSTS && before->stamp == sources->stamp) return true;
  leaf->known &= (uint8_t)~Q_KNOWN_FIRSTS;
  sources->firsts = widen(sources->firsts);
  if (!sources->firsts) return false;
  sources->firsts->count = 0;
  memset(sources->firsts->names, 0, sizeof sources->firsts->names);
  for (uint8_t i = 0; i < leaf->used; i++) {
    put_names(sources->firsts, q_chunk_cast(leaf->child[i]));
    if (!meet_chunk(sources, people, leaf->child[i], i)) return false;
  }
  const QFirsts *found = sources->firsts;
  for (size_t i = 0; i < found->count; i++)
    sources->of_entity[found->items[i].entity] = Q_NO_SOURCE;
  size_t size = sizeof *found + found->count * sizeof *found->items;
  QFirsts *kept = q_memory_resize(before, size);
  if (!kept) return false;
  memcpy(kept, found, size);
  kept->stamp = sources->stamp;
  leaf->firsts = kept;
  leaf->known |= Q_KNOWN_FIRSTS;
  return true;
}

/* ---- All of them ------------------------------------------------------------------------- */

static QRange shift(QRange range, uint32_t start) {
  return (QRange){start + range.start, start + range.end};
}

/* Adds those of a leaf that begins at a position. */
static bool add_firsts(QSourceList *sources, const QLeaf *leaf, uint32_t position) {
  const QFirsts *firsts = leaf->firsts;
  uint32_t starts[Q_NODE_FANOUT];
  for (unsigned i = 0; i < leaf->used; position += leaf->size[i], i++) starts[i] = position;
  void *list = sources->list;
  bool room = q_memory_reserve(&list, &sources->room, sources->count + firsts->count,
                               sizeof *sources->list);
  sources->list = list;
  if (!room) return false;
  for (size_t i = 0; i < firsts->count; i++) {
    const QFirst *f = &firsts->items[i];
    uint32_t *source = &sources->of_entity[f->entity];
    if (*source == Q_NO_SOURCE) {
      *source = (uint32_t)sources->count;
      sources->list[sources->count++] =
          (QSourceRecord){.entity = f->entity, .first = shift(f->first, starts[f->first_slot])};
    }
    QRange *name = &sources->list[*source].name;
    if (name->end == 0 && f->name.end) *name = shift(f->name, starts[f->name_slot]);
  }
  return true;
}

bool q_sources_list(QSourceList *sources, const QDocument *document, const QPeople *people) {
  sources->count = 0;
  if (!refresh_names(sources, document, people)) return false;
  for (size_t i = 0; i < people->count; i++) sources->of_entity[i] = Q_NO_SOURCE;
  QLeaf *first = q_chunks_first(&document->chunks)->leaf;
  for (QLeaf *leaf = first; leaf; leaf = leaf->next) {
    if (!read_leaf(sources, people, leaf)) return false;
  }
  uint32_t position = 0;
  for (const QLeaf *leaf = first; leaf; leaf = leaf->next) {
    if (!add_firsts(sources, leaf, position)) return false;
    for (unsigned i = 0; i < leaf->used; i++) position += leaf->size[i];
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
