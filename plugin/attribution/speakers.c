#include "attribution/speakers.h"

#include <string.h>

#include "attribution/by_hand.h"
#include "attribution/confidence.h"
#include "attribution/features.h"
#include "attribution/given.h"
#include "attribution/reported.h"
#include "attribution/sources.h"
#include "document/document.h"
#include "document/memory.h"
#include "document/nodes.h"
#include "document/query.h"
#include "text/hash.h"

struct QSpeakers {
  uint64_t version; /* of the document that the rest is true for; 0: none */
  uint64_t stamps;  /* given to chunks so far */
  const QPeople *people;
  QScene scene;
  QDecoder *decoder;
  QStage *stages;
  QAnswer *answers;
  QLattice *lattices;
  QDecoded *decoded;
  QSourceList sources;
  QLore lore;
  QGivenList given;
  bool counted; /* their quotations */
  int32_t *supposed;
  size_t supposed_room, stage_room, answer_room, lattice_room, decoded_room;
};

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

/* The key of the conversation that begins at a block. 0 when there is no memory. */
static bool key_of(QSpeakers *s, const QDocument *document, const QExtent *extent, uint64_t *key) {
  uint64_t hash = q_hash_mix(s->people->stamp ^ s->given.stamp, extent->lead.block);
  hash = q_hash_mix(hash, extent->start.block);
  for (QChunk *chunk = extent->lead.chunk; chunk; chunk = q_chunk_next(chunk)) {
    const QChunkAnswers *answers = answers_of(s, document->by_hand, chunk);
    if (!answers) return false;
    hash = q_hash_mix(hash, answers->stamp);
    if (chunk == extent->end.chunk) break;
  }
  *key = hash ? hash : 1;
  return true;
}

/* ---- Deciding a conversation ------------------------------------------------------------- */

static bool reserve(QSpeakers *s, size_t count) {
  void *supposed = s->supposed;
  void *stages = s->stages, *answers = s->answers, *lattices = s->lattices, *decoded = s->decoded;
  bool room = q_memory_reserve(&supposed, &s->supposed_room, count, sizeof *s->supposed) &&
              q_memory_reserve(&stages, &s->stage_room, count, sizeof *s->stages) &&
              q_memory_reserve(&answers, &s->answer_room, count, sizeof *s->answers) &&
              q_memory_reserve(&lattices, &s->lattice_room, count, sizeof *s->lattices) &&
              q_memory_reserve(&decoded, &s->decoded_room, count, sizeof *s->decoded);
  s->supposed = supposed;
  s->stages = stages;
  s->answers = answers;
  s->lattices = lattices;
  s->decoded = decoded;
  return room;
}

typedef struct {
  float by_sieve[Q_SIEVES];
} QWeighed;

static void weigh(QSpeakers *s, uint32_t t, uint32_t candidate, float sign, QWeighed *weighed) {
  QFeatures list;
  int place = q_stage_find(&s->stages[t], s->lattices[t].candidates[candidate]);
  q_features_of(&s->scene, s->stages, s->answers, t, (uint32_t)place, &list);
  for (uint32_t i = 0; i < list.count; i++) {
    QFeature feature = (QFeature)list.features[i];
    QSieve sieve = feature == Q_FEATURE_RULE ? (QSieve)(list.weights[i] - Q_AT_RULE)
                                             : q_feature_sieve(feature);
    weighed->by_sieve[sieve] += sign * q_weights()[list.weights[i]];
  }
}

/* The candidate that is next to the best; the best where there is no other. */
static uint32_t rival_of(const QDecoded *d, const QLattice *lattice) {
  uint32_t rival = d->best;
  for (uint32_t c = 0; c < lattice->count; c++) {
    if (c != d->best && (rival == d->best || d->marginals[c] > d->marginals[rival])) rival = c;
  }
  return rival;
}

/* What speaks for the answer and against the next one. */
static void give_reasons(QSpeakers *s, uint32_t t, QAnswerRecord *record) {
  const QDecoded *d = &s->decoded[t];
  QWeighed weighed = {{0}};
  uint32_t rival = rival_of(d, &s->lattices[t]);
  if (s->lattices[t].count > 1) {
    weigh(s, t, d->best, 1, &weighed);
    weigh(s, t, rival, -1, &weighed);
  }
  if (t >= 2 && s->decoded[t - 2].best < s->lattices[t - 2].count &&
      s->lattices[t - 2].candidates[s->decoded[t - 2].best] == record->entity)
    weighed.by_sieve[Q_SIEVE_ALTERNATION] +=
        s->lattices[t].links[Q_LINK_ALTERNATE] - s->lattices[t].links[Q_LINK_OTHER];
  for (record->reason_count = 0; record->reason_count < Q_REASONS; record->reason_count++) {
    int best = Q_SIEVE_NONE;
    for (int i = 1; i < Q_SIEVES; i++) {
      if (weighed.by_sieve[i] > weighed.by_sieve[best]) best = i;
    }
    if (best == Q_SIEVE_NONE || weighed.by_sieve[best] < 0.05f) break;
    float hundredths = weighed.by_sieve[best] * 100;
    record->reasons[record->reason_count] = (uint8_t)best;
    record->weights[record->reason_count] = (int16_t)(hundredths < 30000 ? hundredths : 30000);
    weighed.by_sieve[best] = 0;
  }
}

static void point_at(const QScene *scene, int32_t mention, uint32_t base, int32_t *start,
                     int32_t *end) {
  *start = *end = 0;
  if (mention < 0) return;
  *start = (int32_t)(scene->mentions[mention].start - base);
  *end = (int32_t)(scene->mentions[mention].end - base);
}

/* The same for a name in a comment, which may be empty. */
static void point_at_name(QRange name, uint32_t base, QAnswerRecord *record) {
  record->evidence_start = (int32_t)(name.start - base);
  record->evidence_end = (int32_t)(name.end - base);
}

/* The mention that shows why: of the answer, before the turn or beside it. */
static int32_t evidence_of(const QSpeakers *s, uint32_t t, int32_t entity) {
  const QTurn *turn = &s->scene.turns[t];
  const QAnswer *rule = &s->answers[t];
  if (turn->entity == entity && turn->taken >= 0) return turn->taken; /* the name itself */
  if (turn->entity == entity && turn->mention >= 0) return -1;        /* the mention tells it all */
  if (rule->entity == entity && rule->mention >= 0 && rule->mention != turn->mention)
    return rule->mention;
  int found = q_stage_find(&s->stages[t], entity);
  if (found < 0) return -1;
  const QCandidate *c = &s->stages[t].candidates[found];
  return c->here_mention >= 0 ? c->here_mention : c->mention;
}

static void answer_turn(QSpeakers *s, const QOutcome *outcome, uint32_t t, uint64_t version,
                        uint64_t key) {
  const QScene *scene = &s->scene;
  const QTurn *turn = &scene->turns[t];
  const QLattice *lattice = &s->lattices[t];
  const QDecoded *d = &s->decoded[t];
  QAnswerRecord record = {.version = version, .key = key, .entity = lattice->candidates[d->best]};
  give_reasons(s, t, &record);
  record.sieve = record.reason_count ? record.reasons[0] : (uint8_t)Q_SIEVE_NEAREST;
  if (s->answers[t].entity == record.entity) record.sieve = s->answers[t].sieve;
  /* What is said by hand needs no more than the place where it is said. */
  int32_t evidence = turn->given >= 0 ? -1 : evidence_of(s, t, record.entity);
  for (uint32_t i = turn->first_quotation; i < turn->quotations_end; i++) {
    const QSceneQuotation *q = &scene->quotations[i];
    QChunkAnswers *answers = q->chunk->answers;
    int32_t mention = q->mention >= 0 ? q->mention : turn->mention;
    point_at(scene, mention, q->chunk_start, &record.mention_start, &record.mention_end);
    point_at(scene, evidence, q->chunk_start, &record.evidence_start, &record.evidence_end);
    if (turn->given >= 0) point_at_name(turn->told, scene->base + q->chunk_start, &record);
    record.words = answers->items[q->record].words;
    record.confidence = q_confidence(outcome, t, i);
    answers->items[q->record] = record;
  }
}

static bool decide(QSpeakers *s, const QDocument *document, const QExtent *extent, uint64_t key) {
  if (!q_scene_read(&s->scene, document, s->people, &s->lore, extent)) return false;
  q_given_apply(&s->given, &s->scene);
  uint32_t count = (uint32_t)s->scene.turn_count;
  if (!reserve(s, count)) return false;
  q_sieves_stage(&s->scene, UINT32_MAX, s->supposed, s->stages, s->answers);
  for (uint32_t t = 0; t < count; t++) {
    q_lattice_make(&s->scene, s->stages, s->answers, t, q_weights(), &s->lattices[t]);
  }
  if (!q_decode(s->decoder, s->lattices, count, s->decoded, NULL)) return false;
  QOutcome outcome = q_outcome(&s->scene, s->stages, s->answers, s->lattices, s->decoded);
  for (uint32_t t = 0; t < count; t++) answer_turn(s, &outcome, t, document->version, key);
  return true;
}

/* Its answers are true for the document as it is. */
static void confirm(const QExtent *extent, uint64_t version, uint64_t key) {
  for (QChunk *chunk = extent->start.chunk; chunk; chunk = q_chunk_next(chunk)) {
    QChunkAnswers *answers = chunk->answers;
    for (uint32_t i = 0; i < answers->count; i++) {
      if (answers->items[i].key == key) answers->items[i].version = version;
    }
    if (chunk == extent->end.chunk) break;
  }
}

/* Whether the conversation has been decided with this key: its first turn tells, in any chunk. */
static bool is_known(const QDocument *document, const QExtent *extent, uint64_t key) {
  uint32_t start = extent->start.chunk->records->blocks[extent->start.block].start;
  for (const QChunk *chunk = extent->start.chunk; chunk; chunk = q_chunk_next(chunk), start = 0) {
    const QChunkAnswers *answers = chunk->answers;
    for (uint32_t i = 0; i < chunk->records->quotation_count; i++) {
      const QQuoteRecord *q = &chunk->records->quotations[i];
      if (q->start < start || !q_query_is_of_turn(document, chunk, q)) continue;
      return answers->items[i].key == key;
    }
    if (chunk == extent->end.chunk) break;
  }
  return true;
}

static bool settle(QSpeakers *s, const QDocument *document, const QExtent *extent) {
  uint64_t key;
  if (!key_of(s, document, extent, &key)) return false;
  if (!is_known(document, extent, key)) return decide(s, document, extent, key);
  confirm(extent, document->version, key);
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
  record->entity = Q_NOBODY;
  if (q->kind == Q_TERM) return;
  const QChunk *from;
  QEvidence evidence;
  const QAttributionRecord *a = q_query_source(document, place.chunk, q, &from, &evidence);
  if (!a || from != place.chunk || (q->kind == Q_DIRECT && evidence == Q_EVIDENCE_NEAR)) return;
  const QCast *cast = q_chunk_cast(from);
  int32_t head = cast->heads[a - from->records->attributions];
  if (head < 0) return;
  const QMentionRecord *m = &cast->mentions[head];
  place.block = m->block;
  QReported source = q_reported_source(s->people, place, (uint32_t)head);
  record->entity = source.entity;
  record->mention_start = (int32_t)m->start;
  record->mention_end = (int32_t)m->end;
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
  record->entity = given;
  record->sieve = Q_SIEVE_GIVEN;
  record->confidence = 100;
  point_at_name(told ? told->name : (QRange){0, 0}, block->start, record);
}

/* Answers for the quotations of a chunk that are of no turn. */
static bool settle_others(QSpeakers *s, const QDocument *document, QBlockPlace place) {
  const QRecords *records = place.chunk->records;
  bool any = false;
  QBlockPlace at = place;
  for (uint32_t i = 0; i < records->quotation_count && !any; i++)
    any = !is_of_turn(document, &at, &records->quotations[i]);
  if (!any) return true;
  QExtent extent = {.lead = q_reported_first(place), .start = place, .end = place};
  uint64_t key;
  uint64_t near = q_given_near(&s->given, place.chunk, place.start);
  if (near) { /* comments, which may stand in the chunks beside it */
    if (q_chunk_previous(extent.lead.chunk))
      extent.lead.chunk = q_chunk_previous(extent.lead.chunk);
    if (q_chunk_next(place.chunk)) extent.end.chunk = q_chunk_next(place.chunk);
  }
  if (!key_of(s, document, &extent, &key)) return false;
  key ^= near;
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
    record->version = document->version;
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
