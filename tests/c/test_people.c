/* The people of a document: mentions, names, and which names are one person's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "attribution/company.h"
#include "document/document.h"
#include "random_text.h"
#include "same_people.h"

static QDocument *open_text(const char *text) {
  QDocument *document = NULL;
  assert_int_equal(quoth_document_open(text, strlen(text), NULL, &document), Q_OK);
  assert_non_null(q_company_people(document));
  return document;
}

/* The entity of a name as it is written. */
static int32_t entity(QDocument *document, const char *name) {
  char words[Q_NAME_BYTES];
  unsigned length = q_name_write(name, (uint32_t)strlen(name), words);
  return q_people_find(q_company_people(document), q_name_key(words, length, false));
}

/* ---- Which names are one ------------------------------------------------------------ */

typedef struct {
  const char *text, *a, *b;
  bool same;
} QPair;

static const QPair PAIRS[] = {
    /* a given name and a surname */
    {"Then Emma Woodhouse came in. “Yes,” said Emma.", "Emma Woodhouse", "Emma", true},
    {"We saw Hillary Clinton. “No,” Clinton said.", "Hillary Clinton", "Clinton", true},
    {"We saw J. Smith and met John Smith.", "J. Smith", "John Smith", true},
    {"We saw Jane Smith and met John Smith.", "Jane Smith", "John Smith", false},
    {"We saw Jane Smith and met J. Jones.", "Jane Smith", "J. Jones", false},
    {"We saw Liz Smith and met Elizabeth Smith.", "Liz Smith", "Elizabeth Smith", true},
    {"We saw Kit Smith; Kitty Smith came.", "Kit Smith", "Kitty Smith", true},
    {"We saw Ludwig van Beethoven. “No,” said van Beethoven.", "Ludwig van Beethoven", "Beethoven",
     true},
    {"It was Martin Luther King Jr. himself, and King left.", "Martin Luther King", "King", true},
    /* a title and one name */
    {"We saw Emma Woodhouse. “Yes,” said Miss Woodhouse.", "Emma Woodhouse", "Miss Woodhouse",
     true},
    {"We saw Jane Bennet. “Yes,” said Mrs. Bennet. Miss Bennet smiled.", "Jane Bennet",
     "Mrs. Bennet", false},
    {"Here is John Knightley with Mrs. John Knightley.", "John Knightley", "Mrs. John Knightley",
     false},
    {"Here are John Knightley and Mrs. John Knightley; Mrs. Knightley left.", "Mrs. John Knightley",
     "Mrs. Knightley", true},
    {"I met Frank Oakley and Maurice Oakley. Frank smiled; then Frank left. “No,” said Mr. Oakley.",
     "Maurice Oakley", "Mr. Oakley", true},
    {"Here came Mr. Bingley and Miss Bingley.", "Mr. Bingley", "Miss Bingley", false},
    {"Here came Mr. Bingley and Miss Bingley. We liked Bingley.", "Mr. Bingley", "Bingley", true},
    {"Here came Captain Brandon. “No,” said Mr. Brandon.", "Captain Brandon", "Mr. Brandon", true},
    {"Here came Sir Thomas Bertram. “No,” said Sir Thomas.", "Sir Thomas Bertram", "Sir Thomas",
     true},
    {"We saw Aunt Juley. “No,” said Juley.", "Aunt Juley", "Juley", true},
    {"We saw Hamidullah, and Hamidullah Begum came.", "Hamidullah", "Hamidullah Begum", false},
    {"We saw Admiral Croft. Then we heard Admiral say it.", "Admiral Croft", "Admiral", true},
    /* one name alone */
    {"We saw Elizabeth Bennet, and dear Lizzy smiled.", "Elizabeth Bennet", "Lizzy", true},
    {"We saw Margaret, and then Meg smiled.", "Margaret", "Meg", true},
    {"We saw Newland Archer. Then Archer left.", "Newland Archer", "Archer", true},
    {"We saw Vera Archer, and there was Archer Madeira.", "Vera Archer", "Archer Madeira", false},
    {"The lawyer Teng Biao spoke. “No,” said Teng.", "Teng Biao", "Teng", true},
    /* spellings */
    {"We met Xie Yangyi and saw Xie Yan Yi.", "Xie Yangyi", "Xie Yan Yi", true},
    {"We met Xie Yan Yi and saw Xie Yanyi.", "Xie Yan Yi", "Xie Yanyi", true},
    {"We met Miss Catherine Alan and saw Miss Catharine Alan.", "Miss Catherine Alan",
     "Miss Catharine Alan", true},
    {"We met Robert Kane and saw Robert Lane.", "Robert Kane", "Robert Lane", false},
    {"We met Louis Alan and saw Louise Alan.", "Louis Alan", "Louise Alan", false},
    /* words before a name, and inside of it */
    {"Then Bob left. We saw Bob.", "Then Bob", "Bob", false},
    {"Poor Isabella left. We saw Isabella.", "Isabella", "Isabella", true},
    {"Certainly Margaret left. We saw Margaret.", "Certainly Margaret", "Margaret", true},
    {"We saw Apple Chief Executive Tim Cook. Mr. Cook left.", "Tim Cook", "Mr. Cook", true},
    {"He is U.S. President Barack Obama. Obama left.", "Barack Obama", "Obama", true},
    {"We met Dwayne “The Rock” Johnson. “No,” said Mr. Johnson.", "Dwayne The Rock Johnson",
     "Mr. Johnson", true},
    {"We met Dwayne (Rock) Johnson. “No,” said Mr. Johnson.", "Dwayne Rock Johnson", "Mr. Johnson",
     true},
    {"We know Abu Bakr al-Baghdadi, but al-Baghdadi left.", "Abu Bakr al-Baghdadi", "al-Baghdadi",
     true},
    {"We met Conor O’Brien. “No,” said O'Brien.", "Conor O'Brien", "O’Brien", true},
    {"We met Jane St. Clair. “No,” said Miss St. Clair.", "Jane St. Clair", "Miss St. Clair", true},
    {"We met Jean-Paul Sartre. “No,” said Sartre.", "Jean-Paul Sartre", "Sartre", true},
    {"He saw EMMA WOODHOUSE! “No,” said Emma.", "Emma Woodhouse", "EMMA", true},
    {"Emma’s hand and Emma's eyes.", "Emma", "Emma", true},
    {"We met Émile Zola. “Non,” said ÉMILE ZOLA.", "Émile Zola", "émile zola", true},
    /* bodies */
    {"It is the Federal Bureau of Investigation (FBI), and F.B.I. men.",
     "Federal Bureau of Investigation", "F.B.I.", true},
    {"It is the Federal Bureau of Investigation (FBI), and F.B.I. men.", "FBI", "F.B.I.", true},
    {"We know Free Speech Elections (FSE) well.", "Free Speech Elections", "FSE", true},
    {"We know Free Speech Elections and First Sea Escort; the FSE spoke.", "Free Speech Elections",
     "FSE", false},
};

static void test_pairs(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
    QDocument *document = open_text(PAIRS[i].text);
    int32_t a = entity(document, PAIRS[i].a), b = entity(document, PAIRS[i].b);
    if (PAIRS[i].same ? a < 0 || a != b : a >= 0 && a == b)
      print_error("%s: %s (%d), %s (%d)\n", PAIRS[i].text, PAIRS[i].a, a, PAIRS[i].b, b);
    quoth_document_free(document);
  }
}

/* ---- Edits --------------------------------------------------------------------------- */

static const char *const PIECES[] = {"Emma ",
                                     "Emma Woodhouse ",
                                     "Mr. Knightley ",
                                     "“Yes,” said ",
                                     "he ",
                                     "she ",
                                     "\n\n",
                                     "the old man ",
                                     "I ",
                                     "Then Bob ",
                                     "London ",
                                     "in ",
                                     "his wife ",
                                     "Mrs. John Knightley's ",
                                     "Miss Bates, ",
                                     "\xFF",
                                     "smiled. ",
                                     "U.S. ",
                                     "“Emma, ",
                                     "” ",
                                     "\n",
                                     "told ",
                                     "NATO ",
                                     "St. Clair "};

static void append_pieces(QRandom *random, QBuffer *text, unsigned count) {
  for (unsigned i = 0; i < count; i++) {
    const char *piece = PIECES[q_random(random, sizeof PIECES / sizeof *PIECES)];
    q_buffer_replace(text, text->size, text->size, piece, strlen(piece));
  }
}

static void random_edits(uint64_t seed, const QTuning *tuning, int count) {
  QRandom random = {seed};
  QOptions options = {Q_FORMAT_MARKDOWN, Q_PARAGRAPHS_BLANK};
  QBuffer text = {0}, edit = {0};
  append_pieces(&random, &text, 400);
  QDocument *document = NULL;
  assert_int_equal(q_document_open(text.bytes, text.size, &options, tuning, &document), Q_OK);
  for (int i = 0; i < count; i++) {
    size_t start = q_random(&random, (uint32_t)text.size + 1), end = start + q_random(&random, 40);
    if (end > text.size) end = text.size;
    edit.size = 0;
    append_pieces(&random, &edit, q_random(&random, 5));
    QRange range = {(uint32_t)start, (uint32_t)end};
    const char *bytes = edit.bytes ? edit.bytes : "";
    assert_int_equal(quoth_document_edit(document, range, bytes, edit.size), Q_OK);
    q_buffer_replace(&text, start, end, bytes, edit.size);
    if (i % 3) continue; /* several edits between two questions */
    QDocument *fresh = NULL;
    assert_int_equal(q_document_open(text.bytes, text.size, &options, tuning, &fresh), Q_OK);
    if (!q_same_people(document, fresh)) fail_msg("seed %u, edit %d", (unsigned)seed, i);
    quoth_document_free(fresh);
  }
  quoth_document_free(document);
  q_buffer_free(&text);
  q_buffer_free(&edit);
}

static void test_edits(void **state) {
  (void)state;
  const QTuning tunings[] = {{64, 300}, {256, 32768}, {4096, 32768}};
  for (uint64_t seed = 1; seed <= 12; seed++) random_edits(seed, &tunings[seed % 3], 150);
}

/* ---- Sizes ---------------------------------------------------------------------------- */

static void test_many_names(void **state) {
  (void)state;
  QBuffer text = {0};
  char name[32];
  for (int i = 0; i < 100000; i++) {
    int length = snprintf(name, sizeof name, "we saw X%c%d Y%d, ", 'a' + i % 26, i, i % 1000);
    q_buffer_replace(&text, text.size, text.size, name, (size_t)length);
  }
  QDocument *document = NULL;
  assert_int_equal(quoth_document_open(text.bytes, text.size, NULL, &document), Q_OK);
  const QPeople *people = q_company_people(document);
  assert_non_null(people);
  assert_true(people->count >= 99000);
  quoth_document_free(document);
  q_buffer_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_pairs),
      cmocka_unit_test(test_edits),
      cmocka_unit_test(test_many_names),
  };
  return cmocka_run_group_tests_name("people", tests, NULL, NULL);
}
