#include "attribution/term.h"

#include "attribution/named.h"
#include "attribution/sums.h"
#include "attribution/term_weights.h"
#include "attribution/trust.h"
#include "phrase.h"
#include "quoth.h"
#include "text/utf8.h"

/* The training script's program listens here. */
#ifndef Q_TERM_HEAR
#define Q_TERM_HEAR(reading, quotation, features) ((void)0)
#endif

enum {
  WORDS = 12,       /* a term has fewer */
  DOUBT = 200,      /* what is not surely a term is speech, */
  NEWS_DOUBT = 800, /* the more so among many names and numbers */
  NEAR = 300,       /* bytes on each side that are looked at; */
  CAPITALS = 3      /* fewer tell nothing: a sentence begins with one */
};

/* ---- The words inside --------------------------------------------------- */

typedef struct {
  unsigned words, capitals; /* up to WORDS; of them with a capital, the first aside */
  bool low, digit;          /* how it begins */
  bool stop;                /* a sentence ends and another begins in it */
  bool mark;                /* a question or exclamation */
  bool comma;               /* inside */
  unsigned end;             /* 0 none, 1 comma, 2 stop, 3 ? or !, 4 another sign */
  bool verb, pronoun;
} QInside;

static QInside look_inside(const char *text, uint32_t length) {
  QInside in = {0};
  bool in_word = false, stop = false;
  char word[Q_WORD_BYTES] = {0};
  unsigned n = 0;
  for (uint32_t at = 0; at < length && in.words < WORDS;) {
    int32_t c;
    at += (uint32_t)q_utf8_read(text + at, length - at, &c);
    bool letter = q_is_letter_or_digit(c);
    if (letter && !in_word) {
      in.stop |= stop;
      in.words++;
      if (in.words == 1) in.low = !q_is_upper(c), in.digit = q_is_digit(c);
      if (in.words > 1) in.capitals += q_is_upper(c);
      n = 0;
    }
    in_word = letter || (in_word && (c == '\'' || c == 0x2019 || c == '-'));
    if (in_word && n < Q_WORD_BYTES)
      word[n++] = (char)(c < 0x80 ? q_is_upper_ascii(c) ? c | 0x20 : c : '?');
    if (!in_word || at >= length) {
      uint32_t flags = n ? q_word_flags(word, n) : 0;
      in.verb |= (flags & (Q_WORD_AUXILIARY)) != 0 ||
                 ((flags & (Q_WORD_CUE | Q_WORD_VERB)) && (flags & Q_WORD_FORM_PAST));
      in.pronoun |= (flags & Q_WORD_PRONOUN) && !(flags & Q_WORD_DETERMINER);
      n = 0;
    }
    if (letter) {
      in.end = 0;
    } else if (c > ' ' && c != 0x2019) {
      in.end = c == ',' ? 1 : c == '.' ? 2 : c == '!' || c == '?' ? 3 : 4;
      in.mark |= c == '!' || c == '?';
      in.comma |= c == ',' && at < length;
      stop |= q_is_sentence_end(c);
    }
  }
  return in;
}

/* ---- Around ------------------------------------------------------------- */

/* What stands before: 0 to 16 kinds of words, then signs, 22 nothing. */
static unsigned look_before(const char *text, uint32_t from, uint32_t to) {
  while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\n' || text[to - 1] == '\r')) to--;
  if (to == from) return 22;
  char last = text[to - 1];
  if (!q_is_letter((uint8_t)last) && !q_is_digit(last))
    return last == ','                                 ? 17
           : last == ':'                               ? 18
           : last == '.' || last == '!' || last == '?' ? 19
           : last == '('                               ? 20
                                                       : 21;
  uint32_t start = to;
  char word[Q_WORD_BYTES] = {0};
  while (start > from && (q_is_letter((uint8_t)text[start - 1]) || text[start - 1] == '\''))
    start--;
  if (to - start > Q_WORD_BYTES) return 16;
  for (uint32_t i = start; i < to; i++) word[i - start] = q_lower_ascii(text[i]);
  QWordClass class = q_word_look_up(word, to - start);
  uint32_t w = class.flags, id = class.id;
  if (w & Q_WORD_POSSESSIVE) return 0;
  if (id == W_THAT) return 1;
  if (id == W_OF) return 2;
  if (id == W_AS) return 3;
  if (id == W_AND) return 4;
  if (id == W_TO) return 5;
  if (to - start == 1 || (to - start == 2 && word[0] == 'a' && word[1] == 'n')) return 6;
  if (to - start == 3 && word[0] == 't' && word[1] == 'h' && word[2] == 'e') return 7;
  if (w & Q_WORD_DETERMINER) return 8;
  if (w & Q_WORD_PREPOSITION) return 9;
  if (w & Q_WORD_AUXILIARY) return 10;
  if (w & Q_WORD_CUE_SPEECH) return 11;
  if (w & Q_WORD_CUE) return 12;
  if (w & (Q_WORD_VERB | Q_WORD_CONJUNCTION)) return 13;
  if (w & (Q_WORD_PERSON | Q_WORD_ORGANIZATION | Q_WORD_TITLE | Q_WORD_REPORT_NOUN)) return 14;
  if (w & Q_WORD_ADVERB) return 15;
  return 16;
}

/* 0 nothing, 1 a small letter, 2 a capital, 3 a comma, 4 the end of the sentence, 5 another. */
static unsigned look_after(const char *text, uint32_t from, uint32_t to) {
  while (from < to && (text[from] == ' ' || text[from] == '\n' || text[from] == '\r')) from++;
  if (from >= to) return 0;
  char c = text[from];
  if (q_is_lower_ascii(c)) return 1;
  if (q_is_upper_ascii(c)) return 2;
  return c == ',' ? 3 : c == '.' || c == '?' || c == '!' || c == ';' ? 4 : 5;
}

/* Names and numbers near it: of a hundred letters six are capitals, or there is a digit. News and
 * reports are such texts, and they set off in marks what somebody said more often than a term. */
static bool is_news(const QReading *reading, const QParagraph *p, const QQuoteRecord *q) {
  const char *text = reading->text;
  uint32_t from = q->start - p->start > NEAR ? q->start - NEAR : p->start;
  uint32_t to = p->end - q->end > NEAR ? q->end + NEAR : p->end;
  unsigned low = 0, capitals = 0;
  for (uint32_t at = from; at < to; at++) {
    if (at == q->start) at = q->end;
    if (at >= to) break;
    if (q_is_digit(text[at])) return true;
    low += q_is_lower_ascii(text[at]);
    capitals += q_is_upper_ascii(text[at]);
  }
  return capitals >= CAPITALS && capitals * 16 >= low;
}

bool q_is_term(const QReading *reading, const QParagraph *paragraph, const QQuoteRecord *quotation,
               bool told) {
  const QQuoteRecord *q = quotation;
  if (!q->closed || q->depth != 1 || paragraph->kind == Q_EDGE_BLOCK) return false;
  unsigned cue = q_cue_of(reading, q->attribution);
  if (q_is_named(reading, paragraph, q, cue)) return true;
  if (q->evidence == Q_EVIDENCE_AFTER || q->evidence == Q_EVIDENCE_COLON) return false;
  QInside in = look_inside(reading->text + q->inner_start, q->inner_end - q->inner_start);
  if (in.words == 0 || in.words >= WORDS) return false;
  unsigned before = look_before(reading->text, paragraph->start, q->start);
  unsigned after = look_after(reading->text, q->end, paragraph->end);
  if (before == 22) return false;
  /* Announced, or a sentence of its own. */
  if (before >= 17 && before <= 19 && in.end > 1) return false;
  unsigned evidence = q->evidence ? q->evidence : told ? Q_EVIDENCE_TURN : Q_EVIDENCE_NONE;
  bool dialogue = paragraph->head.marks[0] != 0;
  unsigned size = in.words < 4 ? in.words - 1 : in.words < 6 ? 3 : in.words < 9 ? 4 : 5;
  unsigned title = in.capitals * 2 >= in.words ? 2 : in.capitals > 0;
  unsigned strength = q->strength < 7 ? q->strength : 7;
  bool single = reading->text[q->start] == '\'' || ((uint8_t)reading->text[q->start] == 0xE2 &&
                                                    (uint8_t)reading->text[q->start + 2] == 0x98);
  QSum f = {.count = 0};
  q_sum_put(&f, 0, evidence + 10u * dialogue);
  q_sum_put(&f, 1, size + 6u * in.low + 12u * dialogue);
  q_sum_put(&f, 2, before);
  q_sum_put(&f, 3 + (size > 2), before);
  q_sum_put(&f, 5, after + 6 * in.end);
  q_sum_put(&f, 6, after + 6u * in.low + 12u * dialogue);
  q_sum_put(&f, 7, title + 3u * in.low + 6u * (size < 6 ? size / 2 : 2));
  q_sum_put(&f, 8, in.stop + 2u * in.mark + 4u * in.comma + 8u * in.verb + 16u * in.pronoun);
  q_sum_put(&f, 9, cue + 7u * in.low + 14u * dialogue);
  q_sum_put(&f, 10,
            cue * 4 + (evidence == Q_EVIDENCE_SENTENCE ? 0u
                       : evidence == Q_EVIDENCE_AROUND ? 1u
                       : evidence == Q_EVIDENCE_BEFORE ? 2u
                                                       : 3u));
  q_sum_put(&f, 11, strength + 8u * in.low + 16u * dialogue);
  q_sum_put(&f, 12, single + 2u * (in.end > 0) + 4u * title + 12u * dialogue);
  q_sum_put(&f, 13, evidence + 10u * (size < 2));
  q_sum_put(&f, 14, in.digit + 2u * size + 12u * (before <= 9));
  Q_TERM_HEAR(reading, q, &f);
  int32_t sum = q_sum_of(&f, q_term_weights);
  return sum > DOUBT && (sum > NEWS_DOUBT || !is_news(reading, paragraph, q));
}
