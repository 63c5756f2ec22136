/* Prints the findings of files, as programs that measure want them:
 *
 *   lint [-s STYLE] [-l LANGUAGE] [-r RULE]... [-m | -b | -i] [-f] [-q] FILE...
 *   FILE:LINE:COLUMN: level: message [rule]
 *
 * Lines and columns count from 1, columns in bytes.
 *   -r  only this rule (several: these rules), whatever its level
 *   -m  Markdown   -b  blank lines part paragraphs   -i  every line is a paragraph
 *   -f  the fixed text instead
 * -q  rows instead: start TAB end TAB rule TAB confidence, and for each edit TAB start-end=text */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "quoth.h"

static bool fix, rows;

static char *read_file(const char *path, size_t *length) {
  FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
  if (!file) return NULL;
  size_t room = 1 << 16;
  char *text = malloc(room);
  for (*length = 0; text;) {
    *length += fread(text + *length, 1, room - *length, file);
    if (*length < room) break;
    room *= 2;
    char *more = realloc(text, room);
    if (!more) free(text);
    text = more;
  }
  if (file != stdin) fclose(file);
  return text;
}

static void print_row(const QFinding *f) {
  printf("%u\t%u\t%s\t%u", f->range.start, f->range.end, quoth_rule(f->rule)->id, f->confidence);
  for (uint32_t i = 0; i < f->edit_count; i++) {
    const QEdit *e = &f->edits[i];
    printf("\t%u-%u=%.*s", e->range.start, e->range.end, (int)e->length, e->text);
  }
  putchar('\n');
}

static void print_finding(const char *path, const QDocument *document, const QFinding *f) {
  uint32_t line = quoth_document_line(document, f->range.start);
  printf("%s:%u:%u: %s: %s [%s]\n", path, line + 1,
         f->range.start - quoth_document_line_start(document, line) + 1, quoth_level_name(f->level),
         f->message, quoth_rule(f->rule)->id);
}

static QStatus lint(const char *path, QDocument *document, const QLintOptions *options) {
  QRange all = {0, quoth_document_size(document)};
  QStatus status = quoth_lint(document, options);
  if (status != Q_OK) return status;
  if (fix) {
    status = quoth_lint_fix(document, all, 0, NULL, NULL, NULL);
    all.end = quoth_document_size(document);
    char *text = malloc(all.end + 1);
    if (!text) return Q_NO_MEMORY;
    fwrite(text, 1, quoth_document_copy(document, all, text), stdout);
    free(text);
    return status;
  }
  QFinding f;
  for (QCursor cursor = quoth_cursor(document, all); quoth_next_finding(document, &cursor, &f);) {
    if (rows)
      print_row(&f);
    else
      print_finding(path, document, &f);
  }
  return Q_OK;
}

static bool lint_file(const char *path, const QOptions *options, const QLintOptions *lint_options) {
  size_t length;
  char *text = read_file(path, &length);
  QDocument *document = NULL;
  QStatus status = text ? quoth_document_open(text, length, options, &document) : Q_NO_MEMORY;
  if (status == Q_OK) status = lint(path, document, lint_options);
  if (status != Q_OK)
    fprintf(stderr, "lint: %s: %s\n", path, text ? quoth_status_message(status) : "unreadable");
  quoth_document_free(document);
  free(text);
  return status == Q_OK;
}

static void only(QLintOptions *options, const char *id, bool *chosen) {
  QRuleId rule;
  if (!quoth_rule_named(id, strlen(id), &rule)) {
    fprintf(stderr, "lint: no rule %s\n", id);
    exit(2);
  }
  for (int i = 0; i < Q_RULES && !*chosen; i++) options->levels[i] = Q_LEVEL_OFF;
  *chosen = true;
  options->levels[rule] = Q_LEVEL_WARNING;
}

int main(int argc, char **argv) {
  QOptions options = {0};
  QLintOptions lint_options = {0};
  bool chosen = false, ok = true;
  int i = 1;
  for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
    const char *value = i + 1 < argc ? argv[i + 1] : "";
    switch (argv[i][1]) {
    case 's':
      for (int s = 0; s < Q_STYLES; s++) {
        if (strcmp(quoth_style_name((QStyle)s), value) == 0) lint_options.style = (QStyle)s;
      }
      i++;
      break;
    case 'l':
      for (int l = 0; l < Q_LANGUAGES; l++) {
        if (strcmp(quoth_language_name((QLanguage)l), value) == 0)
          lint_options.language = (QLanguage)l;
      }
      i++;
      break;
    case 'r':
      only(&lint_options, value, &chosen);
      i++;
      break;
    case 'm': options.format = Q_FORMAT_MARKDOWN; break;
    case 'b': options.paragraphs = Q_PARAGRAPHS_BLANK; break;
    case 'i': options.paragraphs = Q_PARAGRAPHS_LINE; break;
    case 'f': fix = true; break;
    case 'q': rows = true; break;
    default: fprintf(stderr, "lint: no option %s\n", argv[i]); return 2;
    }
  }
  for (; i < argc; i++) ok &= lint_file(argv[i], &options, &lint_options);
  return ok ? 0 : 2;
}
