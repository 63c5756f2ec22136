/* Reads the files of tests/texts/marks; their README tells the form. A fault in a file is told on
 * standard error, by line. */
#ifndef QUOTH_TESTS_MARK_TEXTS_H
#define QUOTH_TESTS_MARK_TEXTS_H

#include <stdbool.h>
#include <stddef.h>

#include "quoth.h"

enum {
  MARK_FAULTS = 8
};

typedef struct {
  QRuleId rule;
  const char *right, *wrong; /* the first `right` in the text becomes `wrong` */
  bool mended;               /* its fixes give the text again */
  unsigned line;
} MarkFault;

typedef struct {
  char *text;
  unsigned line; /* from 1 */
  bool kept;     /* curling leaves it alone; there is no straight text */
  bool curly;    /* its faults cannot be told in the straight text */
  QCurlStyle curl;
  QFormat format;
  QLanguage language;
  QStyle style;
  bool styled; /* a style is named; else it is right in all */
  MarkFault faults[MARK_FAULTS];
  unsigned fault_count;
} MarkText;

typedef struct {
  const char *path;
  char *bytes; /* what faults point into */
  MarkText *texts;
  size_t count;
} MarkFile;

/* `path` must outlive the file. False: it cannot be read. Free it in either case. */
bool mark_file_read(MarkFile *file, const char *path);
void mark_file_free(MarkFile *file);

/* The text with straight marks; to be freed. What is code in Markdown has them as it is. */
char *mark_text_straight(const MarkText *text);

/* The text with the fault, which begins at *place; to be freed. */
char *mark_text_faulty(const MarkText *text, const MarkFault *fault, size_t *place);

#endif
