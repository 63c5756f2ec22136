#include "marks/repair.h"

#include <string.h>

#include "document/memory.h"
#include "marks/repair_beam.h"
#include "marks/repair_quick.h"

enum {
  BORDER_SPREAD = 2000,
  REREAD = 6, /* edits of a paragraph for which the next best reading is looked for */
};

/* What is known of a block when a chunk is traced. */
typedef struct {
  QRepairBorder before;
  bool sound;
  uint8_t entry; /* then: the state of the border before */
} Block;

struct QRepairer {
  QRepairParagraph paragraph;
  uint8_t path[2 * Q_REPAIR_MARKS + 1];
  QRepair edits[Q_REPAIR_EDITS];
  uint32_t steps[Q_REPAIR_EDITS]; /* at which they are made */
  unsigned edit_count;
  Block *blocks;
  size_t block_room;
  QRepair *repairs;
  size_t repair_count, repair_room;
  char *mended; /* a paragraph after its edits */
  size_t mended_room;
};

QRepairer *q_repairer_new(void) {
  QRepairer *r = q_memory_new(sizeof *r);
  if (!r) return NULL;
  r->blocks = NULL;
  r->repairs = NULL;
  r->mended = NULL;
  r->mended_room = 0;
  r->block_room = r->repair_room = r->repair_count = 0;
  return r;
}

void q_repairer_free(QRepairer *r) {
  if (!r) return;
  q_memory_free(r->blocks);
  q_memory_free(r->repairs);
  q_memory_free(r->mended);
  q_memory_free(r);
}

/* ---- Borders ------------------------------------------------------------------ */

void q_border_begin(QRepairBorder *border) {
  memset(border, 0, sizeof *border);
  border->count = 1;
}

unsigned q_border_choice(const QRepairBorder *border, const QRepairCustom *custom) {
  unsigned best = 0;
  int least = INT32_MAX;
  for (unsigned i = 0; i < border->count; i++) {
    int cost = border->cost[i] + q_repair_unclosed_all(custom, &border->stack[i]);
    if (cost < least) least = cost, best = i;
  }
  return best;
}

static QMarkStack bare(const QMarkStack *stack) {
  QMarkStack s = *stack;
  s.speech &= (uint8_t) ~(Q_STACK_RESUMES | Q_STACK_SINGLES);
  return s;
}

static int compare(const QMarkStack *a, const QMarkStack *b) { return memcmp(a, b, sizeof *a); }

static int order(const QRepairBorder *border, unsigned at, const QMarkStack *stack, uint8_t runs) {
  int c = compare(&border->stack[at], stack);
  return c ? c : (int)border->runs[at] - (int)runs;
}

/* Adds a state where it belongs in the order of stacks; the dearest falls out. */
static void add_state(QRepairBorder *border, const QMarkStack *stack, uint8_t runs, int32_t cost) {
  unsigned at = 0;
  while (at < border->count && order(border, at, stack, runs) < 0) at++;
  if (at < border->count && order(border, at, stack, runs) == 0) {
    if (cost < border->cost[at]) border->cost[at] = cost;
    return;
  }
  if (border->count == Q_BORDER_STATES) {
    unsigned worst = 0;
    for (unsigned i = 1; i < border->count; i++) {
      if (border->cost[i] > border->cost[worst]) worst = i;
    }
    if (cost >= border->cost[worst]) return;
    border->count--;
    for (unsigned i = worst; i < border->count; i++) {
      border->stack[i] = border->stack[i + 1];
      border->cost[i] = border->cost[i + 1];
      border->runs[i] = border->runs[i + 1];
    }
    if (worst < at) at--;
  }
  for (unsigned i = border->count; i > at; i--) {
    border->stack[i] = border->stack[i - 1];
    border->cost[i] = border->cost[i - 1];
    border->runs[i] = border->runs[i - 1];
  }
  border->stack[at] = *stack;
  border->cost[at] = cost;
  border->runs[at] = runs;
  border->count++;
}

static void border_of(const QRepairBeam *beam, bool verse, QRepairBorder *after) {
  QRepairBorder all;
  memset(&all, 0, sizeof all);
  int32_t least = INT32_MAX;
  for (unsigned i = 0; i < beam->count; i++) {
    QMarkStack stack = bare(&beam->state[i].stack);
    add_state(&all, &stack, beam->state[i].runs, beam->state[i].cost);
    if (beam->state[i].cost < least) least = beam->state[i].cost;
  }
  memset(after, 0, sizeof *after);
  for (unsigned i = 0; i < all.count; i++) {
    if (all.cost[i] > least + BORDER_SPREAD) continue;
    after->stack[after->count] = all.stack[i];
    after->runs[after->count] = all.runs[i];
    after->cost[after->count++] = all.cost[i] - least;
  }
  after->verse = verse && (after->count > 1 || after->stack[0].depth > 0);
}

/* ---- One block ---------------------------------------------------------------- */

static bool nothing_open(const QRepairBorder *border) {
  return border->count == 1 && border->stack[0].depth == 0;
}

/* Whether the reading without edits is sound: then nothing is open, and *entry is its start. */
static bool is_sound(const QRepairBeam *beam, uint8_t *entry) {
  const QRepairState *best = NULL;
  for (unsigned i = 0; i < beam->count; i++) {
    if (!best || beam->state[i].cost < best->cost) best = &beam->state[i];
  }
  *entry = best->entry;
  return best->stack.depth == 0 && !best->odd;
}

/* Reads a block from one border to the next; what it has to know for a trace is in *known. */
static void read_block(QRepairer *r, const QRepairText *text, uint32_t index,
                       const QRepairBorder *before, QRepairBorder *after, Block *known) {
  const QBlockRecord *block = &text->blocks[index];
  bool forced = text->forced && index == 0;
  known->sound = true;
  known->entry = 0;
  q_border_begin(after);
  if (block->kind != Q_EDGE_PARAGRAPH) {
    known->entry = (uint8_t)q_border_choice(before, &text->custom);
    known->sound = nothing_open(before);
    return;
  }
  if (nothing_open(before) &&
      q_repair_is_plain(text->text, block->start, block->end, text->custom.single))
    return;
  QRepairParagraph *p = &r->paragraph;
  if (!q_repair_gather(p, text->text, block->start, block->end, &text->custom)) {
    known->entry = (uint8_t)q_border_choice(before, &text->custom);
    return;
  }
  p->banned_step = -1;
  q_repair_decode(p, before, forced, false);
  if (is_sound(&p->beam, &known->entry)) return;
  known->sound = false;
  q_repair_decode(p, before, forced, true);
  border_of(&p->beam, q_repair_is_verse(text->text, block->start, block->end), after);
}

void q_repair_read(QRepairer *r, const QRepairText *text, const QRepairBorder *before,
                   QRepairBorder *after, bool *sound) {
  QRepairBorder border = *before;
  *sound = true;
  for (uint32_t i = 0; i < text->block_count; i++) {
    Block known;
    QRepairBorder next;
    read_block(r, text, i, &border, &next, &known);
    *sound &= known.sound;
    border = next;
  }
  *after = border;
}

/* ---- Edits of a paragraph ------------------------------------------------------- */

typedef struct {
  uint32_t start, end;
  int edit; /* that opened it, or -1 */
} Level;

static const char *mark_of(unsigned kind, bool opening) {
  switch (kind) {
  case Q_MARK_DOUBLE_STRAIGHT: return "\"";
  case Q_MARK_SINGLE_STRAIGHT: return "'";
  case Q_MARK_SINGLE_CURLY: return opening ? "‘" : "’";
  case Q_MARK_DOUBLE_CURLY: return opening ? "“" : "”";
  default: return NULL;
  }
}

static int edit_at(QRepairer *r, unsigned step, QRepairKind kind, uint32_t start, uint32_t end,
                   const char *text, unsigned confidence) {
  if (r->edit_count < Q_REPAIR_EDITS) {
    QRepair *e = &r->edits[r->edit_count];
    *e = (QRepair){.kind = kind, .start = start, .end = end, .confidence = confidence};
    memcpy(e->text, text, strlen(text) + 1);
    r->steps[r->edit_count] = step;
  }
  return (int)r->edit_count++;
}

static void set_partner(QRepairer *r, int edit, uint32_t start, uint32_t end) {
  if (edit < 0 || edit >= Q_REPAIR_EDITS) return;
  r->edits[edit].partner_start = start;
  r->edits[edit].partner_end = end;
}

/* The mark is closed by one that is no pair with it: what the text has elsewhere is right. */
static int edit_pair(QRepairer *r, unsigned step, const QMarkEvent *e, uint32_t end, unsigned kind,
                     const Level *level) {
  QRepairParagraph *p = &r->paragraph;
  bool straight = e->sign == Q_SIGN_DOUBLE || e->sign == Q_SIGN_SINGLE;
  bool double_sign = e->sign <= Q_SIGN_DOUBLE_RIGHT;
  bool opening = double_sign == !q_kind_is_single(kind) && straight == p->custom.straight &&
                 level->end > level->start && level->edit < 0;
  if (!opening) {
    int edit = edit_at(r, step, Q_REPAIR_PAIR, e->position, end, mark_of(kind, false), 90);
    set_partner(r, edit, level->start, level->end);
    return edit;
  }
  QMarkKind right = q_sign_opens((QMarkSign)e->sign);
  int edit = edit_at(r, step, Q_REPAIR_PAIR, level->start, level->end, mark_of(right, true), 90);
  set_partner(r, edit, e->position, end);
  return edit;
}

static bool is_pair(QMarkSign sign, unsigned kind) {
  const char *right = mark_of(kind, false);
  if (!right) return true;
  switch (sign) {
  case Q_SIGN_DOUBLE: return kind == Q_MARK_DOUBLE_STRAIGHT;
  case Q_SIGN_SINGLE: return kind == Q_MARK_SINGLE_STRAIGHT;
  case Q_SIGN_DOUBLE_LEFT:
  case Q_SIGN_DOUBLE_RIGHT: return kind == Q_MARK_DOUBLE_CURLY;
  case Q_SIGN_SINGLE_LEFT:
  case Q_SIGN_SINGLE_RIGHT: return kind == Q_MARK_SINGLE_CURLY;
  default: return true;
  }
}

static void close_level(QRepairer *r, unsigned step, const QMarkEvent *e, uint32_t end,
                        unsigned kind, const Level *level) {
  int edit = -1;
  if (!is_pair((QMarkSign)e->sign, kind)) {
    edit = edit_pair(r, step, e, end, kind, level);
  } else if ((e->sign == Q_SIGN_DOUBLE_LEFT || e->sign == Q_SIGN_SINGLE_LEFT) &&
             mark_of(kind, false)) {
    edit = edit_at(r, step, Q_REPAIR_TURNED, e->position, end, mark_of(kind, false), 95);
    set_partner(r, edit, level->start, level->end);
  }
  set_partner(r, level->edit, e->position, end);
}

static unsigned confidence_of(int gap) {
  if (gap < 0) gap = 0;
  if (gap > 300) gap = 300;
  return (unsigned)(60 + gap / 8);
}

/* Does again what the path does, and notes its edits. `start` is the state that it begins with. */
static void replay(QRepairer *r, const QRepairState *start) {
  QRepairParagraph *p = &r->paragraph;
  QMarkStack stack = start->stack;
  Level level[Q_MARK_DEPTH + 1];
  for (unsigned i = 0; i <= Q_MARK_DEPTH; i++) level[i] = (Level){0, 0, -1};
  r->edit_count = 0;
  unsigned skip = start->skip;
  if ((start->act & 15) == Q_ACT_PUT_OPEN) {
    uint32_t at = q_repair_first_place(p->text, p->start);
    level[0].edit = edit_at(r, 0, Q_REPAIR_OPEN, at, at, mark_of(stack.kind[0], true), 80);
  }
  for (unsigned step = 0; step <= 2 * p->count; step++) {
    unsigned what = r->path[step] & 15, at = r->path[step] >> 4, i = step / 2;
    if (step % 2 == 0) {
      const QPlaces *places = &p->places[i];
      if (what == Q_ACT_PUT_CLOSE) {
        unsigned kind = stack.kind[at];
        int edit =
            edit_at(r, step, Q_REPAIR_CLOSE, places->close.at, places->close.at,
                    mark_of(kind, false), confidence_of(places->close.second - places->close.cost));
        set_partner(r, edit, level[at].start, level[at].end);
        set_partner(r, level[at].edit, places->close.at, places->close.at);
        q_mark_stack_pop(&stack, at);
      } else if (what == Q_ACT_PUT_OPEN) {
        /* Of which kind it is, the mark that closes it tells. */
        bool single = false, straight = p->custom.straight;
        for (unsigned k = step + 1, depth = 1; k <= 2 * p->count && depth; k++) {
          unsigned next = r->path[k] & 15;
          if (next == Q_ACT_OPEN || next == Q_ACT_PUT_OPEN) depth++;
          if (next != Q_ACT_CLOSE && next != Q_ACT_PUT_CLOSE) continue;
          if ((unsigned)(r->path[k] >> 4) > stack.depth) {
            depth--;
            continue;
          }
          if (next == Q_ACT_CLOSE) {
            QMarkSign sign = (QMarkSign)p->event[k / 2].sign;
            single = q_sign_is_single(sign);
            straight = sign == Q_SIGN_DOUBLE || sign == Q_SIGN_SINGLE;
          }
          break;
        }
        QMarkKind kind = single ? (straight ? Q_MARK_SINGLE_STRAIGHT : Q_MARK_SINGLE_CURLY)
                                : (straight ? Q_MARK_DOUBLE_STRAIGHT : Q_MARK_DOUBLE_CURLY);
        level[stack.depth] = (Level){0, 0, -1};
        level[stack.depth].edit =
            edit_at(r, step, Q_REPAIR_OPEN, places->open.at, places->open.at, mark_of(kind, true),
                    confidence_of(places->open.second - places->open.cost));
        q_mark_stack_push(&stack, kind, false);
      }
      continue;
    }
    const QMarkEvent *e = &p->event[i];
    uint32_t end = p->event_end[i];
    if (skip) {
      unsigned n = stack.depth - skip--;
      level[n] = (Level){e->position, end, -1};
      if (e->sign == Q_SIGN_DOUBLE_RIGHT && !p->custom.alike)
        level[n].edit = edit_at(r, step, Q_REPAIR_TURNED, e->position, end, "“", 95);
      if (e->sign == Q_SIGN_SINGLE_RIGHT)
        level[n].edit = edit_at(r, step, Q_REPAIR_TURNED, e->position, end, "‘", 95);
      continue;
    }
    switch (what) {
    case Q_ACT_TEXT:
      if (e->sign == Q_SIGN_SINGLE_LEFT && q_mark_before_word(e))
        edit_at(r, step, Q_REPAIR_ELISION, e->position, end, "’", 95);
      break;
    case Q_ACT_DELETE: {
      bool twin = i > 0 && e->touches && p->event[i - 1].sign == e->sign;
      edit_at(r, step, twin ? Q_REPAIR_DOUBLED : Q_REPAIR_STRAY, e->position, end, "",
              twin ? 95 : 70);
      break;
    }
    case Q_ACT_OPEN: {
      QMarkKind kind = q_sign_opens((QMarkSign)e->sign);
      level[stack.depth] = (Level){e->position, end, -1};
      if ((e->sign == Q_SIGN_DOUBLE_RIGHT && !p->custom.alike) || e->sign == Q_SIGN_SINGLE_RIGHT)
        level[stack.depth].edit =
            edit_at(r, step, Q_REPAIR_TURNED, e->position, end, mark_of(kind, true), 95);
      q_mark_stack_push(&stack, kind, false);
      break;
    }
    case Q_ACT_CLOSE:
      close_level(r, step, e, end, stack.kind[at], &level[at]);
      q_mark_stack_pop(&stack, at);
      break;
    default: break;
    }
  }
}

static int cheapest(const QRepairBeam *beam, const QMarkStack *stack, uint8_t runs) {
  int best = -1;
  for (unsigned i = 0; i < beam->count; i++) {
    QMarkStack s = bare(&beam->state[i].stack);
    if (compare(&s, stack) != 0 || beam->state[i].runs != runs) continue;
    if (best < 0 || beam->state[i].cost < beam->state[best].cost) best = (int)i;
  }
  return best;
}

/* How much dearer the text is when the edit of a step is not made. */
static int gap_without(QRepairer *r, const QRepairBorder *before, bool forced, unsigned step,
                       const QMarkStack *end, uint8_t runs, int32_t cost) {
  QRepairParagraph *p = &r->paragraph;
  p->banned_step = (int)step;
  q_repair_decode(p, before, forced, true);
  p->banned_step = -1;
  int other = cheapest(&p->beam, end, runs);
  return other < 0 ? 1000 : p->beam.state[other].cost - cost;
}

/* Reads the paragraph and notes the edits of the way that ends in `end`. Returns the state that it
 * ends with, or -1. */
static int find_edits(QRepairer *r, const QRepairBorder *before, bool forced, const QMarkStack *end,
                      uint8_t runs) {
  QRepairParagraph *p = &r->paragraph;
  p->banned_step = -1;
  q_repair_decode(p, before, forced, true);
  int best = cheapest(&p->beam, end, runs);
  r->edit_count = 0;
  if (best < 0) return -1;
  unsigned k = (unsigned)best;
  for (unsigned step = 2 * p->count + 1; step-- > 0;) {
    r->path[step] = p->step[step].act[k];
    k = p->step[step].from[k];
  }
  QRepairState start = p->start_state[k];
  replay(r, &start);
  return best;
}

/* The text of the paragraph after its edits: 0 at *size when there is no memory. */
static bool mend(QRepairer *r, const char *text, uint32_t start, uint32_t end, uint32_t *size) {
  void *bytes = r->mended;
  size_t room = (size_t)(end - start) + 4 * (size_t)r->edit_count + 64;
  if (!q_memory_reserve(&bytes, &r->mended_room, room, 1)) return false;
  r->mended = bytes;
  uint32_t at = start, length = 0;
  for (unsigned i = 0; i < r->edit_count; i++) {
    const QRepair *e = &r->edits[i];
    if (e->start < at) continue; /* before thin spaces at the start */
    memcpy(r->mended + length, text + at, e->start - at);
    length += e->start - at;
    memcpy(r->mended + length, e->text, strlen(e->text));
    length += (uint32_t)strlen(e->text);
    at = e->end;
  }
  memcpy(r->mended + length, text + at, end - at);
  *size = length + end - at;
  return true;
}

static void sort_edits(QRepairer *r) {
  for (unsigned i = 1; i < r->edit_count; i++) {
    QRepair e = r->edits[i];
    unsigned at = i;
    for (; at > 0 && r->edits[at - 1].start > e.start; at--) r->edits[at] = r->edits[at - 1];
    r->edits[at] = e;
  }
}

/* Whether the edits leave nothing to mend. False too when there is no memory, and then *failed. */
static bool is_at_rest(QRepairer *r, const char *text, uint32_t start, uint32_t end_of_text,
                       const QRepairBorder *before, bool forced, const QMarkStack *end,
                       uint8_t runs, bool *failed) {
  QRepair edits[Q_REPAIR_EDITS];
  unsigned count = r->edit_count;
  memcpy(edits, r->edits, count * sizeof *edits);
  uint32_t size;
  if (!mend(r, text, start, end_of_text, &size)) {
    *failed = true;
    return false;
  }
  QRepairCustom custom = r->paragraph.custom;
  bool rest = q_repair_gather(&r->paragraph, r->mended, 0, size, &custom) &&
              find_edits(r, before, forced, end, runs) >= 0 && r->edit_count == 0;
  memcpy(r->edits, edits, count * sizeof *edits);
  r->edit_count = count;
  return rest;
}

/* The edits of a paragraph that ends in `end`. Returns the state of the border before. */
static unsigned trace_paragraph(QRepairer *r, const QRepairBorder *before, bool forced,
                                const QMarkStack *end, uint8_t runs, bool *failed) {
  QRepairParagraph *p = &r->paragraph;
  int best = find_edits(r, before, forced, end, runs);
  if (best < 0) return 0;
  int32_t cost = p->beam.state[best].cost;
  unsigned entry = p->beam.state[best].entry;
  if (r->edit_count > Q_REPAIR_EDITS) r->edit_count = 0;
  for (unsigned i = 0; i < r->edit_count && r->edit_count <= REREAD; i++) {
    QRepair *e = &r->edits[i];
    if (e->kind != Q_REPAIR_CLOSE && e->kind != Q_REPAIR_OPEN && e->kind != Q_REPAIR_STRAY)
      continue;
    unsigned sure = confidence_of(gap_without(r, before, forced, r->steps[i], end, runs, cost));
    if (sure < e->confidence || e->kind == Q_REPAIR_STRAY) e->confidence = sure;
  }
  if (r->edit_count == 0) return entry;
  sort_edits(r);
  if (!is_at_rest(r, p->text, p->start, p->end, before, forced, end, runs, failed)) {
    for (unsigned i = 0; i < r->edit_count; i++) r->edits[i].confidence = 0;
  }
  return entry;
}

/* ---- The edits of a chunk ------------------------------------------------------ */

static bool keep_edits(QRepairer *r, uint32_t block) {
  void *items = r->repairs;
  if (!q_memory_reserve(&items, &r->repair_room, r->repair_count + r->edit_count, sizeof(QRepair)))
    return false;
  r->repairs = items;
  /* Backwards: paragraphs come from the last to the first. */
  for (unsigned i = r->edit_count; i-- > 0;) {
    r->repairs[r->repair_count] = r->edits[i];
    r->repairs[r->repair_count++].block = block;
  }
  return true;
}

bool q_repair_trace(QRepairer *r, const QRepairText *text, const QRepairBorder *before,
                    unsigned chosen, unsigned *before_chosen, const QRepair **repairs,
                    size_t *count) {
  void *items = r->blocks;
  if (!q_memory_reserve(&items, &r->block_room, (size_t)text->block_count + 1, sizeof(Block)))
    return false;
  r->blocks = items;
  r->blocks[0].before = *before;
  for (uint32_t i = 0; i < text->block_count; i++)
    read_block(r, text, i, &r->blocks[i].before, &r->blocks[i + 1].before, &r->blocks[i]);
  r->repair_count = 0;
  bool failed = false;
  for (uint32_t i = text->block_count; i-- > 0;) {
    const Block *b = &r->blocks[i];
    const QBlockRecord *block = &text->blocks[i];
    if (b->sound || block->kind != Q_EDGE_PARAGRAPH) {
      chosen = b->entry;
      continue;
    }
    q_repair_gather(&r->paragraph, text->text, block->start, block->end, &text->custom);
    chosen = trace_paragraph(r, &b->before, text->forced && i == 0,
                             &r->blocks[i + 1].before.stack[chosen],
                             r->blocks[i + 1].before.runs[chosen], &failed);
    if (failed || !keep_edits(r, i)) return false;
  }
  for (size_t i = 0, k = r->repair_count; i + 1 < k; i++) {
    QRepair e = r->repairs[i];
    r->repairs[i] = r->repairs[--k];
    r->repairs[k] = e;
  }
  *before_chosen = chosen;
  *repairs = r->repairs;
  *count = r->repair_count;
  return true;
}
