/* Who: the name, description or pronoun on the left or the right of a word. Closed word lists
 * and shapes decide, nothing is guessed from meaning; see clause.h for what an item is. */
#ifndef QUOTH_PHRASE_H
#define QUOTH_PHRASE_H

#include "clause.h"
#include "mark_signs.h"

typedef enum {
  Q_NOBODY,
  Q_PRONOUN_SOURCE,
  Q_NAME,        /* holds a capitalised word that is no function word */
  Q_PERSON_NOUN, /* a description whose head is in the lists: a spokesman, police, the ministry */
  Q_ANY_NOUN,    /* a determiner and a noun of any kind: good enough beside "said" only */
} QPhraseKind;

/* Items [from, to). */
typedef struct {
  int from, to;
  QPhraseKind kind;
} QPhrase;

#define Q_PHRASE_WORDS 14
#define Q_NO_PHRASE ((QPhrase){0, 0, Q_NOBODY})

static inline bool q_has(const QItem *w, uint32_t flags) { return (w->flags & flags) != 0; }
static inline bool q_punct(const QItem *w, uint8_t mark) {
  return (w->shape & Q_PUNCTUATION) && w->mark == mark;
}
static inline bool q_is_word(const QItem *w) { return !(w->shape & Q_PUNCTUATION); }

/* Item i if it is a word of the clause, else NULL. */
static inline const QItem *q_word_at(const QClause *c, int i) {
  return i >= 0 && i < (int)c->count && q_is_word(&c->item[i]) ? &c->item[i] : NULL;
}

#define Q_WORD_FUNCTION                                                          \
  (Q_WORD_PRONOUN | Q_WORD_DETERMINER | Q_WORD_POSSESSIVE | Q_WORD_PREPOSITION | \
   Q_WORD_CONJUNCTION | Q_WORD_AUXILIARY)
#define Q_WORD_CUE (Q_WORD_CUE_SPEECH | Q_WORD_CUE_WEAK | Q_WORD_CUE_BELIEF)
#define Q_WORD_NOUN (Q_WORD_PERSON | Q_WORD_ORGANIZATION | Q_WORD_TITLE)
#define Q_WORD_GIVEN (Q_WORD_GIVEN_MALE | Q_WORD_GIVEN_FEMALE)

/* Whether a word before a verb, in small letters, is of it: was saying, has often said. */
static inline bool q_helps_verb(uint32_t flags) {
  return (flags & (Q_WORD_AUXILIARY | Q_WORD_ADVERB)) &&
         !(flags & (Q_WORD_PRONOUN | Q_WORD_CUE | Q_WORD_NOUN | Q_WORD_REPORT_NOUN));
}

/* Where the words of the verb at item v begin, past the end of its subject. */
static inline int q_verb_from(const QClause *c, int v, int subject) {
  while (v > subject && v > 0 && q_is_word(&c->item[v - 1]) &&
         !(c->item[v - 1].shape & Q_CAPITAL) && q_helps_verb(c->item[v - 1].flags))
    v--;
  return v;
}

/* A capitalised word that can belong to a name. */
static inline bool q_in_name(const QItem *w) {
  if (!(w->shape & (Q_CAPITAL | Q_INITIAL)) || !q_is_word(w)) return false;
  bool first = (w->shape & Q_FIRST) != 0;
  if (q_has(w, Q_WORD_FUNCTION | Q_WORD_CALENDAR))
    return !first && q_has(w, Q_WORD_GIVEN); /* Will, May, April */
  if (first && q_has(w, Q_WORD_ADVERB | Q_WORD_VERB) && !q_has(w, Q_WORD_GIVEN | Q_WORD_NOUN))
    return false;
  return true;
}

/* He, she, they, I, we, it, one: stands for somebody by itself. */
static inline bool q_is_pronoun(const QItem *w) {
  return q_is_word(w) && q_has(w, Q_WORD_PRONOUN) && w->id != W_THAT;
}

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
  if (q_has(w, Q_WORD_NUMBER_WORD) && !q_has(w, Q_WORD_PRONOUN)) return true;
  if (q_has(w, Q_WORD_FUNCTION) || w->id == W_HIM) return false;
  if (q_has(w, Q_WORD_NOUN | Q_WORD_NATIONALITY)) return true;
  if (w->id == W_TIME || q_has(w, Q_WORD_CALENDAR)) return false;
  if (q_has(w, Q_WORD_ADVERB | Q_WORD_FORM_THIRD | Q_WORD_VERB)) return false;
  return true;
}

/* A preposition that may join two phrases into one: a spokesman for the ministry. */
static inline bool q_joins(const QItem *w) {
  return q_is_word(w) && !(w->shape & Q_FIRST) &&
         (w->id == W_OF || w->id == W_FOR || w->id == W_AT || w->id == W_IN);
}

static inline QPhrase q_phrase_left(const QClause *c, int last, int least);

/* The phrase that ends before a preposition at index p and that the words after it belong to. */
static inline QPhrase q_phrase_joined(const QClause *c, int p, int least) {
  if (p <= least || !q_joins(&c->item[p])) return Q_NO_PHRASE;
  int last = p - 1;
  const QItem *w = &c->item[last];
  if (!q_is_word(w)) return Q_NO_PHRASE;
  bool of = c->item[p].id == W_OF;
  if (of && q_has(w, Q_WORD_NUMBER_WORD | Q_WORD_DETERMINER)) { /* one of, some of, many of */
    int from = last;
    if (from > least && q_is_determiner(&c->item[from - 1])) from--;
    return (QPhrase){from, p, Q_PERSON_NOUN};
  }
  if (q_is_pronoun(w)) return Q_NO_PHRASE;
  if (!of && !q_has(w, Q_WORD_NOUN)) {
    /* people familiar with the matter, officials close to the talks */
    if (last <= least || !q_has(&c->item[last - 1], Q_WORD_PERSON) || !q_in_description(w))
      return Q_NO_PHRASE;
    last--;
  }
  QPhrase head = q_phrase_left(c, last, least);
  return head.kind == Q_PRONOUN_SOURCE ? Q_NO_PHRASE : head;
}

/* The phrase whose last word is item `last` and that does not reach beyond `least`. */
static inline QPhrase q_phrase_left(const QClause *c, int last, int least) {
  const QItem *head = &c->item[last];
  if (!q_is_word(head) || head->id == W_HIM) return Q_NO_PHRASE;
  if (q_is_pronoun(head)) {
    if (head->id == W_WHO || head->id == W_THERE || head->id == W_WHAT) return Q_NO_PHRASE;
    return (QPhrase){last, last + 1, Q_PRONOUN_SOURCE};
  }
  int i = last, first_name = -1;
  bool determined = false;
  for (; i >= least && last - i < Q_PHRASE_WORDS; i--) {
    const QItem *w = &c->item[i];
    if (!q_is_word(w)) break;
    if (q_in_name(w)) {
      first_name = i;
      continue;
    }
    if (q_is_determiner(w) && w->id != W_WHAT && w->id != W_WHO) {
      if (i == last) return Q_NO_PHRASE;
      if (w->id == W_THAT && first_name == i + 1) break; /* said that X */
      determined = true;
      i--;
      break;
    }
    if (q_has(w, Q_WORD_PARTICLE) && first_name == i + 1) {
      first_name = i;
      continue;
    }
    if (w->id == W_AND && first_name == i + 1 && i > least && q_in_name(&c->item[i - 1]) &&
        w->length == 3)
      continue;
    if (w->shape & Q_POSSESSIVE) {
      determined = true;
      continue;
    }
    if ((w->shape & Q_CAPITAL) || !q_in_description(w) || q_is_verb(w)) break;
    /* Beside a name only nouns of persons and of what they belong to are part of the phrase. */
    if (first_name == i + 1 && !(w->shape & Q_NUMBER) &&
        !q_has(w, Q_WORD_NOUN | Q_WORD_NATIONALITY) && w->id != W_LITTLE)
      break;
  }
  int from = i + 1;
  if (from > last) return Q_NO_PHRASE;
  if (i >= least && i < last) {
    QPhrase whole = q_phrase_joined(c, i, least);
    if (whole.kind != Q_NOBODY) return (QPhrase){whole.from, last + 1, whole.kind};
  }
  if (!determined && first_name > from) { /* a bare word in small letters is none of the name's */
    int k = first_name;
    while (k > from && (q_has(&c->item[k - 1], Q_WORD_NOUN | Q_WORD_NATIONALITY) ||
                        c->item[k - 1].id == W_LITTLE))
      k--;
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
  const QItem *w = q_word_at(c, i);
  if (!w) return Q_NO_PHRASE;
  const QItem *next = q_word_at(c, i + 1);
  if (q_is_pronoun(w)) {
    if (w->id == W_WHO || w->id == W_THERE || w->id == W_WHAT) return Q_NO_PHRASE;
    bool of = next && next->id == W_OF && q_has(w, Q_WORD_NUMBER_WORD | Q_WORD_DETERMINER);
    if (!of && (!q_is_determiner(w) || !next || !q_in_description(next)))
      return (QPhrase){i, i + 1, Q_PRONOUN_SOURCE};
  }
  bool determined = false, name = false, noun = false;
  if (q_is_pronoun(w) && !q_is_determiner(w)) {
    i++; /* one of the crew */
  } else if (q_is_determiner(w)) {
    determined = true;
    i++;
    if (i < count && q_is_determiner(&c->item[i])) i++; /* all the, many of the */
  } else if (w->id == W_LITTLE) {                       /* little Hanne */
    i++;
    if (!next || !q_in_name(next)) return Q_NO_PHRASE;
  }
  int body = i;
  for (; i - first < Q_PHRASE_WORDS; i++) {
    w = q_word_at(c, i);
    if (!w) break;
    if (q_in_name(w)) {
      name = true;
      continue;
    }
    next = q_word_at(c, i + 1);
    if (q_has(w, Q_WORD_PARTICLE)) {
      int k = i;
      while (k < count && q_has(&c->item[k], Q_WORD_PARTICLE)) k++;
      if (k < count && q_in_name(&c->item[k])) continue;
    }
    if (w->id == W_AND && w->length == 3 && name && next && q_in_name(next)) continue;
    if (i > first && (w->id == W_OF || w->id == W_FOR) && next) {
      bool determiner = q_is_determiner(next);
      if (!determiner && !q_in_name(next) && !q_in_description(next) && next->id != W_HIM) break;
      if (next->id == W_HIM) { /* the two of them */
        i += 2;
        noun = true;
        break;
      }
      if (determiner) i++;
      continue;
    }
    if (w->shape & Q_POSSESSIVE) {
      determined = true;
      continue;
    }
    bool before_noun = next && (q_in_name(next) || q_has(next, Q_WORD_NOUN | Q_WORD_NATIONALITY));
    if (determined && q_has(w, Q_WORD_CALENDAR) && next && q_in_description(next)) continue;
    if (w->ending == 'd' && before_noun && !name) continue; /* retired nurse X */
    if ((w->shape & Q_CAPITAL) || !q_in_description(w) || w->ending == 'g') break;
    if (q_has(w, Q_WORD_NOUN)) {
      noun = true;
      continue;
    }
    if (name) break;
    if (!determined && (noun || !next || (i - body > 2 && !q_has(w, Q_WORD_NATIONALITY)))) break;
  }
  while (i > body && q_has(&c->item[i - 1], Q_WORD_FUNCTION) && !q_in_name(&c->item[i - 1]) &&
         c->item[i - 1].id != W_HIM && !q_has(&c->item[i - 1], Q_WORD_NUMBER_WORD))
    i--;
  if (i == body && !(body > first && q_has(&c->item[first], Q_WORD_PRONOUN))) return Q_NO_PHRASE;
  QPhraseKind kind = name ? Q_NAME : noun ? Q_PERSON_NOUN : determined ? Q_ANY_NOUN : Q_NOBODY;
  return (QPhrase){first, i, kind};
}

/* What stands between commas after a name: "61", "a historian", "former chairman of the board",
 * "who has read the log", "when the laughter had died down". Items [from, to). */
static inline bool q_is_apposed(const QClause *c, int from, int to) {
  if (from >= to) return false;
  const QItem *w = &c->item[from];
  if (!q_is_word(w) || w->id == W_AND) return false;
  if (q_is_pronoun(w) && w->id != W_WHO && !q_is_determiner(w)) return false;
  return !(q_is_verb(w) && w->ending != 'd');
}

/* The item that opens the bracket which item i closes; i if it closes none. */
static inline int q_bracket_open(const QClause *c, int i, int least) {
  if (i < least || !q_punct(&c->item[i], ')')) return i;
  int j = i - 1;
  while (j > least && i - j < 12 && !q_punct(&c->item[j], '(')) j--;
  return j >= least && q_punct(&c->item[j], '(') ? j : i;
}

/* The phrase before the mark at item i, which ends an apposition: a comma, a bracket, a dash.
 * What a preposition stands before is the subject only if nothing else can be: X, in Columbus,
 * Ohio, said */
static inline QPhrase q_phrase_before_apposition(const QClause *c, int i, int least) {
  QPhrase found = Q_NO_PHRASE;
  int end = i;
  bool relative = false; /* only "who" can explain the last piece */
  for (int row = 0; row < 5; row++) {
    uint8_t mark = c->item[end].mark;
    int j = end - 1;
    if (mark == ')') {
      j = q_bracket_open(c, end, least);
      if (j == end) break;
    } else {
      while (j > least && end - j < 40 && !q_punct(&c->item[j], mark)) {
        j--;
        j = q_bracket_open(c, j, least);
      }
      if (j <= least || !q_punct(&c->item[j], mark)) break;
      if (mark == ',' && !q_is_apposed(c, j + 1, end)) {
        relative = true;
        end = j;
        continue;
      }
      if (relative && c->item[j + 1].id != W_WHO) {
        end = j;
        continue;
      }
    }
    int last = j - 1;
    if (last >= least && q_punct(&c->item[last], ')')) last = q_bracket_open(c, last, least) - 1;
    if (last < least) break;
    QPhrase left = q_phrase_left(c, last, least);
    if (left.kind == Q_PRONOUN_SOURCE) break;
    bool adverbial = left.kind != Q_NOBODY && left.from > least &&
                     q_has(&c->item[left.from - 1], Q_WORD_PREPOSITION);
    if (left.kind != Q_NOBODY && (!adverbial || found.kind == Q_NOBODY)) found = left;
    if (mark == '-') break;
    if (left.kind == Q_NAME && !adverbial && !q_is_determiner(&c->item[left.from])) break;
    if (!q_punct(&c->item[j], ',')) break;
    end = j;
  }
  return found;
}

/* How a subject was reached. */
typedef struct {
  bool passive;  /* a form of "be" stands before the verb */
  bool relative; /* "who", or an apposition, stands between */
} QReach;

/* Past "on Tuesday", "last week", "late Friday night" that ends at item i, to the left. */
static inline int q_before_time(const QClause *c, int i, int least) {
  int k = i;
  while (k > least && i - k < 4) {
    const QItem *w = &c->item[k];
    bool time = q_has(w, Q_WORD_CALENDAR) || w->id == W_TIME;
    if (!q_is_word(w) || (!time && (k == i || !q_has(w, Q_WORD_DETERMINER | Q_WORD_ADVERB)))) break;
    if (q_in_name(w)) break;
    k--;
  }
  if (k == i) return i;
  const QItem *w = &c->item[k];
  if (q_is_word(w) && k > least && q_has(w, Q_WORD_PREPOSITION) && w->length == 2) k--;
  return k;
}

/* The subject before item v: over adverbs and auxiliaries, an apposition, a relative "who". */
static inline QPhrase q_phrase_subject(const QClause *c, int v, int least, QReach *reach) {
  *reach = (QReach){false, false};
  int i = v - 1;
  for (int skipped = 0; i >= least && skipped < 5; skipped++, i--) {
    const QItem *w = &c->item[i];
    if (q_has(w, Q_WORD_CALENDAR) || w->id == W_TIME) {
      i = q_before_time(c, i, least) + 1;
      continue;
    }
    if (!q_is_word(w) || q_has(w, Q_WORD_NOUN)) break;
    if (q_has(w, Q_WORD_AUXILIARY)) {
      reach->passive |= w->id == W_BE;
    } else if (!q_has(w, Q_WORD_ADVERB) || q_has(w, Q_WORD_PRONOUN) || (w->shape & Q_CAPITAL)) {
      break;
    }
  }
  if (i < least) return Q_NO_PHRASE;
  const QItem *w = &c->item[i];
  if (w->id == W_WHO && q_is_word(w) && i > least) {
    reach->relative = true;
    if (q_punct(&c->item[i - 1], ',')) i--;
    return i > least ? q_phrase_left(c, i - 1, least) : Q_NO_PHRASE;
  }
  if (q_punct(w, ',') || q_punct(w, ')') || q_punct(w, '-'))
    return q_phrase_before_apposition(c, i, least);
  return q_phrase_left(c, i, least);
}

/* Whether the clause begins a sentence. */
static inline bool q_starts_sentence(const QClause *c) {
  return c->left == Q_BOUND_SENTENCE || (c->left == Q_BOUND_CLOSE && c->before == Q_NEAR_STOP);
}

/* Past "WASHINGTON (AP) —", "Paris, May 3 (AFP) —". */
static inline int q_past_dateline(const QClause *c) {
  bool bracket = false;
  int most = c->count < 14 ? (int)c->count : 14;
  for (int i = 0; i < most; i++) {
    const QItem *w = &c->item[i];
    if (q_punct(w, '-'))
      return i > 0 && (bracket || (c->item[0].shape & Q_ALL_CAPITALS)) ? i + 1 : 0;
    bracket |= q_punct(w, ')');
    if (q_is_word(w) ? !(w->shape & (Q_CAPITAL | Q_NUMBER | Q_INITIAL))
                     : !(w->mark == ',' || w->mark == '(' || w->mark == ')' || w->mark == '/'))
      return 0;
  }
  return 0;
}

/* The subject of the sentence, if it stands before item v: its first name, description or
 * pronoun. */
static inline QPhrase q_phrase_first(const QClause *c, int v) {
  if (!q_starts_sentence(c)) return Q_NO_PHRASE;
  int first = q_past_dateline(c);
  for (int i = first; i < v && i < 24; i++) {
    const QItem *w = &c->item[i];
    if (!q_is_word(w)) continue;
    const QItem *next = q_word_at(c, i + 1);
    if (i == first && w->ending == 'g' && !q_has(w, Q_WORD_GIVEN | Q_WORD_NOUN) && next &&
        !(next->shape & Q_CAPITAL)) { /* Guiding himself by the wall, X said */
      while (i < v && !q_punct(&c->item[i], ',')) i++;
      continue;
    }
    if (i > 0 && !q_in_name(w) && !q_is_pronoun(w) && !q_is_determiner(w)) continue;
    if (i > 0 && q_has(&c->item[i - 1], Q_WORD_PREPOSITION)) { /* At the door X stopped */
      QPhrase object = q_phrase_right(c, i);
      if (object.kind != Q_NOBODY) i = object.to - 1;
      continue;
    }
    QPhrase p = q_phrase_right(c, i);
    if (p.kind == Q_NOBODY) continue;
    if (p.to > v) break;
    return p;
  }
  return Q_NO_PHRASE;
}

/* Whether a finite verb goes on with the subject that ends before item i, or "who ...," and one. */
static inline bool q_clause_goes_on(const QClause *c, int i, bool comma) {
  const QItem *w = q_word_at(c, i);
  while (w && q_has(w, Q_WORD_ADVERB) && !q_has(w, Q_WORD_PRONOUN)) w = q_word_at(c, ++i);
  if (w) return !(w->shape & Q_CAPITAL) && (q_is_verb(w) || w->ending == 'd');
  if (!comma || i >= (int)c->count || !q_punct(&c->item[i], ',')) return false;
  const QItem *next = q_word_at(c, i + 1);
  return next && (next->id == W_WHO || next->ending == 'g');
}

/* The subject of the last clause before item v: of X rose, and Y came up and said: Y. */
static inline QPhrase q_phrase_last(const QClause *c, int v) {
  QPhrase first = q_phrase_first(c, v);
  if (first.kind == Q_NOBODY) return first;
  int from = first.to;
  for (int i = from; i < v; i++) { /* what is told, or asked, is another matter */
    const QItem *w = &c->item[i];
    if (q_is_word(w) && (w->id == W_THAT || w->id == W_WHAT)) return first;
  }
  for (int i = v - 2; i > from; i--) {
    const QItem *w = &c->item[i];
    bool joins = q_is_word(w) ? w->id == W_AND : w->mark == ';';
    if (!joins) continue;
    const QItem *next = q_word_at(c, i + 1);
    int k = i + 1;
    while (next && q_has(next, Q_WORD_ADVERB) && !q_is_pronoun(next) && !q_in_name(next))
      next = q_word_at(c, ++k);
    if (!next || k >= v || next->id == W_HIM || next->id == W_IT || next->id == W_THERE) continue;
    QPhrase p = q_phrase_right(c, k);
    if (p.kind != Q_NAME && p.kind != Q_PERSON_NOUN && p.kind != Q_PRONOUN_SOURCE) continue;
    bool comma = w->mark == ';' || q_punct(&c->item[i - 1], ',');
    if (p.to < v && q_clause_goes_on(c, p.to, comma)) return p;
  }
  return first;
}

#endif
