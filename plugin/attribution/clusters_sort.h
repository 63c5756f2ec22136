/* While clusters are made: what the rules share. */
#ifndef QUOTH_ATTRIBUTION_CLUSTERS_SORT_H
#define QUOTH_ATTRIBUTION_CLUSTERS_SORT_H

#include "attribution/clusters.h"

enum {
  Q_SORTER_GROUP = 48, /* names with one word in common that are told apart by the others */
  Q_SORTER_BITS = 1 << 16,
};

/* A name by the key of one of its words. */
typedef struct {
  uint64_t key;
  uint32_t named;
} QByWord;

/* Names by the keys of one of their words, in order. */
typedef struct {
  QByWord *list;
  size_t count;
  uint64_t bits[Q_SORTER_BITS / 64]; /* by a part of the key: 0 where none has it */
} QByWords;

typedef struct {
  QClusters *c;
  const QNames *names;
  QByWords surnames, givens; /* of names with both */
  QByWords titled;           /* of names with a title and one word, by that word */
  QByWord *spare;            /* room to sort */
  size_t more;               /* clusters that there may be beside one for each name */
  int32_t *same;      /* for each cluster one before it that it turned out to be, or itself */
  uint32_t *familiar; /* how often each is called by its given name alone, */
  uint32_t *fulls;    /* and by a given name and a surname; */
  int32_t *leaning;   /* and hundredths of votes for a man: titles, lists and pronouns */
} QSorter;

/* Sorts entries by key, digit by digit; those of one key stay as they came. There are no more than
 * names. */
void q_sorter_sort(QSorter *sorter, QByWord *list, size_t count);

/* The first entry of a key in a sorted list, or among names; count where there is none. */
size_t q_sorter_find(const QByWord *list, size_t count, uint64_t key);
size_t q_sorter_first(const QByWords *words, uint64_t key);

int32_t q_sorter_cluster(QSorter *sorter); /* a new one */
int32_t q_sorter_root(const QSorter *sorter, int32_t cluster);
void q_sorter_unite(QSorter *sorter, int32_t a, int32_t b);

/* The name of a key; NULL. */
QNamed *q_sorter_named(const QSorter *sorter, uint64_t key);

/* The most frequent full name with that given name, or with one that a name alone is short for:
 * Lizzy, Elizabeth Bennet. NULL. */
QNamed *q_sorter_given(const QSorter *sorter, uint64_t given, uint8_t gender);
QNamed *q_sorter_nickname(const QSorter *sorter, const QNamed *named);

/* QGender of a cluster, as far as its full names tell. */
uint8_t q_sorter_gender(const QSorter *sorter, int32_t cluster);

/* QGender, by the words. */
uint8_t q_named_gender(const QNamed *named);
bool q_genders_agree(uint8_t a, uint8_t b);

/* Whether a is the more frequent one; names with initials come last. */
bool q_named_is_before(const QNamed *a, const QNamed *b);

/* The rules, in their order: names with a given name and a surname; with a title and one word; of
 * one word (false when there is no memory); those that only open sentences. */
void q_cluster_full(QSorter *sorter);
void q_cluster_titled(QSorter *sorter);
bool q_cluster_alone(QSorter *sorter);
void q_cluster_doubtful(QSorter *sorter);

/* After the rules: what is said by hand joins clusters, and parts those of two people. False when
 * there is no memory. */
bool q_cluster_by_hand(QSorter *sorter, const QByHand *by_hand);

#endif
