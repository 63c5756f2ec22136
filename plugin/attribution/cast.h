/* Who is spoken of in a chunk: its mentions, read from its text and records alone, paragraph by
 * paragraph, so that it does not matter how a document is cut into chunks. Offsets are bytes from
 * the chunk's start; ranges are half-open. */
#ifndef QUOTH_ATTRIBUTION_CAST_H
#define QUOTH_ATTRIBUTION_CAST_H

#include <stdbool.h>
#include <stdint.h>

#include "document/records.h"
#include "quoth.h"

enum {
  Q_NO_NAME = -1,
  Q_NO_MENTION = -1,
};

/* Of a mention. */
enum {
  Q_IS_SUBJECT = 1,    /* a verb follows, or it stands right after a cue */
  Q_IS_OBJECT = 2,     /* right after a verb that is no cue beside a quotation */
  Q_IS_OBLIQUE = 4,    /* after a preposition: of X, with X */
  Q_IS_POSSESSIVE = 8, /* X's; for a description: it has an owner, whose brother, his wife */
  Q_IS_FIRST = 16,     /* its first word opens a sentence, so that the capital proves nothing */
  Q_IS_INSIDE = 32,    /* of a quotation in marks, or a block quotation */
  Q_IS_VOCATIVE = 64,  /* inside, and set off by commas and end marks */
  Q_IS_AT_PLACE = 128, /* after in, at, from, near and their like */
  Q_IS_BESIDE_CUE = 256,
  Q_IS_APPOSED = 512,   /* stands between commas after another mention: X, a lawyer, */
  Q_IS_WITH_THE = 1024, /* a name after "the"; a description with "a", "one", "another" has not */
  Q_IS_ACTIVE = 2048,   /* a subject whose verb is no auxiliary: smiled, said */
  Q_IS_DOUBTFUL =
      4096,         /* a name whose first word opens a sentence and may be none of it: Then Bob */
  Q_IS_LOUD = 8192, /* a name all in capitals */
  Q_IS_ANNOUNCED = 16384,  /* speaks in the paragraph after, as the last words of this one tell */
  Q_IS_TOLD_APART = 32768, /* a description that goes on with "who": the lady who had been ill */
};

typedef struct {
  uint32_t start,
      end;           /* as written; a name without the 's after it, a description with its "the" */
  int32_t name;      /* of a name or description: its place in names; else Q_NO_NAME */
  int32_t quotation; /* the innermost one in marks, or the block, that it stands in; -1: none */
  int32_t attribution; /* the first one in whose source it stands; -1: none */
  uint32_t block;      /* in the records' blocks */
  uint16_t word;       /* words of the block before it, */
  uint16_t sentence;   /* and sentences; UINT16_MAX for all beyond */
  uint16_t flags;
  uint16_t he, she; /* pronouns that follow it in narration, hundredths of a vote */
  uint8_t kind;     /* QMentionKind */
  uint8_t gender;   /* QGender: what the words themselves tell */
} QMentionRecord;

/* A name or description of the chunk, once. */
typedef struct {
  uint64_t key;        /* of its words: as in names.h */
  uint32_t start, end; /* one place of it; of a description, its noun */
  bool described;
  uint8_t gender; /* QGender: of a description's noun */
} QCastName;

/* A paragraph. */
enum {
  Q_BLOCK_QUOTES = 1, /* has a quotation in marks that is no term, or is a block quotation */
  Q_BLOCK_OPENS = 2,  /* begins with one */
  Q_BLOCK_CLOSES = 4, /* ends with one */
  Q_BLOCK_ASKS = 8,   /* its last quotation ends in a question mark */
  Q_BLOCK_COLON = 16, /* ends in a colon */
  Q_BLOCK_HEADING = 32,
  Q_BLOCK_SPEAKS = 64, /* is a paragraph with quotations in marks, and no heading */
};

typedef struct {
  uint32_t first_mention, mentions_end;
  uint32_t words, quoted; /* all words, and those in quotations */
  uint32_t narrators;     /* "I" outside of quotations */
  uint8_t flags;
} QCastBlock;

typedef struct {
  uint32_t mention_count, name_count, block_count, attribution_count;
  uint32_t words, narrators; /* outside of quotations, of all blocks; "I" among them */
  QMentionRecord *mentions;  /* in order of start */
  QCastName *names;          /* in order of their first mention */
  QCastBlock *blocks;        /* as many as the records have */
  int32_t *heads; /* for each attribution the mention that its source is; or Q_NO_MENTION */
} QCast;          /* one block of memory with its arrays */

/* Arrays that are used again from chunk to chunk. */
typedef struct QCastReader QCastReader;

QCastReader *q_cast_reader_new(void); /* NULL when there is no memory */
void q_cast_reader_free(QCastReader *reader);

/* The cast of a chunk, the caller's, freed by q_memory_free. code: what stands in backticks is none
 * of its words. NULL when there is no memory. */
QCast *q_cast_read(QCastReader *reader, const char *text, const QRecords *records, bool code,
                   bool inside);

#endif
