/* Words of names that are alike and no two spellings of one name. */
#ifndef QUOTH_LINT_NAME_FORMS_H
#define QUOTH_LINT_NAME_FORMS_H

#include <stdbool.h>
#include <stddef.h>

/* A word in small letters, with ' for any apostrophe; length > 0. */
typedef struct {
  const char *start;
  size_t length;
} QNameWord;

/* Whether both are plain words, or forms of one name: of a place and who is from there, of a given
 * name and its short forms, of a family. */
bool q_are_name_forms(QNameWord a, QNameWord b);

#endif
