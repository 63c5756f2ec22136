/* Rules about sources and their names: never introduced, spelled in two ways, not named at all. */
#include <stdlib.h>
#include <string.h>

#include "attribution/spelling.h"
#include "document/memory.h"
#include "lint/anonymous_sources_table.h"
#include "lint/rules.h"
#include "text/word_table.h"

/* ---- unidentified-source --------------------------------------------------------------- */

static bool has_blank(QSayings *s, QRange range) {
  size_t length;
  const char *words = q_saying_words(s, range, &length);
  return words && memchr(words, ' ', length) != NULL;
}

/* The whole name that a mention is part of. */
static QRange whole_name(const QSayings *s, QRange at) {
  size_t low = 0, high = s->mention_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (s->mentions[middle].range.end <= at.start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  bool inside = low < s->mention_count && s->mentions[low].range.start <= at.start;
  return inside ? s->mentions[low].range : at;
}

/* A line that does not end as a sentence does, or the first one of a text with no more than one
 * sentence. */
static bool is_in_headline(const QSayings *s, uint32_t at) {
  enum {
    LONGEST = 160
  };
  char line[LONGEST + 1];
  bool first = quoth_document_line(s->document, at) == 0;
  QRange range = {first ? 0 : at, (first ? 0 : at) + LONGEST};
  size_t size = quoth_document_copy(s->document, range, line), end = 0, stops = 0;
  while (end < size && line[end] != '\n') end++;
  if (end == LONGEST) return false;
  /* Blanks and closing marks, those of three bytes too. */
  while (end > 0 && strchr(" \r\"')\xE2\x80\x9D\x99", line[end - 1])) end--;
  for (size_t i = 0; i + 1 < end; i++) stops += strchr(".?!", line[i]) && line[i + 1] == ' ';
  return end == 0 || !strchr(".?!", line[end - 1]) || (first && stops == 0 && size > end + 2);
}

static const uint32_t NOT_TOLD = UINT32_MAX;

/* What is known of a source. */
typedef struct {
  bool seen;
  uint32_t full; /* its first mention by a name of several words; NOT_TOLD: there is none */
} QIntroduction;

/* Of each source; q_memory_free frees them. NULL when there is no memory. */
static QIntroduction *introductions(QSayings *s, uint32_t count) {
  QIntroduction *all = q_memory_new((count + 1) * sizeof *all);
  if (!all) {
    s->findings->failed = true;
    return NULL;
  }
  for (uint32_t i = 0; i < count; i++) all[i] = (QIntroduction){false, NOT_TOLD};
  for (size_t i = 0; i < s->mention_count; i++) {
    const QMention *m = &s->mentions[i];
    if (m->kind == Q_MENTION_NAME && m->source < count && all[m->source].full == NOT_TOLD &&
        has_blank(s, m->range))
      all[m->source].full = (uint32_t)i;
  }
  return all;
}

static void check_unidentified(QSayings *s) {
  uint32_t count = quoth_source_count(s->document);
  QIntroduction *known = introductions(s, count);
  if (!known) return;
  for (size_t i = 0; i < s->saying_count; i++) {
    const QSpeaker *speaker = &s->sayings[i].speaker;
    QSource source;
    if (speaker->source >= count || known[speaker->source].seen) continue;
    if (speaker->sieve != Q_SIEVE_TAG && speaker->sieve != Q_SIEVE_COLON) continue;
    if (is_in_headline(s, speaker->mention.start)) continue;
    known[speaker->source].seen = true;
    if (!quoth_source(s->document, speaker->source, &source) || source.kind != Q_SOURCE_NAMED)
      continue;
    if (source.gender != Q_GENDER_MAN && source.gender != Q_GENDER_WOMAN) continue;
    QRange at = speaker->mention;
    if (at.start == at.end || has_blank(s, whole_name(s, at))) continue;
    uint32_t first = known[speaker->source].full;
    const QMention *full = first == NOT_TOLD ? NULL : &s->mentions[first];
    if (full && full->range.start < at.start) continue;
    q_finding_begin(s->findings, Q_RULE_UNIDENTIFIED_SOURCE, at.start, at.end,
                    full ? "quoted before the full name is told"
                         : "quoted, and never introduced by a full name");
    if (full) q_finding_related(s->findings, full->range.start, full->range.end, "the full name");
  }
  q_memory_free(known);
}

const QRuleRow q_rule_unidentified_source = {
    .rule = {.id = "unidentified-source",
             .summary = "somebody quoted by one name only, who has not been introduced",
             .explanation = "A first mention gives the given name and the surname, or a title and "
                            "a name, so that a reader knows who speaks.",
             .wrong = "“The bridge is safe,” said Marlow. She has built three of them.",
             .right = "“The bridge is safe,” said Ruth Marlow. She has built three of them.",
             .fixes = false},
    .levels = {Q_LEVELS(Q_LEVEL_OFF), Q_LEVELS_ENGLISH(Q_LEVEL_HINT), Q_LEVELS(Q_LEVEL_OFF),
               Q_LEVELS(Q_LEVEL_OFF)},
    .sayings = check_unidentified,
};

/* ---- source-spelling --------------------------------------------------------------------- */

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

static bool same_letters(const QVariant *a, const QVariant *b) {
  size_t i = 0, k = 0;
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

/* Two forms of one word: of a family, Yorker and Yorkers. */
static bool is_plural_of(QPart a, QPart b) {
  return a.length == b.length + 1 && a.start[b.length] == 's' &&
         memcmp(a.start, b.start, b.length) == 0;
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
    if (one.length < SHORTEST || two.length < SHORTEST || is_plural_of(one, two) ||
        is_plural_of(two, one) ||
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
    const QMention *m = &s->mentions[named[i].mention];
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
    const QMention *m = &s->mentions[i];
    if (m->kind == Q_MENTION_NAME && m->source != Q_NO_SOURCE)
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

/* ---- anonymous-source -------------------------------------------------------------------- */

/* The head of a description that names nobody and no body. */
static bool is_anonymous_word(const char *words, size_t from, size_t to) {
  return q_table_find(q_anonymous_sources, words + from, to - from) != NULL;
}

/* The head: the last word before "of", "for", "who" and their kind. A body or place that is told
 * makes the source known enough. */
static bool is_anonymous(QSayings *s, QRange range) {
  static const char *const ENDS[] = {" with ", " who ", " familiar ", " close ", " in ", " on "};
  static const char *const KNOWN[] = {" of ", " for ", " from ", " at "};
  size_t length;
  const char *words = q_saying_words(s, range, &length);
  if (!words || length == 0 || length > 200) return false;
  char padded[208];
  padded[0] = ' ';
  memcpy(padded + 1, words, length);
  memcpy(padded + 1 + length, " ", 2);
  for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++) {
    if (strstr(padded, KNOWN[i])) return false;
  }
  size_t end = length + 1;
  for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
    const char *at = strstr(padded, ENDS[i]);
    if (at && (size_t)(at - padded) < end) end = (size_t)(at - padded);
  }
  size_t from = end;
  while (from > 0 && padded[from - 1] != ' ') from--;
  return from < end && is_anonymous_word(padded, from, end);
}

static void check_anonymous(QSayings *s) {
  uint32_t last = UINT32_MAX;
  for (size_t i = 0; i < s->saying_count; i++) {
    const QQuotation *q = &s->sayings[i].quotation;
    const QSpeaker *speaker = &s->sayings[i].speaker;
    QSource source;
    QRange at = q->source;
    if (at.start == at.end || at.start == last) continue;
    if (!quoth_source(s->document, speaker->source, &source) || source.kind != Q_SOURCE_DESCRIBED ||
        !is_anonymous(s, at))
      continue;
    last = at.start;
    q_finding_begin(s->findings, Q_RULE_ANONYMOUS_SOURCE, at.start, at.end,
                    "a source without a name, and of no body that is told");
  }
}

const QRuleRow q_rule_anonymous_source = {
    .rule = {.id = "anonymous-source",
             .summary = "unnamed sources, officials, experts: nobody who could be asked",
             .explanation =
                 "A reader cannot weigh what unnamed people say. Name them, or say which "
                 "body they speak for and why they are not named.",
             .wrong = "The bridge will be closed in May, officials said.",
             .right = "The bridge will be closed in May, said Ruth Marlow, the town engineer.",
             .fixes = false},
    .levels = {Q_LEVELS(Q_LEVEL_OFF), Q_LEVELS_ENGLISH(Q_LEVEL_HINT), Q_LEVELS(Q_LEVEL_OFF),
               Q_LEVELS_ENGLISH(Q_LEVEL_HINT)},
    .sayings = check_anonymous,
};
