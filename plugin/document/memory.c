#include "document/memory.h"

#include <stdint.h>
#include <stdlib.h>

#ifdef QUOTH_FAULTS
static _Thread_local unsigned long fault_countdown;
static _Thread_local bool fault_happened;

void q_memory_fail_after(unsigned long n) {
  fault_countdown = n;
  fault_happened = false;
}

bool q_memory_refused(void) { return fault_happened; }

/* Counts one request; true: refuse it. */
static bool refuses(void) {
  if (fault_countdown == 0 || --fault_countdown > 0) return false;
  fault_happened = true;
  return true;
}
#else
static bool refuses(void) { return false; }
#endif

void *q_memory_new(size_t size) {
  if (refuses()) return NULL;
  return malloc(size ? size : 1);
}

void *q_memory_resize(void *block, size_t size) {
  if (refuses()) return NULL;
  return realloc(block, size ? size : 1);
}

void q_memory_free(void *block) { free(block); }

bool q_memory_grow(void **items, size_t *capacity, size_t count, size_t item) {
  size_t room = *capacity ? *capacity : 16;
  while (room < count) room *= 2;
  if (room > SIZE_MAX / item) return false;
  void *bigger = q_memory_resize(*items, room * item);
  if (!bigger) return false;
  *items = bigger;
  *capacity = room;
  return true;
}
