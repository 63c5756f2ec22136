/* What stands at a place, and what stands next to it. */
#include "document/query.h"
#include "text/words.h"

/* ---- At ----------------------------------------------------------------- */

static bool in_marks(const QQuoteRecord *q) { return q->kind == Q_DIRECT || q->kind == Q_TERM; }
static bool is_marked(const QQuoteRecord *q) { return in_marks(q) || q->kind == Q_BLOCK; }

/* How many quotations start at or before offset. */
static uint32_t quotations_until(const QRecords *r, uint32_t offset) {
  uint32_t low = 0, high = r->quotation_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (r->quotations[middle].start <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

bool quoth_quotation_at(const QDocument *document, uint32_t position, uint32_t level,
                        QQuotation *quotation) {
  uint32_t start;
  const QChunk *chunk = q_chunks_at(&document->chunks, position, &start);
  const QRecords *r = chunk->records;
  uint32_t offset = position - start;
  /* All that hold the byte are the last to start before it, or around that one. */
  int32_t index = (int32_t)quotations_until(r, offset) - 1;
  for (; index >= 0; index = r->quotations[index].parent) {
    const QQuoteRecord *q = &r->quotations[index];
    if (!is_marked(q) || q->end <= offset) continue;
    if (level-- > 0) continue;
    *quotation = q_query_quotation(document, chunk, start, q);
    return true;
  }
  return false;
}

static bool holds(uint32_t start, uint32_t end, uint32_t offset) {
  return start <= offset && offset < end;
}

bool quoth_attribution_at(const QDocument *document, uint32_t position, QAttribution *attribution) {
  uint32_t start;
  const QChunk *chunk = q_chunks_at(&document->chunks, position, &start);
  uint32_t offset = position - start;
  for (uint32_t i = 0; i < chunk->records->attribution_count; i++) {
    const QAttributionRecord *a = &chunk->records->attributions[i];
    if (holds(a->source_start, a->source_end, offset) || holds(a->cue_start, a->cue_end, offset)) {
      *attribution = q_query_attribution(start, a);
      return true;
    }
  }
  return false;
}

QRole quoth_role_at(const QDocument *document, uint32_t position) {
  uint32_t start;
  const QChunk *chunk = q_chunks_at(&document->chunks, position, &start);
  const QRecords *r = chunk->records;
  uint32_t offset = position - start, low = 0, high = r->span_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (r->spans[middle].end <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == r->span_count || r->spans[low].start > offset) return Q_ROLE_TEXT;
  return q_query_role(chunk, &r->spans[low]);
}

/* ---- After and before --------------------------------------------------- */

/* A source to be looked for; no text: any. */
typedef struct {
  const QDocument *document;
  const char *text;
  uint32_t length;
  bool any;
} QWanted;

static QWanted wanted(const QDocument *document, QRange source) {
  QWanted w = {.document = document, .any = source.start >= source.end};
  if (w.any) return w;
  uint32_t start;
  const QChunk *chunk = q_chunks_at(&document->chunks, source.start, &start);
  /* A source lies in one paragraph: what runs on into another chunk is none. */
  if (source.start - start <= chunk->size && source.end - start <= chunk->size) {
    w.text = chunk->text + (source.start - start);
    w.length = source.end - source.start;
  }
  return w;
}

static bool matches(const QWanted *w, const QChunk *chunk, const QQuoteRecord *q) {
  if (!in_marks(q)) return false;
  if (w->any) return true;
  if (!w->text) return false;
  const QChunk *from;
  QEvidence evidence;
  const QAttributionRecord *a = q_query_source(w->document, chunk, q, &from, &evidence);
  return a && q_words_equal(from->text + a->source_start, a->source_end - a->source_start, w->text,
                            w->length);
}

bool quoth_quotation_after(const QDocument *document, uint32_t position, QRange source,
                           QQuotation *quotation) {
  QWanted w = wanted(document, source);
  uint32_t start;
  const QChunk *chunk = q_chunks_at(&document->chunks, position, &start);
  uint32_t index = quotations_until(chunk->records, position - start);
  for (; chunk; start += chunk->size, chunk = q_chunk_next(chunk), index = 0) {
    for (; index < chunk->records->quotation_count; index++) {
      const QQuoteRecord *q = &chunk->records->quotations[index];
      if (!matches(&w, chunk, q)) continue;
      *quotation = q_query_quotation(document, chunk, start, q);
      return true;
    }
  }
  return false;
}

bool quoth_quotation_before(const QDocument *document, uint32_t position, QRange source,
                            QQuotation *quotation) {
  QWanted w = wanted(document, source);
  uint32_t start;
  const QChunk *chunk = q_chunks_at(&document->chunks, position, &start);
  uint32_t index = position > start ? quotations_until(chunk->records, position - start - 1) : 0;
  for (;;) {
    while (index-- > 0) {
      const QQuoteRecord *q = &chunk->records->quotations[index];
      if (!matches(&w, chunk, q)) continue;
      *quotation = q_query_quotation(document, chunk, start, q);
      return true;
    }
    chunk = q_chunk_previous(chunk);
    if (!chunk) return false;
    start -= chunk->size;
    index = chunk->records->quotation_count;
  }
}
