/* Standard input to standard output with its marks curled: what the scorer of marks runs. */
#include <stdio.h>
#include <stdlib.h>

#include "quoth.h"

static bool write_out(void *context, const char *bytes, size_t length) {
  return fwrite(bytes, 1, length, context) == length;
}

int main(void) {
  size_t room = 1 << 20, length = 0;
  char *text = malloc(room);
  while (text) {
    length += fread(text + length, 1, room - length, stdin);
    if (length < room) break;
    room *= 2;
    char *more = realloc(text, room);
    if (!more) free(text);
    text = more;
  }
  if (!text || ferror(stdin) || quoth_curl(text, length, NULL, write_out, stdout) != Q_OK) {
    fputs("curl: no memory, or standard input cannot be read\n", stderr);
    free(text);
    return 2;
  }
  free(text);
  return fflush(stdout) == 0 ? 0 : 2;
}
