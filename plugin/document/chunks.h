/* The text of a document as a list of chunks, in a B+ tree over their sizes: any chunk is found by
 * byte, line or number in O(log n) and few misses of the caches, and changes size as quickly. */
#ifndef QUOTH_DOCUMENT_CHUNKS_H
#define QUOTH_DOCUMENT_CHUNKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "document/context.h"
#include "document/records.h"

typedef struct QChunk {
  char *text; /* size bytes, the chunk's own */
  uint32_t size;
  uint32_t lines;         /* LFs in it */
  bool forced;            /* it begins where a stretch was too long, not at a paragraph; */
  bool in_words;          /* then: in a line that is not blank before it */
  QContext before, after; /* how the chunk begins, and how the next one does */
  QRecords *records;      /* the chunk's own */
  void *findings;         /* of lint, one block of memory; NULL: not known for these records */
  void *cast;             /* its mentions, one block of memory; NULL: not read */
  void *answers;          /* who speaks, one block of memory; NULL: never asked */
  struct QLeaf *leaf;     /* where the list has it; NULL: in no list */
  uint32_t slot;
} QChunk;

typedef struct QLeaf QLeaf;

typedef struct {
  QLeaf *root;   /* NULL: empty */
  QLeaf *spares; /* for insertions, which cannot fail */
  uint32_t spare_count, height;
  uint32_t size, lines; /* of all chunks */
} QChunkList;

/* A chunk in no list. text, from q_memory_new, becomes its own. NULL when there is no memory. */
QChunk *q_chunk_new(char *text, uint32_t size);

/* Frees the chunk with its text, records, findings, cast and answers. NULL is accepted. */
void q_chunk_free(QChunk *chunk);

QChunk *q_chunks_first(const QChunkList *list);
QChunk *q_chunks_last(const QChunkList *list);
QChunk *q_chunk_next(const QChunk *chunk);
QChunk *q_chunk_previous(const QChunk *chunk);

/* A walk that looks at no chunk: the place of the next one, or of the one before. Each call returns
 * the chunk there and steps on; NULL at the end. */
typedef struct {
  const QLeaf *leaf;
  uint32_t slot;
} QChunkPlace;

QChunkPlace q_chunk_place(const QChunk *chunk);
QChunk *q_place_forward(QChunkPlace *place);
QChunk *q_place_backward(QChunkPlace *place);

/* The chunk that holds the byte at position; the last one for the end of the text. *start is its
 * first byte. NULL only for an empty list. */
QChunk *q_chunks_at(const QChunkList *list, uint32_t position, uint32_t *start);

/* The chunk by number, 0-based; NULL past the end. */
QChunk *q_chunks_number(const QChunkList *list, uint32_t number, uint32_t *start);

/* The chunk that holds the LF which ends line (0-based), the last one if there is none; *start its
 * first byte, *first the number of LFs before it. */
QChunk *q_chunks_line(const QChunkList *list, uint32_t line, uint32_t *start, uint32_t *first);

/* Bytes, lines and chunks before this one. */
uint32_t q_chunk_start(const QChunk *chunk);
uint32_t q_chunk_lines_before(const QChunk *chunk);
uint32_t q_chunk_number(const QChunk *chunk);

uint32_t q_chunks_size(const QChunkList *list);
uint32_t q_chunks_lines(const QChunkList *list);

/* Makes sure that so many chunks can be inserted. False when there is no memory. */
bool q_chunks_reserve(QChunkList *list, size_t count);

/* Puts chunk after another one of the list, or first when after is NULL. Room has been reserved. */
void q_chunks_insert(QChunkList *list, QChunk *after, QChunk *chunk);

/* Takes chunk out of the list; it still belongs to the caller. */
void q_chunks_remove(QChunkList *list, QChunk *chunk);

/* To be called after size or lines of a chunk of the list have changed. */
void q_chunk_resized(QChunkList *list, QChunk *chunk);

/* To be called after anything else of a chunk of the list has changed. */
void q_chunk_changed(const QChunk *chunk);

/* Frees the list's chunks and what it took itself; the list is then empty. */
void q_chunks_free(QChunkList *list);

#endif
