#include "attribution/nicknames.h"

#include "attribution/nicknames_table.h"
#include "text/word_table.h"

enum {
  COUNT = sizeof q_nicknames / sizeof *q_nicknames
};

unsigned q_nickname(const char *word, unsigned length, const char *full[Q_NICKNAME_FULLS]) {
  const QNicknames *row = q_table_find(q_nicknames, word, length), *any = row;
  if (!any) return 0;
  while (row > q_nicknames && strcmp(row[-1].word, any->word) == 0) row--;
  unsigned count = 0;
  for (; row < q_nicknames + COUNT && count < Q_NICKNAME_FULLS; row++) {
    if (strcmp(row->word, any->word) != 0) break;
    full[count++] = row->full;
  }
  return count;
}
