#include "attribution/kin.h"

#include <string.h>

enum {
  REMEMBERED = 6, /* people who may be the "his" of "his wife" */
  FAMILY = 24,    /* bearers of a surname that are looked at */
};

QKin q_kin_noun(const char *noun, size_t length) {
  static const struct {
    char word[8];
    uint8_t kin;
  } nouns[] = {{"wife", Q_KIN_WIFE},    {"husband", Q_KIN_HUSBAND}, {"mother", Q_KIN_MOTHER},
               {"mamma", Q_KIN_MOTHER}, {"mama", Q_KIN_MOTHER},     {"father", Q_KIN_FATHER},
               {"papa", Q_KIN_FATHER},  {"daddy", Q_KIN_FATHER}};
  for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
    if (strlen(nouns[i].word) == length && memcmp(nouns[i].word, noun, length) == 0)
      return (QKin)nouns[i].kin;
  return Q_KIN_NONE;
}

/* ---- The family ------------------------------------------------------------------------ */

/* Mr. Bennet: a man whom his family has its name from. */
static bool is_head(const QEntity *e) {
  return e->gender == Q_GENDER_MAN && e->titled && !e->given;
}

/* Mrs. Bennet, and not Mrs. John Bennet. */
static bool is_lady_of_house(const QEntity *e) { return e->married && !e->wifely; }

/* Whether one bearer of a surname may be to another what is asked. */
static bool is_kin(const QEntity *e, const QEntity *owner, QKin kin) {
  bool child = !owner->married && (owner->given || owner->gender == Q_GENDER_WOMAN);
  switch (kin) {
  case Q_KIN_WIFE:
    if (e->wifely) return e->given == owner->given;
    return is_lady_of_house(e) && owner->gender == Q_GENDER_MAN;
  case Q_KIN_HUSBAND:
    if (e->gender != Q_GENDER_MAN || !owner->married) return false;
    return owner->wifely ? e->given == owner->given : is_head(e) || !e->titled;
  case Q_KIN_MOTHER: return child && is_lady_of_house(e);
  case Q_KIN_FATHER: return child && is_head(e);
  default: return false;
  }
}

int32_t q_kin_of(const QPeople *people, const QLore *lore, int32_t owner, QKin kin) {
  const QEntity *of = owner >= 0 ? &people->entities[owner] : NULL;
  if (!of || !of->surname) return Q_NOBODY;
  size_t count;
  const QBearer *bearers = q_lore_bearers(lore, of->surname, &count);
  int32_t found = Q_NOBODY;
  if (count > FAMILY) return Q_NOBODY;
  for (int exact = 1; exact >= 0 && found < 0; exact--) {
    for (size_t i = 0; i < count; i++) {
      const QEntity *e = &people->entities[bearers[i].entity];
      /* Those that bear the same given name come before Mr. and Mrs. alone. */
      bool named = e->given && e->given == of->given && (e->wifely || of->wifely);
      if (bearers[i].entity == owner || named != (exact == 1) || !is_kin(e, of, kin)) continue;
      if (found >= 0) return Q_NOBODY;
      found = bearers[i].entity;
    }
  }
  return found;
}

/* ---- A scene --------------------------------------------------------------------------- */

/* People who have been spoken of, the last one first. */
typedef struct {
  int32_t entities[REMEMBERED];
  uint32_t count;
} QMemory;

static void remember(QMemory *memory, int32_t entity) {
  uint32_t i = 0;
  while (i < memory->count && memory->entities[i] != entity) i++;
  if (i == memory->count && memory->count < REMEMBERED) memory->count++;
  if (i == REMEMBERED) i--;
  memmove(memory->entities + 1, memory->entities, i * sizeof *memory->entities);
  memory->entities[0] = entity;
}

/* The kin of the last one of a gender who has any. */
static int32_t kin_of_last(const QScene *scene, const QMemory *memory, uint8_t gender, QKin kin) {
  for (uint32_t i = 0; i < memory->count; i++) {
    int32_t owner = memory->entities[i];
    if (scene->people->entities[owner].gender != gender) continue;
    int32_t found = q_kin_of(scene->people, scene->lore, owner, kin);
    if (found >= 0) return found;
  }
  return Q_NOBODY;
}

/* The mother or father of somebody whose surname is not known: the last one spoken of who can be
 * that. */
static int32_t parent_at_hand(const QScene *scene, const QMemory *memory, uint8_t gender,
                              QKin kin) {
  int32_t found = Q_NOBODY;
  bool child = false;
  for (uint32_t i = 0; i < memory->count; i++) {
    const QEntity *e = &scene->people->entities[memory->entities[i]];
    child |= e->gender == gender && !e->full && !e->titled;
    if (kin == Q_KIN_MOTHER ? !is_lady_of_house(e) : kin != Q_KIN_FATHER || !is_head(e)) continue;
    if (found < 0) found = memory->entities[i];
  }
  return child ? found : Q_NOBODY;
}

static bool is_person(const QScene *scene, int32_t entity) {
  return entity >= 0 && scene->people->entities[entity].kind == Q_ENTITY_PERSON &&
         scene->people->entities[entity].source == Q_SOURCE_NAMED;
}

/* Whom a description that has an owner stands for: his wife, Daisy's mamma. */
static int32_t meant_by(const QScene *scene, size_t mention, const QMemory *told,
                        const QMemory *called) {
  const QSceneMention *m = &scene->mentions[mention];
  QKin kin = (QKin)m->kin;
  if (m->owner) {
    int32_t found = kin_of_last(scene, called, m->owner, kin);
    if (found < 0) found = kin_of_last(scene, told, m->owner, kin);
    return found >= 0 ? found : parent_at_hand(scene, told, m->owner, kin);
  }
  const QSceneMention *name = mention ? m - 1 : m;
  if (name->start != m->start || !is_person(scene, name->entity)) return Q_NOBODY;
  return q_kin_of(scene->people, scene->lore, name->entity, kin);
}

/* The captain: Captain Hardy, if he is the only one. */
static int32_t holder_of(const QScene *scene, const QSceneMention *m) {
  if (m->kind != Q_MENTION_DESCRIPTION || m->entity < 0 || !(m->flags & Q_IS_WITH_THE) ||
      m->flags & Q_IS_POSSESSIVE)
    return Q_NOBODY;
  return scene->people->entities[m->entity].holder;
}

void q_kin_resolve(QScene *scene) {
  QMemory told = {0}, called = {0}; /* in narration; in the quotations of the paragraph */
  uint32_t paragraph = UINT32_MAX;
  for (size_t i = 0; i < scene->mention_count; i++) {
    QSceneMention *m = &scene->mentions[i];
    if (m->paragraph != paragraph) called.count = 0;
    paragraph = m->paragraph;
    if (m->flags & Q_IS_INSIDE) {
      if (m->flags & Q_IS_VOCATIVE && is_person(scene, m->entity)) remember(&called, m->entity);
      m->kin = Q_KIN_NONE;
      continue;
    }
    int32_t kin = m->kin ? meant_by(scene, i, &told, &called) : holder_of(scene, m);
    m->kin = kin >= 0;
    if (kin >= 0) {
      m->entity = kin;
      m->generic = false;
      m->noun = Q_NOUN_NONE;
    }
    if (is_person(scene, m->entity)) remember(&told, m->entity);
  }
}
