/* Who says: finds the first attribution in a clause, from left to right. Each way of telling a
 * source is one function; q_attribution_find tries them. */
#ifndef QUOTH_ATTRIBUTION_H
#define QUOTH_ATTRIBUTION_H

#include "mark_signs.h"
#include "phrase.h"

#define Q_PIECES 4

/* Pieces in the order of the text. Items [from, to). */
typedef struct {
  bool is_source;
  int from, to;
} QPiece;

typedef struct {
  QPiece piece[Q_PIECES];
  int pieces;
  int content; /* the item at which reported words begin; -1: there are none */
} QFound;

static inline void q_found_add(QFound *f, bool is_source, int from, int to) {
  if (f->pieces < Q_PIECES && to > from) f->piece[f->pieces++] = (QPiece){is_source, from, to};
}

/* ---- The cue ------------------------------------------------------------ */

/* "told reporters", "asked the BBC": the end of a cue with the person spoken to. */
static inline int q_cue_object(const QClause *c, int v) {
  int count = (int)c->count;
  if (!q_has(&c->item[v], Q_WORD_CUE_OBJECT) || v + 1 >= count) return v + 1;
  const QItem *w = &c->item[v + 1];
  if (!q_is_word(w) || w->id == W_THAT || w->id == W_TO) return v + 1;
  QPhrase object = q_phrase_right(c, v + 1);
  if (object.kind != Q_NOBODY && object.kind != Q_ANY_NOUN && object.to - object.from <= 6)
    return object.to;
  /* me, him, us: no subject pronouns, so in no list of sources */
  if (w->length <= 4 && !(w->shape & Q_CAPITAL) && !q_has(w, Q_WORD_PREPOSITION | Q_WORD_CONJUNCTION))
    return v + 2;
  return v + 1;
}

/* A noun that stands for many: its verb has no -s. */
static inline bool q_is_plural(const QClause *c, QPhrase p) {
  const QItem *head = &c->item[p.to - 1];
  for (int i = p.from; i < p.to; i++)
    if (c->item[i].id == W_AND) return true;
  if (p.kind == Q_PRONOUN_SOURCE) return !(head->ending == 's');
  return head->ending == 's' || q_has(head, Q_WORD_NATIONALITY) || p.kind == Q_PERSON_NOUN;
}

/* Whether the words after a cue are told by it: "that", or at once a subject. Returns the item where
 * they begin, or -1. */
static inline int q_content_after(const QClause *c, int i, bool belief) {
  int count = (int)c->count;
  /* in a statement, on Tuesday, to reporters: adjuncts before "that" */
  int k = i, words = 0;
  while (k < count && words < 10 && q_is_word(&c->item[k]) && c->item[k].id != W_THAT) k++, words++;
  bool adjunct = i < count && q_is_word(&c->item[i]) &&
                 (q_has(&c->item[i], Q_WORD_CALENDAR | Q_WORD_ADVERB) || c->item[i].id == W_TIME ||
                  (q_has(&c->item[i], Q_WORD_PREPOSITION) && c->item[i].id != W_TO));
  if (k < count && c->item[k].id == W_THAT && (k == i || adjunct)) return k;
  if (i >= count) return -1;
  const QItem *w = &c->item[i];
  if (!q_is_word(w)) return -1;
  if (q_has(w, Q_WORD_CALENDAR) || (w->id == W_TIME && w->ending != 's')) {
    if (i + 1 < count && q_is_word(&c->item[i + 1])) return i + 1;
    return -1;
  }
  if (w->id == W_TO) return belief ? i : -1;
  if (q_has(w, Q_WORD_PREPOSITION)) return -1;
  if (q_has(w, Q_WORD_ADVERB) && i + 1 >= count) return -1;
  return i;
}

/* Whether item v is a cue with the phrase p before it. */
static inline bool q_cue_fits(const QClause *c, int v, QPhrase p, bool passive, bool near) {
  const QItem *w = &c->item[v];
  if (p.kind == Q_NOBODY || (w->shape & Q_CAPITAL)) return false;
  bool finite = q_has(w, Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD);
  bool past_participle = q_has(w, Q_WORD_FORM_PARTICIPLE);
  bool helped = p.to < v && q_is_word(&c->item[v - 1]) &&
                q_has(&c->item[v - 1], Q_WORD_AUXILIARY | Q_WORD_ADVERB);
  if (passive && (past_participle || q_has(w, Q_WORD_FORM_PAST))) return false;
  if (!finite && !past_participle) {
    if (q_has(w, Q_WORD_FORM_ING)) {
      if (!passive) return false;
    } else if (!helped && !q_is_plural(c, p)) {
      return false;
    }
  }
  if (!finite && past_participle && !helped) return false;
  if (p.from > 0 && c->item[p.from - 1].id == W_WHAT) return false;
  if (q_has(w, Q_WORD_CUE_SPEECH)) return true;
  if (p.kind == Q_ANY_NOUN) return false;
  int next = q_cue_object(c, v);
  bool that = next < (int)c->count && c->item[next].id == W_THAT;
  if (q_has(w, Q_WORD_CUE_BELIEF)) return near || that || q_content_after(c, next, true) >= 0;
  return near || that;
}

/* ---- The ways of telling ------------------------------------------------ */

/* According to X */
static inline bool q_find_according(const QClause *c, int i, QFound *f) {
  if (c->item[i].id != W_ACCORDING || i + 2 >= (int)c->count || c->item[i + 1].id != W_TO)
    return false;
  QPhrase p = q_phrase_right(c, i + 2);
  if (p.kind == Q_NOBODY) return false;
  q_found_add(f, false, i, i + 2);
  q_found_add(f, true, p.from, p.to);
  return true;
}

/* in X's view; in the words of X */
static inline bool q_find_view(const QClause *c, int i, QFound *f) {
  const QItem *w = &c->item[i];
  int count = (int)c->count;
  if (!q_has(w, Q_WORD_REPORT_NOUN) || i < 1) return false;
  if (i + 2 < count && c->item[i + 1].id == W_OF && i >= 2 && c->item[i - 2].id == W_IN) {
    QPhrase p = q_phrase_right(c, i + 2);
    if (p.kind != Q_NAME && p.kind != Q_PERSON_NOUN) return false;
    q_found_add(f, false, i, i + 1);
    q_found_add(f, true, p.from, p.to);
    return true;
  }
  int e = i - 1;
  if (q_has(&c->item[e], Q_WORD_POSSESSIVE) && e >= 1 && c->item[e - 1].id == W_IN) {
    q_found_add(f, true, e, e + 1);
    q_found_add(f, false, i, i + 1);
    return true;
  }
  if (!(c->item[e].shape & Q_POSSESSIVE)) return false;
  QPhrase p = q_phrase_left(c, e, 0);
  if (p.kind == Q_NOBODY || p.from < 1 || c->item[p.from - 1].id != W_IN) return false;
  q_found_add(f, true, p.from, p.to);
  q_found_add(f, false, i, i + 1);
  return true;
}

/* Between a closing mark and its tag: a comma, an adverb. */
static inline int q_tag_start(const QClause *c) {
  int i = 0, count = (int)c->count;
  if (i < count && (q_punct(&c->item[i], ',') || q_punct(&c->item[i], '-'))) i++;
  return i;
}

/* A tag after a closing mark: "said X", "X said", and with any verb after a comma or a question:
 * "he grinned", "supplied X". */
static inline bool q_find_tag(const QClause *c, QFound *f) {
  int count = (int)c->count, i = q_tag_start(c);
  if (c->left != Q_EDGE_CLOSE || i >= count) return false;
  bool free_verb = i > 0 || c->before == Q_NEAR_COMMA || c->before == Q_NEAR_DASH ||
                   c->before == Q_NEAR_STOP;
  const QItem *w = &c->item[i];
  if (!q_is_word(w)) return false;
  int v = i;
  while (v < count && v < i + 2 && q_is_word(&c->item[v]) &&
         q_has(&c->item[v], Q_WORD_ADVERB | Q_WORD_AUXILIARY) && !q_has(&c->item[v], Q_WORD_PRONOUN))
    v++;
  if (v < count && q_is_word(&c->item[v]) && !(c->item[v].shape & Q_CAPITAL)) {
    w = &c->item[v];
    bool cue = q_has(w, Q_WORD_CUE) && q_has(w, Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD);
    bool verb = cue || (free_verb && !q_has(w, Q_WORD_FUNCTION | Q_WORD_NOUN) &&
                        (w->ending == 'd' || q_has(w, Q_WORD_FORM_PAST | Q_WORD_VERB)));
    if (verb) {
      int s = v + 1;
      /* put in X, went on X */
      if (s + 1 < count && q_has(&c->item[s], Q_WORD_PREPOSITION | Q_WORD_ADVERB) &&
          c->item[s].length <= 3 && c->item[s].id != W_OF && c->item[s].id != W_TO)
        s++;
      QPhrase p = q_phrase_right(c, s);
      if (p.kind == Q_NAME || p.kind == Q_PERSON_NOUN || p.kind == Q_PRONOUN_SOURCE ||
          (cue && p.kind == Q_ANY_NOUN)) {
        q_found_add(f, false, v, s);
        q_found_add(f, true, p.from, p.to);
        return true;
      }
    }
  }
  if (!free_verb) return false;
  QPhrase p = q_phrase_right(c, i);
  if (p.kind == Q_NOBODY || p.to >= count) return false;
  v = p.to;
  while (v < count && v < p.to + 2 && q_is_word(&c->item[v]) && q_has(&c->item[v], Q_WORD_ADVERB) &&
         !(c->item[v].shape & Q_CAPITAL))
    v++;
  if (v >= count || !q_is_word(&c->item[v])) return false;
  w = &c->item[v];
  if ((w->shape & Q_CAPITAL) || q_has(w, Q_WORD_FUNCTION | Q_WORD_NOUN)) return false;
  bool lower_start = !(c->item[i].shape & Q_CAPITAL) || p.kind == Q_NAME;
  bool after_stop = c->before == Q_NEAR_STOP;
  if (q_has(w, Q_WORD_CUE_SPEECH | Q_WORD_CUE_WEAK) &&
      q_has(w, Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD) && lower_start && !after_stop) {
  } else if (!(w->ending == 'd' || q_has(w, Q_WORD_FORM_PAST | Q_WORD_VERB)) || !lower_start ||
             (after_stop && (c->item[i].shape & Q_CAPITAL))) {
    return false;
  }
  q_found_add(f, true, p.from, p.to);
  q_found_add(f, false, v, q_cue_object(c, v));
  return true;
}

/* X said, X has told reporters, X, a scholar, said that ... */
static inline bool q_find_subject_first(const QClause *c, int v, int least, QFound *f) {
  const QItem *w = &c->item[v];
  int count = (int)c->count;
  if (!q_is_word(w)) return false;
  int cue = v;
  /* went on to say, quoted as saying */
  if (w->id == W_WENT && v + 2 < count) {
    int k = v + 1;
    if (c->item[k].id == W_ON) k++;
    if (k + 1 < count && c->item[k].id == W_TO && q_has(&c->item[k + 1], Q_WORD_CUE)) cue = k + 1;
    else if (k + 1 < count && c->item[k].id == W_TO &&
             q_has(&c->item[k + 1], Q_WORD_ADVERB) && k + 2 < count &&
             q_has(&c->item[k + 2], Q_WORD_CUE))
      cue = k + 2;
    else return false;
  } else if (w->id == W_QUOTED && v + 2 < count && c->item[v + 1].id == W_AS) {
    cue = v + 2;
    if (!q_has(&c->item[cue], Q_WORD_CUE)) return false;
  } else if (!q_has(w, Q_WORD_CUE)) {
    return false;
  }
  bool near = c->right == Q_EDGE_OPEN && count - cue <= 6;
  bool passive;
  QPhrase p = q_phrase_subject(c, v, least, &passive);
  if (cue != v) {
    if (p.kind == Q_NOBODY) return false;
  } else if (!q_cue_fits(c, v, p, passive, near)) {
    return false;
  }
  int end = q_cue_object(c, cue);
  q_found_add(f, true, p.from, p.to);
  q_found_add(f, false, v, end);
  if (c->left != Q_EDGE_CLOSE || least > 0 || (end < count && c->item[end].id == W_THAT)) {
    f->content = q_content_after(c, end, q_has(&c->item[cue], Q_WORD_CUE_BELIEF));
    if (f->content < 0 && !q_has(&c->item[cue], Q_WORD_CUE_SPEECH) && !near &&
        c->right != Q_EDGE_OPEN) {
      f->pieces = 0;
      return false;
    }
  }
  return true;
}

/* ", said X": the cue first, after a comma */
static inline bool q_find_inverted(const QClause *c, int v, QFound *f) {
  const QItem *w = &c->item[v];
  bool starts = v == 0 && c->left == Q_EDGE_SENTENCE;
  if (!starts && (v == 0 || !q_punct(&c->item[v - 1], ','))) return false;
  if (!q_is_word(w) || !q_has(w, Q_WORD_CUE_SPEECH) ||
      !q_has(w, Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD))
    return false;
  QPhrase p = q_phrase_right(c, v + 1);
  if (p.kind == Q_NOBODY || p.kind == Q_ANY_NOUN) return false;
  q_found_add(f, false, v, v + 1);
  q_found_add(f, true, p.from, p.to);
  return true;
}

/* "X praised it, saying that ...": the source is the subject of the sentence. */
static inline bool q_find_participle(const QClause *c, int v, QFound *f) {
  const QItem *w = &c->item[v];
  if (!q_is_word(w) || !q_has(w, Q_WORD_FORM_ING) || !q_has(w, Q_WORD_CUE)) return false;
  if (v == 0 || !(q_punct(&c->item[v - 1], ',') ||
                  (q_has(&c->item[v - 1], Q_WORD_PREPOSITION) && c->item[v - 1].length == 2)))
    return false;
  int end = q_cue_object(c, v);
  bool that = end < (int)c->count && c->item[end].id == W_THAT;
  bool near = c->right == Q_EDGE_OPEN && (int)c->count - end <= 5;
  if (!that && !near) {
    if (!q_has(w, Q_WORD_CUE_SPEECH)) return false;
    if (end >= (int)c->count || !q_is_word(&c->item[end])) return false;
  }
  /* The first name, description or pronoun of the sentence that a verb follows. */
  if (c->left == Q_EDGE_SENTENCE) {
    for (int i = 0; i < v && i < 24; i++) {
      if (!q_is_word(&c->item[i]) || (i > 0 && !q_in_name(&c->item[i]) && !q_is_pronoun(&c->item[i]) &&
                                      !q_is_determiner(&c->item[i])))
        continue;
      QPhrase p = q_phrase_right(c, i);
      if (p.kind == Q_NOBODY) continue;
      if (p.to > v) break;
      q_found_add(f, true, p.from, p.to);
      break;
    }
  }
  q_found_add(f, false, v, end);
  f->content = q_content_after(c, end, false);
  return true;
}

/* "X:", "X looked up:": a colon before a quotation stands for the cue. Without a mark after it only
 * a name that is all of the line so far: a transcript. */
static inline bool q_find_colon(const QClause *c, QFound *f) {
  int count = (int)c->count;
  if (count < 2 || c->left != Q_EDGE_SENTENCE) return false;
  if (c->right == Q_EDGE_OPEN && q_punct(&c->item[count - 1], ':')) {
    for (int i = 0; i < count - 1; i++) {
      if (i > 0 && !q_in_name(&c->item[i]) && !q_is_pronoun(&c->item[i]) &&
          !q_is_determiner(&c->item[i]))
        continue;
      QPhrase p = q_phrase_right(c, i);
      if (p.kind == Q_NOBODY || (p.kind == Q_ANY_NOUN && p.to < count - 1)) continue;
      if (c->item[i].id == W_WHO || c->item[i].id == W_THERE) continue;
      q_found_add(f, true, p.from, p.to);
      q_found_add(f, false, count - 1, count);
      return true;
    }
  }
  return false;
}

/* "MODERATOR: ...", "Alice Reed: ..." at a paragraph's start. i is the colon. */
static inline bool q_find_speaker_label(const QClause *c, QFound *f) {
  int i = 0, count = (int)c->count, names = 0;
  bool known = false;
  while (i < count && i < 5 && q_is_word(&c->item[i])) {
    const QItem *w = &c->item[i];
    if (!(w->shape & (Q_CAPITAL | Q_INITIAL)) && !q_has(w, Q_WORD_PARTICLE)) return false;
    if (q_has(w, Q_WORD_FUNCTION | Q_WORD_CALENDAR) && !(w->shape & Q_ALL_CAPITALS)) return false;
    known |= q_has(w, Q_WORD_GIVEN_MALE | Q_WORD_GIVEN_FEMALE | Q_WORD_TITLE | Q_WORD_PERSON) ||
             (w->shape & Q_ALL_CAPITALS);
    if (!q_has(w, Q_WORD_DICTIONARY)) names++;
    i++;
  }
  if (i == 0 || i + 1 >= count || !q_punct(&c->item[i], ':') || !q_is_word(&c->item[i + 1]))
    return false;
  if (!known && !(names >= 1 && i >= 2) && !(names == 1 && i == 1)) return false;
  q_found_add(f, true, 0, i);
  q_found_add(f, false, i, i + 1);
  return true;
}

/* ---- All of them -------------------------------------------------------- */

/* The clause's first attribution; f->pieces is 0 if it has none. inside tells that the clause stands
 * within a quotation, where only what touches a nested one is looked at; label that a paragraph
 * begins with it. */
static inline bool q_attribution_find(QClause *c, bool inside, bool label, QFound *f) {
  f->pieces = 0;
  f->content = -1;
  if (c->count == 0) return false;
  if (inside && c->left != Q_EDGE_CLOSE && c->right != Q_EDGE_OPEN) return false;
  q_clause_resolve(c);
  if (q_find_tag(c, f)) return true;
  uint32_t cues = Q_WORD_CUE | Q_WORD_REPORT_NOUN;
  if ((c->seen & cues) || (c->ids & (1u << W_ACCORDING | 1u << W_QUOTED | 1u << W_WENT))) {
    for (int v = 0; v < (int)c->count; v++) {
      const QItem *w = &c->item[v];
      if (!(w->flags & cues) && w->id != W_ACCORDING && w->id != W_QUOTED && w->id != W_WENT) continue;
      if (q_find_according(c, v, f) || q_find_view(c, v, f) ||
          (v > 0 && q_find_subject_first(c, v, 0, f)) || q_find_inverted(c, v, f) ||
          q_find_participle(c, v, f))
        return true;
      f->pieces = 0;
      f->content = -1;
    }
  }
  if (label && q_find_speaker_label(c, f)) return true;
  return q_find_colon(c, f);
}

#endif
