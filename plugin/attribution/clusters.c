#include "attribution/clusters.h"

#include <stdlib.h>
#include <string.h>

#include "attribution/nicknames.h"
#include "attribution/spelling.h"
#include "document/memory.h"
#include "quoth.h"

enum {
  ENOUGH = 100, /* hundredths of votes that tell a gender */
  LONG = 5,     /* letters of a given name that may be spelled in two ways */
  GROUP = 48,   /* persons of one surname that are told apart by what their given names may be */
};

/* A name by the key of one of its words. */
typedef struct {
  uint64_t key;
  uint32_t named;
} QByWord;

typedef struct {
  QClusters *c;
  const QNames *names;
  QByWord *surnames, *givens; /* of names with both, in order */
  size_t full_count;
  QByWord *titled; /* of names with a title and one word, by that word */
  size_t titled_count;
  int32_t *same;      /* for each cluster one before it that it turned out to be, or itself */
  uint32_t *familiar; /* how often it is called by its given name alone */
} QSorter;

void q_clusters_free(QClusters *clusters) { q_memory_free(clusters->named); }

/* ---- Order ---------------------------------------------------------------------- */

static int by_key(const void *a, const void *b) {
  const QNamed *x = a, *y = b;
  return (x->name->key > y->name->key) - (x->name->key < y->name->key);
}

static int by_word(const void *a, const void *b) {
  const QByWord *x = a, *y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  return (x->named > y->named) - (x->named < y->named);
}

/* The first entry of a key in a sorted list; count where there is none. */
static size_t find(const QByWord *list, size_t count, uint64_t key) {
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

/* ---- What the names tell -------------------------------------------------------- */

/* Mrs. and a given name that is no woman's: a wife, and never the man. */
static bool is_wife(const QNamed *n) {
  return n->parts.title_gender == Q_GENDER_WOMAN && n->parts.given_length &&
         (n->parts.given_gender == Q_GENDER_MAN ||
          (n->parts.title == Q_TITLE_MRS && !n->parts.listed));
}

static uint8_t gender_of(const QNamed *n) {
  if (n->parts.title_gender == Q_GENDER_MAN || n->parts.title_gender == Q_GENDER_WOMAN)
    return n->parts.title_gender;
  return n->parts.given_gender;
}

static bool genders_agree(uint8_t a, uint8_t b) {
  return a == Q_GENDER_UNKNOWN || b == Q_GENDER_UNKNOWN || a == b;
}

/* By title, or by most of the pronouns that follow a name alone. */
static uint8_t gender_told(const QNamed *n) {
  if (n->parts.title_gender) return n->parts.title_gender;
  int32_t he = n->name->he, she = n->name->she;
  if (he >= ENOUGH && he > 3 * she) return Q_GENDER_MAN;
  return she >= ENOUGH && she > 3 * he ? Q_GENDER_WOMAN : Q_GENDER_UNKNOWN;
}

static uint32_t count_of(const QSorter *s, uint64_t key) {
  const QName *name = key ? q_names_find(s->names, key) : NULL;
  return name ? name->count : 0;
}

static int32_t new_cluster(QSorter *s) {
  int32_t cluster = (int32_t)s->c->clusters++;
  s->same[cluster] = cluster;
  s->familiar[cluster] = 0;
  return cluster;
}

static int32_t root(const QSorter *s, int32_t cluster) {
  while (s->same[cluster] != cluster) cluster = s->same[cluster];
  return cluster;
}

static void unite(QSorter *s, int32_t a, int32_t b) {
  a = root(s, a);
  b = root(s, b);
  if (a < b) {
    s->same[b] = a;
  } else {
    s->same[a] = b;
  }
}

/* ---- (a) A given name and a surname --------------------------------------------- */

static bool same_person(const QNamed *a, const QNamed *b) {
  return is_wife(a) == is_wife(b) && genders_agree(gender_of(a), gender_of(b)) &&
         q_given_agree(a->parts.given, a->parts.given_length, b->parts.given,
                       b->parts.given_length);
}

static bool more_frequent(const QNamed *a, const QNamed *b) {
  if (a->parts.initial != b->parts.initial) return b->parts.initial;
  if (a->name->count != b->name->count) return a->name->count > b->name->count;
  return a->name->key < b->name->key;
}

/* The names of one surname: the most frequent first, initials last. */
static void cluster_full(QSorter *s, size_t from, size_t to) {
  QNamed *heads[GROUP];
  size_t head_count = 0;
  for (size_t done = from; done < to; done++) {
    QNamed *best = NULL;
    if (to - from > GROUP) { /* too many to be looked at by their frequency */
      best = &s->c->named[s->surnames[done].named];
    } else {
      for (size_t i = from; i < to; i++) {
        QNamed *n = &s->c->named[s->surnames[i].named];
        if (n->cluster < 0 && (!best || more_frequent(n, best))) best = n;
      }
    }
    for (size_t i = 0; i < head_count && best->cluster < 0; i++)
      if (same_person(heads[i], best)) best->cluster = heads[i]->cluster;
    if (best->cluster >= 0) continue;
    best->cluster = new_cluster(s);
    if (head_count < GROUP) heads[head_count++] = best;
  }
}

static void all_full(QSorter *s) {
  for (size_t from = 0, to; from < s->full_count; from = to) {
    for (to = from + 1; to < s->full_count && s->surnames[to].key == s->surnames[from].key;) to++;
    cluster_full(s, from, to);
  }
}

/* Xie Yangyi, Xie Yan Yi: what follows one word is spelled in two ways, or what comes before one
 * surname is. */
static bool is_respelled(const QNamed *a, const QNamed *b, const char *pool, bool surname) {
  if (is_wife(a) != is_wife(b) || !genders_agree(gender_of(a), gender_of(b))) return false;
  if (a->parts.thing || b->parts.thing || a->parts.body || b->parts.body) return false;
  if (surname)
    return a->parts.given_length >= LONG && b->parts.given_length >= LONG &&
           q_spelled_alike(a->parts.given, a->parts.given_length, b->parts.given,
                           b->parts.given_length);
  const char *a_end = pool + a->name->words + a->name->length;
  const char *b_end = pool + b->name->words + b->name->length;
  const char *a_rest = a->parts.given + a->parts.given_length + 1;
  const char *b_rest = b->parts.given + b->parts.given_length + 1;
  return a->parts.given_length > 1 && *a_rest == *b_rest &&
         q_spelled_alike(a_rest, (unsigned)(a_end - a_rest), b_rest, (unsigned)(b_end - b_rest));
}

static void respell(QSorter *s, const QByWord *list, size_t from, size_t to, bool surname) {
  if (to - from > GROUP) return;
  for (size_t i = from; i < to; i++) {
    const QNamed *a = &s->c->named[list[i].named];
    for (size_t k = from; k < i; k++) {
      const QNamed *b = &s->c->named[list[k].named];
      if (root(s, a->cluster) != root(s, b->cluster) && is_respelled(a, b, s->names->pool, surname))
        unite(s, a->cluster, b->cluster);
    }
  }
}

static void all_respelled(QSorter *s) {
  for (int surname = 0; surname < 2; surname++) {
    const QByWord *list = surname ? s->surnames : s->givens;
    for (size_t from = 0, to; from < s->full_count; from = to) {
      for (to = from + 1; to < s->full_count && list[to].key == list[from].key;) to++;
      respell(s, list, from, to, surname);
    }
  }
}

/* How often each is called by a given name. */
static void all_familiar(QSorter *s) {
  for (size_t i = 0; i < s->full_count; i++) {
    const QNamed *n = &s->c->named[s->surnames[i].named];
    uint32_t count = count_of(s, n->given), *most = &s->familiar[root(s, n->cluster)];
    if (!is_wife(n) && count > *most) *most = count;
  }
}

/* ---- (b) A title and one name --------------------------------------------------- */

/* The full name of a surname that is least often called by its given name alone. */
static QNamed *least_familiar(const QSorter *s, uint64_t surname, const QNamed *who) {
  QNamed *best = NULL;
  uint32_t best_count = 0;
  bool best_title = false;
  uint8_t gender = gender_told(who);
  size_t i = find(s->surnames, s->full_count, surname);
  for (size_t n = 0; i < s->full_count && s->surnames[i].key == surname && n < GROUP; i++, n++) {
    QNamed *named = &s->c->named[s->surnames[i].named];
    if (is_wife(named) || named->parts.thing || !genders_agree(gender_of(named), gender)) continue;
    uint32_t count = s->familiar[root(s, named->cluster)];
    bool title = who->parts.title != Q_TITLE_NONE && named->parts.title == who->parts.title;
    bool better = !best || (title && !best_title);
    if (!better && title == best_title)
      better = count < best_count || (count == best_count && more_frequent(named, best));
    if (!better) continue;
    best = named;
    best_count = count;
    best_title = title;
  }
  return best;
}

/* The most frequent full name with that given name. */
static QNamed *by_given(const QSorter *s, uint64_t given, uint8_t gender) {
  QNamed *best = NULL;
  size_t i = find(s->givens, s->full_count, given);
  for (size_t n = 0; i < s->full_count && s->givens[i].key == given && n < GROUP; i++, n++) {
    QNamed *named = &s->c->named[s->givens[i].named];
    if (is_wife(named) || named->parts.thing || !genders_agree(gender_of(named), gender)) continue;
    if (!best || more_frequent(named, best)) best = named;
  }
  return best;
}

/* A titled name that has been placed already: of the same word, whose title tells of the same. */
static QNamed *by_title(const QSorter *s, uint64_t word, bool (*agrees)(QTitle, uint8_t)) {
  QNamed *best = NULL;
  size_t i = find(s->titled, s->titled_count, word);
  for (size_t n = 0; i < s->titled_count && s->titled[i].key == word && n < GROUP; i++, n++) {
    QNamed *named = &s->c->named[s->titled[i].named];
    if (named->cluster < 0 || !agrees(named->parts.title, named->parts.title_gender)) continue;
    if (!best || more_frequent(named, best)) best = named;
  }
  return best;
}

static bool is_man(QTitle title, uint8_t gender) {
  return title == Q_TITLE_MR || (title == Q_TITLE_RANK && gender != Q_GENDER_WOMAN);
}
static bool is_married(QTitle title, uint8_t gender) {
  (void)gender;
  return title == Q_TITLE_MRS;
}
static bool is_miss(QTitle title, uint8_t gender) {
  (void)gender;
  return title == Q_TITLE_MISS;
}
static bool is_woman(QTitle title, uint8_t gender) {
  (void)title;
  return gender == Q_GENDER_WOMAN;
}
static bool is_familiar(QTitle title, uint8_t gender) {
  (void)gender;
  return title == Q_TITLE_SIR || title == Q_TITLE_AUNT || title == Q_TITLE_LADY ||
         title == Q_TITLE_MISS;
}
static bool is_any(QTitle title, uint8_t gender) {
  (void)title;
  (void)gender;
  return true;
}

/* The only woman of a surname, wives aside; NULL where there is none or more. Or, of wives, the
 * most frequent. */
static QNamed *only_woman(const QSorter *s, const QNamed *who, bool wife, bool married) {
  uint64_t surname = who->surname;
  QNamed *best = NULL;
  size_t i = find(s->surnames, s->full_count, surname);
  for (size_t n = 0; i < s->full_count && s->surnames[i].key == surname && n < GROUP; i++, n++) {
    QNamed *named = &s->c->named[s->surnames[i].named];
    bool mrs = named->parts.title == Q_TITLE_MRS;
    if (wife) {
      /* Where the short form is much more frequent, the full one is to tell another from her. */
      if (2 * who->name->count > 3 * named->name->count) continue;
      if (mrs && (!best || more_frequent(named, best))) best = named;
      continue;
    }
    if (is_wife(named) || gender_of(named) != Q_GENDER_WOMAN || (mrs && !married)) continue;
    if (best && best->cluster != named->cluster) return NULL;
    best = named;
  }
  return best;
}

/* The full name that one alone is short for: Lizzy, Elizabeth Bennet. */
static QNamed *by_nickname(const QSorter *s, const QNamed *n) {
  const char *full[Q_NICKNAME_FULLS];
  unsigned count = q_nickname(n->parts.surname, n->parts.surname_length, full);
  QNamed *best = NULL;
  for (unsigned i = 0; i < count; i++) {
    uint64_t key = q_name_key(full[i], (unsigned)strlen(full[i]), false);
    QNamed *found = by_given(s, key, Q_GENDER_UNKNOWN);
    if (found && (!best || more_frequent(found, best))) best = found;
  }
  return best;
}

static QNamed *place_titled(const QSorter *s, const QNamed *n) {
  uint64_t word = n->surname;
  QNamed *found = NULL;
  bool given = n->parts.given_gender != Q_GENDER_UNKNOWN;
  switch (n->parts.title) {
  case Q_TITLE_MR:
  case Q_TITLE_RANK:
    found = least_familiar(s, word, n);
    if (!found)
      found = by_title(s, word, n->parts.title_gender == Q_GENDER_WOMAN ? is_woman : is_man);
    return found ? found : by_given(s, word, n->parts.title_gender); /* Mr. Randolph */
  case Q_TITLE_MRS:
    found = only_woman(s, n, true, true);
    if (!found) found = by_title(s, word, is_married);
    if (!found && !by_title(s, word, is_miss)) found = only_woman(s, n, false, true);
    return found;
  case Q_TITLE_MISS:
    if (given) found = by_given(s, word, Q_GENDER_WOMAN);
    if (!found) found = only_woman(s, n, false, false);
    return found ? found : by_title(s, word, is_miss);
  case Q_TITLE_MS:
    found = only_woman(s, n, false, true);
    return found ? found : by_title(s, word, is_woman);
  case Q_TITLE_LADY:
    found = by_given(s, word, Q_GENDER_WOMAN);
    if (!found) found = only_woman(s, n, false, true);
    return found ? found : by_title(s, word, is_woman);
  default:
    found = by_given(s, word, n->parts.title_gender);
    if (!found) found = by_nickname(s, n);
    return found ? found : by_title(s, word, is_familiar);
  }
}

static void all_titled(QSorter *s) {
  static const QTitle order[] = {Q_TITLE_MR, Q_TITLE_RANK, Q_TITLE_MISS, Q_TITLE_MRS,
                                 Q_TITLE_MS, Q_TITLE_LADY, Q_TITLE_SIR,  Q_TITLE_AUNT};
  for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
    for (size_t i = 0; i < s->titled_count; i++) {
      QNamed *n = &s->c->named[s->titled[i].named];
      if (n->parts.title != order[k] || n->cluster >= 0) continue;
      const QNamed *same = place_titled(s, n);
      n->cluster = same ? same->cluster : new_cluster(s);
    }
  }
}

static QNamed *named_by_key(const QClusters *c, uint64_t key) {
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

/* ---- (c) One name alone --------------------------------------------------------- */

/* Whether it is a name at all: not just a word that opens sentences. */
static bool is_proven(const QNamed *n) {
  const QName *name = n->name;
  return name->count > name->firsts || n->parts.listed || name->cues || name->vocatives;
}

static QNamed *place_bare(const QSorter *s, const QNamed *n) {
  uint64_t word = n->surname;
  QNamed *given = by_given(s, word, Q_GENDER_UNKNOWN), *found = NULL;
  if (n->parts.listed) {
    found = given ? given : by_nickname(s, n);
    if (!found) found = by_title(s, word, is_familiar);
  }
  if (!found) found = by_title(s, word, is_man);
  if (!found) found = least_familiar(s, word, n);
  bool pair = given && given->parts.words == 2 && !given->parts.body;
  if (given && (!found || (pair && more_frequent(given, found)))) found = given;
  if (!found) found = by_title(s, word, is_familiar);
  if (!found) found = by_title(s, word, is_any);
  return found ? found : by_nickname(s, n);
}

static void all_bare(QSorter *s) {
  for (size_t i = 0; i < s->c->count; i++) {
    QNamed *n = &s->c->named[i];
    if (n->cluster >= 0 || n->name->described || n->parts.given_length) continue;
    if (n->parts.title != Q_TITLE_NONE && n->parts.words) continue;
    const QNamed *same = n->parts.words ? place_bare(s, n) : NULL;
    if (same) {
      n->cluster = same->cluster;
    } else if (is_proven(n)) {
      n->cluster = new_cluster(s);
    }
  }
}

/* Lizzy, Elizabeth: one name alone that is short for another, where no full name tells more. */
static void all_short(QSorter *s) {
  for (size_t i = 0; i < s->c->count; i++) {
    const QNamed *n = &s->c->named[i];
    if (n->cluster < 0 || n->name->described || n->parts.words != 1) continue;
    if (n->parts.title != Q_TITLE_NONE || by_given(s, n->surname, Q_GENDER_UNKNOWN)) continue;
    const char *full[Q_NICKNAME_FULLS];
    unsigned count = q_nickname(n->parts.surname, n->parts.surname_length, full);
    const QNamed *found = NULL;
    for (unsigned k = 0; k < count; k++) {
      uint64_t key = q_name_key(full[k], (unsigned)strlen(full[k]), false);
      const QNamed *longer = named_by_key(s->c, key);
      if (!longer || longer->cluster < 0) continue;
      if (found && root(s, found->cluster) != root(s, longer->cluster)) {
        found = NULL;
        break;
      }
      found = longer;
    }
    if (found) unite(s, found->cluster, n->cluster);
  }
}

/* The Admiral who is called by that alone: the only one whose name has that title. */
static void all_ranks(QSorter *s) {
  for (size_t i = 0; i < s->c->count; i++) {
    const QNamed *n = &s->c->named[i];
    if (n->cluster < 0 || n->name->described || n->parts.words || !n->parts.surname_length)
      continue;
    if (n->parts.title == Q_TITLE_MR || n->parts.title == Q_TITLE_MRS ||
        n->parts.title == Q_TITLE_MISS)
      continue;
    unsigned length = n->parts.surname_length;
    int32_t found = -1;
    bool one = true;
    for (size_t k = 0; k < s->c->count && one; k++) {
      const QNamed *m = &s->c->named[k];
      if (m->cluster < 0 || m->name->described || !m->parts.words || m->name->length <= length)
        continue;
      const char *words = s->names->pool + m->name->words;
      if (words[length] != ' ' || memcmp(words, n->parts.surname, length) != 0) continue;
      one = found < 0 || root(s, m->cluster) == root(s, found);
      found = m->cluster;
    }
    if (found >= 0 && one) unite(s, found, n->cluster);
  }
}

/* ---- The rest ------------------------------------------------------------------- */

bool q_named_is_doubtful(const QNamed *n) {
  return n->name->doubts == n->name->count && n->parts.words > 1;
}

static void all_doubtful(QSorter *s) {
  for (size_t i = 0; i < s->c->count; i++) {
    QNamed *n = &s->c->named[i];
    if (n->cluster >= 0 || n->name->described || !q_named_is_doubtful(n)) continue;
    const char *words = s->names->pool + n->name->words;
    const char *blank = memchr(words, ' ', n->name->length);
    if (blank) {
      unsigned length = (unsigned)(words + n->name->length - (blank + 1));
      const QNamed *rest = named_by_key(s->c, q_name_key(blank + 1, length, false));
      if (rest) n->cluster = rest->cluster;
    }
    if (n->cluster < 0) n->cluster = new_cluster(s);
  }
}

static void all_described(QSorter *s) {
  for (size_t i = 0; i < s->c->count; i++)
    if (s->c->named[i].name->described) s->c->named[i].cluster = new_cluster(s);
}

/* Numbers the clusters in the order of their names. */
static bool number(const QSorter *s, QClusters *c) {
  int32_t *numbers = q_memory_new((c->clusters + 1) * sizeof *numbers);
  if (!numbers) return false;
  for (size_t i = 0; i < c->clusters; i++) numbers[i] = -1;
  int32_t next = 0;
  for (size_t i = 0; i < c->count; i++) {
    if (c->named[i].cluster < 0) continue;
    int32_t old = root(s, c->named[i].cluster);
    if (numbers[old] < 0) numbers[old] = next++;
    c->named[i].cluster = numbers[old];
  }
  c->clusters = (size_t)next;
  q_memory_free(numbers);
  return true;
}

static bool take_names(QClusters *c, const QNames *names) {
  for (size_t i = 0; i < names->capacity; i++) c->count += names->names[i].count > 0;
  c->named = q_memory_new((c->count + 1) * sizeof *c->named);
  if (!c->named) return false;
  size_t count = 0;
  for (size_t i = 0; i < names->capacity; i++) {
    const QName *name = &names->names[i];
    if (!name->count) continue;
    QNamed *n = &c->named[count++];
    *n = (QNamed){.name = name, .cluster = -1};
    if (name->described) continue;
    n->parts = q_name_parts(names->pool + name->words, name->length);
    if (n->parts.given_length) n->given = q_name_key(n->parts.given, n->parts.given_length, false);
    if (n->parts.surname_length)
      n->surname = q_name_key(n->parts.surname, n->parts.surname_length, false);
  }
  qsort(c->named, c->count, sizeof *c->named, by_key);
  return true;
}

static bool sort_words(QSorter *s) {
  QClusters *c = s->c;
  s->surnames = q_memory_new((c->count + 1) * sizeof *s->surnames);
  s->givens = q_memory_new((c->count + 1) * sizeof *s->givens);
  s->titled = q_memory_new((c->count + 1) * sizeof *s->titled);
  s->same = q_memory_new((c->count + 1) * sizeof *s->same);
  s->familiar = q_memory_new((c->count + 1) * sizeof *s->familiar);
  if (!s->surnames || !s->givens || !s->titled || !s->same || !s->familiar) return false;
  for (size_t i = 0; i < c->count; i++) {
    const QNamed *n = &c->named[i];
    if (n->name->described || n->parts.words == 0) continue;
    if (n->parts.given_length && !q_named_is_doubtful(n)) {
      s->surnames[s->full_count] = (QByWord){n->surname, (uint32_t)i};
      s->givens[s->full_count++] = (QByWord){n->given, (uint32_t)i};
    } else if (n->parts.title != Q_TITLE_NONE && !n->parts.given_length) {
      s->titled[s->titled_count++] = (QByWord){n->surname, (uint32_t)i};
    }
  }
  qsort(s->surnames, s->full_count, sizeof *s->surnames, by_word);
  qsort(s->givens, s->full_count, sizeof *s->givens, by_word);
  qsort(s->titled, s->titled_count, sizeof *s->titled, by_word);
  return true;
}

bool q_clusters_make(QClusters *clusters, const QNames *names) {
  *clusters = (QClusters){0};
  QSorter s = {.c = clusters, .names = names};
  bool done = take_names(clusters, names) && sort_words(&s);
  if (done) {
    all_full(&s);
    all_respelled(&s);
    all_familiar(&s);
    all_titled(&s);
    all_bare(&s);
    all_short(&s);
    all_ranks(&s);
    all_doubtful(&s);
    all_described(&s);
    done = number(&s, clusters);
  }
  q_memory_free(s.surnames);
  q_memory_free(s.givens);
  q_memory_free(s.titled);
  q_memory_free(s.same);
  q_memory_free(s.familiar);
  return done;
}
