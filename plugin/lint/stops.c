#include "lint/stops.h"

#include "chars.h"
#include "lint/pair.h"
#include "lint/words.h"
#include "mark_signs.h"

bool q_stop_is_part(const QView *view, uint32_t at) {
  uint32_t start, next;
  int32_t before = q_char_before(view, at, &start);
  if (q_is_space(before)) before = q_char_before(view, start, &start);
  int32_t after = q_char_at(view, at + 1, &next);
  if (before == '.' || before == 0x2026 || after == '.' || after == 0x2026) return true;
  QWord word = q_word_until(view->text, at, view->start);
  /* Brackets and measures end as words do. */
  if (before == ')' || before == ']' || before == 0x2032 || before == 0x2033) return false;
  if ((before == '\'' || before == '"') && q_is_digit(q_char_before(view, start, &start)))
    return false;
  if (word.start == word.end || word.known & Q_KNOWN_ABBREVIATION) return true;
  /* 7d. */
  return q_is_digit(view->text[word.start]) && !q_is_digit(view->text[word.end - 1]);
}

/* A word or a few inside of a clause: it begins small, nothing parts it from the word before, and
 * nobody's speech goes on in it. */
static bool is_fragment(const QView *view, const QQuoteRecord *q) {
  uint32_t at, start;
  uint32_t before = q_skip_space_back(view, q->start);
  if (before == q->start || !q_is_letter(q_char_before(view, before, &start))) return false;
  int32_t c = q_char_at(view, q->inner_start, &at);
  return q_is_letter(c) && !q_is_upper(c);
}

/* Single marks show something only where they cannot be apostrophes: inside of others. */
static bool is_firm(const QView *view, const QQuoteRecord *q) {
  QPair pair = q_pair_of(view, q);
  if (pair.family == Q_FAMILY_SINGLE)
    return pair.shape == Q_SHAPE_CURLY && q_outer_of(view, q) >= 0;
  return pair.family == Q_FAMILY_DOUBLE;
}

QStopPlace q_stop_place(const QView *view, uint32_t quotation, uint32_t *at) {
  const QQuoteRecord *q = &view->records->quotations[quotation];
  uint32_t next, start, end = q_words_end(view, quotation);
  int32_t last = q_char_before(view, end, &start), after = q_char_at(view, q->end, &next);
  int32_t beyond = q_char_at(view, next, &next);
  if ((after == ',' || after == '.') && (q_is_letter(last) || q_is_digit(last))) {
    /* “foo”.bar, “and then”... */
    bool part = beyond == '.' || q_is_letter(beyond) || q_is_digit(beyond);
    *at = q->end;
    return part || !is_firm(view, q) ? Q_STOP_NONE : Q_STOP_OUTSIDE;
  }
  if ((last == ',' || last == '.') && is_fragment(view, q) && !q_tag_after(view, quotation) &&
      is_firm(view, q)) {
    *at = start;
    return last == '.' && q_stop_is_part(view, start) ? Q_STOP_NONE : Q_STOP_INSIDE;
  }
  return Q_STOP_NONE;
}
