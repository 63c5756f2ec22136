/* Speakers, sources and the rules about them take time in proportion to a text's length, also where
 * it is of nothing but names, or of one dialogue. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "quoth.h"

enum {
#ifdef __SANITIZE_ADDRESS__
  SIZE = 100000,
#else
  SIZE = 1000000,
#endif
  TRIES = 3,
  TIMES = 4 /* the longer text has so many times the bytes of the shorter one */
};

/* That many times the time it may take: linear is 4, quadratic 16. */
static const double MOST = 9;

/* Writes a part of a text, the n-th one, and returns its bytes. */
typedef int QWritePart(char *at, size_t room, unsigned n);

/* Another name for each number. */
static const char *name_of(unsigned n) {
  static const char *const syllables[] = {"ba", "del", "fi", "gor", "ha", "kim", "lo", "mar",
                                          "ne", "pol", "ri", "sun", "ta", "vor", "wi", "zen"};
  static char name[40];
  size_t length = 0;
  for (unsigned i = 0; i < 5; i++, n /= 16) {
    const char *syllable = syllables[n % 16];
    memcpy(name + length, syllable, strlen(syllable));
    length += strlen(syllable);
  }
  name[length] = 0;
  name[0] = (char)(name[0] - 'a' + 'A');
  return name;
}

static int names_in_a_row(char *at, size_t room, unsigned n) {
  return snprintf(at, room, "%s saw it. ", name_of(n));
}

static int one_surname(char *at, size_t room, unsigned n) {
  return snprintf(at, room, "“It was late,” said %s Marlow.\n\n", name_of(n));
}

static int one_given_name(char *at, size_t room, unsigned n) {
  return snprintf(at, room, "“It was late,” said Ruth %s. Ruth left.\n\n", name_of(n));
}

static int many_people(char *at, size_t room, unsigned n) {
  return snprintf(at, room, "“It is %u o’clock and late,” said %s.\n\n", n, name_of(n));
}

static int titles(char *at, size_t room, unsigned n) {
  return snprintf(at, room, "“Yes,” said Mr. %s to his wife. “No,” said Mrs. %s.\n\n", name_of(n),
                  name_of(n));
}

static int dialogue(char *at, size_t room, unsigned n) {
  if (n == 0) return snprintf(at, room, "Tom Hall met Ann Reed.\n\n");
  return snprintf(at, room, n % 2 ? "“Is it far?”\n\n" : "“It is not.”\n\n");
}

static int dialogue_in_a_line(char *at, size_t room, unsigned n) {
  if (n == 0) return snprintf(at, room, "Tom Hall met Ann Reed. ");
  return snprintf(at, room, n % 2 ? "“Is it far?” " : "“It is not.” ");
}

static int he_said(char *at, size_t room, unsigned n) {
  if (n == 0) return snprintf(at, room, "Tom Hall met Sam Reed.\n\n");
  return snprintf(at, room, "“It is not so far from here,” he said.\n\n");
}

static int nested(char *at, size_t room, unsigned n) {
  return snprintf(at, room, n % 2 ? "‘He said, “I ” " : "“She said, ‘No’ ");
}

static int same_words(char *at, size_t room, unsigned n) {
  return snprintf(at, room, "“The bridge will stand for another year,” said %s Hale.\n\n",
                  n % 2 ? "Tom" : "Ann");
}

static int vocatives(char *at, size_t room, unsigned n) {
  return snprintf(at, room, "“Come, %s, and see.”\n\n", name_of(n));
}

static int comments(char *at, size_t room, unsigned n) {
  return snprintf(at, room, "<!-- quoth: speaker %s -->\n\n“It was late.”\n\n", name_of(n));
}

typedef struct {
  const char *name;
  QWritePart *write;
} QCase;

static const QCase CASES[] = {
    {"a paragraph of names", names_in_a_row},
    {"people of one surname", one_surname},
    {"people of one given name", one_given_name},
    {"as many people as quotations", many_people},
    {"couples", titles},
    {"a dialogue without tags", dialogue},
    {"a dialogue in one line", dialogue_in_a_line},
    {"he said", he_said},
    {"marks in marks", nested},
    {"the same words again and again", same_words},
    {"everybody is called once", vocatives},
    {"speakers in comments", comments},
};

static char *make_text(const QCase *c, size_t size) {
  char *text = malloc(size + 200);
  if (!text) abort();
  size_t at = 0;
  for (unsigned n = 0; at < size; n++) at += (size_t)c->write(text + at, 200, n);
  return text;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Seconds to tell all speakers, and all findings, and that again after an edit. */
static double time_text(const char *text, size_t size) {
  QDocument *document;
  QLintOptions options = {.style = Q_STYLE_NEWS};
  double begin = now();
  assert_int_equal(quoth_document_open(text, size, NULL, &document), Q_OK);
  assert_int_equal(quoth_sources(document), Q_OK);
  assert_int_equal(quoth_lint(document, &options), Q_OK);
  QRange middle = {(uint32_t)size / 2, (uint32_t)size / 2};
  assert_int_equal(quoth_document_edit(document, middle, "Tom ", 4), Q_OK);
  assert_int_equal(quoth_sources(document), Q_OK);
  quoth_document_free(document);
  return now() - begin;
}

/* The least of several tries counts: another program may have been in the way. */
static void test_case(void **state) {
  const QCase *c = *state;
  char *text = make_text(c, SIZE);
  double shorter = 1e9, longer = 1e9;
  for (int i = 0; i < TRIES && !(longer < MOST * shorter && i > 0); i++) {
    double seconds = time_text(text, SIZE / TIMES);
    if (seconds < shorter) shorter = seconds;
    seconds = time_text(text, SIZE);
    if (seconds < longer) longer = seconds;
  }
  free(text);
  printf("# %-32s %.1f times the time for %d times the text\n", c->name, longer / shorter, TIMES);
  assert_true(longer < MOST * shorter);
}

int main(void) {
  enum {
    COUNT = sizeof CASES / sizeof *CASES
  };
  struct CMUnitTest tests[COUNT];
  for (size_t i = 0; i < COUNT; i++)
    tests[i] = (struct CMUnitTest){CASES[i].name, test_case, NULL, NULL, (void *)&CASES[i]};
  return cmocka_run_group_tests_name("linear", tests, NULL, NULL);
}
