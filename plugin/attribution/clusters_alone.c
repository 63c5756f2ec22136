/* Names of one word, with a title or alone. */
#include <string.h>

#include "attribution/clusters_sort.h"
#include "attribution/nicknames.h"
#include "document/memory.h"
#include "quoth.h"

enum {
  FEW = 3,             /* mentions */
  LONGEST_ACRONYM = 8, /* letters */
  RARELY = 8,          /* times more often: beside that the others do not count */
  ENOUGH = 45,         /* hundredths of votes that tell a gender */
};

/* By title, or by most of the pronouns that follow a name, or its last word alone. */
static uint8_t gender_told(const QSorter *s, const QNamed *n) {
  if (n->parts.title_gender) return n->parts.title_gender;
  const QName *alone = n->parts.title != Q_TITLE_NONE ? q_names_find(s->names, n->surname) : NULL;
  uint32_t he = n->name->he + (alone ? alone->he : 0);
  uint32_t she = n->name->she + (alone ? alone->she : 0);
  if (he >= ENOUGH && he > 3 * she) return Q_GENDER_MAN;
  return she >= ENOUGH && she > 3 * he ? Q_GENDER_WOMAN : Q_GENDER_UNKNOWN;
}

/* ---- A title and one name ------------------------------------------------------- */

/* How often somebody is called by the full name, or in headlines by the given name. */
static uint32_t calls_in_news(const QSorter *s, int32_t cluster) {
  uint32_t familiar = s->familiar[cluster];
  return s->fulls[cluster] + (familiar < FEW ? familiar : FEW);
}

/* Who of two is more likely called by the surname: the one who is less often called by the given
 * name alone, for all the times that both stand together. */
static bool is_more_formal(const QSorter *s, const QNamed *a, const QNamed *b) {
  int32_t x = q_sorter_root(s, a->cluster), y = q_sorter_root(s, b->cluster);
  if (s->c->reported) { /* in news it is who is spoken of more */
    uint32_t calls = calls_in_news(s, x), others = calls_in_news(s, y);
    if (calls != others) return calls > others;
  }
  uint64_t more = (s->fulls[x] + UINT64_C(1)) * (s->familiar[y] + UINT64_C(1));
  uint64_t less = (s->fulls[y] + UINT64_C(1)) * (s->familiar[x] + UINT64_C(1));
  return more != less ? more > less : q_named_is_before(a, b);
}

/* The full name that a surname, with a title or alone, most likely stands for. */
static QNamed *by_surname(const QSorter *s, uint64_t surname, const QNamed *who) {
  QNamed *best = NULL;
  bool best_title = false;
  uint8_t gender = gender_told(s, who);
  size_t i = q_sorter_first(&s->surnames, surname);
  for (size_t n = 0;
       i < s->surnames.count && s->surnames.list[i].key == surname && n < Q_SORTER_GROUP;
       i++, n++) {
    QNamed *named = &s->c->named[s->surnames.list[i].named];
    if (q_named_is_wife(named) || named->parts.thing ||
        !q_genders_agree(q_named_gender(named), gender) ||
        !q_genders_agree(q_sorter_gender(s, named->cluster), gender))
      continue;
    bool title = who->parts.title != Q_TITLE_NONE && named->parts.title == who->parts.title;
    if (best && title == best_title && !is_more_formal(s, named, best)) continue;
    if (best && best_title && !title) continue;
    best = named;
    best_title = title;
  }
  if (!best) return NULL;
  /* Who is called by his given name is not Mr. X to the same people: his father is. */
  const QName *alone = q_names_find(s->names, surname);
  const QName *given = q_names_find(s->names, best->given);
  uint32_t calls = who->name->count + (alone ? alone->count : 0);
  bool son = !s->c->reported && who->parts.title == Q_TITLE_MR && given &&
             best->parts.title == Q_TITLE_NONE && calls >= FEW && given->count > calls;
  return son ? NULL : best;
}

/* A titled name that has been placed already: of the same word, whose title tells of the same. */
static QNamed *by_title(const QSorter *s, uint64_t word, bool (*agrees)(QTitle, uint8_t)) {
  QNamed *best = NULL;
  size_t i = q_sorter_first(&s->titled, word);
  for (size_t n = 0; i < s->titled.count && s->titled.list[i].key == word && n < Q_SORTER_GROUP;
       i++, n++) {
    QNamed *named = &s->c->named[s->titled.list[i].named];
    if (named->cluster < 0 || !agrees(named->parts.title, named->parts.title_gender)) continue;
    if (!best || q_named_is_before(named, best)) best = named;
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

/* How often somebody who has a full name is called by it, or by the given name. */
static uint32_t calls_of(const QSorter *s, const QNamed *named) {
  int32_t cluster = q_sorter_root(s, named->cluster);
  return s->fulls[cluster] + s->familiar[cluster];
}

/* Whether a full name may be a woman's, whose given name is in no list, as far as the text tells:
 * Ms. X's, or Mrs. X's beside a man of that name. */
static bool may_be_woman(const QSorter *s, const QNamed *who, const QNamed *named) {
  if (!s->c->reported || named->parts.thing || named->parts.body || named->parts.initial ||
      q_named_gender(named) != Q_GENDER_UNKNOWN || s->leaning[q_sorter_root(s, named->cluster)] > 0)
    return false;
  if (who->parts.title == Q_TITLE_MS) return true;
  size_t i = q_sorter_first(&s->surnames, who->surname);
  for (size_t n = 0;
       i < s->surnames.count && s->surnames.list[i].key == who->surname && n < Q_SORTER_GROUP;
       i++, n++)
    if (q_named_gender(&s->c->named[s->surnames.list[i].named]) == Q_GENDER_MAN) return true;
  return false;
}

/* The only woman of a surname, wives aside, or the one that others are hardly spoken of beside;
 * NULL where there is none or more. Or, of wives, the most frequent. */
static QNamed *only_woman(const QSorter *s, const QNamed *who, bool wife, bool married) {
  uint64_t surname = who->surname;
  QNamed *best = NULL;
  uint32_t most = 0, second = 0;
  size_t i = q_sorter_first(&s->surnames, surname);
  for (size_t n = 0;
       i < s->surnames.count && s->surnames.list[i].key == surname && n < Q_SORTER_GROUP;
       i++, n++) {
    QNamed *named = &s->c->named[s->surnames.list[i].named];
    bool mrs = named->parts.title == Q_TITLE_MRS;
    if (wife) {
      /* Where the short form is much more frequent, the full one is to tell another from her. */
      if (2 * who->name->count > 3 * named->name->count) continue;
      if (mrs && (!best || q_named_is_before(named, best))) best = named;
      continue;
    }
    if (q_named_is_wife(named) || (mrs && !married)) continue;
    if (q_named_gender(named) != Q_GENDER_WOMAN && !may_be_woman(s, who, named)) continue;
    uint32_t calls = calls_of(s, named);
    if (best && best->cluster == named->cluster) continue;
    if (calls > most) {
      second = most;
      most = calls;
      best = named;
    } else if (calls > second) {
      second = calls;
    }
  }
  /* In news a woman is told from another by the full name. */
  uint32_t times = s->c->reported ? 1 : RARELY;
  return wife || most > times * second ? best : NULL;
}

static QNamed *place_titled(const QSorter *s, const QNamed *n) {
  uint64_t word = n->surname;
  QNamed *found = NULL;
  bool given = n->parts.given_gender != Q_GENDER_UNKNOWN;
  switch (n->parts.title) {
  case Q_TITLE_MR:
  case Q_TITLE_RANK:
    found = by_surname(s, word, n);
    if (!found)
      found = by_title(s, word, n->parts.title_gender == Q_GENDER_WOMAN ? is_woman : is_man);
    return found ? found : q_sorter_given(s, word, n->parts.title_gender); /* Mr. Randolph */
  case Q_TITLE_MRS:
    found = only_woman(s, n, true, true);
    if (!found) found = by_title(s, word, is_married);
    if (!found && !by_title(s, word, is_miss)) found = only_woman(s, n, false, true);
    return found;
  case Q_TITLE_MISS:
    if (given) found = q_sorter_given(s, word, Q_GENDER_WOMAN);
    if (!found) found = only_woman(s, n, false, false);
    return found ? found : by_title(s, word, is_miss);
  case Q_TITLE_MS:
    found = only_woman(s, n, false, true);
    return found ? found : by_title(s, word, is_woman);
  case Q_TITLE_LADY:
    found = q_sorter_given(s, word, Q_GENDER_WOMAN);
    if (!found) found = only_woman(s, n, false, true);
    return found ? found : by_title(s, word, is_woman);
  default:
    found = q_sorter_given(s, word, n->parts.title_gender);
    if (!found) found = q_sorter_nickname(s, n);
    return found ? found : by_title(s, word, is_familiar);
  }
}

void q_cluster_titled(QSorter *s) {
  static const QTitle order[] = {Q_TITLE_MR, Q_TITLE_RANK, Q_TITLE_MISS, Q_TITLE_MRS,
                                 Q_TITLE_MS, Q_TITLE_LADY, Q_TITLE_SIR,  Q_TITLE_AUNT};
  for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
    for (size_t i = 0; i < s->titled.count; i++) {
      QNamed *n = &s->c->named[s->titled.list[i].named];
      if (n->parts.title != order[k] || n->cluster >= 0) continue;
      const QNamed *same = place_titled(s, n);
      n->cluster = same ? same->cluster : q_sorter_cluster(s);
    }
  }
}

/* ---- One name alone ------------------------------------------------------------- */

/* Whether it is a name at all: not just a word that opens sentences. */
static bool is_proven(const QNamed *n) {
  const QName *name = n->name;
  return name->count > name->firsts || n->parts.listed || name->cues || name->vocatives;
}

static QNamed *place_bare(const QSorter *s, const QNamed *n) {
  uint64_t word = n->surname;
  QNamed *given = q_sorter_given(s, word, Q_GENDER_UNKNOWN), *found = NULL;
  /* The Clinton Foundation has that of a family. */
  if (given && given->parts.body && by_surname(s, word, n)) given = NULL;
  if (n->parts.listed) {
    found = given ? given : q_sorter_nickname(s, n);
    if (!found) found = by_title(s, word, is_familiar);
  }
  uint8_t gender = gender_told(s, n);
  if (!found) found = by_title(s, word, is_man);
  bool other = found && found->parts.title == Q_TITLE_RANK && gender == Q_GENDER_WOMAN &&
               q_sorter_gender(s, found->cluster) == Q_GENDER_MAN;
  if (!found || other) found = by_surname(s, word, n);
  bool pair = given && given->parts.words == 2 && !given->parts.body;
  bool more = pair && found && given->name->count > found->name->count;
  if (given && (!found || more)) found = given;
  if (!found) found = by_title(s, word, is_familiar);
  if (!found) found = by_title(s, word, is_any);
  return found ? found : q_sorter_nickname(s, n);
}

static void all_bare(QSorter *s) {
  for (size_t i = 0; i < s->c->count; i++) {
    QNamed *n = &s->c->named[i];
    if (n->cluster >= 0 || n->name->described || n->parts.given_length) continue;
    if (n->parts.title != Q_TITLE_NONE && n->parts.words) continue;
    const QNamed *same = place_bare(s, n);
    if (same) {
      n->cluster = same->cluster;
    } else if (is_proven(n)) {
      n->cluster = q_sorter_cluster(s);
    }
  }
}

/* Lizzy, Elizabeth: one name alone that is short for another, where no full name tells more. */
static void all_short(QSorter *s) {
  for (size_t i = 0; i < s->c->count; i++) {
    const QNamed *n = &s->c->named[i];
    if (n->cluster < 0 || n->name->described || n->parts.words != 1) continue;
    if (n->parts.title != Q_TITLE_NONE || !n->parts.is_short) continue;
    if (q_sorter_given(s, n->surname, Q_GENDER_UNKNOWN)) continue;
    const char *full[Q_NICKNAME_FULLS], *word = s->names->pool + n->name->words + n->parts.surname;
    unsigned count = q_nickname(word, n->parts.surname_length, full);
    const QNamed *found = NULL;
    for (unsigned k = 0; k < count; k++) {
      uint64_t key = q_name_key(full[k], (unsigned)strlen(full[k]), false);
      const QNamed *longer = q_sorter_named(s, key);
      if (!longer || longer->cluster < 0) continue;
      if (found && q_sorter_root(s, found->cluster) != q_sorter_root(s, longer->cluster)) {
        found = NULL;
        break;
      }
      found = longer;
    }
    if (found) q_sorter_unite(s, found->cluster, n->cluster);
  }
}

/* Whether a name is a rank alone, by which somebody may be called: Admiral; not Sir and Lord, which
 * are said to anybody. */
static bool is_rank(const QNamed *n) {
  QTitle title = n->parts.title;
  uint64_t key = n->name->key;
  return n->cluster >= 0 && !n->name->described && !n->parts.words && n->parts.surname_length &&
         title != Q_TITLE_MR && title != Q_TITLE_MRS && title != Q_TITLE_MISS &&
         key != q_name_key("sir", 3, false) && key != q_name_key("lord", 4, false);
}

/* The Admiral who is called by that alone: the only one whose name begins with that. */
static bool all_ranks(QSorter *s) {
  enum {
    NOBODY = -1,
    SEVERAL = -2
  };
  QClusters *c = s->c;
  int32_t *whose = q_memory_new((c->count + 1) * sizeof *whose);
  if (!whose) return false;
  for (size_t i = 0; i < c->count; i++) whose[i] = NOBODY;
  for (size_t i = 0; i < c->count; i++) {
    const QNamed *n = &c->named[i];
    if (n->cluster < 0 || n->name->described || !n->parts.words) continue;
    if (n->parts.title == Q_TITLE_NONE) continue;
    const char *words = s->names->pool + n->name->words;
    const char *blank = memchr(words, ' ', n->name->length);
    if (!blank) continue;
    const QNamed *rank = q_sorter_named(s, q_name_key(words, (unsigned)(blank - words), false));
    if (!rank || !is_rank(rank)) continue;
    int32_t *found = &whose[rank - c->named];
    if (*found == NOBODY) {
      *found = n->cluster;
    } else if (*found != SEVERAL && q_sorter_root(s, *found) != q_sorter_root(s, n->cluster)) {
      *found = SEVERAL;
    }
  }
  for (size_t i = 0; i < c->count; i++)
    if (whose[i] >= 0) q_sorter_unite(s, whose[i], c->named[i].cluster);
  q_memory_free(whose);
  return true;
}

/* The first letters of a name's words, without of, the and their like. Returns how many, 0 for a
 * name of one word or too many. */
static unsigned initials(const char *words, unsigned length, char out[LONGEST_ACRONYM]) {
  static const char *const small[] = {"of", "the", "and", "for", "in", "on", "de", "du", "des"};
  unsigned count = 0;
  for (unsigned at = 0; at < length;) {
    const char *blank = memchr(words + at, ' ', length - at);
    unsigned size = blank ? (unsigned)(blank - words) - at : length - at;
    bool passed = false;
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
      passed |= strlen(small[i]) == size && memcmp(small[i], words + at, size) == 0;
    if (!passed) {
      if (count == LONGEST_ACRONYM) return 0;
      out[count++] = words[at];
    }
    at += size + 1;
  }
  return count > 1 ? count : 0;
}

static bool is_acronym(const QNamed *n) {
  const QName *name = n->name;
  return n->cluster >= 0 && !name->described && name->loud == name->count && n->parts.words == 1 &&
         name->length >= 2 && name->length <= LONGEST_ACRONYM && !n->parts.listed;
}

/* FBI, and the only name of the document that it can stand for. */
static bool all_acronyms(QSorter *s) {
  size_t acronyms = 0, count = 0;
  for (size_t i = 0; i < s->c->count; i++) acronyms += is_acronym(&s->c->named[i]);
  if (!acronyms) return true;
  QByWord *list = q_memory_new(s->c->count * sizeof *list);
  if (!list) return false;
  for (size_t i = 0; i < s->c->count; i++) {
    const QNamed *n = &s->c->named[i];
    if (n->name->described || !n->parts.given_length || n->parts.listed) continue;
    char letters[LONGEST_ACRONYM];
    unsigned length = initials(s->names->pool + n->name->words, n->name->length, letters);
    if (length) list[count++] = (QByWord){q_name_key(letters, length, false), (uint32_t)i};
  }
  q_sorter_sort(s, list, count);
  for (size_t i = 0; i < s->c->count && count; i++) {
    const QNamed *n = &s->c->named[i];
    if (!is_acronym(n)) continue;
    size_t first = q_sorter_find(list, count, n->name->key), at = first;
    if (first == count) continue;
    while (at + 1 < count && list[at + 1].key == list[first].key) at++;
    QNamed *full = &s->c->named[list[first].named];
    if (at > first) continue;
    if (full->cluster < 0) full->cluster = q_sorter_cluster(s);
    q_sorter_unite(s, full->cluster, n->cluster);
  }
  q_memory_free(list);
  return true;
}

bool q_cluster_alone(QSorter *s) {
  all_bare(s);
  all_short(s);
  return all_ranks(s) && all_acronyms(s);
}

/* ---- Doubtful names ------------------------------------------------------------- */

bool q_named_is_doubtful(const QNamed *n) {
  return n->name->doubts == n->name->count && n->parts.words > 1;
}

void q_cluster_doubtful(QSorter *s) {
  for (size_t i = 0; i < s->c->count; i++) {
    QNamed *n = &s->c->named[i];
    if (n->cluster >= 0 || n->name->described || !q_named_is_doubtful(n)) continue;
    const char *words = s->names->pool + n->name->words;
    const char *blank = memchr(words, ' ', n->name->length);
    if (blank) {
      unsigned length = (unsigned)(words + n->name->length - (blank + 1));
      const QNamed *rest = q_sorter_named(s, q_name_key(blank + 1, length, false));
      if (rest) n->cluster = rest->cluster;
    }
    if (n->cluster < 0) n->cluster = q_sorter_cluster(s);
  }
}
