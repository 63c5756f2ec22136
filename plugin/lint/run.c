/* Looks for findings where they are not known, and answers questions about them. */
#include <string.h>

#include "document/memory.h"
#include "lint/coded.h"
#include "lint/lint.h"
#include "lint/paragraphs.h"
#include "lint/repairs.h"
#include "lint/rules.h"

_Static_assert(Q_RULES <= 32, "a set of rules has 32 bits");

enum {
  LONGEST_ACADEMIC = 40,
  LONGEST = 100,
  FEW = 2 /* quotations in ” and ” that are no custom yet */
};

typedef struct {
  QDocument *document;
  QLintState *state;
  QLintKey key; /* but for context */
  QFindings findings;
  QRepairer *repairer;
  QSwitch *switches;
  size_t switch_count, switch_room;
} QRun;

static bool has_block(const QChunk *chunk) { return chunk->records->head.kind != Q_EDGE_NONE; }

static QChunkFindings *of_chunk(const QChunk *chunk) { return chunk->findings; }

/* ---- What a chunk keeps ------------------------------------------------------- */

/* A copy of what is known, with other findings, in place of what the chunk has. */
static bool keep(QChunk *chunk, const QChunkFindings *known, const QSwitch *switches,
                 const QFindings *found) {
  size_t switch_bytes = known->switch_count * sizeof *switches;
  size_t finding_bytes = found->finding_count * sizeof *found->findings;
  size_t related_bytes = found->related_count * sizeof *found->related;
  size_t edit_bytes = found->edit_count * sizeof *found->edits;
  QChunkFindings *kept =
      q_memory_new(sizeof *kept + finding_bytes + related_bytes + switch_bytes + edit_bytes);
  if (!kept) return false;
  *kept = *known;
  kept->finding_count = (uint32_t)found->finding_count;
  kept->edit_count = (uint32_t)found->edit_count;
  kept->related_count = (uint32_t)found->related_count;
  kept->findings = (QFindingRecord *)(void *)(kept + 1);
  kept->related = (QRelatedRecord *)(void *)((char *)kept->findings + finding_bytes);
  kept->switches = (QSwitch *)(void *)((char *)kept->related + related_bytes);
  kept->edits = (QEditRecord *)(void *)((char *)kept->switches + switch_bytes);
  if (finding_bytes) memcpy(kept->findings, found->findings, finding_bytes);
  if (related_bytes) memcpy(kept->related, found->related, related_bytes);
  if (switch_bytes) memcpy(kept->switches, switches, switch_bytes);
  if (edit_bytes) memcpy(kept->edits, found->edits, edit_bytes);
  q_memory_free(chunk->findings);
  chunk->findings = kept;
  return true;
}

/* ---- First walk: what the document shows ----------------------------------------- */

static bool add_switches(QRun *run, const QChunk *chunk) {
  run->switch_count = 0;
  QSwitch s;
  for (QSwitches walk = q_switches(chunk); q_switches_next(&walk, &s);) {
    void *switches = run->switches;
    if (!q_memory_reserve(&switches, &run->switch_room, run->switch_count + 1, sizeof s))
      return false;
    run->switches = switches;
    run->switches[run->switch_count++] = s;
  }
  return true;
}

static bool count_chunk(QRun *run, QChunk *chunk) {
  QChunkFindings known = {.first_line = q_switch_first_line(chunk->text, chunk->size)};
  QParagraphWalk walk = q_paragraph_walk(chunk, 0);
  for (bool sound; q_paragraph_next(&walk, &sound);) q_facts_count(&known.facts, &walk.view);
  if (!add_switches(run, chunk)) return false;
  known.switch_count = (uint32_t)run->switch_count;
  q_findings_begin(&run->findings);
  return keep(chunk, &known, run->switches, &run->findings);
}

/* What the chunk hands on to the next one of what it gets. */
static void pass_switches(const QChunkFindings *known, uint32_t *off, uint32_t *off_line) {
  if (known->first_line) *off_line = 0;
  for (uint32_t i = 0; i < known->switch_count; i++) {
    const QSwitch *s = &known->switches[i];
    switch (s->kind) {
    case Q_SWITCH_OFF: *off |= s->rules; break;
    case Q_SWITCH_ON: *off &= ~s->rules; break;
    case Q_SWITCH_PENDING: *off_line |= s->rules; break;
    default: break;
    }
  }
}

static bool count(QRun *run, QFacts *sum) {
  uint32_t off = 0, off_line = 0;
  const QChunk *previous = NULL;
  QChunk *chunk = q_chunks_first(&run->document->chunks);
  for (; chunk; chunk = q_chunk_next(chunk)) {
    if (!chunk->findings && !count_chunk(run, chunk)) return false;
    QChunkFindings *known = of_chunk(chunk);
    known->off = off;
    known->off_line = off_line;
    pass_switches(known, &off, &off_line);
    q_facts_add(sum, &known->facts);
    if (!has_block(chunk)) continue;
    if (q_context_of(chunk, previous, NULL) & Q_CONTEXT_CONTINUED) sum->running++;
    previous = chunk;
  }
  return true;
}

/* ---- Second walk: findings ---------------------------------------------------------- */

static bool key_equal(const QLintKey *a, const QLintKey *b) {
  return a->rules == b->rules && a->longest == b->longest && a->context == b->context &&
         memcmp(&a->custom, &b->custom, sizeof a->custom) == 0;
}

static void check_quotation(const QRun *run, const QView *view, uint32_t quotation) {
  const QQuoteRecord *q = &view->records->quotations[quotation];
  bool marked = q_is_marked(q), opened = q_is_opened(q) && !q->closed;
  if (!marked && !opened) return;
  for (int rule = 0; rule < Q_RULES; rule++) {
    if (!(run->key.rules >> rule & 1)) continue;
    const QRuleRow *row = q_rule_row((QRuleId)rule);
    QCheckQuotation *check = marked ? row->quotation : row->opening;
    if (check) check(view, quotation);
  }
}

/* Those to come, in order. */
typedef struct {
  const QRepair *next;
  size_t count;
} QRepairs;

/* Where marks are missing or wrong, what else they seem to show is not to be trusted. */
static void check_paragraph(const QRun *run, const QParagraphWalk *walk, bool sound,
                            QRepairs *repairs) {
  const QView *view = &walk->view;
  for (; repairs->count > 0 && repairs->next->block < walk->block; repairs->count--) {
    const QRepair *repair = repairs->next++;
    if (run->key.rules >> q_repair_rule(repair) & 1) q_repair_find(view->findings, repair);
    sound = false;
  }
  for (uint32_t i = view->first_quotation; i < view->quotations_end && sound; i++) {
    check_quotation(run, view, i);
  }
  for (int rule = 0; rule < Q_RULES; rule++) {
    const QRuleRow *row = q_rule_row((QRuleId)rule);
    if (run->key.rules >> rule & 1 && row->paragraph) row->paragraph(view);
  }
}

/* The customs that a chunk can break: without an apostrophe of the other shape nothing has to be
 * looked for. */
static QCustom custom_of(const QRun *run, const QChunk *chunk) {
  const QFacts *facts = &of_chunk(chunk)->facts;
  QCustom custom = run->key.custom;
  bool curly = custom.apostrophe == Q_SHAPE_CURLY;
  if ((curly ? facts->straight_apostrophes : facts->curly_apostrophes) == 0)
    custom.apostrophe = Q_SHAPE_NONE;
  return custom;
}

/* Leaves out what lies in code. */
static void drop_code(QFindings *findings, const QChunk *chunk) {
  size_t kept = 0, i = 0;
  const QRecords *r = chunk->records;
  for (uint32_t b = 0; b < r->block_count && i < findings->finding_count; b++) {
    const QBlockRecord *block = &r->blocks[b];
    QCoded coded = q_coded(chunk->text, block->start, block->end);
    for (; i < findings->finding_count && findings->findings[i].start < block->end; i++) {
      const QFindingRecord *f = &findings->findings[i];
      if (f->start < block->start || !q_coded_at(&coded, f->start)) findings->findings[kept++] = *f;
    }
  }
  while (i < findings->finding_count) findings->findings[kept++] = findings->findings[i++];
  findings->finding_count = kept;
}

static bool check_chunk(QRun *run, QChunk *chunk, uint8_t context) {
  q_findings_begin(&run->findings);
  QParagraphWalk walk = q_paragraph_walk(chunk, context);
  walk.view.custom = custom_of(run, chunk);
  walk.view.longest = run->key.longest;
  walk.view.findings = &run->findings;
  QRepairs repairs;
  if (!q_borders_repairs(chunk, &of_chunk(chunk)->borders, run->repairer, &repairs.next,
                         &repairs.count))
    return false;
  for (bool sound; q_paragraph_next(&walk, &sound);) check_paragraph(run, &walk, sound, &repairs);
  q_findings_sort(&run->findings);
  if (run->findings.failed) return false;
  if (run->findings.finding_count > 0) drop_code(&run->findings, chunk);
  QChunkFindings known = *of_chunk(chunk);
  known.checked = true;
  known.key = run->key;
  known.key.context = context;
  return keep(chunk, &known, known.switches, &run->findings);
}

static QChunk *next_block(QChunk *chunk) {
  do {
    chunk = q_chunk_next(chunk);
  } while (chunk && !has_block(chunk));
  return chunk;
}

static bool check(QRun *run) {
  QChunk *previous = NULL, *chunk = q_chunks_first(&run->document->chunks);
  if (chunk && !has_block(chunk)) chunk = next_block(chunk);
  while (chunk) {
    QChunk *next = next_block(chunk);
    QLintKey key = run->key;
    key.context = q_context_of(chunk, previous, next);
    const QChunkFindings *known = of_chunk(chunk);
    if (!(known->checked && key_equal(&known->key, &key)) && !check_chunk(run, chunk, key.context))
      return false;
    previous = chunk;
    chunk = next;
  }
  return true;
}

/* ---- Between them: marks that are missing, left over or wrong ---------------------------- */

static QChunkBorders *borders_of(const QChunk *chunk) { return &of_chunk(chunk)->borders; }

static void look_again(const QChunk *chunk) { of_chunk(chunk)->checked = false; }

static bool settle_borders(QRun *run, const QFacts *sum) {
  QRepairCustom custom = {.continuation = q_facts_continuation(sum),
                          .single = run->key.custom.speech == Q_FAMILY_SINGLE,
                          .straight = run->key.custom.shape == Q_SHAPE_STRAIGHT,
                          .alike = run->key.custom.alike && sum->alike >= FEW};
  return q_borders_settle(run->document, &custom, run->repairer, borders_of, look_again);
}

/* ---- All of it ------------------------------------------------------------------------ */

static QLintState *state_of(QDocument *document) {
  if (!document->lint) {
    document->lint = q_memory_new(sizeof(QLintState));
    if (document->lint) memset(document->lint, 0, sizeof(QLintState));
  }
  return document->lint;
}

static void begin(QRun *run) {
  const QLintOptions *options = &run->state->options;
  for (int rule = 0; rule < Q_RULES; rule++) {
    QLevel level = quoth_rule_level((QRuleId)rule, options);
    run->state->levels[rule] = (uint8_t)level;
    if (level != Q_LEVEL_OFF) run->key.rules |= UINT32_C(1) << rule;
  }
  bool academic = options->style == Q_STYLE_ACADEMIC;
  run->key.longest = options->longest_quotation ? options->longest_quotation
                     : academic                 ? LONGEST_ACADEMIC
                                                : LONGEST;
}

QStatus quoth_lint(QDocument *document, const QLintOptions *options) {
  QLintState *state = state_of(document);
  if (!state) return Q_NO_MEMORY;
  QLintOptions wanted = {0};
  if (options) wanted = *options;
  if (state->version == document->version && memcmp(&state->options, &wanted, sizeof wanted) == 0)
    return Q_OK;
  state->version = 0;
  state->options = wanted;
  QRun run = {.document = document, .state = state};
  begin(&run);
  QFacts sum = {0};
  bool done = count(&run, &sum);
  if (done) {
    run.key.custom = q_facts_custom(&sum, wanted.language);
    run.repairer = q_repairer_new();
    done = run.repairer && settle_borders(&run, &sum) && check(&run);
    q_repairer_free(run.repairer);
  }
  q_findings_free(&run.findings);
  q_memory_free(run.switches);
  if (!done) return Q_NO_MEMORY;
  state->version = document->version;
  return Q_OK;
}

const QLintState *q_lint_state(const QDocument *document) {
  const QLintState *state = document->lint;
  return state && state->version == document->version ? state : NULL;
}
