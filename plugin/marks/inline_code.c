#include "marks/inline_code.h"

#include <stdint.h>
#include <string.h>

enum {
  LONGEST = 4096,
  LONGEST_TAG = 300,
  LONGEST_BRACES = 600,
  LONGEST_FORMULA = 200,
};

static bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

static bool is_here(const char *text, size_t at, size_t end, const char *bytes) {
  size_t size = strlen(bytes);
  return end - at >= size && memcmp(text + at, bytes, size) == 0;
}

/* Past the next `bytes` from `from` on; 0: there are none before `end`. */
static size_t past_next(const char *text, size_t from, size_t end, const char *bytes) {
  while (from < end) {
    const char *found = memchr(text + from, bytes[0], end - from);
    if (!found) return 0;
    from = (size_t)(found - text);
    if (is_here(text, from, end, bytes)) return from + strlen(bytes);
    from++;
  }
  return 0;
}

/* ---- Spans, tags ------------------------------------------------------------------ */

static size_t past_span(const char *text, size_t at, size_t end) {
  size_t i = at;
  while (i < end && text[i] == '`') i++;
  size_t accents = i - at, run = 0;
  for (; i < end; i++) {
    run = text[i] == '`' ? run + 1 : 0;
    if (run == accents && (i + 1 == end || text[i + 1] != '`')) return i + 1;
  }
  return at;
}

enum {
  NAME = 12
};

/* The name in lower case between blanks; false: it is none that holds code. */
static bool element_name(const char *text, size_t at, size_t end, char *name) {
  static const char names[] = " code pre kbd samp var tt script style math textarea ";
  size_t length = 1;
  name[0] = ' ';
  while (at < end && is_letter(text[at]) && length < NAME - 2)
    name[length++] = (char)(text[at++] | 0x20);
  if (length == 1 || is_letter(text[at]) || text[end - 2] == '/') return false;
  name[length] = ' ';
  name[length + 1] = '\0';
  return strstr(names, name) != NULL;
}

bool q_code_is_element(const char *text, size_t at, size_t end) {
  char name[NAME];
  return element_name(text, at, end, name);
}

size_t q_code_element(const char *text, size_t at, size_t end, size_t most) {
  char name[NAME];
  if (!element_name(text, at, end, name)) return 0;
  for (size_t i = end; (i = past_next(text, i, most, "</")) > 0;) {
    size_t k = 1;
    while (i < most && (text[i] | 0x20) == name[k]) i++, k++;
    if (name[k] == ' ' && i < most && text[i] == '>') return i + 1;
  }
  return 0;
}

static size_t past_tag(const char *text, size_t at, size_t end) {
  if (is_here(text, at, end, "<!--")) {
    size_t past = past_next(text, at + 4, end, "-->");
    return past ? past : at;
  }
  if (end - at < 3 || !(is_letter(text[at + 1]) || text[at + 1] == '/')) return at;
  size_t most = least(end, at + LONGEST_TAG);
  for (size_t i = at + 1; i < most && text[i] != '<'; i++) {
    if (text[i] != '>') continue;
    size_t past = q_code_element(text, at + 1, i + 1, end);
    return past ? past : i + 1;
  }
  return at;
}

/* ---- Links ------------------------------------------------------------------------ */

static size_t past_target(const char *text, size_t at, size_t end) {
  unsigned depth = 0;
  for (size_t i = at + 1; i < end; i++) {
    if (text[i] == '(') depth++;
    if (text[i] == ')' && --depth == 0) return i + 1;
  }
  return at;
}

static size_t skip_blanks(const char *text, size_t at, size_t end) {
  while (at < end && (text[at] == ' ' || text[at] == '\t')) at++;
  return at;
}

/* An address and perhaps a title, and nothing else on the line: what somebody says after [Tom]: is
 * none. */
static bool is_address(const char *text, size_t at, size_t end) {
  while (end > at && is_space(text[end - 1])) end--;
  size_t from = skip_blanks(text, at, end);
  bool sign = false;
  for (at = from; at < end && !is_space(text[at]); at++)
    sign |= text[at] != '\0' && strchr("/.:#<", text[at]) != NULL;
  if (from == end || strchr("\"'(", text[from]) || (unsigned char)text[from] >= 0x80) return false;
  size_t title = skip_blanks(text, at, end);
  if (title == end) return sign;
  if (!sign && strchr(",.;:?!", text[at - 1])) return false;
  char close = text[title] == '(' ? ')' : text[title];
  return strchr("\"')", close) && close && end > title + 1 && text[end - 1] == close;
}

/* [name]: address "title", but no note. */
static size_t past_definition(const char *text, size_t start, size_t at, size_t end) {
  size_t from = at;
  while (from > start && (text[from - 1] == ' ' || text[from - 1] == '>')) from--;
  if ((from > start && text[from - 1] != '\n') || at + 1 == end || text[at + 1] == '^') return at;
  for (size_t i = at + 1; i + 1 < end && text[i] != '\n'; i++) {
    if (text[i] != ']') continue;
    if (text[i + 1] != ':') return at;
    const char *line = memchr(text + i, '\n', end - i);
    size_t line_end = line ? (size_t)(line - text) : end;
    return is_address(text, i + 2, line_end) ? line_end : at;
  }
  return at;
}

/* ---- Braces, formulas ---------------------------------------------------------------- */

/* {#name, {.class, {key= */
static bool begins_attributes(const char *text, size_t at, size_t end) {
  size_t i = at + 1;
  if (i < end && (text[i] == '#' || text[i] == '.')) return i + 1 < end && is_letter(text[i + 1]);
  while (i < end && (is_letter(text[i]) || text[i] == '-')) i++;
  return i > at + 1 && i < end && text[i] == '=';
}

static size_t past_braces(const char *text, size_t at, size_t end) {
  size_t past = 0;
  if (is_here(text, at, end, "{{"))
    past = past_next(text, at + 2, end, "}}");
  else if (is_here(text, at, end, "{%"))
    past = past_next(text, at + 2, end, "%}");
  else if (begins_attributes(text, at, end))
    past = past_next(text, at + 1, end, "}");
  return past ? past : at;
}

/* Signs that formulas have and sums of money have not, and no words but those of commands. */
static bool is_formula(const char *text, size_t from, size_t to) {
  size_t letters = 0;
  bool sign = false;
  for (size_t i = from; i < to; i++) {
    letters = is_letter(text[i]) ? letters + 1 : 0;
    if (text[i] == '\\') {
      while (i + 1 < to && is_letter(text[i + 1])) i++;
      sign = true;
    }
    sign |= text[i] != '\0' && strchr("^_=+-*/(){}<>'|", text[i]) != NULL;
    if (letters > 3) return false;
  }
  return sign;
}

/* As pandoc has it: no blank inside of either sign, no digit after the second one. */
static size_t past_formula(const char *text, size_t start, size_t at, size_t end) {
  size_t signs = is_here(text, at, end, "$$") ? 2 : 1, from = at + signs;
  if (at > start && (is_digit(text[at - 1]) || is_letter(text[at - 1]) || text[at - 1] == '$'))
    return at;
  if (from >= end || (signs == 1 && is_space(text[from]))) return at;
  size_t past = past_next(text, from, end, signs == 2 ? "$$" : "$");
  if (!past || (signs == 1 && is_space(text[past - 2])) || (past < end && is_digit(text[past])))
    return at;
  return is_formula(text, from, past - signs) ? past : at;
}

/* \" that has a second one near: a single one may be the end of a path, "C:\". */
static size_t past_escape(const char *text, size_t start, size_t at, size_t end) {
  if (at + 1 >= end || (text[at + 1] != '"' && text[at + 1] != '\'' && text[at + 1] != '`'))
    return at;
  char escape[3] = {'\\', text[at + 1], '\0'};
  size_t from = at - start > LONGEST_TAG ? at - LONGEST_TAG : start;
  bool second = past_next(text, at + 2, least(end, at + LONGEST_TAG), escape) ||
                past_next(text, from, at, escape);
  return second ? at + 2 : at;
}

/* ---- All of it ------------------------------------------------------------------------ */

size_t q_code_past(const char *text, size_t start, size_t at, size_t end) {
  end = least(end, at + LONGEST);
  switch (text[at]) {
  case '`': return past_span(text, at, end);
  case '<': return past_tag(text, at, end);
  case '[': return past_definition(text, start, at, end);
  case ']': return at + 1 < end && text[at + 1] == '(' ? past_target(text, at, end) : at;
  case '{': return past_braces(text, at, least(end, at + LONGEST_BRACES));
  case '$': return past_formula(text, start, at, least(end, at + LONGEST_FORMULA));
  case '\\': return past_escape(text, start, at, end);
  default: return at;
  }
}
