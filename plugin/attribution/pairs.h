/* Who may have said the quotations of a sentence: each verb, noun or sign that can be a cue, with
 * the source that goes with it. */
#ifndef QUOTH_ATTRIBUTION_PAIRS_H
#define QUOTH_ATTRIBUTION_PAIRS_H

#include "attribution/sentence.h"

enum {
  Q_PAIRS = 40 /* of a sentence, at most */
};

/* What a cue is. */
typedef enum {
  Q_CUE_SPEECH,
  Q_CUE_WEAK,
  Q_CUE_BELIEF,
  Q_CUE_VERB,    /* a verb in the list of those that are no cues */
  Q_CUE_UNKNOWN, /* a verb by its shape */
  Q_CUE_NOUN,    /* her claim */
  Q_CUE_SIGN,    /* a colon, a dash, according to */
  Q_CUE_OWNER,   /* X's “...” promise */
} QCueKind;

/* How its source was reached. */
typedef enum {
  Q_REACH_SUBJECT,  /* the subject before it */
  Q_REACH_RELATIVE, /* over "who" */
  Q_REACH_PASSIVE,
  Q_REACH_LAST,  /* no subject of its own: the last one's, */
  Q_REACH_FIRST, /* or the first one's of the sentence */
  Q_REACH_AFTER, /* said X */
  Q_REACH_OWNER, /* X's remark */
  Q_REACH_TREE,  /* the grammar's */
  Q_REACH_DOER,  /* that of a participle before it */
  Q_REACH_TOP,   /* the sentence's first phrase, with more between: X last week said */
} QPairReach;

typedef struct {
  int32_t attribution;       /* the grammar's, an index; -1 */
  QPhrase source;            /* items */
  int from, to;              /* the cue's items */
  uint8_t kind, reach, form; /* QCueKind, QPairReach, 0 to 4 */
  bool before;               /* of the sentence before: its items are that one's */
} QPair;

typedef struct {
  const QSentence *before; /* the sentence before, whose pairs stand at the end; NULL */
  QPair pair[Q_PAIRS];
  unsigned count;
} QPairs;

/* The sentence that a pair stands in. */
static inline const QSentence *q_pair_sentence(const QPairs *pairs, const QPair *pair,
                                               const QSentence *sentence) {
  return pair->before ? pairs->before : sentence;
}

/* Adds those of the sentence before: its first and its last finite verb's. */
void q_pairs_find_before(QPairs *pairs, const QSentence *before, const QReading *reading,
                         const QParagraph *paragraph);

void q_pairs_find(QPairs *pairs, const QSentence *sentence, const QReading *reading,
                  const QParagraph *paragraph);

#endif
