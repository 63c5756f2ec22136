/* The rule about pronouns as sources that may mean either of two people.
 *
 * A reader takes "he" for the subject of the sentence before. Two things leave him in doubt: that
 * sentence has two men for its subject, or as those who meet in it; or the words that "he" says
 * speak of that subject themselves, by name. */
#include <string.h>

#include "attribution/cast.h"
#include "lexicon.h"
#include "lint/rules.h"

enum {
  FAR = 40, /* mentions that are looked at */
  NEAR = 3  /* paragraphs back in which they stand */
};

static QGender gender_of(QSayings *s, QRange mention) {
  size_t length;
  if (mention.end - mention.start > 3 || mention.end == mention.start) return Q_GENDER_UNKNOWN;
  const char *words = q_saying_words(s, mention, &length);
  if (words && length == 2 && memcmp(words, "he", 2) == 0) return Q_GENDER_MAN;
  if (words && length == 3 && memcmp(words, "she", 3) == 0) return Q_GENDER_WOMAN;
  return Q_GENDER_UNKNOWN;
}

/* Somebody who has that gender for sure, by name. */
static bool is_candidate(const QSayings *s, const QSpokenOf *m, QGender gender) {
  if (m->kind != Q_MENTION_NAME || m->flags & Q_IS_INSIDE) return false;
  return q_saying_is_person(s, m->source) && q_saying_entity(s, m->source)->gender == gender;
}

/* Somebody or something that a pronoun of that gender may stand for. */
static bool may_be(const QSayings *s, const QSpokenOf *m, QGender gender) {
  if (m->kind == Q_MENTION_PRONOUN) return m->gender == gender;
  const QEntity *e = q_saying_entity(s, m->source);
  if (!e) return m->kind == Q_MENTION_DESCRIPTION && m->gender != Q_GENDER_MANY;
  if (e->kind != Q_ENTITY_PERSON) return false;
  return e->gender == gender || (e->gender == Q_GENDER_UNKNOWN && m->gender != Q_GENDER_MANY);
}

typedef enum {
  APART,
  LISTED, /* A, B and C */
  JOINED,
} QJoint;

/* How two people stand to each other in a sentence: by the words between them. */
static QJoint joint_of(QSayings *s, const QSpokenOf *a, const QSpokenOf *b) {
  static const char JOINTS[] = "|and|or|met|met with|met up with|joined|visited|ran into|"
                               "sat with|sat beside|sat next to|stood beside|spoke with|"
                               "talked with|talked to|shook hands with|walked with|argued with|";
  enum {
    ROOM = 64,
    FEW = 4 /* words: "and", an adjective, an office */
  };
  char joint[ROOM + 3] = "|", comma;
  size_t length;
  QRange between = {a->range.end, b->range.start};
  if (between.end < between.start || between.end - between.start > ROOM) return APART;
  const char *words = q_saying_words(s, between, &length);
  if (!words) return APART;
  quoth_document_copy(s->document, (QRange){between.start, between.start + 1}, &comma);
  if (length == 0) return between.end > between.start && comma == ',' ? LISTED : APART;
  memcpy(joint + 1, words, length);
  memcpy(joint + 1 + length, "|", 2);
  if (strstr(JOINTS, joint)) return JOINED;
  /* and councillor Peter Hale */
  const char *last_word = words + length;
  while (last_word > words && last_word[-1] != ' ') last_word--;
  if (length > 4 && memcmp(words, "and ", 4) == 0 && q_saying_count(words, length) <= FEW &&
      q_word_flags(last_word, (unsigned)(words + length - last_word)) &
          (Q_WORD_PERSON | Q_WORD_TITLE))
    return JOINED;
  /* Peter Hale, the mayor, and Tom Field */
  bool joined = length > 4 && memcmp(words + length - 4, " and", 4) == 0;
  char last[7] = "";
  if (joined && comma == ',' && between.end > between.start + 6)
    quoth_document_copy(s->document, (QRange){between.end - 6, between.end}, last);
  return memcmp(last, ", and ", 6) == 0 ? JOINED : APART;
}

static bool in_one_sentence(const QSpokenOf *a, const QSpokenOf *b) {
  return a->paragraph == b->paragraph && a->sentence == b->sentence && a->heading == b->heading;
}

/* The last sentence before a pronoun with somebody whom it may stand for: mentions from..to. False
 * if there is none near. */
static bool find_sentence(const QSayings *s, size_t pronoun, QGender gender, size_t *from,
                          size_t *to) {
  const QSpokenOf *he = &s->mentions[pronoun];
  for (size_t i = pronoun, n = 0; i-- > 0 && n < FAR; n++) {
    const QSpokenOf *m = &s->mentions[i];
    if (m->heading || m->paragraph + NEAR < he->paragraph) return false;
    if (m->flags & Q_IS_INSIDE || !may_be(s, m, gender)) continue;
    *to = i + 1;
    *from = i;
    while (*from > 0 && in_one_sentence(&s->mentions[*from - 1], m)) --*from;
    return true;
  }
  return false;
}

/* The next mention of a sentence that the pronoun may stand for; to: there is none. */
static size_t next_one(const QSayings *s, size_t i, size_t to, QGender gender) {
  for (; i < to; i++) {
    const QSpokenOf *m = &s->mentions[i];
    if (!(m->flags & (Q_IS_INSIDE | Q_IS_APPOSED)) && may_be(s, m, gender)) break;
  }
  return i;
}

/* Two who are the subject of a sentence together, or meet in it, and nobody else is in it. */
static bool find_pair(QSayings *s, size_t from, size_t to, QGender gender,
                      const QSpokenOf *two[2]) {
  size_t i = next_one(s, from, to, gender), k = next_one(s, i + 1, to, gender);
  if (k >= to || s->mentions[i].flags & (Q_IS_OBLIQUE | Q_IS_OBJECT)) return false;
  two[0] = &s->mentions[i];
  two[1] = &s->mentions[k];
  if (two[0]->source == two[1]->source || !is_candidate(s, two[0], gender)) return false;
  QJoint joint = APART;
  for (; k < to; i = k, k = next_one(s, k + 1, to, gender)) {
    joint = is_candidate(s, &s->mentions[k], gender) ? joint_of(s, &s->mentions[i], &s->mentions[k])
                                                     : APART;
    if (joint == APART) return false;
  }
  return joint == JOINED;
}

/* Whoever speaks in a sentence, or whom it is about, where that is one person. */
static const QSpokenOf *subject_of(const QSayings *s, size_t from, size_t to, QGender gender) {
  const QSpokenOf *subject = NULL;
  bool speaks = false;
  for (size_t i = from; i < to; i++) {
    const QSpokenOf *m = &s->mentions[i];
    if (m->flags & Q_IS_INSIDE || !may_be(s, m, gender) || !(m->flags & Q_IS_SUBJECT)) continue;
    bool cue = m->flags & Q_IS_BESIDE_CUE;
    if (speaks && !cue) continue;
    if (subject && speaks == cue && subject->source != m->source) return NULL;
    subject = m;
    speaks = cue;
  }
  return subject && is_candidate(s, subject, gender) ? subject : NULL;
}

/* Another one of that gender who was spoken of shortly before. */
static const QSpokenOf *find_other(const QSayings *s, size_t before, const QSpokenOf *subject,
                                   QGender gender) {
  for (size_t i = before, n = 0; i-- > 0 && n < FAR; n++) {
    const QSpokenOf *m = &s->mentions[i];
    if (m->heading || m->paragraph + NEAR < subject->paragraph) return NULL;
    if (m->source != subject->source && is_candidate(s, m, gender) && m->flags & Q_IS_SUBJECT)
      return m;
  }
  return NULL;
}

/* A quotation speaks of somebody by name, and not to him. */
static bool speaks_of(const QSayings *s, const QQuotation *q, const QSpokenOf *who) {
  for (size_t i = q_saying_mention_at(s, q->range.start);
       i < s->mention_count && s->mentions[i].range.start < q->range.end; i++) {
    const QSpokenOf *m = &s->mentions[i];
    if (m->source == who->source && m->flags & Q_IS_INSIDE && m->kind == Q_MENTION_NAME &&
        !(m->flags & Q_IS_VOCATIVE))
      return true;
  }
  return false;
}

/* A quotation calls one of two by his name. */
static bool calls_one(const QSayings *s, const QQuotation *q, const QSpokenOf *const two[2]) {
  for (size_t i = q_saying_mention_at(s, q->range.start);
       i < s->mention_count && s->mentions[i].range.start < q->range.end; i++) {
    const QSpokenOf *m = &s->mentions[i];
    if (m->flags & Q_IS_VOCATIVE && (m->source == two[0]->source || m->source == two[1]->source))
      return true;
  }
  return false;
}

static void check_saying(QSayings *s, const QSaying *saying) {
  QRange at = saying->quotation.source;
  QGender gender = gender_of(s, at);
  size_t pronoun = q_saying_mention_at(s, at.start), from, to;
  if (gender == Q_GENDER_UNKNOWN || pronoun == s->mention_count) return;
  if (s->mentions[pronoun].range.start != at.start || s->mentions[pronoun].flags & Q_IS_INSIDE)
    return;
  if (!find_sentence(s, pronoun, gender, &from, &to)) return;
  const QSpokenOf *two[2] = {NULL, NULL};
  if (!find_pair(s, from, to, gender, two)) {
    two[1] = subject_of(s, from, to, gender);
    if (!two[1] || saying->quotation.kind != Q_DIRECT || !speaks_of(s, &saying->quotation, two[1]))
      return;
    two[0] = find_other(s, to, two[1], gender);
    if (!two[0]) return;
  }
  if (calls_one(s, &saying->quotation, two)) return;
  q_finding_begin(s->findings, Q_RULE_AMBIGUOUS_SOURCE, at.start, at.end,
                  gender == Q_GENDER_MAN ? "“he” may be one of two men"
                                         : "“she” may be one of two women");
  for (int k = 0; k < 2; k++)
    q_finding_related(s->findings, two[k]->range.start, two[k]->range.end, "this one");
}

static void check_ambiguous(QSayings *s) {
  uint32_t last = UINT32_MAX;
  for (size_t i = 0; i < s->saying_count; i++) {
    const QSaying *saying = &s->sayings[i];
    QRange at = saying->quotation.source;
    if (at.start == at.end || at.start == last) continue;
    last = at.start;
    if (saying->speaker.sieve != Q_SIEVE_GIVEN) check_saying(s, saying);
  }
}

const QRuleRow q_rule_ambiguous_source = {
    .rule = {.id = "ambiguous-source",
             .summary = "a pronoun as the source that may mean either of two people",
             .explanation =
                 "A reader takes “he” for the subject of the sentence before. Here that is two "
                 "people, or one whom the quotation itself speaks of. A name tells.",
             .wrong =
                 "Peter Hale met Tom Field at the gate. They talked of the road, of the war and "
                 "of the rain.\n\nIn the evening the lamps were lit. “It is late,” he said.",
             .right =
                 "Peter Hale met Tom Field at the gate. They talked of the road, of the war and "
                 "of the rain.\n\nIn the evening the lamps were lit. “It is late,” said Hale.",
             .fixes = false},
    .levels = {Q_LEVELS(Q_LEVEL_OFF), Q_LEVELS_ENGLISH(Q_LEVEL_HINT), Q_LEVELS_ENGLISH(Q_LEVEL_OFF),
               Q_LEVELS_ENGLISH(Q_LEVEL_HINT)},
    .sayings = check_ambiguous,
};
