#include "attribution/clusters.h"

#include <string.h>

#include "attribution/clusters_sort.h"
#include "attribution/nicknames.h"
#include "document/memory.h"
#include "quoth.h"

enum {
  LEANS = 70, /* hundredths of votes that tell a gender */
  /* Of sources in news: */
  FULL_OF = 12, /* one of so many is named in full, */
  CALLED = 3,   /* and for one name called out there are so many */
  SORTED = 4,   /* bytes of a key that are sorted by one after the other, an even number */
};

void q_clusters_free(QClusters *clusters) { q_memory_free(clusters->named); }

/* ---- Order ---------------------------------------------------------------------- */

void q_sorter_sort(QSorter *s, QByWord *list, size_t count) {
  QByWord *from = list, *to = s->spare;
  for (unsigned shift = 64 - 8 * SORTED; shift < 64; shift += 8) {
    size_t places[256] = {0}, at = 0;
    for (size_t i = 0; i < count; i++) places[from[i].key >> shift & 255]++;
    for (unsigned digit = 0; digit < 256; digit++) {
      size_t those = places[digit];
      places[digit] = at;
      at += those;
    }
    for (size_t i = 0; i < count; i++) to[places[from[i].key >> shift & 255]++] = from[i];
    QByWord *sorted = to;
    to = from;
    from = sorted;
  }
  /* Hashes of different words seldom begin alike. */
  for (size_t i = 1; i < count; i++) {
    QByWord moved = list[i];
    size_t at = i;
    for (; at > 0 && list[at - 1].key > moved.key; at--) list[at] = list[at - 1];
    list[at] = moved;
  }
}

size_t q_sorter_find(const QByWord *list, size_t count, uint64_t key) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (list[middle].key < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < count && list[low].key == key ? low : count;
}

static unsigned bit_of(uint64_t key) { return (unsigned)(key % Q_SORTER_BITS); }

size_t q_sorter_first(const QByWords *words, uint64_t key) {
  unsigned bit = bit_of(key);
  if (!(words->bits[bit / 64] >> bit % 64 & 1)) return words->count;
  return q_sorter_find(words->list, words->count, key);
}

static void put(QByWords *words, uint64_t key, size_t named) {
  unsigned bit = bit_of(key);
  words->list[words->count++] = (QByWord){key, (uint32_t)named};
  words->bits[bit / 64] |= UINT64_C(1) << bit % 64;
}

bool q_named_is_wife(const QNamed *n) {
  return n->parts.title_gender == Q_GENDER_WOMAN && n->parts.given_length &&
         (n->parts.given_gender == Q_GENDER_MAN ||
          (n->parts.title == Q_TITLE_MRS && !n->parts.listed));
}

uint8_t q_named_gender(const QNamed *n) {
  if (n->parts.title_gender == Q_GENDER_MAN || n->parts.title_gender == Q_GENDER_WOMAN)
    return n->parts.title_gender;
  return n->parts.given_gender;
}

bool q_genders_agree(uint8_t a, uint8_t b) {
  return a == Q_GENDER_UNKNOWN || b == Q_GENDER_UNKNOWN || a == b;
}

uint8_t q_sorter_gender(const QSorter *s, int32_t cluster) {
  int32_t leaning = s->leaning[q_sorter_root(s, cluster)];
  if (leaning >= LEANS) return Q_GENDER_MAN;
  return leaning <= -LEANS ? Q_GENDER_WOMAN : Q_GENDER_UNKNOWN;
}

int32_t q_sorter_cluster(QSorter *s) {
  int32_t cluster = (int32_t)s->c->clusters++;
  s->same[cluster] = cluster;
  s->familiar[cluster] = 0;
  s->fulls[cluster] = 0;
  s->leaning[cluster] = 0;
  return cluster;
}

int32_t q_sorter_root(const QSorter *s, int32_t cluster) {
  while (s->same[cluster] != cluster) cluster = s->same[cluster];
  return cluster;
}

void q_sorter_unite(QSorter *s, int32_t a, int32_t b) {
  a = q_sorter_root(s, a);
  b = q_sorter_root(s, b);
  if (a < b) {
    s->same[b] = a;
  } else {
    s->same[a] = b;
  }
}

bool q_named_is_before(const QNamed *a, const QNamed *b) {
  if (a->parts.initial != b->parts.initial) return b->parts.initial;
  if (a->name->count != b->name->count) return a->name->count > b->name->count;
  return a->name->key < b->name->key;
}

QNamed *q_sorter_given(const QSorter *s, uint64_t given, uint8_t gender) {
  QNamed *best = NULL;
  size_t i = q_sorter_first(&s->givens, given);
  for (size_t n = 0; i < s->givens.count && s->givens.list[i].key == given && n < Q_SORTER_GROUP;
       i++, n++) {
    QNamed *named = &s->c->named[s->givens.list[i].named];
    if (q_named_is_wife(named) || named->parts.thing ||
        !q_genders_agree(q_named_gender(named), gender))
      continue;
    if (!best || q_named_is_before(named, best)) best = named;
  }
  return best;
}

QNamed *q_sorter_nickname(const QSorter *s, const QNamed *n) {
  const char *full[Q_NICKNAME_FULLS];
  if (!n->parts.is_short) return NULL;
  const char *word = s->names->pool + n->name->words + n->parts.surname;
  unsigned count = q_nickname(word, n->parts.surname_length, full);
  QNamed *best = NULL;
  for (unsigned i = 0; i < count; i++) {
    uint64_t key = q_name_key(full[i], (unsigned)strlen(full[i]), false);
    QNamed *found = q_sorter_given(s, key, Q_GENDER_UNKNOWN);
    if (found && (!best || q_named_is_before(found, best))) best = found;
  }
  return best;
}

QNamed *q_sorter_named(const QSorter *s, uint64_t key) {
  const QClusters *c = s->c;
  if (!q_names_find(s->names, key)) return NULL;
  size_t low = 0, high = c->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (c->named[middle].name->key < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < c->count && c->named[low].name->key == key ? &c->named[low] : NULL;
}

/* ---- All of them ---------------------------------------------------------------- */

static void all_described(QSorter *s) {
  for (size_t i = 0; i < s->c->count; i++)
    if (s->c->named[i].name->described) s->c->named[i].cluster = q_sorter_cluster(s);
}
/* Numbers the clusters in the order of their names. */
static bool number(const QSorter *s, QClusters *c) {
  int32_t *numbers = q_memory_new((c->clusters + 1) * sizeof *numbers);
  if (!numbers) return false;
  for (size_t i = 0; i < c->clusters; i++) numbers[i] = -1;
  int32_t next = 0;
  for (size_t i = 0; i < c->count; i++) {
    if (c->named[i].cluster < 0) continue;
    int32_t old = q_sorter_root(s, c->named[i].cluster);
    if (numbers[old] < 0) numbers[old] = next++;
    c->named[i].cluster = numbers[old];
  }
  c->clusters = (size_t)next;
  q_memory_free(numbers);
  return true;
}

static bool take_names(QSorter *s, const QNames *names) {
  QClusters *c = s->c;
  for (size_t i = 0; i < names->capacity; i++) c->count += names->names[i].count > 0;
  c->named = q_memory_new((c->count + 1) * sizeof *c->named);
  s->spare = q_memory_new((c->count + 1) * sizeof *s->spare);
  QByWord *order = q_memory_new((c->count + 1) * sizeof *order);
  bool done = c->named && s->spare && order;
  size_t count = 0;
  for (size_t i = 0; i < names->capacity && done; i++) {
    const QName *name = &names->names[i];
    if (name->count) order[count++] = (QByWord){name->key, (uint32_t)i};
  }
  if (done) q_sorter_sort(s, order, count);
  for (size_t i = 0; i < count; i++) {
    const QName *name = &names->names[order[i].named];
    QNamed *n = &c->named[i];
    *n = (QNamed){.name = name,
                  .parts = name->parts,
                  .given = name->given,
                  .surname = name->surname,
                  .cluster = -1};
  }
  q_memory_free(order);
  return done;
}

static bool sort_words(QSorter *s) {
  QClusters *c = s->c;
  s->surnames.list = q_memory_new((c->count + 1) * sizeof *s->surnames.list);
  s->givens.list = q_memory_new((c->count + 1) * sizeof *s->givens.list);
  s->titled.list = q_memory_new((c->count + 1) * sizeof *s->titled.list);
  size_t clusters = c->count + s->more + 1;
  s->same = q_memory_new(clusters * sizeof *s->same);
  s->familiar = q_memory_new(clusters * sizeof *s->familiar);
  s->fulls = q_memory_new(clusters * sizeof *s->fulls);
  s->leaning = q_memory_new(clusters * sizeof *s->leaning);
  if (!s->surnames.list || !s->givens.list || !s->titled.list || !s->same || !s->familiar ||
      !s->fulls || !s->leaning)
    return false;
  for (size_t i = 0; i < c->count; i++) {
    const QNamed *n = &c->named[i];
    if (n->name->described || n->parts.words == 0) continue;
    if (n->parts.given_length && !q_named_is_doubtful(n)) {
      put(&s->surnames, n->surname, i);
      put(&s->givens, n->given, i);
    } else if (n->parts.title != Q_TITLE_NONE && !n->parts.given_length) {
      put(&s->titled, n->surname, i);
    }
  }
  q_sorter_sort(s, s->surnames.list, s->surnames.count);
  q_sorter_sort(s, s->givens.list, s->givens.count);
  q_sorter_sort(s, s->titled.list, s->titled.count);
  return true;
}

/* Sources that are named in full, and names that are called out: news, or a story. */
static bool are_reported(const QClusters *c) {
  uint64_t cues = 0, full = 0, called = 0;
  for (size_t i = 0; i < c->count; i++) {
    const QNamed *named = &c->named[i];
    if (named->name->described) continue;
    cues += named->name->cues;
    called += named->name->vocatives;
    if (named->parts.given_length) full += named->name->cues;
  }
  return full * FULL_OF >= cues && full > 0 && cues >= CALLED * called;
}

bool q_clusters_make(QClusters *clusters, const QNames *names, const QByHand *by_hand) {
  *clusters = (QClusters){0};
  QSorter s = {.c = clusters, .names = names, .more = by_hand ? by_hand->name_count : 0};
  bool done = take_names(&s, names) && sort_words(&s);
  if (done) {
    clusters->reported = are_reported(clusters);
    q_cluster_full(&s);
    q_cluster_titled(&s);
    done = q_cluster_alone(&s);
    q_cluster_doubtful(&s);
    all_described(&s);
    if (done && by_hand) done = q_cluster_by_hand(&s, by_hand);
    done = done && number(&s, clusters);
  }
  q_memory_free(s.spare);
  q_memory_free(s.surnames.list);
  q_memory_free(s.givens.list);
  q_memory_free(s.titled.list);
  q_memory_free(s.same);
  q_memory_free(s.familiar);
  q_memory_free(s.fulls);
  q_memory_free(s.leaning);
  return done;
}
