/* From the records and casts of chunks to the turns of a conversation. */
#include <string.h>

#include "attribution/kin.h"
#include "attribution/reported.h"
#include "attribution/scene.h"
#include "attribution/addresses_table.h"
#include "chars.h"
#include "lexicon.h"
#include "document/document.h"
#include "document/memory.h"
#include "document/query.h"
#include "text/word_table.h"

enum {
  NARRATION = 4,     /* so many paragraphs without quotations end a conversation */
  LONGEST = 500,     /* turns of a conversation, which is cut then */
  SHORT = 40,        /* bytes of a quotation that may be an answer */
  CALLED = 400,      /* bytes of a quotation in which somebody is called "sir" */
  LEAD = 24,         /* paragraphs before a conversation that are looked at, */
  LEAD_BYTES = 12000 /* as far as they end within so many bytes before it */
};

/* Blocks of a chunk that follow one another. */
typedef struct {
  QChunk *chunk;
  uint32_t start;         /* from the base */
  uint32_t first_mention; /* of its cast */
  uint32_t mention;       /* where that one is in the scene */
} QPart;

const QEntity q_stranger = {.source = Q_SOURCE_GIVEN, .kind = Q_ENTITY_PERSON};

void q_scene_free(QScene *scene) {
  q_memory_free(scene->mentions);
  q_memory_free(scene->paragraphs);
  q_memory_free(scene->quotations);
  q_memory_free(scene->turns);
  q_memory_free(scene->parts);
  memset(scene, 0, sizeof *scene);
}

/* One more item, all zero, at the end of an array. NULL when there is no memory. */
static void *one_more(void **items, size_t *count, size_t *room, size_t size) {
  if (!q_memory_reserve(items, room, *count + 1, size)) return NULL;
  return memset((char *)*items + (*count)++ * size, 0, size);
}

#define ONE_MORE(array, count, room)                                                \
  void *items = scene->array;                                                       \
  void *item = one_more(&items, &scene->count, &scene->room, sizeof *scene->array); \
  scene->array = items;                                                             \
  return item

static QSceneMention *new_mention(QScene *scene) {
  ONE_MORE(mentions, mention_count, mention_room);
}
static QSceneParagraph *new_paragraph(QScene *scene) {
  ONE_MORE(paragraphs, paragraph_count, paragraph_room);
}
static QSceneQuotation *new_quotation(QScene *scene) {
  ONE_MORE(quotations, quotation_count, quotation_room);
}
static QTurn *new_turn(QScene *scene) { ONE_MORE(turns, turn_count, turn_room); }

static QPart *new_part(QScene *scene) {
  void *item = one_more(&scene->parts, &scene->part_count, &scene->part_room, sizeof(QPart));
  return item;
}

/* ---- Blocks ------------------------------------------------------------------ */

static const QBlockRecord *record_of(const QBlockPlace *place) {
  return &place->chunk->records->blocks[place->block];
}

bool q_block_next(QBlockPlace *place) {
  place->block++;
  while (place->chunk && place->block >= place->chunk->records->block_count) {
    place->start += place->chunk->size;
    place->chunk = q_chunk_next(place->chunk);
    place->block = 0;
  }
  return place->chunk != NULL;
}

bool q_block_previous(QBlockPlace *place) {
  while (place->chunk && place->block == 0) {
    place->chunk = q_chunk_previous(place->chunk);
    if (!place->chunk) return false;
    place->start -= place->chunk->size;
    place->block = place->chunk->records->block_count;
  }
  if (!place->chunk) return false;
  place->block--;
  return true;
}

QBlockPlace q_block_at(const QDocument *document, uint32_t position) {
  QBlockPlace place = {0};
  place.chunk = q_chunks_at(&document->chunks, position, &place.start);
  const QRecords *records = place.chunk->records;
  while (place.block < records->block_count &&
         place.start + records->blocks[place.block].end <= position)
    place.block++;
  if (place.block >= records->block_count) {
    place.block--;
    q_block_next(&place);
  }
  return place;
}

bool q_block_speaks(const QBlockPlace *place) {
  return q_chunk_cast(place->chunk)->blocks[place->block].flags & Q_BLOCK_SPEAKS;
}

/* A heading, code: nobody goes on speaking after it. */
static bool parts(const QBlockPlace *place) {
  return record_of(place)->kind == Q_EDGE_OTHER ||
         q_chunk_cast(place->chunk)->blocks[place->block].flags & Q_BLOCK_HEADING;
}

/* It goes on with a paragraph that is too long, and was cut: so is the conversation, or an edit
 * would decide all of the paragraph again. */
static bool is_cut(const QBlockPlace *place) {
  return place->block == 0 && place->chunk && place->chunk->forced;
}

QBlockPlace q_extent_start(QBlockPlace place) {
  QBlockPlace first = place, at = place;
  uint32_t turns = 0, narration = 0;
  while (!is_cut(&at) && q_block_previous(&at) && !parts(&at)) {
    if (q_block_speaks(&at)) {
      first = at;
      narration = 0;
      turns++;
    } else if (++narration == NARRATION) {
      break;
    }
  }
  /* Long ones are cut, counted from their start. */
  for (uint32_t skip = turns / LONGEST * LONGEST; skip > 0;) {
    q_block_next(&first);
    if (q_block_speaks(&first)) skip--;
  }
  return first;
}

/* ---- Mentions ------------------------------------------------------------------ */

/* The kind of a description's noun, and the gender of whom it belongs to. */
static void read_noun(const QChunk *chunk, const QMentionRecord *m, QSceneMention *mention) {
  if (m->kind != Q_MENTION_DESCRIPTION) return;
  char noun[24];
  const char *text = chunk->text;
  uint32_t start = m->end, length;
  while (start > m->start && text[start - 1] != ' ' && text[start - 1] != '\n') start--;
  length = m->end - start;
  for (uint32_t i = 0; i < length && i < sizeof noun; i++) noun[i] = q_lower_ascii(text[start + i]);
  mention->person = q_word_flags(noun, length < sizeof noun ? length : 0) & Q_WORD_PERSON;
  mention->noun = length <= sizeof noun ? (uint8_t)q_noun_of(noun, length) : (uint8_t)Q_NOUN_OWN;
  mention->kin = (uint8_t)q_kin_noun(noun, length < sizeof noun ? length : 0);
  if (!(m->flags & Q_IS_POSSESSIVE) || m->end - m->start < 5) return;
  char after = text[m->start + 3];
  if ((text[m->start] | 0x20) == 'h' && (q_is_blank(after) || q_is_line_end(after)))
    mention->owner = text[m->start + 1] == 'i' ? Q_GENDER_MAN : Q_GENDER_WOMAN;
  if (mention->owner == Q_GENDER_MAN && length == 4 && memcmp(noun, "lady", 4) == 0) {
    mention->noun = Q_NOUN_NEAR;
    mention->kin = Q_KIN_WIFE;
  }
}

/* A description that may stand for somebody who has a name: the man, his clerk. */
static bool is_generic(const QPeople *people, const QChunk *chunk, const QMentionRecord *m,
                       const QSceneMention *mention) {
  if (m->kind != Q_MENTION_DESCRIPTION) return false;
  if (m->flags & Q_IS_POSSESSIVE) return true;
  if (mention->noun == Q_NOUN_VOICE) return true;
  if (m->flags & Q_IS_TOLD_APART) return false;
  bool definite = m->end - m->start > 4 && (chunk->text[m->start] | 0x20) == 't';
  if (!definite || mention->noun != Q_NOUN_OWN) return definite;
  /* The clergyman, once: one of those whom the story names. */
  return people->peopled && !people->reported && mention->entity >= 0 &&
         !q_entity_speaks_often(&people->entities[mention->entity]);
}

static bool read_mentions(QScene *scene, const QPart *part, const QBlockPlace *place) {
  const QCast *cast = q_chunk_cast(place->chunk);
  const QCastBlock *block = &cast->blocks[place->block];
  for (uint32_t i = block->first_mention; i < block->mentions_end; i++) {
    const QMentionRecord *m = &cast->mentions[i];
    QSceneMention *mention = new_mention(scene);
    if (!mention) return false;
    *mention = (QSceneMention){
        .start = part->start + m->start,
        .end = part->start + m->end,
        .entity = Q_NOBODY,
        .paragraph = (uint32_t)scene->paragraph_count - 1,
        .flags = m->flags,
        .sentence = m->sentence,
        .kind = m->kind,
        .gender = m->gender,
    };
    read_noun(place->chunk, m, mention);
    if (m->name >= 0) mention->entity = q_people_of(scene->people, &cast->names[m->name]);
    mention->generic = is_generic(scene->people, place->chunk, m, mention);
    if (m->kind == Q_MENTION_NARRATOR && !(m->flags & Q_IS_INSIDE))
      mention->entity = scene->people->narrator;
  }
  return true;
}

/* ---- Quotations ------------------------------------------------------------------ */

/* The mention of the scene that is the source of an attribution of a chunk; -1: none. */
static int32_t mention_of(const QScene *scene, const QChunk *chunk, uint32_t attribution) {
  const QPart *list = scene->parts;
  int32_t head = q_chunk_cast(chunk)->heads[attribution];
  if (head < 0) return -1;
  for (size_t i = scene->part_count; i-- > 0;) {
    if (list[i].chunk != chunk) continue;
    if ((uint32_t)head < list[i].first_mention) continue;
    uint32_t index = list[i].mention + ((uint32_t)head - list[i].first_mention);
    uint32_t start = list[i].start + q_chunk_cast(chunk)->mentions[head].start;
    if (index < scene->mention_count && scene->mentions[index].start == start)
      return (int32_t)index;
  }
  return -1;
}

static bool is_in_scene(const QScene *scene, const QChunk *chunk) {
  const QPart *list = scene->parts;
  for (size_t i = scene->part_count; i-- > 0;) {
    if (list[i].chunk == chunk) return true;
  }
  return false;
}

static uint8_t tag_of(const QAttributionRecord *a, QEvidence evidence) {
  switch (evidence) {
  case Q_EVIDENCE_AFTER: return a->verb < a->source_start ? Q_TAG_INVERTED : Q_TAG_AFTER;
  case Q_EVIDENCE_BEFORE: return Q_TAG_BEFORE;
  case Q_EVIDENCE_COLON: return Q_TAG_COLON;
  case Q_EVIDENCE_AROUND: return Q_TAG_AROUND;
  case Q_EVIDENCE_SENTENCE:
  case Q_EVIDENCE_NEAR: return Q_TAG_NEAR;
  default: return Q_TAG_NONE;
  }
}

/* The gender of whom a quotation calls "sir" or "mamma". */
static uint8_t called_in(const QChunk *chunk, const QQuoteRecord *q) {
  const char *text = chunk->text;
  uint32_t end = q->inner_end < q->inner_start + CALLED ? q->inner_end : q->inner_start + CALLED;
  for (uint32_t at = q->inner_start; at < end;) {
    while (at < end && !q_is_letter((uint8_t)text[at])) at++;
    uint32_t start = at;
    for (unsigned run = 8; run == 8 && end - at >= 8; at += run) run = q_lower_run(text + at);
    while (at < end && (q_is_letter((uint8_t)text[at]) || text[at] == '\'')) at++;
    uint32_t length = at - start;
    bool ends = at == end || text[at] == ',' || text[at] == '.' || text[at] == '!' ||
                text[at] == '?' || text[at] == ';' || text[at] == '-';
    if (length < 3 || length > 8 || !ends) continue;
    char word[8];
    memcpy(word, text + start, length);
    word[0] = (char)(word[0] | 0x20);
    const QAddresses *known = q_table_find(q_addresses, word, length);
    if (known) return known->gender;
  }
  return Q_GENDER_UNKNOWN;
}

static bool ends_asking(const QChunk *chunk, const QQuoteRecord *q) {
  uint32_t end = q->inner_end;
  while (end > q->inner_start && chunk->text[end - 1] <= ' ') end--;
  return end > q->inner_start && chunk->text[end - 1] == '?';
}

static bool read_quotation(QScene *scene, const QPart *part, const QBlockPlace *place,
                           uint32_t index) {
  const QQuoteRecord *q = &place->chunk->records->quotations[index];
  QSceneQuotation *quotation = new_quotation(scene);
  if (!quotation) return false;
  const QChunk *from;
  QEvidence evidence;
  const QAttributionRecord *a = q_query_source(scene->document, place->chunk, q, &from, &evidence);
  *quotation = (QSceneQuotation){.start = part->start + q->start,
                                 .end = part->start + q->end,
                                 .chunk = place->chunk,
                                 .chunk_start = part->start,
                                 .record = index,
                                 .paragraph = (uint32_t)scene->paragraph_count - 1,
                                 .mention = -1,
                                 .taken = -1,
                                 .evidence = (uint8_t)evidence,
                                 .called = called_in(place->chunk, q),
                                 .asks = ends_asking(place->chunk, q)};
  quotation->continued = evidence == Q_EVIDENCE_CONTINUED;
  quotation->shared = evidence == Q_EVIDENCE_TURN;
  if (!a || a->source_end <= a->source_start || !is_in_scene(scene, from)) return true;
  quotation->tag = tag_of(a, evidence);
  uint32_t index_of = (uint32_t)(a - from->records->attributions);
  quotation->mention = mention_of(scene, from, index_of);
  if (quotation->mention < 0) return true;
  const QCast *cast = q_chunk_cast(from);
  int32_t head = cast->heads[index_of];
  int32_t taken = q_taken_up(scene->people, cast, (uint32_t)head);
  if (taken >= 0) quotation->taken = quotation->mention - (head - taken);
  return true;
}

static bool is_narrated(const QScene *scene, const QSceneParagraph *p) {
  uint32_t quoted = 0;
  for (uint32_t i = p->first_quotation; i < p->quotations_end; i++)
    quoted += scene->quotations[i].end - scene->quotations[i].start;
  return p->end - p->start > quoted + 8;
}

/* In news nobody answers: a paragraph that is nothing but a quotation, and no short one, goes on
 * with the source of the one before. */
static void go_on(QScene *scene, const QSceneParagraph *p) {
  if (p->first_quotation == 0 || p->first_quotation == p->quotations_end) return;
  const QSceneQuotation *before = &scene->quotations[p->first_quotation - 1];
  QSceneQuotation *q = &scene->quotations[p->first_quotation];
  if (q->paragraph - before->paragraph > 1 || before->mention < 0 || before->asks) return;
  if (q->mention >= 0 || q->end - q->start < SHORT || is_narrated(scene, p)) return;
  q->tag = Q_TAG_NEAR;
  q->mention = before->mention;
  q->taken = before->taken;
}

/* ---- Paragraphs ---------------------------------------------------------------- */

/* The last words of the paragraph before tell who speaks in this one, which begins with a quotation
 * that has no tag. */
static void take_announced(QScene *scene, const QBlockPlace *place, QSceneParagraph *paragraph) {
  QBlockPlace before = *place;
  QSceneQuotation *q = &scene->quotations[paragraph->first_quotation];
  if (!(q_chunk_cast(place->chunk)->blocks[place->block].flags & Q_BLOCK_OPENS) ||
      paragraph == scene->paragraphs || q->tag != Q_TAG_NONE || !q_block_previous(&before) ||
      record_of(&before)->kind != Q_EDGE_PARAGRAPH)
    return;
  for (uint32_t i = paragraph[-1].mentions_end; i-- > paragraph[-1].first_mention;) {
    if (!(scene->mentions[i].flags & Q_IS_ANNOUNCED)) continue;
    q->mention = (int32_t)i;
    q->tag = Q_TAG_COLON;
    return;
  }
}

static bool read_block(QScene *scene, const QBlockPlace *place, bool speaks) {
  const QPart *list = scene->parts;
  const QPart *part = scene->part_count ? &list[scene->part_count - 1] : NULL;
  const QBlockRecord *block = record_of(place);
  const QCast *cast = q_chunk_cast(place->chunk);
  uint32_t first = cast->blocks[place->block].first_mention;
  if (!part || part->chunk != place->chunk ||
      part->mention + (first - part->first_mention) != scene->mention_count) {
    QPart *added = new_part(scene);
    if (!added) return false;
    *added = (QPart){.chunk = place->chunk,
                     .start = place->start - scene->base,
                     .first_mention = first,
                     .mention = (uint32_t)scene->mention_count};
    part = added;
  }
  QSceneParagraph *paragraph = new_paragraph(scene);
  if (!paragraph) return false;
  size_t index = scene->paragraph_count - 1;
  *paragraph = (QSceneParagraph){.start = part->start + block->start,
                                 .end = part->start + block->end,
                                 .first_mention = (uint32_t)scene->mention_count,
                                 .first_quotation = (uint32_t)scene->quotation_count};
  if (!read_mentions(scene, part, place)) return false;
  scene->paragraphs[index].mentions_end = (uint32_t)scene->mention_count;
  if (speaks) {
    const QRecords *records = place->chunk->records;
    uint32_t low = 0, high = records->quotation_count;
    while (low < high) {
      uint32_t middle = low + (high - low) / 2;
      if (records->quotations[middle].start < block->start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (; low < records->quotation_count && records->quotations[low].start < block->end; low++) {
      const QQuoteRecord *q = &records->quotations[low];
      if (!q_query_is_of_turn(scene->document, place->chunk, q)) continue;
      if (!read_quotation(scene, part, place, low)) return false;
    }
  }
  paragraph = &scene->paragraphs[index];
  paragraph->quotations_end = (uint32_t)scene->quotation_count;
  if (paragraph->first_quotation < paragraph->quotations_end)
    take_announced(scene, place, paragraph);
  if (scene->people->reported) go_on(scene, paragraph);
  return true;
}

/* ---- Turns ---------------------------------------------------------------------- */

static void read_tag(const QScene *scene, const QSceneQuotation *q, QTurn *turn) {
  turn->tag = q->tag;
  turn->mention = q->mention;
  turn->taken = -1;
  turn->entity = Q_NOBODY;
  turn->gender = Q_GENDER_UNKNOWN;
  turn->who = Q_WHO_NONE;
  if (q->tag == Q_TAG_NONE) return;
  turn->who = Q_WHO_OTHER;
  if (q->mention < 0) return;
  const QSceneMention *m = &scene->mentions[q->mention];
  turn->entity = m->entity;
  turn->gender = m->gender;
  switch ((QMentionKind)m->kind) {
  case Q_MENTION_NAME: turn->who = m->entity >= 0 ? Q_WHO_NAME : Q_WHO_OTHER; break;
  case Q_MENTION_DESCRIPTION:
    /* “...,” said the prospector: whoever that is; "after a few moments added:" is nobody. */
    if (!m->person && q->tag != Q_TAG_INVERTED && q->tag != Q_TAG_AFTER && m->noun == Q_NOUN_OWN) {
      turn->who = Q_WHO_NONE;
      turn->tag = Q_TAG_NONE;
      turn->mention = -1;
      turn->entity = Q_NOBODY;
      break;
    }
    turn->who = m->generic ? Q_WHO_GENERIC : m->entity >= 0 ? Q_WHO_NAME : Q_WHO_OTHER;
    break;
  case Q_MENTION_NARRATOR: turn->who = Q_WHO_NARRATOR; break;
  default:
    turn->who =
        m->gender == Q_GENDER_MAN || m->gender == Q_GENDER_WOMAN ? Q_WHO_PRONOUN : Q_WHO_OTHER;
    if (q->taken < 0) break;
    turn->taken = q->taken;
    turn->entity = scene->mentions[q->taken].entity;
    turn->who = Q_WHO_NAME;
  }
}

static bool is_anchor(const QTurn *turn) {
  return turn->who == Q_WHO_NAME || turn->who == Q_WHO_NARRATOR;
}

static uint8_t gender_of(const QScene *scene, const QTurn *turn) {
  if (turn->who == Q_WHO_NAME && turn->entity >= 0)
    return q_scene_entity(scene, turn->entity)->gender;
  return turn->gender;
}

/* True if two tags cannot be one person's. */
static bool differ(const QScene *scene, const QTurn *a, const QTurn *b) {
  if (is_anchor(a) && is_anchor(b)) return a->who != b->who || a->entity != b->entity;
  if ((a->who == Q_WHO_NARRATOR) != (b->who == Q_WHO_NARRATOR)) return true;
  if (a->who == Q_WHO_OTHER || b->who == Q_WHO_OTHER) return false;
  uint8_t x = gender_of(scene, a), y = gender_of(scene, b);
  return (x == Q_GENDER_MAN && y == Q_GENDER_WOMAN) || (x == Q_GENDER_WOMAN && y == Q_GENDER_MAN);
}

/* How much a tag says. */
static unsigned worth(const QTurn *turn) {
  static const uint8_t of_who[Q_WHOS] = {[Q_WHO_NAME] = 40,
                                         [Q_WHO_NARRATOR] = 40,
                                         [Q_WHO_GENERIC] = 30,
                                         [Q_WHO_PRONOUN] = 20,
                                         [Q_WHO_OTHER] = 1};
  static const uint8_t of_tag[Q_TAGS] = {
      [Q_TAG_INVERTED] = 9, [Q_TAG_AFTER] = 8, [Q_TAG_BEFORE] = 6, [Q_TAG_COLON] = 7};
  return of_who[turn->who] + of_tag[turn->tag];
}

static uint8_t gap_before(const QScene *scene, const QTurn *before, const QTurn *turn) {
  if (before->paragraph == turn->paragraph) return Q_GAP_WITHIN;
  if (scene->quotations[turn->first_quotation].continued) return Q_GAP_RUNNING;
  switch (turn->paragraph - before->paragraph) {
  case 1: return Q_GAP_NONE;
  case 2: return Q_GAP_ONE;
  default: return Q_GAP_MORE;
  }
}

static bool add_turn(QScene *scene, uint32_t paragraph, uint32_t first) {
  QTurn *turn = new_turn(scene);
  if (!turn) return false;
  *turn = (QTurn){.paragraph = paragraph,
                  .first_quotation = first,
                  .mention = -1,
                  .taken = -1,
                  .entity = Q_NOBODY,
                  .given = Q_NOBODY};
  return true;
}

bool q_scene_turns(QScene *scene) {
  scene->turn_count = 0;
  for (uint32_t p = 0; p < scene->paragraph_count; p++) {
    const QSceneParagraph *paragraph = &scene->paragraphs[p];
    size_t first_turn = scene->turn_count;
    for (uint32_t i = paragraph->first_quotation; i < paragraph->quotations_end; i++) {
      const QSceneQuotation *q = &scene->quotations[i];
      QTurn tag = {0};
      read_tag(scene, q, &tag);
      QTurn *turn = scene->turn_count > first_turn ? &scene->turns[scene->turn_count - 1] : NULL;
      bool other =
          turn && turn->who != Q_WHO_NONE && tag.who != Q_WHO_NONE && differ(scene, turn, &tag);
      if (!turn || other) {
        if (!add_turn(scene, p, i)) return false;
        turn = &scene->turns[scene->turn_count - 1];
      }
      if (worth(&tag) > worth(turn)) {
        turn->tag = tag.tag;
        turn->who = tag.who;
        turn->mention = tag.mention;
        turn->taken = tag.taken;
        turn->entity = tag.entity;
        turn->gender = tag.gender;
      }
      turn->quotations_end = i + 1;
      if (!turn->called) turn->called = q->called;
      turn->asks = q->asks;
      turn->narrated = is_narrated(scene, paragraph);
    }
  }
  for (size_t t = 1; t < scene->turn_count; t++)
    scene->turns[t].gap = gap_before(scene, &scene->turns[t - 1], &scene->turns[t]);
  return true;
}

/* ---- The scene ---------------------------------------------------------------------- */

/* The first block to be looked at before a conversation. */
static QBlockPlace lead_of(QBlockPlace start) {
  uint32_t position = start.start + record_of(&start)->start;
  QBlockPlace first = start, at = start;
  for (unsigned n = 0; n < LEAD && q_block_previous(&at);) {
    if (position - (at.start + record_of(&at)->end) > LEAD_BYTES) break;
    if (record_of(&at)->kind == Q_EDGE_OTHER) continue; /* of code each chunk has a block */
    first = at;
    n++;
  }
  return first;
}

QExtent q_extent_from(QBlockPlace start) {
  QExtent extent = {.lead = lead_of(start), .start = start, .end = start};
  uint32_t narration = 0, turns = 0;
  for (; extent.end.chunk; q_block_next(&extent.end)) {
    bool speaks = q_block_speaks(&extent.end);
    narration = speaks ? 0 : narration + 1;
    if (parts(&extent.end) || narration == NARRATION || (speaks && turns == LONGEST)) break;
    if (is_cut(&extent.end) && extent.end.chunk != start.chunk) break;
    turns += speaks;
  }
  return extent;
}

static bool is_at(const QBlockPlace *a, const QBlockPlace *b) {
  return a->chunk == b->chunk && a->block == b->block;
}

bool q_scene_read(QScene *scene, const QDocument *document, const QPeople *people,
                  const QLore *lore, const QExtent *extent) {
  scene->document = document;
  scene->lore = lore;
  scene->people = people;
  scene->mention_count = scene->paragraph_count = scene->quotation_count = 0;
  scene->turn_count = scene->part_count = 0;
  scene->base = extent->lead.start;
  bool lead = true;
  for (QBlockPlace at = extent->lead; at.chunk && !is_at(&at, &extent->end); q_block_next(&at)) {
    if (is_at(&at, &extent->start)) lead = false;
    if (record_of(&at)->kind == Q_EDGE_OTHER) continue;
    if (!read_block(scene, &at, !lead && q_block_speaks(&at))) return false;
  }
  q_kin_resolve(scene);
  return q_scene_turns(scene);
}
