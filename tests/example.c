/* The smallest useful program: prints the quotations of a file, with source and cue.
 *   cc example.c $(pkg-config --cflags --libs quoth) -o example && ./example FILE */
#include <quoth.h>
#include <stdio.h>
#include <stdlib.h>

static char text[1 << 20];

static void show(QRange range, const char *end) {
  printf("%.*s%s", (int)(range.end - range.start), text + range.start, end);
}

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (file == NULL) return fputs("usage: example FILE\n", stderr), 2;
  size_t length = fread(text, 1, sizeof text, file);
  fclose(file);

  QDocument *document;
  QStatus status = quoth_document_open(text, length, NULL, &document);
  if (status != Q_OK) return fprintf(stderr, "%s\n", quoth_status_message(status)), 1;

  QQuotation quotation;
  QCursor cursor = quoth_cursor(document, (QRange){0, quoth_document_size(document)});
  while (quoth_next_quotation(document, &cursor, &quotation)) {
    printf("%u-%u ", quotation.range.start, quotation.range.end);
    show(quotation.inner, " | ");
    show(quotation.source, " | ");
    show(quotation.cue, "\n");
  }
  quoth_document_free(document);
}
