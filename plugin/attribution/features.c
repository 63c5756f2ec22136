#include "attribution/features.h"

#include <string.h>

#include "attribution/weights.h"

_Static_assert(sizeof weights / sizeof *weights == Q_WEIGHTS, "weights.txt has all weights");

const float *q_weights(void) { return weights; }

typedef struct {
  const char *name;
  uint16_t first, contexts, values;
  uint8_t sieve;
} QRowOfFeature;

static const QRowOfFeature rows[] = {
#define X(name, text, contexts, values, sieve) \
  {text, Q_AT_##name, contexts, values, Q_SIEVE_##sieve},
    Q_FEATURES(X)
#undef X
};

QFeature q_feature_of(uint32_t weight, uint32_t *context, uint32_t *value) {
  unsigned f = 0, end = Q_FEATURE_COUNT;
  while (end - f > 1) {
    unsigned middle = f + (end - f) / 2;
    if (rows[middle].first <= weight) {
      f = middle;
    } else {
      end = middle;
    }
  }
  *context = (weight - rows[f].first) / rows[f].values;
  *value = (weight - rows[f].first) % rows[f].values;
  return (QFeature)f;
}

QFeature q_feature_named(const char *name) {
  unsigned f = 0;
  while (f < Q_FEATURE_COUNT && strcmp(rows[f].name, name) != 0) f++;
  return (QFeature)f;
}

const char *q_feature_name(QFeature feature) { return rows[feature].name; }
QSieve q_feature_sieve(QFeature feature) { return (QSieve)rows[feature].sieve; }

/* ---- Contexts ------------------------------------------------------------------------- */

enum {
  UNTAGGED,
  HALF_TAGGED, /* he, his mother: one of several */
  TAGGED,
};

static unsigned context_of(const QTurn *turn) {
  switch (turn->who) {
  case Q_WHO_NONE: return UNTAGGED;
  case Q_WHO_PRONOUN:
  case Q_WHO_GENERIC:
  case Q_WHO_OTHER: return HALF_TAGGED;
  default: return TAGGED;
  }
}

/* Where the gender comes from. */
static unsigned gender_context(const QTurn *turn, const QStage *stage) {
  if (turn->who == Q_WHO_PRONOUN) return 0;
  if (turn->who == Q_WHO_GENERIC) return 1;
  return stage->beat_part == Q_PART_BEFORE ? 2 : 3;
}

static unsigned gap_context(const QTurn *turn) {
  switch (turn->gap) {
  case Q_GAP_NONE:
  case Q_GAP_RUNNING:
  case Q_GAP_WITHIN: return 0;
  case Q_GAP_ONE: return 1;
  default: return 2;
  }
}

/* ---- The features of a candidate ----------------------------------------------------------- */

static inline void add(QFeatures *list, QFeature feature, unsigned context, unsigned value) {
  if (list->count == Q_SCORED) return;
  list->features[list->count] = (uint8_t)feature;
  list->weights[list->count++] =
      (uint16_t)(rows[feature].first + context * rows[feature].values + value);
}

static bool holds(const int32_t *list, unsigned count, int32_t entity) {
  for (unsigned i = 0; i < count; i++) {
    if (list[i] == entity) return true;
  }
  return false;
}

static unsigned step(unsigned value, const uint8_t *steps, unsigned count) {
  unsigned i = 0;
  while (i < count && value >= steps[i]) i++;
  return i;
}

/* Whether somebody is of the family of whom the tag's "his" or "her" speaks. */
static void add_kin(QFeatures *list, const QScene *scene, const QStage *stage, int32_t entity) {
  if (stage->owner < 0 || entity < 0) return;
  const QEntity *e = q_scene_entity(scene, entity);
  const QEntity *owner = q_scene_entity(scene, stage->owner);
  unsigned value = 0;
  if (entity == stage->owner) {
    value = 3;
  } else if (owner->surname && e->surname == owner->surname && e->gender == stage->gender) {
    value = entity == stage->kin ? 1 : 2;
  }
  add(list, Q_FEATURE_KIN, stage->noun == Q_NOUN_NEAR ? 0 : 1, value);
}

static void add_tag(QFeatures *list, const QScene *scene, const QTurn *turn, const QStage *stage,
                    int32_t entity) {
  if (turn->who == Q_WHO_NAME)
    add(list, turn->entity == entity ? Q_FEATURE_TAG_NAMES : Q_FEATURE_TAG_ANOTHER, 0, turn->tag);
  if (turn->who == Q_WHO_GENERIC && turn->entity >= 0)
    add(list, Q_FEATURE_LABEL, stage->noun, turn->entity == entity ? 1 : 0);
  bool narrator = entity >= 0 && entity == scene->people->narrator;
  if (turn->who == Q_WHO_NARRATOR) {
    add(list, Q_FEATURE_NARRATOR, 0, narrator ? 0 : 1);
  } else if (narrator) {
    add(list, Q_FEATURE_NARRATOR, 0, turn->who == Q_WHO_NONE ? 2 : 3);
  }
}

static void add_gender(QFeatures *list, const QScene *scene, const QTurn *turn, const QStage *stage,
                       const QCandidate *c) {
  if (stage->gender != Q_GENDER_MAN && stage->gender != Q_GENDER_WOMAN) return;
  static const uint8_t ranks[] = {1, 2, 3, Q_FAR_RANK};
  unsigned context = gender_context(turn, stage);
  uint8_t gender = c->entity >= 0 ? q_scene_entity(scene, c->entity)->gender : 0;
  add(list, Q_FEATURE_GENDER, context,
      gender == stage->gender      ? 0
      : gender == Q_GENDER_UNKNOWN ? 1
                                   : 2);
  add(list, Q_FEATURE_OF_GENDER, context, step(c->of_gender, ranks, 4));
  add(list, Q_FEATURE_OF_OPEN, context, step(c->of_open, ranks, 4));
  static const uint8_t spoke[] = {1, 2, Q_FAR_RANK};
  add(list, Q_FEATURE_OF_SPOKE, context, step(c->of_spoke, spoke, 3));
  int32_t now = stage->gender == Q_GENDER_MAN ? stage->he : stage->she;
  if (now >= 0) add(list, Q_FEATURE_REGISTER, context < 2 ? 0 : 1, now == c->entity ? 1 : 0);
}

static void add_nearness(QFeatures *list, const QScene *scene, unsigned context,
                         const QCandidate *c) {
  static const uint8_t ranks[] = {1, 2, 3, 4, 6, 8, 10, Q_FAR_RANK};
  static const uint8_t paragraphs[] = {1, 2, 3, 5, 9, 17, 33};
  static const uint8_t counts[] = {1, 2, 4, 8};
  add(list, Q_FEATURE_RANK, context, step(c->rank, ranks, 8));
  add(list, Q_FEATURE_DISTANCE, context, step(c->paragraphs, paragraphs, 7));
  add(list, Q_FEATURE_MENTIONS, context, step(c->count, counts, 4));
  static const uint8_t spoke[] = {1, 2, 3, Q_FAR_RANK};
  add(list, Q_FEATURE_SPOKE, context, step(c->spoke, spoke, 4));
  unsigned role = 0;
  if (c->mention >= 0) {
    uint16_t flags = scene->mentions[c->mention].flags;
    role = flags & Q_IS_SUBJECT                                                            ? 1
           : flags & Q_IS_OBJECT                                                           ? 2
           : flags & Q_IS_POSSESSIVE && scene->mentions[c->mention].kind == Q_MENTION_NAME ? 3
           : flags & Q_IS_OBLIQUE                                                          ? 4
                                                                                           : 5;
  }
  add(list, Q_FEATURE_ROLE, context, role);
}

static void add_heard(QFeatures *list, const QScene *scene, const QStage *stages, uint32_t t,
                      unsigned context, int32_t entity) {
  const QTurn *turn = &scene->turns[t];
  const QStage *stage = &stages[t];
  if (t > 0) {
    const QStage *before = stage - 1;
    unsigned near = context + (turn->gap == Q_GAP_NONE ? 0 : 3);
    if (before->addressed_count)
      add(list, Q_FEATURE_ADDRESSED_BEFORE, near,
          holds(before->addressed, before->addressed_count, entity) ? 1 : 0);
    if (holds(before->named, before->named_count, entity))
      add(list, Q_FEATURE_NAMED_BEFORE, context, turn->gap == Q_GAP_NONE ? 0 : 1);
  }
  if (t + 1 < scene->turn_count) {
    const QStage *after = stage + 1;
    bool tight = turn[1].gap == Q_GAP_NONE;
    if (after->addressed_count)
      add(list, Q_FEATURE_ADDRESSED_AFTER, context + (tight ? 0 : 3),
          holds(after->addressed, after->addressed_count, entity) ? 1 : 0);
    if (holds(after->named, after->named_count, entity))
      add(list, Q_FEATURE_NAMED_AFTER, context, tight ? 0 : 1);
  }
  if (stage->addressed_count)
    add(list, Q_FEATURE_ADDRESSED_HERE, context,
        holds(stage->addressed, stage->addressed_count, entity) ? 1 : 0);
  if (holds(stage->named, stage->named_count, entity)) add(list, Q_FEATURE_NAMED_HERE, context, 0);
}

/* Whom the turn, the one before or the one after calls "sir" or "madam". */
static void add_called(QFeatures *list, const QScene *scene, uint32_t t, unsigned context,
                       int32_t entity) {
  uint8_t gender = entity >= 0 ? q_scene_entity(scene, entity)->gender : 0;
  for (unsigned i = 0; i < 3; i++) {
    if (t + i < 1 || t + i - 1 >= scene->turn_count) continue;
    const QTurn *turn = &scene->turns[t + i - 1];
    if (!turn->called) continue;
    if (i == 0 && scene->turns[t].gap != Q_GAP_NONE) continue;
    if (i == 2 && turn->gap != Q_GAP_NONE) continue;
    unsigned value = gender == turn->called ? 0 : gender == Q_GENDER_UNKNOWN ? 1 : 2;
    add(list, Q_FEATURE_CALLED, context, i * 3 + value);
  }
}

enum {
  AROUND = 6,   /* turns in which people are spoken of, */
  FAR_TAG = 20, /* in which a tag may name somebody, */
  RUN = 15      /* and that may follow one another in a dialogue, on each side */
};

/* Where two take turns, every other turn is of one of them. */
typedef struct {
  int32_t hailed[2 * RUN * Q_NAMED]; /* spoken to in these turns */
  unsigned hailed_count;
  bool man, woman; /* who speaks them, by their tags */
} QParty;

/* Who is spoken of, spoken to and named by tags in the turns around one. */
typedef struct {
  int32_t named[(2 * AROUND + 1) * Q_NAMED], addressed[(2 * AROUND + 1) * Q_NAMED];
  int32_t before[FAR_TAG], after[FAR_TAG]; /* tagged */
  uint8_t before_far[FAR_TAG], after_far[FAR_TAG];
  unsigned named_count, addressed_count, before_count, after_count;
  QParty parties[2]; /* that of the turn, and the other one */
} QTalk;

static void find_tags(const QScene *scene, uint32_t t, QTalk *talk) {
  talk->before_count = talk->after_count = 0;
  for (uint32_t i = 1; i <= FAR_TAG; i++) {
    const QTurn *turn = &scene->turns[t];
    if (t >= i && (turn - i)->who == Q_WHO_NAME) {
      talk->before_far[talk->before_count] = (uint8_t)i;
      talk->before[talk->before_count++] = (turn - i)->entity;
    }
    if (t + i < scene->turn_count && (turn + i)->who == Q_WHO_NAME) {
      talk->after_far[talk->after_count] = (uint8_t)i;
      talk->after[talk->after_count++] = (turn + i)->entity;
    }
  }
}

static void join(const QScene *scene, const QStage *stages, uint32_t t, QParty *party) {
  const QTurn *turn = &scene->turns[t];
  for (unsigned i = 0; i < stages[t].addressed_count; i++)
    party->hailed[party->hailed_count++] = stages[t].addressed[i];
  uint8_t gender = Q_GENDER_UNKNOWN;
  if (turn->who == Q_WHO_PRONOUN || turn->who == Q_WHO_GENERIC) gender = turn->gender;
  if (turn->who == Q_WHO_NAME) gender = q_scene_entity(scene, turn->entity)->gender;
  party->man |= gender == Q_GENDER_MAN;
  party->woman |= gender == Q_GENDER_WOMAN;
}

/* The turns around one that has no tag, as far as nothing stands between them. */
static void find_parties(const QScene *scene, const QStage *stages, uint32_t t, QTalk *talk) {
  const QTurn *turns = scene->turns;
  for (unsigned i = 0; i < 2; i++) {
    talk->parties[i].hailed_count = 0;
    talk->parties[i].man = talk->parties[i].woman = false;
  }
  if (context_of(&turns[t]) != UNTAGGED) return;
  for (uint32_t n = 1; n <= RUN && n <= t && turns[t - n + 1].gap == Q_GAP_NONE; n++)
    join(scene, stages, t - n, &talk->parties[n % 2]);
  for (uint32_t n = 1; n <= RUN && t + n < scene->turn_count && turns[t + n].gap == Q_GAP_NONE; n++)
    join(scene, stages, t + n, &talk->parties[n % 2]);
}

static void find_talk(const QScene *scene, const QStage *stages, uint32_t t, QTalk *talk) {
  uint32_t from = t > AROUND ? t - AROUND : 0;
  talk->named_count = talk->addressed_count = 0;
  for (uint32_t i = from; i <= t + AROUND && i < scene->turn_count; i++) {
    const QStage *stage = &stages[i];
    for (unsigned k = 0; k < stage->named_count; k++)
      if (!holds(stage->named, k, stage->named[k]))
        talk->named[talk->named_count++] = stage->named[k];
    for (unsigned k = 0; k < stage->addressed_count; k++)
      if (!holds(stage->addressed, k, stage->addressed[k]))
        talk->addressed[talk->addressed_count++] = stage->addressed[k];
  }
  find_tags(scene, t, talk);
  find_parties(scene, stages, t, talk);
}

static unsigned times(const int32_t *list, unsigned count, int32_t entity) {
  unsigned found = 0;
  for (unsigned i = 0; i < count; i++) found += list[i] == entity;
  return found;
}

/* In how many turns somebody is. */
static void add_talk(QFeatures *list, const QTalk *talk, unsigned context, int32_t entity) {
  unsigned talked = times(talk->named, talk->named_count, entity);
  unsigned hailed = times(talk->addressed, talk->addressed_count, entity);
  add(list, Q_FEATURE_TALKED, context, talked < 4 ? talked : 4);
  add(list, Q_FEATURE_HAILED, context, hailed < 3 ? hailed : 3);
}

/* Whether somebody is spoken to by the other party or his own, and what gender the two have. */
static void add_parties(QFeatures *list, const QScene *scene, const QTalk *talk, int32_t entity) {
  const QParty *own = &talk->parties[0], *other = &talk->parties[1];
  if (own->hailed_count + other->hailed_count) {
    unsigned by_other = times(other->hailed, other->hailed_count, entity) > 0;
    unsigned by_own = times(own->hailed, own->hailed_count, entity) > 0;
    add(list, Q_FEATURE_RUN_HAILED, 0, by_other + 2 * by_own);
  }
  if (entity < 0) return;
  uint8_t gender = q_scene_entity(scene, entity)->gender;
  for (unsigned i = 0; i < 2; i++) {
    const QParty *party = &talk->parties[i];
    if (!party->man && !party->woman) continue;
    bool same = gender == (party->man ? Q_GENDER_MAN : Q_GENDER_WOMAN);
    add(list, Q_FEATURE_RUN_GENDER, i,
        party->man && party->woman   ? 3
        : gender == Q_GENDER_UNKNOWN ? 1
        : same                       ? 0
                                     : 2);
  }
}

/* The turns on one side whose tag names somebody, as a set of their distances. */
static unsigned tagged(const int32_t *entities, const uint8_t *far, unsigned count,
                       int32_t entity) {
  unsigned set = 0;
  for (unsigned i = 0; i < count; i++) set |= (unsigned)(entities[i] == entity) << far[i];
  return set;
}

static void add_tagged(QFeatures *list, const QTalk *talk, unsigned context, int32_t entity) {
  enum {
    NEXT = 1 << 1,
    SECOND = 1 << 2,
    NEAR = 0x1f8 /* the third to the eighth */
  };
  unsigned before = tagged(talk->before, talk->before_far, talk->before_count, entity);
  unsigned after = tagged(talk->after, talk->after_far, talk->after_count, entity);
  if (before & NEXT) add(list, Q_FEATURE_TAGGED, context, 0);
  if (before & SECOND) add(list, Q_FEATURE_TAGGED, context, 1);
  if (after & NEXT) add(list, Q_FEATURE_TAGGED, context, 2);
  if (after & SECOND) add(list, Q_FEATURE_TAGGED, context, 3);
  if (before & NEAR) add(list, Q_FEATURE_TAGGED, context, 4);
  if (after & NEAR) add(list, Q_FEATURE_TAGGED, context, 5);
  if (before > (NEXT | SECOND | NEAR)) add(list, Q_FEATURE_TAGGED, context, 6);
  if (after > (NEXT | SECOND | NEAR)) add(list, Q_FEATURE_TAGGED, context, 7);
}

static void add_parts(QFeatures *list, const QTurn *turn, const QStage *stage, unsigned context,
                      const QCandidate *c) {
  add(list, Q_FEATURE_HERE, context * 2 + (turn->gap == Q_GAP_NONE ? 0 : 1), c->here);
  if (stage->acted && c->here != Q_PART_BEFORE && c->here != Q_PART_AFTER)
    add(list, Q_FEATURE_HERE_ANOTHER, context, 0);
  add(list, Q_FEATURE_BEFORE, context * 3 + gap_context(turn), c->before);
}

static void add_presence(QFeatures *list, const QScene *scene, unsigned context, int32_t entity) {
  if (entity < 0) return;
  const QEntity *e = q_scene_entity(scene, entity);
  unsigned kind = e->source == Q_SOURCE_NAMED ? e->gender == Q_GENDER_UNKNOWN ? 1 : 0
                  : e->source == Q_SOURCE_DESCRIBED
                      ? 2u + q_scene_noun(scene, entity) + (e->cues ? 0u : 8u)
                      : 2;
  add(list, Q_FEATURE_KIND, context, kind);
  add(list, Q_FEATURE_EVIDENCE, 0, e->evidence < 8 ? e->evidence : 7);
  if (e->titled) add(list, Q_FEATURE_TITLED, 0, 1);
}

static void find_features(const QScene *scene, const QStage *stages, const QAnswer *answers,
                          const QTalk *talk, uint32_t turn, uint32_t candidate, QFeatures *list) {
  list->count = 0;
  const QTurn *t = &scene->turns[turn];
  const QStage *stage = &stages[turn];
  const QCandidate *c = &stage->candidates[candidate];
  unsigned context = context_of(t);
  add_tag(list, scene, t, stage, c->entity);
  add_kin(list, scene, stage, c->entity);
  if (answers[turn].entity == c->entity && c->entity >= 0)
    add(list, Q_FEATURE_RULE, 0, answers[turn].sieve);
  add_gender(list, scene, t, stage, c);
  add_nearness(list, scene, context, c);
  add_heard(list, scene, stages, turn, context, c->entity);
  add_talk(list, talk, context, c->entity);
  add_called(list, scene, turn, context, c->entity);
  add_parties(list, scene, talk, c->entity);
  add_tagged(list, talk, context, c->entity);
  add_parts(list, t, stage, context, c);
  add_presence(list, scene, context, c->entity);
}

void q_features_of(const QScene *scene, const QStage *stages, const QAnswer *answers, uint32_t turn,
                   uint32_t candidate, QFeatures *found) {
  QTalk talk;
  find_talk(scene, stages, turn, &talk);
  find_features(scene, stages, answers, &talk, turn, candidate, found);
}

uint32_t q_feature_link(const QScene *scene, uint32_t turn) {
  const QTurn *t = &scene->turns[turn];
  unsigned who = 0;
  switch (t->who) {
  case Q_WHO_NONE: who = t->narrated ? 1 : 0; break;
  case Q_WHO_PRONOUN: who = 2; break;
  case Q_WHO_GENERIC:
  case Q_WHO_OTHER: who = 3; break;
  default: who = 4;
  }
  unsigned asked = turn && scene->turns[turn - 1].asks ? 1 : 0;
  return Q_AT_LINK + ((t->gap * 5u + who) * 2 + asked) * Q_LINKS;
}

void q_features_lattice(const QScene *scene, const QStage *stages, const QAnswer *answers,
                        uint32_t turn, const float *table, QLattice *lattice) {
  const QStage *stage = &stages[turn];
  lattice->count = stage->count;
  lattice->allowed = (UINT32_C(1) << stage->count) - 1;
  QTalk talk;
  find_talk(scene, stages, turn, &talk);
  for (uint32_t c = 0; c < stage->count; c++) {
    QFeatures list;
    find_features(scene, stages, answers, &talk, turn, c, &list);
    float score = 0;
    for (uint32_t i = 0; i < list.count; i++) score += table[list.weights[i]];
    lattice->candidates[c] = stage->candidates[c].entity;
    lattice->scores[c] = score;
  }
  uint32_t link = q_feature_link(scene, turn);
  for (int i = 0; i < Q_LINKS; i++) lattice->links[i] = table[link + (uint32_t)i];
}

enum {
  MOST = 9 /* candidates that are decoded */
};

/* Leaves the candidates that weigh most, in the order that they had. */
static void trim(QLattice *lattice) {
  while (lattice->count > MOST) {
    uint32_t worst = 0;
    for (uint32_t c = 1; c < lattice->count; c++) {
      if (lattice->scores[c] <= lattice->scores[worst]) worst = c;
    }
    for (uint32_t c = worst; c + 1 < lattice->count; c++) {
      lattice->scores[c] = lattice->scores[c + 1];
      lattice->candidates[c] = lattice->candidates[c + 1];
    }
    lattice->count--;
  }
  lattice->allowed = (UINT32_C(1) << lattice->count) - 1;
}

void q_lattice_make(const QScene *scene, const QStage *stages, const QAnswer *answers,
                    uint32_t turn, const float *table, QLattice *lattice) {
  const QTurn *t = &scene->turns[turn];
  if (t->given < 0 && !q_turn_is_told(scene, t)) {
    q_features_lattice(scene, stages, answers, turn, table, lattice);
    trim(lattice);
    return;
  }
  lattice->count = lattice->allowed = 1;
  lattice->candidates[0] = answers[turn].entity;
  lattice->scores[0] = 0;
  uint32_t link = q_feature_link(scene, turn);
  for (int i = 0; i < Q_LINKS; i++) lattice->links[i] = table[link + (uint32_t)i];
}
