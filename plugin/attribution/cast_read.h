/* A chunk while its mentions are read, between the files that read them. */
#ifndef QUOTH_ATTRIBUTION_CAST_READ_H
#define QUOTH_ATTRIBUTION_CAST_READ_H

#include "attribution/cast.h"
#include "attribution/cast_words.h"

/* A place of the hash table over the names: of a chunk, so that it need not be emptied. */
typedef struct {
  uint32_t chunk;
  uint32_t name;
} QNamePlace;

struct QCastReader {
  QProse prose; /* the paragraph */
  const char *text;
  const QRecords *records;
  QMentionRecord *mentions;
  QCastName *names;
  QNamePlace *places;
  QCastBlock *blocks;
  int32_t *heads;
  size_t mention_count, mention_room;
  size_t name_count, name_room;
  size_t place_count;
  size_t block_count, block_room;
  size_t head_room;
  uint32_t chunk;       /* its number, from 1: of the places that are taken */
  uint32_t attribution; /* the next of the records */
  uint32_t words, narrators;
  int32_t last; /* the last mention by name or description in the paragraph's narration */
};

/* Each returns NULL or false when there is no memory. Items are those of the paragraph. */

/* The name of that key, which may be new; start..end is where it stands. */
QCastName *q_cast_name(QCastReader *reader, uint64_t key, uint32_t start, uint32_t end);

/* A new mention: items [from, to). */
QMentionRecord *q_cast_mention(QCastReader *reader, size_t from, size_t to);

/* Sets the flags that tell how a mention, items [from, to), stands in its clause. */
void q_cast_stand(QCastReader *reader, QMentionRecord *mention, size_t from, size_t to);

/* Whether what follows a name, from an item on, is a noun: the Clinton campaign. */
bool q_cast_is_attributive(QProse *prose, size_t to);

/* A name that begins at an item: *end is the item after it, or the same where there is none. */
bool q_cast_take_name(QCastReader *reader, size_t at, size_t *end);

/* A description that begins at item *at; if one is found, *at becomes its last item. */
bool q_cast_description(QCastReader *reader, size_t *at, QWordKind kind, bool *found);

/* Finds the mentions that the sources of the paragraph's attributions are. */
bool q_cast_sources(QCastReader *reader, const QBlockRecord *block);

/* Marks the mention of the paragraph, from `first` on, that is announced as the next to speak. */
void q_cast_announced(QCastReader *reader, size_t first);

#endif
