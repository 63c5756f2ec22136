/* What each rule finds and does not find, what its fix gives, and how rules are switched off. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lint_cases.h"
#include "mark_cases.h"
#include "quoth.h"
#include "source_cases.h"

static QDocument *open_text(const char *text, QFormat format) {
  QDocument *document;
  QOptions options = {.format = format, .paragraphs = Q_PARAGRAPHS_BLANK};
  assert_int_equal(quoth_document_open(text, strlen(text), &options, &document), Q_OK);
  return document;
}

static QLintOptions only(QRuleId rule) {
  QLintOptions options = {0};
  for (int i = 0; i < Q_RULES; i++) options.levels[i] = Q_LEVEL_OFF;
  options.levels[rule] = Q_LEVEL_WARNING;
  return options;
}

static QRange all_of(const QDocument *document) {
  return (QRange){0, quoth_document_size(document)};
}

/* How many findings there are. Those of other rules than `expected` (Q_RULES: of any) are told. */
static unsigned count(const QDocument *document, QRuleId expected) {
  QCursor cursor = quoth_cursor(document, all_of(document));
  QFinding f;
  unsigned n = 0;
  while (quoth_next_finding(document, &cursor, &f)) {
    if (f.rule != expected) {
      print_error("%u-%u: %s [%s]\n", f.range.start, f.range.end, f.message,
                  quoth_rule(f.rule)->id);
    }
    n++;
  }
  assert_false(cursor.stale);
  return n;
}

static char *text_of(const QDocument *document) {
  QRange all = all_of(document);
  char *text = malloc(all.end + 1);
  assert_non_null(text);
  text[quoth_document_copy(document, all, text)] = 0;
  return text;
}

/* ---- Rules ---------------------------------------------------------------------- */

static void check_case(const LintCase *c, unsigned *bad) {
  QDocument *document = open_text(c->text, c->format);
  QLintOptions options = only(c->rule);
  options.language = c->language;
  assert_int_equal(quoth_lint(document, &options), Q_OK);
  bool found = count(document, c->rule) > 0;
  if (found != (c->fixed != NULL)) {
    print_error("%s %s: %s\n", quoth_rule(c->rule)->id, found ? "finds a fault" : "finds nothing",
                c->text);
    ++*bad;
  } else if (found) {
    assert_int_equal(quoth_lint_fix(document, all_of(document), 0, NULL, NULL, NULL), Q_OK);
    char *fixed = text_of(document);
    if (strcmp(fixed, c->fixed) != 0) {
      print_error("%s makes of %s\n  this: %s\n", quoth_rule(c->rule)->id, c->text, fixed);
      ++*bad;
    }
    free(fixed);
  }
  quoth_document_free(document);
}

/* Counts the cases of each rule. */
static void check_cases(const LintCase *cases, size_t count, unsigned found[Q_RULES],
                        unsigned right[Q_RULES], unsigned *bad) {
  for (size_t i = 0; i < count; i++) {
    check_case(&cases[i], bad);
    (cases[i].fixed ? found : right)[cases[i].rule]++;
  }
}

static void test_cases(void **state) {
  (void)state;
  unsigned bad = 0, found[Q_RULES] = {0}, right[Q_RULES] = {0};
  check_cases(lint_cases, sizeof lint_cases / sizeof *lint_cases, found, right, &bad);
  check_cases(source_cases, sizeof source_cases / sizeof *source_cases, found, right, &bad);
  for (int rule = 0; rule < Q_RULES; rule++) {
    if (found[rule] >= 5 && right[rule] >= 5) continue;
    print_error("%s has too few cases\n", quoth_rule((QRuleId)rule)->id);
    bad++;
  }
  assert_int_equal(bad, 0);
}

static unsigned faults_of(const char *text, QStyle style) {
  QDocument *document = open_text(text, Q_FORMAT_MARKDOWN);
  QLintOptions options = {.style = style};
  /* Who says it is not the matter of these texts. */
  for (int i = Q_RULE_UNATTRIBUTED_QUOTATION; i < Q_RULES; i++) options.levels[i] = Q_LEVEL_OFF;
  assert_int_equal(quoth_lint(document, &options), Q_OK);
  unsigned n = count(document, Q_RULES);
  if (n) print_error("in: %s\n", text);
  quoth_document_free(document);
  return n;
}

static void test_right_texts(void **state) {
  (void)state;
  unsigned bad = 0;
  for (size_t i = 0; i < sizeof right_texts / sizeof *right_texts; i++) {
    for (int style = 0; style < Q_STYLES; style++) bad += faults_of(right_texts[i], (QStyle)style);
  }
  for (size_t i = 0; i < sizeof mark_cases / sizeof *mark_cases; i++) {
    if (strcmp(mark_cases[i].class, "spaces") == 0) continue; /* of which some are missing */
    bad += faults_of(mark_cases[i].text, Q_STYLE_ANY);
  }
  assert_int_equal(bad, 0);
}

/* The examples that explain a rule show what it does. */
static void test_examples(void **state) {
  (void)state;
  for (int i = 0; i < Q_RULES; i++) {
    const QRule *rule = quoth_rule((QRuleId)i);
    QLintOptions options = only((QRuleId)i);
    options.language = Q_LANGUAGE_US;
    options.longest_quotation = 40;
    QDocument *document = open_text(rule->right, Q_FORMAT_TEXT);
    assert_int_equal(quoth_lint(document, &options), Q_OK);
    assert_int_equal(count(document, Q_RULES), 0);
    quoth_document_free(document);
    document = open_text(rule->wrong, Q_FORMAT_TEXT);
    assert_int_equal(quoth_lint(document, &options), Q_OK);
    assert_true(count(document, (QRuleId)i) > 0);
    if (rule->fixes) {
      assert_int_equal(quoth_lint_fix(document, all_of(document), 0, NULL, NULL, NULL), Q_OK);
      char *fixed = text_of(document);
      assert_string_equal(fixed, rule->right);
      free(fixed);
    }
    quoth_document_free(document);
  }
}

static void test_rules_are_described(void **state) {
  (void)state;
  for (int i = 0; i < Q_RULES; i++) {
    const QRule *rule = quoth_rule((QRuleId)i);
    QRuleId found;
    assert_true(quoth_rule_named(rule->id, strlen(rule->id), &found));
    assert_int_equal(found, i);
    assert_true(strlen(rule->summary) > 10 && strlen(rule->summary) < 80);
    assert_true(strlen(rule->explanation) > 40);
    assert_int_equal(rule->explanation[strlen(rule->explanation) - 1], '.');
    assert_null(strchr(rule->explanation, '\n'));
    for (int style = 0; style < Q_STYLES; style++) {
      for (int language = 0; language < Q_LANGUAGES; language++) {
        QLintOptions options = {.style = (QStyle)style, .language = (QLanguage)language};
        QLevel level = quoth_rule_level((QRuleId)i, &options);
        assert_true(level >= Q_LEVEL_OFF && level <= Q_LEVEL_ERROR);
      }
    }
  }
  QRuleId none;
  assert_false(quoth_rule_named("missing", 7, &none));
  assert_false(quoth_rule_named("", 0, &none));
  assert_string_equal(quoth_level_name(Q_LEVEL_HINT), "hint");
  assert_string_equal(quoth_style_name(Q_STYLE_ACADEMIC), "academic");
  assert_string_equal(quoth_language_name(Q_LANGUAGE_UK), "en-GB");
}

/* ---- One finding ------------------------------------------------------------------ */

static void test_a_finding(void **state) {
  (void)state;
  QDocument *document = open_text("Then “I agree.” he said.", Q_FORMAT_TEXT);
  assert_int_equal(quoth_lint(document, NULL), Q_OK);
  QCursor cursor = quoth_cursor(document, all_of(document));
  QFinding f;
  assert_true(quoth_next_finding(document, &cursor, &f));
  assert_int_equal(f.rule, Q_RULE_STOP_BEFORE_TAG);
  assert_int_equal(f.level, Q_LEVEL_WARNING);
  assert_int_equal(f.range.start, 15);
  assert_int_equal(f.range.end, 16);
  assert_string_equal(f.message, "a full stop before the tag");
  assert_int_equal(f.edit_count, 1);
  assert_int_equal(f.edits[0].range.start, 15);
  assert_int_equal(f.edits[0].length, 1);
  assert_memory_equal(f.edits[0].text, ",", 1);
  assert_true(f.confidence > 50 && f.confidence <= 100);
  assert_int_equal(f.related_count, 1);
  assert_int_equal(f.related[0].range.start, 20);
  assert_string_equal(f.related[0].message, "the tag");
  assert_false(quoth_next_finding(document, &cursor, &f));
  quoth_document_free(document);
}

static void test_a_number_in_a_message(void **state) {
  (void)state;
  QDocument *document = open_text("He said, “one two three four five six.”", Q_FORMAT_TEXT);
  QLintOptions options = only(Q_RULE_OVER_LONG_QUOTATION);
  options.longest_quotation = 5;
  assert_int_equal(quoth_lint(document, &options), Q_OK);
  QCursor cursor = quoth_cursor(document, all_of(document));
  QFinding f;
  assert_true(quoth_next_finding(document, &cursor, &f));
  assert_string_equal(f.message, "a quotation of 6 words; so long a one is set as a block");
  assert_int_equal(f.edit_count, 0);
  assert_int_equal(f.confidence, 0);
  quoth_document_free(document);
}

static unsigned found_within(const QDocument *document, uint32_t start, uint32_t end) {
  QCursor cursor = quoth_cursor(document, (QRange){start, end});
  QFinding f;
  unsigned n = 0;
  while (quoth_next_finding(document, &cursor, &f)) n++;
  return n;
}

static void test_ranges(void **state) {
  (void)state;
  QDocument *document =
      open_text("“One.” he said.\n\n“Two.” he said.\n\n“Three.” he said.", Q_FORMAT_TEXT);
  assert_int_equal(quoth_lint(document, NULL), Q_OK);
  assert_int_equal(found_within(document, 0, 9), 1);
  assert_int_equal(found_within(document, 0, 6), 0);
  assert_int_equal(found_within(document, 7, 7), 1);
  assert_int_equal(found_within(document, 10, 40), 1);
  assert_int_equal(found_within(document, 0, 1000), 3);
  quoth_document_free(document);
}

static void test_stale(void **state) {
  (void)state;
  QDocument *document = open_text("“One.” he said. “Two.” he said.", Q_FORMAT_TEXT);
  QFinding f;
  QCursor cursor = quoth_cursor(document, all_of(document));
  assert_false(quoth_next_finding(document, &cursor, &f)); /* nobody has looked */
  assert_true(cursor.stale);
  assert_int_equal(quoth_lint(document, NULL), Q_OK);
  cursor = quoth_cursor(document, all_of(document));
  assert_true(quoth_next_finding(document, &cursor, &f));
  assert_int_equal(quoth_document_edit(document, (QRange){0, 0}, "x", 1), Q_OK);
  assert_false(quoth_next_finding(document, &cursor, &f));
  assert_true(cursor.stale);
  cursor = quoth_cursor(document, all_of(document));
  assert_false(quoth_next_finding(document, &cursor, &f));
  assert_true(cursor.stale);
  quoth_document_free(document);
}

/* ---- Levels and switches ------------------------------------------------------------ */

static void test_levels(void **state) {
  (void)state;
  QDocument *document = open_text("“One.” he said. “Two,” She said.", Q_FORMAT_TEXT);
  QLintOptions options = {0};
  options.levels[Q_RULE_STOP_BEFORE_TAG] = Q_LEVEL_OFF;
  options.levels[Q_RULE_CAPITAL_TAG] = Q_LEVEL_ERROR;
  assert_int_equal(quoth_lint(document, &options), Q_OK);
  QCursor cursor = quoth_cursor(document, all_of(document));
  QFinding f;
  assert_true(quoth_next_finding(document, &cursor, &f));
  assert_int_equal(f.rule, Q_RULE_CAPITAL_TAG);
  assert_int_equal(f.level, Q_LEVEL_ERROR);
  assert_false(quoth_next_finding(document, &cursor, &f));
  options.levels[Q_RULE_STOP_BEFORE_TAG] = Q_LEVEL_HINT;
  assert_int_equal(quoth_lint(document, &options), Q_OK);
  assert_int_equal(found_within(document, 0, 100), 2);
  options = (QLintOptions){.language = Q_LANGUAGE_OTHER};
  assert_int_equal(quoth_lint(document, &options), Q_OK);
  assert_int_equal(count(document, Q_RULES), 0);
  quoth_document_free(document);
}

/* By style: any, news, fiction, academic; by language: guessed, American, British, another. */
#define OFF Q_LEVEL_OFF
#define HINT Q_LEVEL_HINT
#define WARN Q_LEVEL_WARNING
#define ERROR Q_LEVEL_ERROR
#define SAME(level) \
  { level, level, level, level }
#define ALL(level) \
  { SAME(level), SAME(level), SAME(level), SAME(level) }
#define IN_ENGLISH \
  { WARN, WARN, WARN, OFF }
#define HINT_IN_ENGLISH \
  { HINT, HINT, HINT, OFF }
#define ENGLISH \
  { IN_ENGLISH, IN_ENGLISH, IN_ENGLISH, IN_ENGLISH }
#define IN_US \
  { HINT, WARN, HINT, OFF }

static const QLevel LEVELS[Q_RULES][Q_STYLES][Q_LANGUAGES] = {
    [Q_RULE_UNCLOSED_QUOTATION] = ALL(ERROR),
    [Q_RULE_STRAY_MARK] = ALL(ERROR),
    [Q_RULE_MISMATCHED_MARKS] = ALL(ERROR),
    [Q_RULE_MIXED_MARK_STYLE] = ALL(WARN),
    [Q_RULE_NESTED_MARK_STYLE] = ALL(WARN),
    [Q_RULE_MISSING_SPACE] = ENGLISH,
    [Q_RULE_SPACE_INSIDE_MARKS] = ALL(WARN),
    [Q_RULE_MISSING_COMMA] = ENGLISH,
    [Q_RULE_STOP_BEFORE_TAG] = ENGLISH,
    [Q_RULE_CAPITAL_TAG] = ENGLISH,
    [Q_RULE_DOUBLED_STOP] = ENGLISH,
    [Q_RULE_PUNCTUATION_PLACEMENT] = {IN_US, IN_US, IN_US, IN_US},
    [Q_RULE_QUOTED_BLOCK] = {SAME(HINT), SAME(HINT), SAME(OFF), SAME(WARN)},
    [Q_RULE_OVER_LONG_QUOTATION] = {SAME(OFF), SAME(HINT), SAME(OFF), SAME(WARN)},
    [Q_RULE_UNATTRIBUTED_QUOTATION] = {SAME(OFF), HINT_IN_ENGLISH, SAME(OFF), HINT_IN_ENGLISH},
    [Q_RULE_AMBIGUOUS_SOURCE] = {SAME(OFF), HINT_IN_ENGLISH, SAME(OFF), HINT_IN_ENGLISH},
    [Q_RULE_LATE_ATTRIBUTION] = {SAME(OFF), SAME(HINT), SAME(OFF), SAME(OFF)},
    [Q_RULE_UNIDENTIFIED_SOURCE] = {SAME(OFF), HINT_IN_ENGLISH, SAME(OFF), SAME(OFF)},
    [Q_RULE_SOURCE_SPELLING] = {SAME(OFF), IN_ENGLISH, HINT_IN_ENGLISH, HINT_IN_ENGLISH},
    [Q_RULE_ANONYMOUS_SOURCE] = {SAME(OFF), HINT_IN_ENGLISH, SAME(OFF), HINT_IN_ENGLISH},
    [Q_RULE_CONFLICTING_ATTRIBUTION] = {SAME(OFF), SAME(WARN), SAME(OFF), SAME(WARN)},
    [Q_RULE_REPEATED_QUOTATION] = {SAME(OFF), SAME(HINT), SAME(OFF), SAME(HINT)},
    [Q_RULE_CUE_STYLE] = {SAME(OFF), HINT_IN_ENGLISH, SAME(OFF), SAME(OFF)},
};

static void test_levels_by_style(void **state) {
  (void)state;
  for (int rule = 0; rule < Q_RULES; rule++) {
    for (int style = 0; style < Q_STYLES; style++) {
      for (int language = 0; language < Q_LANGUAGES; language++) {
        QLintOptions options = {.style = (QStyle)style, .language = (QLanguage)language};
        assert_int_equal(quoth_rule_level((QRuleId)rule, &options), LEVELS[rule][style][language]);
        options.levels[rule] = Q_LEVEL_HINT;
        assert_int_equal(quoth_rule_level((QRuleId)rule, &options), Q_LEVEL_HINT);
      }
    }
  }
}

#define FAULT "“One.” he said.\n\n"

typedef struct {
  const char *text;
  unsigned found; /* of stop-before-tag and missing-space */
  QFormat format;
} SwitchCase;

static const SwitchCase SWITCHES[] = {
    {FAULT FAULT, 2, 0},
    {"<!-- quoth: off -->\n\n" FAULT FAULT, 0, 0},
    {FAULT "<!-- quoth: off -->\n\n" FAULT, 1, 0},
    {FAULT "<!-- quoth: off -->\n\n" FAULT "<!-- quoth: on -->\n\n" FAULT, 2, 0},
    {"<!-- quoth: off stop-before-tag -->\n\n" FAULT, 0, 0},
    {"<!-- quoth: off missing-space, capital-tag -->\n\n" FAULT, 1, 0},
    {"<!-- quoth: off missing-space, stop-before-tag -->\n\n" FAULT, 0, 0},
    {"<!-- quoth: off my-own-rule -->\n\n" FAULT, 1, 0},
    {"<!-- quoth: off -->\n\n<!-- quoth: on missing-space -->\n\n" FAULT, 0, 0},
    {"<!-- quoth: off -->\n\n<!-- quoth: on stop-before-tag -->\n\n" FAULT, 1, 0},
    {"<!-- quoth: off -->\n\n<!-- quoth: on -->\n\n" FAULT, 1, 0},
    {"“One.” he said. <!-- quoth: off --> “Two.” he said.", 1, 0},
    {"“One.” he said. <!-- quoth: off-line -->\n“Two.” he said.\n\n" FAULT, 2, 0},
    {"“One.” he said. <!-- quoth: off-line missing-space -->\n\n", 1, 0},
    {"<!-- quoth: off-line -->\n“Two.” he said.\n\n" FAULT, 1, 0},
    {"<!-- quoth: off-line -->\n\n \n" FAULT FAULT, 1, 0},
    {"<!-- quoth: off-line stop-before-tag -->\n<!-- quoth: off missing-space -->\n" FAULT, 1, 0},
    {"<!-- quoth: off-lines -->\n\n" FAULT, 1, 0},
    {"<!-- quoth off -->\n\n" FAULT, 1, 0},
    {"<!--quoth: off-->\n\n" FAULT, 0, 0},
    {"<!-- quoth: off\nstop-before-tag -->\n\n" FAULT, 1, 0},
    {"`<!-- quoth: off -->` " FAULT, 1, Q_FORMAT_MARKDOWN},
    {"```\n<!-- quoth: off -->\n```\n\n" FAULT, 1, Q_FORMAT_MARKDOWN},
    {"```\n# <!-- quoth: off -->\n```\n\n" FAULT, 1, Q_FORMAT_MARKDOWN},
    {"# Heading <!-- quoth: off -->\n\n" FAULT, 0, Q_FORMAT_MARKDOWN},
    {"> A block <!-- quoth: off -->\n\n" FAULT, 0, Q_FORMAT_MARKDOWN},
    {"<!-- quoth: off", 0, 0},
};

static void test_switches(void **state) {
  (void)state;
  unsigned bad = 0;
  for (size_t i = 0; i < sizeof SWITCHES / sizeof *SWITCHES; i++) {
    const SwitchCase *c = &SWITCHES[i];
    QDocument *document = open_text(c->text, c->format);
    assert_int_equal(quoth_lint(document, NULL), Q_OK);
    unsigned found = count(document, Q_RULE_STOP_BEFORE_TAG);
    if (found != c->found) print_error("%u found, not %u: %s\n", found, c->found, c->text);
    bad += found != c->found;
    quoth_document_free(document);
  }
  assert_int_equal(bad, 0);
}

static bool is_off(const QDocument *document, const char *rule, const char *text,
                   const char *place) {
  return quoth_lint_is_off(document, rule, strlen(rule), (uint32_t)(strstr(text, place) - text));
}

/* Rules that only the host knows are switched in the same way. */
static void test_switches_of_other_rules(void **state) {
  (void)state;
  const char *text = "One.\n\n<!-- quoth: off mine -->\n\nTwo.\n\n<!-- quoth: on -->\n\nThree.\n\n"
                     "<!-- quoth: off-line mine -->\nFour.\nFive.\n";
  QDocument *document = open_text(text, Q_FORMAT_TEXT);
  assert_false(is_off(document, "mine", text, "Two")); /* nobody has looked */
  assert_int_equal(quoth_lint(document, NULL), Q_OK);
  assert_false(is_off(document, "mine", text, "One"));
  assert_true(is_off(document, "mine", text, "Two"));
  assert_false(is_off(document, "yours", text, "Two"));
  assert_false(is_off(document, "min", text, "Two"));
  assert_false(is_off(document, "mine", text, "Three"));
  assert_true(is_off(document, "mine", text, "Four"));
  assert_false(is_off(document, "mine", text, "Five"));
  assert_false(is_off(document, "missing-space", text, "Two"));
  quoth_document_free(document);
}

/* ---- Fixes ---------------------------------------------------------------------------- */

typedef struct {
  char text[256];
  unsigned edits;
} Copy;

/* Follows the document. */
static void follow(void *context, const QEdit *edit) {
  Copy *copy = context;
  char rest[256];
  strcpy(rest, copy->text + edit->range.end);
  memcpy(copy->text + edit->range.start, edit->text, edit->length);
  strcpy(copy->text + edit->range.start + edit->length, rest);
  copy->edits++;
}

static void test_fix_tells_its_edits(void **state) {
  (void)state;
  Copy copy = {"“One.”he said. “ Two,” She said.\n\n“Three.” said Tom.", 0};
  QDocument *document = open_text(copy.text, Q_FORMAT_TEXT);
  uint32_t fixed;
  assert_int_equal(quoth_lint(document, NULL), Q_OK);
  assert_int_equal(quoth_lint_fix(document, all_of(document), 0, follow, &copy, &fixed), Q_OK);
  char *text = text_of(document);
  assert_string_equal(text, "“One,” he said. “Two,” she said.\n\n“Three,” said Tom.");
  assert_string_equal(copy.text, text);
  assert_int_equal(fixed, 5);
  assert_int_equal(copy.edits, 5);
  assert_int_equal(count(document, Q_RULES), 0); /* the findings are those of the new text */
  free(text);
  quoth_document_free(document);
}

static void test_fix_some(void **state) {
  (void)state;
  const char *before = "“One.” he said.\n\n“Two.” he said. He said “I never agreed to that.”";
  QDocument *document = open_text(before, Q_FORMAT_TEXT);
  uint32_t fixed;
  assert_int_equal(quoth_lint_fix(document, (QRange){0, 12}, 100, NULL, NULL, &fixed), Q_OK);
  assert_int_equal(fixed, 0); /* none is so sure */
  assert_int_equal(quoth_lint_fix(document, (QRange){0, 12}, 85, NULL, NULL, &fixed), Q_OK);
  assert_int_equal(fixed, 1);
  char *text = text_of(document);
  assert_string_equal(text, "“One,” he said.\n\n“Two.” he said. He said “I never agreed to that.”");
  free(text);
  assert_int_equal(quoth_lint_fix(document, all_of(document), 85, NULL, NULL, &fixed), Q_OK);
  assert_int_equal(fixed, 1);
  assert_int_equal(count(document, Q_RULE_MISSING_COMMA), 1);
  quoth_document_free(document);
}

static void test_many_edits_are_no_fix(void **state) {
  (void)state;
  QDocument *document =
      open_text("“He “said “no “and “left,” she,” told” me” then” he wrote.", Q_FORMAT_TEXT);
  QLintOptions options = only(Q_RULE_NESTED_MARK_STYLE);
  assert_int_equal(quoth_lint(document, &options), Q_OK);
  QCursor cursor = quoth_cursor(document, all_of(document));
  QFinding f;
  while (quoth_next_finding(document, &cursor, &f))
    assert_in_range(f.edit_count, 0, Q_FINDING_EDITS);
  quoth_document_free(document);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_cases),
      cmocka_unit_test(test_right_texts),
      cmocka_unit_test(test_examples),
      cmocka_unit_test(test_rules_are_described),
      cmocka_unit_test(test_a_finding),
      cmocka_unit_test(test_a_number_in_a_message),
      cmocka_unit_test(test_ranges),
      cmocka_unit_test(test_stale),
      cmocka_unit_test(test_levels),
      cmocka_unit_test(test_levels_by_style),
      cmocka_unit_test(test_switches),
      cmocka_unit_test(test_switches_of_other_rules),
      cmocka_unit_test(test_fix_tells_its_edits),
      cmocka_unit_test(test_fix_some),
      cmocka_unit_test(test_many_edits_are_no_fix),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
