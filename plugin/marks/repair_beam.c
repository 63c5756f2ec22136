#include "marks/repair_beam.h"

#include <string.h>

#include "text/utf8.h"

enum {
  COST_DELETE = 1050,
  COST_DELETE_TWIN = 250,
  COST_PUT = 600,
  COST_UNCLOSED = 1300,
  COST_UNCLOSED_SINGLE = 600,
  COST_TURNED_SINGLE = 500,
  COST_ELISION = 150,      /* an elision with an opening mark, */
  COST_ELISION_NEW = 250,  /* in no list, */
  COST_KNOWN_WORD = 350,   /* an apostrophe before a word that lost nothing, */
  COST_MAYBE_WORD = 150,   /* or may have */
  COST_ENCLOSED = 400,     /* between two marks, */
  COST_STRAY_OUTER = 1400, /* a mark after a point, where speech is in such marks */
  COST_RUN_ON = 600,       /* a paragraph goes on without opening again, */
  COST_RUN_ON_SHORT = 500, /* or a short one, as the end of a letter, */
  COST_RUN_ON_VERSE = 300, /* or verse, or one after it, */
  COST_STANZA = 20,        /* or verse after verse */
  COST_RUNS = 5,           /* opens again, as the one before did */
  SHORT = 60,
  COST_PAIR = 500, /* a mark that is no pair with what it closes */
  SPREAD = 2000,
};

/* ---- Marks ------------------------------------------------------------------- */

/* Past code between ` and `, a comment or a tag in <>, that begins at `at`; else `at`. */
static uint32_t past_code(const char *text, uint32_t at, uint32_t end) {
  uint32_t i = at;
  if (text[at] == '`') {
    while (i < end && text[i] == '`') i++;
    uint32_t ticks = i - at;
    for (uint32_t run = 0; i < end; i++) {
      run = text[i] == '`' ? run + 1 : 0;
      if (run == ticks && (i + 1 == end || text[i + 1] != '`')) return i + 1;
    }
    return at;
  }
  if (end - at < 3) return at;
  if (memcmp(text + at, "<!-", 3) == 0) {
    for (i = at + 3; i + 2 < end; i++) {
      if (memcmp(text + i, "-->", 3) == 0) return i + 3;
    }
    return at;
  }
  if (!q_is_lower_ascii((uint8_t)text[at + 1] | 0x20) && text[at + 1] != '/') return at;
  for (i = at + 1; i < end && i - at < 300 && text[i] != '<'; i++) {
    if (text[i] == '>') return i + 1;
  }
  return at;
}

static uint32_t mark_end(const QRepairParagraph *p, const QMarkEvent *e) {
  if (e->sign == Q_SIGN_LATEX_LEFT || e->sign == Q_SIGN_LATEX_RIGHT) return e->position + 2;
  int32_t c;
  return e->position + (uint32_t)q_utf8_read(p->text + e->position, p->end - e->position, &c);
}

/* Leaves out what stands inside of words, from `from` on. */
static void drop_inner(QRepairParagraph *p, unsigned from, unsigned count) {
  for (unsigned i = from; i < from + count; i++) {
    QMarkEvent e = p->event[i];
    if (e.in_word) continue;
    p->event[p->count++] = e;
  }
}

bool q_repair_gather(QRepairParagraph *p, const char *text, uint32_t start, uint32_t end,
                     const QRepairCustom *custom) {
  p->text = text;
  p->start = start;
  p->end = end;
  p->custom = *custom;
  p->count = 0;
  QMarkStream stream;
  q_stream_begin(&stream, 0);
  for (uint32_t i = start; i < end;) {
    if (p->count >= Q_REPAIR_MARKS - Q_MARK_EVENTS) return false;
    int32_t c;
    uint32_t at = i;
    if (text[i] == '`' || text[i] == '<') {
      uint32_t past = past_code(text, i, end);
      if (past > i) {
        i = past;
        drop_inner(p, p->count, q_stream_feed(&stream, 0xFFFC, at, p->event + p->count));
        continue;
      }
    }
    i += (uint32_t)q_utf8_read(text + i, end - i, &c);
    drop_inner(p, p->count, q_stream_feed(&stream, c, at, p->event + p->count));
    i += (uint32_t)q_stream_run(&stream, text + i, end - i);
  }
  drop_inner(p, p->count, q_stream_end(&stream, Q_NEAR_EDGE, p->event + p->count));
  unsigned elisions = 0;
  for (unsigned i = 0; i < p->count; i++) {
    p->event_end[i] = mark_end(p, &p->event[i]);
    elisions = q_mark_count_elision(elisions, &p->event[i]);
  }
  p->mark_custom = q_mark_custom(elisions);
  p->mark_custom.outer_single = custom->single ? 0 : 150;
  memset(p->placed, 0, p->count + 1);
  return true;
}

/* ---- Costs ------------------------------------------------------------------- */

static bool is_twin(const QMarkEvent *e) { return e->doubled; }

/* A mark that stands twice: the second one is left out. */
static bool has_twin(const QRepairParagraph *p, unsigned i) {
  return i > 0 && p->event[i].touches && p->event[i - 1].sign == p->event[i].sign &&
         is_twin(&p->event[i - 1]);
}

/* A word that has lost nothing: what stands before it is hardly an apostrophe. */
static bool is_whole_word(const QMarkEvent *e) {
  return e->word_after & Q_NEXT_KNOWN && !(e->word_after & (Q_NEXT_STRONG | Q_NEXT_WEAK));
}

/* Before a word that another mark ends, and neither has lost letters: ’kelleg’. */
static bool is_enclosed(const QRepairParagraph *p, unsigned i) {
  unsigned elided = Q_NEXT_STRONG | Q_NEXT_WEAK | Q_NEXT_H | Q_NEXT_G;
  const QMarkEvent *e = &p->event[i];
  if (!(e->word_after & Q_NEXT_ENCLOSED) || e->word_after & elided || p->mark_custom.dialect)
    return false;
  return i + 1 < p->count && !(p->event[i + 1].word_before & (Q_LOST_FINAL | Q_LOST_G | Q_LOST_S));
}

/* A closing mark of the outer kind, if it is none of a word. */
static bool closes_outer(const QRepairParagraph *p, const QMarkEvent *e) {
  return p->custom.single && q_side_before(e->before) != Q_SIDE_WORD &&
         q_side_after(e->after) != Q_SIDE_WORD;
}

typedef struct {
  int open, close, text, remove; /* text: as it is; remove: left out */
} Costs;

static Costs costs_of(const QRepairParagraph *p, unsigned i) {
  const QMarkEvent *e = &p->event[i];
  bool twin = has_twin(p, i);
  Costs c = {0, 0, Q_COST_NEVER, twin ? COST_DELETE_TWIN : COST_DELETE};
  if (e->sign <= Q_SIGN_DOUBLE_RIGHT) {
    QMarkCosts sides = q_costs_by_sides(e);
    c.open = sides.open;
    c.close = sides.close;
    if (e->sign == Q_SIGN_DOUBLE) {
      if (q_mark_may_be_prime(e)) c.text = 100;
      if (q_mark_is_inside(e)) c.text = 350;
    } else if (e->sign == Q_SIGN_DOUBLE_LEFT) {
      c.open = q_mark_opens_nothing(e) ? Q_COST_STRAY : c.open / 2;
      c.close += Q_COST_TURNED;
    } else {
      c.open += p->custom.alike ? 0 : Q_COST_TURNED;
      c.close /= 2;
    }
    return c;
  }
  if (!q_sign_is_single((QMarkSign)e->sign)) {
    QMarkCosts sides = q_mark_costs(e, &p->mark_custom);
    return (Costs){sides.open, sides.close, sides.text, twin ? COST_DELETE_TWIN : Q_COST_NEVER};
  }
  QMarkCosts sides = q_costs_of_straight_single(e, &p->mark_custom);
  c.open = sides.open;
  c.close = sides.close;
  c.text = sides.text;
  if (!twin) c.remove = Q_COST_NEVER;
  if (e->sign == Q_SIGN_SINGLE_RIGHT) {
    c.open += COST_TURNED_SINGLE;
    if (q_mark_before_word(e))
      c.text = q_cost_min(c.text, is_whole_word(e) ? COST_KNOWN_WORD : COST_MAYBE_WORD);
    if (is_enclosed(p, i)) c.text += COST_ENCLOSED;
    if (closes_outer(p, e)) c.text = COST_STRAY_OUTER;
  } else if (e->sign == Q_SIGN_SINGLE_LEFT) {
    c.open /= 2;
    c.close += COST_TURNED_SINGLE;
    c.text = q_mark_is_turned_elision(e)                  ? c.text + COST_ELISION
             : q_mark_before_word(e) && !p->custom.single ? c.text + COST_ELISION_NEW
                                                          : Q_COST_STRAY_OPEN;
  }
  return c;
}

int q_repair_unclosed(const QRepairCustom *custom, const QMarkStack *stack, unsigned level) {
  bool single = q_kind_is_single(stack->kind[level]);
  if (!single) return COST_UNCLOSED;
  return custom->single && level == 0 && stack->speech & 1 ? COST_UNCLOSED : COST_UNCLOSED_SINGLE;
}

int q_repair_unclosed_all(const QRepairCustom *custom, const QMarkStack *stack) {
  int cost = 0;
  for (unsigned i = 0; i < stack->depth; i++) cost += q_repair_unclosed(custom, stack, i);
  return cost;
}

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
    if (other->skip == state->skip && other->runs == state->runs &&
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

bool q_repair_is_verse(const char *text, uint32_t start, uint32_t end) {
  while (end > start && (text[end - 1] == '\n' || text[end - 1] == ' ')) end--;
  uint32_t lines = 1;
  for (uint32_t i = start; i < end; i++) lines += text[i] == '\n';
  return lines > 1 && (end - start) / lines <= SHORT;
}

static int cost_of_running_on(const QRepairParagraph *p, bool after_verse) {
  bool verse = q_repair_is_verse(p->text, p->start, p->end);
  if (verse && after_verse) return COST_STANZA;
  if (verse || after_verse) return COST_RUN_ON_VERSE;
  return p->end - p->start <= SHORT ? COST_RUN_ON_SHORT : COST_RUN_ON;
}

/* All that may be open at the paragraph's start by one state of the border. */
static void enter(QRepairParagraph *p, const QRepairBorder *before, unsigned entry) {
  QRepairState base = {.stack = before->stack[entry],
                       .cost = before->cost[entry],
                       .entry = (uint8_t)entry,
                       .from = (uint8_t)entry,
                       .act = act(Q_ACT_KEEP, 0)};
  if (base.stack.depth == 0) {
    add(&p->beam, &base);
    return;
  }
  int again = before->runs[entry] ? COST_RUNS : 10 * p->custom.continuation, turned;
  unsigned opened = opens_again(p, &base.stack, &turned);
  QRepairState next = base;
  next.cost += drop_above(&p->custom, &next.stack, 0);
  next.odd = true;
  add(&p->beam, &next);
  if (opened > 0) {
    next = base;
    next.odd = turned > 0 || opened < next.stack.depth;
    next.cost += drop_above(&p->custom, &next.stack, opened) + again + turned;
    for (unsigned i = 0; i < opened; i++)
      next.stack.kind[i] = (uint8_t)q_sign_opens((QMarkSign)p->event[i].sign);
    next.skip = (uint8_t)opened;
    next.runs = true;
    add(&p->beam, &next);
  } else {
    next = base;
    next.odd = true;
    next.cost += cost_of_running_on(p, before->verse);
    add(&p->beam, &next);
  }
  if (p->with_edits && p->banned_step != 0 && opened == 0 &&
      insertable(&p->custom, base.stack.kind[0])) {
    next = base;
    next.odd = true;
    next.cost += drop_above(&p->custom, &next.stack, 1) + again + COST_PUT;
    next.act = act(Q_ACT_PUT_OPEN, 0);
    next.runs = true;
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
              .tag = closed && p->event[gap - 1].before == Q_NEAR_COMMA,
              .inner = is_inner(p, gap) || (gap && is_inner(p, gap - 1))};
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
    if (depth > 0 && insertable(&p->custom, s->stack.kind[depth - 1])) next.cost += places->cue;
    add(&p->beam, &next);
    if (banned) continue;
    for (unsigned level = depth; level-- > 0;) {
      if (!insertable(&p->custom, s->stack.kind[level]) || places->close.cost >= 5000) continue;
      next = *s;
      next.cost += COST_PUT + places->close.cost + drop_above(&p->custom, &next.stack, level + 1);
      q_mark_stack_pop(&next.stack, level);
      next.stack.speech &= (uint8_t)~Q_STACK_RESUMES;
      next.runs &= level > 0;
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
    next.runs &= level > 0;
    next.act = act(Q_ACT_CLOSE, level);
    add(&p->beam, &next);
  }
}

static void step_mark(QRepairParagraph *p, unsigned i) {
  const QMarkEvent *e = &p->event[i];
  Costs costs = costs_of(p, i);
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
      next.cost += costs.text + q_cost_of_elision(&s->stack, e);
      next.act = act(Q_ACT_TEXT, 0);
      next.odd |= e->sign == Q_SIGN_SINGLE_LEFT ||
                  (q_sign_is_apostrophe((QMarkSign)e->sign) && closes_outer(p, e));
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
      QRepairState state = {.stack = before->stack[i],
                            .cost = before->cost[i],
                            .entry = (uint8_t)i,
                            .odd = before->stack[i].depth > 0};
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
}
