#include "document/memory.h"

#include <stdint.h>
#include <stdlib.h>

#ifdef QUOTH_FAULTS
static _Thread_local unsigned long remaining;
static _Thread_local bool refused;

void q_memory_fail_after(unsigned long n) {
  remaining = n;
  refused = false;
}

bool q_memory_refused(void) { return refused; }

bool q_memory_refuses(void) {
  if (remaining == 0 || --remaining > 0) return false;
  refused = true;
  return true;
}
#endif

void *q_memory_new(size_t size) {
  if (q_memory_refuses()) return NULL;
  return malloc(size ? size : 1);
}

void *q_memory_resize(void *block, size_t size) {
  if (q_memory_refuses()) return NULL;
  return realloc(block, size ? size : 1);
}

void q_memory_free(void *block) { free(block); }

void *q_memory_aligned(size_t alignment, size_t size) {
  if (q_memory_refuses()) return NULL;
  return aligned_alloc(alignment, size);
}

bool q_memory_reserve(void **items, size_t *capacity, size_t count, size_t item) {
  if (count <= *capacity) return true;
  size_t room = *capacity ? *capacity : 16;
  while (room < count) room *= 2;
  if (room > SIZE_MAX / item) return false;
  void *bigger = q_memory_resize(*items, room * item);
  if (!bigger) return false;
  *items = bigger;
  *capacity = room;
  return true;
}
