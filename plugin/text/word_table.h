/* Looks words up in the tables that .make/tables.lua makes of lists: rows by bytes, each of which
 * begins with its word. */
#ifndef QUOTH_TEXT_WORD_TABLE_H
#define QUOTH_TEXT_WORD_TABLE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The row of a word of `length` bytes, NULL if there is none. Where a word has several rows, any
 * of them. */
#define q_table_find(rows, key, length) \
  q_table_find_row(rows, rows##_first, sizeof *(rows), sizeof (rows)->word, key, length)

static inline const void *q_table_find_row(const void *table, const uint16_t first[27], size_t size,
                                           size_t room, const char *word, size_t length) {
  if (length == 0 || length >= room || word[0] < 'a' || word[0] > 'z') return NULL;
  size_t low = first[word[0] - 'a'], high = first[word[0] - 'a' + 1];
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const char *row = (const char *)table + middle * size;
    int order = memcmp(row, word, length);
    if (!order && row[length] == 0) return row;
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return NULL;
}

#endif
