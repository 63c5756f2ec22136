/* The external scanner of tree-sitter-quoth: every token of the language.
 *
 *   blocks.h       what begins at a line's start
 *   sites.h        marks, brackets and the like inside a paragraph
 *   inline.h       text, clause by clause
 *   attribution.h  the recogniser: who says, in a clause (phrase.h, clause.h)
 *   marks.h        what a quotation mark does
 *   state.h        what is kept between tokens
 *
 * The scanner decides alone; the parser's state follows from the tokens. valid_symbols is asked
 * for one thing only: whether the document begins here. */
#include "sites.h"
/* Memory is the C library's or, where the build says so, the parser's. */
#include "tree_sitter/alloc.h"

void *tree_sitter_quoth_external_scanner_create(void);
void tree_sitter_quoth_external_scanner_destroy(void *payload);
unsigned tree_sitter_quoth_external_scanner_serialize(void *payload, char *buffer);
void tree_sitter_quoth_external_scanner_deserialize(void *payload, const char *buffer,
                                                    unsigned length);
bool tree_sitter_quoth_external_scanner_scan(void *payload, TSLexer *lexer,
                                             const bool *valid_symbols);

void *tree_sitter_quoth_external_scanner_create(void) { return ts_calloc(1, sizeof(QScanState)); }

void tree_sitter_quoth_external_scanner_destroy(void *payload) { ts_free(payload); }

unsigned tree_sitter_quoth_external_scanner_serialize(void *payload, char *buffer) {
  return payload ? q_state_write(payload, buffer) : 0;
}

void tree_sitter_quoth_external_scanner_deserialize(void *payload, const char *buffer,
                                                    unsigned length) {
  if (payload) q_state_read(payload, buffer, length);
}

static bool scan(TSLexer *lexer, QScanState *s, const bool *valid_symbols) {
  if (s->steps) return q_scan_step(lexer, s);
  if (s->block == B_NONE) {
    bool text, found = q_scan_block(lexer, s, valid_symbols[T_FRONT_MATTER], &text);
    if (!text) return found;
  }
  return q_scan_inline(lexer, s);
}

bool tree_sitter_quoth_external_scanner_scan(void *payload, TSLexer *lexer,
                                             const bool *valid_symbols) {
  QScanState *s = payload;
  if (!s || valid_symbols[T_ERROR_SENTINEL]) return false;
  bool found = scan(lexer, s, valid_symbols);
  /* The lexer counts one byte of the code point that stopped it, so that a change in the others (or
   * in the bytes that make it invalid) would not be seen. It counts all that it has passed. */
  for (int i = 0; i < 4 && (uint32_t)lexer->lookahead >= 0x80 && !q_eof(lexer); i++)
    lexer->advance(lexer, false);
  return found;
}
