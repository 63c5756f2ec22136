#include "marks/repair_beam.h"

#include <string.h>

#include "marks/repair_costs.h"
#include "text/utf8.h"

enum {
  COST_PUT = 600,
  COST_PUT_AGAIN = 500,
  COST_TURNED_SINGLE = 500,
  COST_RUN_ON = 1100,      /* a paragraph goes on without opening again, */
  COST_RUN_ON_SHORT = 500, /* or a short one, as the end of a letter, */
  COST_RUN_ON_LAST = 650,  /* or such a one where others opened again, */
  COST_RUN_ON_SHOWN = 300, /* or verse, or one after it, or what a colon announces, */
  COST_RUN_ON_MORE = 100,  /* or one after any of these, */
  COST_STANZA = 20,        /* or verse after verse, or a short one after a short one */
  COST_LINE_AGAIN = 150,   /* a line of verse opens again */
  COST_RUNS = 5,           /* opens again, as the one before did, */
  COST_RUNS_AFTER = 100,   /* or after verse and the like */
  SHORT = 70,
  CONTINUATION_MOST = 45,
  COST_TERM_RUNS = 800,      /* a term goes on in the next paragraph, */
  COST_TERM_RUNS_OVER = 300, /* or over the end of a sentence */
  COST_PAIR = 500,           /* a mark that is no pair with what it closes */
  SPREAD = 2000,
};

/* Closes what is open above a level, at what that costs. */
static int drop_above(const QRepairCustom *custom, QMarkStack *stack, unsigned level) {
  int cost = 0;
  for (unsigned i = level; i < stack->depth; i++) cost += q_repair_unclosed(custom, stack, i);
  q_mark_stack_pop(stack, level);
  stack->speech &= (uint8_t)~Q_STACK_RESUMES;
  return cost;
}

/* ---- The beam ---------------------------------------------------------------- */

static void add(QRepairBeam *beam, const QRepairState *state) {
  unsigned worst = 0;
  for (unsigned i = 0; i < beam->count; i++) {
    QRepairState *other = &beam->state[i];
    if (other->skip == state->skip && other->runs == state->runs && other->term == state->term &&
        memcmp(&other->stack, &state->stack, sizeof state->stack) == 0) {
      if (state->cost < other->cost) *other = *state;
      return;
    }
    if (other->cost > beam->state[worst].cost) worst = i;
  }
  if (beam->count < Q_REPAIR_BEAM)
    beam->state[beam->count++] = *state;
  else if (state->cost < beam->state[worst].cost)
    beam->state[worst] = *state;
}

static uint8_t act(QAct what, unsigned level) { return (uint8_t)((unsigned)what | level << 4); }

static void turn_over(QRepairParagraph *p) {
  p->old = p->beam;
  p->beam.count = 0;
}

static int32_t limit_of(const QRepairBeam *beam) {
  int32_t least = INT32_MAX;
  for (unsigned i = 0; i < beam->count; i++) {
    if (beam->state[i].cost < least) least = beam->state[i].cost;
  }
  return least > INT32_MAX - SPREAD ? least : least + SPREAD;
}

static void keep_step(QRepairParagraph *p, unsigned step) {
  for (unsigned k = 0; k < p->beam.count; k++) {
    p->step[step].from[k] = p->beam.state[k].from;
    p->step[step].act[k] = p->beam.state[k].act;
  }
}

/* ---- The start --------------------------------------------------------------- */

/* Whether there is at most a space between a mark and the one before it. */
static bool is_beside(const QRepairParagraph *p, unsigned i) {
  uint32_t from = p->event_end[i - 1], space = p->event[i].position - from;
  if (space == 2 && memcmp(p->text + from, "\r\n", 2) == 0) return true;
  int32_t c;
  return space == 0 || (space <= 3 && q_utf8_read(p->text + from, space, &c) == space &&
                        q_neighbour_of(c) == Q_NEAR_SPACE);
}

/* How many marks at the paragraph's start open again what is open in `stack`; *cost of those that
 * are turned. */
static unsigned opens_again(const QRepairParagraph *p, const QMarkStack *stack, int *cost) {
  unsigned n = 0;
  *cost = 0;
  while (n < p->count && n < stack->depth) {
    const QMarkEvent *e = &p->event[n];
    QMarkKind kind = q_sign_opens((QMarkSign)e->sign);
    if (kind == Q_OPENS_NOTHING || q_kind_family(kind) != q_kind_family(stack->kind[n])) break;
    if (n == 0 ? e->before != Q_NEAR_EDGE : !is_beside(p, n)) break;
    if (q_side_after(e->after) == Q_SIDE_GAP && !(n + 1 < p->count && is_beside(p, n + 1))) break;
    if (e->sign == Q_SIGN_DOUBLE_RIGHT && !p->custom.alike) *cost += Q_COST_TURNED;
    if (e->sign == Q_SIGN_SINGLE_RIGHT) *cost += COST_TURNED_SINGLE;
    n++;
  }
  return n;
}

static bool insertable(const QRepairCustom *custom, unsigned kind) {
  return kind <= Q_MARK_DOUBLE_STRAIGHT || (custom->single && q_kind_is_single(kind));
}

/* Bytes of a paragraph whatever its line ends are. */
static uint32_t length_of(const char *text, uint32_t start, uint32_t end, uint32_t *lines) {
  while (end > start && q_neighbour_of((uint8_t)text[end - 1]) == Q_NEAR_SPACE) end--;
  uint32_t returns = 0;
  *lines = 1;
  for (uint32_t i = start; i < end; i++) {
    *lines += text[i] == '\n';
    returns += text[i] == '\r';
  }
  return end - start - returns;
}

unsigned q_repair_shows(const char *text, uint32_t start, uint32_t end) {
  while (end > start && q_neighbour_of((uint8_t)text[end - 1]) == Q_NEAR_SPACE) end--;
  unsigned shown = q_repair_is_verse(text, start, end) ? Q_SHOWN_VERSE : 0;
  if (end > start && text[end - 1] == ':') shown |= Q_SHOWN_NEXT;
  return shown;
}

bool q_repair_is_verse(const char *text, uint32_t start, uint32_t end) {
  if (!memchr(text + start, '\n', end - start)) return false;
  uint32_t lines, length = length_of(text, start, end, &lines);
  return lines > 1 && length / lines <= SHORT;
}

/* What it costs that a paragraph goes on without opening again; *runs becomes how it does. */
static int cost_of_running_on(const QRepairParagraph *p, unsigned shown, uint8_t *runs) {
  bool verse = p->verse;
  bool display = *runs == Q_RUNS_SHOWN;
  if (verse || shown || display) {
    *runs = Q_RUNS_SHOWN;
    if (verse && shown & Q_SHOWN_VERSE) return COST_STANZA;
    return display ? COST_RUN_ON_MORE : COST_RUN_ON_SHOWN;
  }
  uint32_t lines;
  if (p->end - p->start > 2 * SHORT || length_of(p->text, p->start, p->end, &lines) > SHORT)
    return COST_RUN_ON;
  if (*runs == Q_RUNS_SHORT) return COST_STANZA;
  int cost = *runs == Q_RUNS_AGAIN ? COST_RUN_ON_LAST : COST_RUN_ON_SHORT;
  *runs = Q_RUNS_SHORT;
  return cost;
}

/* All that may be open at the paragraph's start by one state of the border. */
static void enter(QRepairParagraph *p, const QRepairBorder *before, unsigned entry) {
  QRepairState base = {.stack = before->stack[entry],
                       .runs = before->runs[entry],
                       .cost = before->cost[entry],
                       .entry = (uint8_t)entry,
                       .from = (uint8_t)entry,
                       .act = act(Q_ACT_KEEP, 0)};
  if (base.stack.depth == 0) {
    add(&p->beam, &base);
    return;
  }
  unsigned runs = before->runs[entry];
  int again = 10 * p->custom.continuation, turned;
  if (runs == Q_RUNS_AGAIN) again = COST_RUNS;
  if (runs == Q_RUNS_SHOWN) again = again < COST_RUNS_AFTER ? again : COST_RUNS_AFTER;
  unsigned opened = opens_again(p, &base.stack, &turned);
  QRepairState next = base;
  next.cost += drop_above(&p->custom, &next.stack, 0);
  next.runs = Q_RUNS_NOT;
  next.odd = true;
  add(&p->beam, &next);
  if (opened > 0) {
    next = base;
    next.odd = turned > 0 || opened < next.stack.depth;
    next.cost += drop_above(&p->custom, &next.stack, opened) + again + turned;
    for (unsigned i = 0; i < opened; i++)
      next.stack.kind[i] = (uint8_t)q_sign_opens((QMarkSign)p->event[i].sign);
    next.skip = (uint8_t)opened;
    next.runs = Q_RUNS_AGAIN;
    add(&p->beam, &next);
  } else {
    next = base;
    next.odd = true;
    next.cost += cost_of_running_on(p, before->shown, &next.runs);
    add(&p->beam, &next);
  }
  if (p->with_edits && p->banned_step != 0 && opened == 0 &&
      insertable(&p->custom, base.stack.kind[0])) {
    next = base;
    next.odd = true;
    next.cost += drop_above(&p->custom, &next.stack, 1) + again + COST_PUT_AGAIN;
    next.act = act(Q_ACT_PUT_OPEN, 0);
    next.runs = Q_RUNS_AGAIN;
    add(&p->beam, &next);
  }
}

/* ---- A gap ------------------------------------------------------------------- */

/* Whether the mark after a gap is none of the outer kind. */
static bool is_inner(const QRepairParagraph *p, unsigned gap) {
  if (gap == p->count) return false;
  QMarkSign sign = (QMarkSign)p->event[gap].sign;
  if (p->custom.single) return sign <= Q_SIGN_DOUBLE_RIGHT;
  bool word = q_side_before(p->event[gap].before) == Q_SIDE_WORD;
  return sign == Q_SIGN_SINGLE_LEFT || (q_sign_is_apostrophe(sign) && !word);
}

/* Where the last mark before a gap ends that is no apostrophe. */
static uint32_t last_mark(const QRepairParagraph *p, unsigned gap) {
  for (unsigned i = gap; i-- > 0;) {
    QMarkSign sign = (QMarkSign)p->event[i].sign;
    bool word = q_side_before(p->event[i].before) == Q_SIDE_WORD ||
                q_side_after(p->event[i].after) == Q_SIDE_WORD;
    if (!q_sign_is_apostrophe(sign) || !word) return p->event_end[i];
  }
  return p->start;
}

/* A mark of the kind that stands inside of outer ones, or that is an apostrophe. */
static bool is_of_inner_kind(const QRepairParagraph *p, unsigned mark) {
  QMarkSign sign = (QMarkSign)p->event[mark].sign;
  return p->custom.single ? sign <= Q_SIGN_DOUBLE_RIGHT : q_sign_is_single(sign);
}

static void look_beside(const QRepairParagraph *p, unsigned gap, QGap *g) {
  if (gap > 0 && is_of_inner_kind(p, gap - 1) && g->closed) {
    g->nested = true;
    g->before = p->event[gap - 1].before;
  }
  if (gap < p->count && is_of_inner_kind(p, gap) && q_mark_before_word(&p->event[gap])) {
    g->nests = true;
    g->after = p->event[gap].after;
  }
}

static bool opens_term(const QMarkEvent *e) {
  return e->sign <= Q_SIGN_DOUBLE_RIGHT && q_near_word((QNeighbour)e->beyond);
}

static const QPlaces *places_of(QRepairParagraph *p, unsigned gap) {
  if (!p->placed[gap]) {
    p->placed[gap] = true;
    QMarkSign sign = gap ? (QMarkSign)p->event[gap - 1].sign : Q_SIGN_NONE;
    bool closed = gap && sign != Q_SIGN_DOUBLE_LEFT && sign != Q_SIGN_SINGLE_LEFT &&
                  q_side_after(p->event[gap - 1].after) != Q_SIDE_WORD;
    QGap g = {.text = p->text,
              .start = gap ? p->event_end[gap - 1] : p->start,
              .end = gap < p->count ? p->event[gap].position : p->end,
              .paragraph_start = p->start,
              .paragraph_end = p->end,
              .mark = last_mark(p, gap),
              .closed = closed,
              .term = gap && !closed && opens_term(&p->event[gap - 1]),
              .tag = closed && p->event[gap - 1].before == Q_NEAR_COMMA,
              .inner = is_inner(p, gap) || (gap && is_inner(p, gap - 1))};
    look_beside(p, gap, &g);
    q_places_find(&g, &p->places[gap]);
  }
  return &p->places[gap];
}

/* Whether doubles in this paragraph are straight: those that come next tell, else the text. */
static bool is_straight(const QRepairParagraph *p, unsigned gap, bool single) {
  for (unsigned i = gap; i < p->count; i++) {
    QMarkSign sign = (QMarkSign)p->event[i].sign;
    if (sign == (single ? Q_SIGN_SINGLE : Q_SIGN_DOUBLE)) return true;
    if (sign == Q_SIGN_DOUBLE_LEFT || sign == Q_SIGN_DOUBLE_RIGHT) return false;
  }
  return p->custom.straight;
}

static void put_open(QRepairParagraph *p, unsigned gap, const QRepairState *old,
                     const QPlaces *places, bool single) {
  QRepairState next = *old;
  bool straight = is_straight(p, gap, single);
  next.cost += COST_PUT + places->open.cost;
  next.odd = true;
  q_mark_stack_push(&next.stack,
                    single ? (straight ? Q_MARK_SINGLE_STRAIGHT : Q_MARK_SINGLE_CURLY)
                           : (straight ? Q_MARK_DOUBLE_STRAIGHT : Q_MARK_DOUBLE_CURLY),
                    single);
  next.act = act(Q_ACT_PUT_OPEN, old->stack.depth);
  add(&p->beam, &next);
}

/* That a quotation stays open over a gap. In a tale, which is told in marks, narration shows
 * nothing. */
static int cost_of_staying_open(const QRepairParagraph *p, const QPlaces *places,
                                const QRepairState *s) {
  if (p->verse) return 0;
  if (s->term) return places->sentences * COST_TERM_RUNS_OVER + places->cue;
  int told = places->told * p->custom.continuation / CONTINUATION_MOST;
  if (s->runs != Q_RUNS_NOT) told /= 2;
  return told > places->cue ? told : places->cue;
}

static void step_gap(QRepairParagraph *p, unsigned gap) {
  turn_over(p);
  int32_t limit = limit_of(&p->old);
  for (unsigned k = 0; k < p->old.count; k++) {
    QRepairState *s = &p->old.state[k];
    if (s->cost > limit) continue;
    s->from = (uint8_t)k;
    s->act = act(Q_ACT_KEEP, 0);
    if (s->skip) {
      add(&p->beam, s);
      continue;
    }
    const QPlaces *places = places_of(p, gap);
    unsigned depth = s->stack.depth;
    bool banned = p->banned_step == (int)(2 * gap);
    QRepairState next = *s;
    if (depth > 0 && insertable(&p->custom, s->stack.kind[depth - 1]))
      next.cost += cost_of_staying_open(p, places, s);
    if (depth == 0) next.cost += places->said;
    add(&p->beam, &next);
    if (banned) continue;
    for (unsigned level = depth; level-- > 0;) {
      if (!insertable(&p->custom, s->stack.kind[level]) || places->close.cost >= 5000) continue;
      next = *s;
      next.cost += COST_PUT + places->close.cost + drop_above(&p->custom, &next.stack, level + 1);
      q_mark_stack_pop(&next.stack, level);
      next.stack.speech &= (uint8_t)~Q_STACK_RESUMES;
      if (level == 0) next.runs = Q_RUNS_NOT, next.term = false;
      next.odd = true;
      next.act = act(Q_ACT_PUT_CLOSE, level);
      add(&p->beam, &next);
    }
    if (places->open.cost >= 5000 || depth >= Q_MARK_DEPTH) continue;
    if (!q_stack_has_double(&s->stack) && (depth == 0 || p->custom.single))
      put_open(p, gap, s, places, false);
    if (p->custom.single && depth == 0) put_open(p, gap, s, places, true);
  }
  keep_step(p, 2 * gap);
}

/* ---- A mark ------------------------------------------------------------------ */

static bool is_straight_kind(unsigned kind) {
  return kind == Q_MARK_DOUBLE_STRAIGHT || kind == Q_MARK_SINGLE_STRAIGHT;
}

/* What it costs that a mark closes a kind that it is no pair with. */
static int cost_of_pair(QMarkSign sign, QMarkKind kind) {
  if (kind == Q_MARK_LOW_DOUBLE || kind == Q_MARK_LOW_SINGLE || kind == Q_MARK_LATEX) return 0;
  bool doubled = sign <= Q_SIGN_DOUBLE_RIGHT, single = q_sign_is_single(sign);
  if (doubled && q_kind_is_single(kind)) return COST_PAIR;
  if (!doubled && !single) return 0;
  bool straight = sign == Q_SIGN_DOUBLE || sign == Q_SIGN_SINGLE;
  return straight == is_straight_kind(kind) ? 0 : 50;
}

static void open_mark(QRepairParagraph *p, const QRepairState *old, const QMarkEvent *e, int cost) {
  QMarkKind kind = q_sign_opens((QMarkSign)e->sign);
  const QMarkStack *stack = &old->stack;
  if (kind == Q_OPENS_NOTHING || stack->depth >= Q_MARK_DEPTH || cost >= Q_COST_NEVER) return;
  QRepairState next = *old;
  bool single = q_kind_is_single(kind);
  next.cost += cost;
  if (e->sign == Q_SIGN_SINGLE_RIGHT || (e->sign == Q_SIGN_DOUBLE_RIGHT && !p->custom.alike))
    next.odd = true;
  if (stack->depth == 0) {
    int outer = p->mark_custom.outer_single;
    if (single) next.cost += stack->speech & Q_STACK_SINGLES ? outer / 3 : outer;
    next.term = !single && q_near_word((QNeighbour)e->beyond);
  } else if (q_kind_family(stack->kind[stack->depth - 1]) == q_kind_family(kind)) {
    next.cost += q_kind_family(kind) <= 1 ? Q_COST_SAME_FAMILY : Q_COST_OTHER_FAMILY;
    next.odd = true;
  }
  q_mark_stack_push(&next.stack, kind, single && q_opens_speech(e));
  next.act = act(Q_ACT_OPEN, stack->depth);
  add(&p->beam, &next);
}

static void close_mark(QRepairParagraph *p, const QRepairState *old, const QMarkEvent *e,
                       int cost) {
  const QMarkStack *stack = &old->stack;
  int over = 0;
  for (unsigned level = stack->depth; level-- > 0;
       over += q_repair_unclosed(&p->custom, stack, level)) {
    QMarkKind kind = (QMarkKind)stack->kind[level];
    int closes = q_sign_closes((QMarkSign)e->sign, kind);
    if (closes >= Q_COST_NEVER) continue;
    if (q_kind_is_single(kind) && e->sign <= Q_SIGN_DOUBLE_RIGHT && q_stack_has_double(stack))
      continue;
    QRepairState next = *old;
    int pair = cost_of_pair((QMarkSign)e->sign, kind);
    bool turned = (e->sign == Q_SIGN_DOUBLE_LEFT || e->sign == Q_SIGN_SINGLE_LEFT) && closes >= 0;
    next.cost += cost + closes + over + pair;
    next.odd |= pair > 0 || over > 0 || turned;
    if (stack->speech >> level & 1 && q_near_word((QNeighbour)e->before) && e->after != Q_NEAR_DASH)
      next.cost += Q_COST_BARE_SPEECH;
    q_mark_stack_pop(&next.stack, level);
    if (level == 0) next.runs = Q_RUNS_NOT, next.term = false;
    next.act = act(Q_ACT_CLOSE, level);
    add(&p->beam, &next);
  }
}

/* An opening mark for an apostrophe costs no less than the apostrophe that it becomes. */
static int cost_of_elision(const QMarkStack *stack, const QMarkEvent *e) {
  QMarkEvent right = *e;
  if (e->sign == Q_SIGN_SINGLE_LEFT) right.sign = Q_SIGN_SINGLE_RIGHT;
  return q_cost_of_elision(stack, &right);
}

/* A line of verse opens again what is open: its stanza does not stand apart. */
static void open_again(QRepairParagraph *p, const QRepairState *old, const QMarkEvent *e) {
  const QMarkStack *stack = &old->stack;
  if (!p->verse || stack->depth != 1 || e->position == p->start ||
      p->text[e->position - 1] != '\n' || stack->kind[0] != q_sign_opens((QMarkSign)e->sign) ||
      e->sign == Q_SIGN_DOUBLE_RIGHT || q_side_after(e->after) != Q_SIDE_WORD)
    return;
  QRepairState next = *old;
  next.cost += COST_LINE_AGAIN;
  next.odd = true;
  add(&p->beam, &next);
}

static void step_mark(QRepairParagraph *p, unsigned i) {
  const QMarkEvent *e = &p->event[i];
  QRepairCosts costs = q_repair_costs(p, i);
  if (p->banned_step == (int)(2 * i + 1)) costs.remove = Q_COST_NEVER;
  turn_over(p);
  int32_t limit = limit_of(&p->old);
  for (unsigned k = 0; k < p->old.count; k++) {
    QRepairState *s = &p->old.state[k];
    if (s->cost > limit) continue;
    s->from = (uint8_t)k;
    s->act = act(Q_ACT_KEEP, 0);
    if (s->skip) {
      s->skip--;
      add(&p->beam, s);
      continue;
    }
    if (e->sentences && q_stack_has_term(&s->stack))
      s->cost += e->sentences * Q_COST_SENTENCE_IN_TERM;
    QRepairState next = *s;
    next.stack.speech &= (uint8_t)~Q_STACK_RESUMES;
    if (costs.text < Q_COST_NEVER) {
      next.cost += costs.text + cost_of_elision(&s->stack, e);
      next.act = act(Q_ACT_TEXT, 0);
      next.odd |= e->sign == Q_SIGN_SINGLE_LEFT ||
                  (q_sign_is_apostrophe((QMarkSign)e->sign) && q_repair_closes_outer(p, e));
      add(&p->beam, &next);
      next.cost = s->cost;
    }
    if (costs.remove < Q_COST_NEVER) {
      next.cost += costs.remove;
      next.act = act(Q_ACT_DELETE, 0);
      next.odd = true;
      add(&p->beam, &next);
    }
    open_mark(p, s, e, costs.open);
    open_again(p, s, e);
    if (costs.close < Q_COST_NEVER) close_mark(p, s, e, costs.close);
  }
  keep_step(p, 2 * i + 1);
}

void q_repair_decode(QRepairParagraph *p, const QRepairBorder *before, bool forced,
                     bool with_edits) {
  p->with_edits = with_edits;
  p->beam.count = 0;
  for (unsigned i = 0; i < before->count; i++) {
    if (forced) {
      QRepairState state = {
          .stack = before->stack[i], .cost = before->cost[i], .entry = (uint8_t)i};
      add(&p->beam, &state);
    } else {
      enter(p, before, i);
    }
  }
  memcpy(p->start_state, p->beam.state, p->beam.count * sizeof *p->beam.state);
  for (unsigned i = 0; i < p->count; i++) {
    if (with_edits) step_gap(p, i);
    step_mark(p, i);
  }
  if (with_edits) step_gap(p, p->count);
  for (unsigned i = 0; i < p->beam.count; i++) {
    if (p->beam.state[i].term) p->beam.state[i].cost += COST_TERM_RUNS;
  }
}
