/* What the words of a name are: titles, given names, surname. */
#ifndef QUOTH_ATTRIBUTION_NAME_PARTS_H
#define QUOTH_ATTRIBUTION_NAME_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "quoth.h"

typedef enum {
  Q_TITLE_NONE,
  Q_TITLE_MR,   /* and other titles of a man before his surname */
  Q_TITLE_MRS,  /* of a married woman */
  Q_TITLE_MISS, /* of an unmarried one */
  Q_TITLE_MS,   /* of a woman */
  Q_TITLE_SIR,  /* of a man, before his given name: Sir, Uncle, Brother, King */
  Q_TITLE_AUNT, /* of a woman, before hers: Aunt, Sister, Queen */
  Q_TITLE_LADY, /* before either name */
  Q_TITLE_RANK, /* an office or a rank, of a man or woman: Dr., Captain, Senator */
} QTitle;

/* Words are told by their place in the text of the name. */
typedef struct {
  QTitle title;
  uint8_t title_gender; /* QGender */
  uint8_t words;        /* without titles and Jr.; 0: it is nothing but titles */
  bool initial;         /* the given name is a letter */
  bool body;            /* holds a word for an organisation or the like */
  bool thing; /* no title, no given name that is known, and its last word is a plain one */
  uint8_t given_length, surname_length; /* 0: there is none */
  uint8_t given;        /* its first word, where there are more; what follows is the surname */
  uint8_t surname;      /* its last word; of one word too */
  uint8_t given_gender; /* QGender: by the list of given names, of given or of the only word */
  uint8_t listed;       /* the first word is in that list */
  bool is_short;        /* the last word may be short for other names: Lizzy */
} QNameParts;

/* Whether a word in small letters is a title that tells man from woman, or goes with given names:
 * Mr., Lady, Uncle; not Captain, President. */
bool q_is_title_word(const char *word, unsigned length);

/* Jr., III: what stands behind a surname; in small letters. */
bool q_is_name_suffix(const char *word, unsigned length);

QNameParts q_name_parts(const char *words, unsigned length);

/* Whether the words are "Mr.", a given name and a surname, which say no more than without "Mr.". */
bool q_is_plain_mister(const char *words, unsigned length);

/* Whether two given names may be one person's: the same, a short form, or an initial. */
bool q_given_agree(const char *a, unsigned a_length, const char *b, unsigned b_length);

#endif
