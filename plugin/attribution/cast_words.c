#include "attribution/cast_words.h"

#include <string.h>

#include "attribution/never_names_table.h"
#include "attribution/person_nouns_table.h"
#include "quoth.h"
#include "text/word_table.h"

/* Words of one length that begin with one letter. */
typedef struct {
  char word[4][8];
  uint8_t kind[4];
} QKnown;

#define AT(letter, length) (((letter)&31) * 9 + (length))

static const QKnown KNOWN[32 * 9] = {
    [AT('a', 1)] = {{"a"}, {Q_WORD_A}},
    [AT('a', 2)] = {{"an"}, {Q_WORD_A}},
    [AT('a', 7)] = {{"another"}, {Q_WORD_A}},
    [AT('b', 4)] = {{"both"}, {Q_WORD_THIS}},
    [AT('e', 4)] = {{"each"}, {Q_WORD_THIS}},
    [AT('e', 5)] = {{"every"}, {Q_WORD_THIS}},
    [AT('h', 2)] = {{"he"}, {Q_WORD_HE}},
    [AT('h', 3)] = {{"her", "his", "him"}, {Q_WORD_HER, Q_WORD_HIS, Q_WORD_HIM}},
    [AT('h', 4)] = {{"hers"}, {Q_WORD_HERSELF}},
    [AT('h', 7)] = {{"himself", "herself"}, {Q_WORD_HIM, Q_WORD_HERSELF}},
    [AT('i', 1)] = {{"i"}, {Q_WORD_ME}},
    [AT('i', 2)] = {{"it"}, {Q_WORD_IT}},
    [AT('i', 3)] = {{"its"}, {Q_WORD_IT}},
    [AT('m', 2)] = {{"my"}, {Q_WORD_MY}},
    [AT('o', 3)] = {{"one", "our"}, {Q_WORD_A, Q_WORD_MY}},
    [AT('s', 3)] = {{"she"}, {Q_WORD_SHE}},
    [AT('s', 4)] = {{"some"}, {Q_WORD_A}},
    [AT('s', 7)] = {{"someone"}, {Q_WORD_SOMEBODY}},
    [AT('s', 8)] = {{"somebody"}, {Q_WORD_SOMEBODY}},
    [AT('t', 3)] = {{"the", "two"}, {Q_WORD_THE, Q_WORD_THIS}},
    [AT('t', 4)] = {{"that", "this", "they", "them"},
                    {Q_WORD_THIS, Q_WORD_THIS, Q_WORD_THEY, Q_WORD_THEM}},
    [AT('t', 5)] = {{"their", "these", "those", "three"},
                    {Q_WORD_THEIR, Q_WORD_THIS, Q_WORD_THIS, Q_WORD_THIS}},
};

QWordKind q_word_find_kind(const QProse *prose, const QProseItem *item) {
  unsigned length = item->stem;
  uint64_t word = q_word_first(prose->text + item->start, length) | 0x20; /* the first letter */
  const QKnown *known = &KNOWN[AT((unsigned)(word & 0xFF), length)];
  for (unsigned i = 0; i < 4; i++) {
    if (q_word_load8((const unsigned char *)known->word[i]) == word)
      return (QWordKind)known->kind[i];
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
