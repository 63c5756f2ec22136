/* What the user says of a document outside of its text. */
#include "attribution/by_hand.h"
#include "document/document.h"
#include "document/memory.h"

QStatus quoth_document_given(QDocument *document, const QGivenSpeaker *speakers,
                             size_t speaker_count, const QGivenName *names, size_t name_count) {
  QByHand *by_hand = NULL;
  if (speaker_count + name_count > 0) {
    by_hand = q_by_hand_new(speakers, speaker_count, names, name_count);
    if (!by_hand) return Q_NO_MEMORY;
  }
  QByHand *before = document->by_hand;
  if ((before ? before->stamp : 0) == (by_hand ? by_hand->stamp : 0)) {
    q_memory_free(by_hand);
    return Q_OK;
  }
  document->by_hand = by_hand;
  q_memory_free(before);
  document->version++;
  QChunk *chunk = q_chunks_first(&document->chunks);
  for (; chunk; chunk = q_chunk_next(chunk)) {
    q_memory_free(chunk->answers);
    chunk->answers = NULL;
    q_chunk_changed(chunk);
  }
  return Q_OK;
}
