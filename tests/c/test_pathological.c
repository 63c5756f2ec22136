/* Texts that nobody writes take time in proportion to their length, and little of the stack. */
#define _XOPEN_SOURCE 700
#include <pthread.h>
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
  SCALE = 20,
  STACK = 1 << 20
};
#else
enum {
  SCALE = 1,
  STACK = 128 << 10
};
#endif

/* Four times the text may take this many times as long: linear is 4, quadratic 16. */
static const double MOST = 9;

typedef struct {
  const char *name;
  const char *start, *unit, *end; /* the text: the unit again and again */
  size_t size;                    /* of the longest one, bytes */
  QFormat format;
} QCase;

static const QCase CASES[] = {
    {"one line", "", "The ferry, he said, \xE2\x80\x9Cnever\xE2\x80\x9D came. ", "", 10000000,
     Q_FORMAT_TEXT},
    {"a line without a blank", "", "word", "", 4000000, Q_FORMAT_TEXT},
    {"wrapped lines without an end", "", "a line of a paragraph that has no end\n", "", 4000000,
     Q_FORMAT_TEXT},
    {"opening marks", "", "\xE2\x80\x9C", "", 1000000, Q_FORMAT_TEXT},
    {"two opening marks", "", "\xE2\x80\x9C\xE2\x80\x98", "", 1000000, Q_FORMAT_TEXT},
    {"opening marks in words", "", "word \xE2\x80\x9Cword \xE2\x80\x98", "", 1000000,
     Q_FORMAT_TEXT},
    {"closing marks", "", "\xE2\x80\x9D", "", 1000000, Q_FORMAT_TEXT},
    {"straight marks", "", "\"", "", 1000000, Q_FORMAT_TEXT},
    {"straight marks in words", "", "word \"", "", 1000000, Q_FORMAT_TEXT},
    {"apostrophes", "", "'", "", 1000000, Q_FORMAT_TEXT},
    {"apostrophes before words", "", " 'word", "", 1000000, Q_FORMAT_TEXT},
    {"apostrophes after words", "", "words' ", "", 1000000, Q_FORMAT_TEXT},
    {"newlines", "", "\n", "", 1000000, Q_FORMAT_TEXT},
    {"carriage returns", "", "\r", "", 1000000, Q_FORMAT_TEXT},
    {"spaces", "", " ", "", 1000000, Q_FORMAT_TEXT},
    {"NUL", "", "\1", "", 1000000, Q_FORMAT_TEXT}, /* turned into NUL: see make_text */
    {"broken UTF-8", "", "\x80\xE2\x80", "", 1000000, Q_FORMAT_TEXT},
    {"block marks", "", ">", "", 1000000, Q_FORMAT_MARKDOWN},
    {"block marks and blanks", "", "> ", "", 1000000, Q_FORMAT_MARKDOWN},
    {"lines of block marks", "", ">\n", "", 1000000, Q_FORMAT_MARKDOWN},
    {"accents", "", "`", "", 1000000, Q_FORMAT_MARKDOWN},
    {"accents in words", "", "word `", "", 1000000, Q_FORMAT_MARKDOWN},
    {"double accents", "", "``word ", "", 1000000, Q_FORMAT_TEXT},
    {"brackets", "", "[", "", 1000000, Q_FORMAT_MARKDOWN},
    {"links", "", "[a](", "", 1000000, Q_FORMAT_MARKDOWN},
    {"comments", "", "word <!-- ", "", 1000000, Q_FORMAT_MARKDOWN},
    {"a comment without an end", "<!--", "word\n\n", "", 4000000, Q_FORMAT_MARKDOWN},
    {"fences", "", "```\n", "", 1000000, Q_FORMAT_MARKDOWN},
    {"a fence of a million", "", "`", "\ncode\n\nmore\n", 1000000, Q_FORMAT_MARKDOWN},
    {"headings", "", "# ", "", 1000000, Q_FORMAT_MARKDOWN},
    {"list markers", "", "- ", "", 1000000, Q_FORMAT_MARKDOWN},
    {"dashes", "", "\xE2\x80\x94", "", 1000000, Q_FORMAT_TEXT},
    {"lines of dialogue", "", "\xE2\x80\x94 he said. ", "", 1000000, Q_FORMAT_TEXT},
    {"cues", "", "said ", "", 1000000, Q_FORMAT_TEXT},
    {"sources and cues", "", "he said that ", "", 1000000, Q_FORMAT_TEXT},
    {"names", "", "Teng Biao ", "", 1000000, Q_FORMAT_TEXT},
    {"according to", "", "according to ", "", 1000000, Q_FORMAT_TEXT},
    {"commas", "", ",", "", 1000000, Q_FORMAT_TEXT},
    {"full stops", "", ". ", "", 1000000, Q_FORMAT_TEXT},
    {"colons", "", "He: ", "", 1000000, Q_FORMAT_TEXT},
    {"many quotations", "", "\xE2\x80\x9CNo.\xE2\x80\x9D ", "", 1000000, Q_FORMAT_TEXT},
    {"running quotations", "", "\xE2\x80\x9CIt goes on.\n\n", "", 1000000, Q_FORMAT_TEXT},
    {"running quotations with a source", "He said: ", "\xE2\x80\x9CIt goes on.\n\n", "", 1000000,
     Q_FORMAT_TEXT},
    {"short paragraphs", "", "a\n\n", "", 1000000, Q_FORMAT_TEXT},
    {"front matter without an end", "---\nkey: x\n", "more: y\n", "", 1000000, Q_FORMAT_MARKDOWN},
};

static char *make_text(const QCase *c, size_t size) {
  char *text = malloc(size);
  if (!text) abort();
  size_t start = strlen(c->start), end = strlen(c->end), unit = strlen(c->unit);
  memcpy(text, c->start, start);
  for (size_t i = start; i < size - end; i++) {
    text[i] = c->unit[(i - start) % unit];
    if (text[i] == 1) text[i] = 0;
  }
  memcpy(text + size - end, c->end, end);
  return text;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Opens a text, asks for all, edits it at three places. */
static bool use(const char *text, size_t size, const QOptions *options) {
  QDocument *document;
  if (quoth_document_open(text, size, options, &document) != Q_OK) return false;
  QRange all = {0, (uint32_t)size};
  QCursor cursor = quoth_cursor(document, all);
  QQuotation q;
  QSpan span;
  while (quoth_next_quotation(document, &cursor, &q)) continue;
  cursor = quoth_cursor(document, all);
  while (quoth_next_span(document, &cursor, &span)) continue;
  bool done = true;
  for (uint32_t i = 0; i < 3; i++) {
    QRange at = {(uint32_t)size / 2 * i, (uint32_t)size / 2 * i};
    done = quoth_document_edit(document, at, "\"", 1) == Q_OK && done;
  }
  quoth_document_free(document);
  return done;
}

typedef struct {
  const QCase *test;
  double seconds[3]; /* for a quarter, half and all of the size */
  bool done;
} QRun;

static void *run(void *argument) {
  QRun *r = argument;
  QOptions options = {r->test->format, Q_PARAGRAPHS_BLANK};
  r->done = true;
  for (int i = 0; i < 3; i++) {
    size_t size = r->test->size / SCALE / (4u >> i);
    char *text = make_text(r->test, size);
    double begin = now();
    r->done = use(text, size, &options) && r->done;
    r->seconds[i] = now() - begin;
    free(text);
  }
  return NULL;
}

/* In a thread of its own, with a small stack. */
static void run_small(QRun *r) {
  pthread_attr_t attributes;
  pthread_t thread;
  assert_int_equal(pthread_attr_init(&attributes), 0);
  assert_int_equal(pthread_attr_setstacksize(&attributes, STACK), 0);
  assert_int_equal(pthread_create(&thread, &attributes, run, r), 0);
  assert_int_equal(pthread_join(thread, NULL), 0);
  pthread_attr_destroy(&attributes);
}

static void test_case(void **state) {
  QRun r = {.test = *state};
  bool linear = false;
  /* Another program may have been in the way: what is linear is so at one of three tries. */
  for (int i = 0; i < 3 && !linear; i++) {
    run_small(&r);
    assert_true(r.done);
    linear = r.seconds[2] < MOST * r.seconds[0] + 0.002;
  }
  printf("# %-36s %7.1f %7.1f %7.1f ms\n", r.test->name, r.seconds[0] * 1e3, r.seconds[1] * 1e3,
         r.seconds[2] * 1e3);
  assert_true(linear);
}

int main(void) {
  enum {
    COUNT = sizeof CASES / sizeof *CASES
  };
  struct CMUnitTest tests[COUNT];
  for (size_t i = 0; i < COUNT; i++) {
    tests[i] = (struct CMUnitTest){CASES[i].name, test_case, NULL, NULL, (void *)&CASES[i]};
  }
  return cmocka_run_group_tests_name("pathological", tests, NULL, NULL);
}
