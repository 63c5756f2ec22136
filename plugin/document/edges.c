/* What reaches over the border between two chunks: a quotation left open, a source handed on. */
#include "document/document.h"

QChunk *q_chunk_next_block(const QChunk *chunk) {
  QChunk *next = q_chunk_next(chunk);
  while (next && next->records->head.kind == Q_EDGE_NONE) next = q_chunk_next(next);
  return next;
}

QChunk *q_chunk_previous_block(const QChunk *chunk) {
  QChunk *previous = q_chunk_previous(chunk);
  while (previous && previous->records->head.kind == Q_EDGE_NONE)
    previous = q_chunk_previous(previous);
  return previous;
}

bool q_chunk_continues(const QChunk *chunk, unsigned level) {
  const QChunk *next = q_chunk_next_block(chunk);
  return next && q_edge_continues(&chunk->records->tail, &next->records->head, level);
}

/* Looks back through chunks that themselves hand on what they inherit. What comes from farther back
 * goes before. */
static void look_back(const QDocument *document, const QChunk *chunk, QInheritance *found) {
  const QInheritance *kept = document->inheritance;
  *found = (QInheritance){.version = document->version, .chunk = chunk};
  for (const QChunk *at = chunk;;) {
    if (kept->version == document->version && kept->chunk == at && at != chunk) {
      if (kept->from) {
        found->from = kept->from;
        found->attribution = kept->attribution;
      }
      return;
    }
    QChunk *previous = q_chunk_previous_block(at);
    if (!previous) return;
    const QEdge *tail = &previous->records->tail, *head = &at->records->head;
    if (!q_edge_hands_on(tail, head)) return;
    if (at == chunk) found->colon = !q_edge_continues(tail, head, 0);
    if (tail->attribution >= 0) {
      found->from = previous;
      found->attribution = tail->attribution;
    }
    if (!tail->inherits) return;
    at = previous;
  }
}

QChunk *q_document_inherited(const QDocument *document, const QChunk *chunk, int32_t *attribution,
                             bool *colon) {
  QInheritance *kept = document->inheritance;
  if (kept->version != document->version || kept->chunk != chunk) {
    QInheritance found;
    look_back(document, chunk, &found);
    *kept = found;
  }
  *attribution = kept->attribution;
  *colon = kept->colon;
  return kept->from;
}
