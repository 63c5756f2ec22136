/* Family: whom "his wife" or "her mother" stands for, as far as titles and surnames tell. */
#ifndef QUOTH_ATTRIBUTION_KIN_H
#define QUOTH_ATTRIBUTION_KIN_H

#include "attribution/scene.h"

/* What somebody is to another. */
typedef enum {
  Q_KIN_NONE,
  Q_KIN_WIFE,
  Q_KIN_HUSBAND,
  Q_KIN_MOTHER,
  Q_KIN_FATHER,
} QKin;

/* What a noun in small letters says; Q_KIN_NONE for most. */
QKin q_kin_noun(const char *noun, size_t length);

/* Somebody's wife, husband, mother or father, if one of the people alone can be meant; else
 * Q_NOBODY. */
int32_t q_kin_of(const QPeople *people, const QLore *lore, int32_t owner, QKin kin);

/* Tells the descriptions of a scene that have an owner whom they stand for: those of which that is
 * known become mentions of that person. */
void q_kin_resolve(QScene *scene);

#endif
