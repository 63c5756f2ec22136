#include "attribution/extent.h"

#include <string.h>

#include "attribution/extent_weights.h"
#include "attribution/sums.h"
#include "attribution/trust.h"

/* The training script's program listens here. */
#ifndef Q_EXTENT_HEAR
#define Q_EXTENT_HEAR(told, end, features) ((void)0)
#endif

/* ---- Small words ----------------------------------------------------------- */

/* Words that may begin what is no longer reported; the first is any other word. */
static const char joints[][10] = {
    "",      "and",   "but",    "while",  "as",     "when",  "because", "if",
    "after", "since", "though", "with",   "in",     "on",    "at",      "for",
    "from",  "to",    "by",     "during", "before", "which", "who",     "according",
    "that",  "or",    "saying", "where",  "so",     "of",    "despite", "until",
};

static unsigned joint_of(const QClause *c, const QItem *w) {
  const char *word = c->text + w->text;
  for (unsigned i = 1; i < sizeof joints / sizeof *joints; i++) {
    const char *joint = joints[i];
    if (joint[0] == word[0] && strlen(joint) == w->bytes && memcmp(word, joint, w->bytes) == 0)
      return i;
  }
  return 0;
}

/* ---- Where it may end -------------------------------------------------------- */

/* Signs: what an end stands before. */
enum {
  AT_END,
  AT_COMMA,
  AT_DASH,
  AT_SEMICOLON,
  AT_BRACKET,
  AT_OTHER,
  AT_WORD
};

static unsigned sign_at(const QTold *t, int i) {
  if (i >= t->end) return AT_END;
  const QItem *w = &t->sentence.clause.item[i];
  if (q_is_word(w)) return AT_WORD;
  return w->mark == ','                     ? AT_COMMA
         : w->mark == '-'                   ? AT_DASH
         : w->mark == ';' || w->mark == ':' ? AT_SEMICOLON
         : w->mark == '(' || w->mark == ')' ? AT_BRACKET
                                            : AT_OTHER;
}

static bool is_time(const QItem *w) { return q_has(w, Q_WORD_CALENDAR) || w->id == W_TIME; }

/* Tuesday, last week, earlier this year: the writer's own, after what is told. */
static bool starts_time(const QClause *c, int i) {
  const QItem *w = &c->item[i], *before = &c->item[i - 1], *next = q_word_at(c, i + 1);
  if (q_has(before, Q_WORD_FUNCTION | Q_WORD_NUMBER_WORD) || (before->shape & Q_NUMBER))
    return false;
  if (is_time(w)) return !q_in_description(before) || q_has(w, Q_WORD_CALENDAR);
  return next && is_time(next) && q_has(w, Q_WORD_DETERMINER | Q_WORD_ADVERB) && !w->ending;
}

static bool may_end(const QClause *c, int i) {
  const QItem *w = &c->item[i], *before = &c->item[i - 1];
  if (!q_is_word(w)) return !q_punct(w, Q_QUOTED);
  bool quoted = q_punct(before, Q_QUOTED);
  if (!q_is_word(before) && !quoted) return false;
  if (!quoted && starts_time(c, i)) return true;
  if (q_has(before, Q_WORD_FUNCTION) && !quoted) return false;
  return q_has(w, Q_WORD_CONJUNCTION | Q_WORD_PREPOSITION);
}

static unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

static unsigned steps(unsigned n) { return n < 4 ? n : n < 7 ? 4 : n < 12 ? 5 : n < 20 ? 6 : 7; }

/* cue: q_cue_of */
static void describe_end(const QTold *t, unsigned cue, int end, QSum *f) {
  const QClause *c = &t->sentence.clause;
  unsigned sign = sign_at(t, end);
  int next = end + (sign != AT_END && sign != AT_WORD), piece = next;
  while (piece < t->end && (q_is_word(&c->item[piece]) || q_punct(&c->item[piece], Q_QUOTED)))
    piece++;
  const QItem *w = next < t->end ? &c->item[next] : NULL;
  QToldCount in = q_told_count(t, t->from, end), out = q_told_count(t, next, t->end);
  QToldCount part = q_told_count(t, next, piece); /* to the next sign */
  unsigned what = w ? q_told_class(w) : Q_TOLD_NOTHING;
  unsigned then = w && next + 1 < t->end ? q_told_class(w + 1) : Q_TOLD_NOTHING;
  unsigned joint = w && q_is_word(w) ? joint_of(c, w) : 0;
  bool that = c->item[t->from].id == W_THAT, last = piece >= t->end;
  bool whole = in.verbs > 0 || q_told_class(&c->item[t->from]) == Q_TOLD_PREPOSITION;
  unsigned inside = sign == AT_WORD ? 2 : 1;
  q_sum_put(f, 0, sign + 7u * least(in.commas, 3));
  q_sum_put(f, inside, joint);
  q_sum_put(f, 2 + inside, what);
  q_sum_put(f, 5, then);
  q_sum_put(f, 6, steps(in.words) + 8u * (sign == AT_WORD) + 16u * whole);
  q_sum_put(f, 7, steps(out.words) + 8u * least(sign, 2));
  q_sum_put(f, 8, steps(part.words) + 8u * (part.verbs > 0) + 16u * last);
  q_sum_put(f, 9, sign + 7u * least(sign_at(t, piece), 3));
  q_sum_put(f, 10,
            (in.verbs > 0) + 2u * (out.verbs > 0) + 4u * (part.verbs > 0) + 8u * (sign == AT_WORD));
  q_sum_put(f, 11, cue + 7u * least(sign, 3));
  q_sum_put(f, 12, that + 2u * whole + 4u * sign);
  q_sum_put(f, 13, t->under + 2u * least(in.commas, 2) + 6u * least(sign, 3));
  q_sum_put(f, 14,
            (out.said > 0) + 2u * (part.said > 0) + 4u * (part.pronouns > 0) + 8u * least(sign, 3));
  q_sum_put(f, 15, (in.quotations > 0) + 2u * (out.quotations > 0) + 4u * sign);
  q_sum_put(f, 16, q_told_class(&c->item[end - 1]));
  q_sum_put(f, 17, least(in.verbs, 3) + 4u * (sign == AT_COMMA) + 8u * that + 16u * (joint > 0));
  q_sum_put(f, 18, (sign == AT_WORD && starts_time(c, end)) + 2u * last + 4u * (cue == 1));
}

/* ---- The choice ---------------------------------------------------------------- */

/* The best end, an item; the sentence's where no other is better. */
static int choose_end(const QTold *t) {
  const QClause *c = &t->sentence.clause;
  unsigned cue = q_cue_of(t->reading, t->quotation->attribution);
  int best = t->end;
  int32_t most = INT32_MIN;
  for (int end = t->end; end > t->from + 1; end--) {
    if (end < t->end && !may_end(c, end)) continue;
    QSum f = {.count = 0};
    describe_end(t, cue, end, &f);
    Q_EXTENT_HEAR(t, end, &f);
    int32_t sum = q_sum_of(&f, q_extent_weights);
    if (sum <= most) continue;
    most = sum;
    best = end;
  }
  return best;
}

/* Those of its quotations in marks that stand beyond its end are no parts of it. */
static void let_go(const QLinker *l, size_t index) {
  QQuoteRecord *q = quotation(l, index);
  q->kind = Q_INDIRECT;
  for (size_t i = index + 1; i < l->paragraph->quotations_end; i++) {
    QQuoteRecord *part = quotation(l, i);
    if (part->parent != (int32_t)index) continue;
    if (part->start >= q->end) {
      part->parent = q->parent;
    } else if (part->kind == Q_DIRECT || part->kind == Q_TERM) {
      q->kind = Q_MIXED;
    }
  }
}

static uint32_t sentence_end(const QTold *t) {
  uint32_t end = t->sentence.end;
  const char *text = t->reading->text;
  while (end > t->sentence.start && (q_is_blank((uint8_t)text[end - 1]) || text[end - 1] == '\n'))
    end--;
  return end;
}

void q_extent(const QLinker *l, size_t index, QTold *t) {
  QQuoteRecord *q = quotation(l, index);
  if (t->attribution->verb >= q->start || t->cut) return;
  int end = choose_end(t);
  uint32_t at = end < t->end ? t->sentence.to[end - 1] : sentence_end(t);
  if (at >= q->end) return;
  t->to = end;
  q->end = q->inner_end = at;
  QAttributionRecord *a = &l->reading->attributions[q->attribution];
  if (a->content_start == q->start) {
    a->content_end = at;
    if (a->end > at) a->end = at;
  }
  let_go(l, index);
}
