#include "attribution/speakers.h"

#include <string.h>

#include "attribution/by_hand.h"
#include "attribution/confidence.h"
#include "attribution/decide.h"
#include "attribution/reported.h"
#include "document/document.h"
#include "document/memory.h"
#include "document/nodes.h"
#include "document/query.h"
#include "text/hash.h"

void q_speakers_free(QSpeakers *speakers) {
  if (!speakers) return;
  q_scene_free(&speakers->scene);
  q_decoder_free(speakers->decoder);
  q_memory_free(speakers->stages);
  q_memory_free(speakers->answers);
  q_memory_free(speakers->supposed);
  q_memory_free(speakers->lattices);
  q_memory_free(speakers->decoded);
  q_sources_free(&speakers->sources);
  q_lore_free(&speakers->lore);
  q_given_free(&speakers->given);
  q_memory_free(speakers);
}

/* What the document keeps, made when it is first asked. NULL when there is no memory. */
static QSpeakers *speakers_of(QDocument *document) {
  if (document->speakers) return document->speakers;
  QSpeakers *s = q_memory_new(sizeof *s);
  if (!s) return NULL;
  memset(s, 0, sizeof *s);
  s->decoder = q_decoder_new();
  if (!s->decoder) {
    q_memory_free(s);
    return NULL;
  }
  document->speakers = s;
  return s;
}

/* The answers of a chunk, empty if there are none yet. NULL when there is no memory. */
static QChunkAnswers *answers_of(QSpeakers *s, const QByHand *by_hand, QChunk *chunk) {
  if (chunk->answers) return chunk->answers;
  uint32_t count = chunk->records->quotation_count;
  size_t size = sizeof(QChunkAnswers) + count * sizeof(QAnswerRecord);
  QChunkAnswers *answers = q_memory_new(size);
  if (!answers) return NULL;
  memset(answers, 0, size);
  answers->stamp = ++s->stamps;
  answers->count = count;
  answers->has_given = q_given_in(by_hand, chunk);
  chunk->answers = answers;
  return answers;
}

/* ---- Keys ------------------------------------------------------------------------------ */

/* What all conversations see of the people. */
static uint64_t common_of(const QPeople *people) {
  return q_hash_mix(Q_HASH_EMPTY, (uint64_t)q_confidence_people(people) << 3 |
                                      (uint64_t)(people->narrator >= 0) << 2 |
                                      (uint64_t)people->reported << 1 | people->peopled);
}

/* What is known of those whom a chunk names: others may come and go, and nothing of it changes. */
static uint64_t seen_in(const QSpeakers *s, const QChunk *chunk) {
  QChunkAnswers *answers = chunk->answers;
  if (s->told) return 0;
  if (answers->people == s->people->stamp) return answers->seen;
  const QCast *cast = q_chunk_cast(chunk);
  answers->people = s->people->stamp;
  answers->seen = cast->name_count;
  for (uint32_t i = 0; i < cast->name_count; i++) {
    int32_t entity = q_people_of(s->people, &cast->names[i]);
    answers->seen = q_hash_mix(answers->seen, entity >= 0 ? s->lore.sights[entity] : 0);
  }
  return answers->seen;
}

/* Puts what stands in the chunks from first to last into a key. False when there is no memory. */
static bool mix_chunks(QSpeakers *s, const QDocument *document, QChunk *first, const QChunk *last,
                       uint64_t *key) {
  for (QChunk *chunk = first; chunk; chunk = q_chunk_next(chunk)) {
    const QChunkAnswers *answers = answers_of(s, document->by_hand, chunk);
    if (!answers) return false;
    *key = q_hash_mix(*key, answers->stamp ^ seen_in(s, chunk));
    if (chunk == last) break;
  }
  return true;
}

/* Puts the source that a chunk inherits, and what stands before that, into a key. False when there
 * is no memory. */
static bool mix_inherited(QSpeakers *s, const QDocument *document, const QBlockPlace *place,
                          uint64_t *key) {
  int32_t attribution;
  bool colon;
  QBlockPlace from = {.chunk = q_document_inherited(document, place->chunk, &attribution, &colon)};
  if (!from.chunk) return true;
  from.start = q_chunk_start(from.chunk);
  *key = q_hash_mix(q_hash_mix(*key, (uint64_t)attribution), place->start - from.start);
  return mix_chunks(s, document, q_reported_first(from).chunk, from.chunk, key);
}

/* The key of the conversation that begins at a block, never 0. False when there is no memory. */
static bool key_of(QSpeakers *s, const QDocument *document, const QExtent *extent, uint64_t *key) {
  uint64_t hash = q_hash_mix(s->common, extent->lead.block);
  hash = q_hash_mix(hash, extent->start.block);
  if (!mix_chunks(s, document, extent->lead.chunk, extent->end.chunk, &hash)) return false;
  *key = hash ? hash : 1;
  return true;
}

/* ---- Conversations ------------------------------------------------------------------------ */

/* An answer is still true: only the number of who it is may have changed. */
static void confirm(const QPeople *people, uint64_t version, QAnswerRecord *record) {
  record->version = version;
  if (!record->id || ((uint32_t)record->entity < people->count &&
                      people->entities[record->entity].id == record->id))
    return;
  record->entity = q_people_by_id(people, record->id);
  if (record->entity < 0) record->entity = people->narrator;
}

/* Its answers are true for the document as it is. */
static void confirm_all(const QPeople *people, const QExtent *extent, uint64_t version,
                        uint64_t key) {
  for (QChunk *chunk = extent->start.chunk; chunk; chunk = q_chunk_next(chunk)) {
    QChunkAnswers *answers = chunk->answers;
    for (uint32_t i = 0; i < answers->count; i++) {
      if (answers->items[i].key == key) confirm(people, version, &answers->items[i]);
    }
    if (chunk == extent->end.chunk) break;
  }
}

/* Whether the conversation has been decided with this key: its first turn tells, in any block. */
static bool is_known(const QDocument *document, const QExtent *extent, uint64_t key) {
  uint32_t start = extent->start.chunk->records->blocks[extent->start.block].start;
  for (const QChunk *chunk = extent->start.chunk; chunk; chunk = q_chunk_next(chunk), start = 0) {
    const QRecords *records = chunk->records;
    const QChunkAnswers *answers = chunk->answers;
    bool last = chunk == extent->end.chunk;
    uint32_t end = last ? records->blocks[extent->end.block].start : chunk->size;
    for (uint32_t i = 0; i < records->quotation_count && records->quotations[i].start < end; i++) {
      const QQuoteRecord *q = &records->quotations[i];
      if (q->start < start || !q_query_is_of_turn(document, chunk, q)) continue;
      return answers->items[i].key == key;
    }
    if (last) break;
  }
  return true;
}

static bool settle(QSpeakers *s, const QDocument *document, const QExtent *extent) {
  uint64_t key;
  if (!key_of(s, document, extent, &key)) return false;
  /* What is quoted on from before it, though that is not looked at, may be of nobody. */
  if (!mix_inherited(s, document, &extent->start, &key)) return false;
  uint32_t end = extent->end.chunk ? extent->end.start : quoth_document_size(document);
  key = q_hash_mix(key, q_given_near(&s->given, extent->start.start, end));
  if (!is_known(document, extent, key))
    return q_decide(s, document, extent, document->version, key);
  confirm_all(s->people, extent, document->version, key);
  return true;
}

/* ---- What is not of a turn ---------------------------------------------------------------- */

/* place is a block of the chunk that does not lie behind the quotation, and moves on to its own. */
static bool is_of_turn(const QDocument *document, QBlockPlace *place, const QQuoteRecord *q) {
  const QRecords *records = place->chunk->records;
  while (place->block < records->block_count && records->blocks[place->block].end <= q->start)
    place->block++;
  return place->block < records->block_count && q_query_is_of_turn(document, place->chunk, q) &&
         q_block_speaks(place);
}

/* Who says what is reported, is quoted inside of a quotation, or stands as a block. */
static void answer_other(const QSpeakers *s, const QDocument *document, QBlockPlace place,
                         const QQuoteRecord *q, QAnswerRecord *record) {
  q_answer(s, Q_NOBODY, record);
  if (q->kind == Q_TERM) return;
  const QChunk *from;
  QEvidence evidence;
  const QAttributionRecord *a = q_query_source(document, place.chunk, q, &from, &evidence);
  if (!a || (q->kind == Q_DIRECT && evidence == Q_EVIDENCE_NEAR)) return;
  const QCast *cast = q_chunk_cast(from);
  int32_t head = cast->heads[a - from->records->attributions];
  if (head < 0) return;
  const QMentionRecord *m = &cast->mentions[head];
  QBlockPlace tag = {.chunk = place.chunk, .start = place.start, .block = m->block};
  if (from != place.chunk) {
    int32_t attribution;
    bool colon;
    tag.chunk = q_document_inherited(document, place.chunk, &attribution, &colon);
    tag.start = q_chunk_start(from);
  }
  QReported source = q_reported_source(s->people, tag, (uint32_t)head);
  q_answer(s, source.entity, record);
  record->mention_start = (int32_t)(tag.start + m->start - place.start);
  record->mention_end = (int32_t)(tag.start + m->end - place.start);
  if (source.entity < 0) return;
  record->sieve = m->kind == Q_MENTION_NAME          ? Q_SIEVE_TAG
                  : m->kind == Q_MENTION_DESCRIPTION ? Q_SIEVE_DESCRIPTION
                  : m->kind == Q_MENTION_NARRATOR    ? Q_SIEVE_NARRATOR
                                                     : Q_SIEVE_PRONOUN;
  record->confidence = q_confidence_reported((QMentionKind)m->kind);
  if (!source.found) return;
  record->evidence_start = (int32_t)(source.start - place.start);
  record->evidence_end = (int32_t)(source.end - place.start);
}

/* What is told by hand holds: a comment beside the block, or first words. */
static void apply_given(const QSpeakers *s, const QDocument *document, const QBlockPlace *block,
                        const QQuoteRecord *q, QAnswerRecord *record) {
  uint32_t start = block->start + block->chunk->records->blocks[block->block].start;
  const QGiven *told = q->depth == 1 ? q_given_for(&s->given, document, start) : NULL;
  int32_t given = q_given_of(&s->given, s->people, document->by_hand, block->chunk, q);
  if (told) given = told->entity;
  if (given < 0) return;
  q_answer(s, given, record);
  record->sieve = Q_SIEVE_GIVEN;
  record->confidence = 100;
  q_point_at_name(told ? told->name : (QRange){0, 0}, block->start, record);
}

/* Answers for the quotations of a chunk that are of no turn. */
static bool settle_others(QSpeakers *s, const QDocument *document, QBlockPlace place) {
  const QRecords *records = place.chunk->records;
  bool any = false, inherits = false;
  QBlockPlace at = place;
  for (uint32_t i = 0; i < records->quotation_count; i++) {
    if (is_of_turn(document, &at, &records->quotations[i])) continue;
    any = true;
    inherits |= records->quotations[i].inherits != 0;
  }
  if (!any) return true;
  QExtent extent = {.lead = q_reported_first(place), .start = place, .end = place};
  uint64_t key;
  uint64_t near = q_given_near(&s->given, place.start, place.start + place.chunk->size);
  if (near) { /* comments, which may stand in the chunks beside it */
    if (q_chunk_previous(extent.lead.chunk))
      extent.lead.chunk = q_chunk_previous(extent.lead.chunk);
    if (q_chunk_next(place.chunk)) extent.end.chunk = q_chunk_next(place.chunk);
  }
  if (!key_of(s, document, &extent, &key)) return false;
  key = q_hash_mix(key, near);
  if (inherits && !mix_inherited(s, document, &place, &key)) return false;
  QChunkAnswers *answers = place.chunk->answers;
  at = place;
  for (uint32_t i = 0; i < records->quotation_count; i++) {
    const QQuoteRecord *q = &records->quotations[i];
    QAnswerRecord *record = &answers->items[i];
    if (is_of_turn(document, &at, q)) continue;
    if (record->key != key) {
      *record = (QAnswerRecord){.key = key, .words = record->words};
      answer_other(s, document, place, q, record);
      if (q->kind != Q_TERM) apply_given(s, document, &at, q, record);
    }
    confirm(s->people, document->version, record);
  }
  return true;
}

/* Whether a chunk below the leaf has comments that tell a speaker becomes known. */
static bool look_for_given(QSpeakers *s, const QDocument *document, QLeaf *leaf) {
  if (leaf->known & Q_KNOWN_GIVEN) return true;
  leaf->has_given = false;
  for (unsigned i = 0; i < leaf->used; i++) {
    const QChunkAnswers *answers = answers_of(s, document->by_hand, leaf->child[i]);
    if (!answers) return false;
    leaf->has_given |= answers->has_given;
  }
  leaf->known |= Q_KNOWN_GIVEN;
  return true;
}

static bool read_given(QSpeakers *s, QDocument *document) {
  for (QLeaf *leaf = q_chunks_first(&document->chunks)->leaf; leaf; leaf = leaf->next) {
    if (!look_for_given(s, document, leaf)) return false;
  }
  return q_given_read(&s->given, s->people, document);
}

/* The people of the document as it is. */
static bool refresh(QSpeakers *s, QDocument *document) {
  if (s->version == document->version) return true;
  s->version = 0;
  s->counted = false;
  s->people = q_company_people(document);
  if (!s->people || !q_lore_read(&s->lore, s->people)) return false;
  if (!read_given(s, document)) return false;
  s->told = s->given.count + s->given.stranger_count > 0 ||
            (document->by_hand && document->by_hand->speaker_count > 0);
  s->common = s->told ? s->people->stamp ^ s->given.stamp : common_of(s->people);
  if (!q_sources_list(&s->sources, document, s->people)) return false;
  for (size_t i = 0; i < s->given.stranger_count; i++) {
    int32_t entity = (int32_t)(s->people->count + i);
    if (!q_sources_add(&s->sources, entity, s->given.strangers[i].name)) return false;
    s->sources.list[s->sources.count - 1].shown = s->given.strangers[i].words;
  }
  q_sources_show(&s->sources, s->people, document->by_hand);
  s->version = document->version;
  return true;
}

/* ---- Asking -------------------------------------------------------------- */

static bool decide_range(QSpeakers *s, const QDocument *document, QRange within) {
  QBlockPlace place = q_block_at(document, within.start);
  for (QBlockPlace at = place; at.chunk && at.start <= within.end;
       at.start += at.chunk->size, at.chunk = q_chunk_next(at.chunk)) {
    at.block = 0;
    if (at.chunk->records->block_count && !settle_others(s, document, at)) return false;
  }
  bool first = true;
  while (place.chunk &&
         place.start + place.chunk->records->blocks[place.block].start <= within.end) {
    if (!q_block_speaks(&place)) {
      q_block_next(&place);
      continue;
    }
    QExtent extent = q_extent_from(first ? q_extent_start(place) : place);
    first = false;
    if (!settle(s, document, &extent)) return false;
    place = extent.end;
  }
  return true;
}

/* Whether all quotations that touch a range have been answered for the document as it is. */
static bool is_decided(const QDocument *document, QRange within) {
  uint32_t base;
  const QChunk *chunk = q_chunks_at(&document->chunks, within.start, &base);
  for (; chunk && base <= within.end; base += chunk->size, chunk = q_chunk_next(chunk)) {
    const QChunkAnswers *known = chunk->answers;
    for (uint32_t i = 0; i < chunk->records->quotation_count; i++) {
      const QQuoteRecord *q = &chunk->records->quotations[i];
      if (base + q->start > within.end || base + q->end < within.start) continue;
      if (!known || known->items[i].version != document->version) return false;
    }
  }
  return true;
}

QStatus quoth_speakers(QDocument *document, QRange within) {
  QSpeakers *s = speakers_of(document);
  if (!s || !refresh(s, document)) return Q_NO_MEMORY;
  uint32_t size = quoth_document_size(document);
  if (within.end > size) within.end = size;
  if (within.start > within.end) within.start = within.end;
  if (is_decided(document, within)) return Q_OK;
  return decide_range(s, document, within) ? Q_OK : Q_NO_MEMORY;
}

static QRange range_from(uint32_t base, int32_t start, int32_t end) {
  if (end <= start) return (QRange){0, 0};
  return (QRange){(uint32_t)((int64_t)base + start), (uint32_t)((int64_t)base + end)};
}

static const QAnswerRecord *find_answer(const QDocument *document, const QQuotation *quotation,
                                        uint32_t *base) {
  const QChunk *chunk = q_chunks_at(&document->chunks, quotation->range.start, base);
  const QRecords *records = chunk->records;
  const QChunkAnswers *answers = chunk->answers;
  if (!answers) return NULL;
  uint32_t start = quotation->range.start - *base, low = 0, high = records->quotation_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (records->quotations[middle].start < start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < records->quotation_count && records->quotations[low].start == start; low++) {
    const QQuoteRecord *q = &records->quotations[low];
    if (q->end != quotation->range.end - *base || q->kind != quotation->kind) continue;
    return answers->items[low].version == document->version ? &answers->items[low] : NULL;
  }
  return NULL;
}

bool quoth_speaker(const QDocument *document, const QQuotation *quotation, QSpeaker *speaker) {
  const QSpeakers *s = document->speakers;
  uint32_t base;
  if (!s || s->version != document->version) return false;
  const QAnswerRecord *record = find_answer(document, quotation, &base);
  if (!record) return false;
  *speaker = (QSpeaker){.source = Q_NO_SOURCE,
                        .sieve = (QSieve)record->sieve,
                        .confidence = record->confidence,
                        .mention = range_from(base, record->mention_start, record->mention_end),
                        .evidence = range_from(base, record->evidence_start, record->evidence_end),
                        .reason_count = record->reason_count};
  if (record->entity >= 0) speaker->source = s->sources.of_entity[record->entity];
  for (unsigned i = 0; i < record->reason_count; i++) {
    speaker->reasons[i].sieve = (QSieve)record->reasons[i];
    speaker->reasons[i].weight = record->weights[i];
  }
  return true;
}

/* ---- Questions about sources --------------------------------------------- */

QStatus quoth_sources(QDocument *document) {
  QStatus status = quoth_speakers(document, (QRange){0, UINT32_MAX});
  if (status != Q_OK) return status;
  QSpeakers *s = document->speakers;
  if (s->counted) return Q_OK;
  for (const QChunk *chunk = q_chunks_first(&document->chunks); chunk;
       chunk = q_chunk_next(chunk)) {
    QChunkAnswers *answers = chunk->answers;
    for (uint32_t i = 0; answers && i < answers->count; i++) {
      const QQuoteRecord *q = &chunk->records->quotations[i];
      QAnswerRecord *answer = &answers->items[i];
      if (answer->version != document->version || answer->entity < 0 || q->kind == Q_TERM) continue;
      uint32_t source = s->sources.of_entity[answer->entity];
      if (source == Q_NO_SOURCE) continue;
      if (!answer->words) answer->words = q_source_words(chunk, q->inner_start, q->inner_end);
      s->sources.list[source].quotations++;
      s->sources.list[source].words += answer->words;
    }
  }
  s->counted = true;
  return Q_OK;
}

static const QSpeakers *known(const QDocument *document) {
  const QSpeakers *s = document->speakers;
  return s && s->version == document->version ? s : NULL;
}

uint32_t q_speakers_source(const QDocument *document, int32_t entity) {
  const QSpeakers *s = known(document);
  return s && entity >= 0 ? s->sources.of_entity[entity] : Q_NO_SOURCE;
}

uint32_t quoth_source_count(const QDocument *document) {
  const QSpeakers *s = known(document);
  return s ? (uint32_t)s->sources.count : 0;
}

bool quoth_source(const QDocument *document, uint32_t source, QSource *item) {
  const QSpeakers *s = known(document);
  if (!s || source >= s->sources.count) return false;
  const QSourceRecord *record = &s->sources.list[source];
  if ((uint32_t)record->entity >= s->people->count) {
    *item = (QSource){.kind = Q_SOURCE_GIVEN,
                      .id = s->given.strangers[(uint32_t)record->entity - s->people->count].key,
                      .first = record->first,
                      .name = record->name,
                      .quotations = record->quotations,
                      .words = record->words};
    return true;
  }
  const QEntity *e = &s->people->entities[record->entity];
  *item = (QSource){.id = e->id,
                    .kind = (QSourceKind)e->source,
                    .gender = (QGender)e->gender,
                    .first = record->first,
                    .mentions = e->mentions,
                    .quotations = record->quotations,
                    .words = record->words};
  item->name = record->name.end ? record->name : record->first;
  return true;
}

size_t quoth_source_name(const QDocument *document, uint32_t source, char *buffer, size_t room) {
  QSource item;
  if (!quoth_source(document, source, &item)) return 0;
  const QHandName *shown = document->speakers->sources.list[source].shown;
  if (shown) {
    memcpy(buffer, shown->text, shown->length < room ? shown->length : room);
    return shown->length;
  }
  QRange range = item.name;
  size_t length = range.end - range.start;
  if (length > room) range.end = range.start + (uint32_t)room;
  quoth_document_copy(document, range, buffer);
  return length;
}

bool quoth_next_mention(const QDocument *document, QCursor *cursor, QMention *mention) {
  const QSpeakers *s = known(document);
  if (cursor->version != document->version) cursor->stale = true;
  if (!s || cursor->stale) return false;
  uint32_t start;
  const QChunk *chunk = q_chunks_number(&document->chunks, cursor->chunk, &start);
  QRange within = cursor->within;
  for (; chunk && start <= within.end; start += chunk->size, chunk = q_chunk_next(chunk)) {
    const QCast *cast = q_chunk_cast(chunk);
    while (cursor->index < cast->mention_count) {
      const QMentionRecord *m = &cast->mentions[cursor->index++];
      QRange range = {start + m->start, start + m->end};
      bool touches = within.start == within.end
                         ? range.start <= within.start && within.start <= range.end
                         : range.start < within.end && within.start < range.end;
      if (!touches) continue;
      *mention = (QMention){.range = range,
                            .kind = (QMentionKind)m->kind,
                            .gender = (QGender)m->gender,
                            .source = Q_NO_SOURCE,
                            .inside = (m->flags & Q_IS_INSIDE) != 0};
      int32_t entity = q_mention_entity(s->people, cast, m);
      if (entity >= 0) mention->source = s->sources.of_entity[entity];
      return true;
    }
    cursor->chunk++;
    cursor->index = 0;
  }
  return false;
}
