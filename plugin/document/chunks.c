#include "document/chunks.h"

#include <string.h>

#include "document/memory.h"
#include "document/nodes.h"
#include "text/lines.h"

/* A B+ tree (Bayer and McCreight, 1972; Comer, 1979): the chunks hang on the lowest nodes, and
 * every node has the sums of each of its children beside each other. Nodes are split when full
 * and dropped when empty; they are not merged, since a chunk that goes mostly makes room for
 * one that comes. */

enum {
  FANOUT = Q_NODE_FANOUT
};

/* bytes, lines and chunks below a child */
typedef struct {
  uint32_t size, lines, count;
} QSums;

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
  q_memory_free(chunk->cast);
  q_memory_free(chunk->answers);
  q_memory_free(chunk->records);
  q_memory_free(chunk->text);
  q_memory_free(chunk);
}

/* ---- Walking ------------------------------------------------------------ */

static QLeaf *child_node(const QLeaf *node, uint32_t slot) { return node->child[slot]; }

QChunk *q_chunks_first(const QChunkList *list) {
  const QLeaf *node = list->root;
  while (node && !node->is_leaf) node = child_node(node, 0);
  return node ? node->child[0] : NULL;
}

QChunk *q_chunks_last(const QChunkList *list) {
  const QLeaf *node = list->root;
  while (node && !node->is_leaf) node = child_node(node, node->used - 1u);
  return node ? node->child[node->used - 1] : NULL;
}

QChunk *q_chunk_next(const QChunk *chunk) {
  const QLeaf *leaf = chunk->leaf;
  if (chunk->slot + 1 < leaf->used) return leaf->child[chunk->slot + 1];
  return leaf->next ? leaf->next->child[0] : NULL;
}

QChunk *q_chunk_previous(const QChunk *chunk) {
  const QLeaf *leaf = chunk->leaf;
  if (chunk->slot > 0) return leaf->child[chunk->slot - 1];
  return leaf->previous ? leaf->previous->child[leaf->previous->used - 1] : NULL;
}

QChunkPlace q_chunk_place(const QChunk *chunk) { return (QChunkPlace){chunk->leaf, chunk->slot}; }

QChunk *q_place_forward(QChunkPlace *place) {
  const QLeaf *leaf = place->leaf;
  if (!leaf) return NULL;
  QChunk *chunk = leaf->child[place->slot];
  if (++place->slot == leaf->used) *place = (QChunkPlace){leaf->next, 0};
  return chunk;
}

QChunk *q_place_backward(QChunkPlace *place) {
  const QLeaf *leaf = place->leaf;
  if (!leaf) return NULL;
  QChunk *chunk = leaf->child[place->slot];
  if (place->slot-- == 0)
    *place = (QChunkPlace){leaf->previous, leaf->previous ? leaf->previous->used - 1u : 0};
  return chunk;
}

/* ---- Finding ------------------------------------------------------------ */

QChunk *q_chunks_at(const QChunkList *list, uint32_t position, uint32_t *start) {
  const QLeaf *node = list->root;
  *start = 0;
  while (node) {
    uint32_t slot = 0, last = node->used - 1u;
    while (slot < last && position - *start >= node->size[slot]) *start += node->size[slot++];
    if (node->is_leaf) return node->child[slot];
    node = child_node(node, slot);
  }
  return NULL;
}

QChunk *q_chunks_number(const QChunkList *list, uint32_t number, uint32_t *start) {
  const QLeaf *node = list->root;
  *start = 0;
  while (node) {
    uint32_t slot = 0;
    for (; slot < node->used && number >= node->count[slot]; slot++) {
      number -= node->count[slot];
      *start += node->size[slot];
    }
    if (slot == node->used) return NULL;
    if (node->is_leaf) return node->child[slot];
    node = child_node(node, slot);
  }
  return NULL;
}

QChunk *q_chunks_line(const QChunkList *list, uint32_t line, uint32_t *start, uint32_t *first) {
  const QLeaf *node = list->root;
  *start = *first = 0;
  while (node) {
    uint32_t slot = 0, last = node->used - 1u;
    while (slot < last && line - *first >= node->lines[slot]) {
      *start += node->size[slot];
      *first += node->lines[slot++];
    }
    if (node->is_leaf) return node->child[slot];
    node = child_node(node, slot);
  }
  return NULL;
}

static QSums sums_before(const QChunk *chunk) {
  QSums sums = {0, 0, 0};
  uint32_t slot = chunk->slot;
  for (const QLeaf *node = chunk->leaf; node; slot = node->slot, node = node->parent) {
    for (uint32_t i = 0; i < slot; i++) {
      sums.size += node->size[i];
      sums.lines += node->lines[i];
      sums.count += node->count[i];
    }
  }
  return sums;
}

uint32_t q_chunk_start(const QChunk *chunk) { return sums_before(chunk).size; }
uint32_t q_chunk_lines_before(const QChunk *chunk) { return sums_before(chunk).lines; }
uint32_t q_chunk_number(const QChunk *chunk) { return sums_before(chunk).count; }

uint32_t q_chunks_size(const QChunkList *list) { return list->size; }
uint32_t q_chunks_lines(const QChunkList *list) { return list->lines; }

/* ---- Sums --------------------------------------------------------------- */

static QSums sums_of(const QLeaf *node, uint32_t from) {
  QSums sums = {0, 0, 0};
  for (uint32_t i = from; i < node->used; i++) {
    sums.size += node->size[i];
    sums.lines += node->lines[i];
    sums.count += node->count[i];
  }
  return sums;
}

/* Unsigned numbers: what is less than nothing wraps, and wraps back. */
static QSums negative(QSums sums) { return (QSums){-sums.size, -sums.lines, -sums.count}; }

/* Adds to the sums of node in all that stand above it. */
static void add_above(QLeaf *node, QSums sums) {
  for (; node->parent; node = node->parent) {
    node->parent->size[node->slot] += sums.size;
    node->parent->lines[node->slot] += sums.lines;
    node->parent->count[node->slot] += sums.count;
  }
}

void q_chunk_resized(QChunkList *list, QChunk *chunk) {
  QLeaf *leaf = chunk->leaf;
  QSums sums = {chunk->size - leaf->size[chunk->slot], chunk->lines - leaf->lines[chunk->slot], 0};
  leaf->size[chunk->slot] = chunk->size;
  leaf->lines[chunk->slot] = chunk->lines;
  add_above(leaf, sums);
  list->size += sums.size;
  list->lines += sums.lines;
}

/* ---- Changing ----------------------------------------------------------- */

static void mark_stale(QLeaf *node) {
  if (node) node->known = 0;
  for (; node && !node->is_stale; node = node->parent) node->is_stale = true;
}

void q_chunk_changed(const QChunk *chunk) { mark_stale(chunk->leaf); }

bool q_chunks_reserve(QChunkList *list, size_t count) {
  /* A node is split after FANOUT / 2 insertions at the earliest; once more on each level and
   * above. */
  size_t wanted = count / (FANOUT / 2) + count / (FANOUT * 4) + list->height + 2;
  while (list->spare_count < wanted) {
    QLeaf *node = q_memory_new(sizeof *node);
    if (!node) return false;
    node->sums = node->firsts = NULL;
    node->next = list->spares;
    list->spares = node;
    list->spare_count++;
  }
  return true;
}

static QLeaf *take_spare(QChunkList *list, bool is_leaf) {
  QLeaf *node = list->spares;
  list->spares = node->next;
  list->spare_count--;
  node->parent = node->previous = node->next = NULL;
  node->slot = 0;
  node->used = 0;
  node->is_leaf = is_leaf;
  node->is_stale = true;
  node->known = 0;
  return node;
}

static void give_spare(QChunkList *list, QLeaf *node) {
  node->next = list->spares;
  list->spares = node;
  list->spare_count++;
}

/* Tells the children from a slot on where they are. */
static void adopt(QLeaf *node, uint32_t from) {
  for (uint32_t i = from; i < node->used; i++) {
    if (node->is_leaf) {
      QChunk *chunk = node->child[i];
      chunk->leaf = node;
      chunk->slot = i;
    } else {
      child_node(node, i)->parent = node;
      child_node(node, i)->slot = i;
    }
  }
}

/* Copies count children with their sums. */
static void copy(QLeaf *to, uint32_t at, const QLeaf *from, uint32_t slot, uint32_t count) {
  memmove(to->size + at, from->size + slot, count * sizeof *to->size);
  memmove(to->lines + at, from->lines + slot, count * sizeof *to->lines);
  memmove(to->count + at, from->count + slot, count * sizeof *to->count);
  memmove(to->child + at, from->child + slot, count * sizeof *to->child);
}

static void insert_child(QChunkList *list, QLeaf *node, uint32_t slot, void *child, QSums sums);

/* Moves the children from a slot on to a new node at its right. */
static QLeaf *split(QChunkList *list, QLeaf *node, uint32_t from) {
  QLeaf *right = take_spare(list, node->is_leaf);
  if (!node->parent) {
    QLeaf *root = take_spare(list, false);
    list->root = root;
    list->height++;
    insert_child(list, root, 0, node, sums_of(node, 0));
  }
  QSums moved = sums_of(node, from);
  right->used = (uint16_t)(node->used - from);
  copy(right, 0, node, from, right->used);
  adopt(right, 0);
  node->used = (uint16_t)from;
  mark_stale(node);
  add_above(node, negative(moved));
  if (node->is_leaf) {
    right->previous = node;
    right->next = node->next;
    if (right->next) right->next->previous = right;
    node->next = right;
  }
  insert_child(list, node->parent, node->slot + 1, right, moved);
  return right;
}

/* Puts a child in, and adds its sums to all above. */
static void insert_child(QChunkList *list, QLeaf *node, uint32_t slot, void *child, QSums sums) {
  if (node->used == FANOUT) {
    /* What grows at its end leaves full nodes behind. */
    uint32_t from = slot == FANOUT ? FANOUT : FANOUT / 2;
    QLeaf *right = split(list, node, from);
    if (slot >= from) {
      node = right;
      slot -= from;
    }
  }
  copy(node, slot + 1, node, slot, node->used - slot);
  node->size[slot] = sums.size;
  node->lines[slot] = sums.lines;
  node->count[slot] = sums.count;
  node->child[slot] = child;
  node->used++;
  mark_stale(node);
  adopt(node, slot);
  add_above(node, sums);
}

void q_chunks_insert(QChunkList *list, QChunk *after, QChunk *chunk) {
  if (!list->root) {
    list->root = take_spare(list, true);
    list->height = 1;
  }
  QLeaf *leaf = after ? after->leaf : list->root;
  while (!leaf->is_leaf) leaf = child_node(leaf, 0);
  insert_child(list, leaf, after ? after->slot + 1 : 0, chunk,
               (QSums){chunk->size, chunk->lines, 1});
  list->size += chunk->size;
  list->lines += chunk->lines;
}

/* Takes a child out whose sums have been taken off already. */
static void remove_child(QChunkList *list, QLeaf *node, uint32_t slot) {
  copy(node, slot, node, slot + 1, node->used - slot - 1);
  node->used--;
  mark_stale(node);
  adopt(node, slot);
  if (node->used > 0) return;
  if (node->is_leaf) {
    mark_stale(node->previous);
    mark_stale(node->next);
    if (node->previous) node->previous->next = node->next;
    if (node->next) node->next->previous = node->previous;
  }
  if (node->parent) {
    remove_child(list, node->parent, node->slot);
  } else {
    list->root = NULL;
    list->height = 0;
  }
  give_spare(list, node);
}

void q_chunks_remove(QChunkList *list, QChunk *chunk) {
  QLeaf *leaf = chunk->leaf;
  QSums sums = {leaf->size[chunk->slot], leaf->lines[chunk->slot], 1};
  add_above(leaf, negative(sums));
  remove_child(list, leaf, chunk->slot);
  list->size -= sums.size;
  list->lines -= sums.lines;
  chunk->leaf = NULL;
  while (list->root && !list->root->is_leaf && list->root->used == 1) {
    QLeaf *root = list->root;
    list->root = child_node(root, 0);
    list->root->parent = NULL;
    list->root->slot = 0;
    list->height--;
    give_spare(list, root);
  }
}

void q_chunks_free(QChunkList *list) {
  for (QChunk *chunk; (chunk = q_chunks_last(list));) {
    q_chunks_remove(list, chunk);
    q_chunk_free(chunk);
  }
  for (QLeaf *node = list->spares, *next; node; node = next) {
    next = node->next;
    q_memory_free(node->sums);
    q_memory_free(node->firsts);
    q_memory_free(node);
  }
  *list = (QChunkList){0};
}
