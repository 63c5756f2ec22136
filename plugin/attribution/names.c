#include "attribution/names.h"

#include <string.h>

#include "chars.h"
#include "document/memory.h"
#include "text/utf8.h"

/* ---- The words of a name --------------------------------------------------------- */

/* Whether an apostrophe or hyphen at a place, of size bytes, joins letters. */
static bool joins(const char *text, uint32_t at, uint32_t size, uint32_t length) {
  if (at == 0 || at + size >= length) return false;
  int32_t c;
  q_utf8_read(text + at + size, length - at - size, &c);
  return q_is_letter_or_digit(c);
}

/* F.B.I. is FBI: a name of nothing but single letters is one word. */
static unsigned join_letters(char *words, unsigned size) {
  if (size < 3 || size % 2 == 0) return size;
  for (unsigned i = 1; i < size; i += 2)
    if (words[i] != ' ') return size;
  for (unsigned i = 1; i < size; i += 2) words[(i + 1) / 2] = words[i + 1];
  return (size + 1) / 2;
}

unsigned q_name_write(const char *text, uint32_t length, char *words) {
  unsigned size = 0;
  bool blank = false; /* one is due before the next letter */
  for (uint32_t at = 0; at < length;) {
    int32_t c = (uint8_t)text[at];
    uint32_t bytes = 1;
    if (q_is_lower_ascii(c | 0x20)) { /* most of all names */
      if (size + 2 > Q_NAME_BYTES) break;
      if (blank) words[size++] = ' ';
      blank = false;
      words[size++] = (char)(c | 0x20);
      at++;
      continue;
    }
    if (c >= 0x80) bytes = (uint32_t)q_utf8_read(text + at, length - at, &c);
    char out[4];
    uint32_t out_size = 0;
    if (q_is_letter_or_digit(c)) {
      out_size = q_utf8_write(q_utf8_lower(c), out);
      if (out_size > bytes) { /* never longer than the text */
        memcpy(out, text + at, bytes);
        out_size = bytes;
      }
    } else if (!blank && size && (c == '\'' || c == 0x2019 || c == '-')) {
      if (joins(text, at, bytes, length)) out[out_size++] = c == '-' ? '-' : '\'';
    }
    at += bytes;
    if (!out_size) {
      blank = size > 0;
      continue;
    }
    if (size + out_size + 1 > Q_NAME_BYTES) break;
    if (blank) words[size++] = ' ';
    blank = false;
    memcpy(words + size, out, out_size);
    size += out_size;
  }
  return join_letters(words, size);
}

uint64_t q_name_key(const char *words, unsigned length, bool described) {
  uint64_t h = described ? UINT64_C(0x9E3779B97F4A7C15) : UINT64_C(0xCBF29CE484222325);
  for (unsigned i = 0; i < length; i++) {
    h = (h ^ (uint8_t)words[i]) * UINT64_C(0x100000001B3);
    h ^= h >> 29;
  }
  h *= UINT64_C(0xD6E8FEB86659FD93);
  h ^= h >> 32;
  return h ? h : 1;
}

/* ---- The table -------------------------------------------------------------------- */

enum {
  LEAST = 64, /* places */
  COUNTED = Q_IS_FIRST | Q_IS_DOUBTFUL | Q_IS_LOUD | Q_IS_BESIDE_CUE | Q_IS_ACTIVE | Q_IS_VOCATIVE |
            Q_IS_AT_PLACE | Q_IS_WITH_THE | Q_IS_INSIDE,
};

void q_names_free(QNames *names) {
  q_memory_free(names->names);
  q_memory_free(names->pool);
  *names = (QNames){0};
}

static QName *place_of(QName *table, size_t capacity, uint64_t key) {
  size_t at = (size_t)key & (capacity - 1);
  while (table[at].key && table[at].key != key) at = (at + 1) & (capacity - 1);
  return &table[at];
}

/* Room for count more names with size bytes of words. Those that are no longer in the document
 * are left behind where the table grows. */
static bool reserve(QNames *t, size_t count, size_t size) {
  void *pool = t->pool;
  if (!q_memory_reserve(&pool, &t->pool_room, t->pool_size + size, 1)) return false;
  t->pool = pool;
  if ((t->used + count) * 4 <= t->capacity * 3) return true;
  size_t live = 0, bytes = 0;
  for (size_t i = 0; i < t->capacity; i++) {
    if (!t->names[i].count) continue;
    live++;
    bytes += t->names[i].length;
  }
  size_t capacity = LEAST;
  while ((live + count) * 2 > capacity) capacity *= 2;
  QName *bigger = q_memory_new(capacity * sizeof *bigger);
  char *words = q_memory_new(bytes + size);
  if (!bigger || !words) {
    q_memory_free(bigger);
    q_memory_free(words);
    return false;
  }
  memset(bigger, 0, capacity * sizeof *bigger);
  uint32_t at = 0;
  for (size_t i = 0; i < t->capacity; i++) {
    const QName *old = &t->names[i];
    if (!old->count) continue;
    QName *name = place_of(bigger, capacity, old->key);
    *name = *old;
    name->words = at;
    memcpy(words + at, t->pool + old->words, old->length);
    at += old->length;
  }
  q_memory_free(t->names);
  q_memory_free(t->pool);
  t->names = bigger;
  t->moves++;
  t->capacity = capacity;
  t->used = live;
  t->pool = words;
  t->pool_size = at;
  t->pool_room = bytes + size;
  return true;
}

/* Adds a mention (sign 1) or takes it away (-1). Returns what the stamp gains: a hash of all that
 * is counted, so that the sum is the same in any order. */
static uint64_t count(QName *name, const QMentionRecord *m, uint32_t sign) {
  const unsigned flags = m->flags;
  name->count += sign;
  name->firsts += flags & Q_IS_FIRST ? sign : 0;
  name->doubts += flags & Q_IS_DOUBTFUL ? sign : 0;
  name->loud += flags & Q_IS_LOUD ? sign : 0;
  name->cues += flags & Q_IS_BESIDE_CUE ? sign : 0;
  name->actives += (flags & (Q_IS_ACTIVE | Q_IS_BESIDE_CUE)) == Q_IS_ACTIVE ? sign : 0;
  name->vocatives += flags & Q_IS_VOCATIVE ? sign : 0;
  name->places += flags & Q_IS_AT_PLACE ? sign : 0;
  name->definites += flags & Q_IS_WITH_THE ? sign : 0;
  name->insides += flags & Q_IS_INSIDE ? sign : 0;
  name->he += sign * m->he;
  name->she += sign * m->she;
  uint64_t h = name->key ^ ((uint64_t)(flags & COUNTED) << 32 | (uint64_t)m->he << 16 | m->she);
  h *= UINT64_C(0xD6E8FEB86659FD93);
  h = (h ^ h >> 32) * UINT64_C(0x9E3779B97F4A7C15);
  h ^= h >> 29;
  return sign == 1 ? h : 0 - h;
}

static void count_all(QNames *t, const QCast *cast, uint32_t sign) {
  for (uint32_t i = 0; i < cast->mention_count; i++) {
    const QMentionRecord *m = &cast->mentions[i];
    if (m->name < 0) continue;
    t->stamp += count(place_of(t->names, t->capacity, cast->names[m->name].key), m, sign);
  }
  t->words += (uint64_t)(int64_t)(int32_t)sign * cast->words;
  t->narrators += (uint64_t)(int64_t)(int32_t)sign * cast->narrators;
}

static void take_apart(QName *name, const char *words) {
  QNameParts parts = q_name_parts(words, name->length);
  name->parts = parts;
  if (parts.given_length) name->given = q_name_key(words + parts.given, parts.given_length, false);
  if (parts.surname_length)
    name->surname = q_name_key(words + parts.surname, parts.surname_length, false);
}

bool q_names_add(QNames *t, const QCast *cast, const char *text) {
  size_t bytes = 0;
  for (uint32_t i = 0; i < cast->name_count; i++) {
    uint32_t length = cast->names[i].end - cast->names[i].start;
    bytes += length < Q_NAME_BYTES ? length : Q_NAME_BYTES;
  }
  if (!reserve(t, cast->name_count, bytes)) return false;
  for (uint32_t i = 0; i < cast->name_count; i++) {
    const QCastName *by = &cast->names[i];
    QName *name = place_of(t->names, t->capacity, by->key);
    if (name->key) continue;
    name->key = by->key;
    name->described = by->described;
    name->gender = by->gender;
    name->words = (uint32_t)t->pool_size;
    char *words = t->pool + t->pool_size;
    name->length = (uint8_t)q_name_write(text + by->start, by->end - by->start, words);
    t->pool_size += name->length;
    if (!name->described) take_apart(name, words);
    t->used++;
  }
  count_all(t, cast, 1);
  return true;
}

void q_names_take(QNames *t, const QCast *cast) { count_all(t, cast, UINT32_MAX); }

const QName *q_names_find(const QNames *t, uint64_t key) {
  if (!t->capacity) return NULL;
  const QName *name = place_of(t->names, t->capacity, key);
  return name->key && name->count ? name : NULL;
}
