/* Random texts: who speaks after edits is who speaks in the text opened anew, whatever was asked
 * between them.
 *
 * usage: test_speakers_random [--edits N] [--seed S] */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document/document.h"
#include "random_text.h"
#include "same_speakers.h"

#ifdef __SANITIZE_ADDRESS__
static QRandomRun run = {.edits = 3000, .seed = 20261124, .seeds = 10};
#else
static QRandomRun run = {.edits = 12000, .seed = 20261124, .seeds = 10};
#endif

enum {
  EDITS_A_TEXT = 30,
  PAGE = 600
};

static const QPart PARTS[] = {
    Q_PART("“I agree,” said Tom Hall. "),
    Q_PART("“So do I,” said Mary. "),
    Q_PART("“Do you, Tom?” she asked. "),
    Q_PART("“Never,” he said. “Never.” "),
    Q_PART("Mary Smith smiled. "),
    Q_PART("Mr. Hall went out with Mrs. Hall. "),
    Q_PART("He looked at her. "),
    Q_PART("I was tired. "),
    Q_PART("I said, “Yes.” "),
    Q_PART("The old clerk said that it was late. "),
    Q_PART("“Who?” asked the clerk. "),
    Q_PART("“No.” "),
    Q_PART("\n\n“Yes.”\n\n“No.”\n\n“Why?”\n\n"),
    Q_PART("\n\n“One.\n\n“Two,” he said. "),
    Q_PART("Tom Hall said:\n\n“It is late.”\n\n"),
    Q_PART("An angry post went round: “It is late.” "),
    Q_PART("A joke went round:\n\n“It is late.” “Is it?”\n\n"),
    Q_PART("\n\n> “A block,” said Tom.\n\n"),
    Q_PART("\n\n# Heading\n\n"),
    Q_PART("\n\n* * *\n\n"),
    Q_PART("\n\nIt was late.\n\nIt was cold.\n\nIt was dark.\n\nIt was far.\n\n"),
    Q_PART("\n\n"),
    Q_PART("\n\n"),
    Q_PART("‘I said, “No.” "),
    Q_PART("The “new ‘Yes’ ” came. "),
    Q_PART("“I said, ‘Go,’ and Tom said that it was late.” "),
    Q_PART("Tom Hall added:\n\n> “A block. I said, ‘Yes.’”\n\n"),
    Q_PART("\n\n“One.\n\n“Two. I said, ‘Three.’\n\n“Four,” said Mary. "),
    Q_PART("\n\n<!-- A note that is as long as a chunk, and nobody says a word of it. -->\n\n"),
    Q_PART("\n\n```\n"),
    Q_PART("\xE2\x80"),
    Q_PART("“"),
    Q_PART("”"),
    Q_PART("Tom"),
    Q_PART("Anne "),
    Q_PART(","),
    Q_PART(" "),
    Q_PART("His wife said, “No, Tom.” "),
    Q_PART("“It is late,” said Mrs. Tom Hall. "),
    Q_PART("“Go, Ben.” "),
    Q_PART("“Go,” said Captain Hall. "),
    Q_PART("The captain went out. “No,” said the captain. "),
    Q_PART("Ben Hall "),
    Q_PART("Zoe Lee"),
    /* By hand: */
    Q_PART("\n\n<!-- quoth: speaker Tom -->\n\n"),
    Q_PART("<!-- quoth: speaker Zoe Lee --> "),
    Q_PART("\n\n<!-- quoth: speaker Mary -->\n"),
};

enum {
  BY_HAND = 3,
  PART_COUNT = sizeof PARTS / sizeof *PARTS
};

/* In half of the texts nothing is told by hand. */
static const QParts both_parts[] = {{PARTS, PART_COUNT - BY_HAND, 8}, {PARTS, PART_COUNT, 8}};

static void random_edit(QRandom *random, const QParts *parts, const QBuffer *text,
                        QRandomEdit *edit) {
  q_random_edit(random, text->size, PAGE, edit);
  if (edit->text.size == 0 || q_random(random, 3) == 0) return;
  q_parts_edit(random, parts, edit);
}

static QDocument *open_text(const QBuffer *text, const QOptions *options, const QTuning *tuning) {
  QDocument *document;
  assert_int_equal(q_document_open(text->bytes, text->size, options, tuning, &document), Q_OK);
  return document;
}

#define W(words) \
  { words, sizeof(words) - 1 }

/* Something or nothing that is said by hand. */
static void give_something(QDocument *document, uint32_t kind) {
  static const QGivenSpeaker speakers[] = {{W("Yes"), W("Tom")},      {W("no"), W("Zoe")},
                                           {W("I agree"), W("Mary")}, {W("Why"), W("Mrs Lee")},
                                           {W("a block"), W("Zoe")},  {W("never"), W("the clerk")}};
  static const QGivenName names[] = {{W("Zoe Lee"), 1}, {W("Zoe"), 1},       {W("Mary"), 1},
                                     {W("Anne"), 2},    {W("the clerk"), 2}, {W("Tom Hall"), 3},
                                     {W("Mr. Hall"), 4}};
  size_t speaker_count = kind % 4 * 2, name_count = kind / 4 % 3 * 2 + (kind > 7 ? 3 : 0);
  assert_int_equal(quoth_document_given(document, speakers, speaker_count, names, name_count),
                   Q_OK);
}

static void ask_something(QRandom *random, QDocument *document) {
  uint32_t size = quoth_document_size(document);
  for (uint32_t n = q_random(random, 3); n > 0; n--) {
    QRange range = {q_random(random, size + 1), q_random(random, size + 1)};
    assert_int_equal(quoth_speakers(document, range), Q_OK);
  }
}

static void complain(unsigned long seed, const char *what, const QBuffer *text) {
  fprintf(stderr, "# seed %lu: %s\n", seed, what);
  q_print_bytes("text", text->bytes, text->size);
  fail();
}

/* The text opened anew, cut in the same way or another, has the same speakers. */
static bool is_same(QDocument *document, const QBuffer *text, const QTuning *tuning,
                    uint32_t given) {
  QOptions options = quoth_document_options(document);
  QDocument *fresh = open_text(text, &options, tuning);
  give_something(fresh, given);
  bool same = q_same_speakers(document, fresh);
  quoth_document_free(fresh);
  return same;
}

static void edit_text(QRandom *random, unsigned long seed, QBuffer *text, QRandomEdit *edit) {
  static const QTuning tunings[] = {{64, 200}, {64, 32768}, {256, 2000}, {256, 32768}};
  QOptions options = {.format = (QFormat)q_random(random, 2),
                      .paragraphs = (QParagraphs)(1 + q_random(random, 2))};
  const QTuning *tuning = &tunings[q_random(random, 4)];
  uint32_t given = 0, by_hand = q_random(random, 2);
  const QParts *parts = &both_parts[by_hand];
  text->size = 0;
  q_parts_append(random, parts, text, 1 + q_random(random, 3000));
  QDocument *document = open_text(text, &options, tuning);
  for (int i = 0; i < EDITS_A_TEXT; i++) {
    random_edit(random, parts, text, edit);
    q_buffer_replace(text, edit->start, edit->end, edit->text.bytes, edit->text.size);
    QRange range = {(uint32_t)edit->start, (uint32_t)edit->end};
    assert_int_equal(quoth_document_edit(document, range, edit->text.bytes, edit->text.size), Q_OK);
    ask_something(random, document);
    if (by_hand && q_random(random, 5) == 0) {
      given = q_random(random, 12);
      give_something(document, given);
      ask_something(random, document);
    }
    if (q_random(random, 4)) continue;
    if (!is_same(document, text, tuning, given)) complain(seed, "differs after an edit", text);
    /* How a text is cut into chunks does not show, unless a paragraph is cut by force. */
    static const QTuning whole = {32768, 32768};
    if (text->size <= tuning->limit && !is_same(document, text, &whole, given))
      complain(seed, "differs by chunks", text);
  }
  quoth_document_free(document);
}

static void test_edits(void **state) {
  (void)state;
  QRandomEdit edit = {0};
  QBuffer text = {0};
  for (unsigned long seed = run.seed; seed < run.seed + run.seeds; seed++) {
    QRandom random = {seed};
    for (unsigned long done = 0; done < run.edits / run.seeds; done += EDITS_A_TEXT)
      edit_text(&random, seed, &text, &edit);
  }
  q_buffer_free(&text);
  q_buffer_free(&edit.text);
}

/* How a text is cut into chunks does not show: small texts that are cut after 64 bytes, or not at
 * all. */
static void test_cuts(void **state) {
  (void)state;
  static const QTuning small = {64, 32768}, whole = {32768, 32768};
#define RAIN "The rain went on and on, and nobody in the house had anything to do.\n\n"
  static const struct {
    const char *text;
    uint32_t given; /* as give_something has it */
  } cases[] = {
      /* The "I" of somebody's words is not who narrates, */
      {RAIN "“I said, ‘Yes, of course I will come to the house,’” he said.\n\n" RAIN
            "I was tired.\n",
       0},
      /* and a block has its source from the paragraph before. */
      {"The old clerk of the house came in out of the rain, and Tom Hall added:\n\n"
       "> “A block of words.”\n\n" RAIN,
       0},
      /* A conversation may begin with a paragraph that has no speech but in a term. */
      {"The rain went on. The boys’‘ He said, “Yes.” He looked at her. “Who?” she asked. ”\n\n"
       "“One.”\n\n" RAIN,
       0},
      /* A stranger is named by a comment only if that comes before the words that tell one. */
      {"The rain went on and on in the house of the clerk. “I agree,” he said.\n\n"
       "<!-- quoth: speaker Mary -->\n\n" RAIN,
       2},
      /* What stands behind the end of a comment is no code. */
      {"<!-- A note that is longer than a chunk, which is cut where the note has a blank line.\n\n"
       "--># Tom Hall\n\n“I agree,” said Tom.\n\n" RAIN,
       0},
      /* A source may be the first word of a chunk. */
      {RAIN "Stilt, a close aide, coined the term \"damp\" in describing rain.\n", 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    QOptions options = {.format = Q_FORMAT_MARKDOWN, .paragraphs = Q_PARAGRAPHS_BLANK};
    QBuffer text = {0};
    q_buffer_replace(&text, 0, 0, cases[i].text, strlen(cases[i].text));
    QDocument *document = open_text(&text, &options, &small);
    give_something(document, cases[i].given);
    bool same = is_same(document, &text, &whole, cases[i].given);
    if (!same) print_message("# %s\n", cases[i].text);
    assert_true(same);
    quoth_document_free(document);
    q_buffer_free(&text);
  }
}

/* An edit far before a conversation, which is not read again: what it tells of somebody decides who
 * speaks there all the same. */
static void test_elsewhere(void **state) {
  (void)state;
  static const QTuning small = {64, 32768};
#define RAINS RAIN RAIN RAIN RAIN RAIN
#define SAYS(name) "“Yes,” said " name ". “No,” said " name ".\n\n"
  static const struct {
    const char *before, *after; /* the edit: what the text begins with */
    const char *talk;
  } cases[] = {
      /* The captain is Captain Hardy, until there is another one. */
      {"Doctor Moss went out.\n\n", "Captain Moss went out.\n\n",
       "Captain Hardy came in.\n\nMary rose.\n\n“It is late,” said the captain.\n\n“No,” said "
       "Mary.\n"},
      /* Whether Quarl is a man, */
      {"Quarl took his hat. Quarl said that he was tired.\n\n",
       "Quarl took her hat. Quarl said that she was tired.\n\n",
       "Ben looked at Quarl.\n\n“It is late,” said Ben.\n\n“Never,” she said.\n\n“No,” he said.\n"},
      /* whether there is a Mrs. Hall, */
      {"Mrs. Lee smiled.\n\n", "Mrs. Hall smiled.\n\n",
       "Mr. Hall came in.\n\nMary rose.\n\n“It is late,” said his wife.\n\n“No,” said Mary.\n"},
      /* how many people are called Hall, as a body is, */
      {"Ada Lee went out of town.\n\n", "Ada Hall went out of town.\n\n",
       "Congress Hall added: “It is late.”\n"},
      /* whether the text names several who speak, */
      {SAYS("Mary") SAYS("Ben") SAYS("Tom") "“Yes,” said Anne. Anne rose.\n\n",
       SAYS("Mary") SAYS("Ben") SAYS("Tom") SAYS("Anne"),
       "Tom came in.\n\nMary rose.\n\n“It is late,” said the clergyman.\n\n“No,” said Mary.\n"},
      /* and whether the clergyman speaks more than once. */
      {SAYS("Mary") SAYS("Ben") SAYS("Tom") SAYS("Anne") "The clergyman rose.\n\n",
       SAYS("Mary") SAYS("Ben") SAYS("Tom") SAYS("Anne") "“Yes,” said the clergyman.\n\n",
       "Tom came in.\n\nMary rose.\n\n“It is late,” said the clergyman.\n\n“No,” said Mary.\n"},
  };
  for (size_t i = 0; i < 2 * sizeof cases / sizeof *cases; i++) {
    const char *before = cases[i / 2].before, *after = cases[i / 2].after;
    const char *old = i % 2 ? after : before, *new = i % 2 ? before : after;
    QOptions options = {.format = Q_FORMAT_MARKDOWN, .paragraphs = Q_PARAGRAPHS_BLANK};
    QBuffer text = {0};
    const char *parts[] = {old, RAINS RAINS RAINS RAINS RAINS RAINS, cases[i / 2].talk};
    for (size_t k = 0; k < 3; k++)
      q_buffer_replace(&text, text.size, text.size, parts[k], strlen(parts[k]));
    QDocument *document = open_text(&text, &options, &small);
    QRange range = {0, UINT32_MAX};
    assert_int_equal(quoth_speakers(document, range), Q_OK);
    range.end = (uint32_t)strlen(old);
    assert_int_equal(quoth_document_edit(document, range, new, strlen(new)), Q_OK);
    q_buffer_replace(&text, 0, strlen(old), new, strlen(new));
    bool same = is_same(document, &text, &small, 0);
    if (!same) print_message("# %s instead of %s", new, old);
    assert_true(same);
    quoth_document_free(document);
    q_buffer_free(&text);
  }
}

/* People who come and go far from where others of their name are spoken of. */
static void test_far(void **state) {
  (void)state;
  static const QTuning small = {64, 32768};
  static const struct {
    const char *start, *end, *typed;
  } cases[] = {
      {"Tom Hall came in.\n\n", "“Yes,” said Smith.\n\n", "Jane Smith was there. "},
      {"Jane Smith came in.\n\n", "“Yes,” said Mrs. Smith.\n\n", "Smith and Mary Smith sang. "},
      {"Tom Hall came in.\n\n", "“Yes,” said Zoe. “No,” said Ann Lee.\n\n", "Adam Moss sang. "},
      {"Tom Hall came in.\n\n", "The captain said, “I agree.”\n\n", "Captain Moss sang. "},
      {"Tom Hall came in.\n\n", "I said, “I agree.”\n\n", "I said that I was here. "},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    QOptions options = {.format = Q_FORMAT_TEXT, .paragraphs = Q_PARAGRAPHS_BLANK};
    QBuffer text = {0};
    q_buffer_replace(&text, 0, 0, cases[i].start, strlen(cases[i].start));
    for (int k = 0; k < 300; k++) q_buffer_replace(&text, text.size, text.size, RAIN, strlen(RAIN));
    q_buffer_replace(&text, text.size, text.size, cases[i].end, strlen(cases[i].end));
    QDocument *document = open_text(&text, &options, &small);
    assert_true(is_same(document, &text, &small, 0));
    uint32_t size = (uint32_t)strlen(cases[i].typed);
    for (int k = 0; k < 4; k++) { /* typed, and taken away */
      bool typed = k % 2 == 0;
      q_buffer_replace(&text, 0, typed ? 0 : size, cases[i].typed, typed ? size : 0);
      QRange range = {0, typed ? 0 : size};
      assert_int_equal(quoth_document_edit(document, range, cases[i].typed, typed ? size : 0),
                       Q_OK);
      assert_true(is_same(document, &text, &small, 0));
    }
    quoth_document_free(document);
    q_buffer_free(&text);
  }
}

int main(int argc, char **argv) {
  if (!q_random_arguments(argc, argv, &run)) return 2;
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_cuts), cmocka_unit_test(test_far),
                                     cmocka_unit_test(test_elsewhere),
                                     cmocka_unit_test(test_edits)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
