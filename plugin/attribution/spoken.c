/* From a quotation to the next or the last one of the same source. */
#include "quoth.h"

enum {
  AHEAD = 16384 /* bytes that are decided at a time */
};

/* Whether a quotation is spoken by a source; *failed when there is no memory. */
static bool is_spoken_by(QDocument *document, const QQuotation *quotation, uint32_t source,
                         bool forwards, bool *failed) {
  QSpeaker speaker;
  if (!quoth_speaker(document, quotation, &speaker)) {
    QRange near = quotation->range;
    if (forwards) {
      near.end = near.end < UINT32_MAX - AHEAD ? near.end + AHEAD : UINT32_MAX;
    } else {
      near.start = near.start > AHEAD ? near.start - AHEAD : 0;
    }
    *failed =
        quoth_speakers(document, near) != Q_OK || !quoth_speaker(document, quotation, &speaker);
    if (*failed) return false;
  }
  return speaker.source == source;
}

bool quoth_spoken_after(QDocument *document, uint32_t position, uint32_t source,
                        QQuotation *quotation) {
  bool failed = false;
  while (!failed && quoth_quotation_after(document, position, (QRange){0, 0}, quotation)) {
    if (quotation->kind != Q_TERM && is_spoken_by(document, quotation, source, true, &failed))
      return true;
    position = quotation->range.start;
  }
  return false;
}

bool quoth_spoken_before(QDocument *document, uint32_t position, uint32_t source,
                         QQuotation *quotation) {
  bool failed = false;
  while (!failed && quoth_quotation_before(document, position, (QRange){0, 0}, quotation)) {
    if (quotation->kind != Q_TERM && is_spoken_by(document, quotation, source, false, &failed))
      return true;
    position = quotation->range.start;
  }
  return false;
}
