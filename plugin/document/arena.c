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
  PAGE = 4096,
  HEAD = 16,                 /* bytes of a page's head */
  STEP = 8,                  /* sizes of small blocks are multiples of this */
  SMALL = 504,               /* the largest small block: eight on a page */
  CLASSES = SMALL / STEP + 1,
  FIRST_BLOCK = 16 * PAGE,
  LARGEST_BLOCK = 512 * PAGE, /* 2 MiB: a huge page, where the system has them */
};

/* At the start of each page of small blocks, and of each run of pages that is one block. */
typedef struct QPage {
  uint32_t size;  /* bytes of each small block; 0: a run */
  uint32_t pages; /* a run's length */
  struct QPage *next;
} QPage;

typedef struct QFree {
  struct QFree *next;
} QFree;

typedef struct QBlock {
  struct QBlock *next;
  char *pages;
  size_t size;
} QBlock;

struct QArena {
  QFree *free[CLASSES];  /* freed blocks, the last freed first */
  char *fresh[CLASSES];  /* the part of a page that was never used */
  char *fresh_end[CLASSES];
  QPage *runs;           /* freed runs */
  QBlock *blocks;
  char *page, *page_end; /* pages that were never used */
  size_t next_block, used, reserved;
  uint32_t life;
  jmp_buf *escape;
};

/* The arena of the running call: tree-sitter's allocator takes no argument to find it by. */
static _Thread_local QArena *current;

_Static_assert(sizeof(QPage) == HEAD, "small blocks begin after the head");

/* ---- Pages -------------------------------------------------------------- */

static bool add_block(QArena *arena, size_t least) {
  size_t size = arena->next_block;
  if (size < LARGEST_BLOCK) arena->next_block = size * 2;
  if (size < least) size = least;
  QBlock *block = q_memory_new(sizeof *block);
  if (!block) return false;
  bool huge = size % LARGEST_BLOCK == 0;
  block->pages = q_memory_aligned(huge ? LARGEST_BLOCK : PAGE, size);
  if (!block->pages) {
    q_memory_free(block);
    return false;
  }
#ifdef MADV_HUGEPAGE
  /* A walk over a tree that has been out of the caches for long then misses fewer of them. */
  if (huge) (void)madvise(block->pages, size, MADV_HUGEPAGE);
#endif
  block->size = size;
  block->next = arena->blocks;
  arena->blocks = block;
  arena->reserved += size;
  /* What is left of the block before it becomes a run. */
  if (arena->page < arena->page_end) {
    QPage *rest = (QPage *)(void *)arena->page;
    *rest = (QPage){0, (uint32_t)((arena->page_end - arena->page) / PAGE), arena->runs};
    arena->runs = rest;
  }
  arena->page = block->pages;
  arena->page_end = block->pages + size;
  return true;
}

static QPage *take_pages(QArena *arena, size_t count) {
  size_t size = count * PAGE;
  if ((size_t)(arena->page_end - arena->page) < size && !add_block(arena, size)) return NULL;
  QPage *page = (QPage *)(void *)arena->page;
  arena->page += size;
  return page;
}

static QPage *page_of(void *block) {
  return (QPage *)(void *)((char *)block - ((uintptr_t)block & (PAGE - 1)));
}

/* ---- Blocks ------------------------------------------------------------- */

static void *take_small(QArena *arena, size_t class) {
  QFree *block = arena->free[class];
  if (block) {
    arena->free[class] = block->next;
    return block;
  }
  size_t size = class * STEP;
  if ((size_t)(arena->fresh_end[class] - arena->fresh[class]) < size) {
    QPage *page = take_pages(arena, 1);
    if (!page) return NULL;
    *page = (QPage){(uint32_t)size, 1, NULL};
    arena->fresh[class] = (char *)page + HEAD;
    arena->fresh_end[class] = (char *)page + PAGE;
  }
  void *fresh = arena->fresh[class];
  arena->fresh[class] += size;
  return fresh;
}

static void *take_run(QArena *arena, size_t size) {
  size_t pages = (size + HEAD + PAGE - 1) / PAGE;
  if (pages > UINT32_MAX / 2) return NULL;
  for (QPage **link = &arena->runs; *link; link = &(*link)->next) {
    if ((*link)->pages < pages) continue;
    QPage *run = *link;
    *link = run->next;
    if (run->pages > pages) { /* the rest stays free */
      QPage *rest = (QPage *)(void *)((char *)run + pages * PAGE);
      *rest = (QPage){0, run->pages - (uint32_t)pages, arena->runs};
      arena->runs = rest;
      run->pages = (uint32_t)pages;
    }
    return (char *)run + HEAD;
  }
  QPage *run = take_pages(arena, pages);
  if (!run) return NULL;
  *run = (QPage){0, (uint32_t)pages, NULL};
  return (char *)run + HEAD;
}

static size_t room(void *block) {
  QPage *page = page_of(block);
  return page->size ? page->size : (size_t)page->pages * PAGE - HEAD;
}

/* A program that has quoth linked in may use tree-sitter for itself, outside of any arena. */
static void *outside(void *block) {
  if (!block) abort();
  return block;
}

/* Never NULL: leaves tree-sitter instead. */
static void *take(size_t size) {
  QArena *arena = current;
  if (!arena) return outside(malloc(size ? size : 1));
  void *block = NULL;
  if (!q_memory_refuses()) {
    if (size <= SMALL) {
      size_t class = size ? (size + STEP - 1) / STEP : 1;
      block = take_small(arena, class);
      arena->used += class * STEP;
    } else {
      block = take_run(arena, size);
      if (block) arena->used += room(block);
    }
  }
  if (!block) longjmp(*arena->escape, 1);
  return block;
}

static void give_back(void *block) {
  if (!block) return;
  QArena *arena = current;
  if (!arena) {
    free(block);
    return;
  }
  QPage *page = page_of(block);
  arena->used -= room(block);
  if (page->size) {
    QFree *freed = block;
    freed->next = arena->free[page->size / STEP];
    arena->free[page->size / STEP] = freed;
  } else {
    page->next = arena->runs;
    arena->runs = page;
  }
}

static void *take_zeroed(size_t count, size_t size) {
  if (!current) return outside(calloc(count ? count : 1, size ? size : 1));
  if (size && count > SIZE_MAX / size) longjmp(*current->escape, 1);
  return memset(take(count * size), 0, count * size);
}

static void *take_again(void *block, size_t size) {
  if (!block) return take(size);
  if (!current) return outside(realloc(block, size ? size : 1));
  size_t had = room(block);
  if (size <= had) return block;
  void *bigger = memcpy(take(size), block, had);
  give_back(block);
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
    q_memory_free(block->pages);
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
