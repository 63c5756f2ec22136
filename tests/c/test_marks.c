/* The mark model of the grammar, and curl, which is built on it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "growing_text.h"
#include "mark_cases.h"
#include "marks.h"
#include "quoth.h"
#include "random_text.h"
#include "text/utf8.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void text_say(Text *t, const char *string) { text_add(t, string, strlen(string)); }

static void text_free(Text *t) { free(t->bytes); }

static Text straighten_bytes(const char *text, size_t length) {
  static const struct {
    const char *from, *to;
  } marks[] = {{"“", "\""}, {"”", "\""}, {"‘", "'"}, {"’", "'"}, {"″", "\""}, {"′", "'"}};
  Text out = {0};
  text_say(&out, "");
  for (size_t i = 0; i < length;) {
    size_t k = 0;
    while (k < COUNT(marks) && (length - i < 3 || memcmp(text + i, marks[k].from, 3) != 0)) k++;
    if (k < COUNT(marks))
      text_say(&out, marks[k].to);
    else
      text_add(&out, text + i, 1);
    i += k < COUNT(marks) ? 3 : 1;
  }
  return out;
}

static Text straighten(const char *text) { return straighten_bytes(text, strlen(text)); }

/* ---- The bounded reader, used as the scanner does --------------------------- */

typedef struct {
  size_t start, width; /* in bytes, in code points */
  QMarkSign sign;
  QMarkAction action;
  QMarkKind kind;
  unsigned level;
  bool prime;
} Mark;

typedef void OnMark(void *context, const Mark *mark);

static size_t utf8(const char *text, size_t at, int32_t *c) {
  return q_utf8_read(text + at, strlen(text + at), c);
}

static size_t paragraph_end(const char *text, size_t start) {
  const char *end = strstr(text + start, "\n\n");
  return end ? (size_t)(end - text) : strlen(text);
}

static void read_paragraph(const char *text, size_t i, size_t end, OnMark *on_mark, void *context) {
  QMarkStack stack = {0};
  uint8_t before = 0;
  char word[64];
  bool inside = false; /* the last code point belongs to `word` */
  unsigned length = 0, elisions = 0;
  while (i < end) {
    int32_t c;
    size_t start = i, n = utf8(text, i, &c);
    bool asks = q_is_mark(c) || (before == 0 && q_may_open_dialogue(c));
    if (!asks) {
      bool letter = q_near_word(q_neighbour_of(c));
      if (!letter && !q_is_blank(c)) length = 0;
      if (letter && !inside) length = 0;
      for (size_t k = 0; letter && k < n && length < sizeof word; k++) {
        word[length++] = (char)(q_is_upper_ascii(text[i + k]) ? text[i + k] | 0x20 : text[i + k]);
      }
      inside = letter;
      before = q_before_add(before, c);
      i += n;
      continue;
    }
    QMarkReader reader;
    q_mark_begin(&reader, &stack, before, word, length, elisions);
    bool more = true;
    for (size_t at = i; more && at < end;) {
      int32_t next;
      at += utf8(text, at, &next);
      more = q_mark_feed(&reader, next);
    }
    q_mark_finish(&reader, more);
    Mark mark = {.start = start, .width = q_mark_width(&reader), .sign = q_mark_sign(c)};
    mark.action = q_mark_action(&reader, &mark.kind, &mark.level);
    mark.prime = mark.action == Q_MARK_TEXT && q_mark_may_be_prime(&reader.first);
    if (mark.action == Q_MARK_CLOSE) assert_true(mark.level < stack.depth);
    q_mark_apply(&reader, &stack);
    assert_true(stack.depth <= Q_MARK_DEPTH);
    elisions = q_mark_elisions(&reader, elisions);
    on_mark(context, &mark);
    inside &= mark.action == Q_MARK_TEXT && length < sizeof word;
    if (inside)
      word[length++] = '\'';
    else
      length = 0;
    if (q_may_open_dialogue(c)) before = q_before_add(before, c);
    for (unsigned k = 0; k < mark.width; k++) i += utf8(text, i, &c);
  }
}

static void read_marks(const char *text, OnMark *on_mark, void *context) {
  for (size_t i = 0; text[i];) {
    size_t end = paragraph_end(text, i);
    read_paragraph(text, i, end, on_mark, context);
    i = end + strspn(text + end, "\n");
  }
}

/* ---- Cases: straightened, and back ------------------------------------------ */

typedef struct {
  const char *from;
  size_t done;
  Text out;
} Curling;

static void curl_mark(void *context, const Mark *mark) {
  Curling *c = context;
  text_add(&c->out, c->from + c->done, mark->start - c->done);
  c->done = mark->start + 1;
  bool single = mark->sign == Q_SIGN_SINGLE;
  if (mark->action == Q_MARK_OPEN)
    text_say(&c->out, single ? "‘" : "“");
  else if (mark->prime)
    text_say(&c->out, single ? "′" : "″");
  else
    text_say(&c->out, single ? "’" : "”");
}

static Text curl_bounded(const char *straight) {
  Curling c = {straight, 0, {0}};
  read_marks(straight, curl_mark, &c);
  text_say(&c.out, straight + c.done);
  return c.out;
}

static const QCurlOptions BLANK = {.paragraphs = Q_PARAGRAPHS_BLANK};
static const QCurlOptions LINE = {.paragraphs = Q_PARAGRAPHS_LINE};

static Text curl_whole(const char *straight) {
  Text out = {0};
  assert_int_equal(quoth_curl(straight, strlen(straight), &BLANK, text_add, &out), Q_OK);
  return out;
}

static unsigned check_cases(const MarkCase *cases, size_t count, Text curl(const char *)) {
  unsigned wrong = 0;
  for (size_t i = 0; i < count; i++) {
    Text straight = straighten(cases[i].text), got = curl(straight.bytes);
    if (strcmp(got.bytes, cases[i].text) != 0) {
      wrong++;
      print_error("%s\n  want %s\n  got  %s\n", cases[i].class, cases[i].text, got.bytes);
    }
    text_free(&straight);
    text_free(&got);
  }
  return wrong;
}

static void test_bounded(void **state) {
  (void)state;
  assert_int_equal(check_cases(mark_cases, COUNT(mark_cases), curl_bounded), 0);
}

static void test_bounded_british(void **state) {
  (void)state;
  assert_int_equal(check_cases(british_cases, COUNT(british_cases), curl_bounded), 0);
}

static void test_curl(void **state) {
  (void)state;
  assert_int_equal(check_cases(mark_cases, COUNT(mark_cases), curl_whole), 0);
}

static void test_curl_british(void **state) {
  (void)state;
  assert_int_equal(check_cases(british_cases, COUNT(british_cases), curl_whole), 0);
}

/* ---- Typographic marks do what their shapes say ----------------------------- */

typedef struct {
  const char *text;
  unsigned wrong;
} Shapes;

static void check_shape(void *context, const Mark *mark) {
  Shapes *s = context;
  bool fits = mark->sign == Q_SIGN_DOUBLE_LEFT || mark->sign == Q_SIGN_SINGLE_LEFT
                  ? mark->action == Q_MARK_OPEN
              : mark->sign == Q_SIGN_DOUBLE_RIGHT ? mark->action == Q_MARK_CLOSE
                                                  : mark->action != Q_MARK_OPEN;
  if (fits) return;
  s->wrong++;
  print_error("%.*s >>%s\n", (int)mark->start, s->text, s->text + mark->start);
}

static void test_shapes(void **state) {
  (void)state;
  Shapes s = {NULL, 0};
  for (size_t i = 0; i < COUNT(mark_cases); i++)
    read_marks(s.text = mark_cases[i].text, check_shape, &s);
  for (size_t i = 0; i < COUNT(british_cases); i++)
    read_marks(s.text = british_cases[i].text, check_shape, &s);
  assert_int_equal(s.wrong, 0);
}

/* ---- Other marks, ill-formed texts: what each mark does --------------------- */

/* O opens, C closes, with the level; a stays text, s is stray. */
static void note_mark(void *context, const Mark *mark) {
  static const char letter[] = "aOCs";
  char note[16];
  bool level = mark->action == Q_MARK_OPEN || mark->action == Q_MARK_CLOSE;
  if (level)
    snprintf(note, sizeof note, "%c%u ", letter[mark->action], mark->level);
  else
    snprintf(note, sizeof note, "%c ", letter[mark->action]);
  text_say(context, note);
}

static const struct {
  const char *text, *does;
} actions[] = {
    {"«Bonjour», dit-il. «Ça va?»", "O0 C0 O0 C0"},
    {"« Bonjour », dit-il ; « ça va ? »", "O0 C0 O0 C0"},
    {"«\u202fBonjour\u202f», dit-il.", "O0 C0"},
    {"Il a dit « oui » et « non ».", "O0 C0 O0 C0"},
    {"»Guten Tag«, sagte er. »Ja«, sagte sie.", "O0 C0 O0 C0"},
    {"»Ein ›Wort‹ nur.«", "O0 O1 C1 C0"},
    {"»Hej», sade han. »Ja», sade hon.", "O0 C0 O0 C0"},
    {"”Hej”, sade han. ”Ja”, sade hon.", "O0 C0 O0 C0"},
    {"„Guten Tag“, sagte er. „Ja“, sagte sie.", "O0 C0 O0 C0"},
    {"„Er sagte ‚nein‘ und ging.“", "O0 O1 C1 C0"},
    {"„Dzień dobry” – powiedział. „Tak”.", "O0 C0 O0 C0"},
    {"‹Bonjour›, dit-il.", "O0 C0"},
    {"「こんにちは」と言った。『本』", "O0 C0 O0 C0"},
    {"「彼は『はい』と言った」", "O0 O1 C1 C0"},
    {"他说：“你好。”然后走了。", "O0 C0"},
    {"他说：\"你好。\"然后走了。", "O0 C0"},
    {"``Hello,'' she said. ``It's late.''", "O0 C0 O0 a C0"},
    {"Use `code` and 'words' here.", "a a O0 C0"},
    {"“Mixed,\" he said. \"Mixed,” she said.", "O0 C0 O0 C0"},
    {"‘Mixed,' he said. 'Mixed,’ she said.", "O0 C0 O0 C0"},
    {"‘Ill-formed,\" he said.", "O0 C0"},
    {"They asked for an “expedited review“ of it.", "O0 C0"},
    {"“One stray. “Two,” she said.", "O0 O1 C1"},
    {"He left.”", "s"},
    {"He left.” “Yes,” she said.", "s O0 C0"},
    {"Teng Biao said. “", "s"},
    {"Teng Biao said. “ ", "s"},
    {"Teng Biao said. «", "s"},
    {"“He said ‘no and left.”", "O0 O1 C0"},
    {"\"He said 'no way\" and left.", "O0 a C0"},
    {"Tell ‘em to go, and bring ‘em back.", "a a"},
    {"The ‘90s were long.", "a"},
    {"‘Tell ‘em,’ he said.", "O0 a C0"},
    {"the workers’ demands ’til dawn", "a a"},
    {"the workers' demands 'til dawn", "a a"},
    {"Ein Komma‚ kein Zeichen.", "a"},
    {"— Bonjour, dit-il.", "O0"},
    {"—Sí —dijo él.", "O0"},
    {"– Ja, sagte sie!", "O0"},
    {"— Charles Dickens", "a"},
    {"— Charles Dickens, Bleak House", "a"},
    {"—", "a"},
    {"“one ‘two “three ‘four “five ‘six “seven ‘eight", "O0 O1 O2 O3 O4 O5 s s"},
    {"\"", "s"},
    {"'", "a"},
    {"5' 10\"", "a a"},
    {"\"He is 5' 10\",\" she said.", "O0 a a C0"},
};

static void test_actions(void **state) {
  (void)state;
  unsigned wrong = 0;
  for (size_t i = 0; i < COUNT(actions); i++) {
    Text got = {0};
    text_say(&got, "");
    read_marks(actions[i].text, note_mark, &got);
    if (got.length) got.bytes[got.length - 1] = '\0';
    if (strcmp(got.bytes, actions[i].does) != 0) {
      wrong++;
      print_error("%s\n  want %s\n  got  %s\n", actions[i].text, actions[i].does, got.bytes);
    }
    text_free(&got);
  }
  assert_int_equal(wrong, 0);
}

/* ---- Any text ---------------------------------------------------------------- */

static void ignore_mark(void *context, const Mark *mark) {
  (void)context;
  (void)mark;
}

/* read_marks checks levels and depth of each mark. */
static void test_any_text_read(void **state) {
  (void)state;
  QRandom random = {7};
  QBuffer text = {0};
  for (int round = 0; round < 400; round++) {
    text.size = 0;
    q_random_append(&random, &text, 600);
    for (size_t i = 0; i < text.size; i++) {
      if (text.bytes[i] == '\0') text.bytes[i] = 1;
    }
    q_buffer_replace(&text, text.size, text.size, "", 1);
    read_marks(text.bytes, ignore_mark, NULL);
  }
  q_buffer_free(&text);
}

/* Curling changes straight marks and nothing else, and what is curled stays as it is. */
static void test_any_text_curled(void **state) {
  (void)state;
  QRandom random = {11};
  QBuffer text = {0};
  for (int round = 0; round < 400; round++) {
    text.size = 0;
    q_random_append(&random, &text, 600);
    Text once = {0}, twice = {0};
    const QCurlOptions *options = round & 1 ? &LINE : &BLANK;
    assert_int_equal(quoth_curl(text.bytes, text.size, options, text_add, &once), Q_OK);
    assert_int_equal(quoth_curl(once.bytes, once.length, options, text_add, &twice), Q_OK);
    assert_int_equal(once.length, twice.length);
    assert_memory_equal(once.bytes, twice.bytes, once.length);
    Text want = straighten_bytes(text.bytes, text.size);
    Text got = straighten_bytes(once.bytes, once.length);
    assert_int_equal(want.length, got.length);
    assert_memory_equal(want.bytes, got.bytes, want.length);
    text_free(&once);
    text_free(&twice);
    text_free(&want);
    text_free(&got);
  }
  q_buffer_free(&text);
}

/* More marks in a paragraph than are decided together. */
static void test_long_paragraph(void **state) {
  (void)state;
  Text want = {0};
  for (int i = 0; i < 4000; i++) text_say(&want, "“It’s,” he said, “the boys’ turn.” ");
  Text straight = straighten(want.bytes), got = curl_whole(straight.bytes);
  assert_string_equal(got.bytes, want.bytes);
  text_free(&want);
  text_free(&straight);
  text_free(&got);
}

static bool stop_at_once(void *context, const char *bytes, size_t length) {
  (void)bytes;
  (void)length;
  ++*(int *)context;
  return false;
}

static void test_write_that_fails(void **state) {
  (void)state;
  int calls = 0;
  const char *text = "\"One,\" he said. \"Two.\"\n\n\"Three.\"";
  assert_int_equal(quoth_curl(text, strlen(text), &BLANK, stop_at_once, &calls), Q_OK);
  assert_int_equal(calls, 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_bounded),        cmocka_unit_test(test_bounded_british),
      cmocka_unit_test(test_curl),           cmocka_unit_test(test_curl_british),
      cmocka_unit_test(test_shapes),         cmocka_unit_test(test_actions),
      cmocka_unit_test(test_any_text_read),  cmocka_unit_test(test_any_text_curled),
      cmocka_unit_test(test_long_paragraph), cmocka_unit_test(test_write_that_fails),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
