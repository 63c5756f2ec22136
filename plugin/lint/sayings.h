/* What rules about attributions look at: all quotations of a document with their speakers, and all
 * mentions. Offsets are bytes of the document. */
#ifndef QUOTH_LINT_SAYINGS_H
#define QUOTH_LINT_SAYINGS_H

#include <stddef.h>

#include "attribution/people.h"
#include "lint/findings.h"
#include "quoth.h"

typedef struct {
  QQuotation quotation;
  QSpeaker speaker; /* its source is Q_NO_SOURCE where nobody can be told */
} QSaying;

/* Somebody, or something, who is spoken of. */
typedef struct {
  QRange range;
  uint32_t source; /* Q_NO_SOURCE: a pronoun, or nobody who is known */
  /* Counted through the document; a heading has the number of what is before it, since code is as
   * many blocks as it has chunks. */
  uint32_t paragraph;
  uint16_t sentence; /* of the paragraph */
  uint16_t flags;    /* Q_IS_... of attribution/cast.h */
  uint8_t kind;      /* QMentionKind */
  uint8_t gender;    /* QGender, as far as the words tell it */
  bool heading;      /* its paragraph is a headline */
} QSpokenOf;

typedef struct {
  QDocument *document;
  QSaying *sayings; /* in order */
  QSpokenOf *mentions;
  const QEntity **entities; /* by source; NULL for one who is told by hand only */
  size_t saying_count, saying_room;
  size_t mention_count, mention_room;
  size_t source_count;
  QFindings *findings;
  char *words; /* scratch of q_saying_words */
  size_t words_room;
  void *quoted; /* of rules_twice.c, one block of memory; NULL: not made yet */
  size_t quoted_count;
} QSayings;

/* Decides who says what, and lets the rules of a set (of QRuleId) add their findings, in order of
 * their place. False when there is no memory. */
bool q_sayings_check(QDocument *document, uint32_t rules, QFindings *findings);

/* The words of a range in small letters, parted by single blanks, with ' for any apostrophe and
 * without all other signs. They stay until the next call. NULL when there is no memory, which the
 * findings are told of. */
const char *q_saying_words(QSayings *sayings, QRange range, size_t *length);

/* How many words there are in what q_saying_words gives. */
unsigned q_saying_count(const char *words, size_t length);

/* A quotation that is the first line of the text: a headline. */
bool q_saying_opens_text(const QSayings *sayings, const QSaying *saying);

/* A direct quotation in no other. */
bool q_saying_is_speech(const QSaying *saying);

/* The first mention that ends after a place; mention_count: there is none. */
size_t q_saying_mention_at(const QSayings *sayings, uint32_t place);

/* Whether the first mention in a range stands in a headline. */
bool q_saying_is_in_headline(const QSayings *sayings, QRange range);

/* What is known of a source; NULL: nothing. */
const QEntity *q_saying_entity(const QSayings *sayings, uint32_t source);

/* A name, or the person that it stands for, tells man from woman. */
bool q_saying_is_person(const QSayings *sayings, uint32_t source);

#endif
