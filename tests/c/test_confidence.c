/* How sure answers are: what is surer than what, that it rises with what speaks for an answer, and
 * that the list of weights is one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "attribution/confidence.h"
#include "attribution/confidence_weights.h"
#include "attribution/features.h"
#include "document/document.h"

static QDocument *open_text(const char *text) {
  QDocument *document;
  QOptions options = {.paragraphs = Q_PARAGRAPHS_BLANK};
  assert_int_equal(quoth_document_open(text, strlen(text), &options, &document), Q_OK);
  return document;
}

/* The confidence in the speaker of the quotation in marks that begins with some words. */
static uint32_t confidence_of(const char *text, const char *words) {
  QDocument *document = open_text(text);
  assert_int_equal(quoth_sources(document), Q_OK);
  QCursor cursor = quoth_cursor(document, (QRange){0, UINT32_MAX});
  QQuotation q;
  QSpeaker speaker;
  do {
    assert_true(quoth_next_quotation(document, &cursor, &q));
  } while (q.kind != Q_DIRECT || strncmp(text + q.inner.start, words, strlen(words)) != 0);
  assert_true(quoth_speaker(document, &q, &speaker));
  assert_true(speaker.source != Q_NO_SOURCE);
  quoth_document_free(document);
  return speaker.confidence;
}

#define TWO_PEOPLE "Mary Smith met Tom Hall in the garden.\n\n"
#define TWO_MEN "Tom Hall met Jack Stone in the garden. Tom Hall knew that Jack Stone was ill.\n\n"

/* The pronoun is that of the one man, or of one of two. */
static const char ONE_MAN[] =
    TWO_PEOPLE "“Good morning,” said Mary Smith.\n\n“It is fine,” he said.\n\n"
               "“And warm,” said Mary Smith.\n";
static const char EITHER_MAN[] =
    TWO_MEN "“Good morning, sir.”\n\n“It is fine,” he said.\n\n“And warm, too.”\n";

/* Untagged, between tags that agree, and with nothing around it. */
static const char IN_TURN[] = TWO_PEOPLE
    "“Good morning,” said Mary Smith.\n\n“Good morning,” said Tom Hall.\n\n“Are you well?”\n\n"
    "“I am,” said Tom Hall.\n\n“I am glad,” said Mary Smith.\n";
static const char LOST[] =
    TWO_MEN "George Lake came with Paul Wood and Henry Ford. They all sat.\n\n"
            "“Are you well?”\n\nNobody looked up.\n\n“I am glad.”\n";

static void test_sure(void **state) {
  (void)state;
  uint32_t named = confidence_of(IN_TURN, "Good morning");
  uint32_t he = confidence_of(ONE_MAN, "It is fine"),
           either = confidence_of(EITHER_MAN, "It is fine");
  uint32_t in_turn = confidence_of(IN_TURN, "Are you well?"),
           lost = confidence_of(LOST, "I am glad");
  assert_true(named >= 90 && named <= 99);
  assert_true(he > either);
  assert_true(in_turn > lost);
  assert_true(named >= he && named >= in_turn);
  assert_true(either < 90 && lost < 80);
}

static void test_news(void **state) {
  (void)state;
  static const char text[] =
      "The council voted to close the road on Monday.\n\n"
      "“We had no choice,” said Ann Lee, the mayor. “The bridge is not safe.”\n\n"
      "Lee thanked Peter Cole, whose letter to the council had called for a “wise decision” on "
      "it.\n\n"
      "“We will go to court,” Peter Cole said.\n";
  assert_true(confidence_of(text, "We had no choice") >= 90);
  assert_true(confidence_of(text, "wise decision") < 90);
}

static void test_given(void **state) {
  (void)state;
  static const char text[] = TWO_MEN "<!-- quoth: speaker Jack Stone -->\n\n“Good morning, sir.”\n";
  assert_int_equal(confidence_of(text, "Good morning"), 100);
}

static void test_reported(void **state) {
  (void)state;
  static const char text[] = "Mary Smith said that it rained. She added that it was late.\n";
  QDocument *document = open_text(text);
  assert_int_equal(quoth_sources(document), Q_OK);
  QCursor cursor = quoth_cursor(document, (QRange){0, UINT32_MAX});
  QQuotation named, stood_for;
  QSpeaker speaker, other;
  assert_true(quoth_next_quotation(document, &cursor, &named));
  assert_true(quoth_next_quotation(document, &cursor, &stood_for));
  assert_true(quoth_speaker(document, &named, &speaker));
  assert_true(quoth_speaker(document, &stood_for, &other));
  assert_int_equal(speaker.source, other.source);
  assert_true(speaker.confidence >= 90);
  assert_true(other.confidence < 90);
  quoth_document_free(document);
}

/* ---- One turn, with what the decoder makes of it ------------------------------------------ */

enum {
  MOST_TURNS = 16
};

typedef struct {
  QDocument *document;
  QLore lore;
  QScene scene;
  QStage stages[MOST_TURNS];
  QAnswer answers[MOST_TURNS];
  QLattice lattices[MOST_TURNS];
  QDecoded decoded[MOST_TURNS];
} Talk;

static void begin_talk(Talk *talk, const char *text) {
  memset(talk, 0, sizeof *talk);
  talk->document = open_text(text);
  const QPeople *people = q_company_people(talk->document);
  assert_non_null(people);
  assert_true(q_lore_read(&talk->lore, people));
  QBlockPlace place = q_block_at(talk->document, 0);
  while (!q_block_speaks(&place)) assert_true(q_block_next(&place));
  QExtent extent = q_extent_from(place);
  assert_true(q_scene_read(&talk->scene, talk->document, people, &talk->lore, &extent));
  uint32_t count = (uint32_t)talk->scene.turn_count;
  assert_true(count <= MOST_TURNS);
  int32_t supposed[MOST_TURNS];
  q_sieves_stage(&talk->scene, UINT32_MAX, supposed, talk->stages, talk->answers);
  QDecoder *decoder = q_decoder_new();
  for (uint32_t t = 0; t < count; t++)
    q_lattice_make(&talk->scene, talk->stages, talk->answers, t, q_weights(), &talk->lattices[t]);
  assert_true(q_decode(decoder, talk->lattices, count, talk->decoded, NULL));
  q_decoder_free(decoder);
}

static void end_talk(Talk *talk) {
  q_scene_free(&talk->scene);
  q_lore_free(&talk->lore);
  quoth_document_free(talk->document);
}

static uint8_t ask(const Talk *talk, uint32_t turn) {
  QOutcome outcome =
      q_outcome(&talk->scene, talk->stages, talk->answers, talk->lattices, talk->decoded);
  return q_confidence(&outcome, turn, talk->scene.turns[turn].first_quotation);
}

static void test_rises(void **state) {
  (void)state;
  static const char *const texts[] = {ONE_MAN, EITHER_MAN, IN_TURN, LOST};
  unsigned turns = 0;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    Talk talk;
    begin_talk(&talk, texts[i]);
    for (uint32_t t = 0; t < talk.scene.turn_count; t++) {
      if (talk.lattices[t].count < 2) continue;
      QDecoded *d = &talk.decoded[t];
      uint8_t first = 0, last = 0;
      for (unsigned thousandths = 10; thousandths < 1000; thousandths++) {
        for (uint32_t c = 0; c < talk.lattices[t].count; c++) d->marginals[c] = 0;
        d->marginals[d->best] = thousandths / 1000.0;
        d->marginals[d->best ? 0 : 1] = 1 - thousandths / 1000.0;
        uint8_t now = ask(&talk, t);
        assert_true(now >= last);
        last = now;
        if (thousandths == 10) first = now;
      }
      assert_true(last > first);
      turns++;
    }
    end_talk(&talk);
  }
  assert_true(turns >= 6);
}

static void test_asked_again(void **state) {
  (void)state;
  Talk talk;
  begin_talk(&talk, IN_TURN);
  uint8_t forwards[MOST_TURNS];
  uint32_t count = (uint32_t)talk.scene.turn_count;
  for (uint32_t t = 0; t < count; t++) forwards[t] = ask(&talk, t);
  for (uint32_t t = count; t-- > 0;) assert_int_equal(ask(&talk, t), forwards[t]);
  end_talk(&talk);
}

/* ---- The list ------------------------------------------------------------------------------ */

static void test_list(void **state) {
  (void)state;
  size_t shares = Q_SURE_GROUPS * Q_GROUP_VALUES;
  assert_int_equal(sizeof q_confidence_weights / sizeof *q_confidence_weights,
                   shares + Q_SURE_STEPS);
  for (size_t i = shares; i < shares + Q_SURE_STEPS; i++) {
    assert_in_range(q_confidence_weights[i], 1, 99);
    if (i > shares) assert_true(q_confidence_weights[i] >= q_confidence_weights[i - 1]);
  }
  assert_true(q_confidence_weights[shares] < 50);
  assert_true(q_confidence_weights[shares + Q_SURE_STEPS - 1] > 95);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_sure),  cmocka_unit_test(test_news),
      cmocka_unit_test(test_given), cmocka_unit_test(test_reported),
      cmocka_unit_test(test_rises), cmocka_unit_test(test_asked_again),
      cmocka_unit_test(test_list),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
