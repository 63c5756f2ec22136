#include "attribution/stage.h"

#include <string.h>

enum {
  RECENT = 16,         /* people that are remembered */
  FROM_NARRATION = 12, /* candidates that are taken of these, */
  FROM_SPEECH = 3,     /* and of those that are named in quotations only */
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
  QRecents narration, speech;
  int32_t he, she;
  uint32_t next; /* mention that has not been looked at */
} QSweep;

static const QEntity *entity_of(const QScene *scene, int32_t entity) {
  return &scene->people->entities[entity];
}

/* Whether somebody may speak. */
static bool can_speak(const QScene *scene, int32_t entity) {
  return entity >= 0 &&
         (entity_of(scene, entity)->kind == Q_ENTITY_PERSON || entity == scene->people->narrator);
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
    uint8_t its = entity_of(s->scene, r->entity)->gender;
    if (its == gender) return r;
    if (its == Q_GENDER_UNKNOWN && !open) open = r;
  }
  return open;
}

static void meet(QSweep *s, uint32_t index) {
  const QSceneMention *m = &s->scene->mentions[index];
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
  uint8_t gender = entity_of(s->scene, m->entity)->gender;
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

/* Ranks the candidates of a gender. */
static void rank(const QScene *scene, uint8_t gender, QStage *stage) {
  uint8_t of_gender = 0, of_open = 0;
  for (uint8_t r = 0; r < FROM_NARRATION; r++) {
    for (uint32_t i = 0; i < stage->count; i++) {
      QCandidate *c = &stage->candidates[i];
      if (c->rank != r || c->entity < 0) continue;
      uint8_t its = entity_of(scene, c->entity)->gender;
      if (its == gender) c->of_gender = of_gender++;
      if (its == gender || its == Q_GENDER_UNKNOWN) c->of_open = of_open++;
    }
  }
}

static void add_speech(const QSweep *s, QStage *stage) {
  for (uint32_t i = 0, n = 0; i < s->speech.count && n < FROM_SPEECH; i++) {
    if (q_stage_find(stage, s->speech.list[i].entity) >= 0) continue;
    add_candidate(stage, s->speech.list[i].entity);
    n++;
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
  if (turn->entity >= 0) add_candidate(stage, turn->entity);
  if (turn->given >= 0) add_candidate(stage, turn->given);
  if (scene->people->narrator >= 0) add_candidate(stage, scene->people->narrator);
  add_recent(s, turn, stage);
  look(scene, turn, from, first, false, stage);
  look(scene, turn, scene->quotations[turn->first_quotation].end, to, true, stage);
  add_speech(s, stage);
  hear(scene, turn, stage);
  look_back(scene, turn, stage);
  bool gendered = turn->who == Q_WHO_PRONOUN || turn->who == Q_WHO_GENERIC;
  stage->gender = gendered ? turn->gender : stage->beat;
  if (stage->gender == Q_GENDER_MAN || stage->gender == Q_GENDER_WOMAN)
    rank(scene, stage->gender, stage);
  if (stage->count == 0) add_candidate(stage, Q_NOBODY);
}

void q_stages_set(const QScene *scene, QStage *stages) {
  QSweep s = {.scene = scene, .he = Q_NOBODY, .she = Q_NOBODY};
  for (uint32_t t = 0; t < scene->turn_count; t++) set(&s, t, &stages[t]);
}
