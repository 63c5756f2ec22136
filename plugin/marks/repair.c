#include "marks/repair.h"

#include <string.h>

#include "document/memory.h"
#include "marks/repair_beam.h"
#include "marks/repair_edits.h"
#include "marks/repair_quick.h"

enum {
  BORDER_SPREAD = 2000,
  LEAST_EDIT = 500, /* but for a mark that stands twice, which is odd */
  REREAD = 6,       /* edits of a paragraph for which the next best reading is looked for */
};

QRepairer *q_repairer_new(void) {
  QRepairer *r = q_memory_new(sizeof *r);
  if (!r) return NULL;
  r->is_read = false;
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

static void add_open(QRepairBorder *border, QMarkKind kind) {
  q_mark_stack_push(&border->stack[border->count++], kind, q_kind_is_single(kind));
}

void q_border_of_cut(QRepairBorder *border, const QRepairCustom *custom) {
  q_border_begin(border);
  add_open(border, Q_MARK_DOUBLE_CURLY);
  add_open(border, Q_MARK_DOUBLE_STRAIGHT);
  if (!custom->single) return;
  add_open(border, Q_MARK_SINGLE_CURLY);
  add_open(border, Q_MARK_SINGLE_STRAIGHT);
}

unsigned q_border_cheapest(const QRepairBorder *border) {
  unsigned best = 0;
  for (unsigned i = 1; i < border->count; i++) {
    if (border->cost[i] < border->cost[best]) best = i;
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

static void border_of(const QRepairBeam *beam, unsigned shown, QRepairBorder *after) {
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
  if (after->count > 1 || after->stack[0].depth > 0) after->shown = (uint8_t)shown;
}

/* ---- One block ---------------------------------------------------------------- */

static bool nothing_open(const QRepairBorder *border) {
  return border->count == 1 && border->stack[0].depth == 0;
}

/* Whether the reading without edits is sound, and dearer than none with edits could be: then
 * nothing is open, unless the paragraph goes on, and *entry is its start. */
static bool is_sound(const QRepairBeam *beam, bool goes_on, uint8_t *entry) {
  const QRepairState *best = NULL;
  for (unsigned i = 0; i < beam->count; i++) {
    if (!best || beam->state[i].cost < best->cost) best = &beam->state[i];
  }
  *entry = best->entry;
  return (goes_on || best->stack.depth == 0) && !best->odd && best->cost < LEAST_EDIT;
}

static bool gather(QRepairer *r, const char *text, uint32_t start, uint32_t end,
                   const QRepairCustom *custom, const QRepairBorder *before) {
  r->is_read = false;
  return q_repair_gather(&r->paragraph, text, start, end, custom, before);
}

/* Whether a paragraph has just been read with edits. */
static bool is_read(const QRepairer *r, const QRepairText *text, const QBlockRecord *block,
                    const QRepairBorder *before, bool forced) {
  const QRepairParagraph *p = &r->paragraph;
  return r->is_read && r->read_forced == forced && p->text == text->text &&
         p->start == block->start && p->end == block->end &&
         memcmp(&p->custom, &text->custom, sizeof p->custom) == 0 &&
         memcmp(&r->read_before, before, sizeof *before) == 0;
}

/* Reads the paragraph that has been gathered. */
static void read_with_edits(QRepairer *r, const QRepairBorder *before, bool forced) {
  q_repair_decode(&r->paragraph, before, forced, true);
  r->is_read = true;
  r->read_forced = forced;
  r->read_before = *before;
}

/* ---- Headings and block quotations ----------------------------------------------- */

bool q_repair_looks_at(const QBlockRecord *block, const char *text, bool code) {
  if (block->kind != Q_EDGE_OTHER) return true;
  if (code && block->start == 0) return false;
  uint32_t at = block->start;
  while (at < block->end && q_neighbour_of((uint8_t)text[at]) == Q_NEAR_SPACE) at++;
  return at < block->end && text[at] == '#';
}

/* Where the words of a block begin, after its # or >. */
static uint32_t words_of(const char *text, const QBlockRecord *block) {
  uint32_t at = block->start;
  while (at < block->end &&
         (text[at] == '#' || text[at] == '>' || q_neighbour_of((uint8_t)text[at]) == Q_NEAR_SPACE))
    at++;
  return at;
}

/* Whether there is nothing to mend in a block that is none of a running text. */
static bool is_sound_alone(QRepairer *r, const QRepairText *text, const QBlockRecord *block) {
  uint32_t start = words_of(text->text, block);
  QRepairBorder border;
  uint8_t entry;
  q_border_begin(&border);
  if (!q_repair_looks_at(block, text->text, text->code) ||
      q_repair_is_plain(text->text, start, block->end, text->custom.single) ||
      !gather(r, text->text, start, block->end, &text->custom, &border))
    return true;
  r->paragraph.banned_step = -1;
  q_repair_decode(&r->paragraph, &border, false, false);
  return is_sound(&r->paragraph.beam, false, &entry);
}

/* Reads a block from one border to the next; what it has to know for a trace is in *known. */
static void read_block(QRepairer *r, const QRepairText *text, uint32_t index,
                       const QRepairBorder *before, QRepairBorder *after, QRepairBlock *known) {
  const QBlockRecord *block = &text->blocks[index];
  bool forced = text->forced && index == 0;
  known->sound = true;
  known->entry = 0;
  q_border_begin(after);
  if (block->kind != Q_EDGE_PARAGRAPH) {
    known->entry = (uint8_t)q_border_choice(before, &text->custom);
    known->sound = nothing_open(before) && is_sound_alone(r, text, block);
    return;
  }
  if (nothing_open(before) &&
      q_repair_is_plain(text->text, block->start, block->end, text->custom.single))
    return;
  QRepairParagraph *p = &r->paragraph;
  if (!is_read(r, text, block, before, forced)) {
    if (!gather(r, text->text, block->start, block->end, &text->custom, before)) {
      known->entry = (uint8_t)q_border_choice(before, &text->custom);
      return;
    }
    p->banned_step = -1;
    q_repair_decode(p, before, forced, false);
    bool goes_on = text->cut && index + 1 == text->block_count;
    if (is_sound(&p->beam, goes_on, &known->entry)) return;
    read_with_edits(r, before, forced);
  }
  known->sound = false;
  border_of(&p->beam, q_repair_shows(text->text, block->start, block->end), after);
}

void q_repair_read(QRepairer *r, const QRepairText *text, const QRepairBorder *before,
                   QRepairBorder *after, bool *sound) {
  QRepairBorder border = *before;
  *sound = true;
  for (uint32_t i = 0; i < text->block_count; i++) {
    QRepairBlock known;
    QRepairBorder next;
    read_block(r, text, i, &border, &next, &known);
    *sound &= known.sound;
    border = next;
  }
  *after = border;
}

/* ---- Edits of a paragraph ------------------------------------------------------- */

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
  r->is_read = false;
  p->banned_step = (int)step;
  q_repair_decode(p, before, forced, true);
  p->banned_step = -1;
  int other = cheapest(&p->beam, end, runs);
  return other < 0 ? 1000 : p->beam.state[other].cost - cost;
}

/* Reads the paragraph, if that has not just been done, and notes the edits of the way that ends in
 * `end`. Returns the state that it ends with, or -1. */
static int find_edits(QRepairer *r, const QRepairBorder *before, bool forced, const QMarkStack *end,
                      uint8_t runs) {
  QRepairParagraph *p = &r->paragraph;
  p->banned_step = -1;
  if (!r->is_read) read_with_edits(r, before, forced);
  int best = cheapest(&p->beam, end, runs);
  r->edit_count = 0;
  if (best < 0) return -1;
  unsigned k = (unsigned)best;
  for (unsigned step = 2 * p->count + 1; step-- > 0;) {
    r->path[step] = p->step[step].act[k];
    k = p->step[step].from[k];
  }
  QRepairState start = p->start_state[k];
  q_repair_replay(r, &start);
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
    /* One before thin spaces at the start stands before the paragraph. */
    uint32_t kept = e->start > at ? e->start - at : 0;
    memcpy(r->mended + length, text + at, kept);
    length += kept;
    memcpy(r->mended + length, e->text, strlen(e->text));
    length += (uint32_t)strlen(e->text);
    if (e->end > at) at = e->end;
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
  bool rest = gather(r, r->mended, 0, size, &custom, before) &&
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
    unsigned sure =
        q_repair_confidence(gap_without(r, before, forced, r->steps[i], end, runs, cost));
    if (sure < e->confidence || e->kind == Q_REPAIR_STRAY) e->confidence = sure;
  }
  if (r->edit_count == 0) return entry;
  sort_edits(r);
  if (!is_at_rest(r, p->text, p->start, p->end, before, forced, end, runs, failed)) {
    for (unsigned i = 0; i < r->edit_count; i++) r->edits[i].confidence = 0;
  }
  return entry;
}

/* The edits of a heading or a block quotation. What is open at an end of the latter may go on in
 * the one beside it. */
static void trace_alone(QRepairer *r, const QRepairText *text, const QBlockRecord *block,
                        bool *failed) {
  QRepairBorder border;
  const QMarkStack nothing = {0};
  r->edit_count = 0;
  if (is_sound_alone(r, text, block)) return;
  q_border_begin(&border);
  trace_paragraph(r, &border, false, &nothing, 0, failed);
  uint32_t end = block->end;
  while (end > block->start && q_neighbour_of((uint8_t)text->text[end - 1]) == Q_NEAR_SPACE) end--;
  unsigned kept = 0;
  for (unsigned i = 0; i < r->edit_count; i++) {
    const QRepair *e = &r->edits[i];
    bool first = e->kind == Q_REPAIR_OPEN && e->start <= words_of(text->text, block);
    bool last = e->kind == Q_REPAIR_CLOSE && e->start >= end;
    if (block->kind == Q_EDGE_BLOCK && (first || last)) continue;
    r->edits[kept++] = *e;
  }
  r->edit_count = kept;
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
  if (!q_memory_reserve(&items, &r->block_room, (size_t)text->block_count + 1,
                        sizeof(QRepairBlock)))
    return false;
  r->blocks = items;
  r->blocks[0].before = *before;
  for (uint32_t i = 0; i < text->block_count; i++)
    read_block(r, text, i, &r->blocks[i].before, &r->blocks[i + 1].before, &r->blocks[i]);
  r->repair_count = 0;
  bool failed = false;
  for (uint32_t i = text->block_count; i-- > 0;) {
    const QRepairBlock *b = &r->blocks[i];
    const QBlockRecord *block = &text->blocks[i];
    if (b->sound || block->kind != Q_EDGE_PARAGRAPH) {
      chosen = b->entry;
      if (!b->sound) trace_alone(r, text, block, &failed);
      if (failed || (!b->sound && !keep_edits(r, i))) return false;
      continue;
    }
    bool forced = text->forced && i == 0;
    if (!is_read(r, text, block, &b->before, forced))
      gather(r, text->text, block->start, block->end, &text->custom, &b->before);
    chosen = trace_paragraph(r, &b->before, forced, &r->blocks[i + 1].before.stack[chosen],
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
