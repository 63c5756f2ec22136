/* Names of a document that are spelled in two ways: by the table of its names, in which each stands
 * once. */
#ifndef QUOTH_LINT_MISSPELLINGS_H
#define QUOTH_LINT_MISSPELLINGS_H

#include "attribution/people.h"

/* A name that seems wrong, and the one that is used more. */
typedef struct {
  uint64_t wrong, right; /* keys of names.h */
  uint8_t confidence;    /* of putting right in its place, percent; 0: nobody can tell */
  /* Bytes of their last words, where only these are known to be meant; else 0. */
  uint8_t wrong_surname, right_surname;
} QMisspelling;

typedef struct {
  QMisspelling *items; /* by wrong */
  size_t count, room;
} QMisspellings;

/* Fills an empty list. False when there is no memory; the list is to be freed in any case. */
bool q_misspellings_find(QMisspellings *list, const QNames *names, const QPeople *people);

void q_misspellings_free(QMisspellings *list);

/* What is told of a name; NULL: nothing. */
const QMisspelling *q_misspelling_of(const QMisspellings *list, uint64_t key);

#endif
