/* One paragraph read with edits: a beam over the stacks of open quotations, as in marks.h, whose
 * moves also turn marks, leave them out and put them in. */
#ifndef QUOTH_MARKS_REPAIR_BEAM_H
#define QUOTH_MARKS_REPAIR_BEAM_H

#include "marks/repair.h"
#include "marks/repair_places.h"

enum {
  Q_REPAIR_MARKS = 2048, /* of a paragraph; one with more is no prose, and left alone */
  Q_REPAIR_BEAM = 16,
  Q_REPAIR_EDITS = 64, /* of a paragraph; with more it is left alone */
};

typedef enum {
  Q_ACT_KEEP, /* nothing: at a gap, or a mark that opened again what the paragraph before left */
  Q_ACT_TEXT,
  Q_ACT_DELETE,
  Q_ACT_OPEN,
  Q_ACT_CLOSE,
  Q_ACT_PUT_OPEN,
  Q_ACT_PUT_CLOSE,
} QAct;

typedef struct {
  QMarkStack stack;
  int32_t cost;
  uint8_t runs;  /* QRuns */
  uint8_t skip;  /* marks to come that open again what is open */
  uint8_t entry; /* the state of the border before */
  uint8_t from;  /* the state of the step before */
  uint8_t act;   /* QAct, and the level in the high half */
  bool term;     /* the outermost opened inside a clause: it names, and does not run on */
  bool odd;      /* something led here that no sound text has */
} QRepairState;

typedef struct {
  QRepairState state[Q_REPAIR_BEAM];
  unsigned count;
} QRepairBeam;

typedef struct {
  uint8_t from[Q_REPAIR_BEAM], act[Q_REPAIR_BEAM];
} QRepairStep;

/* A step is a gap (even) or a mark (odd). */
typedef struct {
  const char *text;
  uint32_t start, end; /* the paragraph */
  bool verse;          /* it has short lines */
  QRepairCustom custom;
  QMarkCustom mark_custom;
  unsigned count; /* marks but those inside of words */
  bool with_edits;
  int banned_step; /* a step at which nothing may be put in or turned, or -1 */
  QMarkEvent event[Q_REPAIR_MARKS + Q_MARK_EVENTS];
  uint32_t event_end[Q_REPAIR_MARKS];
  QPlaces places[Q_REPAIR_MARKS + 1];
  bool placed[Q_REPAIR_MARKS + 1];
  QRepairStep step[2 * Q_REPAIR_MARKS + 2];
  QRepairState start_state[Q_REPAIR_BEAM]; /* before the first step */
  QRepairBeam beam, old;
} QRepairParagraph;

/* Gathers the marks of text[start..end), where one of the border's states may be open. False if
 * there are too many. */
bool q_repair_gather(QRepairParagraph *p, const char *text, uint32_t start, uint32_t end,
                     const QRepairCustom *custom, const QRepairBorder *before);

/* Reads the marks from a border on: `beam` is what may be open in the end. `forced`: the paragraph
 * goes on with the one before. */
void q_repair_decode(QRepairParagraph *p, const QRepairBorder *before, bool forced,
                     bool with_edits);

/* What a paragraph that leaves a quotation open tells of the next one: Q_SHOWN_... */
unsigned q_repair_shows(const char *text, uint32_t start, uint32_t end);

/* Whether a paragraph has several lines, and they are short. */
bool q_repair_is_verse(const char *text, uint32_t start, uint32_t end);

/* What it costs that a quotation at a level of the stack is never closed. */
int q_repair_unclosed(const QRepairCustom *custom, const QMarkStack *stack, unsigned level);
int q_repair_unclosed_all(const QRepairCustom *custom, const QMarkStack *stack);

#endif
