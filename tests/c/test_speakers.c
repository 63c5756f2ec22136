/* Who says it: what each rule must tell and must leave, and what the public functions promise. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "attribution/features.h"
#include "same_speakers.h"

static QDocument *open_as(const char *text, QParagraphs paragraphs) {
  QDocument *document;
  QOptions options = {.paragraphs = paragraphs};
  assert_int_equal(quoth_document_open(text, strlen(text), &options, &document), Q_OK);
  return document;
}

static QDocument *open_text(const char *text) { return open_as(text, Q_PARAGRAPHS_BLANK); }

/* The names of the speakers of all quotations of the kinds, a bit each, in order, parted by "; ",
 * "-" where nobody is told. */
static void speakers_of(QDocument *document, unsigned kinds, char *names, size_t room) {
  assert_int_equal(quoth_sources(document), Q_OK);
  QCursor cursor = quoth_cursor(document, (QRange){0, UINT32_MAX});
  size_t size = 0;
  for (QQuotation q; quoth_next_quotation(document, &cursor, &q);) {
    if (!(kinds >> q.kind & 1)) continue;
    QSpeaker speaker;
    assert_true(quoth_speaker(document, &q, &speaker));
    if (size) size += (size_t)snprintf(names + size, room - size, "; ");
    char name[64] = "-";
    size_t length = 1;
    if (speaker.source != Q_NO_SOURCE) {
      length = quoth_source_name(document, speaker.source, name, sizeof name);
      assert_true(length > 0 && length <= sizeof name);
    }
    size += (size_t)snprintf(names + size, room - size, "%.*s", (int)length, name);
  }
}

static void check_kinds(const char *text, QParagraphs paragraphs, unsigned kinds,
                        const char *expected) {
  char names[1024] = "";
  QDocument *document = open_as(text, paragraphs);
  speakers_of(document, kinds, names, sizeof names);
  if (strcmp(names, expected) != 0) print_message("# %s\n", text);
  assert_string_equal(names, expected);
  quoth_document_free(document);
}

static void check(const char *text, const char *expected) {
  check_kinds(text, Q_PARAGRAPHS_BLANK, 1 << Q_DIRECT, expected);
}

static void check_after(const char *before, const char *text, const char *expected) {
  char whole[1024];
  snprintf(whole, sizeof whole, "%s%s", before, text);
  check(whole, expected);
}

/* The rule that tells who speaks the last quotation. */
static QSieve last_sieve(const char *text) {
  QDocument *document = open_text(text);
  assert_int_equal(quoth_sources(document), Q_OK);
  QCursor cursor = quoth_cursor(document, (QRange){0, UINT32_MAX});
  QSpeaker speaker = {0};
  for (QQuotation q; quoth_next_quotation(document, &cursor, &q);)
    assert_true(quoth_speaker(document, &q, &speaker));
  quoth_document_free(document);
  return speaker.sieve;
}

/* ---- Rules ------------------------------------------------------------------------ */

static void test_tags(void **state) {
  (void)state;
  check("“Good morning,” said Mary Smith.\n\n“Good evening,” replied Tom Hall.\n",
        "Mary Smith; Tom Hall");
  check("Mary Smith said, “Good morning,” and Tom Hall listened.\n", "Mary Smith");
  check("Tom Hall said:\n\n“Good morning to all of you.”\n", "Tom Hall");
  check("They spoke. Anna: “Go.” Piet: “Where?” Anna: “Home.”\n", "Anna; Piet; Anna");
  check("JONES: “And Mr. Reyes?”\nABARA: “He is gone.”\n**Jones:** “Well?”\n",
        "JONES; ABARA; JONES");
  check("“Good,” said Mary Smith, “very good.”\n", "Mary Smith; Mary Smith");
  check("Mary Smith sat with Tom Hall.\n\n“Good,” was the view of Mary Smith.\n", "Mary Smith");
  check("Mary Smith sat with Tom Hall.\n\n“Good,” came Mary's answer.\n", "Mary Smith");
}

/* Words stand between who it is and the verb. */
static void test_far_tags(void **state) {
  (void)state;
  check("Tom Hall met Mary Smith, who has in the past called it “a ruinous dream.”\n",
        "Mary Smith");
  check("Mary Smith met men who in those days had no work, and said, “Go.”\n", "Mary Smith");
  check("The Ministry less than two weeks ago said for once that “sleepers” had rotted.\n",
        "Ministry");
  check("“We go.” ― Mary Smith “No.” ― Tom Hall “Yes.” ― Ann Penn\n",
        "Mary Smith; Tom Hall; Ann Penn");
}

static void test_descriptions(void **state) {
  (void)state;
  check("Tom Hall came in.\n\n“Who is it?” asked the clerk.\n", "the clerk");
  /* Where many have names, whoever is described once may be one of them; not who is so called. */
  const char *many =
      "“No, Mary,” said Tom. “No, Tom,” said Mary. “No, Ned,” said Ann. “No, Ann,” said "
      "Ned.\n\n“Yes,” said Tom. “Yes,” said Mary. “Yes,” said Ann. “Yes,” said "
      "Ned.\n\nIt rained.\n\n";
  char text[1024];
  snprintf(text, sizeof text, "%s“Come,” said the clerk.\n", many);
  assert_int_not_equal(last_sieve(text), Q_SIEVE_DESCRIPTION);
  snprintf(text, sizeof text, "%s“Come,” said the clerk.\n\n“Now,” said the clerk.\n", many);
  assert_int_equal(last_sieve(text), Q_SIEVE_DESCRIPTION);
  snprintf(text, sizeof text, "%s“Come,” said a clerk.\n", many);
  assert_int_equal(last_sieve(text), Q_SIEVE_DESCRIPTION);
}

static void test_pronouns(void **state) {
  (void)state;
  check("Tom Hall opened the door. Mary Smith smiled.\n\n“Come in,” he said.\n\n“Thank you,” she "
        "said.\n",
        "Tom Hall; Mary Smith");
}

/* He, or she, that opens a sentence: whom the sentence before is about, nearer or not, and whether
 * or not it is known for a man. */
static void test_taken_up(void **state) {
  (void)state;
  const char *president = "President Hall, the Labour Party and Parlo are at odds. President Hall "
                          "said so on Monday, and he was right. Ostrava Lun said nothing.\n\n";
  static const struct {
    const char *text, *speaker;
  } cases[] = {
      {"In Lun’s view, a risk with Parlo is that it has no rules. He said, “There are many who "
       "would "
       "leave.”\n",
       "Ostrava Lun"},
      {"Although Parlo is old, Ostrava Lun believes that the party of the Labour Party will stay. "
       "He "
       "said, “I shall see.”\n",
       "Ostrava Lun"},
      {"Ostrava Lun met President Hall at Parlo. He said, “There are many who would leave.”\n",
       "Ostrava Lun"},
      {"President Hall spoke of Lun’s view. He said, “There are many who would leave.”\n",
       "President Hall"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    check_after(president, cases[i].text, cases[i].speaker);
}

/* What somebody is stands before the name, or after it. */
static void test_offices(void **state) {
  (void)state;
  check("“We lost,” said Ohio voter Jane Marlow.\n", "Jane Marlow");
  check("“We lost,” said Hale’s top policy aide Jane Marlow. Tom Hale was out.\n", "Jane Marlow");
  check("Jane Marlow, the head of the office for Ohio said, “We lost.”\n", "Jane Marlow");
  check("Jane Marlow, president and CEO of Ohio Parks stated, “We lost.”\n", "Jane Marlow");
  check("Jane Marlow, who is chairman of Ohio Parks said, “We lost.”\n", "Jane Marlow");
  check("“We lost,” Secretary of State Jane Marlow said.\n", "Jane Marlow");
  check("“We lost,” Secretary of the Treasury Jane Marlow said.\n", "Jane Marlow");
  /* Not where a verb stands between them, or somebody else goes on. */
  check("Jane Marlow accused Peter Hale of “the worst of lies.”\n", "Jane Marlow");
  check("“We lost,” a spokesman for the Iranian Ministry of Health said.\n", "a spokesman");
  check("In Ohio, the governor said, “We lost.”\n", "the governor");
}

/* The name that says who a description is. */
static void test_apposed(void **state) {
  (void)state;
  check("Bernie Hale came first. His chief policy aide, Jake Field, calls the plan a “gift.”\n",
        "Jake Field");
  check("Bernie Hale came first. “It was late,” said his best friend at Lehigh, Bruce Turry.\n",
        "Bruce Turry");
  check("“It was late,” said the clerk at the desk, Tom Hall’s brother.\n", "the clerk");
}

static void test_turns(void **state) {
  (void)state;
  check("“Where were you?” asked Mary.\n\n“At home,” said Tom.\n\n“All day?”\n\n"
        "“All day.”\n\n“I see.”\n\n“Good.”\n",
        "Mary; Tom; Mary; Tom; Mary; Tom");
}

/* Whoever has not been named yet may be told by the tag of a later turn. */
static void test_told_late(void **state) {
  (void)state;
  check("“Are you there?” asked Tom Hall.\n\n“Here I am.”\n\n“Then come,” said Tom Hall.\n\n"
        "“I am coming.”\n\n“Now,” said Tom Hall.\n\n“At once,” said Mary Smith.\n",
        "Tom Hall; Mary Smith; Tom Hall; Mary Smith; Tom Hall; Mary Smith");
}

static void test_nobody(void **state) {
  (void)state;
  check("“Who is there?”\n\n“Nobody.”\n", "-; -");
  check("", "");
  check("There is nothing here.\n", "");
}

/* Texts that nobody is told to have written, whoever is near; others are somebody's. */
static void test_authorless(void **state) {
  (void)state;
  check("Tom Hall smiled. An ironic message was circulated on Parlo: “It is late.”\n", "-");
  check("“Well,” said Tom.\n\n“It is,” said Mary.\n\nA joke asks: “Who is late?”\n",
        "Tom; Mary; -");
  check("A joke goes, “It is late.” “I like it,” said Tom Hall.\n", "-; Tom Hall");
  check("A remark by Mary Smith was shared: “It is late.”\n", "Mary Smith");
  check("“It is late,” a statement said.\n", "a statement");
  check("A message from Tom Hall went round: “It is late.”\n", "A message");
  /* What is told by hand holds. */
  check("<!-- quoth: speaker Tom Hall -->\nA joke went round: “It is late.”\n", "Tom Hall");
}

static void test_continued(void **state) {
  (void)state;
  check("“It was late,” said Tom Hall. “I went home.\n\n“Then I slept.”\n",
        "Tom Hall; Tom Hall; Tom Hall");
}

/* In news who has said something goes on in the next paragraph; in a story another answers. */
static void test_reported(void **state) {
  (void)state;
#define LONG "“And I do not know who in this town is going to pay for the work.”\n\n"
  check("“It will rain,” Ruth Marlow said.\n\n" LONG "“It will not,” said Peter Hale.\n\n" LONG,
        "Ruth Marlow; Ruth Marlow; Peter Hale; Peter Hale");
  check("The mayor spoke. “It will rain,” Marlow said on Monday.\n\n" LONG
        "Ruth Marlow was chosen in May. “It will rain,” said Peter Hale.\n",
        "Ruth Marlow; Ruth Marlow; Peter Hale");
  /* an answer, a question, a short one, words around it, a story with names that are called */
  check("Peter Hale came in.\n\n“Will it rain?” asked Ruth Marlow.\n\n" LONG,
        "Ruth Marlow; Peter Hale");
  check("“It will rain,” said Ruth Marlow.\n\n“It will not,” said Peter Hale.\n\n“Will it?”\n",
        "Ruth Marlow; Peter Hale; Ruth Marlow");
  check(
      "“It will rain, Peter,” said Ruth Marlow.\n\n“It will not, Ruth,” said Peter Hale.\n\n" LONG,
      "Ruth Marlow; Peter Hale; Ruth Marlow");
#undef LONG
}

static void test_families(void **state) {
  (void)state;
  check("Mr. Bennet came in. Mrs. Bennet was there.\n\n“My dear,” said his wife, “have you "
        "heard?”\n\n"
        "“No,” said Mr. Bennet.\n",
        "Mrs. Bennet; Mrs. Bennet; Mr. Bennet");
  /* By the one who is addressed; by the husband's name; by the child's name, or where that tells no
   * surname; over the end of a line. */
  const char *bennets = "Mr. and Mrs. Bennet, or Mr. Bennet and Mrs. Bennet, had a daughter, Jane "
                        "Bennet, or Miss Bennet. Mr. Bingley knew Mr. Bennet.\n\n";
  static const struct {
    const char *text, *speaker;
  } cases[] = {
      {"Mr. Bingley left.\n\n“Well, Mr. Bennet,” said his lady one day.\n", "Mrs. Bennet"},
      {"Jane was glad.\n\n“Well,” said her mother.\n", "Mrs. Bennet"},
      {"Jane was glad.\n\n“Well,” cried her\nfather.\n", "Mr. Bennet"},
      {"Mr. Bennet was glad.\n\n“Well,” said Jane's mother.\n", "Mrs. Bennet"},
      {"Mrs. Bennet had another girl, Kitty. She smiled at Kitty.\n\n“Well,” said her mother.\n",
       "Mrs. Bennet"},
      {"There were Mr. John Bennet and Mrs. John Bennet. Mrs. John Bennet smiled.\n\n“Well,” said "
       "her husband.\n",
       "John Bennet"},
      /* Nobody that is known. */
      {"Mr. Bingley was glad.\n\n“Well,” said Bingley's wife.\n", "Bingley's wife"},
      {"Mr. Tom Bennet and Mr. Carl Bennet left.\n\n“Well,” said Mrs. Bennet's son.\n",
       "Mrs. Bennet's son"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    check_after(bennets, cases[i].text, cases[i].speaker);
}

/* The last words of a paragraph tell who speaks in the next. */
static void test_announced(void **state) {
  (void)state;
  const char *before = "“Good,” said Tom Hall.\n\n“Good,” said Mary Smith.\n\n“Good,” said Ann "
                       "Lane.\n\nThey sat in the garden. ";
  static const struct {
    const char *text, *speaker;
  } cases[] = {
      {"The bells had rung for an hour when Mary Smith thus began.\n\n“It is late.”\n",
       "Mary Smith"},
      {"They looked at the roses, and Tom Hall broke in.\n\n“It is late.”\n", "Tom Hall"},
      {"They were thus accosted by Tom Hall.\n\n“It is late.”\n", "Tom Hall"},
      {"It rained, but Mary Smith called out to them,\n\n“It is late.”\n", "Mary Smith"},
      {"It rained on Ann, and Mary Smith suddenly addressed her.\n\n“It is late.”\n", "Mary Smith"},
  };
  static const char *const others[] = {
      "Mary Smith began to feel cold.\n\n“It is late.”\n",
      "Mary Smith began the song.\n\n“It is late.”\n",
      "Mary Smith thus began.\n\nIt was nine. “It is late.”\n",
      "Mary Smith broke into tears.\n\n“It is late.”\n",
      "Mary Smith spoke of the roses.\n\n“It is late.”\n",
      "“Good,” Mary Smith began.\n\n“It is late.”\n",
  };
  char text[1024], expected[128];
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    snprintf(text, sizeof text, "%s%s", before, cases[i].text);
    snprintf(expected, sizeof expected, "Tom Hall; Mary Smith; Ann Lane; %s", cases[i].speaker);
    check(text, expected);
    assert_int_equal(last_sieve(text), Q_SIEVE_COLON);
  }
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    snprintf(text, sizeof text, "%s%s", before, others[i]);
    if (last_sieve(text) == Q_SIEVE_COLON) fail_msg("%s", others[i]);
  }
}

static void test_vocatives(void **state) {
  (void)state;
  check("“Good evening,” said Tom.\n\n“Good evening,” said Mary.\n\nThey sat down.\n\n“Is it late, "
        "Mary?”\n\n“It is.”\n",
        "Tom; Mary; Tom; Mary");
}

static void test_signatures(void **state) {
  (void)state;
  check_kinds(
      "> The quays remain.\n> — Ann Lee\n\n> The quays remain.\n> — Bob Day, 1911\n\n"
      "> The quays remain.\n> — Cyd Fox (Letters)\n\n> He ran — Dan Gray, who saw, fell.\n\n"
      "> He went\n> — Eve Hill fell.\n",
      Q_PARAGRAPHS_BLANK, 1 << Q_BLOCK, "Ann Lee; Bob Day; Cyd Fox; -; -");
}

static void test_who_is_nobody(void **state) {
  (void)state;
  check_kinds("Many people came. In it you say that it was late.\n", Q_PARAGRAPHS_BLANK,
              1 << Q_INDIRECT, "-");
  check_kinds(
      "Nobody said that it was late.\n\nNo one said that it was late.\n\nThe clerk said that "
      "it was late.\n",
      Q_PARAGRAPHS_BLANK, 1 << Q_INDIRECT, "-; -; The clerk");
}

static void test_given(void **state) {
  (void)state;
  /* Somebody of the text, and how that helps those around. */
  check("“Good evening,” said Tom.\n\n“Good evening,” said Mary.\n\n“Is it late?”\n"
        "<!-- quoth: speaker Mary -->\n\n“It is.”\n",
        "Tom; Mary; Mary; Tom");
  /* Before its paragraph, inside of it; somebody who is not in the text; a tag overruled. */
  check(
      "<!-- quoth: speaker Anne Long -->\n“Who?”\n\n“You,” <!-- quoth: speaker Bob --> he said.\n\n"
      "“Good evening,” said Tom. <!-- quoth: speaker Anne Long -->\n",
      "Anne Long; Bob; Anne Long");
  /* On a line of its own where every line is a paragraph: it is for the next. */
  check_kinds("Ann left.\n“Go,” said Tom.\n<!-- quoth: speaker Ann -->\n“Where?”\n“Home.”\n",
              Q_PARAGRAPHS_LINE, 1 << Q_DIRECT, "Tom; Ann; Tom");
  /* Words without marks, and a block. */
  check_kinds("<!-- quoth: speaker Bob -->\nMary said that it was late.\n\n> A block of words.\n\n"
              "<!-- quoth: speaker Tom -->\n\n> Another.\n\nMary said that it was early.\n",
              Q_PARAGRAPHS_BLANK, 1 << Q_INDIRECT | 1 << Q_BLOCK, "Bob; -; Tom; Mary");
  /* What is no such comment. */
  check("<!-- quoth: speaker -->\n“Good evening,” said Tom.\n\n<!-- speaker Bob -->\n", "Tom");
  QDocument *document =
      open_text("<!-- quoth: speaker Anne Long -->\n“Who?”\n\n“You,” said Tom.\n");
  assert_int_equal(quoth_sources(document), Q_OK);
  QQuotation q;
  QSpeaker speaker;
  QSource source;
  assert_true(quoth_quotation_after(document, 0, (QRange){0, 0}, &q));
  assert_true(quoth_speaker(document, &q, &speaker));
  assert_int_equal(speaker.sieve, Q_SIEVE_GIVEN);
  assert_int_equal(speaker.confidence, 100);
  assert_int_equal(speaker.evidence.start, strlen("<!-- quoth: speaker "));
  assert_int_equal(speaker.evidence.end, strlen("<!-- quoth: speaker Anne Long"));
  assert_true(quoth_source(document, speaker.source, &source));
  assert_int_equal(source.kind, Q_SOURCE_GIVEN);
  assert_int_equal(source.quotations, 1);
  assert_int_equal(source.words, 1);
  quoth_document_free(document);
}

#define W(words) \
  { words, sizeof(words) - 1 }

static void check_given(const char *text, const QGivenSpeaker *speakers, size_t speaker_count,
                        const QGivenName *names, size_t name_count, const char *expected) {
  char said[1024] = "";
  QDocument *document = open_text(text);
  /* What has been asked before does not matter. */
  assert_int_equal(quoth_sources(document), Q_OK);
  assert_int_equal(quoth_document_given(document, speakers, speaker_count, names, name_count),
                   Q_OK);
  speakers_of(document, 1 << Q_DIRECT, said, sizeof said);
  if (strcmp(said, expected) != 0) print_message("# %s\n", text);
  assert_string_equal(said, expected);
  /* And what is taken back is gone. */
  QDocument *fresh = open_text(text);
  assert_int_equal(quoth_document_given(document, NULL, 0, NULL, 0), Q_OK);
  assert_true(q_same_speakers(document, fresh));
  quoth_document_free(fresh);
  quoth_document_free(document);
}

static void test_given_words(void **state) {
  (void)state;
  /* Somebody of the text, which helps with those around; the longest fits; a whole word. */
  const QGivenSpeaker dialogue[] = {
      {W("IS IT -- late"), W("Mary")}, {W("is"), W("Tom")}, {W("good even"), W("Bob")}};
  check_given("“Good evening,” said Tom.\n\n“Good evening,” said Mary.\n\n“Is it late?”\n\n“It "
              "is.”\n",
              dialogue, 3, NULL, 0, "Tom; Mary; Mary; Tom");
  /* Somebody who is not in the text; a tag overruled, and not by a comment; a block. */
  const QGivenSpeaker others[] = {{W("don't you"), W("Anne Long")}, {W("I"), W("Anne Long")}};
  check_given("“Don’t, you!” said Tom.\n\nHe said: “I, too.” <!-- quoth: speaker Zoe -->\n", others,
              2, NULL, 0, "Anne Long; Zoe");
  /* No words, no name: nothing is told. */
  const QGivenSpeaker nothing[] = {{W("—"), W("Bob")}, {W("Don’t"), W("")}, {W(""), W("Bob")}};
  check_given("“Don’t!” said Tom.\n", nothing, 3, NULL, 0, "Tom");
}

static void test_given_people(void **state) {
  (void)state;
  static const char text[] =
      "Tom Hall met the lawyer, and Mr. Pu too.\n\n“Good evening,” said Tom.\n\n“Late,” said the "
      "lawyer.\n\n“Cold,” said Mr. Pu.\n\n“Dark,” said Mr. Hall.\n";
  check(text, "Tom Hall; the lawyer; Mr. Pu; Tom Hall");
  /* Joined, under a name that is not in the text; and what the machine has joined is parted. */
  const QGivenName names[] = {{W("Pu Zhiqiang"), 1}, {W("Mr Pu"), 1}, {W("the lawyer"), 1},
                              {W("Tom Hall"), 2},    {W("Tom"), 2},   {W("Mr Hall"), 3}};
  check_given(text, NULL, 0, names, 6, "Tom Hall; Pu Zhiqiang; Pu Zhiqiang; Mr Hall");
  /* A speaker under any of the names. */
  const QGivenSpeaker speakers[] = {{W("dark"), W("Pu Zhiqiang")}, {W("good"), W("the lawyer")}};
  check_given(text, speakers, 2, names, 3, "Pu Zhiqiang; Pu Zhiqiang; Pu Zhiqiang; Pu Zhiqiang");
  /* Nobody of them is in the text. */
  const QGivenName away[] = {{W("Anne Long"), 7}, {W("Anne"), 7}};
  const QGivenSpeaker anne[] = {{W("dark"), W("Anne")}, {W("cold"), W("Anne Long")}};
  check_given(text, anne, 2, away, 2, "Tom Hall; the lawyer; Anne Long; Anne Long");
}

static void test_given_and_edits(void **state) {
  (void)state;
  const QGivenSpeaker speakers[] = {{W("is it late"), W("Zoe Long")}};
  QDocument *document = open_text("“Good evening,” said Tom.\n\n“Is it late?”\n");
  uint64_t version = quoth_document_version(document);
  assert_int_equal(quoth_document_given(document, speakers, 1, NULL, 0), Q_OK);
  assert_true(quoth_document_version(document) > version);
  version = quoth_document_version(document);
  assert_int_equal(quoth_document_given(document, speakers, 1, NULL, 0), Q_OK);
  assert_true(quoth_document_version(document) == version);
  char names[256];
  speakers_of(document, 1 << Q_DIRECT, names, sizeof names);
  assert_string_equal(names, "Tom; Zoe Long");
  assert_int_equal(quoth_document_edit(document, (QRange){0, 0}, "“No.”\n\n", 10), Q_OK);
  speakers_of(document, 1 << Q_DIRECT, names, sizeof names);
  assert_string_equal(names, "Tom; Tom; Zoe Long");
  /* One who is told by words is no place in the text. */
  QSource source;
  assert_true(quoth_source(document, quoth_source_count(document) - 1, &source));
  assert_int_equal(source.kind, Q_SOURCE_GIVEN);
  assert_int_equal(source.quotations, 1);
  assert_true(source.name.start == source.name.end && source.first.start == source.first.end);
  uint32_t end = quoth_document_size(document);
  assert_int_equal(quoth_document_edit(document, (QRange){end - 16, end}, NULL, 0), Q_OK);
  speakers_of(document, 1 << Q_DIRECT, names, sizeof names);
  assert_string_equal(names, "Tom; Tom");
  assert_int_equal(quoth_source_count(document), 1);
  quoth_document_free(document);
}

/* ---- The weights ----------------------------------------------------------------------- */

/* The file has each weight, in the order of the features. */
static void test_weights(void **state) {
  (void)state;
  FILE *file = fopen("plugin/attribution/weights.txt", "r");
  assert_non_null(file);
  char line[256];
  uint32_t next = 0;
  while (fgets(line, sizeof line, file)) {
    if (line[0] == '#') continue;
    char name[64];
    unsigned in_context, at_value;
    double weight;
    assert_int_equal(sscanf(line, "%63s %u %u %lf", name, &in_context, &at_value, &weight), 4);
    assert_true(next < Q_WEIGHTS);
    uint32_t context, value;
    QFeature feature = q_feature_of(next, &context, &value);
    assert_string_equal(name, q_feature_name(feature));
    assert_int_equal(in_context, context);
    assert_int_equal(at_value, value);
    assert_true(fabs(weight - (double)q_weights()[next]) < 0.001);
    next++;
  }
  fclose(file);
  assert_int_equal(next, Q_WEIGHTS);
}

/* ---- What the functions promise ------------------------------------------------------- */

static const char DIALOGUE[] =
    "# One\n\nMary Smith met Tom Hall in the garden.\n\n“Good morning,” said Mary.\n\n"
    "“Good morning, Mary,” said Mr. Hall. “How are you?”\n\n“Well. And you?”\n\n“Well.”\n\n"
    "Tom added that he was tired.\n\n> “Never,” said the clerk.\n\n“‘No,’ said Tom,” she said.\n";

static void test_asking(void **state) {
  (void)state;
  QDocument *document = open_text(DIALOGUE);
  QQuotation q;
  QSpeaker speaker;
  QSource source;
  char name[8];
  assert_true(quoth_quotation_after(document, 0, (QRange){0, 0}, &q));
  assert_false(quoth_speaker(document, &q, &speaker));
  assert_int_equal(quoth_source_count(document), 0);
  assert_false(quoth_source(document, 0, &source));
  assert_int_equal(quoth_source_name(document, 0, name, sizeof name), 0);

  assert_int_equal(quoth_speakers(document, q.range), Q_OK);
  assert_true(quoth_speaker(document, &q, &speaker));
  assert_int_equal(speaker.source, 0);
  assert_int_equal(speaker.sieve, Q_SIEVE_TAG);
  assert_true(speaker.mention.end - speaker.mention.start == 4);
  assert_true(speaker.confidence > 50 && speaker.confidence <= 100);
  assert_true(quoth_source(document, 0, &source));
  assert_int_equal(source.gender, Q_GENDER_WOMAN);
  assert_int_equal(source.kind, Q_SOURCE_NAMED);
  assert_true(source.first.start == 7);
  /* The whole length is told; what does not fit is left out. */
  assert_int_equal(quoth_source_name(document, 0, name, 4), 10);
  assert_memory_equal(name, "Mary", 4);
  assert_int_equal(quoth_sources(document), Q_OK);
  assert_true(quoth_source(document, 0, &source));
  assert_true(source.quotations >= 2 && source.words >= 4);

  assert_int_equal(quoth_document_edit(document, (QRange){0, 0}, "x", 1), Q_OK);
  assert_false(quoth_speaker(document, &q, &speaker));
  assert_int_equal(quoth_source_count(document), 0);
  quoth_document_free(document);
}

static void test_mentions(void **state) {
  (void)state;
  QDocument *document = open_text(DIALOGUE);
  QCursor cursor = quoth_cursor(document, (QRange){0, 60});
  QMention mention;
  assert_false(quoth_next_mention(document, &cursor, &mention));
  assert_int_equal(quoth_speakers(document, (QRange){0, 0}), Q_OK);
  assert_true(quoth_next_mention(document, &cursor, &mention));
  assert_int_equal(mention.range.start, 7);
  assert_int_equal(mention.range.end, 17);
  assert_int_equal(mention.source, 0);
  assert_false(mention.inside);
  assert_true(quoth_next_mention(document, &cursor, &mention));
  assert_int_equal(mention.source, 1);
  assert_int_equal(quoth_document_edit(document, (QRange){0, 0}, "x", 1), Q_OK);
  assert_false(quoth_next_mention(document, &cursor, &mention));
  assert_true(cursor.stale);
  quoth_document_free(document);
}

static void test_after_and_before(void **state) {
  (void)state;
  QDocument *document = open_text(DIALOGUE);
  assert_int_equal(quoth_speakers(document, (QRange){0, 0}), Q_OK);
  QQuotation q;
  uint32_t at = 0, found = 0;
  for (; quoth_spoken_after(document, at, 1, &q); found++) at = q.range.start;
  assert_true(found >= 2);
  uint32_t back = 0;
  for (at = UINT32_MAX; quoth_spoken_before(document, at, 1, &q); back++) at = q.range.start;
  assert_int_equal(found, back);
  assert_false(quoth_spoken_after(document, 0, 1000, &q));
  quoth_document_free(document);
}

/* The answers do not depend on what has been asked before. */
static void test_order(void **state) {
  (void)state;
  QDocument *whole = open_text(DIALOGUE), *parts = open_text(DIALOGUE);
  uint32_t size = quoth_document_size(parts);
  for (uint32_t at = size; at > 0; at -= at < 20 ? at : 20)
    assert_int_equal(quoth_speakers(parts, (QRange){at, at}), Q_OK);
  assert_true(q_same_speakers(whole, parts));
  quoth_document_free(whole);
  quoth_document_free(parts);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_signatures),   cmocka_unit_test(test_who_is_nobody),
      cmocka_unit_test(test_families),     cmocka_unit_test(test_announced),
      cmocka_unit_test(test_vocatives),    cmocka_unit_test(test_weights),
      cmocka_unit_test(test_reported),     cmocka_unit_test(test_apposed),
      cmocka_unit_test(test_given),        cmocka_unit_test(test_given_words),
      cmocka_unit_test(test_given_people), cmocka_unit_test(test_given_and_edits),
      cmocka_unit_test(test_tags),         cmocka_unit_test(test_descriptions),
      cmocka_unit_test(test_pronouns),     cmocka_unit_test(test_turns),
      cmocka_unit_test(test_nobody),       cmocka_unit_test(test_continued),
      cmocka_unit_test(test_asking),       cmocka_unit_test(test_mentions),
      cmocka_unit_test(test_order),        cmocka_unit_test(test_after_and_before),
      cmocka_unit_test(test_told_late),    cmocka_unit_test(test_offices),
      cmocka_unit_test(test_taken_up),     cmocka_unit_test(test_authorless),
      cmocka_unit_test(test_far_tags),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
