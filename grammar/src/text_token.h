/* A text token that is being read: its words, as those of a clause, and the plan of the attribution
 * that is found in them. See inline.h for where it begins and ends. */
#ifndef QUOTH_TEXT_TOKEN_H
#define QUOTH_TEXT_TOKEN_H

#include "attribution.h"
#include "blocks.h"
#include "state.h"

#define Q_TEXT_MOST 1200 /* ... and anywhere after so many */

/* Lengths and positions are code points from the token's start. */
typedef struct {
  TSLexer *lexer;
  QScanState *state;
  uint32_t count;
  uint32_t clause_start;
  uint8_t before;        /* at count */
  uint8_t clause_before; /* at clause_start */
  uint8_t word_class;    /* of the word that ends at count */
  bool ended;            /* a sentence end was read, and nothing but closing signs since */
  bool spaced;           /* ... and a blank after it */
  bool single;           /* a single quotation is open: an apostrophe may close it */
  bool unmarked;         /* mark_end has been called within the clause: no plan can be told */
  bool inside;           /* within a quotation in marks */
  QClause clause;
} QText;

static inline void q_text_advance(QText *t) {
  q_advance(t->lexer);
  t->count++;
}

static inline uint16_t q_text_offset(const QText *t) {
  return (uint16_t)(t->count - t->clause_start);
}

/* A clause begins here, and the token may end here. */
static inline void q_text_clause(QText *t, QBound left) {
  t->lexer->mark_end(t->lexer);
  t->clause_start = t->count;
  t->clause_before = t->before;
  t->ended = t->spaced = t->unmarked = false;
  t->state->flags &= (uint8_t)~Q_LABEL;
  q_clause_reset(&t->clause, left);
}

/* The token ends at the last mark_end. */
static inline bool q_text_emit(QText *t, uint8_t before, uint8_t flags) {
  t->state->before = before;
  t->state->word = t->word_class;
  t->state->flags = flags;
  return q_emit(t->lexer, T_TEXT);
}

/* The token ends at the lexer's position. */
static inline bool q_text_end(QText *t, uint8_t flags) {
  t->lexer->mark_end(t->lexer);
  return q_text_emit(t, t->before, flags);
}

static inline uint32_t q_item_end(const QItem *w) { return (uint32_t)w->start + w->length; }

/* Plans a token from `from` to `to` and, as `gap`, what stands between it and `at`; blanks alone
 * are passed over. */
static inline void q_plan_piece(QScanState *s, QToken token, QToken gap, uint32_t at, uint32_t from,
                                uint32_t to, bool blanks) {
  unsigned between = (unsigned)(from - at);
  if (blanks && between <= Q_SKIP_MOST) {
    q_state_plan(s, token, between, (unsigned)(to - from));
    return;
  }
  if (between > 0) q_state_plan(s, gap, 0, between);
  q_state_plan(s, token, 0, (unsigned)(to - from));
}

/* Looks for an attribution in the clause that ends here. True: the token is emitted, and the
 * state holds the rest. */
static inline bool q_text_attribution(QText *t, QBound right) {
  QFound found;
  t->clause.right = right;
  if (t->unmarked || t->clause.count == 0) return false;
  bool label = t->state->flags & Q_LABEL;
  if (!q_attribution_find(&t->clause, t->inside, label, &found)) return false;
  QScanState *s = t->state;
  const QItem *item = t->clause.item;
  uint32_t at = 0;
  int after = 0;
  s->steps = 0;
  for (int i = 0; i < found.pieces; i++) {
    const QPiece *p = &found.piece[i];
    uint32_t to = q_item_end(&item[p->to - 1]);
    if (p->is_source) to -= q_contraction(&t->clause, p->to - 1);
    bool blanks = i > 0 && p->from == after && q_item_end(&item[after - 1]) == at;
    q_plan_piece(s, p->is_source ? T_SOURCE : T_CUE, i ? T_GAP : T_TEXT, at, item[p->from].start,
                 to, blanks);
    at = to;
    after = p->to;
  }
  if (found.content >= 0 && s->reported == 0) {
    uint32_t from = item[found.content].start;
    q_plan_piece(s, T_REPORTED_BEGIN, T_GAP, at, from, from, found.content == after);
  }
  if (t->clause_start > 0) {
    t->word_class = 0;
    return q_text_emit(t, t->clause_before, 0);
  }
  s->flags &= (uint8_t)~Q_LABEL;
  return q_emit(t->lexer, T_CLAUSE);
}

/* ---- Words that are read from memory ------------------------------------ */

#ifdef QUOTH_LIBRARY

/* The lexer if it reads from memory that may be looked at, at least a word ahead; else NULL. */
static inline QLexer *q_text_memory(const QText *t) {
  if (t->lexer->advance != q_lexer_advance) return NULL;
  QLexer *lexer = (QLexer *)(void *)t->lexer;
  return lexer->length - lexer->at > Q_WORD_BYTES ? lexer : NULL;
}

/* Takes the next word if it is a simple one. False: q_text_word has to read it. */
static inline bool q_text_simple_word(QText *t) {
  QLexer *lexer = q_text_memory(t);
  if (!lexer) return false;
  const char *word = lexer->text + lexer->at;
  unsigned n = q_clause_simple(&t->clause, word);
  if (n == 0) return false;
  q_clause_word(&t->clause, n, q_text_offset(t), n, q_is_upper_ascii(word[0]) ? Q_CAPITAL : 0);
  t->before = q_before_add(t->before, word[n - 1]);
  t->word_class = 0;
  t->count += n;
  q_lexer_go(lexer, lexer->at + n);
  return true;
}

/* Takes words in small letters of ASCII, each with the blank after it: most of a text. What
 * follows is read as if one were left. */
static inline void q_text_plain_words(QText *t) {
  QLexer *lexer = q_text_memory(t);
  if (!lexer || t->unmarked) return;
  const char *text = lexer->text;
  uint32_t at = lexer->at, begin = at;
  while (lexer->length - at > Q_WORD_BYTES && t->clause.count < Q_ITEMS) {
    unsigned n = q_clause_lower(&t->clause, text + at, 0);
    if (n == 0 || n >= Q_WORD_BYTES || text[at + n] != ' ' || t->count + n > Q_TEXT_MOST) break;
    q_clause_word(&t->clause, n, q_text_offset(t), n, 0);
    t->count += n + 1;
    at += n + 1;
  }
  if (at == begin) return;
  t->before = q_before_blank(Q_NEAR_LOWER);
  t->word_class = 0;
  t->ended = false;
  t->spaced = true;
  q_lexer_go(lexer, at);
}

#else
static inline bool q_text_simple_word(QText *t) {
  (void)t;
  return false;
}

static inline void q_text_plain_words(QText *t) { (void)t; }
#endif

/* ---- Any word ----------------------------------------------------------- */

#define Q_TEXT_EMITTED (-2) /* no code point: a token has been emitted */

/* Reads a word: letters, digits, apostrophes and hyphens inside, the full stops of U.S. and the
 * decimals of 1,200.50. Returns the code point that it had to read after the word and that is none
 * of it, or 0; or Q_TEXT_EMITTED. */
static inline int32_t q_text_word(QText *t) {
  TSLexer *lexer = t->lexer;
  char *word = q_clause_room(&t->clause);
  unsigned n = 0, letters = 0, capitals = 0, dots = 0;
  unsigned start = q_text_offset(t), shape = 0;
  uint32_t first = t->count;
  bool fits = true;
  int32_t c = lexer->lookahead, last = c, after = 0;
  if (q_is_digit(c))
    shape |= Q_NUMBER;
  else if (q_is_upper(c))
    shape |= Q_CAPITAL;
  for (;;) {
    unsigned run = q_letters(lexer, word + n, Q_WORD_BYTES - n);
    if (run > 0) {
      n += run;
      last = word[n - 1];
      letters += run;
      t->count += run;
    }
    c = lexer->lookahead;
    if (q_is_lower_ascii(c) || q_is_digit(c)) {
      letters += c > '9';
      if (n < Q_WORD_BYTES)
        word[n++] = (char)c;
      else
        fits = false;
    } else if (q_is_upper_ascii(c)) {
      letters++;
      capitals++;
      if (n < Q_WORD_BYTES)
        word[n++] = (char)(c | 0x20);
      else
        fits = false;
    } else if (c >= 0x80 && q_is_letter(c)) {
      letters++;
      capitals += q_is_upper(c);
      if (n + 2 <= Q_WORD_BYTES && c < 0x800) {
        int32_t lower = c;
        if (q_is_upper(c) && c < 0x370) lower = c < 0x100 ? c + 0x20 : c | 1;
        word[n++] = (char)(0xC0 | lower >> 6);
        word[n++] = (char)(0x80 | (lower & 0x3F));
      } else {
        fits = false;
      }
    } else if (c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 || c == 0x2011 || c == '.' ||
               c == ',') {
      bool mark = c == '\'' || c == 0x2019;
      if (mark && t->single) {
        if (t->count - first > 64) break;
        if (q_text_attribution(t, Q_BOUND_OTHER)) return Q_TEXT_EMITTED;
        lexer->mark_end(lexer);
        t->unmarked = true;
        t->word_class = fits ? q_mark_word_class(word, n) : Q_LOST_NOTHING;
        t->before = q_before_add(t->before, last);
      } else if (c == ',' && !(shape & Q_NUMBER)) {
        break;
      } else if (c == '.' && !(shape & Q_NUMBER) && letters > 1 + dots) {
        break;
      }
      if (q_eof(lexer)) break;
      q_text_advance(t);
      int32_t next = lexer->lookahead;
      bool joins = c == '.' || c == ',' ? (shape & Q_NUMBER ? q_is_digit(next) : q_is_letter(next))
                                        : q_is_letter(next) || (q_is_digit(next) && !mark);
      if (c == '.') dots++;
      if (!joins || t->count - first > 64) {
        bool initial = letters == dots && letters > 0 && !(letters == 1 && n > 0 && word[0] == 'i');
        if (c == '.' && initial && !(shape & Q_NUMBER)) {
          shape |= Q_INITIAL; /* J., U.S. */
          last = '.';
        } else {
          after = c;
        }
        break;
      }
      if (n < Q_WORD_BYTES)
        word[n++] = mark ? '\'' : c < 0x80 ? (char)c : '-';
      else
        fits = false;
      last = c;
      continue;
    } else {
      break;
    }
    if (t->count - first > 200) break;
    last = c;
    q_text_advance(t);
  }
  unsigned points = (unsigned)(t->count - first) - (after ? 1 : 0);
  if (capitals > 1 && capitals == letters) shape |= Q_ALL_CAPITALS;
  if (shape & Q_INITIAL) {
    if (n > 0 && word[n - 1] == '.') n--;
  }
  q_clause_word(&t->clause, fits ? n : 0, start, points, shape);
  t->before = q_before_add(t->before, last);
  t->word_class = 0;
  if (after == '\'' || after == 0x2019) {
    QItem *item = t->clause.count ? &t->clause.item[t->clause.count - 1] : NULL;
    if (item && n > 0 && word[n - 1] == 's' && !t->single) item->shape |= Q_POSSESSIVE;
    t->word_class = fits ? q_mark_word_class(word, n) : Q_LOST_NOTHING;
  } else if (after == 0 && lexer->lookahead != ' ' && q_is_mark(lexer->lookahead)) {
    t->word_class = fits ? q_mark_word_class(word, n) : Q_LOST_NOTHING;
  }
  return after;
}

#endif
