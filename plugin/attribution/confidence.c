#include "attribution/confidence.h"

#include "attribution/confidence_weights.h"
#include "chars.h"

enum {
  AROUND = 8, /* turns on each side in which speakers are counted */
  REACH = 9,  /* and in which a tag that decides is looked for */
  /* Percent of the sources of words without marks that are right: */
  NAMED = 92,    /* names, and "I" */
  STOOD_FOR = 60 /* descriptions and pronouns */
};

/* How many of the steps, which rise, a value has reached. */
static unsigned step(double value, const double *steps, unsigned count) {
  unsigned i = 0;
  while (i < count && value >= steps[i]) i++;
  return i;
}

#define STEP(value, ...)                       \
  step((value), (const double[]){__VA_ARGS__}, \
       (unsigned)(sizeof((const double[]){__VA_ARGS__}) / sizeof(double)))

static unsigned most(unsigned value, unsigned limit) { return value < limit ? value : limit; }

unsigned q_confidence_people(const QPeople *people) {
  return STEP(people->count, 4, 8, 16, 32, 64, 128);
}

/* ---- The conversation --------------------------------------------------------------- */

static bool is_told(const QOutcome *o, uint32_t t) {
  return o->lattices[t].count == 1 && q_turn_is_told(o->scene, &o->scene->turns[t]);
}

static int32_t answer_of(const QOutcome *o, uint32_t t) {
  return o->lattices[t].candidates[o->decoded[t].best];
}

QOutcome q_outcome(const QScene *scene, const QStage *stages, const QAnswer *answers,
                   const QLattice *lattices, const QDecoded *decoded) {
  QOutcome o = {scene, stages, answers, lattices, decoded, 0};
  uint32_t told = 0, count = (uint32_t)scene->turn_count;
  for (uint32_t t = 0; t < count; t++) told += is_told(&o, t);
  o.told = count ? told * 100 / count : 0;
  return o;
}

static QSureClass class_of(const QOutcome *o, uint32_t t) {
  const QTurn *turn = &o->scene->turns[t];
  if (is_told(o, t)) {
    if (turn->who == Q_WHO_NARRATOR) return Q_SURE_NARRATOR;
    if (o->scene->people->reported) return Q_SURE_NEWS;
    return o->scene->mentions[turn->mention].kind == Q_MENTION_DESCRIPTION ? Q_SURE_LABEL
                                                                           : Q_SURE_NAME;
  }
  switch ((QWho)turn->who) {
  case Q_WHO_NONE: return turn->gap == Q_GAP_NONE ? Q_SURE_UNTAGGED : Q_SURE_LOOSE;
  case Q_WHO_PRONOUN: return Q_SURE_PRONOUN;
  default: return Q_SURE_GENERIC;
  }
}

/* A turn whose tag decides, on one side of another. */
typedef struct {
  unsigned turns; /* to it; REACH: none is near */
  bool tight;     /* nothing stands between them */
  unsigned fits; /* 0: the answer is not the one that taking turns makes of it, 1: it is; 2: none */
} QAnchor;

static QAnchor find_anchor(const QOutcome *o, uint32_t t, bool after) {
  QAnchor anchor = {.turns = REACH, .tight = true, .fits = 2};
  for (uint32_t n = 1; n < REACH; n++) {
    if (after ? t + n >= o->scene->turn_count : t < n) return anchor;
    uint32_t at = after ? t + n : t - n;
    uint8_t gap = o->scene->turns[after ? at : at + 1].gap;
    if (gap != Q_GAP_NONE && gap != Q_GAP_RUNNING) anchor.tight = false;
    if (!is_told(o, at)) continue;
    anchor.turns = n;
    anchor.fits = (answer_of(o, at) == answer_of(o, t)) == (n % 2 == 0);
    return anchor;
  }
  return anchor;
}

static unsigned value_of(const QAnchor *a) {
  return STEP(a->turns, 2, 3, 5, REACH) * 6 + a->tight * 3u + a->fits;
}

static unsigned count_speakers(const QOutcome *o, uint32_t t) {
  int32_t list[2 * AROUND + 1];
  unsigned count = 0;
  for (uint32_t i = t > AROUND ? t - AROUND : 0; i <= t + AROUND && i < o->scene->turn_count; i++) {
    unsigned k = 0;
    while (k < count && list[k] != answer_of(o, i)) k++;
    if (k == count) list[count++] = answer_of(o, i);
  }
  return count;
}

/* ---- Facts ------------------------------------------------------------------------------- */

typedef struct {
  QSum *sum;
  QSureClass kind;
} QFacts;

static void put(const QFacts *f, QSureFact fact, unsigned value) {
  q_sum_put(f->sum, (unsigned)fact * Q_SURE_CLASSES + f->kind, value);
}

/* The words of a name. */
static unsigned count_words(const QScene *scene, const QSceneMention *mention) {
  char text[64];
  QRange range = {scene->base + mention->start, scene->base + mention->end};
  if (range.end - range.start > sizeof text) range.end = range.start + sizeof text;
  size_t size = quoth_document_copy(scene->document, range, text);
  unsigned words = 1;
  for (size_t i = 1; i < size; i++) words += text[i - 1] == ' ' && text[i] != ' ';
  return words;
}

/* The speaker, and the words that name him. */
static void put_speaker(const QFacts *f, const QScene *scene, int32_t entity,
                        const QSceneMention *mention) {
  if (entity < 0) return;
  const QEntity *e = q_scene_entity(scene, entity);
  put(f, Q_SURE_SOURCE,
      e->source == Q_SOURCE_DESCRIBED     ? 2u + q_scene_noun(scene, entity)
      : entity == scene->people->narrator ? 1u
                                          : 0u);
  put(f, Q_SURE_GENDER, e->gender * 4u + e->sureness + 16u * (e->kind != Q_ENTITY_PERSON));
  put(f, Q_SURE_PERSON, e->evidence);
  unsigned words = mention && mention->kind == Q_MENTION_NAME ? count_words(scene, mention) : 0;
  put(f, Q_SURE_NAMING, e->titled + 2u * e->full + 4u * most(words, 3));
  if (f->kind != Q_SURE_NEWS) return;
  size_t bearers = 0;
  if (e->surname) q_lore_bearers(scene->lore, e->surname, &bearers);
  put(f, Q_SURE_BEARERS, most((unsigned)bearers, 4) + 5u * (words == 1));
}

/* The link from a quotation to its source. */
static void put_link(const QFacts *f, const QScene *scene, const QTurn *turn,
                     const QSceneQuotation *q, const QSceneMention *mention) {
  const QQuoteRecord *record = &q->chunk->records->quotations[q->record];
  const char *text = q->chunk->text;
  bool part =
      record->inner_start < record->inner_end && q_is_lower_ascii(text[record->inner_start]);
  bool chosen = record->strength > 0;
  put(f, Q_SURE_EVIDENCE, most(q->evidence, 7) * 4u + chosen * 2u + part);
  put(f, Q_SURE_STRENGTH, record->strength);
  bool first = q == &scene->quotations[turn->first_quotation];
  put(f, Q_SURE_LENT,
      (q->mention == turn->mention) + 2u * q->shared + 4u * first + 8u * q->continued);
  if (!mention) return;
  uint16_t flags = mention->flags;
  put(f, Q_SURE_ROLE,
      ((flags & Q_IS_SUBJECT) != 0) + 2u * ((flags & Q_IS_BESIDE_CUE) != 0) +
          4u * ((flags & Q_IS_APPOSED) != 0) + 8u * ((flags & Q_IS_OBLIQUE) != 0) +
          16u * (mention->kin != 0));
}

/* What the decoder makes of a turn. */
static void put_decoded(const QFacts *f, const QOutcome *o, uint32_t t, int32_t entity) {
  const QLattice *lattice = &o->lattices[t];
  const QDecoded *d = &o->decoded[t];
  uint32_t rival = d->best;
  for (uint32_t c = 0; c < lattice->count; c++)
    if (c != d->best && (rival == d->best || d->marginals[c] > d->marginals[rival])) rival = c;
  double likely = d->marginals[d->best], next = rival == d->best ? 0 : d->marginals[rival];
  put(f, Q_SURE_MARGINAL,
      STEP(likely, .2, .35, .5, .63, .75, .83, .9, .945, .97, .985, .993, .9975));
  put(f, Q_SURE_ODDS, STEP(likely / (next + 1e-6), 1, 2, 3.5, 6, 12, 33, 150, 1000));
  const QAnswer *rule = &o->answers[t];
  put(f, Q_SURE_RULE, rule->entity == entity ? 1u + rule->sieve : 0);
  int32_t other = lattice->candidates[rival];
  if (entity >= 0 && other >= 0 && rival != d->best) {
    const QEntity *e = q_scene_entity(o->scene, entity), *r = q_scene_entity(o->scene, other);
    put(f, Q_SURE_RIVAL,
        (e->gender == r->gender) + 2u * (r->source == Q_SOURCE_DESCRIBED) +
            4u * (e->surname && e->surname == r->surname));
  }
  QAnchor before = find_anchor(o, t, false), after = find_anchor(o, t, true);
  put(f, Q_SURE_BEFORE, value_of(&before));
  put(f, Q_SURE_AFTER, value_of(&after));
  put(f, Q_SURE_AROUND, before.fits + 3u * after.fits + 9u * (before.tight && after.tight));
  put(f, Q_SURE_SPEAKERS, most(count_speakers(o, t), 7));
}

void q_confidence_features(const QOutcome *o, uint32_t t, uint32_t quotation, QSum *features) {
  const QScene *scene = o->scene;
  const QTurn *turn = &scene->turns[t];
  const QSceneQuotation *q = &scene->quotations[quotation];
  int32_t source = q->mention >= 0 ? q->mention : turn->mention, entity = answer_of(o, t);
  const QSceneMention *mention = source >= 0 ? &scene->mentions[source] : NULL;
  QFacts f = {.sum = features, .kind = class_of(o, t)};
  features->count = 0;
  put(&f, Q_SURE_CLASS, 0);
  put(&f, Q_SURE_TAG, turn->tag * 4u + most(turn->gap, 3));
  put(&f, Q_SURE_TOLD, STEP(o->told, 10, 25, 50, 75, 90));
  put(&f, Q_SURE_PEOPLE, q_confidence_people(scene->people));
  put(&f, Q_SURE_TURNS, STEP((double)scene->turn_count, 2, 5, 10, 30));
  put_speaker(&f, scene, entity, mention);
  put_link(&f, scene, turn, q, mention);
  if (!is_told(o, t)) put_decoded(&f, o, t, entity);
}

/* ---- The sum ---------------------------------------------------------------------------- */

uint8_t q_confidence(const QOutcome *o, uint32_t t, uint32_t quotation) {
  if (o->scene->turns[t].given >= 0) return 100;
  QSum features;
  q_confidence_features(o, t, quotation, &features);
  int32_t at = (q_sum_of(&features, q_confidence_weights) - Q_SURE_LEAST) / Q_SURE_STEP;
  at = at < 0 ? 0 : at < Q_SURE_STEPS ? at : Q_SURE_STEPS - 1;
  return (uint8_t)q_confidence_weights[Q_SURE_GROUPS * Q_GROUP_VALUES + at];
}

uint8_t q_confidence_reported(QMentionKind source) {
  return source == Q_MENTION_NAME || source == Q_MENTION_NARRATOR ? NAMED : STOOD_FOR;
}
