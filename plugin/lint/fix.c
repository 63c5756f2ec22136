/* Applies fixes. Those of one round do not touch each other; what they lead to, and what had to
 * wait, is the next round's. */
#include <string.h>

#include "document/memory.h"
#include "lint/lint.h"

/* Rounds that are worth it: what is not at rest by then never will be. */
enum {
  ROUNDS = 12
};

typedef struct {
  QEdit *edits; /* in order */
  size_t count, room;
} QEdits;

/* The first one that ends at or after a place. */
static size_t find(const QEdits *edits, uint32_t place) {
  size_t low = 0, high = edits->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (edits->edits[middle].range.end < place) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

static bool is_free(const QEdits *edits, const QEdit *edit) {
  size_t at = find(edits, edit->range.start);
  return at == edits->count || edits->edits[at].range.start > edit->range.end;
}

static bool add(QEdits *edits, const QEdit *edit) {
  void *items = edits->edits;
  if (!q_memory_reserve(&items, &edits->room, edits->count + 1, sizeof *edit)) return false;
  edits->edits = items;
  size_t at = find(edits, edit->range.start);
  /* Those of one fix may meet. */
  while (at < edits->count && edits->edits[at].range.end <= edit->range.start) at++;
  memmove(edits->edits + at + 1, edits->edits + at, (edits->count - at) * sizeof *edit);
  edits->edits[at] = *edit;
  edits->count++;
  return true;
}

/* The fixes of a round. False when there is no memory. */
static bool gather(const QDocument *document, QRange range, uint32_t confidence, QEdits *edits,
                   uint32_t *fixed) {
  QCursor cursor = quoth_cursor(document, range);
  QFinding finding;
  edits->count = 0;
  while (quoth_next_finding(document, &cursor, &finding)) {
    bool free = finding.edit_count > 0 && finding.confidence >= confidence;
    for (uint32_t i = 0; i < finding.edit_count && free; i++)
      free = is_free(edits, &finding.edits[i]);
    if (!free) continue;
    for (uint32_t i = 0; i < finding.edit_count; i++) {
      if (!add(edits, &finding.edits[i])) return false;
    }
    ++*fixed;
  }
  return true;
}

/* All edits as one, over what lies between the first and the last. */
static QStatus apply(QDocument *document, const QEdits *edits, int64_t *growth) {
  QRange range = {edits->edits[0].range.start, edits->edits[edits->count - 1].range.end};
  size_t room = range.end - range.start;
  for (size_t i = 0; i < edits->count; i++) room += edits->edits[i].length;
  char *text = q_memory_new(room);
  if (!text) return Q_NO_MEMORY;
  size_t length = 0;
  uint32_t at = range.start;
  for (size_t i = 0; i < edits->count; i++) {
    const QEdit *edit = &edits->edits[i];
    length += quoth_document_copy(document, (QRange){at, edit->range.start}, text + length);
    memcpy(text + length, edit->text, edit->length);
    length += edit->length;
    at = edit->range.end;
  }
  QStatus status = quoth_document_edit(document, range, text, length);
  q_memory_free(text);
  *growth = (int64_t)length - (int64_t)(range.end - range.start);
  return status;
}

QStatus quoth_lint_fix(QDocument *document, QRange range, uint32_t confidence, QFixVisit *visit,
                       void *context, uint32_t *fixed) {
  QEdits edits = {0};
  uint32_t count = 0;
  QStatus status = q_lint_state(document) ? Q_OK : quoth_lint(document, NULL);
  QLintOptions options = {0};
  if (status == Q_OK) options = q_lint_state(document)->options;
  for (int round = 0; round < ROUNDS && status == Q_OK; round++) {
    uint32_t more = 0;
    if (!gather(document, range, confidence, &edits, &more)) status = Q_NO_MEMORY;
    if (more == 0 || status != Q_OK) break;
    int64_t growth = 0;
    status = apply(document, &edits, &growth);
    if (status != Q_OK) break;
    for (size_t i = edits.count; visit && i-- > 0;) visit(context, &edits.edits[i]);
    range.end = (uint32_t)(range.end + growth);
    count += more;
    status = quoth_lint(document, &options);
  }
  q_memory_free(edits.edits);
  if (fixed) *fixed = count;
  return status;
}
