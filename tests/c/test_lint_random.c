/* Random texts: findings after edits are those of the text opened anew; fixes do not overlap,
 * leave none of their findings, and change nothing when they are applied again.
 *
 * usage: test_lint_random [--edits N] [--seed S] */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document/document.h"
#include "lint_same.h"
#include "random_text.h"

#ifdef __SANITIZE_ADDRESS__
static QRandomRun run = {.edits = 6000, .seed = 20261105, .seeds = 6};
#else
static QRandomRun run = {.edits = 30000, .seed = 20261105, .seeds = 6};
#endif
static unsigned long seed, edits; /* the one that is run now */

enum {
  EDITS_A_TEXT = 30,
  PAGE = 600,
  LONG =
      4000 /* bytes of a text that is opened anew after one look in FEW, since that takes long */,
  FEW = 4
};

/* What rules look for, whole and broken. */
static const QPart PARTS[] = {
    Q_PART("“I agree.” he said. "),
    Q_PART("“I agree,” She said. "),
    Q_PART("“I agree” he said. "),
    Q_PART("“So do I,” said Tom. "),
    Q_PART("“I agree,”he said. "),
    Q_PART("He said,“I agree.” "),
    Q_PART("“One.”“Two.” "),
    Q_PART("“ I agree, ” she said. "),
    Q_PART("\"I agree.\" he said. "),
    Q_PART("\" No, \" she said. "),
    Q_PART("‘I agree.’ he said. "),
    Q_PART("“I agree.”. "),
    Q_PART("“I agree,”, he said. "),
    Q_PART("It was “late”. "),
    Q_PART("It was “late,” and “cold”, too. "),
    Q_PART("He said “I left them.” "),
    Q_PART("“He said “no” and left,” she said. "),
    Q_PART("“He said ‘no’ and left,” she said. "),
    Q_PART("It’s "),
    Q_PART("it's "),
    Q_PART("don’t "),
    Q_PART("\n\n> “A block.”\n\n"),
    Q_PART("\n\n> “She said, ‘Never.’”\n> — Tom\n\n"),
    Q_PART("\n\n“One.\n\n“Two,” he said. "),
    Q_PART("“It rains,” said Ruth Marlow. "),
    Q_PART("“It pours,” Ruth Marlowe said. "),
    Q_PART("“It has been raining all week,” said Xu Ming De. "),
    Q_PART("“It has been raining all week,” Xu Mingde says. "),
    Q_PART("Some experts say that it rains. "),
    Q_PART("Peter Hale met Tom Field. "),
    Q_PART("Peter Hale, John Hill and Tom Field came. "),
    Q_PART("“Tom Field is late,” he said. "),
    Q_PART("“It is late,” said Mrs. Hetherington. "),
    Q_PART("Mrs. Heatherington rose. She claimed that it rained. "),
    Q_PART("An angry post went round: “It has been raining all week.” "),
    Q_PART("Many countries complained that it rained. "),
    Q_PART("<!-- quoth: off -->"),
    Q_PART("<!-- quoth: on -->"),
    Q_PART("<!-- quoth: off-line -->\n"),
    Q_PART("\n\n<!-- quoth: off-line -->\n\n"),
    Q_PART("<!-- quoth: off missing-space -->"),
    Q_PART("<!-- quoth: on stop-before-tag capital-tag -->"),
    Q_PART("\n\n"),
    Q_PART("\n\n"),
    Q_PART("\n"),
    Q_PART("\n\n# Heading\n\n"),
    Q_PART("\n\n```\n"),
    Q_PART("“"),
    Q_PART("”"),
    Q_PART("\""),
    Q_PART("'"),
    Q_PART("’"),
    Q_PART("‘"),
    Q_PART("."),
    Q_PART(","),
    Q_PART(" "),
};

static const QParts parts = {PARTS, sizeof PARTS / sizeof *PARTS, 4};

static void random_edit(QRandom *random, const QBuffer *text, QRandomEdit *edit) {
  q_random_edit(random, text->size, PAGE, edit);
  if (edit->text.size == 0 || q_random(random, 2)) return;
  q_parts_edit(random, &parts, edit);
}

static QLintOptions random_options(QRandom *random) {
  QLintOptions options = {.style = (QStyle)q_random(random, Q_STYLES),
                          .language = (QLanguage)q_random(random, Q_LANGUAGES),
                          .longest_quotation = q_random(random, 3) ? 0 : 4};
  bool alone = q_random(random, 4) == 0;
  for (int i = 0; i < Q_RULES && alone; i++) options.levels[i] = Q_LEVEL_OFF;
  if (alone || q_random(random, 2))
    options.levels[q_random(random, Q_RULES)] = (QLevel)(1 + q_random(random, 4));
  return options;
}

static QDocument *open_text(const QBuffer *text, const QOptions *options, const QTuning *tuning) {
  QDocument *document;
  assert_int_equal(q_document_open(text->bytes, text->size, options, tuning, &document), Q_OK);
  return document;
}

static void complain(unsigned long round, const char *what, const QBuffer *text) {
  fprintf(stderr, "seed %lu, text %lu: %s\n", seed, round, what);
  q_print_bytes("text", text->bytes, text->size);
  fail();
}

/* ---- Edits ------------------------------------------------------------------------ */

/* What a text switches off is asked by name, of rules that quoth may not know. */
static bool same_switches(QRandom *random, const QDocument *a, const QDocument *b,
                          const QBuffer *text) {
  static const char *const ids[] = {"missing-space", "capital-tag", "own-rule"};
  for (int i = 0; i < 20; i++) {
    const char *id = ids[i % 3];
    uint32_t at = q_random(random, (uint32_t)text->size + 1);
    if (at < text->size && strchr(" \t\r\n", text->bytes[at])) continue;
    if (quoth_lint_is_off(a, id, strlen(id), at) != quoth_lint_is_off(b, id, strlen(id), at))
      return false;
  }
  return true;
}

static void edit_text(QRandom *random, unsigned long round, QBuffer *text, const QOptions *options,
                      const QTuning *tuning) {
  QDocument *document = open_text(text, options, tuning);
  QOptions in_force = quoth_document_options(document);
  QLintOptions lint = random_options(random);
  QRandomEdit edit = {0};
  for (int i = 0; i < EDITS_A_TEXT; i++) {
    random_edit(random, text, &edit);
    QRange range = {(uint32_t)edit.start, (uint32_t)edit.end};
    assert_int_equal(quoth_document_edit(document, range, edit.text.bytes, edit.text.size), Q_OK);
    q_buffer_replace(text, edit.start, edit.end, edit.text.bytes, edit.text.size);
    if (q_random(random, 16) == 0) lint = random_options(random);
    if (q_random(random, 3) == 0) continue; /* several edits between two looks */
    assert_int_equal(quoth_lint(document, &lint), Q_OK);
    if (text->size > LONG && q_random(random, FEW)) continue;
    QDocument *fresh = open_text(text, &in_force, tuning);
    assert_int_equal(quoth_lint(fresh, &lint), Q_OK);
    if (!q_same_findings(document, fresh)) complain(round, "findings differ after an edit", text);
    if (!same_switches(random, document, fresh, text))
      complain(round, "switches differ after an edit", text);
    quoth_document_free(fresh);
    /* How a text is cut into chunks does not show, unless a paragraph is cut by force. */
    if (text->size > tuning->limit) continue;
    fresh = open_text(text, &in_force, NULL);
    assert_int_equal(quoth_lint(fresh, &lint), Q_OK);
    if (!q_same_findings(document, fresh)) complain(round, "findings differ by chunks", text);
    quoth_document_free(fresh);
  }
  quoth_document_free(document);
  q_buffer_free(&edit.text);
}

static void edit_texts(void) {
  /* The last have many hundred chunks. */
  static const uint32_t SIZES[16] = {400, 400, 400, 400, 400, 400, 400,  400,
                                     400, 400, 400, 400, 400, 400, 2000, 50000};
  static const QTuning tunings[] = {{64, 200}, {64, 100000}, {256, 4000}};
  QRandom random = {seed};
  QBuffer text = {0};
  for (unsigned long round = 0; round < edits / EDITS_A_TEXT; round++) {
    text.size = 0;
    q_parts_append(&random, &parts, &text, q_random(&random, SIZES[q_random(&random, 16)]));
    QOptions options = {(QFormat)q_random(&random, 2), (QParagraphs)q_random(&random, 3)};
    edit_text(&random, round, &text, &options, &tunings[q_random(&random, 3)]);
  }
  q_buffer_free(&text);
}

/* ---- Fixes ------------------------------------------------------------------------ */

static void check_edits(unsigned long round, const QDocument *document, const QBuffer *text) {
  QCursor cursor = quoth_cursor(document, (QRange){0, (uint32_t)text->size});
  QFinding f;
  uint32_t before = 0;
  while (quoth_next_finding(document, &cursor, &f)) {
    if (f.range.start < before || f.range.end < f.range.start || f.range.end > text->size)
      complain(round, "findings are not in order", text);
    before = f.range.start;
    for (uint32_t i = 0; i < f.edit_count; i++) {
      const QEdit *e = &f.edits[i];
      bool right = e->range.start <= e->range.end && e->range.end <= text->size &&
                   e->length <= sizeof e->text;
      if (i > 0) right &= e[-1].range.end <= e->range.start;
      if (!right) complain(round, "the edits of a fix are not in order", text);
    }
  }
}

static void put(void *context, const QEdit *edit) {
  QBuffer *text = context;
  q_buffer_replace(text, edit->range.start, edit->range.end, edit->text, edit->length);
}

static unsigned fixable(const QDocument *document) {
  QCursor cursor = quoth_cursor(document, (QRange){0, quoth_document_size(document)});
  QFinding f;
  unsigned n = 0;
  while (quoth_next_finding(document, &cursor, &f)) n += f.edit_count > 0;
  return n;
}

static void check_fix(QRandom *random, unsigned long round, QBuffer *text,
                      const QOptions *options) {
  QDocument *document = open_text(text, options, NULL);
  QOptions in_force = quoth_document_options(document);
  QLintOptions lint = random_options(random);
  assert_int_equal(quoth_lint(document, &lint), Q_OK);
  check_edits(round, document, text);
  unsigned before = fixable(document);
  uint32_t fixed;
  QRange all = {0, (uint32_t)text->size};
  QBuffer copy = {0};
  q_buffer_copy(&copy, text);
  assert_int_equal(quoth_lint_fix(document, all, 0, put, &copy, &fixed), Q_OK);
  if ((before > 0) != (fixed > 0)) complain(round, "nothing is fixed", text);
  if (fixable(document) > 0) complain(round, "a fix leaves something to fix", text);
  QDocument *fresh = open_text(&copy, &in_force, NULL);
  assert_int_equal(quoth_lint(fresh, &lint), Q_OK);
  if (!q_same_findings(document, fresh))
    complain(round, "the edits that were told give another text", text);
  all.end = (uint32_t)copy.size;
  assert_int_equal(quoth_lint_fix(fresh, all, 0, NULL, NULL, &fixed), Q_OK);
  if (fixed > 0) complain(round, "a second time there is something to fix", text);
  quoth_document_free(fresh);
  quoth_document_free(document);
  q_buffer_free(&copy);
}

static void fix_texts(void) {
  QRandom random = {seed + 1};
  QBuffer text = {0};
  for (unsigned long round = 0; round < edits / 10; round++) {
    text.size = 0;
    q_parts_append(&random, &parts, &text,
                   1 + q_random(&random, q_random(&random, 8) ? 300 : 3000));
    QOptions options = {(QFormat)q_random(&random, 2), (QParagraphs)q_random(&random, 3)};
    check_fix(&random, round, &text, &options);
  }
  q_buffer_free(&text);
}

/* ---- Line ends --------------------------------------------------------------------- */

/* A text of parts alone, which hold no carriage return, and the same with one before each line
 * feed. */
static void line_ends(QRandom *random, QBuffer *text, QBuffer *other) {
  size_t end = 1 + q_random(random, 400);
  for (text->size = 0; text->size < end;) {
    const QPart *p = &PARTS[q_random(random, sizeof PARTS / sizeof *PARTS)];
    q_buffer_replace(text, text->size, text->size, p->text, p->length);
  }
  other->size = 0;
  for (size_t i = 0; i < text->size; i++) {
    bool ends = text->bytes[i] == '\n';
    q_buffer_replace(other, other->size, other->size, ends ? "\r\n" : text->bytes + i,
                     ends ? 2 : 1);
  }
}

static QBuffer fixed_text(const QBuffer *text, const QOptions *options, const QLintOptions *lint) {
  QDocument *document = open_text(text, options, NULL);
  QBuffer copy = {0};
  q_buffer_copy(&copy, text);
  assert_int_equal(quoth_lint(document, lint), Q_OK);
  QRange all = {0, (uint32_t)text->size};
  assert_int_equal(quoth_lint_fix(document, all, 0, put, &copy, NULL), Q_OK);
  quoth_document_free(document);
  return copy;
}

/* What is mended does not depend on how lines end. */
static void end_lines(void) {
  QRandom random = {seed + 2};
  QBuffer text = {0}, other = {0};
  for (unsigned long round = 0; round < edits / 10; round++) {
    line_ends(&random, &text, &other);
    QOptions options = {(QFormat)q_random(&random, 2), (QParagraphs)(1 + q_random(&random, 2))};
    QLintOptions lint = random_options(&random);
    QBuffer one = fixed_text(&text, &options, &lint), two = fixed_text(&other, &options, &lint);
    size_t i = 0, k = 0;
    for (; i < one.size && k < two.size; i++, k++) {
      if (one.bytes[i] == '\n' && two.bytes[k] == '\r') k++;
      if (one.bytes[i] != two.bytes[k]) break;
    }
    if (i < one.size || k < two.size) complain(round, "line ends change what is mended", &text);
    q_buffer_free(&one);
    q_buffer_free(&two);
  }
  q_buffer_free(&text);
  q_buffer_free(&other);
}

/* Runs a test for each seed, with its share of the edits. */
static void for_seeds(void (*test)(void)) {
  edits = run.edits / run.seeds;
  for (seed = run.seed; seed < run.seed + run.seeds; seed++) test();
}

static void test_edits(void **state) {
  (void)state;
  for_seeds(edit_texts);
}

static void test_fixes(void **state) {
  (void)state;
  for_seeds(fix_texts);
}

static void test_line_ends(void **state) {
  (void)state;
  for_seeds(end_lines);
}

int main(int argc, char **argv) {
  if (!q_random_arguments(argc, argv, &run)) return 2;
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_edits),
      cmocka_unit_test(test_fixes),
      cmocka_unit_test(test_line_ends),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
