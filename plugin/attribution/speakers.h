/* Who speaks, kept for each conversation of a document. A conversation is decided when somebody
 * asks for a quotation of it, and again when its text, what leads up to it or the people of the
 * document have changed: it has a key, which is made of those. */
#ifndef QUOTH_ATTRIBUTION_SPEAKERS_H
#define QUOTH_ATTRIBUTION_SPEAKERS_H

#include "attribution/scene.h"

typedef struct QSpeakers QSpeakers;

/* The answer for a quotation; offsets are bytes from the start of its chunk, and may lie in
 * others. */
typedef struct {
  uint64_t version; /* of the document: it is true for that one */
  uint64_t key;     /* of its conversation */
  uint64_t id;      /* of the entity; 0: nobody, or told by hand alone */
  int32_t entity;
  uint32_t words; /* of the quotation; 0: not counted */
  int32_t mention_start, mention_end;
  int32_t evidence_start, evidence_end;
  int16_t weights[Q_REASONS];
  uint8_t reasons[Q_REASONS];
  uint8_t reason_count;
  uint8_t sieve;
  uint8_t confidence;
} QAnswerRecord;

/* Of a chunk, one block of memory. */
typedef struct {
  uint64_t stamp;  /* no other chunk, and not this one after a change, has the same */
  uint64_t people; /* the stamp of those for whom seen is true; 0: none */
  uint64_t seen;   /* a number for all that is known of those whom the chunk names */
  bool has_given;  /* it has comments that tell a speaker */
  uint32_t count;  /* as many as the records have quotations */
  QAnswerRecord items[];
} QChunkAnswers;

void q_speakers_free(QSpeakers *speakers);

/* The number of the source that an entity is, after quoth_speakers; Q_NO_SOURCE: it is none. */
uint32_t q_speakers_source(const struct QDocument *document, int32_t entity);

#endif
