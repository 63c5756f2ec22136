#include "document/document.h"

#include <string.h>

#include "attribution/company.h"
#include "attribution/speakers.h"
#include "document/memory.h"
#include "text/lines.h"
#include "text/paragraphs.h"

/* A chunk is a paragraph or two, and is parsed anew after an edit. */
static const QTuning TUNING = {.target = 256, .limit = 16384};

/* ---- Open and free ------------------------------------------------------ */

static bool begin(QDocument *document) {
  char *text = q_memory_new(1);
  bool room = text && q_chunks_reserve(&document->chunks, 1);
  QChunk *chunk = room ? q_chunk_new(text, 0) : NULL;
  if (!chunk) {
    q_memory_free(text);
    return false;
  }
  q_chunks_insert(&document->chunks, NULL, chunk);
  chunk->before = (QContext){.first = true};
  QParsed parsed;
  if (!q_parser_parse(document->parser, text, 0, chunk->before, &parsed)) return false;
  chunk->records = parsed.records;
  chunk->after = parsed.after;
  return true;
}

QStatus q_document_open(const char *text, size_t length, const QOptions *options,
                        const QTuning *tuning, QDocument **document) {
  if (length > UINT32_MAX) return Q_TOO_LARGE;
  QDocument *d = q_memory_new(sizeof *d);
  if (!d) return Q_NO_MEMORY;
  memset(d, 0, sizeof *d);
  if (options) d->options = *options;
  if (d->options.paragraphs == Q_PARAGRAPHS_GUESS) {
    bool lines = q_paragraphs_are_lines(text, length);
    d->options.paragraphs = lines ? Q_PARAGRAPHS_LINE : Q_PARAGRAPHS_BLANK;
  }
  if (!tuning) tuning = &TUNING;
  d->rule = (QCutRule){.target = tuning->target,
                       .limit = tuning->limit,
                       .line_breaks = d->options.paragraphs == Q_PARAGRAPHS_LINE};
  d->inheritance = q_memory_new(sizeof *d->inheritance);
  if (d->inheritance) memset(d->inheritance, 0, sizeof *d->inheritance);
  d->parser = q_parser_new(d->options.format, d->rule.line_breaks);
  QStatus status = Q_NO_MEMORY;
  if (d->inheritance && d->parser && begin(d)) status = q_document_fill(d, text, length);
  if (status != Q_OK) {
    quoth_document_free(d);
    return status;
  }
  d->version = 1;
  *document = d;
  return Q_OK;
}

QStatus quoth_document_open(const char *text, size_t length, const QOptions *options,
                            QDocument **document) {
  return q_document_open(text, length, options, NULL, document);
}

void quoth_document_free(QDocument *document) {
  if (!document) return;
  q_company_free(document->company);
  q_speakers_free(document->speakers);
  q_chunks_free(&document->chunks);
  q_parser_free(document->parser);
  q_memory_free(document->inheritance);
  q_memory_free(document->lint);
  q_memory_free(document->attributed);
  q_memory_free(document->by_hand);
  q_memory_free(document);
}

/* ---- The text ----------------------------------------------------------- */

uint32_t quoth_document_size(const QDocument *document) { return q_chunks_size(&document->chunks); }

QOptions quoth_document_options(const QDocument *document) { return document->options; }

uint64_t quoth_document_version(const QDocument *document) { return document->version; }

size_t quoth_document_copy(const QDocument *document, QRange range, char *buffer) {
  uint32_t size = quoth_document_size(document), start;
  if (range.end > size) range.end = size;
  if (range.start >= range.end) return 0;
  size_t copied = 0, wanted = range.end - range.start;
  const QChunk *chunk = q_chunks_at(&document->chunks, range.start, &start);
  size_t from = range.start - start;
  for (; copied < wanted; chunk = q_chunk_next(chunk)) {
    size_t part = chunk->size - from;
    if (part > wanted - copied) part = wanted - copied;
    memcpy(buffer + copied, chunk->text + from, part);
    copied += part;
    from = 0;
  }
  return copied;
}

/* ---- Lines -------------------------------------------------------------- */

uint32_t quoth_document_line(const QDocument *document, uint32_t position) {
  uint32_t size = quoth_document_size(document), start;
  if (position > size) position = size;
  const QChunk *chunk = q_chunks_at(&document->chunks, position, &start);
  return q_chunk_lines_before(chunk) + q_lines_count(chunk->text, position - start);
}

uint32_t quoth_document_line_start(const QDocument *document, uint32_t line) {
  if (line == 0) return 0;
  uint32_t start, first;
  const QChunk *chunk = q_chunks_line(&document->chunks, line - 1, &start, &first);
  return start + (uint32_t)q_lines_start(chunk->text, chunk->size, line - first);
}

uint32_t quoth_document_line_count(const QDocument *document) {
  return q_chunks_lines(&document->chunks) + 1;
}
