/* A light reading of Markdown, line by line for blocks and once more through each paragraph for
 * what stands in lines. Nothing is searched beyond the end of its paragraph, comments excepted, and
 * nothing twice, so that the time is linear in the text. */
#include "marks/code.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "document/memory.h"
#include "marks/inline_code.h"

#define LONGEST_RUN 32 /* grave accents that may open a code span */
#define LONGEST_TAG 4096

typedef struct {
  char *text;
  size_t length;
  bool no_comment; /* no --> follows */
  bool no_element; /* no end tag of an element that holds code does */
  bool in_list;    /* what is indented may go on with an item */
} Mask;

static void blot(Mask *m, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    char c = m->text[i];
    if (c == '"' || c == '\'' || c == '`' || (unsigned char)c >= 0x80) m->text[i] = 'x';
  }
}

static size_t line_end(const Mask *m, size_t at) {
  const char *lf = at < m->length ? memchr(m->text + at, '\n', m->length - at) : NULL;
  return lf ? (size_t)(lf - m->text) + 1 : m->length;
}

static size_t run_of(const Mask *m, size_t at, size_t end, char c) {
  size_t i = at;
  while (i < end && m->text[i] == c) i++;
  return i - at;
}

static bool is_blank_from(const Mask *m, size_t at, size_t end) {
  while (at < end && strchr(" \t\r\n", m->text[at]) && m->text[at]) at++;
  return at == end;
}

static bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/* ---- Inside a paragraph ------------------------------------------------------ */

/* The code span that opens with a run of accents; lacking holds the lengths of runs that do not
 * come again in this paragraph. Returns where to go on. */
static size_t mask_span(Mask *m, size_t at, size_t end, uint32_t *lacking) {
  size_t run = run_of(m, at, end, '`'), from = at + run;
  if (run > LONGEST_RUN || *lacking >> (run - 1) & 1) return from;
  for (size_t i = from; i < end;) {
    const char *next = memchr(m->text + i, '`', end - i);
    if (!next) break;
    i = (size_t)(next - m->text);
    size_t other = run_of(m, i, end, '`');
    if (other == run) {
      blot(m, at, i + run);
      return i + run;
    }
    i += other;
  }
  *lacking |= UINT32_C(1) << (run - 1);
  return from;
}

/* A comment may run over paragraphs. */
static size_t mask_comment(Mask *m, size_t at) {
  for (size_t i = at + 4; !m->no_comment && i + 3 <= m->length; i++) {
    const char *next = memchr(m->text + i, '-', m->length - i);
    if (!next) break;
    i = (size_t)(next - m->text);
    if (m->length - i >= 3 && memcmp(next, "-->", 3) == 0) {
      blot(m, at, i + 3);
      return i + 3;
    }
  }
  m->no_comment = true;
  return at + 1;
}

/* Past the element of code whose tag begins at `at`, 0 if it is none. At a line's start it may run
 * over paragraphs. */
static size_t element_end(Mask *m, size_t at, size_t tag_end, size_t paragraph) {
  size_t most = paragraph - tag_end > LONGEST_TAG ? tag_end + LONGEST_TAG : paragraph;
  size_t past = q_code_element(m->text, at + 1, tag_end, most);
  bool first = at == 0 || m->text[at - 1] == '\n';
  if (past || !first || m->no_element) return past;
  past = q_code_element(m->text, at + 1, tag_end, m->length);
  m->no_element = !past && q_code_is_element(m->text, at + 1, tag_end);
  return past;
}

static size_t mask_tag(Mask *m, size_t at, size_t end) {
  size_t paragraph = end;
  if (end - at > 4 && memcmp(m->text + at, "<!--", 4) == 0) return mask_comment(m, at);
  size_t i = at + 1;
  if (i < end && m->text[i] == '/') i++;
  if (i == end || !is_letter(m->text[i])) return at + 1;
  if (end - at > LONGEST_TAG) end = at + LONGEST_TAG;
  while (i < end && m->text[i] != '>' && m->text[i] != '<') i++;
  if (i == end || m->text[i] == '<') return i;
  size_t past = element_end(m, at, i + 1, paragraph);
  blot(m, at, past ? past : i);
  return past ? past : i + 1;
}

/* What stands in the brackets after a link's text. */
static size_t mask_target(Mask *m, size_t at, size_t end) {
  unsigned depth = 0;
  if (end - at > LONGEST_TAG) end = at + LONGEST_TAG;
  for (size_t i = at; i < end; i++) {
    if (m->text[i] == '(') depth++;
    if (m->text[i] == ')' && --depth == 0) {
      blot(m, at, i);
      return i + 1;
    }
  }
  return end;
}

/* Templates, attributes, formulas. */
static size_t mask_other(Mask *m, size_t at, size_t end) {
  size_t past = q_code_past(m->text, 0, at, end);
  blot(m, at, past);
  return past > at ? past : at + 1;
}

/* Returns where it has come to: past the end after a comment. */
static size_t mask_paragraph(Mask *m, size_t at, size_t end) {
  uint32_t lacking = 0;
  while (at < end) {
    switch (m->text[at]) {
    case '`': at = mask_span(m, at, end, &lacking); break;
    case '<': at = mask_tag(m, at, end); break;
    case ']':
      at++;
      if (at < end && m->text[at] == '(') at = mask_target(m, at, end);
      break;
    case '\\':
      if (at + 1 < end && m->text[at + 1] != '\n') blot(m, at + 1, at + 2);
      at += 2;
      break;
    case '{':
    case '$': at = mask_other(m, at, end); break;
    default: at++;
    }
  }
  return at;
}

/* ---- Blocks -------------------------------------------------------------------- */

static size_t mask_front_matter(Mask *m) {
  size_t first = line_end(m, 0);
  if (m->length < 4 || memcmp(m->text, "---", 3) != 0 || !is_blank_from(m, 3, first)) return 0;
  for (size_t at = first; at < m->length; at = line_end(m, at)) {
    size_t end = line_end(m, at);
    bool mark = end - at >= 3 &&
                (memcmp(m->text + at, "---", 3) == 0 || memcmp(m->text + at, "...", 3) == 0);
    if (!mark || !is_blank_from(m, at + 3, end)) continue;
    blot(m, 0, end);
    return end;
  }
  return 0;
}

/* After the signs of quotations and lists, and blanks. */
static size_t skip_signs(const Mask *m, size_t at, size_t end) {
  while (at < end && strchr(" \t>", m->text[at]) && m->text[at]) at++;
  return at;
}

static size_t fence_run(const Mask *m, size_t at, size_t end, char *sign) {
  *sign = at < end ? m->text[at] : '\0';
  if (*sign != '`' && *sign != '~') return 0;
  size_t run = run_of(m, at, end, *sign);
  if (run < 3 || (*sign == '`' && memchr(m->text + at + run, '`', end - at - run))) return 0;
  return run;
}

/* The fence that opens at the line from `at`; without its end it runs to the end of the text.
 * Returns where it ends, or `at` if there is none. */
static size_t mask_fence(Mask *m, size_t at) {
  size_t end = line_end(m, at);
  char sign, other;
  size_t run = fence_run(m, skip_signs(m, at, end), end, &sign);
  if (run == 0) return at;
  size_t from = at;
  for (at = end; at < m->length; at = end) {
    end = line_end(m, at);
    size_t start = skip_signs(m, at, end), closes = fence_run(m, start, end, &other);
    if (closes >= run && other == sign && is_blank_from(m, start + closes, end)) break;
  }
  blot(m, from, end);
  return end;
}

/* "- ", "1. " */
static bool is_item(const Mask *m, size_t at, size_t end) {
  size_t i = at;
  while (i < end && (m->text[i] == ' ' || m->text[i] == '>')) i++;
  size_t sign = i;
  while (i < end && m->text[i] >= '0' && m->text[i] <= '9') i++;
  bool number = i > sign && i < end && (m->text[i] == '.' || m->text[i] == ')');
  bool bullet = i == sign && i < end && strchr("-*+", m->text[i]) && m->text[i];
  return (number || bullet) && i + 1 < end && (m->text[i + 1] == ' ' || m->text[i + 1] == '\t');
}

static bool is_indented(const Mask *m, size_t at, size_t end) {
  size_t spaces = run_of(m, at, end, ' ');
  return spaces >= 4 || (at + spaces < end && m->text[at + spaces] == '\t');
}

/* Lines that are indented by four columns, after a blank line. Returns where they end, or `at` if
 * there are none. */
static size_t mask_indented(Mask *m, size_t at) {
  size_t from = at, end = line_end(m, at);
  if (is_blank_from(m, at, end)) return at;
  if (!is_indented(m, at, end)) {
    m->in_list = is_item(m, at, end) || (m->in_list && m->text[at] == ' ');
    return at;
  }
  if (m->in_list) return at;
  while (at < m->length && is_indented(m, at, end) && !is_blank_from(m, at, end)) {
    at = end;
    end = line_end(m, at);
  }
  blot(m, from, at);
  return at;
}

/* [name]: address "title" */
static bool is_definition(const Mask *m, size_t at, size_t end) {
  size_t i = skip_signs(m, at, end);
  return i < end && m->text[i] == '[' && q_code_past(m->text, at, i, end) > i;
}

/* A paragraph goes on to a blank line, a fence or a definition. */
static size_t paragraph_end(const Mask *m, size_t at) {
  char sign;
  do {
    at = line_end(m, at);
    size_t end = line_end(m, at), start = skip_signs(m, at, end);
    if (is_blank_from(m, start, end) || fence_run(m, start, end, &sign)) break;
    if (is_definition(m, at, end)) break;
  } while (at < m->length);
  return at;
}

char *q_code_mask(const char *text, size_t length) {
  Mask m = {.text = q_memory_new(length), .length = length};
  if (!m.text) return NULL;
  if (length) memcpy(m.text, text, length);
  for (size_t at = mask_front_matter(&m); at < length;) {
    size_t end = line_end(&m, at), past = mask_fence(&m, at);
    if (past == at) past = mask_indented(&m, at);
    if (past > at) {
      at = past;
    } else if (is_definition(&m, at, end)) {
      blot(&m, at, end);
      at = end;
    } else if (is_blank_from(&m, at, end)) {
      at = end;
    } else {
      at = mask_paragraph(&m, at, paragraph_end(&m, at));
    }
  }
  return m.text;
}
