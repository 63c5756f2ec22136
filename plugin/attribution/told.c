#include "attribution/told.h"

QToldClass q_told_class(const QItem *w) {
  if (!q_is_word(w)) return q_punct(w, Q_QUOTED) ? Q_TOLD_QUOTED : Q_TOLD_SIGN;
  if (w->id == W_WHO) return Q_TOLD_WHO;
  if (q_has(w, Q_WORD_AUXILIARY)) return Q_TOLD_AUXILIARY;
  if (q_is_pronoun(w) && !q_is_determiner(w)) return Q_TOLD_PRONOUN;
  if (q_is_determiner(w)) return Q_TOLD_DETERMINER;
  if (q_has(w, Q_WORD_CALENDAR) || w->id == W_TIME) return Q_TOLD_TIME;
  if (q_in_name(w)) return Q_TOLD_NAME;
  if (q_has(w, Q_WORD_CONJUNCTION)) return Q_TOLD_CONJUNCTION;
  if (q_has(w, Q_WORD_PREPOSITION)) return Q_TOLD_PREPOSITION;
  if (w->ending == 'g') return q_has(w, Q_WORD_CUE) ? Q_TOLD_SAYING : Q_TOLD_GOING;
  if (q_has(w, Q_WORD_CUE) && q_has(w, Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD)) return Q_TOLD_SAID;
  if (q_is_verb(w) || w->ending == 'd') return Q_TOLD_WENT;
  if (q_has(w, Q_WORD_NOUN)) return Q_TOLD_NOUN;
  if (q_has(w, Q_WORD_ADVERB)) return Q_TOLD_ADVERB;
  return q_in_description(w) ? Q_TOLD_DESCRIPTION : Q_TOLD_OTHER;
}

static void count(QTold *told) {
  const QClause *c = &told->sentence.clause;
  QToldCount n = {0};
  for (unsigned i = 0; i < c->count; i++) {
    const QItem *w = &c->item[i];
    told->before[i] = n;
    if (q_is_word(w)) {
      n.words++;
      n.verbs += q_is_verb(w) || (w->shape & Q_CONTRACTED) || w->ending == 'd';
      n.pronouns += q_is_pronoun(w) && !q_is_determiner(w);
      n.said += q_has(w, Q_WORD_CUE_SPEECH) && q_has(w, Q_WORD_FORM_PAST | Q_WORD_FORM_THIRD);
    } else {
      n.commas += w->mark == ',';
      n.quotations += w->mark == Q_QUOTED;
    }
  }
  told->before[c->count] = n;
}

QToldCount q_told_count(const QTold *told, int from, int to) {
  const QToldCount *a = &told->before[from], *b = &told->before[to];
  return (QToldCount){
      .words = b->words - a->words,
      .commas = b->commas - a->commas,
      .verbs = b->verbs - a->verbs,
      .pronouns = b->pronouns - a->pronouns,
      .quotations = b->quotations - a->quotations,
      .said = b->said - a->said,
  };
}

/* The first quotation of the paragraph that starts at or after a place. */
static size_t quotations_before(const QLinker *l, uint32_t place) {
  size_t low = l->paragraph->first_quotation, high = l->paragraph->quotations_end;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (quotation(l, middle)->start < place) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/* Whether "while", "if" or "when" stands before a place: what follows is no main clause. */
static bool is_under(const QLinker *l, uint32_t at) {
  const char *text = l->reading->text;
  char word[Q_WORD_BYTES];
  uint32_t end = at, n = 0;
  while (end > l->paragraph->start && text[end - 1] == ' ') end--;
  uint32_t start = end;
  while (start > l->paragraph->start && q_is_letter((uint8_t)text[start - 1])) start--;
  if (end - start > 10) return false;
  for (uint32_t i = start; i < end; i++) word[n++] = q_lower_ascii(text[i]);
  QWordClass class = q_word_look_up(word, n);
  return class.id != W_AND && (class.flags & Q_WORD_CONJUNCTION);
}

static int item_of(const QTold *told, uint32_t offset) {
  int i = 0;
  while (i < (int)told->sentence.clause.count && told->sentence.to[i] <= offset) i++;
  return i;
}

bool q_told_read(QTold *told, const QLinker *l, size_t index) {
  const QQuoteRecord *q = quotation(l, index);
  if (q->attribution < 0) return false;
  const QAttributionRecord *a = attribution(l, (size_t)q->attribution);
  QSentence *s = &told->sentence;
  const QClause *c = &s->clause;
  uint32_t start = a->verb < q->start ? a->verb : q->start;
  QSentences sentences;
  q_sentences_begin(&sentences, l->reading, l->paragraph);
  sentences.at = start;
  sentences.quotation = quotations_before(l, start);
  if (!q_sentence_next(&sentences, s)) return false;
  if (q->start >= s->end) { /* the cue is in a sentence before */
    sentences.at = start = q->start;
    if (!q_sentence_next(&sentences, s)) return false;
  }
  q_sentence_know(s);
  told->reading = l->reading;
  told->quotation = q;
  told->attribution = a;
  told->from = item_of(told, q->start);
  told->to = item_of(told, q->end);
  told->end = (int)c->count;
  while (told->end > told->from && !q_is_word(&c->item[told->end - 1]) &&
         !q_punct(&c->item[told->end - 1], Q_QUOTED))
    told->end--;
  told->cue = a->verb >= start && a->verb < s->end ? item_of(told, a->verb) : -1;
  told->under = is_under(l, a->start);
  told->cut = c->count == Q_ITEMS;
  count(told);
  return told->end > told->from;
}
