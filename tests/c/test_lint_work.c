/* How much lint looks at: each chunk once, whatever the text holds, and after an edit those few
 * that it has changed, however long the text is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document/document.h"
#include "lint/lint.h"

typedef struct {
  const char *name, *unit; /* the text: the unit again and again */
} QCase;

static const QCase CASES[] = {
    {"stops before tags", "“I agree.” he said. "},
    {"capitals in tags", "“I agree,” She said. "},
    {"commas on both sides", "“I agree,”, he said. "},
    {"all faults", "“ I agree.”.he said,“So \"do\" I” said Tom. It's it’s. "},
    {"paragraphs of faults", "“ I agree.”. he said,“So \"do\" I” said Tom.\n\n"},
    {"double in double", "“He said “no” and “yes,” then,” she said. "},
    {"a long quotation in another", "“one “two ‘three “four ‘five’”’”"},
    {"running quotations", "“It goes on.\n\n"},
    {"apostrophes of both shapes", "it's it’s "},
    {"code in accents", "`it's "},
    {"elements without ends", "<code>it's "},
    {"links without ends", "[it's]("},
    {"templates without ends", "{% it's "},
    {"headings", "# The “archive“\n\n"},
    {"switches", "<!-- quoth: off -->"},
    {"switches of a line", "<!-- quoth: off-line missing-space -->"},
    {"lines of switches", "<!-- quoth: off-line -->\n\n"},
    {"no switches", "<!-- quoth: "},
    {"blank lines", "\n \t"},
    {"blocks in marks", "> “Never.”\n\n"},
    {"marks", "“”‘’\"'"},
};

/* Whole units, of *size bytes at most, which becomes what they have. */
static char *make_text(const char *unit, size_t *size) {
  size_t length = strlen(unit);
  *size -= *size % length;
  char *text = malloc(*size);
  if (!text) abort();
  for (size_t i = 0; i < *size; i += length) memcpy(text + i, unit, length);
  return text;
}

static QDocument *open_text(const char *unit, size_t size) {
  char *text = make_text(unit, &size);
  QDocument *document = NULL;
  QOptions options = {Q_FORMAT_TEXT, Q_PARAGRAPHS_BLANK};
  assert_int_equal(quoth_document_open(text, size, &options, &document), Q_OK);
  free(text);
  return document;
}

static uint32_t chunks_of(const QDocument *document) {
  return q_chunk_number(q_chunks_last(&document->chunks)) + 1;
}

static QLintWork lint(QDocument *document) {
  assert_int_equal(quoth_lint(document, NULL), Q_OK);
  return q_lint_state(document)->work;
}

/* ---- A new text ------------------------------------------------------------------ */

static void test_case(void **state) {
  const QCase *c = *state;
  QDocument *document = open_text(c->unit, 200000);
  uint32_t chunks = chunks_of(document);
  QLintWork work = lint(document);
  assert_int_equal(work.counted, chunks);
  assert_int_equal(work.read, chunks);
  assert_in_range(work.checked, 0, chunks);
  quoth_document_free(document);
}

/* ---- Edits ------------------------------------------------------------------------- */

static const char PROSE[] =
    "“I agree,” he said. “It was late, and we’re tired.” She called it “cold.”\n\n";
static const char GOES_ON[] =
    "“It went on, and nobody said a word of it.\n\n“Not even I.\n\n“It was late,” he said.\n\n";
static const char CODE[] = "    x = 1;\n\n<!-- a -->\n\n";

typedef struct {
  const char *name, *unit, *typed;
  size_t in_unit;   /* where it is typed */
  uint32_t counted; /* at most so many chunks, */
  uint32_t read;    /* and these */
} QEditCase;

static const QEditCase EDITS[] = {
    {"a letter", PROSE, "x", 4, 1, 3},
    {"a mark", PROSE, "”", 4, 1, 4},
    {"a blank line", PROSE, "\n\n", 22, 2, 4},
    {"a letter where quotations go on", GOES_ON, "x", 10, 1, 3},
    {"a mark where quotations go on", GOES_ON, "”", 10, 1, 10},
    {"a letter without blank lines", "“I agree,” he said. “It was late.”\n", "x", 4, 3, 6},
    {"a mark without blank lines", "“I agree,” he said. “It was late.”\n", "”", 4, 3, 6},
    {"a letter beside comments", CODE, "x", 5, 1, 3},
};

/* The most that an edit takes, over many places. */
static QLintWork most_after_edits(const QEditCase *c, size_t size) {
  enum {
    PLACES = 23
  };
  QDocument *document = open_text(c->unit, size);
  lint(document);
  size_t unit = strlen(c->unit), units = size / unit;
  QLintWork most = {0};
  for (size_t i = 0; i < PLACES; i++) {
    uint32_t at = (uint32_t)(units * i / PLACES * unit + c->in_unit);
    uint32_t end = at + (uint32_t)strlen(c->typed);
    for (int back = 0; back < 2; back++) {
      QRange range = {at, back ? end : at};
      const char *text = back ? "" : c->typed;
      assert_int_equal(quoth_document_edit(document, range, text, strlen(text)), Q_OK);
      QLintWork work = lint(document);
      if (work.counted > most.counted) most.counted = work.counted;
      if (work.read > most.read) most.read = work.read;
      if (work.checked > most.checked) most.checked = work.checked;
    }
  }
  quoth_document_free(document);
  return most;
}

static void test_edits(void **state) {
  const QEditCase *c = *state;
  static const size_t sizes[] = {100000, 1000000};
  for (int i = 0; i < 2; i++) {
    QLintWork most = most_after_edits(c, sizes[i]);
    printf("# %-32s %u counted, %u read, %u checked\n", c->name, most.counted, most.read,
           most.checked);
    assert_in_range(most.counted, 0, c->counted);
    assert_in_range(most.read, 0, c->read);
    assert_in_range(most.checked, 0, c->read + 4);
  }
}

/* Nothing is looked at when nothing has changed. */
static void test_again(void **state) {
  (void)state;
  QDocument *document = open_text(PROSE, 10000);
  QLintWork first = lint(document);
  uint32_t size = quoth_document_size(document);
  assert_int_equal(quoth_document_edit(document, (QRange){size, size}, "x", 1), Q_OK);
  QLintWork second = lint(document);
  assert_true(second.checked < first.checked / 4);
  QLintWork third = lint(document);
  assert_memory_equal(&second, &third, sizeof third);
  quoth_document_free(document);
}

int main(void) {
  enum {
    COUNT = sizeof CASES / sizeof *CASES,
    EDIT_COUNT = sizeof EDITS / sizeof *EDITS
  };
  struct CMUnitTest tests[COUNT + EDIT_COUNT + 1];
  for (size_t i = 0; i < COUNT; i++)
    tests[i] = (struct CMUnitTest){CASES[i].name, test_case, NULL, NULL, (void *)&CASES[i]};
  for (size_t i = 0; i < EDIT_COUNT; i++)
    tests[COUNT + i] =
        (struct CMUnitTest){EDITS[i].name, test_edits, NULL, NULL, (void *)&EDITS[i]};
  tests[COUNT + EDIT_COUNT] = (struct CMUnitTest){"again", test_again, NULL, NULL, NULL};
  return cmocka_run_group_tests_name("lint", tests, NULL, NULL);
}
