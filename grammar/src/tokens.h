/* The tokens that the scanner emits, in the order of `externals` in grammar.js, which says what
 * each one is. */
#ifndef QUOTH_TOKENS_H
#define QUOTH_TOKENS_H

typedef enum {
  T_FRONT_MATTER,
  T_BLANK,
  T_CODE_BLOCK,
  T_COMMENT,
  T_BLOCK_COMMENT,
  T_PARAGRAPH_BEGIN,
  T_HEADING_BEGIN,
  T_BLOCK_BEGIN,
  T_PARAGRAPH_END,
  T_TEXT,
  T_CLAUSE,
  T_OPEN,
  T_CLOSE,
  T_UNCLOSED,
  T_STRAY_MARK,
  T_SOURCE,
  T_CUE,
  T_GAP,
  T_REPORTED_BEGIN,
  T_REPORTED_END,
  T_CITATION,
  T_LINK,
  T_FOOTNOTE_REFERENCE,
  T_CODE_SPAN,
  T_ERROR_SENTINEL,
} QToken;

#endif
