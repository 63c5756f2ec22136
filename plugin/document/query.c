#include "document/query.h"

/* ---- Values ------------------------------------------------------------- */

static QRange range_at(uint32_t base, uint32_t start, uint32_t end) {
  return end > start ? (QRange){base + start, base + end} : (QRange){0, 0};
}

const QAttributionRecord *q_query_source(const QDocument *document, const QChunk *chunk,
                                         const QQuoteRecord *record, const QChunk **from,
                                         QEvidence *evidence) {
  int32_t index = record->attribution;
  *from = NULL;
  if (record->inherits) {
    bool colon;
    *from = q_document_inherited(document, chunk, &index, &colon);
    *evidence = (QEvidence)record->inherits;
    /* The chunk's first paragraph cannot know how it inherits. */
    if (*evidence == Q_EVIDENCE_COLON && !colon) *evidence = Q_EVIDENCE_CONTINUED;
  }
  if (!*from) {
    *from = chunk;
    *evidence = (QEvidence)record->evidence;
    index = record->attribution;
  }
  if (index < 0) return NULL;
  const QAttributionRecord *a = &(*from)->records->attributions[index];
  if (!a->nobody) return a;
  *evidence = Q_EVIDENCE_NOBODY;
  return NULL;
}

bool q_query_is_of_turn(const QDocument *document, const QChunk *chunk,
                        const QQuoteRecord *record) {
  if (record->kind != Q_DIRECT || record->depth != 1) return false;
  if (record->attribution < 0 && !record->inherits) return true;
  const QChunk *from;
  QEvidence evidence;
  q_query_source(document, chunk, record, &from, &evidence);
  return evidence != Q_EVIDENCE_NOBODY;
}

QQuotation q_query_quotation(const QDocument *document, const QChunk *chunk, uint32_t start,
                             const QQuoteRecord *record) {
  QQuotation q = {
      .range = {start + record->start, start + record->end},
      .inner = {start + record->inner_start, start + record->inner_end},
      .kind = (QKind)record->kind,
      .depth = record->depth,
      .closed = record->closed,
      .continues = record->continues || (record->last && q_chunk_continues(chunk, record->level)),
      .strength = 100,
  };
  if (q.kind == Q_INDIRECT || q.kind == Q_MIXED) q.strength = record->strength;
  const QChunk *from;
  const QAttributionRecord *a = q_query_source(document, chunk, record, &from, &q.evidence);
  if (a) {
    uint32_t base = from == chunk ? start : q_chunk_start(from);
    q.source = range_at(base, a->source_start, a->source_end);
    q.cue = range_at(base, a->cue_start, a->cue_end);
    if (q.cue.end) q.verb = base + a->verb;
  }
  return q;
}

QAttribution q_query_attribution(uint32_t start, const QAttributionRecord *record) {
  return (QAttribution){
      .range = {start + record->start, start + record->end},
      .source = range_at(start, record->source_start, record->source_end),
      .cue = range_at(start, record->cue_start, record->cue_end),
      .content = range_at(start, record->content_start, record->content_end),
  };
}

QRole q_query_role(const QChunk *chunk, const QSpanRecord *span) {
  if (!span->last || !q_chunk_continues(chunk, span->level)) return (QRole)span->role;
  return (QRole)span->plain;
}

/* ---- Cursors ------------------------------------------------------------ */

QCursor quoth_cursor(const QDocument *document, QRange within) {
  uint32_t size = quoth_document_size(document), start;
  if (within.end > size) within.end = size;
  if (within.start > within.end) within.start = within.end;
  const QChunk *chunk = q_chunks_at(&document->chunks, within.start, &start);
  return (QCursor){.within = within, .version = document->version, .chunk = q_chunk_number(chunk)};
}

/* An empty range touches what it stands in or beside. */
static bool touches(QRange within, uint32_t start, uint32_t end) {
  if (within.start == within.end) return start <= within.start && within.start <= end;
  return start < within.end && within.start < end;
}

typedef enum {
  QUOTATIONS,
  ATTRIBUTIONS,
  SPANS,
} QRecordKind;

static uint32_t count_of(const QRecords *records, QRecordKind kind) {
  switch (kind) {
  case QUOTATIONS: return records->quotation_count;
  case ATTRIBUTIONS: return records->attribution_count;
  default: return records->span_count;
  }
}

static QRange range_of(const QRecords *records, QRecordKind kind, uint32_t index) {
  switch (kind) {
  case QUOTATIONS:
    return (QRange){records->quotations[index].start, records->quotations[index].end};
  case ATTRIBUTIONS:
    return (QRange){records->attributions[index].start, records->attributions[index].end};
  default: return (QRange){records->spans[index].start, records->spans[index].end};
  }
}

/* The next record that touches the cursor's range: its chunk, whose first byte is *start, and its
 * index. NULL at the end. */
static const QChunk *next_record(const QDocument *document, QCursor *cursor, QRecordKind kind,
                                 uint32_t *start, uint32_t *index) {
  if (cursor->version != document->version) {
    cursor->stale = true;
    return NULL;
  }
  const QChunk *chunk = q_chunks_number(&document->chunks, cursor->chunk, start);
  while (chunk && *start <= cursor->within.end) {
    uint32_t count = count_of(chunk->records, kind);
    while (cursor->index < count) {
      *index = cursor->index++;
      QRange range = range_of(chunk->records, kind, *index);
      if (touches(cursor->within, *start + range.start, *start + range.end)) return chunk;
    }
    *start += chunk->size;
    chunk = q_chunk_next(chunk);
    cursor->chunk++;
    cursor->index = 0;
  }
  return NULL;
}

bool quoth_next_quotation(const QDocument *document, QCursor *cursor, QQuotation *quotation) {
  uint32_t start, index;
  const QChunk *chunk = next_record(document, cursor, QUOTATIONS, &start, &index);
  if (!chunk) return false;
  *quotation = q_query_quotation(document, chunk, start, &chunk->records->quotations[index]);
  return true;
}

bool quoth_next_attribution(const QDocument *document, QCursor *cursor, QAttribution *attribution) {
  uint32_t start, index;
  const QChunk *chunk = next_record(document, cursor, ATTRIBUTIONS, &start, &index);
  if (!chunk) return false;
  *attribution = q_query_attribution(start, &chunk->records->attributions[index]);
  return true;
}

bool quoth_next_span(const QDocument *document, QCursor *cursor, QSpan *span) {
  uint32_t start, index;
  const QChunk *chunk = next_record(document, cursor, SPANS, &start, &index);
  if (!chunk || cursor->within.start == cursor->within.end) return false;
  const QSpanRecord *record = &chunk->records->spans[index];
  QRange within = cursor->within, range = {start + record->start, start + record->end};
  if (range.start < within.start) range.start = within.start;
  if (range.end > within.end) range.end = within.end;
  *span = (QSpan){range, q_query_role(chunk, record)};
  return true;
}
