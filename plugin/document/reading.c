#include "document/reading.h"

#include <string.h>

#include "document/memory.h"
#include "quoth.h"

void q_reading_begin(QReading *reading, const char *text, uint32_t size) {
  reading->text = text;
  reading->size = size;
  reading->quotation_count = reading->attribution_count = reading->marked_count = 0;
  reading->paragraph_count = reading->span_count = 0;
}

void q_reading_free(QReading *reading) {
  q_memory_free(reading->quotations);
  q_memory_free(reading->attributions);
  q_memory_free(reading->marked);
  q_memory_free(reading->paragraphs);
  q_memory_free(reading->spans);
  memset(reading, 0, sizeof *reading);
}

static void *one_more(void **items, size_t *count, size_t *room, size_t size) {
  if (!q_memory_reserve(items, room, *count + 1, size)) return NULL;
  return memset((char *)*items + (*count)++ * size, 0, size);
}

#define ONE_MORE(array, count, room)                                                      \
  void *items = reading->array;                                                           \
  void *item = one_more(&items, &reading->count, &reading->room, sizeof *reading->array); \
  reading->array = items;                                                                 \
  return item

QQuoteRecord *q_reading_quotation(QReading *reading) {
  ONE_MORE(quotations, quotation_count, quotation_room);
}

QAttributionRecord *q_reading_attribution(QReading *reading) {
  ONE_MORE(attributions, attribution_count, attribution_room);
}

QMarkedText *q_reading_marked(QReading *reading) { ONE_MORE(marked, marked_count, marked_room); }

QParagraph *q_reading_paragraph(QReading *reading) {
  ONE_MORE(paragraphs, paragraph_count, paragraph_room);
}

static QSpanRecord *new_span(QReading *reading) { ONE_MORE(spans, span_count, span_room); }

/* ---- Additions ---------------------------------------------------------- */

/* What index becomes when the item at `from` is moved to `to`, before it. */
static int32_t moved(int32_t index, size_t from, size_t to) {
  if (index < 0 || (size_t)index < to || (size_t)index > from) return index;
  return (size_t)index == from ? (int32_t)to : index + 1;
}

void q_reading_order(QReading *reading, size_t first, size_t first_marked) {
  for (size_t i = first; i < reading->attribution_count; i++) {
    QAttributionRecord item = reading->attributions[i];
    size_t to = i;
    while (to > 0 && reading->attributions[to - 1].start > item.start) to--;
    if (to == i) continue;
    memmove(&reading->attributions[to + 1], &reading->attributions[to], (i - to) * sizeof item);
    reading->attributions[to] = item;
    for (size_t k = 0; k < reading->quotation_count; k++) {
      QQuoteRecord *q = &reading->quotations[k];
      q->attribution = moved(q->attribution, i, to);
    }
    for (size_t k = 0; k < reading->paragraph_count; k++) {
      QEdge *tail = &reading->paragraphs[k].tail;
      tail->attribution = moved(tail->attribution, i, to);
    }
  }
  for (size_t i = first_marked; i < reading->marked_count; i++) {
    QMarkedText item = reading->marked[i];
    size_t to = i;
    while (to > 0 && reading->marked[to - 1].start > item.start) to--;
    memmove(&reading->marked[to + 1], &reading->marked[to], (i - to) * sizeof item);
    reading->marked[to] = item;
  }
}

void q_reading_order_quotations(QReading *reading, size_t first) {
  for (size_t i = first; i < reading->quotation_count; i++) {
    QQuoteRecord item = reading->quotations[i];
    size_t to = i;
    while (to > 0 && reading->quotations[to - 1].start >= item.start) to--;
    for (size_t k = to; k < i; k++) {
      QQuoteRecord *q = &reading->quotations[k];
      if (q->start >= item.end) break;
      if (q->parent == item.parent && q->end <= item.end) {
        q->parent = (int32_t)i; /* moved with the rest */
        if (q->kind == Q_DIRECT) item.kind = Q_MIXED;
      }
    }
    memmove(&reading->quotations[to + 1], &reading->quotations[to], (i - to) * sizeof item);
    reading->quotations[to] = item;
    for (size_t k = 0; k < reading->quotation_count; k++) {
      QQuoteRecord *q = &reading->quotations[k];
      q->parent = moved(q->parent, i, to);
    }
  }
}

/* ---- Colours ------------------------------------------------------------ */

static bool has_color(const QQuoteRecord *q) { return q->kind != Q_INDIRECT && q->kind != Q_MIXED; }

static uint8_t plain_role(const QQuoteRecord *q) {
  return q->depth > 1 ? Q_ROLE_NESTED : Q_ROLE_QUOTATION;
}

/* The text from start to end, in the quotation q (NULL: in none), of the given role unless that is
 * Q_ROLE_TEXT: then the role is the quotation's. */
static bool color(QReading *reading, const QQuoteRecord *q, uint32_t start, uint32_t end,
                  uint8_t role) {
  if (start >= end) return true;
  QSpanRecord span = {.start = start, .end = end, .role = role, .plain = role};
  if (role == Q_ROLE_TEXT) {
    if (!q) return true;
    span.role = span.plain = plain_role(q);
    if (!q->closed && !q->continues) {
      span.role = Q_ROLE_UNCLOSED;
      span.last = q->last;
      span.level = q->level;
    }
  }
  QSpanRecord *last = reading->span_count ? &reading->spans[reading->span_count - 1] : NULL;
  if (last && last->end == start && last->role == span.role && last->last == span.last &&
      last->level == span.level && last->plain == span.plain) {
    last->end = end;
    return true;
  }
  QSpanRecord *item = new_span(reading);
  if (!item) return false;
  *item = span;
  return true;
}

/* Colours what lies between at and to with the quotation's role, but for marked texts there. */
static bool fill(QReading *reading, const QQuoteRecord *q, size_t *mark, uint32_t *at,
                 uint32_t to) {
  while (*at < to) {
    const QMarkedText *m = *mark < reading->marked_count ? &reading->marked[*mark] : NULL;
    if (m && m->end <= *at) {
      ++*mark;
      continue;
    }
    bool none = !m || m->start >= to;
    uint32_t end = none ? to : m->start > *at ? m->start : m->end < to ? m->end : to;
    bool marked = !none && m->start <= *at;
    if (!color(reading, q, *at, end, marked ? m->role : Q_ROLE_TEXT)) return false;
    *at = end;
  }
  return true;
}

bool q_reading_color(QReading *reading) {
  size_t mark = 0;
  uint32_t at = 0;
  const QQuoteRecord *open = NULL; /* the innermost one at `at` */
  for (size_t i = 0; i <= reading->quotation_count; i++) {
    bool end = i == reading->quotation_count;
    const QQuoteRecord *q = end ? NULL : &reading->quotations[i];
    if (q && !has_color(q)) continue;
    uint32_t start = q ? q->start : reading->size;
    while (open && open->end <= start) {
      if (!fill(reading, open, &mark, &at, open->end)) return false;
      const QQuoteRecord *outer = open;
      do {
        outer = outer->parent < 0 ? NULL : &reading->quotations[outer->parent];
      } while (outer && !has_color(outer));
      open = outer;
    }
    if (!fill(reading, open, &mark, &at, start)) return false;
    open = q;
  }
  return true;
}

/* ---- Records ------------------------------------------------------------ */

QRecords *q_reading_records(const QReading *reading) {
  size_t quotations = reading->quotation_count * sizeof *reading->quotations;
  size_t attributions = reading->attribution_count * sizeof *reading->attributions;
  size_t spans = reading->span_count * sizeof *reading->spans;
  size_t blocks = reading->paragraph_count * sizeof(QBlockRecord);
  QRecords *r = q_memory_new(sizeof *r + quotations + attributions + spans + blocks);
  if (!r) return NULL;
  memset(r, 0, sizeof *r);
  r->quotation_count = (uint32_t)reading->quotation_count;
  r->attribution_count = (uint32_t)reading->attribution_count;
  r->span_count = (uint32_t)reading->span_count;
  r->block_count = (uint32_t)reading->paragraph_count;
  if (reading->paragraph_count) {
    r->head = reading->paragraphs[0].head;
    r->tail = reading->paragraphs[reading->paragraph_count - 1].tail;
  }
  r->quotations = (QQuoteRecord *)(void *)(r + 1);
  r->attributions = (QAttributionRecord *)(void *)((char *)r->quotations + quotations);
  r->spans = (QSpanRecord *)(void *)((char *)r->attributions + attributions);
  r->blocks = (QBlockRecord *)(void *)((char *)r->spans + spans);
  if (quotations) memcpy(r->quotations, reading->quotations, quotations);
  if (attributions) memcpy(r->attributions, reading->attributions, attributions);
  if (spans) memcpy(r->spans, reading->spans, spans);
  for (size_t i = 0; i < reading->paragraph_count; i++) {
    const QParagraph *p = &reading->paragraphs[i];
    r->blocks[i] = (QBlockRecord){p->start, p->end, p->kind};
  }
  return r;
}

/* ---- Edges -------------------------------------------------------------- */

bool q_edge_continues(const QEdge *tail, const QEdge *head, unsigned level) {
  if (tail->kind != Q_EDGE_PARAGRAPH || head->kind != Q_EDGE_PARAGRAPH || level >= Q_EDGE_MARKS)
    return false;
  for (unsigned i = 0; i <= level; i++) {
    if (!tail->marks[i] || tail->marks[i] != head->marks[i]) return false;
  }
  return true;
}

bool q_edge_hands_on(const QEdge *tail, const QEdge *head) {
  if (q_edge_continues(tail, head, 0)) return true;
  return tail->colon && (head->kind == Q_EDGE_BLOCK || head->marks[0]);
}
