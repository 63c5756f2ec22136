/* Inside of a document. Other programs use quoth.h. */
#ifndef QUOTH_DOCUMENT_DOCUMENT_H
#define QUOTH_DOCUMENT_DOCUMENT_H

#include "document/chunks.h"
#include "document/parse.h"
#include "document/segment.h"
#include "quoth.h"

/* Where the source of a chunk's inherited quotations stands: looked up backwards, and kept for the
 * chunk asked about last, so that walking on from it is quick. */
typedef struct {
  uint64_t version; /* of the document; 0: nothing is kept */
  const QChunk *chunk;
  QChunk *from;        /* NULL: nothing is inherited */
  int32_t attribution; /* in from */
  bool colon;
} QInheritance;

struct QDocument {
  QChunkList chunks; /* never empty */
  QParser *parser;
  QCutRule rule;
  QOptions options;
  uint64_t version;
  QInheritance *inheritance;  /* apart, since questions about a const document write to it */
  void *lint;                 /* what lint keeps, one block of memory; NULL: never asked */
  void *attributed;           /* the same, of rules about attributions */
  struct QCompany *company;   /* the people; NULL: never asked */
  struct QSpeakers *speakers; /* who speaks; NULL: never asked */
  struct QByHand *by_hand;    /* what the user says of it, one block of memory; NULL: nothing */
};

/* Sizes of chunks: for tests, which open small ones. */
typedef struct {
  uint32_t target, limit; /* as in QCutRule */
} QTuning;

/* What quoth_document_open does, with other sizes of chunks. tuning may be NULL. */
QStatus q_document_open(const char *text, size_t length, const QOptions *options,
                        const QTuning *tuning, QDocument **document);

/* Replaces the text of a document that has just been made. text is not copied as a whole. */
QStatus q_document_fill(QDocument *document, const char *text, size_t length);

/* The chunk that inherited quotations of `chunk` take their attribution from, and its index there;
 * NULL if there is none. *colon tells that a colon hands it on, not an unclosed quotation. */
QChunk *q_document_inherited(const QDocument *document, const QChunk *chunk, int32_t *attribution,
                             bool *colon);

/* The next or previous chunk that has a block (more than blank lines and comments), or NULL. */
QChunk *q_chunk_next_block(const QChunk *chunk);
QChunk *q_chunk_previous_block(const QChunk *chunk);

/* True if the quotations that the chunk leaves open down to level are taken up by the next
 * chunk. */
bool q_chunk_continues(const QChunk *chunk, unsigned level);

#endif
