/* Who says: finds the first attribution in a clause, from left to right. Each way of telling a
 * source is one function; q_attribution_find tries them. */
#ifndef QUOTH_ATTRIBUTION_H
#define QUOTH_ATTRIBUTION_H

#include "phrase.h"

#define Q_PIECES 2

/* A source or a cue. Items [from, to). */
typedef struct {
  bool is_source;
  int from, to;
} QPiece;

/* Pieces in the order of the text. */
typedef struct {
  QPiece piece[Q_PIECES];
  int pieces;
  int content; /* the item at which reported words begin; -1: there are none */
} QFound;

static inline void q_found_clear(QFound *f) {
  f->pieces = 0;
  f->content = -1;
}

static inline bool q_found_add(QFound *f, bool is_source, int from, int to) {
  if (f->pieces < Q_PIECES && to > from) f->piece[f->pieces++] = (QPiece){is_source, from, to};
  return true;
}

/* ---- The cue ------------------------------------------------------------ */

/* The end of the cue whose verb is item v: "went on", "pointed out", "put it", and the person
 * spoken to: "told reporters", "asked him". */
static inline int q_cue_end(const QClause *c, int v) {
  const QItem *verb = &c->item[v], *w = q_word_at(c, v + 1);
  if (!w) return v + 1;
  if (verb->id == W_PUT) return w->id == W_IT ? v + 2 : v + 1;
  bool last = !q_word_at(c, v + 2);
  if (w->id == W_OUT || (last && !q_has(verb, Q_WORD_CUE_SPEECH) && w->length == 2 &&
                         (w->id == W_AT || w->id == W_IN)))
    return v + 2;
  if (!q_has(verb, Q_WORD_CUE_OBJECT) || w->id == W_THAT || w->id == W_TO) return v + 1;
  if (w->id == W_HIM && q_has(w, Q_WORD_POSSESSIVE)) { /* her, or her mother */
    const QItem *owned = q_word_at(c, v + 2);
    if (!owned || !q_in_description(owned)) return v + 2;
  } else if (w->id == W_HIM) {
    return v + 2;
  }
  QPhrase object = q_phrase_right(c, v + 1);
  bool person = object.kind == Q_NAME || object.kind == Q_PERSON_NOUN ||
                (object.kind == Q_PRONOUN_SOURCE && (w->length == 3 || w->id == W_IT));
  return person && object.to - object.from <= 6 ? object.to : v + 1;
}

/* A noun that stands for many: its verb has no -s. */
static inline bool q_is_plural(const QClause *c, QPhrase p) {
  const QItem *head = &c->item[p.to - 1];
  for (int i = p.from; i < p.to; i++)
    if (c->item[i].id == W_AND) return true;
  if (p.kind == Q_PRONOUN_SOURCE) return true;
  return head->ending == 's' || head->id == W_PEOPLE || q_has(head, Q_WORD_NATIONALITY);
}

/* Whether a finite verb stands among items [from, ...). */
static inline bool q_verb_follows(const QClause *c, int from) {
  for (int i = from; i < (int)c->count; i++) {
    const QItem *w = &c->item[i];
    if (q_is_verb(w) || (q_is_word(w) && (w->shape & Q_CONTRACTED))) return true;
    if (i == from) continue;
    const QItem *before = &c->item[i - 1];
    bool noun = q_has(before, Q_WORD_NOUN) || before->ending == 's' || q_in_name(before);
    if (w->ending == 'd' && (q_is_pronoun(before) || noun)) return true; /* it detected */
    if (before->ending == 's' && !(w->shape & Q_CAPITAL) && q_has(w, Q_WORD_FORM_BASE) &&
        q_has(w, Q_WORD_CUE))
      return true; /* his friends feel */
    if (w->id == W_AND && i + 1 < (int)c->count && q_is_verb(&c->item[i + 1])) return false;
  }
  return false;
}

/* Whether the words from an item on can be what somebody thinks: with a finite verb, or "to" and
 * one. */
static inline bool q_clause_follows(const QClause *c, int from) {
  if (q_verb_follows(c, from)) return true;
  for (int i = from; i + 1 < (int)c->count; i++)
    if (c->item[i].id == W_TO && q_has(&c->item[i + 1], Q_WORD_FORM_BASE | Q_WORD_DICTIONARY))
      return true;
  return false;
}

/* Whether a thing that somebody may criticize, promise or deny begins at an item: the plan, X. */
static inline bool q_tells_thing(const QClause *c, int i) {
  const QItem *w = &c->item[i], *next = q_word_at(c, i + 1);
  if (q_is_determiner(w)) return next && w->id != W_HIM;
  if (w->id == W_TO || q_in_name(w)) return true;
  return next && q_in_description(w) && w->ending != 'g';
}

/* Whether "and said" follows: that is the cue, with the same source. */
static inline bool q_said_next(const QClause *c, int from) {
  for (int i = from; i + 1 < (int)c->count; i++) {
    const QItem *w = &c->item[i + 1];
    if (c->item[i].id == W_AND && q_is_word(w) && q_has(w, Q_WORD_CUE_SPEECH) &&
        q_has(w, Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD))
      return true;
  }
  return false;
}

/* Whether a clause begins at an item beyond doubt: he was, they had */
static inline bool q_tells_clause(const QClause *c, int i) {
  const QItem *w = &c->item[i], *next = q_word_at(c, i + 1);
  if (!next || !q_is_pronoun(w) || q_is_determiner(w)) return false;
  return (w->shape & Q_CONTRACTED) || q_is_verb(next) || next->ending == 'd' ||
         q_has(next, Q_WORD_ADVERB);
}

/* Where the words that a cue tells begin, if they follow its end at item i: at "that", or at a
 * clause. -1: there are none. *that: it was "that". */
static inline int q_content_after(const QClause *c, int i, bool belief, bool *that) {
  int count = (int)c->count, k = i;
  *that = false;
  const QItem *w = q_word_at(c, i);
  if (!w) return -1;
  /* in a statement, on Tuesday, to reporters, quietly: adjuncts before "that" */
  bool adjunct = q_has(w, Q_WORD_CALENDAR | Q_WORD_ADVERB) || w->id == W_TIME ||
                 (q_has(w, Q_WORD_PREPOSITION) && w->id != W_TO) || (w->id == W_TO && !belief);
  while (k < count && k - i < 12 && q_is_word(&c->item[k]) && c->item[k].id != W_THAT) k++;
  if (k < count && c->item[k].id == W_THAT && (k == i || adjunct)) {
    *that = true;
    return k;
  }
  if (w->id == W_TO) return belief ? i : -1;
  if (q_has(w, Q_WORD_CALENDAR) || w->id == W_TIME) {
    i++;
    w = q_word_at(c, i);
    if (!w) return -1;
  }
  if (q_has(w, Q_WORD_PREPOSITION)) return -1;
  if (q_has(w, Q_WORD_ADVERB) && !q_word_at(c, i + 1)) return -1;
  if (w->id == W_NOTHING || w->id == W_AND) return -1;
  return i;
}

/* ---- The ways of telling ------------------------------------------------ */

/* According to X */
static inline bool q_find_according(const QClause *c, int i, QFound *f) {
  const QItem *to = q_word_at(c, i + 1), *w = q_word_at(c, i + 2);
  if (c->item[i].id != W_ACCORDING || !to || to->id != W_TO || !w) return false;
  QPhrase p = q_phrase_right(c, i + 2);
  if (p.kind == Q_NOBODY && w->id == W_HIM) p = (QPhrase){i + 2, i + 3, Q_PRONOUN_SOURCE};
  if (p.kind == Q_NOBODY) { /* early returns, excerpts of the speech */
    int end = i + 2;
    while (q_word_at(c, end) && end < i + 6 && !q_has(&c->item[end], Q_WORD_FUNCTION)) end++;
    bool many = end > i + 3 || (end > i + 2 && w->ending == 's'); /* according to plan */
    p = (QPhrase){i + 2, end, many ? Q_ANY_NOUN : Q_NOBODY};
  }
  if (p.kind == Q_NOBODY) return false;
  q_found_add(f, false, i, i + 2);
  return q_found_add(f, true, p.from, p.to);
}

/* in X's view; in the words of X */
static inline bool q_find_view(const QClause *c, int i, QFound *f) {
  const QItem *w = &c->item[i];
  if (!q_has(w, Q_WORD_REPORT_NOUN) || i < 2 || !q_is_word(w)) return false;
  const QItem *next = q_word_at(c, i + 1), *before = &c->item[i - 1];
  if (next && next->id == W_OF && c->item[i - 2].id == W_IN) {
    QPhrase p = q_phrase_right(c, i + 2);
    if (p.kind != Q_NAME && p.kind != Q_PERSON_NOUN) return false;
    q_found_add(f, false, i, i + 1);
    return q_found_add(f, true, p.from, p.to);
  }
  QPhrase p = Q_NO_PHRASE;
  if (q_has(before, Q_WORD_POSSESSIVE))
    p = (QPhrase){i - 1, i, Q_PRONOUN_SOURCE};
  else if (before->shape & Q_POSSESSIVE)
    p = q_phrase_left(c, i - 1, 0);
  if (p.kind == Q_NOBODY || p.from < 1 || c->item[p.from - 1].id != W_IN) return false;
  q_found_add(f, true, p.from, p.to);
  return q_found_add(f, false, i, i + 1);
}

/* A verb that is no cue but stands where only a cue can: “...,” supplied X. */
static inline bool q_free_verb(const QItem *w) {
  return q_is_word(w) && !(w->shape & Q_CAPITAL) && !q_has(w, Q_WORD_FUNCTION | Q_WORD_NOUN) &&
         (w->ending == 'd' || q_has(w, Q_WORD_FORM_PAST | Q_WORD_VERB));
}

static inline bool q_finite_cue(const QItem *w) {
  return q_is_word(w) && !(w->shape & Q_CAPITAL) && q_has(w, Q_WORD_CUE) &&
         q_has(w, Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD);
}

/* Skips adverbs and auxiliaries in small letters, two at most. */
static inline int q_skip_adverbs(const QClause *c, int i) {
  for (int n = 0; n < 2; n++, i++) {
    const QItem *w = q_word_at(c, i);
    if (!w || (w->shape & Q_CAPITAL) || !q_has(w, Q_WORD_ADVERB | Q_WORD_AUXILIARY) ||
        q_has(w, Q_WORD_PRONOUN | Q_WORD_CUE))
      break;
  }
  return i;
}

/* A tag after a closing mark: "said X", "X said", and with any verb after a comma or a question:
 * "he grinned", "supplied X". */
static inline bool q_find_tag(const QClause *c, QFound *f) {
  if (c->left != Q_BOUND_CLOSE) return false;
  int i = 0;
  bool comma = q_punct(&c->item[0], ','), dash = q_punct(&c->item[0], '-');
  if (comma || dash) i++;
  bool stop = c->before == Q_NEAR_STOP;
  bool any_verb = !dash && (comma || stop || c->before == Q_NEAR_COMMA || c->before == Q_NEAR_DASH);

  /* said X */
  int v = q_skip_adverbs(c, i);
  const QItem *w = q_word_at(c, v);
  bool cue = w && q_finite_cue(w);
  if (w && (cue || (any_verb && q_free_verb(w)))) {
    int s = v + 1;
    const QItem *after = q_word_at(c, s);
    if (after && q_word_at(c, s + 1) &&
        (after->id == W_OUT || after->id == W_IN || (after->id == W_AT && after->length == 2)))
      s++; /* put in X, went on X */
    QPhrase p = q_phrase_right(c, q_skip_adverbs(c, s));
    bool nominative = p.kind == Q_PRONOUN_SOURCE && q_has(&c->item[p.from], Q_WORD_PRONOUN) &&
                      c->item[p.from].length <= 4;
    if (p.kind == Q_NAME || p.kind == Q_PERSON_NOUN || nominative ||
        (cue && (p.kind == Q_ANY_NOUN || p.kind == Q_PRONOUN_SOURCE))) {
      q_found_add(f, false, v, s);
      return q_found_add(f, true, p.from, p.to);
    }
  }
  if (!any_verb) return false;

  /* X said */
  QPhrase p = q_phrase_right(c, i);
  if (p.kind == Q_NOBODY) return false;
  v = q_skip_adverbs(c, p.to);
  w = q_word_at(c, v);
  if (!w) return false;
  bool capital = (c->item[i].shape & Q_CAPITAL) && c->item[i].length > 1 && !comma;
  bool new_sentence =
      capital && (stop || (c->before == Q_NEAR_DASH && q_has(&c->item[i], Q_WORD_FUNCTION)));
  if (new_sentence) { /* “Fog?” Marsh wondered. */
    int end = q_cue_end(c, v);
    return p.kind == Q_NAME && q_finite_cue(w) && !q_word_at(c, end) &&
           q_found_add(f, true, p.from, p.to) && q_found_add(f, false, v, end);
  }
  if (!q_finite_cue(w) && !q_free_verb(w)) return false;
  q_found_add(f, true, p.from, p.to);
  return q_found_add(f, false, v, q_cue_end(c, v));
}

/* — Agnes Marsh, at the end of a paragraph */
static inline bool q_find_signature(const QClause *c, QFound *f) {
  int count = (int)c->count, names = 0;
  if (count < 2 || count > 9 || !q_punct(&c->item[0], '-') || c->right != Q_BOUND_PARAGRAPH)
    return false;
  if (c->left != Q_BOUND_CLOSE && c->left != Q_BOUND_SENTENCE) return false;
  int end = count;
  for (int i = 1; i < count; i++) {
    const QItem *w = &c->item[i];
    if (q_punct(w, ',') && end == count) end = i;
    if (!q_is_word(w)) continue;
    if (q_in_name(w))
      names += i < end;
    else if (end == count && !q_has(w, Q_WORD_PARTICLE))
      return false;
  }
  if (names == 0) return false;
  q_found_add(f, false, 0, 1);
  return q_found_add(f, true, 1, end);
}

/* Whether the verb at item v, with the subject p, is a cue. end: the cue's end; content and
 * that: what q_content_after says of it; near: an opening mark or a colon comes next. */
static inline bool q_cue_fits(const QClause *c, int v, int end, QPhrase p, QReach reach,
                              int content, bool that, bool near) {
  const QItem *w = &c->item[v];
  if (p.kind == Q_NOBODY || (w->shape & Q_CAPITAL)) return false;
  bool past = q_has(w, Q_WORD_FORM_PAST), third = q_has(w, Q_WORD_FORM_THIRD);
  bool participle = q_has(w, Q_WORD_FORM_PARTICIPLE);
  bool helped = p.to < v && !reach.relative && q_is_word(&c->item[v - 1]) &&
                q_has(&c->item[v - 1], Q_WORD_AUXILIARY | Q_WORD_ADVERB);
  if (reach.passive && !q_has(w, Q_WORD_FORM_ING)) return false;
  if (!past && !third) {
    if (participle && !helped) return false;
    if (!participle && q_has(w, Q_WORD_FORM_ING) && !reach.passive) return false;
    if (!participle && !q_has(w, Q_WORD_FORM_ING) && !helped && !q_is_plural(c, p)) return false;
  }
  if (p.from > 0 && c->item[p.from - 1].id == W_WHAT && !near) return false;
  const QItem *next = q_word_at(c, end);
  if (participle && next && next->id == W_BY && !helped) return false; /* control depicted by X */
  if (w->id == W_PUT && end == v + 1) return false;
  if (q_has(w, Q_WORD_CUE_SPEECH)) {
    bool told = p.from > 0 && q_punct(&c->item[p.from - 1], ','); /* ..., X told reporters. */
    if (end > v + 1 && !next && !near && !told && c->left != Q_BOUND_CLOSE) return false;
    if (near || !next || that || content < 0)
      return !(next && next->id == W_NOTHING && !near && !that && next->length > 2);
    if (q_has(w, Q_WORD_CUE_BELIEF) && q_said_next(c, content)) return false;
    return q_verb_follows(c, content) || (q_has(w, Q_WORD_CUE_BELIEF) && q_tells_thing(c, content));
  }
  if (p.kind == Q_PRONOUN_SOURCE && c->item[p.from].id == W_IT) return false;
  bool colon = q_punct(&c->item[c->count - 1], ':');
  if (near && !reach.relative) return p.kind != Q_ANY_NOUN || colon || end >= (int)c->count;
  if (that) return true;
  if (p.kind == Q_ANY_NOUN) return false;
  return q_has(w, Q_WORD_CUE_BELIEF) && content >= 0 && q_clause_follows(c, content);
}

/* The verb of the cue that item v begins: itself, or that of "went on to say", "quoted as
 * saying". */
static inline int q_cue_verb(const QClause *c, int v) {
  const QItem *w = &c->item[v], *next = q_word_at(c, v + 1);
  int k = v;
  if (w->id == W_WENT && next) {
    k = v + 1 + (next->id == W_AT);
    next = q_word_at(c, k);
    if (!next || next->id != W_TO) return q_has(w, Q_WORD_CUE) ? v : -1;
    k = q_skip_adverbs(c, k + 1);
  } else if (w->id == W_QUOTED && next && next->id == W_AS) {
    k = v + 2;
  }
  next = q_word_at(c, k);
  return next && q_has(next, Q_WORD_CUE) ? k : -1;
}

/* X said; X has told reporters; X, a scholar, said that ...; X put down the book and said: */
static inline bool q_find_subject_first(const QClause *c, int v, QFound *f) {
  int count = (int)c->count;
  int verb = q_is_word(&c->item[v]) ? q_cue_verb(c, v) : -1;
  if (verb < 0) return false;
  int end = q_cue_end(c, verb);
  bool colon = q_punct(&c->item[count - 1], ':');
  /* X took the cup and said, — and the quotation in the next paragraph */
  bool open = c->right == Q_BOUND_PARAGRAPH &&
              (q_punct(&c->item[count - 1], ',') || q_punct(&c->item[count - 1], '-'));
  for (int i = end; i + 1 < count && open; i++) open = q_is_word(&c->item[i]);
  bool near = (c->right == Q_BOUND_OPEN || colon || open) && count - verb <= 12;
  bool that, belief = q_has(&c->item[verb], Q_WORD_CUE_BELIEF);
  int content = q_content_after(c, end, belief, &that);
  QReach reach;
  QPhrase p = q_phrase_subject(c, v, 0, &reach);
  bool clause =
      content >= 0 && q_has(&c->item[verb], Q_WORD_CUE_SPEECH) && q_verb_follows(c, content);
  bool sure = clause && q_tells_clause(c, content);
  if (p.kind == Q_NOBODY && (near || that || clause) && v > 0) {
    int k = v - 1;
    while (k > 0 && q_is_word(&c->item[k]) && q_has(&c->item[k], Q_WORD_ADVERB)) k--;
    bool joined = c->item[k].id == W_AND && q_is_word(&c->item[k]);
    if (joined || sure) p = joined ? q_phrase_last(c, k) : q_phrase_first(c, v);
  }
  if (verb != v ? p.kind == Q_NOBODY : !q_cue_fits(c, verb, end, p, reach, content, that, near))
    return false;
  q_found_add(f, true, p.from, p.to);
  q_found_add(f, false, v, end);
  bool tag = c->left == Q_BOUND_CLOSE && p.from < 3 && c->before != Q_NEAR_STOP;
  bool speech = q_has(&c->item[verb], Q_WORD_CUE_SPEECH);
  /* said it was “...”, called it “...”: the words go on into the quotation; asked him, “...”
   * does not */
  bool into = near && c->right == Q_BOUND_OPEN && q_is_word(&c->item[count - 1]);
  if (that || (content >= 0 && !tag &&
               (into || (!near && (belief || q_verb_follows(c, content)) && (belief || speech)))))
    f->content = content;
  return true;
}

/* The bridge is expected to be mended: by somebody, who is not named. */
static inline bool q_find_expected(const QClause *c, int v, QFound *f) {
  static const char expected[] = "expected";
  const QItem *w = &c->item[v], *to = q_word_at(c, v + 1), *verb = q_word_at(c, v + 2);
  if (w->bytes != sizeof expected - 1 || memcmp(c->text + w->text, expected, w->bytes) != 0)
    return false;
  if (!to || to->id != W_TO || !verb || !q_has(verb, Q_WORD_FORM_BASE | Q_WORD_DICTIONARY))
    return false;
  int be = v - 1;
  while (be > 0 && v - be < 3 && q_is_word(&c->item[be]) && c->item[be].id != W_BE &&
         q_has(&c->item[be], Q_WORD_ADVERB | Q_WORD_AUXILIARY))
    be--;
  if (be < 0 || !q_is_word(&c->item[be]) || c->item[be].id != W_BE) return false;
  q_found_add(f, false, be, v + 1);
  f->content = v + 1;
  return true;
}

/* ", said X" and "Said X:" */
static inline bool q_find_inverted(const QClause *c, int v, QFound *f) {
  const QItem *w = &c->item[v];
  bool starts = v == 0 && q_starts_sentence(c);
  if (!starts && (v == 0 || !q_punct(&c->item[v - 1], ','))) return false;
  if (!q_is_word(w) || !q_has(w, Q_WORD_CUE_SPEECH) ||
      !q_has(w, Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD))
    return false;
  QPhrase p = q_phrase_right(c, v + 1);
  if (p.kind == Q_NOBODY || p.kind == Q_ANY_NOUN) return false;
  const QItem *next = q_word_at(c, p.to);
  if (!starts && next && q_is_verb(next)) return false; /* said X was late */
  q_found_add(f, false, v, v + 1);
  return q_found_add(f, true, p.from, p.to);
}

/* "X praised it, saying that ...": the source is the subject of the sentence. */
static inline bool q_find_participle(const QClause *c, int v, QFound *f) {
  const QItem *w = &c->item[v];
  if (v == 0 || !q_is_word(w) || !q_has(w, Q_WORD_FORM_ING) || !q_has(w, Q_WORD_CUE)) return false;
  const QItem *before = &c->item[v - 1];
  if (!q_punct(before, ',') && !(q_has(before, Q_WORD_PREPOSITION) && before->length == 2))
    return false;
  int end = q_cue_end(c, v);
  bool that, near = c->right == Q_BOUND_OPEN && (int)c->count - end <= 5;
  int content = q_content_after(c, end, false, &that);
  if (!that && !near && (!q_has(w, Q_WORD_CUE_SPEECH) || content < 0)) return false;
  QPhrase p = q_phrase_last(c, v);
  if (p.kind != Q_NOBODY) q_found_add(f, true, p.from, p.to);
  q_found_add(f, false, v, end);
  if (that || !near) f->content = content;
  return true;
}

/* "X looked up:" — a colon before a quotation, or at a paragraph's end, stands for the cue. */
static inline bool q_find_colon(const QClause *c, QFound *f) {
  int last = (int)c->count - 1;
  if (last < 1 || !q_punct(&c->item[last], ':')) return false;
  if (c->right != Q_BOUND_OPEN && c->right != Q_BOUND_PARAGRAPH) return false;
  QPhrase p = q_phrase_last(c, last);
  if (p.kind == Q_NOBODY) return false;
  bool label = p.to == last && p.kind != Q_ANY_NOUN;
  if (!label && !q_verb_follows(c, p.to)) return false;
  q_found_add(f, true, p.from, p.to);
  return q_found_add(f, false, last, last + 1);
}

/* "MODERATOR: ...", "Alice Reed: ..." at a paragraph's start */
static inline bool q_find_speaker_label(const QClause *c, QFound *f) {
  int i = 0, names = 0;
  bool known = false;
  for (; q_word_at(c, i) && i < 5; i++) {
    const QItem *w = &c->item[i];
    if (!(w->shape & (Q_CAPITAL | Q_INITIAL)) && !q_has(w, Q_WORD_PARTICLE)) return false;
    if (q_has(w, Q_WORD_FUNCTION | Q_WORD_CALENDAR) && !(w->shape & Q_ALL_CAPITALS)) return false;
    known |= q_has(w, Q_WORD_GIVEN | Q_WORD_TITLE | Q_WORD_PERSON) || (w->shape & Q_ALL_CAPITALS);
    names += !q_has(w, Q_WORD_DICTIONARY);
  }
  if (i == 0 || i >= (int)c->count || !q_punct(&c->item[i], ':') || !q_word_at(c, i + 1))
    return false;
  if (!known && names == 0) return false;
  q_found_add(f, true, 0, i);
  return q_found_add(f, false, i, i + 1);
}

/* Whether what was found is a tag in a line of dialogue: —Yes, he said. —Yes! Mulligan said. */
static inline bool q_tags_dialogue(const QClause *c, QFound *f) {
  int from = f->piece[0].from, to = f->piece[f->pieces - 1].to;
  f->content = -1;
  if (from == 0)
    return c->left == Q_BOUND_SENTENCE && to == (int)c->count && c->right == Q_BOUND_SENTENCE;
  const QItem *w = &c->item[from - 1];
  return q_punct(w, ',') || q_punct(w, '!') || q_punct(w, '?') || q_punct(w, '-');
}

/* ---- All of them -------------------------------------------------------- */

/* Whether a clause whose words have been looked up has anything that an attribution is made of:
 * most have not. */
static inline bool q_may_attribute(const QClause *c, uint32_t cues, uint32_t ids, bool label) {
  return (c->seen & cues) || (c->ids & ids) || label || c->left == Q_BOUND_CLOSE ||
         q_punct(&c->item[0], '-') || q_punct(&c->item[c->count - 1], ':');
}

static inline bool q_find_first(QClause *c, bool inside, bool label, QFound *f) {
  const uint32_t cues = Q_WORD_CUE | Q_WORD_REPORT_NOUN;
  const uint32_t ids = 1u << W_ACCORDING | 1u << W_QUOTED | 1u << W_WENT;
  q_found_clear(f);
  if (c->count == 0) return false;
  if (inside && c->left != Q_BOUND_CLOSE && c->right != Q_BOUND_OPEN) return false;
  q_clause_look_up(c);
  if (!q_may_attribute(c, cues, ids, label)) return false;
  q_clause_find_endings(c);
  if (q_find_tag(c, f) || q_find_signature(c, f)) return true;
  if ((c->seen & cues) || (c->ids & ids)) {
    for (int v = 0; v < (int)c->count; v++) {
      const QItem *w = &c->item[v];
      if (!(w->flags & cues) && !(ids >> w->id & 1)) continue;
      q_found_clear(f);
      if (q_find_according(c, v, f) || q_find_view(c, v, f) ||
          (v > 0 && q_find_subject_first(c, v, f)) || q_find_inverted(c, v, f) ||
          q_find_participle(c, v, f) || q_find_expected(c, v, f)) {
        if (!c->dialogue || q_tags_dialogue(c, f)) return true;
      }
    }
  }
  q_found_clear(f);
  if (label && q_find_speaker_label(c, f)) return true;
  return q_find_colon(c, f);
}

/* The clause's first attribution; f->pieces is 0 if it has none. inside tells that the clause
 * stands within a quotation, where only what touches a nested one is looked at; label that a
 * paragraph begins with it. A verb after its source is a cue with its auxiliaries and adverbs. */
static inline bool q_attribution_find(QClause *c, bool inside, bool label, QFound *f) {
  if (!q_find_first(c, inside, label, f)) return false;
  QPiece *source = &f->piece[0], *cue = &f->piece[1];
  if (f->pieces == 2 && source->is_source && q_is_word(&c->item[cue->from]))
    cue->from = q_verb_from(c, cue->from, source->to);
  return true;
}

#endif
