/* Prints the people of texts and where they are spoken of, for programs that measure. Standard
 * input holds texts one after the other, each behind a line with its length in bytes; "markdown",
 * "lines" and "blank" are as in predict.c; "quiet" prints nothing: to measure time. For each text
 *
 *   E number source kind gender sureness evidence mentions id usual
 *   N entity count key words        a name or description, by its words
 *   M start end kind gender entity flags source_of
 *
 * and an empty line. Entities count from 0, -1 is nobody; flags are those of attribution/cast.h in
 * hexadecimal; source_of is the place of the attribution whose source it is, or -1. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attribution/company.h"
#include "document/document.h"

static bool quiet;

static void print_people(const QPeople *people, const QNames *names) {
  static const char *const kinds[] = {"person", "body", "place"};
  for (uint32_t i = 0; i < people->count; i++) {
    const QEntity *e = &people->entities[i];
    printf("E\t%u\t%s\t%s\t%s\t%u\t%u\t%u\t%016" PRIx64 "\t%016" PRIx64 "\n", i,
           quoth_source_kind_name((QSourceKind)e->source), kinds[e->kind],
           quoth_gender_name((QGender)e->gender), e->sureness, e->evidence, e->mentions, e->id,
           e->usual);
  }
  for (size_t i = 0; i < names->capacity; i++) {
    const QName *n = &names->names[i];
    if (!n->count) continue;
    printf("N\t%d\t%u\t%016" PRIx64 "\t%s%.*s\n", q_people_find(people, n->key), n->count, n->key,
           n->described ? "the " : "", (int)n->length, names->pool + n->words);
  }
}

static void print_mentions(const QPeople *people, const QChunk *chunk, uint32_t start) {
  const QCast *cast = q_chunk_cast(chunk);
  for (uint32_t i = 0; i < cast->mention_count; i++) {
    const QMentionRecord *m = &cast->mentions[i];
    int32_t entity = m->name >= 0 ? q_people_of(people, &cast->names[m->name]) : Q_NOBODY;
    if (m->kind == Q_MENTION_NARRATOR) entity = people->narrator;
    int64_t source_of = -1;
    for (uint32_t k = 0; k < cast->attribution_count; k++)
      if (cast->heads[k] == (int32_t)i) source_of = start + chunk->records->attributions[k].start;
    printf("M\t%u\t%u\t%s\t%s\t%d\t%x\t%" PRId64 "\n", start + m->start, start + m->end,
           quoth_mention_kind_name((QMentionKind)m->kind), quoth_gender_name((QGender)m->gender),
           entity, m->flags, source_of);
  }
}

static bool tell(const char *text, size_t length, const QOptions *options) {
  QDocument *document;
  if (quoth_document_open(text, length, options, &document) != Q_OK) return false;
  const QPeople *people = q_company_people(document);
  if (people && !quiet) {
    print_people(people, q_company_names(document));
    uint32_t start = 0;
    const QChunk *chunk = q_chunks_first(&document->chunks);
    for (; chunk; start += chunk->size, chunk = q_chunk_next(chunk))
      print_mentions(people, chunk, start);
    putchar('\n');
  }
  quoth_document_free(document);
  return people != NULL;
}

int main(int argc, char **argv) {
  QOptions options = {0};
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "lines") == 0) options.paragraphs = Q_PARAGRAPHS_LINE;
    if (strcmp(argv[i], "blank") == 0) options.paragraphs = Q_PARAGRAPHS_BLANK;
    if (strcmp(argv[i], "markdown") == 0) options.format = Q_FORMAT_MARKDOWN;
    if (strcmp(argv[i], "quiet") == 0) quiet = true;
  }
  size_t length;
  while (scanf("%zu", &length) == 1) {
    getchar(); /* the line's end */
    char *text = malloc(length + 1);
    bool done = text && fread(text, 1, length, stdin) == length && tell(text, length, &options);
    free(text);
    if (!done) {
      fputs("people: no memory, or standard input ends too early\n", stderr);
      return 2;
    }
  }
  return 0;
}
