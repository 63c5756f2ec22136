/* The people of a document: casts of its chunks, read when they are asked for, and the table over
 * all of them, which follows the edits. */
#ifndef QUOTH_ATTRIBUTION_COMPANY_H
#define QUOTH_ATTRIBUTION_COMPANY_H

#include "attribution/people.h"
#include "document/chunks.h"

struct QDocument;

typedef struct QCompany QCompany;

/* Reads the casts that are not known and gives the people. They stay until the document changes or
 * is freed. NULL when there is no memory: ask again. Where nothing of them has changed since the
 * last time, stamp is the same. */
const QPeople *q_company_people(struct QDocument *document);

/* The cast of a chunk after q_company_people, until the document changes. */
static inline const QCast *q_chunk_cast(const QChunk *chunk) { return chunk->cast; }

/* The table behind the people; NULL before q_company_people. */
const QNames *q_company_names(const struct QDocument *document);

/* For changes of the document: the cast of a chunk is no longer true, or the chunk goes. */
void q_company_drop(struct QDocument *document, QChunk *chunk);
void q_company_free(QCompany *company);

#endif
