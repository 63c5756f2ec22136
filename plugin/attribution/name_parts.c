#include "attribution/name_parts.h"

#include <string.h>

#include "attribution/family_first_table.h"
#include "attribution/name_suffixes_table.h"
#include "attribution/name_titles_table.h"
#include "attribution/nicknames.h"
#include "attribution/prose.h"
#include "quoth.h"
#include "text/word_table.h"

enum {
  MOST = 12 /* words that are looked at */
};

#define GIVEN (Q_WORD_GIVEN_MALE | Q_WORD_GIVEN_FEMALE)

static const QNameTitles *title_word(const char *word, unsigned length) {
  return q_table_find(q_name_titles, word, length);
}

bool q_is_title_word(const char *word, unsigned length) { return title_word(word, length) != NULL; }

typedef struct {
  const char *text;
  unsigned length;
  uint32_t flags;
} QWord;

static bool is_word(const QWord *w, const char *word) {
  return strlen(word) == w->length && memcmp(word, w->text, w->length) == 0;
}

bool q_is_name_suffix(const char *word, unsigned length) {
  return q_table_find(q_name_suffixes, word, length) != NULL;
}

/* The flags of a given name: of what it is short for, if it is in no list itself. */
static uint32_t given_flags(const QWord *w) {
  if (w->flags & GIVEN) return w->flags;
  const char *full[Q_NICKNAME_FULLS];
  uint32_t flags = w->flags;
  unsigned count = q_nickname(w->text, w->length, full);
  for (unsigned i = 0; i < count; i++)
    flags |= q_prose_lookup(full[i], (unsigned)strlen(full[i])) & GIVEN;
  return flags;
}

static uint8_t list_gender(uint32_t flags) {
  switch (flags & GIVEN) {
  case Q_WORD_GIVEN_MALE: return Q_GENDER_MAN;
  case Q_WORD_GIVEN_FEMALE: return Q_GENDER_WOMAN;
  default: return Q_GENDER_UNKNOWN;
  }
}

/* Ben Hale: a particle that is a given name in English, where no title stands before it. */
static bool is_called(const QWord *w, const QNameParts *parts) {
  return parts->title == Q_TITLE_NONE && (is_word(w, "ben") || is_word(w, "al"));
}

static void set_surname(QNameParts *parts, const QWord *w, const char *words) {
  const char *full[Q_NICKNAME_FULLS];
  parts->surname = (uint8_t)(w->text - words);
  parts->surname_length = (uint8_t)w->length;
  parts->is_short = q_nickname(w->text, w->length, full) > 0;
}

QNameParts q_name_parts(const char *words, unsigned length) {
  QNameParts parts = {0};
  QWord list[MOST];
  unsigned count = 0;
  for (unsigned at = 0; at < length && count < MOST;) {
    const char *blank = memchr(words + at, ' ', length - at);
    unsigned size = blank ? (unsigned)(blank - words) - at : length - at;
    list[count++] = (QWord){words + at, size, q_prose_lookup(words + at, size)};
    at += size + 1;
  }
  unsigned first = 0;
  while (count > 1 && q_is_name_suffix(list[count - 1].text, list[count - 1].length)) count--;
  for (; first < count; first++) {
    const QWord *w = &list[first];
    const QNameTitles *known = title_word(w->text, w->length);
    bool rank = !known && w->flags & Q_WORD_TITLE && !(w->flags & GIVEN);
    if (known ? known->title == Q_TITLE_NONE : !rank) break;
    if (known && (known->title != Q_TITLE_RANK || parts.title == Q_TITLE_NONE)) {
      parts.title = (QTitle)known->title;
      parts.title_gender = known->gender;
    } else if (parts.title == Q_TITLE_NONE) {
      parts.title = Q_TITLE_RANK;
    }
  }
  if (count > first + 1 && is_word(&list[count - 1], "begum")) { /* Hamidullah Begum: his wife */
    parts.title = Q_TITLE_MRS;
    parts.title_gender = Q_GENDER_WOMAN;
  }
  parts.words = (uint8_t)(count - first);
  for (unsigned i = first; i < count; i++)
    if (list[i].flags & Q_WORD_ORGANIZATION && !(list[i].flags & GIVEN)) parts.body = true;
  if (parts.words == 0) { /* Mother, the Captain: it is called by its title */
    if (count) {
      set_surname(&parts, &list[count - 1], words);
    }
    return parts;
  }
  unsigned last = count - 1, given = first;
  while (given < last && list[given].flags & Q_WORD_PARTICLE && !is_called(&list[given], &parts))
    given++; /* Miss de Bourgh */
  if (last > given) {
    parts.given = (uint8_t)(list[given].text - words);
    parts.given_length = (uint8_t)list[given].length;
    parts.initial = list[given].length == 1;
  } else {
    parts.words = 1;
  }
  set_surname(&parts, &list[last], words);
  bool second = parts.initial && last > given + 1; /* J. Edgar Hoover */
  uint32_t flags = given_flags(&list[second ? given + 1 : given]);
  parts.listed = (flags & GIVEN) != 0 && !is_word(&list[given], "al"); /* Al Gore, al Qaeda */
  parts.given_gender = list_gender(flags);
  /* Li Wenliang: the family comes first, and what follows is in no list. */
  if (last > given && !(list[last].flags & GIVEN) &&
      q_table_find(q_family_first, list[given].text, list[given].length))
    parts.given_gender = Q_GENDER_UNKNOWN;
  const QWord *end = &list[count - 1];
  uint32_t plain = end->flags;
  for (unsigned i = 1; i + 1 < end->length; i++) /* T-Shirt */
    if (end->text[i] == '-')
      plain |= q_prose_lookup(end->text + i + 1, end->length - i - 1) & ~(uint32_t)GIVEN;
  parts.thing = parts.title == Q_TITLE_NONE && !parts.listed && parts.words > 1 &&
                plain & (Q_WORD_DICTIONARY | Q_WORD_ORGANIZATION);
  return parts;
}

bool q_is_plain_mister(const char *words, unsigned length) {
  if (length < 4 || memcmp(words, "mr ", 3) != 0) return false;
  QNameParts parts = q_name_parts(words, length);
  return parts.title == Q_TITLE_MR && parts.given_length && !parts.initial &&
         parts.given_gender != Q_GENDER_WOMAN;
}

/* ---- Given names ---------------------------------------------------------------------- */

static bool is_full(const char *full, const char *name, unsigned length) {
  return strlen(full) == length && memcmp(full, name, length) == 0;
}

bool q_given_agree(const char *a, unsigned a_length, const char *b, unsigned b_length) {
  if (a_length == b_length && memcmp(a, b, a_length) == 0) return true;
  if (a_length == 1 || b_length == 1) return a[0] == b[0];
  const char *a_full[Q_NICKNAME_FULLS], *b_full[Q_NICKNAME_FULLS];
  unsigned a_count = q_nickname(a, a_length, a_full), b_count = q_nickname(b, b_length, b_full);
  for (unsigned i = 0; i < a_count; i++) {
    if (is_full(a_full[i], b, b_length)) return true;
    for (unsigned k = 0; k < b_count; k++)
      if (strcmp(a_full[i], b_full[k]) == 0) return true; /* Bess and Lizzy */
  }
  for (unsigned k = 0; k < b_count; k++)
    if (is_full(b_full[k], a, a_length)) return true;
  return false;
}
