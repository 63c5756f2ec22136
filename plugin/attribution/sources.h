/* The sources of a document: its people in the order of their first mentions. Whom the chunks below
 * a leaf of the list of chunks mention first is kept there, so that after an edit only the leaves
 * that it has changed are read. */
#ifndef QUOTH_ATTRIBUTION_SOURCES_H
#define QUOTH_ATTRIBUTION_SOURCES_H

#include "attribution/company.h"
#include "quoth.h"

struct QDocument;

typedef struct QFirsts QFirsts;

typedef struct {
  int32_t entity;
  QRange first; /* its first mention */
  QRange name;  /* the first one by the name that it goes by: the fullest, if that is in use */
  uint32_t quotations, words;
  const QHandName *shown; /* instead of the name in the text; NULL */
} QSourceRecord;

typedef struct {
  uint64_t key;
  uint32_t count;
} QChosen;

/* What is seen of a name: the same where it is the same source's, who goes by the same name. */
typedef struct {
  uint64_t sight; /* 0: it is nobody's */
  int32_t entity;
} QSeenName;

typedef struct {
  QSourceRecord *list;
  QChosen *names;  /* by entity: the name that it goes by */
  QSeenName *seen; /* by place in the table of names; and room for those that follow */
  QSeenName *next;
  uint64_t *sights;    /* by entity */
  int32_t *moved;      /* by entity that was: the one that it is now; Q_NOBODY */
  uint32_t *of_entity; /* Q_NO_SOURCE: it is none */
  QFirsts *firsts;     /* of the leaf that is read */
  size_t count, room, entity_room, name_room, seen_room, next_room, sight_room, moved_room;
  size_t seen_count;
  uint64_t moves;        /* of the names that are seen */
  uint32_t had;          /* entities there were */
  int32_t narrator;      /* among them */
  uint64_t stamp;        /* of the names that all go by, 0: none yet; */
  uint64_t made, people; /* stamps of what they are chosen from */
} QSourceList;

void q_sources_free(QSourceList *sources);

/* Fills the list for the document as it is. The casts of all chunks are known. False when there is
 * no memory. */
bool q_sources_list(QSourceList *sources, const struct QDocument *document, const QPeople *people);

/* One more source, who is told by hand only: the entity that follows those there are. */
bool q_sources_add(QSourceList *sources, int32_t entity, QRange name);

/* Has people of whom it is said by hand go by the first name that was said. */
void q_sources_show(QSourceList *sources, const QPeople *people, const QByHand *by_hand);

/* The number of words in from..to of a chunk. */
uint32_t q_source_words(const QChunk *chunk, uint32_t from, uint32_t to);

/* The entity of a mention of a cast; Q_NOBODY for a pronoun. */
int32_t q_mention_entity(const QPeople *people, const QCast *cast, const QMentionRecord *mention);

#endif
