#include "marks/customs.h"

#include <string.h>

void q_customs_begin(QCustoms *customs) {
  memset(customs, 0, sizeof *customs);
  customs->counting = true;
}

void q_customs_settle(QCustoms *customs) { customs->counting = false; }

/* ---- Forms: a word and the side on which it has the apostrophe -------------- */

/* Letters, as bytes: UTF-8 beyond ASCII counts as letters, quotation marks and spaces as none. */
static bool word_byte(const char *text, size_t i) {
  uint8_t b = (uint8_t)text[i];
  if (b < 0x80) return q_is_lower_ascii(b | 0x20);
  return b != 0xE2 && b != 0xC2 && !(i >= 1 && (uint8_t)text[i - 1] == 0xC2) &&
         !(i >= 1 && (uint8_t)text[i - 1] == 0xE2) && !(i >= 2 && (uint8_t)text[i - 2] == 0xE2);
}

static uint32_t hash_word(const char *text, size_t start, size_t end, uint32_t seed) {
  uint32_t h = 2166136261u ^ seed;
  for (size_t i = start; i < end; i++) {
    uint8_t b = (uint8_t)text[i];
    h = (h ^ (q_is_upper_ascii(b) ? b | 0x20u : b)) * 16777619u;
  }
  return h ? h : 1;
}

/* The form of a single mark's word, 0 if it has none: the word after it, or else the one before. */
static uint32_t form_of(const char *text, size_t length, const QMarkEvent *e) {
  if (e->in_word || !q_sign_is_apostrophe((QMarkSign)e->sign)) return 0;
  size_t at = e->position, mark = e->sign == Q_SIGN_SINGLE ? 1 : 3;
  if (q_near_letter((QNeighbour)e->after) && q_mark_before_word(e)) {
    size_t start = at + mark, end = start;
    while (end < length && word_byte(text, end)) end++;
    return end > start ? hash_word(text, start, end, 0x9E3779B9u) : 0;
  }
  size_t start = at;
  while (start > 0 && word_byte(text, start - 1)) start--;
  return at > start ? hash_word(text, start, at, 0) : 0;
}

static QCustomsForm *find_form(QCustoms *customs, uint32_t hash) {
  for (uint32_t i = hash;; i++) {
    QCustomsForm *form = &customs->form[i & (Q_CUSTOMS_FORMS - 1)];
    if (form->hash == hash || form->hash == 0) return form;
  }
}

/* ---- Counting and advising -------------------------------------------------- */

static void count_class(QCustoms *customs, const QMarkEvent *e, QMarkAction action) {
  if (!q_sign_is_apostrophe((QMarkSign)e->sign) || !q_mark_before_word(e)) return;
  if (e->word_after & (Q_NEXT_STRONG | Q_NEXT_WEAK | Q_NEXT_H)) return;
  bool text = action == Q_MARK_TEXT;
  if (e->after == Q_NEAR_UPPER) {
    customs->capital_text += text;
    customs->capital_mark += !text;
  } else if (e->word_after & Q_NEXT_KNOWN) {
    customs->word_text += text;
    customs->word_mark += !text;
  }
}

/* -100 ln x for 0 < x <= 1, nearly: exact at the powers of a half. */
static int cost_of_odds(double x) {
  double halves = 0;
  for (; x < 1; x *= 2) halves++;
  return (int)(69.3 * (halves - (x - 1)));
}

/* What one reading costs by how often it was taken and how often another. `usual` is its cost
 * where nothing is known; it weighs as much as eight cases. */
static int cost_of(uint32_t taken, uint32_t other, int usual, int least) {
  double share = 8;
  for (int cost = usual; cost > 0; cost -= 10) share *= 0.9048; /* e to the -0.1 */
  int cost = cost_of_odds((taken + share) / (taken + other + 8.0));
  return q_cost_min(q_cost_max(cost, least), usual + 100);
}

void q_customs_count(QCustoms *customs, const char *text, size_t length, const QMarkEvent *event,
                     QMarkMove move) {
  if (!customs->counting) return;
  QMarkAction action = q_move_action(move);
  if (action == Q_MARK_OPEN && q_move_level(move) == 0) {
    if (q_kind_is_single(q_move_kind(move)))
      customs->outer_single++;
    else
      customs->outer_double++;
  }
  count_class(customs, event, action);
  uint32_t hash = form_of(text, length, event);
  if (!hash) return;
  QCustomsForm *form = find_form(customs, hash);
  if (form->hash == 0) {
    if (customs->forms >= Q_CUSTOMS_FORMS / 4 * 3) return;
    form->hash = hash;
    customs->forms++;
  }
  uint16_t *votes = action == Q_MARK_TEXT ? &form->text : &form->mark;
  if (*votes < UINT16_MAX) ++*votes;
}

QMarkCustom q_customs_of_paragraph(const QCustoms *customs, const QMarkEvent *events,
                                   unsigned count) {
  unsigned elisions = 0;
  for (unsigned i = 0; i < count; i++) elisions = q_mark_count_elision(elisions, &events[i]);
  QMarkCustom custom = q_mark_custom(elisions);
  if (!customs->counting) {
    custom.outer_single = customs->outer_single > customs->outer_double ? 0 : 150;
    custom.capital = cost_of(customs->capital_text, customs->capital_mark, custom.capital, 150);
    custom.word = cost_of(customs->word_text, customs->word_mark, custom.word, 100);
  }
  return custom;
}

void q_customs_advise(const QCustoms *customs, const char *text, size_t length, QMarkEvent *event) {
  if (customs->counting) return;
  uint32_t hash = form_of(text, length, event);
  if (!hash) return;
  const QCustomsForm *form = find_form((QCustoms *)customs, hash);
  if (form->hash == 0 || form->text < 2 || form->text < 2 * form->mark) return;
  if (q_near_letter((QNeighbour)event->after))
    event->word_after |= Q_NEXT_STRONG;
  else
    event->word_before |= Q_LOST_FINAL;
}
