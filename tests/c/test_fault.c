/* Every allocation fails once: an error comes back, the document is as it was and can be used. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The library's own allocation, but for requests that are refused: defined here, these come
 * before those of the library. */
#define QUOTH_FAULTS 1
#include "document/memory.c"

#include "document/document.h"
#include "random_text.h"
#include "same_document.h"

static const char TEXT[] =
    "---\nkey: x\n---\n\n# A heading\n\n\xE2\x80\x9CYes,\xE2\x80\x9D said Tom. "
    "\xE2\x80\x9CNo.\xE2\x80\x9D\n\n"
    "Mary said that she \xE2\x80\x9Cliked it\xE2\x80\x9D a lot.\n\n> A block\n> \xE2\x80\x94 X\n\n"
    "He wrote:\n\n\xE2\x80\x9COne\n\n\xE2\x80\x9CTwo \xE2\x80\x98three\xE2\x80\x99\xE2\x80\x9D\n\n"
    "```\ncode\n\nmore\n```\n\n\xE2\x80\x94 Well, said Tom. And so.\n\nAccording to X, \"a thing\" "
    "was.\n";

static const QTuning SMALL_CHUNKS = {64, 200};
static const QOptions OPTIONS = {Q_FORMAT_MARKDOWN, Q_PARAGRAPHS_BLANK};

static QDocument *open_text(const char *text, size_t length) {
  QDocument *document = NULL;
  q_memory_fail_after(0);
  assert_int_equal(q_document_open(text, length, &OPTIONS, &SMALL_CHUNKS, &document), Q_OK);
  return document;
}

static void test_open(void **state) {
  (void)state;
  unsigned failures = 0;
  for (unsigned long n = 1;; n++) {
    QDocument *document = NULL;
    q_memory_fail_after(n);
    QStatus status = q_document_open(TEXT, sizeof TEXT - 1, &OPTIONS, &SMALL_CHUNKS, &document);
    bool refused = q_memory_refused();
    q_memory_fail_after(0);
    if (status == Q_OK) {
      quoth_document_free(document);
      if (!refused) break;
    } else {
      assert_int_equal(status, Q_NO_MEMORY);
      assert_null(document);
      failures++;
    }
  }
  assert_true(failures > 30);
}

/* Asks everything that can be asked. */
static void ask_all(const QDocument *document) {
  QRange all = {0, quoth_document_size(document)};
  QCursor cursor = quoth_cursor(document, all);
  QQuotation q;
  QAttribution a;
  QSpan span;
  while (quoth_next_quotation(document, &cursor, &q)) assert_false(cursor.stale);
  cursor = quoth_cursor(document, all);
  while (quoth_next_attribution(document, &cursor, &a)) assert_false(cursor.stale);
  cursor = quoth_cursor(document, all);
  while (quoth_next_span(document, &cursor, &span)) assert_false(cursor.stale);
  for (uint32_t at = 0; at < all.end; at += 5) {
    quoth_quotation_at(document, at, 0, &q);
    quoth_attribution_at(document, at, &a);
    quoth_role_at(document, at);
    quoth_quotation_after(document, at, (QRange){0, 0}, &q);
    quoth_quotation_before(document, at, q.source, &q);
    quoth_document_line(document, at);
  }
}

static void test_questions_take_no_memory(void **state) {
  (void)state;
  QDocument *document = open_text(TEXT, sizeof TEXT - 1);
  q_memory_fail_after(1);
  ask_all(document);
  assert_false(q_memory_refused());
  q_memory_fail_after(0);
  quoth_document_free(document);
}

typedef struct {
  uint32_t start, end;
  const char *text;
} QChangeOfText;

static const QChangeOfText CHANGES[] = {
    {40, 40, "x"}, /* inside of a chunk */
    {40, 90, ""},  /* over a border */
    {0, 3, "~~~"}, /* what the chunks after it begin in */
    {60, 60, "\n\n```\n\n"},
    {120, 121,
     "\"One, two and three,\" said the old man. \"It is a long line, and it will go on.\"\n\n"
     "Mary said that she \"liked it\". Mary said that she \"liked it\". Mary said that she. "
     "Mary said that she \"liked it\". Mary said that she \"liked it\". Mary said that she. "},
    {0, sizeof TEXT - 1, "\"Short.\""},
};

static QStatus change(QDocument *document, const QChangeOfText *c, bool by_sync) {
  if (!by_sync) {
    QRange range = {c->start, c->end};
    return quoth_document_edit(document, range, c->text, strlen(c->text));
  }
  QBuffer text = {0};
  q_buffer_replace(&text, 0, 0, TEXT, sizeof TEXT - 1);
  q_buffer_replace(&text, c->start, c->end, c->text, strlen(c->text));
  QStatus status = quoth_document_sync(document, text.bytes, text.size, NULL);
  q_buffer_free(&text);
  return status;
}

/* After each failure the document answers as before, and the same change then succeeds. */
static void check_change(const QChangeOfText *c, bool by_sync) {
  QDocument *before = open_text(TEXT, sizeof TEXT - 1);
  QDocument *after = open_text(TEXT, sizeof TEXT - 1);
  assert_int_equal(change(after, c, by_sync), Q_OK);
  for (unsigned long n = 1;; n++) {
    QDocument *document = open_text(TEXT, sizeof TEXT - 1);
    q_memory_fail_after(n);
    QStatus status = change(document, c, by_sync);
    bool refused = q_memory_refused();
    q_memory_fail_after(0);
    if (status != Q_OK) {
      assert_true(refused);
      assert_int_equal(status, Q_NO_MEMORY);
      assert_int_equal(quoth_document_version(document), 1);
      assert_true(q_same_document(document, before));
      assert_int_equal(change(document, c, by_sync), Q_OK);
    }
    assert_int_equal(quoth_document_version(document), 2);
    assert_true(q_same_document(document, after));
    quoth_document_free(document);
    if (!refused) break;
  }
  quoth_document_free(before);
  quoth_document_free(after);
}

static void test_edits(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof CHANGES / sizeof *CHANGES; i++) check_change(&CHANGES[i], false);
}

static void test_sync(void **state) {
  (void)state;
  for (size_t i = 0; i < 3; i++) check_change(&CHANGES[i], true);
}

/* Failures one after the other, at random, on one document. */
static void test_many_failures(void **state) {
  (void)state;
  QRandom random = {4};
  QBuffer text = {0};
  QRandomEdit edit = {0};
  q_random_append(&random, &text, 600);
  QDocument *document = open_text(text.bytes, text.size);
  unsigned failures = 0;
  for (int i = 0; i < 1500; i++) {
    q_random_edit(&random, text.size, 300, &edit);
    QRange range = {(uint32_t)edit.start, (uint32_t)edit.end};
    q_memory_fail_after(1 + q_random(&random, 40));
    QStatus status = quoth_document_edit(document, range, edit.text.bytes, edit.text.size);
    q_memory_fail_after(0);
    if (status == Q_OK) {
      q_buffer_replace(&text, edit.start, edit.end, edit.text.bytes, edit.text.size);
    } else {
      assert_int_equal(status, Q_NO_MEMORY);
      failures++;
    }
    if (i % 10 == 0) {
      QDocument *fresh = open_text(text.bytes, text.size);
      assert_true(q_same_document(document, fresh));
      quoth_document_free(fresh);
    }
  }
  assert_true(failures > 100);
  quoth_document_free(document);
  q_buffer_free(&text);
  q_buffer_free(&edit.text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_open),          cmocka_unit_test(test_questions_take_no_memory),
      cmocka_unit_test(test_edits),         cmocka_unit_test(test_sync),
      cmocka_unit_test(test_many_failures),
  };
  return cmocka_run_group_tests_name("fault", tests, NULL, NULL);
}
