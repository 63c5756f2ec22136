/* What an edit that makes marks right becomes as a finding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "lint/repairs.h"

typedef struct {
  QRepair repair;
  QRuleId rule;
  uint32_t start, end; /* of the finding */
  unsigned edits, related;
} Case;

static const Case CASES[] = {
    /* A mark that is missing is told at the one that it belongs to, if that is known. */
    {{Q_REPAIR_CLOSE, 20, 20, "”", 80, 5, 8, 0}, Q_RULE_UNCLOSED_QUOTATION, 5, 8, 1, 1},
    {{Q_REPAIR_CLOSE, 20, 20, "”", 0, 5, 8, 0}, Q_RULE_UNCLOSED_QUOTATION, 5, 8, 0, 0},
    {{Q_REPAIR_OPEN, 5, 5, "“", 80, 20, 23, 0}, Q_RULE_UNCLOSED_QUOTATION, 20, 23, 1, 1},
    {{Q_REPAIR_OPEN, 5, 5, "“", 80, 0, 0, 0}, Q_RULE_UNCLOSED_QUOTATION, 5, 5, 1, 0},
    {{Q_REPAIR_DOUBLED, 8, 11, "", 95, 0, 0, 0}, Q_RULE_STRAY_MARK, 8, 11, 1, 0},
    {{Q_REPAIR_STRAY, 8, 11, "", 50, 0, 0, 0}, Q_RULE_STRAY_MARK, 8, 11, 1, 0},
    {{Q_REPAIR_TURNED, 8, 11, "”", 90, 2, 5, 0}, Q_RULE_MISMATCHED_MARKS, 8, 11, 1, 1},
    {{Q_REPAIR_TURNED, 8, 11, "”", 90, 0, 0, 0}, Q_RULE_MISMATCHED_MARKS, 8, 11, 1, 0},
    {{Q_REPAIR_PAIR, 8, 9, "”", 90, 2, 5, 0}, Q_RULE_MISMATCHED_MARKS, 8, 9, 1, 1},
    {{Q_REPAIR_ELISION, 8, 11, "’", 90, 0, 0, 0}, Q_RULE_MISMATCHED_MARKS, 8, 11, 1, 0},
};

static void test_findings(void **state) {
  (void)state;
  QFindings findings = {0};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    const Case *c = &CASES[i];
    q_findings_begin(&findings);
    q_repair_find(&findings, &c->repair);
    assert_false(findings.failed);
    assert_int_equal(findings.finding_count, 1);
    const QFindingRecord *f = &findings.findings[0];
    assert_int_equal(f->rule, c->rule);
    assert_int_equal(f->start, c->start);
    assert_int_equal(f->end, c->end);
    assert_true(strlen(f->message) > 10);
    assert_int_equal(f->edit_count, c->edits);
    assert_int_equal(f->related_count, c->related);
    if (c->edits == 0) continue;
    assert_int_equal(f->confidence, c->repair.confidence);
    const QEditRecord *edit = &findings.edits[0];
    assert_int_equal(edit->start, c->repair.start);
    assert_int_equal(edit->end, c->repair.end);
    assert_int_equal(edit->length, strlen(c->repair.text));
    assert_memory_equal(edit->text, c->repair.text, edit->length);
  }
  q_findings_free(&findings);
}

/* Findings come in the order of their places, those of one place as they were found. */
static void test_order(void **state) {
  (void)state;
  static const uint32_t places[] = {5, 3, 9, 3, 1, 9, 5, 2, 3};
  enum {
    COUNT = sizeof places / sizeof *places
  };
  QFindings findings = {0};
  for (uint32_t i = 0; i < COUNT; i++) {
    q_finding_begin(&findings, Q_RULE_STRAY_MARK, places[i], places[i], "message");
    q_finding_number(&findings, i);
  }
  q_findings_sort(&findings);
  for (size_t i = 1; i < COUNT; i++) {
    const QFindingRecord *f = &findings.findings[i];
    assert_true(f[-1].start < f->start || (f[-1].start == f->start && f[-1].number < f->number));
  }
  q_findings_free(&findings);
}

static void test_too_many_edits(void **state) {
  (void)state;
  QFindings findings = {0};
  q_finding_begin(&findings, Q_RULE_NESTED_MARK_STYLE, 0, 1, "message");
  for (uint32_t i = 0; i < Q_FINDING_EDITS; i++) q_finding_edit(&findings, 20 - i, 21 - i, "x");
  q_finding_begin(&findings, Q_RULE_NESTED_MARK_STYLE, 1, 2, "message");
  for (uint32_t i = 0; i < 2 * Q_FINDING_EDITS; i++) q_finding_edit(&findings, 20 - i, 21 - i, "x");
  for (uint32_t i = 0; i < 2 * Q_FINDING_RELATED; i++)
    q_finding_related(&findings, i, i, "message");
  q_findings_sort(&findings);
  assert_int_equal(findings.findings[0].edit_count, Q_FINDING_EDITS);
  for (size_t i = 1; i < Q_FINDING_EDITS; i++) {
    assert_true(findings.edits[i - 1].start < findings.edits[i].start);
  }
  assert_int_equal(findings.findings[1].edit_count, 0);
  assert_int_equal(findings.findings[1].related_count, Q_FINDING_RELATED);
  q_findings_free(&findings);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_findings),
      cmocka_unit_test(test_order),
      cmocka_unit_test(test_too_many_edits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
