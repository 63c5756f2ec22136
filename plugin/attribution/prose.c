#include "attribution/prose.h"

#include <string.h>

#include "chars.h"
#include "document/memory.h"
#include "quoth.h"
#include "text/utf8.h"
#include "text/word_table.h"

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
  DEEPEST = 16,        /* quotations in one another that are told apart */
  LONGEST_CODE = 2000, /* bytes of code inside a paragraph */
};

typedef struct {
  QProse *prose;
  const char *text;
  uint32_t at, end;
  uint32_t arrow;  /* no comment ends before it */
  uint32_t border; /* where the next quotation begins or the innermost one ends */
  int32_t open[DEEPEST];
  unsigned depth;
  int32_t speech; /* the innermost open quotation that is no term; -1 */
  bool first;     /* the next word opens a sentence */
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

static void find_speech(QWalk *w) {
  w->speech = -1;
  for (unsigned i = w->depth; i > 0 && w->speech < 0; i--)
    if (w->prose->records->quotations[w->open[i - 1]].kind != Q_TERM) w->speech = w->open[i - 1];
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

/* There is room: see q_prose_read. */
static QProseItem *add(QWalk *w, uint32_t start, uint32_t end, uint8_t sign) {
  QProse *p = w->prose;
  QProseItem *item = &p->items[p->count++];
  *item = (QProseItem){.start = start,
                       .end = end,
                       .quotation = w->speech,
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
static void cross(QWalk *w) {
  const QRecords *r = w->prose->records;
  if (w->depth > 0) {
    const QQuoteRecord *q = &r->quotations[w->open[w->depth - 1]];
    if (q->inner_end <= w->at || w->at >= w->end) {
      w->depth--;
      find_speech(w);
      uint32_t end = q->end < w->end ? q->end : w->end;
      uint32_t mark = w->at;
      if (end > w->at) w->at = end;
      bool term = q->kind == Q_TERM;
      if (!term) w->prose->last_close = w->prose->count;
      add(w, mark, w->at, term ? Q_SIGN_TERM : Q_SIGN_CLOSE);
      find_border(w);
      return;
    }
  }
  int32_t index = (int32_t)w->prose->next++;
  const QQuoteRecord *q = &r->quotations[index];
  if (w->depth < DEEPEST && q->start >= w->at) {
    bool term = q->kind == Q_TERM;
    add(w, q->start, q->inner_start, term ? Q_SIGN_TERM : Q_SIGN_OPEN);
    w->open[w->depth++] = index;
    find_speech(w);
    w->at = q->inner_start;
    if (!term) w->first = true;
  }
  find_border(w);
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

/* The end of a word whose letters up to a place have been seen; *joined: it has an apostrophe. */
static uint32_t word_end(const char *text, uint32_t at, uint32_t limit, uint8_t *seen,
                         bool *joined) {
  uint8_t all = *seen, class = 0;
  for (;;) {
    while (at < limit && (class = class_of(text, at)) & WORD) {
      all |= class;
      at++;
    }
    if (at >= limit || !(class & (HIGH | APOSTROPHE | HYPHEN))) break;
    uint8_t next = 0;
    uint32_t size, joint = 1;
    if (class == HIGH) {
      size = letter_size(text, at, limit, &all);
      if (size) {
        at += size;
        continue;
      }
      joint = apostrophe_size(text, at, limit);
      if (!joint) break;
    }
    size = letter_size(text, at + joint, limit, &next);
    if (!size) break;
    at += joint + size;
    if (class == HYPHEN) {
      all |= next & LOWER; /* Jean-Paul; O'BRIEN'S is loud all the same */
    } else {
      *joined = true;
    }
  }
  *seen = all;
  return at;
}

/* The word's end without 's, 'd, 'll, or n't. */
static void find_stem(const QWalk *w, QProseItem *item) {
  const char *text = w->text;
  uint32_t length = item->end - item->start;
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
    const QProseItem *before = item - 1;
    bool row = index > 0 && before->shape & Q_SHAPE_INITIAL && before->end + 1 == item->start;
    if (w->text[item->start] == 'I' && !row) return false; /* F.B.I.; but not "said I." */
    item->shape |= Q_SHAPE_INITIAL;
    return true;
  }
  return length <= 6 && (q_prose_flags(w->prose, index) & Q_WORD_ABBREVIATION);
}

/* al-Baghdadi, d'Artagnan: as good as a capital. */
static bool is_prefixed(const char *text, uint32_t start, uint32_t end) {
  for (uint32_t at = start + 1; at < start + 4 && at + 1 < end; at++) {
    uint32_t joint = text[at] == '-' ? 1 : apostrophe_size(text, at, end);
    if (joint) return at + joint < end && q_is_upper_ascii(text[at + joint]);
  }
  return false;
}

static void take_word(QWalk *w, uint32_t size, uint8_t seen) {
  const char *text = w->text;
  uint32_t start = w->at, limit = w->border > start ? w->border : w->end;
  uint8_t opening = seen, shape = 0;
  bool joined = false;
  uint32_t at = word_end(text, start + size, limit, &seen, &joined);
  QProseItem *item = add(w, start, at, 0);
  item->stem = (uint8_t)(at - start < Q_WORD_ROOM ? at - start : 0);
  if (opening & UPPER || is_prefixed(text, start, at)) {
    shape |= Q_SHAPE_CAPITAL;
    w->prose->capitals++;
    if (!(seen & LOWER) && at - start > 1) shape |= Q_SHAPE_LOUD;
  }
  if (opening & DIGIT) shape |= Q_SHAPE_NUMBER;
  if (w->first) shape |= Q_SHAPE_FIRST;
  w->first = false;
  item->shape = shape;
  if (joined) find_stem(w, item);
  w->prose->words++;
  if (w->speech >= 0) w->prose->quoted++;
  w->at = at;
  if (at >= limit) return;
  if (text[at] == '.') {
    if (is_stop_kept(w, w->prose->count - 1)) w->at++;
  } else if (text[at - 1] == 's') {
    uint32_t mark = apostrophe_size(text, at, limit);
    if (mark) { /* the Bennets' house */
      item->shape |= Q_SHAPE_GENITIVE;
      w->at += mark;
    }
  }
}

/* Takes words of plain letters and the blanks and commas between them, up to something else: most
 * of a text. */
static void take_plain_words(QWalk *w) {
  const char *text = w->text;
  QProse *p = w->prose;
  QProseItem *item = p->items + p->count;
  uint32_t at = w->at, words = p->words, capitals = 0;
  const uint32_t border = w->border, before = words;
  const int32_t speech = w->speech;
  const uint16_t sentence = w->sentence;
  bool first = w->first;
  while (at < border) {
    uint8_t class = class_of(text, at), seen = class, next = 0;
    if (class == 0) {
      at++;
      continue;
    }
    uint32_t start = at++;
    if (!(class & (LOWER | UPPER))) {
      at = start;
      if (text[at] != ',') break;
      *item++ = (QProseItem){start, ++at, 0, speech, words, sentence, ',', 0, false, 0};
      continue;
    }
    for (unsigned run = 8; run == 8 && border - at >= 8; at += run) {
      run = q_lower_run(text + at);
      if (run > 0) seen |= LOWER;
    }
    while (at < border && (next = class_of(text, at)) & WORD) {
      seen |= next;
      at++;
    }
    if (at < border && (next & (HIGH | APOSTROPHE | HYPHEN) || text[at] == '.')) {
      at = start;
      break;
    }
    uint8_t capital = (class & UPPER) != 0;
    uint8_t loud = capital && !(seen & LOWER) && at - start > 1 ? Q_SHAPE_LOUD : 0;
    uint8_t shape = (uint8_t)(capital | loud | (first ? Q_SHAPE_FIRST : 0));
    uint8_t stem = (uint8_t)(at - start < Q_WORD_ROOM ? at - start : 0);
    *item++ = (QProseItem){start, at, 0, speech, words++, sentence, 0, shape, seen == LOWER, stem};
    capitals += capital;
    first = false;
  }
  w->at = at;
  w->first = first;
  p->count = (size_t)(item - p->items);
  p->words = words;
  p->capitals += capitals;
  if (speech >= 0) p->quoted += words - before;
}

/* ---- Signs -------------------------------------------------------------------------- */

static void take_sign(QWalk *w, int32_t c, uint32_t size) {
  uint32_t start = w->at;
  w->at += size;
  if (c < 0 || q_is_blank(c)) return;
  uint8_t sign = c < 0x80 ? (uint8_t)c : q_is_dash(c) ? Q_SIGN_DASH : Q_SIGN_OTHER;
  if (c == 0x2026) sign = '.';
  if (c == '-') {
    if (w->at >= w->end || w->text[w->at] != '-') return; /* a single hyphen parts no words */
    while (w->at < w->end && w->text[w->at] == '-') w->at++;
    sign = Q_SIGN_DASH;
  }
  if (c == '\'' || c == 0x2019) return;
  if (sign == '.' || sign == '?' || sign == '!') end_sentence(w);
  add(w, start, w->at, sign);
}

/* The end of what is no prose, if it begins here: code in backticks, a comment. */
static uint32_t skip_code(QWalk *w) {
  const char *text = w->text;
  uint32_t at = w->at, end = w->end;
  if (text[at] == '<') {
    if (end - at < 4 || memcmp(text + at, "<!--", 4) != 0) return at;
    /* The next end of a comment is looked for once, however many begin before it. */
    if (w->arrow < at + 4) w->arrow = at + 4;
    while (w->arrow + 3 <= end && memcmp(text + w->arrow, "-->", 3) != 0) w->arrow++;
    return w->arrow + 3 <= end ? w->arrow + 3 : at;
  }
  if (!w->code || text[at] != '`') return at;
  uint32_t run = 0;
  while (at + run < end && text[at + run] == '`') run++;
  for (uint32_t i = at + run, length = 0; i < end && i - at < LONGEST_CODE; i++) {
    length = text[i] == '`' ? length + 1 : 0;
    if (length == run && (i + 1 == end || text[i + 1] != '`')) return i + 1;
  }
  return at;
}

bool q_prose_read(QProse *prose, uint32_t start, uint32_t end, bool code) {
  QWalk w = {.prose = prose,
             .text = prose->text,
             .at = start,
             .end = end,
             .speech = -1,
             .first = true,
             .code = code};
  const QRecords *r = prose->records;
  prose->count = prose->words = prose->capitals = prose->quoted = 0;
  prose->last_close = SIZE_MAX;
  /* An item has a byte of its own, but for the edges of quotations. */
  size_t most = (size_t)(end - start) + 2 * (size_t)r->quotation_count;
  void *items = prose->items;
  if (!q_memory_reserve(&items, &prose->room, most, sizeof *prose->items)) return false;
  prose->items = items;
  while (prose->next < r->quotation_count && r->quotations[prose->next].start < start)
    prose->next++;
  find_border(&w);
  for (;;) {
    take_plain_words(&w);
    if (w.at >= w.border) {
      bool pending = w.depth > 0 ||
                     (prose->next < r->quotation_count && r->quotations[prose->next].start < end);
      if (!pending) break;
      cross(&w);
      continue;
    }
    uint8_t class = class_of(w.text, w.at);
    if (class & WORD) {
      take_word(&w, 1, class);
      continue;
    }
    int32_t c = (int32_t)(uint8_t)w.text[w.at];
    uint32_t size = 1;
    if (class == HIGH) {
      size = (uint32_t)q_utf8_read(w.text + w.at, end - w.at, &c);
      if (c >= 0 && q_is_letter(c)) {
        take_word(&w, size, q_is_upper(c) ? UPPER : LOWER);
        continue;
      }
    }
    if (c == '<' || c == '`') {
      uint32_t skipped = skip_code(&w);
      if (skipped > w.at) {
        w.at = skipped;
        continue;
      }
    }
    take_sign(&w, c, size);
  }
  if (prose->last_close > prose->count) prose->last_close = prose->count;
  return true;
}

/* ---- The lexicon ------------------------------------------------------------------------ */

bool q_prose_is_any(const QProse *p, size_t at, const char *const *words, size_t count) {
  const QProseItem *item = &p->items[at];
  if (item->sign || item->shape & Q_SHAPE_CAPITAL) return false;
  const char *word = p->text + item->start;
  for (size_t i = 0; i < count; i++) {
    if (words[i][0] != word[0]) continue;
    if (item->stem == strlen(words[i]) && memcmp(word, words[i], item->stem) == 0) return true;
  }
  return false;
}

/* Makes the letters of ASCII small, by eight bytes. False if there is anything beyond ASCII. */
static bool lower_ascii(const char *word, unsigned length, char lower[Q_WORD_ROOM]) {
  uint64_t seen = 0;
  if (length <= 8) {
    uint64_t bytes = seen = length > 0 ? q_word_first(word, length) : 0;
    q_word_store8((unsigned char *)lower, q_lower_eight(bytes));
  }
  for (unsigned at = 0; length > 8 && at < length; at += 8) {
    unsigned from = at + 8 < length ? at : length - 8;
    uint64_t bytes = q_word_load8((const unsigned char *)word + from);
    seen |= bytes;
    q_word_store8((unsigned char *)lower + from, q_lower_eight(bytes));
  }
  return !(seen & UINT64_C(0x8080808080808080));
}

unsigned q_prose_lower(const QProse *prose, const QProseItem *item, char lower[Q_WORD_ROOM]) {
  const char *word = prose->text + item->start;
  unsigned length = 0;
  if (lower_ascii(word, item->stem, lower)) return item->stem;
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

const void *q_prose_find_row(const QProse *prose, size_t index, const void *rows,
                             const uint16_t first[27], size_t size, size_t room) {
  const QProseItem *item = &prose->items[index];
  char lower[Q_WORD_ROOM];
  if (item->sign || item->shape & Q_SHAPE_LOUD || item->stem >= room) return NULL;
  unsigned length = q_prose_lower(prose, item, lower);
  return q_table_find_row(rows, first, size, room, lower, length);
}

uint32_t q_prose_lookup(const char *lower, unsigned length) { return q_word_flags(lower, length); }

uint32_t q_prose_look_up(QProse *prose, QProseItem *item) {
  item->shape |= Q_SHAPE_KNOWN;
  if (item->low) {
    item->flags = q_word_flags(prose->text + item->start, item->stem);
    return item->flags;
  }
  char lower[Q_WORD_ROOM];
  unsigned length = q_prose_lower(prose, item, lower);
  item->flags = q_word_look_up_roomy(lower, length).flags;
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
