/* Speakers of what stands outside of the turns of a conversation: reported words, quotations in
 * quotations, block quotations. Their source is the one that their own attribution names. */
#ifndef QUOTH_ATTRIBUTION_REPORTED_H
#define QUOTH_ATTRIBUTION_REPORTED_H

#include "attribution/scene.h"

/* The entity that a mention of a chunk stands for, and, for a pronoun, *name: the mention of the
 * same chunk or one before whose name decides. Q_NOBODY where that is not told. place is the block
 * of the mention; blocks before it are looked at, but no more than that of q_reported_first. */
typedef struct {
  int32_t entity;
  bool found;          /* by a name before it */
  uint32_t start, end; /* of that name, in the document */
} QReported;

QReported q_reported_source(const QPeople *people, QBlockPlace place, uint32_t mention);

/* Whom "he" that opens a sentence takes up: the one person whom the sentence before, in the same
 * paragraph, is about: X said ..., In X's view ... The mention of that name; Q_NO_MENTION. */
int32_t q_taken_up(const QPeople *people, const QCast *cast, uint32_t pronoun);

/* The first block that counts for what stands in a block. */
QBlockPlace q_reported_first(QBlockPlace place);

#endif
