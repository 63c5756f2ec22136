#include "same_document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_quotation(const char *name, bool there, const QQuotation *q) {
  if (!there) {
    fprintf(stderr, "  %s: none\n", name);
    return;
  }
  fprintf(stderr,
          "  %s: [%u %u) inner [%u %u) %s depth %u closed %d continues %d source [%u %u) "
          "cue [%u %u) %s\n",
          name, q->range.start, q->range.end, q->inner.start, q->inner.end,
          quoth_kind_name(q->kind), q->depth, q->closed, q->continues, q->source.start,
          q->source.end, q->cue.start, q->cue.end, quoth_evidence_name(q->evidence));
}

static bool same_range(QRange a, QRange b) { return a.start == b.start && a.end == b.end; }

static bool same_quotation(const QQuotation *a, const QQuotation *b) {
  return same_range(a->range, b->range) && same_range(a->inner, b->inner) && a->kind == b->kind &&
         a->depth == b->depth && a->closed == b->closed && a->continues == b->continues &&
         a->strength == b->strength && same_range(a->source, b->source) &&
         same_range(a->cue, b->cue) && a->verb == b->verb && a->evidence == b->evidence;
}

static bool same_quotations(const QDocument *a, const QDocument *b, QRange all) {
  QCursor at_a = quoth_cursor(a, all), at_b = quoth_cursor(b, all);
  for (;;) {
    QQuotation in_a, in_b;
    bool more_a = quoth_next_quotation(a, &at_a, &in_a),
         more_b = quoth_next_quotation(b, &at_b, &in_b);
    if (!more_a && !more_b) return true;
    if (more_a && more_b && same_quotation(&in_a, &in_b)) continue;
    fprintf(stderr, "quotations differ\n");
    print_quotation("first", more_a, &in_a);
    print_quotation("second", more_b, &in_b);
    return false;
  }
}

static bool same_attributions(const QDocument *a, const QDocument *b, QRange all) {
  QCursor at_a = quoth_cursor(a, all), at_b = quoth_cursor(b, all);
  for (;;) {
    QAttribution in_a, in_b;
    bool more = quoth_next_attribution(a, &at_a, &in_a);
    if (more != quoth_next_attribution(b, &at_b, &in_b)) {
      fprintf(stderr, "one document has more attributions\n");
      return false;
    }
    if (!more) return true;
    if (same_range(in_a.range, in_b.range) && same_range(in_a.source, in_b.source) &&
        same_range(in_a.cue, in_b.cue) && same_range(in_a.content, in_b.content))
      continue;
    fprintf(stderr, "attributions differ at %u and %u\n", in_a.range.start, in_b.range.start);
    return false;
  }
}

/* Where a colour is cut in two is not told apart. */
static bool same_spans(const QDocument *a, const QDocument *b, QRange all) {
  QCursor at_a = quoth_cursor(a, all), at_b = quoth_cursor(b, all);
  QSpan in_a, in_b;
  bool more_a = quoth_next_span(a, &at_a, &in_a), more_b = quoth_next_span(b, &at_b, &in_b);
  while (more_a && more_b) {
    if (in_a.range.start != in_b.range.start || in_a.role != in_b.role) break;
    uint32_t end = in_a.range.end < in_b.range.end ? in_a.range.end : in_b.range.end;
    if (end <= in_a.range.start) break;
    in_a.range.start = in_b.range.start = end;
    if (in_a.range.end == end) more_a = quoth_next_span(a, &at_a, &in_a);
    if (in_b.range.end == end) more_b = quoth_next_span(b, &at_b, &in_b);
  }
  if (!more_a && !more_b) return true;
  fprintf(stderr, "spans differ at %u and %u: %s, %s\n", more_a ? in_a.range.start : all.end,
          more_b ? in_b.range.start : all.end, more_a ? quoth_role_name(in_a.role) : "none",
          more_b ? quoth_role_name(in_b.role) : "none");
  return false;
}

static bool same_text(const QDocument *a, const QDocument *b, uint32_t size) {
  QRange all = {0, size};
  char *text = malloc(2 * (size_t)size + 1);
  if (!text) abort();
  bool same = quoth_document_copy(a, all, text) == size &&
              quoth_document_copy(b, all, text + size) == size &&
              memcmp(text, text + size, size) == 0;
  free(text);
  return same;
}

/* Compares one answer that is a quotation. */
static bool same_answer(const char *question, uint32_t at, bool in_a, const QQuotation *a,
                        bool in_b, const QQuotation *b) {
  if (in_a == in_b && (!in_a || same_quotation(a, b))) return true;
  fprintf(stderr, "the quotation %s %u differs\n", question, at);
  print_quotation("first", in_a, a);
  print_quotation("second", in_b, b);
  return false;
}

static bool same_neighbours(const QDocument *a, const QDocument *b, uint32_t at) {
  QRange source = {0, 0};
  QQuotation in_a, in_b;
  for (int round = 0; round < 2; round++) {
    bool there = quoth_quotation_before(a, at, source, &in_a);
    if (!same_answer("before", at, there, &in_a, quoth_quotation_before(b, at, source, &in_b),
                     &in_b))
      return false;
    there = quoth_quotation_after(a, at, source, &in_a);
    if (!same_answer("after", at, there, &in_a, quoth_quotation_after(b, at, source, &in_b), &in_b))
      return false;
    if (there) source = in_a.source;
  }
  return true;
}

/* Answers about single places, at some of them. */
static bool same_places(const QDocument *a, const QDocument *b, uint32_t size) {
  for (uint32_t at = size % 7, step = size / 16 + 1; at <= size; at += step) {
    QQuotation in_a, in_b;
    bool there = quoth_quotation_at(a, at, 0, &in_a);
    if (!same_answer("at", at, there, &in_a, quoth_quotation_at(b, at, 0, &in_b), &in_b))
      return false;
    if (quoth_role_at(a, at) != quoth_role_at(b, at) ||
        quoth_document_line(a, at) != quoth_document_line(b, at)) {
      fprintf(stderr, "role or line differs at %u\n", at);
      return false;
    }
    if (!same_neighbours(a, b, at)) return false;
  }
  return true;
}

bool q_same_document(const QDocument *a, const QDocument *b) {
  uint32_t size = quoth_document_size(a);
  QRange all = {0, size};
  if (size != quoth_document_size(b) || !same_text(a, b, size)) {
    fprintf(stderr, "texts differ\n");
    return false;
  }
  if (quoth_document_line_count(a) != quoth_document_line_count(b)) {
    fprintf(stderr, "line counts differ\n");
    return false;
  }
  return same_quotations(a, b, all) && same_attributions(a, b, all) && same_spans(a, b, all) &&
         same_places(a, b, size);
}
