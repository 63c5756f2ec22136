/* Marks that are missing, left over or wrong: what is found and mended, and what is right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document/document.h"
#include "lint_same.h"
#include "random_text.h"

typedef struct {
  const char *text, *fixed; /* fixed NULL: the text is right */
} Case;

static const QRuleId RULES[] = {Q_RULE_UNCLOSED_QUOTATION, Q_RULE_STRAY_MARK,
                                Q_RULE_MISMATCHED_MARKS};

static QLintOptions only_marks(void) {
  QLintOptions options = {0};
  for (int i = 0; i < Q_RULES; i++) options.levels[i] = Q_LEVEL_OFF;
  for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++)
    options.levels[RULES[i]] = Q_LEVEL_ERROR;
  return options;
}

static QDocument *open_text(const char *text, size_t size, const QTuning *tuning) {
  QDocument *document;
  QOptions options = {.format = Q_FORMAT_TEXT, .paragraphs = Q_PARAGRAPHS_BLANK};
  assert_int_equal(q_document_open(text, size, &options, tuning, &document), Q_OK);
  return document;
}

static char *text_of(const QDocument *document) {
  QRange all = {0, quoth_document_size(document)};
  char *text = malloc(all.end + 1);
  assert_non_null(text);
  text[quoth_document_copy(document, all, text)] = 0;
  return text;
}

/* What the first finding is of; Q_RULES: there is none. */
static QRuleId first_finding(const QDocument *document) {
  QCursor cursor = quoth_cursor(document, (QRange){0, quoth_document_size(document)});
  QFinding f;
  return quoth_next_finding(document, &cursor, &f) ? f.rule : Q_RULES;
}

static void check_cases(const Case *cases, size_t count, QRuleId rule) {
  QLintOptions options = only_marks();
  unsigned bad = 0;
  for (size_t i = 0; i < count; i++) {
    const Case *c = &cases[i];
    QDocument *document = open_text(c->text, strlen(c->text), NULL);
    assert_int_equal(quoth_lint(document, &options), Q_OK);
    QRuleId found = first_finding(document);
    QRange all = {0, quoth_document_size(document)};
    assert_int_equal(quoth_lint_fix(document, all, 0, NULL, NULL, NULL), Q_OK);
    char *fixed = text_of(document);
    bool right = c->fixed ? found == rule && strcmp(fixed, c->fixed) == 0 : found == Q_RULES;
    if (!right) {
      print_error("%s\n  rule %d, makes of it: %s\n", c->text, (int)found, fixed);
      bad++;
    }
    free(fixed);
    quoth_document_free(document);
  }
  assert_int_equal(bad, 0);
}

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

/* Talk in which no quotation runs on. */
#define TALK                                                                     \
  "“Is it late?”\n\n“No.”\n\n“Are you cold?”\n\n“A little.”\n\n" \
  "“Take my coat.”\n\n“I have one.”\n\n“Where is it?”\n\n"           \
  "“At home.”\n\n“Then take mine.”\n\n“Thank you.”\n\n"

static void test_unclosed(void **state) {
  (void)state;
  static const Case cases[] = {
      /* Before who says it, and at the end. */
      {"“We leave at dawn, said Ruth. “Be ready.”", "“We leave at dawn,” said Ruth. “Be ready.”"},
      {"“We leave at dawn. Be ready.\n\nNobody slept.",
       "“We leave at dawn. Be ready.”\n\nNobody slept."},
      {"“We leave at dawn, said Ruth, and shut the door.\n\n“So early?” he asked.",
       "“We leave at dawn,” said Ruth, and shut the door.\n\n“So early?” he asked."},
      {"“Who is there? she cried.\n\n“It is only me.”",
       "“Who is there?” she cried.\n\n“It is only me.”"},
      {"\"We leave at dawn, said Ruth. \"Be ready.\"",
       "\"We leave at dawn,\" said Ruth. \"Be ready.\""},
      /* An opening mark. */
      {"“We leave at dawn,” said Ruth. Be ready.”", "“We leave at dawn,” said Ruth. “Be ready.”"},
      {"We leave at dawn,” said Ruth.", "“We leave at dawn,” said Ruth."},
      {"Ruth said, We leave at dawn.”", "Ruth said, “We leave at dawn.”"},
      {"“It was late,” he said, but we went on. Nobody saw us.”",
       "“It was late,” he said, “but we went on. Nobody saw us.”"},
      /* Where a quotation runs on, at the paragraph that does not open again. */
      {"“The first year was hard.\n\n“The second was harder.\n\nThe third was the worst.\n\n“Then "
       "it rained.”",
       "“The first year was hard.\n\n“The second was harder.\n\n“The third was the worst.\n\n“Then "
       "it rained.”"},
  };
  check_cases(cases, COUNT(cases), Q_RULE_UNCLOSED_QUOTATION);
}

/* A closing mark is missing, and the next paragraph opens as if the quotation went on. */
static void test_before_another(void **state) {
  (void)state;
  static const Case cases[] = {
      {"“Hang it, we have the map! grumbled one.\n\n“So we have.”",
       "“Hang it, we have the map!” grumbled one.\n\n“So we have.”"},
      {"“And where will you go? was her answer.\n\n“Home.”",
       "“And where will you go?” was her answer.\n\n“Home.”"},
      {"“I should like to see it, Mr. Dale observed, looking out.\n\n“You will.”",
       "“I should like to see it,” Mr. Dale observed, looking out.\n\n“You will.”"},
      {"“I never liked the place, put in old Tom.\n\n“Nor I.”",
       "“I never liked the place,” put in old Tom.\n\n“Nor I.”"},
      {"“There is time enough, she went on.\n\n“Is there?”",
       "“There is time enough,” she went on.\n\n“Is there?”"},
      {"“I don’t tell ’er, said Mack simply.\n\n“You should.”",
       "“I don’t tell ’er,” said Mack simply.\n\n“You should.”"},
      {TALK TALK TALK TALK
       "“If you think that I— He broke off, shook his head, and stood looking at the "
       "floor.\n\n“Go on.”",
       TALK TALK TALK TALK
       "“If you think that I—” He broke off, shook his head, and stood looking at the "
       "floor.\n\n“Go on.”"},
      {TALK TALK TALK TALK "“You must take your coat, my dear. He laid it over her shoulders, "
                           "looked at her, took up the "
                           "lamp, and opened the door. She sighed and followed him.\n\n“I will.”",
       TALK TALK TALK TALK "“You must take your coat, my dear.” He laid it over her shoulders, "
                           "looked at her, took up the "
                           "lamp, and opened the door. She sighed and followed him.\n\n“I will.”"},
  };
  check_cases(cases, COUNT(cases), Q_RULE_UNCLOSED_QUOTATION);
}

/* What opens inside a clause is a name or a title: it ends soon, and does not run on. */
static void test_terms(void **state) {
  (void)state;
  static const Case cases[] = {
      {"She lent him the old book “Winter Roads. It had no cover and the first pages were gone.\n\n"
       "Nobody asked for it again.",
       "She lent him the old book “Winter Roads.” It had no cover and the first pages were "
       "gone.\n\nNobody asked for it again."},
      {"She lent him the old book “Winter Roads. It had no cover.\n\nI think you should read it "
       "slowly,” said Ruth.",
       "She lent him the old book “Winter Roads.” It had no cover.\n\n“I think you should read it "
       "slowly,” said Ruth."},
  };
  check_cases(cases, COUNT(cases), Q_RULE_UNCLOSED_QUOTATION);
}

/* Paragraphs of a tale open again, one after the other; one of them does not. */
static void test_runs(void **state) {
  (void)state;
  static const Case cases[] = {
      {"“You ask me why.\n\n“We sailed in May.\n\nThe wind was low and the men were glad of "
       "it.\n\n“Then came the "
       "ice.”",
       "“You ask me why.\n\n“We sailed in May.\n\n“The wind was low and the men were glad of "
       "it.\n\n“Then came the "
       "ice.”"},
      {"“We sailed in May.\n\n“The wind was low.\n\nNobody who has not seen it knows what the ice "
       "was like that year.”\n\nHe filled his pipe.",
       "“We sailed in May.\n\n“The wind was low.\n\n“Nobody who has not seen it knows what the ice "
       "was like that year.”\n\nHe filled his pipe."},
      {"“We sailed in May.\n\n“The wind was low.\n\nOf the ice nobody had told us a word.\n\n"
       "“ ‘Turn back,’ cried the mate.\n\n“So we did.”",
       "“We sailed in May.\n\n“The wind was low.\n\n“Of the ice nobody had told us a word.\n\n"
       "“ ‘Turn back,’ cried the mate.\n\n“So we did.”"},
  };
  check_cases(cases, COUNT(cases), Q_RULE_UNCLOSED_QUOTATION);
}

/* What is read out in a speech opens no mark of its own. */
static void test_shown(void **state) {
  (void)state;
  static const Case cases[] = {
      {"“Just listen to this notice:\n\nThe committee regrets that the great hall is let until "
       "the end of the month.\n\nAll fees are payable in advance, and no dogs are admitted to the "
       "gallery at any hour.”\n\nNobody laughed.",
       NULL},
      {"“Here is what he calls a warning:\n\nWhoever opens the gate between sunset and sunrise "
       "will answer for the sheep.\n\n“Did you ever hear the like?” she asked.",
       NULL},
      {"“Two eggs, well beaten\n\none cup of sugar\n\na pinch of salt\n\nand bake it slowly for an "
       "hour.”\n\nShe folded the paper.",
       NULL},
      {"“We shall come on Friday, and bring the children with us if we may.\n\nYour loving "
       "aunt,\n\nHarriet Moss.”\n\nShe put the letter away.",
       NULL},
      {"“You know how it goes,\n\nThe sea was grey,\nThe wind was low,\nThe boats came home,\n\n"
       "and so on, for as many verses as you have patience to hear.\n\nAnd no one may\nForget it "
       "so,\nWho sailed that day,\n\nis the end of it, and the best of it, if you ask "
       "me.”\n\nShe laughed.",
       NULL},
      {"They sang it twice:\n\n“Up with the sail,\nAnd the wind is a gale.\n“Down with the rain,"
       "\nAnd come home again!”\n\nNobody slept.",
       NULL},
      {"They sang the rest of it all the way down to the harbour:\n\n“Up with the sail,\nAnd "
       "she hails from the north,\nAnd the wind is a gale.\n\n“Down with the rain,\nAnd the men "
       "come home again.”",
       NULL},
  };
  check_cases(cases, COUNT(cases), Q_RULES);
}

static void test_stray(void **state) {
  (void)state;
  static const Case cases[] = {
      {"““We leave at dawn,” said Ruth.", "“We leave at dawn,” said Ruth."},
      {"“We leave at dawn,”” said Ruth.", "“We leave at dawn,” said Ruth."},
      {"“We leave at dawn.””", "“We leave at dawn.”"},
      {"“We leave at dawn,” said Ruth.”", "“We leave at dawn,” said Ruth."},
      {"\"\"We leave at dawn,\" said Ruth.", "\"We leave at dawn,\" said Ruth."},
      {"The “raw”” truth of it.", "The “raw” truth of it."},
  };
  check_cases(cases, COUNT(cases), Q_RULE_STRAY_MARK);
}

static void test_mismatched(void **state) {
  (void)state;
  static const Case cases[] = {
      {"“We leave at dawn,“ said Ruth.", "“We leave at dawn,” said Ruth."},
      {"”We leave at dawn,” said Ruth.", "“We leave at dawn,” said Ruth."},
      {"The “raw“ truth of it.", "The “raw” truth of it."},
      {"“He told me, ‘No way.‘ And he left.”", "“He told me, ‘No way.’ And he left.”"},
      {"“He told me, ’No way.’ And he left.”", "“He told me, ‘No way.’ And he left.”"},
      {"Songs of the ‘90s, and all of ‘em loud.", "Songs of the ’90s, and all of ’em loud."},
      {"“I tell you ‘twas late,” said Ruth.", "“I tell you ’twas late,” said Ruth."},
      {"“The first year was hard.\n\n”The second was harder.”",
       "“The first year was hard.\n\n“The second was harder.”"},
      {"“We leave at dawn,\" said Ruth. “Be ready,” she said. “Go.”",
       "“We leave at dawn,” said Ruth. “Be ready,” she said. “Go.”"},
  };
  check_cases(cases, COUNT(cases), Q_RULE_MISMATCHED_MARKS);
}

static void test_right(void **state) {
  (void)state;
  static const Case cases[] = {
      {"“We leave at dawn,” said Ruth. “Be ready,” she added. “And bring a lamp.”", NULL},
      {"“We leave at dawn,” said Ruth. “Be ready.” She rose. “Good night.”", NULL},
      {"“The first year was hard.\n\n“The second was harder.\n\n“Then it rained.”\n\nNobody spoke.",
       NULL},
      {"“I heard him say, ‘Never again.’ Then he left.”", NULL},
      {"“ ‘Never again,’ he said. ‘I mean it.’ ”", NULL},
      {"“ ‘Never again.\n\n“ ‘I mean it,’ he said.”", NULL},
      {"“If you would only”—he hesitated—“wait for me.”", NULL},
      {"“If you would only—” he began.\n\n“No.”", NULL},
      {"The so-called “expert”, a “friend of the house” and a “raw” recruit.", NULL},
      {"The boys’ coats, Dickens’ novels, ’tis late, the ’90s and rock ’n’ roll.", NULL},
      {"“Goin’ home, an’ that’s all,” said he. “ ’Tis late, an’ the dogs’ll bark.”", NULL},
      {"A board of 5' 10\" and one of 6' 2\" were cut.", NULL},
      {"Sie sagte: „Morgen.“ Er sagte: „Nein.“", NULL},
      {"Elle dit : « Demain. » Il dit : « Non. »", NULL},
      {"Ruth read aloud:\n\n“The sea was grey,\nThe wind was low,\n\nAnd no one may\nForget it "
       "so.”\n\nShe wept.",
       NULL},
      {"‘We leave at dawn,’ said Ruth. ‘Be ready.’\n\n‘I’ll come,’ he said.", NULL},
      {"“She asked, ‘Did he say “never” or “no”?’ and I could not tell.”", NULL},
      {"He typed `say \"no` and left.", NULL},
      {"<a href=\"x\">A link</a> in a text.", NULL},
      {"", NULL},
      {"No marks at all.", NULL},
  };
  check_cases(cases, COUNT(cases), Q_RULES);
}

/* ---- Texts that are longer than a chunk ------------------------------------------- */

typedef struct {
  const char *text;
  size_t size;
} Part;

#define P(text) \
  { text, sizeof(text) - 1 }

static const Part PARTS[] = {
    P("“The year was hard.\n\n"),
    P("“The year was hard.”\n\n"),
    P("“ ‘The year was hard.\n\n"),
    P("The year was hard, said Ruth.\n\n"),
    P("It rained,\nIt snowed.\n\n"),
    P("“We leave,” said Ruth. Be ready.”\n\n"),
    P("“We leave, said Ruth. “Be ready.”\n\n"),
    P("‘We leave,’ said Ruth. ‘Be ready.’\n\n"),
    P("# Heading\n\n"),
    P("> “A block.”\n\n"),
    P("Nobody spoke. "),
    P("“"),
    P("”"),
    P("‘em "),
    P("’"),
    P("\n\n"),
};

static void append(QRandom *random, QBuffer *text, size_t bytes) {
  size_t end = text->size + bytes;
  while (text->size < end) {
    const Part *p = &PARTS[q_random(random, COUNT(PARTS))];
    q_buffer_replace(text, text->size, text->size, p->text, p->size);
  }
}

static QDocument *fresh_of(const QBuffer *text, const QTuning *tuning,
                           const QLintOptions *options) {
  QDocument *document = open_text(text->bytes, text->size, tuning);
  assert_int_equal(quoth_lint(document, options), Q_OK);
  return document;
}

/* Quotations that run over many chunks: after every edit as in a text opened anew, in small chunks
 * or large ones. */
static void test_edits(void **state) {
  (void)state;
  QTuning small = {.target = 64, .limit = 100000};
  QLintOptions options = only_marks();
  QRandom random = {20261124};
  QBuffer text = {0};
  QRandomEdit edit = {0};
  for (int round = 0; round < 60; round++) {
    text.size = 0;
    append(&random, &text, 1500);
    QDocument *document = open_text(text.bytes, text.size, &small);
    for (int i = 0; i < 25; i++) {
      q_random_edit(&random, text.size, 60, &edit);
      edit.text.size = 0;
      if (q_random(&random, 3)) append(&random, &edit.text, 1);
      QRange range = {(uint32_t)edit.start, (uint32_t)edit.end};
      assert_int_equal(quoth_document_edit(document, range, edit.text.bytes, edit.text.size), Q_OK);
      q_buffer_replace(&text, edit.start, edit.end, edit.text.bytes, edit.text.size);
      assert_int_equal(quoth_lint(document, &options), Q_OK);
      QDocument *fresh = fresh_of(&text, &small, &options);
      QDocument *whole = fresh_of(&text, NULL, &options);
      assert_true(q_same_findings(document, fresh));
      assert_true(q_same_findings(document, whole));
      quoth_document_free(fresh);
      quoth_document_free(whole);
    }
    quoth_document_free(document);
  }
  q_buffer_free(&edit.text);
  q_buffer_free(&text);
}

/* A paragraph of thousands of marks is no prose, and left alone; and the next is read. */
static void test_many_marks(void **state) {
  (void)state;
  QLintOptions options = only_marks();
  QBuffer text = {0};
  for (int i = 0; i < 3000; i++) q_buffer_replace(&text, text.size, text.size, "“x, ", 6);
  q_buffer_replace(&text, text.size, text.size, "\n\n“It rained,“ he said.", 25);
  QDocument *document = fresh_of(&text, NULL, &options);
  QCursor cursor = quoth_cursor(document, (QRange){0, quoth_document_size(document)});
  QFinding f;
  assert_true(quoth_next_finding(document, &cursor, &f));
  assert_true(f.range.start > 6 * 3000);
  assert_int_equal(f.rule, Q_RULE_MISMATCHED_MARKS);
  quoth_document_free(document);
  q_buffer_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_unclosed),       cmocka_unit_test(test_stray),
      cmocka_unit_test(test_before_another), cmocka_unit_test(test_terms),
      cmocka_unit_test(test_runs),           cmocka_unit_test(test_shown),
      cmocka_unit_test(test_mismatched),     cmocka_unit_test(test_right),
      cmocka_unit_test(test_edits),          cmocka_unit_test(test_many_marks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
