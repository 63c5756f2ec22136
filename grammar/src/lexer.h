/* A lexer over a text in memory that the scanner knows: in the library, where QUOTH_LIBRARY is
 * defined, it reads on in it without a call. Whoever runs the scanner with it defines
 * q_lexer_advance. */
#ifndef QUOTH_LEXER_H
#define QUOTH_LEXER_H

#include "tree_sitter/parser.h"

typedef struct {
  TSLexer base; /* first: the scanner's functions take this part of it */
  const char *text;
  uint32_t length;
  uint32_t at, size; /* of the code point ahead */
  uint32_t start, end;
  bool ended; /* mark_end has been called: end is set */
} QLexer;

/* Its advance, which tells it from other lexers. */
void q_lexer_advance(TSLexer *base, bool skip);

/* The same as q_lexer_advance(base, false). */
static inline void q_lexer_step(QLexer *l) {
  uint32_t at = l->at + l->size;
  if (at < l->length && (uint8_t)l->text[at] < 0x80) {
    l->at = at;
    l->size = 1;
    l->base.lookahead = (uint8_t)l->text[at];
  } else {
    q_lexer_advance(&l->base, false);
  }
}

/* The lexer goes on at a place behind the code point ahead. */
static inline void q_lexer_go(QLexer *l, uint32_t at) {
  l->at = at - 1;
  l->size = 1;
  q_lexer_step(l);
}

/* Takes a run of small letters of ASCII, up to most, and writes them. Returns how many. */
static inline unsigned q_lexer_letters(QLexer *l, char *letters, unsigned most) {
  const char *text = l->text + l->at;
  unsigned n = 0, ahead = l->length - l->at;
  if (most > ahead) most = ahead;
  for (; n < most && text[n] >= 'a' && text[n] <= 'z'; n++) letters[n] = text[n];
  if (n > 0) q_lexer_go(l, l->at + n);
  return n;
}

#endif
