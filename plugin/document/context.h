/* What a chunk begins in: prose, or a block that was left open before it. The parser is told by
 * a prefix, a few bytes that open such a block; what a chunk leaves open is read from the text
 * of its last block. */
#ifndef QUOTH_DOCUMENT_CONTEXT_H
#define QUOTH_DOCUMENT_CONTEXT_H

#include <stdbool.h>
#include <stdint.h>

typedef enum {
  Q_IN_PROSE,
  Q_IN_CODE,    /* between the fences of a code block */
  Q_IN_COMMENT, /* between <!-- and --> */
  Q_IN_FRONT_MATTER,
} QBlockState;

typedef struct {
  QBlockState state;
  bool first;      /* nothing stands before: front matter may begin */
  char fence;      /* in code: ` or ~ */
  uint32_t length; /* in code: how many of them */
} QContext;

bool q_context_equal(QContext a, QContext b);

/* The prefix: its length in bytes, and the bytes. */
uint32_t q_context_prefix_length(QContext context);
void q_context_write_prefix(QContext context, char *at);

/* True if nothing in the chunk's text can end the block that it begins in: there is nothing to
 * parse. False in prose, and in doubt. */
bool q_context_stays(QContext context, const char *text, uint32_t size);

/* What a block leaves open that reaches to the end of its chunk: a code block, a comment, front
 * matter. text is the block's. */
QContext q_context_after_code(const char *text, uint32_t size);
QContext q_context_after_comment(const char *text, uint32_t size);
QContext q_context_after_front_matter(const char *text, uint32_t size);

#endif
