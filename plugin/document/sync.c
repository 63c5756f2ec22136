/* The document made equal to a text that somebody else holds: one edit between what both begin with
 * and what both end with. */
#include <string.h>

#include "document/document.h"
#include "document/memory.h"

/* Bytes that a and b, of n bytes each, have in common at the start. */
static size_t common_start(const char *a, const char *b, size_t n) {
  size_t at = 0;
  while (n - at > 64) {
    size_t half = (n - at) / 2;
    if (memcmp(a + at, b + at, half) == 0) {
      at += half;
    } else {
      n = at + half;
    }
  }
  while (at < n && a[at] == b[at]) at++;
  return at;
}

/* The same at the end: a and b point behind their last bytes. */
static size_t common_end(const char *a, const char *b, size_t n) {
  size_t at = 0;
  while (n - at > 64) {
    size_t half = (n - at) / 2;
    if (memcmp(a - at - half, b - at - half, half) == 0) {
      at += half;
    } else {
      n = at + half;
    }
  }
  while (at < n && a[-1 - (ptrdiff_t)at] == b[-1 - (ptrdiff_t)at]) at++;
  return at;
}

/* A walk over chunks that asks for those to come: most of the time goes by in waiting for them. */
enum {
  AHEAD = 16
};

typedef struct {
  QChunk *(*step)(QChunkPlace *place);
  QChunkPlace place;
  QChunk *coming[AHEAD];
  unsigned now;
} QWalk;

static QChunk *next_of(QWalk *walk) {
  QChunk *chunk = walk->coming[walk->now % AHEAD];
  QChunk *far = walk->step(&walk->place);
  if (far) Q_PREFETCH(far);
  walk->coming[walk->now % AHEAD] = far;
  const QChunk *near = walk->coming[(walk->now + AHEAD / 2) % AHEAD];
  if (near) Q_PREFETCH(near->text);
  walk->now++;
  return chunk;
}

static QWalk walk_from(const QChunk *chunk, QChunk *(*step)(QChunkPlace *place)) {
  QWalk walk = {.step = step, .place = q_chunk_place(chunk)};
  for (unsigned i = 0; i < AHEAD; i++) walk.coming[i] = step(&walk.place);
  return walk;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

static size_t prefix_of(const QDocument *document, const char *text, size_t length) {
  size_t prefix = 0;
  QWalk walk = walk_from(q_chunks_first(&document->chunks), q_place_forward);
  for (QChunk *chunk; prefix < length && (chunk = next_of(&walk));) {
    size_t part = least(chunk->size, length - prefix);
    if (part == chunk->size && memcmp(chunk->text, text + prefix, part) == 0) {
      prefix += part;
    } else {
      return prefix + common_start(chunk->text, text + prefix, part);
    }
  }
  return prefix;
}

static size_t suffix_of(const QDocument *document, const char *text, size_t length, size_t most) {
  size_t suffix = 0;
  QWalk walk = walk_from(q_chunks_last(&document->chunks), q_place_backward);
  for (QChunk *chunk; suffix < most && (chunk = next_of(&walk));) {
    size_t part = least(chunk->size, most - suffix);
    const char *end = text + length - suffix;
    if (part == chunk->size && memcmp(chunk->text, end - part, part) == 0) {
      suffix += part;
    } else {
      return suffix + common_end(chunk->text + chunk->size, end, part);
    }
  }
  return suffix;
}

QStatus quoth_document_sync(QDocument *document, const char *text, size_t length, QRange *changed) {
  if (length > UINT32_MAX) return Q_TOO_LARGE;
  size_t size = quoth_document_size(document);
  size_t prefix = prefix_of(document, text, length);
  size_t suffix = suffix_of(document, text, length, least(size, length) - prefix);
  QRange range = {(uint32_t)prefix, (uint32_t)(size - suffix)};
  QStatus status = quoth_document_edit(document, range, text + prefix, length - suffix - prefix);
  if (status == Q_OK && changed) {
    bool same = range.start == range.end && prefix + suffix == length;
    *changed = (QRange){(uint32_t)prefix, (uint32_t)(length - suffix)};
    if (same) *changed = (QRange){(uint32_t)length, (uint32_t)length};
  }
  return status;
}
