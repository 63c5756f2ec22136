/* The rule about sources that are never introduced. */
#include <stdlib.h>
#include <string.h>

#include "attribution/cast.h"
#include "attribution/name_parts.h"
#include "document/memory.h"
#include "lexicon.h"
#include "lint/rules.h"
#include "lint/words.h"
#include "text/hash.h"

enum {
  SHORTEST = 3, /* letters of a name */
  LONGEST = 13  /* bytes of a cue that is looked up */
};

static const uint32_t NOT_TOLD = UINT32_MAX;

/* A name of several words: who has it is introduced by it. */
typedef struct {
  uint64_t hash; /* of its last word */
  uint32_t mention;
} QFullName;

typedef struct {
  QFullName *names; /* by hash, then in order */
  size_t count;
  uint32_t *first; /* by source: its first full name, a mention; NOT_TOLD */
} QIntroductions;

/* The last word of a name; several: it has others before it. NULL when there is no memory. */
static const char *last_word(QSayings *s, QRange range, size_t *length, bool *several) {
  const char *words = q_saying_words(s, range, length);
  if (!words) return NULL;
  size_t end = *length;
  if (end > 2 && words[end - 1] == 's' && words[end - 2] == '\'') end -= 2;
  size_t from = end;
  while (from > 0 && words[from - 1] != ' ') from--;
  if (from > 1 && q_is_name_suffix(words + from, (unsigned)(end - from))) {
    end = from - 1;
    for (from = end; from > 0 && words[from - 1] != ' ';) from--;
  }
  *several = from > 0;
  *length = end - from;
  return words + from;
}

static int by_hash(const void *a, const void *b) {
  const QFullName *one = a, *two = b;
  if (one->hash != two->hash) return one->hash < two->hash ? -1 : 1;
  return one->mention < two->mention ? -1 : one->mention > two->mention;
}

static void free_introductions(QIntroductions *known) {
  q_memory_free(known->names);
  q_memory_free(known->first);
}

/* False when there is no memory. */
static bool read_introductions(QSayings *s, QIntroductions *known) {
  known->count = 0;
  known->names = q_memory_new((s->mention_count + 1) * sizeof *known->names);
  known->first = q_memory_new((s->source_count + 1) * sizeof *known->first);
  if (!known->names || !known->first) return false;
  for (size_t i = 0; i < s->source_count; i++) known->first[i] = NOT_TOLD;
  for (size_t i = 0; i < s->mention_count; i++) {
    const QSpokenOf *m = &s->mentions[i];
    size_t length;
    bool several;
    if (m->kind != Q_MENTION_NAME) continue;
    const char *word = last_word(s, m->range, &length, &several);
    if (!word || !several) continue;
    known->names[known->count++] =
        (QFullName){q_hash_bytes(Q_HASH_EMPTY, word, length), (uint32_t)i};
    if (m->source < s->source_count && known->first[m->source] == NOT_TOLD)
      known->first[m->source] = (uint32_t)i;
  }
  qsort(known->names, known->count, sizeof *known->names, by_hash);
  return true;
}

/* The first full name with that last word; NULL: there is none. */
static const QSpokenOf *introduction(const QSayings *s, const QIntroductions *known,
                                     uint64_t hash) {
  size_t low = 0, high = known->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (known->names[middle].hash < hash) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  bool found = low < known->count && known->names[low].hash == hash;
  return found ? &s->mentions[known->names[low].mention] : NULL;
}

/* What is no person's name, whatever it says: a country, an abbreviation, BuzzFeed. */
static bool is_other_name(const QSayings *s, const QSpokenOf *m, const char *word, size_t length) {
  QRange at = m->range;
  char text[32] = "";
  uint32_t flags = q_word_flags(word, (unsigned)length);
  if (flags & (Q_WORD_NATIONALITY | Q_WORD_ORGANIZATION | Q_WORD_ABBREVIATION)) return true;
  if (m->flags & Q_IS_FIRST && flags & (Q_WORD_PERSON | Q_WORD_DICTIONARY)) return true;
  size_t size = quoth_document_copy(s->document, (QRange){at.start, at.end}, text);
  if (at.end - at.start > sizeof text) return true;
  for (size_t i = 1; i < size; i++) {
    bool small = text[i - 1] >= 'a' && text[i - 1] <= 'z';
    bool mc = (i == 2 && memcmp(text, "Mc", 2) == 0) || (i <= 3 && memcmp(text, "Mac", 3) == 0) ||
              (i == 2 && (memcmp(text, "De", 2) == 0 || memcmp(text, "La", 2) == 0));
    if (text[i] >= 'A' && text[i] <= 'Z' && small && !mc) return true;
  }
  return false;
}

/* A cue of somebody who speaks: Marlow said. Not the colon of a label, nor what papers do. */
static bool is_cue_of_person(QSayings *s, const QQuotation *q) {
  static const char OTHERS[] = " report reported reports read reads ";
  size_t length;
  const char *cue = q_saying_words(s, q->cue, &length);
  if (!cue || length == 0 || length > LONGEST) return length > 0;
  if (q->kind != Q_DIRECT) return q_is_among(cue, length, " said says told ");
  return !q_is_among(cue, length, OTHERS) &&
         q_word_flags(cue, (unsigned)length) & Q_WORD_CUE_SPEECH;
}

/* The name that is the whole source of a saying; NULL: there is none. */
static const QSpokenOf *name_of(QSayings *s, const QSaying *saying) {
  enum {
    NOT = Q_IS_AT_PLACE | Q_IS_WITH_THE | Q_IS_INSIDE | Q_IS_APPOSED | Q_IS_POSSESSIVE
  };
  QRange at = saying->speaker.mention, source = saying->quotation.source;
  size_t i = q_saying_mention_at(s, at.start);
  if (i == s->mention_count || at.start == at.end) return NULL;
  const QSpokenOf *m = &s->mentions[i];
  if (m->kind != Q_MENTION_NAME || m->range.start != at.start || m->flags & NOT) return NULL;
  if (!(m->flags & Q_IS_SUBJECT) || !(m->flags & Q_IS_BESIDE_CUE)) return NULL;
  /* The first line of a text may be a headline that is set as a sentence. */
  if (m->paragraph <= 1 && (saying->quotation.kind != Q_DIRECT || at.start == 0) &&
      s->mentions[s->mention_count - 1].paragraph > 1)
    return NULL;
  if (source.start != at.start || source.end > m->range.end + 2) return NULL;
  return is_cue_of_person(s, &saying->quotation) ? m : NULL;
}

/* Whether somebody is proved to be a person by "who", or by a pronoun that comes next, where he is
 * named or soon after. */
static bool is_proved(const QSayings *s, const QSpokenOf *named) {
  enum {
    NEAR = 1, /* sentences */
    FAR = 400 /* mentions */
  };
  uint32_t source = named->source;
  QGender gender = q_saying_entity(s, source)->gender;
  /* "It" says that Twitter is none. */
  bool is_of_person = gender == Q_GENDER_MAN || gender == Q_GENDER_WOMAN;
  size_t first = (size_t)(named - s->mentions), past = s->mention_count;
  if (past > first + FAR) past = first + FAR;
  for (size_t i = first; i < past; i++) {
    const QSpokenOf *m = &s->mentions[i];
    if (m->source != source || m->kind != Q_MENTION_NAME || m->flags & Q_IS_INSIDE) continue;
    char who[6];
    size_t size = quoth_document_copy(s->document, (QRange){m->range.end, m->range.end + 6}, who);
    if (size == 6 && (memcmp(who, ", who ", 6) == 0 || memcmp(who, " who ", 5) == 0)) return true;
    for (size_t k = i + 1; k < s->mention_count; k++) {
      const QSpokenOf *next = &s->mentions[k];
      if (next->paragraph > m->paragraph + 1) break;
      uint16_t from = next->paragraph == m->paragraph ? m->sentence + NEAR : 0;
      if (next->sentence > from) break;
      if (next->flags & Q_IS_INSIDE) continue;
      if (is_of_person && next->kind == Q_MENTION_PRONOUN && next->gender == gender) return true;
      if (next->kind == Q_MENTION_NAME && next->source != source) break;
    }
  }
  return false;
}

/* How often what follows a name in a text says "its". */
static int count_its(const char *text, size_t size) {
  static const char *const words[] = {" its ", " his ", " her ", " he ", " she "};
  int things = 0;
  for (size_t at = 0; at < size && !strchr(".?!\n", text[at]); at++) {
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
      size_t length = strlen(words[i]);
      if (at + length <= size && memcmp(text + at, words[i], length) == 0) things += i ? -1 : 1;
    }
  }
  return things;
}

/* A body whose name is in no list: "its" follows the name more often than "his" or "she". */
static bool is_thing(const QSayings *s, uint32_t source) {
  enum {
    NEAR = 80, /* bytes after a name */
    MOST = 64  /* mentions that are looked at */
  };
  int things = 0;
  for (size_t i = 0, n = 0; i < s->mention_count && n < MOST; i++) {
    const QSpokenOf *m = &s->mentions[i];
    char text[NEAR];
    if (m->source != source || m->kind != Q_MENTION_NAME) continue;
    n++;
    things += count_its(
        text, quoth_document_copy(s->document, (QRange){m->range.end, m->range.end + NEAR}, text));
  }
  return things > 0;
}

/* The hacker known as “Finch” goes by that name. */
static bool is_nickname(QSayings *s, const char *word, size_t length, uint32_t before) {
  char name[32];
  if (length > sizeof name) return true;
  memcpy(name, word, length);
  for (size_t i = 0; i < s->saying_count; i++) {
    QRange inner = s->sayings[i].quotation.inner;
    size_t size;
    if (inner.start >= before) return false;
    if (s->sayings[i].quotation.kind != Q_TERM) continue;
    const char *words = q_saying_words(s, inner, &size);
    if (words && size == length && memcmp(words, name, length) == 0) return true;
  }
  return false;
}

static void check_source(QSayings *s, const QIntroductions *known, const QSpokenOf *m) {
  QRange at = m->range;
  size_t length;
  bool several;
  const char *word = last_word(s, m->range, &length, &several);
  if (!word || several || length < SHORTEST || is_other_name(s, m, word, length)) return;
  const QSpokenOf *same = introduction(s, known, q_hash_bytes(Q_HASH_EMPTY, word, length)),
                  *full = NULL;
  if (known->first[m->source] != NOT_TOLD) full = &s->mentions[known->first[m->source]];
  if ((same && same->range.start < at.start) || (full && full->range.start < at.start)) return;
  if (!is_proved(s, m) || is_thing(s, m->source) || is_nickname(s, word, length, at.start)) return;
  if (full && full->flags & Q_IS_INSIDE) full = NULL;
  q_finding_begin(s->findings, Q_RULE_UNIDENTIFIED_SOURCE, at.start, at.end,
                  full ? "quoted before the full name is told"
                       : "quoted, and never introduced by a full name");
  if (full) q_finding_related(s->findings, full->range.start, full->range.end, "the full name");
}

static void check_unidentified(QSayings *s) {
  bool *seen = q_memory_new(s->source_count + 1);
  QIntroductions known;
  if (!read_introductions(s, &known) || !seen) {
    s->findings->failed = true;
    free_introductions(&known);
    q_memory_free(seen);
    return;
  }
  memset(seen, 0, s->source_count + 1);
  for (size_t i = 0; i < s->saying_count; i++) {
    const QSpeaker *speaker = &s->sayings[i].speaker;
    if (speaker->source >= s->source_count || seen[speaker->source]) continue;
    if (speaker->sieve != Q_SIEVE_TAG && speaker->sieve != Q_SIEVE_COLON) continue;
    const QSpokenOf *m = name_of(s, &s->sayings[i]);
    if (!m || m->heading) continue;
    seen[speaker->source] = true;
    const QEntity *e = q_saying_entity(s, speaker->source);
    if (e && e->source == Q_SOURCE_NAMED && q_saying_is_person(s, speaker->source))
      check_source(s, &known, m);
  }
  free_introductions(&known);
  q_memory_free(seen);
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
