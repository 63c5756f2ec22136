/* A chunk while it is read: what will be its records, in arrays that grow, and its paragraphs,
 * which only the linking of quotations with attributions needs. The arrays are used again for
 * the next chunk. */
#ifndef QUOTH_DOCUMENT_READING_H
#define QUOTH_DOCUMENT_READING_H

#include <stddef.h>

#include "document/records.h"

/* A source, a cue or a stray mark, for colours. */
typedef struct {
  uint32_t start, end;
  uint8_t role; /* QRole */
} QMarkedText;

typedef struct {
  uint32_t start, end;
  uint8_t kind; /* QEdgeKind, never Q_EDGE_NONE */
  /* Its quotations and attributions: indices, half-open. */
  size_t first_quotation, quotations_end;
  size_t first_attribution, attributions_end;
  QEdge head, tail;
} QParagraph;

typedef struct {
  const char *text; /* the chunk's, size bytes */
  uint32_t size;
  QQuoteRecord *quotations;
  QAttributionRecord *attributions;
  QMarkedText *marked;
  QParagraph *paragraphs;
  QSpanRecord *spans;
  size_t quotation_count, quotation_room;
  size_t attribution_count, attribution_room;
  size_t marked_count, marked_room;
  size_t paragraph_count, paragraph_room;
  size_t span_count, span_room;
} QReading;

void q_reading_begin(QReading *reading, const char *text, uint32_t size);
void q_reading_free(QReading *reading);

/* One more item, all zero, at the end of its array. NULL when there is no memory. */
QQuoteRecord *q_reading_quotation(QReading *reading);
QAttributionRecord *q_reading_attribution(QReading *reading);
QMarkedText *q_reading_marked(QReading *reading);
QParagraph *q_reading_paragraph(QReading *reading);

/* Puts the attributions from `first` on, and the marked texts from `first_marked` on, in their
 * places: both were added at the end. Quotations and edges follow their attributions. */
void q_reading_order(QReading *reading, size_t first, size_t first_marked);

/* The same for quotations without marks from `first` on: those in marks that they hold become parts
 * of them. */
void q_reading_order_quotations(QReading *reading, size_t first);

/* Makes the spans of quotations and marked texts. False when there is no memory. */
bool q_reading_color(QReading *reading);

/* The records as one block, the caller's, freed by q_memory_free. NULL when there is no memory. */
QRecords *q_reading_records(const QReading *reading);

#endif
