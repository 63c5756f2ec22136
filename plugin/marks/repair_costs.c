#include "marks/repair_costs.h"

#include <string.h>

#include "marks/inline_code.h"
#include "text/utf8.h"

enum {
  COST_DELETE = 1050,
  COST_DELETE_TWIN = 250,
  COST_UNCLOSED = 1300,
  COST_UNCLOSED_SINGLE = 600,
  COST_TURNED_SINGLE = 500,
  COST_ELISION = 150,      /* an elision with an opening mark, */
  COST_ELISION_NEW = 250,  /* in no list, */
  COST_KNOWN_WORD = 350,   /* an apostrophe before a word that lost nothing, */
  COST_MAYBE_WORD = 150,   /* or may have */
  COST_ENCLOSED = 400,     /* between two marks, */
  COST_STRAY_OUTER = 1400, /* a mark after a point, where speech is in such marks */
};

/* ---- Marks ------------------------------------------------------------------- */

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

/* Whether a single mark can be nothing but an apostrophe where no single is open. */
static bool is_certain(const QRepairParagraph *p, const QMarkEvent *e, bool dialect) {
  if (!q_sign_is_apostrophe((QMarkSign)e->sign)) return false;
  if (q_side_before(e->before) == Q_SIDE_WORD) return true;
  if (!q_mark_before_word(e)) return false;
  if (e->word_after & (Q_NEXT_STRONG | Q_NEXT_YEAR)) return true;
  bool elided =
      e->word_after & (Q_NEXT_WEAK | Q_NEXT_H | Q_NEXT_G) || !(e->word_after & Q_NEXT_KNOWN);
  return dialect && e->sign == Q_SIGN_SINGLE_RIGHT && !p->custom.straight && elided;
}

/* Leaves out apostrophes where nothing shows an inner quotation, so that what stands between two
 * marks is seen whole. */
static void drop_apostrophes(QRepairParagraph *p, bool dialect) {
  for (unsigned i = 0; i < p->count; i++) {
    const QMarkEvent *e = &p->event[i];
    if (q_sign_is_single((QMarkSign)e->sign) && !is_certain(p, e, dialect)) return;
  }
  unsigned kept = 0;
  for (unsigned i = 0; i < p->count; i++) {
    if (!q_sign_is_single((QMarkSign)p->event[i].sign)) p->event[kept++] = p->event[i];
  }
  p->count = kept;
}

static bool has_single(const QRepairBorder *before) {
  for (unsigned i = 0; i < before->count; i++) {
    for (unsigned k = 0; k < before->stack[i].depth; k++) {
      if (q_kind_is_single(before->stack[i].kind[k])) return true;
    }
  }
  return false;
}

bool q_repair_gather(QRepairParagraph *p, const char *text, uint32_t start, uint32_t end,
                     const QRepairCustom *custom, const QRepairBorder *before) {
  p->text = text;
  p->start = start;
  p->end = end;
  p->verse = q_repair_is_verse(text, start, end);
  p->custom = *custom;
  p->count = 0;
  QMarkStream stream;
  q_stream_begin(&stream, 0);
  for (uint32_t i = start; i < end;) {
    if (p->count >= Q_REPAIR_MARKS - Q_MARK_EVENTS) return false;
    int32_t c;
    uint32_t at = i;
    if (q_code_may_begin(text[i])) {
      size_t past = q_code_past(text, start, i, end);
      if (past > i) {
        i = (uint32_t)past;
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
  for (unsigned i = 0; i < p->count; i++) elisions = q_mark_count_elision(elisions, &p->event[i]);
  if (!custom->single && !has_single(before)) drop_apostrophes(p, elisions >= 2);
  for (unsigned i = 0; i < p->count; i++) p->event_end[i] = mark_end(p, &p->event[i]);
  p->mark_custom = q_mark_custom(elisions);
  p->mark_custom.outer_single = custom->single ? 0 : 150;
  memset(p->placed, 0, p->count + 1);
  return true;
}

/* ---- QRepairCosts ------------------------------------------------------------------- */

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
bool q_repair_closes_outer(const QRepairParagraph *p, const QMarkEvent *e) {
  return p->custom.single && q_side_before(e->before) != Q_SIDE_WORD &&
         q_side_after(e->after) != Q_SIDE_WORD;
}

QRepairCosts q_repair_costs(const QRepairParagraph *p, unsigned i) {
  const QMarkEvent *e = &p->event[i];
  bool twin = has_twin(p, i);
  QRepairCosts c = {0, 0, Q_COST_NEVER, twin ? COST_DELETE_TWIN : COST_DELETE};
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
    return (QRepairCosts){sides.open, sides.close, sides.text,
                          twin ? COST_DELETE_TWIN : Q_COST_NEVER};
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
    if (q_repair_closes_outer(p, e)) c.text = COST_STRAY_OUTER;
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
