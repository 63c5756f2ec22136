#include "attribution/rank.h"

#include <string.h>

#include "attribution/sums.h"
#include "attribution/rank_weights.h"
#include "quoth.h"

/* The training script's program listens here. */
#ifndef Q_RANK_HEAR
#define Q_RANK_HEAR(place, pair, features) ((void)0)
#endif

enum {
  NONE_UNLIKELY = 1500, /* in doubt somebody of the sentence said it */
  PLAIN = 3000          /* more than what is learned of others */
};

static unsigned bucket(int d) {
  return d < 3 ? (unsigned)d : d < 5 ? 3 : d < 8 ? 4 : d < 13 ? 5 : 6;
}

static unsigned most(int value, unsigned limit) {
  return value < 0 ? 0 : (unsigned)value < limit ? (unsigned)value : limit;
}

static bool is_quoted(const QItem *w) { return q_punct(w, Q_QUOTED); }

/* ---- The quotation ------------------------------------------------------ */

typedef struct {
  bool low;       /* it begins with a small letter */
  unsigned words; /* up to 6 */
  uint8_t end;    /* 0 none, 1 comma, 2 stop, 3 ? or !, 4 other */
  unsigned sign;  /* directly before it: 0 a word, 1 comma, 2 colon, 3 another sign, 4 nothing */
  unsigned word;  /* what the word before it is */
} QQuoted;

static QQuoted quoted(const QRankPlace *p) {
  const QSentence *s = p->sentence;
  const QQuoteRecord *q = &p->reading->quotations[s->quotation[p->item]];
  const char *text = p->reading->text;
  QQuoted r = {.sign = 4};
  uint32_t at = q->inner_start, end = q->inner_end;
  r.low = at < end && q_is_lower_ascii(text[at]);
  bool in_word = false;
  for (; at < end && r.words < 6; at++) {
    bool letter = q_is_letter((uint8_t)text[at]) || q_is_digit(text[at]);
    r.words += letter && !in_word;
    in_word = letter || text[at] == '\'' || text[at] == '-' || (text[at] & 0x80);
  }
  while (end > q->inner_start && (text[end - 1] == ' ' || text[end - 1] == '\n')) end--;
  char last = end > q->inner_start ? text[end - 1] : 0;
  r.end = last == ',' ? 1 : last == '.' ? 2 : last == '?' || last == '!' ? 3 : last == '-' ? 4 : 0;
  if (p->item == 0) return r;
  const QItem *w = &s->clause.item[p->item - 1];
  r.sign = q_is_word(w) ? 0 : q_punct(w, ',') ? 1 : q_punct(w, ':') ? 2 : 3;
  if (r.sign > 0) return r;
  r.word = q_has(w, Q_WORD_POSSESSIVE) || (w->shape & Q_POSSESSIVE) ? 1
           : q_has(w, Q_WORD_DETERMINER)                            ? 2
           : w->id == W_THAT                                        ? 3
           : w->id == W_AS                                          ? 4
           : w->id == W_OF                                          ? 5
           : w->id == W_TO                                          ? 6
           : q_has(w, Q_WORD_PREPOSITION)                           ? 7
           : q_has(w, Q_WORD_CUE)                                   ? 8
           : q_has(w, Q_WORD_AUXILIARY)                             ? 9
           : q_has(w, Q_WORD_CONJUNCTION)                           ? 10
           : q_has(w, Q_WORD_NOUN)                                  ? 11
           : q_has(w, Q_WORD_ADVERB)                                ? 12
           : q_has(w, Q_WORD_VERB)                                  ? 13
           : w->id == W_HIM                                         ? 14
           : (w->shape & Q_CAPITAL)                                 ? 15
                                                                    : 16;
  return r;
}

/* ---- Between ------------------------------------------------------------ */

typedef struct {
  int words, verbs, subjects, commas, quotations;
  bool that, who, conjunction, semicolon, bracket, colon;
} QBetween;

static QBetween between(const QClause *c, int from, int to) {
  QBetween b = {0};
  for (int i = from; i < to; i++) {
    const QItem *w = &c->item[i];
    if (!q_is_word(w)) {
      b.commas += w->mark == ',';
      b.semicolon |= w->mark == ';';
      b.bracket |= w->mark == '(' || w->mark == ')' || w->mark == '-';
      b.colon |= w->mark == ':';
      b.quotations += w->mark == Q_QUOTED;
      continue;
    }
    b.words++;
    b.verbs += q_is_verb(w);
    b.subjects += q_is_pronoun(w) || (q_in_name(w) && !(i > from && q_in_name(&c->item[i - 1])));
    b.that |= w->id == W_THAT;
    b.who |= w->id == W_WHO;
    b.conjunction |= w->id == W_AND;
  }
  return b;
}

/* ---- Features ----------------------------------------------------------- */

static void describe_none(const QRankPlace *p, const QQuoted *q, QSum *f) {
  const QClause *c = &p->sentence->clause;
  unsigned words = 0;
  for (unsigned i = 0; i < c->count && words < 8; i++) words += q_is_word(&c->item[i]);
  bool first = p->sentence->quotation[p->item] == (int32_t)p->paragraph->first_quotation;
  q_sum_put(f, 0, p->evidence);
  q_sum_put(f, 1,
            q->low + 2u * first + 4u * (p->item == 0) + 8u * (p->paragraph->head.marks[0] != 0));
  q_sum_put(f, 2, bucket((int)words) + 7u * (p->item == 0) + 14u * q->low);
  q_sum_put(f, 3, most((int)p->pairs->count, 4) + 5u * q->low);
  q_sum_put(f, 4, q->words + 7u * q->low);
  q_sum_put(f, 5, q->sign + 5u * q->end);
  q_sum_put(f, 6, q->sign ? 20 + q->sign : q->word);
}

/* A pair of the sentence before. */
static void describe_before(const QRankPlace *p, const QQuoted *q, const QPair *pair, QSum *f) {
  const QClause *c = &p->pairs->before->clause;
  bool tree = pair->attribution >= 0, paragraph = p->pairs->before->start == p->paragraph->start;
  unsigned after = 0, before = 0;
  for (unsigned i = 0; i < p->pairs->count; i++) {
    const QPair *other = &p->pairs->pair[i];
    if (!other->before) continue;
    after += other->from > pair->from;
    before += other->from < pair->from;
  }
  unsigned who = pair->source.to > pair->source.from ? (unsigned)pair->source.kind : 5;
  unsigned quotations = most((int)p->pairs->before->quotations, 2);
  bool whole = p->sentence->clause.count == 1;
  q_sum_put(f, 40, pair->kind + 8u * tree + 16u * (after == 0));
  q_sum_put(f, 41, who + 6u * (before == 0) + 12u * (after == 0));
  q_sum_put(f, 42, q->low + 2u * tree + 4u * quotations + 12u * whole);
  q_sum_put(f, 43, most((int)after, 3) + 4u * most((int)before, 3) + 16u * paragraph);
  q_sum_put(f, 44, (pair->reach & 7u) + 8u * (q_punct(&c->item[c->count - 1], ':')) + 16u * tree);
  q_sum_put(f, 45, pair->form + 5u * (pair->to >= (int)c->count) + 10u * tree);
  q_sum_put(f, 46, pair->kind + 8u * (p->paragraph->head.marks[0] != 0) + 16u * (quotations > 0));
}

/* ---- How its clause stands ------------------------------------------------ */

static bool is_same_source(const QPair *a, const QPair *b) {
  return a->before == b->before && a->source.from == b->source.from &&
         a->source.to > a->source.from;
}

/* What the word before a cue, or a source, is. */
static unsigned opener(const QClause *c, int from) {
  if (from == 0) return 0;
  const QItem *w = &c->item[from - 1];
  if (!q_is_word(w)) return q_punct(w, ',') ? 1 : is_quoted(w) ? 2 : 3;
  if (w->id == W_THAT) return 4;
  if (w->id == W_WHAT || w->id == W_WHO) return 5;
  if (w->id == W_AND) return 6;
  if (q_has(w, Q_WORD_PREPOSITION)) return 7;
  if (q_has(w, Q_WORD_CONJUNCTION)) return 8;
  return 9;
}

/* How a pair's source stands to that of the quotation in front: 0 there is none, 1 the same place,
 * 2 the same words, 3 another. */
static unsigned to_previous(const QRankPlace *p, const QPair *pair) {
  if (p->previous < 0 || pair->source.to <= pair->source.from) return 0;
  const QSentence *s = q_pair_sentence(p->pairs, pair, p->sentence);
  const QAttributionRecord *a = &p->reading->attributions[p->previous];
  uint32_t start = s->from[pair->source.from], end = s->to[pair->source.to - 1];
  if (a->source_start < end && start < a->source_end) return 1;
  const char *text = p->reading->text;
  uint32_t length = end - start;
  return length == a->source_end - a->source_start &&
                 memcmp(text + start, text + a->source_start, length) == 0
             ? 2
             : 3;
}

/* A pair before the quotation, among the others before it. */
static void describe_left(const QRankPlace *p, const QPair *pair, unsigned speech, QSum *f) {
  unsigned clauses = 0, nearer = 0;
  for (unsigned i = 0; i < p->pairs->count; i++) {
    const QPair *other = &p->pairs->pair[i];
    if (other->before || other->from <= pair->from || other->from >= p->item) continue;
    if (other->kind > Q_CUE_UNKNOWN) continue;
    if (is_same_source(pair, other)) {
      unsigned near = other->kind <= Q_CUE_BELIEF ? 2 : 1;
      nearer = near > nearer ? near : nearer;
    } else if (other->form < 2 && other->reach != Q_REACH_LAST && other->reach != Q_REACH_FIRST) {
      clauses++;
    }
  }
  bool tree = pair->attribution >= 0;
  q_sum_put(f, 48, most((int)clauses, 2) + 3u * tree + 6u * speech);
  q_sum_put(f, 49, nearer + 3u * speech + 12u * tree);
}

static void describe(const QRankPlace *p, const QQuoted *q, const QPair *pair, unsigned index,
                     QSum *f) {
  if (pair->before) {
    describe_before(p, q, pair, f);
    return;
  }
  const QClause *c = &p->sentence->clause;
  int item = p->item;
  bool has_source = pair->source.to > pair->source.from;
  int left = has_source && pair->source.from < pair->from ? pair->source.from : pair->from;
  int right = has_source && pair->source.to > pair->to ? pair->source.to : pair->to;
  unsigned side = right <= item ? 0 : left > item ? 1 : 2;
  QBetween b = side == 0   ? between(c, pair->to, item)
               : side == 1 ? between(c, item + 1, left)
                           : between(c, item + 1, pair->from);
  if (side == 0 && right > pair->to) b = between(c, right, item);
  unsigned d = bucket(b.words), kind = pair->kind;
  unsigned near = d == 0 ? 0 : d < 3 ? 1 : d < 5 ? 2 : 3;
  unsigned who = has_source ? (unsigned)pair->source.kind : 5;
  if (has_source && c->item[pair->source.from].id == W_IT) who = 6;
  bool tree = pair->attribution >= 0;
  unsigned speech = kind == Q_CUE_SPEECH                          ? 0
                    : kind == Q_CUE_BELIEF || kind == Q_CUE_WEAK  ? 1
                    : kind == Q_CUE_VERB || kind == Q_CUE_UNKNOWN ? 2
                                                                  : 3;
  bool proposed = tree && pair->attribution == p->proposed;
  q_sum_put(f, 8, proposed ? p->evidence : tree ? 14 : p->evidence ? 15 : 16);
  q_sum_put(f, 9, side * 7 + d);
  q_sum_put(f, 10, side * 8 + kind);
  q_sum_put(f, 11 + (side > 0), near * 8 + kind);
  q_sum_put(f, 13, pair->form * 3 + side + 15u * tree);
  q_sum_put(f, 14, who * 3 + side);
  q_sum_put(f, 15, q->low + 2 * (side + 3 * near));
  q_sum_put(f, 16, q->sign * 3 + side + 15u * (speech == 0));
  q_sum_put(f, 17, q->end * 6u + side * 2 + (near == 0));
  q_sum_put(f, 18, most(b.verbs, 3) + 4 * (side + 3 * b.that));
  q_sum_put(f, 19, most(b.subjects, 3) + 4 * (side + 3 * b.conjunction));
  q_sum_put(f, 20, most(b.commas, 2) + 3 * (side + 3 * b.who));
  q_sum_put(f, 21, most(b.quotations, 2) + 3 * (side + 3 * q->low));
  q_sum_put(f, 22, pair->reach * 3 + side);
  q_sum_put(f, 23, (q->sign ? 20 + q->sign : q->word));
  if (side == 0 && near < 2) q_sum_put(f, 24 + near, (q->sign ? 20 + q->sign : q->word));
  q_sum_put(f, 26, side * 8u + b.semicolon * 4u + b.bracket * 2u + b.colon);
  /* nearest on its side */
  unsigned rank = 0;
  for (unsigned i = 0; i < p->pairs->count && rank < 3; i++) {
    const QPair *other = &p->pairs->pair[i];
    if (i == index || other->before || other->from == pair->from) continue;
    if (side == 0 ? other->from > pair->from && other->from < item
                  : side == 1 && other->from > item && other->from < pair->from)
      rank++;
  }
  q_sum_put(f, 27, rank * 3 + side + 12u * (speech == 0));
  q_sum_put(f, 28, speech * 8 + q->low * 4u + (side > 0 ? 2u : 0) + (near < 2));
  if (has_source) {
    const QItem *before = pair->source.from > 0 ? &c->item[pair->source.from - 1] : NULL;
    unsigned what = !before                             ? 0
                    : is_quoted(before)                 ? 1
                    : !q_is_word(before)                ? 2
                    : q_has(before, Q_WORD_PREPOSITION) ? 3
                    : before->id == W_AND               ? 4
                    : q_has(before, Q_WORD_CONJUNCTION) ? 5
                                                        : 6;
    q_sum_put(f, 29, what * 3 + side);
    const QItem *head = &c->item[pair->source.to - 1];
    unsigned owned = (head->shape & Q_POSSESSIVE) ? 1 : 0;
    q_sum_put(f, 30, owned * 2 + (pair->source.from < pair->from));
    if (side == 1 && near == 0)
      q_sum_put(f, 31, ((c->item[left].shape & Q_CAPITAL) != 0) + 2u * (q->end == 2) + 4u * who);
  }
  q_sum_put(f, 32, q->words + 7 * side);
  q_sum_put(f, 33, kind * 4 + side + 3u * (side == 0 && p->paragraph->head.marks[0] != 0));
  /* the item after the cue */
  const QItem *next = pair->to < (int)c->count ? &c->item[pair->to] : NULL;
  unsigned follows = !next                             ? 0
                     : is_quoted(next)                 ? 1
                     : q_punct(next, ',')              ? 2
                     : !q_is_word(next)                ? 3
                     : next->id == W_THAT              ? 4
                     : next->id == W_TO                ? 5
                     : next->id == W_HIM               ? 6
                     : q_has(next, Q_WORD_PREPOSITION) ? 7
                     : q_has(next, Q_WORD_CONJUNCTION) ? 8
                     : q_is_pronoun(next)              ? 9
                     : q_is_determiner(next)           ? 10
                     : q_in_name(next)                 ? 11
                     : q_has(next, Q_WORD_ADVERB)      ? 12
                                                       : 13;
  if (kind == Q_CUE_SIGN) {
    unsigned sign = q_punct(&c->item[pair->from], ':') ? 0
                    : q_is_word(&c->item[pair->from])  ? 1
                                                       : 2;
    q_sum_put(f, 37, sign * 9 + side * 3 + (near < 2 ? near : 2));
  }
  unsigned speakers = 0; /* pairs of speech between */
  for (unsigned i = 0; i < p->pairs->count && speakers < 2; i++) {
    const QPair *other = &p->pairs->pair[i];
    if (other->before || other->from == pair->from || other->kind > Q_CUE_BELIEF) continue;
    if (side == 0 ? other->from > pair->from && other->from < item
                  : side == 1 && other->from > item && other->from < pair->from)
      speakers++;
  }
  q_sum_put(f, 38, speakers + 3 * (side + 3 * (speech < 3 ? speech : 2)));
  if (side == 1) {
    bool comma = left > item + 1 && q_punct(&c->item[left - 1], ',');
    int rest = (int)c->count - right;
    q_sum_put(f, 39, comma + 2u * most(rest, 3) + 8u * speech);
  }
  q_sum_put(f, 47, pair->reach * 3 + (speech < 3 ? speech : 2));
  q_sum_put(f, 52, to_previous(p, pair) + 4u * side + 12u * q->low);
  if (side == 0) describe_left(p, pair, speech, f);
  unsigned opens = opener(c, pair->from);
  q_sum_put(f, 50, most((int)opens, 9) + 10u * (pair->form < 2 ? 0 : pair->form == 2 ? 1 : 2));
  if (has_source) q_sum_put(f, 51, opener(c, pair->source.from) + 10 * side);
  bool own = pair->reach == Q_REACH_SUBJECT || (tree && pair->form < 2);
  if (near < 2 && side == 0)
    q_sum_put(f, 53, most((int)q->sign, 2) + 3u * (speech < 3 ? speech : 2) + 9u * own);
  q_sum_put(f, 54, who + 7u * speech);
  q_sum_put(f, 34, follows + 14u * (side > 0));
  q_sum_put(f, 35, speech * 7 + d + 0u);
  if (side > 0) q_sum_put(f, 36, speech * 7 + d);
}

/* A colon tells of what follows it, up to the next colon. */
static bool tells_of_another(const QRankPlace *p, const QPair *pair) {
  const QItem *item = p->sentence->clause.item;
  if (pair->before || !q_punct(&item[pair->from], ':')) return false;
  return pair->from > p->item || (pair->to < p->item && q_punct(&item[pair->to], Q_QUOTED) &&
                                  q_punct(&item[p->item - 1], ':'));
}

/* Somebody said, “...”: the grammar's own, with nothing between, and no part of a longer tale. */
static bool is_plain(const QRankPlace *p, const QPair *pair) {
  if (p->evidence != Q_EVIDENCE_BEFORE || pair->attribution < 0 || pair->before) return false;
  if (pair->attribution != p->proposed || pair->kind != Q_CUE_SPEECH || pair->form > 1)
    return false;
  int end = pair->to > pair->source.to ? pair->to : pair->source.to;
  return pair->source.to > pair->source.from && end <= p->item &&
         between(&p->sentence->clause, end, p->item).words == 0;
}

/* “...” — X “...” — Y: each is signed. */
static bool is_signed(const QRankPlace *p, const QPair *pair) {
  const QClause *c = &p->sentence->clause;
  if (pair->before || pair->kind != Q_CUE_SIGN || pair->reach != Q_REACH_AFTER) return false;
  if (pair->from != p->item + 1 || pair->source.kind != Q_NAME) return false;
  int end = pair->source.to;
  return end > pair->to && (end == (int)c->count || q_punct(&c->item[end], Q_QUOTED));
}

int q_rank(const QRankPlace *place, unsigned *strength) {
  QQuoted q = quoted(place);
  QSum f = {.count = 0};
  describe_none(place, &q, &f);
  Q_RANK_HEAR(place, NULL, &f);
  int32_t none = q_sum_of(&f, q_rank_weights), best = none - NONE_UNLIKELY;
  int found = -1;
  for (unsigned i = 0; i < place->pairs->count; i++) {
    const QPair *pair = &place->pairs->pair[i];
    if (tells_of_another(place, pair)) continue;
    f.count = 0;
    describe(place, &q, pair, i, &f);
    Q_RANK_HEAR(place, pair, &f);
    bool plain = is_plain(place, pair) || is_signed(place, pair);
    int32_t score = q_sum_of(&f, q_rank_weights) + (plain ? PLAIN : 0);
    if (score <= best) continue;
    best = score;
    found = (int)i;
  }
  int32_t margin = (best - none + NONE_UNLIKELY) / 1000;
  *strength = margin < 0 ? 0 : margin > 7 ? 7 : (unsigned)margin;
  return found;
}
