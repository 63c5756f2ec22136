#include "attribution/reported.h"

#include "attribution/sources.h"

enum {
  BLOCKS = 4,   /* before a pronoun that are looked at for a name */
  MENTIONS = 64 /* of them */
};

/* A heading, or code, of which each chunk has a block. */
static bool is_other(const QBlockPlace *place) {
  return place->chunk->records->blocks[place->block].kind == Q_EDGE_OTHER;
}

QBlockPlace q_reported_first(QBlockPlace place) {
  QBlockPlace first = place;
  for (unsigned n = 0; n < BLOCKS && q_block_previous(&place) && !is_other(&place); n++)
    first = place;
  return first;
}

/* Whether a pronoun of this gender may stand for an entity; exactly: it is known to. */
static bool fits(const QEntity *e, uint8_t gender, bool *exactly) {
  if (e->kind == Q_ENTITY_PLACE) return false;
  *exactly = e->gender == gender;
  return *exactly || e->gender == Q_GENDER_UNKNOWN;
}

QReported q_reported_source(const QPeople *people, QBlockPlace place, uint32_t mention) {
  const QCast *cast = q_chunk_cast(place.chunk);
  const QMentionRecord *m = &cast->mentions[mention];
  QReported source = {.entity = q_mention_entity(people, cast, m)};
  if (source.entity >= 0 || m->kind != Q_MENTION_PRONOUN || m->gender == Q_GENDER_UNKNOWN)
    return source;
  uint8_t gender = m->gender;
  uint32_t end = mention;
  for (unsigned blocks = 0, n = 0; blocks <= BLOCKS; blocks++) {
    cast = q_chunk_cast(place.chunk);
    uint32_t first = cast->blocks[place.block].first_mention;
    while (end > first && n++ < MENTIONS) {
      m = &cast->mentions[--end];
      if (m->flags & Q_IS_INSIDE || m->name < 0) continue;
      int32_t entity = q_mention_entity(people, cast, m);
      bool exactly;
      if (entity < 0 || !fits(&people->entities[entity], gender, &exactly)) continue;
      if (exactly || !source.found) {
        source.entity = entity;
        source.found = true;
        source.start = place.start + m->start;
        source.end = place.start + m->end;
      }
      if (exactly) return source;
    }
    if (n >= MENTIONS || !q_block_previous(&place) || is_other(&place)) break;
    end = q_chunk_cast(place.chunk)->blocks[place.block].mentions_end;
  }
  return source;
}
