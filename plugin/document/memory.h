/* All memory of the core comes from here, so that tests can make any allocation fail. */
#ifndef QUOTH_DOCUMENT_MEMORY_H
#define QUOTH_DOCUMENT_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* Like malloc, realloc and free; NULL when there is no memory. A size of 0 is one byte. */
void *q_memory_new(size_t size);
void *q_memory_resize(void *block, size_t size);
void q_memory_free(void *block);

/* Makes room for count items of item bytes in the growing array *items, which has room for
 * *capacity of them. False, and nothing changed, when there is no memory. */
bool q_memory_grow(void **items, size_t *capacity, size_t count, size_t item);

/* The same, where there is room mostly. */
static inline bool q_memory_reserve(void **items, size_t *capacity, size_t count, size_t item) {
  return count <= *capacity || q_memory_grow(items, capacity, count, item);
}

/* Asks for the bytes at an address before they are needed. */
#ifdef __GNUC__
#define Q_PREFETCH(address) __builtin_prefetch(address)
#else
#define Q_PREFETCH(address) ((void)(address))
#endif

#ifdef QUOTH_FAULTS
/* Test builds only, per thread: the n-th request from now on is refused, once; 0 refuses none.
 * q_memory_refused tells whether that has happened. */
void q_memory_fail_after(unsigned long n);
bool q_memory_refused(void);
#endif

#endif
