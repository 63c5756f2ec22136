/* Rules about spaces beside marks. */
#include "chars.h"
#include "lint/pair.h"
#include "lint/rules.h"
#include "lint/words.h"
#include "mark_signs.h"

/* ---- missing-space ---------------------------------------------------------- */

/* A mark that a word may touch: the "non"-starter, the "do"s. */
static const char PREFIXES[] =
    " anti co counter ex half in like mid mini mis multi non out over post pre "
    "pro pseudo quasi re self semi sub super un under ";
static const char SUFFIXES[] = " s es d ed er ers r ing ish ism ist like ly n ness st th ty y ";

static bool is_word(const char *text, QWord word, const char *exceptions) {
  if (word.start == word.end || q_word_among(text, word, exceptions)) return false;
  if (word.known & Q_KNOWN_WORD) return true;
  return word.capital && (word.known & Q_KNOWN_NAME || word.end - word.start > 3);
}

/* He said,“I agree.” A full stop of an ellipsis, or a comma between two straight marks, is not
 * looked at. */
static bool ends_words(const QView *view, int32_t c, uint32_t at) {
  if (c != ',' && c != ';' && c != ':' && c != '.' && c != '?' && c != '!') return false;
  uint32_t start;
  c = q_char_before(view, at, &start);
  return q_is_letter(c) || q_mark_sign(c) == Q_SIGN_DOUBLE_RIGHT;
}

static bool misses_before(const QView *view, const QQuoteRecord *q, QPair pair) {
  if (pair.family == Q_FAMILY_OTHER) return false;
  uint32_t start, next;
  int32_t c = q_char_before(view, q->start, &start);
  if (c < 0 || q_is_ideograph(c)) return false;
  int32_t inner = q_char_at(view, q->inner_start, &next);
  if (!q_is_letter(inner) || q_is_ideograph(inner)) return false;
  if (q_is_letter(c)) {
    QWord word = q_word_until(view->text, q->start, view->start);
    return !(pair.family == Q_FAMILY_SINGLE && pair.shape == Q_SHAPE_STRAIGHT) &&
           is_word(view->text, word, PREFIXES);
  }
  return ends_words(view, c, start) && (pair.shape == Q_SHAPE_CURLY || c != ':');
}

static bool misses_after(const QView *view, const QQuoteRecord *q, QPair pair) {
  uint32_t next;
  int32_t c = q_char_at(view, q->end, &next);
  if (pair.family != Q_FAMILY_DOUBLE) return false;
  if (q_mark_sign(c) == Q_SIGN_DOUBLE_LEFT) return pair.shape == Q_SHAPE_CURLY;
  if (!q_is_letter(c) || q_is_ideograph(c)) return false;
  return is_word(view->text, q_word_from(view->text, q->end, view->end), SUFFIXES);
}

static void check_missing_before(const QView *view, uint32_t quotation) {
  const QQuoteRecord *q = &view->records->quotations[quotation];
  if (!misses_before(view, q, q_opening_of(view, q)) || q_is_code(view, q)) return;
  QFindings *f = view->findings;
  q_finding_begin(f, Q_RULE_MISSING_SPACE, q->start, q->inner_start,
                  "no space before the opening mark");
  q_finding_edit(f, q->start, q->start, " ");
}

static void check_missing(const QView *view, uint32_t quotation) {
  const QQuoteRecord *q = &view->records->quotations[quotation];
  QPair pair = q_pair_of(view, q);
  if (pair.family == Q_FAMILY_OTHER) return;
  check_missing_before(view, quotation);
  if (!misses_after(view, q, pair) || q_is_code(view, q)) return;
  QFindings *f = view->findings;
  q_finding_begin(f, Q_RULE_MISSING_SPACE, q->inner_end, q->end, "no space after the closing mark");
  q_finding_edit(f, q->end, q->end, " ");
}

const QRuleRow q_rule_missing_space = {
    .rule =
        {.id = "missing-space",
         .summary = "no space before an opening mark or after a closing one",
         .explanation =
             "A word or a comma that touches a mark from outside has lost its space. Endings that "
             "belong to the quoted word (the “do”s), dashes and brackets may "
             "touch it.",
         .wrong = "“I agree,”he said.",
         .right = "“I agree,” he said.",
         .fixes = true},
    .levels = {Q_LEVELS_ENGLISH(Q_LEVEL_WARNING), Q_LEVELS_ENGLISH(Q_LEVEL_WARNING),
               Q_LEVELS_ENGLISH(Q_LEVEL_WARNING), Q_LEVELS_ENGLISH(Q_LEVEL_WARNING)},
    .quotation = check_missing,
    .opening = check_missing_before,
};

/* ---- space-inside-marks ------------------------------------------------------- */

static bool is_plain_space(int32_t c) { return c == ' ' || c == '\t'; }

/* The plain spaces after the opening mark, to *end, before a word. */
static bool spaced_start(const QView *view, const QQuoteRecord *q, uint32_t *end) {
  uint32_t at = q->inner_start, next;
  while (is_plain_space(q_char_at(view, at, &next))) at = next;
  int32_t c = q_char_at(view, at, &next);
  *end = at;
  return at > q->inner_start && at < q->inner_end && (q_is_letter(c) || q_is_digit(c));
}

/* The plain spaces before the closing mark, from *start, after a word or the point that ends it.
 * Spaced points (. . .) have a space before the mark too. */
static bool spaced_end(const QView *view, const QQuoteRecord *q, uint32_t *start) {
  uint32_t at = q->inner_end, before;
  while (is_plain_space(q_char_before(view, at, &before))) at = before;
  *start = at;
  if (at == q->inner_end || at <= q->inner_start) return false;
  int32_t c = q_char_before(view, at, &before);
  if (c == ',' || c == '.' || c == '?' || c == '!') c = q_char_before(view, before, &before);
  return q_is_letter(c) || q_is_digit(c);
}

static void find_start(const QView *view, const QQuoteRecord *q, uint32_t end) {
  QFindings *f = view->findings;
  q_finding_begin(f, Q_RULE_SPACE_INSIDE_MARKS, q->inner_start, end,
                  "a space after the opening mark");
  q_finding_edit(f, q->inner_start, end, "");
}

static void check_inside_start(const QView *view, uint32_t quotation) {
  const QQuoteRecord *q = &view->records->quotations[quotation];
  uint32_t end;
  if (q_opening_of(view, q).family == Q_FAMILY_DOUBLE && spaced_start(view, q, &end))
    find_start(view, q, end);
}

static void check_inside(const QView *view, uint32_t quotation) {
  const QQuoteRecord *q = &view->records->quotations[quotation];
  QPair pair = q_pair_of(view, q);
  uint32_t end, start;
  bool first = spaced_start(view, q, &end), last = spaced_end(view, q, &start);
  if (!(first || last) || pair.family == Q_FAMILY_OTHER || q_is_code(view, q)) return;
  /* A single mark with a space on either side may be an apostrophe. */
  if (pair.family == Q_FAMILY_SINGLE && !(first && last)) return;
  if (first) find_start(view, q, end);
  if (last) {
    QFindings *f = view->findings;
    q_finding_begin(f, Q_RULE_SPACE_INSIDE_MARKS, start, q->inner_end,
                    "a space before the closing mark");
    q_finding_edit(f, start, q->inner_end, "");
  }
}

const QRuleRow q_rule_space_inside_marks = {
    .rule =
        {.id = "space-inside-marks",
         .summary = "a space after an opening mark or before a closing one",
         .explanation =
             "English marks touch the words that they enclose. Narrow spaces, as between two marks "
             "that meet, and the spaces of « » are no fault.",
         .wrong = "“ I agree, ” he said.",
         .right = "“I agree,” he said.",
         .fixes = true},
    .levels = {Q_LEVELS(Q_LEVEL_WARNING), Q_LEVELS(Q_LEVEL_WARNING), Q_LEVELS(Q_LEVEL_WARNING),
               Q_LEVELS(Q_LEVEL_WARNING)},
    .quotation = check_inside,
    .opening = check_inside_start,
};
