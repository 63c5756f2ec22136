/* What a quotation mark does: opens, closes, stays text. One model for the grammar, curl and lint.
 *
 * A paragraph is a sequence of marks and a state is the stack of open quotations. Every mark
 * opens, closes or is text, at a cost (mark_costs.h) that its neighbours, the words beside it and
 * the stack set; the cheapest way through the paragraph is what is meant. It is found by a beam
 * over the stacks (Viterbi with pruning): QMarkBeam. The grammar's scanner asks about one mark at
 * a time, with a bounded look at what follows: QMarkReader.
 *
 * No allocation and no state outside of these structs. Time is linear in the code points fed. */
#ifndef QUOTH_MARKS_H
#define QUOTH_MARKS_H

#include "mark_stream.h"

/* ---- The beam --------------------------------------------------------------- */

typedef enum {
  Q_MARK_TEXT, /* apostrophe, prime: stays text */
  Q_MARK_OPEN,
  Q_MARK_CLOSE,
  Q_MARK_STRAY, /* a closing mark that closes nothing, an opening mark that opens nothing */
} QMarkAction;

/* What one mark does: action, kind opened or closed, level closed, in one number. */
typedef uint16_t QMarkMove;

static inline QMarkMove q_move(QMarkAction action, unsigned kind, unsigned level) {
  return (QMarkMove)((unsigned)action | kind << 2 | level << 8);
}
static inline QMarkAction q_move_action(QMarkMove move) { return (QMarkAction)(move & 3); }
static inline QMarkKind q_move_kind(QMarkMove move) { return (QMarkKind)(move >> 2 & 63); }
static inline unsigned q_move_level(QMarkMove move) { return move >> 8; }

#define Q_MARK_BEAM 16
#define Q_MARK_SPREAD 1600 /* states dearer than the cheapest by this much are dropped */

typedef struct {
  QMarkStack stack;
  int32_t cost;
  uint32_t tag;   /* the caller's: what led here */
  uint8_t from;   /* the state in the beam before */
  QMarkMove move; /* what the last mark did */
} QMarkState;

typedef struct {
  QMarkState state[Q_MARK_BEAM];
  unsigned count;
} QMarkBeam;

static inline void q_beam_begin(QMarkBeam *beam, const QMarkStack *stack) {
  beam->count = 1;
  beam->state[0] = (QMarkState){.stack = *stack};
}

static inline const QMarkState *q_beam_best(const QMarkBeam *beam) {
  const QMarkState *best = &beam->state[0];
  for (unsigned i = 1; i < beam->count; i++) {
    if (beam->state[i].cost < best->cost) best = &beam->state[i];
  }
  return best;
}

/* Keeps the cheaper of two states with the same stack, and the cheapest of all when there are too
 * many. */
static inline void q_beam_add(QMarkBeam *beam, const QMarkState *state) {
  unsigned worst = 0;
  for (unsigned i = 0; i < beam->count; i++) {
    QMarkState *other = &beam->state[i];
    if (memcmp(&other->stack, &state->stack, sizeof state->stack) == 0) {
      if (state->cost < other->cost) *other = *state;
      return;
    }
    if (other->cost > beam->state[worst].cost) worst = i;
  }
  if (beam->count < Q_MARK_BEAM)
    beam->state[beam->count++] = *state;
  else if (state->cost < beam->state[worst].cost)
    beam->state[worst] = *state;
}

static inline bool q_stack_has_term(const QMarkStack *stack) {
  for (unsigned i = 0; i < stack->depth; i++) {
    if (q_kind_is_single(stack->kind[i]) && !(stack->speech >> i & 1)) return true;
  }
  return false;
}

/* Whether what a mark opens here is speech, which ends with a point: after , : . ? ! or first of
 * all. What begins inside a clause is a term or a title, which does not run over sentences. */
static inline bool q_opens_speech(const QMarkEvent *e) {
  if (e->word_after & Q_NEXT_ENCLOSED && !(e->word_after & Q_NEXT_G)) return false;
  return e->beyond == Q_NEAR_COMMA || e->beyond == Q_NEAR_STOP || e->beyond == Q_NEAR_EDGE ||
         (e->beyond == Q_NEAR_DASH && e->after == Q_NEAR_UPPER);
}

/* Whether a single closed and the sentence has not ended since: ‘Well,’ he said, ‘as */
static inline bool q_resumes_speech(const QMarkStack *stack, const QMarkEvent *e) {
  return stack->speech & Q_STACK_RESUMES && e->sentences == 0 &&
         (e->beyond == Q_NEAR_COMMA || e->beyond == Q_NEAR_DASH || e->beyond == Q_NEAR_CLOSING);
}

/* What an apostrophe before a word costs by the stack, beside its place: elisions are heard in
 * speech. */
static inline int q_cost_of_elision(const QMarkStack *stack, const QMarkEvent *e) {
  if (!q_sign_is_apostrophe((QMarkSign)e->sign) || !q_mark_before_word(e)) return 0;
  if (e->word_after & (Q_NEXT_STRONG | Q_NEXT_YEAR)) return 0;
  int cost = q_resumes_speech(stack, e) ? Q_COST_RESUMED : 0;
  if (stack->depth > 0) return cost;
  return cost + (e->before == Q_NEAR_EDGE ? Q_COST_ELISION_FIRST : Q_COST_ELISION_TOLD);
}

/* Doubles may close a single (‘...") where no double is open that they could belong to. */
static inline bool q_stack_has_double(const QMarkStack *stack) {
  for (unsigned i = 0; i < stack->depth; i++) {
    if (q_kind_family(stack->kind[i]) == 0) return true;
  }
  return false;
}

/* All that a mark may do after `old`, added to `beam`. */
static inline void q_beam_extend(QMarkBeam *beam, const QMarkState *old, const QMarkEvent *e,
                                 const QMarkCosts *costs, const QMarkCustom *custom) {
  const QMarkStack *stack = &old->stack;
  QMarkState next = *old;
  if (e->sentences && q_stack_has_term(stack)) next.cost += e->sentences * Q_COST_SENTENCE_IN_TERM;
  int cost = next.cost;

  next.cost = cost + costs->text + q_cost_of_elision(stack, e);
  next.stack.speech &= (uint8_t)~Q_STACK_RESUMES;
  next.move = q_move(Q_MARK_TEXT, 0, 0);
  q_beam_add(beam, &next);

  QMarkKind kind = q_sign_opens((QMarkSign)e->sign);
  if (kind != Q_OPENS_NOTHING && stack->depth < Q_MARK_DEPTH && costs->open < Q_COST_NEVER) {
    bool single = q_kind_is_single(kind);
    next.stack = *stack;
    next.cost = cost + costs->open;
    if (stack->depth == 0) {
      next.cost += !single                           ? 0
                   : stack->speech & Q_STACK_SINGLES ? custom->outer_single / 3
                                                     : custom->outer_single;
    } else if (q_kind_family(stack->kind[stack->depth - 1]) == q_kind_family(kind)) {
      next.cost += q_kind_family(kind) <= 1 ? Q_COST_SAME_FAMILY : Q_COST_OTHER_FAMILY;
    }
    q_mark_stack_push(&next.stack, kind, single && q_opens_speech(e));
    next.move = q_move(Q_MARK_OPEN, kind, stack->depth);
    q_beam_add(beam, &next);
  }

  if (costs->close >= Q_COST_NEVER) return;
  int over = 0;
  for (unsigned level = stack->depth; level-- > 0; over += Q_COST_OVER_UNCLOSED) {
    QMarkKind open = (QMarkKind)stack->kind[level];
    int closes = q_sign_closes((QMarkSign)e->sign, open);
    if (closes >= Q_COST_NEVER) continue;
    if (q_kind_is_single(open) && e->sign <= Q_SIGN_DOUBLE_RIGHT && q_stack_has_double(stack))
      continue;
    next.stack = *stack;
    next.cost = cost + costs->close + closes + over;
    if (stack->speech >> level & 1 && q_near_word((QNeighbour)e->before) &&
        e->after != Q_NEAR_DASH) {
      next.cost += Q_COST_BARE_SPEECH;
    }
    q_mark_stack_pop(&next.stack, level);
    next.move = q_move(Q_MARK_CLOSE, open, level);
    q_beam_add(beam, &next);
  }
}

/* Reads one mark: `beam` becomes all states after it. Each state's `from` and `move` say how it
 * came about; its tag is that of the state before. */
static inline void q_beam_step(QMarkBeam *beam, const QMarkEvent *e, const QMarkCustom *custom) {
  if (e->in_word) {
    for (unsigned i = 0; i < beam->count; i++) {
      beam->state[i].from = (uint8_t)i;
      beam->state[i].move = q_move(Q_MARK_TEXT, 0, 0);
    }
    return;
  }
  QMarkCosts costs = q_mark_costs(e, custom);
  QMarkBeam old = *beam;
  int32_t limit = q_beam_best(&old)->cost + Q_MARK_SPREAD;
  beam->count = 0;
  for (unsigned i = 0; i < old.count; i++) {
    if (old.state[i].cost > limit) continue;
    old.state[i].from = (uint8_t)i;
    q_beam_extend(beam, &old.state[i], e, &costs, custom);
  }
}

/* The paragraph ends: what is unclosed costs. */
static inline void q_beam_end(QMarkBeam *beam) {
  for (unsigned i = 0; i < beam->count; i++) {
    beam->state[i].cost += beam->state[i].stack.depth * Q_COST_UNCLOSED;
  }
}

/* What a mark that is no quotation mark is called. */
static inline QMarkAction q_mark_name_text(const QMarkEvent *e) {
  if (q_sign_is_apostrophe((QMarkSign)e->sign) || e->sign == Q_SIGN_LOW_SINGLE) return Q_MARK_TEXT;
  if (e->sign == Q_SIGN_DOUBLE || e->sign == Q_SIGN_DOUBLE_RIGHT) {
    return q_mark_may_be_prime(e) || q_mark_is_inside(e) ? Q_MARK_TEXT : Q_MARK_STRAY;
  }
  if (e->sign == Q_SIGN_SINGLE_LEFT && q_mark_is_turned_elision(e)) return Q_MARK_TEXT;
  return Q_MARK_STRAY;
}

/* ---- One mark with bounded look-ahead --------------------------------------- */

#define Q_MARK_LOOKAHEAD 480 /* bytes after the mark, */
#define Q_MARK_AHEAD 16      /* and marks, so that a text of nothing else takes no longer */

#define Q_MARK_MARGIN 600 /* a mark is certain when every other reading is dearer by so much */

typedef struct {
  QMarkStream stream;
  QMarkBeam beam;
  QMarkEvent first;
  QMarkCustom custom;
  unsigned elisions;
  uint32_t fed;   /* bytes */
  unsigned marks; /* decoded */
  uint32_t width; /* code points of the mark itself */
  bool decided;   /* the first mark has gone through the beam */
  bool done;
  bool dash; /* a dash that may open a line of dialogue */
  QMarkMove move;
} QMarkReader;

/* Begins to read the mark that stands at a place.
 *   stack     what is open there
 *   before    what stands before it: a QNeighbour, or better the byte that q_before_add keeps
 *   word      the letters directly before it, or before the space before it; lower case, UTF-8,
 *             apostrophes inside it as '; perhaps none. It is not read again after the call.
 *   elisions  of the paragraph so far: 0, then what q_mark_elisions returned for the mark before */
static inline void q_mark_begin(QMarkReader *r, const QMarkStack *stack, uint8_t before,
                                const char *word, unsigned word_length, unsigned elisions) {
  q_stream_begin(&r->stream, before);
  r->stream.length = (uint8_t)(word_length < Q_MARK_WORD ? word_length : Q_MARK_WORD);
  memcpy(r->stream.word, word, r->stream.length);
  for (unsigned i = 0; i < stack->depth; i++) r->stream.latex |= stack->kind[i] == Q_MARK_LATEX;
  q_beam_begin(&r->beam, stack);
  r->custom = q_mark_custom(elisions);
  r->elisions = elisions;
  r->first = (QMarkEvent){.sign = Q_SIGN_NONE};
  r->fed = r->marks = 0;
  r->width = 1;
  r->decided = r->done = r->dash = false;
  r->move = q_move(Q_MARK_TEXT, 0, 0);
}

/* The same where the word before has been classed already (q_mark_word_class). */
static inline void q_mark_begin_classed(QMarkReader *r, const QMarkStack *stack, uint8_t before,
                                        uint8_t word_class, unsigned elisions) {
  q_mark_begin(r, stack, before, "", 0, elisions);
  r->stream.known_class = word_class;
}

/* Takes the cheapest first move; done if every other is dearer by the margin. */
static inline void q_reader_weigh(QMarkReader *r, int margin) {
  const QMarkState *best = q_beam_best(&r->beam);
  r->move = (QMarkMove)best->tag;
  for (unsigned i = 0; i < r->beam.count; i++) {
    const QMarkState *s = &r->beam.state[i];
    if (s->tag != best->tag && s->cost < best->cost + margin) return;
  }
  r->done = true;
}

static inline void q_reader_event(QMarkReader *r, const QMarkEvent *e) {
  if (!r->decided && e->in_word) {
    r->first = *e;
    r->decided = r->done = true;
    return;
  }
  q_beam_step(&r->beam, e, &r->custom);
  if (!r->decided) {
    r->first = *e;
    r->decided = true;
    for (unsigned i = 0; i < r->beam.count; i++) r->beam.state[i].tag = r->beam.state[i].move;
  } else {
    r->elisions = q_mark_count_elision(r->elisions, e);
  }
  r->custom = q_mark_custom(r->elisions);
  q_reader_weigh(r, Q_MARK_MARGIN);
  if (++r->marks == Q_MARK_AHEAD) r->done = true;
}

static inline void q_reader_events(QMarkReader *r, const QMarkEvent *events, unsigned count) {
  for (unsigned i = 0; i < count && !r->done; i++) q_reader_event(r, &events[i]);
}

/* A dash at the paragraph's start opens dialogue if a sentence follows: "— Charles Dickens" is
 * none. */
static inline void q_reader_dash(QMarkReader *r, int32_t c) {
  QNeighbour near = q_neighbour_of(c);
  bool first_word = q_before_near(r->stream.before) == Q_NEAR_EDGE;
  if (first_word && near != Q_NEAR_SPACE && !q_near_word(near) && !q_is_mark(c) &&
      near != Q_NEAR_OPENING && near != Q_NEAR_STOP) {
    r->done = true;
  } else if (near == Q_NEAR_STOP && c != '.') {
    r->move = q_move(Q_MARK_OPEN, Q_MARK_DASH, 0);
    r->done = true;
  }
  if (!(first_word && near == Q_NEAR_SPACE)) r->stream.before = q_before_add(r->stream.before, c);
}

/* What is unclosed at the paragraph's end may be opened again by the next, which is not known: the
 * speech around everything, and what the first mark of the paragraph opens. */
static inline void q_reader_end(QMarkReader *r) {
  bool first = r->first.before == Q_NEAR_EDGE && q_sign_is_single((QMarkSign)r->first.sign);
  q_beam_end(&r->beam);
  for (unsigned i = 0; i < r->beam.count; i++) {
    QMarkState *s = &r->beam.state[i];
    QMarkMove move = (QMarkMove)s->tag;
    bool open = q_move_action(move) == Q_MARK_OPEN && s->stack.depth > q_move_level(move);
    bool around = s->stack.depth > 0 && s->stack.speech & 1;
    if ((first && open) || around) s->cost += Q_COST_REOPENED_PERHAPS - Q_COST_UNCLOSED;
  }
}

static inline uint32_t q_utf8_length(int32_t c) {
  return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/* The mark itself, then what follows it, code point by code point, never beyond the paragraph.
 * Returns whether it wants more. After each of the first two calls q_mark_width says whether the
 * mark ends there. */
static inline bool q_mark_feed(QMarkReader *r, int32_t c) {
  if (r->done) return false;
  uint32_t position = r->fed;
  r->fed += q_utf8_length(c);
  if (position == 0 && q_may_open_dialogue(c)) {
    r->dash = true;
    r->done = q_before_near(r->stream.before) != Q_NEAR_EDGE;
    r->first = (QMarkEvent){.sign = Q_SIGN_DASH};
    return !r->done;
  }
  if (r->dash) {
    q_reader_dash(r, c);
  } else {
    bool pair = position == 1 && r->stream.pair != 0;
    if (pair && r->stream.pair == c) r->width = 2;
    if (pair && r->stream.pair == '`' && c != '`') {
      r->first = (QMarkEvent){.sign = Q_SIGN_NONE};
      r->done = true;
      return false;
    }
    QMarkEvent events[Q_MARK_EVENTS];
    q_reader_events(r, events, q_stream_feed(&r->stream, c, position, events));
  }
  return !r->done && r->fed < Q_MARK_LOOKAHEAD;
}

/* No more is to come: the paragraph ended, or q_mark_feed wanted no more. */
static inline void q_mark_finish(QMarkReader *r, bool paragraph_ended) {
  if (r->done) return;
  if (r->dash) {
    r->done = true;
    if (!paragraph_ended || q_before_beyond(r->stream.before) == Q_NEAR_STOP) {
      r->move = q_move(Q_MARK_OPEN, Q_MARK_DASH, 0);
    }
    return;
  }
  if (!paragraph_ended && r->decided) return;
  QMarkEvent events[Q_MARK_EVENTS];
  unsigned count = q_stream_end(&r->stream, paragraph_ended ? Q_NEAR_EDGE : Q_NEAR_OTHER, events);
  r->done = false;
  q_reader_events(r, events, count);
  if (!r->done && paragraph_ended && r->decided) {
    q_reader_end(r);
    q_reader_weigh(r, 0);
  }
  r->done = true;
}

/* What the mark does. `kind` is what it opens or closes. `close_level` is the level that it
 * closes: that of the innermost quotation is depth - 1, and levels above it stay unclosed. Either
 * may be NULL. */
static inline QMarkAction q_mark_action(const QMarkReader *r, QMarkKind *kind,
                                        unsigned *close_level) {
  QMarkAction action = q_move_action(r->move);
  if (kind) *kind = q_move_kind(r->move);
  if (close_level) *close_level = q_move_level(r->move);
  if (action != Q_MARK_TEXT) return action;
  return r->dash || r->first.sign == Q_SIGN_NONE ? Q_MARK_TEXT : q_mark_name_text(&r->first);
}

/* Code points that the mark takes: 2 for `` and '', else 1. Known when two code points have been
 * fed. */
static inline unsigned q_mark_width(const QMarkReader *r) { return r->width; }

/* `elisions` for the next q_mark_begin of this paragraph. */
static inline unsigned q_mark_elisions(const QMarkReader *r, unsigned elisions) {
  bool text = q_move_action(r->move) == Q_MARK_TEXT && !r->dash;
  return text ? q_mark_count_elision(elisions, &r->first) : elisions;
}

/* Does to the stack what the mark does. */
static inline void q_mark_apply(const QMarkReader *r, QMarkStack *stack) {
  switch (q_move_action(r->move)) {
  case Q_MARK_OPEN: {
    bool single = q_kind_is_single(q_move_kind(r->move));
    q_mark_stack_push(stack, q_move_kind(r->move), single && q_opens_speech(&r->first));
    break;
  }
  case Q_MARK_CLOSE: q_mark_stack_pop(stack, q_move_level(r->move)); break;
  default:
    if (!r->first.in_word) stack->speech &= (uint8_t)~Q_STACK_RESUMES;
    break;
  }
}

#endif
