#include "lint/repairs.h"

#include <string.h>

#include "lint/pair.h"
#include "mark_signs.h"

/* ---- Findings -------------------------------------------------------------------- */

typedef struct {
  QRuleId rule;
  const char *message;
  const char *place;   /* of a mark that is put in; NULL: the finding is at the mark */
  const char *partner; /* of the mark at the other end */
} QSaying;

static const QSaying SAYINGS[] = {
    [Q_REPAIR_CLOSE] = {Q_RULE_UNCLOSED_QUOTATION, "this quotation is not closed",
                        "it may end here", NULL},
    [Q_REPAIR_OPEN] = {Q_RULE_UNCLOSED_QUOTATION, "this quotation is not opened",
                       "it may begin here", NULL},
    [Q_REPAIR_DOUBLED] = {Q_RULE_STRAY_MARK, "this mark stands twice", NULL, NULL},
    [Q_REPAIR_STRAY] = {Q_RULE_STRAY_MARK, "this mark closes or opens nothing", NULL, NULL},
    [Q_REPAIR_TURNED] = {Q_RULE_MISMATCHED_MARKS, "this mark is turned the wrong way", NULL,
                         "the mark at the other end"},
    [Q_REPAIR_PAIR] = {Q_RULE_MISMATCHED_MARKS, "these marks are no pair", NULL,
                       "the mark at the other end"},
    [Q_REPAIR_ELISION] = {Q_RULE_MISMATCHED_MARKS, "an opening mark in place of an apostrophe",
                          NULL, NULL},
};

void q_repair_find(QFindings *findings, const QRepair *r) {
  const QSaying *saying = &SAYINGS[r->kind];
  bool partner = r->partner_end > r->partner_start;
  /* A mark that is missing is told at the one that it belongs to. */
  bool elsewhere = saying->place && partner;
  uint32_t start = elsewhere ? r->partner_start : r->start,
           end = elsewhere ? r->partner_end : r->end;
  q_finding_begin(findings, saying->rule, start, end, saying->message);
  if (r->confidence) {
    q_finding_edit(findings, r->start, r->end, r->text);
    q_finding_confidence(findings, r->confidence);
  }
  if (elsewhere && r->confidence) q_finding_related(findings, r->start, r->end, saying->place);
  if (partner && saying->partner)
    q_finding_related(findings, r->partner_start, r->partner_end, saying->partner);
}

/* ---- Repairs --------------------------------------------------------------------- */

/* Whether an opening mark is the last thing of its paragraph. */
static bool opens_nothing(const QView *view, const QSpanRecord *span) {
  uint32_t next;
  int32_t c = q_char_at(view, span->start, &next);
  bool opening = q_mark_sign(c) == Q_SIGN_DOUBLE_LEFT || q_mark_sign(c) == Q_SIGN_SINGLE_LEFT;
  return opening && q_char_at(view, q_skip_space(view, span->end), &next) == Q_NO_CHAR;
}

/* A mark that the parser could give no part: surely one too many if it stands beside its twin, or
 * opens at the end. Another one may close what a paragraph farther up has opened. */
static bool find_stray(const QView *view, QFindings *findings, const QSpanRecord *span) {
  const char *mark = view->text + span->start;
  uint32_t length = span->end - span->start;
  bool before = span->start - view->start >= length && memcmp(mark - length, mark, length) == 0;
  bool after = view->end - span->end >= length && memcmp(mark + length, mark, length) == 0;
  if (!before && !after && !opens_nothing(view, span)) return false;
  QRepair r = {.kind = before || after ? Q_REPAIR_DOUBLED : Q_REPAIR_STRAY,
               .start = span->start,
               .end = span->end,
               .confidence = before || after ? 95 : 70};
  q_repair_find(findings, &r);
  return true;
}

/* Sets a mark of a quotation right, if it is not what it should be. other is the mark at the other
 * end. */
static bool set_right(const QView *view, QFindings *findings, QRange mark, QRange other, QPair is,
                      const char *right) {
  uint32_t length = mark.end - mark.start;
  if (strlen(right) == length && memcmp(view->text + mark.start, right, length) == 0) return false;
  bool twin = other.end - other.start == length &&
              memcmp(view->text + mark.start, view->text + other.start, length) == 0;
  QRepair r = {.kind = twin && is.shape == Q_SHAPE_CURLY ? Q_REPAIR_TURNED : Q_REPAIR_PAIR,
               .start = mark.start,
               .end = mark.end,
               .confidence = 90,
               .partner_start = other.start,
               .partner_end = other.end};
  memcpy(r.text, right, strlen(right) + 1);
  q_repair_find(findings, &r);
  return true;
}

/* The marks of a quotation that are no pair, as far as English marks go. A ’ that opens may be an
 * apostrophe. */
static bool find_misfit(const QView *view, QFindings *findings, const QQuoteRecord *q) {
  uint32_t next;
  QMarkSign first = q_mark_sign(q_char_at(view, q->start, &next));
  QMarkSign last = q_mark_sign(q_char_at(view, q->inner_end, &next));
  QPair opening = q_pair_of_sign(first), closing = q_pair_of_sign(last);
  if (opening.family == Q_FAMILY_OTHER || closing.family == Q_FAMILY_OTHER) return false;
  if (first == Q_SIGN_SINGLE_RIGHT || (view->custom.alike && q_is_alike(view, q))) return false;
  /* What the text has elsewhere is right. */
  QPair pair = opening;
  if (closing.family == opening.family && closing.shape == view->custom.shape) pair = closing;
  QRange start = {q->start, q->inner_start}, end = {q->inner_end, q->end};
  bool wrong = set_right(view, findings, start, end, opening, q_pair_mark(pair, true));
  return set_right(view, findings, end, start, closing, q_pair_mark(pair, false)) || wrong;
}

bool q_repairs_of_paragraph(const QParagraphWalk *walk, QFindings *findings) {
  const QView *view = &walk->view;
  const QRecords *records = view->records;
  bool any = false;
  for (uint32_t i = view->first_quotation; i < view->quotations_end; i++) {
    const QQuoteRecord *q = &records->quotations[i];
    if (q_is_marked(q)) any |= find_misfit(view, findings, q);
  }
  for (uint32_t i = walk->first_span; i < walk->span; i++) {
    if (records->spans[i].role != Q_ROLE_STRAY || records->spans[i].start < view->start) continue;
    any |= find_stray(view, findings, &records->spans[i]);
  }
  return any;
}
