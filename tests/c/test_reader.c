/* What is read from a text: quotations with their sources, attributions, colours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document/document.h"

typedef struct {
  char text[8000];
  size_t length;
} QOutput;

static void put(QOutput *out, const char *text, size_t length) {
  assert_true(out->length + length < sizeof out->text);
  memcpy(out->text + out->length, text, length);
  out->length += length;
  out->text[out->length] = 0;
}

static void put_word(QOutput *out, const char *word) { put(out, word, strlen(word)); }

/* The text of a range; "-" if it is empty. */
static void put_range(QOutput *out, const char *text, QRange range) {
  if (range.start == range.end) put_word(out, "-");
  put(out, text + range.start, range.end - range.start);
}

/* A line a quotation: kind, depth if more than 1, the words inside, source, cue, evidence, and
 * what is odd about it. */
static void put_quotations(QOutput *out, const QDocument *document, const char *text) {
  QCursor cursor = quoth_cursor(document, (QRange){0, quoth_document_size(document)});
  QQuotation q;
  while (quoth_next_quotation(document, &cursor, &q)) {
    char depth[16] = "";
    if (q.depth > 1) snprintf(depth, sizeof depth, " %u", q.depth);
    put_word(out, quoth_kind_name(q.kind));
    put_word(out, depth);
    put_word(out, " [");
    put(out, text + q.inner.start, q.inner.end - q.inner.start);
    put_word(out, "] ");
    put_range(out, text, q.source);
    put_word(out, " | ");
    put_range(out, text, q.cue);
    put_word(out, " | ");
    put_word(out, quoth_evidence_name(q.evidence));
    if (!q.closed) put_word(out, " unclosed");
    if (q.continues) put_word(out, " continues");
    put_word(out, "\n");
  }
}

static void put_attributions(QOutput *out, const QDocument *document, const char *text) {
  QCursor cursor = quoth_cursor(document, (QRange){0, quoth_document_size(document)});
  QAttribution a;
  while (quoth_next_attribution(document, &cursor, &a)) {
    put_range(out, text, a.source);
    put_word(out, " | ");
    put_range(out, text, a.cue);
    put_word(out, " | ");
    put_range(out, text, a.content);
    put_word(out, "\n");
  }
}

static void put_spans(QOutput *out, const QDocument *document, const char *text) {
  QCursor cursor = quoth_cursor(document, (QRange){0, quoth_document_size(document)});
  QSpan span;
  uint32_t end = 0;
  while (quoth_next_span(document, &cursor, &span)) {
    assert_true(span.range.start >= end && span.range.start < span.range.end);
    end = span.range.end;
    assert_int_equal(quoth_role_at(document, span.range.start), span.role);
    assert_int_equal(quoth_role_at(document, end - 1), span.role);
    put_word(out, quoth_role_name(span.role));
    put_word(out, " [");
    put_range(out, text, span.range);
    put_word(out, "]\n");
  }
}

typedef void (*QPrinter)(QOutput *out, const QDocument *document, const char *text);

/* In chunks of all sizes the same must be read. */
static void check(QPrinter printer, QFormat format, const char *text, const char *expected) {
  QOptions options = {format, Q_PARAGRAPHS_BLANK};
  static const QTuning tunings[] = {{1, 32768}, {40, 32768}, {4096, 32768}};
  for (size_t i = 0; i < sizeof tunings / sizeof *tunings; i++) {
    QDocument *document = NULL;
    QOutput out = {.length = 0};
    assert_int_equal(q_document_open(text, strlen(text), &options, &tunings[i], &document), Q_OK);
    printer(&out, document, text);
    if (strcmp(out.text, expected) != 0) fprintf(stderr, "text: %s\n", text);
    assert_string_equal(out.text, expected);
    quoth_document_free(document);
  }
}

typedef struct {
  const char *text, *expected;
} QCase;

#define CHECK_ALL(printer, format, cases)                      \
  for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++) \
  check(printer, format, (cases)[i].text, (cases)[i].expected)

/* ---- Sources ------------------------------------------------------------ */

static void test_own_attribution(void **state) {
  (void)state;
  static const QCase cases[] = {
      {"“Yes,” said Tom.\n", "direct [Yes,] Tom | said | after\n"},
      {"Tom said, “Yes.”\n", "direct [Yes.] Tom | said | before\n"},
      {"Tom said: “Yes.”\n", "direct [Yes.] Tom | said | colon\n"},
      {"\"Yes,\" he told reporters on Tuesday.\n", "direct [Yes,] he | told reporters | after\n"},
      {"According to Mary, “the bell” was cast in a field.\n",
       "mixed [“the bell” was cast in a field.] Mary | According to | before\n"
       "direct [the bell] Mary | According to | before\n"},
      {"“Yes,” said Tom. Mary said, “No.”\n",
       "direct [Yes,] Tom | said | after\ndirect [No.] Mary | said | before\n"},
      {"“The bell,” said Mary, “was cast in a field,” and she laughed.\n",
       "direct [The bell,] Mary | said | after\n"
       "direct [was cast in a field,] Mary | said | before\n"},
  };
  CHECK_ALL(put_quotations, Q_FORMAT_TEXT, cases);
}

static void test_reported_words(void **state) {
  (void)state;
  static const QCase cases[] = {
      {"Mary said that the bell was cast in a field.\n",
       "indirect [that the bell was cast in a field.] Mary | said | before\n"},
      {"Mary said that the bell was “cast in a field” by her father.\n",
       "mixed [that the bell was “cast in a field” by her father.] Mary | said | before\n"
       "direct [cast in a field] Mary | said | around\n"},
  };
  CHECK_ALL(put_quotations, Q_FORMAT_TEXT, cases);
}

static void test_one_speaker_a_paragraph(void **state) {
  (void)state;
  static const QCase cases[] = {
      {"“Yes,” Tom said. “No.”\n",
       "direct [Yes,] Tom | said | after\ndirect [No.] Tom | said | turn\n"},
      {"“Well!” The rain had stopped. “Yes,” said Tom.\n",
       "direct [Well!] Tom | said | turn\ndirect [Yes,] Tom | said | after\n"},
      {"He said that it was late. “No.”\n",
       "indirect [that it was late.] He | said | before\ndirect [No.] He | said | near\n"},
      {"“No.”\n\n“Never,” said Tom.\n",
       "direct [No.] - | - | none\ndirect [Never,] Tom | said | after\n"},
  };
  CHECK_ALL(put_quotations, Q_FORMAT_TEXT, cases);
}

static void test_nested_quotations(void **state) {
  (void)state;
  static const QCase cases[] = {
      {"“I told him, ‘Go,’ and he went,” said Tom.\n",
       "direct [I told him, ‘Go,’ and he went,] Tom | said | after\n"
       "direct 2 [Go,] I | told him | before\n"},
      {"“One ‘two “three” two’ one.”\n",
       "direct [One ‘two “three” two’ one.] - | - | none\n"
       "direct 2 [two “three” two] - | - | none\ndirect 3 [three] - | - | none\n"},
  };
  CHECK_ALL(put_quotations, Q_FORMAT_TEXT, cases);
}

/* What reaches over a paragraph's end is the same in one chunk and over many. */
static void test_over_paragraphs(void **state) {
  (void)state;
  static const QCase cases[] = {
      {"He put down the cup and said:\n\n“No.”\n", "direct [No.] He | said | colon\n"},
      {"He put down the cup and said:\n\n\n\nStill, “No.”\n", "direct [No.] - | - | none\n"},
      {"He put down the cup and said,\n\n“No.”\n", "direct [No.] He | said | colon\n"},
      {"Mary replied with great care—\n\n“No.”\n", "direct [No.] Mary | replied | colon\n"},
      {"He said little, but he left,\n\n“No.”\n", "direct [No.] - | - | none\n"},
      {"He said:\n\n# Heading\n\n“No.”\n", "direct [No.] - | - | none\n"},
      {"He said: “One.\n\n“Two.\n\n“Three.” Then he left.\n",
       "direct [One.] He | said | colon unclosed continues\n"
       "direct [Two.] He | said | continued unclosed continues\n"
       "direct [Three.] He | said | continued\n"},
      {"“One,” he said. “Two.\n\n“Three,” she said.\n",
       "direct [One,] he | said | after\ndirect [Two.] he | said | turn unclosed continues\n"
       "direct [Three,] she | said | after\n"},
      {"“One,” he said. “Two.\n\n“Three.” A beat. “Four.” Then “five.”\n",
       "direct [One,] he | said | after\ndirect [Two.] he | said | turn unclosed continues\n"
       "direct [Three.] he | said | continued\ndirect [Four.] he | said | turn\n"
       "term [five.] - | - | none\n"},
      {"“One.\n\n“Two.\n\n“Three,” said Tom.\n",
       "direct [One.] - | - | none unclosed continues\n"
       "direct [Two.] - | - | none unclosed continues\ndirect [Three,] Tom | said | after\n"},
      {"Tom said, “One ‘two.\n\n“‘Three.’”\n",
       "direct [One ‘two.] Tom | said | before unclosed continues\n"
       "direct 2 [two.] - | - | none unclosed continues\n"
       "direct [‘Three.’] Tom | said | continued\ndirect 2 [Three.] - | - | none\n"},
      {"Tom said, “One.\n\nAnd left.\n\n“Two.”\n",
       "direct [One.] Tom | said | before unclosed\ndirect [Two.] - | - | none\n"},
      {"Tom said, “One.\n\n<!-- note -->\n\n“Two.”\n",
       "direct [One.] Tom | said | before unclosed continues\ndirect [Two.] Tom | said | "
       "continued\n"},
  };
  CHECK_ALL(put_quotations, Q_FORMAT_TEXT, cases);
}

static void test_blocks(void **state) {
  (void)state;
  static const QCase cases[] = {
      {"Mary wrote:\n\n> The lamp is out.\n", "block [> The lamp is out.] Mary | wrote | colon\n"},
      {"> The lamp is out.\n> — Agnes\n",
       "block [> The lamp is out.\n> — Agnes] Agnes | — | after\n"},
      {"> “Yes,” said Tom.\n",
       "block [> “Yes,” said Tom.] - | - | none\ndirect 2 [Yes,] Tom | said | after\n"},
  };
  CHECK_ALL(put_quotations, Q_FORMAT_TEXT, cases);
}

static void test_dialogue(void **state) {
  (void)state;
  static const QCase cases[] = {
      {"— Well, said Tom. And so it goes.\n",
       "direct [Well,] Tom | said | after\ndirect [And so it goes.] Tom | said | turn\n"},
      {"— Well.\n\n— Never, said Mary.\n",
       "direct [Well.] - | - | none\ndirect [Never,] Mary | said | after\n"},
  };
  CHECK_ALL(put_quotations, Q_FORMAT_TEXT, cases);
}

static void test_terms(void **state) {
  (void)state;
  static const QCase cases[] = {
      {"They met at the “Coach and Horses” again.\n", "term [Coach and Horses] - | - | none\n"},
      {"The word “lamp” is short.\n", "term [lamp] - | - | none\n"},
      {"“Lamp.”\n", "direct [Lamp.] - | - | none\n"},
      {"And then, “Lamp.”\n", "direct [Lamp.] - | - | none\n"},
      {"It was a “Lamp! Lamp!” of a call.\n", "term [Lamp! Lamp!] - | - | none\n"},
  };
  CHECK_ALL(put_quotations, Q_FORMAT_TEXT, cases);
}

/* Words without marks before their attribution, or on both sides of it. */
static void test_words_before(void **state) {
  (void)state;
  static const QCase cases[] = {
      {"The bell is cracked, Marsh said.\n",
       "indirect [The bell is cracked] Marsh | said | after\n"},
      {"But the bell is cracked, according to Marsh.\n",
       "indirect [the bell is cracked] Marsh | according to | after\n"},
      {"The bell, she said, is cracked.\n",
       "indirect [The bell] she | said | after\nindirect [is cracked.] she | said | before\n"},
      {"The bell was “cold as a boot,” Marsh said.\n",
       "mixed [The bell was “cold as a boot,”] Marsh | said | after\n"
       "direct [cold as a boot,] Marsh | said | after\n"},
      {"“Cold as a boot,” Marsh said.\n", "direct [Cold as a boot,] Marsh | said | after\n"},
      {"On Tuesday, Marsh said nothing.\n", ""},
      {"Marsh criticized the board in March.\n",
       "indirect [the board in March.] Marsh | criticized | before\n"},
      {"Marsh claimed the prize and said it was small.\n",
       "indirect [it was small.] Marsh | said | before\n"},
  };
  CHECK_ALL(put_quotations, Q_FORMAT_TEXT, cases);
}

/* Words without marks are the surer the more they look like what is said. */
static uint32_t strength_of(const char *text) {
  QDocument *document = NULL;
  assert_int_equal(quoth_document_open(text, strlen(text), NULL, &document), Q_OK);
  QCursor cursor = quoth_cursor(document, (QRange){0, quoth_document_size(document)});
  QQuotation q;
  assert_true(quoth_next_quotation(document, &cursor, &q));
  quoth_document_free(document);
  return q.strength;
}

static void test_strength(void **state) {
  (void)state;
  assert_int_equal(strength_of("“The bell is cracked,” Marsh said.\n"), 100);
  uint32_t that = strength_of("Marsh said that the bell was cracked.\n");
  uint32_t plan = strength_of("Marsh planned to sell the old bell in March or in April.\n");
  assert_true(that >= 66 && that < 100);
  assert_true(plan < 66);
}

/* A verb is told with what helps it, and where it begins but for that. */
static void test_verbs(void **state) {
  (void)state;
  static const QCase cases[] = {
      {"“The oil is gone,” Marsh was saying.\n",
       "direct [The oil is gone,] Marsh | was saying | after\n"},
      {"“The oil is gone,” she had very quietly told him.\n",
       "direct [The oil is gone,] she | had very quietly told him | after\n"},
      {"“The oil,” he then said, “is gone.”\n",
       "direct [The oil,] he | then said | after\ndirect [is gone.] he | then said | before\n"},
      {"“The oil is gone,” said Marsh.\n", "direct [The oil is gone,] Marsh | said | after\n"},
      {"Marsh has\u00a0often said that the lamp was out.\n",
       "indirect [that the lamp was out.] Marsh | has\u00a0often said | before\n"},
  };
  CHECK_ALL(put_quotations, Q_FORMAT_TEXT, cases);
  static const char *const texts[][2] = {
      {"“The oil is gone,” Marsh was saying.\n", "saying"},
      {"“The oil is gone,” Marsh didn’t quite say.\n", "say"},
      {"“The oil is gone,” Marsh has\u00a0often said.\n", "said"},
      {"> “The oil is gone,” Marsh had\n> said.\n", "said"},
      {"“The oil is gone,” Marsh said.\n", "said"},
      {"“The oil is gone,” according to Marsh.\n", "according"},
  };
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    QDocument *document = NULL;
    const char *text = texts[i][0];
    assert_int_equal(quoth_document_open(text, strlen(text), NULL, &document), Q_OK);
    QCursor cursor = quoth_cursor(document, (QRange){0, quoth_document_size(document)});
    QQuotation q;
    do assert_true(quoth_next_quotation(document, &cursor, &q));
    while (q.kind != Q_DIRECT);
    assert_true(q.cue.start <= q.verb && q.verb < q.cue.end);
    assert_memory_equal(text + q.verb, texts[i][1], strlen(texts[i][1]));
    quoth_document_free(document);
  }
}

/* What no cue beside it tells is chosen among all that its sentence, or the one before, says. */
static void test_choice(void **state) {
  (void)state;
  static const QCase cases[] = {
      {"Perrin’s remark that the bell was “cold as a boot” went round the town.\n",
       "direct [cold as a boot] Perrin’s | remark | before\n"},
      {"Marsh crossed the square, shook the rain from her hat, and said, “The lamp is out.”\n",
       "direct [The lamp is out.] Marsh | said | before\n"},
      {"Walter tweeted a warning. “Mind the step.”\n",
       "direct [Mind the step.] Walter | tweeted | near\n"},
      {"Warden Blasts Board Over ‘Stolen’ Oil.\n", "direct [Stolen] Warden | Blasts | before\n"},
      {"CORRAN (AP) — The board released a statement on Monday, calling the bell “a gift.”\n",
       "direct [a gift.] The board | calling | before\n"},
      {"In what Emilia Vance, a historian, called “a slow theft,” the oil went.\n",
       "direct [a slow theft,] Emilia Vance | called | before\n"},
      {"“It is cracked.” — Agnes Marsh “It is not.” — Tom Pell “Who cares?” — Walter\n",
       "direct [It is cracked.] Agnes Marsh | — | colon\ndirect [It is not.] Tom Pell | — | colon\n"
       "direct [Who cares?] Walter | — | after\n"},
      {"Marsh read the letter as her sister shouted, “The lamp is out.”\n",
       "direct [The lamp is out.] her sister | shouted | before\n"},
      {"Marsh, the warden, has called the plan “a bad joke” and has asked the board to “think "
       "again.”\n",
       "mixed [the plan “a bad joke”] Marsh | has called | before\ndirect [a bad joke] Marsh | has "
       "called | around\n"
       "direct [think again.] Marsh | has asked the board | before\n"},
      {"Marsh seemed unmoved by Pell's comments on Tuesday, telling reporters, “The bell will "
       "stay.”\n",
       "direct [The bell will stay.] Marsh | seemed | sentence\n"},
      {"The wardens were quick to answer, with Tom Pell writing that it was late and asking, “Who "
       "will pay?”\n",
       "direct [Who will pay?] Tom Pell | writing | sentence\n"},
      {"The board has a “keep out” sign.\n", "term [keep out] - | - | none\n"},
      {"It was “No.”\n", "term [No.] - | - | none\n"},
      {"The film, “A Bell for Corran”, runs for two hours.\n",
       "term [A Bell for Corran] - | - | none\n"},
  };
  CHECK_ALL(put_quotations, Q_FORMAT_TEXT, cases);
}

/* ---- Attributions and colours ------------------------------------------- */

static void test_attributions(void **state) {
  (void)state;
  static const QCase cases[] = {
      {"“Yes,” said Tom. According to Mary, it rained.\n",
       "Tom | said | -\nMary | According to | it rained.\n"},
      {"Mary said that it rained.\n", "Mary | said | that it rained.\n"},
      {"“Yes,” said Tom, adding that it rained. It was late.\n",
       "Tom | said | -\nTom | adding | that it rained.\n"},
  };
  CHECK_ALL(put_attributions, Q_FORMAT_TEXT, cases);
}

static void test_spans(void **state) {
  (void)state;
  static const QCase cases[] = {
      {"“Yes,” said Tom.\n", "quotation [“Yes,”]\ncue [said]\nsource [Tom]\n"},
      {"“One ‘two’ one.”\n", "quotation [“One ]\nnested [‘two’]\nquotation [ one.”]\n"},
      {"Then: “One ‘two.\n", "unclosed [“One ]\nunclosed [‘two.]\n"},
      {"“One.\n\n“Two.”\n", "quotation [“One.]\nquotation [“Two.”]\n"},
      {"“One ‘two.\n\n“Three.”\n", "quotation [“One ]\nunclosed [‘two.]\nquotation [“Three.”]\n"},
      {"“He said, ‘Go.’”\n",
       "quotation [“]\nsource [He]\nquotation [ ]\ncue [said]\nquotation [, ]\nnested [‘Go.’]\n"
       "quotation [”]\n"},
      {"No ” more.\n", "stray [”]\n"},
      {"Mary said that it was “wet” there.\n", "source [Mary]\ncue [said]\nquotation [“wet”]\n"},
      {"Mary’s remark that it was “wet” there.\n",
       "source [Mary’s]\ncue [remark]\nquotation [“wet”]\n"},
      {"> Yes.\n", "quotation [> Yes.]\n"},
  };
  CHECK_ALL(put_spans, Q_FORMAT_TEXT, cases);
}

/* ---- Asking around ------------------------------------------------------ */

static const char AROUND[] =
    "“One ‘two’ one,” said Tom.\n\nMary said, “Three.”\n\n“Four,” said TOM.\n\n"
    "Mary’s words were: “Five.”\n\n“Six,” Tom's said.\n";

static uint32_t place(const char *words) {
  const char *at = strstr(AROUND, words);
  assert_non_null(at);
  return (uint32_t)(at - AROUND);
}

static QDocument *open_around(uint32_t target) {
  QTuning tuning = {target, 32768};
  QDocument *document = NULL;
  assert_int_equal(q_document_open(AROUND, sizeof AROUND - 1, NULL, &tuning, &document), Q_OK);
  return document;
}

static void test_at(void **state) {
  (void)state;
  QDocument *document = open_around(1);
  QQuotation q;
  QAttribution a;
  assert_true(quoth_quotation_at(document, place("two"), 0, &q));
  assert_int_equal(q.depth, 2);
  assert_int_equal(q.inner.start, place("two"));
  assert_true(quoth_quotation_at(document, place("two"), 1, &q));
  assert_int_equal(q.depth, 1);
  assert_int_equal(q.range.start, 0);
  assert_false(quoth_quotation_at(document, place("two"), 2, &q));
  assert_true(quoth_quotation_at(document, place(" one,"), 0, &q));
  assert_int_equal(q.depth, 1);
  assert_true(quoth_quotation_at(document, q.range.end - 1, 0, &q));
  assert_false(quoth_quotation_at(document, q.range.end, 0, &q));
  assert_true(quoth_attribution_at(document, place("Mary said"), &a));
  assert_int_equal(a.cue.start, place("said, "));
  assert_true(quoth_attribution_at(document, place("said, "), &a));
  assert_false(quoth_attribution_at(document, place("Three"), &a));
  quoth_document_free(document);
}

static void check_next(const QDocument *document, bool after, uint32_t at, QRange source,
                       const char *words) {
  QQuotation q;
  bool found = after ? quoth_quotation_after(document, at, source, &q)
                     : quoth_quotation_before(document, at, source, &q);
  assert_int_equal(found, words != NULL);
  if (words) assert_int_equal(q.inner.start, place(words));
}

static void test_after_and_before(void **state) {
  (void)state;
  for (uint32_t target = 1; target <= 4096; target *= 16) {
    QDocument *document = open_around(target);
    QRange any = {0, 0}, tom = {place("Tom."), place("Tom.") + 3};
    QRange mary = {place("Mary said"), place("Mary said") + 4}, nobody = {3, 6};
    QRange across = {place("Mary said"), place("“Five")};
    uint32_t end = sizeof AROUND - 1;
    check_next(document, true, 0, any, "two");
    check_next(document, true, place("two"), any, "Three");
    check_next(document, true, place("Six"), any, NULL);
    check_next(document, false, end, any, "Six");
    check_next(document, false, place("two"), any, "two");
    check_next(document, false, place("two") - 3, any, "One");
    check_next(document, false, 0, any, NULL);
    check_next(document, true, 0, mary, "Three");
    check_next(document, true, place("Three"), tom, "Four");
    check_next(document, true, place("Four"), tom, "Six");
    check_next(document, false, end, mary, "Five");
    check_next(document, false, place("Five"), tom, "Four");
    check_next(document, true, 0, nobody, NULL);
    check_next(document, false, end, nobody, NULL);
    check_next(document, true, 0, across, NULL);
    quoth_document_free(document);
  }
}

static void test_within(void **state) {
  (void)state;
  QDocument *document = open_around(1);
  static const struct {
    const char *from, *to;
    int count;
  } cases[] = {
      {"“One", "Mary said", 2},   {"two", "two", 2},    {"One", " one", 2},
      {"Mary said", "“Three", 0}, {"Three", "hree", 1}, {"“Three", "“Six", 3},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    QRange within = {place(cases[i].from), place(cases[i].to)};
    QCursor cursor = quoth_cursor(document, within);
    QQuotation q;
    int count = 0;
    while (quoth_next_quotation(document, &cursor, &q)) count++;
    assert_int_equal(count, cases[i].count);
    cursor = quoth_cursor(document, within);
    QSpan span;
    while (quoth_next_span(document, &cursor, &span)) {
      assert_true(span.range.start >= within.start && span.range.end <= within.end);
    }
  }
  quoth_document_free(document);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_own_attribution),
      cmocka_unit_test(test_reported_words),
      cmocka_unit_test(test_one_speaker_a_paragraph),
      cmocka_unit_test(test_nested_quotations),
      cmocka_unit_test(test_over_paragraphs),
      cmocka_unit_test(test_blocks),
      cmocka_unit_test(test_dialogue),
      cmocka_unit_test(test_terms),
      cmocka_unit_test(test_verbs),
      cmocka_unit_test(test_choice),
      cmocka_unit_test(test_strength),
      cmocka_unit_test(test_words_before),
      cmocka_unit_test(test_attributions),
      cmocka_unit_test(test_spans),
      cmocka_unit_test(test_at),
      cmocka_unit_test(test_after_and_before),
      cmocka_unit_test(test_within),
  };
  return cmocka_run_group_tests_name("reader", tests, NULL, NULL);
}
