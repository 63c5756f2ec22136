/* The rules that tell who speaks, one after the other: what one leaves open the next may decide. */
#ifndef QUOTH_ATTRIBUTION_SIEVES_H
#define QUOTH_ATTRIBUTION_SIEVES_H

#include "attribution/stage.h"

typedef struct {
  int32_t entity;  /* Q_NOBODY: not told */
  int32_t mention; /* of the scene: what decided; -1: nothing that is a mention */
  uint8_t sieve;   /* QSieve */
} QAnswer;

/* Answers for all turns of a scene, by the rules whose bits (1 << QSieve) are set. */
void q_sieves_run(const QScene *scene, const QStage *stages, uint32_t rules, QAnswer *answers);

/* Sets the stages and runs the rules, twice: who has spoken before, as the rules tell it, may speak
 * again. speakers is scratch memory; all have room for the scene's turns. */
void q_sieves_stage(const QScene *scene, uint32_t rules, int32_t *speakers, QStage *stages,
                    QAnswer *answers);

/* True if the tag of a turn decides: a name, a description that is its own label, "I". */
bool q_turn_is_told(const QScene *scene, const QTurn *turn);

#endif
