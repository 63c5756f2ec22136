/* Questions about what lint has found. */
#include <string.h>

#include "lint/lint.h"
#include "lint/sums.h"

static const QChunkFindings *of_chunk(const QChunk *chunk) { return chunk->findings; }

/* ---- Switches ------------------------------------------------------------------- */

/* Whether a rule is off at an offset of a chunk, by what the chunks before it say (off: all along,
 * or in its first line) and by its own switches. QNamed tells whether one speaks of the rule. */
typedef bool QNamed(const char *text, const QSwitch *s, const void *rule);

static bool is_off(const QChunk *chunk, uint32_t offset, bool off, bool off_line, QNamed *named,
                   const void *rule) {
  const QChunkFindings *known = of_chunk(chunk);
  if (off_line && offset < known->first_line) return true;
  for (uint32_t i = 0; i < known->switch_count; i++) {
    const QSwitch *s = &known->switches[i];
    bool line = s->kind == Q_SWITCH_LINE;
    if (line ? offset < s->line_start || offset >= s->line_end : s->start > offset) continue;
    if (s->kind == Q_SWITCH_PENDING || !named(chunk->text, s, rule)) continue;
    if (line) return true;
    off = s->kind == Q_SWITCH_OFF;
  }
  return off;
}

static bool in_set(const char *text, const QSwitch *s, const void *rule) {
  (void)text;
  return s->rules >> *(const QRuleId *)rule & 1;
}

typedef struct {
  const char *id;
  size_t length;
} QName;

static bool by_name(const char *text, const QSwitch *s, const void *rule) {
  const QName *name = rule;
  return q_switch_names(text, s, name->id, name->length);
}

/* What the chunks before say of a rule by its name: whether it is off, and whether it is in the
 * next line. */
static void off_before(const QChunk *here, const QName *name, bool *off, bool *off_line) {
  *off = *off_line = false;
  const QChunk *line = q_sums_previous(here, Q_WITH_LINE), *chunk = here;
  bool told = false, near = true; /* near: no line has begun since */
  while ((near || !told) && (chunk = q_sums_previous(chunk, Q_WITH_SWITCHES))) {
    const QChunkFindings *known = of_chunk(chunk);
    near = near && (!line || q_chunk_number(chunk) >= q_chunk_number(line));
    for (uint32_t i = known->switch_count; i-- > 0;) {
      const QSwitch *s = &known->switches[i];
      if (s->kind == Q_SWITCH_LINE || !by_name(chunk->text, s, name)) continue;
      if (s->kind == Q_SWITCH_PENDING) {
        *off_line |= near;
      } else if (!told) {
        *off = s->kind == Q_SWITCH_OFF;
        told = true;
      }
    }
  }
}

bool quoth_lint_is_off(const QDocument *document, const char *id, size_t length,
                       uint32_t position) {
  if (!q_lint_state(document)) return false;
  uint32_t start;
  const QChunk *here = q_chunks_at(&document->chunks, position, &start);
  QName name = {id, length};
  bool off, off_line;
  off_before(here, &name, &off, &off_line);
  return is_off(here, position - start, off, off_line, by_name, &name);
}

/* ---- Findings ------------------------------------------------------------------- */

static void append(char *message, size_t size, const char *text, size_t length) {
  size_t used = strlen(message);
  if (length > size - 1 - used) length = size - 1 - used;
  memcpy(message + used, text, length);
  message[used + length] = 0;
}

/* The message with its number in place of the #. */
static void write_message(const QFindingRecord *record, char *message, size_t size) {
  message[0] = 0;
  const char *text = record->message, *number = strchr(text, '#');
  if (!number) {
    append(message, size, text, strlen(text));
    return;
  }
  char digits[12];
  size_t at = sizeof digits;
  uint32_t n = record->number;
  do {
    digits[--at] = (char)('0' + n % 10);
    n /= 10;
  } while (n);
  append(message, size, text, (size_t)(number - text));
  append(message, size, digits + at, sizeof digits - at);
  append(message, size, number + 1, strlen(number + 1));
}

static QRange range_at(uint32_t base, uint32_t start, uint32_t end) {
  return (QRange){base + start, base + end};
}

static void write_finding(const QChunkFindings *known, const QFindingRecord *record, uint32_t base,
                          QLevel level, QFinding *finding) {
  memset(finding, 0, sizeof *finding);
  finding->rule = (QRuleId)record->rule;
  finding->level = level;
  finding->range = range_at(base, record->start, record->end);
  finding->confidence = record->edit_count ? record->confidence : 0;
  write_message(record, finding->message, sizeof finding->message);
  finding->edit_count = record->edit_count;
  for (uint32_t i = 0; i < record->edit_count; i++) {
    const QEditRecord *edit = &known->edits[record->first_edit + i];
    finding->edits[i].range = range_at(base, edit->start, edit->end);
    finding->edits[i].length = edit->length;
    memcpy(finding->edits[i].text, edit->text, edit->length);
  }
  finding->related_count = record->related_count;
  for (uint32_t i = 0; i < record->related_count; i++) {
    const QRelatedRecord *related = &known->related[record->first_related + i];
    finding->related[i] =
        (QRelated){range_at(base, related->start, related->end), related->message};
  }
}

/* An empty range touches what it stands in or beside. */
static bool touches(QRange within, uint32_t start, uint32_t end) {
  if (within.start == within.end || start == end) return start <= within.end && within.start <= end;
  return start < within.end && within.start < end;
}

/* The next finding of a chunk's own text. */
static bool next_of_chunks(const QDocument *document, const QLintState *state, QCursor *cursor,
                           QFinding *finding) {
  uint32_t start;
  const QChunk *chunk = q_chunks_number(&document->chunks, cursor->chunk, &start);
  while (chunk && start <= cursor->within.end) {
    const QChunkFindings *known = of_chunk(chunk);
    uint32_t off, off_line;
    if (cursor->index < known->finding_count) q_sums_off(chunk, &off, &off_line);
    while (cursor->index < known->finding_count) {
      const QFindingRecord *record = &known->findings[cursor->index++];
      if (!touches(cursor->within, start + record->start, start + record->end)) continue;
      QRuleId rule = (QRuleId)record->rule;
      if (is_off(chunk, record->start, off >> rule & 1, off_line >> rule & 1, in_set, &rule))
        continue;
      write_finding(known, record, start, (QLevel)state->levels[rule], finding);
      return true;
    }
    chunk = q_sums_next(chunk, Q_WITH_FINDINGS);
    cursor->index = 0;
    if (chunk) {
      start = q_chunk_start(chunk);
      cursor->chunk = q_chunk_number(chunk);
    } else {
      cursor->chunk = q_chunk_number(q_chunks_last(&document->chunks)) + 1;
    }
  }
  return false;
}

/* Whether comments switch a rule off at a position. */
static bool is_switched_off(const QDocument *document, uint32_t position, QRuleId rule) {
  uint32_t start, off, off_line;
  const QChunk *chunk = q_chunks_at(&document->chunks, position, &start);
  q_sums_off(chunk, &off, &off_line);
  return is_off(chunk, position - start, off >> rule & 1, off_line >> rule & 1, in_set, &rule);
}

/* The next finding about attributions; the cursor's position is the number of the next one. */
static bool next_attributed(const QDocument *document, const QLintState *state, QCursor *cursor,
                            QFinding *finding) {
  const QChunkFindings *known = document->attributed;
  while (known && cursor->position < known->finding_count) {
    const QFindingRecord *record = &known->findings[cursor->position++];
    if (record->start > cursor->within.end) return false;
    QRuleId rule = (QRuleId)record->rule;
    if (!touches(cursor->within, record->start, record->end)) continue;
    if (is_switched_off(document, record->start, rule)) continue;
    write_finding(known, record, 0, (QLevel)state->levels[rule], finding);
    return true;
  }
  return false;
}

bool quoth_next_finding(const QDocument *document, QCursor *cursor, QFinding *finding) {
  const QLintState *state = q_lint_state(document);
  if (!state || cursor->version != document->version) {
    cursor->stale = true;
    return false;
  }
  if (!document->attributed) return next_of_chunks(document, state, cursor, finding);
  QCursor chunks = *cursor, attributed = *cursor;
  QFinding other;
  bool one = next_of_chunks(document, state, &chunks, finding);
  bool two = next_attributed(document, state, &attributed, &other);
  if (one && (!two || finding->range.start <= other.range.start)) {
    chunks.position = cursor->position;
    *cursor = chunks;
    return true;
  }
  if (!one) *cursor = chunks;
  cursor->position = attributed.position;
  if (two) *finding = other;
  return two;
}
