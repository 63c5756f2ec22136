/* quoth.h: the public C API of quoth, all of it.
 *
 * A document is a text with its quotations and attributions. It is opened from
 * bytes, follows edits, and answers questions about spans of its text.
 *
 * Positions are byte offsets into the document's text: 0-based, and ranges are
 * half-open ([start, end)). A range with start == end is empty, which stands for
 * "none" where a field is optional. Any bytes are a text: invalid UTF-8 and NUL
 * are text like any other.
 *
 * Ownership: a QDocument belongs to the caller, who frees it with
 * quoth_document_free. Nothing else in this API is owned by the caller; values
 * are copied out.
 *
 * Errors: a function that can fail returns a QStatus. A failed edit leaves the
 * document as it was. Nothing here prints, exits or raises.
 *
 * Threads: different documents may be used from different threads at the same
 * time; one document is used by one thread at a time.
 */
#ifndef QUOTH_H
#define QUOTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define QUOTH_VERSION "0.1.0"

/* ---- Status ------------------------------------------------------------- */

typedef enum {
  Q_OK = 0,
  Q_NO_MEMORY, /* an allocation failed; the document still has its text */
  Q_TOO_LARGE, /* the text would reach 4 GiB */
  Q_BAD_RANGE, /* a range outside the text, or one that ends before it starts */
} QStatus;

/* A sentence for people, in English, without a full stop. Static storage. */
const char *quoth_status_message(QStatus status);

/* A short stable word for programs: "ok", "no-memory", "too-large", "bad-range". */
const char *quoth_status_code(QStatus status);

/* ---- Values ------------------------------------------------------------- */

typedef struct {
  uint32_t start, end;
} QRange;

typedef enum {
  Q_FORMAT_TEXT,     /* plain text; lines that begin with > are block quotations */
  Q_FORMAT_MARKDOWN, /* front matter, fences, code spans and comments are skipped */
} QFormat;

typedef enum {
  Q_PARAGRAPHS_GUESS, /* decided once, when the document is opened */
  Q_PARAGRAPHS_BLANK, /* paragraphs are parted by blank lines */
  Q_PARAGRAPHS_LINE,  /* every line is a paragraph */
} QParagraphs;

/* How a text is read. Zero-initialised is right for plain text. */
typedef struct {
  QFormat format;
  QParagraphs paragraphs;
} QOptions;

typedef enum {
  Q_DIRECT,   /* words inside marks, or a paragraph of dash dialogue */
  Q_INDIRECT, /* reported words without marks: "X said that ..." */
  Q_MIXED,    /* reported words, some of them inside marks */
  Q_BLOCK,    /* a block quotation */
  Q_TERM,     /* a few words in marks that nobody says: a title, a nickname, a word as a word */
} QKind;

/* Where the source and cue of a quotation were found. */
typedef enum {
  Q_EVIDENCE_NONE,
  Q_EVIDENCE_AFTER,     /* an attribution right after it: “...,” said X */
  Q_EVIDENCE_BEFORE,    /* right before it: X said, “...” */
  Q_EVIDENCE_AROUND,    /* the clause that it stands in: X called it “...” */
  Q_EVIDENCE_COLON,     /* a colon before it, in its paragraph or the one before */
  Q_EVIDENCE_SENTENCE,  /* elsewhere in its sentence */
  Q_EVIDENCE_TURN,      /* another quotation of its paragraph */
  Q_EVIDENCE_CONTINUED, /* it goes on with a quotation that the paragraph before left open */
  Q_EVIDENCE_NEAR,      /* the sentence before it */
} QEvidence;

/* The word for it: "after", "before", ... ; "none". Static storage. */
const char *quoth_kind_name(QKind kind);
const char *quoth_evidence_name(QEvidence evidence);

typedef struct {
  QRange range;   /* marks included */
  QRange inner;   /* marks excluded */
  QKind kind;
  uint32_t depth; /* 1 for a quotation in no other */
  bool closed;    /* false: its closing mark is missing */
  bool continues; /* open at its paragraph's end, and the next paragraph re-opens it */
  QRange source;  /* who, as written; empty if not told */
  QRange cue;     /* "said", "according to", ":"; empty if not told */
  QEvidence evidence;
} QQuotation;

typedef struct {
  QRange range;
  QRange source;  /* may be empty */
  QRange cue;
  QRange content; /* the words reported without marks; empty if there are none */
} QAttribution;

/* What a stretch of text is, for colours. */
typedef enum {
  Q_ROLE_TEXT,
  Q_ROLE_QUOTATION, /* in a quotation of depth 1 */
  Q_ROLE_NESTED,    /* in a quotation of depth 2 or more */
  Q_ROLE_UNCLOSED,  /* in a quotation whose closing mark is missing */
  Q_ROLE_SOURCE,
  Q_ROLE_CUE,
  Q_ROLE_STRAY,     /* a mark that opens or closes nothing */
} QRole;

/* "text", "quotation", "nested", "unclosed", "source", "cue", "stray". Static storage. */
const char *quoth_role_name(QRole role);

typedef struct {
  QRange range;
  QRole role;
} QSpan;

/* ---- Documents ---------------------------------------------------------- */

typedef struct QDocument QDocument;

/* Reads length bytes at text, which are copied. *document is set only on Q_OK.
 * options may be NULL. */
QStatus quoth_document_open(const char *text, size_t length, const QOptions *options,
                            QDocument **document);

/* NULL is accepted. */
void quoth_document_free(QDocument *document);

/* Bytes of text. */
uint32_t quoth_document_size(const QDocument *document);

/* The options in force; paragraphs is never Q_PARAGRAPHS_GUESS. */
QOptions quoth_document_options(const QDocument *document);

/* Grows by one with every change of the text. */
uint64_t quoth_document_version(const QDocument *document);

/* Copies the bytes of range, cut at the end of the text, to buffer, which has room
 * for range.end - range.start bytes. Returns the number of bytes copied. */
size_t quoth_document_copy(const QDocument *document, QRange range, char *buffer);

/* Replaces the bytes of range by length bytes at text. */
QStatus quoth_document_edit(QDocument *document, QRange range, const char *text, size_t length);

/* Makes the text of the document equal to length bytes at text, by one edit between the
 * common prefix and suffix. *changed (may be NULL) receives the range of the new text
 * that was put in, an empty range at the end if nothing changed. */
QStatus quoth_document_sync(QDocument *document, const char *text, size_t length, QRange *changed);

/* Lines are 0-based and end with LF; CR before it belongs to the line. */
uint32_t quoth_document_line(const QDocument *document, uint32_t position);
uint32_t quoth_document_line_start(const QDocument *document, uint32_t line);
uint32_t quoth_document_line_count(const QDocument *document);

/* ---- Questions ---------------------------------------------------------- */

/* Walks the records that touch a range, in order of their start, the outer before the
 * inner. A cursor is a plain value: it owns nothing and may be dropped at any time. After
 * a change of the document its next call returns false and sets stale. */
typedef struct {
  QRange within;
  uint64_t version;
  uint32_t chunk, index; /* private */
  uint32_t position;     /* private */
  bool stale;
} QCursor;

QCursor quoth_cursor(const QDocument *document, QRange within);

/* Each returns false at the end. One cursor walks one kind of record. */
bool quoth_next_quotation(const QDocument *document, QCursor *cursor, QQuotation *quotation);
bool quoth_next_attribution(const QDocument *document, QCursor *cursor, QAttribution *attribution);

/* Spans do not overlap, are in order, and are cut at the cursor's range; text that has no
 * role is left out. */
bool quoth_next_span(const QDocument *document, QCursor *cursor, QSpan *span);

/* The innermost quotation that holds the byte at position (marks included). level picks an
 * outer one: 0 innermost, 1 the one around it, and so on. Only quotations in marks (and
 * block quotations) are looked at. False if there is none. */
bool quoth_quotation_at(const QDocument *document, uint32_t position, uint32_t level,
                        QQuotation *quotation);

/* The attribution whose source or cue holds the byte at position. */
bool quoth_attribution_at(const QDocument *document, uint32_t position, QAttribution *attribution);

/* The role of the byte at position. */
QRole quoth_role_at(const QDocument *document, uint32_t position);

/* The nearest quotation in marks that starts after (before) position. With a source that is
 * not empty, only quotations whose source reads the same: the same words, letter case and
 * a possessive 's aside. */
bool quoth_quotation_after(const QDocument *document, uint32_t position, QRange source,
                           QQuotation *quotation);
bool quoth_quotation_before(const QDocument *document, uint32_t position, QRange source,
                            QQuotation *quotation);

#ifdef __cplusplus
}
#endif

#endif
