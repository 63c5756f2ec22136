/* What a rule looks at: one paragraph of a chunk, with its records, and what the whole document
 * shows of its customs. Offsets are bytes from the chunk's start. */
#ifndef QUOTH_LINT_VIEW_H
#define QUOTH_LINT_VIEW_H

#include "document/records.h"
#include "lint/findings.h"
#include "quoth.h"

typedef enum {
  Q_SHAPE_NONE, /* neither, or not known */
  Q_SHAPE_CURLY,
  Q_SHAPE_STRAIGHT,
} QShape;

typedef enum {
  Q_FAMILY_OTHER, /* « », „ “ and the like, or two marks that are no pair */
  Q_FAMILY_DOUBLE,
  Q_FAMILY_SINGLE,
} QFamily;

typedef enum {
  Q_PLACEMENT_ANY,     /* no custom that could be told */
  Q_PLACEMENT_INSIDE,  /* commas and full stops stand inside of the closing mark */
  Q_PLACEMENT_OUTSIDE, /* unless they belong to the words quoted, outside */
} QPlacement;

/* The customs of a document. */
typedef struct {
  uint8_t shape;      /* QShape of its marks */
  uint8_t apostrophe; /* QShape of its apostrophes */
  uint8_t speech;     /* QFamily of the marks around what people say; OTHER: both, or not known */
  uint8_t single;     /* whether people speak in single ones, as far as it can be told */
  uint8_t placement;  /* QPlacement */
  uint8_t alike;      /* quotations open and close with ” */
} QCustom;

typedef struct {
  const char *text;
  const QRecords *records;
  QCustom custom;
  uint32_t longest; /* words of a quotation */
  QFindings *findings;
  /* The paragraph. */
  uint32_t start, end;
  QEdgeKind kind;
  uint32_t first_quotation, quotations_end; /* indices, half-open */
  uint32_t first_attribution, attributions_end;
  bool continued; /* it opens with marks that the paragraph before left open */
} QView;

enum {
  Q_NO_CHAR = -2
}; /* no letter, no blank, no mark */

/* The code point at a place, or before it; Q_NO_CHAR outside of the paragraph. *next is where the
 * one after it begins, *start where it begins itself. */
int32_t q_char_at(const QView *view, uint32_t at, uint32_t *next);
int32_t q_char_before(const QView *view, uint32_t at, uint32_t *start);

bool q_is_space(int32_t c);  /* a blank or a line end */
bool q_is_narrow(int32_t c); /* a thin or no-break space: put there with intent */

/* Past spaces, forward or back. */
uint32_t q_skip_space(const QView *view, uint32_t at);
uint32_t q_skip_space_back(const QView *view, uint32_t at);

/* ---- Quotations ----------------------------------------------------------- */

/* In marks: a quotation or a term with an opening mark; and with a closing one too. */
bool q_is_opened(const QQuoteRecord *quotation);
bool q_is_marked(const QQuoteRecord *quotation);

/* Where the words inside end: before all closing marks that touch the quotation's own. */
uint32_t q_words_end(const QView *view, uint32_t quotation);

/* The attribution that begins at a place, blanks aside; NULL: none. */
const QAttributionRecord *q_tag_at(const QView *view, uint32_t place);

/* The one that begins right after a quotation. */
const QAttributionRecord *q_tag_after(const QView *view, uint32_t quotation);

/* The one that ends, its reported words aside, right before a quotation. */
const QAttributionRecord *q_tag_before(const QView *view, uint32_t quotation);

/* Where an attribution's own words end. */
uint32_t q_tag_end(const QAttributionRecord *tag);

#endif
