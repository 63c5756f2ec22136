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
    {"We saw Daisy Miller. Daisy and Daisy; Daisy or Daisy, Daisy and Daisy; Daisy, Daisy. “I am "
     "Ann Miller,” said Miss Miller.",
     "Daisy Miller", "Miss Miller", true},
    {"We saw Daisy Miller. Daisy came. “I am Ann Miller,” said Miss Miller.", "Daisy Miller",
     "Miss Miller", false},
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
    {"We saw Sir William. Then we heard Sir say it.", "Sir William", "Sir", false},
    {"We saw Fred Vincy. Fred and Fred, and Fred or Fred. Mr. Vincy, Mr. Vincy, and Mr. Vincy.",
     "Fred Vincy", "Mr. Vincy", false},
    {"We saw Rosamunda Vincy. Rosamunda came; she smiled, and she saw her. He saw Mr. Vincy.",
     "Rosamunda Vincy", "Mr. Vincy", false},
    {"There is Hillary Clinton with Bill Clinton. Clinton said that she knew it as she did it, and "
     "she did.",
     "Hillary Clinton", "Clinton", true},
    {"There is Hillary Clinton with Bill Clinton. Secretary Clinton came. Hillary left, and "
     "Hillary "
     "smiled. Clinton said that she knew it as she did it.",
     "Hillary Clinton", "Clinton", true},
    {"There is Hillary Clinton with Bill Clinton. Secretary Clinton came. Hillary left, and "
     "Hillary "
     "smiled. Clinton said that he knew it as he did it.",
     "Bill Clinton", "Clinton", true},
    {"We met Bill Clinton. The Clinton Foundation paid; the Clinton Foundation left. Clinton "
     "smiled.",
     "Bill Clinton", "Clinton", true},
    {"We met Emma House. Mrs. House and Emma left.", "Emma House", "Emma", true},
    {"We saw Walter Elliot and William Elliot. Sir Walter left; Sir Walter came; Mr. Elliot "
     "smiled.",
     "William Elliot", "Mr. Elliot", true},
    /* one name alone */
    {"We saw Elizabeth Bennet, and dear Lizzy smiled.", "Elizabeth Bennet", "Lizzy", true},
    {"We saw Margaret, and then Meg smiled.", "Margaret", "Meg", true},
    {"We saw Newland Archer. Then Archer left.", "Newland Archer", "Archer", true},
    {"We saw Vera Archer, and there was Archer Madeira.", "Vera Archer", "Archer Madeira", false},
    {"The lawyer Teng Biao spoke. “No,” said Teng.", "Teng Biao", "Teng", true},
    {"We met Ben Hale, and then Hale left.", "Ben Hale", "Hale", true},
    {"We met Mr. Ben Hale, and then Mr. Hale left.", "Mr. Ben Hale", "Mr. Hale", true},
    {"Al Gale spoke; Gale left.", "Al Gale", "Gale", true},
    /* a surname of two words */
    {"We met Nora Kessler Vane. “No,” said Kessler Vane.", "Nora Kessler Vane", "Kessler Vane",
     true},
    {"We met Nora Ann Vane. “No,” said Ann Vane.", "Nora Ann Vane", "Ann Vane", false},
    {"We met Nora Kessler Vane. “No,” said Tessler Vane.", "Nora Kessler Vane", "Tessler Vane",
     false},
    /* in news, whom a surname stands for: who is spoken of most */
    {"Hillary Dole, Bob Dole and Hillary Dole came. Hillary. “No,” Dole said. “Yes,” Tom Hale "
     "said.",
     "Hillary Dole", "Dole", true},
    {"Nora Vane and Nora Vane met Ann Vane. Nora came; Nora left. “I am Ann,” Tom Hale said. Mrs. "
     "Vane left.",
     "Nora Vane", "Mrs. Vane", true},
    {"Nora Vane met Ann Vane. “Yes,” Tom Hale said. Mrs. Vane left.", "Nora Vane", "Mrs. Vane",
     false},
    {"Donald Vane and Freddy Vane met. Freddy, Freddy and Freddy; then Freddy, Freddy and Freddy. "
     "We saw Donald, and Donald saw Donald. “No,” Mr. Vane said. “Yes,” Tom Hale said.",
     "Donald Vane", "Mr. Vane", true},
    {"We met Fred Vane. Fred and Fred, and Fred or Fred. “No,” Tom Hale said. Mr. Vane, Mr. Vane, "
     "and Mr. Vane.",
     "Fred Vane", "Mr. Vane", true},
    /* in news, a woman whose given name is in no list */
    {"We met Zorvina Hale. “No,” said Ms. Hale. “Yes,” Tom Vane said.", "Zorvina Hale", "Ms. Hale",
     true},
    {"We met Zorvina Hale. He left. “No,” said Ms. Hale. “Yes,” Tom Vane said.", "Zorvina Hale",
     "Ms. Hale", false},
    {"We met Zorvina Hale and John Hale. “No,” said Mrs. Hale. “Yes,” Tom Vane said.",
     "Zorvina Hale", "Mrs. Hale", true},
    {"We met Zorvina Hale. “No,” said Mrs. Hale. “Yes,” Tom Vane said.", "Zorvina Hale",
     "Mrs. Hale", false},
    {"We met John Hale. “No,” said Ms. Hale. “Yes,” Tom Vane said.", "John Hale", "Ms. Hale",
     false},
    /* offices in short */
    {"We met Hillary Dole. “No,” said Sec. Dole.", "Hillary Dole", "Sec. Dole", true},
    {"We met Del. Stacey Vane. “Yes,” said Vane.", "Stacey Vane", "Vane", true},
    {"We met Media Coordinator Dane Hale. “Yes,” said Hale.", "Dane Hale", "Hale", true},
    {"We met Sens. Tom Vane and Ann Hale. “Yes,” said Vane.", "Tom Vane", "Vane", true},
    /* spellings */
    {"We met Xie Yangyi and saw Xie Yan Yi.", "Xie Yangyi", "Xie Yan Yi", true},
    {"We met Xie Yan Yi and saw Xie Yanyi.", "Xie Yan Yi", "Xie Yanyi", true},
    {"We met Miss Catherine Alan and saw Miss Catharine Alan.", "Miss Catherine Alan",
     "Miss Catharine Alan", true},
    {"We met Robert Kane and saw Robert Lane.", "Robert Kane", "Robert Lane", false},
    {"We met Louis Alan and saw Louise Alan.", "Louis Alan", "Louise Alan", false},
    /* words before a name, and inside of it */
    {"Then Bob left. We saw Bob.", "Then Bob", "Bob", false},
    {"Cold-hearted Elinor! We saw Elinor.", "Elinor", "Elinor", true},
    {"Poor Isabella left. We saw Isabella.", "Isabella", "Isabella", true},
    {"Certainly Margaret left. We saw Margaret.", "Margaret", "Margaret", true},
    {"Let Margaret go. We saw Margaret.", "Let Margaret", "Margaret", true},
    {"We saw Apple Chief Executive Tim Cook. Mr. Cook left.", "Tim Cook", "Mr. Cook", true},
    {"He met Senate Whip Dick Durbin. Durbin left.", "Dick Durbin", "Durbin", true},
    {"There were Tim Canova and a Canova T-Shirt. Canova left.", "Tim Canova", "Canova", true},
    {"He is U.S. President Barack Obama. Obama left.", "Barack Obama", "Obama", true},
    {"We met Dwayne “The Rock” Johnson. “No,” said Mr. Johnson.", "Dwayne The Rock Johnson",
     "Mr. Johnson", true},
    {"We met Dwayne (Rock) Johnson. “No,” said Mr. Johnson.", "Dwayne Rock Johnson", "Mr. Johnson",
     true},
    {"We know Abu Bakr al-Baghdadi, but al-Baghdadi left.", "Abu Bakr al-Baghdadi", "al-Baghdadi",
     true},
    {"LONDON (Reuters) - Jane Marlow left. “No,” said Marlow.", "Jane Marlow", "Marlow", true},
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
    {"We know the University of Virginia Law School (UVLS) well.",
     "University of Virginia Law School", "UVLS", true},
    {"We know Free Speech Elections (FSE) well.", "Free Speech Elections", "FSE", true},
    {"We know Free Speech Elections and First Sea Escort; the FSE spoke.", "Free Speech Elections",
     "FSE", false},
};

static void test_pairs(void **state) {
  (void)state;
  unsigned wrong = 0;
  for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
    QDocument *document = open_text(PAIRS[i].text);
    int32_t a = entity(document, PAIRS[i].a), b = entity(document, PAIRS[i].b);
    if (PAIRS[i].same ? a < 0 || a != b : a >= 0 && a == b) {
      print_error("%s: %s (%d), %s (%d)\n", PAIRS[i].text, PAIRS[i].a, a, PAIRS[i].b, b);
      wrong++;
    }
    quoth_document_free(document);
  }
  assert_int_equal(wrong, 0);
}

/* ---- What they are --------------------------------------------------------------------- */

typedef struct {
  const char *text, *name;
  QGender gender;
  int kind; /* QEntityKind; -1: nobody */
} QWho;

static const QWho WHO[] = {
    {"We saw Mr. Smith.", "Mr. Smith", Q_GENDER_MAN, Q_ENTITY_PERSON},
    {"We saw Mrs. Smith.", "Mrs. Smith", Q_GENDER_WOMAN, Q_ENTITY_PERSON},
    {"We saw Lady Russell.", "Lady Russell", Q_GENDER_WOMAN, Q_ENTITY_PERSON},
    {"We saw Captain Smith.", "Captain Smith", Q_GENDER_UNKNOWN, Q_ENTITY_PERSON},
    {"“Yes,” said Emma.", "Emma", Q_GENDER_WOMAN, Q_ENTITY_PERSON},
    {"“Yes,” said Maisie.", "Maisie", Q_GENDER_WOMAN, Q_ENTITY_PERSON},
    {"“Yes,” said Robert Moor.", "Robert Moor", Q_GENDER_MAN, Q_ENTITY_PERSON},
    {"“Yes,” said Knorr. He smiled. He left, and took his hat.", "Knorr", Q_GENDER_MAN,
     Q_ENTITY_PERSON},
    {"“Yes,” said Knorr. She smiled at him and left. She was gone.", "Knorr", Q_GENDER_WOMAN,
     Q_ENTITY_PERSON},
    {"“Yes,” said Knorr. “He is gone, and so is his hat.”", "Knorr", Q_GENDER_UNKNOWN,
     Q_ENTITY_PERSON},
    {"“Come here, Knorr,” we said.", "Knorr", Q_GENDER_UNKNOWN, Q_ENTITY_PERSON},
    {"“Yes,” said Li Wenliang.", "Li Wenliang", Q_GENDER_UNKNOWN, Q_ENTITY_PERSON},
    {"“Yes,” said Li Wenliang. He smiled. He left.", "Li Wenliang", Q_GENDER_MAN, Q_ENTITY_PERSON},
    {"“Yes,” said Lin Anna.", "Lin Anna", Q_GENDER_WOMAN, Q_ENTITY_PERSON},
    {"“Yes,” said Lu.", "Lu", Q_GENDER_WOMAN, Q_ENTITY_PERSON},
    {"Mrs. Robert Moor left.", "Mrs. Robert Moor", Q_GENDER_WOMAN, Q_ENTITY_PERSON},
    {"We live in Highbury, and came from Highbury.", "Highbury", Q_GENDER_UNKNOWN, Q_ENTITY_PLACE},
    {"Tencent smiled. We like Tencent, buy Tencent, sell Tencent, hate Tencent, take Tencent, have "
     "Tencent, want Tencent, eat Tencent, drink Tencent, and live Tencent.",
     "Tencent", Q_GENDER_UNKNOWN, Q_ENTITY_PLACE},
    {"We live in Virginia, and came from Virginia. Virginia slept; he loved Virginia, sold "
     "Virginia, "
     "and left Virginia.",
     "Virginia", Q_GENDER_UNKNOWN, Q_ENTITY_PLACE},
    {"We live in Virginia. “Yes,” said Virginia. She slept; he loved Virginia, and saw Virginia.",
     "Virginia", Q_GENDER_WOMAN, Q_ENTITY_PERSON},
    {"Virginia slept. We came from Virginia; he loved Virginia Hale, saw Virginia, liked Virginia.",
     "Virginia", Q_GENDER_WOMAN, Q_ENTITY_PERSON},
    {"We read it in the Ministry of Love.", "Ministry of Love", Q_GENDER_UNKNOWN, Q_ENTITY_BODY},
    {"It was told to us by NASA.", "NASA", Q_GENDER_UNKNOWN, Q_ENTITY_BODY},
    {"Bells rang. Books fell.", "Bells", Q_GENDER_UNKNOWN, -1},
    {"Then Bob left. We saw him.", "Then", Q_GENDER_UNKNOWN, -1},
    {"It was on Monday, in May, at Christmas.", "Monday", Q_GENDER_UNKNOWN, -1},
    {"Oh, it was. Oh, it was.", "Oh", Q_GENDER_UNKNOWN, -1},
    {"The French and the Chinese left.", "French", Q_GENDER_UNKNOWN, -1},
};

static void test_who(void **state) {
  (void)state;
  unsigned wrong = 0;
  for (size_t i = 0; i < sizeof WHO / sizeof *WHO; i++) {
    QDocument *document = open_text(WHO[i].text);
    int32_t found = entity(document, WHO[i].name);
    const QEntity *e = found < 0 ? NULL : &q_company_people(document)->entities[found];
    if (e ? WHO[i].kind != e->kind || WHO[i].gender != e->gender : WHO[i].kind >= 0) {
      print_error("%s: %s, %d %s\n", WHO[i].text, WHO[i].name, e ? e->kind : -1,
                  e ? quoth_gender_name((QGender)e->gender) : "");
      wrong++;
    }
    quoth_document_free(document);
  }
  assert_int_equal(wrong, 0);
}

static void test_narrator(void **state) {
  (void)state;
  QDocument *document = open_text("I went home, and there I slept. “I know,” said Emma.");
  const QPeople *people = q_company_people(document);
  assert_true(people->narrator >= 0);
  assert_int_equal(people->entities[people->narrator].source, Q_SOURCE_NARRATOR);
  quoth_document_free(document);
  document = open_text("We went home, and there we slept. “I know that I know,” said Emma.");
  assert_int_equal(q_company_people(document)->narrator, Q_NOBODY);
  quoth_document_free(document);
}

/* A name in use is what its entity is called, and the fullest one is its id. */
static void test_names(void **state) {
  (void)state;
  QDocument *document =
      open_text("There Emma Woodhouse stood. We saw Emma smile, and Emma left. Then Emma came.");
  const QEntity *e = &q_company_people(document)->entities[entity(document, "Emma")];
  assert_true(e->id == q_name_key("emma woodhouse", 14, false));
  assert_true(e->usual == q_name_key("emma", 4, false));
  assert_true(e->surname == q_name_key("woodhouse", 9, false));
  assert_int_equal(e->mentions, 4);
  assert_int_equal(q_people_by_id(q_company_people(document), e->id), entity(document, "Emma"));
  assert_int_equal(q_people_by_id(q_company_people(document), e->usual), Q_NOBODY);
  quoth_document_free(document);
}

/* ---- Mentions ---------------------------------------------------------------------------- */

/* A row: "words kind gender flags", flags by their letters; * after that of a source. */
typedef struct {
  const char *text, *rows;
} QSpoken;

static const QSpoken SPOKEN[] = {
    {"“Come in, Emma,” said Mr. Knightley.",
     "Emma name unknown IV; Mr. Knightley name unknown SC*; "},
    {"“Emma, I suppose, knows,” said Mr. Knightley. “Emma, I think so.”",
     "Emma name unknown FI; Mr. Knightley name unknown SC*; Emma name unknown FIV; "},
    {"“Emma, who left, knows,” said Mr. Knightley.",
     "Emma name unknown FI; Mr. Knightley name unknown SC*; "},
    {"He smiled at her.", "He pronoun man SFA; her pronoun woman O; "},
    {"Emma’s hand touched him.", "Emma name unknown PF; him pronoun man O; "},
    {"The old man nodded to his wife.",
     "The old man description man SFTA; his wife description woman BP; "},
    {"“Yes,” said the prospector.", "the prospector description unknown SCT*; "},
    {"“Yes,” said the prospector; “I know,” said the prospector.",
     "the prospector description unknown SCT*; the prospector description unknown SCT*; "},
    {"“Yes,” she said.", "she pronoun woman SCA*; "},
    {"“Yes,” I said. “I know.”", "I narrator unknown SCA*; "},
    {"“Yes,” said campaign manager Robby Mook.", "Robby Mook name unknown SC*; "},
    {"“Yes,” said a spokesman for Emma Moor.",
     "a spokesman description man SC*; Emma Moor name unknown B; "},
    {"“Yes,” said Emma’s brother.", "Emma name unknown SPC; Emma’s brother description man SC*; "},
    {"“Yes,” said the voice of Emma.", "Emma name unknown SBC*; "},
    {"The executive order stood on his head.", ""},
    {"The people want it.", "The people description many FT; "},
    {"“Yes,” said a spokeswoman, Jane Smith, on Monday.",
     "a spokeswoman description woman SC; Jane Smith name unknown SCX*; "},
    {"“Yes,” said one strategist, Jane Smith, on Monday.",
     "one strategist description unknown SC; Jane Smith name unknown SCX*; "},
    {"“Yes,” said another law firm advocate, Jane Smith of Hale and Vane.",
     "another law firm advocate description unknown SC; Jane Smith name unknown SC*; Hale name "
     "unknown B; Vane name unknown ; "},
    {"“Yes,” said Yahoo News anchor Katie Couric.",
     "Yahoo News name unknown SC; Katie Couric name unknown SC*; "},
    {"“Yes,” said Emma’s lips.", "Emma name unknown SPC*; "},
    {"“Yes,” her voice said.", "her pronoun woman SC*; "},
    {"They lived in Highbury.", "They pronoun many SFA; Highbury name unknown BL; "},
    {"Teng Biao, a lawyer, left.", "Teng Biao name unknown F; a lawyer description unknown X; "},
    {"Monday was cold. Oh, yes. It was in May.", ""},
    {"“He and the man know my wife,” said Emma.", "Emma name unknown SC*; "},
    {"We know `Emma` and <!-- Emma --> it.", "We pronoun many SFC*; "},
    {"# Emma\n\n```\nEmma\n```\n", "Emma name unknown F; "},
};

static void describe(const QDocument *document, char *rows, size_t room) {
  static const char letters[] = "SOBPFIVLCXTA";
  size_t used = 0;
  rows[0] = 0;
  for (const QChunk *c = q_chunks_first(&document->chunks); c; c = q_chunk_next(c)) {
    const QCast *cast = q_chunk_cast(c);
    for (uint32_t i = 0; i < cast->mention_count; i++) {
      const QMentionRecord *m = &cast->mentions[i];
      char flags[16] = "";
      size_t count = 0;
      for (size_t k = 0; k < sizeof letters - 1; k++)
        if (m->flags >> k & 1) flags[count++] = letters[k];
      for (uint32_t k = 0; k < cast->attribution_count; k++)
        if (cast->heads[k] == (int32_t)i) flags[count++] = '*';
      flags[count] = 0;
      used +=
          (size_t)snprintf(rows + used, room - used, "%.*s %s %s %s; ", (int)(m->end - m->start),
                           c->text + m->start, quoth_mention_kind_name((QMentionKind)m->kind),
                           quoth_gender_name((QGender)m->gender), flags);
    }
  }
}

static void test_mentions(void **state) {
  (void)state;
  unsigned wrong = 0;
  for (size_t i = 0; i < sizeof SPOKEN / sizeof *SPOKEN; i++) {
    QOptions options = {Q_FORMAT_MARKDOWN, Q_PARAGRAPHS_BLANK};
    QDocument *document = NULL;
    char rows[1000];
    const char *text = SPOKEN[i].text;
    assert_int_equal(quoth_document_open(text, strlen(text), &options, &document), Q_OK);
    assert_non_null(q_company_people(document));
    describe(document, rows, sizeof rows);
    if (strcmp(rows, SPOKEN[i].rows) != 0) {
      print_error("%s\n  is %s\n  not %s\n", text, rows, SPOKEN[i].rows);
      wrong++;
    }
    quoth_document_free(document);
  }
  assert_int_equal(wrong, 0);
}

/* ---- Names that are shown ------------------------------------------------------------ */

static void assert_shown(QDocument *document, const char *text, const char *expected) {
  char names[256] = "", name[64];
  size_t size = 0;
  assert_int_equal(quoth_sources(document), Q_OK);
  for (uint32_t i = 0; i < quoth_source_count(document); i++) {
    size_t length = quoth_source_name(document, i, name, sizeof name);
    assert_true(length <= sizeof name);
    size += (size_t)snprintf(names + size, sizeof names - size, "%.*s; ", (int)length, name);
  }
  if (strcmp(names, expected) != 0) print_message("# %s\n", text);
  assert_string_equal(names, expected);
}

/* "Mr." says no more of a man who has a given name; other titles do. */
static void test_shown(void **state) {
  (void)state;
  static const struct {
    const char *text, *names;
  } cases[] = {
      {"“No,” said Mr. John Smith.", "John Smith; "},
      {"“No,” said Mr.\nJohn Smith.", "John Smith; "},
      {"“No,” said Mr.\xC2\xA0John Smith.", "John Smith; "},
      {"“No,” said Mr. John Smith. Mr. Smith left.", "John Smith; "},
      {"“No,” said Mr. John Smith. Mrs. John Smith left.", "John Smith; Mrs. John Smith; "},
      {"“No,” said Mr. Smith.", "Mr. Smith; "},
      {"“No,” said Mr. J. Smith.", "Mr. J. Smith; "},
      {"“No,” said Mrs. John Smith.", "Mrs. John Smith; "},
      {"“No,” said Miss Mary Smith.", "Miss Mary Smith; "},
      {"“No,” said Sir John Smith.", "Sir John Smith; "},
      {"“No,” said Donald Hale. Donald, Donald, Donald, Donald, Donald, and Hale, Donald and "
       "Donald; Donald, Donald, Donald, Donald, and Hale; Donald, and Donald, or Donald.",
       "Hale; "},
      /* A name said by hand is the man's, as it is shown. */
      {"“No,” said Mr. John Smith.\n\n<!-- quoth: speaker John Smith -->\n\n“I rest.”",
       "John Smith; "},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    QDocument *document = open_text(cases[i].text);
    assert_shown(document, cases[i].text, cases[i].names);
    quoth_document_free(document);
  }
  QDocument *document = open_text("“No,” said Mr. John Smith. The clerk left.");
  static const QGivenName one[] = {{{"John Smith", 10}, 1}, {{"the clerk", 9}, 1}};
  assert_int_equal(quoth_document_given(document, NULL, 0, one, 2), Q_OK);
  assert_shown(document, "by hand", "John Smith; ");
  quoth_document_free(document);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_shown), cmocka_unit_test(test_pairs),
      cmocka_unit_test(test_who),   cmocka_unit_test(test_narrator),
      cmocka_unit_test(test_names), cmocka_unit_test(test_mentions),
  };
  return cmocka_run_group_tests_name("people", tests, NULL, NULL);
}
