/* Every query in grammar/queries compiles for both dialects. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <glob.h>
#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_quoth(void);
const TSLanguage *tree_sitter_quoth_plain(void);

static char *read_file(const char *path, uint32_t *length) {
  FILE *stream = fopen(path, "rb");
  assert_non_null(stream);
  assert_int_equal(fseek(stream, 0, SEEK_END), 0);
  long size = ftell(stream);
  assert_true(size > 0);
  rewind(stream);
  char *bytes = malloc((size_t)size);
  assert_non_null(bytes);
  assert_int_equal(fread(bytes, 1, (size_t)size, stream), size);
  fclose(stream);
  *length = (uint32_t)size;
  return bytes;
}

static void compile(const char *path, const TSLanguage *language) {
  uint32_t length, offset;
  TSQueryError error;
  char *source = read_file(path, &length);
  TSQuery *query = ts_query_new(language, source, length, &offset, &error);
  if (query == NULL) {
    /* Enumerated as in tree_sitter/api.h. */
    static const char *const words[] = {"none", "syntax", "node type", "field", "capture"};
    uint32_t line = 1;
    for (uint32_t i = 0; i < offset; i++) line += source[i] == '\n';
    const char *word = (size_t)error < sizeof words / sizeof *words ? words[error] : "structure";
    fail_msg("%s:%u: error of kind \"%s\"", path, line, word);
  }
  assert_true(ts_query_pattern_count(query) > 0);
  ts_query_delete(query);
  free(source);
}

static void test_queries(void **state) {
  (void)state;
  glob_t found;
  assert_int_equal(glob("grammar/queries/*.scm", 0, NULL, &found), 0);
  for (size_t i = 0; i < found.gl_pathc; i++) {
    compile(found.gl_pathv[i], tree_sitter_quoth());
    compile(found.gl_pathv[i], tree_sitter_quoth_plain());
  }
  globfree(&found);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_queries)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
