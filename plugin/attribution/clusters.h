/* Which names are one person's, by what the names are and how often they stand: the rules one after
 * the other, from the names that tell most to those that tell least. */
#ifndef QUOTH_ATTRIBUTION_CLUSTERS_H
#define QUOTH_ATTRIBUTION_CLUSTERS_H

#include "attribution/by_hand.h"
#include "attribution/name_parts.h"
#include "attribution/names.h"

/* A name of the document. */
typedef struct {
  const QName *name;
  QNameParts parts;
  uint64_t given, surname; /* keys of these words; 0: none */
  int32_t cluster;         /* -1: it is nobody's */
  bool by_hand;            /* it is said to be somebody's */
} QNamed;

typedef struct {
  QNamed *named; /* in order of key */
  size_t count;
  size_t clusters;
  bool reported; /* as news are: sources are named in full, and nobody is called by his name */
} QClusters;

/* A name that only ever opens a sentence, with a word that may be none of it: Then Bob. */
bool q_named_is_doubtful(const QNamed *named);

/* Mrs. and a given name that is no woman's: a wife, and never the man. */
bool q_named_is_wife(const QNamed *named);

/* by_hand may be NULL. False when there is no memory. To be freed in any case. */
bool q_clusters_make(QClusters *clusters, const QNames *names, const QByHand *by_hand);
void q_clusters_free(QClusters *clusters);

#endif
