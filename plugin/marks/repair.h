/* Marks that are missing, left over or wrong: the edits of the cheapest reading of a text.
 *
 * The text is read paragraph by paragraph with the costs of marks.h. Here a mark may also be turned
 * or left out, and one may be put in, each at a price. What a paragraph leaves open is handed to
 * the next one, which opens it again, goes on or lets it fall: a border holds all that may be open
 * there, and what each costs. So the reading of the whole text is the cheapest one, and yet after
 * an edit only paragraphs have to be read again until a border is what it was.
 *
 * Most paragraphs are sound: nothing is odd in them, and nothing open at either end. These are
 * certain at once, and hand on a border with one state. */
#ifndef QUOTH_MARKS_REPAIR_H
#define QUOTH_MARKS_REPAIR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "document/records.h"
#include "marks.h"

typedef enum {
  Q_REPAIR_CLOSE,   /* a closing mark is missing */
  Q_REPAIR_OPEN,    /* an opening mark is missing */
  Q_REPAIR_DOUBLED, /* the mark stands beside its twin */
  Q_REPAIR_STRAY,   /* the mark closes or opens nothing */
  Q_REPAIR_TURNED,  /* the mark has the other direction */
  Q_REPAIR_PAIR,    /* the mark is of another kind than the one that it closes */
  Q_REPAIR_ELISION, /* the mark is an apostrophe: ‘90s */
} QRepairKind;

/* One edit of the text that makes its marks right. Offsets are bytes from the chunk's start. */
typedef struct {
  QRepairKind kind;
  uint32_t start, end; /* the mark; empty where one is put in */
  char text[4];        /* what stands there then, up to a NUL */
  unsigned confidence; /* percent; 0: where it belongs is not known, so that there is no fix */
  uint32_t partner_start,
      partner_end; /* the mark at the quotation's other end; empty: none is known */
  uint32_t block;  /* the index of the paragraph */
} QRepair;

/* What the document shows of its customs. */
typedef struct {
  uint8_t continuation; /* ten times this is the cost of a quotation that goes on in the next
                           paragraph */
  uint8_t single;       /* the outer marks are single ones */
  uint8_t straight;
  uint8_t alike; /* quotations open and close with ” */
} QRepairCustom;

enum {
  Q_BORDER_STATES = 6
};

/* Whether the outermost quotation was open before the last paragraph too. */
typedef enum {
  Q_RUNS_NOT,
  Q_RUNS_AGAIN, /* and that paragraph opened it again, */
  Q_RUNS_SHORT, /* or went on without, and was short, */
  Q_RUNS_SHOWN, /* or was verse, a letter or the like, or came after one */
} QRuns;

enum {
  Q_SHOWN_VERSE = 1, /* the last paragraph has short lines */
  Q_SHOWN_NEXT = 2,  /* it ends with a colon: what follows may be a letter or verse */
};

/* Between two paragraphs: what may be open, in an order of their own, and what it costs beyond the
 * cheapest. Equal borders have equal bytes. */
typedef struct {
  QMarkStack stack[Q_BORDER_STATES];
  int32_t cost[Q_BORDER_STATES];
  uint8_t runs[Q_BORDER_STATES]; /* QRuns */
  uint8_t count;
  uint8_t shown; /* Q_SHOWN_... */
} QRepairBorder;

void q_border_begin(QRepairBorder *border);

/* The border where a paragraph was cut by force: anything may be open, at no cost. */
void q_border_of_cut(QRepairBorder *border, const QRepairCustom *custom);

/* The cheapest state. */
unsigned q_border_cheapest(const QRepairBorder *border);

/* The state that is taken where nothing can go on. */
unsigned q_border_choice(const QRepairBorder *border, const QRepairCustom *custom);

/* A chunk, and what holds in it. */
typedef struct {
  const char *text;
  const QBlockRecord *blocks;
  uint32_t block_count;
  bool forced; /* its first paragraph goes on with the last one before, */
  bool cut;    /* its last one with the next */
  bool code;   /* it begins inside of code */
  QRepairCustom custom;
} QRepairText;

/* Whether a block's marks are looked at: those of a paragraph with what is open around it; those of
 * a heading or a block quotation alone. `code`: the text begins inside of code. */
bool q_repair_looks_at(const QBlockRecord *block, const char *text, bool code);

typedef struct QRepairer QRepairer;

/* NULL when there is no memory. The texts that it reads do not change while it is there. */
QRepairer *q_repairer_new(void);
void q_repairer_free(QRepairer *repairer);

/* Reads a chunk from one border to the next. *sound: whatever stands around it, there is nothing to
 * repair in it. */
void q_repair_read(QRepairer *repairer, const QRepairText *text, const QRepairBorder *before,
                   QRepairBorder *after, bool *sound);

/* The edits of a chunk when state `chosen` of the border after it is taken: *repairs, in the order
 * of their places, the repairer's until its next call. *before_chosen is the state that is taken of
 * the border before it. False when there is no memory. */
bool q_repair_trace(QRepairer *repairer, const QRepairText *text, const QRepairBorder *before,
                    unsigned chosen, unsigned *before_chosen, const QRepair **repairs,
                    size_t *count);

#endif
