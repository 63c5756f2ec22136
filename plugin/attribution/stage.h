/* Who is on stage: for each turn of a scene the people that may speak, and what of each is seen in
 * its paragraph and in those around it. */
#ifndef QUOTH_ATTRIBUTION_STAGE_H
#define QUOTH_ATTRIBUTION_STAGE_H

#include "attribution/scene.h"

enum {
  Q_NAMED = 6,     /* people that are named inside of a turn, of which so many are looked at */
  Q_FAR_RANK = 15, /* the rank of who has not been mentioned */
};

/* What somebody is in the sentences around a turn's quotations. */
typedef enum {
  Q_PART_NONE,
  Q_PART_BEFORE, /* acts, in the sentence before the quotation: X smiled. “...” */
  Q_PART_AFTER,  /* acts, in the one after it: “...” X smiled. */
  Q_PART_ACTS,   /* acts elsewhere in the paragraph */
  Q_PART_OBJECT,
  Q_PART_OWNER,
  Q_PART_OTHER,
  Q_PARTS,
} QPartPlayed;

typedef struct {
  int32_t entity;
  int32_t mention;      /* the last one in narration before the turn; -1: none */
  uint8_t rank;         /* among all by that, 0 the nearest; Q_FAR_RANK */
  uint8_t of_gender;    /* the same among those of the tag's gender */
  uint8_t of_open;      /* and among these and those whose gender is not known */
  uint8_t paragraphs;   /* since, at most 255 */
  uint8_t count;        /* mentions in narration so far, at most 255 */
  uint8_t here;         /* QPartPlayed in the turn's paragraph */
  uint8_t of_spoke;     /* the same among those of the tag's gender, or whose gender is not known */
  uint8_t spoke;        /* rank among those who have spoken last, 0 the last one; Q_FAR_RANK */
  uint8_t before;       /* the same in the paragraph before */
  int32_t here_mention; /* of here; -1 */
} QCandidate;

typedef struct {
  QCandidate candidates[Q_CANDIDATES];
  uint32_t count;
  int32_t addressed[Q_NAMED]; /* in its quotations */
  int32_t named[Q_NAMED];     /* but not addressed */
  int32_t addressing;         /* the mention of the first one addressed; -1 */
  uint8_t addressed_count, named_count;
  uint8_t gender;    /* QGender that the speaker has by the tag or the beat */
  uint8_t beat;      /* QGender of a pronoun that acts beside the quotations, */
  uint8_t beat_part; /* and where: Q_PART_BEFORE, Q_PART_AFTER */
  int32_t beat_mention;
  int32_t owner;   /* of whom the tag's "his" or "her" speaks; Q_NOBODY */
  int32_t kin;     /* and who that makes the tag's "his wife"; Q_NOBODY */
  uint8_t noun;    /* QNoun of the tag */
  int32_t he, she; /* who that would be now; Q_NOBODY */
  bool acted;      /* somebody named acts beside them */
} QStage;

/* Whether somebody is only described, and nowhere told to speak. */
bool q_stage_is_mute(const QScene *scene, int32_t entity);

/* Sets the stage of each turn; stages has room for all. speakers tells who speaks each turn, as
 * far as that is supposed; NULL: nothing is. */
void q_stages_set(const QScene *scene, const int32_t *speakers, QStage *stages);

/* The place of an entity among a turn's candidates; -1: it is none. */
int q_stage_find(const QStage *stage, int32_t entity);

#endif
