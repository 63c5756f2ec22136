/* Mentions by name: runs of capitalised words. */
#include <string.h>

#include "attribution/cast_read.h"
#include "attribution/epithets_table.h"
#include "attribution/name_parts.h"
#include "attribution/names.h"
#include "attribution/supposing_verbs_table.h"
#include "attribution/vocative_words_table.h"

enum {
  LONGEST = 8,          /* words of a name */
  LONGEST_NICKNAME = 3, /* words */
  FEW_ADVERBS = 2,      /* between a name and its verb */
};

#define NOUN (Q_WORD_PERSON | Q_WORD_TITLE)
#define GIVEN (Q_WORD_GIVEN_MALE | Q_WORD_GIVEN_FEMALE)
#define FUNCTION                                                                 \
  (Q_WORD_PRONOUN | Q_WORD_DETERMINER | Q_WORD_POSSESSIVE | Q_WORD_PREPOSITION | \
   Q_WORD_CONJUNCTION | Q_WORD_AUXILIARY | Q_WORD_NUMBER_WORD)

static bool is_word(const QProse *p, size_t at, const char *word) {
  const QProseItem *item = &p->items[at];
  if (item->sign || (p->text[item->start] | 0x20) != word[0]) return false;
  size_t length = strlen(word);
  return item->end - item->start == length &&
         memcmp(p->text + item->start + 1, word + 1, length - 1) == 0;
}

/* It has no 's. */
static bool is_whole(const QProse *p, size_t at) {
  const QProseItem *item = &p->items[at];
  return item->end - item->start == item->stem;
}

static bool is_any(const QProse *p, size_t at, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (is_word(p, at, words[i])) return true;
  return false;
}

/* ---- Where it stands -------------------------------------------------------------- */

/* Over adverbs after a mention, to what may be its verb. */
static size_t to_verb(QProse *p, size_t at) {
  for (int i = 0; i < FEW_ADVERBS && at < p->count && !p->items[at].sign; i++) {
    uint32_t flags = q_prose_flags(p, at);
    const QProseItem *item = &p->items[at];
    bool adverb = flags & Q_WORD_ADVERB && !(flags & (Q_WORD_PRONOUN | Q_WORD_PREPOSITION));
    bool ly = item->end - item->start > 4 && memcmp(p->text + item->end - 2, "ly", 2) == 0;
    if (!adverb && !ly) break;
    at++;
  }
  return at;
}

static bool ends_clause(const QProseItem *item) {
  return item->sign == Q_SIGN_CLOSE || item->sign == Q_SIGN_DASH ||
         (item->sign && strchr(",.?!;:", item->sign));
}

static bool opens_clause(const QProseItem *item) {
  return item->sign == Q_SIGN_OPEN || item->sign == Q_SIGN_DASH ||
         (item->sign && strchr(",.?!;:", item->sign));
}

/* "said X": a cue whose subject follows, since it stands after a mark or opens its clause. */
static bool is_inverted(QProse *p, size_t cue) {
  if (!q_is_cue_word(p, cue)) return false;
  if (cue == 0 || p->items[cue - 1].sign) return true;
  uint32_t flags = q_prose_flags(p, cue);
  return flags & Q_WORD_CUE_SPEECH && !(flags & Q_WORD_CUE_OBJECT) &&
         !(q_prose_flags(p, cue - 1) & (Q_WORD_PRONOUN | Q_WORD_AUXILIARY));
}

bool q_cast_is_attributive(QProse *p, size_t to) {
  if (to >= p->count || p->items[to].sign || p->items[to].shape & Q_SHAPE_CAPITAL) return false;
  uint32_t flags = q_prose_flags(p, to);
  return !(flags & (FUNCTION | Q_WORD_ADVERB)) && !q_is_verb_word(p, to);
}

static void stand_before(QCastReader *r, QMentionRecord *m, size_t from, size_t to) {
  static const char *const places[] = {"in", "at", "from", "near", "into", "across", "outside"};
  QProse *p = &r->prose;
  if (from == 0) return;
  size_t before = from - 1;
  if (q_word_kind(p, &p->items[before]) == Q_WORD_THE) {
    if (!q_cast_is_attributive(p, to)) m->flags |= Q_IS_WITH_THE;
    if (before == 0) return;
    before--;
  }
  if (p->items[before].sign) return;
  /* in and out, off and up: of the verb */
  size_t verb = before;
  static const char *const parts[] = {"in", "out", "on", "up", "off"};
  if (verb > 0 && is_any(p, verb, parts, 5) && q_is_cue_word(p, verb - 1) &&
      (verb == 1 || p->items[verb - 2].sign == Q_SIGN_CLOSE || p->items[verb - 2].sign == ','))
    verb--;
  if (is_inverted(p, verb)) {
    m->flags |= Q_IS_SUBJECT | Q_IS_BESIDE_CUE;
    return;
  }
  uint32_t flags = q_prose_flags(p, before);
  if (flags & Q_WORD_PREPOSITION) {
    m->flags |= Q_IS_OBLIQUE;
    if (is_any(p, before, places, sizeof places / sizeof *places)) m->flags |= Q_IS_AT_PLACE;
  } else if (q_is_verb_word(p, before)) {
    m->flags |= Q_IS_OBJECT;
  }
}

static void stand_after(QCastReader *r, QMentionRecord *m, size_t to) {
  QProse *p = &r->prose;
  size_t verb = to_verb(p, to);
  if (verb >= p->count || p->items[verb].sign || p->items[verb].shape & Q_SHAPE_FIRST) return;
  if (m->flags & (Q_IS_POSSESSIVE | Q_IS_OBLIQUE)) return;
  if (!q_is_verb_word(p, verb) && !q_is_cue_word(p, verb)) return;
  m->flags |= Q_IS_SUBJECT;
  m->flags &= (uint16_t)~Q_IS_OBJECT;
  if (q_prose_flags(p, verb) & Q_WORD_CUE_SPEECH) m->flags |= Q_IS_BESIDE_CUE;
  if (!(q_prose_flags(p, verb) & Q_WORD_AUXILIARY)) m->flags |= Q_IS_ACTIVE;
}

/* After a name and a comma: who, whose; I suppose, I believe: spoken of, not to. */
static bool is_spoken_of(QProse *p, size_t comma) {
  static const char *const who[] = {"who", "whose", "whom", "which"};
  if (comma + 2 >= p->count || p->items[comma].sign != ',') return false;
  if (is_any(p, comma + 1, who, sizeof who / sizeof *who)) return true;
  if (comma + 3 >= p->count || !is_word(p, comma + 1, "i")) return false;
  if (!is_whole(p, comma + 2) || !q_prose_find(p, comma + 2, q_supposing_verbs)) return false;
  uint8_t after = p->items[comma + (is_word(p, comma + 2, "dare") ? 4u : 3u)].sign;
  return after == ',' || after == Q_SIGN_DASH;
}

/* Set off inside a quotation, but for "my dear" and the like before it. */
static bool is_vocative(QProse *p, size_t from, size_t to) {
  if (to < p->count && (!ends_clause(&p->items[to]) || is_spoken_of(p, to))) return false;
  for (int i = 0; i < 3 && from > 0 && !p->items[from - 1].sign; i++) {
    if (!is_whole(p, from - 1) || !q_prose_find(p, from - 1, q_vocative_words)) return false;
    from--;
  }
  return from == 0 || opens_clause(&p->items[from - 1]);
}

void q_cast_stand(QCastReader *r, QMentionRecord *m, size_t from, size_t to) {
  stand_before(r, m, from, to);
  stand_after(r, m, to);
  if (m->flags & Q_IS_INSIDE && is_vocative(&r->prose, from, to)) m->flags |= Q_IS_VOCATIVE;
  if (from > 0 && to < r->prose.count && r->prose.items[from - 1].sign == ',' &&
      r->prose.items[to].sign == ',' && !(m->flags & (Q_IS_INSIDE | Q_IS_SUBJECT)))
    m->flags |= Q_IS_APPOSED;
}

/* ---- The run ------------------------------------------------------------------------ */

static bool flags_of(QProse *p, size_t at, uint32_t flags) { return q_prose_flags(p, at) & flags; }

/* The word of a name after a nickname in marks or brackets: Dwayne “The Rock” Johnson. at is the
 * sign; p->count where this is something else. */
static size_t over_nickname(QProse *p, size_t at) {
  uint8_t open = p->items[at].sign, close = open;
  if (open == '(') close = ')';
  if (open == Q_SIGN_OPEN) close = Q_SIGN_CLOSE;
  if (open != Q_SIGN_TERM && close == open) return p->count;
  for (size_t i = at + 1; i + 1 < p->count && i <= at + LONGEST_NICKNAME + 1; i++) {
    const QProseItem *item = &p->items[i];
    if (item->sign == close) {
      bool beside = p->items[i + 1].start == item->end + 1; /* LONDON (Reuters) - Jane Smith */
      return i > at + 1 && beside && q_name_word(p, i + 1) == Q_NAME_WORD ? i + 1 : p->count;
    }
    if (item->sign || !(item->shape & Q_SHAPE_CAPITAL)) break;
  }
  return p->count;
}

/* Duke, House, Lord Bishop: goes with "of". */
static bool is_office(QProse *p, size_t from, size_t last) {
  for (size_t i = from; i <= last; i++) {
    uint32_t flags = q_prose_flags(p, i);
    if (!(flags & (NOUN | Q_WORD_ORGANIZATION)) || flags & GIVEN) return false;
  }
  return true;
}

/* The item after the last word of the name that begins at an item. In a headline every word has
 * a capital: names are of one word there, but for titles. */
static size_t run_end(QProse *p, size_t from, bool heading) {
  size_t at = from;
  if (heading && !(q_prose_flags(p, from) & Q_WORD_TITLE)) return from + 1;
  bool of = false;
  while (at + 1 - from < LONGEST) {
    if (p->items[at].shape & Q_SHAPE_GENITIVE || at + 1 >= p->count) break;
    const QProseItem *next = &p->items[at + 1];
    if (next->sign) {
      size_t after = over_nickname(p, at + 1);
      if (after == p->count) break;
      at = after;
      continue;
    }
    if (next->shape & Q_SHAPE_FIRST) break;
    if (q_name_word(p, at + 1) != Q_NO_NAME_WORD) {
      at++;
      continue;
    }
    if (at + 2 >= p->count || next->end - next->start > 5) break;
    uint32_t flags = q_prose_flags(p, at + 1);
    if (flags & Q_WORD_PARTICLE && !(flags & FUNCTION) && q_name_word(p, at + 2)) {
      at += 2;
      continue;
    }
    bool body = flags_of(p, at, Q_WORD_ORGANIZATION) && !flags_of(p, at, NOUN);
    if (!of && is_word(p, at + 1, "of") && (body || is_office(p, from, at))) {
      size_t land = at + 2;
      if (is_word(p, land, "the") && land + 1 < p->count) land++;
      if (q_name_word(p, land) != Q_NO_NAME_WORD) {
        of = true;
        at = land;
        continue;
      }
    }
    break;
  }
  return at + 1;
}

static bool is_noun(QProse *p, size_t at) {
  uint32_t flags = q_prose_flags(p, at);
  if (flags & Q_WORD_TITLE && flags & GIVEN) /* Del. Jane Hale, not Del Hale */
    return at + 1 < p->count && p->text[p->items[at].end] == '.';
  return flags & NOUN && !(flags & (GIVEN | Q_WORD_PARTICLE)); /* St. Clair */
}

/* The first letter of U.S., U.K., U.N. */
static bool is_land(const QProse *p, size_t at) {
  const QProseItem *first = &p->items[at], *second = first + 1;
  if (!(first->shape & second->shape & Q_SHAPE_INITIAL) || second->start != first->end + 1)
    return false;
  char letter = p->text[second->start];
  return p->text[first->start] == 'U' && (letter == 'S' || letter == 'K' || letter == 'N');
}

/* Of a nation, or a party: stands before names, and is none. */
static bool is_nation(QProse *p, size_t at) {
  static const char *const parties[] = {"democrat",   "democrats",   "democratic",
                                        "republican", "republicans", "tory",
                                        "tories",     "gop",         "u.s"};
  uint32_t flags = q_prose_flags(p, at);
  if (flags & Q_WORD_NATIONALITY && !(flags & GIVEN)) return true;
  return is_any(p, at, parties, sizeof parties / sizeof *parties);
}

static bool is_office_word(const QProse *p, size_t at) {
  char lower[Q_WORD_ROOM];
  unsigned length = q_prose_lower(p, &p->items[at], lower);
  return !q_is_title_word(lower, length);
}

/* A word of everyday that stands before a name, and no title that belongs to it. */
static bool is_plain(QProse *p, size_t at) {
  uint32_t flags = q_prose_flags(p, at);
  return p->items[at].shape & Q_SHAPE_CAPITAL && flags &&
         !(flags & (GIVEN | Q_WORD_PARTICLE | Q_WORD_ABBREVIATION)) && is_office_word(p, at);
}

/* The item after "of State", "of the Treasury", if a name follows it; else at. */
static size_t over_land(QProse *p, size_t at, size_t to) {
  size_t land = at + 1;
  if (land < to && is_word(p, land, "the")) land++;
  return land + 1 < to ? land + 1 : at;
}

/* Cold-hearted, old-fashioned: two words in one that say how somebody is. */
static bool is_compound(const QProse *p, size_t at) {
  const QProseItem *item = &p->items[at];
  const char *word = p->text + item->start, *end = p->text + item->end;
  return item->shape & Q_SHAPE_FIRST && end - word > 5 && end[-2] == 'e' && end[-1] == 'd' &&
         memchr(word, '-', (size_t)(end - word)) != NULL;
}

/* Meanwhile Dorothea, Certainly Fred: opens the sentence. */
static bool is_adverb(QProse *p, size_t at) {
  return p->items[at].shape & Q_SHAPE_FIRST && flags_of(p, at, Q_WORD_ADVERB) &&
         !flags_of(p, at, GIVEN | Q_WORD_TITLE);
}

static bool is_epithet(const QProse *p, size_t at) {
  return is_whole(p, at) && q_prose_find(p, at, q_epithets);
}

/* Words before the name itself: nations, "old", initials of a country, what somebody is head of. */
static size_t run_begin(QProse *p, size_t from, size_t to) {
  while (from + 1 < to) {
    if (from + 2 < to && is_land(p, from)) {
      from += 2;
      continue;
    }
    if (!is_nation(p, from) && !is_epithet(p, from) && !is_compound(p, from) && !is_adverb(p, from))
      break;
    from++;
  }
  /* U.S. President X; Apple Chief Executive X: the name begins at its last title. */
  for (size_t i = to - 1; i-- > from + 1;) {
    if (!is_noun(p, i)) continue;
    size_t title = i;
    while (title > from && is_noun(p, title - 1)) title--;
    if (title > from) from = i;
    break;
  }
  /* Whip Dick Durbin: plain words before a given name that is known. */
  for (size_t i = from + 1; i + 1 < to && is_plain(p, i - 1); i++)
    if (flags_of(p, i, GIVEN) && !is_plain(p, i)) from = i;
  /* Minister Manuel Valls: an office is none of the name, where there are two more words. */
  while (from + 2 < to && is_noun(p, from) && is_office_word(p, from)) {
    size_t after = from + 1;
    if (is_word(p, after, "of")) after = over_land(p, after, to);
    if (after == from + 1 && is_word(p, after, "of")) break;
    from = after;
  }
  return from;
}

/* In May, May 4: not the name. */
static bool is_date(QProse *p, size_t at) {
  if (!(q_prose_flags(p, at) & Q_WORD_CALENDAR)) return false;
  if (at + 1 < p->count && p->items[at + 1].shape & Q_SHAPE_NUMBER) return true;
  return at > 0 && q_prose_flags(p, at - 1) & (Q_WORD_PREPOSITION | Q_WORD_DETERMINER);
}

/* True if the words of a name are in capitals throughout. */
static bool is_loud(const QProse *p, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (!(p->items[i].shape & (Q_SHAPE_LOUD | Q_SHAPE_INITIAL))) return false;
  return true;
}

bool q_cast_take_name(QCastReader *r, size_t at, size_t *end) {
  QProse *p = &r->prose;
  *end = at;
  QNameWord word = q_name_word(p, at);
  if (word == Q_NO_NAME_WORD) return true;
  bool heading = r->blocks[r->block_count - 1].flags & Q_BLOCK_HEADING;
  size_t to = run_end(p, at, heading), from = run_begin(p, at, to);
  bool doubt = word == Q_MAYBE_NAME_WORD && from == at;
  uint32_t flags = q_prose_flags(p, from);
  if (to == from + 1) {
    if (p->items[from].shape & Q_SHAPE_INITIAL) return true;
    if (is_nation(p, from) || is_date(p, from)) return true;
    bool told = to < p->count && (q_is_verb_word(p, to) || ends_clause(&p->items[to]));
    if (doubt && !(p->items[from].shape & Q_SHAPE_GENITIVE) && !told &&
        !(from > 0 && q_is_cue_word(p, from - 1)))
      return true;
    /* "the Captain" is a description */
    if (from > 0 && flags & NOUN && !(p->items[from].shape & Q_SHAPE_LOUD) &&
        q_word_kind(p, &p->items[from - 1]) == Q_WORD_THE)
      return true;
  }
  QMentionRecord *m = q_cast_mention(r, from, to);
  if (!m) return false;
  m->kind = Q_MENTION_NAME;
  if (p->items[to - 1].shape & Q_SHAPE_GENITIVE) m->flags |= Q_IS_POSSESSIVE;
  q_cast_stand(r, m, from, to);
  char words[Q_NAME_BYTES];
  unsigned length = q_name_write(r->text + m->start, m->end - m->start, words);
  QCastName *name = q_cast_name(r, q_name_key(words, length, false), m->start, m->end);
  if (!name) return false;
  m->name = (int32_t)(name - r->names);
  if (doubt && to > from + 1) m->flags |= Q_IS_DOUBTFUL;
  if (is_loud(p, from, to)) m->flags |= Q_IS_LOUD;
  if (!(m->flags & Q_IS_INSIDE)) r->last = (int32_t)r->mention_count - 1;
  *end = to;
  return true;
}
