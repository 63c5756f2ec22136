#include "lint/borders.h"

#include <string.h>

#include "marks/repair_quick.h"

static bool is_plain(const QRepairBorder *border) {
  return border->count == 1 && border->stack[0].depth == 0;
}

const QRepairBorder *q_borders_after(const QChunkBorders *b) {
  return b->plain_after ? NULL : &b->pair->after;
}

static bool same_custom(const QChunkBorders *b, const QRepairCustom *custom) {
  if (b->quick) return b->custom.single == custom->single;
  return memcmp(&b->custom, custom, sizeof *custom) == 0;
}

static bool is_cut(const QChunk *chunk) {
  const QChunk *next = q_chunk_next(chunk);
  return next && next->forced;
}

bool q_borders_are_known(const QChunk *chunk, const QChunkBorders *b, const QRepairCustom *custom,
                         const QRepairBorder *before) {
  if (!b->known || b->forced != chunk->forced || b->cut != is_cut(chunk) || !same_custom(b, custom))
    return false;
  if (!before) return b->plain_before;
  return !b->plain_before && memcmp(&b->pair->before, before, sizeof *before) == 0;
}

static QRepairText text_of(const QChunk *chunk, const QRepairCustom *custom) {
  return (QRepairText){.text = chunk->text,
                       .blocks = chunk->records->blocks,
                       .block_count = chunk->records->block_count,
                       .forced = chunk->forced,
                       .cut = is_cut(chunk),
                       .code = chunk->before.state != Q_IN_PROSE,
                       .custom = *custom};
}

/* Whether all marks are right beyond doubt, where nothing is open before. */
static bool is_quick(const QChunk *chunk, const QRepairCustom *custom) {
  const QRecords *r = chunk->records;
  for (uint32_t i = 0; i < r->block_count; i++) {
    const QBlockRecord *block = &r->blocks[i];
    if (q_repair_looks_at(block, chunk->text, chunk->before.state != Q_IN_PROSE) &&
        !q_repair_is_plain(chunk->text, block->start, block->end, custom->single))
      return false;
  }
  return true;
}

/* The border before a chunk where nothing is handed on. */
static void begin(const QChunk *chunk, const QRepairCustom *custom, QRepairBorder *border) {
  if (chunk->forced)
    q_border_of_cut(border, custom);
  else
    q_border_begin(border);
}

void q_borders_read(const QChunk *chunk, const QRepairCustom *custom, const QRepairBorder *before,
                    QRepairer *repairer, QChunkBorders *b, QBorderPair *pair) {
  b->known = true;
  b->forced = chunk->forced;
  b->cut = is_cut(chunk);
  b->custom = *custom;
  b->plain_before = !before;
  b->chosen = b->before_chosen = Q_NOT_CHOSEN;
  b->own = 0;
  b->quick = !before && !chunk->forced && is_quick(chunk, custom);
  if (b->quick) {
    b->sound = b->plain_after = true;
    return;
  }
  if (before)
    pair->before = *before;
  else
    begin(chunk, custom, &pair->before);
  QRepairText text = text_of(chunk, custom);
  q_repair_read(repairer, &text, &pair->before, &pair->after, &b->sound);
  b->plain_after = b->cut || is_plain(&pair->after);
  if (b->cut) b->own = (uint8_t)q_border_cheapest(&pair->after);
}

bool q_borders_choose(const QChunk *chunk, QChunkBorders *b, unsigned chosen, QRepairer *repairer) {
  unsigned before = 0;
  if (!b->plain_before && b->pair->before.count > 1) {
    const QRepair *repairs;
    size_t count;
    QRepairText text = text_of(chunk, &b->custom);
    if (!q_repair_trace(repairer, &text, &b->pair->before, chosen, &before, &repairs, &count))
      return false;
    b->sound = count == 0;
  }
  b->chosen = (uint8_t)chosen;
  b->before_chosen = (uint8_t)before;
  return true;
}

bool q_borders_repairs(const QChunk *chunk, const QChunkBorders *b, QRepairer *repairer,
                       const QRepair **repairs, size_t *count) {
  *repairs = NULL;
  *count = 0;
  if (b->sound) return true;
  QRepairText text = text_of(chunk, &b->custom);
  QRepairBorder border;
  unsigned before;
  if (b->plain_before)
    begin(chunk, &b->custom, &border);
  else
    border = b->pair->before;
  return q_repair_trace(repairer, &text, &border, b->chosen, &before, repairs, count);
}
