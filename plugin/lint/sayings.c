/* Rules about attributions are run here, over the document as a whole. */
#include "lint/sayings.h"

#include <string.h>

#include "chars.h"
#include "document/memory.h"
#include "lint/rules.h"
#include "text/utf8.h"

static bool add_saying(QSayings *s, const QQuotation *quotation) {
  void *items = s->sayings;
  if (!q_memory_reserve(&items, &s->saying_room, s->saying_count + 1, sizeof *s->sayings))
    return false;
  s->sayings = items;
  QSaying *saying = &s->sayings[s->saying_count++];
  *saying = (QSaying){.quotation = *quotation, .speaker = {.source = Q_NO_SOURCE}};
  if (!quoth_speaker(s->document, quotation, &saying->speaker))
    saying->speaker.source = Q_NO_SOURCE;
  return true;
}

static bool add_mention(QSayings *s, const QMention *mention) {
  void *items = s->mentions;
  if (!q_memory_reserve(&items, &s->mention_room, s->mention_count + 1, sizeof *s->mentions))
    return false;
  s->mentions = items;
  s->mentions[s->mention_count++] = *mention;
  return true;
}

static bool gather(QSayings *s) {
  if (quoth_sources(s->document) != Q_OK) return false;
  QRange all = {0, quoth_document_size(s->document)};
  QQuotation quotation;
  for (QCursor c = quoth_cursor(s->document, all);
       quoth_next_quotation(s->document, &c, &quotation);) {
    if (!add_saying(s, &quotation)) return false;
  }
  QMention mention;
  for (QCursor c = quoth_cursor(s->document, all); quoth_next_mention(s->document, &c, &mention);) {
    if (!add_mention(s, &mention)) return false;
  }
  return true;
}

bool q_sayings_check(QDocument *document, uint32_t rules, QFindings *findings) {
  QSayings s = {.document = document, .findings = findings};
  bool done = gather(&s);
  for (int rule = 0; rule < Q_RULES && done; rule++) {
    QCheckSayings *check = q_rule_row((QRuleId)rule)->sayings;
    if (check && rules >> rule & 1) check(&s);
  }
  q_findings_sort(findings);
  q_memory_free(s.sayings);
  q_memory_free(s.mentions);
  q_memory_free(s.words);
  return done && !findings->failed;
}

/* Folds the text that stands at the end of a block, whose beginning is for the result. */
static size_t fold(char *words, const char *text, size_t size) {
  size_t length = 0;
  bool blank = true;
  for (size_t at = 0; at < size;) {
    int32_t c;
    size_t bytes = q_utf8_read(text + at, size - at, &c);
    bool apostrophe = c == '\'' || c == 0x2019;
    bool letter = q_is_letter_or_digit(c);
    if (letter || (apostrophe && !blank)) {
      memmove(words + length, text + at, bytes);
      if (q_is_upper_ascii(c)) words[length] = (char)(c | 0x20);
      if (apostrophe) words[length] = '\'';
      length += apostrophe ? 1 : bytes;
      blank = false;
    } else if (!blank && c >= 0) {
      words[length++] = ' ';
      blank = true;
    }
    at += bytes;
  }
  return length > 0 && words[length - 1] == ' ' ? length - 1 : length;
}

const char *q_saying_words(QSayings *s, QRange range, size_t *length) {
  size_t size = range.end - range.start;
  void *room = s->words;
  if (!q_memory_reserve(&room, &s->words_room, 2 * size + 1, 1)) {
    s->findings->failed = true;
    return NULL;
  }
  s->words = room;
  size = quoth_document_copy(s->document, range, s->words + size);
  *length = fold(s->words, s->words + (range.end - range.start), size);
  return s->words;
}

unsigned q_saying_count(const char *words, size_t length) {
  unsigned count = length > 0;
  for (size_t i = 0; i < length; i++) count += words[i] == ' ';
  return count;
}

bool q_saying_is_speech(const QSaying *saying) {
  return saying->quotation.kind == Q_DIRECT && saying->quotation.depth == 1;
}
