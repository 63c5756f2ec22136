/* Turns a paragraph, code point by code point, into its marks with what stands beside them.
 *
 * A mark is told once its right neighbour is known: with it the marks that touch it (".', ”’) and,
 * for single marks, the whole word after it. So events come late, but in order, one for every mark
 * and every apostrophe between letters. */
#ifndef QUOTH_MARK_STREAM_H
#define QUOTH_MARK_STREAM_H

#include "mark_costs.h"

#define Q_MARK_RUN 8                   /* marks that touch and are read through; more are parted */
#define Q_MARK_EVENTS (Q_MARK_RUN + 2) /* events that one code point may settle */

typedef enum {
  Q_PHASE_IDLE,  /* no mark waits */
  Q_PHASE_AFTER, /* marks wait for what follows */
  Q_PHASE_WORD,  /* for the end of the word after them */
  Q_PHASE_INNER, /* the same, and an apostrophe or closing mark stands after the word so far */
  Q_PHASE_SPACE, /* for what follows the space after them */
} QMarkPhase;

typedef struct {
  uint8_t phase;
  uint8_t before;    /* as q_before_add */
  uint8_t sentences; /* ends since the last mark */
  uint8_t
      known_class; /* of the word before, if the caller told it instead of the word; else 0xFF */
  uint8_t inner;   /* Q_PHASE_INNER: the sign, */
  uint32_t inner_position;
  uint32_t pair_position;
  int32_t pair;   /* ' or ` that may be half of a pair, or 0 */
  bool latex;     /* '' closes */
  bool joined;    /* the word goes on after an apostrophe */
  bool marked;    /* the word follows a single */
  bool modal;     /* the last word before the space was one */
  uint8_t length; /* of the word being read or directly before; Q_MARK_WORD: longer */
  uint8_t run;
  char word[Q_MARK_WORD];
  QMarkEvent waiting[Q_MARK_RUN];
} QMarkStream;

static inline void q_stream_begin(QMarkStream *s, uint8_t before) {
  s->phase = Q_PHASE_IDLE;
  s->before = before;
  s->sentences = 0;
  s->known_class = 0xFF;
  s->pair = 0;
  s->latex = false;
  s->joined = s->marked = s->modal = false;
  s->length = 0;
  s->run = 0;
}

/* ---- Words ------------------------------------------------------------------ */

static inline void q_stream_word_byte(QMarkStream *s, unsigned byte) {
  if (s->length < Q_MARK_WORD) s->word[s->length++] = (char)byte;
}

static inline void q_stream_word_add(QMarkStream *s, int32_t c) {
  uint32_t u = (uint32_t)c;
  if (u < 0x80) {
    q_stream_word_byte(s, q_is_upper_ascii(c) ? u | 0x20 : u);
    return;
  }
  if ((u >= 0xC0 && u <= 0xDE) || (u >= 0x391 && u <= 0x3A9) || (u >= 0x410 && u <= 0x42F))
    u += 32;
  else if (u >= 0x100 && u <= 0x17F && q_is_upper(c))
    u += 1;
  if (u < 0x800) {
    q_stream_word_byte(s, 0xC0 | u >> 6);
  } else {
    q_stream_word_byte(s, 0xE0 | (u >> 12 & 15));
    q_stream_word_byte(s, 0x80 | (u >> 6 & 63));
  }
  q_stream_word_byte(s, 0x80 | (u & 63));
}

static inline uint8_t q_stream_word_before(const QMarkStream *s) {
  if (s->known_class != 0xFF) return s->known_class;
  if (s->length == 0) return s->modal ? Q_LOST_MODAL : 0;
  if (s->joined) return Q_LOST_NOTHING;
  return q_mark_word_class(s->word, s->length);
}

/* ---- Waiting marks ---------------------------------------------------------- */

static inline void q_stream_add(QMarkStream *s, QMarkSign sign, uint32_t position) {
  bool touches = s->run > 0;
  if (touches && s->waiting[s->run - 1].sign == sign) s->waiting[s->run - 1].doubled = true;
  QMarkEvent *e = &s->waiting[s->run++];
  *e = (QMarkEvent){.position = position,
                    .sign = (uint8_t)sign,
                    .before = (uint8_t)q_before_near(s->before),
                    .beyond = (uint8_t)q_before_beyond(s->before),
                    .sentences = s->sentences,
                    .touches = touches};
  s->sentences = 0;
  s->phase = Q_PHASE_AFTER;
}

/* The neighbour on the right is known. Sets what it is for all marks that wait. */
static inline void q_stream_after(QMarkStream *s, QNeighbour after) {
  bool asked = q_before_near(s->before) == Q_NEAR_DIGIT;
  for (unsigned i = 0; i < s->run; i++) {
    s->waiting[i].after = s->waiting[i].further = (uint8_t)after;
    asked |= q_sign_is_single((QMarkSign)s->waiting[i].sign);
  }
  if (!asked) return;
  uint8_t word = q_stream_word_before(s);
  for (unsigned i = 0; i < s->run; i++) {
    s->waiting[i].word_before = word;
    s->waiting[i].enclosed = s->marked;
    /* Only one of two is an apostrophe: the middlin’ ’ */
    if (q_sign_is_apostrophe((QMarkSign)s->waiting[i].sign)) word = Q_LOST_NOTHING;
  }
}

/* Hands the waiting marks out. */
static inline unsigned q_stream_settle(QMarkStream *s, QNeighbour further, unsigned word_after,
                                       QMarkEvent *out) {
  unsigned count = s->run;
  for (unsigned i = count; i-- > 0;) {
    out[i] = s->waiting[i];
    if (out[i].after == Q_NEAR_SPACE) out[i].further = (uint8_t)further;
    out[i].word_after = (uint8_t)word_after;
    if (q_sign_is_apostrophe((QMarkSign)out[i].sign) && word_after)
      word_after = Q_NEXT_KNOWN; /* ‘ ’tis */
  }
  s->run = 0;
  s->phase = Q_PHASE_IDLE;
  return count;
}

static inline unsigned q_stream_settle_word(QMarkStream *s, unsigned also, QMarkEvent *out) {
  return q_stream_settle(s, Q_NEAR_OTHER, q_mark_word_after(s->word, s->length) | also, out);
}

static inline bool q_stream_has_single(const QMarkStream *s) {
  for (unsigned i = 0; i < s->run; i++) {
    if (q_sign_is_single((QMarkSign)s->waiting[i].sign)) return true;
  }
  return false;
}

/* What follows a space matters to singles (boys' games) and to opening marks (left alone?). */
static inline bool q_stream_wants_further(const QMarkStream *s) {
  for (unsigned i = 0; i < s->run; i++) {
    if (s->waiting[i].sign != Q_SIGN_DOUBLE && s->waiting[i].sign != Q_SIGN_DOUBLE_RIGHT)
      return true;
  }
  return false;
}

/* ---- Code points ------------------------------------------------------------ */

static inline unsigned q_stream_sign(QMarkStream *s, QMarkSign sign, uint32_t position,
                                     QMarkEvent *out) {
  unsigned count = 0;
  switch (s->phase) {
  case Q_PHASE_WORD:
    if (q_sign_is_apostrophe(sign)) {
      s->phase = Q_PHASE_INNER;
      s->inner = (uint8_t)sign;
      s->inner_position = position;
      return 0;
    }
    count = q_stream_settle_word(s, Q_NEXT_ENCLOSED, out);
    break;
  case Q_PHASE_INNER:
    count = q_stream_settle_word(s, Q_NEXT_ENCLOSED, out);
    q_stream_add(s, (QMarkSign)s->inner, s->inner_position);
    break;
  case Q_PHASE_SPACE: count = q_stream_settle(s, Q_NEAR_OTHER, 0, out); break;
  default: break;
  }
  if (s->run == Q_MARK_RUN) {
    q_stream_after(s, Q_NEAR_OTHER);
    count += q_stream_settle(s, Q_NEAR_OTHER, 0, out + count);
  }
  if (sign == Q_SIGN_LATEX_LEFT) s->latex = true;
  q_stream_add(s, sign, position);
  return count;
}

static inline unsigned q_stream_char(QMarkStream *s, int32_t c, QMarkEvent *out) {
  QNeighbour near = q_neighbour_of(c);
  unsigned count = 0;
  bool joins = false;
  switch (s->phase) {
  case Q_PHASE_AFTER:
    if (q_is_thin(c)) return 0;
    if (q_near_letter(near) && s->run == 1 && q_near_word(q_before_near(s->before)) &&
        q_sign_is_apostrophe((QMarkSign)s->waiting[0].sign)) {
      s->waiting[0].after = (uint8_t)near;
      s->waiting[0].in_word = 1;
      count = q_stream_settle(s, Q_NEAR_OTHER, 0, out);
      joins = true;
      break;
    }
    q_stream_after(s, near);
    s->marked = q_stream_has_single(s);
    if (q_near_word(near) && s->marked)
      s->phase = Q_PHASE_WORD;
    else if (near == Q_NEAR_SPACE && q_stream_wants_further(s))
      s->phase = Q_PHASE_SPACE;
    else
      count = q_stream_settle(s, Q_NEAR_OTHER, 0, out);
    s->length = 0;
    break;
  case Q_PHASE_WORD:
    if (!q_near_word(near)) count = q_stream_settle_word(s, 0, out);
    break;
  case Q_PHASE_INNER:
    if (q_near_word(near)) {
      count = q_stream_settle_word(s, 0, out);
      out[count] = (QMarkEvent){.position = s->inner_position,
                                .sign = s->inner,
                                .before = (uint8_t)q_before_near(s->before),
                                .after = (uint8_t)near,
                                .in_word = 1};
      count++;
      joins = true;
    } else {
      count = q_stream_settle_word(s, Q_NEXT_ENCLOSED, out);
      q_stream_add(s, (QMarkSign)s->inner, s->inner_position);
      count += q_stream_char(s, c, out + count);
      return count;
    }
    break;
  case Q_PHASE_SPACE:
    if (near != Q_NEAR_SPACE) count = q_stream_settle(s, near, 0, out);
    break;
  default: break;
  }
  if (q_near_word(near)) {
    q_stream_word_add(s, c);
    s->joined |= joins;
  } else {
    if (near == Q_NEAR_SPACE && q_before_near(s->before) == Q_NEAR_STOP && s->sentences < 100) {
      s->sentences++;
    }
    if (s->length)
      s->modal = near == Q_NEAR_SPACE && q_word_is_modal(s->word, s->length, s->joined);
    s->length = 0;
    s->joined = s->marked = false;
  }
  s->known_class = 0xFF;
  s->before = q_before_add(s->before, c);
  return count;
}

static inline unsigned q_stream_code_point(QMarkStream *s, int32_t c, uint32_t position,
                                           QMarkEvent *out) {
  QMarkSign sign = q_mark_sign(c);
  return sign == Q_SIGN_NONE ? q_stream_char(s, c, out) : q_stream_sign(s, sign, position, out);
}

/* One code point of the paragraph; `position` is handed through to the event. Writes the events
 * that it settles, at most Q_MARK_EVENTS, and returns their number. */
static inline unsigned q_stream_feed(QMarkStream *s, int32_t c, uint32_t position,
                                     QMarkEvent *out) {
  if (s->pair) {
    int32_t first = s->pair;
    s->pair = 0;
    if (c == first) {
      QMarkSign sign = c == '`' ? Q_SIGN_LATEX_LEFT : Q_SIGN_LATEX_RIGHT;
      return q_stream_sign(s, sign, s->pair_position, out);
    }
    unsigned count = q_stream_code_point(s, first, s->pair_position, out);
    return count + q_stream_code_point(s, c, position, out + count);
  }
  if (c == '`' || (c == '\'' && s->latex)) {
    s->pair = c;
    s->pair_position = position;
    return 0;
  }
  return q_stream_code_point(s, c, position, out);
}

/* Inside a word: takes the lower-case letters of ASCII that follow, as q_stream_feed would one by
 * one, and returns how many bytes they are. */
static inline size_t q_stream_run(QMarkStream *s, const char *text, size_t length) {
  if ((s->phase != Q_PHASE_IDLE && s->phase != Q_PHASE_WORD) || s->pair || s->length == 0 ||
      !q_near_word(q_before_near(s->before))) {
    return 0;
  }
  size_t n = 0;
  while (n < length && q_is_lower_ascii(text[n])) {
    if (s->length < Q_MARK_WORD) s->word[s->length++] = text[n];
    n++;
  }
  if (n > 0) s->before = Q_NEAR_LOWER;
  return n;
}

/* Nothing more is to come: `near` is Q_NEAR_EDGE at the paragraph's end, Q_NEAR_OTHER where it
 * goes on unread. */
static inline unsigned q_stream_end(QMarkStream *s, QNeighbour near, QMarkEvent *out) {
  unsigned count = 0;
  if (s->pair) {
    int32_t first = s->pair;
    s->pair = 0;
    count = q_stream_code_point(s, first, s->pair_position, out);
  }
  if (s->phase == Q_PHASE_INNER) {
    count += q_stream_settle_word(s, Q_NEXT_ENCLOSED, out + count);
    q_stream_add(s, (QMarkSign)s->inner, s->inner_position);
  }
  if (s->phase == Q_PHASE_AFTER) q_stream_after(s, near);
  if (s->phase == Q_PHASE_WORD) return count + q_stream_settle_word(s, 0, out + count);
  return count + q_stream_settle(s, near, 0, out + count);
}

#endif
