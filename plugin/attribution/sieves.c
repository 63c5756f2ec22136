#include "attribution/sieves.h"

typedef struct {
  const QScene *scene;
  const QStage *stages;
  const QAnswer *answers;
} QRules;

/* Decides a turn. False: it cannot tell. */
typedef bool QRule_(const QRules *rules, uint32_t turn, QAnswer *answer);

static const QTurn *turn_of(const QRules *r, uint32_t t) { return &r->scene->turns[t]; }

static bool answer_with(QAnswer *answer, int32_t entity, int32_t mention) {
  answer->entity = entity;
  answer->mention = mention;
  return entity >= 0;
}

bool q_turn_is_told(const QScene *scene, const QTurn *turn) {
  if (turn->who == Q_WHO_NARRATOR) return scene->people->narrator >= 0;
  return turn->who == Q_WHO_NAME && turn->tag != Q_TAG_NEAR;
}

/* ---- Tags -------------------------------------------------------------------------- */

static bool by_hand(const QRules *r, uint32_t t, QAnswer *answer) {
  return answer_with(answer, turn_of(r, t)->given, -1);
}

static bool is_described(const QRules *r, const QTurn *turn) {
  return turn->mention >= 0 && r->scene->mentions[turn->mention].kind == Q_MENTION_DESCRIPTION;
}

/* His wife, whose name is known. */
static bool is_kin(const QRules *r, const QTurn *turn) {
  return turn->who == Q_WHO_NAME && turn->mention >= 0 && r->scene->mentions[turn->mention].kin;
}

static bool by_tag(const QRules *r, uint32_t t, QAnswer *answer) {
  const QTurn *turn = turn_of(r, t);
  return turn->who == Q_WHO_NAME && turn->tag != Q_TAG_COLON && !is_described(r, turn) &&
         answer_with(answer, turn->entity, turn->mention);
}

static bool by_colon(const QRules *r, uint32_t t, QAnswer *answer) {
  const QTurn *turn = turn_of(r, t);
  return turn->who == Q_WHO_NAME && turn->tag == Q_TAG_COLON && !is_described(r, turn) &&
         answer_with(answer, turn->entity, turn->mention);
}

/* He, who is the one that the sentence before is about. */
static bool by_sentence_before(const QRules *r, uint32_t t, QAnswer *answer) {
  const QTurn *turn = turn_of(r, t);
  return turn->who == Q_WHO_NAME && turn->taken >= 0 &&
         answer_with(answer, turn->entity, turn->taken);
}

static bool by_description(const QRules *r, uint32_t t, QAnswer *answer) {
  const QTurn *turn = turn_of(r, t);
  return turn->who == Q_WHO_NAME && is_described(r, turn) && !is_kin(r, turn) &&
         answer_with(answer, turn->entity, turn->mention);
}

static bool by_narrator(const QRules *r, uint32_t t, QAnswer *answer) {
  const QTurn *turn = turn_of(r, t);
  return turn->who == Q_WHO_NARRATOR &&
         answer_with(answer, r->scene->people->narrator, turn->mention);
}

/* His wife: the one woman of his surname. */
static bool by_kin(const QRules *r, uint32_t t, QAnswer *answer) {
  const QTurn *turn = turn_of(r, t);
  return answer_with(answer, is_kin(r, turn) ? turn->entity : r->stages[t].kin, turn->mention);
}

static bool by_continuation(const QRules *r, uint32_t t, QAnswer *answer) {
  if (t == 0 || turn_of(r, t)->gap != Q_GAP_RUNNING) return false;
  return answer_with(answer, r->answers[t - 1].entity, r->answers[t - 1].mention);
}

/* ---- Who acts beside it ----------------------------------------------------------------- */

static bool by_beat(const QRules *r, uint32_t t, QAnswer *answer) {
  const QTurn *turn = turn_of(r, t);
  const QStage *stage = &r->stages[t];
  if (turn->who != Q_WHO_NONE) return false;
  static const uint8_t parts[] = {Q_PART_BEFORE, Q_PART_AFTER};
  for (int p = 0; p < 2; p++) {
    for (uint32_t i = 0; i < stage->count; i++) {
      const QCandidate *c = &stage->candidates[i];
      if (c->here == parts[p]) return answer_with(answer, c->entity, c->here_mention);
    }
  }
  return false;
}

static bool is_tight(const QRules *r, uint32_t t) { return turn_of(r, t)->gap == Q_GAP_NONE; }

/* He or she, in a dialogue: who spoke before the other did. */
static bool by_pronoun_in_turn(const QRules *r, uint32_t t, QAnswer *answer) {
  uint8_t gender = r->stages[t].gender;
  if (gender != Q_GENDER_MAN && gender != Q_GENDER_WOMAN) return false;
  if (t < 2 || !is_tight(r, t) || !is_tight(r, t - 1)) return false;
  int32_t one = r->answers[t - 2].entity, other = r->answers[t - 1].entity;
  if (one < 0 || other < 0 || one == other) return false;
  return q_scene_entity(r->scene, one)->gender == gender && answer_with(answer, one, -1);
}

/* He or she: the nearest one before. */
static bool by_pronoun(const QRules *r, uint32_t t, QAnswer *answer) {
  const QTurn *turn = turn_of(r, t);
  const QStage *stage = &r->stages[t];
  if (turn->who != Q_WHO_PRONOUN && turn->who != Q_WHO_GENERIC && stage->beat == Q_GENDER_UNKNOWN)
    return false;
  if (stage->gender != Q_GENDER_MAN && stage->gender != Q_GENDER_WOMAN) return false;
  for (int open = 0; open < 2; open++) {
    const QCandidate *best = NULL;
    for (uint32_t i = 0; i < stage->count; i++) {
      const QCandidate *c = &stage->candidates[i];
      uint8_t rank = open ? c->of_open : c->of_gender;
      if (rank == Q_FAR_RANK || q_stage_is_mute(r->scene, c->entity)) continue;
      if (!best || rank < (open ? best->of_open : best->of_gender)) best = c;
    }
    if (best) return answer_with(answer, best->entity, best->mention);
  }
  return false;
}

/* ---- Turns -------------------------------------------------------------------------------- */

static bool by_turns_before(const QRules *r, uint32_t t, QAnswer *answer) {
  if (t < 2 || !is_tight(r, t) || !is_tight(r, t - 1)) return false;
  int32_t one = r->answers[t - 2].entity;
  return one >= 0 && one != r->answers[t - 1].entity && answer_with(answer, one, -1);
}

static bool by_turns_after(const QRules *r, uint32_t t, QAnswer *answer) {
  if (t + 2 >= r->scene->turn_count || !is_tight(r, t + 1) || !is_tight(r, t + 2)) return false;
  int32_t one = r->answers[t + 2].entity;
  return one >= 0 && one != r->answers[t + 1].entity && answer_with(answer, one, -1);
}

/* Who has been addressed answers. */
static bool by_vocative(const QRules *r, uint32_t t, QAnswer *answer) {
  if (t == 0 || !is_tight(r, t)) return false;
  const QStage *before = &r->stages[t - 1];
  return before->addressed_count && answer_with(answer, before->addressed[0], before->addressing);
}

static bool by_own_label(const QRules *r, uint32_t t, QAnswer *answer) {
  const QTurn *turn = turn_of(r, t);
  return turn->who == Q_WHO_GENERIC && answer_with(answer, turn->entity, turn->mention);
}

static bool by_nearness(const QRules *r, uint32_t t, QAnswer *answer) {
  const QStage *stage = &r->stages[t];
  int32_t before = t && turn_of(r, t)->gap != Q_GAP_RUNNING ? r->answers[t - 1].entity : Q_NOBODY;
  const QCandidate *best = NULL;
  for (uint32_t i = 0; i < stage->count; i++) {
    const QCandidate *c = &stage->candidates[i];
    if (c->entity < 0 || c->entity == before || c->rank == Q_FAR_RANK) continue;
    if (q_stage_is_mute(r->scene, c->entity)) continue;
    if (!best || c->rank < best->rank) best = c;
  }
  return best && answer_with(answer, best->entity, best->mention);
}

/* ---- All of them ----------------------------------------------------------------------------- */

typedef struct {
  QSieve sieve;
  QRule_ *decide;
  bool backwards; /* it looks at turns to come */
} QRow;

static const QRow rows[] = {
    {Q_SIEVE_GIVEN, by_hand, false},
    {Q_SIEVE_PRONOUN, by_sentence_before, false},
    {Q_SIEVE_TAG, by_tag, false},
    {Q_SIEVE_COLON, by_colon, false},
    {Q_SIEVE_DESCRIPTION, by_description, false},
    {Q_SIEVE_NARRATOR, by_narrator, false},
    {Q_SIEVE_LABEL, by_kin, false},
    {Q_SIEVE_CONTINUED, by_continuation, false},
    {Q_SIEVE_BEAT, by_beat, false},
    {Q_SIEVE_PRONOUN, by_pronoun_in_turn, false},
    {Q_SIEVE_PRONOUN, by_pronoun, false},
    {Q_SIEVE_ALTERNATION, by_turns_before, false},
    {Q_SIEVE_ALTERNATION, by_turns_after, true},
    {Q_SIEVE_VOCATIVE, by_vocative, false},
    {Q_SIEVE_LABEL, by_own_label, false},
    {Q_SIEVE_ALTERNATION, by_turns_before, false},
    {Q_SIEVE_ALTERNATION, by_turns_after, true},
    {Q_SIEVE_NEAREST, by_nearness, false},
};

static void apply(const QRules *r, const QRow *row, uint32_t t, QAnswer *answers) {
  if (answers[t].entity >= 0) return;
  QAnswer answer = {.entity = Q_NOBODY, .mention = -1, .sieve = (uint8_t)row->sieve};
  if (row->decide(r, t, &answer)) answers[t] = answer;
}

void q_sieves_run(const QScene *scene, const QStage *stages, uint32_t rules, QAnswer *answers) {
  QRules r = {scene, stages, answers};
  uint32_t count = (uint32_t)scene->turn_count;
  for (uint32_t t = 0; t < count; t++) answers[t] = (QAnswer){Q_NOBODY, -1, Q_SIEVE_NONE};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const QRow *row = &rows[i];
    if (!(rules >> row->sieve & 1)) continue;
    for (uint32_t n = 0; n < count; n++)
      apply(&r, row, row->backwards ? count - 1 - n : n, answers);
  }
}

void q_sieves_stage(const QScene *scene, uint32_t rules, int32_t *speakers, QStage *stages,
                    QAnswer *answers) {
  q_stages_set(scene, NULL, stages);
  q_sieves_run(scene, stages, rules, answers);
  for (size_t t = 0; t < scene->turn_count; t++) speakers[t] = answers[t].entity;
  q_stages_set(scene, speakers, stages);
  q_sieves_run(scene, stages, rules, answers);
}
