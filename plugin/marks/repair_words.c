#include "marks/repair_words.h"

#include <string.h>

#include "mark_signs.h"

/* Small words and their groups, by length. Those of one length end with an empty one. */
typedef struct {
  char word[9];
  uint8_t groups;
} Small;

static const Small LENGTH_1[] = {
    {"a", Q_IS_TELLING},
    {"i", Q_IS_SUBJECT | Q_IS_NEXT},
    {"", 0},
};
static const Small LENGTH_2[] = {
    {"as", Q_IS_MANNER | Q_IS_TELLING},
    {"at", Q_IS_MANNER | Q_IS_TELLING},
    {"he", Q_IS_SUBJECT | Q_IS_NEXT | Q_IS_TELLING},
    {"in", Q_IS_MANNER | Q_IS_PARTICLE | Q_IS_TELLING},
    {"me", Q_IS_OBJECT},
    {"on", Q_IS_MANNER | Q_IS_PARTICLE},
    {"to", Q_IS_MANNER | Q_IS_TELLING},
    {"us", Q_IS_OBJECT},
    {"we", Q_IS_SUBJECT},
    {"", 0},
};
static const Small LENGTH_3[] = {
    {"and", Q_IS_MANNER | Q_IS_AND},
    {"cry", Q_IS_ANSWER},
    {"her", Q_IS_OBJECT | Q_IS_TELLING},
    {"him", Q_IS_OBJECT},
    {"his", Q_IS_TELLING},
    {"one", Q_IS_SUBJECT},
    {"out", Q_IS_PARTICLE},
    {"she", Q_IS_SUBJECT | Q_IS_NEXT | Q_IS_TELLING},
    {"the", Q_IS_TELLING},
    {"who", Q_IS_TELLING},
    {"you", Q_IS_SUBJECT | Q_IS_OBJECT},
    {"", 0},
};
static const Small LENGTH_4[] = {
    {"both", Q_IS_SUBJECT},
    {"from", Q_IS_MANNER | Q_IS_TELLING},
    {"them", Q_IS_OBJECT},
    {"then", Q_IS_MANNER | Q_IS_NEXT},
    {"they", Q_IS_SUBJECT},
    {"when", Q_IS_MANNER | Q_IS_TELLING},
    {"with", Q_IS_MANNER | Q_IS_TELLING},
    {"word", Q_IS_ANSWER},
    {"", 0},
};
static const Small LENGTH_5[] = {
    {"after", Q_IS_MANNER | Q_IS_TELLING},
    {"again", Q_IS_MANNER},
    {"aloud", Q_IS_MANNER},
    {"reply", Q_IS_ANSWER},
    {"which", Q_IS_TELLING},
    {"while", Q_IS_MANNER | Q_IS_TELLING},
    {"words", Q_IS_ANSWER},
    {"", 0},
};
static const Small LENGTH_6[] = {
    {"answer", Q_IS_ANSWER},
    {"rather", Q_IS_MANNER},
    {"remark", Q_IS_ANSWER},
    {"retort", Q_IS_ANSWER},
    {"", 0},
};
static const Small LENGTH_7[] = {
    {"another", Q_IS_SUBJECT}, {"comment", Q_IS_ANSWER}, {"several", Q_IS_SUBJECT},
    {"someone", Q_IS_SUBJECT}, {"verdict", Q_IS_ANSWER}, {"", 0},
};
static const Small LENGTH_8[] = {
    {"question", Q_IS_ANSWER},
    {"response", Q_IS_ANSWER},
    {"somebody", Q_IS_SUBJECT},
    {"together", Q_IS_MANNER},
    {"", 0},
};

static const Small *const BY_LENGTH[] = {
    NULL, LENGTH_1, LENGTH_2, LENGTH_3, LENGTH_4, LENGTH_5, LENGTH_6, LENGTH_7, LENGTH_8,
};

static uint8_t groups_of(const char *lower, uint32_t length) {
  if (length >= sizeof BY_LENGTH / sizeof *BY_LENGTH || !BY_LENGTH[length]) return 0;
  for (const Small *s = BY_LENGTH[length]; s->word[0]; s++) {
    if (s->word[0] == lower[0] && memcmp(s->word, lower, length) == 0) return s->groups;
  }
  return 0;
}

static bool letter(char c) { return q_is_lower_ascii((uint8_t)c | 0x20); }

/* The word at `at`, of ASCII letters; of others nothing is known. */
QTagWord q_tag_word_at(const QGap *gap, uint32_t at) {
  QTagWord w = {.start = at, .end = at};
  char lower[Q_MARK_WORD];
  uint32_t length = 0;
  while (w.end < gap->end && letter(gap->text[w.end])) {
    if (length < sizeof lower) lower[length++] = (char)(gap->text[w.end] | 0x20);
    w.end++;
  }
  w.capital = w.end > at && q_is_upper_ascii(gap->text[at]);
  if (length > 0 && length < sizeof lower) {
    w.flags = q_word_flags(lower, length);
    w.groups = groups_of(lower, length);
  }
  return w;
}

/* Past spaces, those that do not break (Mr. X) too. */
static uint32_t skip_blanks(const QGap *gap, uint32_t at) {
  while (at < gap->end) {
    if (q_neighbour_of((uint8_t)gap->text[at]) == Q_NEAR_SPACE)
      at++;
    else if (gap->end - at >= 2 && memcmp(gap->text + at, "\xC2\xA0", 2) == 0)
      at += 2;
    else
      break;
  }
  return at;
}

QTagWord q_tag_next_word(const QGap *gap, const QTagWord *w) {
  return q_tag_word_at(gap, skip_blanks(gap, w->end));
}

bool q_tag_is_verb(const QTagWord *w) {
  return w->flags & (Q_WORD_CUE_SPEECH | Q_WORD_CUE_WEAK) &&
         w->flags & (Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD) && !w->capital;
}

/* said, saying */
bool q_tag_is_any_verb(const QTagWord *w) {
  return w->flags & Q_WORD_CUE_SPEECH && !w->capital &&
         w->flags & (Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD | Q_WORD_FORM_ING);
}

#define NO_ADJECTIVE                                                                             \
  (Q_WORD_PREPOSITION | Q_WORD_CONJUNCTION | Q_WORD_ADVERB | Q_WORD_AUXILIARY | Q_WORD_PRONOUN | \
   Q_WORD_VERB)

static bool is_pronoun(const QTagWord *w) { return w->groups & Q_IS_SUBJECT; }

static bool is_name(const QTagWord *w) {
  return w->capital && !is_pronoun(w) && w->end - w->start > 1;
}

/* Past a name that begins with `w`. */
static uint32_t past_name(const QGap *gap, QTagWord w) {
  for (;;) {
    uint32_t at = w.end;
    if (at < gap->end && gap->text[at] == '.' && w.flags & (Q_WORD_TITLE | Q_WORD_ABBREVIATION))
      at++;
    uint32_t blank = skip_blanks(gap, at);
    QTagWord more = q_tag_word_at(gap, blank);
    if (blank == at || !is_name(&more)) return w.end;
    w = more;
  }
}

/* Past a subject: a pronoun, a name, the old man, old Tom. `start` itself if there is none. */
static uint32_t past_subject(const QGap *gap, uint32_t start) {
  QTagWord w = q_tag_word_at(gap, start);
  if (w.end == start) return start;
  if (is_pronoun(&w)) return w.end;
  if (is_name(&w)) return past_name(gap, w);
  if (w.capital) return start;
  QTagWord noun = q_tag_next_word(gap, &w);
  if (noun.end == noun.start) return start;
  if (is_name(&noun) && !(w.flags & NO_ADJECTIVE)) return past_name(gap, noun);
  if (!(w.flags & (Q_WORD_DETERMINER | Q_WORD_POSSESSIVE))) return start;
  QTagWord more = q_tag_next_word(gap, &noun);
  bool adjective = more.end > more.start && gap->text[noun.end] == ' ' && !q_tag_is_verb(&more) &&
                   !(more.flags & NO_ADJECTIVE);
  return adjective ? more.end : noun.end;
}

bool q_tag_ends_in_ly(const QGap *gap, const QTagWord *w) {
  return w->end - w->start > 3 && memcmp(gap->text + w->end - 2, "ly", 2) == 0;
}

static bool is_was(const QGap *gap, const QTagWord *w) {
  static const char *const WAS[] = {"was", "were", "is", "came"};
  for (size_t i = 0; i < sizeof WAS / sizeof *WAS; i++) {
    if (w->end - w->start == strlen(WAS[i]) &&
        memcmp(gap->text + w->start, WAS[i], strlen(WAS[i])) == 0)
      return true;
  }
  return false;
}

/* "was my answer", "were his words". */
static uint32_t past_answer(const QGap *gap, const QTagWord *was) {
  QTagWord w = q_tag_next_word(gap, was);
  if (!(w.flags & (Q_WORD_POSSESSIVE | Q_WORD_DETERMINER))) return was->start;
  for (int words = 0; words < 3; words++) {
    w = q_tag_next_word(gap, &w);
    if (w.groups & Q_IS_ANSWER) return w.end;
  }
  return was->start;
}

/* Whether a verb after its subject is a tag's by what follows it. What is said is not told by a
 * tag: no "he said that", "he said he was". */
static bool ends_tag(const QGap *gap, const QTagWord *verb) {
  if (verb->end >= gap->end) return true;
  char c = gap->text[verb->end];
  if (c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '-' || (uint8_t)c == 0xE2)
    return true;
  QTagWord more = q_tag_next_word(gap, verb);
  if (more.groups & (Q_IS_OBJECT | Q_IS_PARTICLE)) {
    if (!(more.groups & Q_IS_PARTICLE || verb->flags & Q_WORD_CUE_OBJECT)) return false;
    return more.end >= gap->end || gap->text[more.end] != ' ' || ends_tag(gap, &more);
  }
  return q_tag_ends_in_ly(gap, &more) || more.groups & Q_IS_MANNER ||
         (more.flags & Q_WORD_PREPOSITION && verb->flags & Q_WORD_CUE_SPEECH);
}

uint32_t q_tag_past_cue(const QGap *gap, uint32_t at) {
  QTagWord w = q_tag_word_at(gap, at);
  if (w.end == at) return at;
  if (is_was(gap, &w)) {
    uint32_t end = past_answer(gap, &w);
    if (end > at) return end;
  }
  if (q_tag_is_verb(&w)) {
    QTagWord next = q_tag_next_word(gap, &w);
    if (next.groups & Q_IS_PARTICLE) next = q_tag_next_word(gap, &next);
    uint32_t end = past_subject(gap, next.start);
    return end > next.start ? end : at;
  }
  uint32_t end = past_subject(gap, at);
  if (end == at || end >= gap->end || gap->text[end] != ' ') return at;
  QTagWord verb = q_tag_word_at(gap, end + 1);
  if (q_tag_ends_in_ly(gap, &verb) || verb.flags & Q_WORD_ADVERB || verb.groups & Q_IS_MANNER)
    verb = q_tag_next_word(gap, &verb);
  return q_tag_is_verb(&verb) && ends_tag(gap, &verb) ? verb.end : at;
}
