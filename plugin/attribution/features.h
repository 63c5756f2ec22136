/* What speaks for each candidate of a turn, as features that have weights. A feature has a value
 * (such as how near the last mention is) in a context (such as what kind of tag the turn has); each
 * value in each context has one weight.
 *
 * The weights are data (weights.txt), fitted to annotated texts by tests/tools/speakers.c. */
#ifndef QUOTH_ATTRIBUTION_FEATURES_H
#define QUOTH_ATTRIBUTION_FEATURES_H

#include "attribution/decode.h"
#include "attribution/sieves.h"
#include "attribution/stage.h"

/* Name in C, name in the file of weights, contexts, values, and the sieve that it counts for. */
#define Q_FEATURES(X)                                     \
  X(TAG_NAMES, "tag-names", 1, Q_TAGS, TAG)               \
  X(TAG_ANOTHER, "tag-names-another", 1, Q_TAGS, TAG)     \
  X(LABEL, "own-label", 8, 2, LABEL)                      \
  X(KIN, "kin", 2, 4, GENDER)                             \
  X(NARRATOR, "narrator", 1, 4, NARRATOR)                 \
  X(GENDER, "gender", 4, 3, GENDER)                       \
  X(OF_GENDER, "rank-of-gender", 4, 5, PRONOUN)           \
  X(OF_OPEN, "rank-of-gender-or-unknown", 4, 5, PRONOUN)  \
  X(RANK, "rank", 3, 9, NEAREST)                          \
  X(DISTANCE, "paragraphs-since", 3, 8, NEAREST)          \
  X(ROLE, "last-role", 3, 6, NEAREST)                     \
  X(ADDRESSED_BEFORE, "addressed-before", 6, 3, VOCATIVE) \
  X(ADDRESSED_AFTER, "addressed-after", 6, 3, VOCATIVE)   \
  X(ADDRESSED_HERE, "addressed", 3, 2, VOCATIVE)          \
  X(NAMED_BEFORE, "named-before", 3, 2, VOCATIVE)         \
  X(NAMED_AFTER, "named-after", 3, 2, VOCATIVE)           \
  X(NAMED_HERE, "named", 3, 2, VOCATIVE)                  \
  X(CALLED, "called", 3, 9, VOCATIVE)                     \
  X(RUN_HAILED, "run-talked-to", 1, 4, VOCATIVE)          \
  X(RUN_GENDER, "run-gender", 2, 4, PRONOUN)              \
  X(TALKED, "talked-of", 3, 5, PRESENCE)                  \
  X(HAILED, "talked-to", 3, 4, PRESENCE)                  \
  X(OF_SPOKE, "spoke-of-gender", 4, 4, PRONOUN)           \
  X(TAGGED, "tagged", 3, 8, ALTERNATION)                  \
  X(HERE, "part", 6, Q_PARTS, BEAT)                       \
  X(HERE_ANOTHER, "another-acts", 3, 2, BEAT)             \
  X(BEFORE, "part-before", 9, Q_PARTS, PARAGRAPH)         \
  X(KIND, "kind", 3, 18, PRESENCE)                        \
  X(EVIDENCE, "person", 1, 8, PRESENCE)                   \
  X(TITLED, "titled", 1, 2, PRESENCE)                     \
  X(SPOKE, "spoke", 3, 5, ALTERNATION)                    \
  X(MENTIONS, "mentions", 3, 5, PRESENCE)                 \
  X(RULE, "rules", 1, Q_SIEVES, NONE)                     \
  X(REGISTER, "register", 2, 2, PRONOUN)                  \
  X(LINK, "link", Q_LINK_CONTEXTS, Q_LINKS, ALTERNATION)

enum {
  Q_LINK_CONTEXTS = Q_GAPS * 10 /* by the gap, the tag, and whether the turn before asks */
};

typedef enum {
#define X(name, text, contexts, values, sieve) Q_FEATURE_##name,
  Q_FEATURES(X)
#undef X
  Q_FEATURE_COUNT
} QFeature;

enum {
#define X(name, text, contexts, values, sieve) \
  Q_AT_##name, Q_END_##name = Q_AT_##name + (contexts) * (values)-1,
  Q_FEATURES(X)
#undef X
  Q_WEIGHTS,
  Q_SCORED = 44, /* features of a candidate that count, at most */
};

/* The weights that are compiled in, Q_WEIGHTS of them. */
const float *q_weights(void);

/* The feature that a weight belongs to, with its context and value. */
QFeature q_feature_of(uint32_t weight, uint32_t *context, uint32_t *value);
/* The feature of a name; Q_FEATURE_COUNT: there is none. */
QFeature q_feature_named(const char *name);
const char *q_feature_name(QFeature feature);
QSieve q_feature_sieve(QFeature feature);

/* The weights that count for a candidate of a turn, with the feature that each belongs to. */
typedef struct {
  uint32_t count;
  uint16_t weights[Q_SCORED];
  uint8_t features[Q_SCORED]; /* QFeature */
} QFeatures;

void q_features_of(const QScene *scene, const QStage *stages, const QAnswer *answers, uint32_t turn,
                   uint32_t candidate, QFeatures *found);

/* The weight of the first link (Q_LINK_SAME) of a turn; the others follow it. */
uint32_t q_feature_link(const QScene *scene, uint32_t turn);

/* The lattice of a turn for its answer: what its tag or a hand tells alone, if that is all; else
 * those candidates that weigh most. */
void q_lattice_make(const QScene *scene, const QStage *stages, const QAnswer *answers,
                    uint32_t turn, const float *table, QLattice *lattice);

/* The lattice with all candidates. */
void q_features_lattice(const QScene *scene, const QStage *stages, const QAnswer *answers,
                        uint32_t turn, const float *weights, QLattice *lattice);

#endif
