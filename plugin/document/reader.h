/* From a tree to records: the only walk over a tree. */
#ifndef QUOTH_DOCUMENT_READER_H
#define QUOTH_DOCUMENT_READER_H

#include <stdbool.h>

#include <tree_sitter/api.h>

#include "document/chunks.h"
#include "document/reading.h"

enum {
  Q_SYMBOLS_MAX = 256
};

/* What the symbols of the language mean to the reader. */
typedef struct {
  uint8_t node[Q_SYMBOLS_MAX];
} QSymbols;

void q_symbols_init(QSymbols *symbols, const TSLanguage *language);

/* Walks tree, which was parsed from length bytes at input: the chunk's bytes after prefix
 * others, which tell the parser how the chunk begins. Fills reading and tells in *after how the
 * next chunk begins. Must run in the tree's arena. False when there is no memory for the
 * records. */
bool q_reader_read(const QSymbols *symbols, const TSTree *tree, const char *input, uint32_t length,
                   uint32_t prefix, QReading *reading, QContext *after);

#endif
