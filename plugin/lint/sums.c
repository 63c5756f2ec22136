#include "lint/sums.h"

#include <string.h>

#include "document/memory.h"
#include "lint/lint.h"
#include "lint/paragraphs.h"

static const QChunkFindings *of_chunk(const QChunk *chunk) { return chunk->findings; }

/* ---- Switches ------------------------------------------------------------------- */

static const QSwitchEffect NO_EFFECT = {.keep = UINT32_MAX, .line_keep = true};

/* First a, then b. */
static QSwitchEffect both(const QSwitchEffect *a, const QSwitchEffect *b) {
  return (QSwitchEffect){.keep = a->keep & b->keep,
                         .set = (a->set & b->keep) | b->set,
                         .line_set = (b->line_keep ? a->line_set : 0) | b->line_set,
                         .line_keep = a->line_keep && b->line_keep};
}

static QSwitchEffect effect_of(const QChunkFindings *known) {
  QSwitchEffect e = NO_EFFECT;
  e.line_keep = known->first_line == 0;
  for (uint32_t i = 0; i < known->switch_count; i++) {
    const QSwitch *s = &known->switches[i];
    switch (s->kind) {
    case Q_SWITCH_OFF: e.set |= s->rules; break;
    case Q_SWITCH_ON:
      e.set &= ~s->rules;
      e.keep &= ~s->rules;
      break;
    case Q_SWITCH_PENDING: e.line_set |= s->rules; break;
    default: break;
    }
  }
  return e;
}

/* ---- Sums ----------------------------------------------------------------------- */

static bool has(const QChunk *chunk, QWith with) {
  const QChunkFindings *known = of_chunk(chunk);
  switch (with) {
  case Q_WITH_BLOCK: return chunk->records->head.kind != Q_EDGE_NONE;
  case Q_WITH_LINE: return known->first_line != 0;
  case Q_WITH_SWITCHES: return known->switch_count != 0;
  default: return known->finding_count != 0;
  }
}

void q_sums_begin(QLintSums *sums) {
  memset(sums, 0, sizeof *sums);
  sums->switches = NO_EFFECT;
}

void q_sums_add(QLintSums *sums, const QLintSums *next) {
  q_facts_add(&sums->facts, &next->facts);
  sums->switches = both(&sums->switches, &next->switches);
  for (int i = 0; i < Q_WITHS; i++) sums->with[i] += next->with[i];
  if (!next->first) return;
  if (sums->last && !next->first->forced &&
      q_context_of(next->first, sums->last, NULL) & Q_CONTEXT_CONTINUED)
    sums->facts.running++;
  if (!sums->first) sums->first = next->first;
  sums->last = next->last;
}

static void add_chunk(QLintSums *sums, const QChunk *chunk) {
  const QChunkFindings *known = of_chunk(chunk);
  QLintSums own = {.facts = known->facts, .switches = effect_of(known)};
  for (int i = 0; i < Q_WITHS; i++) own.with[i] = has(chunk, (QWith)i);
  if (own.with[Q_WITH_BLOCK]) own.first = own.last = chunk;
  q_sums_add(sums, &own);
}

bool q_sums_refresh(QLeaf *node, QSumsCount *count, QSumsLeaf *visit, void *context) {
  if (!node->is_stale) return true;
  if (!node->sums) node->sums = q_memory_new(sizeof(QLintSums));
  QLintSums *sums = node->sums;
  if (!sums) return false;
  q_sums_begin(sums);
  for (unsigned i = 0; i < node->used; i++) {
    if (node->is_leaf) {
      QChunk *chunk = node->child[i];
      if (!chunk->findings && !count(context, chunk)) return false;
      add_chunk(sums, chunk);
    } else {
      QLeaf *child = node->child[i];
      if (!q_sums_refresh(child, count, visit, context)) return false;
      q_sums_add(sums, child->sums);
    }
  }
  if (node->is_leaf && visit && !visit(context, node)) return false;
  node->is_stale = false;
  return true;
}

/* ---- Finding chunks --------------------------------------------------------------- */

static bool node_has(const QLeaf *node, unsigned slot, QWith with) {
  if (node->is_leaf) return has(node->child[slot], with);
  const QLintSums *sums = ((const QLeaf *)node->child[slot])->sums;
  return sums->with[with] > 0;
}

static bool any_in(const QLeaf *node, QWith with) {
  return ((const QLintSums *)node->sums)->with[with] > 0;
}

/* The first or last chunk below a child that has it. */
static QChunk *descend(const QLeaf *node, unsigned slot, QWith with, bool forward) {
  while (!node->is_leaf) {
    node = node->child[slot];
    slot = forward ? 0 : node->used - 1u;
    while (!node_has(node, slot, with)) slot += forward ? 1 : -1u;
  }
  return node->child[slot];
}

QChunk *q_sums_next(const QChunk *chunk, QWith with) {
  unsigned slot = chunk->slot;
  for (const QLeaf *node = chunk->leaf; node; slot = node->slot, node = node->parent) {
    if (!any_in(node, with)) continue;
    for (unsigned i = slot + 1; i < node->used; i++) {
      if (node_has(node, i, with)) return descend(node, i, with, true);
    }
  }
  return NULL;
}

QChunk *q_sums_previous(const QChunk *chunk, QWith with) {
  unsigned slot = chunk->slot;
  for (const QLeaf *node = chunk->leaf; node; slot = node->slot, node = node->parent) {
    if (!any_in(node, with)) continue;
    for (unsigned i = slot; i-- > 0;) {
      if (node_has(node, i, with)) return descend(node, i, with, false);
    }
  }
  return NULL;
}

void q_sums_found(const QChunk *chunk, bool found) {
  for (QLeaf *node = chunk->leaf; node && !node->is_stale; node = node->parent)
    ((QLintSums *)node->sums)->with[Q_WITH_FINDINGS] += found ? 1 : -1u;
}

void q_sums_off(const QChunk *chunk, uint32_t *off, uint32_t *off_line) {
  *off = *off_line = 0;
  QSwitchEffect all = NO_EFFECT;
  unsigned slot = chunk->slot;
  const QLeaf *node = chunk->leaf;
  while (node->parent) node = node->parent;
  if (!any_in(node, Q_WITH_SWITCHES)) return;
  for (node = chunk->leaf; node; slot = node->slot, node = node->parent) {
    QSwitchEffect before = NO_EFFECT;
    for (unsigned i = 0; i < slot; i++) {
      QSwitchEffect e = node->is_leaf
                            ? effect_of(of_chunk(node->child[i]))
                            : ((const QLintSums *)((const QLeaf *)node->child[i])->sums)->switches;
      before = both(&before, &e);
    }
    all = both(&before, &all);
  }
  *off = all.set;
  *off_line = all.line_set;
}
