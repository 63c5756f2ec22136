#include "attribution/stage.h"

#include <string.h>

enum {
  RECENT = 16,         /* people that are remembered */
  FROM_NARRATION = 12, /* candidates that are taken of these, */
  FROM_SPEECH = 3,     /* and of those that are named in quotations only */
  LAST_SPEAKERS = 4,   /* and of those who have spoken */
  AHEAD = 20,          /* turns to come that are looked at for whom their tags name */
  LOOKED_AT = 48,      /* mentions of a paragraph, on each side of a quotation */
};

typedef struct {
  int32_t entity;
  int32_t mention;
  uint32_t paragraph;
  uint32_t count;
} QRecent;

/* The last ones mentioned, the nearest first. */
typedef struct {
  QRecent list[RECENT];
  uint32_t count;
} QRecents;

typedef struct {
  const QScene *scene;
  QRecents narration, speech, speakers;
  int32_t he, she;
  uint32_t next; /* mention that has not been looked at */
} QSweep;

/* Whether somebody may speak. */
static bool can_speak(const QScene *scene, int32_t entity) {
  if (entity < 0) return false;
  if (entity == scene->people->narrator) return true;
  const QEntity *e = q_scene_entity(scene, entity);
  return e->kind == Q_ENTITY_PERSON && q_scene_noun(scene, entity) != Q_NOUN_CALL;
}

bool q_stage_is_mute(const QScene *scene, int32_t entity) {
  if (entity < 0) return false;
  const QEntity *e = q_scene_entity(scene, entity);
  return e->source == Q_SOURCE_DESCRIBED && e->cues == 0;
}

int q_stage_find(const QStage *stage, int32_t entity) {
  for (uint32_t i = 0; i < stage->count; i++) {
    if (stage->candidates[i].entity == entity) return (int)i;
  }
  return -1;
}

/* ---- Recency ------------------------------------------------------------------- */

static void remember(QRecents *recents, int32_t entity, int32_t mention, uint32_t paragraph) {
  uint32_t i = 0;
  while (i < recents->count && recents->list[i].entity != entity) i++;
  QRecent item = {.entity = entity};
  if (i < recents->count) {
    item = recents->list[i];
  } else if (recents->count < RECENT) {
    recents->count++;
  } else {
    i = RECENT - 1;
  }
  memmove(recents->list + 1, recents->list, i * sizeof *recents->list);
  item.mention = mention;
  item.paragraph = paragraph;
  item.count++;
  recents->list[0] = item;
}

/* The nearest one of a gender, else the nearest whose gender is not known. */
static const QRecent *nearest(const QSweep *s, uint8_t gender) {
  const QRecent *open = NULL;
  for (uint32_t i = 0; i < s->narration.count; i++) {
    const QRecent *r = &s->narration.list[i];
    uint8_t its = q_scene_entity(s->scene, r->entity)->gender;
    if (its == gender) return r;
    if (its == Q_GENDER_UNKNOWN && !open) open = r;
  }
  return open;
}

/* Whose somebody is, by "his" or "her": the nearest one of that gender. */
static int32_t owner_of(const QSweep *s, const QSceneMention *m) {
  if (m->owner == Q_GENDER_UNKNOWN) return Q_NOBODY;
  const QRecents *both[] = {&s->narration, &s->speech};
  for (int k = 0; k < 2; k++) {
    for (uint32_t i = 0; i < both[k]->count; i++) {
      int32_t entity = both[k]->list[i].entity;
      if (q_scene_entity(s->scene, entity)->gender == m->owner) return entity;
    }
  }
  return Q_NOBODY;
}

/* Whether somebody is the wife, the father and so on of a bearer of the same surname. */
static bool is_near(const QScene *scene, const QSceneMention *m, int32_t entity, int32_t owner) {
  const QEntity *e = q_scene_entity(scene, entity);
  return entity != owner && e->gender == m->gender && e->titled && !e->given;
}

/* Who is meant by "his wife" in narration, if only one can be; Q_NOBODY. */
static int32_t kin_of(const QSweep *s, const QSceneMention *m) {
  int32_t owner = m->noun == Q_NOUN_NEAR ? owner_of(s, m) : Q_NOBODY;
  if (owner < 0 || !q_scene_entity(s->scene, owner)->surname) return Q_NOBODY;
  size_t count;
  const QBearer *b =
      q_lore_bearers(s->scene->lore, q_scene_entity(s->scene, owner)->surname, &count);
  int32_t one = Q_NOBODY;
  for (size_t i = 0; i < count && i < RECENT; i++) {
    if (!is_near(s->scene, m, b[i].entity, owner)) continue;
    if (one >= 0) return Q_NOBODY;
    one = b[i].entity;
  }
  return one;
}

static void meet(QSweep *s, uint32_t index) {
  const QSceneMention *m = &s->scene->mentions[index];
  if (m->noun == Q_NOUN_NEAR && !(m->flags & Q_IS_INSIDE)) {
    int32_t kin = kin_of(s, m);
    if (kin >= 0) remember(&s->narration, kin, (int32_t)index, m->paragraph);
    if (kin >= 0 || !(m->flags & Q_IS_BESIDE_CUE)) return;
  }
  if (m->kind == Q_MENTION_PRONOUN) {
    bool he = m->gender == Q_GENDER_MAN, she = m->gender == Q_GENDER_WOMAN;
    if ((m->flags & Q_IS_INSIDE) || !(m->flags & Q_IS_SUBJECT) || !(he || she)) return;
    const QRecent *r = nearest(s, m->gender);
    if (!r) return;
    remember(&s->narration, r->entity, r->mention, m->paragraph);
    return;
  }
  if (!can_speak(s->scene, m->entity)) return;
  if (m->flags & Q_IS_INSIDE) {
    remember(&s->speech, m->entity, (int32_t)index, m->paragraph);
    return;
  }
  remember(&s->narration, m->entity, (int32_t)index, m->paragraph);
  uint8_t gender = q_scene_entity(s->scene, m->entity)->gender;
  if (!(m->flags & Q_IS_SUBJECT)) return;
  if (gender == Q_GENDER_MAN) s->he = m->entity;
  if (gender == Q_GENDER_WOMAN) s->she = m->entity;
}

static void sweep_to(QSweep *s, uint32_t position) {
  while (s->next < s->scene->mention_count && s->scene->mentions[s->next].start < position)
    meet(s, s->next++);
}

/* ---- Candidates ----------------------------------------------------------------- */

static QCandidate *add_candidate(QStage *stage, int32_t entity) {
  int found = q_stage_find(stage, entity);
  if (found >= 0) return &stage->candidates[found];
  if (stage->count == Q_CANDIDATES) return NULL;
  QCandidate *c = &stage->candidates[stage->count++];
  *c = (QCandidate){.entity = entity,
                    .mention = -1,
                    .here_mention = -1,
                    .spoke = Q_FAR_RANK,
                    .of_spoke = Q_FAR_RANK,
                    .rank = Q_FAR_RANK,
                    .of_gender = Q_FAR_RANK,
                    .of_open = Q_FAR_RANK,
                    .paragraphs = 255};
  return c;
}

static uint8_t at_most(uint32_t value, uint8_t most) {
  return value < most ? (uint8_t)value : most;
}

static void add_recent(const QSweep *s, const QTurn *turn, QStage *stage) {
  for (uint32_t i = 0; i < s->narration.count && i < FROM_NARRATION; i++) {
    const QRecent *r = &s->narration.list[i];
    QCandidate *c = add_candidate(stage, r->entity);
    if (!c) return;
    c->mention = r->mention;
    c->rank = (uint8_t)i;
    c->paragraphs = at_most(turn->paragraph - r->paragraph, 255);
    c->count = at_most(r->count, 255);
  }
}

/* Ranks the candidates of a gender, those who have spoken and those who are near. */
static void rank(const QScene *scene, uint8_t gender, QStage *stage) {
  QCandidate *spoke[LAST_SPEAKERS] = {NULL}, *near[FROM_NARRATION] = {NULL};
  for (uint32_t i = 0; i < stage->count; i++) {
    QCandidate *c = &stage->candidates[i];
    if (c->entity < 0) continue;
    if (c->spoke < LAST_SPEAKERS) spoke[c->spoke] = c;
    if (c->rank < FROM_NARRATION) near[c->rank] = c;
  }
  uint8_t of_spoke = 0, of_gender = 0, of_open = 0;
  for (unsigned r = 0; r < LAST_SPEAKERS; r++) {
    if (!spoke[r]) continue;
    uint8_t its = q_scene_entity(scene, spoke[r]->entity)->gender;
    if (its == gender || its == Q_GENDER_UNKNOWN) spoke[r]->of_spoke = of_spoke++;
  }
  for (unsigned r = 0; r < FROM_NARRATION; r++) {
    if (!near[r]) continue;
    uint8_t its = q_scene_entity(scene, near[r]->entity)->gender;
    if (its == gender) near[r]->of_gender = of_gender++;
    if (its == gender || its == Q_GENDER_UNKNOWN) near[r]->of_open = of_open++;
  }
}

/* Those who have spoken last. */
static void add_speakers(const QSweep *s, QStage *stage) {
  for (uint32_t i = 0; i < s->speakers.count && i < LAST_SPEAKERS; i++) {
    QCandidate *c = add_candidate(stage, s->speakers.list[i].entity);
    if (c) c->spoke = (uint8_t)i;
  }
}

static void add_speech(const QSweep *s, QStage *stage) {
  for (uint32_t i = 0, n = 0; i < s->speech.count && n < FROM_SPEECH; i++) {
    if (q_stage_find(stage, s->speech.list[i].entity) >= 0) continue;
    add_candidate(stage, s->speech.list[i].entity);
    n++;
  }
}

/* Those whom tags of turns to come name: a speaker may be told late. */
static void add_told_later(const QScene *scene, uint32_t index, QStage *stage) {
  for (uint32_t t = index + 1; t <= index + AHEAD && t < scene->turn_count; t++) {
    const QTurn *turn = &scene->turns[t];
    if (turn->who == Q_WHO_NAME && turn->tag != Q_TAG_NEAR && turn->entity >= 0)
      add_candidate(stage, turn->entity);
  }
}

/* Those that the tag's "his wife" or "her brother" may be. */
static void add_kin(const QSweep *s, const QTurn *turn, QStage *stage) {
  stage->owner = Q_NOBODY;
  if (turn->mention < 0) return;
  const QSceneMention *m = &s->scene->mentions[turn->mention];
  stage->noun = m->noun;
  if (m->noun != Q_NOUN_NEAR && m->noun != Q_NOUN_KIN) return;
  stage->owner = owner_of(s, m);
  if (stage->owner < 0 || !q_scene_entity(s->scene, stage->owner)->surname) return;
  size_t count;
  const QBearer *b =
      q_lore_bearers(s->scene->lore, q_scene_entity(s->scene, stage->owner)->surname, &count);
  for (size_t i = 0; i < count && i < RECENT; i++) {
    if (b[i].entity != stage->owner && q_scene_entity(s->scene, b[i].entity)->gender == m->gender)
      add_candidate(stage, b[i].entity);
  }
}

/* ---- The paragraph ----------------------------------------------------------------- */

/* The first mention of a paragraph at or after a position. */
static uint32_t mention_from(const QScene *scene, uint32_t paragraph, uint32_t position) {
  uint32_t low = scene->paragraphs[paragraph].first_mention;
  uint32_t high = scene->paragraphs[paragraph].mentions_end;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (scene->mentions[middle].start < position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

static uint8_t part_of(const QSceneMention *m) {
  if (m->flags & Q_IS_SUBJECT) return Q_PART_ACTS;
  if (m->flags & Q_IS_OBJECT) return Q_PART_OBJECT;
  if (m->flags & Q_IS_POSSESSIVE && m->kind == Q_MENTION_NAME) return Q_PART_OWNER;
  return Q_PART_OTHER;
}

static bool is_better(uint8_t part, uint8_t than) { return than == Q_PART_NONE || part < than; }

/* Looks at narration from..to, on one side of the quotations. */
static void look(const QScene *scene, const QTurn *turn, uint32_t from, uint32_t to, bool after,
                 QStage *stage) {
  uint32_t first = mention_from(scene, turn->paragraph, from);
  uint32_t end = mention_from(scene, turn->paragraph, to);
  if (!after && end - first > LOOKED_AT) first = end - LOOKED_AT;
  if (after && end - first > LOOKED_AT) end = first + LOOKED_AT;
  int32_t acts = -1; /* the subject nearest the quotation */
  for (uint32_t i = first; i < end; i++) {
    const QSceneMention *m = &scene->mentions[i];
    if (m->flags & Q_IS_INSIDE || (int32_t)i == turn->mention) continue;
    bool pronoun = m->kind == Q_MENTION_PRONOUN;
    if (pronoun ? m->gender != Q_GENDER_MAN && m->gender != Q_GENDER_WOMAN
                : !can_speak(scene, m->entity))
      continue;
    if (m->flags & Q_IS_SUBJECT && !(after && acts >= 0)) acts = (int32_t)i;
    if (pronoun) continue;
    QCandidate *c = add_candidate(stage, m->entity);
    if (c && is_better(part_of(m), c->here)) {
      c->here = part_of(m);
      c->here_mention = (int32_t)i;
    }
  }
  if (acts < 0) return;
  const QSceneMention *m = &scene->mentions[acts];
  uint8_t part = after ? Q_PART_AFTER : Q_PART_BEFORE;
  if (m->kind == Q_MENTION_PRONOUN) {
    if (stage->beat_part != Q_PART_NONE) return;
    stage->beat = m->gender;
    stage->beat_part = part;
    stage->beat_mention = acts;
    return;
  }
  int found = q_stage_find(stage, m->entity);
  if (found < 0) return;
  QCandidate *c = &stage->candidates[found];
  if (is_better(part, c->here)) {
    c->here = part;
    c->here_mention = acts;
  }
  stage->acted = true;
}

/* Whoever is named inside of a turn's quotations. */
static void hear(const QScene *scene, const QTurn *turn, QStage *stage) {
  const QSceneQuotation *q = scene->quotations;
  uint32_t from = q[turn->first_quotation].start, to = q[turn->quotations_end - 1].end;
  uint32_t end = mention_from(scene, turn->paragraph, to);
  stage->addressing = -1;
  for (uint32_t i = mention_from(scene, turn->paragraph, from), n = 0; i < end && n < LOOKED_AT;
       i++, n++) {
    const QSceneMention *m = &scene->mentions[i];
    if (!(m->flags & Q_IS_INSIDE) || !can_speak(scene, m->entity)) continue;
    if (m->flags & Q_IS_VOCATIVE) {
      if (stage->addressed_count == Q_NAMED) continue;
      if (stage->addressing < 0) stage->addressing = (int32_t)i;
      stage->addressed[stage->addressed_count++] = m->entity;
    } else if (stage->named_count < Q_NAMED) {
      stage->named[stage->named_count++] = m->entity;
    }
  }
}

/* What people are in the narration of the paragraph before. */
static void look_back(const QScene *scene, const QTurn *turn, QStage *stage) {
  if (turn->paragraph == 0) return;
  const QSceneParagraph *p = &scene->paragraphs[turn->paragraph - 1];
  uint32_t first = p->first_mention;
  if (p->mentions_end - first > LOOKED_AT) first = p->mentions_end - LOOKED_AT;
  int32_t last = -1;
  bool begun = false;
  for (uint32_t i = first; i < p->mentions_end; i++) {
    const QSceneMention *m = &scene->mentions[i];
    if (m->flags & Q_IS_INSIDE || m->entity < 0) continue;
    int found = q_stage_find(stage, m->entity);
    if (found < 0) continue;
    uint8_t part = part_of(m);
    if (part == Q_PART_ACTS) {
      last = found;
      if (!begun) part = Q_PART_BEFORE; /* the first to act */
      begun = true;
    }
    QCandidate *c = &stage->candidates[found];
    if (is_better(part, c->before)) c->before = part;
  }
  if (last >= 0) stage->candidates[last].before = Q_PART_AFTER;
}

static void set(QSweep *s, uint32_t index, QStage *stage) {
  const QScene *scene = s->scene;
  const QTurn *turn = &scene->turns[index];
  const QSceneParagraph *p = &scene->paragraphs[turn->paragraph];
  const QTurn *before = index && turn[-1].paragraph == turn->paragraph ? turn - 1 : NULL;
  const QTurn *next =
      index + 1 < scene->turn_count && turn[1].paragraph == turn->paragraph ? turn + 1 : NULL;
  uint32_t first = scene->quotations[turn->first_quotation].start;
  uint32_t from = before ? scene->quotations[before->quotations_end - 1].end : p->start;
  uint32_t to = next ? scene->quotations[next->first_quotation].start : p->end;
  memset(stage, 0, sizeof *stage);
  stage->beat_mention = -1;
  uint32_t place = first;
  if (turn->mention >= 0 && scene->mentions[turn->mention].paragraph == turn->paragraph)
    place = scene->mentions[turn->mention].start;
  if (place < first && place < from) place = first;
  sweep_to(s, place);
  stage->he = s->he;
  stage->she = s->she;
  stage->kin = turn->mention >= 0 ? kin_of(s, &scene->mentions[turn->mention]) : Q_NOBODY;
  if (stage->kin >= 0) {
    add_candidate(stage, stage->kin);
  } else if (turn->entity >= 0) {
    add_candidate(stage, turn->entity);
  }
  if (turn->given >= 0) add_candidate(stage, turn->given);
  if (scene->people->narrator >= 0) add_candidate(stage, scene->people->narrator);
  add_speakers(s, stage);
  add_recent(s, turn, stage);
  add_kin(s, turn, stage);
  look(scene, turn, from, first, false, stage);
  look(scene, turn, scene->quotations[turn->first_quotation].end, to, true, stage);
  add_speech(s, stage);
  hear(scene, turn, stage);
  add_told_later(scene, index, stage);
  look_back(scene, turn, stage);
  bool gendered = turn->who == Q_WHO_PRONOUN || turn->who == Q_WHO_GENERIC;
  stage->gender = gendered ? turn->gender : stage->beat;
  if (stage->gender == Q_GENDER_MAN || stage->gender == Q_GENDER_WOMAN)
    rank(scene, stage->gender, stage);
  if (stage->count == 0) add_candidate(stage, Q_NOBODY);
}

void q_stages_set(const QScene *scene, const int32_t *speakers, QStage *stages) {
  QSweep s = {.scene = scene, .he = Q_NOBODY, .she = Q_NOBODY};
  for (uint32_t t = 0; t < scene->turn_count; t++) {
    set(&s, t, &stages[t]);
    if (speakers && speakers[t] >= 0)
      remember(&s.speakers, speakers[t], -1, scene->turns[t].paragraph);
  }
}
