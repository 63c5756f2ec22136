/* The memory of tree-sitter's parser and trees, one arena a document.
 *
 * tree-sitter ends the process when an allocation fails. Its allocator is therefore replaced by
 * one that takes memory from the arena of the running call and, when there is none, leaves
 * tree-sitter by longjmp; the arena is then emptied as a whole, parser and trees with it.
 * Nothing is lost but time: trees are only kept so that the next parse is quick.
 *
 * Memory that was never used is handed out in the order of need, so that the tree of one chunk
 * lies close together; freed pieces are used again for the same size. */
#ifndef QUOTH_DOCUMENT_ARENA_H
#define QUOTH_DOCUMENT_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct QArena QArena;

/* NULL when there is no memory. */
QArena *q_arena_new(void);

/* Frees the arena with all that was allocated in it. NULL is accepted. */
void q_arena_free(QArena *arena);

/* Runs body(context). Every function of tree-sitter is called from such a body and from nowhere
 * else. Calls do not nest. False if an allocation failed: body was left at that point, and all that
 * was ever allocated in the arena is gone. */
bool q_arena_run(QArena *arena, void (*body)(void *context), void *context);

/* Drops all that was allocated in the arena. */
void q_arena_clear(QArena *arena);

/* Grows by one each time that the contents are dropped: a pointer into the arena is good while this
 * number is what it was. Never 0. */
uint32_t q_arena_life(const QArena *arena);

/* Bytes in use, and bytes taken from the system. */
size_t q_arena_used(const QArena *arena);
size_t q_arena_reserved(const QArena *arena);

#endif
