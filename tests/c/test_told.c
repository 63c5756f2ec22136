/* Words without marks that somebody is said to have said or thought: where they begin and end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "quoth.h"

enum {
  ROOM = 1000
};

/* Texts with {} around the words that are told. */
static const char *const texts[] = {
    "Ruth Marlow said {that the bell is cracked}.",
    "Ruth Marlow said {that she will not pay for the bell}, throwing the plans of the council for "
    "a new tower into doubt.",
    "Ruth Marlow said {that the bell is cracked}, but Peter Hale denied it.",
    "Ruth Marlow said {that the bell is cracked and that the tower leans}.",
    "Ruth Marlow believes {that the bell will be mended}, which nobody else in the town does.",
    "Ruth Marlow said {that the bell, which was cast in 1710, is cracked}.",
    "Ruth Marlow said {that the bells in Bath, Wells and Exeter are cracked}.",
    "{The bell is cracked}, Ruth Marlow said.",
    "{The bell}, Ruth Marlow said, {is cracked and cannot be mended}.",
    "According to Ruth Marlow, {the bell is cracked}.",
    /* With marks inside; and what an "adding" tells is not what stands before it. */
    "Ruth Marlow said {that the bell is “past mending” and must go}.",
    "{The bell is cracked}, Ruth Marlow said, adding {that it must go}.",
    "The council bought a bell, saying {that the old one was cracked}.",
    "Ruth Marlow said {that she will not pay for the bell}, saying {that the old one is good "
    "enough for all of them}.",
    "The bridge is expected {to be mended in May}.",
    "According to early results of the count by the clerk, {the mill has been sold}.",
    /* Nothing is told. */
    "The expected bridge is to be mended.",
    "Ruth Marlow rang the bell, and the ringers went home.",
    "Ruth Marlow said nothing.",
    "The bell is cracked.",
};

static void check_text(const char *marked) {
  char text[ROOM], found[2 * ROOM];
  size_t size = 0, length = 0;
  for (const char *at = marked; *at; at++)
    if (*at != '{' && *at != '}') text[size++] = *at;
  QDocument *document;
  assert_int_equal(quoth_document_open(text, size, NULL, &document), Q_OK);
  for (uint32_t at = 0; at <= size; at++) {
    QCursor cursor = quoth_cursor(document, (QRange){0, (uint32_t)size});
    for (QQuotation q; quoth_next_quotation(document, &cursor, &q);) {
      if (q.kind != Q_INDIRECT && q.kind != Q_MIXED) continue;
      /* The full stop that ends the sentence may be theirs. */
      bool stop = q.range.end > 0 && text[q.range.end - 1] == '.';
      if (q.range.end - stop == at) found[length++] = '}';
      if (q.range.start == at) found[length++] = '{';
    }
    if (at < size) found[length++] = text[at];
  }
  found[length] = 0;
  quoth_document_free(document);
  assert_string_equal(found, marked);
}

static void test_extents(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) check_text(texts[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_extents),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
