#include "document/reader.h"

#include <string.h>

#include "chars.h"
#include "phrase.h"
#include "quoth.h"
#include "text/utf8.h"

typedef struct {
  const QNode *nodes;
  uint32_t at; /* the node that is read */
  const char *input;
  uint32_t length, prefix;
  QReading *reading;
  int32_t quotation; /* the innermost one around the cursor; -1: none */
  uint16_t depth;    /* of marks and blocks around it */
  bool failed;
} QReader;

/* ---- Nodes -------------------------------------------------------------- */

static const QNode *here(const QReader *r) { return &r->nodes[r->at]; }

static bool go_down(QReader *r, uint32_t *parent) {
  *parent = r->at;
  r->at = here(r)->first;
  if (!r->at) r->at = *parent;
  return r->at != *parent;
}

static bool go_on(QReader *r) {
  if (!here(r)->next) return false;
  r->at = here(r)->next;
  return true;
}

/* Offsets in the chunk. What stands in the prefix is put at its start. */
static uint32_t in_chunk(const QReader *r, uint32_t offset) {
  return offset > r->prefix ? offset - r->prefix : 0;
}

static uint32_t start_of(const QReader *r, const QNode *node) { return in_chunk(r, node->start); }

static uint32_t end_of(const QReader *r, const QNode *node) { return in_chunk(r, node->end); }

static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

static uint32_t trim_end(const QReader *r, uint32_t start, uint32_t end) {
  while (end > start && is_space(r->reading->text[end - 1])) end--;
  return end;
}

static uint32_t past_blanks(const QReader *r, uint32_t start, uint32_t end) {
  while (start < end && is_space(r->reading->text[start])) start++;
  return start;
}

/* Past blanks, dashes and the punctuation that ends what stands before. */
static uint32_t trim_start(const QReader *r, uint32_t start, uint32_t end) {
  while (start < end) {
    int32_t c;
    uint32_t size = (uint32_t)q_utf8_read(r->reading->text + start, end - start, &c);
    if (!q_is_blank(c) && !q_is_dash(c) && !q_is_sentence_end(c) && c != '\n' && c != ',' &&
        c != ';' && c != ':' && c != '-')
      break;
    start += size;
  }
  return start;
}

/* ---- Quotations --------------------------------------------------------- */

static void read_inline(QReader *r);

static QQuoteRecord *record(const QReader *r, int32_t index) {
  return &r->reading->quotations[index];
}

/* A new record at the end of the array: its index, or -1. */
static int32_t add_quotation(QReader *r, QKind kind, uint32_t start, uint32_t end) {
  QQuoteRecord *q = q_reading_quotation(r->reading);
  if (!q) {
    r->failed = true;
    return -1;
  }
  q->start = q->inner_start = start;
  q->end = q->inner_end = end;
  q->parent = r->quotation;
  q->attribution = Q_NO_ATTRIBUTION;
  q->depth = (uint16_t)(r->depth + 1);
  q->kind = (uint8_t)kind;
  q->closed = true;
  return (int32_t)r->reading->quotation_count - 1;
}

static int32_t mark_at(const QReader *r, uint32_t offset) {
  int32_t c = -1;
  if (offset < r->reading->size)
    q_utf8_read(r->reading->text + offset, r->reading->size - offset, &c);
  return c;
}

/* Past the rest of a tag in a line of dialogue: "he said gaily. ", up to the sentence's end;
 * where a comma comes first, the speech goes on after it. Then past blanks. end at the latest. */
static uint32_t past_tag(const QReader *r, uint32_t start, uint32_t end) {
  for (uint32_t at = start; at < end;) {
    int32_t c;
    at += (uint32_t)q_utf8_read(r->reading->text + at, end - at, &c);
    if (c == ',' || q_is_dash(c) || q_is_sentence_end(c)) return trim_start(r, at, end);
  }
  return end;
}

/* The content of a line of dialogue. Attributions in it are no part of what is said: they part
 * it into pieces. piece is the first one's record. */
static void read_dialogue(QReader *r, int32_t piece, uint32_t end) {
  int32_t outer = r->quotation;
  uint32_t next = 0; /* without a piece: where the next one may begin */
  uint32_t parent;
  if (go_down(r, &parent)) {
    do {
      const QNode *node = here(r);
      if (piece < 0 && node->kind != Q_NODE_ATTRIBUTION) {
        r->quotation = outer;
        piece = add_quotation(r, Q_DIRECT, past_tag(r, next, start_of(r, node)), end);
        if (piece < 0) break;
      }
      r->quotation = piece < 0 ? outer : piece;
      r->depth++;
      size_t index = r->reading->attribution_count;
      read_inline(r);
      r->depth--;
      if (r->failed) break;
      if (node->kind != Q_NODE_ATTRIBUTION) continue;
      QAttributionRecord *tag = &r->reading->attributions[index];
      if (tag->content_end > tag->content_start) continue;
      tag->parent = outer;
      if (piece >= 0) {
        QQuoteRecord *q = record(r, piece);
        q->end = q->inner_end = trim_end(r, q->inner_start, tag->start);
      } else if (past_tag(r, next, tag->start) < tag->start) {
        r->quotation = outer;
        uint32_t start = past_tag(r, next, tag->start);
        if (add_quotation(r, Q_DIRECT, start, trim_end(r, start, tag->start)) < 0) break;
      }
      piece = -1;
      next = tag->end;
    } while (go_on(r));
    r->at = parent;
  }
  r->quotation = outer;
  if (piece < 0 && !r->failed) {
    uint32_t start = past_tag(r, next, end);
    if (start < end) add_quotation(r, Q_DIRECT, start, end);
  }
}

static void read_children(QReader *r) {
  uint32_t parent;
  if (!go_down(r, &parent)) return;
  do {
    read_inline(r);
  } while (!r->failed && go_on(r));
  r->at = parent;
}

static void read_quotation(QReader *r, const QNode *node) {
  int32_t outer = r->quotation;
  uint32_t start = start_of(r, node), end = end_of(r, node);
  int32_t index = add_quotation(r, Q_DIRECT, start, end);
  uint32_t parent;
  if (index < 0 || !go_down(r, &parent)) return;
  bool opened = false, dash = false;
  record(r, index)->closed = false;
  do {
    const QNode *child = here(r);
    switch (child->kind) {
    case Q_NODE_MARK:
      if (opened) {
        record(r, index)->inner_end = start_of(r, child);
        record(r, index)->closed = true;
      } else {
        record(r, index)->inner_start = end_of(r, child);
        dash = q_is_dash(mark_at(r, start)) || mark_at(r, start) == '-';
        opened = true;
        if (dash) record(r, index)->inner_start = past_blanks(r, end_of(r, child), end);
      }
      break;
    case Q_NODE_CONTENT:
      if (dash) {
        end = trim_end(r, start, end);
        record(r, index)->end = record(r, index)->inner_end = end;
        read_dialogue(r, index, end);
      } else {
        r->quotation = index;
        r->depth++;
        read_children(r);
        r->depth--;
        r->quotation = outer;
      }
      break;
    default: break;
    }
  } while (!r->failed && go_on(r));
  r->at = parent;
  QQuoteRecord *q = record(r, index);
  if (dash) {
    q->closed = true;
  } else if (!q->closed) {
    q->end = q->inner_end = trim_end(r, q->inner_start, q->end);
  }
}

/* ---- Attributions ------------------------------------------------------- */

static void add_marked(QReader *r, const QNode *node, QRole role) {
  QMarkedText *m = q_reading_marked(r->reading);
  if (!m) {
    r->failed = true;
    return;
  }
  *m = (QMarkedText){start_of(r, node), end_of(r, node), (uint8_t)role};
}

/* Reported words are a quotation without marks; with quotations in marks inside it is mixed. */
static void read_reported(QReader *r, const QNode *node, size_t attribution) {
  int32_t outer = r->quotation;
  uint32_t start = start_of(r, node), end = end_of(r, node);
  start = past_blanks(r, start, end);
  end = trim_end(r, start, end);
  QAttributionRecord *a = &r->reading->attributions[attribution];
  a->content_start = start;
  a->content_end = end;
  int32_t index = add_quotation(r, Q_INDIRECT, start, end);
  if (index < 0) return;
  QQuoteRecord *q = record(r, index);
  q->attribution = (int32_t)attribution;
  q->evidence = a->cue_start < start ? Q_EVIDENCE_BEFORE : Q_EVIDENCE_AFTER;
  r->quotation = index;
  read_children(r);
  r->quotation = outer;
  for (size_t i = (size_t)index + 1; i < r->reading->quotation_count; i++) {
    if (record(r, (int32_t)i)->kind == Q_DIRECT) record(r, index)->kind = Q_MIXED;
  }
}

/* Where the verb of a cue begins that follows its source: past "was" and "quietly". */
static uint32_t verb_of(const QReader *r, const QAttributionRecord *a) {
  const char *text = r->reading->text;
  uint32_t verb = a->cue_start, end = a->cue_end;
  if (a->source_end == a->source_start || a->source_end > verb) return verb;
  for (;;) {
    char word[Q_WORD_BYTES];
    uint32_t n = 0, at = verb;
    while (at < end && n < sizeof word) {
      uint32_t quote = text[at] == '\'' ? 1 : end - at > 3 && !memcmp(text + at, "’", 3) ? 3 : 0;
      if (!quote && !q_is_lower_ascii(text[at])) break;
      word[n++] = quote ? '\'' : text[at];
      at += quote ? quote : 1;
    }
    if (!n || !q_helps_verb(q_word_flags(word, n))) return verb;
    for (int32_t c; at < end; at += n) {
      n = (uint32_t)q_utf8_read(text + at, end - at, &c);
      if (q_is_letter(c)) break;
    }
    if (at == end) return verb;
    verb = at;
  }
}

static void read_attribution(QReader *r, const QNode *node) {
  size_t index = r->reading->attribution_count;
  QAttributionRecord *a = q_reading_attribution(r->reading);
  if (!a) {
    r->failed = true;
    return;
  }
  a->start = start_of(r, node);
  a->end = trim_end(r, a->start, end_of(r, node));
  a->parent = r->quotation;
  uint32_t parent;
  if (!go_down(r, &parent)) return;
  do {
    const QNode *child = here(r);
    a = &r->reading->attributions[index];
    switch (child->kind) {
    case Q_NODE_SOURCE:
      if (a->source_end == a->source_start) {
        a->source_start = start_of(r, child);
        a->source_end = end_of(r, child);
      }
      add_marked(r, child, Q_ROLE_SOURCE);
      break;
    case Q_NODE_CUE:
      if (a->cue_end == a->cue_start) {
        a->cue_start = start_of(r, child);
        a->cue_end = end_of(r, child);
        a->verb = verb_of(r, a);
      }
      add_marked(r, child, Q_ROLE_CUE);
      break;
    case Q_NODE_REPORTED: read_reported(r, child, index); break;
    default: break;
    }
  } while (!r->failed && go_on(r));
  r->at = parent;
}

static void read_inline(QReader *r) {
  const QNode *node = here(r);
  switch (node->kind) {
  case Q_NODE_QUOTATION: read_quotation(r, node); break;
  case Q_NODE_ATTRIBUTION: read_attribution(r, node); break;
  case Q_NODE_STRAY_MARK: add_marked(r, node, Q_ROLE_STRAY); break;
  default: break;
  }
}

/* ---- Blocks ------------------------------------------------------------- */

static void read_paragraph(QReader *r, const QNode *node, QEdgeKind kind) {
  QParagraph *p = q_reading_paragraph(r->reading);
  if (!p) {
    r->failed = true;
    return;
  }
  size_t index = r->reading->paragraph_count - 1;
  uint32_t start = start_of(r, node), end = end_of(r, node);
  p->start = start;
  p->end = end;
  p->kind = (uint8_t)kind;
  p->first_quotation = r->reading->quotation_count;
  p->first_attribution = r->reading->attribution_count;
  r->quotation = -1;
  r->depth = 0;
  if (kind == Q_EDGE_BLOCK) {
    r->quotation = add_quotation(r, Q_BLOCK, start, trim_end(r, start, end));
    if (r->failed) return;
    r->depth = 1;
  }
  read_children(r);
  p = &r->reading->paragraphs[index];
  p->quotations_end = r->reading->quotation_count;
  p->attributions_end = r->reading->attribution_count;
}

/* Something between paragraphs, which parts them. */
static void read_other(QReader *r, const QNode *node) {
  QParagraph *p = q_reading_paragraph(r->reading);
  if (!p) {
    r->failed = true;
    return;
  }
  p->start = start_of(r, node);
  p->end = end_of(r, node);
  p->kind = Q_EDGE_OTHER;
  p->first_quotation = p->quotations_end = r->reading->quotation_count;
  p->first_attribution = p->attributions_end = r->reading->attribution_count;
}

/* ---- All of it ---------------------------------------------------------- */

static void read_document(QReader *r, QContext *after) {
  do {
    const QNode *node = here(r);
    uint32_t start = node->start, end = node->end;
    const char *text = r->input + start;
    bool last = end == r->length;
    switch (node->kind) {
    case Q_NODE_PARAGRAPH: read_paragraph(r, node, Q_EDGE_PARAGRAPH); break;
    case Q_NODE_HEADING: read_paragraph(r, node, Q_EDGE_OTHER); break;
    case Q_NODE_BLOCK_QUOTATION: read_paragraph(r, node, Q_EDGE_BLOCK); break;
    case Q_NODE_CODE_BLOCK:
      read_other(r, node);
      if (last) *after = q_context_after_code(text, end - start);
      break;
    case Q_NODE_FRONT_MATTER:
      read_other(r, node);
      if (last) *after = q_context_after_front_matter(text, end - start);
      break;
    case Q_NODE_COMMENT:
      if (last) *after = q_context_after_comment(text, end - start);
      break;
    default: break;
    }
  } while (!r->failed && go_on(r));
}

bool q_reader_read(const QNode *nodes, uint32_t first, const char *input, uint32_t length,
                   uint32_t prefix, QReading *reading, QContext *after) {
  QReader r = {.nodes = nodes,
               .at = first,
               .input = input,
               .length = length,
               .prefix = prefix,
               .reading = reading,
               .quotation = -1};
  *after = (QContext){.state = Q_IN_PROSE};
  if (first) read_document(&r, after);
  return !r.failed;
}
