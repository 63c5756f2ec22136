/* Changes of the text. Every change is one transaction: the new text is cut into pieces, the pieces
 * that are new are parsed, and only when all that has succeeded are the chunks replaced. */
#include <string.h>

#include "attribution/company.h"
#include "document/document.h"
#include "document/memory.h"
#include "text/lines.h"

/* A piece of the new text: what will be one chunk. */
typedef struct {
  size_t start, end;     /* in the region */
  bool forced, in_words; /* how it begins: as in QChunk */
  QChunk *old;           /* the chunk that it was, or NULL */
  bool edited;           /* the edit is inside of it; else old has the same bytes */
  bool is_parsed;        /* parsed holds what is new */
  QContext before;
  QChunk *chunk; /* made for it where old is NULL */
  char *text;    /* its new bytes where it is edited */
  QParsed parsed;
} QPiece;

/* A chunk of the region as it was. */
typedef struct {
  QChunk *chunk;
  size_t start; /* in the region as it was */
} QOld;

/* A chunk after the region that now begins in another way. */
typedef struct {
  QChunk *chunk;
  QContext before;
  QParsed parsed;
} QReread;

typedef struct {
  QDocument *document;
  const char *text; /* the region's new text */
  size_t length;
  char *own; /* the same, if it is ours; room bytes */
  size_t room;
  size_t edit, removed, inserted; /* bytes from edit on, in the region */
  QOld *olds;
  size_t old_count, old_room, old_length;
  QPiece *pieces;
  size_t piece_count, piece_room;
  QReread *rereads;
  size_t reread_count, reread_room;
} QChange;

/* ---- The region --------------------------------------------------------- */

static bool add_old(QChange *c, QChunk *chunk) {
  void *olds = c->olds;
  if (!q_memory_reserve(&olds, &c->old_room, c->old_count + 1, sizeof *c->olds)) return false;
  c->olds = olds;
  c->olds[c->old_count++] = (QOld){chunk, c->old_length};
  c->old_length += chunk->size;
  return true;
}

static QChunk *after_region(const QChange *c) {
  return q_chunk_next(c->olds[c->old_count - 1].chunk);
}

/* Takes one more chunk into the region; its text is not changed. */
static bool extend(QChange *c, QChunk *chunk) {
  void *own = c->own;
  if (!q_memory_reserve(&own, &c->room, c->length + chunk->size, 1)) return false;
  c->own = own;
  c->text = own;
  if (!add_old(c, chunk)) return false;
  memcpy(c->own + c->length, chunk->text, chunk->size);
  c->length += chunk->size;
  return true;
}

/* The region: the chunks that range touches, and those before whose ends the edit may move. */
static bool take_region(QChange *c, QRange range, const char *text, size_t length) {
  const QDocument *d = c->document;
  uint32_t start;
  QChunk *first = q_chunks_at(&d->chunks, range.start, &start);
  while (first->forced) {
    QChunk *previous = q_chunk_previous(first);
    uint32_t previous_start = start - previous->size;
    if (range.start - previous_start >= q_segment_reach(&d->rule)) break;
    first = previous;
    start = previous_start;
  }
  c->edit = range.start - start;
  c->removed = range.end - range.start;
  c->inserted = length;
  for (QChunk *chunk = first; chunk; chunk = q_chunk_next(chunk)) {
    if (!add_old(c, chunk)) return false;
    if (c->old_length >= c->edit + c->removed) break;
  }
  c->length = c->old_length - c->removed + length;
  c->room = c->length + 1;
  c->own = q_memory_new(c->room);
  if (!c->own) return false;
  c->text = c->own;
  /* The bytes before the edit, the new ones, the bytes after it. */
  size_t from = c->edit + c->removed;
  for (size_t i = 0; i < c->old_count; i++) {
    const QChunk *old = c->olds[i].chunk;
    size_t at = c->olds[i].start, end = at + old->size;
    if (at < c->edit) {
      size_t part = (end < c->edit ? end : c->edit) - at;
      memcpy(c->own + at, old->text, part);
    }
    if (end > from) {
      size_t skip = at < from ? from - at : 0;
      memcpy(c->own + at + skip - c->removed + length, old->text + skip, old->size - skip);
    }
  }
  if (length) memcpy(c->own + c->edit, text, length);
  return true;
}

/* ---- Pieces ------------------------------------------------------------- */

static bool add_piece(QChange *c, size_t start, size_t end, bool forced, bool in_words) {
  void *pieces = c->pieces;
  if (!q_memory_reserve(&pieces, &c->piece_room, c->piece_count + 1, sizeof *c->pieces))
    return false;
  c->pieces = pieces;
  QPiece *p = &c->pieces[c->piece_count++];
  memset(p, 0, sizeof *p);
  p->start = start;
  p->end = end;
  p->forced = forced;
  p->in_words = in_words;
  return true;
}

/* True if what follows the region does not depend on it: it ends at a break, or with the text. */
static bool is_complete(const QChange *c) {
  const QChunk *first = c->olds[0].chunk, *next = after_region(c);
  if (!next) return true;
  if (next->forced) return false;
  if (c->length == 0) return !first->forced;
  return q_segment_is_break(&c->document->rule, c->text, c->length, first->in_words);
}

/* True if a forced cut at end, behind the edit, is one of the old ones: all is as it was from
 * there on. The region then ends there. */
static bool meets_old_cut(QChange *c, size_t end, bool in_words) {
  if (end < c->edit + c->inserted) return false;
  size_t old_end = end - c->inserted + c->removed;
  for (size_t i = c->old_count; i-- > 0;) {
    const QChunk *chunk = c->olds[i].chunk;
    size_t at = c->olds[i].start + chunk->size;
    if (at < old_end) return false;
    if (at > old_end) continue;
    const QChunk *next = q_chunk_next(chunk);
    if (!next || !next->forced || next->in_words != in_words) return false;
    c->old_count = i + 1;
    c->old_length = old_end;
    c->length = end;
    return true;
  }
  return false;
}

/* Cuts the region into pieces, and takes in more chunks until the rest is as it was. */
static bool cut(QChange *c) {
  const QCutRule *rule = &c->document->rule;
  QChunk *next = after_region(c);
  /* What has become small joins the next chunk. */
  while (next && !next->forced && c->length && c->length < rule->target / 4 &&
         next->size <= rule->target) {
    if (!extend(c, next)) return false;
    next = after_region(c);
  }
  /* A chunk may grow to twice its size before it is cut again. */
  bool forced = c->olds[0].chunk->forced, in_words = c->olds[0].chunk->in_words;
  if (c->length && c->length <= 2 * (size_t)rule->target && c->length <= rule->limit &&
      is_complete(c))
    return add_piece(c, 0, c->length, forced, in_words);
  QSegmenter segmenter;
  q_segment_begin(&segmenter, rule, in_words);
  for (size_t start = 0, end;;) {
    QCut kind = q_segment_next(&segmenter, c->text, c->length, is_complete(c), &end);
    if (kind == Q_CUT_NONE) break;
    if (kind == Q_CUT_MORE) {
      if (!extend(c, after_region(c))) return false;
      continue;
    }
    if (!add_piece(c, start, end, forced, in_words)) return false;
    forced = kind == Q_CUT_FORCED;
    in_words = segmenter.cut_in_words;
    start = end;
    if (forced && meets_old_cut(c, end, in_words)) break;
  }
  bool all = !q_chunk_previous(c->olds[0].chunk) && !after_region(c);
  return c->piece_count || !all || add_piece(c, 0, 0, false, false);
}

/* ---- What stays --------------------------------------------------------- */

/* The old chunk that a piece may be: the one at its place, or at its number, which is another
 * one where a text that repeats itself has been shifted. The answer is after `least`. */
static QChunk *find_old(const QChange *c, const QPiece *p, size_t number, size_t *least,
                        bool *edited) {
  size_t size = p->end - p->start, edit_end = c->edit + c->inserted;
  size_t start = p->start;
  *edited = p->start <= c->edit && p->end >= edit_end;
  if (*edited) {
    size = size - c->inserted + c->removed;
  } else if (p->start >= edit_end) {
    start = start - c->inserted + c->removed;
  }
  size_t low = *least, high = c->old_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (c->olds[middle].start < start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  bool whole = *edited || p->end <= c->edit || p->start >= edit_end;
  if (whole && low < c->old_count && c->olds[low].start == start &&
      c->olds[low].chunk->size == size) {
    *least = low + 1;
    return c->olds[low].chunk;
  }
  *edited = false;
  size = p->end - p->start;
  if (number >= *least && number < c->old_count && c->olds[number].chunk->size == size &&
      memcmp(c->olds[number].chunk->text, c->text + p->start, size) == 0) {
    *least = number + 1;
    return c->olds[number].chunk;
  }
  return NULL;
}

/* ---- Parsing ------------------------------------------------------------ */

/* The bytes of a piece as a block of its own. A region of one piece is that block. */
static char *own_text(QChange *c, const QPiece *p) {
  if (c->own && c->piece_count == 1 && c->room - c->length <= 64 + c->length / 8) {
    char *text = c->own;
    c->own = NULL;
    return text;
  }
  char *text = q_memory_new(p->end - p->start);
  if (text) memcpy(text, c->text + p->start, p->end - p->start);
  return text;
}

static bool parse_piece(QChange *c, QPiece *p, QContext *context) {
  uint32_t size = (uint32_t)(p->end - p->start);
  p->before = *context;
  if (p->old && !p->edited && q_context_equal(*context, p->old->before)) {
    *context = p->old->after;
    return true;
  }
  if (p->edited) {
    p->text = own_text(c, p);
    if (!p->text) return false;
  } else if (!p->old) {
    char *text = own_text(c, p);
    p->chunk = text ? q_chunk_new(text, size) : NULL;
    if (!p->chunk) {
      q_memory_free(text);
      return false;
    }
  }
  const char *text = p->edited ? p->text : p->old ? p->old->text : p->chunk->text;
  if (!q_parser_parse(c->document->parser, text, size, *context, &p->parsed)) return false;
  p->is_parsed = true;
  *context = p->parsed.after;
  return true;
}

/* Parses the chunks after the region until they begin as they did. */
static bool parse_rest(QChange *c, QContext context) {
  for (QChunk *chunk = after_region(c); chunk && !q_context_equal(context, chunk->before);
       chunk = q_chunk_next(chunk)) {
    void *rereads = c->rereads;
    if (!q_memory_reserve(&rereads, &c->reread_room, c->reread_count + 1, sizeof *c->rereads))
      return false;
    c->rereads = rereads;
    QReread *r = &c->rereads[c->reread_count];
    *r = (QReread){.chunk = chunk, .before = context};
    if (!q_parser_parse(c->document->parser, chunk->text, chunk->size, context, &r->parsed))
      return false;
    c->reread_count++;
    context = r->parsed.after;
  }
  return true;
}

static bool parse_all(QChange *c) {
  QContext context = c->olds[0].chunk->before;
  size_t least = 0;
  for (size_t i = 0; i < c->piece_count; i++) {
    QPiece *p = &c->pieces[i];
    p->old = find_old(c, p, i, &least, &p->edited);
    if (!parse_piece(c, p, &context)) return false;
  }
  return parse_rest(c, context) && q_chunks_reserve(&c->document->chunks, c->piece_count);
}

/* ---- Commit or not ------------------------------------------------------ */

static void drop_findings(QChunk *chunk) {
  q_memory_free(chunk->findings);
  chunk->findings = NULL;
}

static void adopt(QDocument *d, QChunk *chunk, QContext before, const QParsed *parsed) {
  q_company_drop(d, chunk);
  q_memory_free(chunk->answers);
  chunk->answers = NULL;
  drop_findings(chunk);
  q_memory_free(chunk->records);
  chunk->records = parsed->records;
  chunk->before = before;
  chunk->after = parsed->after;
}

static void discard(QChange *c, QChunk *chunk) {
  q_chunks_remove(&c->document->chunks, chunk);
  q_company_drop(c->document, chunk);
  q_chunk_free(chunk);
}

static void commit(QChange *c) {
  QDocument *d = c->document;
  QChunk *previous = q_chunk_previous(c->olds[0].chunk);
  for (size_t i = 0, p = 0; i < c->old_count; i++) {
    while (p < c->piece_count && !c->pieces[p].old) p++;
    if (p < c->piece_count && c->pieces[p].old == c->olds[i].chunk) {
      p++;
    } else {
      discard(c, c->olds[i].chunk);
    }
  }
  for (size_t i = 0; i < c->piece_count; i++) {
    QPiece *p = &c->pieces[i];
    QChunk *chunk = p->old ? p->old : p->chunk;
    if (p->edited) {
      q_memory_free(chunk->text);
      chunk->text = p->text;
      chunk->size = (uint32_t)(p->end - p->start);
      chunk->lines = q_lines_count(chunk->text, chunk->size);
    }
    if (chunk->forced != p->forced) drop_findings(chunk);
    chunk->forced = p->forced;
    chunk->in_words = p->in_words;
    if (p->is_parsed) adopt(d, chunk, p->before, &p->parsed);
    if (!p->old) {
      q_chunks_insert(&d->chunks, previous, chunk);
    } else if (p->edited) {
      q_chunk_resized(&d->chunks, chunk);
    }
    q_chunk_changed(chunk);
    previous = chunk;
  }
  for (size_t i = 0; i < c->reread_count; i++) {
    adopt(d, c->rereads[i].chunk, c->rereads[i].before, &c->rereads[i].parsed);
    q_chunk_changed(c->rereads[i].chunk);
  }
  d->version++;
}

/* Nothing of the document has been changed. */
static void roll_back(QChange *c) {
  for (size_t i = 0; i < c->piece_count; i++) {
    QPiece *p = &c->pieces[i];
    if (p->is_parsed) q_memory_free(p->parsed.records);
    if (p->edited) q_memory_free(p->text);
    q_chunk_free(p->chunk);
  }
  for (size_t i = 0; i < c->reread_count; i++) q_memory_free(c->rereads[i].parsed.records);
}

static QStatus finish(QChange *c, bool done) {
  if (done) {
    commit(c);
  } else {
    roll_back(c);
  }
  q_memory_free(c->own);
  q_memory_free(c->olds);
  q_memory_free(c->pieces);
  q_memory_free(c->rereads);
  return done ? Q_OK : Q_NO_MEMORY;
}

/* ---- The public functions ----------------------------------------------- */

QStatus q_document_fill(QDocument *document, const char *text, size_t length) {
  if (length == 0) return Q_OK;
  QChange c = {.document = document, .text = text, .length = length, .inserted = length};
  bool done = add_old(&c, q_chunks_first(&document->chunks)) && cut(&c) && parse_all(&c);
  return finish(&c, done);
}

QStatus quoth_document_edit(QDocument *document, QRange range, const char *text, size_t length) {
  uint32_t size = quoth_document_size(document);
  if (range.start > range.end || range.end > size) return Q_BAD_RANGE;
  if (length > UINT32_MAX - (size - (range.end - range.start))) return Q_TOO_LARGE;
  if (range.start == range.end && length == 0) return Q_OK;
  QChange c = {.document = document};
  return finish(&c, take_region(&c, range, text, length) && cut(&c) && parse_all(&c));
}
