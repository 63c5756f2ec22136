/* Quotation marks as signs, what stands beside them, and the stack of open quotations.
 *
 * A sign is a code point that may be a mark. A mark's direction is not settled here; marks.h
 * decides it. Words are UTF-8 in lower case, the units of lexicon.h. */
#ifndef QUOTH_MARK_SIGNS_H
#define QUOTH_MARK_SIGNS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "chars.h"
#include "lexicon.h"

/* ---- Signs ------------------------------------------------------------------ */

typedef enum {
  Q_SIGN_NONE,
  Q_SIGN_DOUBLE,       /* " */
  Q_SIGN_DOUBLE_LEFT,  /* “ */
  Q_SIGN_DOUBLE_RIGHT, /* ” */
  Q_SIGN_SINGLE,       /* ' */
  Q_SIGN_SINGLE_LEFT,  /* ‘ */
  Q_SIGN_SINGLE_RIGHT, /* ’ */
  Q_SIGN_GUILLEMET_LEFT,
  Q_SIGN_GUILLEMET_RIGHT,
  Q_SIGN_ANGLE_LEFT,
  Q_SIGN_ANGLE_RIGHT,
  Q_SIGN_LOW_DOUBLE,
  Q_SIGN_LOW_SINGLE,
  Q_SIGN_CORNER_LEFT,
  Q_SIGN_CORNER_RIGHT,
  Q_SIGN_WHITE_CORNER_LEFT,
  Q_SIGN_WHITE_CORNER_RIGHT,
  Q_SIGN_LATEX_LEFT,  /* two grave accents */
  Q_SIGN_LATEX_RIGHT, /* '' after them */
  Q_SIGN_DASH,        /* — at a paragraph's start: a line of dialogue */
  Q_SIGN_COUNT
} QMarkSign;

/* Q_SIGN_NONE for what is no mark. A grave accent is the left half of Q_SIGN_LATEX_LEFT, which only
 * the code point after it can tell; dashes are no marks but at the start of a paragraph: both are
 * left to q_is_mark and q_may_open_dialogue. */
static inline QMarkSign q_mark_sign(int32_t c) {
  if (c < 0x80) return c == '"' ? Q_SIGN_DOUBLE : c == '\'' ? Q_SIGN_SINGLE : Q_SIGN_NONE;
  switch (c) {
  case 0x201C:
  case 0x201F:
  case 0x301D: return Q_SIGN_DOUBLE_LEFT;
  case 0x201D:
  case 0x301E:
  case 0x301F: return Q_SIGN_DOUBLE_RIGHT;
  case 0x2018:
  case 0x201B: return Q_SIGN_SINGLE_LEFT;
  case 0x2019: return Q_SIGN_SINGLE_RIGHT;
  case 0x201E: return Q_SIGN_LOW_DOUBLE;
  case 0x201A: return Q_SIGN_LOW_SINGLE;
  case 0xAB: return Q_SIGN_GUILLEMET_LEFT;
  case 0xBB: return Q_SIGN_GUILLEMET_RIGHT;
  case 0x2039: return Q_SIGN_ANGLE_LEFT;
  case 0x203A: return Q_SIGN_ANGLE_RIGHT;
  case 0x300C:
  case 0xFE41:
  case 0xFF62: return Q_SIGN_CORNER_LEFT;
  case 0x300D:
  case 0xFE42:
  case 0xFF63: return Q_SIGN_CORNER_RIGHT;
  case 0x300E:
  case 0xFE43: return Q_SIGN_WHITE_CORNER_LEFT;
  case 0x300F:
  case 0xFE44: return Q_SIGN_WHITE_CORNER_RIGHT;
  case 0xFF02: return Q_SIGN_DOUBLE;
  case 0xFF07: return Q_SIGN_SINGLE;
  default: return Q_SIGN_NONE;
  }
}

/* Whether a code point may be a mark and q_mark_begin should be asked. A lone grave accent turns
 * out to be text. */
static inline bool q_is_mark(int32_t c) { return q_mark_sign(c) != Q_SIGN_NONE || c == '`'; }

/* Whether a code point that begins a paragraph may open a line of dialogue. */
static inline bool q_may_open_dialogue(int32_t c) { return c >= 0x2013 && c <= 0x2015; }

static inline bool q_sign_is_single(QMarkSign sign) {
  return sign >= Q_SIGN_SINGLE && sign <= Q_SIGN_SINGLE_RIGHT;
}

/* An apostrophe, if it is no quotation mark. */
static inline bool q_sign_is_apostrophe(QMarkSign sign) {
  return sign == Q_SIGN_SINGLE || sign == Q_SIGN_SINGLE_RIGHT;
}

/* ---- Neighbours ------------------------------------------------------------- */

typedef enum {
  Q_NEAR_EDGE, /* the paragraph's start or end */
  Q_NEAR_SPACE,
  Q_NEAR_LOWER, /* a letter that is no capital, of any script */
  Q_NEAR_UPPER,
  Q_NEAR_DIGIT,
  Q_NEAR_OPENING, /* an opening bracket */
  Q_NEAR_CLOSING,
  Q_NEAR_COMMA,     /* , : ; */
  Q_NEAR_STOP,      /* . ? ! … */
  Q_NEAR_DASH,      /* a hyphen too */
  Q_NEAR_IDEOGRAPH, /* Chinese and Japanese: no spaces between words */
  Q_NEAR_OTHER
} QNeighbour;

static inline bool q_is_ideograph(int32_t c) {
  return (c >= 0x2E80 && c <= 0x2FFF) || (c >= 0x3005 && c <= 0x3007) ||
         (c >= 0x3021 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF21 && c <= 0xFF9F) || (c >= 0x20000 && c <= 0x3FFFF);
}

static inline QNeighbour q_neighbour_of(int32_t c) {
  if (q_is_lower_ascii(c)) return Q_NEAR_LOWER;
  if (q_is_blank(c) || q_is_line_end(c)) return Q_NEAR_SPACE;
  if (q_is_digit(c)) return Q_NEAR_DIGIT;
  if (q_is_upper(c)) return Q_NEAR_UPPER;
  if (q_is_sentence_end(c)) return Q_NEAR_STOP;
  switch (c) {
  case ',':
  case ':':
  case ';':
  case 0x3001:
  case 0xFF0C:
  case 0xFF1A:
  case 0xFF1B: return Q_NEAR_COMMA;
  case '(':
  case '[':
  case '{':
  case 0xA1:
  case 0xBF:
  case 0x3008:
  case 0x300A:
  case 0x3010:
  case 0xFF08: return Q_NEAR_OPENING;
  case ')':
  case ']':
  case '}':
  case 0x3009:
  case 0x300B:
  case 0x3011:
  case 0xFF09: return Q_NEAR_CLOSING;
  case '-': return Q_NEAR_DASH;
  default: break;
  }
  if (q_is_dash(c) || (c >= 0x2010 && c <= 0x2011)) return Q_NEAR_DASH;
  if (q_is_fraction(c)) return Q_NEAR_DIGIT;
  if (q_is_ideograph(c)) return Q_NEAR_IDEOGRAPH;
  return q_is_letter(c) ? Q_NEAR_LOWER : Q_NEAR_OTHER;
}

static inline bool q_near_letter(QNeighbour n) { return n == Q_NEAR_LOWER || n == Q_NEAR_UPPER; }
static inline bool q_near_word(QNeighbour n) { return q_near_letter(n) || n == Q_NEAR_DIGIT; }

/* Spaces that set two marks apart: “ ‘. Marks are read through them. */
static inline bool q_is_thin(int32_t c) {
  return c == 0x200A || c == 0x2009 || c == 0x202F || c == 0x2060 || c == 0x200B;
}

/* What stands before a place, in one byte: the neighbour, and in the high half what stands before
 * it where it is a space. 0 at the start of a paragraph. */
static inline QNeighbour q_before_near(uint8_t before) { return (QNeighbour)(before & 15); }

static inline QNeighbour q_before_beyond(uint8_t before) {
  return q_before_near(before) == Q_NEAR_SPACE ? (QNeighbour)(before >> 4) : q_before_near(before);
}

/* `before`, one blank further. */
static inline uint8_t q_before_blank(uint8_t before) {
  if (q_before_near(before) == Q_NEAR_SPACE) return before;
  return (uint8_t)(Q_NEAR_SPACE | q_before_near(before) << 4);
}

/* `before`, one code point further. Marks and thin spaces change nothing: they are read through. */
static inline uint8_t q_before_add(uint8_t before, int32_t c) {
  if (q_is_lower_ascii(c)) return Q_NEAR_LOWER;
  QNeighbour near = q_neighbour_of(c);
  if (near != Q_NEAR_SPACE && !q_is_mark(c)) return (uint8_t)near;
  return near != Q_NEAR_SPACE || q_is_thin(c) ? before : q_before_blank(before);
}

/* ---- Words beside an apostrophe --------------------------------------------- */

/* What a word before an apostrophe may have lost, in six bits. With Q_LOST_G, Q_LOST_FINAL is a
 * single letter, which may be meant as such, and Q_LOST_S a word in -in that no list has. */
enum {
  Q_LOST_FINAL = 1,   /* letters at its end: an', th' */
  Q_LOST_G = 2,       /* goin' */
  Q_LOST_S = 4,       /* boys' */
  Q_LOST_NOTHING = 8, /* a word as it is */
  Q_LOST_MODAL = 16,  /* would, couldn't, I'd: 'a' after it is "have" */
  Q_LOST_NUMBER = 32, /* feet, inches or minutes: up to three digits */
};

/* Words that end in s and are no plurals: was, his, this. */
#define Q_WORD_NO_NOUN                                                         \
  (Q_WORD_AUXILIARY | Q_WORD_PRONOUN | Q_WORD_POSSESSIVE | Q_WORD_DETERMINER | \
   Q_WORD_CONJUNCTION | Q_WORD_PREPOSITION)

#define Q_MARK_WORD 24 /* bytes of a word that are kept; longer ones are words as they are */

/* Whether a word can stand before "have"; `joined`: it has an apostrophe inside. */
static inline bool q_word_is_modal(const char *word, unsigned length, bool joined) {
  if (length < 2) return joined && word[0] == 'd';
  char last = word[length - 1];
  if (joined) return last == 'd' || last == 't';
  if (last == 'o') return length == 2 && word[0] == 't';
  if (length == 5 && last == 't') return memcmp(word, "might", 5) == 0;
  if (length == 4 && last == 't') return memcmp(word, "must", 4) == 0;
  return last == 'd' && length >= 5 && length <= 6 && memcmp(word + length - 4, "ould", 4) == 0;
}

static inline bool q_word_ends_in(const char *word, unsigned length) {
  return length >= 4 && length < Q_MARK_WORD && memcmp(word + length - 2, "in", 2) == 0;
}

/* Whether a g makes a word of it: goin. */
static inline bool q_word_is_ing(const char *word, unsigned length) {
  if (!q_word_ends_in(word, length)) return false;
  char whole[Q_MARK_WORD + 1];
  memcpy(whole, word, length);
  whole[length] = 'g';
  return q_word_flags(whole, length + 1) & Q_WORD_DICTIONARY;
}

/* Bytes of the fraction that a word ends with: 11½. */
static inline unsigned q_word_fraction(const char *word, unsigned length) {
  const uint8_t *end = (const uint8_t *)word + length;
  if (length >= 2 && end[-2] == 0xC2 && end[-1] >= 0xBC && end[-1] <= 0xBE) return 2;
  bool three = length >= 3 && end[-3] == 0xE2 && end[-2] == 0x85 && end[-1] >= 0x90;
  return three && end[-1] <= 0x9E ? 3 : 0;
}

/* What a word that stands before an apostrophe, or before the space before it, tells: Q_LOST_...
 * The word is in lower case; apostrophes inside it may be kept or left out. */
static inline uint8_t q_mark_word_class(const char *word, unsigned length) {
  if (length == 0) return 0;
  if (length >= Q_MARK_WORD) return Q_LOST_NOTHING;
  unsigned digits = length - q_word_fraction(word, length);
  if (digits == 0 || q_is_digit((unsigned char)word[digits - 1]))
    return digits <= 3 ? Q_LOST_NUMBER : Q_LOST_NOTHING;
  if (memchr(word, '\'', length)) {
    return q_word_is_modal(word, length, true) ? Q_LOST_NOTHING | Q_LOST_MODAL : Q_LOST_NOTHING;
  }
  uint32_t flags = q_word_flags(word, length);
  bool letter = length == 1 && word[0] != 'o';
  unsigned lost = 0;
  if (flags & Q_WORD_ELISION_FINAL) lost |= letter ? Q_LOST_FINAL | Q_LOST_G : Q_LOST_FINAL;
  if (flags & Q_WORD_DICTIONARY) lost |= Q_LOST_NOTHING;
  if (!letter && word[length - 1] == 's' && !(flags & Q_WORD_NO_NOUN)) lost |= Q_LOST_S;
  if (!(lost & Q_LOST_FINAL)) {
    if (q_word_is_ing(word, length))
      lost |= Q_LOST_G;
    else if (!(lost & Q_LOST_NOTHING) && q_word_ends_in(word, length))
      lost |= Q_LOST_G | Q_LOST_S;
  }
  if (q_word_is_modal(word, length, false)) lost |= Q_LOST_MODAL;
  return (uint8_t)lost;
}

/* ---- The stack of open quotations ------------------------------------------- */

typedef enum {
  Q_MARK_DOUBLE_CURLY,
  Q_MARK_DOUBLE_STRAIGHT,
  Q_MARK_LOW_DOUBLE, /* „ closed by “ or ” */
  Q_MARK_LATEX,      /* two grave accents, closed by '' */
  Q_MARK_SINGLE_CURLY,
  Q_MARK_SINGLE_STRAIGHT,
  Q_MARK_LOW_SINGLE,         /* ‚ closed by ‘ or ’ */
  Q_MARK_GUILLEMET,          /* « » */
  Q_MARK_GUILLEMET_REVERSED, /* » « and » » */
  Q_MARK_ANGLE,
  Q_MARK_ANGLE_REVERSED,
  Q_MARK_CORNER,
  Q_MARK_WHITE_CORNER,
  Q_MARK_DASH,
  Q_MARK_KINDS
} QMarkKind;

#define Q_MARK_DEPTH 6

/* What is open, and what has been seen of the paragraph. kind[depth...] and their bits of `speech`
 * are 0, so that equal stacks have equal bytes. */
typedef struct {
  uint8_t kind[Q_MARK_DEPTH]; /* QMarkKind, outermost first */
  uint8_t depth;
  uint8_t speech; /* bit i: level i is a single that was opened as speech; and Q_STACK_... */
} QMarkStack;

enum {
  Q_STACK_RESUMES = 0x40, /* a single has closed, and no mark has come since */
  Q_STACK_SINGLES = 0x80, /* a single has opened with nothing around it */
};

/* Kinds of one family do not nest directly; in an ill-formed text they may close each other. */
static inline unsigned q_kind_family(unsigned kind) {
  return kind <= Q_MARK_LATEX ? 0 : kind <= Q_MARK_LOW_SINGLE ? 1 : kind;
}

static inline bool q_kind_is_single(unsigned kind) { return q_kind_family(kind) == 1; }

static inline void q_mark_stack_push(QMarkStack *stack, QMarkKind kind, bool speech) {
  stack->speech &= (uint8_t)~Q_STACK_RESUMES;
  if (stack->depth == 0 && q_kind_is_single(kind)) stack->speech |= Q_STACK_SINGLES;
  stack->kind[stack->depth] = (uint8_t)kind;
  if (speech) stack->speech |= (uint8_t)(1u << stack->depth);
  stack->depth++;
}

/* Closes level `level` and what is open above it. */
static inline void q_mark_stack_pop(QMarkStack *stack, unsigned level) {
  bool single = level < stack->depth && q_kind_is_single(stack->kind[level]);
  while (stack->depth > level) stack->kind[--stack->depth] = 0;
  stack->speech &= (uint8_t)(Q_STACK_SINGLES | ((1u << level) - 1u));
  if (single) stack->speech |= Q_STACK_RESUMES;
}

#endif
