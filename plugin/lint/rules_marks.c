/* Rules about which marks a text uses. */
#include "chars.h"
#include "lint/apostrophes.h"
#include "lint/pair.h"
#include "lint/rules.h"

/* ---- mixed-mark-style ------------------------------------------------------- */

static void check_shape(const QView *view, uint32_t quotation, QPair pair) {
  const QQuoteRecord *q = &view->records->quotations[quotation];
  if (pair.shape == Q_SHAPE_NONE || view->custom.shape == Q_SHAPE_NONE ||
      pair.shape == view->custom.shape || q_is_code(view, q))
    return;
  /* Single marks around a letter, or outermost around a word, may be apostrophes after all. */
  if (pair.family == Q_FAMILY_SINGLE &&
      (q->inner_end - q->inner_start < 2 ||
       (q_outer_of(view, q) < 0 && !q_is_tagged_speech(view, quotation))))
    return;
  bool straight = pair.shape == Q_SHAPE_STRAIGHT;
  pair.shape = (QShape)view->custom.shape;
  QFindings *f = view->findings;
  q_finding_begin(f, Q_RULE_MIXED_MARK_STYLE, q->start, q->inner_start,
                  straight ? "straight marks in a text with typographic ones"
                           : "typographic marks in a text with straight ones");
  q_finding_edit(f, q->start, q->inner_start, q_pair_mark(pair, true));
  q_finding_edit(f, q->inner_end, q->end, q_pair_mark(pair, false));
  q_finding_related(f, q->inner_end, q->end, "the closing mark");
}

static void check_speech(const QView *view, uint32_t quotation, QPair pair) {
  QFamily usual = (QFamily)view->custom.speech;
  if (usual == Q_FAMILY_OTHER || pair.family == Q_FAMILY_OTHER || pair.family == usual ||
      !q_is_tagged_speech(view, quotation))
    return;
  const QQuoteRecord *q = &view->records->quotations[quotation];
  QFindings *f = view->findings;
  q_finding_begin(f, Q_RULE_MIXED_MARK_STYLE, q->start, q->inner_start,
                  usual == Q_FAMILY_DOUBLE
                      ? "single marks around speech, which has double ones elsewhere"
                      : "double marks around speech, which has single ones elsewhere");
  q_pair_alternate(view, quotation, usual);
  q_finding_related(f, q->inner_end, q->end, "the closing mark");
}

static void check_mixed(const QView *view, uint32_t quotation) {
  QPair pair = q_pair_of(view, &view->records->quotations[quotation]);
  check_shape(view, quotation, pair);
  check_speech(view, quotation, pair);
}

static void check_apostrophes(const QView *view) {
  QShape usual = (QShape)view->custom.apostrophe;
  if (usual == Q_SHAPE_NONE) return;
  QApostrophe a;
  QApostrophes walk = q_apostrophes(view->text, view->start, view->end);
  while (q_apostrophe_next(&walk, &a)) {
    if (a.straight == (usual == Q_SHAPE_STRAIGHT)) continue;
    QFindings *f = view->findings;
    q_finding_begin(f, Q_RULE_MIXED_MARK_STYLE, a.start, a.end,
                    a.straight ? "a straight apostrophe in a text with typographic ones"
                               : "a typographic apostrophe in a text with straight ones");
    q_finding_edit(f, a.start, a.end, a.straight ? "’" : "'");
  }
}

const QRuleRow q_rule_mixed_mark_style = {
    .rule = {.id = "mixed-mark-style",
             .summary = "marks of two styles in one text",
             .explanation = "A text has straight marks or typographic ones, and people speak in "
                            "double marks or in "
                            "single ones. What most of the text has is taken for its style. "
                            "Apostrophes inside words "
                            "are compared with one another.",
             .wrong = "“I agree,” she said. “So do I,” said Tom. "
                      "\"And I,\" said Ann.",
             .right = "“I agree,” she said. “So do I,” said Tom. "
                      "“And I,” said Ann.",
             .fixes = true},
    .levels = {Q_LEVELS(Q_LEVEL_WARNING), Q_LEVELS(Q_LEVEL_WARNING), Q_LEVELS(Q_LEVEL_WARNING),
               Q_LEVELS(Q_LEVEL_WARNING)},
    .quotation = check_mixed,
    .paragraph = check_apostrophes,
};

/* ---- nested-mark-style ------------------------------------------------------ */

/* Whether a quotation has the marks of the one around it, double ones. Single marks may be
 * apostrophes, and two pairs of straight marks have no direction that would tell which one is
 * inside. */
static bool repeats(const QView *view, const QQuoteRecord *q, int32_t *outer) {
  *outer = q_outer_of(view, q);
  if (*outer < 0) return false;
  QPair inside = q_opening_of(view, q);
  QPair around = q_opening_of(view, &view->records->quotations[*outer]);
  if (inside.family != Q_FAMILY_DOUBLE || around.family != Q_FAMILY_DOUBLE) return false;
  return inside.shape == Q_SHAPE_CURLY || around.shape == Q_SHAPE_CURLY;
}

static void check_nested(const QView *view, uint32_t quotation) {
  const QQuoteRecord *all = view->records->quotations, *q = &all[quotation];
  int32_t outer, beyond;
  if (!repeats(view, q, &outer)) return;
  /* The outermost one that repeats is told, and set right with all that it holds. */
  for (int32_t i = outer; i >= 0; i = beyond) {
    if (repeats(view, &all[i], &beyond)) return;
  }
  QFindings *f = view->findings;
  q_finding_begin(f, Q_RULE_NESTED_MARK_STYLE, q->start, q->inner_start,
                  "double marks inside double marks");
  q_pair_alternate(view, quotation, Q_FAMILY_SINGLE);
  q_finding_confidence(f, 80);
  q_finding_related(f, q->inner_end, q->end, "the closing mark");
  q_finding_related(f, all[outer].start, all[outer].inner_start, "the mark around it");
}

const QRuleRow q_rule_nested_mark_style = {
    .rule = {.id = "nested-mark-style",
             .summary = "a quotation inside another with the same marks",
             .explanation =
                 "Marks alternate, double and single, so that the reader sees where the inner "
                 "quotation ends.",
             .wrong = "“She told me, “Never again,” and left,” he said.",
             .right = "“She told me, ‘Never again,’ and left,” he said.",
             .fixes = true},
    .levels = {Q_LEVELS(Q_LEVEL_WARNING), Q_LEVELS(Q_LEVEL_WARNING), Q_LEVELS(Q_LEVEL_WARNING),
               Q_LEVELS(Q_LEVEL_WARNING)},
    .quotation = check_nested,
};
