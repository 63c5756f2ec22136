/* Blocks: what stands at the start of a line, outside of paragraphs. */
#ifndef QUOTH_BLOCKS_H
#define QUOTH_BLOCKS_H

#include "chars.h"
#include "lexer.h"
#include "state.h"
#include "tree_sitter/parser.h"

/* The plain dialect has no Markdown but block quotations and comments. */
#ifdef QUOTH_PLAIN
#define Q_MARKDOWN false
#else
#define Q_MARKDOWN true
#endif

/* Values of QScanState.block. */
enum {
  B_NONE,
  B_PARAGRAPH,
  B_LIST,
  B_HEADING,
  B_QUOTE
};

/* Longest run of markers, or of blanks beside them, that is looked at. */
#define Q_MARKER_RUN 256

/* At the end of the text. A call only where it may be: NUL is text too. */
static inline bool q_eof(TSLexer *lexer) { return lexer->lookahead == 0 && lexer->eof(lexer); }

static inline void q_advance(TSLexer *lexer) {
#ifdef QUOTH_LIBRARY
  if (lexer->advance == q_lexer_advance) {
    q_lexer_step((QLexer *)(void *)lexer);
    return;
  }
#endif
  lexer->advance(lexer, false);
}

/* Consumes a run of small letters of ASCII, up to most, and writes them. Returns how many. */
static inline unsigned q_letters(TSLexer *lexer, char *letters, unsigned most) {
#ifdef QUOTH_LIBRARY
  if (lexer->advance == q_lexer_advance)
    return q_lexer_letters((QLexer *)(void *)lexer, letters, most);
#endif
  unsigned n = 0;
  for (; n < most && q_is_lower_ascii(lexer->lookahead); n++) {
    letters[n] = (char)lexer->lookahead;
    lexer->advance(lexer, false);
  }
  return n;
}

static inline bool q_emit(TSLexer *lexer, QToken token) {
  lexer->result_symbol = (TSSymbol)token;
  return true;
}

/* Counts and consumes a run of c, up to most. */
static inline unsigned q_run(TSLexer *lexer, int32_t c, unsigned most) {
  unsigned n = 0;
  while (n < most && lexer->lookahead == c && !q_eof(lexer)) q_advance(lexer), n++;
  return n;
}

static inline bool q_at_line_end(TSLexer *lexer) {
  return q_eof(lexer) || q_is_line_end(lexer->lookahead);
}

/* Consumes the rest of the line and its end. */
static inline void q_rest_of_line(TSLexer *lexer) {
  while (!q_at_line_end(lexer)) q_advance(lexer);
  if (!q_eof(lexer)) q_advance(lexer);
}

/* Consumes up to and including "-->", at most so many code points: false if there is none. */
static inline bool q_comment_end(TSLexer *lexer, uint32_t most) {
  unsigned dashes = 0;
  for (uint32_t n = 0; n < most && !q_eof(lexer); n++) {
    int32_t c = lexer->lookahead;
    q_advance(lexer);
    if (c == '>' && dashes >= 2) return true;
    dashes = c == '-' ? dashes + 1 : 0;
  }
  return false;
}

/* A fence of n marks is open: consumes to the line that closes it, or to the end. */
static inline void q_fence_rest(TSLexer *lexer, int32_t mark, unsigned n) {
  q_rest_of_line(lexer);
  while (!q_eof(lexer)) {
    unsigned indent = 0;
    while (indent < 3 && lexer->lookahead == ' ') q_advance(lexer), indent++;
    if (q_run(lexer, mark, UINT16_MAX) >= n) {
      while (q_is_blank(lexer->lookahead) && !q_eof(lexer)) q_advance(lexer);
      if (q_at_line_end(lexer)) {
        q_rest_of_line(lexer);
        return;
      }
    }
    q_rest_of_line(lexer);
  }
}

/* "---" has been read, and the line's end is next. Front matter looks like a list of keys: what
 * does not is a rule and a paragraph. */
static inline bool q_front_matter_rest(TSLexer *lexer) {
  while (q_is_blank(lexer->lookahead) && !q_eof(lexer)) q_advance(lexer);
  if (!q_at_line_end(lexer) || q_eof(lexer)) return false;
  q_advance(lexer);
  unsigned key = 0;
  while (key < 64 && (q_is_letter(lexer->lookahead) || q_is_digit(lexer->lookahead) ||
                      lexer->lookahead == '_' || lexer->lookahead == '-'))
    q_advance(lexer), key++;
  if (key == 0 || lexer->lookahead != ':') return false;
  q_rest_of_line(lexer);
  while (!q_eof(lexer)) {
    int32_t mark = lexer->lookahead;
    bool end = (mark == '-' || mark == '.') && q_run(lexer, mark, 4) == 3;
    while (end && q_is_blank(lexer->lookahead) && !q_eof(lexer)) q_advance(lexer);
    end = end && q_at_line_end(lexer);
    q_rest_of_line(lexer);
    if (end) break;
  }
  return true;
}

/* After a list's marker ("-", "*", "+", "1.") has been read: a blank makes it one. */
static inline bool q_list_marker(TSLexer *lexer, unsigned *number) {
  int32_t c = lexer->lookahead;
  *number = 0;
  if (c == '-' || c == '*' || c == '+') {
    q_advance(lexer);
  } else if (q_is_digit(c)) {
    unsigned digits = 0;
    while (digits < 4 && q_is_digit(lexer->lookahead)) {
      *number = *number * 10 + (unsigned)(lexer->lookahead - '0');
      q_advance(lexer);
      digits++;
    }
    if (lexer->lookahead != '.' && lexer->lookahead != ')') return false;
    q_advance(lexer);
  } else {
    return false;
  }
  return lexer->lookahead == ' ' || lexer->lookahead == '\t';
}

/* Whether a line that begins with c may begin another block than a paragraph. */
static inline bool q_may_interrupt(int32_t c) {
  if (c == '>') return true;
  return Q_MARKDOWN &&
         (c == '#' || c == '`' || c == '~' || c == '-' || c == '*' || c == '+' || q_is_digit(c));
}

static inline void q_open_block(QScanState *s, uint8_t block) {
  memset(s, 0, sizeof *s);
  s->block = block;
  s->flags = Q_SENTENCE_START | Q_LABEL;
}

static inline bool q_begin_block(TSLexer *lexer, QScanState *s, uint8_t block, QToken token) {
  q_open_block(s, block);
  return q_emit(lexer, token);
}

/* A block begins, or the document ends. *text is set, and nothing emitted, where the lexer
 * stands at the start of a paragraph's text. */
static inline bool q_scan_block(TSLexer *lexer, QScanState *s, bool at_start, bool *text) {
  bool blank = false;
  *text = false;
  for (;;) {
    while (!q_eof(lexer) && (q_is_blank(lexer->lookahead) || q_is_line_end(lexer->lookahead))) {
      lexer->advance(lexer, true);
      blank = true;
    }
    if (lexer->lookahead != '>' || q_eof(lexer)) break;
    lexer->mark_end(lexer);
    unsigned n = 0;
    while (n < Q_MARKER_RUN && (lexer->lookahead == '>' || q_is_blank(lexer->lookahead)) &&
           !q_eof(lexer))
      q_advance(lexer), n++;
    lexer->mark_end(lexer);
    if (!q_at_line_end(lexer)) return q_begin_block(lexer, s, B_QUOTE, T_BLOCK_BEGIN);
    blank = true; /* a bare marker parts paragraphs as a blank line does */
    if (q_eof(lexer)) break;
  }
  lexer->mark_end(lexer);
  if (q_eof(lexer)) return blank && q_emit(lexer, T_BLANK);
  at_start = at_start && !blank;

  int32_t c = lexer->lookahead;
  if (c != '<' && !q_may_interrupt(c)) {
    q_open_block(s, B_PARAGRAPH);
    *text = true;
    return false;
  }
  if (Q_MARKDOWN && at_start && c == '-') {
    if (q_run(lexer, '-', 4) == 3 && q_front_matter_rest(lexer)) {
      lexer->mark_end(lexer);
      return q_emit(lexer, T_FRONT_MATTER);
    }
    return q_begin_block(lexer, s, B_PARAGRAPH, T_PARAGRAPH_BEGIN);
  }
  if (c == '<') {
    q_advance(lexer);
    if (lexer->lookahead == '!') {
      q_advance(lexer);
      if (q_run(lexer, '-', 2) == 2) {
        q_comment_end(lexer, UINT32_MAX);
        lexer->mark_end(lexer);
        return q_emit(lexer, T_BLOCK_COMMENT);
      }
    }
  } else if (Q_MARKDOWN) {
    if (c == '`' || c == '~') {
      unsigned n = q_run(lexer, c, UINT16_MAX);
      bool fence = n >= 3;
      if (fence && c == '`') { /* ```code``` on one line is a code span */
        while (!q_at_line_end(lexer) && lexer->lookahead != '`') q_advance(lexer);
        fence = q_at_line_end(lexer);
      }
      if (fence) {
        q_fence_rest(lexer, c, n);
        lexer->mark_end(lexer);
        return q_emit(lexer, T_CODE_BLOCK);
      }
    } else if (c == '#') {
      unsigned n = q_run(lexer, '#', 7);
      if (n <= 6 && q_is_blank(lexer->lookahead)) {
        q_run(lexer, ' ', Q_MARKER_RUN);
        lexer->mark_end(lexer);
        return q_begin_block(lexer, s, B_HEADING, T_HEADING_BEGIN);
      }
    } else {
      unsigned number;
      if (q_list_marker(lexer, &number)) {
        q_run(lexer, ' ', Q_MARKER_RUN);
        lexer->mark_end(lexer);
        return q_begin_block(lexer, s, B_LIST, T_PARAGRAPH_BEGIN);
      }
    }
  }
  return q_begin_block(lexer, s, B_PARAGRAPH, T_PARAGRAPH_BEGIN);
}

/* A line of a paragraph ends before the lexer's position; its end and the indentation after it have
 * been read. Whether the new line begins another block, which needs no blank line before it. May
 * read on: call mark_end first. */
static inline bool q_interrupts(TSLexer *lexer, uint8_t block) {
  int32_t c = lexer->lookahead;
  if (c == '>') return block != B_QUOTE;
  if (!Q_MARKDOWN) return false;
  if (c == '#') {
    unsigned n = q_run(lexer, '#', 7);
    return n <= 6 && q_is_blank(lexer->lookahead);
  }
  if (c == '`' || c == '~') return q_run(lexer, c, 3) == 3;
  unsigned number;
  bool digit = q_is_digit(c);
  if (!q_list_marker(lexer, &number)) return false;
  return !digit || number == 1 || block == B_LIST;
}

#endif
