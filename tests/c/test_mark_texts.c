/* The texts of tests/texts/marks, a test for each file; README there tells their form. A text is
 * right as it stands:
 *
 *   - straightened it is the straight text, curled again the right one; curling changes nothing;
 *   - lint says nothing of it, nor of the straight text, whatever the style;
 *   - each fault that is planted in it, or in the straight text, is found at its place, and its fix
 *     gives the text again. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glob.h>

#include "growing_text.h"
#include "mark_texts.h"
#include "quoth.h"

static Text curl(const char *text, const MarkText *how) {
  QCurlOptions options = {how->curl, how->format, Q_PARAGRAPHS_BLANK};
  Text out = {0};
  text_add(&out, "", 0);
  assert_int_equal(quoth_curl(text, strlen(text), &options, text_add, &out), Q_OK);
  return out;
}

static Text straighten(const char *text) {
  Text out = {0};
  text_add(&out, "", 0);
  assert_int_equal(quoth_straighten(text, strlen(text), text_add, &out), Q_OK);
  return out;
}

/* ---- What is told of a text that fails ---------------------------------------- */

static void blame(const MarkText *text, const char *what, const char *got) {
  print_error("line %u: %s\n  text %s\n  got  %s\n", text->line, what, text->text, got);
}

/* One `want` is `got`; counts. */
static unsigned same(const MarkText *text, const char *what, const char *want, Text got) {
  bool right = strcmp(want, got.bytes) == 0;
  if (!right) blame(text, what, got.bytes);
  free(got.bytes);
  return !right;
}

/* ---- Marks --------------------------------------------------------------------- */

static unsigned check_marks(const MarkText *text) {
  if (text->kept) return same(text, "curling changes it", text->text, curl(text->text, text));
  char *straight = mark_text_straight(text);
  Text curled = curl(straight, text), again = straighten(curled.bytes);
  unsigned bad = same(text, "straightened", straight, straighten(text->text));
  bad += same(text, "the straight text is curled and straightened", straight, again);
  bad += same(text, "the straight text is curled", text->text, curled);
  bad += same(text, "curling changes it", text->text, curl(text->text, text));
  free(straight);
  return bad;
}

/* ---- Lint ---------------------------------------------------------------------- */

static QDocument *open_text(const char *bytes, const MarkText *text) {
  QDocument *document;
  QOptions options = {.format = text->format, .paragraphs = Q_PARAGRAPHS_BLANK};
  assert_int_equal(quoth_document_open(bytes, strlen(bytes), &options, &document), Q_OK);
  return document;
}

static void lint(QDocument *document, const MarkText *text, QStyle style) {
  QLintOptions options = {.style = style, .language = text->language};
  /* Who says it is not the matter of these texts. */
  for (int i = Q_RULE_UNATTRIBUTED_QUOTATION; i < Q_RULES; i++) options.levels[i] = Q_LEVEL_OFF;
  assert_int_equal(quoth_lint(document, &options), Q_OK);
}

static unsigned check_silent(const MarkText *text, const char *bytes, const char *what) {
  unsigned bad = 0;
  for (int style = 0; style < Q_STYLES; style++) {
    if (text->styled && text->style != (QStyle)style) continue;
    QDocument *document = open_text(bytes, text);
    lint(document, text, (QStyle)style);
    QCursor cursor = quoth_cursor(document, (QRange){0, quoth_document_size(document)});
    QFinding f;
    while (quoth_next_finding(document, &cursor, &f)) {
      print_error("line %u: %s: %s [%s] at: %.40s\n  text %s\n", text->line, what, f.message,
                  quoth_rule(f.rule)->id, bytes + f.range.start, bytes);
      bad++;
    }
    quoth_document_free(document);
    if (bad) break;
  }
  return bad;
}

/* Whether a finding of the rule, and none else, lies in the paragraph of the fault. */
static bool is_found(const QDocument *document, QRuleId rule, const char *bytes, size_t place) {
  QCursor cursor = quoth_cursor(document, (QRange){0, quoth_document_size(document)});
  QFinding f;
  unsigned found = 0;
  bool right = true;
  while (quoth_next_finding(document, &cursor, &f)) {
    size_t from = f.range.start < place ? f.range.start : place;
    size_t to = f.range.start < place ? place : f.range.start;
    const char *parted = strstr(bytes + from, "\n\n");
    bool here = !parted || parted >= bytes + to;
    if (f.rule == rule && here)
      found++;
    else
      right = false;
    if (f.rule != rule || !here)
      print_error("  also %s [%s] at: %.40s\n", f.message, quoth_rule(f.rule)->id,
                  bytes + f.range.start);
  }
  return right && found > 0;
}

static Text text_of(const QDocument *document) {
  QRange all = {0, quoth_document_size(document)};
  Text out = {malloc(all.end + 1), 0};
  assert_non_null(out.bytes);
  out.length = quoth_document_copy(document, all, out.bytes);
  out.bytes[out.length] = '\0';
  return out;
}

/* Straight marks have no direction that could be wrong. */
static bool is_of_directed_marks(QRuleId rule) {
  return rule == Q_RULE_MISMATCHED_MARKS || rule == Q_RULE_NESTED_MARK_STYLE;
}

static unsigned check_fault(const MarkText *text, const MarkFault *fault) {
  size_t place;
  char *bytes = mark_text_faulty(text, fault, &place);
  QDocument *document = open_text(bytes, text);
  lint(document, text, text->style);
  unsigned bad = !is_found(document, fault->rule, bytes, place);
  if (bad) {
    print_error("line %u: %s is not all that is found\n  text %s\n", fault->line,
                quoth_rule(fault->rule)->id, bytes);
  } else if (fault->mended) {
    QRange all = {0, quoth_document_size(document)};
    assert_int_equal(quoth_lint_fix(document, all, 0, NULL, NULL, NULL), Q_OK);
    bad = same(text, "mended", text->text, text_of(document));
  }
  quoth_document_free(document);
  free(bytes);
  return bad;
}

/* The same faults in the straight text. */
static unsigned check_straight_faults(const MarkText *text, char *straight) {
  unsigned bad = 0;
  MarkText other = *text;
  other.text = straight;
  for (unsigned k = 0; k < text->fault_count && !text->curly; k++) {
    if (is_of_directed_marks(text->faults[k].rule)) continue;
    MarkText right = *text, wrong = *text;
    right.text = (char *)text->faults[k].right;
    wrong.text = (char *)text->faults[k].wrong;
    char *from = mark_text_straight(&right), *to = mark_text_straight(&wrong);
    MarkFault fault = text->faults[k];
    fault.right = from;
    fault.wrong = to;
    bad += check_fault(&other, &fault);
    free(from);
    free(to);
  }
  return bad;
}

/* ---- Files ----------------------------------------------------------------------- */

enum {
  FEWEST = 15
};

static void test_file(void **state) {
  const MarkFile *file = *state;
  unsigned bad = 0;
  for (size_t i = 0; i < file->count; i++) {
    const MarkText *text = &file->texts[i];
    bad += check_marks(text);
    bad += check_silent(text, text->text, "right");
    if (!text->kept) {
      char *straight = mark_text_straight(text);
      bad += check_silent(text, straight, "straight");
      bad += check_straight_faults(text, straight);
      free(straight);
    }
    for (unsigned k = 0; k < text->fault_count; k++) bad += check_fault(text, &text->faults[k]);
  }
  assert_true(file->count >= FEWEST);
  assert_int_equal(bad, 0);
}

int main(int argc, char **argv) {
  glob_t paths;
  const char *pattern = argc > 1 ? argv[1] : "tests/texts/marks/*.txt";
  if (glob(pattern, 0, NULL, &paths) != 0) return 2;
  MarkFile *files = calloc(paths.gl_pathc, sizeof *files);
  struct CMUnitTest *tests = calloc(paths.gl_pathc, sizeof *tests);
  if (!files || !tests) return 2;
  for (size_t i = 0; i < paths.gl_pathc; i++) {
    if (!mark_file_read(&files[i], paths.gl_pathv[i])) return 2;
    tests[i] = (struct CMUnitTest){
        .name = files[i].path, .test_func = test_file, .initial_state = &files[i]};
  }
  int failed = _cmocka_run_group_tests("mark_texts", tests, paths.gl_pathc, NULL, NULL);
  for (size_t i = 0; i < paths.gl_pathc; i++) mark_file_free(&files[i]);
  free(files);
  free(tests);
  globfree(&paths);
  return failed;
}
