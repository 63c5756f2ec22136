/* The trees that the document makes are those of tree-sitter: the same nodes at the same places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <tree_sitter/api.h>

#include "document/tree.h"
#include "random_text.h"

const TSLanguage *tree_sitter_quoth(void);
const TSLanguage *tree_sitter_quoth_plain(void);

#ifdef __SANITIZE_ADDRESS__
enum {
  TEXTS = 600
};
#else
enum {
  TEXTS = 6000
};
#endif

static const char *const NAMES[] = {
    [Q_NODE_PARAGRAPH] = "paragraph",
    [Q_NODE_HEADING] = "heading",
    [Q_NODE_BLOCK_QUOTATION] = "block_quotation",
    [Q_NODE_CODE_BLOCK] = "code_block",
    [Q_NODE_FRONT_MATTER] = "front_matter",
    [Q_NODE_COMMENT] = "comment",
    [Q_NODE_QUOTATION] = "quotation",
    [Q_NODE_MARK] = "mark",
    [Q_NODE_CONTENT] = "content",
    [Q_NODE_ATTRIBUTION] = "attribution",
    [Q_NODE_SOURCE] = "source",
    [Q_NODE_CUE] = "cue",
    [Q_NODE_REPORTED] = "reported",
    [Q_NODE_STRAY_MARK] = "stray_mark",
};

static bool same_kind(const QNode *node, const char *type) {
  const char *name = node->kind == Q_NODE_OTHER ? NULL : NAMES[node->kind];
  if (name) return strcmp(name, type) == 0;
  return strcmp(type, "link") == 0 || strcmp(type, "citation") == 0 ||
         strcmp(type, "footnote_reference") == 0 || strcmp(type, "code_span") == 0;
}

/* The children of `parent` and the list that begins with `first`. */
static bool same_children(const QNode *nodes, uint32_t first, TSTreeCursor *cursor) {
  bool more = ts_tree_cursor_goto_first_child(cursor), down = more;
  uint32_t at = first;
  for (; at && more; at = nodes[at].next) {
    TSNode node = ts_tree_cursor_current_node(cursor);
    const char *type = ts_node_type(node);
    if (!same_kind(&nodes[at], type) || nodes[at].start != ts_node_start_byte(node) ||
        nodes[at].end != ts_node_end_byte(node)) {
      fprintf(stderr, "kind %u [%u %u), tree-sitter %s [%u %u)\n", nodes[at].kind, nodes[at].start,
              nodes[at].end, type, ts_node_start_byte(node), ts_node_end_byte(node));
      return false;
    }
    if (!same_children(nodes, nodes[at].first, cursor)) return false;
    more = ts_tree_cursor_goto_next_sibling(cursor);
  }
  if (down) ts_tree_cursor_goto_parent(cursor);
  if (!at && !more) return true;
  fprintf(stderr, "%s has more nodes\n", at ? "the document" : "tree-sitter");
  return false;
}

static bool same_tree(QTreeMaker *maker, TSParser *parser, const char *text, size_t size) {
  const QNode *nodes;
  uint32_t first;
  assert_true(q_tree_make(maker, text, (uint32_t)size, &nodes, &first));
  TSTree *tree = ts_parser_parse_string(parser, NULL, text, (uint32_t)size);
  assert_false(ts_node_has_error(ts_tree_root_node(tree)));
  TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
  bool same = same_children(nodes, first, &cursor);
  ts_tree_cursor_delete(&cursor);
  ts_tree_delete(tree);
  if (!same) fprintf(stderr, "text: %.*s\n", (int)size, text);
  return same;
}

static void check_language(const TSLanguage *language) {
  QTreeMaker *maker = q_tree_maker_new(language);
  TSParser *parser = ts_parser_new();
  assert_non_null(maker);
  assert_true(ts_parser_set_language(parser, language));
  QRandom random = {20261124};
  QBuffer text = {0};
  for (unsigned i = 0; i < TEXTS; i++) {
    text.size = 0;
    q_random_append(&random, &text, q_random(&random, i % 8 ? 400 : 3000));
    assert_true(same_tree(maker, parser, text.bytes ? text.bytes : "", text.size));
  }
  q_buffer_free(&text);
  ts_parser_delete(parser);
  q_tree_maker_free(maker);
}

static void test_markdown(void **state) {
  (void)state;
  check_language(tree_sitter_quoth());
}

static void test_plain(void **state) {
  (void)state;
  check_language(tree_sitter_quoth_plain());
}

static void test_nothing(void **state) {
  (void)state;
  QTreeMaker *maker = q_tree_maker_new(tree_sitter_quoth());
  const QNode *nodes;
  uint32_t first = 1;
  assert_true(q_tree_make(maker, "", 0, &nodes, &first));
  assert_int_equal(first, 0);
  q_tree_maker_free(maker);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_markdown),
      cmocka_unit_test(test_plain),
      cmocka_unit_test(test_nothing),
  };
  return cmocka_run_group_tests_name("tree", tests, NULL, NULL);
}
