#include "lint/repairs.h"

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

QRuleId q_repair_rule(const QRepair *r) { return SAYINGS[r->kind].rule; }

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
