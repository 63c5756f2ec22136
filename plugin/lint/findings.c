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

/* They come nearly in order: each is moved a few places at most. */
void q_findings_sort(QFindings *findings) {
  for (size_t i = 0; i < findings->finding_count; i++) {
    QFindingRecord f = findings->findings[i];
    if (f.edit_count > Q_FINDING_EDITS) f.edit_count = 0;
    size_t at = i;
    for (; at > 0 && findings->findings[at - 1].start > f.start; at--) {
      findings->findings[at] = findings->findings[at - 1];
    }
    findings->findings[at] = f;
  }
}
