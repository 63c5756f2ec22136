/* What has been read from a chunk: its quotations, attributions and coloured spans, in arrays of
 * plain structs. Offsets are bytes from the chunk's start; ranges are half-open. */
#ifndef QUOTH_DOCUMENT_RECORDS_H
#define QUOTH_DOCUMENT_RECORDS_H

#include <stdbool.h>
#include <stdint.h>

enum {
  Q_NO_ATTRIBUTION = -1
};

typedef struct {
  uint32_t start, end;
  uint32_t inner_start, inner_end;
  int32_t parent;      /* the quotation around it, an index; -1: none */
  int32_t attribution; /* an index, or Q_NO_ATTRIBUTION */
  uint16_t depth;      /* quotations in marks (and blocks) from the outside to this one */
  uint8_t kind;        /* QKind */
  uint8_t evidence;    /* QEvidence */
  /* QEvidence, if it takes what the chunk before hands on, should that hand on anything */
  uint8_t inherits;
  bool closed;
  bool continues; /* the next paragraph of the chunk re-opens it */
  /* it ends the chunk's last paragraph unclosed: whether it continues is told by the next chunk */
  bool last;
  /* Words without marks: percent, how often such are a quotation. In marks: 0 to 7, how much speaks
   * for its attribution, where that was chosen. */
  uint8_t strength;
  uint8_t level; /* of those left unclosed at a paragraph's end, counted from 0 for the outermost */
} QQuoteRecord;

typedef struct {
  uint32_t start, end;
  uint32_t source_start, source_end; /* empty: none */
  uint32_t cue_start, cue_end;
  uint32_t verb; /* where the cue begins but for auxiliaries and adverbs: said, of "had said" */
  uint32_t content_start, content_end;
  int32_t parent; /* the quotation that it stands in; -1: none */
  bool nobody;    /* the source is a text that nobody is told to have written */
} QAttributionRecord;

/* A run of bytes of one role. Those of no role are left out. */
typedef struct {
  uint32_t start, end;
  uint8_t role; /* QRole */
  /* its quotation ends the chunk's last paragraph unclosed, at this level: if the next chunk
   * continues that, the role is plain */
  bool last;
  uint8_t level;
  uint8_t plain;
} QSpanRecord;

/* Marks that a paragraph begins with, or leaves open at its end, the outer ones first: their code
 * points, 0 where there is none. */
enum {
  Q_EDGE_MARKS = 4
};

typedef enum {
  Q_EDGE_NONE,  /* there is no block (but blank lines and comments) */
  Q_EDGE_OTHER, /* a heading, code, front matter */
  Q_EDGE_PARAGRAPH,
  Q_EDGE_BLOCK, /* a block quotation */
} QEdgeKind;

/* What a paragraph is to the ones around it. */
typedef struct {
  uint8_t kind;                /* QEdgeKind */
  bool colon;                  /* at the end: the last words announce a quotation */
  int32_t marks[Q_EDGE_MARKS]; /* at the start: that it opens with; at the end: left open */
  int32_t attribution;         /* at the end: of what it announces or leaves open, */
  bool inherits;               /* unless the chunk before hands on one */
} QEdge;

/* A paragraph, or something else that stands between blank lines. */
typedef struct {
  uint32_t start, end;
  uint8_t kind; /* QEdgeKind, never Q_EDGE_NONE */
} QBlockRecord;

typedef struct {
  uint32_t quotation_count, attribution_count, span_count, block_count;
  QEdge head, tail;                 /* of the chunk's first and last block */
  QQuoteRecord *quotations;         /* in order of start, the outer first */
  QAttributionRecord *attributions; /* in order of start, the outer first */
  QSpanRecord *spans;
  QBlockRecord *blocks; /* in order */
} QRecords;             /* one block of memory with its arrays */

/* True if the quotation at a level of those left open is taken up by what the next paragraph begins
 * with: the same marks down to it. */
bool q_edge_continues(const QEdge *tail, const QEdge *head, unsigned level);

/* True if the paragraph of head takes the source that the paragraph of tail hands on. */
bool q_edge_hands_on(const QEdge *tail, const QEdge *head);

#endif
