/* Short forms of given names. */
#ifndef QUOTH_ATTRIBUTION_NICKNAMES_H
#define QUOTH_ATTRIBUTION_NICKNAMES_H

enum {
  Q_NICKNAME_FULLS = 4, /* names that one is short for, at most */
};

/* The names that a word in small letters is short for: full[0..n) end with a NUL and are static.
 * Returns n, 0 for most words. */
unsigned q_nickname(const char *word, unsigned length, const char *full[Q_NICKNAME_FULLS]);

#endif
