#include "attribution/decide.h"

#include <string.h>

#include "attribution/confidence.h"
#include "document/memory.h"

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

void q_point_at_name(QRange name, uint32_t base, QAnswerRecord *record) {
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

void q_answer(const QSpeakers *s, int32_t entity, QAnswerRecord *record) {
  record->entity = entity;
  record->id = (uint32_t)entity < s->people->count ? s->people->entities[entity].id : 0;
}

static void answer_turn(QSpeakers *s, const QOutcome *outcome, uint32_t t, uint64_t version,
                        uint64_t key) {
  const QScene *scene = &s->scene;
  const QTurn *turn = &scene->turns[t];
  const QLattice *lattice = &s->lattices[t];
  const QDecoded *d = &s->decoded[t];
  QAnswerRecord record = {.version = version, .key = key};
  q_answer(s, lattice->candidates[d->best], &record);
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
    if (turn->given >= 0) q_point_at_name(turn->told, scene->base + q->chunk_start, &record);
    record.words = answers->items[q->record].words;
    record.confidence = q_confidence(outcome, t, i);
    answers->items[q->record] = record;
  }
}

bool q_decide(QSpeakers *s, const QDocument *document, const QExtent *extent, uint64_t version,
              uint64_t key) {
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
  for (uint32_t t = 0; t < count; t++) answer_turn(s, &outcome, t, version, key);
  return true;
}
