#include "attribution/cast.h"

#include <string.h>

#include "attribution/cast_read.h"
#include "document/memory.h"

QCastReader *q_cast_reader_new(void) {
  QCastReader *reader = q_memory_new(sizeof *reader);
  if (reader) memset(reader, 0, sizeof *reader);
  return reader;
}

void q_cast_reader_free(QCastReader *reader) {
  if (!reader) return;
  q_prose_free(&reader->prose);
  q_memory_free(reader->mentions);
  q_memory_free(reader->names);
  q_memory_free(reader->places);
  q_memory_free(reader->blocks);
  q_memory_free(reader->heads);
  q_memory_free(reader);
}

/* ---- Names of the chunk ------------------------------------------------------------ */

/* Doubles the hash table over the names. */
static bool grow(QCastReader *r) {
  size_t capacity = r->place_count ? 2 * r->place_count : 64;
  QNamePlace *places = q_memory_new(capacity * sizeof *places);
  if (!places) return false;
  memset(places, 0, capacity * sizeof *places);
  q_memory_free(r->places);
  r->places = places;
  r->place_count = capacity;
  for (size_t i = 0; i < r->name_count; i++) {
    size_t at = (size_t)r->names[i].key & (capacity - 1);
    while (places[at].chunk == r->chunk) at = (at + 1) & (capacity - 1);
    places[at] = (QNamePlace){r->chunk, (uint32_t)i};
  }
  return true;
}

QCastName *q_cast_name(QCastReader *r, uint64_t key, uint32_t start, uint32_t end) {
  if ((r->name_count + 1) * 2 > r->place_count && !grow(r)) return NULL;
  size_t mask = r->place_count - 1, at = (size_t)key & mask;
  for (; r->places[at].chunk == r->chunk; at = (at + 1) & mask)
    if (r->names[r->places[at].name].key == key) return &r->names[r->places[at].name];
  void *names = r->names;
  if (!q_memory_reserve(&names, &r->name_room, r->name_count + 1, sizeof *r->names)) return NULL;
  r->names = names;
  r->places[at] = (QNamePlace){r->chunk, (uint32_t)r->name_count};
  QCastName *name = &r->names[r->name_count++];
  *name = (QCastName){.key = key, .start = start, .end = end};
  return name;
}

QMentionRecord *q_cast_mention(QCastReader *r, size_t from, size_t to) {
  void *mentions = r->mentions;
  if (!q_memory_reserve(&mentions, &r->mention_room, r->mention_count + 1, sizeof *r->mentions))
    return NULL;
  r->mentions = mentions;
  const QProseItem *first = &r->prose.items[from], *last = &r->prose.items[to - 1];
  QMentionRecord *m = &r->mentions[r->mention_count++];
  *m = (QMentionRecord){.start = first->start,
                        .end = last->end,
                        .name = Q_NO_NAME,
                        .quotation = first->quotation,
                        .attribution = Q_NO_ATTRIBUTION,
                        .block = (uint32_t)r->block_count - 1,
                        .word = (uint16_t)(first->word < UINT16_MAX ? first->word : UINT16_MAX),
                        .sentence = first->sentence};
  if (last->shape & Q_SHAPE_GENITIVE && last->stem) m->end = last->start + last->stem;
  bool heading = r->blocks[r->block_count - 1].flags & Q_BLOCK_HEADING;
  if (heading || first->shape & Q_SHAPE_FIRST) m->flags |= Q_IS_FIRST;
  if (first->quotation >= 0) m->flags |= Q_IS_INSIDE;
  return m;
}

/* ---- Paragraphs ---------------------------------------------------------------------- */

enum {
  LONGEST_HEADLINE = 30, /* words */
  NEAR = 25,             /* words in which a pronoun stands for a name before it */
  VOTE = 12,             /* hundredths, of a pronoun after a name, */
  VOTE_SUBJECT = 35      /* and after one that is a subject */
};

/* A pronoun speaks for the gender of who has been spoken of last. */
static void vote(QCastReader *r, const QProseItem *item, QWordKind kind) {
  if (r->last < 0) return;
  QMentionRecord *m = &r->mentions[r->last];
  if (item->word - m->word > NEAR) return;
  uint16_t worth = m->flags & Q_IS_SUBJECT ? VOTE_SUBJECT : VOTE;
  if (kind == Q_WORD_HE || kind == Q_WORD_HIM || kind == Q_WORD_HIS) {
    m->he = (uint16_t)(m->he + worth);
  } else {
    m->she = (uint16_t)(m->she + worth);
  }
}

static bool take_pronoun(QCastReader *r, size_t at, QWordKind kind) {
  QMentionRecord *m = q_cast_mention(r, at, at + 1);
  if (!m) return false;
  m->kind = kind == Q_WORD_ME ? Q_MENTION_NARRATOR : Q_MENTION_PRONOUN;
  bool he = kind == Q_WORD_HE || kind == Q_WORD_HIM, they = kind == Q_WORD_THEY;
  bool she = kind == Q_WORD_SHE || kind == Q_WORD_HER;
  m->gender = he ? Q_GENDER_MAN : she ? Q_GENDER_WOMAN : they ? Q_GENDER_MANY : Q_GENDER_UNKNOWN;
  if (kind == Q_WORD_HIM || kind == Q_WORD_HER) {
    m->flags |= Q_IS_OBJECT;
  } else {
    q_cast_stand(r, m, at, at + 1);
    m->flags |= Q_IS_SUBJECT;
  }
  return true;
}

/* A word that is no name: a pronoun, or what begins a description. */
static bool take_word(QCastReader *r, size_t *at, QWordKind kind) {
  const QProseItem *item = &r->prose.items[*at];
  bool ours = item->quotation < 0;
  switch (kind) {
  case Q_WORD_OF_NO_KIND: return true;
  case Q_WORD_ME:
    if (!ours || (item->stem == item->end - item->start && !(item->shape & Q_SHAPE_CAPITAL)))
      return true;
    r->blocks[r->block_count - 1].narrators++;
    return take_pronoun(r, *at, kind);
  case Q_WORD_HE:
  case Q_WORD_SHE:
  case Q_WORD_HIM:
    if (!ours) return true;
    vote(r, item, kind);
    return take_pronoun(r, *at, kind);
  case Q_WORD_THEY: return ours ? take_pronoun(r, *at, kind) : true;
  case Q_WORD_HERSELF:
  case Q_WORD_HIS:
  case Q_WORD_HER:
    if (ours) vote(r, item, kind);
    break;
  default: break;
  }
  if (!ours) return true;
  bool found;
  if (!q_cast_description(r, at, kind, &found)) return false;
  return found || kind != Q_WORD_HER ? true : take_pronoun(r, *at, kind);
}

/* One sentence in which most of the longer words have a capital, and some that are no names: a
 * headline. */
static bool is_headline(QProse *prose) {
  if (prose->words < 3 || prose->words > LONGEST_HEADLINE || prose->capitals * 2 < prose->words)
    return false;
  size_t low = 0, high = 0, common = 0;
  for (size_t i = 0; i < prose->count; i++) {
    const QProseItem *item = &prose->items[i];
    if (item->sign == '.' && i + 2 < prose->count) return false;
    if (item->sign || item->shape & (Q_SHAPE_FIRST | Q_SHAPE_NUMBER)) continue;
    bool capital = item->shape & Q_SHAPE_CAPITAL;
    if (capital && !(item->shape & Q_SHAPE_LOUD) && q_is_common_word(prose, i)) common++;
    if (!capital && !q_is_small_word(prose, i)) low++;
    if (capital && item->end - item->start >= 4) high++;
  }
  return high >= 2 && high >= 3 * low && common > (prose->words > 6);
}

static void tell_block(const QProse *p, QCastBlock *block) {
  block->words = p->words;
  block->quoted = p->quoted;
  if (p->count == 0) return;
  size_t last = p->last_close;
  if (p->items[0].sign == Q_SIGN_OPEN) block->flags |= Q_BLOCK_OPENS;
  if (last < p->count) {
    block->flags |= Q_BLOCK_QUOTES;
    if (last + 1 == p->count) block->flags |= Q_BLOCK_CLOSES;
    if (last > 0 && p->items[last - 1].sign == '?') block->flags |= Q_BLOCK_ASKS;
  }
  if (p->items[p->count - 1].sign == ':') block->flags |= Q_BLOCK_COLON;
}

static bool read_block(QCastReader *r, const QBlockRecord *record, bool code, bool inside) {
  QCastBlock *block = &r->blocks[r->block_count++];
  *block = (QCastBlock){.first_mention = (uint32_t)r->mention_count};
  block->mentions_end = block->first_mention;
  if (record->kind == Q_EDGE_OTHER && (inside || r->text[record->start] != '#')) return true;
  QProse *prose = &r->prose;
  if (!q_prose_read(prose, record->start, record->end, code)) return false;
  if (record->kind == Q_EDGE_OTHER || is_headline(prose)) block->flags |= Q_BLOCK_HEADING;
  tell_block(prose, block);
  if (record->kind == Q_EDGE_PARAGRAPH && block->flags & Q_BLOCK_QUOTES &&
      !(block->flags & Q_BLOCK_HEADING))
    block->flags |= Q_BLOCK_SPEAKS;
  r->last = Q_NO_MENTION;
  for (size_t i = 0; i < prose->count; i++) {
    const QProseItem *item = &prose->items[i];
    if (item->sign) continue;
    QWordKind kind = q_word_kind(prose, item);
    if (item->shape & Q_SHAPE_CAPITAL && kind == Q_WORD_OF_NO_KIND) {
      size_t end;
      if (!q_cast_take_name(r, i, &end)) return false;
      if (end > i) {
        i = end - 1;
      }
      continue;
    }
    if (kind != Q_WORD_OF_NO_KIND && !take_word(r, &i, kind)) return false;
  }
  if (!q_cast_sources(r, record)) return false;
  q_cast_announced(r, block->first_mention);
  block->mentions_end = (uint32_t)r->mention_count;
  r->words += block->words - block->quoted;
  r->narrators += block->narrators;
  return true;
}

/* ---- The cast ---------------------------------------------------------------------------- */

static QCast *keep(const QCastReader *r) {
  uint32_t attributions = r->records->attribution_count;
  size_t mentions = r->mention_count * sizeof *r->mentions;
  size_t names = r->name_count * sizeof *r->names, blocks = r->block_count * sizeof *r->blocks;
  size_t heads = attributions * sizeof *r->heads;
  QCast *cast = q_memory_new(sizeof *cast + mentions + names + blocks + heads);
  if (!cast) return NULL;
  *cast = (QCast){.mention_count = (uint32_t)r->mention_count,
                  .name_count = (uint32_t)r->name_count,
                  .block_count = (uint32_t)r->block_count,
                  .attribution_count = attributions,
                  .words = r->words,
                  .narrators = r->narrators};
  cast->names = (QCastName *)(void *)(cast + 1);
  cast->mentions = (QMentionRecord *)(void *)((char *)cast->names + names);
  cast->blocks = (QCastBlock *)(void *)((char *)cast->mentions + mentions);
  cast->heads = (int32_t *)(void *)((char *)cast->blocks + blocks);
  if (names) memcpy(cast->names, r->names, names);
  if (mentions) memcpy(cast->mentions, r->mentions, mentions);
  if (blocks) memcpy(cast->blocks, r->blocks, blocks);
  if (heads) memcpy(cast->heads, r->heads, heads);
  return cast;
}

QCast *q_cast_read(QCastReader *r, const char *text, const QRecords *records, bool code,
                   bool inside) {
  r->text = text;
  r->records = records;
  r->mention_count = r->name_count = r->block_count = 0;
  r->words = r->narrators = r->attribution = 0;
  if (++r->chunk == 0) { /* all numbers have been used: none of the places is taken */
    memset(r->places, 0, r->place_count * sizeof *r->places);
    r->chunk = 1;
  }
  void *blocks = r->blocks, *heads = r->heads;
  if (!q_memory_reserve(&blocks, &r->block_room, records->block_count, sizeof *r->blocks))
    return NULL;
  r->blocks = blocks;
  if (!q_memory_reserve(&heads, &r->head_room, records->attribution_count, sizeof *r->heads))
    return NULL;
  r->heads = heads;
  for (uint32_t i = 0; i < records->attribution_count; i++) r->heads[i] = Q_NO_MENTION;
  q_prose_begin(&r->prose, text, records);
  for (uint32_t i = 0; i < records->block_count; i++)
    if (!read_block(r, &records->blocks[i], code, inside && i == 0)) return NULL;
  return keep(r);
}
