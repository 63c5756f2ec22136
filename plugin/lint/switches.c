#include "lint/switches.h"

#include <string.h>

#include "chars.h"

static bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/* ---- Words of the comment ------------------------------------------------------ */

typedef struct {
  const char *text;
  uint32_t at, end;
} QNames;

/* The next word of a comment: names are parted by blanks or commas. */
static bool next_name(QNames *names, const char **name, size_t *length) {
  while (names->at < names->end &&
         (is_blank_byte(names->text[names->at]) || names->text[names->at] == ','))
    names->at++;
  uint32_t start = names->at;
  while (names->at < names->end && !is_blank_byte(names->text[names->at]) &&
         names->text[names->at] != ',')
    names->at++;
  *name = names->text + start;
  *length = names->at - start;
  return names->at > start;
}

static bool is(const char *word, size_t length, const char *expected) {
  return length == strlen(expected) && memcmp(word, expected, length) == 0;
}

/* The words of a comment from `start` to `end`, if it is a switch: *kind is its first one, names
 * the rest. */
static bool read_comment(const char *text, uint32_t start, uint32_t end, QSwitchKind *kind,
                         QNames *names) {
  *names = (QNames){text, start + 4, end - 3};
  const char *word;
  size_t length;
  if (!next_name(names, &word, &length) || !is(word, length, "quoth:")) return false;
  if (!next_name(names, &word, &length)) return false;
  if (is(word, length, "off"))
    *kind = Q_SWITCH_OFF;
  else if (is(word, length, "on"))
    *kind = Q_SWITCH_ON;
  else if (is(word, length, "off-line"))
    *kind = Q_SWITCH_LINE;
  else
    return false;
  return true;
}

bool q_switch_names(const char *text, const QSwitch *s, const char *id, size_t length) {
  QSwitchKind kind;
  QNames names;
  const char *name;
  size_t size;
  if (!read_comment(text, s->start, s->end, &kind, &names)) return false;
  bool any = false;
  while (next_name(&names, &name, &size)) {
    if (size == length && memcmp(name, id, length) == 0) return true;
    any = true;
  }
  return !any;
}

static uint32_t set_of(QNames names) {
  const char *name;
  size_t length;
  uint32_t set = 0;
  bool any = false;
  for (; next_name(&names, &name, &length); any = true) {
    QRuleId rule;
    if (quoth_rule_named(name, length, &rule)) set |= UINT32_C(1) << rule;
  }
  return any ? set : UINT32_MAX;
}

/* ---- Lines ------------------------------------------------------------------------ */

static uint32_t line_end(const char *text, uint32_t size, uint32_t at) {
  const char *end = at < size ? memchr(text + at, '\n', size - at) : NULL;
  return end ? (uint32_t)(end - text) + 1 : size;
}

static bool all_blank(const char *text, uint32_t start, uint32_t end) {
  while (start < end && is_blank_byte(text[start])) start++;
  return start == end;
}

uint32_t q_switch_first_line(const char *text, uint32_t size) {
  for (uint32_t at = 0; at < size;) {
    uint32_t end = line_end(text, size, at);
    if (!all_blank(text, at, end)) return end;
    at = end;
  }
  return 0;
}

/* Moves the walk to a place behind it, in another line perhaps. */
static void move_to(QSwitches *walk, uint32_t at) {
  const char *text = walk->chunk->text;
  for (uint32_t i = at; i > walk->at; i--) {
    if (text[i - 1] != '\n') continue;
    walk->line_start = i;
    break;
  }
  walk->at = at;
  if (walk->line_end < at || walk->line_end == walk->line_start)
    walk->line_end = line_end(text, walk->chunk->size, at);
}

/* The line that a comment speaks of: its own, or the next one that is not blank. */
static void set_line(QSwitches *walk, QSwitch *s) {
  const QChunk *chunk = walk->chunk;
  const char *text = chunk->text;
  move_to(walk, s->start);
  s->line_start = walk->line_start;
  move_to(walk, s->end);
  s->line_end = walk->line_end;
  if (!all_blank(text, s->line_start, s->start) || !all_blank(text, s->end, s->line_end)) return;
  do {
    s->line_start = s->line_end;
    s->line_end = line_end(text, chunk->size, s->line_start);
    if (s->line_start == chunk->size) {
      s->kind = Q_SWITCH_PENDING;
      return;
    }
  } while (all_blank(text, s->line_start, s->line_end));
}

/* ---- Finding them ------------------------------------------------------------------- */

/* Whether a comment in a chunk is none, because it stands in code or front matter. */
static bool in_code(const QChunk *chunk, uint32_t at) {
  const QRecords *r = chunk->records;
  uint32_t low = 0, high = r->block_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (r->blocks[middle].end <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low < r->block_count && r->blocks[low].start <= at && r->blocks[low].kind == Q_EDGE_OTHER) {
    uint32_t start = r->blocks[low].start;
    while (start < at && is_blank_byte(chunk->text[start])) start++;
    bool goes_on = r->blocks[low].start == 0 && chunk->before.state != Q_IN_PROSE;
    if (goes_on || chunk->text[start] != '#') return true; /* no heading */
  }
  return at > 0 && chunk->text[at - 1] == '`';
}

static const char *find(const char *text, size_t size, const char *what) {
  size_t length = strlen(what);
  while (size >= length) {
    const char *at = memchr(text, what[0], size - length + 1);
    if (!at) return NULL;
    if (memcmp(at, what, length) == 0) return at;
    size -= (size_t)(at - text) + 1;
    text = at + 1;
  }
  return NULL;
}

/* Where the comment at `start` ends if it may be a switch, which begins with "quoth:" and stands
 * in one line, so that no cut between chunks can part it; else 0. */
static uint32_t comment_end(const QChunk *chunk, uint32_t start) {
  enum {
    LONGEST = 1000
  };
  const char *text = chunk->text;
  uint32_t at = start + 4, end = chunk->size - start > LONGEST ? start + LONGEST : chunk->size;
  while (at < end && (text[at] == ' ' || text[at] == '\t')) at++;
  if (end - at < 6 || memcmp(text + at, "quoth:", 6) != 0) return 0;
  const char *close = find(text + at, line_end(text, end, at) - at, "-->");
  return close ? (uint32_t)(close - text) + 3 : 0;
}

QSwitches q_switches(const QChunk *chunk) { return (QSwitches){.chunk = chunk}; }

bool q_switches_next(QSwitches *walk, QSwitch *found) {
  const QChunk *chunk = walk->chunk;
  const char *text = chunk->text, *comment;
  for (uint32_t at = walk->at; (comment = find(text + at, chunk->size - at, "<!--"));) {
    uint32_t start = (uint32_t)(comment - text);
    at = start + 4;
    QSwitchKind kind;
    QNames names;
    uint32_t end = comment_end(chunk, start);
    if (end == 0 || !read_comment(text, start, end, &kind, &names) || in_code(chunk, start))
      continue;
    *found = (QSwitch){.start = start, .end = end, .rules = set_of(names), .kind = (uint8_t)kind};
    if (kind == Q_SWITCH_LINE)
      set_line(walk, found);
    else
      move_to(walk, end);
    return true;
  }
  return false;
}
