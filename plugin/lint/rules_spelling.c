/* The rule about one person's name in several spellings: of names that are known to be those of one
 * person, and of a rare surname that is one slip away from a frequent one. */
#include <stdlib.h>
#include <string.h>

#include "attribution/spelling.h"
#include "document/memory.h"
#include "lexicon.h"
#include "lint/name_forms.h"
#include "lint/rules.h"

enum {
  VARIANTS = 16,   /* spellings of a name that are told apart */
  NAME_BYTES = 64, /* of a name that is compared */
  EDIT_BYTES = 7,  /* of a fix */
  SURE = 90,       /* percent, where only blanks and hyphens differ */
  LIKELY = 75
};

typedef struct {
  uint32_t source;
  uint32_t mention; /* its index */
} QNamed;

typedef struct {
  char words[NAME_BYTES];
  size_t length;
  uint32_t count;
  uint32_t first; /* a mention */
} QVariant;

static int by_source(const void *a, const void *b) {
  const QNamed *one = a, *two = b;
  if (one->source != two->source) return one->source < two->source ? -1 : 1;
  return one->mention < two->mention ? -1 : one->mention > two->mention;
}

/* The words of a name without a possessive 's. False for one that is too long. */
static bool read_name(QSayings *s, QRange range, QVariant *name) {
  size_t length;
  const char *words = q_saying_words(s, range, &length);
  if (!words) return false;
  if (length > 2 && words[length - 1] == 's' && words[length - 2] == '\'') length -= 2;
  if (length > 1 && words[length - 1] == '\'') length--;
  if (length == 0 || length > NAME_BYTES) return false;
  memcpy(name->words, words, length);
  name->length = length;
  return true;
}

/* The same but for blanks; of a short name, whose letters may be initials, that is no proof. */
static bool same_letters(const QVariant *a, const QVariant *b) {
  enum {
    FEWEST = 5
  };
  size_t i = 0, k = 0;
  if (a->length < FEWEST || b->length < FEWEST) return false;
  for (;;) {
    while (i < a->length && a->words[i] == ' ') i++;
    while (k < b->length && b->words[k] == ' ') k++;
    if (i == a->length || k == b->length) return i == a->length && k == b->length;
    if (a->words[i++] != b->words[k++]) return false;
  }
}

/* The next word of a name from *at on. */
static bool next_part(const QVariant *name, size_t *at, QNameWord *part) {
  while (*at < name->length && name->words[*at] == ' ') ++*at;
  part->start = name->words + *at;
  while (*at < name->length && name->words[*at] != ' ') ++*at;
  part->length = (size_t)(name->words + *at - part->start);
  return part->length > 0;
}

/* Two spellings of one name: the same letters, or the same words but for one that is spelled in
 * two ways. A word more or less is no matter of spelling, nor are titles and initials. */
static bool are_spellings(const QVariant *a, const QVariant *b) {
  enum {
    SHORTEST = 5 /* letters of a word that is compared */
  };
  if (same_letters(a, b)) return true;
  size_t i = 0, k = 0, others = 0;
  for (;;) {
    QNameWord one, two;
    bool more_a = next_part(a, &i, &one), more_b = next_part(b, &k, &two);
    if (more_a != more_b) return false;
    if (!more_a) return others == 1;
    if (one.length == two.length && memcmp(one.start, two.start, one.length) == 0) continue;
    if (one.length < SHORTEST || two.length < SHORTEST || q_are_name_forms(one, two) ||
        !q_spelled_alike(one.start, (unsigned)one.length, two.start, (unsigned)two.length))
      return false;
    others++;
  }
}

static bool is_inside_character(const char *text, size_t at, size_t size) {
  return at < size && ((unsigned char)text[at] & 0xC0) == 0x80;
}

/* Makes the text in range that of another one: what both begin and end with stays. */
static void add_fix(QSayings *s, QRange range, QRange right, unsigned confidence) {
  char old[NAME_BYTES * 2], new[NAME_BYTES * 2], text[EDIT_BYTES + 1];
  if (range.end - range.start > sizeof old || right.end - right.start > sizeof new) return;
  size_t a = quoth_document_copy(s->document, range, old);
  size_t b = quoth_document_copy(s->document, right, new);
  size_t start = 0, end = 0;
  while (start < a && start < b && old[start] == new[start]) start++;
  while (is_inside_character(old, start, a) || is_inside_character(new, start, b)) start--;
  while (end < a - start && end < b - start && old[a - 1 - end] == new[b - 1 - end]) end++;
  while (is_inside_character(old, a - end, a)) end--;
  if (b - start - end > EDIT_BYTES) return;
  memcpy(text, new + start, b - start - end);
  text[b - start - end] = 0;
  if (memchr(text, '\n', b - start - end)) return;
  q_finding_edit(s->findings, range.start + (uint32_t)start, range.end - (uint32_t)end, text);
  q_finding_confidence(s->findings, confidence);
}

/* A mention without the possessive 's, as its variant is. */
static QRange without_s(const QSayings *s, QRange range) {
  char tail[4] = {0};
  if (range.end - range.start < 5) return range;
  quoth_document_copy(s->document, (QRange){range.end - 4, range.end}, tail);
  if (tail[3] == 's' && tail[2] == '\'') range.end -= 2;
  if (memcmp(tail, "\xE2\x80\x99s", 4) == 0) range.end -= 4;
  return range;
}

/* The mentions of one source, from..to of the list. */
static void check_names(QSayings *s, const QNamed *named, size_t count) {
  QVariant variants[VARIANTS], name;
  size_t known = 0;
  for (size_t i = 0; i < count; i++) {
    if (!read_name(s, s->mentions[named[i].mention].range, &name)) continue;
    size_t v = 0;
    while (v < known && (variants[v].length != name.length ||
                         memcmp(variants[v].words, name.words, name.length) != 0))
      v++;
    if (v == VARIANTS) continue;
    if (v == known) {
      variants[known] = name;
      variants[known].count = 0;
      variants[known++].first = named[i].mention;
    }
    variants[v].count++;
  }
  if (known < 2) return;
  for (size_t i = 0; i < count; i++) {
    const QSpokenOf *m = &s->mentions[named[i].mention];
    if (!read_name(s, m->range, &name)) continue;
    const QVariant *own = NULL, *best = NULL;
    for (size_t v = 0; v < known; v++) {
      const QVariant *other = &variants[v];
      bool same =
          other->length == name.length && memcmp(other->words, name.words, name.length) == 0;
      if (same) own = other;
      if (!same && !are_spellings(&name, other)) continue;
      if (!best || other->count > best->count) best = other;
    }
    if (!own || !best || best == own) continue;
    QRange at = without_s(s, m->range), right = without_s(s, s->mentions[best->first].range);
    q_finding_begin(s->findings, Q_RULE_SOURCE_SPELLING, at.start, at.end,
                    "spelled in another way elsewhere");
    /* Of two that are as frequent nobody can tell which is right. */
    if (best->count > own->count) add_fix(s, at, right, same_letters(&name, best) ? SURE : LIKELY);
    q_finding_related(s->findings, right.start, right.end, "the spelling most used");
  }
}

static void check_persons(QSayings *s) {
  QNamed *named = q_memory_new((s->mention_count + 1) * sizeof *named);
  if (!named) {
    s->findings->failed = true;
    return;
  }
  size_t count = 0;
  for (size_t i = 0; i < s->mention_count; i++) {
    const QSpokenOf *m = &s->mentions[i];
    const QEntity *e = q_saying_entity(s, m->source);
    if (m->kind == Q_MENTION_NAME && e && e->kind == Q_ENTITY_PERSON)
      named[count++] = (QNamed){m->source, (uint32_t)i};
  }
  qsort(named, count, sizeof *named, by_source);
  for (size_t from = 0, to; from < count; from = to) {
    for (to = from + 1; to < count && named[to].source == named[from].source;) to++;
    check_names(s, named + from, to - from);
  }
  q_memory_free(named);
}

/* ---- Slips --------------------------------------------------------------------------------- */

enum {
  SURNAME = 24, /* bytes of a surname that is compared */
  FEWEST = 7,   /* letters in it */
  USUAL = 3,    /* mentions of one that is meant */
};

/* A surname, with what stands before it. */
typedef struct {
  char word[SURNAME];
  uint8_t length;
  bool given;     /* it is a given name too */
  uint64_t title; /* hash of the words before it; 0: there are none */
  uint32_t count; /* of its mentions */
  uint32_t mention;
} QSurname;

static int by_word(const void *a, const void *b) {
  const QSurname *one = a, *two = b;
  int order = memcmp(one->word, two->word, SURNAME);
  if (order) return order;
  return one->mention < two->mention ? -1 : one->mention > two->mention;
}

static bool read_surname(QSayings *s, const QSpokenOf *m, QSurname *surname) {
  QVariant name;
  if (!read_name(s, m->range, &name)) return false;
  size_t from = name.length;
  while (from > 0 && name.words[from - 1] != ' ') from--;
  size_t length = name.length - from;
  if (length < FEWEST || length > SURNAME || memchr(name.words + from, '\'', length)) return false;
  *surname = (QSurname){.length = (uint8_t)length, .count = 1};
  memcpy(surname->word, name.words + from, length);
  for (size_t i = 0; i < from; i++)
    surname->title = (surname->title ^ (unsigned char)name.words[i]) * UINT64_C(1099511628211) + 1;
  uint32_t flags = q_word_flags(surname->word, (unsigned)length);
  surname->given = flags & (Q_WORD_GIVEN_MALE | Q_WORD_GIVEN_FEMALE);
  return !(flags & ~(uint32_t)(Q_WORD_GIVEN_MALE | Q_WORD_GIVEN_FEMALE));
}

/* One letter is missing, other, or has changed places with its neighbour. */
static bool is_slip(const QSurname *a, const QSurname *b) {
  const QSurname *one = a->length <= b->length ? a : b, *two = one == a ? b : a;
  size_t n = one->length, i = 0;
  if (two->length > n + 1u || one->word[0] != two->word[0]) return false;
  while (i < n && one->word[i] == two->word[i]) i++;
  if (two->length > n) return memcmp(one->word + i, two->word + i + 1, n - i) == 0;
  if (i == n) return false;
  bool other = memcmp(one->word + i + 1, two->word + i + 1, n - i - 1) == 0;
  return other ||
         (i + 1 < n && one->word[i] == two->word[i + 1] && one->word[i + 1] == two->word[i] &&
          memcmp(one->word + i + 2, two->word + i + 2, n - i - 2) == 0);
}

/* The mention before the last words of a name: those are in the text as in the list. */
static QRange last_word_of(const QSayings *s, const QSurname *surname) {
  QRange at = without_s(s, s->mentions[surname->mention].range);
  if (at.end - at.start > surname->length) at.start = at.end - surname->length;
  return at;
}

static void check_surname(QSayings *s, const QSurname *rare, const QSurname *usual) {
  const QNameWord a = {rare->word, rare->length}, b = {usual->word, usual->length};
  const QSpokenOf *m = &s->mentions[rare->mention];
  if (m->source == s->mentions[usual->mention].source || rare->given || usual->given) return;
  if (q_are_name_forms(a, b)) return;
  QRange at = last_word_of(s, rare), right = last_word_of(s, usual);
  q_finding_begin(s->findings, Q_RULE_SOURCE_SPELLING, at.start, at.end,
                  "a slip, or somebody with nearly the same name");
  q_finding_related(s->findings, right.start, right.end, "the spelling most used");
}

/* Surnames in one run each, with the counts of their mentions; returns how many there are. */
static size_t count_surnames(QSurname *all, size_t count) {
  size_t known = 0;
  qsort(all, count, sizeof *all, by_word);
  for (size_t i = 0; i < count; i++) {
    if (known && memcmp(all[known - 1].word, all[i].word, SURNAME) == 0) {
      all[known - 1].count++;
    } else {
      all[known++] = all[i];
    }
  }
  return known;
}

static void check_slips(QSayings *s) {
  QSurname *all = q_memory_new((s->mention_count + 1) * sizeof *all);
  if (!all) {
    s->findings->failed = true;
    return;
  }
  size_t count = 0;
  for (size_t i = 0; i < s->mention_count; i++) {
    const QSpokenOf *m = &s->mentions[i];
    const QEntity *e = q_saying_entity(s, m->source);
    bool person = m->kind == Q_MENTION_NAME && !m->heading && e && e->kind == Q_ENTITY_PERSON;
    if (!person || !read_surname(s, m, &all[count])) continue;
    all[count++].mention = (uint32_t)i;
  }
  count = count_surnames(all, count);
  for (size_t i = 0, first = 0; i < count; i++) {
    if (all[i].word[0] != all[first].word[0]) first = i;
    for (size_t k = first; all[i].count == 1 && k < count; k++) {
      if (all[k].word[0] != all[i].word[0]) break;
      if (all[k].count < USUAL || !is_slip(&all[i], &all[k])) continue;
      check_surname(s, &all[i], &all[k]);
      break;
    }
  }
  q_memory_free(all);
}

static void check_spelling(QSayings *s) {
  check_persons(s);
  check_slips(s);
}

const QRuleRow q_rule_source_spelling = {
    .rule = {.id = "source-spelling",
             .summary = "one person's name in several spellings",
             .explanation =
                 "The spelling that is used most is taken for the right one, and the fix makes it "
                 "so. Where none is, or two surnames differ by one letter only, you decide.",
             .wrong = "Xu Mingde spoke first. “It rains,” said Xu Mingde. “It pours,” Xu Ming De "
                      "said.",
             .right = "Xu Mingde spoke first. “It rains,” said Xu Mingde. “It pours,” Xu Mingde "
                      "said.",
             .fixes = true},
    .levels = {Q_LEVELS(Q_LEVEL_OFF), Q_LEVELS(Q_LEVEL_WARNING), Q_LEVELS(Q_LEVEL_HINT),
               Q_LEVELS(Q_LEVEL_WARNING)},
    .sayings = check_spelling,
};
