#include "lint_same.h"

#include <stdio.h>
#include <string.h>

static void print(const char *name, bool there, const QFinding *f) {
  if (!there) {
    fprintf(stderr, "  %s: none\n", name);
    return;
  }
  fprintf(stderr, "  %s: [%u %u) %s: %s, %u edits, %u %%, %u related\n", name, f->range.start,
          f->range.end, quoth_rule(f->rule)->id, f->message, f->edit_count, f->confidence,
          f->related_count);
}

static bool same_range(QRange a, QRange b) { return a.start == b.start && a.end == b.end; }

static bool same(const QFinding *a, const QFinding *b) {
  if (a->rule != b->rule || a->level != b->level || !same_range(a->range, b->range) ||
      strcmp(a->message, b->message) != 0 || a->edit_count != b->edit_count ||
      a->confidence != b->confidence || a->related_count != b->related_count)
    return false;
  for (uint32_t i = 0; i < a->edit_count; i++) {
    const QEdit *x = &a->edits[i], *y = &b->edits[i];
    if (!same_range(x->range, y->range) || x->length != y->length ||
        memcmp(x->text, y->text, x->length) != 0)
      return false;
  }
  for (uint32_t i = 0; i < a->related_count; i++) {
    if (!same_range(a->related[i].range, b->related[i].range) ||
        strcmp(a->related[i].message, b->related[i].message) != 0)
      return false;
  }
  return true;
}

bool q_same_findings(const QDocument *a, const QDocument *b) {
  QCursor at_a = quoth_cursor(a, (QRange){0, quoth_document_size(a)});
  QCursor at_b = quoth_cursor(b, (QRange){0, quoth_document_size(b)});
  for (;;) {
    QFinding in_a, in_b;
    bool more_a = quoth_next_finding(a, &at_a, &in_a), more_b = quoth_next_finding(b, &at_b, &in_b);
    if (!more_a && !more_b) return !at_a.stale && !at_b.stale;
    if (more_a && more_b && same(&in_a, &in_b)) continue;
    fprintf(stderr, "findings differ\n");
    print("first", more_a, &in_a);
    print("second", more_b, &in_b);
    return false;
  }
}
