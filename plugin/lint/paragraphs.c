#include "lint/paragraphs.h"

#include "marks/repair.h"

uint8_t q_context_of(const QChunk *chunk, const QChunk *previous, const QChunk *next) {
  const QEdge *head = &chunk->records->head, *tail = &chunk->records->tail;
  unsigned context = 0;
  for (unsigned level = 0; level < Q_EDGE_MARKS && next && tail->marks[level]; level++) {
    if (q_edge_continues(tail, &next->records->head, level))
      context |= Q_CONTEXT_CONTINUES << level;
  }
  if (previous && head->marks[0] && q_edge_continues(&previous->records->tail, head, 0))
    context |= Q_CONTEXT_CONTINUED;
  return (uint8_t)context;
}

QParagraphWalk q_paragraph_walk(const QChunk *chunk, uint8_t context) {
  return (QParagraphWalk){.chunk = chunk,
                          .context = context,
                          .open = context & Q_CONTEXT_CONTINUED,
                          .view = {.text = chunk->text, .records = chunk->records}};
}

/* Whether an unclosed quotation goes on in the next paragraph. */
static bool goes_on(const QParagraphWalk *walk, const QQuoteRecord *q) {
  return q->continues ||
         (q->last && q->level < Q_EDGE_MARKS && walk->context & Q_CONTEXT_CONTINUES << q->level);
}

static bool has_stray(QParagraphWalk *walk) {
  const QRecords *r = walk->view.records;
  bool stray = false;
  walk->first_span = walk->span;
  while (walk->span < r->span_count && r->spans[walk->span].start < walk->view.end) {
    const QSpanRecord *span = &r->spans[walk->span++];
    stray |= span->role == Q_ROLE_STRAY && span->start >= walk->view.start;
  }
  return stray;
}

/* Takes the records that start in the paragraph. */
static bool take(QParagraphWalk *walk) {
  QView *v = &walk->view;
  const QRecords *r = v->records;
  bool sound = true, open = false;
  v->first_quotation = walk->quotation;
  for (; walk->quotation < r->quotation_count; walk->quotation++) {
    const QQuoteRecord *q = &r->quotations[walk->quotation];
    if (q->start >= v->end) break;
    if ((q->kind != Q_DIRECT && q->kind != Q_TERM) || q->closed) continue;
    bool on = goes_on(walk, q);
    sound &= on;
    open |= on && q->level == 0;
  }
  v->quotations_end = walk->quotation;
  v->first_attribution = walk->attribution;
  while (walk->attribution < r->attribution_count &&
         r->attributions[walk->attribution].start < v->end)
    walk->attribution++;
  v->attributions_end = walk->attribution;
  v->continued = walk->open;
  walk->open = open;
  return sound & !has_stray(walk);
}

bool q_paragraph_next(QParagraphWalk *walk, bool *sound) {
  const QRecords *r = walk->view.records;
  while (walk->block < r->block_count) {
    const QBlockRecord *block = &r->blocks[walk->block++];
    walk->view.start = block->start;
    walk->view.end = block->end;
    walk->view.kind = (QEdgeKind)block->kind;
    *sound = take(walk);
    bool code = walk->chunk->before.state != Q_IN_PROSE;
    if (q_repair_looks_at(block, walk->chunk->text, code)) return true;
  }
  return false;
}
