#include "lint/facts.h"

#include "lint/apostrophes.h"
#include "lint/coded.h"
#include "lint/pair.h"
#include "lint/stops.h"

/* What shows a custom, and how far the other may be from it: where the rest is more, both are in
 * use. */
enum {
  SPEECHES = 10,
  SPEECHES_OF_OTHER = 10, /* one of so many */
  FIRST_OF_OTHER = 3,
  STOPS = 10,
  STOPS_OF_OTHER = 10,
};

/* Straight marks are what code has. */
static void count_quotation(QFacts *facts, const QView *view, QCoded *coded, uint32_t quotation) {
  const QQuoteRecord *q = &view->records->quotations[quotation];
  if (!q_is_marked(q)) return;
  QPair pair = q_pair_of(view, q);
  if (pair.shape == Q_SHAPE_STRAIGHT && q_coded_at(coded, q->start)) return;
  facts->alike += q_is_alike(view, q);
  if (pair.family == Q_FAMILY_OTHER) return;
  facts->curly += pair.shape == Q_SHAPE_CURLY;
  facts->straight += pair.shape == Q_SHAPE_STRAIGHT;
  if (q_is_tagged_speech(view, quotation)) {
    facts->double_speech += pair.family == Q_FAMILY_DOUBLE;
    facts->single_speech += pair.family == Q_FAMILY_SINGLE;
  }
  uint32_t at;
  QStopPlace place = q_stop_place(view, quotation, &at);
  facts->stops_inside += place == Q_STOP_INSIDE;
  facts->stops_outside += place == Q_STOP_OUTSIDE;
}

static bool has_quotation(const QView *view) {
  for (uint32_t i = view->first_quotation; i < view->quotations_end; i++) {
    if (q_is_opened(&view->records->quotations[i])) return true;
  }
  return false;
}

/* The mark that a paragraph begins with. */
static void count_first(QFacts *facts, const QView *view) {
  const QQuoteRecord *q = &view->records->quotations[view->first_quotation];
  if (!q_is_opened(q) || q_skip_space(view, view->start) != q->start) return;
  QFamily family = q_opening_of(view, q).family;
  facts->double_first += family == Q_FAMILY_DOUBLE;
  facts->single_first += family == Q_FAMILY_SINGLE;
}

void q_facts_count(QFacts *facts, const QView *view) {
  facts->quoted += has_quotation(view);
  facts->running += view->continued;
  if (view->first_quotation < view->quotations_end) {
    count_first(facts, view);
    QCoded coded = q_coded(view->text, view->start, view->end);
    for (uint32_t i = view->first_quotation; i < view->quotations_end; i++)
      count_quotation(facts, view, &coded, i);
  }
  QApostrophe a;
  QApostrophes walk = q_apostrophes(view->text, view->start, view->end);
  while (q_apostrophe_next(&walk, &a)) {
    facts->straight_apostrophes += a.straight;
    facts->curly_apostrophes += !a.straight;
  }
}

void q_facts_add(QFacts *sum, const QFacts *facts) {
  sum->curly += facts->curly;
  sum->straight += facts->straight;
  sum->alike += facts->alike;
  sum->quoted += facts->quoted;
  sum->running += facts->running;
  sum->curly_apostrophes += facts->curly_apostrophes;
  sum->straight_apostrophes += facts->straight_apostrophes;
  sum->double_speech += facts->double_speech;
  sum->single_speech += facts->single_speech;
  sum->double_first += facts->double_first;
  sum->single_first += facts->single_first;
  sum->stops_inside += facts->stops_inside;
  sum->stops_outside += facts->stops_outside;
}

/* The negative logarithm of the share of paragraphs that go on; in steps, so that an edit seldom
 * changes it. */
uint8_t q_facts_continuation(const QFacts *sum) {
  static const struct {
    double share;
    uint8_t cost;
  } STEPS[] = {{0.9, 1},    {0.6, 5},   {0.37, 10}, {0.22, 15},  {0.135, 20},
               {0.082, 25}, {0.05, 30}, {0.03, 35}, {0.018, 40}, {0.011, 45}};
  double share = (sum->running + 0.2) / (sum->quoted + 8.0);
  for (unsigned i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
    if (share >= STEPS[i].share) return STEPS[i].cost;
  }
  return 50;
}

/* The one that prevails; in a tie the typographic one. */
static QShape shape(uint32_t curly, uint32_t straight) {
  if (curly == 0 && straight == 0) return Q_SHAPE_NONE;
  return curly >= straight ? Q_SHAPE_CURLY : Q_SHAPE_STRAIGHT;
}

static bool prevails(uint32_t count, uint32_t other, uint32_t least, uint32_t of_other) {
  return count >= least && other <= count / of_other;
}

static QPlacement placement(const QFacts *sum, QLanguage language) {
  if (language == Q_LANGUAGE_US) return Q_PLACEMENT_INSIDE;
  if (language == Q_LANGUAGE_UK) return Q_PLACEMENT_OUTSIDE;
  if (prevails(sum->stops_inside, sum->stops_outside, STOPS, STOPS_OF_OTHER))
    return Q_PLACEMENT_INSIDE;
  if (prevails(sum->stops_outside, sum->stops_inside, STOPS, STOPS_OF_OTHER))
    return Q_PLACEMENT_OUTSIDE;
  return Q_PLACEMENT_ANY;
}

QCustom q_facts_custom(const QFacts *sum, QLanguage language) {
  QFamily speech = Q_FAMILY_OTHER;
  if (prevails(sum->double_speech, sum->single_speech, SPEECHES, SPEECHES_OF_OTHER))
    speech = Q_FAMILY_DOUBLE;
  if (prevails(sum->single_speech, sum->double_speech, SPEECHES, SPEECHES_OF_OTHER))
    speech = Q_FAMILY_SINGLE;
  return (QCustom){.shape = (uint8_t)shape(sum->curly, sum->straight),
                   .alike = sum->alike > sum->curly,
                   .apostrophe = (uint8_t)shape(sum->curly_apostrophes, sum->straight_apostrophes),
                   .speech = (uint8_t)speech,
                   .single =
                       speech == Q_FAMILY_SINGLE ||
                       prevails(sum->single_first, sum->double_first, SPEECHES, FIRST_OF_OTHER),
                   .placement = (uint8_t)placement(sum, language)};
}
