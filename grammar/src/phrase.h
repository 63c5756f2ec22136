/* Who: the name, description or pronoun on the left or the right of a word. Closed word lists
 * and shapes decide, nothing is guessed from meaning; see clause.h for what an item is. */
#ifndef QUOTH_PHRASE_H
#define QUOTH_PHRASE_H

#include "clause.h"

typedef enum {
  Q_NOBODY,
  Q_PRONOUN_SOURCE,
  Q_NAME,        /* holds a capitalised word that is no function word */
  Q_PERSON_NOUN, /* a description whose head is in the lists: a spokesman, police, the ministry */
  Q_ANY_NOUN,    /* a determiner and a noun of any kind: good enough beside "said" only */
} QSourceKind;

/* Items [from, to). */
typedef struct {
  int from, to;
  QSourceKind kind;
} QPhrase;

#define Q_PHRASE_WORDS 14
#define Q_NO_PHRASE ((QPhrase){0, 0, Q_NOBODY})

static inline bool q_has(const QItem *w, uint32_t flags) { return (w->flags & flags) != 0; }
static inline bool q_punct(const QItem *w, uint8_t mark) {
  return (w->shape & Q_PUNCTUATION) && w->mark == mark;
}
static inline bool q_is_word(const QItem *w) { return !(w->shape & Q_PUNCTUATION); }

#define Q_WORD_FUNCTION                                                                     \
  (Q_WORD_PRONOUN | Q_WORD_DETERMINER | Q_WORD_POSSESSIVE | Q_WORD_PREPOSITION |            \
   Q_WORD_CONJUNCTION | Q_WORD_AUXILIARY)
#define Q_WORD_CUE (Q_WORD_CUE_SPEECH | Q_WORD_CUE_WEAK | Q_WORD_CUE_BELIEF)
#define Q_WORD_NOUN (Q_WORD_PERSON | Q_WORD_ORGANIZATION | Q_WORD_TITLE)

/* A capitalised word that can belong to a name. */
static inline bool q_in_name(const QItem *w) {
  if (!(w->shape & (Q_CAPITAL | Q_INITIAL)) || !q_is_word(w)) return false;
  if (q_has(w, Q_WORD_FUNCTION | Q_WORD_CALENDAR)) return false;
  if ((w->shape & Q_FIRST) && q_has(w, Q_WORD_ADVERB | Q_WORD_VERB) &&
      !q_has(w, Q_WORD_GIVEN_MALE | Q_WORD_GIVEN_FEMALE | Q_WORD_NOUN))
    return false;
  return true;
}

/* He, she, they, I, we, it, who, one: stands for somebody by itself. */
static inline bool q_is_pronoun(const QItem *w) { return q_is_word(w) && q_has(w, Q_WORD_PRONOUN); }

static inline bool q_is_determiner(const QItem *w) {
  return q_is_word(w) && q_has(w, Q_WORD_DETERMINER | Q_WORD_POSSESSIVE);
}

/* A finite verb, as far as a list can tell; a noun of the same form is none. */
static inline bool q_is_verb(const QItem *w) {
  if (!q_is_word(w) || (w->shape & Q_CAPITAL)) return false;
  if (q_has(w, Q_WORD_AUXILIARY)) return true;
  if (q_has(w, Q_WORD_NOUN)) return false;
  return q_has(w, Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD | Q_WORD_VERB);
}

/* A word in small letters that may stand inside a description, before its head. */
static inline bool q_in_description(const QItem *w) {
  if (!q_is_word(w)) return false;
  if (w->shape & Q_NUMBER) return true;
  if (q_has(w, Q_WORD_PRONOUN | Q_WORD_PREPOSITION | Q_WORD_CONJUNCTION | Q_WORD_AUXILIARY |
                   Q_WORD_DETERMINER | Q_WORD_POSSESSIVE))
    return false;
  if (q_has(w, Q_WORD_NOUN | Q_WORD_NATIONALITY | Q_WORD_NUMBER_WORD)) return true;
  if (w->id == W_TIME || q_has(w, Q_WORD_CALENDAR)) return false;
  if (q_has(w, Q_WORD_ADVERB | Q_WORD_FORM_THIRD | Q_WORD_VERB)) return false;
  return true;
}

/* A preposition that may join two phrases into one: a spokesman for the ministry. */
static inline bool q_joins(const QItem *w) {
  return q_is_word(w) && !(w->shape & Q_FIRST) && q_has(w, Q_WORD_PREPOSITION) &&
         !q_has(w, Q_WORD_CONJUNCTION) && w->id != W_BY && w->id != W_AS;
}

static inline QPhrase q_phrase_left(const QClause *c, int last, int least);

/* The phrase that ends before a preposition at index p and that the words after it belong to. */
static inline QPhrase q_phrase_joined(const QClause *c, int p, int least) {
  if (p <= least || !q_joins(&c->item[p])) return Q_NO_PHRASE;
  const QItem *w = &c->item[p - 1];
  if (!q_is_word(w) || q_is_pronoun(w)) return Q_NO_PHRASE;
  bool of = c->item[p].id == W_OF || c->item[p].id == W_FOR;
  if (!of && !q_has(w, Q_WORD_NOUN)) return Q_NO_PHRASE;
  QPhrase head = q_phrase_left(c, p - 1, least);
  return head.kind == Q_PRONOUN_SOURCE ? Q_NO_PHRASE : head;
}

/* The phrase whose last word is item `last` and that does not reach beyond `least`. */
static inline QPhrase q_phrase_left(const QClause *c, int last, int least) {
  const QItem *head = &c->item[last];
  if (!q_is_word(head)) return Q_NO_PHRASE;
  if (q_is_pronoun(head)) return (QPhrase){last, last + 1, Q_PRONOUN_SOURCE};
  int i = last, first_name = -1, words = 0, lower = 0;
  bool determined = false;
  for (; i >= least && words < Q_PHRASE_WORDS; i--, words++) {
    const QItem *w = &c->item[i];
    if (!q_is_word(w)) break;
    if (q_in_name(w)) {
      if (lower && first_name < 0 && !q_has(w, Q_WORD_NATIONALITY | Q_WORD_NOUN) &&
          !(w->shape & (Q_POSSESSIVE | Q_ALL_CAPITALS)) && i != last && lower > 3)
        break;
      first_name = i;
      continue;
    }
    if (q_is_determiner(w)) {
      if (words == 0) return Q_NO_PHRASE;
      determined = true;
      i--;
      break;
    }
    if (q_has(w, Q_WORD_PARTICLE) && first_name == i + 1) {
      first_name = i;
      continue;
    }
    if (w->id == W_AND && first_name == i + 1 && i > least && q_in_name(&c->item[i - 1])) continue;
    if (w->shape & Q_POSSESSIVE) {
      determined = true;
      continue;
    }
    if ((w->shape & Q_CAPITAL) || !q_in_description(w)) break;
    if (q_is_verb(w)) break;
    /* Beside a name only nouns of persons and of what they belong to are part of the phrase. */
    if (first_name == i + 1 &&
        !q_has(w, Q_WORD_NOUN | Q_WORD_NATIONALITY) && !(w->shape & Q_NUMBER))
      break;
    lower++;
  }
  int from = i + 1;
  if (from > last) return Q_NO_PHRASE;
  if (i >= least && i < last) {
    QPhrase whole = q_phrase_joined(c, i, least);
    if (whole.kind != Q_NOBODY)
      return (QPhrase){whole.from, last + 1, whole.kind};
  }
  /* A bare word in small letters at the left edge is none of the name's. */
  if (!determined && first_name > from) {
    int k = first_name;
    while (k > from && q_has(&c->item[k - 1], Q_WORD_NOUN | Q_WORD_NATIONALITY)) k--;
    if (k > from && (c->item[k - 1].shape & Q_NUMBER)) k--;
    from = k;
  }
  if (first_name >= from) return (QPhrase){from, last + 1, Q_NAME};
  if (q_has(head, Q_WORD_NOUN)) return (QPhrase){from, last + 1, Q_PERSON_NOUN};
  if (determined && !q_has(head, Q_WORD_CALENDAR) && head->id != W_TIME)
    return (QPhrase){from, last + 1, Q_ANY_NOUN};
  return Q_NO_PHRASE;
}

/* The phrase that begins with item `first`. */
static inline QPhrase q_phrase_right(const QClause *c, int first) {
  int count = (int)c->count, i = first;
  if (i >= count || !q_is_word(&c->item[i])) return Q_NO_PHRASE;
  if (q_is_pronoun(&c->item[i])) {
    if (!q_is_determiner(&c->item[i]) || i + 1 == count ||
        !q_in_description(&c->item[i + 1]))
      return (QPhrase){i, i + 1, Q_PRONOUN_SOURCE};
  }
  bool determined = false, name = false, noun = false;
  if (q_is_determiner(&c->item[i])) {
    determined = true;
    i++;
    if (i < count && q_is_determiner(&c->item[i])) i++; /* all the, many of the */
  }
  int body = i;
  for (; i < count && i - first < Q_PHRASE_WORDS; i++) {
    const QItem *w = &c->item[i];
    if (!q_is_word(w)) break;
    if (q_in_name(w)) {
      name = true;
      continue;
    }
    bool more = i + 1 < count && q_is_word(&c->item[i + 1]);
    if (q_has(w, Q_WORD_PARTICLE) && more && q_in_name(&c->item[i + 1])) continue;
    if (w->id == W_AND && name && more && q_in_name(&c->item[i + 1])) continue;
    if (i > body && (w->id == W_OF || w->id == W_FOR) && more &&
        (name || noun || determined) &&
        (q_is_determiner(&c->item[i + 1]) || q_in_name(&c->item[i + 1]) ||
         q_in_description(&c->item[i + 1]))) {
      if (q_is_determiner(&c->item[i + 1])) i++;
      continue;
    }
    if (w->shape & Q_POSSESSIVE) {
      determined = true;
      continue;
    }
    if ((w->shape & Q_CAPITAL) || !q_in_description(w) || w->ending == 'g') break;
    if (q_has(w, Q_WORD_NOUN)) {
      noun = true;
      continue;
    }
    /* After a name only nouns of persons go on with it. */
    if (name || noun) break;
    if (!determined && !more) break;
    if (!determined && !q_has(w, Q_WORD_NATIONALITY) && i - body > 2) break;
  }
  if (i == body) return Q_NO_PHRASE;
  QSourceKind kind = name ? Q_NAME : noun ? Q_PERSON_NOUN : determined ? Q_ANY_NOUN : Q_NOBODY;
  return (QPhrase){first, i, kind};
}

/* The subject before item v: over adverbs and auxiliaries, an apposition between commas, a
 * relative "who". *passive tells of a form of "be" on the way. */
static inline QPhrase q_phrase_subject(const QClause *c, int v, int least, bool *passive) {
  *passive = false;
  int i = v - 1, skipped = 0;
  while (i >= least && skipped++ < 5) {
    const QItem *w = &c->item[i];
    if (!q_is_word(w) || q_has(w, Q_WORD_NOUN)) break;
    if (q_has(w, Q_WORD_AUXILIARY)) {
      *passive |= w->id == W_BE;
    } else if (!q_has(w, Q_WORD_ADVERB) || q_has(w, Q_WORD_PRONOUN) || (w->shape & Q_CAPITAL)) {
      break;
    }
    i--;
  }
  if (i < least) return Q_NO_PHRASE;
  if (c->item[i].id == W_WHO && i > least) {
    i--;
    if (q_punct(&c->item[i], ',')) i--;
    if (i < least) return Q_NO_PHRASE;
    QPhrase antecedent = q_phrase_left(c, i, least);
    if (antecedent.kind != Q_NOBODY) return antecedent;
    return Q_NO_PHRASE;
  }
  const QItem *w = &c->item[i];
  if (q_punct(w, ',') || q_punct(w, ')') || q_punct(w, '-')) {
    uint8_t opener = w->mark == ')' ? '(' : w->mark;
    int j = i - 1;
    while (j > least && i - j < 32 && !q_punct(&c->item[j], opener)) j--;
    /* X, of Y, a lawyer, said: the first comma of the row parts the name. */
    if (j <= least || !q_punct(&c->item[j], opener)) return Q_NO_PHRASE;
    QPhrase phrase = Q_NO_PHRASE;
    for (int row = 0; row < 3; row++) {
      const QItem *after = &c->item[j + 1];
      bool apposed = opener == '(' || q_is_determiner(after) || (after->shape & Q_NUMBER) ||
                     q_has(after, Q_WORD_NOUN | Q_WORD_NUMBER_WORD | Q_WORD_NATIONALITY) ||
                     (q_has(after, Q_WORD_PREPOSITION | Q_WORD_ADVERB) ||
                      after->id == W_WHO || q_in_name(after)) || after->ending == 'g' ||
                     after->ending == 'd';
      if (!apposed || j - 1 < least) break;
      QPhrase left = q_phrase_left(c, j - 1, least);
      if (left.kind == Q_NOBODY || left.kind == Q_PRONOUN_SOURCE) break;
      phrase = left;
      if (left.kind == Q_NAME && !q_is_determiner(&c->item[left.from])) break;
      int k = left.from - 1;
      if (k <= least || !q_punct(&c->item[k], ',')) break;
      j = k;
    }
    return phrase;
  }
  return q_phrase_left(c, i, least);
}

#endif
