#include "attribution/choose.h"

#include "attribution/rank.h"
#include "chars.h"

/* The rules are sure of what stands right after a quotation; and where there is nothing but
 * quotations nothing can be found. */
static bool is_open(const QLinker *l, const QQuoteRecord *q) {
  if (!is_direct(q) || scope_of(l, q->parent) >= 0) return false;
  if (q->evidence != Q_EVIDENCE_AFTER) return true;
  uint32_t at = q->start;
  const char *text = l->reading->text;
  while (at > l->paragraph->start && (text[at - 1] == ' ' || text[at - 1] == '\n')) at--;
  if (at == l->paragraph->start) return false;
  char before = text[at - 1];
  return before == ',' || before == ':' || q_is_letter((uint8_t)before);
}

/* The end of the last quotation that is left open; 0 if none is. */
static uint32_t last_open(const QLinker *l) {
  const QParagraph *p = l->paragraph;
  for (size_t i = p->quotations_end; i-- > p->first_quotation;) {
    const QQuoteRecord *q = quotation(l, i);
    if ((q->end - q->start) + 3 < p->end - p->start && is_open(l, q)) return q->end;
  }
  return 0;
}

static bool add_mark(const QLinker *l, uint32_t start, uint32_t end, QRole role) {
  QMarkedText *m = q_reading_marked(l->reading);
  if (m) *m = (QMarkedText){start, end, (uint8_t)role};
  return m != NULL;
}

/* Whether an attribution has a source, and that begins at a place: 0 is one too. */
static bool has_source_at(const QAttributionRecord *a, uint32_t start) {
  return a->source_end > a->source_start && a->source_start == start;
}

/* The one of the same words among attributions from..to, from the last on; -1. */
static int32_t find_attribution(const QLinker *l, size_t from, size_t to,
                                const QAttributionRecord *a) {
  for (size_t i = to; i-- > from;) {
    const QAttributionRecord *b = attribution(l, i);
    if (b->verb == a->verb && has_source_at(b, a->source_start)) return (int32_t)i;
    if (b->end < l->paragraph->start) break;
  }
  return -1;
}

/* A new attribution for a pair: its index; -1 when there is no memory. */
static int32_t add_attribution(const QLinker *l, const QSentence *s, const QPair *pair,
                               int32_t parent) {
  QAttributionRecord a = {.parent = parent};
  a.start = a.verb = a.cue_start = s->from[pair->from];
  a.end = a.cue_end = s->to[pair->to - 1];
  a.source_start = s->from[pair->source.from];
  a.source_end = s->to[pair->source.to - 1];
  if (pair->source.to <= pair->from)
    a.cue_start = s->from[q_verb_from(&s->clause, pair->from, pair->source.to)];
  bool lent = pair->reach == Q_REACH_LAST || pair->reach == Q_REACH_FIRST;
  if (!lent && a.source_start < a.start) a.start = a.source_start;
  if (!lent && a.source_end > a.end) a.end = a.source_end;
  int32_t known =
      find_attribution(l, l->paragraph->first_attribution, l->paragraph->attributions_end, &a);
  if (known < 0) known = find_attribution(l, l->given, l->reading->attribution_count, &a);
  if (known >= 0) return known;
  QAttributionRecord *item = q_reading_attribution(l->reading);
  if (!item || !add_mark(l, a.source_start, a.source_end, Q_ROLE_SOURCE) ||
      !add_mark(l, a.cue_start, a.cue_end, Q_ROLE_CUE))
    return -1;
  *item = a;
  return (int32_t)l->reading->attribution_count - 1;
}

static QEvidence evidence_of(const QPair *pair, int item) {
  if (pair->before) return Q_EVIDENCE_NEAR;
  if (pair->kind == Q_CUE_SIGN) return Q_EVIDENCE_COLON;
  int words = pair->from > item ? pair->from - item : item - pair->to;
  if (words > 4) return Q_EVIDENCE_SENTENCE;
  return pair->from > item ? Q_EVIDENCE_AFTER : Q_EVIDENCE_BEFORE;
}

/* Whether a pair is what the rules have found: the same attribution, or its source with a verb that
 * tells nothing. */
static bool is_same(const QLinker *l, const QSentence *s, const QPair *pair,
                    const QQuoteRecord *q) {
  if (q->attribution < 0) return false;
  if (pair->attribution >= 0) return pair->attribution == q->attribution;
  if (pair->before || (pair->kind != Q_CUE_VERB && pair->kind != Q_CUE_UNKNOWN)) return false;
  return has_source_at(attribution(l, (size_t)q->attribution), s->from[pair->source.from]);
}

/* The attribution of the quotation in front; -1. */
static int32_t attribution_before(const QLinker *l, size_t index) {
  while (index-- > l->paragraph->first_quotation) {
    const QQuoteRecord *q = quotation(l, index);
    if (is_direct(q) && scope_of(l, q->parent) < 0) return q->attribution;
  }
  return -1;
}

/* before: the sentence before; NULL. False when there is no memory. */
static bool rank_sentence(const QLinker *l, QSentence *s, QSentence *before) {
  QPairs pairs;
  bool known = false;
  for (unsigned i = 0; i < s->clause.count; i++) {
    if (s->quotation[i] < 0) continue;
    QQuoteRecord *q = quotation(l, (size_t)s->quotation[i]);
    if (!is_open(l, q)) continue;
    if (!known) {
      q_sentence_know(s);
      q_pairs_find(&pairs, s, l->reading, l->paragraph);
      if (i == 0 && before) {
        q_sentence_know(before);
        q_pairs_find_before(&pairs, before, l->reading, l->paragraph);
      }
    }
    known = true;
    int32_t previous = attribution_before(l, (size_t)s->quotation[i]);
    QRankPlace place = {l->reading, l->paragraph,   s,           &pairs,
                        (int)i,     q->attribution, q->evidence, previous};
    unsigned strength;
    int best = q_rank(&place, &strength);
    q->strength = (uint8_t)strength;
    if (best < 0) {
      set(q, Q_NO_ATTRIBUTION, Q_EVIDENCE_NONE);
      continue;
    }
    const QPair *pair = &pairs.pair[best];
    if (is_same(l, s, pair, q)) continue;
    int32_t index = pair->attribution;
    if (index < 0) index = add_attribution(l, q_pair_sentence(&pairs, pair, s), pair, q->parent);
    if (index < 0) return false;
    bool turn = pair->before && index == previous;
    set(q, index, turn ? Q_EVIDENCE_TURN : evidence_of(pair, (int)i));
  }
  return true;
}

bool q_choose(const QLinker *l) {
  uint32_t end = last_open(l);
  if (end == 0) return true;
  QSentences sentences;
  QSentence sentence[2];
  q_sentences_begin(&sentences, l->reading, l->paragraph);
  for (unsigned n = 0; sentences.at < end && q_sentence_next(&sentences, &sentence[n & 1]); n++) {
    QSentence *before = n > 0 ? &sentence[(n - 1) & 1] : NULL;
    if (sentence[n & 1].quotations > 0 && !rank_sentence(l, &sentence[n & 1], before)) return false;
  }
  return true;
}

/* Those were added for quotations that turned out to be terms. */
void q_choose_drop(const QLinker *l, size_t marked) {
  QReading *r = l->reading;
  size_t kept = l->given;
  for (size_t i = l->given; i < r->attribution_count; i++) {
    bool used = false;
    for (size_t k = 0; k < r->quotation_count && !used; k++)
      used = r->quotations[k].attribution == (int32_t)i;
    if (!used) continue;
    QMarkedText *from = &r->marked[marked + 2 * (i - l->given)];
    QMarkedText *to = &r->marked[marked + 2 * (kept - l->given)];
    to[0] = from[0];
    to[1] = from[1];
    r->attributions[kept] = r->attributions[i];
    for (size_t k = 0; k < r->quotation_count; k++) {
      if (r->quotations[k].attribution == (int32_t)i) r->quotations[k].attribution = (int32_t)kept;
    }
    for (size_t k = 0; k < r->paragraph_count; k++) {
      QEdge *tail = &r->paragraphs[k].tail;
      if (tail->attribution == (int32_t)i) tail->attribution = (int32_t)kept;
    }
    kept++;
  }
  r->marked_count = marked + 2 * (kept - l->given);
  r->attribution_count = kept;
}
