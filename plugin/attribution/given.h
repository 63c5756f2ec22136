/* Speakers told by hand, in comments of one line: <!-- quoth: speaker NAME -->. One inside of a
 * paragraph is for its quotations; one outside is for the nearer paragraph, the next one where both
 * are as near. NAME is somebody of the document, or else somebody of whom no more is known. */
#ifndef QUOTH_ATTRIBUTION_GIVEN_H
#define QUOTH_ATTRIBUTION_GIVEN_H

#include "attribution/scene.h"
#include "attribution/sources.h"

typedef struct {
  uint32_t start, end; /* of the comment, in the document */
  int32_t entity;      /* strangers come after the people */
} QGiven;

/* Somebody who is in comments only. */
typedef struct {
  uint64_t key;
  QRange name; /* in the first comment */
} QStranger;

typedef struct {
  QGiven *list; /* in order */
  QStranger *strangers;
  size_t count, room, stranger_count, stranger_room;
  uint64_t stamp; /* of the strangers */
} QGivenList;

void q_given_free(QGivenList *given);

/* Whether a chunk has such a comment. */
bool q_given_in(const QChunk *chunk);

/* Empties the list. */
void q_given_begin(QGivenList *given);

/* Adds the comments of a chunk, whose first byte is base, after those of the chunks before it.
 * False when there is no memory. */
bool q_given_add(QGivenList *given, const QPeople *people, const QChunk *chunk, uint32_t base);

/* Tells the turns of a scene who has been given for them. */
void q_given_apply(const QGivenList *given, QScene *scene);

#endif
