/* After any edits a tree is the one that a fresh parse gives, and a document the one that
 * opening its text gives.
 *
 * usage: test_fuzz [--edits N] [--seed S]      N edits in all, half of them of trees */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <tree_sitter/api.h>

#include "document/document.h"
#include "random_text.h"
#include "same_document.h"

const TSLanguage *tree_sitter_quoth(void);
const TSLanguage *tree_sitter_quoth_plain(void);

#ifdef __SANITIZE_ADDRESS__
static QRandomRun run = {.edits = 20000, .seed = 20261101, .seeds = 1};
#else
static QRandomRun run = {.edits = 200000, .seed = 20261101, .seeds = 1};
#endif

enum {
  EDITS_A_TEXT = 40,
  PAGE = 1500
};

static void print_case(unsigned long round, const QBuffer *before, const QRandomEdit *edit) {
  fprintf(stderr, "seed %lu, text %lu\n", run.seed, round);
  q_print_bytes("text", before->bytes, before->size);
  fprintf(stderr, "bytes %zu to %zu become ", edit->start, edit->end);
  q_print_bytes("", edit->text.bytes, edit->text.size);
}

/* A random text, seldom long. */
static void random_text(QRandom *random, QBuffer *text) {
  text->size = 0;
  q_random_append(random, text, q_random(random, q_random(random, 8) ? 400 : 3000));
}

/* An edit of its own, or the one before taken back. */
static void next_edit(QRandom *random, const QBuffer *text, const QBuffer *before,
                      QRandomEdit *edit) {
  if (q_random(random, 8) == 0 && edit->start + edit->text.size <= text->size) {
    size_t end = edit->start + edit->text.size, length = edit->end - edit->start;
    q_buffer_replace(&edit->text, 0, edit->text.size, before->bytes + edit->start, length);
    edit->end = end;
    return;
  }
  q_random_edit(random, text->size, PAGE, edit);
}

/* ---- Trees -------------------------------------------------------------- */

static TSPoint point_at(const QBuffer *text, size_t position) {
  TSPoint point = {0, 0};
  for (size_t i = 0; i < position; i++) {
    if (text->bytes[i] == '\n') {
      point.row++;
      point.column = 0;
    } else {
      point.column++;
    }
  }
  return point;
}

static bool same_point(TSPoint a, TSPoint b) { return a.row == b.row && a.column == b.column; }

static bool same_node(TSNode a, TSNode b) {
  return ts_node_symbol(a) == ts_node_symbol(b) && ts_node_start_byte(a) == ts_node_start_byte(b) &&
         ts_node_end_byte(a) == ts_node_end_byte(b) &&
         same_point(ts_node_start_point(a), ts_node_start_point(b)) &&
         same_point(ts_node_end_point(a), ts_node_end_point(b));
}

static bool fits(TSTreeCursor *a, TSTreeCursor *b) {
  TSNode in_a = ts_tree_cursor_current_node(a), in_b = ts_tree_cursor_current_node(b);
  bool valid = ts_node_symbol(in_a) != (TSSymbol)-1 && !ts_node_is_missing(in_a) &&
               !ts_node_is_missing(in_b);
  if (valid && same_node(in_a, in_b) &&
      ts_tree_cursor_current_field_id(a) == ts_tree_cursor_current_field_id(b))
    return true;
  fprintf(stderr, "%s: %s [%u %u), fresh %s [%u %u)\n", valid ? "nodes differ" : "invalid",
          ts_node_type(in_a), ts_node_start_byte(in_a), ts_node_end_byte(in_a), ts_node_type(in_b),
          ts_node_start_byte(in_b), ts_node_end_byte(in_b));
  return false;
}

static bool differ_in_children(TSTreeCursor *a) {
  TSNode node = ts_tree_cursor_current_node(a);
  fprintf(stderr, "children differ: %s [%u %u)\n", ts_node_type(node), ts_node_start_byte(node),
          ts_node_end_byte(node));
  return false;
}

/* Walks both trees at once. */
static bool same_tree(TSTreeCursor *a, TSTreeCursor *b) {
  for (;;) {
    if (!fits(a, b)) return false;
    bool down = ts_tree_cursor_goto_first_child(a);
    if (down != ts_tree_cursor_goto_first_child(b)) return differ_in_children(a);
    while (!down) {
      bool next = ts_tree_cursor_goto_next_sibling(a);
      if (next != ts_tree_cursor_goto_next_sibling(b)) return differ_in_children(a);
      if (next) break;
      if (!ts_tree_cursor_goto_parent(a)) return !ts_tree_cursor_goto_parent(b);
      if (!ts_tree_cursor_goto_parent(b)) return false;
    }
  }
}

static bool trees_equal(TSTree *a, TSTree *b) {
  TSNode root_a = ts_tree_root_node(a), root_b = ts_tree_root_node(b);
  TSTreeCursor at_a = ts_tree_cursor_new(root_a), at_b = ts_tree_cursor_new(root_b);
  bool same = !ts_node_has_error(root_a) && !ts_node_has_error(root_b) && same_tree(&at_a, &at_b);
  if (ts_node_has_error(root_a) || ts_node_has_error(root_b))
    fprintf(stderr, "a tree has an error\n");
  ts_tree_cursor_delete(&at_a);
  ts_tree_cursor_delete(&at_b);
  return same;
}

static TSTree *parse(TSParser *parser, const TSTree *old, const QBuffer *text) {
  TSTree *tree = ts_parser_parse_string(parser, old, text->bytes, (uint32_t)text->size);
  if (!tree) abort();
  return tree;
}

static void fuzz_trees(const TSLanguage *language, unsigned long count) {
  QRandom random = {run.seed};
  TSParser *parser = ts_parser_new();
  assert_true(ts_parser_set_language(parser, language));
  QBuffer text = {0}, before = {0};
  QRandomEdit edit = {0};
  for (unsigned long done = 0; done < count; done += EDITS_A_TEXT) {
    random_text(&random, &text);
    TSTree *tree = parse(parser, NULL, &text);
    for (int i = 0; i < EDITS_A_TEXT; i++) {
      next_edit(&random, &text, &before, &edit);
      TSInputEdit e = {.start_byte = (uint32_t)edit.start,
                       .old_end_byte = (uint32_t)edit.end,
                       .new_end_byte = (uint32_t)(edit.start + edit.text.size),
                       .start_point = point_at(&text, edit.start),
                       .old_end_point = point_at(&text, edit.end)};
      q_buffer_copy(&before, &text);
      q_buffer_replace(&text, edit.start, edit.end, edit.text.bytes, edit.text.size);
      e.new_end_point = point_at(&text, e.new_end_byte);
      ts_tree_edit(tree, &e);
      TSTree *next = parse(parser, tree, &text), *fresh = parse(parser, NULL, &text);
      ts_tree_delete(tree);
      tree = next;
      bool same = trees_equal(tree, fresh);
      ts_tree_delete(fresh);
      if (!same) {
        print_case(done / EDITS_A_TEXT, &before, &edit);
        fail();
      }
    }
    ts_tree_delete(tree);
  }
  ts_parser_delete(parser);
  q_buffer_free(&text);
  q_buffer_free(&before);
  q_buffer_free(&edit.text);
}

static void test_trees_of_markdown(void **state) {
  (void)state;
  fuzz_trees(tree_sitter_quoth(), run.edits / 4);
}

static void test_trees_of_plain_text(void **state) {
  (void)state;
  fuzz_trees(tree_sitter_quoth_plain(), run.edits / 4);
}

/* ---- Documents ---------------------------------------------------------- */

/* Chunks of several sizes; texts are cut by force sooner or later. A document with the sizes of
 * `fresh` must be the same, since only the limit shows. */
static const struct {
  QTuning edited, fresh;
} SIZES[] = {
    {{64, 32768}, {4096, 32768}}, {{64, 128}, {100000, 128}}, {{300, 200}, {64, 200}},
    {{256, 32768}, {400, 32768}}, {{8192, 600}, {100, 600}},
};

static QDocument *open(const QBuffer *text, const QOptions *options, const QTuning *tuning) {
  QDocument *document = NULL;
  if (q_document_open(text->bytes, text->size, options, tuning, &document) != Q_OK) abort();
  return document;
}

static bool change(QRandom *random, QDocument *document, const QBuffer *text,
                   const QRandomEdit *edit) {
  if (q_random(random, 4) == 0)
    return quoth_document_sync(document, text->bytes, text->size, NULL) == Q_OK;
  QRange range = {(uint32_t)edit->start, (uint32_t)edit->end};
  return quoth_document_edit(document, range, edit->text.bytes, edit->text.size) == Q_OK;
}

static void test_documents(void **state) {
  (void)state;
  QRandom random = {run.seed + 1};
  QBuffer text = {0}, before = {0};
  QRandomEdit edit = {0};
  unsigned long count = run.edits / 2;
  for (unsigned long done = 0; done < count; done += EDITS_A_TEXT) {
    random_text(&random, &text);
    size_t sizes = q_random(&random, sizeof SIZES / sizeof *SIZES);
    QOptions options = {q_random(&random, 2) ? Q_FORMAT_MARKDOWN : Q_FORMAT_TEXT,
                        q_random(&random, 3) ? Q_PARAGRAPHS_BLANK : Q_PARAGRAPHS_LINE};
    QDocument *document = open(&text, &options, &SIZES[sizes].edited);
    for (int i = 0; i < EDITS_A_TEXT; i++) {
      next_edit(&random, &text, &before, &edit);
      q_buffer_copy(&before, &text);
      q_buffer_replace(&text, edit.start, edit.end, edit.text.bytes, edit.text.size);
      bool same = change(&random, document, &text, &edit);
      QDocument *fresh = open(&text, &options, &SIZES[sizes].fresh);
      same = same && q_same_document(document, fresh);
      quoth_document_free(fresh);
      if (!same) {
        fprintf(stderr, "sizes %zu, format %d, paragraphs %d\n", sizes, options.format,
                options.paragraphs);
        print_case(done / EDITS_A_TEXT, &before, &edit);
        fail();
      }
    }
    quoth_document_free(document);
  }
  q_buffer_free(&text);
  q_buffer_free(&before);
  q_buffer_free(&edit.text);
}

int main(int argc, char **argv) {
  if (!q_random_arguments(argc, argv, &run)) return 2;
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_trees_of_markdown),
      cmocka_unit_test(test_trees_of_plain_text),
      cmocka_unit_test(test_documents),
  };
  return cmocka_run_group_tests_name("fuzz", tests, NULL, NULL);
}
