#include "lint/pair.h"

#include <stddef.h>

#include "text/utf8.h"

QPair q_pair_of_sign(QMarkSign sign) {
  switch (sign) {
  case Q_SIGN_DOUBLE: return (QPair){Q_FAMILY_DOUBLE, Q_SHAPE_STRAIGHT};
  case Q_SIGN_DOUBLE_LEFT:
  case Q_SIGN_DOUBLE_RIGHT: return (QPair){Q_FAMILY_DOUBLE, Q_SHAPE_CURLY};
  case Q_SIGN_SINGLE: return (QPair){Q_FAMILY_SINGLE, Q_SHAPE_STRAIGHT};
  case Q_SIGN_SINGLE_LEFT:
  case Q_SIGN_SINGLE_RIGHT: return (QPair){Q_FAMILY_SINGLE, Q_SHAPE_CURLY};
  default: return (QPair){Q_FAMILY_OTHER, Q_SHAPE_NONE};
  }
}

static const QPair NO_PAIR = {Q_FAMILY_OTHER, Q_SHAPE_NONE};

/* What a mark shows; nothing if it has the wrong direction. */
static QPair opening_of(int32_t c) {
  QMarkSign sign = q_mark_sign(c);
  if (sign == Q_SIGN_DOUBLE_RIGHT || sign == Q_SIGN_SINGLE_RIGHT) return NO_PAIR;
  return q_pair_of_sign(sign);
}

static QPair closing_of(int32_t c) {
  QMarkSign sign = q_mark_sign(c);
  if (sign == Q_SIGN_DOUBLE_LEFT || sign == Q_SIGN_SINGLE_LEFT) return NO_PAIR;
  return q_pair_of_sign(sign);
}

QPair q_pair_of(const QView *view, const QQuoteRecord *q) {
  uint32_t next;
  QPair opening = opening_of(q_char_at(view, q->start, &next));
  bool one = next == q->inner_start;
  QPair closing = closing_of(q_char_at(view, q->inner_end, &next));
  if (one && next == q->end && opening.family == closing.family && opening.shape == closing.shape)
    return opening;
  return NO_PAIR;
}

bool q_is_alike(const QView *view, const QQuoteRecord *q) {
  uint32_t next;
  return q_mark_sign(q_char_at(view, q->start, &next)) == Q_SIGN_DOUBLE_RIGHT &&
         q_mark_sign(q_char_at(view, q->inner_end, &next)) == Q_SIGN_DOUBLE_RIGHT;
}

QPair q_opening_of(const QView *view, const QQuoteRecord *q) {
  uint32_t next;
  QPair opening = opening_of(q_char_at(view, q->start, &next));
  return next == q->inner_start ? opening : NO_PAIR;
}

int32_t q_outer_of(const QView *view, const QQuoteRecord *quotation) {
  int32_t outer = quotation->parent;
  while (outer >= 0) {
    const QQuoteRecord *q = &view->records->quotations[outer];
    if (q->kind == Q_DIRECT || q->kind == Q_TERM) break;
    outer = q->parent;
  }
  return outer;
}

bool q_is_tagged_speech(const QView *view, uint32_t quotation) {
  const QQuoteRecord *q = &view->records->quotations[quotation];
  if (q->kind != Q_DIRECT || q_outer_of(view, q) >= 0) return false;
  uint32_t start;
  int32_t last = q_char_before(view, q_words_end(view, quotation), &start);
  if (last != ',' && last != '?' && last != '!' && last != '.' && !q_is_dash(last)) return false;
  const QAttributionRecord *tag = q_tag_after(view, quotation);
  return tag && tag->cue_end > tag->cue_start && tag->source_end > tag->source_start;
}

bool q_is_code(const QView *view, const QQuoteRecord *q) {
  bool letters = false;
  for (uint32_t at = q->inner_start; at < q->inner_end;) {
    int32_t c = q_char_at(view, at, &at);
    letters |= q_is_letter(c);
    if (c == '_' || c == '/' || c == '\\' || c == '<' || c == '>' || c == '{' || c == '}' ||
        c == '=' || c == '|' || c == '$' || c == '#' || c == '~' || c == '^' || c == '+')
      return true;
  }
  return !letters;
}

const char *q_pair_mark(QPair pair, bool opening) {
  static const char *const straight[] = {NULL, "\"", "'"};
  static const char *const left[] = {NULL, "\xE2\x80\x9C", "\xE2\x80\x98"};
  static const char *const right[] = {NULL, "\xE2\x80\x9D", "\xE2\x80\x99"};
  if (pair.shape == Q_SHAPE_STRAIGHT) return straight[pair.family];
  return opening ? left[pair.family] : right[pair.family];
}

void q_pair_alternate(const QView *view, uint32_t quotation, QFamily family) {
  const QQuoteRecord *all = view->records->quotations, *outer = &all[quotation];
  unsigned depth = outer->depth;
  for (uint32_t i = quotation; i < view->quotations_end && all[i].start < outer->end; i++) {
    const QQuoteRecord *q = &all[i];
    if (!q_is_marked(q)) continue;
    QPair pair = q_pair_of(view, q);
    bool same = (q->depth - depth) % 2 == 0;
    QFamily wanted = same ? family : family == Q_FAMILY_DOUBLE ? Q_FAMILY_SINGLE : Q_FAMILY_DOUBLE;
    if (pair.family == Q_FAMILY_OTHER || pair.family == wanted) continue;
    pair.family = wanted;
    q_finding_edit(view->findings, q->start, q->inner_start, q_pair_mark(pair, true));
    q_finding_edit(view->findings, q->inner_end, q->end, q_pair_mark(pair, false));
  }
}
