/* UTF-8, lines, words, the list of chunks, and where a text is cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "document/chunks.h"
#include "document/memory.h"
#include "document/segment.h"
#include "random_text.h"
#include "text/lines.h"
#include "text/paragraphs.h"
#include "text/utf8.h"
#include "text/words.h"

/* ---- UTF-8 -------------------------------------------------------------- */

static void test_code_points(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t length, size;
    int32_t point;
  } cases[] = {
      {"a", 1, 1, 'a'},
      {"\0", 1, 1, 0},
      {"\xC3\xA9", 2, 2, 0xE9},
      {"\xE2\x80\x9Cx", 4, 3, 0x201C},
      {"\xF0\x9F\x98\x80", 4, 4, 0x1F600},
      {"\xF4\x8F\xBF\xBF", 4, 4, 0x10FFFF},
      /* cut off, out of place, too long, surrogates, too large */
      {"\xC3", 1, 1, -1},
      {"\xE2\x80", 2, 1, -1},
      {"\xE2\x80x", 3, 1, -1},
      {"\x80", 1, 1, -1},
      {"\xC0\xAF", 2, 1, -1},
      {"\xE0\x80\xAF", 3, 1, -1},
      {"\xED\xA0\x80", 3, 1, -1},
      {"\xF4\x90\x80\x80", 4, 1, -1},
      {"\xFF", 1, 1, -1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int32_t point = -2;
    assert_int_equal(q_utf8_read(cases[i].text, cases[i].length, &point), cases[i].size);
    assert_int_equal(point, cases[i].point);
  }
}

static void test_boundaries(void **state) {
  (void)state;
  const char *text = "a\xE2\x80\x9C"
                     "b\x80\x80\x80\x80\x80";
  size_t length = strlen(text);
  bool expected[] = {true, true, false, false, true, false, false, false, true, true, true};
  for (size_t i = 0; i <= length; i++)
    assert_int_equal(q_utf8_is_boundary(text, length, i), expected[i]);
  assert_int_equal(q_utf8_back(text, 0), 0);
  assert_int_equal(q_utf8_back(text, 1), 1);
  assert_int_equal(q_utf8_back(text, 2), 1);
  assert_int_equal(q_utf8_back(text, 3), 1);
  assert_int_equal(q_utf8_back(text, 5), 5);
}

/* ---- Lines -------------------------------------------------------------- */

static void test_lines(void **state) {
  (void)state;
  const char *text = "one\r\ntwo\n\nlast";
  size_t length = strlen(text);
  assert_int_equal(q_lines_count(text, length), 3);
  assert_int_equal(q_lines_count(text, 0), 0);
  assert_int_equal(q_lines_start(text, length, 1), 5);
  assert_int_equal(q_lines_start(text, length, 2), 9);
  assert_int_equal(q_lines_start(text, length, 3), 10);
  assert_int_equal(q_lines_start(text, length, 4), length);
  /* at every offset and length, as one counts by hand */
  char many[300];
  for (size_t i = 0; i < sizeof many; i++) many[i] = i % 7 == 0 || i % 11 == 3 ? '\n' : 'x';
  for (size_t from = 0; from < 40; from++) {
    uint32_t count = 0;
    for (size_t to = from; to < sizeof many; to++) {
      assert_int_equal(q_lines_count(many + from, to - from), count);
      count += many[to] == '\n';
    }
  }
}

/* ---- Words -------------------------------------------------------------- */

static bool same_words(const char *a, const char *b) {
  bool same = q_words_equal(a, strlen(a), b, strlen(b));
  assert_int_equal(same, q_words_equal(b, strlen(b), a, strlen(a)));
  return same;
}

static void test_words(void **state) {
  (void)state;
  assert_true(same_words("Teng Biao", "teng  biao"));
  assert_true(same_words("Teng Biao", "Teng\nBiao,"));
  assert_true(same_words("Smith's", "Smith"));
  assert_true(same_words("Smith\xE2\x80\x99s", "SMITH"));
  assert_true(same_words("the boys'", "The Boys"));
  assert_true(same_words("\xC3\x89mile", "\xC3\xA9mile"));
  assert_true(same_words("\xD0\x96\xD0\xB0\xD0\xBD", "\xD0\xB6\xD0\xB0\xD0\xBD"));
  assert_true(same_words("\xCE\x91\xCE\xBD\xCE\xBD\xCE\xB1", "\xCE\xB1\xCE\xBD\xCE\xBD\xCE\xB1"));
  assert_true(same_words("O'Brien", "o\xE2\x80\x99"
                                    "brien"));
  assert_true(same_words("Louis XIV.", "louis xiv"));
  assert_false(same_words("O'Brien", "O Brien"));
  assert_false(same_words("Teng", "Teng Biao"));
  assert_false(same_words("Teng Biao", "Biao Teng"));
  assert_false(same_words("Jones", "Jone"));
  assert_false(same_words("", ""));
  assert_false(same_words("...", "--"));
}

/* ---- Chunks ------------------------------------------------------------- */

static QChunk *new_chunk(const char *bytes, size_t size) {
  char *text = q_memory_new(size);
  if (size) memcpy(text, bytes, size);
  QChunk *chunk = q_chunk_new(text, (uint32_t)size);
  assert_non_null(chunk);
  return chunk;
}

/* The list against a plain array of its chunks. */
static void check_list(const QChunkList *list, QChunk *const *chunks, uint32_t count) {
  uint32_t start = 0, lines = 0, found, first;
  QChunk *at = q_chunks_first(list);
  for (uint32_t i = 0; i < count; i++, at = q_chunk_next(at)) {
    assert_ptr_equal(at, chunks[i]);
    assert_ptr_equal(q_chunk_previous(at), i ? chunks[i - 1] : NULL);
    assert_int_equal(q_chunk_start(at), start);
    assert_int_equal(q_chunk_lines_before(at), lines);
    assert_int_equal(q_chunk_number(at), i);
    assert_ptr_equal(q_chunks_number(list, i, &found), at);
    assert_int_equal(found, start);
    if (at->size) {
      assert_ptr_equal(q_chunks_at(list, start, &found), at);
      assert_ptr_equal(q_chunks_at(list, start + at->size - 1, &found), at);
      assert_int_equal(found, start);
    }
    if (at->lines) {
      assert_ptr_equal(q_chunks_line(list, lines + at->lines - 1, &found, &first), at);
      assert_int_equal(found, start);
      assert_int_equal(first, lines);
    }
    start += at->size;
    lines += at->lines;
  }
  assert_null(at);
  assert_ptr_equal(q_chunks_last(list), count ? chunks[count - 1] : NULL);
  assert_null(q_chunks_number(list, count, &found));
  assert_int_equal(q_chunks_size(list), start);
  assert_int_equal(q_chunks_lines(list), lines);
}

/* Chunks come and go at random places, at first more come, then more go. */
static void test_chunks(void **state) {
  (void)state;
  enum {
    MOST = 9000,
    ROUNDS = 60000
  };
  static QChunk *chunks[MOST];
  QRandom random = {5};
  QChunkList list = {0};
  uint32_t count = 0;
  check_list(&list, chunks, 0);
  for (int round = 0; round < ROUNDS; round++) {
    bool grow = count == 0 || (count < MOST && q_random(&random, ROUNDS) > (uint32_t)round);
    uint32_t at = q_random(&random, count + grow);
    if (grow) {
      if (round % 5000 < 2000) at = count; /* a text is read in */
      QChunk *chunk = new_chunk("ab\ncd\nefgh", q_random(&random, 11));
      assert_true(q_chunks_reserve(&list, 1));
      q_chunks_insert(&list, at ? chunks[at - 1] : NULL, chunk);
      memmove(chunks + at + 1, chunks + at, (count - at) * sizeof *chunks);
      chunks[at] = chunk;
      count++;
    } else if (round % 3 == 0) {
      chunks[at]->size = q_random(&random, 50);
      chunks[at]->lines = q_random(&random, 5);
      q_chunk_resized(&list, chunks[at]);
    } else {
      q_chunks_remove(&list, chunks[at]);
      q_chunk_free(chunks[at]);
      memmove(chunks + at, chunks + at + 1, (count - at - 1) * sizeof *chunks);
      count--;
    }
    if (round % 3000 == 0 || count < 2) check_list(&list, chunks, count);
  }
  check_list(&list, chunks, count);
  while (count > 0) {
    uint32_t at = count % 2 ? 0 : count - 1;
    q_chunks_remove(&list, chunks[at]);
    q_chunk_free(chunks[at]);
    memmove(chunks + at, chunks + at + 1, (count - at - 1) * sizeof *chunks);
    count--;
    if (count % 1000 == 0) check_list(&list, chunks, count);
  }
  q_chunks_free(&list);
  check_list(&list, chunks, 0);
}

/* What is reserved is enough, wherever the chunks go. */
static void test_reserved_chunks(void **state) {
  (void)state;
  QRandom random = {8};
  QChunkList list = {0};
  QChunk *place = NULL;
  for (uint32_t count = 1; count < 6000; count += count / 3 + 1) {
    assert_true(q_chunks_reserve(&list, count));
    for (uint32_t i = 0; i < count; i++) {
      QChunk *chunk = new_chunk("x", 1);
      q_chunks_insert(&list, place, chunk);
      assert_true(list.spare_count < 1000);
      place = chunk;
    }
    uint32_t start;
    place = q_chunks_number(&list, q_random(&random, q_chunks_size(&list)), &start);
  }
  q_chunks_free(&list);
}

/* ---- Cuts --------------------------------------------------------------- */

typedef struct {
  size_t end[2000];
  QCut kind[2000];
  size_t count;
} QCuts;

/* All cuts of a text, of which `step` bytes more are known each time (0: all at once). */
static void cut_all(const QCutRule *rule, const char *text, size_t length, size_t step,
                    QCuts *cuts) {
  QSegmenter segmenter;
  size_t known = step ? 0 : length, end;
  q_segment_begin(&segmenter, rule, false);
  for (cuts->count = 0;;) {
    QCut kind = q_segment_next(&segmenter, text, known, known == length, &end);
    if (kind == Q_CUT_NONE) return;
    if (kind == Q_CUT_MORE) {
      assert_true(known < length);
      known = known + step < length ? known + step : length;
      continue;
    }
    cuts->end[cuts->count] = end;
    cuts->kind[cuts->count++] = kind;
  }
}

static void test_cuts_at_breaks(void **state) {
  (void)state;
  static QCuts cuts;
  QCutRule rule = {.target = 8, .limit = 1000};
  const char *text = "One line.\n\nTwo\nlines.\n \t\r\n\n\nx\n\nend";
  cut_all(&rule, text, strlen(text), 0, &cuts);
  size_t blank[] = {11, 26, 34}; /* short stretches are put together */
  assert_int_equal(cuts.count, 3);
  for (size_t i = 0; i < 3; i++) {
    assert_int_equal(cuts.end[i], blank[i]);
    assert_int_equal(cuts.kind[i], Q_CUT_BREAK);
  }
  rule.line_breaks = true;
  cut_all(&rule, text, strlen(text), 0, &cuts);
  size_t lines[] = {10, 22, 30, 34};
  assert_int_equal(cuts.count, 4);
  for (size_t i = 0; i < 4; i++) assert_int_equal(cuts.end[i], lines[i]);
  cut_all(&rule, "", 0, 0, &cuts);
  assert_int_equal(cuts.count, 0);
}

/* Forced cuts: inside of the window, at the best kind of place, and the same however the text
 * arrives. */
static void test_forced_cuts(void **state) {
  (void)state;
  static QCuts cuts, again;
  static char text[20000];
  QCutRule rule = {.target = 64, .limit = 400};
  static const struct {
    const char *unit;
    bool at_blank; /* cuts come after a blank */
    bool at_end;   /* and after a full stop and a blank, or a line's end */
  } cases[] = {
      {"word. Another one here. ", true, true},
      {"a line that is not so short\nand one more ", true, true},
      {"words and words and nothing else ", true, false},
      {"x", false, false},
      {"\xE2\x80\x9C", false, false},
      {"\r", false, false},
      {"\x80", false, false},
  };
  for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
    size_t unit = strlen(cases[c].unit), length = sizeof text;
    for (size_t i = 0; i < length; i++) text[i] = cases[c].unit[i % unit];
    cut_all(&rule, text, length, 0, &cuts);
    for (size_t step = 1; step < 700; step += 133) {
      cut_all(&rule, text, length, step, &again);
      assert_int_equal(again.count, cuts.count);
      assert_memory_equal(again.end, cuts.end, cuts.count * sizeof *cuts.end);
    }
    size_t from = 0;
    for (size_t i = 0; i + 1 < cuts.count; from = cuts.end[i++]) {
      size_t end = cuts.end[i];
      assert_int_equal(cuts.kind[i], Q_CUT_FORCED);
      assert_in_range(end - from, rule.limit / 2, rule.limit * 3 / 4);
      assert_true(q_utf8_is_boundary(text, length, end));
      if (cases[c].at_blank) assert_true(text[end - 1] == ' ' || text[end - 1] == '\n');
      if (cases[c].at_end) assert_true(text[end - 1] == '\n' || text[end - 2] == '.');
    }
    assert_in_range(length - from, 1, rule.limit);
  }
}

/* After an edit near the start, the cuts fall on the old places again soon. */
static void test_forced_cuts_settle(void **state) {
  (void)state;
  static QCuts cuts, moved;
  QCutRule rule = {.target = 64, .limit = 400};
  QRandom random = {11};
  QBuffer text = {0};
  while (text.size < 20000) {
    char word[12];
    size_t length = 1 + q_random(&random, 9);
    for (size_t i = 0; i < length; i++) word[i] = (char)('a' + q_random(&random, 26));
    word[length] = q_random(&random, 6) ? ' ' : '.';
    word[length + 1] = ' ';
    q_buffer_replace(&text, text.size, text.size, word, length + 2);
  }
  cut_all(&rule, text.bytes, text.size, 0, &cuts);
  q_buffer_replace(&text, 10, 10, "inserted ", 9);
  cut_all(&rule, text.bytes, text.size, 0, &moved);
  size_t same = 0;
  while (same < cuts.count && same < moved.count &&
         cuts.end[cuts.count - 1 - same] + 9 == moved.end[moved.count - 1 - same])
    same++;
  assert_true(cuts.count - same < 8);
  q_buffer_free(&text);
}

static void test_guess(void **state) {
  (void)state;
  const char *blank = "A paragraph.\n\nAnother one.\n\nA third.\n";
  const char *lines =
      "A paragraph.\n\xE2\x80\x9CYes,\xE2\x80\x9D he said.\nAnother, and no more.\nDone.\n";
  const char *wrapped =
      "A paragraph that goes on\nover several lines and ends\nhere. Another\none.\n";
  assert_false(q_paragraphs_are_lines(blank, strlen(blank)));
  assert_true(q_paragraphs_are_lines(lines, strlen(lines)));
  assert_false(q_paragraphs_are_lines(wrapped, strlen(wrapped)));
  assert_false(q_paragraphs_are_lines("", 0));
  assert_false(q_paragraphs_are_lines("one line.", 9));
  static const struct {
    const char *text;
    bool lines;
  } cases[] = {
      /* turns of dialogue, with blank lines too */
      {"The door opened.\n\n— Late, said Anna.\n— The bridge was up\n— Ah\n", true},
      {"12/03/2024, 09:14 - Anna: are you coming\n[09:15] Zoé L.: on my way\n", true},
      {"Q: How long?\nA: Thirty years\nQ: And now?\n", true},
      {"Q. How long?\nA. Thirty years\n\nAnn (laughs): Why\n**Bob:** Ah\n", true},
      {"ANNA: You're late, and you know\nthat the bridge is never up on\nFridays. Why?\n", false},
      {"She said: nothing of\nthe kind: not one word\nof it\n", false},
      {"- bread, and the\n- butter\n- jam\n", false},
      /* German marks; a comment is no line */
      {"„Wer?“\n»Du.«\n‚Ich?‘\n", true},
      {"Ann left.\n<!-- quoth: speaker Ann -->\n“Where?”\n“Home.”\n", true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    if (q_paragraphs_are_lines(cases[i].text, strlen(cases[i].text)) == cases[i].lines) continue;
    fail_msg("guessed wrongly: %s", cases[i].text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_code_points),
      cmocka_unit_test(test_boundaries),
      cmocka_unit_test(test_lines),
      cmocka_unit_test(test_words),
      cmocka_unit_test(test_chunks),
      cmocka_unit_test(test_reserved_chunks),
      cmocka_unit_test(test_cuts_at_breaks),
      cmocka_unit_test(test_forced_cuts),
      cmocka_unit_test(test_forced_cuts_settle),
      cmocka_unit_test(test_guess),
  };
  return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
