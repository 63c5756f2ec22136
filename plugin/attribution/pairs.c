#include "attribution/pairs.h"

#include "attribution.h"

enum {
  RELATIVE = 7 /* words between "who" and its verb */
};

/* ---- Items -------------------------------------------------------------- */

/* The items that a range of bytes covers. */
static QPhrase items_of(const QSentence *s, uint32_t start, uint32_t end) {
  QPhrase p = Q_NO_PHRASE;
  int count = (int)s->clause.count;
  if (start >= end) return p;
  while (p.from < count && s->to[p.from] <= start) p.from++;
  p.to = p.from;
  while (p.to < count && s->from[p.to] < end) p.to++;
  if (p.to > p.from) p.kind = Q_NAME;
  return p;
}

static QPhraseKind source_kind(const QClause *c, QPhrase p) {
  bool noun = false;
  for (int i = p.from; i < p.to; i++) {
    const QItem *w = &c->item[i];
    if (q_in_name(w)) return Q_NAME;
    noun |= q_has(w, Q_WORD_NOUN);
  }
  if (p.to > p.from && q_is_pronoun(&c->item[p.to - 1])) return Q_PRONOUN_SOURCE;
  return noun ? Q_PERSON_NOUN : Q_ANY_NOUN;
}

static QCueKind cue_kind(const QItem *w) {
  if (!q_is_word(w)) return Q_CUE_SIGN;
  if (q_has(w, Q_WORD_CUE_SPEECH)) return Q_CUE_SPEECH;
  if (q_has(w, Q_WORD_CUE_BELIEF)) return Q_CUE_BELIEF;
  if (q_has(w, Q_WORD_CUE_WEAK)) return Q_CUE_WEAK;
  if (w->id == W_ACCORDING) return Q_CUE_SIGN;
  if (q_has(w, Q_WORD_VERB | Q_WORD_AUXILIARY)) return Q_CUE_VERB;
  return Q_CUE_UNKNOWN;
}

static uint8_t form_of(const QItem *w) {
  if (q_has(w, Q_WORD_FORM_PAST)) return 0;
  if (q_has(w, Q_WORD_FORM_THIRD)) return 1;
  if (q_has(w, Q_WORD_FORM_ING)) return 2;
  if (q_has(w, Q_WORD_FORM_PARTICIPLE)) return 3;
  if (q_has(w, Q_WORD_FORM_BASE)) return 4;
  return w->ending == 'd' ? 0 : w->ending == 's' ? 1 : w->ending == 'g' ? 2 : 4;
}

static void add(QPairs *pairs, QPair pair) {
  if (pairs->count < Q_PAIRS) pairs->pair[pairs->count++] = pair;
}

/* ---- The grammar's own -------------------------------------------------- */

static void add_tree(QPairs *pairs, const QSentence *s, const QReading *reading,
                     const QParagraph *paragraph) {
  size_t low = paragraph->first_attribution, high = paragraph->attributions_end;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (reading->attributions[middle].start < s->start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (size_t i = low; i < paragraph->attributions_end; i++) {
    const QAttributionRecord *a = &reading->attributions[i];
    if (a->start >= s->end) break;
    QPhrase cue = items_of(s, a->verb, a->cue_end);
    QPhrase source = items_of(s, a->source_start, a->source_end);
    if (cue.kind == Q_NOBODY || s->clause.item[cue.from].mark == Q_QUOTED) continue;
    const QItem *w = &s->clause.item[cue.from];
    if (source.kind != Q_NOBODY) source.kind = source_kind(&s->clause, source);
    bool noun = q_has(w, Q_WORD_REPORT_NOUN) && !q_has(w, Q_WORD_CUE);
    QCueKind kind = noun ? Q_CUE_NOUN : cue_kind(w);
    add(pairs, (QPair){(int32_t)i, source, cue.from, cue.to, (uint8_t)kind, Q_REACH_TREE,
                       form_of(w), false});
  }
}

static bool is_taken(const QPairs *pairs, unsigned known, int v) {
  for (unsigned i = 0; i < known; i++) {
    if (v >= pairs->pair[i].from && v < pairs->pair[i].to) return true;
  }
  return false;
}

/* ---- Verbs -------------------------------------------------------------- */

static bool can_be_verb(const QItem *w) {
  if (!q_is_word(w) || (w->shape & (Q_CAPITAL | Q_NUMBER))) return false;
  if (q_has(w, Q_WORD_CUE | Q_WORD_VERB)) return true;
  if (q_has(w, Q_WORD_AUXILIARY)) return w->id == W_BE;
  if (q_has(w, Q_WORD_FUNCTION | Q_WORD_ADVERB | Q_WORD_NOUN | Q_WORD_NUMBER_WORD |
                   Q_WORD_NATIONALITY))
    return false;
  return w->ending != 0;
}

/* "to", or an auxiliary, stands before it. */
static int before_verb(const QClause *c, int v) {
  int i = v - 1;
  while (i >= 0 && v - i < 4 && q_is_word(&c->item[i]) && q_has(&c->item[i], Q_WORD_ADVERB) &&
         !q_has(&c->item[i], Q_WORD_PRONOUN))
    i--;
  return i;
}

/* The motto is: “...”; of "his motto" he is the source. */
static bool tells(const QClause *c, QPhrase p) {
  for (int i = p.from; i + 1 < p.to; i++) {
    const QItem *w = &c->item[i];
    if (q_has(w, Q_WORD_POSSESSIVE) || (w->shape & Q_POSSESSIVE)) return false;
  }
  return q_has(&c->item[p.to - 1], Q_WORD_REPORT_NOUN | Q_WORD_ORGANIZATION | Q_WORD_CUE);
}

/* Subjects that a verb without one may have. */
typedef struct {
  QPhrase first, last; /* of the sentence's finite verbs */
  QPhrase doer;        /* of the last participle: with X tweeting that ... and asking */
  int open;            /* a participle before any of them: Conceding that ..., X said; -1: none */
} QSubjects;

/* A noun that looks like a verb: Sanders' comments, the blame. */
static bool is_owned(const QClause *c, int v) {
  const QItem *before = v > 0 ? &c->item[v - 1] : NULL;
  if (!before || !q_is_word(before)) return false;
  if ((before->shape & Q_POSSESSIVE) || q_has(before, Q_WORD_POSSESSIVE)) return true;
  return q_has(before, Q_WORD_DETERMINER) && !q_is_pronoun(before);
}

/* Whether a verb that has no subject before it can have one further off. */
static bool can_lack_subject(const QClause *c, int v, uint8_t form) {
  int b = before_verb(c, v);
  if ((form != 1 && form != 4) || b < 0 || !q_is_word(&c->item[b])) return true;
  const QItem *before = &c->item[b];
  return before->id == W_TO || q_has(before, Q_WORD_CONJUNCTION | Q_WORD_AUXILIARY) ||
         before->id == W_AND || before->id == W_THAT || before->id == W_WHO;
}

static void add_from(QPairs *pairs, QPair pair, QPhrase source, QPairReach reach) {
  pair.source = source;
  pair.reach = (uint8_t)reach;
  add(pairs, pair);
}

/* A finite verb's subject; what a participle before it tells is the same one's. */
static void meet_subject(QPairs *pairs, const QClause *c, QSubjects *s, QPhrase p) {
  s->last = p;
  s->doer = Q_NO_PHRASE;
  if (s->first.kind != Q_NOBODY) return;
  s->first = p;
  if (s->open < 0) return;
  const QItem *w = &c->item[s->open];
  int to = q_has(w, Q_WORD_CUE) ? q_cue_end(c, s->open) : s->open + 1;
  add_from(pairs, (QPair){-1, p, s->open, to, (uint8_t)cue_kind(w), 0, form_of(w), false}, p,
           Q_REACH_FIRST);
}

/* A participle that the grammar gave to the owner of something else's: X was unmoved by Y's words,
 * telling Z that ... */
static void add_doer(QPairs *pairs, const QPair *tree, const QSubjects *s) {
  QPair pair = *tree;
  pair.attribution = -1;
  add_from(pairs, pair, s->last, Q_REACH_LAST);
}

/* X laughed, but Y rose and said: the verb after "and" is that of the last subject, if nothing is
 * told before it that another subject may be in. */
static bool goes_on(const QClause *c, int v, const QSubjects *s) {
  int b = before_verb(c, v);
  if (b < 0 || !q_is_word(&c->item[b]) || c->item[b].id != W_AND) return false;
  const QItem *join = s->last.from > 0 ? &c->item[s->last.from - 1] : NULL;
  if (!join || (q_is_word(join) ? join->id != W_AND : join->mark != ';')) return false;
  for (int i = s->first.to; i < b; i++) {
    const QItem *w = &c->item[i];
    if (!q_is_word(w) || q_has(w, Q_WORD_CUE)) continue;
    if (w->id == W_THAT || w->id == W_WHAT || w->id == W_WHO) return false;
  }
  return true;
}

/* Whom "who" stands for, with other words before the verb: X, who has in the past called ... */
static QPhrase relative_subject(const QClause *c, int v) {
  int i = v - 1;
  while (i > 0 && v - i < RELATIVE && q_is_word(&c->item[i]) && c->item[i].id != W_WHO) i--;
  if (i < 1 || !q_is_word(&c->item[i]) || c->item[i].id != W_WHO) return Q_NO_PHRASE;
  if (q_punct(&c->item[i - 1], ',')) i--;
  return i > 0 ? q_phrase_left(c, i - 1, 0) : Q_NO_PHRASE;
}

/* X late last week said, X and others in the crowd chanted: the first phrase of the sentence. */
static void add_top(QPairs *pairs, const QClause *c, const QPair *verb, QPhrase subject) {
  if (verb->kind > Q_CUE_WEAK || verb->form > 1) return;
  QPhrase top = q_phrase_first(c, verb->from);
  if (top.kind == Q_NOBODY || (subject.kind != Q_NOBODY && top.from == subject.from)) return;
  add_from(pairs, *verb, top, Q_REACH_TOP);
}

static void add_verb(QPairs *pairs, const QClause *c, int v, QSubjects *s) {
  const QItem *w = &c->item[v];
  QReach reach = {false, false};
  QCueKind kind = cue_kind(w);
  QPair pair = {-1, Q_NO_PHRASE, v, v + 1, (uint8_t)kind, Q_REACH_SUBJECT, form_of(w), false};
  if (q_has(w, Q_WORD_CUE)) pair.to = q_cue_end(c, v);
  QPhrase p = v > 0 ? q_phrase_subject(c, v, 0, &reach) : Q_NO_PHRASE;
  if (p.kind == Q_NOBODY && pair.form < 2) {
    p = relative_subject(c, v);
    reach.relative = p.kind != Q_NOBODY;
  }
  int b = before_verb(c, v);
  const QItem *before = b >= 0 && q_is_word(&c->item[b]) ? &c->item[b] : NULL;
  if (pair.form == 2 && !(before && before->id == W_BE && p.kind != Q_NOBODY)) {
    if (p.kind != Q_NOBODY && reach.relative) p = Q_NO_PHRASE;
    if (p.kind != Q_NOBODY && q_punct(&c->item[v - 1], ',')) p = Q_NO_PHRASE;
  }
  if (p.kind != Q_NOBODY) {
    pair.source = p;
    if (reach.relative) pair.reach = Q_REACH_RELATIVE;
    if (reach.passive && pair.form != 2) pair.reach = Q_REACH_PASSIVE;
    if (kind == Q_CUE_UNKNOWN && w->ending == 's' && v != p.to) return;
    if (w->id != W_BE || tells(c, p)) add(pairs, pair);
    if (s->first.kind == Q_NOBODY || s->first.from == p.from) add_top(pairs, c, &pair, p);
    if (pair.form != 2 || reach.passive) {
      meet_subject(pairs, c, s, p);
      return;
    }
    s->doer = p;
    if (s->last.kind == Q_NOBODY) return; /* issued a statement saying: X, or the statement */
  } else if (pair.form == 2 && s->doer.kind != Q_NOBODY) {
    add_from(pairs, pair, s->doer, Q_REACH_DOER);
  }
  /* said X */
  bool quoted = v > 0 && c->item[v - 1].mark == Q_QUOTED && !q_is_word(&c->item[v - 1]);
  if (quoted || v == 0 || q_punct(&c->item[v - 1], ',')) {
    QPhrase after = q_phrase_right(c, v + 1);
    if (after.kind == Q_NAME || after.kind == Q_PERSON_NOUN || after.kind == Q_PRONOUN_SOURCE) {
      pair.source = after;
      pair.to = v + 1;
      pair.reach = Q_REACH_AFTER;
      add(pairs, pair);
    }
  }
  if ((kind == Q_CUE_UNKNOWN && w->ending == 's') || w->id == W_BE) return;
  if (s->last.kind == Q_NOBODY) {
    if (p.kind == Q_NOBODY) add_top(pairs, c, &pair, p);
    if (s->open < 0 && (pair.form == 2 || pair.form == 0) && v < 3) s->open = v;
    return;
  }
  if (p.kind == Q_NOBODY && !can_lack_subject(c, v, pair.form)) return;
  add_from(pairs, pair, s->last, Q_REACH_LAST);
  if (s->first.from != s->last.from && !goes_on(c, v, s))
    add_from(pairs, pair, s->first, Q_REACH_FIRST);
}

/* ---- Nouns and signs ----------------------------------------------------- */

/* her claim that “...”, X's “...” promise */
static void add_owned(QPairs *pairs, const QClause *c, int v) {
  const QItem *w = &c->item[v];
  bool pronoun = q_has(w, Q_WORD_POSSESSIVE);
  if (!q_is_word(w) || (!pronoun && !(w->shape & Q_POSSESSIVE))) return;
  QPhrase p = {v, v + 1, Q_PRONOUN_SOURCE};
  if (!pronoun) p = q_phrase_left(c, v, 0);
  if (p.kind == Q_NOBODY || p.to != v + 1) return;
  QPair pair = {-1, p, v, v + 1, Q_CUE_OWNER, Q_REACH_OWNER, 0, false};
  for (int k = v + 1; k < (int)c->count && k <= v + 5; k++) {
    const QItem *n = &c->item[k];
    if (n->mark == Q_QUOTED && !q_is_word(n)) {
      if (k == v + 1) {
        const QItem *after = q_word_at(c, k + 1);
        if (after && q_in_description(after)) pair.from = k + 1, pair.to = k + 2;
        if (pair.from == v) pair.from = v;
        add(pairs, pair);
      }
      return;
    }
    if (!q_is_word(n)) return;
    if (q_has(n, Q_WORD_REPORT_NOUN | Q_WORD_CUE | Q_WORD_ORGANIZATION)) {
      pair.kind = Q_CUE_NOUN;
      pair.from = k;
      pair.to = k + 1;
      pair.form = q_has(n, Q_WORD_REPORT_NOUN) ? 1 : q_has(n, Q_WORD_ORGANIZATION) ? 2 : 3;
      add(pairs, pair);
      return;
    }
    if (!q_in_description(n) && !q_has(n, Q_WORD_CALENDAR)) return;
    if (k == v + 1 || k == v + 2) {
      const QItem *next = k + 1 < (int)c->count ? &c->item[k + 1] : NULL;
      if (next && ((next->mark == Q_QUOTED && !q_is_word(next)) || next->id == W_OF ||
                   next->id == W_THAT)) {
        pair.from = k;
        pair.to = k + 1;
        pair.form = 4;
        add(pairs, pair);
        return;
      }
    }
  }
}

/* The name between the last quotation and a colon: “...” Anna: “...” */
static QPhrase label_before(const QClause *c, int v) {
  int i = v;
  while (i > 0 && !q_punct(&c->item[i - 1], Q_QUOTED)) i--;
  if (i == 0) return Q_NO_PHRASE;
  while (i < v && q_punct(&c->item[i], '*')) i++;
  QPhrase p = q_phrase_right(c, i);
  return p.kind != Q_NOBODY && p.to == v ? p : Q_NO_PHRASE;
}

static void add_sign(QPairs *pairs, const QClause *c, int v) {
  if (q_is_word(&c->item[v])) return;
  QPair pair = {-1, Q_NO_PHRASE, v, v + 1, Q_CUE_SIGN, Q_REACH_SUBJECT, 0, false};
  if (q_punct(&c->item[v], ':')) {
    pair.source = label_before(c, v);
    if (pair.source.kind == Q_NOBODY) pair.source = q_phrase_first(c, v);
    if (pair.source.kind == Q_NOBODY) {
      for (int i = 0; i < v && pair.source.kind == Q_NOBODY; i++) {
        if (q_in_name(&c->item[i]) || q_is_determiner(&c->item[i]))
          pair.source = q_phrase_right(c, i);
      }
    }
    if (pair.source.kind != Q_NOBODY) add(pairs, pair);
  } else if (q_punct(&c->item[v], '-') && v > 0 && q_punct(&c->item[v - 1], Q_QUOTED)) {
    pair.source = q_phrase_right(c, v + 1);
    pair.reach = Q_REACH_AFTER;
    if (pair.source.kind == Q_NAME || pair.source.kind == Q_PERSON_NOUN) add(pairs, pair);
  }
}

void q_pairs_find(QPairs *pairs, const QSentence *sentence, const QReading *reading,
                  const QParagraph *paragraph) {
  const QClause *c = &sentence->clause;
  QSubjects subjects = {Q_NO_PHRASE, Q_NO_PHRASE, Q_NO_PHRASE, -1};
  pairs->count = 0;
  pairs->before = NULL;
  add_tree(pairs, sentence, reading, paragraph);
  unsigned known = pairs->count;
  for (int v = 0; v < (int)c->count; v++) {
    if (is_taken(pairs, known, v)) {
      for (unsigned i = 0; i < known; i++) {
        const QPair *pair = &pairs->pair[i];
        if (pair->from != v) continue;
        if (pair->source.kind == Q_NOBODY) {
          QPair alone = *pair;
          alone.attribution = -1;
          add_top(pairs, c, &alone, alone.source);
          continue;
        }
        bool owner = (c->item[pair->source.to - 1].shape & Q_POSSESSIVE) != 0;
        if (owner && pair->form == 2 && subjects.last.kind != Q_NOBODY) {
          add_doer(pairs, pair, &subjects);
        } else {
          meet_subject(pairs, c, &subjects, pair->source);
        }
      }
      continue;
    }
    if (can_be_verb(&c->item[v]) && !is_owned(c, v)) add_verb(pairs, c, v, &subjects);
    add_owned(pairs, c, v);
    add_sign(pairs, c, v);
  }
}

static bool is_finite(const QPair *p) {
  return p->source.to > p->source.from && p->kind <= Q_CUE_UNKNOWN && p->form < 2;
}

void q_pairs_find_before(QPairs *pairs, const QSentence *before, const QReading *reading,
                         const QParagraph *paragraph) {
  QPairs own;
  q_pairs_find(&own, before, reading, paragraph);
  const QPair *first = NULL, *last = NULL;
  for (unsigned i = 0; i < own.count; i++) {
    const QPair *p = &own.pair[i];
    if (!is_finite(p) && p->attribution < 0) continue;
    if (p->reach == Q_REACH_FIRST || (p->kind > Q_CUE_BELIEF && p->attribution < 0)) continue;
    if (!first || p->from < first->from) first = p;
    if (!last || p->from > last->from) last = p;
  }
  if (!first) return;
  unsigned from = pairs->count;
  pairs->before = before;
  for (unsigned i = 0; i < own.count; i++) {
    const QPair *p = &own.pair[i];
    if (p == first || p == last || p->attribution >= 0) add(pairs, *p);
  }
  for (; from < pairs->count; from++) pairs->pair[from].before = true;
}
