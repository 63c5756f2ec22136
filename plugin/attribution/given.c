#include "attribution/given.h"

#include <string.h>

#include "attribution/speakers.h"
#include "document/document.h"
#include "document/memory.h"
#include "document/nodes.h"
#include "text/hash.h"

static const char OPENING[] = "<!--", CLOSING[] = "-->", WORD[] = "quoth:", ORDER[] = "speaker";

void q_given_free(QGivenList *given) {
  q_memory_free(given->list);
  q_memory_free(given->strangers);
  memset(given, 0, sizeof *given);
}

/* ---- Comments -------------------------------------------------------------------- */

static uint32_t skip_blanks(const char *text, uint32_t at, uint32_t end) {
  while (at < end && (text[at] == ' ' || text[at] == '\t')) at++;
  return at;
}

static bool take_word(const char *text, uint32_t *at, uint32_t end, const char *word) {
  uint32_t length = (uint32_t)strlen(word), from = skip_blanks(text, *at, end);
  if (end - from < length || memcmp(text + from, word, length) != 0) return false;
  *at = from + length;
  return true;
}

/* The comment that begins at start: where it ends, and the name in it. */
static bool read_comment(const char *text, uint32_t start, uint32_t size, uint32_t *end,
                         QRange *name) {
  uint32_t at = start + (uint32_t)strlen(OPENING);
  if (!take_word(text, &at, size, WORD) || !take_word(text, &at, size, ORDER)) return false;
  name->start = skip_blanks(text, at, size);
  if (name->start == at) return false;
  for (at = name->start; at < size && text[at] != '\n'; at++) {
    if (size - at < 3 || memcmp(text + at, CLOSING, 3) != 0) continue;
    *end = at + 3;
    while (at > name->start && (text[at - 1] == ' ' || text[at - 1] == '\t')) at--;
    name->end = at;
    return name->end > name->start;
  }
  return false;
}

/* ---- Who is meant ------------------------------------------------------------------- */

static int32_t find_stranger(const QGivenList *given, const QPeople *people, uint64_t key) {
  for (size_t i = 0; i < given->stranger_count; i++)
    if (given->strangers[i].key == key) return (int32_t)(people->count + i);
  return Q_NOBODY;
}

/* A name as it is told, and the one by which it is known whose it is if that is nobody of the
 * text. */
static const QHandName *known_as(const QByHand *by_hand, const QHandName *name) {
  const QHandName *first = q_by_hand_person(by_hand, name->key);
  return first ? first : name;
}

static int32_t find_entity(const QGivenList *given, const QPeople *people, const QByHand *by_hand,
                           const QHandName *name) {
  int32_t entity = q_people_by_hand(people, by_hand, name);
  return entity >= 0 ? entity : find_stranger(given, people, known_as(by_hand, name)->key);
}

/* The same, and one who is not known yet becomes a stranger. place is where a comment has the name;
 * empty: there is none. */
static bool make_entity(QGivenList *given, const QPeople *people, const QByHand *by_hand,
                        const QHandName *name, QRange place, int32_t *entity) {
  *entity = find_entity(given, people, by_hand, name);
  if (*entity >= 0) return true;
  void *strangers = given->strangers;
  if (!q_memory_reserve(&strangers, &given->stranger_room, given->stranger_count + 1,
                        sizeof *given->strangers))
    return false;
  given->strangers = strangers;
  *entity = (int32_t)(people->count + given->stranger_count);
  const QHandName *known = known_as(by_hand, name);
  bool in_comment = known == name && place.end > place.start;
  given->strangers[given->stranger_count++] =
      (QStranger){.key = known->key, .name = place, .words = in_comment ? NULL : known};
  given->stamp = (given->stamp ^ known->key) * UINT64_C(0x9e3779b97f4a7c15);
  return true;
}

static bool add(QGivenList *given, QGiven item) {
  void *list = given->list;
  if (!q_memory_reserve(&list, &given->room, given->count + 1, sizeof *given->list)) return false;
  given->list = list;
  given->list[given->count++] = item;
  return true;
}

/* The next comment of a chunk at or after *at, which moves behind it. */
static bool next_comment(const QChunk *chunk, uint32_t *at, QRange *comment, QRange *name) {
  const char *text = chunk->text;
  while (*at + 8 < chunk->size) {
    const char *sign = memchr(text + *at, '<', chunk->size - *at - 8);
    if (!sign) return false;
    comment->start = (uint32_t)(sign - text);
    *at = comment->start + 1;
    if (memcmp(sign, OPENING, 4) != 0 ||
        !read_comment(text, comment->start, chunk->size, &comment->end, name))
      continue;
    *at = comment->end;
    return true;
  }
  return false;
}

static const QHandSpeaker *speaker_of(const QByHand *by_hand, const QChunk *chunk,
                                      const QQuoteRecord *q) {
  if (q->inner_end <= q->inner_start) return NULL;
  return q_by_hand_speaker(by_hand, chunk->text + q->inner_start, q->inner_end - q->inner_start);
}

bool q_given_in(const QByHand *by_hand, const QChunk *chunk) {
  QRange comment, name;
  uint32_t at = 0;
  if (next_comment(chunk, &at, &comment, &name)) return true;
  for (uint32_t i = 0; by_hand && i < chunk->records->quotation_count; i++)
    if (speaker_of(by_hand, chunk, &chunk->records->quotations[i])) return true;
  return false;
}

/* Adds what a comment tells. */
static bool read_comment_of(QGivenList *given, const QPeople *people, const QByHand *by_hand,
                            const QChunk *chunk, uint32_t base, QRange comment, QRange name) {
  QRange place = {base + name.start, base + name.end};
  QGiven item = {.start = base + comment.start, .end = base + comment.end, .name = place};
  char words[Q_NAME_BYTES];
  unsigned length = q_name_write(chunk->text + name.start, name.end - name.start, words);
  QHandName told = {.key = q_name_key(words, length, false), .mister = q_mister_key(words, length)};
  return make_entity(given, people, by_hand, &told, place, &item.entity) && add(given, item);
}

/* Adds what is told in a chunk, whose first byte is base: in the order of the text, however that is
 * cut. */
static bool read_chunk(QGivenList *given, const QPeople *people, const QByHand *by_hand,
                       const QChunk *chunk, uint32_t base) {
  const QRecords *records = chunk->records;
  QRange comment, name;
  uint32_t at = 0, i = 0, count = by_hand ? records->quotation_count : 0;
  for (bool more = true; more;) {
    more = next_comment(chunk, &at, &comment, &name);
    for (; i < count && (!more || records->quotations[i].start < comment.start); i++) {
      const QHandSpeaker *told = speaker_of(by_hand, chunk, &records->quotations[i]);
      int32_t entity;
      if (told && !make_entity(given, people, by_hand, &told->name, (QRange){0, 0}, &entity))
        return false;
    }
    if (more && !read_comment_of(given, people, by_hand, chunk, base, comment, name)) return false;
  }
  return true;
}

bool q_given_read(QGivenList *given, const QPeople *people, const QDocument *document) {
  given->count = given->stranger_count = 0;
  given->stamp = 0;
  for (const QLeaf *leaf = q_chunks_first(&document->chunks)->leaf; leaf; leaf = leaf->next) {
    if (!leaf->has_given) continue;
    uint32_t base = q_chunk_start(leaf->child[0]);
    for (unsigned i = 0; i < leaf->used; base += leaf->size[i], i++) {
      const QChunk *chunk = leaf->child[i];
      const QChunkAnswers *answers = chunk->answers;
      if (answers->has_given && !read_chunk(given, people, document->by_hand, chunk, base))
        return false;
    }
  }
  return true;
}

int32_t q_given_of(const QGivenList *given, const QPeople *people, const QByHand *by_hand,
                   const QChunk *chunk, const QQuoteRecord *quotation) {
  const QHandSpeaker *told = by_hand ? speaker_of(by_hand, chunk, quotation) : NULL;
  return told ? find_entity(given, people, by_hand, &told->name) : Q_NOBODY;
}

/* ---- For which paragraph ---------------------------------------------------------------- */

enum {
  ASIDE = 400, /* bytes that a comment stands from its paragraph, at most */
  NEAR = 3 /* lines: what is farther away, or behind other text, has nothing to do with a comment */
};

/* Lines that end between two places where nothing but blanks stands, at most NEAR. */
static uint32_t lines_between(const QDocument *document, uint32_t from, uint32_t to) {
  uint32_t start, lines = 0;
  const QChunk *chunk = q_chunks_at(&document->chunks, from, &start);
  for (uint32_t at = from; at < to && lines < NEAR; at++) {
    while (at - start >= chunk->size) {
      start += chunk->size;
      chunk = q_chunk_next(chunk);
    }
    char c = chunk->text[at - start];
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n') return NEAR;
    lines += c == '\n';
  }
  return lines;
}

static const QBlockRecord *record_of(const QBlockPlace *place) {
  return &place->chunk->records->blocks[place->block];
}

/* The last block that ends at or before a position. */
static QBlockPlace block_before(const QDocument *document, uint32_t position) {
  QBlockPlace place = q_block_at(document, position);
  if (!place.chunk) {
    place.chunk = q_chunks_last(&document->chunks);
    place.start = quoth_document_size(document) - place.chunk->size;
    place.block = place.chunk->records->block_count;
  }
  if (!q_block_previous(&place)) place.chunk = NULL;
  return place;
}

/* Where the words of a block end: a line end may be of it. */
static uint32_t words_end(const QBlockPlace *place) {
  uint32_t end = record_of(place)->end;
  while (end > 0 && place->chunk->text[end - 1] == '\n') end--;
  return place->start + end;
}

/* Where the paragraph begins that a comment is for; UINT32_MAX: there is none. */
static uint32_t paragraph_of(const QDocument *document, const QGiven *g) {
  QBlockPlace next = q_block_at(document, g->start), before = block_before(document, g->start);
  uint32_t start = next.chunk ? next.start + record_of(&next)->start : UINT32_MAX;
  if (start <= g->start) return start;
  uint32_t to_next = NEAR, to_before = NEAR;
  if (next.chunk) to_next = lines_between(document, g->end, start);
  if (before.chunk) to_before = lines_between(document, words_end(&before), g->start);
  if (to_next >= NEAR && to_before >= NEAR) return UINT32_MAX;
  return to_next <= to_before ? start : before.start + record_of(&before)->start;
}

/* The first quotation of a turn that is told by its words tells the turn. */
static void apply_words(const QGivenList *given, QScene *scene) {
  const QByHand *by_hand = scene->document->by_hand;
  for (size_t t = 0; by_hand && t < scene->turn_count; t++) {
    QTurn *turn = &scene->turns[t];
    for (uint32_t i = turn->first_quotation; i < turn->quotations_end && turn->given < 0; i++) {
      const QSceneQuotation *q = &scene->quotations[i];
      const QQuoteRecord *record = &q->chunk->records->quotations[q->record];
      turn->given = q_given_of(given, scene->people, by_hand, q->chunk, record);
    }
  }
}

/* The first comment that may tell of what lies at a position. */
static size_t first_near(const QGivenList *given, uint32_t position) {
  size_t first = 0, end = given->count;
  while (first < end) {
    size_t middle = first + (end - first) / 2;
    if (given->list[middle].end + ASIDE < position) {
      first = middle + 1;
    } else {
      end = middle;
    }
  }
  return first;
}

void q_given_apply(const QGivenList *given, QScene *scene) {
  apply_words(given, scene);
  if (given->count == 0 || scene->turn_count == 0) return;
  const QSceneParagraph *p = scene->paragraphs;
  uint32_t from = scene->base + p[scene->turns[0].paragraph].start;
  uint32_t to = scene->base + p[scene->turns[scene->turn_count - 1].paragraph].end;
  for (size_t i = first_near(given, from); i < given->count; i++) {
    const QGiven *g = &given->list[i];
    if (g->start > to + ASIDE) break;
    uint32_t start = paragraph_of(scene->document, g);
    for (size_t t = 0; t < scene->turn_count; t++) {
      QTurn *turn = &scene->turns[t];
      if (scene->base + p[turn->paragraph].start != start) continue;
      turn->given = g->entity;
      turn->told = g->name;
    }
  }
}

const QGiven *q_given_for(const QGivenList *given, const QDocument *document, uint32_t paragraph) {
  const QGiven *found = NULL;
  QBlockPlace block = q_block_at(document, paragraph);
  uint32_t end = block.chunk ? block.start + record_of(&block)->end : paragraph;
  for (size_t i = first_near(given, paragraph); i < given->count; i++) {
    const QGiven *g = &given->list[i];
    if (g->start > end + ASIDE) break;
    if (paragraph_of(document, g) == paragraph) found = g;
  }
  return found;
}

uint64_t q_given_near(const QGivenList *given, uint32_t start, uint32_t end) {
  uint64_t hash = 0;
  for (size_t i = first_near(given, start); i < given->count; i++) {
    const QGiven *g = &given->list[i];
    if (g->start > end + ASIDE) break;
    hash = q_hash_mix(q_hash_mix(hash, (uint64_t)g->start - start), (uint64_t)g->entity);
  }
  return hash;
}
