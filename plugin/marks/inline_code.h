/* Code inside of a paragraph: what lint passes over wherever it stands, and curl in Markdown. */
#ifndef QUOTH_MARKS_INLINE_CODE_H
#define QUOTH_MARKS_INLINE_CODE_H

#include <stdbool.h>
#include <stddef.h>

/* Whether code may begin with a byte. */
static inline bool q_code_may_begin(char byte) {
  return byte == '`' || byte == '<' || byte == '{' || byte == '$' ||
         (byte >= '[' && byte <= ']'); /* [ \ ] */
}

/* Past the code that begins at `at` and ends at `end` at the latest; `at` if there is none:
 *
 *   - a span between grave accents; a comment; a tag, and what stands in <code>, <pre>, <script>
 *     and their kind;
 *   - where a link leads: ](address "title"), and [name]: address "title" on a line of its own;
 *   - what generators read: {{ ... }}, {% ... %}, {#name key="value"};
 *   - a formula, $f'(x)$; marks after backslashes, two or more.
 *
 * The text begins at `start`. At most a few thousand bytes are looked at. */
size_t q_code_past(const char *text, size_t start, size_t at, size_t end);

/* Whether the tag whose name begins at `at`, and which ends at `end`, is one of an element that
 * holds code. */
bool q_code_is_element(const char *text, size_t at, size_t end);

/* Past the end tag of that element; 0 if it is none, or there is no end tag before `most`. */
size_t q_code_element(const char *text, size_t at, size_t end, size_t most);

#endif
