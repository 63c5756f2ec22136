#include "attribution/cast_words.h"

#include <string.h>

#include "attribution/never_names_table.h"
#include "attribution/person_nouns_table.h"
#include "quoth.h"
#include "text/word_table.h"

typedef struct {
  char word[10];
  uint8_t kind;
} QKnown;

/* By length, then by bytes. */
static const QKnown KNOWN[] = {
    {"a", Q_WORD_A},
    {"i", Q_WORD_ME},
    {"an", Q_WORD_A},
    {"he", Q_WORD_HE},
    {"it", Q_WORD_IT},
    {"my", Q_WORD_MY},
    {"her", Q_WORD_HER},
    {"him", Q_WORD_HIM},
    {"his", Q_WORD_HIS},
    {"its", Q_WORD_IT},
    {"one", Q_WORD_A},
    {"our", Q_WORD_MY},
    {"she", Q_WORD_SHE},
    {"the", Q_WORD_THE},
    {"two", Q_WORD_THIS},
    {"both", Q_WORD_THIS},
    {"each", Q_WORD_THIS},
    {"hers", Q_WORD_HERSELF},
    {"some", Q_WORD_A},
    {"that", Q_WORD_THIS},
    {"them", Q_WORD_THEM},
    {"they", Q_WORD_THEY},
    {"this", Q_WORD_THIS},
    {"every", Q_WORD_THIS},
    {"their", Q_WORD_THEIR},
    {"these", Q_WORD_THIS},
    {"those", Q_WORD_THIS},
    {"three", Q_WORD_THIS},
    {"another", Q_WORD_A},
    {"herself", Q_WORD_HERSELF},
    {"himself", Q_WORD_HIM},
    {"someone", Q_WORD_SOMEBODY},
    {"somebody", Q_WORD_SOMEBODY},
};

/* For each length the first of its words, and the end. */
static const uint8_t FIRST_OF[] = {0, 0, 2, 6, 15, 23, 28, 28, 32, 33};

QWordKind q_word_find_kind(const QProse *prose, const QProseItem *item) {
  unsigned length = item->stem;
  const char *word = prose->text + item->start;
  char first = (char)(word[0] | 0x20);
  for (unsigned i = FIRST_OF[length]; i < FIRST_OF[length + 1]; i++) {
    if (KNOWN[i].word[0] != first || memcmp(KNOWN[i].word + 1, word + 1, length - 1) != 0) continue;
    return (QWordKind)KNOWN[i].kind;
  }
  return Q_WORD_OF_NO_KIND;
}

/* ---- Names ---------------------------------------------------------------------- */

#define FUNCTION                                                                 \
  (Q_WORD_PRONOUN | Q_WORD_DETERMINER | Q_WORD_POSSESSIVE | Q_WORD_PREPOSITION | \
   Q_WORD_CONJUNCTION | Q_WORD_AUXILIARY)
#define CUE (Q_WORD_CUE_SPEECH | Q_WORD_CUE_WEAK | Q_WORD_CUE_BELIEF)
#define FINITE (Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD)
#define NOUN (Q_WORD_PERSON | Q_WORD_ORGANIZATION | Q_WORD_TITLE)
#define GIVEN (Q_WORD_GIVEN_MALE | Q_WORD_GIVEN_FEMALE)

QNameWord q_name_word(QProse *prose, size_t index) {
  const QProseItem *item = &prose->items[index];
  if (item->sign || !(item->shape & Q_SHAPE_CAPITAL)) return Q_NO_NAME_WORD;
  if (item->shape & Q_SHAPE_INITIAL) return Q_NAME_WORD;
  if (item->shape & Q_SHAPE_CONTRACTED) return Q_NO_NAME_WORD;
  uint32_t flags = q_prose_flags(prose, index);
  bool first = item->shape & Q_SHAPE_FIRST, given = flags & GIVEN;
  bool loud = item->shape & Q_SHAPE_LOUD;
  if (flags & (FUNCTION | Q_WORD_CALENDAR))
    return given && !first && !loud ? Q_NAME_WORD : Q_NO_NAME_WORD; /* Will, May, April */
  if (item->end - item->start == 1) return Q_NO_NAME_WORD;
  char lower[Q_WORD_ROOM];
  unsigned length = q_prose_lower(prose, item, lower);
  if (q_table_find(q_never_names, lower, length)) return Q_NO_NAME_WORD;
  if (loud) return flags & ~(uint32_t)(GIVEN | NOUN) && !given ? Q_NO_NAME_WORD : Q_NAME_WORD;
  if (!first || flags & (GIVEN | Q_WORD_TITLE)) return Q_NAME_WORD;
  bool common = flags & (Q_WORD_DICTIONARY | Q_WORD_ADVERB | Q_WORD_VERB | CUE | Q_WORD_FORM_BASE |
                         FINITE | Q_WORD_FORM_ING | Q_WORD_FORM_PARTICIPLE | Q_WORD_NUMBER_WORD);
  if (length > 3 && memcmp(lower + length - 2, "ly", 2) == 0) common = true;
  if (length > 4 && memcmp(lower + length - 3, "ing", 3) == 0) common = true;
  return common ? Q_MAYBE_NAME_WORD : Q_NAME_WORD;
}

bool q_is_common_word(QProse *prose, size_t index) {
  uint32_t flags = q_prose_flags(prose, index);
  if (flags & (GIVEN | Q_WORD_TITLE | Q_WORD_CALENDAR)) return false;
  return flags & (FUNCTION | CUE | FINITE | Q_WORD_DICTIONARY | Q_WORD_ADVERB | Q_WORD_VERB) &&
         !(prose->items[index].stem == 1 && prose->text[prose->items[index].start] == 'I');
}

bool q_is_small_word(QProse *prose, size_t index) {
  uint32_t flags = q_prose_flags(prose, index);
  return flags & (Q_WORD_DETERMINER | Q_WORD_PREPOSITION | Q_WORD_CONJUNCTION) &&
         !(flags & Q_WORD_AUXILIARY);
}

bool q_is_verb_word(QProse *prose, size_t index) {
  const QProseItem *item = &prose->items[index];
  if (item->sign || item->shape & Q_SHAPE_CAPITAL) return false;
  uint32_t flags = q_prose_flags(prose, index);
  if (flags & Q_WORD_AUXILIARY) return true;
  if (flags & NOUN) return false;
  if (flags & (FINITE | Q_WORD_VERB)) return true;
  const char *end = prose->text + item->end;
  return !flags && item->end - item->start > 4 && end[-1] == 'd' && end[-2] == 'e';
}

bool q_is_cue_word(QProse *prose, size_t index) {
  const QProseItem *item = &prose->items[index];
  if (item->sign || item->shape & Q_SHAPE_CAPITAL) return false;
  uint32_t flags = q_prose_flags(prose, index);
  return flags & CUE && flags & FINITE;
}

/* ---- Nouns ------------------------------------------------------------------------- */

uint8_t q_noun_gender(const char *noun, unsigned length) {
  const QPersonNouns *known = q_table_find(q_person_nouns, noun, length);
  if (known) return known->gender;
  bool many = length > 3 && noun[length - 1] == 's' && noun[length - 2] != 's';
  return many ? Q_GENDER_MANY : Q_GENDER_UNKNOWN;
}
