/* Lint takes time in proportion to the text, whatever it holds, and next to none after an edit. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "quoth.h"

#ifdef __SANITIZE_ADDRESS__
enum {
  SCALE = 4
};
#else
enum {
  SCALE = 1
};
#endif

/* Four times the text may take this many times as long: linear is 4, quadratic 16. */
static const double MOST = 9;

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
    {"switches", "<!-- quoth: off -->"},
    {"switches of a line", "<!-- quoth: off-line missing-space -->"},
    {"lines of switches", "<!-- quoth: off-line -->\n\n"},
    {"no switches", "<!-- quoth: "},
    {"blank lines", "\n \t"},
    {"blocks in marks", "> “Never.”\n\n"},
    {"marks", "“”‘’\"'"},
};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Whole units, of *size bytes at most, which becomes what they have. */
static char *make_text(const char *unit, size_t *size) {
  size_t length = strlen(unit);
  *size -= *size % length;
  char *text = malloc(*size);
  if (!text) abort();
  for (size_t i = 0; i < *size; i += length) memcpy(text + i, unit, length);
  return text;
}

static double seconds_for(const QCase *c, size_t size) {
  char *text = make_text(c->unit, &size);
  QDocument *document;
  QOptions options = {Q_FORMAT_TEXT, Q_PARAGRAPHS_BLANK};
  assert_int_equal(quoth_document_open(text, size, &options, &document), Q_OK);
  double begin = now();
  assert_int_equal(quoth_lint(document, NULL), Q_OK);
  QCursor cursor = quoth_cursor(document, (QRange){0, (uint32_t)size});
  QFinding f;
  while (quoth_next_finding(document, &cursor, &f)) continue;
  double seconds = now() - begin;
  quoth_document_free(document);
  free(text);
  return seconds;
}

static void test_case(void **state) {
  const QCase *c = *state;
  double small = 0, large = 0;
  bool linear = false;
  /* Another program may have been in the way: what is linear is so at one of three tries. */
  for (int i = 0; i < 3 && !linear; i++) {
    small = seconds_for(c, 200000 / SCALE);
    large = seconds_for(c, 800000 / SCALE);
    linear = large < MOST * small + 0.002;
  }
  printf("# %-32s %7.1f %7.1f ms\n", c->name, small * 1e3, large * 1e3);
  assert_true(linear);
}

/* Seconds until the findings are right again after a character is typed; the median of many
 * edits. */
static double seconds_after_edit(size_t size) {
  enum {
    EDITS = 51
  };
  static const char unit[] =
      "“I agree,” he said. “It was late, and we’re tired.” She called it “cold.”\n\n";
  char *text = make_text(unit, &size);
  QDocument *document;
  assert_int_equal(quoth_document_open(text, size, NULL, &document), Q_OK);
  assert_int_equal(quoth_lint(document, NULL), Q_OK);
  double seconds[EDITS];
  for (unsigned i = 0; i < EDITS; i++) {
    uint32_t at = (uint32_t)(size / (sizeof unit - 1) * i / EDITS * (sizeof unit - 1)) + 4;
    assert_int_equal(quoth_document_edit(document, (QRange){at, at}, "x", 1), Q_OK);
    double begin = now();
    assert_int_equal(quoth_lint(document, NULL), Q_OK);
    double spent = now() - begin;
    unsigned place = i;
    for (; place > 0 && seconds[place - 1] > spent; place--) seconds[place] = seconds[place - 1];
    seconds[place] = spent;
  }
  quoth_document_free(document);
  free(text);
  return seconds[EDITS / 2];
}

static void test_after_edits(void **state) {
  (void)state;
  double small = seconds_after_edit(1000000 / SCALE), large = seconds_after_edit(10000000 / SCALE);
  printf("# after an edit: 1 MB %.3f ms, 10 MB %.3f ms\n", small * 1e3, large * 1e3);
  assert_true(small < 0.001);
  assert_true(large < 0.005);
}

int main(void) {
  enum {
    COUNT = sizeof CASES / sizeof *CASES
  };
  struct CMUnitTest tests[COUNT + 1];
  for (size_t i = 0; i < COUNT; i++) {
    tests[i] = (struct CMUnitTest){CASES[i].name, test_case, NULL, NULL, (void *)&CASES[i]};
  }
  tests[COUNT] = (struct CMUnitTest){"after an edit", test_after_edits, NULL, NULL, NULL};
  return cmocka_run_group_tests_name("lint", tests, NULL, NULL);
}
