/* Rules about who says a quotation: nobody, one of two, somebody who is told late. */
#include <string.h>

#include "lint/rules.h"

enum {
  FEWEST = 5,     /* words of a quotation that wants a source */
  UNSURE = 60,    /* percent: a speaker that is less sure is a guess */
  LONG_WORDS = 50 /* that a reader goes through before knowing who speaks */
};

/* The words of a quotation, as far as they are many. */
static unsigned words_in(QSayings *s, const QSaying *saying) {
  size_t length;
  const char *words = q_saying_words(s, saying->quotation.inner, &length);
  return words ? q_saying_count(words, length) : 0;
}

/* The character that ends the words inside the marks. */
static char last_of(const QSayings *s, QRange inner) {
  char c = ' ';
  while (inner.end > inner.start && (c == ' ' || c == '\n' || c == '\r')) {
    quoth_document_copy(s->document, (QRange){inner.end - 1, inner.end}, &c);
    inner.end--;
  }
  return c;
}

/* A sentence, or the part of one that a tag would follow: not a title or a phrase. */
static bool is_sentence(const QSayings *s, const QSaying *saying) {
  char first = 0, last = last_of(s, saying->quotation.inner);
  QRange start = {saying->quotation.inner.start, saying->quotation.inner.start + 1};
  quoth_document_copy(s->document, start, &first);
  return strchr(".,?!", last) && last && !(first >= 'a' && first <= 'z');
}

/* ---- unattributed-quotation --------------------------------------------------------- */

static void check_unattributed(QSayings *s) {
  bool run = false; /* the quotation before goes on in this one */
  for (size_t i = 0; i < s->saying_count; i++) {
    const QSaying *saying = &s->sayings[i];
    const QQuotation *q = &saying->quotation;
    if (!q_saying_is_speech(saying)) continue;
    bool continued = run;
    run = q->continues;
    if (continued || !q->closed || q->evidence != Q_EVIDENCE_NONE) continue;
    if (saying->speaker.source != Q_NO_SOURCE && saying->speaker.confidence >= UNSURE) continue;
    if (!is_sentence(s, saying) || words_in(s, saying) < FEWEST) continue;
    q_finding_begin(s->findings, Q_RULE_UNATTRIBUTED_QUOTATION, q->range.start, q->range.end,
                    "nobody is said to have said this");
  }
}

const QRuleRow q_rule_unattributed_quotation = {
    .rule = {.id = "unattributed-quotation",
             .summary = "a quotation that nobody is said to have said",
             .explanation =
                 "News and scholarship tell for each quotation who said it. Here neither "
                 "the words around it nor the quotations before tell.",
             .wrong = "The council met on Monday. “We shall not pay for this bridge.” The vote was "
                      "put off.",
             .right = "The council met on Monday. “We shall not pay for this bridge,” said Ruth "
                      "Marlow. The vote was put off.",
             .fixes = false},
    .levels = {Q_LEVELS(Q_LEVEL_OFF), Q_LEVELS_ENGLISH(Q_LEVEL_WARNING), Q_LEVELS(Q_LEVEL_OFF),
               Q_LEVELS_ENGLISH(Q_LEVEL_HINT)},
    .sayings = check_unattributed,
};

/* ---- ambiguous-source ----------------------------------------------------------------- */

static bool is_he_or_she(QSayings *s, QRange mention) {
  size_t length;
  if (mention.end - mention.start > 3) return false;
  const char *words = q_saying_words(s, mention, &length);
  return words && ((length == 2 && memcmp(words, "he", 2) == 0) ||
                   (length == 3 && memcmp(words, "she", 3) == 0));
}

/* The nearest names before a place of people whom the pronoun may mean. */
static size_t candidates(const QSayings *s, size_t before, QGender gender, QMention found[2]) {
  enum {
    FAR = 40 /* mentions that are looked at */
  };
  size_t count = 0;
  for (size_t i = before, n = 0; i-- > 0 && n < FAR && count < 2; n++) {
    const QMention *m = &s->mentions[i];
    if (m->kind != Q_MENTION_NAME || m->inside || m->source == Q_NO_SOURCE) continue;
    QSource source;
    if (!quoth_source(s->document, m->source, &source) || source.gender != gender) continue;
    if (count == 0 || found[0].source != m->source) found[count++] = *m;
  }
  return count;
}

static void check_ambiguous(QSayings *s) {
  size_t mention = 0;
  uint32_t last = UINT32_MAX;
  for (size_t i = 0; i < s->saying_count; i++) {
    const QSpeaker *speaker = &s->sayings[i].speaker;
    QRange at = speaker->mention;
    if (speaker->source != Q_NO_SOURCE && speaker->confidence >= UNSURE) continue;
    if (at.start == last || !is_he_or_she(s, at)) continue;
    last = at.start;
    while (mention < s->mention_count && s->mentions[mention].range.start < at.start) mention++;
    QGender gender = at.end - at.start == 2 ? Q_GENDER_MAN : Q_GENDER_WOMAN;
    QMention two[2];
    if (candidates(s, mention, gender, two) < 2) continue;
    q_finding_begin(s->findings, Q_RULE_AMBIGUOUS_SOURCE, at.start, at.end,
                    gender == Q_GENDER_MAN ? "“he” may be one of two men"
                                           : "“she” may be one of two women");
    for (int k = 1; k >= 0; k--)
      q_finding_related(s->findings, two[k].range.start, two[k].range.end, "this one");
  }
}

const QRuleRow q_rule_ambiguous_source = {
    .rule = {.id = "ambiguous-source",
             .summary = "a pronoun as the source that may mean either of two people",
             .explanation = "Two people of that gender have been named shortly before, and neither "
                            "the turns nor the words tell which of them speaks.",
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

/* ---- late-attribution ------------------------------------------------------------------ */

static void check_late(QSayings *s) {
  uint32_t before = Q_NO_SOURCE; /* the speaker of the quotation before */
  for (size_t i = 0; i < s->saying_count; i++) {
    const QSaying *saying = &s->sayings[i];
    const QQuotation *q = &saying->quotation;
    if (!q_saying_is_speech(saying)) continue;
    uint32_t last = before;
    before = saying->speaker.source;
    bool after = q->evidence == Q_EVIDENCE_AFTER && q->source.start >= q->range.end;
    if (!after || (last != Q_NO_SOURCE && last == before)) continue;
    unsigned words = words_in(s, saying);
    if (words < LONG_WORDS) continue;
    q_finding_begin(s->findings, Q_RULE_LATE_ATTRIBUTION, q->source.start, q->source.end,
                    "named only after # words");
    q_finding_number(s->findings, words);
    q_finding_related(s->findings, q->range.start, q->inner.start, "the quotation");
  }
}

const QRuleRow q_rule_late_attribution = {
    .rule = {.id = "late-attribution",
             .summary = "a long quotation whose speaker is named only at its end",
             .explanation = "A reader wants to know early who speaks. After some 50 words the "
                            "attribution goes before the quotation, or after its first sentence.",
             .wrong = "“The bridge has stood for ninety years, and in all of that time nobody has "
                      "looked at its piers, or at the bolts that hold it, or at the road that it "
                      "carries, although every man and woman in this town goes over it on the way "
                      "to work and back again, in rain and in snow,” said Ruth Marlow.",
             .right = "“The bridge has stood for ninety years,” said Ruth Marlow.",
             .fixes = false},
    .levels = {Q_LEVELS(Q_LEVEL_OFF), Q_LEVELS(Q_LEVEL_HINT), Q_LEVELS(Q_LEVEL_OFF),
               Q_LEVELS(Q_LEVEL_OFF)},
    .sayings = check_late,
};
