/* What a chunk shows, and what is to be found in it. */
#include "lint/check.h"

#include <string.h>

#include "document/memory.h"
#include "lint/coded.h"
#include "lint/paragraphs.h"
#include "lint/repairs.h"
#include "lint/rules.h"

static QChunkFindings *of_chunk(const QChunk *chunk) { return chunk->findings; }

/* ---- What it shows ---------------------------------------------------------------- */

static bool add_switches(QLintRun *run, const QChunk *chunk, uint32_t *count) {
  QSwitch s;
  for (QSwitches walk = q_switches(chunk); q_switches_next(&walk, &s); ++*count) {
    void *switches = run->switches;
    if (!q_memory_reserve(&switches, &run->switch_room, *count + 1, sizeof s)) return false;
    run->switches = switches;
    run->switches[*count] = s;
  }
  return true;
}

bool q_lint_count(QLintRun *run, QChunk *chunk) {
  QChunkFindings known = {.first_line = q_switch_first_line(chunk->text, chunk->size)};
  QParagraphWalk walk = q_paragraph_walk(chunk, 0);
  for (bool sound; q_paragraph_next(&walk, &sound);) q_facts_count(&known.facts, &walk.view);
  /* What goes on after a cut tells nothing of how paragraphs begin. */
  if (chunk->forced) known.facts.quoted = known.facts.running = 0;
  if (!add_switches(run, chunk, &known.switch_count)) return false;
  known.switches = run->switches;
  run->state->work.counted++;
  return q_findings_keep(chunk, &known, NULL, false);
}

/* ---- Findings ---------------------------------------------------------------------- */

bool q_lint_same_key(const QLintKey *a, const QLintKey *b) {
  return a->rules == b->rules && a->longest == b->longest && a->context == b->context &&
         memcmp(&a->custom, &b->custom, sizeof a->custom) == 0;
}

static void check_quotation(const QLintRun *run, const QView *view, uint32_t quotation) {
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
static void check_paragraph(const QLintRun *run, const QParagraphWalk *walk, bool sound,
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
static QCustom custom_of(const QLintRun *run, const QChunk *chunk) {
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

static bool check_chunk(QLintRun *run, QChunk *chunk, uint8_t context) {
  q_findings_begin(&run->findings);
  QParagraphWalk walk = q_paragraph_walk(chunk, context);
  walk.view.custom = custom_of(run, chunk);
  walk.view.longest = run->key.longest;
  walk.view.findings = &run->findings;
  QChunkFindings *known = of_chunk(chunk);
  QRepairs repairs;
  if (!q_borders_repairs(chunk, &known->borders, run->repairer, &repairs.next, &repairs.count))
    return false;
  for (bool sound; q_paragraph_next(&walk, &sound);) check_paragraph(run, &walk, sound, &repairs);
  q_findings_sort(&run->findings);
  if (run->findings.failed) return false;
  if (run->findings.finding_count > 0) drop_code(&run->findings, chunk);
  run->state->work.checked++;
  bool had = known->finding_count > 0, has = run->findings.finding_count > 0;
  if ((had || has) && !q_findings_keep(chunk, known, &run->findings, known->borders.pair != NULL))
    return false;
  if (had != has) q_sums_found(chunk, has);
  known = of_chunk(chunk);
  known->checked = true;
  known->key = run->key;
  known->key.context = context;
  return true;
}

bool q_lint_check(QLintRun *run, QChunk *chunk, const QChunk *previous, const QChunk *next) {
  QLintKey key = run->key;
  key.context = q_context_of(chunk, previous, next);
  const QChunkFindings *known = of_chunk(chunk);
  return (known->checked && q_lint_same_key(&known->key, &key)) ||
         check_chunk(run, chunk, key.context);
}
