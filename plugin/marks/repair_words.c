#include "marks/repair_words.h"

#include <string.h>

#include "mark_signs.h"

/* Small words and their groups, by length. Those of one length end with an empty one. */
typedef struct {
  char word[8];
  uint8_t groups;
} Small;

static const Small LENGTH_1[] = {
    {"a", Q_IS_TELLING},
    {"i", Q_IS_SUBJECT | Q_IS_SPOKEN | Q_IS_NEXT},
    {"", 0},
};
static const Small LENGTH_2[] = {
    {"am", Q_IS_SPOKEN},
    {"as", Q_IS_MANNER | Q_IS_TELLING},
    {"at", Q_IS_MANNER | Q_IS_TELLING},
    {"he", Q_IS_SUBJECT | Q_IS_TOLD | Q_IS_NEXT | Q_IS_TELLING},
    {"in", Q_IS_MANNER | Q_IS_TELLING},
    {"is", Q_IS_SPOKEN},
    {"ll", Q_IS_SPOKEN},
    {"me", Q_IS_SPOKEN},
    {"my", Q_IS_SPOKEN},
    {"oh", Q_IS_SPOKEN},
    {"to", Q_IS_MANNER | Q_IS_TELLING},
    {"us", Q_IS_SPOKEN},
    {"ve", Q_IS_SPOKEN},
    {"we", Q_IS_SUBJECT | Q_IS_SPOKEN},
    {"", 0},
};
static const Small LENGTH_3[] = {
    {"and", Q_IS_MANNER | Q_IS_AND},
    {"are", Q_IS_SPOKEN},
    {"can", Q_IS_SPOKEN},
    {"don", Q_IS_SPOKEN},
    {"had", Q_IS_TOLD},
    {"her", Q_IS_TOLD | Q_IS_TELLING},
    {"him", Q_IS_TOLD},
    {"his", Q_IS_TOLD | Q_IS_TELLING},
    {"our", Q_IS_SPOKEN},
    {"she", Q_IS_SUBJECT | Q_IS_TOLD | Q_IS_NEXT | Q_IS_TELLING},
    {"the", Q_IS_TELLING},
    {"was", Q_IS_TOLD},
    {"who", Q_IS_TELLING},
    {"won", Q_IS_SPOKEN},
    {"yes", Q_IS_SPOKEN},
    {"you", Q_IS_SPOKEN},
    {"", 0},
};
static const Small LENGTH_4[] = {
    {"from", Q_IS_MANNER | Q_IS_TELLING},
    {"them", Q_IS_TOLD},
    {"then", Q_IS_NEXT},
    {"they", Q_IS_SUBJECT | Q_IS_TOLD},
    {"were", Q_IS_TOLD},
    {"when", Q_IS_MANNER | Q_IS_TELLING},
    {"will", Q_IS_SPOKEN},
    {"with", Q_IS_MANNER | Q_IS_TELLING},
    {"your", Q_IS_SPOKEN},
    {"", 0},
};
static const Small LENGTH_5[] = {
    {"after", Q_IS_MANNER | Q_IS_TELLING},
    {"again", Q_IS_MANNER},
    {"shall", Q_IS_SPOKEN},
    {"their", Q_IS_TOLD},
    {"which", Q_IS_TELLING},
    {"while", Q_IS_MANNER | Q_IS_TELLING},
    {"", 0},
};
static const Small LENGTH_7[] = {
    {"herself", Q_IS_TOLD},
    {"himself", Q_IS_TOLD},
    {"", 0},
};

static const Small *const BY_LENGTH[] = {
    NULL, LENGTH_1, LENGTH_2, LENGTH_3, LENGTH_4, LENGTH_5, NULL, LENGTH_7,
};

static uint8_t groups_of(const char *lower, uint32_t length) {
  if (length >= sizeof BY_LENGTH / sizeof *BY_LENGTH || !BY_LENGTH[length]) return 0;
  for (const Small *s = BY_LENGTH[length]; s->word[0]; s++) {
    if (memcmp(s->word, lower, length) == 0) return s->groups;
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

static uint32_t skip_blanks(const QGap *gap, uint32_t at) {
  while (at < gap->end && q_neighbour_of((uint8_t)gap->text[at]) == Q_NEAR_SPACE) at++;
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

static bool is_pronoun(const QTagWord *w) { return w->groups & Q_IS_SUBJECT; }

static bool is_name(const QTagWord *w) {
  return w->capital && !is_pronoun(w) && w->end - w->start > 1;
}

/* Past a subject: a pronoun, a name, the old man. `start` itself if there is none. */
static uint32_t past_subject(const QGap *gap, uint32_t start) {
  QTagWord w = q_tag_word_at(gap, start);
  if (is_pronoun(&w)) return w.end;
  if (w.flags & (Q_WORD_DETERMINER | Q_WORD_POSSESSIVE) && !w.capital) {
    QTagWord noun = q_tag_next_word(gap, &w);
    if (noun.end == noun.start) return start;
    QTagWord more = q_tag_next_word(gap, &noun);
    bool adjective = more.end > more.start && gap->text[noun.end] == ' ' && !q_tag_is_verb(&more) &&
                     !(more.flags & (Q_WORD_PREPOSITION | Q_WORD_CONJUNCTION | Q_WORD_ADVERB |
                                     Q_WORD_AUXILIARY | Q_WORD_PRONOUN | Q_WORD_VERB));
    return adjective ? more.end : noun.end;
  }
  if (!is_name(&w)) return start;
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

bool q_tag_ends_in_ly(const QGap *gap, const QTagWord *w) {
  return w->end - w->start > 3 && memcmp(gap->text + w->end - 2, "ly", 2) == 0;
}

/* "said he" or "he said" at `at`: past it, else `at`. What is said is not told by it: no "he said
 * that", "he said he was". */
uint32_t q_tag_past_cue(const QGap *gap, uint32_t at) {
  QTagWord w = q_tag_word_at(gap, at);
  if (w.end == at) return at;
  if (q_tag_is_verb(&w)) {
    uint32_t subject = skip_blanks(gap, w.end), end = past_subject(gap, subject);
    return end > subject ? end : at;
  }
  uint32_t end = past_subject(gap, at);
  if (end == at || end >= gap->end || gap->text[end] != ' ') return at;
  QTagWord verb = q_tag_word_at(gap, end + 1);
  if (q_tag_ends_in_ly(gap, &verb)) verb = q_tag_next_word(gap, &verb);
  if (!q_tag_is_verb(&verb)) return at;
  if (verb.end >= gap->end) return verb.end;
  char c = gap->text[verb.end];
  if (c == ',' || c == '.' || c == ';' || c == '!' || c == '-' || (uint8_t)c == 0xE2)
    return verb.end;
  QTagWord more = q_tag_next_word(gap, &verb);
  bool manner = q_tag_ends_in_ly(gap, &more);
  if (verb.flags & Q_WORD_CUE_OBJECT && more.flags & Q_WORD_PRONOUN) return verb.end;
  if (manner || more.groups & Q_IS_MANNER) return verb.end;
  return at;
}
