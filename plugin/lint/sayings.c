/* Rules about attributions are run here, over the document as a whole. */
#include "lint/sayings.h"

#include <string.h>

#include "attribution/sources.h"
#include "attribution/speakers.h"
#include "chars.h"
#include "document/document.h"
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
  if (quotation->cue.end) saying->quotation.cue.start = quotation->verb; /* rules are about verbs */
  if (!quoth_speaker(s->document, quotation, &saying->speaker))
    saying->speaker.source = Q_NO_SOURCE;
  return true;
}

static bool add_mention(QSayings *s, const QSpokenOf *mention) {
  void *items = s->mentions;
  if (!q_memory_reserve(&items, &s->mention_room, s->mention_count + 1, sizeof *s->mentions))
    return false;
  s->mentions = items;
  s->mentions[s->mention_count++] = *mention;
  return true;
}

/* A headline: one short line that is set as one, or does not end as a sentence does. */
static bool is_headline(const QChunk *chunk, uint32_t block) {
  enum {
    LONGEST = 160
  };
  const QBlockRecord *record = &chunk->records->blocks[block];
  const char *text = chunk->text + record->start;
  uint32_t size = record->end - record->start, stops = 0;
  uint8_t flags = q_chunk_cast(chunk)->blocks[block].flags;
  if (record->kind == Q_EDGE_OTHER || flags & Q_BLOCK_HEADING) return true;
  if (size > LONGEST || flags & (Q_BLOCK_OPENS | Q_BLOCK_COLON)) return false;
  /* Blanks and closing marks, those of three bytes too. */
  while (size > 0 && strchr(" \r\n\"')\xE2\x80\x9D\x99", text[size - 1])) size--;
  for (uint32_t i = 0; i + 1 < size; i++) stops += strchr(".?!", text[i]) && text[i + 1] == ' ';
  if (size == 0 || stops > 0) return false;
  return !strchr(".?!,;", text[size - 1]);
}

static bool gather_mentions(QSayings *s, const QPeople *people) {
  uint32_t start = 0, paragraphs = 0;
  for (const QChunk *chunk = q_chunks_first(&s->document->chunks); chunk;
       start += chunk->size, chunk = q_chunk_next(chunk)) {
    const QCast *cast = q_chunk_cast(chunk);
    const QBlockRecord *blocks = chunk->records->blocks;
    uint32_t known = 0; /* blocks that have been counted */
    bool heading = false;
    for (uint32_t i = 0; i < cast->mention_count; i++) {
      const QMentionRecord *m = &cast->mentions[i];
      if (m->block >= known) heading = is_headline(chunk, m->block);
      while (known <= m->block) paragraphs += blocks[known++].kind != Q_EDGE_OTHER;
      QSpokenOf mention = {.range = {start + m->start, start + m->end},
                           .source =
                               q_speakers_source(s->document, q_mention_entity(people, cast, m)),
                           .paragraph = paragraphs,
                           .sentence = m->sentence,
                           .flags = m->flags,
                           .kind = m->kind,
                           .gender = m->gender,
                           .heading = heading};
      if (!add_mention(s, &mention)) return false;
    }
    while (known < cast->block_count) paragraphs += blocks[known++].kind != Q_EDGE_OTHER;
  }
  return true;
}

static bool gather_entities(QSayings *s, const QPeople *people) {
  s->source_count = quoth_source_count(s->document);
  s->entities = q_memory_new((s->source_count + 1) * sizeof *s->entities);
  if (!s->entities) return false;
  for (size_t i = 0; i < s->source_count; i++) s->entities[i] = NULL;
  for (uint32_t i = 0; i < people->count; i++) {
    uint32_t source = q_speakers_source(s->document, (int32_t)i);
    if (source < s->source_count) s->entities[source] = &people->entities[i];
  }
  return true;
}

static bool gather_sayings(QSayings *s) {
  if (quoth_sources(s->document) != Q_OK) return false;
  QRange all = {0, quoth_document_size(s->document)};
  QQuotation quotation;
  for (QCursor c = quoth_cursor(s->document, all);
       quoth_next_quotation(s->document, &c, &quotation);) {
    if (!add_saying(s, &quotation)) return false;
  }
  return true;
}

/* The rule about names needs none of it: it goes by the table of names. */
static bool gather(QSayings *s, uint32_t rules) {
  if (!(rules & ~(UINT32_C(1) << Q_RULE_SOURCE_SPELLING))) return true;
  const QPeople *people = gather_sayings(s) ? q_company_people(s->document) : NULL;
  return people && gather_entities(s, people) && gather_mentions(s, people);
}

bool q_sayings_check(QDocument *document, uint32_t rules, QFindings *findings) {
  QSayings s = {.document = document, .findings = findings};
  bool done = gather(&s, rules);
  for (int rule = 0; rule < Q_RULES && done; rule++) {
    QCheckSayings *check = q_rule_row((QRuleId)rule)->sayings;
    if (check && rules >> rule & 1) check(&s);
  }
  q_findings_sort(findings);
  q_memory_free(s.sayings);
  q_memory_free(s.mentions);
  q_memory_free(s.entities);
  q_memory_free(s.words);
  q_memory_free(s.quoted);
  return done && !findings->failed;
}

/* Folds the text that stands at the end of a block, whose beginning is for the result. */
static size_t fold(char *words, const char *text, size_t size) {
  size_t length = 0;
  bool blank = true;
  for (size_t at = 0; at < size;) {
    char plain = (char)(text[at] | 0x20);
    if (q_is_lower_ascii(plain)) { /* most of all text */
      words[length++] = plain;
      blank = false;
      at++;
      continue;
    }
    int32_t c;
    size_t bytes = q_utf8_read(text + at, size - at, &c);
    bool apostrophe = c == '\'' || c == 0x2019;
    bool letter = q_is_letter_or_digit(c);
    if (letter || (apostrophe && !blank)) {
      char low[4] = {'\''};
      size_t size_low = apostrophe ? 1 : q_utf8_write(q_utf8_lower(c), low);
      if (size_low > bytes) { /* never more than there was */
        memcpy(low, text + at, bytes);
        size_low = bytes;
      }
      memcpy(words + length, low, size_low);
      length += size_low;
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

size_t q_saying_mention_at(const QSayings *s, uint32_t place) {
  size_t low = 0, high = s->mention_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (s->mentions[middle].range.end <= place) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

bool q_saying_is_in_headline(const QSayings *s, QRange range) {
  size_t i = q_saying_mention_at(s, range.start);
  return i < s->mention_count && s->mentions[i].range.start < range.end && s->mentions[i].heading;
}

const QEntity *q_saying_entity(const QSayings *s, uint32_t source) {
  return source < s->source_count ? s->entities[source] : NULL;
}

bool q_saying_is_person(const QSayings *s, uint32_t source) {
  const QEntity *e = q_saying_entity(s, source);
  return e && e->kind == Q_ENTITY_PERSON && e->sureness > 0 &&
         (e->gender == Q_GENDER_MAN || e->gender == Q_GENDER_WOMAN);
}

bool q_saying_opens_text(const QSayings *s, const QSaying *saying) {
  enum {
    LONGEST = 120 /* bytes of a headline */
  };
  QRange range = saying->quotation.range;
  char text[4];
  if (range.end - range.start > LONGEST || range.start > sizeof text) return false;
  uint32_t line = quoth_document_line(s->document, range.start);
  uint32_t end = quoth_document_line_start(s->document, line + 1);
  size_t size = quoth_document_copy(s->document, (QRange){0, range.start}, text);
  for (size_t i = 0; i < size; i++) {
    if ((unsigned char)text[i] > ' ') return false;
  }
  if (end < range.end || end - range.end > 3) return false;
  return end < quoth_document_size(s->document);
}
