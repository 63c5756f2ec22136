/* Speakers told by hand: by the first words of the quotation, outside of the text (by_hand.h), or
 * in comments of one line: <!-- quoth: speaker NAME -->. One inside of a paragraph is for its
 * quotations; one outside is for the nearer paragraph by the line ends between, the next one where
 * both are as near. NAME is somebody of the document, or else somebody of whom no more is known. */
#ifndef QUOTH_ATTRIBUTION_GIVEN_H
#define QUOTH_ATTRIBUTION_GIVEN_H

#include "attribution/by_hand.h"
#include "attribution/scene.h"
#include "attribution/sources.h"

typedef struct {
  uint32_t start, end; /* of the comment, in the document */
  QRange name;         /* in it */
  int32_t entity;      /* strangers come after the people */
} QGiven;

/* Somebody who is told by hand only. */
typedef struct {
  uint64_t key;
  QRange name;            /* in the first comment; empty where that is not before the next one: */
  const QHandName *words; /* how the name was told outside of the text; NULL */
} QStranger;

typedef struct {
  QGiven *list; /* in order */
  QStranger *strangers;
  size_t count, room, stranger_count, stranger_room;
  uint64_t stamp; /* of the strangers */
} QGivenList;

void q_given_free(QGivenList *given);

/* Whether a chunk has such a comment, or a quotation that is told otherwise. */
bool q_given_in(const QByHand *by_hand, const QChunk *chunk);

/* Fills the list for the document as it is, whose leaves know which of their chunks have any. False
 * when there is no memory. */
bool q_given_read(QGivenList *given, const QPeople *people, const struct QDocument *document);

/* Who has been told by first words for a quotation of a chunk; Q_NOBODY. */
int32_t q_given_of(const QGivenList *given, const QPeople *people, const QByHand *by_hand,
                   const QChunk *chunk, const QQuoteRecord *quotation);

/* Tells the turns of a scene who has been given for them. */
void q_given_apply(const QGivenList *given, QScene *scene);

/* The comment that tells of the paragraph that begins at a position of the document; NULL. */
const QGiven *q_given_for(const QGivenList *given, const QDocument *document, uint32_t paragraph);

/* A number for the comments near start..end of the document: what they tell, and how far they are
 * from start; 0 for none. */
uint64_t q_given_near(const QGivenList *given, uint32_t start, uint32_t end);

#endif
