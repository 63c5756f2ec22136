/* Mentions by description: the lawyer, his wife; and what the sources of attributions are. */
#include <stdlib.h>
#include <string.h>

#include "attribution/cast_read.h"
#include "attribution/lore.h"
#include "attribution/names.h"
#include "attribution/voice_nouns_table.h"
#include "document/memory.h"

enum {
  BORROWED = 8,    /* cues that may have the source of one before them */
  FAR = 5,         /* words from "the" to its noun */
  RUN_ON = 4,      /* mentions beside a source that are looked at for a better name */
  LONGEST_RUN = 6, /* words of what somebody is */
};

#define NOUN (Q_WORD_PERSON | Q_WORD_TITLE)
#define FUNCTION                                                                 \
  (Q_WORD_PRONOUN | Q_WORD_DETERMINER | Q_WORD_POSSESSIVE | Q_WORD_PREPOSITION | \
   Q_WORD_CONJUNCTION | Q_WORD_AUXILIARY)

/* ---- Descriptions ------------------------------------------------------------------ */

/* What somebody speaks with, or looks with meanwhile; or what that is called. */
static bool is_voice_word(const QProse *p, size_t at) {
  return !(p->items[at].shape & Q_SHAPE_CAPITAL) && q_prose_find(p, at, q_voice_nouns);
}

static bool is_plural(const QProse *p, size_t at) {
  char lower[Q_WORD_ROOM];
  unsigned length = q_prose_lower(p, &p->items[at], lower);
  return q_noun_gender(lower, length) == Q_GENDER_MANY;
}

/* Nouns of persons that are something else, mostly: his head, the chair, her voice. */
static bool is_thing(const QProse *p, size_t at) {
  static const char *const things[] = {"chair", "chairs", "head",  "heads",
                                       "tone",  "voice",  "voices"};
  return q_prose_is_any(p, at, things, sizeof things / sizeof *things);
}

/* After a person's noun: the noun that it only stands before, as in "the executive order". */
static bool is_other_noun(QProse *p, size_t at, bool plural) {
  const QProseItem *item = &p->items[at];
  uint32_t flags = q_prose_flags(p, at);
  if (item->shape & (Q_SHAPE_CAPITAL | Q_SHAPE_NUMBER | Q_SHAPE_CONTRACTED)) return false;
  if (flags & (FUNCTION | Q_WORD_ADVERB) || q_is_verb_word(p, at)) return false;
  if (flags & (Q_WORD_FORM_ING | Q_WORD_FORM_PARTICIPLE)) return false;
  if (plural && flags & Q_WORD_FORM_BASE) return false; /* the people want */
  const char *end = p->text + item->end;
  uint32_t length = item->end - item->start;
  return length > 3 && memcmp(end - 2, "ly", 2) != 0 && memcmp(end - 2, "ed", 2) != 0 &&
         memcmp(end - 3, "ing", 3) != 0;
}

/* The policy of a chief policy aide. */
static bool leads_to_person(QProse *p, size_t at) {
  if (at >= p->count || p->items[at].sign || p->items[at].shape & Q_SHAPE_CAPITAL) return false;
  uint32_t flags = q_prose_flags(p, at);
  return flags & Q_WORD_PERSON && !(flags & FUNCTION) && !q_is_verb_word(p, at) && !is_thing(p, at);
}

/* The person's noun of a phrase whose first word is item from: its last one before words that
 * cannot belong to it; p->count where there is none. */
static size_t find_noun(QProse *p, size_t from) {
  size_t found = p->count;
  for (size_t i = from; i < p->count && i < from + FAR; i++) {
    const QProseItem *item = &p->items[i];
    if (item->sign || item->shape & Q_SHAPE_FIRST) break;
    uint32_t flags = q_prose_flags(p, i);
    bool noun = flags & NOUN && !(item->shape & Q_SHAPE_CONTRACTED) && !is_thing(p, i);
    if (noun && !(flags & FUNCTION)) {
      found = i;
      continue;
    }
    if (found < p->count) {
      bool whose = p->items[found].shape & Q_SHAPE_GENITIVE;
      if (whose || !is_other_noun(p, i, is_plural(p, found))) return found;
      if (!leads_to_person(p, i + 1)) return p->count;
      found = ++i;
      continue;
    }
    if (flags & (FUNCTION | Q_WORD_CALENDAR)) break;
    if (item->shape & Q_SHAPE_GENITIVE) break;
  }
  return found;
}

/* Came a harsh reply: somebody's, and nobody's label, as a voice may be. */
static bool is_saying(const char *noun, unsigned length) {
  return q_noun_of(noun, length) == Q_NOUN_VOICE && memcmp(noun, "voice", 5) != 0;
}

/* A description, items [from, to), by its noun. */
static QMentionRecord *describe(QCastReader *r, size_t from, size_t to, size_t noun) {
  QProse *p = &r->prose;
  QMentionRecord *m = q_cast_mention(r, from, to);
  if (!m) return NULL;
  m->kind = Q_MENTION_DESCRIPTION;
  static const char *const who[] = {"who", "whose"};
  if (to < p->count && q_prose_is_any(p, to, who, 2)) m->flags |= Q_IS_TOLD_APART;
  const QProseItem *head = &p->items[noun];
  uint32_t end =
      head->shape & Q_SHAPE_GENITIVE && head->stem ? head->start + head->stem : head->end;
  char words[Q_NAME_BYTES];
  unsigned length = q_name_write(r->text + head->start, end - head->start, words);
  if (is_saying(words, length)) return m;
  QCastName *name = q_cast_name(r, q_name_key(words, length, true), head->start, end);
  if (!name) return NULL;
  name->described = true;
  name->gender = m->gender = q_noun_gender(words, length);
  m->name = (int32_t)(name - r->names);
  return m;
}

bool q_cast_description(QCastReader *r, size_t *at, QWordKind kind, bool *found) {
  QProse *p = &r->prose;
  *found = false;
  bool owned =
      kind == Q_WORD_HIS || kind == Q_WORD_HER || kind == Q_WORD_THEIR || kind == Q_WORD_MY;
  bool definite = kind == Q_WORD_THE || kind == Q_WORD_THIS;
  if (!owned && !definite && kind != Q_WORD_A) return true;
  size_t noun = find_noun(p, *at + 1);
  if (noun == p->count) return true;
  /* The lawyer Teng Biao: the name will do. */
  if (noun + 1 < p->count && !p->items[noun].sign && q_name_word(p, noun + 1) == Q_NAME_WORD &&
      !(p->items[noun + 1].shape & Q_SHAPE_FIRST) && !(p->items[noun].shape & Q_SHAPE_GENITIVE))
    return true;
  QMentionRecord *m = describe(r, *at, noun + 1, noun);
  if (!m) return false;
  q_cast_stand(r, m, *at, noun + 1);
  m->flags &= (uint16_t)~Q_IS_WITH_THE;
  if (definite) m->flags |= Q_IS_WITH_THE;
  if (owned || p->items[noun].shape & Q_SHAPE_GENITIVE) m->flags |= Q_IS_POSSESSIVE;
  r->last = (int32_t)r->mention_count - 1;
  *at = noun;
  *found = true;
  return true;
}

/* ---- Sources -------------------------------------------------------------------------- */

/* The first mention of the paragraph that ends after a place. */
static size_t mention_after(const QCastReader *r, size_t first, size_t count, uint32_t place) {
  size_t low = first, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (r->mentions[middle].end <= place) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

static size_t item_at(const QProse *p, uint32_t place) {
  size_t low = 0, high = p->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (p->items[middle].end <= place) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/* Whether nothing but nouns stands between two names: White House press secretary X. */
static bool is_one_run(QCastReader *r, uint32_t from, uint32_t to) {
  QProse *p = &r->prose;
  for (size_t i = item_at(p, from); i < p->count && p->items[i].start < to; i++)
    if (p->items[i].sign || q_prose_flags(p, i) & FUNCTION || q_is_verb_word(p, i)) return false;
  return true;
}

/* Whether a source is somebody's voice: X's voice, the voice of X, her tone. */
static bool is_voice(const QCastReader *r, const QAttributionRecord *a) {
  const QProse *p = &r->prose;
  for (size_t i = item_at(p, a->source_start); i < p->count && p->items[i].start < a->source_end;
       i++)
    if (is_voice_word(p, i)) return true;
  return false;
}

/* The name that stands between commas after a description: a spokeswoman, Jane Smith, said. */
static int32_t find_apposed(QCastReader *r, size_t count, int32_t described, uint32_t end) {
  QProse *p = &r->prose;
  if (r->mentions[described].kind != Q_MENTION_DESCRIPTION) return Q_NO_MENTION;
  size_t comma = item_at(p, end), from = comma;
  if (comma > 0 && p->items[comma - 1].sign == ',') comma--;
  if (comma == from && comma < p->count && q_prose_flags(p, comma) & Q_WORD_PREPOSITION)
    while (comma < p->count && comma < from + RUN_ON && !p->items[comma].sign) comma++;
  if (comma + 1 >= p->count || p->items[comma].sign != ',') return Q_NO_MENTION;
  size_t i = (size_t)described;
  while (i < count && r->mentions[i].start < p->items[comma + 1].start) i++;
  if (i == count || r->mentions[i].kind != Q_MENTION_NAME) return Q_NO_MENTION;
  const QMentionRecord *m = &r->mentions[i];
  if (m->start != p->items[comma + 1].start || m->flags & Q_IS_POSSESSIVE) return Q_NO_MENTION;
  size_t after = item_at(p, m->end);
  static const char *const whence[] = {"of", "from"};
  bool closed = after == p->count || p->items[after].sign || q_is_verb_word(p, after) ||
                q_prose_is_any(p, after, whence, 2);
  return closed ? (int32_t)i : Q_NO_MENTION;
}

/* Whether a word may stand between what somebody is and the name: none that looks like a verb. */
static bool is_noun_like(QProse *p, size_t at) {
  const QProseItem *item = &p->items[at];
  const char *end = p->text + item->end;
  if (item->end - item->start < 3) return true;
  if (memcmp(end - 2, "ed", 2) == 0) return false;
  return end[-1] != 's' || q_prose_flags(p, at) & Q_WORD_PERSON;
}

/* The name that nothing but nouns leads to from a source's end: Texas voter Jane Smith. */
static int32_t find_run_on(QCastReader *r, size_t count, int32_t head, uint32_t end) {
  QProse *p = &r->prose;
  for (size_t i = (size_t)head + 1; i < count && i <= (size_t)head + RUN_ON; i++) {
    const QMentionRecord *m = &r->mentions[i];
    if (m->start < end || m->kind != Q_MENTION_NAME) continue;
    size_t at = item_at(p, r->mentions[head].end), to = item_at(p, m->start);
    if (at < to && p->items[at].start < r->mentions[head].end) at++; /* the name's own 's */
    if (at == to || to > at + LONGEST_RUN || !is_one_run(r, r->mentions[head].end, m->start))
      return Q_NO_MENTION;
    for (; at < to; at++)
      if (!is_noun_like(p, at)) return Q_NO_MENTION;
    return (int32_t)i;
  }
  return Q_NO_MENTION;
}

/* The full name that opens the sentence, where the source is in the apposition to it: Jane Smith, a
 * lawyer from Utah said. */
static int32_t find_renamed(QCastReader *r, size_t first, int32_t head, uint32_t start) {
  static const char *const who_words[] = {"who"}, *const as_words[] = {"as"};
  QProse *p = &r->prose;
  size_t from = item_at(p, start), comma = from;
  while (comma > 0 && from - comma < LONGEST_RUN && !p->items[comma - 1].sign) {
    uint32_t flags = q_prose_flags(p, comma - 1);
    if (q_is_verb_word(p, comma - 1) && !(flags & (Q_WORD_AUXILIARY | Q_WORD_PERSON)))
      return Q_NO_MENTION;
    comma--;
  }
  if (comma < 3 || p->items[comma - 1].sign != ',') return Q_NO_MENTION;
  bool described = r->mentions[head].kind == Q_MENTION_DESCRIPTION;
  if (comma == from && (!described || p->items[from].shape & Q_SHAPE_CAPITAL)) return Q_NO_MENTION;
  uint32_t flags = q_prose_flags(p, comma);
  bool who = q_prose_is_any(p, comma, who_words, 1);
  if (!who && flags & (Q_WORD_CONJUNCTION | Q_WORD_PREPOSITION | Q_WORD_AUXILIARY | Q_WORD_PRONOUN))
    return Q_NO_MENTION;
  for (size_t i = (size_t)head; i-- > first && i + RUN_ON >= (size_t)head;) {
    const QMentionRecord *m = &r->mentions[i];
    if (m->end > p->items[comma - 1].start) continue;
    if (m->end < p->items[comma - 2].end) return Q_NO_MENTION;
    size_t name = item_at(p, m->start);
    bool opens = name == 0 || p->items[name].shape & Q_SHAPE_FIRST ||
                 p->items[name - 1].sign == Q_SIGN_CLOSE ||
                 q_prose_is_any(p, name - 1, as_words, 1);
    bool full = m->kind == Q_MENTION_NAME && name + 2 <= comma - 1;
    return full && opens && !(m->flags & Q_IS_POSSESSIVE) ? (int32_t)i : Q_NO_MENTION;
  }
  return Q_NO_MENTION;
}

/* Whether a name that ends at a place is but an office: Utah Gov. and party chairman X. */
static bool is_office(QProse *p, uint32_t end) {
  size_t after = item_at(p, end);
  if (after == 0) return false;
  uint32_t flags = q_prose_flags(p, after - 1);
  return flags & Q_WORD_TITLE && !(flags & (Q_WORD_GIVEN_MALE | Q_WORD_GIVEN_FEMALE));
}

/* What stands at a place is governed by a preposition, with a nation between: for the Iranian
 * Ministry of Health. */
static bool is_of_nation(QProse *p, uint32_t start) {
  size_t at = item_at(p, start);
  if (at < 2 || p->items[at - 1].sign || !(q_prose_flags(p, at - 1) & Q_WORD_NATIONALITY))
    return false;
  at--;
  if (at > 1 && q_prose_flags(p, at - 1) & Q_WORD_DETERMINER) at--;
  return !p->items[at - 1].sign && q_prose_flags(p, at - 1) & Q_WORD_PREPOSITION;
}

/* The mention that a source is: its first name that belongs to nothing else in it, else its
 * first description, else a pronoun. */
static int32_t find_head(QCastReader *r, size_t first, size_t count, const QAttributionRecord *a,
                         int32_t index) {
  QProse *p = &r->prose;
  uint32_t start = a->source_start, end = a->source_end;
  int32_t name = Q_NO_MENTION, other = Q_NO_MENTION;
  bool voice = is_voice(r, a);
  for (size_t i = mention_after(r, first, count, start); i < count; i++) {
    QMentionRecord *m = &r->mentions[i];
    if (m->start >= end) break;
    if (m->attribution == Q_NO_ATTRIBUTION) m->attribution = index;
    bool inner = m->start > start && (m->flags & Q_IS_OBLIQUE || is_of_nation(p, m->start));
    if (m->flags & Q_IS_POSSESSIVE && m->kind == Q_MENTION_NAME && m->end + 4 < end) inner = true;
    size_t next = item_at(p, m->end);
    bool noun = m->kind == Q_MENTION_NAME && next < p->count && p->items[next].start < end &&
                q_cast_is_attributive(p, next);
    if ((inner || noun) && !voice) continue;
    bool better = name == Q_NO_MENTION || is_one_run(r, r->mentions[name].end, m->start) ||
                  is_office(p, r->mentions[name].end);
    if (m->kind == Q_MENTION_NAME && better) name = (int32_t)i;
    if (m->kind != Q_MENTION_NAME && other == Q_NO_MENTION) other = (int32_t)i;
  }
  int32_t head = name != Q_NO_MENTION ? name : other;
  if (head == Q_NO_MENTION || voice) return head;
  int32_t better = find_run_on(r, count, head, end);
  if (better == Q_NO_MENTION && name == Q_NO_MENTION) {
    uint32_t noun = r->mentions[other].end; /* of "one strategist" the source is "one" */
    better = find_apposed(r, count, other, noun > end ? noun : end);
  }
  if (better == Q_NO_MENTION) better = find_renamed(r, first, head, start);
  if (better == Q_NO_MENTION) return head;
  r->mentions[better].attribution = index;
  return better;
}

/* Whether the words before a name in its source speak of somebody else: a spokesman for X. */
static bool is_whose(const QCastReader *r, int32_t head, const QAttributionRecord *a) {
  uint32_t start = a->source_start;
  return head != Q_NO_MENTION && r->mentions[head].kind == Q_MENTION_NAME &&
         r->mentions[head].start > start && r->mentions[head].flags & Q_IS_OBLIQUE &&
         !is_voice(r, a);
}

static uint8_t gender_of(QWordKind kind) {
  switch (kind) {
  case Q_WORD_HE:
  case Q_WORD_HIS: return Q_GENDER_MAN;
  case Q_WORD_SHE:
  case Q_WORD_HER: return Q_GENDER_WOMAN;
  case Q_WORD_THEY:
  case Q_WORD_THEIR: return Q_GENDER_MANY;
  default: return Q_GENDER_UNKNOWN;
  }
}

/* We, you, who, none of them: nobody's description. */
static bool is_we(const QProse *p, size_t at) {
  static const char *const words[] = {"we", "you", "who", "ye", "thou", "us", "nobody", "none"};
  const QProseItem *item = &p->items[at];
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (item->stem == strlen(words[i]) && (p->text[item->start] | 0x20) == words[i][0] &&
        memcmp(p->text + item->start + 1, words[i] + 1, item->stem - 1u) == 0)
      return true;
  return false;
}

/* No one: of that the grammar takes "one" for the source. */
static bool is_no_one(const QProse *p, size_t at) {
  static const char *const one[] = {"one"};
  if (at == 0 || !q_prose_is_any(p, at, one, 1) || p->items[at - 1].stem != 2) return false;
  const char *no = p->text + p->items[at - 1].start;
  return (no[0] | 0x20) == 'n' && no[1] == 'o';
}

/* Whether a mention has been made for the same source: of a cue that borrows it. */
static bool is_made(const QCastReader *r, size_t added, uint32_t start) {
  size_t i = r->mention_count;
  for (int n = 0; n < BORROWED && i-- > added; n++)
    if (r->mentions[i].start == start) return true;
  return false;
}

/* A source that holds no mention: a pronoun, or a description by whatever noun. */
static bool make_mention(QCastReader *r, size_t added, const QAttributionRecord *a, int32_t index) {
  QProse *p = &r->prose;
  size_t from = item_at(p, a->source_start), to = from, noun = p->count;
  while (to < p->count && p->items[to].start < a->source_end) to++;
  if (from == to || p->items[from].sign || is_made(r, added, p->items[from].start)) return true;
  if (is_no_one(p, from)) return true;
  for (size_t i = from; i < to && !p->items[i].sign; i++) {
    uint32_t flags = q_prose_flags(p, i);
    if (i > from && flags & (Q_WORD_PREPOSITION | Q_WORD_CONJUNCTION)) break;
    if (p->items[i].shape & Q_SHAPE_GENITIVE && i + 1 < to) continue;
    if (!(flags & FUNCTION)) noun = i;
  }
  QWordKind kind = q_word_kind(p, &p->items[from]);
  uint8_t gender = gender_of(kind);
  bool whose =
      kind == Q_WORD_HIS || kind == Q_WORD_HER || kind == Q_WORD_MY || kind == Q_WORD_THEIR;
  bool pronoun = kind == Q_WORD_HE || kind == Q_WORD_SHE || kind == Q_WORD_THEY ||
                 kind == Q_WORD_ME || kind == Q_WORD_IT || is_we(p, from);
  QMentionRecord *m;
  if ((pronoun && noun == p->count) || (whose && is_voice(r, a))) {
    m = q_cast_mention(r, from, from + 1);
    if (!m) return false;
    bool narrator = kind == Q_WORD_ME || kind == Q_WORD_MY;
    m->kind = narrator ? Q_MENTION_NARRATOR : Q_MENTION_PRONOUN;
    /* We are many; you, who may be anybody. */
    m->gender = is_we(p, from) && p->items[from].stem == 2 ? Q_GENDER_MANY : gender;
  } else {
    m = describe(r, from, noun == p->count ? to : noun + 1, noun == p->count ? from : noun);
    if (!m) return false;
    if (kind == Q_WORD_THE || kind == Q_WORD_THIS) m->flags |= Q_IS_WITH_THE;
    if (whose) m->flags |= Q_IS_POSSESSIVE;
  }
  m->flags |= Q_IS_SUBJECT | Q_IS_BESIDE_CUE;
  m->attribution = index;
  return true;
}

static int by_start(const void *a, const void *b) {
  const QMentionRecord *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  return (x->end > y->end) - (x->end < y->end);
}

/* Puts the mentions from `added` on into their places among those from `first` on. */
static bool merge(QCastReader *r, size_t first, size_t added) {
  size_t count = r->mention_count - added;
  if (count == 0) return true;
  void *mentions = r->mentions;
  if (!q_memory_reserve(&mentions, &r->mention_room, r->mention_count + count, sizeof *r->mentions))
    return false;
  r->mentions = mentions;
  qsort(r->mentions + added, count, sizeof *r->mentions, by_start);
  const QMentionRecord *from = r->mentions + r->mention_count;
  memcpy(r->mentions + r->mention_count, r->mentions + added, count * sizeof *r->mentions);
  for (size_t to = r->mention_count, old = added; count > 0;) {
    bool later = old > first && r->mentions[old - 1].start > from[count - 1].start;
    r->mentions[--to] = later ? r->mentions[--old] : from[--count];
  }
  return true;
}

/* Somebody, or a body, who is told in the block. */
static bool has_source(const QAttributionRecord *a, const QBlockRecord *block) {
  return a->source_start < a->source_end && a->source_start >= block->start && !a->nobody;
}

bool q_cast_sources(QCastReader *r, const QBlockRecord *block) {
  const QRecords *records = r->records;
  size_t first = r->blocks[r->block_count - 1].first_mention;
  uint32_t from = r->attribution, to = from;
  while (to < records->attribution_count && records->attributions[to].start < block->end) to++;
  r->attribution = to;
  size_t added = r->mention_count;
  for (uint32_t i = from; i < to; i++) {
    const QAttributionRecord *a = &records->attributions[i];
    if (!has_source(a, block)) continue;
    int32_t head = find_head(r, first, added, a, (int32_t)i);
    r->heads[i] = head;
    if (head != Q_NO_MENTION && !is_whose(r, head, a)) continue;
    if (!make_mention(r, added, a, (int32_t)i)) return false;
  }
  bool moved = r->mention_count > added; /* then their places are known only now */
  if (!merge(r, first, added)) return false;
  for (uint32_t i = from; i < to; i++) {
    const QAttributionRecord *a = &records->attributions[i];
    if (!has_source(a, block)) continue;
    if (moved) r->heads[i] = find_head(r, first, r->mention_count, a, (int32_t)i);
    int32_t head = r->heads[i];
    if (head == Q_NO_MENTION) continue;
    r->mentions[head].flags |= Q_IS_SUBJECT | Q_IS_BESIDE_CUE;
    r->mentions[head].flags &= (uint16_t)~Q_IS_OBJECT;
  }
  return true;
}
