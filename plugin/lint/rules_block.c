/* Rules about long quotations and block quotations. */
#include "chars.h"
#include "lint/pair.h"
#include "lint/rules.h"
#include "lint/words.h"

/* ---- quoted-block --------------------------------------------------------------- */

/* What says who, and nothing else: — Teng Biao, [@teng, 3], (Teng 2003) */
static bool is_signature(const QView *view, uint32_t at) {
  uint32_t next;
  while (q_is_space(q_char_at(view, at, &next)) || q_char_at(view, at, &next) == '>') at = next;
  int32_t c = q_char_at(view, at, &next);
  if (c == '[' || c == '(') {
    uint32_t end = q_skip_space_back(view, view->end), last;
    c = q_char_before(view, end, &last);
    if (c == '.') c = q_char_before(view, last, &last);
    return c == ']' || c == ')';
  }
  return c == Q_NO_CHAR || q_is_dash(c) || c == '-';
}

static void check_block(const QView *view, uint32_t quotation) {
  const QQuoteRecord *all = view->records->quotations, *q = &all[quotation];
  if (view->kind != Q_EDGE_BLOCK || q->parent < 0 || all[q->parent].kind != Q_BLOCK) return;
  uint32_t at = all[q->parent].start, next;
  while (q_is_space(q_char_at(view, at, &next)) || q_char_at(view, at, &next) == '>') at = next;
  QPair pair = q_pair_of(view, q);
  if (at != q->start || pair.family == Q_FAMILY_OTHER || !is_signature(view, q->end)) return;
  QFindings *f = view->findings;
  q_finding_begin(f, Q_RULE_QUOTED_BLOCK, q->start, q->inner_start,
                  "marks around a block quotation");
  q_finding_edit(f, q->start, q->inner_start, "");
  q_finding_edit(f, q->inner_end, q->end, "");
  for (uint32_t i = quotation + 1; i < view->quotations_end && all[i].start < q->end; i++) {
    if (q_outer_of(view, &all[i]) == (int32_t)quotation && q_is_marked(&all[i]))
      q_pair_alternate(view, i, pair.family);
  }
  q_finding_related(f, q->inner_end, q->end, "the closing mark");
}

const QRuleRow q_rule_quoted_block = {
    .rule = {.id = "quoted-block",
             .summary = "marks around a block quotation",
             .explanation = "A block quotation shows by its place on the page that it is one. "
                            "Marks belong only around "
                            "what is quoted inside of it.",
             .wrong = "> “Time is what we make of it.”",
             .right = "> Time is what we make of it.",
             .fixes = true},
    .levels = {Q_LEVELS(Q_LEVEL_HINT), Q_LEVELS(Q_LEVEL_HINT), Q_LEVELS(Q_LEVEL_OFF),
               Q_LEVELS(Q_LEVEL_WARNING)},
    .quotation = check_block,
};

/* ---- over-long-quotation ---------------------------------------------------------- */

static void check_length(const QView *view, uint32_t quotation) {
  const QQuoteRecord *q = &view->records->quotations[quotation];
  /* So many words have at least twice as many bytes. */
  if ((q->inner_end - q->inner_start) / 2 < view->longest || view->kind == Q_EDGE_BLOCK) return;
  if (q_outer_of(view, q) >= 0) return;
  if (view->continued && quotation == view->first_quotation) return;
  uint32_t words = q_words_count(view->text, q->inner_start, q->inner_end);
  if (words <= view->longest) return;
  q_finding_begin(view->findings, Q_RULE_OVER_LONG_QUOTATION, q->start, q->inner_start,
                  "a quotation of # words; so long a one is set as a block");
  q_finding_number(view->findings, words);
  q_finding_related(view->findings, q->inner_end, q->end, "its end");
}

const QRuleRow q_rule_over_long_quotation = {
    .rule =
        {.id = "over-long-quotation",
         .summary = "a quotation so long that it should be a block quotation",
         .explanation =
             "Academic usage sets quotations of more than 40 words as a block (APA); elsewhere 100 "
             "are the limit. The words of one paragraph are counted.",
         .wrong =
             "He writes, “The town had one road, and the road had one lamp, and under the lamp, on "
             "most evenings of that long and dusty summer, there stood the same three men, who "
             "said "
             "nothing, and looked at nothing, and went home when the lamp went out.”",
         .right = "He writes, “The town had one road, and the road had one lamp.”",
         .fixes = false},
    .levels = {Q_LEVELS(Q_LEVEL_OFF), Q_LEVELS(Q_LEVEL_HINT), Q_LEVELS(Q_LEVEL_OFF),
               Q_LEVELS(Q_LEVEL_WARNING)},
    .quotation = check_length,
};
