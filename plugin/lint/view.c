#include "lint/view.h"

#include "chars.h"
#include "lint/words.h"
#include "text/utf8.h"

/* ---- Code points ---------------------------------------------------------- */

int32_t q_char_at(const QView *view, uint32_t at, uint32_t *next) {
  *next = at;
  if (at >= view->end) return Q_NO_CHAR;
  int32_t c;
  *next = at + (uint32_t)q_utf8_read(view->text + at, view->end - at, &c);
  return c;
}

int32_t q_char_before(const QView *view, uint32_t at, uint32_t *start) {
  *start = at;
  if (at <= view->start) return Q_NO_CHAR;
  int32_t c;
  *start = q_char_back(view->text, at, view->start, &c);
  return c;
}

bool q_is_space(int32_t c) { return q_is_blank(c) || q_is_line_end(c); }

bool q_is_narrow(int32_t c) { return c >= 0x80 && q_is_blank(c); }

uint32_t q_skip_space(const QView *view, uint32_t at) {
  uint32_t next;
  while (q_is_space(q_char_at(view, at, &next))) at = next;
  return at;
}

uint32_t q_skip_space_back(const QView *view, uint32_t at) {
  uint32_t start;
  while (q_is_space(q_char_before(view, at, &start))) at = start;
  return at;
}

/* ---- Quotations ----------------------------------------------------------- */

bool q_is_opened(const QQuoteRecord *q) {
  return (q->kind == Q_DIRECT || q->kind == Q_TERM) && q->inner_start > q->start;
}

bool q_is_marked(const QQuoteRecord *q) {
  return q_is_opened(q) && q->closed && q->end > q->inner_end;
}

uint32_t q_words_end(const QView *view, uint32_t quotation) {
  const QQuoteRecord *all = view->records->quotations;
  uint32_t end = all[quotation].inner_end, start;
  for (uint32_t i = quotation + 1; i < view->quotations_end && all[i].start < end; i++) {
    uint32_t touch = end;
    while (q_is_narrow(q_char_before(view, touch, &start))) touch = start;
    if (q_is_marked(&all[i]) && all[i].end == touch) end = all[i].inner_end;
  }
  return end;
}

/* The first attribution of the paragraph that starts at or after a place. */
static uint32_t attributions_before(const QView *view, uint32_t place) {
  uint32_t low = view->first_attribution, high = view->attributions_end;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (view->records->attributions[middle].start < place) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

const QAttributionRecord *q_tag_at(const QView *view, uint32_t place) {
  uint32_t at = q_skip_space(view, place), i = attributions_before(view, at);
  if (i == view->attributions_end) return NULL;
  const QAttributionRecord *a = &view->records->attributions[i];
  return a->start == at ? a : NULL;
}

const QAttributionRecord *q_tag_after(const QView *view, uint32_t quotation) {
  return q_tag_at(view, view->records->quotations[quotation].end);
}

/* Only the nearest are looked at: what reports words around the quotation begins before it too. */
const QAttributionRecord *q_tag_before(const QView *view, uint32_t quotation) {
  enum {
    NEAR = 4
  };
  const QQuoteRecord *q = &view->records->quotations[quotation];
  uint32_t end = q_skip_space_back(view, q->start), i = attributions_before(view, q->start);
  for (uint32_t n = 0; n < NEAR && i-- > view->first_attribution; n++) {
    const QAttributionRecord *a = &view->records->attributions[i];
    if (q_tag_end(a) == end) return a;
  }
  return NULL;
}

uint32_t q_tag_end(const QAttributionRecord *tag) {
  uint32_t end = tag->source_end > tag->cue_end ? tag->source_end : tag->cue_end;
  return end ? end : tag->end;
}
