#include "marks/voice.h"

#include <string.h>

#include "lexicon.h"
#include "mark_signs.h"

#define KNOWN                                                                                      \
  (Q_WORD_DICTIONARY | Q_WORD_PRONOUN | Q_WORD_DETERMINER | Q_WORD_POSSESSIVE | Q_WORD_AUXILIARY | \
   Q_WORD_CONJUNCTION | Q_WORD_PREPOSITION | Q_WORD_ADVERB | Q_WORD_NUMBER_WORD)

typedef struct {
  char word[12];
  int8_t weight;
} Weight;

/* Learned from the speech and the narration of 31 novels as Standard Ebooks publishes them, by
 * logistic regression over clauses. Words of a story (names, things, kinships) are left out. */
static const Weight WORDS[] = {
    {"after", 3},    {"again", 6},        {"ago", -14},       {"all", -3},       {"also", 7},
    {"am", -9},      {"among", 6},        {"an", -2},         {"and", 3},        {"anything", -7},
    {"are", -11},    {"as", 3},           {"at", 3},          {"be", -7},        {"became", 13},
    {"because", -5}, {"behind", 8},       {"beside", 11},     {"better", -9},    {"but", 3},
    {"can", -7},     {"case", -7},        {"certainly", -10}, {"could", 15},     {"couldn't", 27},
    {"course", -9},  {"dear", -17},       {"deep", 9},        {"did", 12},       {"didn't", 23},
    {"do", -5},      {"does", -9},        {"drew", 16},       {"eager", 14},     {"eh", -23},
    {"even", 4},     {"everything", -10}, {"exactly", -9},    {"followed", 8},   {"for", 1},
    {"from", 3},     {"further", 8},      {"gave", 11},       {"get", -6},       {"go", -6},
    {"goes", -12},   {"going", -6},       {"good", -5},       {"had", 14},       {"hadn't", 22},
    {"has", -18},    {"have", -7},        {"he", -4},         {"her", 5},        {"here", -14},
    {"herself", 6},  {"himself", 5},      {"his", 5},         {"how", 3},        {"however", 14},
    {"i", -15},      {"if", -5},          {"in", 2},          {"into", 3},       {"is", -13},
    {"it", -5},      {"its", 7},          {"just", -7},       {"keep", -8},      {"kind", -5},
    {"knew", 4},     {"know", -2},        {"knows", -13},     {"last", -4},      {"let", -6},
    {"looked", 8},   {"looking", 6},      {"low", 9},         {"made", 7},       {"may", -5},
    {"me", -12},     {"might", 9},        {"mine", -11},      {"my", -7},        {"never", -4},
    {"nothing", -7}, {"of", 3},           {"oh", -12},        {"on", 2},         {"one", -2},
    {"opened", 7},   {"paused", 22},      {"please", -14},    {"poor", -5},      {"reached", 12},
    {"really", -8},  {"right", -6},       {"rose", 13},       {"sat", 18},       {"says", 12},
    {"seems", -15},  {"shall", -12},      {"she", -3},        {"shook", 24},     {"should", 5},
    {"sir", -27},    {"smiling", 15},     {"something", -6},  {"somewhat", 14},  {"sound", 8},
    {"stared", 12},  {"still", 7},        {"stood", 17},      {"sudden", 11},    {"take", -6},
    {"than", 3},     {"that", -2},        {"the", 2},         {"there", -3},     {"they", -5},
    {"think", -5},   {"through", 5},      {"thus", 13},       {"to", 2},         {"tomorrow", -12},
    {"took", 7},     {"towards", 10},     {"turned", 6},      {"turning", 11},   {"under", 5},
    {"us", -8},      {"very", -4},        {"wait", -7},       {"want", -5},      {"wants", -16},
    {"was", 12},     {"wasn't", 12},      {"we", -7},         {"well", -5},      {"were", 10},
    {"what", -3},    {"which", 6},        {"while", 5},       {"will", -9},      {"wish", -6},
    {"with", 5},     {"would", 9},        {"wouldn't", 16},   {"yes", -18},      {"yesterday", -18},
    {"you", -24},    {"your", -23},       {"yours", -19},     {"yourself", -18},
};

/* And of a sentence's first word, besides. */
static const Weight FIRST[] = {
    {"an", -10},   {"and", -6},  {"asked", 30},    {"but", -7},  {"come", -40},   {"continued", 28},
    {"cried", 37}, {"did", -17}, {"do", -12},      {"go", -25},  {"good", -23},   {"have", -12},
    {"he", 3},     {"here", 12}, {"however", -12}, {"if", -5},   {"is", -13},     {"look", -25},
    {"no", -16},   {"not", -14}, {"now", -14},     {"oh", -18},  {"replied", 32}, {"said", 54},
    {"say", -27},  {"she", 3},   {"tell", -21},    {"that", -9}, {"the", 2},      {"well", -17},
    {"why", -16},  {"yes", -8},  {"you", -6},
};

enum {
  SHORTENED = -18, /* don't, I'll, we've */
  OWNED = -7,      /* he's, the boy's */
  DROPPED = -13,   /* o', goin' */
  CUE = 9,         /* murmured */
  PAST = 7,        /* walked */
  DOING = 4,       /* walking */
  MANNER = 5,      /* slowly */
  HAPPENED = 11,   /* he walked, I went, Tom sat */
};

/* ---- Words ------------------------------------------------------------------- */

static int look_up(const Weight *table, size_t count, const char *word) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int c = table[middle].word[0] - word[0];
    if (c == 0) c = strcmp(table[middle].word, word);
    if (c == 0) return table[middle].weight;
    if (c < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return 0;
}

static bool ends(const char *word, unsigned length, const char *end) {
  size_t n = strlen(end);
  return length > 4 && memcmp(word + length - n, end, n) == 0;
}

/* An apostrophe at `at`: how many bytes it has, or 0. */
static unsigned apostrophe(const char *text, uint32_t at, uint32_t end) {
  if (text[at] == '\'') return 1;
  return end - at >= 3 && memcmp(text + at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

/* By what follows the apostrophe. */
static int of_rest(const char *rest) {
  static const char *const SHORT[] = {"t", "ll", "ve", "re", "m", "d"};
  if (strcmp(rest, "s") == 0) return OWNED;
  for (size_t i = 0; i < sizeof SHORT / sizeof *SHORT; i++) {
    if (strcmp(rest, SHORT[i]) == 0) return SHORTENED;
  }
  return DROPPED;
}

/* Of a word of letters alone. */
static int of_word(QVoice *voice, const char *word, unsigned length, uint32_t flags, bool capital) {
  bool cue = flags & (Q_WORD_CUE_SPEECH | Q_WORD_CUE_WEAK);
  bool past = flags & Q_WORD_FORM_PAST && (cue || flags & (Q_WORD_CUE_BELIEF | Q_WORD_VERB));
  int weight = past && !capital && voice->subject ? HAPPENED : 0;
  bool name = capital && length > 1 && (!voice->first || !(flags & KNOWN));
  voice->subject = name || flags & Q_WORD_PRONOUN;
  if (name) return weight;
  weight += look_up(WORDS, sizeof WORDS / sizeof *WORDS, word);
  if (voice->first) weight += look_up(FIRST, sizeof FIRST / sizeof *FIRST, word);
  if (cue && flags & Q_WORD_FORM_PAST) return weight + CUE;
  if (ends(word, length, "ed")) return weight + PAST;
  if (ends(word, length, "ing")) return weight + DOING;
  return ends(word, length, "ly") ? weight + MANNER : weight;
}

/* Of one with an apostrophe before `rest`. */
static int of_two(QVoice *voice, char *word, unsigned rest) {
  int weight = of_rest(word + rest);
  if (strcmp(word + rest, "t") != 0) word[rest - 1] = 0;
  voice->subject = false;
  return weight + look_up(WORDS, sizeof WORDS / sizeof *WORDS, word);
}

int q_voice_of_word(QVoice *voice, const char *text, uint32_t start, uint32_t end, uint32_t flags) {
  char word[Q_MARK_WORD];
  unsigned length = 0, rest = 0; /* rest: behind the apostrophe, 0: there is none */
  for (uint32_t i = start; i < end;) {
    uint8_t b = (uint8_t)text[i];
    bool letter = q_is_lower_ascii(b | 0x20);
    unsigned size = letter ? 1 : apostrophe(text, i, end);
    if (length + 1 >= sizeof word || size == 0) {
      *voice = (QVoice){false, false};
      return 0;
    }
    word[length++] = letter ? (char)(b | 0x20) : '\'';
    if (!letter) rest = length;
    i += size;
  }
  word[length] = 0;
  bool capital = q_is_upper_ascii((uint8_t)text[start]);
  int weight = rest ? of_two(voice, word, rest) : of_word(voice, word, length, flags, capital);
  voice->first = false;
  return weight;
}
