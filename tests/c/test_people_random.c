/* The people of a document follow its edits, whatever the text, and whatever memory is refused.
 *
 * usage: test_people_random [--edits N] [--seed S] */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The library's own allocation, but for requests that are refused: defined here, these come before
 * those of the library. */
#define QUOTH_FAULTS 1
#include "document/memory.c"

#include "attribution/company.h"
#include "document/document.h"
#include "random_text.h"
#include "same_people.h"

static QRandomRun run = {.edits = 1800, .seed = 1, .seeds = 12};

/* ---- Edits ------------------------------------------------------------------------------ */

static const char *const PIECES[] = {"Emma ",
                                     "Emma Woodhouse ",
                                     "Mr. Knightley ",
                                     "“Yes,” said ",
                                     "he ",
                                     "she ",
                                     "\n\n",
                                     "the old man ",
                                     "I ",
                                     "Then Bob ",
                                     "London ",
                                     "in ",
                                     "his wife ",
                                     "Mrs. John Knightley's ",
                                     "Miss Bates, ",
                                     "\xFF",
                                     "smiled. ",
                                     "U.S. ",
                                     "“Emma, ",
                                     "” ",
                                     "\n",
                                     "told ",
                                     "NATO ",
                                     "St. Clair "};

static void append_pieces(QRandom *random, QBuffer *text, unsigned count) {
  for (unsigned i = 0; i < count; i++) {
    const char *piece = PIECES[q_random(random, sizeof PIECES / sizeof *PIECES)];
    q_buffer_replace(text, text->size, text->size, piece, strlen(piece));
  }
}

static void random_edits(uint64_t seed, const QTuning *tuning, unsigned long count) {
  QRandom random = {seed};
  QOptions options = {Q_FORMAT_MARKDOWN, Q_PARAGRAPHS_BLANK};
  QBuffer text = {0}, edit = {0};
  append_pieces(&random, &text, 400);
  QDocument *document = NULL;
  assert_int_equal(q_document_open(text.bytes, text.size, &options, tuning, &document), Q_OK);
  for (unsigned long i = 0; i < count; i++) {
    size_t start = q_random(&random, (uint32_t)text.size + 1), end = start + q_random(&random, 40);
    if (end > text.size) end = text.size;
    edit.size = 0;
    append_pieces(&random, &edit, q_random(&random, 5));
    QRange range = {(uint32_t)start, (uint32_t)end};
    const char *bytes = edit.bytes ? edit.bytes : "";
    assert_int_equal(quoth_document_edit(document, range, bytes, edit.size), Q_OK);
    q_buffer_replace(&text, start, end, bytes, edit.size);
    if (i % 3) continue; /* several edits between two questions */
    QDocument *fresh = NULL;
    assert_int_equal(q_document_open(text.bytes, text.size, &options, tuning, &fresh), Q_OK);
    if (!q_same_people(document, fresh)) fail_msg("seed %u, edit %lu", (unsigned)seed, i);
    quoth_document_free(fresh);
  }
  quoth_document_free(document);
  q_buffer_free(&text);
  q_buffer_free(&edit);
}

static void test_edits(void **state) {
  (void)state;
  const QTuning tunings[] = {{64, 300}, {256, 32768}, {4096, 32768}};
  for (unsigned long seed = run.seed; seed < run.seed + run.seeds; seed++)
    random_edits(seed, &tunings[seed % 3], run.edits / run.seeds);
}

/* Any bytes are a text. */
static void test_bytes(void **state) {
  (void)state;
  QRandom random = {7};
  QTuning tuning = {64, 300};
  QBuffer text = {0};
  QRandomEdit edit = {0};
  q_random_append(&random, &text, 3000);
  for (int i = 0; i < 300; i++) {
    char byte = (char)q_random(&random, 256);
    q_buffer_replace(&text, q_random(&random, (uint32_t)text.size), text.size, "", 0);
    q_buffer_replace(&text, text.size, text.size, &byte, 1);
    q_random_append(&random, &text, 20);
  }
  QDocument *document = NULL;
  assert_int_equal(q_document_open(text.bytes, text.size, NULL, &tuning, &document), Q_OK);
  for (int i = 0; i < 400; i++) {
    q_random_edit(&random, text.size, 300, &edit);
    QRange range = {(uint32_t)edit.start, (uint32_t)edit.end};
    assert_int_equal(quoth_document_edit(document, range, edit.text.bytes, edit.text.size), Q_OK);
    q_buffer_replace(&text, edit.start, edit.end, edit.text.bytes, edit.text.size);
    QDocument *fresh = NULL;
    assert_int_equal(q_document_open(text.bytes, text.size, NULL, &tuning, &fresh), Q_OK);
    assert_true(q_same_people(document, fresh));
    quoth_document_free(fresh);
  }
  quoth_document_free(document);
  q_buffer_free(&text);
  q_buffer_free(&edit.text);
}

/* ---- Memory ------------------------------------------------------------------------------- */

/* Each request fails once; asked again, it is answered. */
static void test_faults(void **state) {
  (void)state;
  QRandom random = {5};
  QTuning tuning = {64, 300};
  QBuffer text = {0};
  append_pieces(&random, &text, 300);
  QDocument *right = NULL;
  assert_int_equal(q_document_open(text.bytes, text.size, NULL, &tuning, &right), Q_OK);
  unsigned failures = 0;
  for (unsigned long n = 1;; n++) {
    QDocument *document = NULL;
    assert_int_equal(q_document_open(text.bytes, text.size, NULL, &tuning, &document), Q_OK);
    q_memory_fail_after(n);
    const QPeople *people = q_company_people(document);
    bool refused = q_memory_refused();
    q_memory_fail_after(0);
    assert_true(!people == refused);
    failures += refused;
    assert_true(q_same_people(document, right));
    quoth_document_free(document);
    if (!refused) break;
  }
  assert_true(failures > 20);
  quoth_document_free(right);
  q_buffer_free(&text);
}

/* ---- Sizes ---------------------------------------------------------------------------- */

static void test_many_names(void **state) {
  (void)state;
  QBuffer text = {0};
  char name[32];
  for (int i = 0; i < 100000; i++) {
    int length = snprintf(name, sizeof name, "we saw X%c%d Y%d, ", 'a' + i % 26, i, i % 1000);
    q_buffer_replace(&text, text.size, text.size, name, (size_t)length);
  }
  QDocument *document = NULL;
  assert_int_equal(quoth_document_open(text.bytes, text.size, NULL, &document), Q_OK);
  const QPeople *people = q_company_people(document);
  assert_non_null(people);
  assert_true(people->count >= 99000);
  quoth_document_free(document);
  q_buffer_free(&text);
}

int main(int argc, char **argv) {
  if (!q_random_arguments(argc, argv, &run)) return 2;
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_edits),
      cmocka_unit_test(test_bytes),
      cmocka_unit_test(test_faults),
      cmocka_unit_test(test_many_names),
  };
  return cmocka_run_group_tests_name("people, random", tests, NULL, NULL);
}
