/* Where a text is cut into chunks.
 *
 * A *break* is a place where no paragraph runs on whatever stands around it: the start of a line
 * after a blank line (blanks, tabs and CR only), or any line's start where every line is a
 * paragraph. The text between two breaks is a *stretch*. Chunks end at breaks, so that how a text
 * is cut into chunks does not show.
 *
 * A stretch that is longer than a limit is cut by force, and there it shows: a cut ends the
 * paragraph. Hence such cuts are a function of the stretch alone, from its start: edits lead to the
 * same cuts as reading anew. Each is the place in a window (limit / 2 to 3/4 limit after the cut
 * before) whose neighbourhood hashes lowest: a line or sentence end if there is one, else a blank,
 * else any place between two code points. So cuts fall on the same places again soon after an edit
 * (content-defined chunking: Muthitacharoen and others, 2001). */
#ifndef QUOTH_DOCUMENT_SEGMENT_H
#define QUOTH_DOCUMENT_SEGMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint32_t target;  /* bytes from which on a chunk ends at the next break */
  uint32_t limit;   /* bytes of a stretch that are not cut by force */
  bool line_breaks; /* every line is a paragraph */
} QCutRule;

/* The state of a walk over a text. All offsets are bytes from its start. */
typedef struct {
  const QCutRule *rule;
  bool in_words;     /* the text begins in a line that is not blank so far */
  bool cut_in_words; /* the same of the chunk that is being made */
  size_t chunk;      /* where the chunk begins that is being made */
  size_t stretch;    /* where the stretch, or its last forced cut, is */
  size_t line;       /* where the line begins that scan is in */
  size_t scan;       /* how far line ends have been looked for */
} QSegmenter;

typedef enum {
  Q_CUT_BREAK,  /* the chunk ends at a break, or at the end of the text */
  Q_CUT_FORCED, /* it ends inside of a stretch */
  Q_CUT_NONE,   /* no more text, all of it is cut */
  Q_CUT_MORE,   /* more text is needed to tell */
} QCut;

/* The text begins at a break or at a forced cut. in_words tells of the latter that the line it
 * cuts is not blank before it. */
void q_segment_begin(QSegmenter *s, const QCutRule *rule, bool in_words);

/* Finds the next chunk's end in the text, of which length bytes are known: *end. complete tells
 * that the text ends there, or at a break; else Q_CUT_MORE may come back, and the walk goes on
 * when more is known (the text may have moved). */
QCut q_segment_next(QSegmenter *s, const char *text, size_t length, bool complete, size_t *end);

/* True if position, more than 0, is a break in text; in_words as above. */
bool q_segment_is_break(const QCutRule *rule, const char *text, size_t position, bool in_words);

/* How many bytes after the cut before, at most, decide where a forced cut falls. */
uint32_t q_segment_reach(const QCutRule *rule);

#endif
