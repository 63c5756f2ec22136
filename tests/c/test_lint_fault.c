/* Every allocation of lint fails once: an error comes back, the document is as it was, and the same
 * question is answered when it is asked again. */
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
#include "lint_same.h"
#include "random_text.h"
#include "same_document.h"

static const char TEXT[] =
    "“I agree.” he said. “ So do I,” She said.\n\n“I agree” he said. “Never,”said Tom, "
    "“never.”.\n\n"
    "<!-- quoth: off missing-space -->\n\nHe said,“One.\n\n“Two.” \"Three,\" he said. It's, "
    "it’s.\n\n"
    "<!-- quoth: on --> <!-- quoth: off-line -->\n\n“I agree,”he said.\n\n> “A block.”\n\n"
    "“He said “no” and left,” she said. It was “late”, and “cold,” too.\n";

static const QTuning SMALL_CHUNKS = {64, 200};

static QDocument *open_text(void) {
  QDocument *document = NULL;
  q_memory_fail_after(0);
  assert_int_equal(q_document_open(TEXT, sizeof TEXT - 1, NULL, &SMALL_CHUNKS, &document), Q_OK);
  return document;
}

static void test_lint(void **state) {
  (void)state;
  QDocument *right = open_text(), *untouched = open_text();
  assert_int_equal(quoth_lint(right, NULL), Q_OK);
  unsigned failures = 0;
  for (unsigned long n = 1;; n++) {
    QDocument *document = open_text();
    q_memory_fail_after(n);
    QStatus status = quoth_lint(document, NULL);
    bool refused = q_memory_refused();
    q_memory_fail_after(0);
    if (status != Q_OK) {
      assert_true(refused);
      assert_int_equal(status, Q_NO_MEMORY);
      QFinding f;
      QCursor cursor = quoth_cursor(document, (QRange){0, sizeof TEXT});
      assert_false(quoth_next_finding(document, &cursor, &f));
      assert_true(cursor.stale);
      assert_int_equal(quoth_lint(document, NULL), Q_OK);
      failures++;
    }
    assert_true(q_same_document(document, untouched));
    assert_true(q_same_findings(document, right));
    quoth_document_free(document);
    if (!refused) break;
  }
  assert_true(failures > 10);
  quoth_document_free(untouched);
  quoth_document_free(right);
}

static void put(void *context, const QEdit *edit) {
  QBuffer *text = context;
  q_buffer_replace(text, edit->range.start, edit->range.end, edit->text, edit->length);
}

/* The same of the rules about attributions. */
static void test_attributions(void **state) {
  (void)state;
  static const char SAID[] =
      "Mayor Tom Field and Peter Hale came. “It stays shut,” he said.\n\n“It was good,” said "
      "Marlow. She left.\n\nCritics said it would fall. Ruth Marlowe claimed it would not. “It is "
      "the last time that we paint it.”\n\n“It is the last time that we paint it,” said Ruth "
      "Marlow. Ruth Marlow left.\n";
  QLintOptions options = {.style = Q_STYLE_NEWS};
  QDocument *right = NULL;
  assert_int_equal(q_document_open(SAID, sizeof SAID - 1, NULL, &SMALL_CHUNKS, &right), Q_OK);
  assert_int_equal(quoth_lint(right, &options), Q_OK);
  QFinding first;
  QCursor start = quoth_cursor(right, (QRange){0, sizeof SAID});
  assert_true(quoth_next_finding(right, &start, &first));
  unsigned failures = 0;
  for (unsigned long n = 1;; n++) {
    QDocument *document = NULL;
    assert_int_equal(q_document_open(SAID, sizeof SAID - 1, NULL, &SMALL_CHUNKS, &document), Q_OK);
    q_memory_fail_after(n);
    QStatus status = quoth_lint(document, &options);
    bool refused = q_memory_refused();
    q_memory_fail_after(0);
    failures += status != Q_OK;
    if (status != Q_OK) assert_int_equal(quoth_lint(document, &options), Q_OK);
    assert_true(q_same_findings(document, right));
    quoth_document_free(document);
    if (!refused) break;
  }
  assert_true(failures > 40);
  quoth_document_free(right);
}

/* The copy that has followed all edits is the document's text. */
static void check_copy(const QDocument *document, const QBuffer *copy) {
  uint32_t size = quoth_document_size(document);
  assert_int_equal(size, copy->size);
  char *text = malloc(size + 1);
  assert_non_null(text);
  quoth_document_copy(document, (QRange){0, size}, text);
  assert_memory_equal(text, copy->bytes, size);
  free(text);
}

static void test_fix(void **state) {
  (void)state;
  QRange all = {0, sizeof TEXT};
  QDocument *right = open_text();
  assert_int_equal(quoth_lint_fix(right, all, 0, NULL, NULL, NULL), Q_OK);
  unsigned failures = 0;
  for (unsigned long n = 1;; n++) {
    QDocument *document = open_text();
    QBuffer copy = {0};
    q_buffer_replace(&copy, 0, 0, TEXT, sizeof TEXT - 1);
    q_memory_fail_after(n);
    QStatus status = quoth_lint_fix(document, all, 0, put, &copy, NULL);
    bool refused = q_memory_refused();
    q_memory_fail_after(0);
    check_copy(document, &copy);
    if (status != Q_OK) {
      assert_int_equal(status, Q_NO_MEMORY);
      assert_int_equal(quoth_lint_fix(document, all, 0, put, &copy, NULL), Q_OK);
      check_copy(document, &copy);
      failures++;
    }
    assert_true(q_same_document(document, right));
    assert_true(q_same_findings(document, right));
    q_buffer_free(&copy);
    quoth_document_free(document);
    if (!refused) break;
  }
  assert_true(failures > 40);
  quoth_document_free(right);
}

static void test_walking_takes_no_memory(void **state) {
  (void)state;
  QDocument *document = open_text();
  assert_int_equal(quoth_lint(document, NULL), Q_OK);
  q_memory_fail_after(1);
  QCursor cursor = quoth_cursor(document, (QRange){0, sizeof TEXT});
  QFinding f;
  while (quoth_next_finding(document, &cursor, &f)) continue;
  quoth_lint_is_off(document, "mine", 4, sizeof TEXT / 2);
  assert_int_equal(quoth_lint(document, NULL), Q_OK); /* nothing has changed */
  assert_false(q_memory_refused());
  q_memory_fail_after(0);
  quoth_document_free(document);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_lint),
      cmocka_unit_test(test_attributions),
      cmocka_unit_test(test_fix),
      cmocka_unit_test(test_walking_takes_no_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
