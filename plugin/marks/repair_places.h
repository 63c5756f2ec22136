/* Where a mark may be missing: places between two marks, and what it costs to put one in there. */
#ifndef QUOTH_MARKS_REPAIR_PLACES_H
#define QUOTH_MARKS_REPAIR_PLACES_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  uint32_t at;
  int16_t cost, second; /* of the best place, and of the next best */
} QPlace;

typedef struct {
  QPlace close, open;
  int16_t sentences; /* that end in the gap, but for the last */
  int16_t cue;       /* that nobody closes the quotation before "said he" */
  int16_t told;      /* that nobody closes it before what sounds like narration */
  int16_t said;      /* that nobody opens one for what sounds like speech */
} QPlaces;

/* What stands between two marks, or a mark and an end of the paragraph. */
typedef struct {
  const char *text;
  uint32_t start, end; /* between the marks */
  uint32_t paragraph_start, paragraph_end;
  uint32_t
      mark; /* where the last mark before that is no apostrophe ends; else the paragraph's start */
  bool closed; /* a closing mark may stand before, */
  bool tag;    /* and a comma before that */
  bool term;   /* the mark before may open a term: it stands inside a clause */
  bool inner;  /* one of the marks beside it is an inner one */
  /* The mark before may close an inner quotation, or is an apostrophe; QNeighbour before it. */
  bool nested;
  uint8_t before;
  /* The mark after it stands before a word, and may open an inner quotation, or is an apostrophe;
   * QNeighbour after it. */
  bool nests;
  uint8_t after;
} QGap;

/* Where the first mark of a paragraph goes that begins at `start`: before thin spaces. */
uint32_t q_repair_first_place(const char *text, uint32_t start);

void q_places_find(const QGap *gap, QPlaces *places);

#endif
