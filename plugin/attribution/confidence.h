/* How sure an answer is: percent, how often answers of which the same is known are right. It is
 * told once a conversation has been decoded, for each quotation: a sum of learned weights, and a
 * table that makes a share of it (logistic regression, calibrated by isotonic regression: Zadrozny
 * and Elkan 2002). */
#ifndef QUOTH_ATTRIBUTION_CONFIDENCE_H
#define QUOTH_ATTRIBUTION_CONFIDENCE_H

#include "attribution/decode.h"
#include "attribution/sieves.h"
#include "attribution/sums.h"

/* A conversation and its answers; the arrays have an item for each turn. */
typedef struct {
  const QScene *scene;
  const QStage *stages;
  const QAnswer *answers; /* of the rules */
  const QLattice *lattices;
  const QDecoded *decoded;
  uint32_t told; /* percent of the turns whose tag decides */
} QOutcome;

QOutcome q_outcome(const QScene *scene, const QStage *stages, const QAnswer *answers,
                   const QLattice *lattices, const QDecoded *decoded);

/* Answers that have little in common: each class has weights of its own. */
typedef enum {
  Q_SURE_NEWS,     /* the tag decides, in a text that reports */
  Q_SURE_NAME,     /* it decides: a name */
  Q_SURE_LABEL,    /* a description that is its own label */
  Q_SURE_NARRATOR, /* I */
  Q_SURE_PRONOUN,  /* it does not: he, she */
  Q_SURE_GENERIC,  /* his mother, the man, somebody; a name far off */
  Q_SURE_UNTAGGED, /* there is none, and the paragraph before speaks, too */
  Q_SURE_LOOSE,    /* or it does not */
  Q_SURE_CLASSES,
} QSureClass;

/* How the values of a fact stand to each other. */
typedef enum {
  Q_SURE_APART, /* they have nothing in common */
  Q_SURE_ORDER, /* neighbours are much alike */
  Q_SURE_RISES, /* and a greater one never makes less sure */
} QSureOrder;

/* What is known of an answer. */
#define Q_SURE_FACTS(X)                                                               \
  X(CLASS, APART)    /* nothing but the class itself */                               \
  X(TAG, APART)      /* how the tag stands to the quotation, what is between turns */ \
  X(SOURCE, APART)   /* a name, or which kind of description */                       \
  X(GENDER, APART)   /* of the speaker, and how surely */                             \
  X(NAMING, APART)   /* the words of the tag against the speaker's names */           \
  X(BEARERS, APART)  /* people of that surname, in news */                            \
  X(PERSON, ORDER)   /* evidence that it is a person */                               \
  X(TOLD, ORDER)     /* share of the conversation's turns whose tag decides */        \
  X(TURNS, ORDER)    /* how long the conversation is */                               \
  X(PEOPLE, ORDER)   /* of the document */                                            \
  X(EVIDENCE, APART) /* where the source was found, of a part or a whole sentence */  \
  X(STRENGTH, RISES) /* of the link to the source */                                  \
  X(LENT, APART)     /* whether the source is another quotation's */                  \
  X(ROLE, APART)     /* of the source in its sentence */                              \
  X(MARGINAL, RISES) /* how likely the answer is */                                   \
  X(ODDS, RISES)     /* and against the next one */                                   \
  X(RULE, APART)     /* which rule says the same */                                   \
  X(RIVAL, APART)    /* who is next */                                                \
  X(BEFORE, APART)   /* how far it is to a tag that decides, and whether that fits */ \
  X(AFTER, APART)                                                                     \
  X(AROUND, APART)   /* both of them */                                               \
  X(SPEAKERS, ORDER) /* people that speak near */

typedef enum {
#define X(name, order) Q_SURE_##name,
  Q_SURE_FACTS(X)
#undef X
  Q_SURE_FACT_COUNT,
} QSureFact;

enum {
  /* Groups of the sum (sums.h): a fact of a class is fact * Q_SURE_CLASSES + class. Behind them
   * the shares in percent, by steps of the sum. */
  Q_SURE_GROUPS = Q_SURE_FACT_COUNT * Q_SURE_CLASSES,
  Q_SURE_STEPS = 64,
  Q_SURE_STEP = 160, /* thousandths */
  Q_SURE_LEAST = -4000,
};

/* The features of the answer for a quotation of a turn. */
void q_confidence_features(const QOutcome *outcome, uint32_t turn, uint32_t quotation,
                           QSum *features);

/* Percent; 100 for what is said by hand. */
uint8_t q_confidence(const QOutcome *outcome, uint32_t turn, uint32_t quotation);

/* The same for words without marks, by what their source is. */
uint8_t q_confidence_reported(QMentionKind source);

/* How many people there are, as far as answers depend on it. */
unsigned q_confidence_people(const QPeople *people);

#endif
