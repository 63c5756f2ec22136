/* Names with a given name and a surname. */
#include <stddef.h>
#include <string.h>

#include "attribution/clusters_sort.h"
#include "attribution/spelling.h"
#include "quoth.h"

enum {
  FEW = 8,      /* names that others of a great family are compared with */
  GENDER = 120, /* hundredths of votes, of a title or the list of given names */
  LONG = 5,     /* letters of a given name that may be spelled in two ways */
};

static const char *given_of(const QNamed *n, const char *pool) {
  return pool + n->name->words + n->parts.given;
}

/* Debbie Wasserman Hale, Wasserman Hale: the words of one name end with all of the other's, which
 * do not begin with a given name. */
static bool is_tail(const QNamed *a, const QNamed *b, const char *pool) {
  const char *a_end = pool + a->name->words + a->name->length;
  const char *b_end = pool + b->name->words + b->name->length;
  size_t a_length = (size_t)(a_end - given_of(a, pool));
  size_t b_length = (size_t)(b_end - given_of(b, pool));
  if (a_length < b_length) return is_tail(b, a, pool);
  return a->parts.listed && !b->parts.listed && !b->parts.thing && a_length > b_length &&
         a_end[-(ptrdiff_t)b_length - 1] == ' ' &&
         memcmp(a_end - b_length, given_of(b, pool), b_length) == 0;
}

static bool same_person(const QNamed *a, const QNamed *b, const char *pool) {
  return q_named_is_wife(a) == q_named_is_wife(b) &&
         q_genders_agree(q_named_gender(a), q_named_gender(b)) &&
         (q_given_agree(given_of(a, pool), a->parts.given_length, given_of(b, pool),
                        b->parts.given_length) ||
          is_tail(a, b, pool));
}

/* The names of one surname: the most frequent first, initials last. */
static void cluster_full(QSorter *s, size_t from, size_t to) {
  QNamed *heads[Q_SORTER_GROUP];
  size_t head_count = 0, most = to - from > Q_SORTER_GROUP ? FEW : Q_SORTER_GROUP;
  for (size_t done = from; done < to; done++) {
    QNamed *best = NULL;
    if (to - from > Q_SORTER_GROUP) { /* too many to be looked at by their frequency */
      best = &s->c->named[s->surnames.list[done].named];
    } else {
      for (size_t i = from; i < to; i++) {
        QNamed *n = &s->c->named[s->surnames.list[i].named];
        if (n->cluster < 0 && (!best || q_named_is_before(n, best))) best = n;
      }
    }
    for (size_t i = 0; i < head_count && best->cluster < 0; i++)
      if (same_person(heads[i], best, s->names->pool)) best->cluster = heads[i]->cluster;
    if (best->cluster >= 0) continue;
    best->cluster = q_sorter_cluster(s);
    if (head_count < most) heads[head_count++] = best;
  }
}

static void all_full(QSorter *s) {
  for (size_t from = 0, to; from < s->surnames.count; from = to) {
    for (to = from + 1;
         to < s->surnames.count && s->surnames.list[to].key == s->surnames.list[from].key;)
      to++;
    cluster_full(s, from, to);
  }
}

/* Xie Yangyi, Xie Yan Yi: what follows one word is spelled in two ways, or what comes before one
 * surname is. */
static bool is_respelled(const QNamed *a, const QNamed *b, const char *pool, bool surname) {
  if (q_named_is_wife(a) != q_named_is_wife(b) ||
      !q_genders_agree(q_named_gender(a), q_named_gender(b)))
    return false;
  if (a->parts.thing || b->parts.thing || a->parts.body || b->parts.body) return false;
  if (surname)
    return a->parts.given_length >= LONG && b->parts.given_length >= LONG &&
           q_spelled_alike(given_of(a, pool), a->parts.given_length, given_of(b, pool),
                           b->parts.given_length);
  const char *a_end = pool + a->name->words + a->name->length;
  const char *b_end = pool + b->name->words + b->name->length;
  const char *a_rest = given_of(a, pool) + a->parts.given_length + 1;
  const char *b_rest = given_of(b, pool) + b->parts.given_length + 1;
  return a->parts.given_length > 1 && *a_rest == *b_rest &&
         q_spelled_alike(a_rest, (unsigned)(a_end - a_rest), b_rest, (unsigned)(b_end - b_rest));
}

static void respell(QSorter *s, const QByWord *list, size_t from, size_t to, bool surname) {
  if (to - from > Q_SORTER_GROUP) return;
  for (size_t i = from; i < to; i++) {
    const QNamed *a = &s->c->named[list[i].named];
    for (size_t k = from; k < i; k++) {
      const QNamed *b = &s->c->named[list[k].named];
      if (q_sorter_root(s, a->cluster) != q_sorter_root(s, b->cluster) &&
          is_respelled(a, b, s->names->pool, surname))
        q_sorter_unite(s, a->cluster, b->cluster);
    }
  }
}

static void all_respelled(QSorter *s) {
  for (int surname = 0; surname < 2; surname++) {
    const QByWord *list = surname ? s->surnames.list : s->givens.list;
    for (size_t from = 0, to; from < s->surnames.count; from = to) {
      for (to = from + 1; to < s->surnames.count && list[to].key == list[from].key;) to++;
      respell(s, list, from, to, surname);
    }
  }
}

/* How often each is called by a given name, and whether that is a man's. */
static void all_familiar(QSorter *s) {
  for (size_t i = 0; i < s->surnames.count; i++) {
    const QNamed *n = &s->c->named[s->surnames.list[i].named];
    if (q_named_is_wife(n)) continue;
    int32_t cluster = q_sorter_root(s, n->cluster), *leaning = &s->leaning[cluster];
    s->fulls[cluster] += n->name->count;
    uint8_t gender = q_named_gender(n);
    if (gender == Q_GENDER_MAN) *leaning += GENDER;
    if (gender == Q_GENDER_WOMAN) *leaning -= GENDER;
    *leaning += (int32_t)(n->name->he - n->name->she);
    const QName *given = q_names_find(s->names, n->given);
    if (!given) continue;
    if (given->count > s->familiar[cluster]) s->familiar[cluster] = given->count;
    *leaning += (int32_t)(given->he - given->she);
  }
  /* Sir Walter is a given name too. */
  for (size_t i = 0; i < s->titled.count; i++) {
    const QNamed *n = &s->c->named[s->titled.list[i].named];
    if (n->parts.title != Q_TITLE_SIR && n->parts.title != Q_TITLE_AUNT) continue;
    const QNamed *full = q_sorter_given(s, n->surname, n->parts.title_gender);
    if (full) s->familiar[q_sorter_root(s, full->cluster)] += n->name->count;
  }
}

void q_cluster_full(QSorter *s) {
  all_full(s);
  all_respelled(s);
  all_familiar(s);
}
