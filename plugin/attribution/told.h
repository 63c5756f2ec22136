/* A quotation without marks and what tells it, as words: the sentence from the first of the two on,
 * read once for all that is asked of it. */
#ifndef QUOTH_ATTRIBUTION_TOLD_H
#define QUOTH_ATTRIBUTION_TOLD_H

#include "attribution/linker.h"
#include "attribution/sentence.h"

/* What a word is, as far as it tells where something ends. */
typedef enum {
  Q_TOLD_NOTHING,
  Q_TOLD_QUOTED,
  Q_TOLD_SIGN,
  Q_TOLD_WHO,
  Q_TOLD_AUXILIARY,
  Q_TOLD_PRONOUN,
  Q_TOLD_DETERMINER,
  Q_TOLD_TIME,
  Q_TOLD_NAME,
  Q_TOLD_CONJUNCTION,
  Q_TOLD_PREPOSITION,
  Q_TOLD_SAYING,
  Q_TOLD_GOING,
  Q_TOLD_SAID,
  Q_TOLD_WENT,
  Q_TOLD_NOUN,
  Q_TOLD_ADVERB,
  Q_TOLD_DESCRIPTION,
  Q_TOLD_OTHER,
} QToldClass;

/* What stands among some items. */
typedef struct {
  unsigned words, commas, verbs, pronouns, quotations, said;
} QToldCount;

typedef struct {
  const QReading *reading;
  const QQuoteRecord *quotation;
  const QAttributionRecord *attribution;
  QSentence sentence;
  QToldCount before[Q_ITEMS + 1]; /* among the items before each */
  int from, to;                   /* the quotation's items */
  int end;                        /* those of its sentence, its last signs aside */
  int cue;                        /* the first item of the cue; -1: it is none of the sentence */
  bool under;                     /* "while", or the like, stands before its attribution */
  bool cut;                       /* the sentence is longer than what has been read */
} QTold;

/* Reads a quotation of the linker's paragraph, an index. False if it has no attribution. */
bool q_told_read(QTold *told, const QLinker *linker, size_t index);

QToldClass q_told_class(const QItem *item);

/* What stands among items from..to. */
QToldCount q_told_count(const QTold *told, int from, int to);

#endif
