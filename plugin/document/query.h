/* From records to the values of quoth.h. */
#ifndef QUOTH_DOCUMENT_QUERY_H
#define QUOTH_DOCUMENT_QUERY_H

#include "document/document.h"

/* The quotation of a record; start is the chunk's first byte. */
QQuotation q_query_quotation(const QDocument *document, const QChunk *chunk, uint32_t start,
                             const QQuoteRecord *record);

QAttribution q_query_attribution(uint32_t start, const QAttributionRecord *record);

/* The role of a span, now that the chunks around it are known. */
QRole q_query_role(const QChunk *chunk, const QSpanRecord *span);

/* The attribution that governs a quotation, with its chunk; NULL if there is none. *evidence is
 * what it comes from; Q_EVIDENCE_NOBODY, and NULL, where the text tells of no one. */
const QAttributionRecord *q_query_source(const QDocument *document, const QChunk *chunk,
                                         const QQuoteRecord *record, const QChunk **from,
                                         QEvidence *evidence);

/* Whether somebody speaks a quotation in turn with others: it is in marks and in no other, and not
 * of a text that nobody is told to have written. */
bool q_query_is_of_turn(const QDocument *document, const QChunk *chunk, const QQuoteRecord *record);

#endif
