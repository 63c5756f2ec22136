/* The grammar's corpus, grammar/test/corpus: each case is a test. Its tree is what is expected and
 * holds no ERROR and no MISSING node.
 *
 * A file plain_NAME.txt is read in the plain dialect, others in the light-Markdown one. In
 * lines_NAME.txt every line is a paragraph: U+001E is put in place of LF, as a document does.
 *
 *   test_corpus              runs the cases
 *   test_corpus --update     writes what comes out into the files, for a look at the difference */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glob.h>
#include <tree_sitter/api.h>

#include "corpus.h"

const TSLanguage *tree_sitter_quoth(void);
const TSLanguage *tree_sitter_quoth_plain(void);

typedef struct {
  const CorpusFile *file;
  const CorpusCase *item;
} Run;

static const char *base_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

static int begins(const char *text, const char *with) {
  return strncmp(text, with, strlen(with)) == 0;
}

/* The tree of a case on one line. */
static char *parse(const CorpusFile *file, const CorpusCase *item) {
  const char *name = base_name(file->path);
  char *text = malloc(item->length + 1);
  assert_non_null(text);
  memcpy(text, item->text, item->length);
  if (begins(name, "lines_")) {
    for (size_t i = 0; i < item->length; i++) {
      if (text[i] == '\n') text[i] = 0x1E;
    }
  }
  TSParser *parser = ts_parser_new();
  const TSLanguage *language =
      begins(name, "plain_") ? tree_sitter_quoth_plain() : tree_sitter_quoth();
  assert_true(ts_parser_set_language(parser, language));
  TSTree *tree = ts_parser_parse_string(parser, NULL, text, (uint32_t)item->length);
  char *printed = ts_node_string(ts_tree_root_node(tree));
  char *line = corpus_normalize(printed, strlen(printed));
  free(printed);
  ts_tree_delete(tree);
  ts_parser_delete(parser);
  free(text);
  return line;
}

static void test_case(void **state) {
  const Run *run = *state;
  char *found = parse(run->file, run->item);
  const char *tree = run->item->tree;
  char *expected = corpus_normalize(tree, (size_t)(run->item->tree_end - tree));
  if (strcmp(found, expected) != 0) {
    fail_msg("%s\nexpected %s\nfound    %s", run->file->path, expected, found);
  }
  assert_null(strstr(found, "(ERROR"));
  assert_null(strstr(found, "(MISSING"));
  free(expected);
  free(found);
}

static void update(const CorpusFile *file) {
  char **trees = calloc(file->count, sizeof *trees);
  assert_non_null(trees);
  for (size_t i = 0; i < file->count; i++) trees[i] = parse(file, &file->cases[i]);
  corpus_write(file, trees);
  for (size_t i = 0; i < file->count; i++) free(trees[i]);
  free(trees);
}

int main(int argc, char **argv) {
  glob_t found;
  if (glob("grammar/test/corpus/*.txt", 0, NULL, &found) != 0) {
    fputs("no grammar/test/corpus/*.txt here\n", stderr);
    return 2;
  }
  CorpusFile *files = calloc(found.gl_pathc, sizeof *files);
  size_t count = 0;
  for (size_t i = 0; i < found.gl_pathc; i++) {
    files[i] = corpus_read(found.gl_pathv[i]);
    count += files[i].count;
  }
  int failed = 0;
  if (argc == 2 && strcmp(argv[1], "--update") == 0) {
    for (size_t i = 0; i < found.gl_pathc; i++) update(&files[i]);
  } else {
    struct CMUnitTest *tests = calloc(count, sizeof *tests);
    Run *runs = calloc(count, sizeof *runs);
    size_t n = 0;
    for (size_t i = 0; i < found.gl_pathc; i++) {
      for (size_t j = 0; j < files[i].count; j++, n++) {
        runs[n] = (Run){&files[i], &files[i].cases[j]};
        tests[n] = (struct CMUnitTest){
            .name = files[i].cases[j].name, .test_func = test_case, .initial_state = &runs[n]};
      }
    }
    failed = _cmocka_run_group_tests("corpus", tests, count, NULL, NULL);
    free(tests);
    free(runs);
  }
  for (size_t i = 0; i < found.gl_pathc; i++) corpus_free(&files[i]);
  free(files);
  globfree(&found);
  return failed > 255 ? 255 : failed;
}
