#include "same_people.h"

#include <stdio.h>
#include <string.h>

#include "attribution/company.h"
#include "document/document.h"

static bool differ(const char *what, size_t index) {
  fprintf(stderr, "people differ: %s %zu\n", what, index);
  return false;
}

/* A walk over all mentions, whatever chunks they are in. */
typedef struct {
  const QChunk *chunk;
  uint32_t start, index;
} QMentionWalk;

static const QMentionRecord *next_mention(QMentionWalk *walk) {
  while (walk->chunk && walk->index == q_chunk_cast(walk->chunk)->mention_count) {
    walk->start += walk->chunk->size;
    walk->chunk = q_chunk_next(walk->chunk);
    walk->index = 0;
  }
  return walk->chunk ? &q_chunk_cast(walk->chunk)->mentions[walk->index++] : NULL;
}

static int32_t entity(const QPeople *people, const QMentionWalk *walk, const QMentionRecord *m) {
  return m->name < 0 ? Q_NOBODY : q_people_of(people, &q_chunk_cast(walk->chunk)->names[m->name]);
}

static bool same_mentions(QDocument *a, const QPeople *ours, QDocument *b, const QPeople *theirs) {
  QMentionWalk x = {.chunk = q_chunks_first(&a->chunks)};
  QMentionWalk y = {.chunk = q_chunks_first(&b->chunks)};
  for (size_t i = 0;; i++) {
    const QMentionRecord *m = next_mention(&x), *n = next_mention(&y);
    if (!m || !n) return m || n ? differ("number of mentions", i) : true;
    if (x.start + m->start != y.start + n->start || x.start + m->end != y.start + n->end ||
        m->kind != n->kind || m->gender != n->gender || m->flags != n->flags ||
        m->word != n->word || m->sentence != n->sentence ||
        entity(ours, &x, m) != entity(theirs, &y, n))
      return differ("mention", i);
  }
}

static bool same_names(const QNames *a, const QNames *b) {
  size_t count = 0;
  for (size_t i = 0; i < b->capacity; i++) count += b->names[i].count > 0;
  for (size_t i = 0; i < a->capacity; i++) {
    const QName *x = &a->names[i];
    if (!x->count) continue;
    count--;
    const QName *y = q_names_find(b, x->key);
    if (!y || x->count != y->count || x->firsts != y->firsts || x->doubts != y->doubts ||
        x->loud != y->loud || x->cues != y->cues || x->actives != y->actives ||
        x->vocatives != y->vocatives || x->places != y->places || x->definites != y->definites ||
        x->insides != y->insides || x->he != y->he || x->she != y->she ||
        x->described != y->described || x->gender != y->gender || x->length != y->length ||
        memcmp(a->pool + x->words, b->pool + y->words, x->length) != 0)
      return differ("name", i);
  }
  if (count) return differ("number of names", count);
  return a->stamp == b->stamp && a->words == b->words && a->narrators == b->narrators
             ? true
             : differ("sums", 0);
}

bool q_same_people(QDocument *a, QDocument *b) {
  const QPeople *x = q_company_people(a), *y = q_company_people(b);
  if (!x || !y) return differ("no memory", 0);
  if (x->count != y->count || x->narrator != y->narrator || x->stamp != y->stamp)
    return differ("number", x->count);
  for (uint32_t i = 0; i < x->count; i++)
    if (memcmp(&x->entities[i], &y->entities[i], sizeof *x->entities) != 0)
      return differ("entity", i);
  return same_names(q_company_names(a), q_company_names(b)) && same_mentions(a, x, b, y);
}
