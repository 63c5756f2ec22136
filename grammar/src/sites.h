/* Places in a paragraph where something else than text may begin: a mark, a dash that opens
 * dialogue, a bracket, a grave accent, a comment. Each is settled with a bounded look at what
 * follows; what turns out to be nothing is text. */
#ifndef QUOTH_SITES_H
#define QUOTH_SITES_H

#include "inline.h"

#define Q_SPAN_MOST 1000   /* code points of a code span or a comment */
#define Q_BRACKET_MOST 300 /* of a citation, of a link's text, of its address */

/* One token of text, or of what it turned out to be, that ends at the last mark_end. */
static inline bool q_site_emit(TSLexer *lexer, QScanState *s, QToken token, int32_t last) {
  s->before = q_before_add(s->before, last);
  s->word = 0;
  s->flags = 0;
  return q_emit(lexer, token);
}

/* Follows the lexer through a paragraph: whether it has come to its end. */
typedef struct {
  uint8_t block;
  bool newline;
} QParagraphWatch;

static inline bool q_watch(TSLexer *lexer, QParagraphWatch *w) {
  int32_t c = lexer->lookahead;
  if (q_eof(lexer) || c == Q_RECORD_SEPARATOR) return true;
  if (c == '\n') {
    if (w->newline || w->block == B_HEADING) return true;
    w->newline = true;
  } else if (!q_is_blank(c)) {
    w->newline = false;
  }
  return false;
}

/* ---- Marks -------------------------------------------------------------- */

/* Whether a sign may close a quotation with others open above it, or with reported words open in
 * it: their ends come before the mark, so that the mark cannot be read yet. */
static inline bool q_closes_below(const QScanState *s, QMarkSign sign) {
  unsigned depth = s->stack.depth;
  if (depth == 0) return false;
  if (s->reported == depth + 1) return true;
  for (unsigned level = 0; level + 1 < depth; level++) {
    QMarkKind kind = (QMarkKind)s->stack.kind[level];
    if (q_sign_closes(sign, kind) < Q_COST_NEVER) return true;
    if (sign == Q_SIGN_SINGLE && kind == Q_MARK_LATEX) return true; /* '' */
  }
  return false;
}

/* The plan for a mark that could not be read yet. */
static inline bool q_plan_mark(TSLexer *lexer, QScanState *s, const QMarkReader *r) {
  QMarkKind kind;
  unsigned level, width = q_mark_width(r);
  s->steps = 0;
  switch (q_mark_action(r, &kind, &level)) {
  case Q_MARK_OPEN: {
    QMarkStack after = s->stack;
    q_mark_apply(r, &after);
    unsigned speech = after.speech >> s->stack.depth & 1u;
    q_state_plan(s, T_OPEN, 0, width | (unsigned)kind << 8 | speech << 13);
    break;
  }
  case Q_MARK_CLOSE:
    for (unsigned depth = s->stack.depth; depth > level; depth--) {
      if (s->reported == depth + 1) q_state_plan(s, T_REPORTED_END, 0, 0);
      if (depth > level + 1) q_state_plan(s, T_UNCLOSED, 0, 0);
    }
    q_state_plan(s, T_CLOSE, 0, width);
    break;
  case Q_MARK_STRAY: q_state_plan(s, T_STRAY_MARK, 0, width); break;
  default: q_state_plan(s, T_TEXT, 0, width); break;
  }
  return q_emit(lexer, T_CLAUSE);
}

/* What follows a closing mark: whether a new sentence does. */
typedef struct {
  unsigned blanks;
  bool settled, lower;
} QFollow;

static inline void q_follow_feed(QFollow *f, int32_t c) {
  if (f->settled) return;
  if (q_is_blank(c) || q_is_line_end(c)) {
    f->blanks++;
    f->settled = f->blanks >= Q_MARKER_RUN;
  } else {
    f->lower = q_is_letter(c) && !q_is_upper(c);
    f->settled = true;
  }
}

static inline bool q_scan_mark(TSLexer *lexer, QScanState *s) {
  QMarkReader r;
  QMarkSign sign = q_mark_sign(lexer->lookahead);
  QParagraphWatch watch = {s->block, false};
  bool later = q_closes_below(s, sign);
  lexer->mark_end(lexer);
  q_mark_begin_classed(&r, &s->stack, s->before, s->word, s->elisions);
  QFollow follow = {0};
  bool ended = false;
  for (unsigned n = 1;; n++) {
    int32_t c = lexer->lookahead;
    bool more = q_mark_feed(&r, c);
    q_advance(lexer);
    if (n > q_mark_width(&r)) q_follow_feed(&follow, c);
    if (!later && n == 1) lexer->mark_end(lexer);
    if (n == 2 && q_mark_width(&r) == 2 && !later) lexer->mark_end(lexer);
    if (!more) break;
    ended = q_watch(lexer, &watch);
    if (ended) break;
  }
  q_mark_finish(&r, ended);
  if (later) return q_plan_mark(lexer, s, &r);

  unsigned elisions = q_mark_elisions(&r, s->elisions);
  bool after_stop = q_before_near(s->before) == Q_NEAR_STOP;
  QMarkAction action = q_mark_action(&r, NULL, NULL);
  q_mark_apply(&r, &s->stack);
  s->word = 0;
  s->flags = 0;
  switch (action) {
  case Q_MARK_OPEN: s->flags = Q_SENTENCE_START; return q_emit(lexer, T_OPEN);
  case Q_MARK_CLOSE:
    s->flags = Q_AFTER_CLOSE;
    if (s->reported && s->reported == s->stack.depth + 1 && after_stop) {
      while (!follow.settled && !ended) {
        ended = q_watch(lexer, &watch);
        if (ended) break;
        q_follow_feed(&follow, lexer->lookahead);
        q_advance(lexer);
      }
      if (follow.blanks > 0 && !follow.lower) q_state_plan(s, T_REPORTED_END, 0, 0);
    }
    return q_emit(lexer, T_CLOSE);
  case Q_MARK_STRAY:
    if (sign == Q_SIGN_DOUBLE_RIGHT || sign == Q_SIGN_GUILLEMET_RIGHT || sign == Q_SIGN_DOUBLE)
      s->flags = Q_AFTER_CLOSE;
    return q_emit(lexer, T_STRAY_MARK);
  default: s->elisions = (uint8_t)elisions; return q_emit(lexer, T_TEXT);
  }
}

/* ---- Dashes at a paragraph's start -------------------------------------- */

/* "— Mary Field, The Long Wait (1931)": a name and little else, to the paragraph's end. */
typedef struct {
  char word[Q_WORD_BYTES];
  uint8_t letters;    /* of the word that is being read; 0 between words */
  bool capital;       /* it begins with one */
  bool stopped;       /* the last sign ends a sentence */
  bool named, titled; /* a capitalised word has been read; a comma after it */
  bool no;            /* it is none */
  bool speech;        /* its first sign is a letter */
  bool dashed;        /* its last sign is a dash */
  unsigned blanks, length;
} QSignature;

static inline void q_signature_feed(QSignature *g, int32_t c) {
  bool blank = q_is_blank(c) || c == '\n';
  if (g->length == 0 && blank) {
    g->blanks++;
    return;
  }
  bool letter = q_is_letter(c);
  if (g->length++ == 0) g->speech = letter;
  if (!blank) g->dashed = q_is_dash(c);
  if (letter) {
    if (g->stopped && g->letters == 0) g->no |= !q_is_upper(c) || !g->capital;
    if (g->letters == 0) g->capital = q_is_upper(c);
    if (g->letters < Q_WORD_BYTES) g->word[g->letters++] = (char)(c < 0x80 ? c : '?');
    g->stopped = false;
    return;
  }
  if (g->letters > 0 && !g->titled) {
    QWordClass word = q_word_look_up(g->word, g->letters);
    bool joins =
        word.flags & Q_WORD_PARTICLE || (g->letters <= 3 && word.id != W_OTHER && word.id <= W_AND);
    g->named |= g->capital;
    g->no |= !g->capital && !joins;
  }
  if (q_is_sentence_end(c)) {
    g->no |= c != '.' || g->letters > 3; /* initials, Dr., Jr. */
    g->stopped = true;
  } else if (c == ',') {
    g->titled |= g->named;
    g->stopped = false;
  } else if (!blank) {
    g->no |= c == ':' || c == ';' || q_is_dash(c) || (q_is_mark(c) && c != '\'' && c != 0x2019);
    g->stopped = false;
  }
  g->letters = 0;
}

static inline bool q_scan_dash(TSLexer *lexer, QScanState *s) {
  QMarkReader r;
  QSignature signature = {.no = false};
  QParagraphWatch watch = {s->block, false};
  q_mark_begin_classed(&r, &s->stack, s->before, 0, 0);
  bool more = q_mark_feed(&r, lexer->lookahead);
  q_advance(lexer);
  lexer->mark_end(lexer);
  bool ended = false;
  uint32_t end = 0; /* code points up to the end of its words */
  while (signature.length < 100 && !(ended = q_watch(lexer, &watch))) {
    q_signature_feed(&signature, lexer->lookahead);
    if (!q_is_blank(lexer->lookahead) && lexer->lookahead != '\n') end = signature.length;
    if (more) more = q_mark_feed(&r, lexer->lookahead);
    q_advance(lexer);
  }
  q_mark_finish(&r, ended);
  q_signature_feed(&signature, ' ');
  s->word = 0;
  bool opens = q_mark_action(&r, NULL, NULL) == Q_MARK_OPEN;
  if (ended && signature.named && !signature.no && !signature.stopped && !opens) {
    s->flags = 0;
    q_plan_piece(s, T_SOURCE, T_GAP, 0, signature.blanks, signature.blanks + end, true);
    return q_emit(lexer, T_CUE);
  }
  s->flags = Q_SENTENCE_START;
  if (opens || (signature.speech && !(ended && signature.dashed && end < 8))) { /* — I — */
    q_mark_stack_push(&s->stack, Q_MARK_DASH, false);
    return q_emit(lexer, T_OPEN);
  }
  s->before = q_before_add(s->before, 0x2014);
  return q_emit(lexer, T_TEXT);
}

/* ---- Brackets ------------------------------------------------------------ */

/* "(" is next: consumes an address in round brackets. */
static inline bool q_link_address(TSLexer *lexer) {
  if (lexer->lookahead != '(') return false;
  q_advance(lexer);
  unsigned depth = 1;
  for (unsigned n = 0; n < Q_BRACKET_MOST && !q_at_line_end(lexer); n++) {
    int32_t c = lexer->lookahead;
    q_advance(lexer);
    if (c == '(') depth++;
    if (c == ')' && --depth == 0) return true;
    if (c == ' ' && n == 0) return false;
  }
  return false;
}

static inline bool q_scan_bracket(TSLexer *lexer, QScanState *s) {
  bool closing = lexer->lookahead == ']';
  q_advance(lexer);
  lexer->mark_end(lexer);
  if (closing) {
    if (!q_link_address(lexer)) return q_site_emit(lexer, s, T_TEXT, ']');
    lexer->mark_end(lexer);
    return q_site_emit(lexer, s, T_LINK, ')');
  }
  bool footnote = lexer->lookahead == '^', key = lexer->lookahead == '@', quoted = false;
  unsigned n = 0;
  int32_t last = '[';
  while (n < Q_BRACKET_MOST && !q_at_line_end(lexer) && lexer->lookahead != ']' &&
         lexer->lookahead != '[') {
    int32_t c = lexer->lookahead;
    key |= c == '@' && (q_is_blank(last) || last == ';' || last == '-');
    footnote &= !q_is_blank(c);
    quoted |= q_is_mark(c) && c != '\'' && c != 0x2019;
    last = c;
    q_advance(lexer);
    n++;
  }
  if (lexer->lookahead != ']' || q_eof(lexer) || n == 0) return q_site_emit(lexer, s, T_TEXT, '[');
  q_advance(lexer);
  if (footnote || key) {
    lexer->mark_end(lexer);
    return q_site_emit(lexer, s, footnote ? T_FOOTNOTE_REFERENCE : T_CITATION, ']');
  }
  if (quoted || !q_link_address(lexer)) return q_site_emit(lexer, s, T_TEXT, '[');
  lexer->mark_end(lexer);
  return q_site_emit(lexer, s, T_LINK, ')');
}

/* ---- Grave accents -------------------------------------------------------- */

/* ``Words'' is a quotation, `code` and ``code`` are code. */
static inline bool q_scan_grave(TSLexer *lexer, QScanState *s) {
  unsigned width = q_run(lexer, '`', Q_BRACKET_MOST);
  lexer->mark_end(lexer);
  QParagraphWatch watch = {s->block, false};
  bool quotation = false, code = false;
  int32_t next = lexer->lookahead, last = 0;
  unsigned run = 0;
  for (unsigned n = 0; n < Q_SPAN_MOST && (Q_MARKDOWN || width == 2); n++) {
    bool end = q_watch(lexer, &watch);
    int32_t c = end ? 0 : lexer->lookahead;
    if (Q_MARKDOWN && c != '`' && run == width) {
      code = true;
      break;
    }
    run = c == '`' ? run + 1 : 0;
    if (end) break;
    if (width == 2 && c == '\'' && last == '\'') {
      quotation = true;
      break;
    }
    last = c;
    q_advance(lexer);
    if (run == width) lexer->mark_end(lexer);
  }
  if (code) return q_site_emit(lexer, s, T_CODE_SPAN, 'x');
  bool opens = width == 2 && s->stack.depth < Q_MARK_DEPTH && !q_is_blank(next);
  if (quotation && opens) {
    q_mark_stack_push(&s->stack, Q_MARK_LATEX, false);
    s->word = 0;
    s->flags = Q_SENTENCE_START;
    return q_emit(lexer, T_OPEN);
  }
  return q_site_emit(lexer, s, T_TEXT, 'x');
}

/* ---- Comments -------------------------------------------------------------- */

/* Consumes up to and including "-->" if it stands in the paragraph. */
static inline bool q_comment_closes(TSLexer *lexer, const QScanState *s) {
  QParagraphWatch watch = {s->block, false};
  unsigned dashes = 0;
  for (unsigned n = 0; n < Q_SPAN_MOST && !q_watch(lexer, &watch); n++) {
    int32_t c = lexer->lookahead;
    q_advance(lexer);
    if (c == '>' && dashes >= 2) return true;
    dashes = c == '-' ? dashes + 1 : 0;
  }
  return false;
}

static inline bool q_scan_angle(TSLexer *lexer, QScanState *s) {
  q_advance(lexer);
  lexer->mark_end(lexer);
  if (lexer->lookahead == '!') {
    q_advance(lexer);
    if (q_run(lexer, '-', 2) == 2 && q_comment_closes(lexer, s)) {
      lexer->mark_end(lexer);
      return q_emit(lexer, T_COMMENT); /* what stands around it is read as if it were not there */
    }
  } else if (lexer->lookahead == '/' || q_is_letter(lexer->lookahead)) {
    for (unsigned n = 0; n < Q_BRACKET_MOST && !q_at_line_end(lexer); n++) {
      int32_t c = lexer->lookahead;
      if (c == '<') break;
      q_advance(lexer);
      if (c != '>') continue;
      lexer->mark_end(lexer);
      return q_emit(lexer, T_TEXT);
    }
  }
  return q_site_emit(lexer, s, T_TEXT, '<');
}

/* ---- All of them ------------------------------------------------------------ */

static inline bool q_scan_site(TSLexer *lexer, QScanState *s, bool *text) {
  int32_t c = lexer->lookahead;
  *text = false;
  if (!q_eof(lexer)) {
    if (c == '`') return q_scan_grave(lexer, s);
    if (c == '[' || c == ']') return q_scan_bracket(lexer, s);
    if (c == '<') return q_scan_angle(lexer, s);
    if (q_is_mark(c)) return q_scan_mark(lexer, s);
    if (q_may_open_dialogue(c) && q_before_near(s->before) == Q_NEAR_EDGE && s->stack.depth == 0 &&
        s->block != B_HEADING)
      return q_scan_dash(lexer, s);
  }
  *text = true;
  return false;
}

static inline bool q_scan_inline(TSLexer *lexer, QScanState *s) {
  bool text, site;
  bool found = q_scan_site(lexer, s, &text);
  if (!text) return found;
  found = q_scan_text(lexer, s, &site);
  return site ? q_scan_site(lexer, s, &text) : found;
}

#endif
