/* Text, marks and attributions inside a paragraph.
 *
 * A text token runs on until something else begins. It is read clause by clause; at a clause's
 * end the recogniser (attribution.h) sees all of its words. If it finds an attribution the token
 * ends where the clause began, and the state holds the plan: the tokens of the attribution with
 * their lengths, which the next calls carry out. So a clause is read twice at most, and only if
 * there is something in it. A token's end cannot be set back once the lexer has gone on: hence
 * mark_end at each clause's start, and T_CLAUSE, which is nothing wide, where the token begins
 * with the clause. */
#ifndef QUOTH_INLINE_H
#define QUOTH_INLINE_H

#include "blocks.h"
#include "text_token.h"

#define Q_TEXT_LONG 400 /* a text token ends at the next sentence after so many code points */

/* A full stop after this word ends no sentence. */
static inline bool q_text_abbreviated(const QText *t) {
  if (t->clause.count == 0) return false;
  const QItem *w = &t->clause.item[t->clause.count - 1];
  if (w->shape & Q_INITIAL) return true;
  return w->bytes > 0 && (q_word_flags(t->clause.text + w->text, w->bytes) & Q_WORD_ABBREVIATION);
}

/* Takes a sign that has been read into the clause. */
static inline void q_text_sign(QText *t, int32_t c) {
  bool closing = c == ')' || c == ']' || c == '}' || q_is_mark(c);
  if (q_is_sentence_end(c)) {
    if (c != '.' || !q_text_abbreviated(t)) t->ended = true, t->spaced = false;
  } else if (!closing) {
    t->ended = c == ';' && t->state->reported > 0; /* reported words go no further */
  }
  t->before = q_before_add(t->before, c);
  t->word_class = q_is_fraction(c) ? Q_LOST_NUMBER : 0;
  if (q_is_mark(c) || c == '.') return;
  unsigned offset = t->count > 0 ? q_text_offset(t) - 1u : 0;
  if (c == '-' && t->clause.count > 0) { /* -- is one dash */
    QItem *w = &t->clause.item[t->clause.count - 1];
    if (q_punct(w, '-') && q_item_end(w) == offset) {
      w->length++;
      return;
    }
  }
  q_clause_punctuation(&t->clause, c, offset);
}

/* Reads a line's end and what follows it up to the next word. True: the paragraph ends. */
static inline bool q_text_line_end(QText *t, bool *stop) {
  TSLexer *lexer = t->lexer;
  bool separator = lexer->lookahead == Q_RECORD_SEPARATOR;
  q_text_advance(t);
  t->before = q_before_add(t->before, '\n');
  t->spaced = true;
  t->word_class = 0;
  *stop = false;
  if (separator || t->state->block == B_HEADING) return true;
  unsigned n = 0;
  while (n < Q_MARKER_RUN && q_is_blank(lexer->lookahead) && !q_eof(lexer)) q_text_advance(t), n++;
  if (t->state->block == B_QUOTE) {
    while (n < Q_MARKER_RUN && (lexer->lookahead == '>' || q_is_blank(lexer->lookahead)) &&
           !q_eof(lexer))
      q_text_advance(t), n++;
  }
  if (q_at_line_end(lexer)) return true;
  *stop = q_may_interrupt(lexer->lookahead);
  return false;
}

/* Plans the tokens that end a paragraph: what is open ends with it, the innermost first. */
static inline void q_plan_paragraph_end(QScanState *s) {
  unsigned depth = s->stack.depth;
  s->steps = 0;
  if (s->reported) {
    while (depth >= s->reported) q_state_plan(s, T_UNCLOSED, 0, 0), depth--;
    q_state_plan(s, T_REPORTED_END, 0, 0);
  }
  while (depth > 0) q_state_plan(s, T_UNCLOSED, 0, 0), depth--;
  q_state_plan(s, T_PARAGRAPH_END, 0, 0);
}

/* Takes the first step out of the plan: the state becomes that after its token. */
static inline QStep q_take_step(QScanState *s) {
  QStep step = s->step[0];
  for (unsigned i = 1; i < s->steps; i++) s->step[i - 1] = s->step[i];
  s->step[--s->steps] = (QStep){0, 0, 0};
  s->word = 0;
  s->flags = 0;
  switch (step.token) {
  case T_OPEN:
    q_mark_stack_push(&s->stack, (QMarkKind)(step.length >> 8 & 31), step.length >> 13 & 1);
    s->flags = Q_SENTENCE_START;
    step.length &= 0xFF;
    break;
  case T_UNCLOSED: q_mark_stack_pop(&s->stack, s->stack.depth - 1u); break;
  case T_CLOSE:
    q_mark_stack_pop(&s->stack, s->stack.depth - 1u);
    s->flags = Q_AFTER_CLOSE;
    break;
  case T_REPORTED_BEGIN: s->reported = (uint8_t)(s->stack.depth + 1); break;
  case T_REPORTED_END:
    s->reported = 0;
    s->flags = Q_SENTENCE_START;
    break;
  case T_PARAGRAPH_END: memset(s, 0, sizeof *s); break;
  default: break;
  }
  return step;
}

/* Carries out the first step of the plan. */
static inline bool q_scan_step(TSLexer *lexer, QScanState *s) {
  QStep step = q_take_step(s);
  uint8_t before = s->before;
  for (unsigned n = step.skip; n > 0 && !q_eof(lexer); n--) {
    before = q_before_add(before, lexer->lookahead);
    lexer->advance(lexer, true);
  }
  for (unsigned n = step.length; n > 0 && !q_eof(lexer); n--) {
    before = q_before_add(before, lexer->lookahead);
    q_advance(lexer);
  }
  lexer->mark_end(lexer);
  if (step.token != T_PARAGRAPH_END) s->before = before;
  return q_emit(lexer, (QToken)step.token);
}

/* The line's end has been read, nothing is left of the paragraph, and mark_end stands before it.
 * What is open ends there; the line's end goes with the token that ends the paragraph. */
static inline bool q_text_last_line_end(QText *t) {
  QScanState *s = t->state;
  q_plan_paragraph_end(s);
  s->step[s->steps - 1].length = (uint16_t)t->count;
  if (s->steps == 1) t->lexer->mark_end(t->lexer);
  return q_emit(t->lexer, (QToken)q_take_step(s).token);
}

/* The text token ends with the paragraph. */
static inline bool q_text_paragraph_end(QText *t) {
  if (q_text_attribution(t, Q_BOUND_PARAGRAPH)) return true;
  if (t->count == 0) {
    q_plan_paragraph_end(t->state);
    return q_scan_step(t->lexer, t->state);
  }
  t->lexer->mark_end(t->lexer);
  q_plan_paragraph_end(t->state);
  return q_text_emit(t, t->before, 0);
}

/* A sentence has ended and another begins here. True: the token is emitted. */
static inline bool q_text_sentence(QText *t) {
  if (t->clause.count == 0) return false; /* it ended before the mark: the clause is at its start */
  if (q_text_attribution(t, Q_BOUND_SENTENCE)) return true;
  if (t->count > Q_TEXT_LONG) return q_text_end(t, Q_SENTENCE_START);
  q_text_clause(t, Q_BOUND_SENTENCE);
  return false;
}

/* Within reported words a sentence end has just been read. Looks on to see whether it is one:
 * then the token and the reported words end. True: the token is emitted. */
static inline bool q_text_reported_end(QText *t) {
  TSLexer *lexer = t->lexer;
  if (q_text_attribution(t, Q_BOUND_SENTENCE)) return true;
  lexer->mark_end(lexer);
  t->unmarked = true;
  uint8_t before = t->before;
  int32_t c = lexer->lookahead;
  bool newline = t->state->block == B_HEADING; /* one more ends the paragraph */
  while ((q_is_blank(c) || q_is_line_end(c)) && !q_eof(lexer)) {
    if (c == Q_RECORD_SEPARATOR || (c == '\n' && newline)) break;
    newline |= c == '\n';
    t->before = q_before_add(t->before, c);
    t->spaced = true;
    q_text_advance(t);
    c = lexer->lookahead;
  }
  if (c == '[') { /* .[^1] */
    t->before = q_before_add(t->before, c);
    q_text_advance(t);
    c = lexer->lookahead == '^' ? 0 : '[';
    t->spaced |= c == 0;
  }
  if (t->spaced) {
    bool lower = q_is_letter(c) && !q_is_upper(c) && !q_is_ideograph(c);
    if (!lower) {
      q_state_plan(t->state, T_REPORTED_END, 0, 0);
      return q_text_emit(t, before, Q_SENTENCE_START);
    }
  }
  return false;
}

/* Whether the sign that the text has come to opens a quotation, as far as what stands before
 * tells. */
static inline QBound q_text_edge(const QText *t, int32_t c) {
  QMarkSign sign = q_mark_sign(c);
  QNeighbour near = q_before_near(t->before);
  bool free =
      near == Q_NEAR_SPACE || near == Q_NEAR_EDGE || near == Q_NEAR_OPENING || near == Q_NEAR_DASH;
  switch (sign) {
  case Q_SIGN_DOUBLE_LEFT:
  case Q_SIGN_SINGLE_LEFT:
  case Q_SIGN_GUILLEMET_LEFT:
  case Q_SIGN_ANGLE_LEFT:
  case Q_SIGN_LOW_DOUBLE:
  case Q_SIGN_LOW_SINGLE:
  case Q_SIGN_CORNER_LEFT:
  case Q_SIGN_WHITE_CORNER_LEFT: return Q_BOUND_OPEN;
  case Q_SIGN_NONE: return c == '`' && free ? Q_BOUND_OPEN : Q_BOUND_OTHER;
  case Q_SIGN_SINGLE_RIGHT:
  case Q_SIGN_CORNER_RIGHT:
  case Q_SIGN_WHITE_CORNER_RIGHT: return Q_BOUND_CLOSE;
  default: return free ? Q_BOUND_OPEN : Q_BOUND_CLOSE;
  }
}

/* Whether something else than text may begin with this sign, so that a text token ends before
 * it. */
static inline bool q_is_special(int32_t c) { return c == '[' || c == '<' || c == '`' || c == ']'; }

static inline void q_text_begin(QText *t, TSLexer *lexer, QScanState *s) {
  t->lexer = lexer;
  t->state = s;
  t->count = t->clause_start = 0;
  t->before = t->clause_before = s->before;
  t->word_class = 0;
  QBound left = s->flags & Q_AFTER_CLOSE      ? Q_BOUND_CLOSE
                : s->flags & Q_SENTENCE_START ? Q_BOUND_SENTENCE
                                              : Q_BOUND_OTHER;
  t->ended = q_before_near(s->before) == Q_NEAR_STOP && left == Q_BOUND_CLOSE;
  t->spaced = t->unmarked = t->single = t->inside = false;
  for (unsigned i = 0; i < s->stack.depth; i++) {
    t->single |= q_kind_is_single(s->stack.kind[i]) || s->stack.kind[i] == Q_MARK_LATEX;
    t->inside |= s->stack.kind[i] != Q_MARK_DASH;
  }
  q_clause_reset(&t->clause, left);
  t->clause.before = q_before_beyond(s->before);
  t->clause.dialogue = s->stack.depth == 1 && s->stack.kind[0] == Q_MARK_DASH;
}

/* Blanks and points between two pieces of a paragraph, or after its last one, become the padding
 * of the next token: half of all pieces are parted by nothing else. Not inside a quotation or
 * reported words, which they belong to. True: something else than text comes next. */
static inline bool q_text_pass(QText *t) {
  TSLexer *lexer = t->lexer;
  QScanState *s = t->state;
  if (s->stack.depth > 0 || s->reported || (s->flags & Q_LABEL)) return false;
  int32_t c = lexer->lookahead;
  while ((q_is_blank(c) || c == ',' || c == '.' || c == ':' || c == ';' || c == '?' || c == '!') &&
         !q_eof(lexer)) {
    if (q_is_blank(c)) {
      t->spaced = true;
      t->before = q_before_add(t->before, c);
    } else {
      q_text_sign(t, c);
    }
    lexer->advance(lexer, true);
    c = lexer->lookahead;
  }
  t->clause_before = s->before = t->before;
  lexer->mark_end(lexer);
  if (q_eof(lexer) || !(q_is_mark(c) || q_is_special(c))) return false;
  s->word = 0;
  return true;
}

/* Reads text, or the tokens that its plan begins with. *site is set, and nothing emitted, where
 * a place for something else than text has been come to. */
static inline bool q_scan_text(TSLexer *lexer, QScanState *s, bool *site) {
  QText text;
  QText *t = &text;
  q_text_begin(t, lexer, s);
  lexer->mark_end(lexer);
  *site = q_text_pass(t);
  if (*site) return false;
  if (q_is_blank(lexer->lookahead) && !q_eof(lexer)) { /* a clause begins after its blank */
    t->before = q_before_add(t->before, lexer->lookahead);
    t->spaced = true;
    q_text_advance(t);
    lexer->mark_end(lexer);
    t->clause_start = t->count;
    t->clause_before = t->before;
  }
  for (;;) {
    if (q_is_lower_ascii(lexer->lookahead)) q_text_plain_words(t);
    int32_t c = lexer->lookahead;
    if (q_eof(lexer)) return q_text_paragraph_end(t);
    if (q_is_letter(c) || q_is_digit(c)) {
      if (t->ended && t->spaced && !(q_is_lower_ascii(c) || (c >= 0x80 && !q_is_upper(c)))) {
        if (q_text_sentence(t)) return true;
      } else if (t->count > Q_TEXT_MOST || t->clause.count == Q_ITEMS) {
        if (t->count > 0) {
          if (q_text_attribution(t, Q_BOUND_OTHER)) return true;
          return q_text_end(t, 0);
        }
      } else if (t->unmarked && t->spaced) {
        q_text_clause(t, Q_BOUND_OTHER);
      }
      t->ended = t->spaced = false;
      if (q_text_simple_word(t)) continue;
      int32_t after = q_text_word(t);
      if (after == Q_TEXT_EMITTED) return true;
      if (t->single && (after == '\'' || after == 0x2019)) {
        /* A mark follows the word, and mark_end stands before it. */
        return q_text_emit(t, t->before, 0);
      }
      if (after) q_text_sign(t, after);
      if (after != '.' || !t->ended) continue;
    } else if (q_is_line_end(c)) {
      bool stop, first = t->count == 0;
      if (q_text_line_end(t, &stop))
        return first ? q_text_last_line_end(t) : q_text_paragraph_end(t);
      if (stop) {
        if (q_text_attribution(t, Q_BOUND_OTHER)) return true;
        lexer->mark_end(lexer);
        if (q_interrupts(lexer, s->block)) q_plan_paragraph_end(s);
        return q_text_emit(t, t->before, t->ended ? Q_SENTENCE_START : 0);
      }
      continue;
    } else if (q_is_blank(c)) {
      if (t->count > Q_TEXT_MOST) return q_text_end(t, 0);
      t->spaced = true;
      t->word_class = 0;
      t->before = c == ' ' ? q_before_blank(t->before) : q_before_add(t->before, c);
      q_text_advance(t);
      continue;
    } else if (q_is_mark(c) || q_is_special(c)) {
      QMarkSign sign = q_mark_sign(c);
      QNeighbour near = q_before_near(t->before);
      bool apostrophe =
          q_sign_is_apostrophe(sign) && !t->single && t->count > 0 &&
          (sign == Q_SIGN_SINGLE_RIGHT || (near != Q_NEAR_SPACE && near != Q_NEAR_EDGE &&
                                           near != Q_NEAR_OPENING && near != Q_NEAR_DASH));
      if (!apostrophe) {
        if (t->count == 0) return false;
        QBound right = t->ended && t->spaced && q_is_mark(c) ? Q_BOUND_SENTENCE : q_text_edge(t, c);
        if (q_text_attribution(t, right)) return true;
        return q_text_end(t, 0);
      }
      q_text_advance(t);
      continue;
    } else {
      if (q_is_dash(c) && t->ended && t->spaced && q_text_sentence(t)) return true;
      q_text_advance(t);
      q_text_sign(t, c);
      if (t->count > Q_TEXT_MOST) return q_text_end(t, 0);
    }
    if (t->ended && !t->spaced && s->reported && s->reported == s->stack.depth + 1 &&
        q_text_reported_end(t))
      return true;
  }
}

#endif
