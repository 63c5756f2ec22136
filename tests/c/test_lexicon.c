/* The word table against the lists it is compiled from: every word has the flags of its lists
 * and no others, and what is in no list has none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lexicon.h"

#define LISTS "plugin/lexicon/"
#define RANDOM_WORDS 20000

typedef struct {
  const char *file;
  uint32_t flag;
} List;

static const List lists[] = {
    {"abbreviations.txt", Q_WORD_ABBREVIATION},
    {"adverbs.txt", Q_WORD_ADVERB},
    {"auxiliaries.txt", Q_WORD_AUXILIARY},
    {"calendar.txt", Q_WORD_CALENDAR},
    {"conjunctions.txt", Q_WORD_CONJUNCTION},
    {"determiners.txt", Q_WORD_DETERMINER},
    {"dictionary.txt", Q_WORD_DICTIONARY},
    {"elisions-final.txt", Q_WORD_ELISION_FINAL},
    {"elisions-strong.txt", Q_WORD_ELISION_STRONG},
    {"elisions-weak.txt", Q_WORD_ELISION_WEAK},
    {"given-female.txt", Q_WORD_GIVEN_FEMALE},
    {"given-male.txt", Q_WORD_GIVEN_MALE},
    {"nationalities.txt", Q_WORD_NATIONALITY},
    {"numbers.txt", Q_WORD_NUMBER_WORD},
    {"organizations.txt", Q_WORD_ORGANIZATION},
    {"particles.txt", Q_WORD_PARTICLE},
    {"persons.txt", Q_WORD_PERSON},
    {"possessives.txt", Q_WORD_POSSESSIVE},
    {"prepositions.txt", Q_WORD_PREPOSITION},
    {"pronouns.txt", Q_WORD_PRONOUN},
    {"report-nouns.txt", Q_WORD_REPORT_NOUN},
    {"titles.txt", Q_WORD_TITLE},
};

#define DECIDING "deciding.txt"

typedef struct {
  char word[64];
  uint32_t flags;
} Entry;

typedef struct {
  Entry *entry;
  size_t count, room;
} Words;

static void take(Words *w, const char *word, uint32_t flags) {
  if (w->count == w->room) {
    w->room = w->room ? 2 * w->room : 1024;
    w->entry = realloc(w->entry, w->room * sizeof *w->entry);
    assert_non_null(w->entry);
  }
  Entry *e = &w->entry[w->count++];
  assert_true(strlen(word) < sizeof e->word);
  memset(e, 0, sizeof *e);
  strcpy(e->word, word);
  e->flags = flags;
}

/* The spellings of one form, parted by slashes. */
static void take_forms(Words *w, char *forms, uint32_t form, uint32_t cue) {
  if (strcmp(forms, "-") == 0) return;
  for (char *word = forms; word;) {
    char *slash = strchr(word, '/');
    if (slash) *slash = '\0';
    uint32_t flags = cue;
    char *noun = strchr(word, '~');
    if (noun) {
      *noun = '\0';
      flags = (flags & ~Q_WORD_CUE_SPEECH) | Q_WORD_CUE_WEAK;
    }
    take(w, word, form | flags);
    word = slash ? slash + 1 : NULL;
  }
}

static FILE *list_open(const char *name) {
  char path[128];
  snprintf(path, sizeof path, LISTS "%s", name);
  FILE *file = fopen(path, "r");
  if (!file) fail_msg("%s: cannot be read", path);
  return file;
}

static void take_list(Words *w, const List *list) {
  char line[512];
  FILE *file = list_open(list->file);
  while (fgets(line, sizeof line, file)) {
    if (line[0] == '#') continue;
    line[strcspn(line, "\n")] = '\0';
    take(w, line, list->flag);
  }
  fclose(file);
}

static void take_verbs(Words *w, const char *name, int cues) {
  char line[512], base[64], class[8] = "", third[64], past[64], participle[64], ing[64];
  FILE *file = list_open(name);
  while (fgets(line, sizeof line, file)) {
    if (line[0] == '#') continue;
    if (cues) {
      assert_int_equal(6, sscanf(line, "%63s %7s %63s %63s %63s %63s", base, class, third, past,
                                 participle, ing));
    } else {
      assert_int_equal(
          5, sscanf(line, "%63s %63s %63s %63s %63s", base, third, past, participle, ing));
    }
    uint32_t cue = class[0] == 's'   ? Q_WORD_CUE_SPEECH
                   : class[0] == 'w' ? Q_WORD_CUE_WEAK
                   : class[0] == 'b' ? Q_WORD_CUE_BELIEF
                                     : 0;
    if (cues && strchr(class, 'o')) cue |= Q_WORD_CUE_OBJECT;
    if (cues && strchr(class, 't')) cue |= Q_WORD_CUE_BELIEF; /* beside speech: tells of a thing */
    uint32_t finite = cues ? cue : Q_WORD_VERB;
    take_forms(w, base, Q_WORD_FORM_BASE, cue);
    take_forms(w, third, Q_WORD_FORM_THIRD, finite);
    take_forms(w, past, Q_WORD_FORM_PAST, finite);
    take_forms(w, participle, Q_WORD_FORM_PARTICIPLE, cue);
    take_forms(w, ing, Q_WORD_FORM_ING, cue);
  }
  fclose(file);
}

/* Words of two columns, the second of which says nothing of flags. */
static void take_deciding(Words *w) {
  char line[512], word[64], id[64];
  FILE *file = list_open(DECIDING);
  while (fgets(line, sizeof line, file)) {
    if (line[0] == '#') continue;
    assert_int_equal(2, sscanf(line, "%63s %63s", word, id));
    take(w, word, 0);
  }
  fclose(file);
}

static int by_word(const void *a, const void *b) {
  return strcmp(((const Entry *)a)->word, ((const Entry *)b)->word);
}

/* All lists, a word once, its flags together. */
static int read_lists(void **state) {
  static Words words;
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) take_list(&words, &lists[i]);
  take_verbs(&words, "cue-verbs.txt", 1);
  take_verbs(&words, "verbs.txt", 0);
  take_deciding(&words);
  qsort(words.entry, words.count, sizeof *words.entry, by_word);
  size_t n = 0;
  for (size_t i = 0; i < words.count; i++) {
    if (n > 0 && strcmp(words.entry[n - 1].word, words.entry[i].word) == 0) {
      words.entry[n - 1].flags |= words.entry[i].flags;
    } else {
      words.entry[n++] = words.entry[i];
    }
  }
  words.count = n;
  *state = &words;
  return 0;
}

static int free_lists(void **state) {
  Words *words = *state;
  free(words->entry);
  return 0;
}

/* Looks a word up in memory that ends where the word does: a checked build sees a byte too many. */
static uint32_t look_up(const char *word, size_t length) {
  char *copy = malloc(length ? length : 1);
  assert_non_null(copy);
  memcpy(copy, word, length);
  uint32_t flags = q_word_flags(copy, (unsigned)length);
  free(copy);
  return flags;
}

static void check(const Words *words, const char *word) {
  Entry key = {.flags = 0};
  assert_true(strlen(word) < sizeof key.word);
  strcpy(key.word, word);
  const Entry *e = bsearch(&key, words->entry, words->count, sizeof key, by_word);
  uint32_t expected = e ? e->flags : 0;
  uint32_t found = look_up(word, strlen(word));
  if (found != expected) {
    fail_msg("%s: expected %08lx, found %08lx", word, (unsigned long)expected,
             (unsigned long)found);
  }
}

static void test_every_word_has_its_flags(void **state) {
  const Words *words = *state;
  assert_int_equal(Q_WORD_COUNT, words->count);
  assert_true(words->count > 15000);
  for (size_t i = 0; i < words->count; i++) check(words, words->entry[i].word);
}

/* Shorter, longer and misspelt words hash anywhere; the comparison has to tell. */
static void test_near_misses(void **state) {
  const Words *words = *state;
  for (size_t i = 0; i < words->count; i++) {
    char word[72];
    size_t length = strlen(words->entry[i].word);
    strcpy(word, words->entry[i].word);
    for (size_t k = 0; k < length; k++) {
      char kept = word[k];
      word[k] = kept == 'q' ? 'z' : 'q';
      check(words, word);
      word[k] = (char)(kept ^ 0x20);
      check(words, word);
      word[k] = kept;
    }
    check(words, word + 1);
    word[length - 1] = '\0';
    check(words, word);
    strcpy(word, words->entry[i].word);
    strcat(word, "z");
    check(words, word);
  }
}

static void test_random_words_are_not_found(void **state) {
  const Words *words = *state;
  uint64_t seed = 20;
  for (int i = 0; i < RANDOM_WORDS; i++) {
    char word[32];
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    size_t length = 1 + (size_t)(seed >> 59) % 24;
    for (size_t k = 0; k < length; k++) {
      seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
      word[k] = (char)('a' + (seed >> 40) % 26);
    }
    word[length] = '\0';
    check(words, word);
  }
  assert_int_equal(0, look_up("xzzyqk", 6));
}

static void test_any_length_and_byte_is_safe(void **state) {
  (void)state;
  assert_int_equal(0, q_word_flags("", 0));
  assert_int_equal(0, q_word_flags(NULL, 0));
  char bytes[4096];
  for (int fill = 0; fill < 256; fill++) {
    memset(bytes, fill, sizeof bytes);
    for (size_t length = 4; length < 64; length++) assert_int_equal(0, look_up(bytes, length));
  }
  assert_int_equal(0, look_up(bytes, sizeof bytes));
  assert_int_equal(0, q_word_flags("said", UINT32_MAX));
  assert_int_equal(0, look_up("said\0", 5));
}

static void test_words_that_decide(void **state) {
  (void)state;
  assert_int_equal(W_ACCORDING, q_word_look_up("according", 9).id);
  assert_int_equal(W_OF, q_word_look_up_roomy("of\0\0\0\0\0", 2).id);
  assert_int_equal(W_WHO, q_word_look_up("which", 5).id);
  assert_int_equal(W_OTHER, q_word_look_up("said", 4).id);
  assert_int_equal(W_OTHER, q_word_look_up("oft", 3).id);
  assert_int_equal(W_OTHER, q_word_look_up("", 0).id);
}

static void test_what_a_reader_leans_on(void **state) {
  (void)state;
  const struct {
    const char *word;
    uint32_t has, lacks;
  } cases[] = {
      {"said", Q_WORD_CUE_SPEECH | Q_WORD_FORM_PAST | Q_WORD_FORM_PARTICIPLE, Q_WORD_CUE_WEAK},
      {"says", Q_WORD_CUE_SPEECH | Q_WORD_FORM_THIRD, Q_WORD_FORM_PAST},
      {"told", Q_WORD_CUE_SPEECH | Q_WORD_CUE_OBJECT, Q_WORD_CUE_BELIEF},
      {"wrote", Q_WORD_FORM_PAST, Q_WORD_FORM_PARTICIPLE},
      {"written", Q_WORD_FORM_PARTICIPLE, Q_WORD_FORM_PAST},
      {"states", Q_WORD_CUE_WEAK | Q_WORD_FORM_THIRD, Q_WORD_CUE_SPEECH},
      {"stated", Q_WORD_CUE_SPEECH | Q_WORD_FORM_PAST, Q_WORD_CUE_WEAK},
      {"put", Q_WORD_CUE_WEAK | Q_WORD_FORM_PAST, Q_WORD_CUE_SPEECH},
      {"hopes", Q_WORD_CUE_BELIEF | Q_WORD_CUE_WEAK, Q_WORD_CUE_SPEECH},
      {"thought", Q_WORD_CUE_BELIEF | Q_WORD_FORM_PAST | Q_WORD_REPORT_NOUN, Q_WORD_VERB},
      {"travelled", Q_WORD_VERB | Q_WORD_FORM_PAST, Q_WORD_CUE_SPEECH},
      {"traveled", Q_WORD_VERB | Q_WORD_FORM_PAST, Q_WORD_CUE_SPEECH},
      {"summarised", Q_WORD_CUE_SPEECH, 0},
      {"didn't", Q_WORD_AUXILIARY, 0},
      {"tis", Q_WORD_ELISION_STRONG, Q_WORD_DICTIONARY},
      {"mr", Q_WORD_TITLE | Q_WORD_ABBREVIATION, 0},
      {"leslie", Q_WORD_GIVEN_MALE | Q_WORD_GIVEN_FEMALE, 0},
      {"fiancée", Q_WORD_PERSON, 0},
      {"no", Q_WORD_DETERMINER, Q_WORD_ABBREVIATION},
      /* The flags are those of the word before the apostrophe: the reader asks for that. */
      {"he'd", 0, ~UINT32_C(0)},
      {"it's", 0, ~UINT32_C(0)},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    uint32_t flags = look_up(cases[i].word, strlen(cases[i].word));
    if ((flags & cases[i].has) != cases[i].has || (flags & cases[i].lacks) != 0) {
      fail_msg("%s: %08lx", cases[i].word, (unsigned long)flags);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_word_has_its_flags),
      cmocka_unit_test(test_near_misses),
      cmocka_unit_test(test_random_words_are_not_found),
      cmocka_unit_test(test_any_length_and_byte_is_safe),
      cmocka_unit_test(test_words_that_decide),
      cmocka_unit_test(test_what_a_reader_leans_on),
  };
  return cmocka_run_group_tests(tests, read_lists, free_lists);
}
