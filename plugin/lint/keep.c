/* The block of memory in which a chunk keeps what lint knows of it. */
#include <string.h>

#include "document/memory.h"
#include "lint/lint.h"

static void *copy(char **at, const void *items, size_t bytes) {
  void *to = *at;
  if (bytes) memcpy(to, items, bytes);
  *at += bytes;
  return to;
}

QChunkFindings *q_findings_pack(const QChunkFindings *known, const QFindings *found, bool wide) {
  size_t switches = known->switch_count * sizeof *known->switches;
  size_t findings = found->finding_count * sizeof *found->findings;
  size_t related = found->related_count * sizeof *found->related;
  size_t edits = found->edit_count * sizeof *found->edits;
  size_t pair = wide ? sizeof(QBorderPair) : 0;
  QChunkFindings *kept = q_memory_new(sizeof *kept + findings + related + pair + switches + edits);
  if (!kept) return NULL;
  *kept = *known;
  kept->finding_count = (uint32_t)found->finding_count;
  kept->edit_count = (uint32_t)found->edit_count;
  kept->related_count = (uint32_t)found->related_count;
  char *at = (char *)(kept + 1);
  kept->findings = copy(&at, found->findings, findings);
  kept->related = copy(&at, found->related, related);
  kept->borders.pair = NULL;
  if (wide) {
    kept->borders.pair = (QBorderPair *)(void *)at;
    at += pair;
    if (known->borders.pair) *kept->borders.pair = *known->borders.pair;
  }
  kept->switches = copy(&at, known->switches, switches);
  kept->edits = copy(&at, found->edits, edits);
  return kept;
}

bool q_findings_keep(QChunk *chunk, const QChunkFindings *known, const QFindings *found,
                     bool wide) {
  static const QFindings none = {0};
  QChunkFindings *kept = q_findings_pack(known, found ? found : &none, wide);
  if (!kept) return false;
  q_memory_free(chunk->findings);
  chunk->findings = kept;
  return true;
}
