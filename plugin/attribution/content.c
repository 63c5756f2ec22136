#include "attribution/content.h"

#include "attribution/sentence.h"
#include "chars.h"

enum {
  SOURCE = 24 /* words that "according to" names, with all that belongs to them, at most */
};

static char before_blanks(const QLinker *l, uint32_t at) {
  while (at > l->paragraph->start &&
         (l->reading->text[at - 1] == ' ' || l->reading->text[at - 1] == '\n'))
    at--;
  return at > l->paragraph->start ? l->reading->text[at - 1] : 0;
}

/* Whether the attribution may tell words that it has not been given: by what stands beside it. */
static bool may_report(const QLinker *l, const QAttributionRecord *a, bool low) {
  if (a->content_end > a->content_start || scope_of(l, a->parent) >= 0) return false;
  if (a->source_end == a->source_start) return false;
  /* "..., adding that": with the source of another attribution it tells what comes after it */
  if (a->source_end <= a->start || a->source_start >= a->end) return false;
  char before = before_blanks(l, a->start);
  if (before == ',' || (low && (before == '"' || (before & 0x80)))) return true;
  return l->reading->text[a->verb] == 'A' && a->verb == a->start; /* According to */
}

/* Whether a quotation begins low and ends with a comma: a part of a sentence. */
static bool is_part(const QLinker *l, const QQuoteRecord *q) {
  const char *text = l->reading->text;
  return is_direct(q) && q->inner_end > q->inner_start && text[q->inner_end - 1] == ',' &&
         q_is_lower_ascii(text[q->inner_start]);
}

static int item_at(const QSentence *s, uint32_t offset) {
  int i = 0;
  while (i < (int)s->clause.count && s->to[i] <= offset) i++;
  return i;
}

static bool has_verb(const QClause *c, int from, int to) {
  for (int i = from; i < to; i++) {
    const QItem *w = &c->item[i];
    if (q_is_verb(w) || (q_is_word(w) && ((w->shape & Q_CONTRACTED) || w->ending == 'd')))
      return true;
  }
  return false;
}

static bool add(const QLinker *l, const QSentence *s, int from, int to, size_t attribution) {
  if (from >= to) return true;
  QQuoteRecord *q = q_reading_quotation(l->reading);
  if (!q) return false;
  q->start = q->inner_start = s->from[from];
  uint32_t end = s->to[to - 1]; /* with the full stop */
  if (end < s->end && q_is_sentence_end(l->reading->text[end])) end++;
  q->end = q->inner_end = end;
  q->parent = -1;
  q->depth = 1;
  q->kind = Q_INDIRECT;
  q->closed = true;
  q->attribution = (int32_t)attribution;
  QAttributionRecord *a = &l->reading->attributions[attribution];
  q->evidence = q->start < a->start ? Q_EVIDENCE_AFTER : Q_EVIDENCE_BEFORE;
  if (a->content_end == a->content_start) {
    a->content_start = q->start;
    a->content_end = q->end;
  }
  return true;
}

static bool is_quoted(const QItem *w) { return q_punct(w, Q_QUOTED); }

/* Another cue: "..., Marsh said, adding that". */
static bool is_saying(const QItem *w) {
  return q_is_word(w) && q_has(w, Q_WORD_CUE) && w->ending == 'g';
}

/* The attribution's words in its sentence. */
static bool report(const QLinker *l, QSentence *s, size_t index) {
  const QAttributionRecord *a = attribution(l, index);
  QClause *c = &s->clause;
  q_sentence_know(s);
  int count = (int)c->count, left = item_at(s, a->start), right = item_at(s, a->end);
  if (left >= count) return true;
  bool comma = left > 0 && q_punct(&c->item[left - 1], ',');
  bool after = right < count && q_punct(&c->item[right], ',');
  int end = count;
  while (end > right && !q_is_word(&c->item[end - 1]) && !is_quoted(&c->item[end - 1])) end--;
  /* It was “cold,” Marsh said. */
  bool quoted = !comma && left > 1 && is_quoted(&c->item[left - 1]) &&
                is_part(l, quotation(l, (size_t)s->quotation[left - 1]));
  if (!comma && !quoted) {
    if (left > 1 || c->item[left].id != W_ACCORDING) return true;
    /* According to early results of the poll, ... */
    while (right < count && right < left + SOURCE && q_is_word(&c->item[right])) right++;
    if (right >= count || !q_punct(&c->item[right], ',')) return true;
    return !has_verb(c, right + 1, end) || add(l, s, right + 1, end, index);
  }
  int from = 0, to = left - comma;
  while (from < to && (c->item[from].id == W_AND || q_punct(&c->item[from], ','))) from++;
  if (from >= to || is_quoted(&c->item[from]) || (comma && is_quoted(&c->item[to - 1])))
    return true;
  bool verb = has_verb(c, from, to);
  bool parenthetic = !quoted && after && right + 1 < end && !is_quoted(&c->item[right + 1]) &&
                     !is_saying(&c->item[right + 1]);
  if (!verb && !parenthetic) return true;
  if (!add(l, s, from, to, index)) return false;
  if (!parenthetic || !has_verb(c, right + 1, end)) return true;
  return add(l, s, right + 1, end, index);
}

bool q_content(const QLinker *l) {
  const QParagraph *p = l->paragraph;
  uint32_t last = 0;
  bool low = false;
  for (size_t i = p->first_quotation; i < p->quotations_end && !low; i++)
    low = is_part(l, quotation(l, i));
  for (size_t i = p->first_attribution; i < p->attributions_end; i++) {
    const QAttributionRecord *a = attribution(l, i);
    if (may_report(l, a, low)) last = a->end;
  }
  if (last == 0) return true;
  QSentences sentences;
  QSentence sentence;
  q_sentences_begin(&sentences, l->reading, p);
  size_t i = p->first_attribution;
  while (sentences.at < last && q_sentence_next(&sentences, &sentence)) {
    for (; i < p->attributions_end && attribution(l, i)->start < sentence.end; i++) {
      const QAttributionRecord *a = attribution(l, i);
      if (a->start < sentence.start || a->end > sentence.end || !may_report(l, a, low)) continue;
      if (!report(l, &sentence, i)) return false;
    }
  }
  return true;
}
