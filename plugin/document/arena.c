#if defined(__linux__) && !defined(_DEFAULT_SOURCE)
#define _DEFAULT_SOURCE /* madvise */
#endif
#include "document/arena.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

#include <tree_sitter/api.h>

#include "document/memory.h"

enum {
  STEP = 8,    /* sizes of small pieces are multiples of this */
  SMALL = 512, /* the largest small piece */
  SMALL_CLASSES = SMALL / STEP + 1,
  CLASSES = SMALL_CLASSES + 56, /* two for each power of two above, up to 2^37 bytes */
  FIRST_BLOCK = 64 << 10,
  LARGEST_BLOCK = 2 << 20, /* a huge page, where the system has them */
};

/* Before each piece: its size, and so its class. */
typedef struct {
  uint64_t size;
} QHead;

typedef struct QFree {
  struct QFree *next;
} QFree;

typedef struct QBlock {
  struct QBlock *next;
  char *bytes;
} QBlock;

struct QArena {
  QFree *free[CLASSES]; /* freed pieces, the last freed first */
  char *fresh, *end;    /* the part of the newest block that was never used */
  QBlock *blocks;
  size_t next_block, used, reserved;
  uint32_t life;
  jmp_buf *escape;
};

/* The arena of the running call: tree-sitter's allocator takes no argument to find it by. */
static _Thread_local QArena *current;

/* ---- Pieces ------------------------------------------------------------- */

static bool add_block(QArena *arena, size_t least) {
  size_t size = arena->next_block;
  if (size < LARGEST_BLOCK) arena->next_block = size * 2;
  while (size < least) size *= 2;
  QBlock *block = q_memory_new(sizeof *block);
  if (!block) return false;
  bool huge = size >= LARGEST_BLOCK;
  block->bytes = q_memory_aligned(huge ? LARGEST_BLOCK : 64, size);
  if (!block->bytes) {
    q_memory_free(block);
    return false;
  }
#ifdef MADV_HUGEPAGE
  /* A walk over a tree that has been out of the caches for long then misses fewer of them. */
  if (huge) (void)madvise(block->bytes, size, MADV_HUGEPAGE);
#endif
  block->next = arena->blocks;
  arena->blocks = block;
  arena->reserved += size;
  arena->fresh = block->bytes;
  arena->end = block->bytes + size;
  return true;
}

/* The class of a size, which becomes that of the class's pieces. */
static size_t class_of(size_t *size) {
  if (*size <= SMALL) {
    *size = *size ? (*size + STEP - 1) / STEP * STEP : STEP;
    return *size / STEP;
  }
  size_t class = SMALL_CLASSES, power = SMALL;
  while (power * 2 < *size) {
    power *= 2;
    class += 2;
  }
  bool half = *size <= power + power / 2;
  *size = half ? power + power / 2 : power * 2;
  return half ? class : class + 1;
}

static QHead *head_of(void *piece) { return (QHead *)piece - 1; }

static void *take_from(QArena *arena, size_t size) {
  if (size > (size_t)1 << 36) return NULL;
  size_t class = class_of(&size);
  QFree *piece = arena->free[class];
  if (piece) {
    arena->free[class] = piece->next;
  } else {
    size_t whole = sizeof(QHead) + size;
    if ((size_t)(arena->end - arena->fresh) < whole && !add_block(arena, whole)) return NULL;
    QHead *head = (QHead *)(void *)arena->fresh;
    arena->fresh += whole;
    head->size = size;
    piece = (QFree *)(void *)(head + 1);
  }
  arena->used += size;
  return piece;
}

/* Leaves tree-sitter when there is no memory. Without an arena it is not a document that asks:
 * a program that has quoth linked in may use tree-sitter for itself. */
static void *take(size_t size) {
  QArena *arena = current;
  if (!arena) return malloc(size ? size : 1);
  void *piece = q_memory_refuses() ? NULL : take_from(arena, size);
  if (!piece) longjmp(*arena->escape, 1);
  return piece;
}

static void give_back(void *piece) {
  if (!piece) return;
  QArena *arena = current;
  if (!arena) {
    free(piece);
    return;
  }
  size_t size = head_of(piece)->size;
  arena->used -= size;
  QFree *freed = piece, **list = &arena->free[class_of(&size)];
  freed->next = *list;
  *list = freed;
}

static void *take_zeroed(size_t count, size_t size) {
  if (!current) return calloc(count ? count : 1, size ? size : 1);
  if (size && count > SIZE_MAX / size) longjmp(*current->escape, 1);
  return memset(take(count * size), 0, count * size);
}

static void *take_again(void *piece, size_t size) {
  if (!piece) return take(size);
  if (!current) return realloc(piece, size ? size : 1);
  size_t had = head_of(piece)->size;
  if (size <= had) return piece;
  void *bigger = memcpy(take(size), piece, had);
  give_back(piece);
  return bigger;
}

/* ---- Arenas ------------------------------------------------------------- */

static void install(void) { ts_set_allocator(take, take_zeroed, take_again, give_back); }

QArena *q_arena_new(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, install);
  QArena *arena = q_memory_new(sizeof *arena);
  if (!arena) return NULL;
  memset(arena, 0, sizeof *arena);
  arena->next_block = FIRST_BLOCK;
  arena->life = 1;
  return arena;
}

void q_arena_clear(QArena *arena) {
  for (QBlock *block = arena->blocks, *next; block; block = next) {
    next = block->next;
    q_memory_free(block->bytes);
    q_memory_free(block);
  }
  uint32_t life = arena->life + 1;
  memset(arena, 0, sizeof *arena);
  arena->next_block = FIRST_BLOCK;
  arena->life = life ? life : 1;
}

void q_arena_free(QArena *arena) {
  if (!arena) return;
  q_arena_clear(arena);
  q_memory_free(arena);
}

bool q_arena_run(QArena *arena, void (*body)(void *context), void *context) {
  jmp_buf escape;
  QArena *before = current;
  arena->escape = &escape;
  current = arena;
  volatile bool done = false;
  if (setjmp(escape) == 0) {
    body(context);
    done = true;
  }
  current = before;
  arena->escape = NULL;
  if (!done) q_arena_clear(arena);
  return done;
}

uint32_t q_arena_life(const QArena *arena) { return arena->life; }
size_t q_arena_used(const QArena *arena) { return arena->used; }
size_t q_arena_reserved(const QArena *arena) { return arena->reserved; }
