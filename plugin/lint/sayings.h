/* What rules about attributions look at: all quotations of a document with their speakers, and all
 * mentions. Offsets are bytes of the document. */
#ifndef QUOTH_LINT_SAYINGS_H
#define QUOTH_LINT_SAYINGS_H

#include <stddef.h>

#include "lint/findings.h"
#include "quoth.h"

typedef struct {
  QQuotation quotation;
  QSpeaker speaker; /* its source is Q_NO_SOURCE where nobody can be told */
} QSaying;

typedef struct {
  QDocument *document;
  QSaying *sayings; /* in order */
  QMention *mentions;
  size_t saying_count, saying_room;
  size_t mention_count, mention_room;
  QFindings *findings;
  char *words; /* scratch of q_saying_words */
  size_t words_room;
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

/* A direct quotation in no other. */
bool q_saying_is_speech(const QSaying *saying);

#endif
