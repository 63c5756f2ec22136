/* The rule about one person's name in several spellings. */
#include <stdlib.h>
#include <string.h>

#include "attribution/nicknames.h"
#include "attribution/spelling.h"
#include "document/memory.h"
#include "lexicon.h"
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

typedef struct {
  const char *start;
  size_t length;
} QPart;

/* The next word of a name from *at on. */
static bool next_part(const QVariant *name, size_t *at, QPart *part) {
  while (*at < name->length && name->words[*at] == ' ') ++*at;
  part->start = name->words + *at;
  while (*at < name->length && name->words[*at] != ' ') ++*at;
  part->length = (size_t)(name->words + *at - part->start);
  return part->length > 0;
}

static bool is_longer_by(QPart a, QPart b, const char *end) {
  size_t length = strlen(end);
  return a.length == b.length + length && memcmp(a.start, b.start, b.length) == 0 &&
         memcmp(a.start + b.length, end, length) == 0;
}

static bool is_short_for(QPart a, QPart b) {
  const char *full[Q_NICKNAME_FULLS];
  unsigned count = q_nickname(a.start, (unsigned)a.length, full);
  for (unsigned i = 0; i < count; i++) {
    if (strlen(full[i]) == b.length && memcmp(full[i], b.start, b.length) == 0) return true;
  }
  return is_longer_by(a, b, "y") || is_longer_by(a, b, "ie") ||
         (b.start[b.length - 1] == 'e' && (is_longer_by(a, (QPart){b.start, b.length - 1}, "ie") ||
                                           is_longer_by(a, (QPart){b.start, b.length - 1}, "y")));
}

/* A’mighty, as somebody speaks it: without the apostrophe it is still another word. */
static bool is_elided(QPart a, QPart b) {
  const char *mark = memchr(a.start, '\'', a.length);
  if (!mark || memchr(b.start, '\'', b.length)) return false;
  size_t before = (size_t)(mark - a.start), after = a.length - before - 1;
  return a.length != b.length + 1 || memcmp(a.start, b.start, before) != 0 ||
         memcmp(mark + 1, b.start + before, after) != 0;
}

static bool is_common(QPart word) {
  const uint32_t known = Q_WORD_DICTIONARY | Q_WORD_VERB | Q_WORD_CUE_SPEECH | Q_WORD_CUE_WEAK;
  return q_word_flags(word.start, (unsigned)word.length) & known;
}

/* Two words, or two names of one family: of one place and who is from there, of one given name and
 * its short forms. */
static bool are_forms(QPart a, QPart b) {
  const char *ours[Q_NICKNAME_FULLS], *theirs[Q_NICKNAME_FULLS];
  if (is_elided(a, b) || (is_common(a) && is_common(b))) return true;
  if (is_longer_by(a, b, "s") || is_longer_by(a, b, "n") || is_short_for(a, b)) return true;
  unsigned count = q_nickname(a.start, (unsigned)a.length, ours);
  unsigned others = q_nickname(b.start, (unsigned)b.length, theirs);
  for (unsigned i = 0; i < count * others; i++) {
    if (strcmp(ours[i / others], theirs[i % others]) == 0) return true;
  }
  return false;
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
    QPart one, two;
    bool more_a = next_part(a, &i, &one), more_b = next_part(b, &k, &two);
    if (more_a != more_b) return false;
    if (!more_a) return others == 1;
    if (one.length == two.length && memcmp(one.start, two.start, one.length) == 0) continue;
    if (one.length < SHORTEST || two.length < SHORTEST || are_forms(one, two) ||
        are_forms(two, one) ||
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
    add_fix(s, at, right, same_letters(&name, best) ? SURE : LIKELY);
    q_finding_related(s->findings, right.start, right.end, "the spelling most used");
  }
}

static void check_spelling(QSayings *s) {
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

const QRuleRow q_rule_source_spelling = {
    .rule = {.id = "source-spelling",
             .summary = "one person's name in several spellings",
             .explanation = "The spelling that is used most is taken for the right one, the first "
                            "one where they are as frequent.",
             .wrong = "Xu Mingde spoke first. “It rains,” said Xu Mingde. “It pours,” Xu Ming De "
                      "said.",
             .right = "Xu Mingde spoke first. “It rains,” said Xu Mingde. “It pours,” Xu Mingde "
                      "said.",
             .fixes = true},
    .levels = {Q_LEVELS(Q_LEVEL_OFF), Q_LEVELS(Q_LEVEL_WARNING), Q_LEVELS(Q_LEVEL_HINT),
               Q_LEVELS(Q_LEVEL_WARNING)},
    .sayings = check_spelling,
};
