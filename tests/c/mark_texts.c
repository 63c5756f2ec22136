#include "mark_texts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define NARROW_SPACE "\xE2\x80\xAF"

static bool complain(const MarkFile *file, unsigned line, const char *what) {
  fprintf(stderr, "%s:%u: %s\n", file->path, line, what);
  return false;
}

/* ---- Options of a text ----------------------------------------------------------- */

static bool is_named(const char *word, const char *name) { return name && strcmp(word, name) == 0; }

static bool read_option(MarkText *text, const char *word) {
  for (int i = 0; i <= Q_CURL_GUILLEMETS; i++) {
    if (is_named(word, quoth_curl_style_name((QCurlStyle)i))) {
      text->curl = (QCurlStyle)i;
      return true;
    }
  }
  for (int i = 0; i < Q_STYLES; i++) {
    if (is_named(word, quoth_style_name((QStyle)i))) {
      text->style = (QStyle)i;
      text->styled = true;
      return true;
    }
  }
  for (int i = 0; i < Q_LANGUAGES; i++) {
    if (is_named(word, quoth_language_name((QLanguage)i))) {
      text->language = (QLanguage)i;
      return true;
    }
  }
  if (is_named(word, "markdown")) text->format = Q_FORMAT_MARKDOWN;
  if (is_named(word, "kept")) text->kept = true;
  if (is_named(word, "curly")) text->curly = true;
  return is_named(word, "markdown") || is_named(word, "kept") || is_named(word, "curly");
}

/* ---- Lines ----------------------------------------------------------------------- */

typedef struct {
  MarkFile *file;
  char *words;    /* options that hold for the rest of the file */
  MarkText *text; /* NULL before the first */
  unsigned line;
  bool faults; /* the text has ended */
} Reader;

static bool read_options(Reader *r, char *words) {
  for (char *word = strtok(words, " "); word; word = strtok(NULL, " ")) {
    if (!read_option(r->text, word)) return complain(r->file, r->line, word);
  }
  return true;
}

static bool begin_text(Reader *r, char *words) {
  MarkFile *file = r->file;
  MarkText *more = realloc(file->texts, (file->count + 1) * sizeof *more);
  if (!more) return false;
  file->texts = more;
  r->text = &more[file->count++];
  *r->text = (MarkText){.line = r->line};
  r->text->text = calloc(1, 1);
  r->faults = false;
  char all[64] = "";
  if (r->words) snprintf(all, sizeof all, "%s", r->words);
  return r->text->text && read_options(r, all) && read_options(r, words);
}

/* A ~ is a narrow space in French and German texts. */
static bool add_line(MarkText *text, const char *line) {
  size_t length = strlen(text->text);
  char *more = realloc(text->text, length + 3 * strlen(line) + 2);
  if (!more) return false;
  text->text = more;
  char *to = more + length;
  for (; *line; line++) {
    if (*line == '~' && text->curl == Q_CURL_FRENCH) {
      memcpy(to, NARROW_SPACE, 3);
      to += 3;
    } else {
      *to++ = *line;
    }
  }
  *to++ = '\n';
  *to = '\0';
  return true;
}

/* ! RULE | RIGHT | WRONG, or with ? for ! */
static bool add_fault(Reader *r, char *line) {
  MarkText *text = r->text;
  MarkFault fault = {.mended = line[0] == '!', .line = r->line};
  char *right = strstr(line, " | "), *wrong = right ? strstr(right + 3, " | ") : NULL;
  if (!wrong || text->fault_count == MARK_FAULTS) return complain(r->file, r->line, "a fault");
  *right = *wrong = '\0';
  fault.right = right + 3;
  fault.wrong = wrong + 3;
  if (!quoth_rule_named(line + 2, strlen(line + 2), &fault.rule))
    return complain(r->file, r->line, "no such rule");
  if (!strstr(text->text, fault.right)) return complain(r->file, r->line, "not in the text");
  text->faults[text->fault_count++] = fault;
  return true;
}

static bool read_line(Reader *r, char *line) {
  if (strncmp(line, "===", 3) == 0) return begin_text(r, line + 3);
  if (!r->text) {
    if (strncmp(line, "all: ", 5) == 0) r->words = line + 5;
    return true;
  }
  if ((line[0] == '!' || line[0] == '?') && line[1] == ' ') {
    r->faults = true;
    return add_fault(r, line);
  }
  if (r->faults) return *line ? complain(r->file, r->line, "text after a fault") : true;
  return add_line(r->text, line);
}

/* One line end is left at the end of a text. */
static void trim(MarkText *text) {
  size_t length = strlen(text->text);
  while (length > 1 && text->text[length - 1] == '\n' && text->text[length - 2] == '\n')
    text->text[--length] = '\0';
}

static char *read_bytes(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
  char *bytes = size >= 0 && fseek(file, 0, SEEK_SET) == 0 ? malloc((size_t)size + 1) : NULL;
  if (bytes) bytes[fread(bytes, 1, (size_t)size, file)] = '\0';
  fclose(file);
  return bytes;
}

bool mark_file_read(MarkFile *file, const char *path) {
  *file = (MarkFile){.path = path, .bytes = read_bytes(path)};
  if (!file->bytes) return complain(file, 0, "cannot be read");
  Reader r = {.file = file};
  bool right = true;
  for (char *line = file->bytes; line && *line && right;) {
    char *end = strchr(line, '\n');
    if (end) *end = '\0';
    r.line++;
    right = read_line(&r, line);
    line = end ? end + 1 : NULL;
  }
  for (size_t i = 0; i < file->count; i++) trim(&file->texts[i]);
  return right;
}

void mark_file_free(MarkFile *file) {
  for (size_t i = 0; i < file->count; i++) free(file->texts[i].text);
  free(file->texts);
  free(file->bytes);
}

/* ---- Other forms of a text ---------------------------------------------------------- */

typedef struct {
  const char *from, *to;
} Turn;

static const Turn ENGLISH[] = {{"“", "\""}, {"”", "\""}, {"‘", "'"},
                               {"’", "'"},  {"″", "\""}, {"′", "'"}};
static const Turn FRENCH[] = {{"«" NARROW_SPACE, "\""},
                              {NARROW_SPACE "»", "\""},
                              {"“", "'"},
                              {"”", "'"},
                              {"‘", "'"},
                              {"’", "'"},
                              {"′", "'"},
                              {"″", "\""}};
static const Turn GERMAN[] = {{"„", "\""}, {"“", "\""}, {"‚", "'"}, {"‘", "'"}, {"’", "'"},
                              {"»", "\""}, {"«", "\""}, {"›", "'"}, {"‹", "'"}};

static const Turn *turns_of(QCurlStyle style, size_t *count) {
  if (style == Q_CURL_FRENCH) {
    *count = COUNT(FRENCH);
    return FRENCH;
  }
  bool german = style == Q_CURL_GERMAN || style == Q_CURL_GUILLEMETS;
  *count = german ? COUNT(GERMAN) : COUNT(ENGLISH);
  return german ? GERMAN : ENGLISH;
}

char *mark_text_straight(const MarkText *text) {
  size_t count;
  const Turn *turns = turns_of(text->curl, &count);
  char *out = malloc(strlen(text->text) + 1), *to = out;
  if (!out) return NULL;
  for (const char *from = text->text; *from;) {
    size_t k = 0;
    while (k < count && strncmp(from, turns[k].from, strlen(turns[k].from)) != 0) k++;
    *to++ = k < count ? turns[k].to[0] : *from;
    from += k < count ? strlen(turns[k].from) : 1;
  }
  *to = '\0';
  return out;
}

char *mark_text_faulty(const MarkText *text, const MarkFault *fault, size_t *place) {
  const char *at = strstr(text->text, fault->right);
  *place = (size_t)(at - text->text);
  size_t length = strlen(text->text) - strlen(fault->right) + strlen(fault->wrong);
  char *out = malloc(length + 1);
  if (!out) return NULL;
  snprintf(out, length + 1, "%.*s%s%s", (int)*place, text->text, fault->wrong,
           at + strlen(fault->right));
  return out;
}
