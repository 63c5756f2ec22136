/* What each reading of a mark costs by its neighbours and the words beside it, before anything is
 * known of what is open. The unit is a hundredth of a nat, roughly: 100 is odds of 1 to e.
 *
 * The figures are flat: doubling or halving one moves next to nothing. What a text needs and the
 * table has not is a new class, not a new figure. */
#ifndef QUOTH_MARK_COSTS_H
#define QUOTH_MARK_COSTS_H

#include "mark_signs.h"

#define Q_COST_NEVER 10000

enum {
  /* Of the stack. */
  Q_COST_SAME_FAMILY = 700,      /* a double in a double, a single in a single */
  Q_COST_OTHER_FAMILY = 200,     /* « in «, and so on */
  Q_COST_OVER_UNCLOSED = 700,    /* closing over an inner quotation */
  Q_COST_BARE_SPEECH = 250,      /* speech that closes after a word */
  Q_COST_SENTENCE_IN_TERM = 200, /* a term that runs over a sentence end, each */
  Q_COST_UNCLOSED = 700,         /* at the paragraph's end, each */
  Q_COST_REOPENED = 50,          /* unclosed, but the next paragraph opens it again, */
  Q_COST_REOPENED_PERHAPS = 300, /* or may do so */
  /* Of an apostrophe before a word. */
  Q_COST_RESUMED = 150,       /* where speech may resume: ‘Well,’ he said, ‘as */
  Q_COST_ELISION_FIRST = 450, /* as the first of a paragraph that nobody speaks */
  Q_COST_ELISION_TOLD = 80,   /* elsewhere in narration */
  /* Of a mark that does nothing, and of one that does what its shape does not say. */
  Q_COST_STRAY = 650,       /* a closing mark that closes nothing */
  Q_COST_STRAY_OPEN = 1500, /* an opening mark: worse than to leave it open in another */
  Q_COST_SPACED_OPEN = 400, /* an opening mark before a space */
  Q_COST_DOUBLED = 500,     /* an opening mark typed twice */
  Q_COST_TURNED = 500,      /* a typographic double */
  Q_COST_TURNED_SINGLE = 600,
  Q_COST_TURNED_ELISION = 300, /* ‘em for ’em */
};

/* ---- A mark and what stands beside it --------------------------------------- */

enum {
  Q_NEXT_STRONG = 1,    /* 'tis, 'em: elided whatever follows */
  Q_NEXT_WEAK = 2,      /* 'way, 'long */
  Q_NEXT_KNOWN = 4,     /* a word as it is */
  Q_NEXT_H = 8,         /* 'eavens: a word with an h before it */
  Q_NEXT_ENCLOSED = 16, /* a mark follows the word */
  Q_NEXT_G = 32,        /* 'avin' */
  Q_NEXT_YEAR = 64,     /* '90s */
  Q_NEXT_LETTER = 128,  /* a single letter */
};

typedef struct {
  uint32_t position;      /* as the caller counts, of the mark's first code point */
  uint8_t sign;           /* QMarkSign */
  uint8_t before, beyond; /* QNeighbour; beyond: what is before the space, if `before` is one */
  uint8_t after, further; /* the same on the right */
  uint8_t word_before;    /* Q_LOST_... */
  uint8_t word_after;     /* Q_NEXT_... */
  uint8_t sentences;      /* sentence ends since the mark before */
  uint8_t in_word;        /* an apostrophe between letters: nothing to decide */
  uint8_t touches;        /* another mark stands directly before */
  uint8_t doubled;        /* the same mark stands directly after */
  uint8_t enclosed;       /* a single stands before the word before */
} QMarkEvent;

typedef struct {
  int open, close, text; /* text: apostrophe, prime or, for doubles, stray */
} QMarkCosts;

/* What holds around a mark, as far as it is known. */
typedef struct {
  bool dialect;     /* people drop letters hereabouts, */
  bool drops_h;     /* and the h: ’is ’orse */
  int outer_single; /* cost of a single mark with nothing open: 0 where that is the custom */
  int capital;      /* cost of an apostrophe before a capital that is in no list: ’Guess so */
  int word;         /* and before a word of the dictionary */
} QMarkCustom;

/* Certain elisions of a paragraph, as far as they count: how many up to two, or Q_ELISIONS_H. Two
 * bits. */
#define Q_ELISIONS_H 3 /* two or more, and a dropped h among them that was not the first */

/* The customs where nothing is known of the text but elisions in the paragraph. */
static inline QMarkCustom q_mark_custom(unsigned elisions) {
  bool h = elisions == Q_ELISIONS_H;
  return elisions >= 2 ? (QMarkCustom){true, h, 100, 350, 150}
                       : (QMarkCustom){false, h, 100, 550, 350};
}

/* What the word after an apostrophe may be: Q_NEXT_... */
static inline uint8_t q_mark_word_after(const char *word, unsigned length) {
  if (length == 0 || length >= Q_MARK_WORD) return Q_NEXT_KNOWN;
  if (q_is_digit((unsigned char)word[0])) {
    bool two = length >= 2 && q_is_digit((unsigned char)word[1]);
    bool year = two && (length == 2 || (length == 3 && word[2] == 's'));
    return year ? Q_NEXT_YEAR : Q_NEXT_KNOWN;
  }
  uint32_t flags = q_word_flags(word, length);
  unsigned what = length == 1 && word[0] != 'n' ? Q_NEXT_LETTER : 0; /* rock ’n’ roll */
  if (flags & Q_WORD_ELISION_STRONG) what |= Q_NEXT_STRONG;
  if (flags & Q_WORD_ELISION_WEAK) what |= Q_NEXT_WEAK;
  if (flags & Q_WORD_DICTIONARY) what |= Q_NEXT_KNOWN;
  if (q_word_is_ing(word, length)) what |= Q_NEXT_G;
  if (memchr("aeiou", word[0], 5)) {
    char whole[Q_MARK_WORD + 1] = {'h'};
    memcpy(whole + 1, word, length);
    if (q_word_flags(whole, length + 1) & Q_WORD_DICTIONARY) what |= Q_NEXT_H;
    if (q_word_is_ing(whole, length + 1)) what |= Q_NEXT_H | Q_NEXT_G;
  }
  for (unsigned i = 0; i < length; i++) {
    if ((unsigned char)word[i] >= 0x80) what |= Q_NEXT_KNOWN; /* foreign */
  }
  return (uint8_t)what;
}

/* Whether an apostrophe read as text is certain enough to show that people speak dialect here. */
static inline bool q_mark_is_elision(const QMarkEvent *e) {
  if (e->in_word || !q_sign_is_apostrophe((QMarkSign)e->sign)) return false;
  if (q_near_letter((QNeighbour)e->after)) return e->word_after & Q_NEXT_STRONG;
  if (e->enclosed || !q_near_letter((QNeighbour)e->before)) return false;
  unsigned lost = e->word_before & (Q_LOST_FINAL | Q_LOST_G | Q_LOST_S);
  return lost & Q_LOST_FINAL || lost == Q_LOST_G;
}

/* The elisions of a paragraph after this one. */
static inline unsigned q_mark_count_elision(unsigned elisions, const QMarkEvent *e) {
  if (!q_mark_is_elision(e)) return elisions;
  bool h = q_near_letter((QNeighbour)e->after) && e->word_after & Q_NEXT_H;
  if (h && elisions > 0) return Q_ELISIONS_H;
  return elisions < 2 ? elisions + 1 : elisions;
}

/* Before a word or a number, and not inside one. */
static inline bool q_mark_before_word(const QMarkEvent *e) {
  return q_near_word((QNeighbour)e->after) && !q_near_word((QNeighbour)e->before);
}

/* ‘em, ‘90s: what word processors make of an apostrophe before a word. */
static inline bool q_mark_is_turned_elision(const QMarkEvent *e) {
  return q_near_word((QNeighbour)e->after) && e->word_after & (Q_NEXT_STRONG | Q_NEXT_YEAR);
}

/* ---- Sides ------------------------------------------------------------------ */

typedef enum {
  Q_SIDE_GAP,
  Q_SIDE_WORD,
  Q_SIDE_POINT,
  Q_SIDE_DASH,
  Q_SIDE_OTHER
} QMarkSide;

static inline QMarkSide q_side_before(unsigned near) {
  switch (near) {
  case Q_NEAR_EDGE:
  case Q_NEAR_SPACE:
  case Q_NEAR_OPENING: return Q_SIDE_GAP;
  case Q_NEAR_LOWER:
  case Q_NEAR_UPPER:
  case Q_NEAR_DIGIT: return Q_SIDE_WORD;
  case Q_NEAR_CLOSING:
  case Q_NEAR_COMMA:
  case Q_NEAR_STOP: return Q_SIDE_POINT;
  case Q_NEAR_DASH: return Q_SIDE_DASH;
  default: return Q_SIDE_OTHER;
  }
}

static inline QMarkSide q_side_after(unsigned near) {
  switch (near) {
  case Q_NEAR_EDGE:
  case Q_NEAR_SPACE:
  case Q_NEAR_CLOSING: return Q_SIDE_GAP;
  case Q_NEAR_LOWER:
  case Q_NEAR_UPPER:
  case Q_NEAR_DIGIT:
  case Q_NEAR_OPENING: return Q_SIDE_WORD;
  case Q_NEAR_COMMA:
  case Q_NEAR_STOP: return Q_SIDE_POINT;
  case Q_NEAR_DASH: return Q_SIDE_DASH;
  default: return Q_SIDE_OTHER;
  }
}

/* Costs by the sides, as for a straight double. */
static inline QMarkCosts q_costs_by_sides(const QMarkEvent *e) {
  /* The rows: what stands before; the columns: after; gap, word, point, dash, other. */
  static const int16_t open[5][5] = {
      {130, 0, 100, 60, 50},       /* gap */
      {1500, 500, 1500, 300, 500}, /* word */
      {1500, 200, 1500, 300, 300}, /* point */
      {300, 20, 250, 150, 100},    /* dash */
      {700, 100, 700, 200, 150},   /* other */
  };
  static const int16_t close[5][5] = {
      {100, 800, 250, 300, 500}, /* gap */
      {0, 300, 0, 20, 100},      /* word */
      {0, 200, 0, 20, 50},       /* point */
      {20, 250, 20, 150, 150},   /* dash */
      {50, 500, 50, 150, 150},   /* other */
  };
  QMarkSide before = q_side_before(e->before), after = q_side_after(e->after);
  return (QMarkCosts){open[before][after], close[before][after], Q_COST_STRAY};
}

/* ---- Doubles ---------------------------------------------------------------- */

static inline int q_cost_min(int a, int b) { return a < b ? a : b; }
static inline int q_cost_max(int a, int b) { return a > b ? a : b; }

/* 6' 2": after a number that is no year. A second double closes: “a gap of 6″” */
static inline bool q_mark_may_be_prime(const QMarkEvent *e) {
  return e->word_before & Q_LOST_NUMBER && e->before == Q_NEAR_DIGIT &&
         !q_near_letter((QNeighbour)e->after) && !(e->touches && e->sign == Q_SIGN_DOUBLE);
}

/* Between letters: in Hebrew it is part of the word. */
static inline bool q_mark_is_inside(const QMarkEvent *e) {
  return q_near_letter((QNeighbour)e->before) && q_near_letter((QNeighbour)e->after);
}

/* An opening mark that the paragraph leaves alone: said. “ */
static inline bool q_mark_opens_nothing(const QMarkEvent *e) {
  return e->after == Q_NEAR_EDGE || (e->after == Q_NEAR_SPACE && e->further == Q_NEAR_EDGE);
}

static inline QMarkCosts q_costs_of_double(const QMarkEvent *e) {
  QMarkCosts c = q_costs_by_sides(e);
  if (c.open < c.close) c.text = Q_COST_STRAY_OPEN;
  switch ((QMarkSign)e->sign) {
  case Q_SIGN_DOUBLE:
    if (q_mark_may_be_prime(e)) c.text = 100;
    if (q_mark_is_inside(e)) c.text = 350;
    break;
  case Q_SIGN_DOUBLE_LEFT:
    c.open /= 2;
    c.close = 2 * c.close + Q_COST_TURNED;
    c.text = e->after == Q_NEAR_SPACE ? Q_COST_SPACED_OPEN : Q_COST_STRAY_OPEN;
    if (q_mark_opens_nothing(e)) c.open = Q_COST_STRAY, c.text = 0;
    break;
  case Q_SIGN_DOUBLE_RIGHT:
    c.open += Q_COST_TURNED;
    c.close /= 2;
    c.text = Q_COST_STRAY;
    break;
  default: break;
  }
  if (e->doubled && c.open < c.close) c.text = q_cost_min(c.text, Q_COST_DOUBLED);
  return c;
}

/* ---- Singles ---------------------------------------------------------------- */

#define Q_COST_CLOSE_BEFORE_WORD 1500

/* Before a lower-case word: an elision or an opening mark. */
static inline QMarkCosts q_costs_before_lower(const QMarkEvent *e, const QMarkCustom *custom) {
  unsigned word = e->word_after;
  bool known = word & Q_NEXT_KNOWN, lost_h = word & Q_NEXT_H && (!known || custom->drops_h);
  QMarkCosts c = {30, Q_COST_CLOSE_BEFORE_WORD, custom->word};
  if (word & Q_NEXT_STRONG) {
    c.open = 300, c.text = 20;
  } else if (lost_h && !known) {
    c.open = 300, c.text = 30;
  } else if (word & Q_NEXT_WEAK || lost_h) {
    c.open = 100, c.text = custom->dialect ? 70 : 120;
  } else if (word & Q_NEXT_H) {
    c.text = q_cost_min(c.text, custom->dialect ? 200 : 250);
  } else if (!known) {
    c.open = custom->dialect ? 200 : 130;
    c.text = custom->dialect ? 70 : 130;
  }
  if (custom->dialect) c.open = q_cost_max(c.open, 150);
  return c;
}

/* Before a capital: mostly an opening mark. */
static inline QMarkCosts q_costs_before_upper(const QMarkEvent *e, const QMarkCustom *custom) {
  unsigned word = e->word_after;
  bool known = word & Q_NEXT_KNOWN, lost_h = word & Q_NEXT_H && (!known || custom->drops_h);
  QMarkCosts c = {0, Q_COST_CLOSE_BEFORE_WORD, custom->capital};
  if (word & Q_NEXT_STRONG) {
    c.open = known ? 150 : 250, c.text = known ? 60 : 30;
  } else if (lost_h && !known) {
    c.open = custom->drops_h ? 150 : 100, c.text = custom->drops_h ? 60 : 120;
  } else if (word & Q_NEXT_WEAK || lost_h) {
    c.text = q_cost_min(c.text, word & Q_NEXT_G ? 150 : 250);
  }
  /* He said, ‘You: a capital inside a sentence. */
  if (e->beyond == Q_NEAR_COMMA && !e->touches) c.text += 200;
  return c;
}

static inline QMarkCosts q_costs_before_word(const QMarkEvent *e, const QMarkCustom *custom) {
  unsigned word = e->word_after;
  if (e->after == Q_NEAR_DIGIT) {
    bool year = word & Q_NEXT_YEAR;
    return (QMarkCosts){year ? 300 : 30, Q_COST_CLOSE_BEFORE_WORD, year ? 30 : custom->word};
  }
  QMarkCosts c =
      e->after == Q_NEAR_UPPER ? q_costs_before_upper(e, custom) : q_costs_before_lower(e, custom);
  if (word & Q_NEXT_LETTER && word & Q_NEXT_WEAK && e->word_before & Q_LOST_MODAL) {
    c.text = 20; /* I’d ’a’ gone */
    return c;
  }
  /* 'word' between two marks is a term, unless it lost letters at both ends. A letter is a term too
   * (but for 'n'), even if it can be an elision. */
  bool elided = word & (Q_NEXT_STRONG | Q_NEXT_G) && !(word & Q_NEXT_LETTER);
  if (word & Q_NEXT_ENCLOSED && !elided && !custom->dialect) {
    c.open = q_cost_max(c.open - 200, 0);
    c.text += 150;
  }
  return c;
}

/* After a word: an elision, a possessive or a closing mark. */
static inline QMarkCosts q_costs_after_word(const QMarkEvent *e, const QMarkCustom *custom) {
  unsigned word = e->word_before;
  QMarkCosts c = {1500, 30, 450};
  if (e->before == Q_NEAR_DIGIT) {
    c.text = q_mark_may_be_prime(e) ? 100 : 250;
  } else if (word & Q_LOST_FINAL) {
    c.close = word & Q_LOST_G ? 100 : 300, c.text = 30;
  } else if (word & Q_LOST_G) {
    c.close = word & Q_LOST_S ? 150 : 200, c.text = word & Q_LOST_S ? 60 : 40;
  } else if (word & Q_LOST_S) {
    bool owns = e->after == Q_NEAR_SPACE && q_near_letter((QNeighbour)e->further);
    c.text = owns ? 100 : 200;
  } else if (!(word & Q_LOST_NOTHING)) {
    c.close = custom->dialect ? 150 : 30, c.text = custom->dialect ? 80 : 180;
  } else if (custom->dialect) {
    c.text = 300;
  }
  if (q_side_after(e->after) == Q_SIDE_WORD) c.open = 400, c.close = 300; /* before a bracket */
  return c;
}

static inline QMarkCosts q_costs_of_straight_single(const QMarkEvent *e,
                                                    const QMarkCustom *custom) {
  QMarkSide before = q_side_before(e->before), after = q_side_after(e->after);
  if (before == Q_SIDE_WORD) return q_costs_after_word(e, custom);
  if (q_near_word((QNeighbour)e->after)) {
    QMarkCosts c = q_costs_before_word(e, custom);
    if (before == Q_SIDE_POINT) {
      c.open += 200, c.close = 250;
      if (c.text < 100 || e->before == Q_NEAR_CLOSING) c.text = 0; /* (as he said)’s */
    }
    return c;
  }
  if (before == Q_SIDE_GAP && after == Q_SIDE_GAP) return (QMarkCosts){500, 500, 300};
  QMarkCosts c = q_costs_by_sides(e);
  c.text = 600;
  return c;
}

static inline QMarkCosts q_costs_of_single(const QMarkEvent *e, const QMarkCustom *custom) {
  QMarkCosts c = q_costs_of_straight_single(e, custom);
  if (e->sign == Q_SIGN_SINGLE_RIGHT) {
    c.open += Q_COST_TURNED_SINGLE;
    if (q_mark_before_word(e)) c.text = q_cost_min(c.text, 60);
  } else if (e->sign == Q_SIGN_SINGLE_LEFT) {
    c.open /= 2;
    c.close = 2 * c.close + Q_COST_TURNED_SINGLE;
    c.text = q_mark_is_turned_elision(e) ? c.text + Q_COST_TURNED_ELISION : Q_COST_STRAY_OPEN;
    if (q_mark_opens_nothing(e)) c.open = Q_COST_STRAY, c.text = 0;
  }
  return c;
}

/* ---- The others ------------------------------------------------------------- */

/* Marks whose shape tells the direction, but for « » and their kin, which are used both ways. */
static inline QMarkCosts q_costs_of_other(const QMarkEvent *e) {
  QMarkCosts c = {0, 0, Q_COST_STRAY};
  bool opens = q_side_before(e->before) == Q_SIDE_GAP || q_side_before(e->before) == Q_SIDE_DASH;
  bool word = q_side_after(e->after) == Q_SIDE_WORD || e->after == Q_NEAR_IDEOGRAPH;
  switch ((QMarkSign)e->sign) {
  case Q_SIGN_GUILLEMET_RIGHT:
  case Q_SIGN_ANGLE_RIGHT:
    c.open = opens && word ? 50 : 900;
    c.close = opens && word ? 300 : 0;
    break;
  case Q_SIGN_GUILLEMET_LEFT:
  case Q_SIGN_ANGLE_LEFT:
    c.open = opens ? 0 : word ? 100 : 400;
    c.close = opens ? 300 : 0;
    c.text = q_mark_opens_nothing(e) ? 0 : Q_COST_STRAY;
    break;
  case Q_SIGN_LOW_SINGLE:
    c.open = opens && word ? 0 : 700; /* a comma in disguise */
    c.text = 300;
    break;
  case Q_SIGN_LOW_DOUBLE:
  case Q_SIGN_CORNER_LEFT:
  case Q_SIGN_WHITE_CORNER_LEFT:
  case Q_SIGN_LATEX_LEFT:
    if (q_mark_opens_nothing(e)) c = (QMarkCosts){Q_COST_STRAY, Q_COST_NEVER, 0};
    break;
  default: break;
  }
  return c;
}

static inline QMarkCosts q_mark_costs(const QMarkEvent *e, const QMarkCustom *custom) {
  if (e->in_word) return (QMarkCosts){Q_COST_NEVER, Q_COST_NEVER, 0};
  if (q_sign_is_single((QMarkSign)e->sign)) return q_costs_of_single(e, custom);
  if (e->sign <= Q_SIGN_DOUBLE_RIGHT) return q_costs_of_double(e);
  return q_costs_of_other(e);
}

/* ---- Which kinds a sign opens and closes ------------------------------------ */

#define Q_OPENS_NOTHING Q_MARK_KINDS

static inline QMarkKind q_sign_opens(QMarkSign sign) {
  static const uint8_t kind[Q_SIGN_COUNT] = {
      [Q_SIGN_NONE] = Q_OPENS_NOTHING,
      [Q_SIGN_DOUBLE] = Q_MARK_DOUBLE_STRAIGHT,
      [Q_SIGN_DOUBLE_LEFT] = Q_MARK_DOUBLE_CURLY,
      [Q_SIGN_DOUBLE_RIGHT] = Q_MARK_DOUBLE_CURLY,
      [Q_SIGN_SINGLE] = Q_MARK_SINGLE_STRAIGHT,
      [Q_SIGN_SINGLE_LEFT] = Q_MARK_SINGLE_CURLY,
      [Q_SIGN_SINGLE_RIGHT] = Q_MARK_SINGLE_CURLY,
      [Q_SIGN_GUILLEMET_LEFT] = Q_MARK_GUILLEMET,
      [Q_SIGN_GUILLEMET_RIGHT] = Q_MARK_GUILLEMET_REVERSED,
      [Q_SIGN_ANGLE_LEFT] = Q_MARK_ANGLE,
      [Q_SIGN_ANGLE_RIGHT] = Q_MARK_ANGLE_REVERSED,
      [Q_SIGN_LOW_DOUBLE] = Q_MARK_LOW_DOUBLE,
      [Q_SIGN_LOW_SINGLE] = Q_MARK_LOW_SINGLE,
      [Q_SIGN_CORNER_LEFT] = Q_MARK_CORNER,
      [Q_SIGN_CORNER_RIGHT] = Q_OPENS_NOTHING,
      [Q_SIGN_WHITE_CORNER_LEFT] = Q_MARK_WHITE_CORNER,
      [Q_SIGN_WHITE_CORNER_RIGHT] = Q_OPENS_NOTHING,
      [Q_SIGN_LATEX_LEFT] = Q_MARK_LATEX,
      [Q_SIGN_LATEX_RIGHT] = Q_OPENS_NOTHING,
      [Q_SIGN_DASH] = Q_MARK_DASH,
  };
  return (QMarkKind)kind[sign];
}

/* What it costs that a sign closes a quotation of a kind, beside its place; Q_COST_NEVER where it
 * cannot. Doubles may close singles (‘...") and one family's marks each other (“..."). */
static inline int q_sign_closes(QMarkSign sign, QMarkKind kind) {
  switch (sign) {
  case Q_SIGN_DOUBLE:
    return kind == Q_MARK_DOUBLE_STRAIGHT ? 0
           : kind == Q_MARK_LATEX         ? 150
           : q_kind_family(kind) == 0     ? 50
           : q_kind_is_single(kind)       ? 300
                                          : Q_COST_NEVER;
  case Q_SIGN_DOUBLE_LEFT: /* „...“; the turn of “...“ is paid for as such */
    return kind == Q_MARK_LOW_DOUBLE ? -Q_COST_TURNED : q_kind_family(kind) == 0 ? 0 : Q_COST_NEVER;
  case Q_SIGN_DOUBLE_RIGHT:
    return kind == Q_MARK_DOUBLE_CURLY || kind == Q_MARK_LOW_DOUBLE ? 0
           : q_kind_family(kind) == 0                               ? 100
           : q_kind_is_single(kind)                                 ? 300
                                                                    : Q_COST_NEVER;
  case Q_SIGN_SINGLE:
    return kind == Q_MARK_SINGLE_STRAIGHT ? 0 : q_kind_is_single(kind) ? 50 : Q_COST_NEVER;
  case Q_SIGN_SINGLE_LEFT:
    return kind == Q_MARK_LOW_SINGLE ? -Q_COST_TURNED_SINGLE
           : q_kind_is_single(kind)  ? 0
                                     : Q_COST_NEVER;
  case Q_SIGN_SINGLE_RIGHT:
    return kind == Q_MARK_SINGLE_STRAIGHT ? 50 : q_kind_is_single(kind) ? 0 : Q_COST_NEVER;
  case Q_SIGN_GUILLEMET_LEFT: return kind == Q_MARK_GUILLEMET_REVERSED ? 0 : Q_COST_NEVER;
  case Q_SIGN_ANGLE_LEFT: return kind == Q_MARK_ANGLE_REVERSED ? 0 : Q_COST_NEVER;
  case Q_SIGN_GUILLEMET_RIGHT:
    return kind == Q_MARK_GUILLEMET || kind == Q_MARK_GUILLEMET_REVERSED ? 0 : Q_COST_NEVER;
  case Q_SIGN_ANGLE_RIGHT:
    return kind == Q_MARK_ANGLE || kind == Q_MARK_ANGLE_REVERSED ? 0 : Q_COST_NEVER;
  case Q_SIGN_CORNER_RIGHT: return kind == Q_MARK_CORNER ? 0 : Q_COST_NEVER;
  case Q_SIGN_WHITE_CORNER_RIGHT: return kind == Q_MARK_WHITE_CORNER ? 0 : Q_COST_NEVER;
  case Q_SIGN_LATEX_RIGHT: return kind == Q_MARK_LATEX ? 0 : Q_COST_NEVER;
  default: return Q_COST_NEVER;
  }
}

#endif
