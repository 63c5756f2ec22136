#include "attribution/cast_words.h"

#include <string.h>

#include "attribution/never_names_table.h"
#include "quoth.h"

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

static bool is_never(const char *word, unsigned length) {
  if (length < 1 || length >= sizeof q_never_names->word) return false;
  size_t low = 0, high = sizeof q_never_names / sizeof *q_never_names;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = (uint8_t)q_never_names[middle].word[0] - (uint8_t)word[0];
    if (!order) order = strncmp(q_never_names[middle].word, word, length);
    if (!order) order = q_never_names[middle].word[length] != 0;
    if (!order) return true;
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return false;
}

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
  if (is_never(lower, length)) return Q_NO_NAME_WORD;
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

typedef struct {
  const char *noun;
  uint8_t gender;
} QNoun;

/* By bytes. */
static const QNoun NOUNS[] = {
    {"abbess", Q_GENDER_WOMAN},
    {"abbot", Q_GENDER_MAN},
    {"actress", Q_GENDER_WOMAN},
    {"archdeacon", Q_GENDER_MAN},
    {"aunt", Q_GENDER_WOMAN},
    {"auntie", Q_GENDER_WOMAN},
    {"authorities", Q_GENDER_MANY},
    {"barmaid", Q_GENDER_WOMAN},
    {"baron", Q_GENDER_MAN},
    {"baroness", Q_GENDER_WOMAN},
    {"baronet", Q_GENDER_MAN},
    {"bishop", Q_GENDER_MAN},
    {"boy", Q_GENDER_MAN},
    {"boyfriend", Q_GENDER_MAN},
    {"bride", Q_GENDER_WOMAN},
    {"bridegroom", Q_GENDER_MAN},
    {"brother", Q_GENDER_MAN},
    {"brother-in-law", Q_GENDER_MAN},
    {"businessman", Q_GENDER_MAN},
    {"businesswoman", Q_GENDER_WOMAN},
    {"butler", Q_GENDER_MAN},
    {"captain", Q_GENDER_MAN},
    {"chairman", Q_GENDER_MAN},
    {"chairwoman", Q_GENDER_WOMAN},
    {"chambermaid", Q_GENDER_WOMAN},
    {"chap", Q_GENDER_MAN},
    {"charwoman", Q_GENDER_WOMAN},
    {"clergyman", Q_GENDER_MAN},
    {"coachman", Q_GENDER_MAN},
    {"colonel", Q_GENDER_MAN},
    {"congressman", Q_GENDER_MAN},
    {"congresswoman", Q_GENDER_WOMAN},
    {"constable", Q_GENDER_MAN},
    {"count", Q_GENDER_MAN},
    {"countess", Q_GENDER_WOMAN},
    {"countryman", Q_GENDER_MAN},
    {"couple", Q_GENDER_MANY},
    {"crowd", Q_GENDER_MANY},
    {"curate", Q_GENDER_MAN},
    {"dad", Q_GENDER_MAN},
    {"daddy", Q_GENDER_MAN},
    {"dame", Q_GENDER_WOMAN},
    {"damsel", Q_GENDER_WOMAN},
    {"daughter", Q_GENDER_WOMAN},
    {"daughter-in-law", Q_GENDER_WOMAN},
    {"duchess", Q_GENDER_WOMAN},
    {"duke", Q_GENDER_MAN},
    {"earl", Q_GENDER_MAN},
    {"emperor", Q_GENDER_MAN},
    {"empress", Q_GENDER_WOMAN},
    {"ex-husband", Q_GENDER_MAN},
    {"ex-wife", Q_GENDER_WOMAN},
    {"father", Q_GENDER_MAN},
    {"father-in-law", Q_GENDER_MAN},
    {"fellow", Q_GENDER_MAN},
    {"fiance", Q_GENDER_MAN},
    {"fiancee", Q_GENDER_WOMAN},
    {"fisherman", Q_GENDER_MAN},
    {"folk", Q_GENDER_MANY},
    {"folks", Q_GENDER_MANY},
    {"footman", Q_GENDER_MAN},
    {"foreman", Q_GENDER_MAN},
    {"friar", Q_GENDER_MAN},
    {"gent", Q_GENDER_MAN},
    {"gentleman", Q_GENDER_MAN},
    {"gentlewoman", Q_GENDER_WOMAN},
    {"girl", Q_GENDER_WOMAN},
    {"girlfriend", Q_GENDER_WOMAN},
    {"governess", Q_GENDER_WOMAN},
    {"grandfather", Q_GENDER_MAN},
    {"grandma", Q_GENDER_WOMAN},
    {"grandmother", Q_GENDER_WOMAN},
    {"grandpa", Q_GENDER_MAN},
    {"granny", Q_GENDER_WOMAN},
    {"groom", Q_GENDER_MAN},
    {"group", Q_GENDER_MANY},
    {"heiress", Q_GENDER_WOMAN},
    {"hostess", Q_GENDER_WOMAN},
    {"housekeeper", Q_GENDER_WOMAN},
    {"housemaid", Q_GENDER_WOMAN},
    {"husband", Q_GENDER_MAN},
    {"king", Q_GENDER_MAN},
    {"knight", Q_GENDER_MAN},
    {"lad", Q_GENDER_MAN},
    {"lady", Q_GENDER_WOMAN},
    {"landlady", Q_GENDER_WOMAN},
    {"landlord", Q_GENDER_MAN},
    {"lass", Q_GENDER_WOMAN},
    {"lieutenant", Q_GENDER_MAN},
    {"lord", Q_GENDER_MAN},
    {"madam", Q_GENDER_WOMAN},
    {"madame", Q_GENDER_WOMAN},
    {"maid", Q_GENDER_WOMAN},
    {"maiden", Q_GENDER_WOMAN},
    {"major", Q_GENDER_MAN},
    {"mama", Q_GENDER_WOMAN},
    {"mamma", Q_GENDER_WOMAN},
    {"man", Q_GENDER_MAN},
    {"manservant", Q_GENDER_MAN},
    {"matron", Q_GENDER_WOMAN},
    {"men", Q_GENDER_MANY},
    {"midshipman", Q_GENDER_MAN},
    {"milkmaid", Q_GENDER_WOMAN},
    {"mistress", Q_GENDER_WOMAN},
    {"mom", Q_GENDER_WOMAN},
    {"monk", Q_GENDER_MAN},
    {"mother", Q_GENDER_WOMAN},
    {"mother-in-law", Q_GENDER_WOMAN},
    {"mum", Q_GENDER_WOMAN},
    {"mummy", Q_GENDER_WOMAN},
    {"nephew", Q_GENDER_MAN},
    {"niece", Q_GENDER_WOMAN},
    {"nobleman", Q_GENDER_MAN},
    {"nun", Q_GENDER_WOMAN},
    {"nurse", Q_GENDER_WOMAN},
    {"nursemaid", Q_GENDER_WOMAN},
    {"pair", Q_GENDER_MANY},
    {"papa", Q_GENDER_MAN},
    {"parson", Q_GENDER_MAN},
    {"party", Q_GENDER_MANY},
    {"people", Q_GENDER_MANY},
    {"police", Q_GENDER_MANY},
    {"policeman", Q_GENDER_MAN},
    {"policewoman", Q_GENDER_WOMAN},
    {"porter", Q_GENDER_MAN},
    {"postman", Q_GENDER_MAN},
    {"priest", Q_GENDER_MAN},
    {"prince", Q_GENDER_MAN},
    {"princess", Q_GENDER_WOMAN},
    {"prioress", Q_GENDER_WOMAN},
    {"queen", Q_GENDER_WOMAN},
    {"rector", Q_GENDER_MAN},
    {"sailor", Q_GENDER_MAN},
    {"salesman", Q_GENDER_MAN},
    {"saleswoman", Q_GENDER_WOMAN},
    {"schoolboy", Q_GENDER_MAN},
    {"schoolgirl", Q_GENDER_WOMAN},
    {"schoolmaster", Q_GENDER_MAN},
    {"schoolmistress", Q_GENDER_WOMAN},
    {"seaman", Q_GENDER_MAN},
    {"sergeant", Q_GENDER_MAN},
    {"sister", Q_GENDER_WOMAN},
    {"sister-in-law", Q_GENDER_WOMAN},
    {"soldier", Q_GENDER_MAN},
    {"son", Q_GENDER_MAN},
    {"son-in-law", Q_GENDER_MAN},
    {"spokesman", Q_GENDER_MAN},
    {"spokeswoman", Q_GENDER_WOMAN},
    {"squire", Q_GENDER_MAN},
    {"statesman", Q_GENDER_MAN},
    {"stepfather", Q_GENDER_MAN},
    {"stepmother", Q_GENDER_WOMAN},
    {"steward", Q_GENDER_MAN},
    {"stewardess", Q_GENDER_WOMAN},
    {"tradesman", Q_GENDER_MAN},
    {"uncle", Q_GENDER_MAN},
    {"vicar", Q_GENDER_MAN},
    {"viscount", Q_GENDER_MAN},
    {"waiter", Q_GENDER_MAN},
    {"waitress", Q_GENDER_WOMAN},
    {"widow", Q_GENDER_WOMAN},
    {"widower", Q_GENDER_MAN},
    {"wife", Q_GENDER_WOMAN},
    {"witch", Q_GENDER_WOMAN},
    {"wizard", Q_GENDER_MAN},
    {"woman", Q_GENDER_WOMAN},
    {"women", Q_GENDER_MANY},
    {"workman", Q_GENDER_MAN},
    {"youth", Q_GENDER_MAN},
};

uint8_t q_noun_gender(const char *noun, unsigned length) {
  size_t low = 0, high = sizeof NOUNS / sizeof *NOUNS;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const char *at = NOUNS[middle].noun;
    size_t at_length = strlen(at);
    int order = memcmp(at, noun, at_length < length ? at_length : length);
    if (order == 0 && at_length == length) return NOUNS[middle].gender;
    if (order < 0 || (order == 0 && at_length < length)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  bool many = length > 3 && noun[length - 1] == 's' && noun[length - 2] != 's';
  return many ? Q_GENDER_MANY : Q_GENDER_UNKNOWN;
}
