/* A text that grows, with a NUL at its end: what curl and straighten write to. */
#ifndef QUOTH_TESTS_GROWING_TEXT_H
#define QUOTH_TESTS_GROWING_TEXT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  char *bytes;
  size_t length;
} Text;

/* Adds bytes to the Text at context; true. */
bool text_add(void *context, const char *bytes, size_t length);

#endif
