/* Documents: opening, the text, edits, lines, versions, wrong arguments. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document/document.h"
#include "random_text.h"
#include "same_document.h"

static QDocument *open_as(const char *text, QFormat format, QParagraphs paragraphs) {
  QDocument *document = NULL;
  QOptions options = {format, paragraphs};
  assert_int_equal(quoth_document_open(text, strlen(text), &options, &document), Q_OK);
  return document;
}

static QDocument *open_plain(const char *text) {
  return open_as(text, Q_FORMAT_TEXT, Q_PARAGRAPHS_BLANK);
}

static void assert_text(const QDocument *document, const char *expected) {
  size_t length = strlen(expected);
  char *text = malloc(length + 10);
  assert_non_null(text);
  assert_int_equal(quoth_document_size(document), length);
  QRange all = {0, (uint32_t)length + 10};
  assert_int_equal(quoth_document_copy(document, all, text), length);
  assert_memory_equal(text, expected, length);
  free(text);
}

/* How many quotations of a kind the document has. */
static int count_kind(const QDocument *document, QKind kind) {
  QCursor cursor = quoth_cursor(document, (QRange){0, quoth_document_size(document)});
  QQuotation q;
  int count = 0;
  while (quoth_next_quotation(document, &cursor, &q)) count += q.kind == kind;
  return count;
}

/* ---- Opening ------------------------------------------------------------ */

static void test_open(void **state) {
  (void)state;
  QDocument *document = open_plain("\xE2\x80\x9CYes,\xE2\x80\x9D said Tom.\n");
  assert_int_equal(quoth_document_version(document), 1);
  assert_int_equal(count_kind(document, Q_DIRECT), 1);
  assert_text(document, "\xE2\x80\x9CYes,\xE2\x80\x9D said Tom.\n");
  quoth_document_free(document);
  quoth_document_free(NULL);
}

static void test_open_nothing(void **state) {
  (void)state;
  QDocument *document = NULL;
  assert_int_equal(quoth_document_open(NULL, 0, NULL, &document), Q_OK);
  assert_int_equal(quoth_document_size(document), 0);
  assert_int_equal(quoth_document_line_count(document), 1);
  assert_int_equal(quoth_document_line(document, 0), 0);
  assert_int_equal(quoth_document_line_start(document, 0), 0);
  assert_int_equal(quoth_role_at(document, 0), Q_ROLE_TEXT);
  QQuotation q;
  QAttribution a;
  QSpan span;
  QRange nothing = {0, 0};
  QCursor cursor = quoth_cursor(document, nothing);
  assert_false(quoth_next_quotation(document, &cursor, &q));
  assert_false(quoth_next_attribution(document, &cursor, &a));
  assert_false(quoth_next_span(document, &cursor, &span));
  assert_false(cursor.stale);
  assert_false(quoth_quotation_at(document, 0, 0, &q));
  assert_false(quoth_attribution_at(document, 0, &a));
  assert_false(quoth_quotation_after(document, 0, nothing, &q));
  assert_false(quoth_quotation_before(document, 0, nothing, &q));
  assert_int_equal(quoth_document_edit(document, nothing, "\"Hm.\"", 5), Q_OK);
  assert_int_equal(count_kind(document, Q_DIRECT), 1);
  assert_int_equal(quoth_document_edit(document, (QRange){0, 5}, NULL, 0), Q_OK);
  assert_text(document, "");
  quoth_document_free(document);
}

static void test_options(void **state) {
  (void)state;
  const char *lines = "A paragraph.\nAnother one.\nA third one.\n";
  QDocument *document = open_as(lines, Q_FORMAT_TEXT, Q_PARAGRAPHS_GUESS);
  assert_int_equal(quoth_document_options(document).paragraphs, Q_PARAGRAPHS_LINE);
  /* The guess is kept over edits. */
  const char *blank = "Now with\n\nblank lines\nin it.\n";
  assert_int_equal(quoth_document_sync(document, blank, strlen(blank), NULL), Q_OK);
  assert_int_equal(quoth_document_options(document).paragraphs, Q_PARAGRAPHS_LINE);
  quoth_document_free(document);
  document = open_as("One.\n\nTwo.\n", Q_FORMAT_MARKDOWN, Q_PARAGRAPHS_GUESS);
  assert_int_equal(quoth_document_options(document).paragraphs, Q_PARAGRAPHS_BLANK);
  assert_int_equal(quoth_document_options(document).format, Q_FORMAT_MARKDOWN);
  quoth_document_free(document);
}

static void test_lines_as_paragraphs(void **state) {
  (void)state;
  /* An open quotation ends with its line, or does not. */
  const char *text = "He said \"no\nand went. \"Yes.\"\n";
  QDocument *document = open_as(text, Q_FORMAT_TEXT, Q_PARAGRAPHS_LINE);
  QQuotation q;
  assert_true(quoth_quotation_at(document, 9, 0, &q));
  assert_false(q.closed);
  assert_int_equal(q.range.end, 11);
  assert_true(quoth_quotation_at(document, 23, 0, &q));
  assert_true(q.closed);
  quoth_document_free(document);
}

static void test_markdown(void **state) {
  (void)state;
  const char *text = "---\ntitle: \"One\"\n---\n\n# \"Two\"\n\n```\n\"three\"\n\n\"four\"\n```\n\n"
                     "`\"five\"` \"Six.\"\n\n<!-- \"seven\"\n\n\"eight\" -->\n\n> Nine.\n";
  QDocument *document = open_as(text, Q_FORMAT_MARKDOWN, Q_PARAGRAPHS_BLANK);
  assert_int_equal(count_kind(document, Q_DIRECT) + count_kind(document, Q_TERM), 2);
  assert_int_equal(count_kind(document, Q_BLOCK), 1);
  quoth_document_free(document);
  document = open_as(text, Q_FORMAT_TEXT, Q_PARAGRAPHS_BLANK);
  assert_int_equal(count_kind(document, Q_DIRECT) + count_kind(document, Q_TERM), 6);
  assert_int_equal(count_kind(document, Q_BLOCK), 1);
  quoth_document_free(document);
}

/* ---- Edits -------------------------------------------------------------- */

static void edit(QDocument *document, uint32_t start, uint32_t end, const char *text) {
  QRange range = {start, end};
  assert_int_equal(quoth_document_edit(document, range, text, strlen(text)), Q_OK);
}

static void test_edit(void **state) {
  (void)state;
  QDocument *document = open_plain("He said no.");
  edit(document, 8, 10, "\"no\"");
  assert_text(document, "He said \"no\".");
  assert_int_equal(quoth_document_version(document), 2);
  QQuotation q;
  assert_true(quoth_quotation_at(document, 9, 0, &q));
  assert_int_equal(q.inner.start, 9);
  assert_int_equal(q.inner.end, 11);
  edit(document, 0, 2, "Mary");
  assert_true(quoth_quotation_at(document, 11, 0, &q));
  assert_int_equal(q.source.start, 0);
  assert_int_equal(q.source.end, 4);
  edit(document, 15, 15, "\n\nMore.");
  edit(document, 0, 0, "First.\n\n");
  assert_text(document, "First.\n\nMary said \"no\".\n\nMore.");
  assert_int_equal(quoth_document_version(document), 5);
  quoth_document_free(document);
}

static void test_edit_that_changes_nothing(void **state) {
  (void)state;
  QDocument *document = open_plain("Text.");
  QCursor cursor = quoth_cursor(document, (QRange){0, 5});
  edit(document, 3, 3, "");
  assert_int_equal(quoth_document_version(document), 1);
  QQuotation q;
  assert_false(quoth_next_quotation(document, &cursor, &q));
  assert_false(cursor.stale);
  quoth_document_free(document);
}

static void test_wrong_arguments(void **state) {
  (void)state;
  QDocument *document = open_plain("Text.");
  assert_int_equal(quoth_document_edit(document, (QRange){0, 6}, "", 0), Q_BAD_RANGE);
  assert_int_equal(quoth_document_edit(document, (QRange){3, 2}, "", 0), Q_BAD_RANGE);
  assert_int_equal(quoth_document_edit(document, (QRange){6, 6}, "x", 1), Q_BAD_RANGE);
  assert_int_equal(quoth_document_edit(document, (QRange){0, 0}, "x", UINT32_MAX), Q_TOO_LARGE);
  assert_int_equal(quoth_document_sync(document, "x", (size_t)UINT32_MAX + 1, NULL), Q_TOO_LARGE);
  QDocument *other = NULL;
  assert_int_equal(quoth_document_open("x", (size_t)UINT32_MAX + 1, NULL, &other), Q_TOO_LARGE);
  assert_null(other);
  assert_text(document, "Text.");
  assert_int_equal(quoth_document_version(document), 1);
  char byte = 'x';
  assert_int_equal(quoth_document_copy(document, (QRange){9, 12}, &byte), 0);
  assert_int_equal(quoth_document_copy(document, (QRange){3, 2}, &byte), 0);
  QQuotation q;
  QAttribution a;
  assert_false(quoth_quotation_at(document, 4000, 0, &q));
  assert_false(quoth_attribution_at(document, 4000, &a));
  assert_int_equal(quoth_role_at(document, 4000), Q_ROLE_TEXT);
  assert_false(quoth_quotation_after(document, 4000, (QRange){9, 12}, &q));
  assert_false(quoth_quotation_before(document, 4000, (QRange){3, 900}, &q));
  QCursor cursor = quoth_cursor(document, (QRange){900, 4000});
  assert_false(quoth_next_quotation(document, &cursor, &q));
  assert_int_equal(quoth_document_line(document, 4000), 0);
  assert_int_equal(quoth_document_line_start(document, 4000), 5);
  quoth_document_free(document);
}

static void test_stale_cursor(void **state) {
  (void)state;
  QDocument *document = open_plain("\"One.\" \"Two.\"");
  QCursor cursor = quoth_cursor(document, (QRange){0, 13}), spans = cursor;
  QQuotation q;
  QSpan span;
  assert_true(quoth_next_quotation(document, &cursor, &q));
  assert_true(quoth_next_span(document, &spans, &span));
  edit(document, 0, 0, "x");
  assert_false(quoth_next_quotation(document, &cursor, &q));
  assert_true(cursor.stale);
  assert_false(quoth_next_span(document, &spans, &span));
  assert_true(spans.stale);
  quoth_document_free(document);
}

/* A fence, a comment: what they open reaches over all chunks to where they are closed. */
static void test_blocks_across_chunks(void **state) {
  (void)state;
  QTuning tuning = {64, 32768};
  QOptions options = {Q_FORMAT_MARKDOWN, Q_PARAGRAPHS_BLANK};
  QBuffer text = {0};
  for (int i = 0; i < 60; i++) {
    const char *paragraph = "\"Word,\" said Tom, who had more to say on it.\n\n";
    q_buffer_replace(&text, text.size, text.size, paragraph, strlen(paragraph));
  }
  QDocument *document = NULL;
  assert_int_equal(q_document_open(text.bytes, text.size, &options, &tuning, &document), Q_OK);
  assert_true(q_chunk_number(q_chunks_last(&document->chunks)) > 20);
  assert_int_equal(count_kind(document, Q_DIRECT), 60);
  uint32_t paragraph = (uint32_t)text.size / 60;
  static const char *const opens[] = {"```\n", "~~~~~\n", "<!-- "}, *const closes[] = {"```\n\n",
                                                                                       "~~~~~~\n\n",
                                                                                       "-->\n\n"};
  for (int i = 0; i < 3; i++) {
    uint32_t size = (uint32_t)strlen(opens[i]), end = paragraph * 40 + size;
    edit(document, paragraph * 10, paragraph * 10, opens[i]);
    assert_int_equal(count_kind(document, Q_DIRECT), 10);
    edit(document, end, end, closes[i]);
    assert_int_equal(count_kind(document, Q_DIRECT), 30);
    edit(document, end, end + (uint32_t)strlen(closes[i]), "");
    edit(document, paragraph * 10, paragraph * 10 + size, "");
    assert_int_equal(count_kind(document, Q_DIRECT), 60);
  }
  edit(document, 0, 0, "---\nkey: x\n\n");
  assert_int_equal(count_kind(document, Q_DIRECT), 0);
  edit(document, 12, 12, "---\n");
  assert_int_equal(count_kind(document, Q_DIRECT), 60);
  /* At the front only the first chunk can hold it. */
  edit(document, 0, 16, "");
  edit(document, paragraph, paragraph, "---\nkey: x\n\n");
  assert_int_equal(count_kind(document, Q_DIRECT), 60);
  edit(document, 0, paragraph, "");
  assert_int_equal(count_kind(document, Q_DIRECT), 0);
  quoth_document_free(document);
  q_buffer_free(&text);
}

/* ---- Sync --------------------------------------------------------------- */

static void test_sync(void **state) {
  (void)state;
  static const struct {
    const char *before, *after;
    uint32_t start, end;
  } cases[] = {
      {"abc", "abc", 3, 3},  {"", "", 0, 0},        {"abc", "abXc", 2, 3},
      {"abc", "Xabc", 0, 1}, {"abc", "abcX", 3, 4}, {"abc", "ac", 1, 1},
      {"abc", "", 0, 0},     {"", "abc", 0, 3},     {"aaa", "aaaa", 3, 4},
      {"aaaa", "aa", 2, 2},  {"abab", "ab", 2, 2},  {"one two", "one 2 two", 4, 6},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    QDocument *document = open_plain(cases[i].before);
    QRange changed = {99, 99};
    const char *after = cases[i].after;
    assert_int_equal(quoth_document_sync(document, after, strlen(after), &changed), Q_OK);
    assert_text(document, after);
    assert_int_equal(changed.start, cases[i].start);
    assert_int_equal(changed.end, cases[i].end);
    assert_int_equal(quoth_document_version(document), strcmp(cases[i].before, after) ? 2 : 1);
    quoth_document_free(document);
  }
}

static void test_sync_of_many_chunks(void **state) {
  (void)state;
  QRandom random = {3};
  QTuning tuning = {64, 300};
  QOptions options = {Q_FORMAT_TEXT, Q_PARAGRAPHS_BLANK};
  QBuffer text = {0};
  q_random_append(&random, &text, 20000);
  QDocument *document = NULL;
  assert_int_equal(q_document_open(text.bytes, text.size, &options, &tuning, &document), Q_OK);
  for (int i = 0; i < 200; i++) {
    size_t at = q_random(&random, (uint32_t)text.size), end = at + q_random(&random, 30);
    if (end > text.size) end = text.size;
    q_buffer_replace(&text, at, end, "\xE2\x80\x9CNew\xE2\x80\x9D", q_random(&random, 10));
    QRange changed;
    assert_int_equal(quoth_document_sync(document, text.bytes, text.size, &changed), Q_OK);
    assert_true(changed.start >= at || changed.start == changed.end);
  }
  QDocument *fresh = NULL;
  assert_int_equal(q_document_open(text.bytes, text.size, &options, &tuning, &fresh), Q_OK);
  assert_true(q_same_document(document, fresh));
  quoth_document_free(document);
  quoth_document_free(fresh);
  q_buffer_free(&text);
}

/* ---- Lines -------------------------------------------------------------- */

static void test_lines(void **state) {
  (void)state;
  QRandom random = {17};
  QTuning tuning = {64, 300};
  QBuffer text = {0};
  q_random_append(&random, &text, 5000);
  QDocument *document = NULL;
  assert_int_equal(q_document_open(text.bytes, text.size, NULL, &tuning, &document), Q_OK);
  uint32_t line = 0, start = 0;
  for (uint32_t at = 0; at <= text.size; at++) {
    if (at > 0 && text.bytes[at - 1] == '\n') {
      line++;
      start = at;
    }
    assert_int_equal(quoth_document_line(document, at), line);
    assert_int_equal(quoth_document_line_start(document, line), start);
  }
  assert_int_equal(quoth_document_line_count(document), line + 1);
  assert_int_equal(quoth_document_line_start(document, line + 1), text.size);
  quoth_document_free(document);
  q_buffer_free(&text);
}

/* ---- Threads ------------------------------------------------------------ */

static void *use_in_thread(void *argument) {
  QRandom random = {*(uint64_t *)argument};
  QTuning tuning = {64, 300};
  QBuffer text = {0};
  QRandomEdit edit = {0};
  QDocument *document = NULL;
  q_random_append(&random, &text, 2000);
  bool done = q_document_open(text.bytes, text.size, NULL, &tuning, &document) == Q_OK;
  for (int i = 0; done && i < 300; i++) {
    q_random_edit(&random, text.size, 400, &edit);
    q_buffer_replace(&text, edit.start, edit.end, edit.text.bytes, edit.text.size);
    done = quoth_document_sync(document, text.bytes, text.size, NULL) == Q_OK;
  }
  QDocument *fresh = NULL;
  QOptions options = quoth_document_options(document);
  done = done && q_document_open(text.bytes, text.size, &options, &tuning, &fresh) == Q_OK &&
         q_same_document(document, fresh);
  quoth_document_free(document);
  quoth_document_free(fresh);
  q_buffer_free(&text);
  q_buffer_free(&edit.text);
  return done ? argument : NULL;
}

/* Each thread has documents of its own. */
static void test_threads(void **state) {
  (void)state;
  enum {
    THREADS = 4
  };
  pthread_t threads[THREADS];
  uint64_t seeds[THREADS] = {1, 2, 3, 4};
  for (int i = 0; i < THREADS; i++)
    assert_int_equal(pthread_create(&threads[i], NULL, use_in_thread, &seeds[i]), 0);
  for (int i = 0; i < THREADS; i++) {
    void *done = NULL;
    assert_int_equal(pthread_join(threads[i], &done), 0);
    assert_ptr_equal(done, &seeds[i]);
  }
}

/* ---- Names -------------------------------------------------------------- */

static void test_names(void **state) {
  (void)state;
  assert_string_equal(quoth_status_code(Q_OK), "ok");
  assert_string_equal(quoth_status_code(Q_NO_MEMORY), "no-memory");
  assert_string_equal(quoth_status_code(Q_TOO_LARGE), "too-large");
  assert_string_equal(quoth_status_code(Q_BAD_RANGE), "bad-range");
  for (int i = Q_OK; i <= Q_BAD_RANGE; i++)
    assert_true(strlen(quoth_status_message((QStatus)i)) > 5);
  assert_string_equal(quoth_kind_name(Q_DIRECT), "direct");
  assert_string_equal(quoth_kind_name(Q_TERM), "term");
  assert_string_equal(quoth_evidence_name(Q_EVIDENCE_NONE), "none");
  assert_string_equal(quoth_evidence_name(Q_EVIDENCE_NEAR), "near");
  assert_string_equal(quoth_evidence_name(Q_EVIDENCE_NOBODY), "nobody");
  assert_string_equal(quoth_role_name(Q_ROLE_TEXT), "text");
  assert_string_equal(quoth_role_name(Q_ROLE_STRAY), "stray");
  assert_string_equal(quoth_kind_name((QKind)77), "unknown");
  assert_string_equal(quoth_evidence_name((QEvidence)77), "unknown");
  assert_string_equal(quoth_role_name((QRole)77), "unknown");
  assert_string_equal(quoth_status_code((QStatus)77), "unknown");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_open),
      cmocka_unit_test(test_open_nothing),
      cmocka_unit_test(test_options),
      cmocka_unit_test(test_lines_as_paragraphs),
      cmocka_unit_test(test_markdown),
      cmocka_unit_test(test_edit),
      cmocka_unit_test(test_edit_that_changes_nothing),
      cmocka_unit_test(test_wrong_arguments),
      cmocka_unit_test(test_stale_cursor),
      cmocka_unit_test(test_blocks_across_chunks),
      cmocka_unit_test(test_sync),
      cmocka_unit_test(test_sync_of_many_chunks),
      cmocka_unit_test(test_lines),
      cmocka_unit_test(test_threads),
      cmocka_unit_test(test_names),
  };
  return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
