#include "document/segment.h"

#include <string.h>

#include "text/utf8.h"

bool q_segment_is_break(const QCutRule *rule, const char *text, size_t position, bool in_words) {
  if (text[position - 1] != '\n') return false;
  if (rule->line_breaks) return true;
  size_t line = position - 1;
  while (line > 0 && text[line - 1] != '\n') {
    if (text[line - 1] != ' ' && text[line - 1] != '\t' && text[line - 1] != '\r') return false;
    line--;
  }
  return line > 0 || !in_words;
}

/* ---- Forced cuts -------------------------------------------------------- */

uint32_t q_segment_reach(const QCutRule *rule) { return rule->limit + 1; }

/* FNV-1a of the bytes before a place. */
static uint32_t hash_before(const char *text, size_t position, size_t from) {
  size_t start = position - from > 24 ? position - 24 : from;
  uint32_t hash = 2166136261u;
  for (size_t i = start; i < position; i++) hash = (hash ^ (uint8_t)text[i]) * 16777619u;
  return hash;
}

enum {
  ANY_PLACE,
  BLANK_PLACE,
  END_PLACE
};

/* What kind of place to cut at position is; bytes up to one past it may be looked at. */
static int place(const char *text, size_t length, size_t position) {
  char before = text[position - 1];
  if (before == '\n') return END_PLACE;
  if (text[position] == '\n') return -1; /* inside of CR LF, or better cut after it */
  if (before != ' ' && before != '\t')
    return q_utf8_is_boundary(text, length, position) ? ANY_PLACE : -1;
  if (position < 2) return BLANK_PLACE;
  char end = text[position - 2];
  return end == '.' || end == '!' || end == '?' ? END_PLACE : BLANK_PLACE;
}

static size_t forced_cut(const char *text, size_t length, size_t from, uint32_t limit) {
  size_t low = from + limit / 2, high = low + limit / 4;
  size_t best = high;
  int best_kind = -1;
  uint32_t best_hash = 0;
  for (size_t position = low; position < high; position++) {
    int kind = place(text, length, position);
    if (kind < 0 || kind < best_kind) continue;
    uint32_t hash = hash_before(text, position, from);
    if (kind > best_kind || hash < best_hash) {
      best = position;
      best_kind = kind;
      best_hash = hash;
    }
  }
  return best;
}

/* ---- Chunks ------------------------------------------------------------- */

void q_segment_begin(QSegmenter *s, const QCutRule *rule, bool in_words) {
  *s = (QSegmenter){.rule = rule, .in_words = in_words, .cut_in_words = in_words};
}

static QCut cut_at_break(QSegmenter *s, size_t position, size_t *end) {
  *end = s->chunk = position;
  s->cut_in_words = false;
  return Q_CUT_BREAK;
}

static QCut cut_by_force(QSegmenter *s, const char *text, size_t length, size_t *end) {
  size_t position = forced_cut(text, length, s->stretch, s->rule->limit), at = position;
  while (at > s->stretch && (text[at - 1] == ' ' || text[at - 1] == '\t' || text[at - 1] == '\r'))
    at--;
  if (at > s->stretch) s->cut_in_words = text[at - 1] != '\n';
  *end = s->chunk = s->stretch = position;
  return Q_CUT_FORCED;
}

QCut q_segment_next(QSegmenter *s, const char *text, size_t length, bool complete, size_t *end) {
  const QCutRule *rule = s->rule;
  for (;;) {
    /* A stretch that is too long stands in chunks of its own. */
    if (s->scan - s->stretch > rule->limit) {
      if (s->chunk < s->stretch) return cut_at_break(s, s->stretch, end);
      return cut_by_force(s, text, length, end);
    }
    if (s->line == s->scan && s->scan > s->stretch &&
        q_segment_is_break(rule, text, s->scan, s->in_words)) {
      s->stretch = s->scan;
      if (s->scan - s->chunk >= rule->target) return cut_at_break(s, s->scan, end);
    }
    if (s->scan == length) {
      if (!complete) return Q_CUT_MORE;
      if (s->chunk == length) return Q_CUT_NONE;
      return cut_at_break(s, length, end);
    }
    /* To the next line's start, or just beyond the limit. */
    size_t most = length - s->scan, far = s->stretch + rule->limit + 1 - s->scan;
    if (most > far) most = far;
    const char *lf = memchr(text + s->scan, '\n', most);
    s->scan = lf ? (size_t)(lf - text) + 1 : s->scan + most;
    if (lf) s->line = s->scan;
  }
}
