/* The rule about sources that nobody could ask: officials, a person familiar with the matter, some.
 * Each is told once, and not where it is meant again: "officials" and "officials", "the source". */
#include <string.h>

#include "attribution/cast.h"
#include "chars.h"
#include "lexicon.h"
#include "lint/anonymous_sources_table.h"
#include "lint/citations.h"
#include "lint/rules.h"
#include "lint/words.h"
#include "text/hash.h"
#include "text/word_table.h"

enum {
  LONGEST = 160, /* bytes of a source */
  WORDS = 24,
  ROOM = 20,  /* of a word */
  TOLD = 64,  /* sources that are remembered */
  LIKELY = 40 /* percent: words without marks that are reported */
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
  return q_is_among(phrase->words[word].start, phrase->words[word].length, list);
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

/* A ministry, the F.B.I.: whom the source speaks for is told. */
static bool has_body(const QPhrase *p, size_t head) {
  size_t letters = 0; /* that stand alone, one after the other */
  for (size_t i = 0; i < head; i++) {
    bool letter = p->words[i].capital && p->words[i].length == 1;
    letters = letter && !(i == 0 && among(p, i, " a ")) ? letters + 1 : 0;
    if (letters > 2) return true;
    if (among(p, i, " gop us uk eu ")) continue;
    if (p->words[i].loud && p->words[i].length > 2) return true;
    bool name = p->words[i].capital && (i > 0 || p->words[i + 1].capital);
    if (name && flags_of(p, i) & Q_WORD_ORGANIZATION) return true;
  }
  return false;
}

/* A word right before or after the source, in small letters; "" if there is a sign between. */
static void word_beside(const QSayings *s, QRange at, bool after, char word[ROOM]) {
  char text[ROOM];
  uint32_t from = at.start > ROOM ? at.start - ROOM : 0;
  QRange beside = {after ? at.end : from, after ? at.end + ROOM : at.start};
  size_t size = quoth_document_copy(s->document, beside, text), length = 0, i = 0;
  /* Blanks, those of two bytes too. */
  while (i < size && strchr(" \n\xC2\xA0", text[after ? i : size - 1 - i])) i++;
  for (bool apart = i > 0; apart && i < size && length + 1 < ROOM; i++) {
    char c = text[after ? i : size - 1 - i];
    if (!q_is_upper_ascii(c) && !q_is_lower_ascii(c)) break;
    word[length++] = (char)(c | 0x20);
  }
  word[length] = 0;
  for (size_t k = 0; !after && k < length / 2; k++) {
    char c = word[k];
    word[k] = word[length - 1 - k];
    word[length - 1 - k] = c;
  }
}

/* How a noun that names nobody is used: one of them, or some of many. */
static bool is_indefinite(const QSayings *s, QRange at, const QPhrase *p, size_t head) {
  static const char SOME[] = " some many several numerous various countless multiple ";
  static const char CLAUSE[] = " familiar close with who briefed in inside ";
  char before[ROOM], after[ROOM];
  if (among(p, 0, " the those these that this both most no few neither ")) return false;
  word_beside(s, at, false, before);
  word_beside(s, at, true, after);
  if (q_is_among(before, strlen(before), " of among and ") && !is_plural(p, head)) return false;
  if (q_is_among(before, strlen(before), " of among the those these ")) return false;
  if (among(p, head, " people ")) {
    bool some = head > 0 && among(p, head - 1, SOME);
    return some || head + 1 < p->count || q_is_among(after, strlen(after), CLAUSE);
  }
  bool owned = false;
  for (size_t i = 0; i < head; i++)
    owned |= (p->words[i].capital && !(flags_of(p, i) & Q_WORD_DETERMINER)) ||
             among(p, i, " s his her its their ");
  if (among(p, head, " spokesman spokeswoman spokesperson ")) return head > 0 && !owned;
  if (is_plural(p, head)) return true;
  uint32_t first = flags_of(p, 0);
  return (head > 0 && first & (Q_WORD_DETERMINER | Q_WORD_POSSESSIVE | Q_WORD_NUMBER_WORD)) ||
         owned || q_is_among(before, strlen(before), " one another third second ");
}

static bool is_anonymous(const QSayings *s, QRange at, const QPhrase *p, size_t head) {
  if (head >= p->count || has_body(p, head)) return false;
  if (is_listed(p, head)) return is_indefinite(s, at, p, head);
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

/* What has been told of: all words but articles. */
typedef struct {
  uint64_t hashes[TOLD];
  size_t count;
} QTold;

/* Whether a source has been told of in the same words. If not, it is now. */
static bool is_told(QTold *told, const QPhrase *p) {
  uint64_t hash = Q_HASH_EMPTY;
  for (size_t i = 0; i < p->count; i++) {
    if (i == 0 && among(p, i, " a an ")) continue;
    hash = q_hash_bytes(hash, p->words[i].start, p->words[i].length);
    hash = q_hash_bytes(hash, " ", 1);
  }
  for (size_t i = 0; i < told->count; i++) {
    if (told->hashes[i] == hash) return true;
  }
  if (told->count == TOLD) return true;
  told->hashes[told->count++] = hash;
  return false;
}

/* A verb that tells what somebody says or holds, or words like "according to". */
static bool is_told_by_cue(const QSayings *s, const QQuotation *q) {
  static const char HOLD[] = " agree agreed believe believed fear feared suspect suspected think "
                             "thought worry ";
  QPhrase cue;
  if (q->cue.end == q->cue.start) return true;
  if (!read_phrase(s, q->cue, &cue)) return q->kind == Q_DIRECT; /* a colon */
  if (q->kind == Q_DIRECT) {
    const uint32_t words =
        Q_WORD_CUE_SPEECH | Q_WORD_CUE_WEAK | Q_WORD_CUE_BELIEF | Q_WORD_PREPOSITION;
    bool beside = q->evidence == Q_EVIDENCE_AFTER || q->evidence == Q_EVIDENCE_COLON;
    return beside || flags_of(&cue, 0) & words || among(&cue, 0, " according ");
  }
  bool according = cue.count > 1 && among(&cue, 0, " according ");
  bool out = cue.count > 1 && among(&cue, 0, " point pointed points ");
  const uint32_t finite = Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD | Q_WORD_FORM_BASE;
  bool speech = flags_of(&cue, 0) & Q_WORD_CUE_SPEECH && flags_of(&cue, 0) & finite;
  return according || out || speech || among(&cue, 0, HOLD);
}

/* The cue is that of another clause, or it is denied: activists who have sought, people yawned when
 * he said, officials have not said. */
static bool is_other_cue(const QSayings *s, const QQuotation *q) {
  QPhrase between;
  if (q->cue.start <= q->source.end) return false;
  if (q->cue.start - q->source.end > LONGEST) return true;
  if (!read_phrase(s, (QRange){q->source.end, q->cue.start}, &between)) return false;
  if (among(&between, 0, " who ") && between.count <= 2) return true;
  for (size_t i = 0; i < between.count; i++) {
    if (among(&between, i, " not never t he she they ")) return true; /* hasn't */
  }
  return false;
}

/* What another verb is done to, or a message goes to: told his aides to, mimicked his advisers and
 * said, a letter to supporters saying. */
static bool is_done_to(const QSayings *s, const QQuotation *q) {
  char before[ROOM];
  word_beside(s, q->source, false, before);
  size_t length = strlen(before);
  if (q_is_among(before, strlen(before), " told ")) return true;
  if (q->cue.start < q->source.end) return false;
  if (q_is_among(before, strlen(before), " to ")) return true;
  uint32_t flags = q_word_flags(before, (unsigned)length);
  bool past = flags & Q_WORD_FORM_PAST ||
              (!flags && length > 4 && memcmp(before + length - 2, "ed", 2) == 0);
  return past && !(flags & (Q_WORD_CUE_SPEECH | Q_WORD_CUE_BELIEF | Q_WORD_AUXILIARY));
}

/* Somebody is named with them: Ruth Marlow and others; several, including Peter Hale. */
static bool is_beside_name(const QSayings *s, QRange at, size_t mention) {
  char and[6], including[12];
  size_t size = quoth_document_copy(s->document, (QRange){at.end, at.end + 11}, including);
  if (size == 11 && memcmp(including, ", including", 11) == 0) return true;
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
    if (m && m->range.start <= at.start && m->flags & Q_IS_OBJECT) continue;
    if (q->kind != Q_DIRECT && q->strength < LIKELY) continue;
    if (is_other_cue(s, q) || is_done_to(s, q) || is_beside_name(s, at, mention)) continue;
    /* "Critics" may be taken for a name where it opens a sentence. */
    bool described = !e || e->source == Q_SOURCE_DESCRIBED || phrase.count == 1;
    bool nobody = described && is_anonymous(s, at, &phrase, head) && is_told_by_cue(s, q);
    if (!nobody && !is_vague(s, q, &phrase)) continue;
    if (q_is_cited_after(s->document, at.end) || is_told(&told, &phrase)) continue;
    q_finding_begin(s->findings, Q_RULE_ANONYMOUS_SOURCE, at.start, at.end,
                    "an unnamed source, and no organisation is told");
  }
}

const QRuleRow q_rule_anonymous_source = {
    .rule = {.id = "anonymous-source",
             .summary = "unnamed sources, officials, experts: nobody who could be asked",
             .explanation =
                 "A reader cannot weigh what unnamed people say. Name them, or say which "
                 "body they speak for and why they are not named, or cite them. Each is told "
                 "once.",
             .wrong = "The bridge will be closed in May, officials said.",
             .right = "The bridge will be closed in May, said Ruth Marlow, the town engineer.",
             .fixes = false},
    .levels = {Q_LEVELS(Q_LEVEL_OFF), Q_LEVELS_ENGLISH(Q_LEVEL_HINT), Q_LEVELS(Q_LEVEL_OFF),
               Q_LEVELS_ENGLISH(Q_LEVEL_HINT)},
    .sayings = check_anonymous,
};
