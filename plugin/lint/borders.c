#include "lint/borders.h"

#include <string.h>

static bool same_border(const QRepairBorder *a, const QRepairBorder *b) {
  return memcmp(a, b, sizeof *a) == 0;
}

static bool is_plain(const QRepairBorder *border) {
  return border->count == 1 && border->stack[0].depth == 0;
}

/* `before` is NULL where it is plain. */
static bool is_known(const QChunk *chunk, const QChunkBorders *b, const QRepairCustom *custom,
                     const QRepairBorder *before) {
  if (!b->known || b->forced != chunk->forced || memcmp(&b->custom, custom, sizeof *custom) != 0)
    return false;
  return before ? !b->plain_before && same_border(&b->before, before) : b->plain_before;
}

static QRepairText text_of(const QChunk *chunk, const QRepairCustom *custom) {
  return (QRepairText){.text = chunk->text,
                       .blocks = chunk->records->blocks,
                       .block_count = chunk->records->block_count,
                       .forced = chunk->forced,
                       .custom = *custom};
}

/* From the first chunk to the last: what may be open. */
static void read_chunk(const QChunk *chunk, QChunkBorders *b, const QRepairCustom *custom,
                       const QRepairBorder *before, QRepairer *repairer) {
  QRepairText text = text_of(chunk, custom);
  b->known = true;
  b->forced = chunk->forced;
  b->custom = *custom;
  b->before = *before;
  b->plain_before = is_plain(before);
  b->chosen = b->before_chosen = UINT8_MAX;
  q_repair_read(repairer, &text, before, &b->after, &b->sound);
  b->plain_after = is_plain(&b->after);
}

/* From the last to the first: what is. */
static bool choose(const QChunk *chunk, QChunkBorders *b, unsigned chosen, QRepairer *repairer) {
  b->chosen = (uint8_t)chosen;
  b->before_chosen = 0;
  if (b->plain_before || b->before.count == 1) return true;
  const QRepair *repairs;
  size_t count;
  unsigned before;
  QRepairText text = text_of(chunk, &b->custom);
  if (!q_repair_trace(repairer, &text, &b->before, chosen, &before, &repairs, &count)) return false;
  b->before_chosen = (uint8_t)before;
  return true;
}

bool q_borders_settle(const QDocument *document, const QRepairCustom *custom, QRepairer *repairer,
                      QBordersOf *of, QBordersChanged *changed) {
  QRepairBorder plain;
  q_border_begin(&plain);
  const QRepairBorder *border = NULL;
  for (QChunk *c = q_chunks_first(&document->chunks); c; c = q_chunk_next(c)) {
    QChunkBorders *b = of(c);
    if (!is_known(c, b, custom, border)) {
      read_chunk(c, b, custom, border ? border : &plain, repairer);
      changed(c);
    }
    border = b->plain_after ? NULL : &b->after;
  }
  unsigned chosen = border ? q_border_choice(border, custom) : 0;
  for (QChunk *c = q_chunks_last(&document->chunks); c; c = q_chunk_previous(c)) {
    QChunkBorders *b = of(c);
    if (b->chosen != chosen) {
      if (!choose(c, b, chosen, repairer)) {
        b->known = false;
        return false;
      }
      changed(c);
    }
    chosen = b->before_chosen;
  }
  return true;
}

bool q_borders_repairs(const QChunk *chunk, const QChunkBorders *b, QRepairer *repairer,
                       const QRepair **repairs, size_t *count) {
  *repairs = NULL;
  *count = 0;
  if (b->sound) return true;
  QRepairText text = text_of(chunk, &b->custom);
  unsigned before;
  return q_repair_trace(repairer, &text, &b->before, b->chosen, &before, repairs, count);
}
