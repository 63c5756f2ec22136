/* From a tree to records: the only walk over a tree. */
#ifndef QUOTH_DOCUMENT_READER_H
#define QUOTH_DOCUMENT_READER_H

#include <stdbool.h>

#include "document/chunks.h"
#include "document/reading.h"
#include "document/tree.h"

/* Walks the tree whose top nodes begin with `first`, made from length bytes at input: the chunk's
 * bytes after prefix others, which tell the parser how the chunk begins. Fills reading and tells in
 * *after how the next chunk begins. False when there is no memory for the records. */
bool q_reader_read(const QNode *nodes, uint32_t first, const char *input, uint32_t length,
                   uint32_t prefix, QReading *reading, QContext *after);

#endif
