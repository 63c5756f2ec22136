#include "document/context.h"

#include <string.h>

#include "chars.h"
#include "text/utf8.h"

/* The scanner reads each of these blocks to its end or to that of the text
 * (grammar/src/blocks.h). Here the same is told from a block's text. */

static const char COMMENT[] = "<!--", FRONT_MATTER[] = "---\nk:\n";

bool q_context_equal(QContext a, QContext b) {
  return a.state == b.state && a.first == b.first && a.fence == b.fence && a.length == b.length;
}

/* ---- The prefix --------------------------------------------------------- */

uint32_t q_context_prefix_length(QContext context) {
  switch (context.state) {
  case Q_IN_CODE: return context.length + 1;
  case Q_IN_COMMENT: return sizeof COMMENT - 1;
  case Q_IN_FRONT_MATTER: return sizeof FRONT_MATTER - 1;
  default: return context.first ? 0 : 1;
  }
}

void q_context_write_prefix(QContext context, char *at) {
  switch (context.state) {
  case Q_IN_CODE:
    memset(at, context.fence, context.length);
    at[context.length] = '\n';
    break;
  case Q_IN_COMMENT: memcpy(at, COMMENT, sizeof COMMENT - 1); break;
  case Q_IN_FRONT_MATTER: memcpy(at, FRONT_MATTER, sizeof FRONT_MATTER - 1); break;
  default:
    /* Not at the start of the document, where front matter may stand. */
    if (!context.first) *at = '\n';
  }
}

/* ---- Lines -------------------------------------------------------------- */

static bool ends_line(char c) { return c == '\n' || c == Q_RECORD_SEPARATOR; }

static bool only_blanks(const char *text, size_t length) {
  for (size_t at = 0; at < length;) {
    int32_t c;
    size_t size = q_utf8_read(text + at, length - at, &c);
    if (!q_is_blank(c)) return false;
    at += size;
  }
  return true;
}

/* The last line of the text, its end aside. *length is 0 if it is the only one. */
static const char *last_line(const char *text, uint32_t size, uint32_t *length) {
  uint32_t end = size && ends_line(text[size - 1]) ? size - 1 : size, start = end;
  while (start > 0 && !ends_line(text[start - 1])) start--;
  *length = start ? end - start : 0;
  return text + start;
}

static uint32_t run_of(const char *text, uint32_t length, char c) {
  uint32_t n = 0;
  while (n < length && text[n] == c) n++;
  return n;
}

/* ---- What a chunk leaves open ------------------------------------------- */

QContext q_context_after_code(const char *text, uint32_t size) {
  QContext prose = {.state = Q_IN_PROSE};
  uint32_t at = 0, length;
  while (at < size && text[at] != '`' && text[at] != '~') at++;
  if (at == size) return prose;
  char fence = text[at];
  uint32_t marks = run_of(text + at, size - at, fence);
  const char *line = last_line(text, size, &length);
  uint32_t indent = run_of(line, length < 3 ? length : 3, ' ');
  uint32_t closing = run_of(line + indent, length - indent, fence);
  if (closing >= marks && only_blanks(line + indent + closing, length - indent - closing))
    return prose;
  return (QContext){.state = Q_IN_CODE, .fence = fence, .length = marks};
}

QContext q_context_after_comment(const char *text, uint32_t size) {
  const char *mark = memchr(text, '<', size);
  size_t length = mark ? size - (size_t)(mark - text) : 0;
  bool closed = length >= 7 && memcmp(text + size - 3, "-->", 3) == 0;
  return (QContext){.state = closed ? Q_IN_PROSE : Q_IN_COMMENT};
}

QContext q_context_after_front_matter(const char *text, uint32_t size) {
  uint32_t length;
  const char *line = last_line(text, size, &length);
  char mark = length ? line[0] : 0;
  bool closed = (mark == '-' || mark == '.') && run_of(line, length, mark) == 3 &&
                only_blanks(line + 3, length - 3);
  return (QContext){.state = closed ? Q_IN_PROSE : Q_IN_FRONT_MATTER};
}

/* ---- What goes on ------------------------------------------------------- */

/* Whether a line begins with at least so many marks, behind at most three spaces. */
static bool has_line_of(const char *text, uint32_t size, char mark, uint32_t least) {
  for (const char *at = text, *end = text + size;;) {
    at = at < end ? memchr(at, mark, (size_t)(end - at)) : NULL;
    if (!at) return false;
    uint32_t run = run_of(at, (uint32_t)(end - at), mark);
    const char *line = at;
    while (line > text && line[-1] == ' ' && at - line < 4) line--;
    if (run >= least && at - line < 4 && (line == text || ends_line(line[-1]))) return true;
    at += run;
  }
}

bool q_context_stays(QContext context, const char *text, uint32_t size) {
  switch (context.state) {
  case Q_IN_CODE: return !has_line_of(text, size, context.fence, context.length);
  case Q_IN_COMMENT: return size == 0 || !memchr(text, '>', size);
  case Q_IN_FRONT_MATTER:
    return !has_line_of(text, size, '-', 3) && !has_line_of(text, size, '.', 3);
  default: return false;
  }
}
