/* Straight quotation marks made typographic, by what q_marks_decode says of them.
 *
 * A style is a choice of pairs. But for the UK one, double marks become double ones and single
 * marks single ones, so that nothing is lost; in French “ ” are written for single marks inside of
 * « » alone, where quoth_straighten takes them for single ones. */
#include <string.h>

#include "document/memory.h"
#include "marks/code.h"
#include "marks/decode.h"
#include "marks/guillemets.h"
#include "quoth.h"
#include "text/paragraphs.h"

typedef struct {
  const char *open, *close;
} Pair;

static const Pair TWINS = {"“", "”"}, SINGLES = {"‘", "’"};
static const Pair GUILLEMETS = {"«" Q_NARROW_SPACE, Q_NARROW_SPACE "»"};
static const Pair LOW_TWINS = {"„", "“"}, LOW_SINGLES = {"‚", "‘"};
static const Pair REVERSED_TWINS = {"»", "«"}, REVERSED_SINGLES = {"›", "‹"};

typedef struct {
  const char *text;
  size_t length;
  size_t written; /* bytes of the text that are out */
  QWrite *write;
  void *context;
  bool stopped; /* by the writer */
  QCurlStyle style;
  /* By level: what has been opened with a straight mark, and which. */
  const Pair *opened[Q_MARK_DEPTH];
  uint8_t sign[Q_MARK_DEPTH];
  QGuillemets guillemets; /* up to `written`, in the styles that write them */
} Curl;

/* ---- Which pair ------------------------------------------------------------- */

static const Pair *pair_of(const Curl *curl, QMarkSign sign, unsigned level) {
  bool single = sign == Q_SIGN_SINGLE;
  switch (curl->style) {
  case Q_CURL_UK: return level % 2 ? &TWINS : &SINGLES;
  case Q_CURL_FRENCH:
    if (single) return curl->guillemets.open ? &TWINS : &SINGLES;
    return &GUILLEMETS;
  case Q_CURL_GERMAN: return single ? &LOW_SINGLES : &LOW_TWINS;
  case Q_CURL_GUILLEMETS: return single ? &REVERSED_SINGLES : &REVERSED_TWINS;
  default: return single ? &SINGLES : &TWINS;
  }
}

/* What has been opened at a level with a typographic mark is closed as usual. */
static const Pair *closing_pair(Curl *curl, const QMark *mark) {
  const Pair *pair = curl->opened[mark->level];
  bool same = pair && curl->sign[mark->level] == mark->sign;
  bool typographic = mark->kind != Q_MARK_DOUBLE_STRAIGHT && mark->kind != Q_MARK_SINGLE_STRAIGHT;
  curl->opened[mark->level] = NULL;
  if (typographic) return mark->sign == Q_SIGN_SINGLE ? &SINGLES : &TWINS;
  if (!pair || (!same && curl->style != Q_CURL_UK)) pair = pair_of(curl, mark->sign, mark->level);
  /* Inside of « » only: they have been closed since. */
  if (curl->style == Q_CURL_FRENCH && pair == &TWINS && !curl->guillemets.open) pair = &SINGLES;
  return pair;
}

/* A narrow space outside of » or « would look as if it were the one inside of « ». */
static bool is_misread(const Curl *curl, const QMark *mark, const Pair *pair) {
  if (pair != &REVERSED_TWINS) return false;
  size_t at = mark->start;
  return (at >= 3 && q_is_here(curl->text, at, at - 3, Q_NARROW_SPACE)) ||
         q_is_here(curl->text, curl->length, mark->end, Q_NARROW_SPACE);
}

static const char *open_with(const Curl *curl, const QMark *mark, const Pair *pair) {
  return is_misread(curl, mark, pair) ? NULL : pair->open;
}

static const char *opening(Curl *curl, const QMark *mark) {
  const Pair *pair = pair_of(curl, mark->sign, mark->level);
  if (pair == &LOW_SINGLES && q_is_low_comma(curl->text, mark->start)) pair = &SINGLES;
  curl->opened[mark->level] = pair;
  curl->sign[mark->level] = (uint8_t)mark->sign;
  return open_with(curl, mark, pair);
}

/* A closing « after a space would look as if it opened something. */
static const char *close_with(const Curl *curl, const QMark *mark, const Pair *pair) {
  if (pair == &REVERSED_TWINS && q_may_begin(curl->text, mark->start)) return NULL;
  if (is_misread(curl, mark, pair)) return NULL;
  return pair->close;
}

/* What stands for a straight mark; NULL where the mark stays. */
static const char *curled(Curl *curl, const QMark *mark) {
  if (mark->action == Q_MARK_OPEN) return opening(curl, mark);
  if (mark->action == Q_MARK_CLOSE) return close_with(curl, mark, closing_pair(curl, mark));
  if (mark->sign == Q_SIGN_SINGLE) return mark->prime ? "′" : "’";
  if (mark->action == Q_MARK_TEXT) return mark->prime ? "″" : NULL;
  const Pair *pair = pair_of(curl, mark->sign, 0);
  return q_side_after(mark->after) == Q_SIDE_WORD ? open_with(curl, mark, pair)
                                                  : close_with(curl, mark, pair);
}

/* ---- Writing ---------------------------------------------------------------- */

/* The guillemets and paragraph ends of the text between two straight marks. */
static void pass(Curl *curl, size_t to) {
  QGuillemets *g = &curl->guillemets;
  for (size_t i = curl->written; i < to; i++) {
    if (curl->text[i] == '\n') {
      if (q_is_paragraph_end(curl->text, curl->length, i)) g->open = 0;
    } else if (q_is_here(curl->text, to, i, "«")) {
      q_guillemet_left(g, curl->text, curl->length, i, i + 2);
    } else if (q_is_here(curl->text, to, i, "»")) {
      q_guillemet_right(g, curl->text, i);
    }
  }
}

/* Counts what is written as quoth_straighten will. */
static void count(Curl *curl, const QMark *mark, const char *now) {
  QGuillemets *g = &curl->guillemets;
  if (now == GUILLEMETS.open) q_guillemet_left(g, now, strlen(now), 0, 2);
  if (now == GUILLEMETS.close) q_guillemet_right(g, now, strlen(Q_NARROW_SPACE));
  if (now == REVERSED_TWINS.open) q_guillemet_right(g, curl->text, mark->start);
  if (now == REVERSED_TWINS.close)
    q_guillemet_left(g, curl->text, curl->length, mark->start, mark->end);
}

static bool put(Curl *curl, const char *bytes, size_t length) {
  curl->stopped = length > 0 && !curl->write(curl->context, bytes, length);
  return !curl->stopped;
}

static bool visit(void *context, const QMark *mark) {
  Curl *curl = context;
  char sign = curl->text[mark->start];
  bool straight = mark->end - mark->start == 1 && (sign == '"' || sign == '\'');
  if (!straight) {
    if (mark->action == Q_MARK_OPEN) curl->opened[mark->level] = NULL;
    return true;
  }
  bool counted = curl->style == Q_CURL_FRENCH || curl->style == Q_CURL_GUILLEMETS;
  if (counted) pass(curl, mark->start);
  const char *now = curled(curl, mark);
  /* Inside of « » it would be taken for a single one. */
  if (mark->sign == Q_SIGN_DOUBLE && now == TWINS.close && curl->guillemets.open) now = NULL;
  size_t from = curl->written, to = now ? mark->start : mark->end;
  if (!now && !counted) return true;
  curl->written = mark->end;
  if (!put(curl, curl->text + from, to - from)) return false;
  if (!now) return true;
  if (counted) count(curl, mark, now);
  return put(curl, now, strlen(now));
}

/* ---- All of it -------------------------------------------------------------- */

const char *quoth_curl_style_name(QCurlStyle style) {
  static const char *const names[] = {"us", "uk", "french", "german", "german-guillemets"};
  return names[style];
}

QStatus quoth_curl(const char *text, size_t length, const QCurlOptions *options, QWrite *write,
                   void *context) {
  QCurlOptions o = {Q_CURL_US, Q_FORMAT_TEXT, Q_PARAGRAPHS_GUESS};
  if (options) o = *options;
  if (length > UINT32_MAX) return Q_TOO_LARGE;
  bool lines = o.paragraphs == Q_PARAGRAPHS_LINE ||
               (o.paragraphs == Q_PARAGRAPHS_GUESS && q_paragraphs_are_lines(text, length));
  char *masked = NULL;
  if (o.format == Q_FORMAT_MARKDOWN) {
    masked = q_code_mask(text, length);
    if (!masked) return Q_NO_MEMORY;
  }
  Curl curl = {.text = text, .length = length, .write = write, .context = context};
  curl.style = o.style;
  QStatus status = q_marks_decode(masked ? masked : text, length, lines, visit, &curl);
  if (status == Q_OK && !curl.stopped) put(&curl, text + curl.written, length - curl.written);
  q_memory_free(masked);
  return status;
}
