#include "document/chunks.h"

#include <string.h>

#include "document/memory.h"
#include "text/lines.h"

/* A treap (Seidel and Aragon, 1989): a search tree by place in the list, a heap by a random
 * priority, which keeps it about 2 log2 n deep whatever the order of insertions. */

QChunk *q_chunk_new(char *text, uint32_t size) {
  QChunk *chunk = q_memory_new(sizeof *chunk);
  if (!chunk) return NULL;
  memset(chunk, 0, sizeof *chunk);
  chunk->text = text;
  chunk->size = size;
  chunk->lines = q_lines_count(text, size);
  return chunk;
}

void q_chunk_free(QChunk *chunk) {
  if (!chunk) return;
  q_memory_free(chunk->findings);
  q_memory_free(chunk->records);
  q_memory_free(chunk->text);
  q_memory_free(chunk);
}

/* ---- Walking ------------------------------------------------------------ */

static QChunk *leftmost(QChunk *chunk) {
  while (chunk && chunk->left) chunk = chunk->left;
  return chunk;
}

static QChunk *rightmost(QChunk *chunk) {
  while (chunk && chunk->right) chunk = chunk->right;
  return chunk;
}

QChunk *q_chunks_first(const QChunkList *list) { return leftmost(list->root); }
QChunk *q_chunks_last(const QChunkList *list) { return rightmost(list->root); }

QChunk *q_chunk_next(const QChunk *chunk) {
  if (chunk->right) return leftmost(chunk->right);
  while (chunk->parent && chunk->parent->right == chunk) chunk = chunk->parent;
  return chunk->parent;
}

QChunk *q_chunk_previous(const QChunk *chunk) {
  if (chunk->left) return rightmost(chunk->left);
  while (chunk->parent && chunk->parent->left == chunk) chunk = chunk->parent;
  return chunk->parent;
}

/* ---- Finding ------------------------------------------------------------ */

static uint32_t size_of(const QChunk *chunk) { return chunk ? chunk->sum_size : 0; }
static uint32_t lines_of(const QChunk *chunk) { return chunk ? chunk->sum_lines : 0; }
static uint32_t count_of(const QChunk *chunk) { return chunk ? chunk->sum_count : 0; }

QChunk *q_chunks_at(const QChunkList *list, uint32_t position, uint32_t *start) {
  QChunk *chunk = list->root;
  uint32_t before = 0;
  while (chunk) {
    uint32_t own = before + size_of(chunk->left);
    if (position < own && chunk->left) {
      chunk = chunk->left;
    } else if (position - own >= chunk->size && chunk->right) {
      before = own + chunk->size;
      chunk = chunk->right;
    } else {
      *start = own;
      return chunk;
    }
  }
  *start = 0;
  return NULL;
}

QChunk *q_chunks_number(const QChunkList *list, uint32_t number, uint32_t *start) {
  QChunk *chunk = list->root;
  uint32_t before = 0;
  while (chunk) {
    uint32_t left = count_of(chunk->left);
    if (number < left) {
      chunk = chunk->left;
      continue;
    }
    before += size_of(chunk->left);
    if (number == left) break;
    number -= left + 1;
    before += chunk->size;
    chunk = chunk->right;
  }
  *start = before;
  return chunk;
}

QChunk *q_chunks_line(const QChunkList *list, uint32_t line, uint32_t *start, uint32_t *first) {
  QChunk *chunk = list->root;
  uint32_t before = 0, lines = 0;
  *start = *first = 0;
  while (chunk) {
    uint32_t own = before + size_of(chunk->left), own_lines = lines + lines_of(chunk->left);
    if (line < own_lines) {
      chunk = chunk->left;
    } else if (line - own_lines >= chunk->lines && chunk->right) {
      before = own + chunk->size;
      lines = own_lines + chunk->lines;
      chunk = chunk->right;
    } else {
      *start = own;
      *first = own_lines;
      break;
    }
  }
  return chunk;
}

uint32_t q_chunk_start(const QChunk *chunk) {
  uint32_t start = size_of(chunk->left);
  for (; chunk->parent; chunk = chunk->parent) {
    if (chunk->parent->right == chunk) start += size_of(chunk->parent->left) + chunk->parent->size;
  }
  return start;
}

uint32_t q_chunk_lines_before(const QChunk *chunk) {
  uint32_t lines = lines_of(chunk->left);
  for (; chunk->parent; chunk = chunk->parent) {
    if (chunk->parent->right == chunk)
      lines += lines_of(chunk->parent->left) + chunk->parent->lines;
  }
  return lines;
}

uint32_t q_chunk_number(const QChunk *chunk) {
  uint32_t number = count_of(chunk->left);
  for (; chunk->parent; chunk = chunk->parent) {
    if (chunk->parent->right == chunk) number += count_of(chunk->parent->left) + 1;
  }
  return number;
}

uint32_t q_chunks_size(const QChunkList *list) { return size_of(list->root); }
uint32_t q_chunks_lines(const QChunkList *list) { return lines_of(list->root); }

/* ---- Changing ----------------------------------------------------------- */

static void sum(QChunk *chunk) {
  chunk->sum_size = size_of(chunk->left) + size_of(chunk->right) + chunk->size;
  chunk->sum_lines = lines_of(chunk->left) + lines_of(chunk->right) + chunk->lines;
  chunk->sum_count = count_of(chunk->left) + count_of(chunk->right) + 1;
}

void q_chunk_resized(QChunk *chunk) {
  for (; chunk; chunk = chunk->parent) sum(chunk);
}

/* Puts child, or NULL, in the place of chunk below chunk's parent. */
static void replace(QChunkList *list, QChunk *chunk, QChunk *child) {
  QChunk *parent = chunk->parent;
  if (!parent) {
    list->root = child;
  } else if (parent->left == chunk) {
    parent->left = child;
  } else {
    parent->right = child;
  }
  if (child) child->parent = parent;
}

/* Turns the edge between chunk and its parent: chunk comes to stand above. */
static void rotate_up(QChunkList *list, QChunk *chunk) {
  QChunk *parent = chunk->parent;
  replace(list, parent, chunk);
  if (parent->left == chunk) {
    parent->left = chunk->right;
    if (chunk->right) chunk->right->parent = parent;
    chunk->right = parent;
  } else {
    parent->right = chunk->left;
    if (chunk->left) chunk->left->parent = parent;
    chunk->left = parent;
  }
  parent->parent = chunk;
  sum(parent);
  sum(chunk);
}

/* xorshift32 (Marsaglia, 2003). */
static uint32_t next_priority(QChunkList *list) {
  uint32_t x = list->seed ? list->seed : 2463534242u;
  x ^= x << 13;
  x ^= x >> 17;
  x ^= x << 5;
  list->seed = x;
  return x;
}

void q_chunks_insert(QChunkList *list, QChunk *after, QChunk *chunk) {
  chunk->left = chunk->right = NULL;
  chunk->priority = next_priority(list);
  if (after && !after->right) {
    after->right = chunk;
    chunk->parent = after;
  } else {
    QChunk *next = after ? leftmost(after->right) : leftmost(list->root);
    chunk->parent = next;
    if (next) {
      next->left = chunk;
    } else {
      list->root = chunk;
    }
  }
  sum(chunk);
  while (chunk->parent && chunk->parent->priority < chunk->priority) rotate_up(list, chunk);
  q_chunk_resized(chunk->parent);
}

void q_chunks_remove(QChunkList *list, QChunk *chunk) {
  while (chunk->left && chunk->right) {
    rotate_up(list, chunk->left->priority > chunk->right->priority ? chunk->left : chunk->right);
  }
  replace(list, chunk, chunk->left ? chunk->left : chunk->right);
  q_chunk_resized(chunk->parent);
  chunk->left = chunk->right = chunk->parent = NULL;
}
