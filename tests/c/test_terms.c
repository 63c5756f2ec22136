/* Words in marks: names of things, nicknames, signs, words as words, which are terms and nobody's,
 * and what somebody says. Written for this test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "quoth.h"

static const char *const terms[] = {
    "He opened the “Book of Bells” and read a page.",
    "She had read “Treasure Island” twice that winter.",
    "The ship was called the “Morning Star,” and she was old.",
    "They sailed in the “Mary Ann” from Whitby.",
    "He took the “Evening Post” from the table and folded it.",
    "The sign over the door said “No Entry” in red.",
    "A board with the words “Keep Out” hung on the gate.",
    "The word “bell” comes from an old verb.",
    "By “soon” he meant next year.",
    "The so-called “experts” had gone home.",
    "Her “friends” had left her with the bill.",
    "The “apology” was two lines long.",
    "Everybody called him “Lefty” in those days.",
    "Tom “Lefty” Hale kept the inn.",
    "They ordered the “Admiral's Pie” and two pints.",
    "The chapter is headed “On Storms” and is short.",
    "In the play “The Cold House” nobody laughs.",
    "Her song “Blue River” was on every wireless.",
    "The term “dry dock” is used loosely.",
    "The old mill, known as the “Black Cat,” was sold.",
    "The box was marked “Fragile” on two sides.",
    "The letter was signed “A Friend” and had no date.",
    "The dish is listed as “Fish of the Day” at a third of the price.",
    "They drank at the “Black Bull” every Friday.",
    "The road they call the “Devil's Stair” was closed.",
    "His boat, the “Heron,” lay in the mud.",
    "The door was labelled “Staff Only” and locked.",
    "The plan to “modernise” the harbour failed.",
    "The film “Night Ferry” opened in May.",
    "The newspaper ran it under the headline “Bridge Shut” on Monday.",
    "There is a “quiet room” on the second floor.",
    "The path is “closed” for repairs every summer.",
    "She plays the “Moonlight” sonata badly.",
    "The house was named “Bellevue” by its first owner.",
    "It was one of those “bargains” that cost a fortune.",
    "He drew a line under “Total” and put down the pen.",
    "The committee's “open” meeting was held behind a locked door.",
    "The poem “To a Gull” is in every school book.",
    "Under the entry “Tides” there was nothing.",
    "The letters “RIP” were cut into the stone.",
    "Every child knows “Jack and Jill” by heart.",
    "The tavern “At the Three Herons” has been shut since May.",
    "A class of ships known as “Flowers” was built at Leith.",
    /* Among names and numbers they are terms as well. */
    "In 1920 the “Kettle Star” sailed from Leith.",
    "Pell published “Kettle Studies” in 2014.",
};

static const char *const speech[] = {
    "“We go.” The ferry came in.",
    "“It is cold,” said Marsh.",
    "Marsh said, “It is cold.”",
    "“Stop!” cried Ruth.",
    "“Never,” Ruth said.",
    "He called it “a disgrace.”",
    "“A disgrace,” said Peter Hale, and left.",
    "Ruth asked: “When?”",
    "The mayor described the plan as “madness” in an interview.",
    "Hale said the bridge was “past mending” and the road no better.",
    "“Good Morning America,” she said, and sat down.",
    "“The Book of Bells,” said Marsh. “Bring it here.”",
    "Marsh looked up. “No.”",
    "She shook her head. “Not now,” she said.",
    "“Fire!” somebody shouted.",
    "The chairman told reporters it was “a good day” for the town.",
    "“Blue River,” she answered, when they asked what she would sing.",
    "He turned to the porter and said “Morning” without a smile.",
    "Ruth whispered, “Lefty.”",
    "“Yes, yes,” said the old man.",
    "“Why the ‘Heron’?” asked Ruth.",
    "Marsh said that “nobody knew” of it.",
    "“Mind the step,” Ruth said to the boy.",
    "The minister promised “a full inquiry” into the matter.",
    "“Fish of the Day,” the waiter said.",
    /* In the news the words of a crowd are somebody's. */
    "Governor Hale was met on 3 May by cries of “shame” in Kettle Square.",
};

/* All quotations of a text that are not inside of others are of the kind. */
static void check_text(const char *text, QKind kind) {
  QDocument *document;
  uint32_t size = (uint32_t)strlen(text), count = 0;
  assert_int_equal(quoth_document_open(text, size, NULL, &document), Q_OK);
  QCursor cursor = quoth_cursor(document, (QRange){0, size});
  for (QQuotation q; quoth_next_quotation(document, &cursor, &q);) {
    if (q.depth > 1 || q.kind == Q_INDIRECT || q.kind == Q_MIXED) continue;
    if (q.kind != kind) print_message("%s\n", text);
    assert_int_equal(q.kind, kind);
    if (kind == Q_TERM) assert_int_equal(q.source.start, q.source.end);
    count++;
  }
  assert_true(count > 0);
  quoth_document_free(document);
}

static void test_terms(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) check_text(terms[i], Q_TERM);
}

static void test_speech(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof speech / sizeof *speech; i++) check_text(speech[i], Q_DIRECT);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_terms),
      cmocka_unit_test(test_speech),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
