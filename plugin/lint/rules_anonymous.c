/* The rule about sources that nobody could ask: officials, a person familiar with the matter, some.
 * Each is told once: "officials" is not told of again, nor "the source" after "a source". */
#include <string.h>

#include "attribution/cast.h"
#include "chars.h"
#include "lexicon.h"
#include "lint/anonymous_sources_table.h"
#include "lint/rules.h"
#include "text/word_table.h"

enum {
  LONGEST = 160, /* bytes of a source */
  WORDS = 24,
  ROOM = 20, /* of a word */
  TOLD = 64  /* sources that are remembered */
};

/* A source word by word, in small letters. */
typedef struct {
  char text[LONGEST + 1];
  struct {
    const char *start;
    size_t length;
    bool capital, loud; /* it begins with one; it is all in capitals */
  } words[WORDS];
  size_t count;
} QPhrase;

static bool read_phrase(const QSayings *s, QRange range, QPhrase *phrase) {
  if (range.end <= range.start || range.end - range.start > LONGEST) return false;
  size_t size = quoth_document_copy(s->document, range, phrase->text);
  char *text = phrase->text;
  phrase->count = 0;
  for (size_t at = 0; at < size && phrase->count < WORDS;) {
    size_t from = at, capitals = 0;
    for (; at < size && ((unsigned char)text[at] >= 0x80 || q_is_letter_or_digit(text[at])); at++) {
      if (!q_is_upper_ascii(text[at])) continue;
      capitals++;
      text[at] = (char)(text[at] | 0x20);
      if (at == from) phrase->words[phrase->count].capital = true;
    }
    if (at == from) {
      at++;
      continue;
    }
    phrase->words[phrase->count].start = text + from;
    phrase->words[phrase->count].length = at - from;
    phrase->words[phrase->count].capital = capitals > 0;
    phrase->words[phrase->count++].loud = capitals > 1 && capitals == at - from;
  }
  return phrase->count > 0;
}

/* Whether a word is one of a list of words that are enclosed by blanks. */
static bool among(const QPhrase *phrase, size_t word, const char *list) {
  char padded[ROOM + 3] = " ";
  size_t length = phrase->words[word].length;
  if (length > ROOM) return false;
  memcpy(padded + 1, phrase->words[word].start, length);
  memcpy(padded + 1 + length, " ", 2);
  return strstr(list, padded) != NULL;
}

static uint32_t flags_of(const QPhrase *phrase, size_t word) {
  return q_word_flags(phrase->words[word].start, (unsigned)phrase->words[word].length);
}

static bool is_listed(const QPhrase *phrase, size_t word) {
  return q_table_find(q_anonymous_sources, phrase->words[word].start, phrase->words[word].length) !=
         NULL;
}

/* Some of many: people, countries. */
static bool is_plural(const QPhrase *phrase, size_t word) {
  const char *text = phrase->words[word].start;
  size_t length = phrase->words[word].length;
  if (among(phrase, word, " people men women children folk ")) return true;
  return length > 3 && text[length - 1] == 's' && text[length - 2] != 's';
}

/* The last word before "with", "who" and their kind; count: there is none that counts, since a
 * body or a place is told that the source is of. */
static size_t head_of(const QPhrase *p) {
  size_t head = p->count;
  for (size_t i = 0; i < p->count; i++) {
    if (among(p, i, " of for from at ")) return p->count;
    bool cut = i > 0 && among(p, i,
                              " with who whom familiar close in on near inside across "
                              "briefed involved including ");
    if (cut && head == p->count) head = i - 1;
  }
  return head == p->count ? p->count - 1 : head;
}

/* A ministry, the FBI: whom the source speaks for is told. */
static bool has_body(const QPhrase *p, size_t head) {
  for (size_t i = 0; i < head; i++) {
    if (among(p, i, " gop us uk eu ")) continue;
    if (p->words[i].loud && p->words[i].length > 2) return true;
    bool name = p->words[i].capital && (i > 0 || p->words[i + 1].capital);
    if (name && flags_of(p, i) & Q_WORD_ORGANIZATION) return true;
  }
  return false;
}

/* A noun that names nobody, or some of many. */
static bool is_anonymous(const QPhrase *p, size_t head) {
  if (head >= p->count || has_body(p, head) || among(p, 0, " most ")) return false;
  if (is_listed(p, head)) return true;
  bool some = among(p, 0, " some many several numerous various countless ");
  return some && head > 0 && is_plural(p, head) && !p->words[head].capital;
}

/* Some say, many believe: the source is nothing but a number. */
static bool is_vague(const QSayings *s, const QQuotation *q, const QPhrase *p) {
  static const char NOW[] = " say argue believe claim contend fear insist suggest think worry ";
  char after[8];
  QPhrase cue;
  if (p->count != 1 || !among(p, 0, " some many others critics ")) return false;
  size_t size = quoth_document_copy(s->document, (QRange){q->source.end, q->source.end + 4}, after);
  if (size == 4 && memcmp(after, " of ", 4) == 0) return false;
  return read_phrase(s, q->cue, &cue) && among(&cue, 0, NOW);
}

/* What has been told of. */
typedef struct {
  struct {
    char word[ROOM]; /* the head, without the s of a plural */
    size_t length;
    uint64_t hash; /* of all words but articles */
  } items[TOLD];
  size_t count;
} QTold;

/* Whether a source has been told of: the same words, or "the" and the same head. If not, it is
 * now. */
static bool is_told(QTold *told, const QPhrase *p, size_t head) {
  uint64_t hash = UINT64_C(14695981039346656037);
  bool back = among(p, 0, " the those these that this both ");
  for (size_t i = 0; i < p->count; i++) {
    if (i == 0 && (back || among(p, i, " a an "))) continue;
    for (size_t k = 0; k < p->words[i].length; k++)
      hash = (hash ^ (unsigned char)p->words[i].start[k]) * UINT64_C(1099511628211);
    hash = (hash ^ ' ') * UINT64_C(1099511628211);
  }
  const char *word = p->words[head].start;
  size_t length = p->words[head].length < ROOM ? p->words[head].length : ROOM;
  if (length > 1 && word[length - 1] == 's') length--;
  for (size_t i = 0; i < told->count; i++) {
    bool same = told->items[i].length == length && memcmp(told->items[i].word, word, length) == 0;
    if (told->items[i].hash == hash || (same && back)) return true;
  }
  if (told->count == TOLD) return true;
  memcpy(told->items[told->count].word, word, length);
  told->items[told->count].length = length;
  told->items[told->count++].hash = hash;
  return false;
}

/* A verb that tells what somebody says or holds, or words like "according to". */
static bool is_told_by_cue(const QSayings *s, const QQuotation *q) {
  static const char HOLD[] = " agree agreed believe believed fear feared suspect suspected think "
                             "thought worry ";
  QPhrase cue;
  if (q->kind == Q_DIRECT || q->cue.end == q->cue.start) return true;
  if (!read_phrase(s, q->cue, &cue)) return false;
  bool according = cue.count > 1 && among(&cue, 0, " according ");
  bool out = cue.count > 1 && among(&cue, 1, " out "); /* points out */
  return according || out || flags_of(&cue, 0) & Q_WORD_CUE_SPEECH || among(&cue, 0, HOLD);
}

/* The cue is that of a clause about the source, or it is denied: activists who have sought,
 * officials have not said. */
static bool is_other_cue(const QSayings *s, const QQuotation *q) {
  QPhrase between;
  if (q->cue.start <= q->source.end) return false;
  if (!read_phrase(s, (QRange){q->source.end, q->cue.start}, &between)) return false;
  if (among(&between, 0, " who ") && between.count <= 2) return true;
  for (size_t i = 0; i < between.count; i++) {
    if (among(&between, i, " not never t ")) return true; /* hasn't */
  }
  return false;
}

/* Ruth Marlow and others: somebody is named with them. */
static bool is_beside_name(const QSayings *s, QRange at, size_t mention) {
  char and[6];
  if (mention == 0 || at.start < 5) return false;
  const QSpokenOf *m = &s->mentions[mention - 1];
  if (m->range.end + 5 != at.start || m->kind == Q_MENTION_DESCRIPTION) return false;
  quoth_document_copy(s->document, (QRange){at.start - 5, at.start}, and);
  return memcmp(and, " and ", 5) == 0;
}

static void check_anonymous(QSayings *s) {
  uint32_t last = UINT32_MAX;
  QTold told = {.count = 0};
  for (size_t i = 0; i < s->saying_count; i++) {
    const QQuotation *q = &s->sayings[i].quotation;
    QPhrase phrase;
    QRange at = q->source;
    if (at.start == at.end || at.start == last || !read_phrase(s, at, &phrase)) continue;
    last = at.start;
    const QEntity *e = q_saying_entity(s, s->sayings[i].speaker.source);
    size_t head = head_of(&phrase), mention = q_saying_mention_at(s, at.start);
    const QSpokenOf *m = mention < s->mention_count ? &s->mentions[mention] : NULL;
    if (m && m->range.start < at.end && (m->heading || m->flags & Q_IS_INSIDE)) continue;
    if (is_other_cue(s, q) || is_beside_name(s, at, mention)) continue;
    bool described = !e || e->source == Q_SOURCE_DESCRIBED;
    bool nobody = described && is_anonymous(&phrase, head) && is_told_by_cue(s, q);
    if (!nobody && !is_vague(s, q, &phrase)) continue;
    if (is_told(&told, &phrase, head)) continue;
    q_finding_begin(s->findings, Q_RULE_ANONYMOUS_SOURCE, at.start, at.end,
                    "a source without a name, and of no body that is told");
  }
}

const QRuleRow q_rule_anonymous_source = {
    .rule = {.id = "anonymous-source",
             .summary = "unnamed sources, officials, experts: nobody who could be asked",
             .explanation =
                 "A reader cannot weigh what unnamed people say. Name them, or say which "
                 "body they speak for and why they are not named. Each is told once.",
             .wrong = "The bridge will be closed in May, officials said.",
             .right = "The bridge will be closed in May, said Ruth Marlow, the town engineer.",
             .fixes = false},
    .levels = {Q_LEVELS(Q_LEVEL_OFF), Q_LEVELS_ENGLISH(Q_LEVEL_HINT), Q_LEVELS(Q_LEVEL_OFF),
               Q_LEVELS_ENGLISH(Q_LEVEL_HINT)},
    .sayings = check_anonymous,
};
