/* From chunk to chunk: what is open between them, and then what is found in them.
 *
 * What may be open is read forward; which of it is, is told by what comes after, back to where
 * nothing can be open. Both go on beyond the chunks that have changed only as long as they change
 * anything. */
#include "lint/check.h"

static QChunkFindings *of_chunk(const QChunk *chunk) { return chunk->findings; }

static bool has_block(const QChunk *chunk) { return chunk->records->head.kind != Q_EDGE_NONE; }

/* The nearest chunks with a block. */
static QChunk *next_block(const QChunk *chunk) { return q_sums_next(chunk, Q_WITH_BLOCK); }

static QChunk *previous_block(const QChunk *chunk) { return q_sums_previous(chunk, Q_WITH_BLOCK); }

static bool check_one(QLintRun *run, QChunk *chunk) {
  return q_lint_check(run, chunk, previous_block(chunk), next_block(chunk));
}

static bool check_all(QLintRun *run, QChunk *first, QChunk *last) {
  const QChunk *previous = previous_block(first);
  for (QChunk *chunk = first;; chunk = q_chunk_next(chunk)) {
    if (has_block(chunk)) {
      if (!q_lint_check(run, chunk, previous, next_block(chunk))) return false;
      previous = chunk;
    }
    if (chunk == last) return true;
  }
}

/* ---- Forward ------------------------------------------------------------------------- */

/* Reads a chunk if what is known of it does not hold any more. *read: it was. */
static bool read_chunk(QLintRun *run, QChunk *chunk, bool *read) {
  const QChunk *previous = q_chunk_previous(chunk);
  const QRepairBorder *before = previous ? q_borders_after(&of_chunk(previous)->borders) : NULL;
  QChunkFindings *known = of_chunk(chunk);
  *read = !q_borders_are_known(chunk, &known->borders, &run->custom, before);
  if (!*read) return true;
  QBorderPair pair;
  QChunkBorders borders = known->borders;
  q_borders_read(chunk, &run->custom, before, run->repairer, &borders, &pair);
  bool plain = borders.plain_before && borders.plain_after;
  known->borders = borders;
  known->checked = false;
  run->state->work.read++;
  if (plain) return true;
  if (!borders.pair) {
    QFindings found = {.findings = known->findings,
                       .edits = known->edits,
                       .related = known->related,
                       .finding_count = known->finding_count,
                       .edit_count = known->edit_count,
                       .related_count = known->related_count};
    /* Without its borders nothing is known of it. */
    known->borders.known = false;
    if (!q_findings_keep(chunk, known, &found, true)) return false;
    known = of_chunk(chunk);
    known->borders.known = true;
  }
  *known->borders.pair = pair;
  return true;
}

/* ---- Back ------------------------------------------------------------------------------ */

/* Chooses what is open after `last`, and before it back to `first` and as far beyond as the choice
 * is another than it was; then checks all of these. */
static bool settle_back(QLintRun *run, QChunk *first, QChunk *last, unsigned chosen) {
  bool within = true;
  for (QChunk *chunk = last; chunk; chunk = q_chunk_previous(chunk)) {
    QChunkFindings *known = of_chunk(chunk);
    if (known->borders.chosen != chosen) {
      if (!q_borders_choose(chunk, &known->borders, chosen, run->repairer)) return false;
      known->checked = false;
      if (!within) first = chunk;
    } else if (!within) {
      break;
    }
    if (chunk == first) within = false;
    if (!within && known->borders.plain_before) break;
    chosen = known->borders.before_chosen;
  }
  return check_all(run, first, last);
}

/* What is open after the last chunk before `end` (NULL: of the document). */
static unsigned choice_before(const QLintRun *run, const QChunk *end, const QChunk *last) {
  if (end) return of_chunk(end)->borders.before_chosen;
  const QRepairBorder *border = q_borders_after(&of_chunk(last)->borders);
  return border ? q_border_choice(border, &run->custom) : 0;
}

/* ---- Both -------------------------------------------------------------------------------- */

/* Starts at a leaf: *index is its number, and then that of the first leaf that was not met. */
static bool settle_from(QLintRun *run, size_t *index) {
  /* Whether the chunk before is cut may have changed. */
  QChunk *first = run->leaves[*index]->child[0], *before = q_chunk_previous(first);
  if (before) first = before;
  QChunk *neighbour = previous_block(first), *waiting = first, *chunk = first;
  while (chunk) {
    bool within = *index < run->leaf_count && chunk->leaf == run->leaves[*index], read;
    if (!read_chunk(run, chunk, &read)) return false;
    if (!within && !read && chunk != first) break;
    QChunk *next = q_chunk_next(chunk);
    if (within && (!next || next->leaf != chunk->leaf)) ++*index;
    const QChunkBorders *borders = &of_chunk(chunk)->borders;
    if (borders->plain_after) {
      if (!settle_back(run, waiting, chunk, borders->own)) return false;
      waiting = next;
    }
    chunk = next;
  }
  if (waiting != chunk) {
    QChunk *last = chunk ? q_chunk_previous(chunk) : q_chunks_last(&run->document->chunks);
    if (!settle_back(run, waiting, last, choice_before(run, chunk, last))) return false;
  }
  /* What stands beside may be told by its neighbours. */
  if (neighbour && !check_one(run, neighbour)) return false;
  if (chunk && !has_block(chunk)) chunk = next_block(chunk);
  return !chunk || check_one(run, chunk);
}

bool q_lint_settle(QLintRun *run) {
  for (size_t index = 0; index < run->leaf_count;) {
    if (!settle_from(run, &index)) return false;
  }
  return true;
}
