/* Two ways to find them: names that are known to be those of one person are compared with each
 * other; and a surname that stands once, with one that is frequent and one slip away. */
#include "lint/misspellings.h"

#include <stdlib.h>
#include <string.h>

#include "attribution/spelling.h"
#include "document/memory.h"
#include "lexicon.h"
#include "lint/name_forms.h"

enum {
  SURE = 90, /* percent, where only blanks and hyphens differ */
  LIKELY = 75,
  VARIANTS = 32,      /* names of one person that the others are compared with, */
  COMPARED = 1 << 22, /* and pairs of surnames, so that no text takes long */
};

void q_misspellings_free(QMisspellings *list) {
  q_memory_free(list->items);
  *list = (QMisspellings){0};
}

static bool add(QMisspellings *list, QMisspelling item) {
  void *items = list->items;
  if (!q_memory_reserve(&items, &list->room, list->count + 1, sizeof *list->items)) return false;
  list->items = items;
  list->items[list->count++] = item;
  return true;
}

static int by_wrong(const void *a, const void *b) {
  const QMisspelling *one = a, *two = b;
  if (one->wrong != two->wrong) return one->wrong < two->wrong ? -1 : 1;
  return (one->wrong_surname > 0) -
         (two->wrong_surname > 0); /* what is known of the person comes first */
}

const QMisspelling *q_misspelling_of(const QMisspellings *list, uint64_t key) {
  size_t low = 0, high = list->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (list->items[middle].wrong < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < list->count && list->items[low].wrong == key ? &list->items[low] : NULL;
}

/* ---- Names of one person ------------------------------------------------------------------ */

/* A name of the table. */
typedef struct {
  int32_t entity;
  uint64_t key;
  const char *words;
  size_t length;
  uint32_t count;
} QSpelled;

static bool parts(char c) { return c == ' ' || c == '-'; }

/* The same but for blanks and hyphens; of a short name, whose letters may be initials, that is no
 * proof. */
static bool same_letters(const QSpelled *a, const QSpelled *b) {
  enum {
    FEWEST = 5
  };
  size_t i = 0, k = 0;
  if (a->length < FEWEST || b->length < FEWEST) return false;
  for (;;) {
    while (i < a->length && parts(a->words[i])) i++;
    while (k < b->length && parts(b->words[k])) k++;
    if (i == a->length || k == b->length) return i == a->length && k == b->length;
    if (a->words[i++] != b->words[k++]) return false;
  }
}

/* The next word of a name from *at on. */
static bool next_part(const QSpelled *name, size_t *at, QNameWord *part) {
  while (*at < name->length && parts(name->words[*at])) ++*at;
  part->start = name->words + *at;
  while (*at < name->length && !parts(name->words[*at])) ++*at;
  part->length = (size_t)(name->words + *at - part->start);
  return part->length > 0;
}

/* Two spellings of one name: the same letters, or the same words but for one that is spelled in
 * two ways. A word more or less is no matter of spelling, nor are titles and initials. */
static bool are_spellings(const QSpelled *a, const QSpelled *b) {
  enum {
    SHORTEST = 5 /* letters of a word that is compared */
  };
  if (same_letters(a, b)) return true;
  size_t i = 0, k = 0, others = 0;
  for (;;) {
    QNameWord one, two;
    bool more_a = next_part(a, &i, &one), more_b = next_part(b, &k, &two);
    if (more_a != more_b) return false;
    if (!more_a) return others == 1;
    if (one.length == two.length && memcmp(one.start, two.start, one.length) == 0) continue;
    if (one.length < SHORTEST || two.length < SHORTEST || q_are_name_forms(one, two) ||
        !q_spelled_alike(one.start, (unsigned)one.length, two.start, (unsigned)two.length))
      return false;
    others++;
  }
}

static int by_entity(const void *a, const void *b) {
  const QSpelled *one = a, *two = b;
  if (one->entity != two->entity) return one->entity < two->entity ? -1 : 1;
  if (one->count != two->count) return one->count > two->count ? -1 : 1;
  return one->key < two->key ? -1 : one->key > two->key;
}

/* Names of one person, the most frequent first. */
static bool compare_names(QMisspellings *list, const QSpelled *names, size_t count) {
  for (size_t i = 1; i < count; i++) {
    size_t k = 0;
    size_t most = i < VARIANTS ? i : VARIANTS;
    while (k < most && !are_spellings(&names[i], &names[k])) k++;
    if (k == most) continue;
    uint8_t sure = same_letters(&names[i], &names[k]) ? SURE : LIKELY;
    if (names[k].count == names[i].count) sure = 0;
    if (!add(list, (QMisspelling){names[i].key, names[k].key, sure, 0, 0})) return false;
  }
  return true;
}

/* ---- Slips --------------------------------------------------------------------------------- */

enum {
  FEWEST = 7, /* bytes of a surname that is compared */
  USUAL = 3,  /* mentions of one that is meant */
};

/* A surname, with one of the names that end in it, and its entity. */
typedef struct {
  const char *word;
  size_t length;
  uint32_t count; /* mentions of all of these */
  const QSpelled *name;
} QSurname;

static int by_surname(const void *a, const void *b) {
  const QSurname *one = a, *two = b;
  size_t length = one->length < two->length ? one->length : two->length;
  int order = memcmp(one->word, two->word, length);
  if (order) return order;
  if (one->length != two->length) return one->length < two->length ? -1 : 1;
  return one->name->key < two->name->key ? -1 : one->name->key > two->name->key;
}

/* The last word of a name, if it is one that no list has. */
static bool read_surname(const QSpelled *name, QSurname *surname) {
  size_t from = name->length;
  while (from > 0 && name->words[from - 1] != ' ') from--;
  *surname = (QSurname){name->words + from, name->length - from, name->count, name};
  return surname->length >= FEWEST && !memchr(surname->word, '\'', surname->length) &&
         q_word_flags(surname->word, (unsigned)surname->length) == 0;
}

/* One letter is missing, other, or has changed places with its neighbour; never the first. */
static bool is_slip(const QSurname *a, const QSurname *b) {
  const QSurname *one = a->length <= b->length ? a : b, *two = one == a ? b : a;
  size_t n = one->length, i = 0;
  while (i < n && one->word[i] == two->word[i]) i++;
  if (i == 0 || two->length > n + 1) return false;
  if (two->length > n) return memcmp(one->word + i, two->word + i + 1, n - i) == 0;
  if (i == n) return false;
  if (memcmp(one->word + i + 1, two->word + i + 1, n - i - 1) == 0) return true;
  return i + 1 < n && one->word[i] == two->word[i + 1] && one->word[i + 1] == two->word[i] &&
         memcmp(one->word + i + 2, two->word + i + 2, n - i - 2) == 0;
}

/* Each surname once, with the sum of its mentions; returns how many there are. */
static size_t sum_up(QSurname *surnames, size_t count) {
  size_t known = 0;
  qsort(surnames, count, sizeof *surnames, by_surname);
  for (size_t i = 0; i < count; i++) {
    QSurname *last = known ? &surnames[known - 1] : NULL;
    if (last && last->length == surnames[i].length &&
        memcmp(last->word, surnames[i].word, last->length) == 0) {
      last->count += surnames[i].count;
    } else {
      surnames[known++] = surnames[i];
    }
  }
  return known;
}

static bool is_slip_of(const QSurname *rare, const QSurname *usual) {
  const QNameWord a = {rare->word, rare->length}, b = {usual->word, usual->length};
  return usual->count >= USUAL && is_slip(rare, usual) &&
         rare->name->entity != usual->name->entity && !q_are_name_forms(a, b);
}

static bool find_slips(QMisspellings *list, const QSpelled *names, size_t count) {
  QSurname *surnames = q_memory_new((count + 1) * sizeof *surnames);
  if (!surnames) return false;
  size_t known = 0;
  for (size_t i = 0; i < count; i++) known += read_surname(&names[i], &surnames[known]);
  known = sum_up(surnames, known);
  bool done = true;
  uint32_t compared = 0;
  for (size_t i = 0, first = 0; i < known && done && compared < COMPARED; i++) {
    if (surnames[i].word[0] != surnames[first].word[0]) first = i;
    for (size_t k = first; surnames[i].count == 1 && k < known; k++) {
      if (surnames[k].word[0] != surnames[i].word[0]) break;
      compared++;
      if (!is_slip_of(&surnames[i], &surnames[k])) continue;
      done = add(list, (QMisspelling){surnames[i].name->key, surnames[k].name->key, 0,
                                      (uint8_t)surnames[i].length, (uint8_t)surnames[k].length});
      break;
    }
  }
  q_memory_free(surnames);
  return done;
}

/* ---- Both ------------------------------------------------------------------------------------ */

static size_t read_names(QSpelled *all, const QNames *names, const QPeople *people) {
  size_t count = 0;
  for (size_t i = 0; i < names->capacity; i++) {
    const QName *name = &names->names[i];
    if (!name->key || !name->count || name->described) continue;
    int32_t entity = q_people_find(people, name->key);
    if (entity < 0 || people->entities[entity].kind != Q_ENTITY_PERSON) continue;
    all[count++] =
        (QSpelled){entity, name->key, names->pool + name->words, name->length, name->count};
  }
  qsort(all, count, sizeof *all, by_entity);
  return count;
}

bool q_misspellings_find(QMisspellings *list, const QNames *names, const QPeople *people) {
  QSpelled *all = q_memory_new((names->used + 1) * sizeof *all);
  if (!all) return false;
  size_t count = read_names(all, names, people);
  bool done = true;
  for (size_t from = 0, to; from < count && done; from = to) {
    for (to = from + 1; to < count && all[to].entity == all[from].entity;) to++;
    done = compare_names(list, all + from, to - from);
  }
  done = done && find_slips(list, all, count);
  q_memory_free(all);
  if (list->count) qsort(list->items, list->count, sizeof *list->items, by_wrong);
  return done;
}
