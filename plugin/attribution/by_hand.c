#include "attribution/by_hand.h"

#include <stdlib.h>
#include <string.h>

#include "attribution/name_parts.h"
#include "chars.h"
#include "document/memory.h"
#include "text/hash.h"
#include "text/utf8.h"

/* ---- The first words ----------------------------------------------------------------- */

/* Goes over the words of a text, in small letters; marks part them, but for apostrophes. */
typedef struct {
  const char *text;
  uint32_t at, length;
  uint32_t words;
  uint64_t hash; /* of those so far */
} QFirstWords;

static bool next_word(QFirstWords *w) {
  bool any = false;
  while (w->at < w->length) {
    int32_t c;
    uint32_t bytes = (uint32_t)q_utf8_read(w->text + w->at, w->length - w->at, &c);
    if (q_is_letter_or_digit(c)) {
      if (!any) w->hash = q_hash_mix(w->hash, ' ');
      any = true;
      w->hash = q_hash_mix(w->hash, (uint64_t)q_utf8_lower(c));
    } else if (any && c != '\'' && c != 0x2019) {
      break;
    }
    w->at += bytes;
  }
  w->words += any;
  return any;
}

static int by_words(const void *a, const void *b) {
  const QHandSpeaker *x = a, *y = b;
  if (x->words != y->words) return x->words < y->words ? -1 : 1;
  return (x->name.key > y->name.key) - (x->name.key < y->name.key);
}

static const QHandSpeaker *find(const QByHand *by_hand, uint64_t words) {
  size_t low = 0, high = by_hand->speaker_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (by_hand->speakers[middle].words < words) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  bool is = low < by_hand->speaker_count && by_hand->speakers[low].words == words;
  return is ? &by_hand->speakers[low] : NULL;
}

const QHandSpeaker *q_by_hand_speaker(const QByHand *by_hand, const char *text, uint32_t length) {
  if (!by_hand) return NULL;
  const QHandSpeaker *best = NULL;
  QFirstWords words = {.text = text, .length = length};
  while (words.words < by_hand->most && next_word(&words)) {
    const QHandSpeaker *found = find(by_hand, words.hash);
    if (found) best = found;
  }
  return best;
}

const QHandName *q_by_hand_person(const QByHand *by_hand, uint64_t key) {
  for (size_t i = 0; by_hand && i < by_hand->name_count; i++) {
    const QHandName *name = &by_hand->names[i];
    if (name->key != key && name->described != key) continue;
    while (name > by_hand->names && name[-1].person == name->person) name--;
    return name;
  }
  return NULL;
}

/* ---- Making ------------------------------------------------------------------------------ */

uint64_t q_mister_key(const char *words, unsigned length) {
  char mister[Q_NAME_BYTES];
  if (length + 3 > sizeof mister || q_name_parts(words, length).title != Q_TITLE_NONE) return 0;
  memcpy(mister, "mr ", 3);
  memcpy(mister + 3, words, length);
  return q_is_plain_mister(mister, length + 3) ? q_name_key(mister, length + 3, false) : 0;
}

static char *copy(QHandName *name, QWords from, char *pool) {
  memcpy(pool, from.text, from.length);
  name->text = pool;
  name->length = (uint32_t)from.length;
  char words[Q_NAME_BYTES];
  unsigned length = q_name_write(name->text, name->length, words), noun = length;
  name->key = q_name_key(words, length, false);
  name->mister = q_mister_key(words, length);
  bool the = length > 4 && memcmp(words, "the ", 4) == 0;
  bool small = name->text[0] >= 'a' && name->text[0] <= 'z';
  while (noun > 0 && words[noun - 1] != ' ') noun--;
  name->described = the || small ? q_name_key(words + noun, length - noun, true) : 0;
  return pool + from.length;
}

static bool is_name(QWords words) {
  char name[Q_NAME_BYTES];
  return words.length > 0 && words.length <= UINT32_MAX &&
         q_name_write(words.text, (uint32_t)words.length, name) > 0;
}

static void add_speaker(QByHand *by_hand, const QGivenSpeaker *from, char **pool) {
  QFirstWords words = {.text = from->quotation.text, .length = (uint32_t)from->quotation.length};
  while (next_word(&words)) {
  }
  if (words.words == 0 || !is_name(from->name)) return;
  QHandSpeaker *speaker = &by_hand->speakers[by_hand->speaker_count++];
  *speaker = (QHandSpeaker){.words = words.hash};
  *pool = copy(&speaker->name, from->name, *pool);
  if (words.words > by_hand->most) by_hand->most = words.words;
}

static void put_stamp(QByHand *by_hand) {
  uint64_t hash = q_hash_mix(by_hand->speaker_count, by_hand->name_count);
  for (size_t i = 0; i < by_hand->speaker_count; i++) {
    const QHandSpeaker *s = &by_hand->speakers[i];
    hash = q_hash_mix(q_hash_mix(hash, s->words), s->name.key);
    for (uint32_t b = 0; b < s->name.length; b++) hash = q_hash_mix(hash, (uint8_t)s->name.text[b]);
  }
  for (size_t i = 0; i < by_hand->name_count; i++) {
    const QHandName *n = &by_hand->names[i];
    hash = q_hash_mix(q_hash_mix(hash, n->key), i > 0 && n[-1].person == n->person);
    for (uint32_t b = 0; b < n->length; b++) hash = q_hash_mix(hash, (uint8_t)n->text[b]);
  }
  by_hand->stamp = hash ? hash : 1;
}

QByHand *q_by_hand_new(const QGivenSpeaker *speakers, size_t speaker_count, const QGivenName *names,
                       size_t name_count) {
  size_t size = sizeof(QByHand) + speaker_count * sizeof(QHandSpeaker);
  size += name_count * sizeof(QHandName);
  for (size_t i = 0; i < speaker_count; i++) size += speakers[i].name.length;
  for (size_t i = 0; i < name_count; i++) size += names[i].name.length;
  QByHand *by_hand = q_memory_new(size);
  if (!by_hand) return NULL;
  memset(by_hand, 0, sizeof *by_hand);
  by_hand->speakers = (QHandSpeaker *)(by_hand + 1);
  by_hand->names = (QHandName *)(by_hand->speakers + speaker_count);
  char *pool = (char *)(by_hand->names + name_count);
  for (size_t i = 0; i < speaker_count; i++) add_speaker(by_hand, &speakers[i], &pool);
  qsort(by_hand->speakers, by_hand->speaker_count, sizeof *by_hand->speakers, by_words);
  for (size_t i = 0; i < name_count; i++) {
    if (!is_name(names[i].name)) continue;
    QHandName *name = &by_hand->names[by_hand->name_count++];
    name->person = names[i].person;
    pool = copy(name, names[i].name, pool);
  }
  put_stamp(by_hand);
  return by_hand;
}
