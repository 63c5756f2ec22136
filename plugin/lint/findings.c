#include "lint/findings.h"

#include <string.h>

#include "document/memory.h"

enum {
  USUAL_CONFIDENCE = 90
};

void q_findings_free(QFindings *findings) {
  q_memory_free(findings->findings);
  q_memory_free(findings->edits);
  q_memory_free(findings->related);
  q_memory_free(findings->scratch);
  memset(findings, 0, sizeof *findings);
}

void q_findings_begin(QFindings *findings) {
  findings->finding_count = findings->edit_count = findings->related_count = 0;
  findings->failed = false;
}

/* Room for one more item; false, and failed, when there is no memory. */
static bool reserve(QFindings *findings, void **items, size_t *room, size_t count, size_t size) {
  if (!findings->failed && !q_memory_reserve(items, room, count + 1, size)) findings->failed = true;
  return !findings->failed;
}

static QFindingRecord *last(QFindings *findings) {
  return &findings->findings[findings->finding_count - 1];
}

void q_finding_begin(QFindings *findings, QRuleId rule, uint32_t start, uint32_t end,
                     const char *message) {
  void *items = findings->findings;
  if (!reserve(findings, &items, &findings->finding_room, findings->finding_count,
               sizeof *findings->findings))
    return;
  findings->findings = items;
  findings->findings[findings->finding_count++] =
      (QFindingRecord){.start = start,
                       .end = end,
                       .message = message,
                       .first_edit = (uint32_t)findings->edit_count,
                       .first_related = (uint32_t)findings->related_count,
                       .rule = (uint8_t)rule,
                       .confidence = USUAL_CONFIDENCE};
}

void q_finding_number(QFindings *findings, uint32_t number) {
  if (!findings->failed) last(findings)->number = number;
}

void q_finding_confidence(QFindings *findings, unsigned confidence) {
  if (!findings->failed) last(findings)->confidence = (uint8_t)confidence;
}

void q_finding_edit(QFindings *findings, uint32_t start, uint32_t end, const char *text) {
  void *items = findings->edits;
  if (!reserve(findings, &items, &findings->edit_room, findings->edit_count,
               sizeof *findings->edits))
    return;
  findings->edits = items;
  QFindingRecord *f = last(findings);
  /* One more than there may be stands for too many. */
  if (f->edit_count > Q_FINDING_EDITS) return;
  QEditRecord edit = {.start = start, .end = end, .length = (uint8_t)strlen(text)};
  memcpy(edit.text, text, edit.length);
  size_t at = findings->edit_count++;
  f->edit_count++;
  for (; at > f->first_edit && findings->edits[at - 1].start > start; at--) {
    findings->edits[at] = findings->edits[at - 1];
  }
  findings->edits[at] = edit;
}

void q_finding_related(QFindings *findings, uint32_t start, uint32_t end, const char *message) {
  void *items = findings->related;
  if (!reserve(findings, &items, &findings->related_room, findings->related_count,
               sizeof *findings->related))
    return;
  findings->related = items;
  QFindingRecord *f = last(findings);
  if (f->related_count == Q_FINDING_RELATED) return;
  f->related_count++;
  findings->related[findings->related_count++] = (QRelatedRecord){start, end, message};
}

/* Merges the runs from..middle and middle..end. */
static void merge(const QFindingRecord *in, QFindingRecord *out, size_t from, size_t middle,
                  size_t end) {
  size_t a = from, b = middle;
  for (size_t i = from; i < end; i++) {
    bool first = a < middle && (b == end || in[a].start <= in[b].start);
    out[i] = in[first ? a++ : b++];
  }
}

static bool is_sorted(const QFindings *findings) {
  for (size_t i = 1; i < findings->finding_count; i++) {
    if (findings->findings[i - 1].start > findings->findings[i].start) return false;
  }
  return true;
}

void q_findings_sort(QFindings *findings) {
  size_t count = findings->finding_count;
  for (size_t i = 0; i < count; i++) {
    QFindingRecord *f = &findings->findings[i];
    if (f->edit_count > Q_FINDING_EDITS) f->edit_count = 0;
  }
  if (findings->failed || is_sorted(findings)) return;
  void *scratch = findings->scratch;
  if (!reserve(findings, &scratch, &findings->scratch_room, count, sizeof *findings->scratch))
    return;
  findings->scratch = scratch;
  for (size_t run = 1; run < count; run *= 2) {
    for (size_t from = 0; from < count; from += 2 * run) {
      size_t middle = from + run < count ? from + run : count;
      size_t end = from + 2 * run < count ? from + 2 * run : count;
      merge(findings->findings, findings->scratch, from, middle, end);
    }
    memcpy(findings->findings, findings->scratch, count * sizeof *findings->findings);
  }
}
