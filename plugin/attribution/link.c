#include "attribution/link.h"

#include <string.h>

#include "attribution/authorless.h"
#include "attribution/choose.h"
#include "attribution/linker.h"
#include "attribution/content.h"
#include "attribution/extent.h"
#include "attribution/term.h"
#include "attribution/trust.h"
#include "clause.h"
#include "quoth.h"
#include "text/utf8.h"

/* A paragraph is the unit: 98 to 99 of 100 paragraphs with quotations have one speaker. Each
 * quotation first asks for an attribution of its own, in the order of how surely it is one;
 * what has none takes that of the nearest quotation that has. All looks around are bounded, so
 * that the time is linear in the text. */

enum {
  NEAR_ATTRIBUTIONS = 12, /* how many are looked at on each side of a quotation */
  FAR = 600,              /* bytes; what is farther apart has nothing to do with each other */
};

/* ---- What stands between ------------------------------------------------ */

typedef struct {
  unsigned words;
  bool stop; /* a sentence ends: what follows is not looked at */
  bool colon;
} QGap;

/* Whether the full stop at `dot` ends no sentence: after an initial or an abbreviation. */
static bool is_abbreviation(const char *text, uint32_t from, uint32_t dot) {
  char word[Q_WORD_BYTES];
  uint32_t start = dot, length = 0;
  while (start > from && q_is_letter((uint8_t)text[start - 1]) && dot - start <= Q_WORD_BYTES)
    start--;
  if (dot - start == 1) return true;
  if (dot - start > Q_WORD_BYTES) return false;
  for (uint32_t i = start; i < dot; i++) word[length++] = q_lower_ascii(text[i]);
  return length > 0 && (q_word_flags(word, length) & Q_WORD_ABBREVIATION);
}

static QGap gap_between(const QLinker *l, uint32_t from, uint32_t to) {
  QGap gap = {0};
  const char *text = l->reading->text;
  if (to - from > FAR) return (QGap){.words = FAR, .stop = true};
  bool in_word = false;
  for (uint32_t at = from; at < to && !gap.stop;) {
    int32_t c = text[at];
    uint32_t size = 1;
    if (c < 0) size = (uint32_t)q_utf8_read(text + at, to - at, &c);
    bool letter = q_is_letter_or_digit(c);
    if (letter && !in_word) gap.words++;
    in_word = letter || c == '\'' || c == 0x2019 || c == '-';
    if (q_is_sentence_end(c)) gap.stop = c != '.' || !is_abbreviation(text, from, at);
    gap.colon |= c == ':';
    at += size;
  }
  return gap;
}

static bool starts_low(const QLinker *l, uint32_t at) {
  int32_t c;
  q_utf8_read(l->reading->text + at, l->reading->size - at, &c);
  return !q_is_upper(c);
}

/* The last character of the words inside the marks, as far as it ends a clause. */
static char inner_end(const QLinker *l, const QQuoteRecord *q) {
  uint32_t end = q->inner_end;
  while (end > q->inner_start &&
         (l->reading->text[end - 1] == ' ' || l->reading->text[end - 1] == '\n' ||
          l->reading->text[end - 1] == '\r'))
    end--;
  return end > q->inner_start ? l->reading->text[end - 1] : 0;
}

/* ---- One quotation, its own attribution --------------------------------- */

typedef struct {
  int32_t attribution;
  QEvidence evidence;
  unsigned words; /* between them */
} QLink;

static const QLink NO_LINK = {.attribution = Q_NO_ATTRIBUTION};

/* The first attribution of the paragraph that starts at or after a place. */
static size_t attributions_before(const QLinker *l, uint32_t place) {
  size_t low = l->paragraph->first_attribution, high = l->paragraph->attributions_end;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (attribution(l, middle)->start < place) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/* The clause that the quotation stands in: X called it “...” */
static QLink link_around(const QLinker *l, const QQuoteRecord *q) {
  for (int32_t i = q->parent; i >= 0; i = quotation(l, (size_t)i)->parent) {
    const QQuoteRecord *outer = quotation(l, (size_t)i);
    if (is_direct(outer) || outer->kind == Q_BLOCK) break;
    if (outer->attribution >= 0) return (QLink){outer->attribution, Q_EVIDENCE_AROUND, 0};
  }
  return NO_LINK;
}

/* The end of what the attribution itself says, its reported words aside. */
static uint32_t told_end(const QAttributionRecord *a) {
  uint32_t end = a->source_end > a->cue_end ? a->source_end : a->cue_end;
  return end ? end : a->end;
}

static bool other_between(const QLinker *l, size_t index, uint32_t from, uint32_t to) {
  const QQuoteRecord *q = quotation(l, index);
  if (from >= q->end) { /* after it */
    for (size_t i = index + 1; i < l->paragraph->quotations_end; i++) {
      const QQuoteRecord *other = quotation(l, i);
      if (other->start >= to) return false;
      if (is_direct(other) && other->start >= q->end) return true;
    }
    return false;
  }
  for (size_t i = index; i-- > l->paragraph->first_quotation;) {
    const QQuoteRecord *other = quotation(l, i);
    if (other->end > from && other->end <= to && is_direct(other)) return true;
    if (index - i > NEAR_ATTRIBUTIONS) return true;
  }
  return false;
}

static QLink link_after(const QLinker *l, size_t index) {
  const QQuoteRecord *q = quotation(l, index);
  int32_t scope = scope_of(l, q->parent);
  size_t i = attributions_before(l, q->end);
  for (size_t n = 0; n < NEAR_ATTRIBUTIONS && i < l->paragraph->attributions_end; n++, i++) {
    const QAttributionRecord *a = attribution(l, i);
    if (scope_of(l, a->parent) != scope) continue;
    QGap gap = gap_between(l, q->end, a->start);
    if (other_between(l, index, q->end, a->start)) break;
    if (gap.words == 0 && !gap.stop && !gap.colon) {
      char end = inner_end(l, q);
      /* “...” He said: another sentence, unless the next words are about the same. */
      if (end == '.' && !starts_low(l, a->start) && a->source_start < a->verb) break;
      return (QLink){(int32_t)i, Q_EVIDENCE_AFTER, 0};
    }
    if (gap.stop) break;
    return (QLink){(int32_t)i, Q_EVIDENCE_SENTENCE, gap.words};
  }
  return NO_LINK;
}

static QLink link_before(const QLinker *l, size_t index) {
  const QQuoteRecord *q = quotation(l, index);
  int32_t scope = scope_of(l, q->parent);
  size_t i = attributions_before(l, q->start);
  for (size_t n = 0; n < NEAR_ATTRIBUTIONS && i-- > l->paragraph->first_attribution; n++) {
    const QAttributionRecord *a = attribution(l, i);
    if (scope_of(l, a->parent) != scope) continue;
    uint32_t end = told_end(a);
    if (end > q->start) continue;
    QGap gap = gap_between(l, end, q->start);
    char last = l->reading->text[end - 1];
    if (gap.stop || other_between(l, index, end, q->start)) break;
    if (gap.colon || last == ':') return (QLink){(int32_t)i, Q_EVIDENCE_COLON, gap.words};
    QEvidence evidence = gap.words <= 4 ? Q_EVIDENCE_BEFORE : Q_EVIDENCE_SENTENCE;
    return (QLink){(int32_t)i, evidence, gap.words};
  }
  return NO_LINK;
}

static QLink link_own(const QLinker *l, size_t index) {
  QLink around = link_around(l, quotation(l, index));
  QLink after = link_after(l, index), before = link_before(l, index);
  if (after.attribution >= 0 && after.evidence == Q_EVIDENCE_AFTER) return after;
  if (before.attribution >= 0 && before.evidence == Q_EVIDENCE_COLON) return before;
  if (around.attribution >= 0) return around;
  if (before.attribution >= 0 && (after.attribution < 0 || before.words <= after.words))
    return before;
  return after;
}

/* ---- A paragraph -------------------------------------------------------- */

/* False where nothing tells the source, or it is a text that nobody is told to have written. */
static bool has_author(const QLinker *l, const QQuoteRecord *q) {
  return q->attribution != Q_NO_ATTRIBUTION && !attribution(l, (size_t)q->attribution)->nobody;
}

/* Quotations without a source of their own take that of the nearest one before, else after. */
static void share(const QLinker *l) {
  const QQuoteRecord *last = NULL;
  for (size_t i = l->paragraph->first_quotation; i < l->paragraph->quotations_end; i++) {
    QQuoteRecord *q = quotation(l, i);
    if (!is_direct(q) || scope_of(l, q->parent) >= 0) continue;
    if (q->attribution == Q_NO_ATTRIBUTION && last) {
      set(q, last->attribution, Q_EVIDENCE_TURN);
    }
    if (has_author(l, q)) last = q;
  }
  last = NULL;
  for (size_t i = l->paragraph->quotations_end; i-- > l->paragraph->first_quotation;) {
    QQuoteRecord *q = quotation(l, i);
    if (!is_direct(q) || scope_of(l, q->parent) >= 0) continue;
    if (q->attribution == Q_NO_ATTRIBUTION && last) {
      set(q, last->attribution, Q_EVIDENCE_TURN);
    }
    if (has_author(l, q)) last = q;
  }
}

/* The nearest attribution of the paragraph that governs nothing near it: the sentence before,
 * or after. */
static QLink link_near(const QLinker *l, size_t index) {
  const QQuoteRecord *q = quotation(l, index);
  if (scope_of(l, q->parent) >= 0) return NO_LINK;
  size_t middle = attributions_before(l, q->start), i = middle;
  for (size_t n = 0; n < NEAR_ATTRIBUTIONS && i-- > l->paragraph->first_attribution; n++) {
    const QAttributionRecord *a = attribution(l, i);
    if (scope_of(l, a->parent) < 0 && !a->nobody) return (QLink){(int32_t)i, Q_EVIDENCE_NEAR, 0};
  }
  for (size_t n = 0; n < NEAR_ATTRIBUTIONS && middle < l->paragraph->attributions_end;
       n++, middle++) {
    const QAttributionRecord *a = attribution(l, middle);
    if (scope_of(l, a->parent) < 0 && !a->nobody)
      return (QLink){(int32_t)middle, Q_EVIDENCE_NEAR, 0};
  }
  return NO_LINK;
}

/* ---- Between paragraphs ------------------------------------------------- */

static bool begins_with(const QLinker *l, const QQuoteRecord *q) {
  const char *text = l->reading->text;
  uint32_t at = l->paragraph->start;
  while (at < q->start) {
    int32_t c;
    uint32_t size = (uint32_t)q_utf8_read(text + at, q->start - at, &c);
    if (q_is_letter(c) || q_is_digit(c)) return false;
    at += size;
  }
  return true;
}

static int32_t mark_of(const QLinker *l, const QQuoteRecord *q) {
  int32_t c = 0;
  q_utf8_read(l->reading->text + q->start, l->reading->size - q->start, &c);
  return c;
}

/* The marks that the paragraph opens with. Returns the index of its first quotation in marks if it
 * begins with that one, else the end of its quotations. */
static size_t read_head(const QLinker *l, QEdge *head) {
  const QParagraph *p = l->paragraph;
  *head = (QEdge){.kind = p->kind, .attribution = Q_NO_ATTRIBUTION};
  size_t first = p->quotations_end;
  unsigned level = 0;
  uint32_t at = 0;
  for (size_t i = p->first_quotation; i < p->quotations_end && level < Q_EDGE_MARKS; i++) {
    const QQuoteRecord *q = quotation(l, i);
    if (!is_direct(q)) continue;
    if (level ? q->start != at : !begins_with(l, q)) break;
    if (level == 0) first = i;
    head->marks[level++] = mark_of(l, q);
    at = q->inner_start;
  }
  return first;
}

/* A colon, a comma or a dash at a paragraph's end: what is said comes in the next. */
static bool announces(const char *text, uint32_t from, uint32_t end) {
  char last = text[end - 1];
  if (last == ':' || last == ',' || last == '-') return true;
  return end - from >= 3 && (uint8_t)text[end - 3] == 0xE2 && (uint8_t)text[end - 2] == 0x80 &&
         ((uint8_t)last == 0x94 || (uint8_t)last == 0x93);
}

/* The marks that the paragraph leaves open, and what its last words announce. */
static void read_tail(const QLinker *l, QEdge *tail) {
  const QParagraph *p = l->paragraph;
  *tail = (QEdge){.kind = p->kind, .attribution = Q_NO_ATTRIBUTION};
  if (p->kind != Q_EDGE_PARAGRAPH) return;
  const char *text = l->reading->text;
  uint32_t end = p->end;
  while (end > p->start && (text[end - 1] == ' ' || text[end - 1] == '\n' ||
                            text[end - 1] == '\r' || text[end - 1] == '\t'))
    end--;
  unsigned level = 0;
  for (size_t i = p->first_quotation; i < p->quotations_end && level < Q_EDGE_MARKS; i++) {
    QQuoteRecord *q = quotation(l, i);
    if (!is_direct(q) || q->closed || q->end < end) continue;
    if (level == 0) {
      tail->attribution = has_author(l, q) ? q->attribution : Q_NO_ATTRIBUTION;
      tail->inherits = q->inherits != 0;
    }
    q->level = (uint8_t)level;
    tail->marks[level++] = mark_of(l, q);
  }
  if (level || end == p->start || !announces(text, p->start, end)) return;
  for (size_t i = p->attributions_end, n = 0; i-- > p->first_attribution && n < NEAR_ATTRIBUTIONS;
       n++) {
    const QAttributionRecord *a = attribution(l, i);
    if (scope_of(l, a->parent) >= 0) continue;
    uint32_t told = told_end(a);
    if (a->nobody || gap_between(l, told, end).stop) break;
    if (text[end - 1] != ':' && told < end && memchr(text + told, ',', end - 1 - told)) break;
    tail->colon = true;
    tail->attribution = (int32_t)i;
    break;
  }
}

/* The first quotation of a paragraph that has none of its own takes what the one before hands
 * on, and those after it take the same until one has its own. */
static void mark_heirs(const QLinker *l, size_t first, QEvidence evidence) {
  quotation(l, first)->inherits = (uint8_t)evidence;
  for (size_t i = first + 1; i < l->paragraph->quotations_end; i++) {
    QQuoteRecord *q = quotation(l, i);
    if (!is_direct(q) || scope_of(l, q->parent) >= 0) continue;
    if (q->attribution != Q_NO_ATTRIBUTION) break;
    q->inherits = Q_EVIDENCE_TURN;
  }
}

/* edge is the tail of the paragraph before, NULL for the chunk's first one; first the index of the
 * quotation that the paragraph begins with. */
static void inherit(const QLinker *l, const QEdge *edge, const QEdge *head, size_t first) {
  const QParagraph *p = l->paragraph;
  if (p->kind == Q_EDGE_BLOCK) first = p->first_quotation;
  if (first >= p->quotations_end || quotation(l, first)->attribution != Q_NO_ATTRIBUTION) return;
  if (edge && !q_edge_hands_on(edge, head)) return;
  QEvidence evidence = Q_EVIDENCE_COLON;
  if (edge && q_edge_continues(edge, head, 0)) evidence = Q_EVIDENCE_CONTINUED;
  if (!edge || edge->inherits) mark_heirs(l, first, evidence);
  if (edge && edge->attribution >= 0) set(quotation(l, first), edge->attribution, evidence);
}

/* On a line of its own, and what follows the name tells where and when: "> — X, Letters (1911)". */
static bool is_signature(const QLinker *l, const QAttributionRecord *a) {
  const char *text = l->reading->text;
  uint32_t start = a->start, end = a->end;
  while (start > l->paragraph->start && (text[start - 1] == ' ' || text[start - 1] == '>')) start--;
  while (end < l->paragraph->end && text[end] == ' ') end++;
  return start > l->paragraph->start && text[start - 1] == '\n' && end < l->paragraph->end &&
         (text[end] == ',' || text[end] == '(');
}

/* A block quotation is signed inside: “— X” or “X writes”. */
static void link_block(const QLinker *l) {
  const QParagraph *p = l->paragraph;
  if (p->kind != Q_EDGE_BLOCK) return;
  for (size_t i = p->attributions_end; i-- > p->first_attribution;) {
    const QAttributionRecord *a = attribution(l, i);
    if (a->content_end > a->content_start) break;
    QGap gap = gap_between(l, a->end, p->end);
    if ((gap.words == 0 || is_signature(l, a)) &&
        q_is_dash(mark_of(l, &(QQuoteRecord){.start = a->verb})))
      set(quotation(l, p->first_quotation), (int32_t)i, Q_EVIDENCE_AFTER);
    break;
  }
}

/* "...,” said X, adding that ...": a cue without a source has that of the one before it in the
 * sentence. */
static void lend_sources(const QLinker *l) {
  for (size_t i = l->paragraph->first_attribution + 1; i < l->paragraph->attributions_end; i++) {
    QAttributionRecord *a = &l->reading->attributions[i];
    if (a->source_end > a->source_start) continue;
    for (size_t k = i, n = 0; k-- > l->paragraph->first_attribution && n < NEAR_ATTRIBUTIONS; n++) {
      const QAttributionRecord *b = attribution(l, k);
      if (scope_of(l, b->parent) != scope_of(l, a->parent) || b->source_end == b->source_start)
        continue;
      if (told_end(b) > a->verb || gap_between(l, told_end(b), a->verb).stop) break;
      a->source_start = b->source_start;
      a->source_end = b->source_end;
      break;
    }
  }
}

/* Before anything is handed on: the answers may not depend on what the paragraph inherits, which
 * the chunk may not know. */
static void find_terms(const QLinker *l, size_t first) {
  bool told = false;
  for (size_t i = l->paragraph->first_quotation; i < l->paragraph->quotations_end; i++) {
    const QQuoteRecord *q = quotation(l, i);
    told |= is_direct(q) && q->attribution != Q_NO_ATTRIBUTION;
  }
  for (size_t i = l->paragraph->first_quotation; i < l->paragraph->quotations_end; i++) {
    QQuoteRecord *q = quotation(l, i);
    if (i == first || !is_direct(q) || !q_is_term(l->reading, l->paragraph, q, told)) continue;
    q->kind = Q_TERM;
    set(q, Q_NO_ATTRIBUTION, Q_EVIDENCE_NONE);
  }
}

/* Before anything is handed on, and so that nothing near takes its place. */
static void find_authorless(const QLinker *l, size_t added) {
  QReading *r = l->reading;
  for (size_t i = l->paragraph->first_attribution; i < l->paragraph->attributions_end; i++)
    r->attributions[i].nobody = q_is_authorless(r->text, &r->attributions[i]);
  for (size_t i = added; i < r->attribution_count; i++)
    r->attributions[i].nobody = q_is_authorless(r->text, &r->attributions[i]);
}

static bool link_paragraph(const QLinker *l, const QEdge *before, QParagraph *p) {
  size_t first = read_head(l, &p->head);
  lend_sources(l);
  for (size_t i = p->first_quotation; i < p->quotations_end; i++) {
    QQuoteRecord *q = quotation(l, i);
    if (!is_direct(q)) continue;
    QLink link = link_own(l, i);
    if (link.attribution >= 0) set(q, link.attribution, link.evidence);
  }
  link_block(l);
  size_t added = l->reading->attribution_count;
  if (!q_choose(l)) return false;
  find_authorless(l, added);
  find_terms(l, first);
  inherit(l, before, &p->head, first);
  share(l);
  for (size_t i = p->first_quotation; i < p->quotations_end; i++) {
    QQuoteRecord *q = quotation(l, i);
    if (!is_direct(q) || q->attribution != Q_NO_ATTRIBUTION) continue;
    QLink link = link_near(l, i);
    if (link.attribution >= 0) set(q, link.attribution, link.evidence);
  }
  read_tail(l, &p->tail);
  return true;
}

/* The quotations that p leaves open, now that the paragraph after it is known; next is NULL for the
 * chunk's last one. */
static void close_paragraph(QLinker *l, const QParagraph *p, const QParagraph *next) {
  if (!p->tail.marks[0]) return;
  for (size_t i = p->first_quotation; i < p->quotations_end; i++) {
    QQuoteRecord *q = quotation(l, i);
    if (!is_direct(q) || q->closed || p->tail.marks[q->level] != mark_of(l, q)) continue;
    if (next) {
      q->continues = q_edge_continues(&p->tail, &next->head, q->level);
    } else {
      q->last = true;
    }
  }
}

/* "X said that ..., noting that ...": the grammar gives all of it to the first cue. Once that one's
 * words end at `from`, the next cue before `to` has the rest. False when there is no memory. */
static bool give_rest(const QLinker *l, uint32_t from, uint32_t to) {
  for (size_t i = attributions_before(l, from); i < l->paragraph->attributions_end; i++) {
    QAttributionRecord *a = &l->reading->attributions[i];
    if (a->start >= to || a->content_end > a->content_start || scope_of(l, a->parent) >= 0)
      return true;
    uint32_t start = told_end(a) > a->end ? told_end(a) : a->end;
    while (start < to && l->reading->text[start] == ' ') start++;
    if (a->verb == a->cue_end || start >= to) continue;
    if (!q_is_letter((uint8_t)l->reading->text[start]) || gap_between(l, start, to).words < 3)
      continue;
    QQuoteRecord *q = q_reading_quotation(l->reading);
    if (!q) return false;
    q->start = q->inner_start = a->content_start = start;
    q->end = q->inner_end = a->content_end = to;
    q->parent = -1;
    q->depth = 1;
    q->kind = Q_INDIRECT;
    q->closed = true;
    set(q, (int32_t)i, Q_EVIDENCE_BEFORE);
    return true;
  }
  return true;
}

/* How far a quotation without marks reaches, and how far it is trusted. */
static bool judge(const QLinker *l, size_t index) {
  QQuoteRecord *q = quotation(l, index);
  QTold told;
  uint32_t end = q->end;
  if ((q->kind != Q_INDIRECT && q->kind != Q_MIXED) || !q_told_read(&told, l, index)) return true;
  q_extent(l, index, &told);
  q->strength = q_trust(&told);
  if (q->end == end || q->parent >= 0) return true;
  return give_rest(l, q->end, end < told.sentence.end ? end : told.sentence.end);
}

/* added: the first of those that were added for this paragraph; more of them may be. */
static bool judge_paragraph(const QLinker *l, size_t added) {
  for (size_t i = l->paragraph->first_quotation; i < l->paragraph->quotations_end; i++)
    if (!judge(l, i)) return false;
  for (size_t i = added; i < l->reading->quotation_count; i++)
    if (!judge(l, i)) return false;
  return true;
}

bool q_link(QReading *reading) {
  QLinker l = {.reading = reading, .given = reading->attribution_count};
  size_t marked = reading->marked_count, given = reading->quotation_count;
  QParagraph *before = NULL;
  for (size_t i = 0; i < reading->paragraph_count; i++) {
    QParagraph *p = &reading->paragraphs[i];
    l.paragraph = p;
    if (!link_paragraph(&l, before ? &before->tail : NULL, p)) return false;
    if (before) close_paragraph(&l, before, p);
    size_t added = reading->quotation_count;
    if (!q_content(&l)) return false;
    if (!judge_paragraph(&l, added)) return false;
    before = p;
  }
  if (before) close_paragraph(&l, before, NULL);
  if (reading->quotation_count > given) q_reading_order_quotations(reading, given);
  if (reading->attribution_count > l.given) {
    q_choose_drop(&l, marked);
    q_reading_order(reading, l.given, marked);
  }
  return true;
}
