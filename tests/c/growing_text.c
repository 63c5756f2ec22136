#include "growing_text.h"

#include <stdlib.h>
#include <string.h>

bool text_add(void *context, const char *bytes, size_t length) {
  Text *t = context;
  char *more = realloc(t->bytes, t->length + length + 1);
  if (!more) abort();
  if (length) memcpy(more + t->length, bytes, length);
  t->bytes = more;
  t->length += length;
  more[t->length] = '\0';
  return true;
}
