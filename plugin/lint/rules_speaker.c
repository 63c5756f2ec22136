/* Rules about who says a quotation: nobody, or somebody who is told late. */
#include <string.h>

#include "chars.h"
#include "lexicon.h"
#include "lint/citations.h"
#include "lint/rules.h"

enum {
  FEWEST = 5,     /* words of a quotation that wants a source */
  UNSURE = 60,    /* percent: a speaker that is less sure is a guess */
  NEAR = 24,      /* bytes from a quotation to a source that is its own */
  LONG_WORDS = 50 /* that a reader goes through before knowing who speaks */
};

/* The words of a quotation, as far as they are many. */
static unsigned words_in(QSayings *s, const QSaying *saying) {
  size_t length;
  const char *words = q_saying_words(s, saying->quotation.inner, &length);
  return words ? q_saying_count(words, length) : 0;
}

/* Every line is a paragraph. */
static bool is_line_end(const QSayings *s) {
  return quoth_document_options(s->document).paragraphs == Q_PARAGRAPHS_LINE;
}

/* What stands right before and after a range, blanks aside; the end of a paragraph is a full
 * stop. */
static char char_beside(const QSayings *s, QRange range, bool after) {
  enum {
    FAR = 8
  };
  char text[FAR];
  uint32_t from = range.start > FAR ? range.start - FAR : 0;
  QRange beside = {after ? range.end : from, after ? range.end + FAR : range.start};
  size_t size = quoth_document_copy(s->document, beside, text);
  for (size_t i = 0, breaks = 0; i < size; i++) {
    char c = text[after ? i : size - 1 - i];
    breaks += c == '\n';
    if (breaks > 1) return '.';
    if (!strchr(" \t\r\n", c)) return breaks && is_line_end(s) ? '.' : c;
  }
  return '.';
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

/* Whole sentences that stand between others: not a title or a phrase, and no part of a sentence
 * that may tell who speaks in words that are not known. */
static bool is_alone(const QSayings *s, const QSaying *saying) {
  const QQuotation *q = &saying->quotation;
  char first = 0, last = last_of(s, q->inner);
  char before = char_beside(s, q->range, false), after = char_beside(s, q->range, true);
  if (q->range.end == q->inner.end) return false; /* a dash may begin an item of a list */
  quoth_document_copy(s->document, (QRange){q->inner.start, q->inner.start + 1}, &first);
  if (!last || !strchr(".?!", last) || (first >= 'a' && first <= 'z')) return false;
  return !(after >= 'a' && after <= 'z') && !strchr(",;:-", after) && !strchr(",;-?", before) &&
         (unsigned char)before < 0x80; /* a dash has three bytes */
}

/* ---- unattributed-quotation --------------------------------------------------------- */

/* Where the words end that a saying has, and those that tell whose they are. */
static uint32_t end_of(const QQuotation *q) {
  uint32_t end = q->range.end > q->source.end ? q->range.end : q->source.end;
  return end > q->cue.end ? end : q->cue.end;
}

/* A sentence ends inside: at once, or after a small word, since "St. Regis" is a name. */
static bool has_stop(const char *text, size_t size) {
  size_t word = 0;
  if (size > 1 && text[0] == '.') return true;
  for (size_t i = 0; i + 1 < size; i++) {
    bool small = q_is_lower_ascii(text[word]);
    if (small && strchr(".?!", text[i]) && text[i + 1] <= ' ') return true;
    if (text[i] <= ' ') word = i + 1;
  }
  return false;
}

static bool is_blank_between(const QSayings *s, uint32_t start, uint32_t end) {
  char text[8];
  if (end - start > sizeof text) return false;
  size_t size = quoth_document_copy(s->document, (QRange){start, end}, text);
  for (size_t i = 0; i < size; i++) {
    if (!strchr(" \t\r\n\xC2\xA0", text[i])) return false;
  }
  return true;
}

/* Whether the sentence before a quotation, or the end of the paragraph before, tells what somebody
 * says, who may be heard on. Of quotations in a row the first is told of. */
static bool goes_on(const QSayings *s, size_t saying) {
  enum {
    LONGEST = 240 /* bytes */
  };
  char text[LONGEST];
  uint32_t start = s->sayings[saying].quotation.range.start;
  for (size_t i = saying; i-- > 0;) {
    const QSaying *before = &s->sayings[i];
    uint32_t end = end_of(&before->quotation);
    if (end > start || before->quotation.kind == Q_TERM || before->quotation.depth > 1) continue;
    if (start - end >= LONGEST) return false;
    if (before->quotation.kind == Q_DIRECT && is_blank_between(s, end, start)) return true;
    if (before->quotation.evidence == Q_EVIDENCE_NONE) continue;
    size_t size = quoth_document_copy(s->document, (QRange){end, start}, text);
    while (size > 0 && strchr(" \t\r\n", text[size - 1])) size--;
    return !has_stop(text, size);
  }
  return false;
}

/* Somebody, or a body, who can speak; not the vote that came after a debate. */
static bool can_speak(QSayings *s, const QSaying *saying) {
  const uint32_t person =
      Q_WORD_PERSON | Q_WORD_ORGANIZATION | Q_WORD_TITLE | Q_WORD_NATIONALITY | Q_WORD_PRONOUN;
  const QEntity *e = q_saying_entity(s, saying->speaker.source);
  if (e && e->source != Q_SOURCE_DESCRIBED) return e->kind != Q_ENTITY_PLACE;
  QRange source = saying->quotation.source;
  QSource known;
  if (source.end == source.start && quoth_source(s->document, saying->speaker.source, &known))
    source = known.first;
  size_t length, from = 0;
  const char *words = q_saying_words(s, source, &length);
  for (size_t i = 0; words && i <= length; i++) {
    if (i < length && words[i] != ' ') continue;
    if (q_word_flags(words + from, (unsigned)(i - from)) & person) return true;
    from = i + 1;
  }
  return false;
}

/* Whether the text tells who says it. That somebody has been named shortly before does not. */
static bool is_attributed(QSayings *s, const QSaying *saying) {
  const QSpeaker *speaker = &saying->speaker;
  bool sure = speaker->source != Q_NO_SOURCE && speaker->confidence >= UNSURE;
  switch (speaker->sieve) {
  case Q_SIEVE_GIVEN: return true;
  case Q_SIEVE_CONTINUED:
  case Q_SIEVE_ALTERNATION:
  case Q_SIEVE_VOCATIVE:
    if (sure) return true;
    break;
  case Q_SIEVE_BEAT:
    if (can_speak(s, saying)) return true;
    break;
  default: break;
  }
  bool announced = char_beside(s, saying->quotation.range, false) == ':';
  switch (announced ? Q_EVIDENCE_COLON : saying->quotation.evidence) {
  case Q_EVIDENCE_NONE: return false;
  case Q_EVIDENCE_NEAR: return can_speak(s, saying);
  default: return true;
  }
}

static void check_unattributed(QSayings *s) {
  bool run = false; /* the quotation before goes on in this one */
  for (size_t i = 0; i < s->saying_count; i++) {
    const QSaying *saying = &s->sayings[i];
    const QQuotation *q = &saying->quotation;
    if (!q_saying_is_speech(saying)) continue;
    bool continued = run;
    run = q->continues;
    if (continued || !q->closed || !is_alone(s, saying) || words_in(s, saying) < FEWEST) continue;
    bool nobody = q->evidence == Q_EVIDENCE_NOBODY && saying->speaker.sieve != Q_SIEVE_GIVEN;
    if (!nobody && (is_attributed(s, saying) || goes_on(s, i))) continue;
    if (q_saying_opens_text(s, saying) || q_is_cited_at(s->document, q->range.end)) continue;
    q_finding_begin(s->findings, Q_RULE_UNATTRIBUTED_QUOTATION, q->range.start, q->range.end,
                    "nobody is said to have said this");
  }
}

const QRuleRow q_rule_unattributed_quotation = {
    .rule = {.id = "unattributed-quotation",
             .summary = "a quotation that nobody is said to have said",
             .explanation =
                 "News and scholarship tell for each quotation who said it. Here neither "
                 "the words around it nor the quotations before tell, and no citation stands "
                 "beside it.",
             .wrong = "The council met on Monday. “We shall not pay for this bridge.” The vote was "
                      "put off.",
             .right = "The council met on Monday. “We shall not pay for this bridge,” said Ruth "
                      "Marlow. The vote was put off.",
             .fixes = false},
    .levels = {Q_LEVELS(Q_LEVEL_OFF), Q_LEVELS_ENGLISH(Q_LEVEL_HINT), Q_LEVELS(Q_LEVEL_OFF),
               Q_LEVELS_ENGLISH(Q_LEVEL_HINT)},
    .sayings = check_unattributed,
};

/* ---- late-attribution ------------------------------------------------------------------ */

/* Whether somebody has been spoken of shortly before a quotation, so that a reader may think of
 * him: in its paragraph, or in the one before. */
static bool is_expected(const QSayings *s, const QSaying *saying, const QSpokenOf *tag) {
  for (size_t i = q_saying_mention_at(s, saying->quotation.range.start); i-- > 0;) {
    const QSpokenOf *m = &s->mentions[i];
    if (m->paragraph + 1 < tag->paragraph) return false;
    if (m->heading || m->flags & Q_IS_INSIDE) continue;
    if (m->source != Q_NO_SOURCE && m->source == saying->speaker.source) return true;
  }
  return false;
}

static void check_late(QSayings *s) {
  uint32_t before = Q_NO_SOURCE; /* the speaker of the quotation before */
  for (size_t i = 0; i < s->saying_count; i++) {
    const QSaying *saying = &s->sayings[i];
    const QQuotation *q = &saying->quotation;
    if (!q_saying_is_speech(saying)) continue;
    uint32_t last = before;
    before = saying->speaker.source;
    bool after = (q->evidence == Q_EVIDENCE_AFTER || q->evidence == Q_EVIDENCE_SENTENCE) &&
                 q->source.start >= q->range.end && q->source.start < q->range.end + NEAR;
    if (!after || (last != Q_NO_SOURCE && last == before)) continue;
    unsigned words = words_in(s, saying);
    size_t at = q_saying_mention_at(s, q->source.start);
    if (words < LONG_WORDS || at == s->mention_count) continue;
    const QSpokenOf *tag = &s->mentions[at];
    if (tag->kind == Q_MENTION_PRONOUN || tag->kind == Q_MENTION_NARRATOR) continue;
    if (is_expected(s, saying, tag)) continue;
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
