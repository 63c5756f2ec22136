#include "attribution/sentence.h"

#include "quoth.h"
#include "text/utf8.h"

void q_sentences_begin(QSentences *s, const QReading *reading, const QParagraph *paragraph) {
  *s = (QSentences){reading, paragraph, paragraph->first_quotation, paragraph->start};
}

static inline int32_t read(const QSentences *s, uint32_t at, uint32_t *size) {
  const char *text = s->reading->text;
  if (at >= s->paragraph->end) {
    *size = 0;
    return 0;
  }
  if ((uint8_t)text[at] < 0x80) {
    *size = 1;
    return (uint8_t)text[at];
  }
  int32_t c;
  *size = (uint32_t)q_utf8_read(text + at, s->paragraph->end - at, &c);
  return c;
}

static void place(QSentence *sentence, uint32_t from, uint32_t to) {
  unsigned i = sentence->clause.count - 1;
  sentence->from[i] = from;
  sentence->to[i] = to;
  sentence->quotation[i] = -1;
}

/* The end of a simple word that begins here; the place itself if it may be another. */
static uint32_t take_simple_word(const QSentences *s, QSentence *sentence) {
  if (s->paragraph->end - s->at <= Q_WORD_BYTES) return s->at;
  const char *word = s->reading->text + s->at;
  unsigned n = q_clause_simple(&sentence->clause, word);
  if (n == 0) return s->at;
  q_clause_word(&sentence->clause, n, 0, n, q_is_upper_ascii(word[0]) ? Q_CAPITAL : 0);
  place(sentence, s->at, s->at + n);
  return s->at + n;
}

/* A word's end: apostrophes and hyphens inside of it, the full stops of U.S., decimals. */
static uint32_t read_word(const QSentences *s, QSentence *sentence) {
  const char *text = s->reading->text;
  char *word = q_clause_room(&sentence->clause);
  unsigned n = 0, letters = 0, capitals = 0, dots = 0, points = 0, shape = 0;
  uint32_t at = s->at, size;
  int32_t c = read(s, at, &size);
  if (q_is_digit(c))
    shape |= Q_NUMBER;
  else if (q_is_upper(c))
    shape |= Q_CAPITAL;
  for (; size > 0; c = read(s, at, &size)) {
    if (q_is_lower_ascii(c) && n < Q_WORD_BYTES) { /* most letters */
      unsigned from = n;
      do word[n++] = text[at++];
      while (at < s->paragraph->end && n < Q_WORD_BYTES && q_is_lower_ascii(text[at]));
      letters += n - from;
      points += n - from;
      continue;
    }
    char bytes[2] = {(char)c, 0};
    unsigned width = 1;
    if (q_is_letter_or_digit(c)) {
      letters += !q_is_digit(c);
      capitals += q_is_upper(c);
      if (q_is_upper_ascii(c)) bytes[0] = (char)(c | 0x20);
      if (c >= 0x80) {
        int32_t lower = c;
        if (q_is_upper(c) && c < 0x370) lower = c < 0x100 ? c + 0x20 : c | 1;
        bytes[0] = (char)(0xC0 | lower >> 6);
        bytes[1] = (char)(0x80 | (lower & 0x3F));
        width = c < 0x800 ? 2 : Q_WORD_BYTES + 1;
      }
    } else {
      bool mark = c == '\'' || c == 0x2019, point = c == '.' || c == ',';
      if (!mark && !point && c != '-' && c != 0x2010 && c != 0x2011) break;
      if (point && !(shape & Q_NUMBER) && (c == ',' || letters > 1 + dots)) break;
      uint32_t after;
      int32_t next = read(s, at + size, &after);
      dots += c == '.';
      bool joins = point && (shape & Q_NUMBER) ? q_is_digit(next) : q_is_letter_or_digit(next);
      if (!joins) {
        bool initial = c == '.' && letters == dots && letters > 0 && !(shape & Q_NUMBER);
        if (initial && !(letters == 1 && (text[s->at] | 0x20) == 'i')) {
          shape |= Q_INITIAL;
          at += size;
          points++;
        } else if (mark && n > 0 && (text[at - 1] | 0x20) == 's') { /* of longer words too */
          shape |= Q_POSSESSIVE;
        }
        break;
      }
      bytes[0] = mark ? '\'' : c < 0x80 ? (char)c : '-';
    }
    if (n + width <= Q_WORD_BYTES) {
      word[n] = bytes[0];
      if (width == 2) word[n + 1] = bytes[1];
      n += width;
    } else {
      n = Q_WORD_BYTES + 1;
    }
    at += size;
    points++;
  }
  if (capitals > 1 && capitals == letters) shape |= Q_ALL_CAPITALS;
  q_clause_word(&sentence->clause, n <= Q_WORD_BYTES ? n : 0, 0, points, shape);
  place(sentence, s->at, at);
  return at;
}

/* Takes words in small letters of ASCII, each with the blank after it, before the next quotation:
 * most of a sentence. False where there is none. */
static bool take_plain_words(QSentences *s, QSentence *sentence) {
  QClause *c = &sentence->clause;
  const char *text = s->reading->text;
  uint32_t at = s->at, limit = s->paragraph->end;
  if (s->quotation < s->paragraph->quotations_end)
    limit = s->reading->quotations[s->quotation].start;
  while (at < limit && s->paragraph->end - at > Q_WORD_BYTES && c->count < Q_ITEMS) {
    unsigned n = q_clause_lower(c, text + at, 0);
    if (n == 0 || n >= Q_WORD_BYTES || text[at + n] != ' ') break;
    q_clause_word(c, n, 0, n, 0);
    place(sentence, at, at + n);
    at += n + 1;
  }
  if (at == s->at) return false;
  s->at = at;
  return true;
}

static bool is_abbreviated(const QClause *c) {
  if (c->count == 0) return false;
  const QItem *w = &c->item[c->count - 1];
  if (w->shape & Q_INITIAL) return true;
  return w->bytes > 0 && (q_word_flags(c->text + w->text, w->bytes) & Q_WORD_ABBREVIATION);
}

/* A quotation in marks begins here. Those inside of others are passed over. */
static bool at_quotation(QSentences *s) {
  for (; s->quotation < s->paragraph->quotations_end; s->quotation++) {
    const QQuoteRecord *q = &s->reading->quotations[s->quotation];
    if (q->start > s->at) return false;
    if (q->start == s->at && q->end > s->at && q->kind == Q_DIRECT) return true;
  }
  return false;
}

/* It is one item. */
static void read_quotation(QSentences *s, QSentence *sentence) {
  const QQuoteRecord *q = &s->reading->quotations[s->quotation];
  q_clause_punctuation(&sentence->clause, Q_QUOTED, 0);
  place(sentence, q->start, q->end);
  sentence->quotation[sentence->clause.count - 1] = (int32_t)s->quotation++;
  sentence->quotations++;
  s->at = q->end;
}

/* The last character inside of a quotation's marks. */
static int32_t last_of(const QSentences *s, const QQuoteRecord *q) {
  uint32_t end = q->inner_end;
  while (end > q->inner_start && q_is_blank((uint8_t)s->reading->text[end - 1])) end--;
  return end > q->inner_start ? (uint8_t)s->reading->text[end - 1] : 0;
}

/* In a headline every word begins with a capital: its verbs are words all the same. */
static void read_headline(QClause *c) {
  unsigned words = 0, capitals = 0;
  for (unsigned i = 0; i < c->count; i++) {
    const QItem *w = &c->item[i];
    if (!q_is_word(w) || w->length < 4) continue;
    words++;
    capitals += (w->shape & Q_CAPITAL) != 0;
  }
  if (words < 3 || capitals * 5 < words * 4) return;
  for (unsigned i = 1; i < c->count; i++) {
    QItem *w = &c->item[i];
    bool verb = q_has(w, Q_WORD_FORM_THIRD | Q_WORD_FORM_PAST | Q_WORD_FORM_ING);
    if ((verb && !q_has(w, Q_WORD_GIVEN)) || q_has(w, Q_WORD_FUNCTION | Q_WORD_ADVERB))
      w->shape &= (uint8_t)~Q_CAPITAL;
  }
}

bool q_sentence_next(QSentences *s, QSentence *sentence) {
  QClause *c = &sentence->clause;
  q_clause_reset(c, Q_BOUND_SENTENCE);
  sentence->quotations = 0;
  sentence->known = false;
  bool ended = false, blank = true, any = false;
  const char *text = s->reading->text;
  while (s->at < s->paragraph->end && c->count < Q_ITEMS) {
    if (text[s->at] == ' ') {
      blank = true;
      s->at++;
      continue;
    }
    uint32_t size, start = s->at;
    if (q_is_lower_ascii(text[s->at]) && take_plain_words(s, sentence)) {
      if (!any) sentence->start = start;
      any = blank = true;
      ended = false;
      continue;
    }
    int32_t ch = read(s, s->at, &size);
    if (q_is_blank(ch) || q_is_line_end(ch)) {
      blank = true;
      s->at += size;
      continue;
    }
    bool quotation = at_quotation(s), word = !quotation && q_is_letter_or_digit(ch);
    bool low = word && q_is_letter(ch) && !q_is_upper(ch);
    if (ended && blank && c->count > 0 && (quotation || word) && !low) break;
    if (!any) sentence->start = s->at;
    any = true;
    if (quotation) {
      /* “...?” Marsh asked: the same sentence */
      ended = last_of(s, &s->reading->quotations[s->quotation]) == '.';
      blank = false;
      read_quotation(s, sentence);
      continue;
    }
    if (word) {
      blank = ended = false;
      uint32_t end = take_simple_word(s, sentence);
      s->at = end > s->at ? end : read_word(s, sentence);
      continue;
    }
    s->at += size;
    if (q_is_sentence_end(ch)) {
      if (ch != '.' || !is_abbreviated(c)) ended = true;
    } else if (ch != ')' && ch != ']' && !q_is_mark(ch)) {
      ended = false;
    }
    if (ch == '.' || q_is_mark(ch)) continue;
    uint32_t from = s->at - size;
    if (ch == '-' && c->count > 0 && q_punct(&c->item[c->count - 1], '-') &&
        sentence->to[c->count - 1] == from) {
      sentence->to[c->count - 1] = s->at;
      continue;
    }
    q_clause_punctuation(c, ch, 0);
    place(sentence, from, s->at);
    if (q_punct(&c->item[c->count - 1], '-') && q_past_dateline(c) == (int)c->count)
      q_clause_reset(c, Q_BOUND_SENTENCE);
  }
  sentence->end = s->at;
  c->right = Q_BOUND_SENTENCE;
  c->dialogue = false;
  c->before = 0;
  return any;
}

void q_sentence_know(QSentence *sentence) {
  if (sentence->known) return;
  sentence->known = true;
  q_clause_look_up(&sentence->clause);
  q_clause_find_endings(&sentence->clause);
  read_headline(&sentence->clause);
}
