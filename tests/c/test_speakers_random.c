/* Random texts: who speaks after edits is who speaks in the text opened anew, whatever was asked
 * between them.
 *
 * usage: test_speakers_random [--edits N] [--seed S] */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document/document.h"
#include "random_text.h"
#include "same_speakers.h"

#ifdef __SANITIZE_ADDRESS__
static unsigned long edits = 3000;
#else
static unsigned long edits = 12000;
#endif
static unsigned long seed = 20261124;

enum {
  EDITS_A_TEXT = 30,
  PAGE = 600
};

static const QPart PARTS[] = {
    Q_PART("“I agree,” said Tom Hall. "),
    Q_PART("“So do I,” said Mary. "),
    Q_PART("“Do you, Tom?” she asked. "),
    Q_PART("“Never,” he said. “Never.” "),
    Q_PART("Mary Smith smiled. "),
    Q_PART("Mr. Hall went out with Mrs. Hall. "),
    Q_PART("He looked at her. "),
    Q_PART("I was tired. "),
    Q_PART("I said, “Yes.” "),
    Q_PART("The old clerk said that it was late. "),
    Q_PART("“Who?” asked the clerk. "),
    Q_PART("“No.” "),
    Q_PART("\n\n“Yes.”\n\n“No.”\n\n“Why?”\n\n"),
    Q_PART("\n\n“One.\n\n“Two,” he said. "),
    Q_PART("Tom Hall said:\n\n“It is late.”\n\n"),
    Q_PART("\n\n> “A block,” said Tom.\n\n"),
    Q_PART("\n\n# Heading\n\n"),
    Q_PART("\n\n* * *\n\n"),
    Q_PART("\n\nIt was late.\n\nIt was cold.\n\nIt was dark.\n\nIt was far.\n\n"),
    Q_PART("\n\n"),
    Q_PART("\n\n"),
    Q_PART("“"),
    Q_PART("”"),
    Q_PART("Tom"),
    Q_PART("Anne "),
    Q_PART(","),
    Q_PART(" "),
};

static const QParts parts = {PARTS, sizeof PARTS / sizeof *PARTS, 8};

static void random_edit(QRandom *random, const QBuffer *text, QRandomEdit *edit) {
  q_random_edit(random, text->size, PAGE, edit);
  if (edit->text.size == 0 || q_random(random, 3) == 0) return;
  q_parts_edit(random, &parts, edit);
}

static QDocument *open_text(const QBuffer *text, const QOptions *options, const QTuning *tuning) {
  QDocument *document;
  assert_int_equal(q_document_open(text->bytes, text->size, options, tuning, &document), Q_OK);
  return document;
}

#define W(words) \
  { words, sizeof(words) - 1 }

/* Something or nothing that is said by hand. */
static void give_something(QDocument *document, uint32_t kind) {
  static const QGivenSpeaker speakers[] = {{W("Yes"), W("Tom")},      {W("no"), W("Zoe")},
                                           {W("I agree"), W("Mary")}, {W("Why"), W("Mrs Lee")},
                                           {W("a block"), W("Zoe")},  {W("never"), W("the clerk")}};
  static const QGivenName names[] = {{W("Zoe Lee"), 1}, {W("Zoe"), 1},       {W("Mary"), 1},
                                     {W("Anne"), 2},    {W("the clerk"), 2}, {W("Tom Hall"), 3},
                                     {W("Mr. Hall"), 4}};
  size_t speaker_count = kind % 4 * 2, name_count = kind / 4 % 3 * 2 + (kind > 7 ? 3 : 0);
  assert_int_equal(quoth_document_given(document, speakers, speaker_count, names, name_count),
                   Q_OK);
}

static void ask_something(QRandom *random, QDocument *document) {
  uint32_t size = quoth_document_size(document);
  for (uint32_t n = q_random(random, 3); n > 0; n--) {
    QRange range = {q_random(random, size + 1), q_random(random, size + 1)};
    assert_int_equal(quoth_speakers(document, range), Q_OK);
  }
}

static void test_edits(void **state) {
  (void)state;
  static const QTuning tunings[] = {{64, 200}, {256, 2000}, {256, 32768}};
  QRandom random = {seed};
  QRandomEdit edit = {0};
  QBuffer text = {0};
  for (unsigned long done = 0; done < edits; done += EDITS_A_TEXT) {
    QOptions options = {.format = (QFormat)q_random(&random, 2),
                        .paragraphs = (QParagraphs)(1 + q_random(&random, 2))};
    const QTuning *tuning = &tunings[q_random(&random, 3)];
    text.size = 0;
    q_parts_append(&random, &parts, &text, 1 + q_random(&random, 3000));
    QDocument *document = open_text(&text, &options, tuning);
    uint32_t given = 0;
    for (int i = 0; i < EDITS_A_TEXT; i++) {
      random_edit(&random, &text, &edit);
      q_buffer_replace(&text, edit.start, edit.end, edit.text.bytes, edit.text.size);
      QRange range = {(uint32_t)edit.start, (uint32_t)edit.end};
      assert_int_equal(quoth_document_edit(document, range, edit.text.bytes, edit.text.size), Q_OK);
      ask_something(&random, document);
      if (q_random(&random, 5) == 0) {
        given = q_random(&random, 12);
        give_something(document, given);
        ask_something(&random, document);
      }
      if (q_random(&random, 4)) continue;
      QDocument *fresh = open_text(&text, &options, tuning);
      give_something(fresh, given);
      bool same = q_same_speakers(document, fresh);
      if (!same)
        fprintf(stderr, "# after %lu edits, seed %lu: %.*s\n", done + (unsigned long)i, seed,
                (int)text.size, text.bytes);
      assert_true(same);
      quoth_document_free(fresh);
    }
    quoth_document_free(document);
  }
  q_buffer_free(&text);
  q_buffer_free(&edit.text);
}

int main(int argc, char **argv) {
  if (!q_random_arguments(argc, argv, &edits, &seed)) return 2;
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_edits)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
