/* What sounds like speech and what like narration. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lexicon.h"
#include "marks/voice.h"

static uint32_t flags_of(const char *word, uint32_t length) {
  char lower[32];
  for (uint32_t i = 0; i < length && i < sizeof lower; i++) lower[i] = (char)(word[i] | 0x20);
  return length < sizeof lower ? q_word_flags(lower, length) : 0;
}

/* The weights of a sentence's words, parted by single spaces. */
static int voice_of(const char *sentence) {
  QVoice voice = {.first = true};
  int sum = 0;
  for (const char *at = sentence; *at;) {
    const char *space = strchr(at, ' ');
    uint32_t end = (uint32_t)((space ? space : at + strlen(at)) - sentence);
    uint32_t start = (uint32_t)(at - sentence);
    sum += q_voice_of_word(&voice, sentence, start, end, flags_of(at, end - start));
    at = sentence + end + (space != NULL);
  }
  return sum;
}

static void test_sentences(void **state) {
  (void)state;
  static const char *const said[] = {
      "I don’t know what you mean",
      "Please tell me why you are here",
      "We shall see tomorrow",
      "You can’t have seen it",
      "Well I never",
      "Come and look at this",
  };
  static const char *const told[] = {
      "He took the lamp and went out",
      "She murmured something and turned away",
      "Harriet sat down beside the stove",
      "They had walked slowly towards the mill",
      "The old man nodded",
      "His hands were shaking",
  };
  for (size_t i = 0; i < sizeof said / sizeof *said; i++) assert_true(voice_of(said[i]) < -5);
  for (size_t i = 0; i < sizeof told / sizeof *told; i++) assert_true(voice_of(told[i]) > 5);
}

/* Straight apostrophes and typographic ones, capitals and small letters tell the same. */
static void test_spellings(void **state) {
  (void)state;
  assert_int_equal(voice_of("I don't"), voice_of("I don’t"));
  assert_int_equal(voice_of("You shall"), voice_of("you shall"));
  assert_int_not_equal(voice_of("Look"), voice_of("he Look"));
}

/* Names, words that are too long, and other scripts tell nothing. */
static void test_unknown(void **state) {
  (void)state;
  assert_int_equal(voice_of("Ravensworth"), 0);
  assert_int_equal(voice_of("слово"), 0);
  assert_int_equal(voice_of("hippopotomonstrosesquippedaliophobia"), 0);
  char *alone = malloc(3);
  assert_non_null(alone);
  memcpy(alone, "you", 3);
  QVoice voice = {.first = false};
  assert_true(q_voice_of_word(&voice, alone, 0, 3, 0) < 0);
  free(alone);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_sentences),
      cmocka_unit_test(test_spellings),
      cmocka_unit_test(test_unknown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
