/* Who a tag names: offices, replies, people told apart, subjects of joined clauses. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <setjmp.h>
#include <cmocka.h>

#include "quoth.h"

typedef struct {
  const char *text, *speaker; /* of its last quotation in marks */
} Case;

static void check(const char *before, const Case *item) {
  char text[1024], name[64] = "-";
  int size = snprintf(text, sizeof text, "%s%s", before, item->text);
  QDocument *document;
  QOptions options = {.paragraphs = Q_PARAGRAPHS_BLANK};
  assert_int_equal(quoth_document_open(text, (size_t)size, &options, &document), Q_OK);
  assert_int_equal(quoth_sources(document), Q_OK);
  QCursor cursor = quoth_cursor(document, (QRange){0, UINT32_MAX});
  QSpeaker speaker = {.source = Q_NO_SOURCE};
  for (QQuotation q; quoth_next_quotation(document, &cursor, &q);)
    if (q.kind == Q_DIRECT) assert_true(quoth_speaker(document, &q, &speaker));
  size_t length = 1;
  if (speaker.source != Q_NO_SOURCE)
    length = quoth_source_name(document, speaker.source, name, sizeof name);
  assert_true(length < sizeof name);
  name[length] = 0;
  if (strcmp(name, item->speaker) != 0) print_message("# %s\n", item->text);
  assert_string_equal(name, item->speaker);
  quoth_document_free(document);
}

#define CHECK(before, cases) \
  for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++) check(before, &(cases)[i])

/* The captain, where one alone is called so; not a captain, nor one of two. */
static void test_holders(void **state) {
  (void)state;
  static const Case cases[] = {
      {"“I thought so,” said the captain.\n", "Captain Hardy"},
      {"“Quite wet,” the doctor said.\n", "Dr. Moss"},
      {"“Quite wet,” said a captain from the other ship.\n", "a captain"},
      {"Captain Wells was there too.\n\n“Quite wet,” said the captain.\n", "the captain"},
  };
  CHECK("Captain Hardy came up with Miss Lane and Dr. Moss, whom Captain Hardy knew.\n\n"
        "“It rains,” said Captain Hardy.\n\n“It does,” said Miss Lane.\n\n",
        cases);
}

/* A reply that comes is nobody's label. */
static void test_replies(void **state) {
  (void)state;
  static const Case cases[] = {
      {"“Only me,” came a harsh reply.\n", "Tom Harker"},
      {"“Only me,” came the answer.\n", "Tom Harker"},
  };
  CHECK("Tom Harker and Jane Lane sat by the fire.\n\n“Is it late?” asked Jane.\n\n“No,” said "
        "Tom.\n\n“Who knocks?” asked Jane.\n\n",
        cases);
}

/* A lady who is told apart from others is her own, the lady alone may be somebody named. */
static void test_told_apart(void **state) {
  (void)state;
  static const Case cases[] = {
      {"“It is never late,” said the lady who had been a nurse.\n", "the lady"},
      {"“It is never late,” said the man whose hat had blown away.\n", "the man"},
  };
  CHECK("Jane Lane met Mrs. Wood. “Good day,” said Mrs. Wood. “Good day,” said Jane Lane.\n\n"
        "“Is it late?” asked Mrs. Wood.\n\n",
        cases);
}

/* The subject of a cue after "and" is that of the last clause, not of the first. */
static void test_joined(void **state) {
  (void)state;
  static const Case cases[] = {
      {"Peter sprang up, and Gregory took him by the hand and said, “We are late.”\n", "Gregory"},
      {"Peter sprang up, and Gregory, who had waited long, took him by the hand, and said, “We "
       "are late.”\n",
       "Gregory"},
      {"Peter fell back; Gregory looked up and said, “We are late.”\n", "Gregory"},
      {"Peter laughed, and Gregory sat down and said, “We are late.”\n", "Gregory"},
      {"Peter put down the cup and the saucer and said, “We are late.”\n", "Peter"},
      {"Peter looked at Tom and Gregory, and said, “We are late.”\n", "Peter"},
  };
  CHECK("", cases);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_holders),
      cmocka_unit_test(test_replies),
      cmocka_unit_test(test_told_apart),
      cmocka_unit_test(test_joined),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
