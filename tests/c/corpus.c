#define _POSIX_C_SOURCE 200809L
#include "corpus.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *memory) {
  if (memory == NULL) {
    fputs("out of memory\n", stderr);
    exit(2);
  }
  return memory;
}

static const char *line_end(const char *at, const char *end) {
  const char *found = memchr(at, '\n', (size_t)(end - at));
  return found ? found : end;
}

static const char *next_line(const char *at, const char *end) {
  at = line_end(at, end);
  return at < end ? at + 1 : end;
}

/* The number of signs that the line begins with, 0 if they are fewer than three or if what comes
 * after them is not the suffix (NULL: any). */
static size_t rule(const char *line, const char *end, char sign, const char *suffix,
                   size_t suffix_length) {
  const char *stop = line_end(line, end);
  const char *at = line;
  while (at < stop && *at == sign) at++;
  if (at - line < 3) return 0;
  size_t rest = (size_t)(stop - at);
  if (suffix && (rest != suffix_length || memcmp(at, suffix, rest) != 0)) return 0;
  return (size_t)(at - line);
}

/* Is there a head (rule, name, rule) at this line? Sets the line after it. */
static bool is_head(const char *line, const char *end, const char **after) {
  size_t signs = rule(line, end, '=', NULL, 0);
  if (signs == 0) return false;
  const char *suffix = line + signs;
  size_t suffix_length = (size_t)(line_end(line, end) - suffix);
  const char *name = next_line(line, end);
  const char *second = next_line(name, end);
  if (name == end || rule(second, end, '=', suffix, suffix_length) == 0) return false;
  *after = next_line(second, end);
  return true;
}

static void read_case(CorpusFile *file, const char *head, const char *text, const char *stop) {
  size_t signs = rule(head, stop, '=', NULL, 0);
  const char *suffix = head + signs;
  size_t suffix_length = (size_t)(line_end(head, stop) - suffix);
  const char *name = next_line(head, stop);
  const char *divider = NULL;
  size_t longest = 0;
  for (const char *line = text; line < stop; line = next_line(line, stop)) {
    size_t length = rule(line, stop, '-', suffix, suffix_length);
    if (length >= longest && length > 0) {
      divider = line;
      longest = length;
    }
  }
  size_t name_length = (size_t)(line_end(name, stop) - name);
  if (divider == NULL) {
    fprintf(stderr, "%s: no --- in the case \"%.*s\"\n", file->path, (int)name_length, name);
    exit(2);
  }
  char *copy = checked(calloc(name_length + 1, 1));
  memcpy(copy, name, name_length);
  file->cases = checked(realloc(file->cases, (file->count + 1) * sizeof *file->cases));
  file->cases[file->count++] = (CorpusCase){
      .name = copy,
      .head = head,
      .text = text,
      .length = divider > text ? (size_t)(divider - text) - 1 : 0,
      .tree = next_line(divider, stop),
      .tree_end = stop,
  };
}

static void read_bytes(CorpusFile *file) {
  FILE *stream = fopen(file->path, "rb");
  if (stream == NULL) {
    perror(file->path);
    exit(2);
  }
  size_t room = 1 << 16;
  file->bytes = checked(malloc(room));
  size_t got;
  while ((got = fread(file->bytes + file->size, 1, room - file->size, stream)) > 0) {
    file->size += got;
    if (file->size == room) file->bytes = checked(realloc(file->bytes, room *= 2));
  }
  fclose(stream);
}

CorpusFile corpus_read(const char *path) {
  CorpusFile file = {.path = checked(strdup(path))};
  read_bytes(&file);
  const char *end = file.bytes + file.size;
  const char *head = NULL, *text = NULL, *after;
  for (const char *line = file.bytes; line < end;) {
    if (!is_head(line, end, &after)) {
      line = next_line(line, end);
      continue;
    }
    if (head) read_case(&file, head, text, line);
    head = line;
    line = text = after;
  }
  if (head == NULL) {
    fprintf(stderr, "%s: no case\n", path);
    exit(2);
  }
  read_case(&file, head, text, end);
  return file;
}

void corpus_free(CorpusFile *file) {
  for (size_t i = 0; i < file->count; i++) free((void *)(size_t)file->cases[i].name);
  free(file->cases);
  free(file->bytes);
  free(file->path);
}

char *corpus_normalize(const char *tree, size_t length) {
  char *result = checked(malloc(length + 1));
  size_t size = 0;
  bool blank = false;
  for (size_t i = 0; i < length; i++) {
    char c = tree[i];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      blank = true;
      continue;
    }
    if (blank && size > 0 && c != ')' && result[size - 1] != '(') result[size++] = ' ';
    blank = false;
    result[size++] = c;
  }
  result[size] = '\0';
  return result;
}

char *corpus_indent(const char *tree) {
  size_t room = 256, size = 0, depth = 0;
  char *result = checked(malloc(room));
  for (const char *at = tree; *at; at++) {
    if (*at == '(') depth++;
    if (*at == ')') depth--;
    size_t need = size + 2 * depth + 2;
    if (need > room) result = checked(realloc(result, room = need * 2));
    /* A blank stands before a node or its field; "field: (" stays on its line. */
    if (*at == ' ' && at[-1] != ':') {
      result[size++] = '\n';
      memset(result + size, ' ', 2 * depth);
      size += 2 * depth;
    } else {
      result[size++] = *at;
    }
  }
  result[size] = '\0';
  return result;
}

void corpus_write(const CorpusFile *file, char *const *trees) {
  FILE *stream = fopen(file->path, "wb");
  if (stream == NULL) {
    perror(file->path);
    exit(2);
  }
  const char *from = file->bytes;
  for (size_t i = 0; i < file->count; i++) {
    char *tree = corpus_indent(trees[i]);
    fwrite(from, 1, (size_t)(file->cases[i].tree - from), stream);
    fprintf(stream, "\n%s\n%s", tree, i + 1 < file->count ? "\n" : "");
    from = file->cases[i].tree_end;
    free(tree);
  }
  if (fclose(stream) != 0) {
    perror(file->path);
    exit(2);
  }
}
