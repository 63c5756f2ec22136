#include "attribution/nicknames.h"

#include <string.h>

#include "attribution/nicknames_table.h"

enum {
  COUNT = sizeof q_nicknames / sizeof *q_nicknames
};

static int compare(const char *name, const char *word, unsigned length) {
  int order = strncmp(name, word, length);
  return order ? order : name[length] != 0;
}

unsigned q_nickname(const char *word, unsigned length, const char *full[Q_NICKNAME_FULLS]) {
  if (length >= sizeof q_nicknames->word) return 0;
  size_t low = 0, high = COUNT;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare(q_nicknames[middle].word, word, length) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  unsigned count = 0;
  while (low < COUNT && count < Q_NICKNAME_FULLS && !compare(q_nicknames[low].word, word, length))
    full[count++] = q_nicknames[low++].full;
  return count;
}
