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

/* One more token, decided already. Code points: `skip` that belong to no node, then `length`. */
typedef struct {
  uint8_t token;
  uint8_t skip; /* 7 at most */
  uint16_t length;
} QStep;

#define Q_STEPS 10
#define Q_SKIP_MOST 7

typedef struct {
  uint8_t block;    /* B_...: the block that is open, 0 outside of paragraphs */
  uint8_t flags;    /* Q_AFTER_... */
  uint8_t before;   /* what stands before, read through marks: q_before_add */
  uint8_t word;     /* what the word before a mark may have lost: q_mark_word_class */
  uint8_t elisions; /* of this paragraph so far: q_mark_elisions, two bits */
  uint8_t reported; /* 1 + the depth at which reported words run; 0: none */
  QMarkStack stack; /* open quotations */
  uint8_t steps;
  QStep step[Q_STEPS];
} QScanState;

enum {
  Q_AFTER_CLOSE = 1,    /* the token before is a closing mark */
  Q_SENTENCE_START = 2, /* nothing of the sentence has been read yet */
  Q_LABEL = 4,          /* a paragraph begins: a speaker's name and a colon may */
};

#define Q_HAS_SPEECH 8 /* beside the depth: a byte of the stack follows */
_Static_assert(Q_MARK_DEPTH < Q_HAS_SPEECH, "the depth stands below it");

/* Bytes written to buffer, which has room for 1,024. */
static inline unsigned q_state_write(const QScanState *s, char *buffer) {
  unsigned n = 0;
  if (!s->block) return 0;
  buffer[n++] = (char)(s->block | s->flags << 3);
  buffer[n++] = (char)s->before;
  buffer[n++] = (char)(s->word | s->elisions << 6);
  bool speech = s->stack.speech != 0;
  buffer[n++] = (char)(s->stack.depth | (speech ? Q_HAS_SPEECH : 0) | s->reported << 4);
  if (speech) buffer[n++] = (char)s->stack.speech;
  for (unsigned i = 0; i < s->stack.depth; i++) buffer[n++] = (char)s->stack.kind[i];
  for (unsigned i = 0; i < s->steps; i++) {
    buffer[n++] = (char)(s->step[i].token | s->step[i].skip << 5);
    buffer[n++] = (char)(s->step[i].length & 0xFF);
    buffer[n++] = (char)(s->step[i].length >> 8);
  }
  return n;
}

/* Takes only what q_state_write wrote; anything else it survives. */
static inline void q_state_read(QScanState *s, const char *buffer, unsigned length) {
  memset(s, 0, sizeof *s);
  if (length < 4) return;
  const uint8_t *b = (const uint8_t *)buffer;
  unsigned n = 4;
  s->block = b[0] & 7;
  s->flags = b[0] >> 3;
  s->before = b[1];
  s->word = b[2] & 63;
  s->elisions = b[2] >> 6;
  s->reported = b[3] >> 4;
  unsigned depth = b[3] & (Q_HAS_SPEECH - 1);
  s->stack.depth = (uint8_t)(depth < Q_MARK_DEPTH ? depth : Q_MARK_DEPTH);
  if (b[3] & Q_HAS_SPEECH && n < length) s->stack.speech = b[n++];
  for (unsigned i = 0; i < s->stack.depth && n < length; i++) s->stack.kind[i] = b[n++];
  while (n + 3 <= length && s->steps < Q_STEPS) {
    s->step[s->steps++] = (QStep){b[n] & 31, b[n] >> 5, (uint16_t)(b[n + 1] | b[n + 2] << 8)};
    n += 3;
  }
}

static inline void q_state_plan(QScanState *s, QToken token, unsigned skip, unsigned length) {
  if (s->steps < Q_STEPS)
    s->step[s->steps++] = (QStep){(uint8_t)token, (uint8_t)skip, (uint16_t)length};
}

#endif
