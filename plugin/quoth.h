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
  Q_EVIDENCE_NOBODY,    /* it is of a text that nobody is told to have written: an ironic post went
                         * round: “...”; it has no source, no cue and no speaker */
} QEvidence;

/* The word for it: "after", "before", ... ; "none". Static storage. */
const char *quoth_kind_name(QKind kind);
const char *quoth_evidence_name(QEvidence evidence);

typedef struct {
  QRange range; /* marks included */
  QRange inner; /* marks excluded */
  QKind kind;
  uint32_t depth; /* 1 for a quotation in no other; only marks and blocks count */
  bool closed;    /* false: its closing mark is missing */
  bool continues; /* open at its paragraph's end, and the next paragraph re-opens it */
  QRange source;  /* who, as written; empty if not told */
  QRange cue;     /* "said", "was saying", "according to", ":"; empty if not told */
  uint32_t verb;  /* where the cue begins but for auxiliaries and adverbs: "saying" */
  QEvidence evidence;
  /* Percent: how often words like these are somebody's, to their edges. Below 100 for indirect and
   * mixed quotations alone; of those of 66 and more, four of five are. */
  uint32_t strength;
} QQuotation;

typedef struct {
  QRange range;
  QRange source; /* may be empty; stands before the range where the cue has that of another one */
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
  Q_ROLE_STRAY, /* a mark that opens or closes nothing */
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

/* ---- Speakers ----------------------------------------------------------- */

/* How the text speaks of somebody. */
typedef enum {
  Q_MENTION_NAME,        /* Pu Zhiqiang, Mrs. Bennet */
  Q_MENTION_DESCRIPTION, /* the lawyer, his wife */
  Q_MENTION_PRONOUN,     /* he, they */
  Q_MENTION_NARRATOR,    /* I, outside of quotations */
} QMentionKind;

typedef enum {
  Q_GENDER_UNKNOWN,
  Q_GENDER_MAN,
  Q_GENDER_WOMAN,
  Q_GENDER_MANY, /* several people, or a body of them */
} QGender;

/* What is known of a source. */
typedef enum {
  Q_SOURCE_NAMED,
  Q_SOURCE_DESCRIBED, /* no name is told: the old clerk */
  Q_SOURCE_NARRATOR,  /* "I", and no other name is told */
  Q_SOURCE_GIVEN,     /* said by hand: a name that need not be in the text */
} QSourceKind;

/* "name", "description", "pronoun", "narrator"; "unknown", "man", "woman", "many"; "named",
 * "described", "narrator", "given". Static storage. */
const char *quoth_mention_kind_name(QMentionKind kind);
const char *quoth_gender_name(QGender gender);
const char *quoth_source_kind_name(QSourceKind kind);

/* What told the speaker of a quotation: a rule, or what weighs most of what speaks for somebody. */
typedef enum {
  Q_SIEVE_NONE,
  Q_SIEVE_GIVEN,       /* said by hand */
  Q_SIEVE_TAG,         /* the words beside it name somebody: “...,” said X */
  Q_SIEVE_DESCRIPTION, /* they describe somebody: said the clerk */
  Q_SIEVE_NARRATOR,    /* I said */
  Q_SIEVE_COLON,       /* a colon before it: X said: */
  Q_SIEVE_BEAT,        /* somebody acts beside it: X smiled. “...” */
  Q_SIEVE_PRONOUN,     /* he, she: the nearest one of that gender */
  Q_SIEVE_LABEL,       /* his mother, the man: nobody else is meant by it */
  Q_SIEVE_ALTERNATION, /* two people take turns */
  Q_SIEVE_VOCATIVE,    /* somebody is addressed before or after it, or another in it */
  Q_SIEVE_CONTINUED,   /* it goes on with the quotation before */
  Q_SIEVE_PARAGRAPH,   /* its paragraph speaks of somebody, or the one before does */
  Q_SIEVE_NEAREST,     /* somebody has been named shortly before */
  Q_SIEVE_GENDER,      /* the gender is the one that the words beside it tell */
  Q_SIEVE_PRESENCE,    /* somebody speaks, or is spoken of, a lot here */
  Q_SIEVES,            /* how many there are */
} QSieve;

/* "none", "given", "tag", ... Static storage. */
const char *quoth_sieve_name(QSieve sieve);

enum {
  Q_REASONS = 3
};

static const uint32_t Q_NO_SOURCE = UINT32_MAX;

/* Who speaks a quotation, and why. */
typedef struct {
  uint32_t source; /* 0-based, in the order of first mentions; Q_NO_SOURCE: nobody can be told */
  QSieve sieve;
  uint32_t confidence; /* percent: how often such an answer is right */
  QRange mention;      /* the words that name or stand for the source beside it; may be empty */
  QRange
      evidence; /* what else decided: the name that "he" stands for, whoever is addressed, the turn
                        * that it alternates with; may be empty */
  struct {
    QSieve sieve;
    int32_t weight;     /* hundredths */
  } reasons[Q_REASONS]; /* what speaks for the source, the strongest first */
  uint32_t reason_count;
} QSpeaker;

/* Somebody who is spoken of or speaks. */
typedef struct {
  uint64_t id; /* the same as long as its fullest name is in the text, whatever comes and goes */
  QSourceKind kind;
  QGender gender;
  /* The first place of the fullest name, without the "Mr." of Mr. John Smith, but with that of Mr.
   * Smith; empty for one given by hand. */
  QRange name;
  QRange first;        /* the first mention of any name; empty as above */
  uint32_t mentions;   /* by name or description */
  uint32_t quotations; /* those that have this speaker, but for terms */
  uint32_t words;      /* in them */
} QSource;

/* A name, a description or a pronoun, and who it stands for. */
typedef struct {
  QRange range;
  QMentionKind kind;
  QGender gender;  /* as far as the words tell it */
  uint32_t source; /* Q_NO_SOURCE: nobody is known; pronouns have none */
  bool inside;     /* a quotation in marks */
} QMention;

/* The text itself tells who speaks, by comments of one line: <!-- quoth: speaker NAME --> beside a
 * paragraph or in it is for its quotations of any kind; of two paragraphs that are as near, for the
 * next. NAME need not be in the text otherwise. */

/* Words of length bytes, without a NUL at their end. */
typedef struct {
  const char *text;
  size_t length;
} QWords;

/* The speaker of the quotations that begin with some words: letter case, marks and blanks do not
 * matter. Where several fit, the longest holds; a comment in the text comes before all of them. */
typedef struct {
  QWords quotation; /* its first words, any number of them */
  QWords name;
} QGivenSpeaker;

/* Names with the same number, which stand together in a list, are one person's. The first is the
 * one that is shown. Names and descriptions ("the lawyer") that are not in the text do no harm. */
typedef struct {
  QWords name;
  uint32_t person;
} QGivenName;

/* Tells what the user says of the document, instead of what was told before; all is copied. It
 * holds through edits. Something else than before counts as a change of the document. The arrays
 * may be NULL where the counts are 0. Q_NO_MEMORY: what was told before still holds. */
QStatus quoth_document_given(QDocument *document, const QGivenSpeaker *speakers,
                             size_t speaker_count, const QGivenName *names, size_t name_count);

/* Decides who speaks the quotations that touch a range, where that is not known. Q_OK or, when it
 * has to be asked again, Q_NO_MEMORY. */
QStatus quoth_speakers(QDocument *document, QRange within);

/* Who speaks a quotation, which comes from the document as it is. False if that has not been
 * decided: quoth_speakers has not been asked about it since the last change. */
bool quoth_speaker(const QDocument *document, const QQuotation *quotation, QSpeaker *speaker);

/* Decides everything and counts the sources. They stay until the document changes. */
QStatus quoth_sources(QDocument *document);

/* The number of sources after quoth_speakers or quoth_sources, 0 before; what they are, with counts
 * of quotations only after quoth_sources. False if there is none of that number. */
uint32_t quoth_source_count(const QDocument *document);
bool quoth_source(const QDocument *document, uint32_t source, QSource *item);

/* Writes the fullest name of a source, in at most `room` bytes that end with no NUL; returns its
 * length, which may be more. 0: there is none of that number. */
size_t quoth_source_name(const QDocument *document, uint32_t source, char *buffer, size_t room);

/* Mentions that touch the cursor's range, in order, after quoth_speakers or quoth_sources. */
bool quoth_next_mention(const QDocument *document, QCursor *cursor, QMention *mention);

/* The nearest quotation in marks of a source that starts after (before) position. False if there is
 * none, or there is no memory. */
bool quoth_spoken_after(QDocument *document, uint32_t position, uint32_t source,
                        QQuotation *quotation);
bool quoth_spoken_before(QDocument *document, uint32_t position, uint32_t source,
                         QQuotation *quotation);

/* ---- Findings ----------------------------------------------------------- */

/* How much a finding matters. Q_LEVEL_DEFAULT stands in options only: what the rule has for
 * the style and language. */
typedef enum {
  Q_LEVEL_DEFAULT,
  Q_LEVEL_OFF,
  Q_LEVEL_HINT,
  Q_LEVEL_WARNING,
  Q_LEVEL_ERROR,
} QLevel;

/* What kind of text it is. */
typedef enum {
  Q_STYLE_ANY, /* not told: only what is a fault in all of them */
  Q_STYLE_NEWS,
  Q_STYLE_FICTION,
  Q_STYLE_ACADEMIC,
} QStyle;

typedef enum {
  Q_LANGUAGE_GUESS, /* English; where customs differ, the one that the text shows */
  Q_LANGUAGE_US,
  Q_LANGUAGE_UK,
  Q_LANGUAGE_OTHER, /* not English: the rules about English usage are off */
} QLanguage;

typedef enum {
  Q_RULE_UNCLOSED_QUOTATION,
  Q_RULE_STRAY_MARK,
  Q_RULE_MISMATCHED_MARKS,
  Q_RULE_MIXED_MARK_STYLE,
  Q_RULE_NESTED_MARK_STYLE,
  Q_RULE_MISSING_SPACE,
  Q_RULE_SPACE_INSIDE_MARKS,
  Q_RULE_MISSING_COMMA,
  Q_RULE_STOP_BEFORE_TAG,
  Q_RULE_CAPITAL_TAG,
  Q_RULE_DOUBLED_STOP,
  Q_RULE_PUNCTUATION_PLACEMENT,
  Q_RULE_QUOTED_BLOCK,
  Q_RULE_OVER_LONG_QUOTATION,
  Q_RULE_UNATTRIBUTED_QUOTATION,
  Q_RULE_AMBIGUOUS_SOURCE,
  Q_RULE_LATE_ATTRIBUTION,
  Q_RULE_UNIDENTIFIED_SOURCE,
  Q_RULE_SOURCE_SPELLING,
  Q_RULE_ANONYMOUS_SOURCE,
  Q_RULE_CONFLICTING_ATTRIBUTION,
  Q_RULE_REPEATED_QUOTATION,
  Q_RULE_CUE_STYLE,
  Q_RULES, /* how many there are */
} QRuleId;

/* Static storage, in English. */
typedef struct {
  const char *id;          /* a stable name: "missing-space" */
  const char *summary;     /* what it finds; one line without a full stop */
  const char *explanation; /* some sentences on one line */
  const char *wrong;       /* a text in which it finds something, */
  const char *right;       /* and the same without; what its fix makes of it, if there is one */
  bool fixes;              /* its findings have fixes */
} QRule;

enum {
  Q_STYLES = 4,
  Q_LANGUAGES = 4,
  Q_FINDING_EDITS = 8,
  Q_FINDING_RELATED = 4
};

/* What is looked for. Zero-initialised is right for an English text of any kind. */
typedef struct {
  QStyle style;
  QLanguage language;
  QLevel levels[Q_RULES];     /* by QRuleId */
  uint32_t longest_quotation; /* words, for over-long-quotation; 0: 40 if academic, else 100 */
} QLintOptions;

/* Replaces the bytes of range by length bytes at text. */
typedef struct {
  QRange range;
  uint32_t length;
  char text[8];
} QEdit;

/* Another place that has to do with a finding, and why (static storage). */
typedef struct {
  QRange range;
  const char *message;
} QRelated;

typedef struct {
  QRuleId rule;
  QLevel level;
  QRange range;                 /* what is wrong; may be empty, where something is missing */
  char message[96];             /* ends with a NUL, without a full stop */
  uint32_t edit_count;          /* of the fix: all of them together; 0: there is none */
  QEdit edits[Q_FINDING_EDITS]; /* in order, not overlapping */
  uint32_t confidence;          /* percent: how surely the fix gives what was meant */
  uint32_t related_count;
  QRelated related[Q_FINDING_RELATED];
} QFinding;

/* "off", "hint", "warning", "error"; "any", "news", ... ; "guess", "en-US", "en-GB", "other".
 * Static storage. */
const char *quoth_level_name(QLevel level);
const char *quoth_style_name(QStyle style);
const char *quoth_language_name(QLanguage language);

const QRule *quoth_rule(QRuleId rule);

/* The rule with an id of length bytes. False if there is none. */
bool quoth_rule_named(const char *id, size_t length, QRuleId *rule);

/* The level in force, never Q_LEVEL_DEFAULT. options may be NULL. */
QLevel quoth_rule_level(QRuleId rule, const QLintOptions *options);

/* Looks for findings, where the text has changed since the last call or the options are others;
 * what is known is kept. options may be NULL. */
QStatus quoth_lint(QDocument *document, const QLintOptions *options);

/* The findings of the last quoth_lint that touch the cursor's range, in order of their start.
 * Switched off ones are left out. False and stale if the document has changed since quoth_lint.
 *
 * The text itself switches rules off and on again, by comments of one line that name them, or
 * none for all:
 *   <!-- quoth: off missing-space doubled-stop -->   from here on
 *   <!-- quoth: on -->                               no longer
 *   <!-- quoth: off-line -->                         in this line, or, if it has nothing else, in
 *                                                    the next one */
bool quoth_next_finding(const QDocument *document, QCursor *cursor, QFinding *finding);

/* Whether the text switches a rule off at position, after quoth_lint. The rule, whose id has length
 * bytes, may be one that quoth does not know. */
bool quoth_lint_is_off(const QDocument *document, const char *id, size_t length, uint32_t position);

/* Told of an edit that was made. Its range is in the text as it was before this one. */
typedef void QFixVisit(void *context, const QEdit *edit);

/* Applies the fixes of all findings of the last quoth_lint that touch range and whose fixes are at
 * least so sure (percent), and those that this leads to, until none is left. Afterwards the
 * findings are those of the new text. visit, which may be NULL, hears of every edit in the order
 * in which another copy of the text can follow; fixed (may be NULL) receives the number of
 * findings. On failure what has been told has been done. */
QStatus quoth_lint_fix(QDocument *document, QRange range, uint32_t confidence, QFixVisit *visit,
                       void *context, uint32_t *fixed);

/* ---- Marks -------------------------------------------------------------- */

typedef enum {
  Q_CURL_US,     /* “ ” for double marks, ‘ ’ for single ones */
  Q_CURL_UK,     /* ‘ ’ for outer quotations, “ ” inside of them, whichever they were */
  Q_CURL_FRENCH, /* « » with narrow spaces inside; “ ” for single ones in them, else ‘ ’ */
  Q_CURL_GERMAN,     /* „ “ and ‚ ‘ */
  Q_CURL_GUILLEMETS, /* » « and › ‹, as in German books */
  Q_CURL_STYLES,     /* how many there are */
} QCurlStyle;

/* "us", "uk", "french", "german", "german-guillemets". Static storage. */
const char *quoth_curl_style_name(QCurlStyle style);

/* Zero-initialised is right for plain text in the US style. */
typedef struct {
  QCurlStyle style;
  QFormat format; /* in Markdown, what is code stays as it is */
  QParagraphs paragraphs;
} QCurlOptions;

/* Takes the next piece of a text. False ends the work. */
typedef bool QWrite(void *context, const char *bytes, size_t length);

/* Writes the text with its straight marks made typographic: quotation marks, apostrophes ’ and
 * primes ′ ″. Typographic marks stay, and so does everything else. options may be NULL. Q_NO_MEMORY
 * and Q_TOO_LARGE come before anything is written; when `write` ends the work, Q_OK. */
QStatus quoth_curl(const char *text, size_t length, const QCurlOptions *options, QWrite *write,
                   void *context);

/* Writes the text with its typographic marks made straight: " for double ones, ' for single ones
 * (also for “ ” inside of « »), apostrophes and the primes; the spaces inside of « » go. It takes
 * back what quoth_curl does to straight text, but for the UK style where the outer marks were
 * double. */
QStatus quoth_straighten(const char *text, size_t length, QWrite *write, void *context);

#ifdef __cplusplus
}
#endif

#endif
