/* Prints the quotations of texts, for programs that measure. Standard input holds texts one
 * after the other, each behind a line with its length in bytes; "lines" as an argument says
 * that every line is a paragraph, "blank" that blank lines part them, "markdown" that the texts
 * are Markdown. For each text a row a quotation, then an empty line:
 *
 * start end inner_start inner_end kind depth closed source_start source_end cue_start cue_end
 * evidence
 *
 * With "speakers" as an argument the row goes on: confidence sieve mention_start mention_end
 * name; and what has no source of its own has the mention that tells its speaker. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "quoth.h"

static void print_speaker(const QDocument *document, QSpeaker speaker) {
  char name[256];
  size_t size = 0;
  if (speaker.source != Q_NO_SOURCE)
    size = quoth_source_name(document, speaker.source, name, sizeof name);
  if (size > sizeof name) size = sizeof name;
  /* A description is given as it is written. */
  uint32_t words = speaker.mention.end - speaker.mention.start;
  if (speaker.sieve == Q_SIEVE_DESCRIPTION && words > 0 && words <= sizeof name)
    size = quoth_document_copy(document, speaker.mention, name);
  for (size_t i = 0; i < size; i++) name[i] = (unsigned char)name[i] < ' ' ? ' ' : name[i];
  printf("\t%u\t%s\t%u\t%u\t%.*s", speaker.confidence, quoth_sieve_name(speaker.sieve),
         speaker.mention.start, speaker.mention.end, (int)size, name);
}

static bool predict(const char *text, size_t length, const QOptions *options, bool speakers) {
  QDocument *document;
  QStatus status = quoth_document_open(text, length, options, &document);
  if (status != Q_OK) {
    fprintf(stderr, "predict: %s\n", quoth_status_message(status));
    return false;
  }
  if (speakers && quoth_sources(document) != Q_OK) return false;
  QCursor cursor = quoth_cursor(document, (QRange){0, quoth_document_size(document)});
  QQuotation q;
  while (quoth_next_quotation(document, &cursor, &q)) {
    QSpeaker speaker = {.source = Q_NO_SOURCE};
    if (speakers) quoth_speaker(document, &q, &speaker);
    if (q.source.end == 0) q.source = speaker.mention;
    printf("%u\t%u\t%u\t%u\t%s\t%u\t%d\t%u\t%u\t%u\t%u\t%s", q.range.start, q.range.end,
           q.inner.start, q.inner.end, quoth_kind_name(q.kind), q.depth, q.closed, q.source.start,
           q.source.end, q.cue.start, q.cue.end, quoth_evidence_name(q.evidence));
    if (speakers) print_speaker(document, speaker);
    putchar('\n');
  }
  putchar('\n');
  quoth_document_free(document);
  return true;
}

int main(int argc, char **argv) {
  QOptions options = {0};
  bool speakers = false;
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "lines") == 0) options.paragraphs = Q_PARAGRAPHS_LINE;
    if (strcmp(argv[i], "blank") == 0) options.paragraphs = Q_PARAGRAPHS_BLANK;
    if (strcmp(argv[i], "speakers") == 0) speakers = true;
    if (strcmp(argv[i], "markdown") == 0) options.format = Q_FORMAT_MARKDOWN;
  }
  size_t length;
  while (scanf("%zu", &length) == 1) {
    getchar(); /* the line's end */
    char *text = malloc(length + 1);
    bool done = text && fread(text, 1, length, stdin) == length &&
                predict(text, length, &options, speakers);
    free(text);
    if (!done) return 2;
  }
  return 0;
}
