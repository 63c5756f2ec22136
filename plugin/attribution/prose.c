#include "attribution/prose.h"

#include <string.h>

#include "chars.h"
#include "document/memory.h"
#include "quoth.h"
#include "text/utf8.h"

/* ---- Bytes ------------------------------------------------------------------- */

enum {
  LOWER = 1,
  UPPER = 2,
  DIGIT = 4,
  HIGH = 8, /* a part of a code point beyond ASCII */
  APOSTROPHE = 16,
  HYPHEN = 32,
  SIGN = 64, /* 0: blanks, and what is not seen in running text: _ * # > ~ */
  WORD = LOWER | UPPER | DIGIT,
};

/* clang-format off */
#define L LOWER
#define U UPPER
#define D DIGIT
#define A APOSTROPHE
#define H HYPHEN
#define S SIGN
#define ROW16(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x
static const uint8_t CLASS[256] = {
  ROW16(0), ROW16(0),
  0, S, S, 0, S, S, S, A, S, S, 0, S, S, H, S, S,
  D, D, D, D, D, D, D, D, D, D, S, S, S, S, 0, S,
  S, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
  U, U, U, U, U, U, U, U, U, U, U, S, S, S, S, 0,
  S, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
  L, L, L, L, L, L, L, L, L, L, L, S, S, S, 0, 0,
  ROW16(HIGH), ROW16(HIGH), ROW16(HIGH), ROW16(HIGH),
  ROW16(HIGH), ROW16(HIGH), ROW16(HIGH), ROW16(HIGH),
};
#undef L
#undef U
#undef D
#undef A
#undef H
#undef S
#undef ROW16
/* clang-format on */

static uint8_t class_of(const char *text, uint32_t at) { return CLASS[(uint8_t)text[at]]; }

/* ---- The paragraph -------------------------------------------------------------- */

enum {
  DEEPEST = 16 /* quotations in one another that are told apart */
};

typedef struct {
  QProse *prose;
  const char *text;
  uint32_t at, end;
  uint32_t border; /* where the next quotation begins or the innermost one ends */
  int32_t open[DEEPEST];
  unsigned depth;
  bool first; /* the next word opens a sentence */
  uint16_t sentence;
  bool code;
} QWalk;

void q_prose_begin(QProse *prose, const char *text, const QRecords *records) {
  prose->text = text;
  prose->records = records;
  prose->next = 0;
}

void q_prose_free(QProse *prose) { q_memory_free(prose->items); }

static bool is_seen(const QQuoteRecord *q) {
  return q->kind == Q_DIRECT || q->kind == Q_BLOCK || q->kind == Q_TERM;
}

/* The innermost open quotation that is no term. */
static int32_t speech(const QWalk *w) {
  for (unsigned i = w->depth; i > 0; i--)
    if (w->prose->records->quotations[w->open[i - 1]].kind != Q_TERM) return w->open[i - 1];
  return -1;
}

static void find_border(QWalk *w) {
  const QRecords *r = w->prose->records;
  while (w->prose->next < r->quotation_count && !is_seen(&r->quotations[w->prose->next]))
    w->prose->next++;
  w->border = w->end;
  if (w->depth > 0) {
    uint32_t inner_end = r->quotations[w->open[w->depth - 1]].inner_end;
    if (inner_end < w->border) w->border = inner_end;
  }
  if (w->prose->next < r->quotation_count) {
    uint32_t start = r->quotations[w->prose->next].start;
    if (start < w->border) w->border = start;
  }
}

static QProseItem *add(QWalk *w, uint32_t start, uint32_t end, uint8_t sign) {
  QProse *p = w->prose;
  if (p->count == p->room) {
    void *items = p->items;
    if (!q_memory_reserve(&items, &p->room, p->count + 1, sizeof *p->items)) return NULL;
    p->items = items;
  }
  QProseItem *item = &p->items[p->count++];
  *item = (QProseItem){.start = start,
                       .end = end,
                       .quotation = w->depth ? speech(w) : -1,
                       .word = p->words,
                       .sentence = w->sentence,
                       .sign = sign};
  return item;
}

static void end_sentence(QWalk *w) {
  if (!w->first && w->sentence < UINT16_MAX) w->sentence++;
  w->first = true;
}

/* At a border: a quotation ends, or begins. */
static bool cross(QWalk *w) {
  const QRecords *r = w->prose->records;
  if (w->depth > 0) {
    const QQuoteRecord *q = &r->quotations[w->open[w->depth - 1]];
    if (q->inner_end <= w->at || w->at >= w->end) {
      w->depth--;
      uint32_t end = q->end < w->end ? q->end : w->end;
      uint32_t mark = w->at;
      if (end > w->at) w->at = end;
      uint8_t sign = q->kind == Q_TERM ? Q_SIGN_TERM : Q_SIGN_CLOSE;
      if (!add(w, mark, w->at, sign)) return false;
      find_border(w);
      return true;
    }
  }
  int32_t index = (int32_t)w->prose->next++;
  const QQuoteRecord *q = &r->quotations[index];
  if (w->depth < DEEPEST && q->start >= w->at) {
    bool term = q->kind == Q_TERM;
    if (!add(w, q->start, q->inner_start, term ? Q_SIGN_TERM : Q_SIGN_OPEN)) return false;
    w->open[w->depth++] = index;
    w->at = q->inner_start;
    if (!term) w->first = true;
  }
  find_border(w);
  return true;
}

/* ---- Words ------------------------------------------------------------------------ */

/* The bytes of the apostrophe at a place, 0 if there is none. */
static uint32_t apostrophe_size(const char *text, uint32_t at, uint32_t end) {
  if (at >= end) return 0;
  if (text[at] == '\'') return 1;
  return end - at >= 3 && memcmp(text + at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

/* The bytes of the letter or digit at a place, 0 if there is none. */
static uint32_t letter_size(const char *text, uint32_t at, uint32_t end, uint8_t *seen) {
  if (at >= end) return 0;
  uint8_t class = class_of(text, at);
  if (class & WORD) {
    *seen |= class;
    return 1;
  }
  if (class != HIGH) return 0;
  int32_t c;
  uint32_t size = (uint32_t)q_utf8_read(text + at, end - at, &c);
  if (c < 0 || !q_is_letter(c)) return 0;
  *seen |= q_is_upper(c) ? UPPER : LOWER;
  return size;
}

static uint32_t word_end(QWalk *w, uint32_t at, uint32_t limit, uint8_t *seen) {
  const char *text = w->text;
  for (;;) {
    while (at < limit && class_of(text, at) & WORD) *seen |= class_of(text, at++);
    if (at >= limit) return limit;
    uint8_t class = class_of(text, at), next = 0;
    uint32_t size, joint = 0;
    if (class == HIGH) {
      size = letter_size(text, at, limit, seen);
      if (size) {
        at += size;
        continue;
      }
      joint = apostrophe_size(text, at, limit);
    } else if (class == APOSTROPHE || class == HYPHEN) {
      joint = 1;
    }
    if (!joint || !(size = letter_size(text, at + joint, limit, &next))) return at;
    at += joint + size;
    if (class == HYPHEN) *seen |= next & LOWER; /* Jean-Paul; O'BRIEN'S is loud all the same */
  }
}

/* The word's end without 's, 'd, 'll, or n't. */
static void find_stem(const QWalk *w, QProseItem *item) {
  const char *text = w->text;
  uint32_t length = item->end - item->start;
  item->stem = (uint8_t)(length < Q_WORD_ROOM ? length : 0);
  for (uint32_t back = 1; back <= 2 && back + 1 < length; back++) {
    uint32_t at = item->end - back, mark = 0;
    if (text[at - 1] == '\'') mark = 1;
    if (length > back + 3 && memcmp(text + at - 3, "\xE2\x80\x99", 3) == 0) mark = 3;
    if (!mark) continue;
    char last = text[at];
    if (back == 1 && last == 't') return; /* don't: the lists have it */
    bool genitive = back == 1 && (last == 's' || last == 'S');
    item->shape |= genitive ? Q_SHAPE_GENITIVE : Q_SHAPE_CONTRACTED;
    uint32_t stem = length - back - mark;
    item->stem = (uint8_t)(stem < Q_WORD_ROOM ? stem : 0);
    return;
  }
}

static bool is_stop_kept(QWalk *w, size_t index) {
  QProseItem *item = &w->prose->items[index];
  uint32_t length = item->end - item->start;
  if (length == 1 && (item->shape & Q_SHAPE_CAPITAL)) {
    if (w->text[item->start] == 'I') return false;
    item->shape |= Q_SHAPE_INITIAL;
    return true;
  }
  return length <= 6 && (q_prose_flags(w->prose, index) & Q_WORD_ABBREVIATION);
}

static bool take_word(QWalk *w, uint32_t size, uint8_t seen) {
  uint32_t start = w->at;
  uint32_t limit = w->border > w->at ? w->border : w->end;
  uint8_t opening = seen;
  w->at = word_end(w, w->at + size, limit, &seen);
  QProseItem *item = add(w, start, w->at, 0);
  if (!item) return false;
  if (opening & UPPER) {
    item->shape |= Q_SHAPE_CAPITAL;
    w->prose->capitals++;
    if (!(seen & LOWER) && w->at - start > 1) item->shape |= Q_SHAPE_LOUD;
  }
  if (opening & DIGIT) item->shape |= Q_SHAPE_NUMBER;
  if (w->first) item->shape |= Q_SHAPE_FIRST;
  w->first = false;
  find_stem(w, item);
  w->prose->words++;
  uint32_t mark = apostrophe_size(w->text, w->at, limit);
  if (mark && w->text[w->at - 1] == 's') { /* the Bennets' house */
    item->shape |= Q_SHAPE_GENITIVE;
    w->at += mark;
  } else if (w->at < limit && w->text[w->at] == '.' && is_stop_kept(w, w->prose->count - 1)) {
    w->at++;
  }
  return true;
}

/* ---- Signs -------------------------------------------------------------------------- */

static bool take_sign(QWalk *w, int32_t c, uint32_t size) {
  uint32_t start = w->at;
  w->at += size;
  if (c < 0 || q_is_blank(c)) return true;
  uint8_t sign = c < 0x80 ? (uint8_t)c : q_is_dash(c) ? Q_SIGN_DASH : Q_SIGN_OTHER;
  if (c == 0x2026) sign = '.';
  if (c == '-') {
    if (w->at >= w->end || w->text[w->at] != '-') return true; /* a single hyphen parts no words */
    while (w->at < w->end && w->text[w->at] == '-') w->at++;
    sign = Q_SIGN_DASH;
  }
  if (c == '\'' || c == 0x2019) return true;
  if (sign == '.' || sign == '?' || sign == '!') end_sentence(w);
  return add(w, start, w->at, sign) != NULL;
}

/* The end of what is no prose, if it begins here: code in backticks, a comment. */
static uint32_t skip_code(const QWalk *w) {
  const char *text = w->text;
  uint32_t at = w->at, end = w->end;
  if (text[at] == '<') {
    if (end - at < 4 || memcmp(text + at, "<!--", 4) != 0) return at;
    for (uint32_t i = at + 4; i + 3 <= end; i++)
      if (memcmp(text + i, "-->", 3) == 0) return i + 3;
    return at;
  }
  if (!w->code || text[at] != '`') return at;
  uint32_t run = 0;
  while (at + run < end && text[at + run] == '`') run++;
  for (uint32_t i = at + run, length = 0; i < end && i - at < 2000; i++) {
    length = text[i] == '`' ? length + 1 : 0;
    if (length == run && (i + 1 == end || text[i + 1] != '`')) return i + 1;
  }
  return at;
}

bool q_prose_read(QProse *prose, uint32_t start, uint32_t end, bool code) {
  QWalk w = {
      .prose = prose, .text = prose->text, .at = start, .end = end, .first = true, .code = code};
  prose->count = prose->words = prose->capitals = 0;
  const QRecords *r = prose->records;
  while (prose->next < r->quotation_count && r->quotations[prose->next].start < start)
    prose->next++;
  find_border(&w);
  for (;;) {
    if (w.at >= w.border) {
      bool pending = w.depth > 0 ||
                     (prose->next < r->quotation_count && r->quotations[prose->next].start < end);
      if (!pending) break;
      if (!cross(&w)) return false;
      continue;
    }
    uint8_t class = class_of(w.text, w.at);
    if (class == 0) {
      w.at++;
      continue;
    }
    uint8_t seen = 0;
    uint32_t size = letter_size(w.text, w.at, w.end, &seen);
    if (size) {
      if (!take_word(&w, size, seen)) return false;
      continue;
    }
    int32_t c = (int32_t)(uint8_t)w.text[w.at];
    size = 1;
    if (class == HIGH) size = (uint32_t)q_utf8_read(w.text + w.at, end - w.at, &c);
    if (c == '<' || c == '`') {
      uint32_t skipped = skip_code(&w);
      if (skipped > w.at) {
        w.at = skipped;
        continue;
      }
    }
    if (!take_sign(&w, c, size)) return false;
  }
  return true;
}

/* ---- The lexicon ------------------------------------------------------------------------ */

unsigned q_prose_lower(const QProse *prose, const QProseItem *item, char lower[Q_WORD_ROOM]) {
  const char *word = prose->text + item->start;
  unsigned length = 0;
  for (unsigned i = 0; i < item->stem;) {
    int32_t c = (uint8_t)word[i];
    if (c < 0x80) {
      lower[length++] = (char)(q_is_upper_ascii(c) ? c | 0x20 : c);
      i++;
    } else if (item->stem - i >= 3 && memcmp(word + i, "\xE2\x80\x99", 3) == 0) {
      lower[length++] = '\'';
      i += 3;
    } else if (c == 0xC3 && i + 1 < item->stem) { /* Latin-1 */
      uint8_t next = (uint8_t)word[i + 1];
      lower[length++] = (char)c;
      lower[length++] = (char)(next >= 0x80 && next <= 0x9E && next != 0x97 ? next + 0x20 : next);
      i += 2;
    } else {
      lower[length++] = word[i++];
    }
  }
  return length;
}

uint32_t q_prose_lookup(const char *lower, unsigned length) { return q_word_flags(lower, length); }

uint32_t q_prose_flags(QProse *prose, size_t index) {
  QProseItem *item = &prose->items[index];
  if (item->sign || (item->shape & Q_SHAPE_KNOWN)) return item->flags;
  item->shape |= Q_SHAPE_KNOWN;
  char lower[Q_WORD_ROOM];
  unsigned length = q_prose_lower(prose, item, lower);
  item->flags = length ? q_word_flags(lower, length) : 0;
  if (item->flags == 0 && length > 3) { /* ex-president: the head */
    for (unsigned i = length; i-- > 1;) {
      if (lower[i] != '-') continue;
      uint32_t head = q_word_flags(lower + i + 1, length - i - 1);
      item->flags = head & (Q_WORD_PERSON | Q_WORD_ORGANIZATION);
      break;
    }
  }
  return item->flags;
}
