/* Two readings of the text. The first takes each paragraph for itself and counts what it finds; the
 * second is told the customs that these counts show. */
#include "marks/decode.h"

#include <string.h>

#include "document/memory.h"
#include "marks/customs.h"
#include "text/utf8.h"

#define WINDOW 4096 /* marks of a paragraph that are decided together; more are decided in turn */

/* How each state of one step came about. */
typedef struct {
  uint8_t from[Q_MARK_BEAM];
  QMarkMove move[Q_MARK_BEAM];
} Step;

typedef struct {
  const char *text;
  size_t length;
  QCustoms *customs;
  QMarkVisit *visit; /* NULL: count only */
  void *context;
  bool ended; /* by the visitor */
  QMarkStream stream;
  QMarkBeam beam;
  unsigned count;
  size_t paragraph; /* where it begins */
  QMarkEvent event[WINDOW + Q_MARK_EVENTS];
  Step step[WINDOW + Q_MARK_EVENTS];
} Decoder;

/* ---- Paragraphs ------------------------------------------------------------- */

static bool blank_byte(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/* Where the paragraph that holds `start` ends: at a blank line, or at the first line end. */
static size_t paragraph_end(const char *text, size_t length, size_t start, bool lines) {
  while (start < length) {
    const char *line_end = memchr(text + start, '\n', length - start);
    if (!line_end) return length;
    size_t next = (size_t)(line_end - text) + 1;
    if (lines) return next - 1;
    size_t i = next;
    while (i < length && blank_byte(text[i])) i++;
    if (i == length || text[i] == '\n') return next - 1;
    start = next;
  }
  return length;
}

static size_t skip_blank(const char *text, size_t length, size_t start) {
  while (start < length && (blank_byte(text[start]) || text[start] == '\n')) start++;
  return start;
}

/* ---- What follows ----------------------------------------------------------- */

/* Bytes of a mark: a pair of code points in the style of LaTeX is one. */
static size_t mark_bytes(const Decoder *d, const QMarkEvent *e) {
  if (e->sign == Q_SIGN_LATEX_LEFT || e->sign == Q_SIGN_LATEX_RIGHT) return 2;
  int32_t c;
  return q_utf8_read(d->text + e->position, d->length - e->position, &c);
}

/* A quotation that the next paragraph opens again is no fault: its marks at the start of that are
 * compared with the stack, outermost first. */
static void close_paragraph(Decoder *d, size_t end) {
  unsigned family[Q_MARK_DEPTH], count = 0;
  for (size_t i = skip_blank(d->text, d->length, end); i < d->length && count < Q_MARK_DEPTH;) {
    int32_t c;
    i += q_utf8_read(d->text + i, d->length - i, &c);
    QMarkSign sign = q_mark_sign(c);
    if (sign == Q_SIGN_NONE && q_is_thin(c)) continue;
    QMarkKind kind = q_sign_opens(sign);
    if (kind == Q_OPENS_NOTHING) break;
    family[count++] = q_kind_family(kind);
  }
  for (unsigned i = 0; i < d->beam.count; i++) {
    QMarkState *state = &d->beam.state[i];
    unsigned same = 0;
    while (same < count && same < state->stack.depth &&
           family[same] == q_kind_family(state->stack.kind[same])) {
      same++;
    }
    state->cost +=
        (int32_t)same * Q_COST_REOPENED + (int32_t)(state->stack.depth - same) * Q_COST_UNCLOSED;
  }
}

/* ---- One paragraph ---------------------------------------------------------- */

/* Decides the marks that have been gathered. `end` is the paragraph's end, or 0 if it goes on. */
static void decide(Decoder *d, size_t end) {
  if (d->count == 0) return;
  QMarkCustom custom = q_customs_of_paragraph(d->customs, d->event, d->count);
  for (unsigned i = 0; i < d->count; i++) {
    QMarkEvent e = d->event[i];
    q_customs_advise(d->customs, d->text, d->length, &e);
    q_beam_step(&d->beam, &e, &custom);
    for (unsigned k = 0; k < d->beam.count; k++) {
      d->step[i].from[k] = d->beam.state[k].from;
      d->step[i].move[k] = d->beam.state[k].move;
    }
  }
  if (end) close_paragraph(d, end);
  const QMarkState *best = q_beam_best(&d->beam);
  QMarkState state = *best;
  unsigned k = (unsigned)(best - d->beam.state);
  /* Back along the steps; the winning move of each is put first. */
  for (unsigned i = d->count; i-- > 0;) {
    QMarkMove move = d->step[i].move[k];
    k = d->step[i].from[k];
    d->step[i].move[0] = move;
  }
  for (unsigned i = 0; i < d->count && !d->ended; i++) {
    QMarkMove move = d->step[i].move[0];
    q_customs_count(d->customs, d->text, d->length, &d->event[i], move);
    if (!d->visit) continue;
    const QMarkEvent *e = &d->event[i];
    QMarkAction action = q_move_action(move);
    QMark mark = {.start = e->position,
                  .end = e->position + mark_bytes(d, e),
                  .sign = (QMarkSign)e->sign,
                  .action = action == Q_MARK_TEXT ? q_mark_name_text(e) : action,
                  .kind = q_move_kind(move),
                  .level = (uint8_t)q_move_level(move),
                  .before = e->before,
                  .after = e->after,
                  .prime = action == Q_MARK_TEXT && q_mark_may_be_prime(e)};
    d->ended = !d->visit(d->context, &mark);
  }
  d->count = 0;
  state.cost = 0;
  d->beam.state[0] = state;
  d->beam.count = 1;
}

static void read_paragraph(Decoder *d, size_t start, size_t end) {
  q_stream_begin(&d->stream, 0);
  q_beam_begin(&d->beam, &(QMarkStack){0});
  d->count = 0;
  for (size_t i = start; i < end && !d->ended;) {
    int32_t c;
    size_t at = i;
    i += q_utf8_read(d->text + i, end - i, &c);
    d->count += q_stream_feed(&d->stream, c, (uint32_t)at, d->event + d->count);
    i += q_stream_run(&d->stream, d->text + i, end - i);
    if (d->count >= WINDOW) decide(d, 0);
  }
  d->count += q_stream_end(&d->stream, Q_NEAR_EDGE, d->event + d->count);
  decide(d, end);
}

static void read_text(Decoder *d, bool lines) {
  size_t i = skip_blank(d->text, d->length, 0);
  while (i < d->length && !d->ended) {
    size_t end = paragraph_end(d->text, d->length, i, lines);
    read_paragraph(d, i, end);
    i = skip_blank(d->text, d->length, end);
  }
}

QStatus q_marks_decode(const char *text, size_t length, bool lines, QMarkVisit *visit,
                       void *context) {
  if (length > UINT32_MAX) return Q_TOO_LARGE;
  Decoder *d = q_memory_new(sizeof *d);
  QCustoms *customs = q_memory_new(sizeof *customs);
  if (!d || !customs) {
    q_memory_free(d);
    q_memory_free(customs);
    return Q_NO_MEMORY;
  }
  d->text = text;
  d->length = length;
  d->customs = customs;
  d->visit = NULL;
  d->context = context;
  d->ended = false;
  q_customs_begin(customs);
  read_text(d, lines);
  q_customs_settle(customs);
  d->visit = visit;
  read_text(d, lines);
  q_memory_free(customs);
  q_memory_free(d);
  return Q_OK;
}
