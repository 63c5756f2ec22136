/* Every allocation that telling the speakers needs fails once: an error comes back, the document is
 * as it was, and the same question is answered when it is asked again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The library's own allocation, but for requests that are refused: defined here, these come before
 * those of the library. */
#define QUOTH_FAULTS 1
#include "document/memory.c"

#include "document/document.h"
#include "same_document.h"
#include "same_speakers.h"

static const char TEXT[] =
    "Mary Smith met Tom Hall. I looked at them.\n\n“Good morning,” said Mary.\n\n“Good morning,” "
    "said Mr. Hall. “How are you, Mary?”\n\n“Well.”\n\n“And you?” he asked.\n\n> “A block,” said "
    "the clerk.\n\nTom added that he was tired. “‘No,’ said Tom,” she said. <!-- quoth: speaker "
    "Anne -->\n";

static const QTuning SMALL_CHUNKS = {64, 200};

static const QGivenSpeaker SPEAKERS[] = {{{"and you", 7}, {"Zoe", 3}}, {{"no", 2}, {"Tom", 3}}};
static const QGivenName NAMES[] = {{{"Bob", 3}, 1}, {{"the clerk", 9}, 1}, {{"Tom Hall", 8}, 2}};

static QDocument *open_text(void) {
  QDocument *document = NULL;
  q_memory_fail_after(0);
  assert_int_equal(q_document_open(TEXT, sizeof TEXT - 1, NULL, &SMALL_CHUNKS, &document), Q_OK);
  assert_int_equal(quoth_document_given(document, SPEAKERS, 2, NAMES, 3), Q_OK);
  return document;
}

static void test_sources(void **state) {
  (void)state;
  QDocument *right = open_text(), *untouched = open_text();
  assert_int_equal(quoth_sources(right), Q_OK);
  unsigned failures = 0;
  for (unsigned long n = 1;; n++) {
    QDocument *document = open_text();
    q_memory_fail_after(n);
    QStatus status = quoth_sources(document);
    bool refused = q_memory_refused();
    q_memory_fail_after(0);
    if (status != Q_OK) {
      assert_true(refused);
      assert_int_equal(status, Q_NO_MEMORY);
      failures++;
    }
    assert_true(q_same_document(document, untouched));
    assert_true(q_same_speakers(document, right));
    quoth_document_free(document);
    if (!refused) break;
  }
  assert_true(failures > 10);
  quoth_document_free(untouched);
  quoth_document_free(right);
}

/* What was told before still holds. */
static void test_given(void **state) {
  (void)state;
  QDocument *document = open_text(), *right = open_text();
  q_memory_fail_after(1);
  assert_int_equal(quoth_document_given(document, SPEAKERS, 1, NULL, 0), Q_NO_MEMORY);
  q_memory_fail_after(0);
  assert_true(q_same_speakers(document, right));
  quoth_document_free(document);
  quoth_document_free(right);
}

/* A walk to the next quotation of a source decides as it goes. */
static void test_after(void **state) {
  (void)state;
  for (unsigned long n = 1;; n++) {
    QDocument *document = open_text();
    assert_int_equal(quoth_speakers(document, (QRange){0, 0}), Q_OK);
    QQuotation q;
    q_memory_fail_after(n);
    bool found = quoth_spoken_after(document, 80, 0, &q);
    bool refused = q_memory_refused();
    q_memory_fail_after(0);
    assert_true(found || refused);
    quoth_document_free(document);
    if (!refused) break;
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_sources), cmocka_unit_test(test_given),
                                     cmocka_unit_test(test_after)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
