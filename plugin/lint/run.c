/* Looks for findings where they are not known.
 *
 * What a chunk's findings depend on beside its own text are the customs of the document, which come
 * from sums over all chunks, and what is open at its borders. After an edit the sums are made anew
 * above the chunks that have changed, and if the customs are what they were, only these chunks
 * are looked at, and those beside them. */
#include <string.h>

#include "document/memory.h"
#include "lint/check.h"
#include "lint/rules.h"

_Static_assert(Q_RULES <= 32, "a set of rules has 32 bits");

enum {
  LONGEST_ACADEMIC = 40,
  LONGEST = 100,
  FEW = 2 /* quotations in ” and ” that are no custom yet */
};

static bool add_leaf(void *context, QLeaf *leaf) {
  QLintRun *run = context;
  void *leaves = run->leaves;
  if (!q_memory_reserve(&leaves, &run->leaf_room, run->leaf_count + 1, sizeof leaf)) return false;
  run->leaves = leaves;
  run->leaves[run->leaf_count++] = leaf;
  return true;
}

static bool add_all_leaves(QLintRun *run) {
  run->leaf_count = 0;
  for (QLeaf *leaf = q_chunks_first(&run->document->chunks)->leaf; leaf; leaf = leaf->next) {
    if (!add_leaf(run, leaf)) return false;
  }
  return true;
}

static bool count_chunk(void *context, QChunk *chunk) { return q_lint_count(context, chunk); }

static void take_customs(QLintRun *run, const QFacts *facts) {
  QCustom *custom = &run->key.custom;
  *custom = q_facts_custom(facts, run->state->options.language);
  run->custom = (QRepairCustom){.continuation = q_facts_continuation(facts),
                                .single = custom->single,
                                .straight = custom->shape == Q_SHAPE_STRAIGHT,
                                .alike = custom->alike && facts->alike >= FEW};
}

/* Brings the sums up to date, and then what depends on them. known: so were both at the last
 * call. */
static bool settle(QLintRun *run, bool known) {
  QLeaf *root = run->document->chunks.root;
  if (!q_sums_refresh(root, count_chunk, add_leaf, run)) return false;
  take_customs(run, &((const QLintSums *)root->sums)->facts);
  const QLintState *state = run->state;
  bool same = known && q_lint_same_key(&state->key, &run->key) &&
              memcmp(&state->custom, &run->custom, sizeof run->custom) == 0;
  return (same || add_all_leaves(run)) && q_lint_settle(run);
}

static QLintState *state_of(QDocument *document) {
  if (!document->lint) {
    document->lint = q_memory_new(sizeof(QLintState));
    if (document->lint) memset(document->lint, 0, sizeof(QLintState));
  }
  return document->lint;
}

/* *attributed receives the rules about attributions that are on, as a set. */
static void begin(QLintRun *run, uint32_t *attributed) {
  const QLintOptions *options = &run->state->options;
  for (int rule = 0; rule < Q_RULES; rule++) {
    QLevel level = quoth_rule_level((QRuleId)rule, options);
    run->state->levels[rule] = (uint8_t)level;
    if (level == Q_LEVEL_OFF) continue;
    uint32_t bit = UINT32_C(1) << rule;
    *(q_rule_row((QRuleId)rule)->sayings ? attributed : &run->key.rules) |= bit;
  }
  bool academic = options->style == Q_STYLE_ACADEMIC;
  run->key.longest = options->longest_quotation ? options->longest_quotation
                     : academic                 ? LONGEST_ACADEMIC
                                                : LONGEST;
}

/* The findings of rules about attributions. */
static bool attribute(QLintRun *run, uint32_t rules) {
  QDocument *document = run->document;
  q_memory_free(document->attributed);
  document->attributed = NULL;
  if (!rules) return true;
  q_findings_begin(&run->findings);
  if (!q_sayings_check(document, rules, &run->findings)) return false;
  if (run->findings.finding_count == 0) return true;
  document->attributed = q_findings_pack(&(QChunkFindings){0}, &run->findings, false);
  return document->attributed != NULL;
}

QStatus quoth_lint(QDocument *document, const QLintOptions *options) {
  QLintState *state = state_of(document);
  if (!state) return Q_NO_MEMORY;
  QLintOptions wanted = {0};
  if (options) wanted = *options;
  if (state->version == document->version && memcmp(&state->options, &wanted, sizeof wanted) == 0)
    return Q_OK;
  bool known = state->version != 0;
  state->version = 0;
  state->options = wanted;
  state->work = (QLintWork){0};
  QLintRun run = {.document = document, .state = state};
  uint32_t attributed = 0;
  begin(&run, &attributed);
  run.repairer = q_repairer_new();
  bool done = run.repairer && settle(&run, known) && attribute(&run, attributed);
  q_repairer_free(run.repairer);
  q_findings_free(&run.findings);
  q_memory_free(run.switches);
  q_memory_free(run.leaves);
  if (!done) return Q_NO_MEMORY;
  state->key = run.key;
  state->custom = run.custom;
  state->version = document->version;
  return Q_OK;
}

const QLintState *q_lint_state(const QDocument *document) {
  const QLintState *state = document->lint;
  return state && state->version == document->version ? state : NULL;
}
