/* Deciding a conversation: from its turns to an answer for each of its quotations. */
#ifndef QUOTH_ATTRIBUTION_DECIDE_H
#define QUOTH_ATTRIBUTION_DECIDE_H

#include "attribution/features.h"
#include "attribution/given.h"
#include "attribution/speakers.h"

/* What a document keeps, with arrays that are used again from conversation to conversation. */
struct QSpeakers {
  uint64_t version; /* of the document that the rest is true for; 0: none */
  uint64_t stamps;  /* given to chunks so far */
  const QPeople *people;
  QScene scene;
  QDecoder *decoder;
  QStage *stages;
  QAnswer *answers;
  QLattice *lattices;
  QDecoded *decoded;
  QSourceList sources;
  QLore lore;
  QGivenList given;
  uint64_t common; /* a number for what every conversation sees of the people */
  bool told;       /* of some it is told by hand who speaks: then that is all there is of them */
  bool counted;    /* their quotations */
  int32_t *supposed;
  size_t supposed_room, stage_room, answer_room, lattice_room, decoded_room;
};

/* Decides a conversation and gives its quotations their answers, with the version of the document
 * and a key. Their chunks have room for them. False when there is no memory. */
bool q_decide(QSpeakers *speakers, const struct QDocument *document, const QExtent *extent,
              uint64_t version, uint64_t key);

/* Makes an entity, or Q_NOBODY, the answer. */
void q_answer(const QSpeakers *speakers, int32_t entity, QAnswerRecord *record);

/* Gives an answer a name in a comment, which may be empty, as evidence; base is the start of the
 * answer's chunk. */
void q_point_at_name(QRange name, uint32_t base, QAnswerRecord *record);

#endif
