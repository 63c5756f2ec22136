/* What the scanner knows between two tokens. It is all zero outside of paragraphs, so that a
 * change in one paragraph never reaches another, and small: tree-sitter keeps a copy with every
 * token, without an allocation of its own up to 24 bytes. */
#ifndef QUOTH_STATE_H
#define QUOTH_STATE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "marks.h"
#include "tokens.h"

/* One more token, decided already: so many code points, perhaps none. */
typedef struct {
  uint8_t token;
  uint16_t length;
} QStep;

#define Q_STEPS 10

typedef struct {
  uint8_t block;    /* the token that began the paragraph, 0 outside of paragraphs */
  uint8_t before;   /* QNeighbour: what stands before, read through marks */
  uint8_t word;     /* what the word before a mark may have lost: q_mark_word_class */
  uint8_t elisions; /* certain elisions in this paragraph so far, at most 3 */
  uint8_t reported; /* 1 + the depth at which reported words run; 0: none */
  uint8_t flags;    /* Q_AFTER_... */
  QMarkStack stack; /* open quotations */
  uint8_t steps;
  QStep step[Q_STEPS];
} QScanState;

enum {
  Q_AFTER_CLOSE = 1,      /* the token before is a closing mark */
  Q_SENTENCE_START = 2,   /* nothing of the sentence has been read yet */
  Q_LABEL = 4,            /* a paragraph begins: a speaker's name and a colon may */
};

/* Bytes written to buffer, which has room for 1,024. */
static inline unsigned q_state_write(const QScanState *s, char *buffer) {
  unsigned n = 0;
  if (!s->block) return 0;
  buffer[n++] = (char)s->block;
  buffer[n++] = (char)s->before;
  buffer[n++] = (char)s->word;
  buffer[n++] = (char)(s->elisions | s->reported << 2);
  buffer[n++] = (char)s->flags;
  buffer[n++] = (char)s->stack.depth;
  buffer[n++] = (char)s->stack.speech;
  for (unsigned i = 0; i < s->stack.depth; i++) buffer[n++] = (char)s->stack.kind[i];
  for (unsigned i = 0; i < s->steps; i++) {
    buffer[n++] = (char)s->step[i].token;
    buffer[n++] = (char)(s->step[i].length & 0xFF);
    buffer[n++] = (char)(s->step[i].length >> 8);
  }
  return n;
}

static inline void q_state_read(QScanState *s, const char *buffer, unsigned length) {
  memset(s, 0, sizeof *s);
  if (length < 7) return;
  const uint8_t *b = (const uint8_t *)buffer;
  unsigned n = 7;
  s->block = b[0];
  s->before = b[1];
  s->word = b[2];
  s->elisions = b[3] & 3;
  s->reported = (uint8_t)(b[3] >> 2);
  s->flags = b[4];
  s->stack.depth = b[5] <= Q_MARK_DEPTH ? b[5] : Q_MARK_DEPTH;
  s->stack.speech = b[6];
  for (unsigned i = 0; i < s->stack.depth && n < length; i++) s->stack.kind[i] = b[n++];
  while (n + 3 <= length && s->steps < Q_STEPS) {
    s->step[s->steps++] = (QStep){b[n], (uint16_t)(b[n + 1] | b[n + 2] << 8)};
    n += 3;
  }
}

/* Adds a step; a step of no length is left out unless its token is one of the zero-width ones. */
static inline void q_state_plan(QScanState *s, QToken token, unsigned length) {
  if (s->steps == Q_STEPS || (length == 0 && (token == T_TEXT || token == T_GAP))) return;
  s->step[s->steps++] = (QStep){(uint8_t)token, (uint16_t)length};
}

#endif
