/* Rules about the tags of speech: he said, said Tom. */
#include <string.h>

#include "chars.h"
#include "lint/pair.h"
#include "lint/rules.h"
#include "lint/stops.h"
#include "lint/words.h"
#include "text/utf8.h"

/* A tag proper: it tells who and how, and reports no words of its own. */
static bool is_tag(const QAttributionRecord *a) {
  return a && a->source_end > a->source_start && a->cue_end > a->verb &&
         a->content_end == a->content_start;
}

static bool is_capital(const QView *view, uint32_t at) {
  uint32_t next;
  return q_is_upper(q_char_at(view, at, &next));
}

/* The first letter of a quotation, which may be one that was put in: [T]he law. */
static bool opens_with_capital(const QView *view, const QQuoteRecord *q) {
  uint32_t next;
  if (q_char_at(view, q->inner_start, &next) != '[') return is_capital(view, q->inner_start);
  return is_capital(view, next);
}

static bool is_lower(const QView *view, uint32_t at) {
  uint32_t next;
  return q_is_lower_ascii(q_char_at(view, at, &next));
}

static bool is_english(const QView *view, uint32_t quotation) {
  return q_pair_of(view, &view->records->quotations[quotation]).family != Q_FAMILY_OTHER;
}

/* ---- stop-before-tag ---------------------------------------------------------- */

static void check_stop(const QView *view, uint32_t quotation) {
  uint32_t stop, end = q_words_end(view, quotation);
  if (q_char_before(view, end, &stop) != '.') return;
  const QAttributionRecord *a = q_tag_after(view, quotation);
  if (!is_tag(a) || !is_lower(view, a->start) || q_stop_is_part(view, stop)) return;
  if (!is_english(view, quotation)) return;
  QFindings *f = view->findings;
  q_finding_begin(f, Q_RULE_STOP_BEFORE_TAG, stop, end, "a full stop before the tag");
  q_finding_edit(f, stop, end, ",");
  q_finding_related(f, a->start, q_tag_end(a), "the tag");
}

const QRuleRow q_rule_stop_before_tag = {
    .rule =
        {.id = "stop-before-tag",
         .summary = "a full stop before the tag that goes on with the sentence",
         .explanation =
             "A tag belongs to the sentence that is quoted: a comma parts them, if no question or "
             "exclamation mark does.",
         .wrong = "“I agree.” he said.",
         .right = "“I agree,” he said.",
         .fixes = true},
    .levels = {Q_LEVELS_ENGLISH(Q_LEVEL_WARNING), Q_LEVELS_ENGLISH(Q_LEVEL_WARNING),
               Q_LEVELS_ENGLISH(Q_LEVEL_WARNING), Q_LEVELS_ENGLISH(Q_LEVEL_WARNING)},
    .quotation = check_stop,
};

/* ---- capital-tag ---------------------------------------------------------------- */

/* A word that has a capital only because a sentence is thought to begin: She said; The man said. A
 * capital after "the" shows a name: The Times reported. */
static bool is_lowered(const QView *view, const QAttributionRecord *a) {
  QWord word = q_word_from(view->text, a->start, view->end);
  if (q_word_among(view->text, word, " i i'm i'd i'll i've ")) return false;
  if (word.known & Q_KNOWN_DETERMINER)
    return word.end < a->source_end && is_lower(view, q_skip_space(view, word.end));
  return word.known & Q_KNOWN_PRONOUN && !(word.known & Q_KNOWN_NAME);
}

/* Whether He has a capital of its own hereabouts: it, or Him or His, stands after a small word and
 * a blank. */
static bool is_revered(const QView *view, uint32_t place) {
  enum {
    NEAR = 600
  };
  uint32_t at = place - view->start > NEAR ? place - NEAR : view->start;
  uint32_t end = view->end - place > NEAR ? place + NEAR : view->end;
  while (at < end) {
    const char *found = memchr(view->text + at, 'H', end - at);
    if (!found) return false;
    uint32_t start = (uint32_t)(found - view->text), before = q_skip_space_back(view, start);
    QWord word = q_word_from(view->text, start, view->end);
    at = start + 1;
    if (before < start && before > view->start && is_lower(view, before - 1) &&
        q_word_among(view->text, word, " he him his himself "))
      return true;
  }
  return false;
}

static void check_capital(const QView *view, uint32_t quotation) {
  uint32_t start;
  if (q_char_before(view, q_words_end(view, quotation), &start) != ',') return;
  const QAttributionRecord *a = q_tag_after(view, quotation);
  if (!is_tag(a) || !is_capital(view, a->start) || !is_lowered(view, a)) return;
  if (!is_english(view, quotation) || is_revered(view, a->start)) return;
  char low[2] = {(char)(view->text[a->start] | 0x20), 0};
  QFindings *f = view->findings;
  q_finding_begin(f, Q_RULE_CAPITAL_TAG, a->start, a->start + 1,
                  "a capital in the tag, after a comma");
  q_finding_edit(f, a->start, a->start + 1, low);
}

const QRuleRow q_rule_capital_tag = {
    .rule = {.id = "capital-tag",
             .summary = "a tag that begins with a capital after a comma",
             .explanation = "The tag goes on with the sentence that the comma leaves open. Names "
                            "keep their capital, "
                            "and so does He where the text writes it so elsewhere.",
             .wrong = "“I agree,” She said.",
             .right = "“I agree,” she said.",
             .fixes = true},
    .levels = {Q_LEVELS_ENGLISH(Q_LEVEL_WARNING), Q_LEVELS_ENGLISH(Q_LEVEL_WARNING),
               Q_LEVELS_ENGLISH(Q_LEVEL_WARNING), Q_LEVELS_ENGLISH(Q_LEVEL_WARNING)},
    .quotation = check_capital,
};

/* ---- missing-comma ---------------------------------------------------------------- */

static const char PLAIN_CUES[] =
    " said says asked asks replied answered added continued declared explained "
    "noted stated wrote writes tweeted concluded insisted observed recalled ";

/* A sentence in marks, not a title or a term: it begins with a capital, and a word of four letters
 * or more that is no name begins small. */
static bool is_sentence(const QView *view, const QQuoteRecord *q, unsigned least) {
  bool small = false;
  unsigned words = 0;
  if (!opens_with_capital(view, q)) return false;
  for (uint32_t at = q->inner_start; at < q->inner_end;) {
    QWord word = q_word_from(view->text, at, q->inner_end);
    if (word.end == word.start) {
      q_char_at(view, at, &at);
      continue;
    }
    words++;
    small |= words > 1 && !word.capital && word.end - word.start >= 4;
    at = word.end;
  }
  return words >= least && small;
}

static bool begins_sentence(const QView *view, const QQuoteRecord *q) {
  uint32_t start, at = q_skip_space_back(view, q->start);
  if (at == view->start) return true;
  int32_t c = q_char_before(view, at, &start);
  return at < q->start && q_is_sentence_end(c);
}

/* Whether a tag may end here: a clause does, or how it was said follows (to her, with a smile). A
 * verb shows that the quotation and its tag are but a part of the sentence: “Hamlet” he said was
 * his. */
static bool may_end(const QView *view, uint32_t at) {
  uint32_t next;
  int32_t c = q_char_at(view, at, &next);
  if (!q_is_space(c))
    return c == Q_NO_CHAR || c == '.' || c == ',' || c == ';' || c == ':' || q_is_dash(c);
  QWord word = q_word_from(view->text, q_skip_space(view, at), view->end);
  return word.known & Q_KNOWN_WORD && !word.capital && !(word.known & Q_KNOWN_VERB);
}

/* “I agree” he said. */
static void check_after(const QView *view, uint32_t quotation) {
  const QQuoteRecord *q = &view->records->quotations[quotation];
  uint32_t start, end = q_words_end(view, quotation);
  if (!q_is_letter(q_char_before(view, end, &start))) return;
  const QAttributionRecord *a = q_tag_after(view, quotation);
  if (!is_tag(a) || a->start == q->end || !begins_sentence(view, q) || !opens_with_capital(view, q))
    return;
  QWord cue = q_word_from(view->text, a->verb, view->end);
  if (!(cue.known & Q_KNOWN_CUE) || !may_end(view, q_tag_end(a)) || !is_english(view, quotation))
    return;
  /* -H: who has signed what is quoted. */
  if (q_word_until(view->text, end, view->start).known & Q_KNOWN_ABBREVIATION) return;
  QFindings *f = view->findings;
  q_finding_begin(f, Q_RULE_MISSING_COMMA, end, q->end, "no comma before the tag");
  q_finding_edit(f, end, end, ",");
  q_finding_related(f, a->start, q_tag_end(a), "the tag");
}

/* Whether a new sentence, or nothing, follows the quotation. */
static bool ends_sentence(const QView *view, const QQuoteRecord *q) {
  uint32_t next, at = q_skip_space(view, q->end);
  int32_t c = q_char_at(view, at, &next);
  return c == Q_NO_CHAR || (at > q->end && !is_lower(view, at) && !q_is_dash(c) && c != '(');
}

/* Whether the quotation runs over the end of a short line. */
static bool is_verse(const QView *view, const QQuoteRecord *q) {
  enum {
    SHORT = 60
  };
  const char *end = memchr(view->text + q->start, '\n', q->end - q->start);
  if (!end) return false;
  uint32_t line = (uint32_t)(end - view->text), at;
  if (view->text[line - 1] == '\r') line--;
  at = line;
  while (at > view->start && line - at < SHORT && view->text[at - 1] != '\n') at--;
  return line - at < SHORT;
}

/* He said “I agree.” Where the words that are said are part of the clause around them (She only
 * said “Good morning” and went on), custom varies: only a whole sentence that ends the one around
 * it is looked at, after a subject and the plainest of cues. */
static void check_before(const QView *view, uint32_t quotation) {
  const QQuoteRecord *q = &view->records->quotations[quotation];
  uint32_t start;
  int32_t last = q_char_before(view, q_words_end(view, quotation), &start);
  if (last != '.' && last != '?' && last != '!') return;
  const QAttributionRecord *a = q_tag_before(view, quotation);
  if (!a || a->source_end == a->source_start || a->cue_end != q_tag_end(a) ||
      a->cue_end == q->start)
    return;
  if (q_skip_space(view, a->source_end) != a->verb || q_outer_of(view, q) >= 0) return;
  QWord cue = q_word_from(view->text, a->verb, view->end);
  if (cue.end != a->cue_end || !q_word_among(view->text, cue, PLAIN_CUES)) return;
  if (!is_sentence(view, q, 3) || !ends_sentence(view, q) || is_verse(view, q)) return;
  if (!is_english(view, quotation)) return;
  QFindings *f = view->findings;
  q_finding_begin(f, Q_RULE_MISSING_COMMA, a->cue_end, q->inner_start,
                  "no comma or colon before the quotation");
  q_finding_edit(f, a->cue_end, a->cue_end, ",");
  q_finding_confidence(f, 80);
  q_finding_related(f, a->start, q_tag_end(a), "the tag");
}

/* Whether a quotation beside this one, which a comma ends, stands right before the tag. */
static bool is_begun(const QView *view, uint32_t quotation, const QAttributionRecord *tag) {
  const QQuoteRecord *all = view->records->quotations;
  for (uint32_t i = quotation; i-- > view->first_quotation;) {
    if (all[i].end > tag->start || all[i].parent != all[quotation].parent) continue;
    uint32_t start;
    return q_skip_space(view, all[i].end) == tag->start &&
           q_char_before(view, q_words_end(view, i), &start) == ',';
  }
  return false;
}

/* “Well,” he said “as long as you stay.” A comma has ended the first part, so that what follows its
 * tag goes on with the sentence. */
static void check_resumed(const QView *view, uint32_t quotation) {
  const QQuoteRecord *q = &view->records->quotations[quotation];
  uint32_t start;
  if (quotation == view->first_quotation || !is_lower(view, q->inner_start)) return;
  const QAttributionRecord *a = q_tag_before(view, quotation);
  if (!is_tag(a) || q_tag_end(a) == q->start || !is_lower(view, q_tag_end(a) - 1)) return;
  if (!is_begun(view, quotation, a)) return;
  uint32_t last = q_words_end(view, quotation);
  int32_t c = q_char_before(view, last, &start);
  if ((c != '.' && c != ',' && c != '?' && c != '!') || !is_english(view, quotation)) return;
  QFindings *f = view->findings;
  q_finding_begin(f, Q_RULE_MISSING_COMMA, q_tag_end(a), q->inner_start,
                  "no comma before the quotation goes on");
  q_finding_edit(f, q_tag_end(a), q_tag_end(a), ",");
  q_finding_confidence(f, 80);
  q_finding_related(f, a->start, q_tag_end(a), "the tag");
}

static void check_comma(const QView *view, uint32_t quotation) {
  check_after(view, quotation);
  check_before(view, quotation);
  check_resumed(view, quotation);
}

const QRuleRow q_rule_missing_comma = {
    .rule =
        {.id = "missing-comma",
         .summary = "no comma or colon between a quotation and its tag",
         .explanation =
             "A comma parts a sentence that is quoted from its tag, before and after, and before "
             "the quotation goes on; a colon may do so before. Words that are part of the "
             "sentence around them need none: he called it “a disaster”.",
         .wrong = "“I agree” he said.",
         .right = "“I agree,” he said.",
         .fixes = true},
    .levels = {Q_LEVELS_ENGLISH(Q_LEVEL_WARNING), Q_LEVELS_ENGLISH(Q_LEVEL_WARNING),
               Q_LEVELS_ENGLISH(Q_LEVEL_WARNING), Q_LEVELS_ENGLISH(Q_LEVEL_WARNING)},
    .quotation = check_comma,
};
