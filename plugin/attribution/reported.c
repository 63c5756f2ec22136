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

/* Whether a mention names a person that a pronoun of this gender may stand for. */
static bool names_one(const QPeople *people, const QCast *cast, const QMentionRecord *m,
                      uint8_t gender) {
  if (m->kind != Q_MENTION_NAME) return false;
  int32_t entity = q_mention_entity(people, cast, m);
  if (entity < 0) return false;
  const QEntity *e = &people->entities[entity];
  return e->kind == Q_ENTITY_PERSON && e->evidence > 0 &&
         (e->gender == gender || e->gender == Q_GENDER_UNKNOWN);
}

int32_t q_taken_up(const QPeople *people, const QCast *cast, uint32_t pronoun) {
  const QMentionRecord *list = cast->mentions, *he = &list[pronoun];
  uint32_t first = cast->blocks[he->block].first_mention, i = pronoun;
  bool gendered = he->gender == Q_GENDER_MAN || he->gender == Q_GENDER_WOMAN;
  if (he->kind != Q_MENTION_PRONOUN || !gendered || !(he->flags & Q_IS_SUBJECT) ||
      he->sentence == UINT16_MAX)
    return Q_NO_MENTION;
  for (; i > first && list[i - 1].sentence == he->sentence; i--)
    if (!(list[i - 1].flags & Q_IS_INSIDE)) return Q_NO_MENTION;
  int32_t about = Q_NO_MENTION;
  for (unsigned n = 0; i > first && list[i - 1].sentence + 1 == he->sentence; n++) {
    const QMentionRecord *m = &list[--i];
    if (n == MENTIONS) return Q_NO_MENTION;
    if (m->flags & Q_IS_INSIDE) continue;
    if (m->kind == Q_MENTION_PRONOUN && m->gender == he->gender) return Q_NO_MENTION;
    if (!names_one(people, cast, m, he->gender)) continue;
    bool opens = m->flags & Q_IS_SUBJECT && m->flags & Q_IS_FIRST;
    if (about >= 0 && !opens &&
        q_mention_entity(people, cast, m) != q_mention_entity(people, cast, &list[about]))
      return Q_NO_MENTION;
    about = (int32_t)i;
  }
  bool acts = about >= 0 && list[about].flags & (Q_IS_SUBJECT | Q_IS_POSSESSIVE);
  return acts ? about : Q_NO_MENTION;
}

QReported q_reported_source(const QPeople *people, QBlockPlace place, uint32_t mention) {
  const QCast *cast = q_chunk_cast(place.chunk);
  const QMentionRecord *m = &cast->mentions[mention];
  QReported source = {.entity = q_mention_entity(people, cast, m)};
  if (source.entity >= 0 || m->kind != Q_MENTION_PRONOUN || m->gender == Q_GENDER_UNKNOWN)
    return source;
  int32_t taken = q_taken_up(people, cast, mention);
  if (taken >= 0) {
    const QMentionRecord *name = &cast->mentions[taken];
    return (QReported){.entity = q_mention_entity(people, cast, name),
                       .found = true,
                       .start = place.start + name->start,
                       .end = place.start + name->end};
  }
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
