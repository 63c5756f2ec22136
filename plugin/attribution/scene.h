/* A conversation laid out for deciding who speaks: its paragraphs, those that lead up to it, their
 * mentions, and its turns. Offsets are bytes from the scene's base, which is a position in the
 * document; indices are those of the scene's own arrays. */
#ifndef QUOTH_ATTRIBUTION_SCENE_H
#define QUOTH_ATTRIBUTION_SCENE_H

#include "attribution/company.h"
#include "attribution/lore.h"
#include "document/chunks.h"
#include "quoth.h"

struct QDocument;

enum {
  Q_CANDIDATES = 16, /* of a turn, at most */
};

/* A block of the document. */
typedef struct {
  QChunk *chunk;  /* NULL: none */
  uint32_t start; /* of the chunk */
  uint32_t block; /* in the chunk's records */
} QBlockPlace;

typedef struct {
  uint32_t start, end;
  int32_t entity; /* Q_NOBODY: a pronoun, or no one who is known */
  uint32_t paragraph;
  uint16_t flags; /* of QMentionRecord */
  uint16_t sentence;
  uint8_t kind;   /* QMentionKind */
  uint8_t gender; /* QGender, of the words */
  uint8_t noun;   /* QNoun */
  uint8_t owner;  /* QGender: his, her */
  bool person;    /* its noun is one for persons */
  bool generic;   /* a description that may stand for somebody who has a name: the man, his clerk */
  uint8_t kin;    /* QKin of its noun; then whether that tells who it is */
} QSceneMention;

typedef struct {
  uint32_t start, end;
  uint32_t first_mention, mentions_end;
  uint32_t first_quotation, quotations_end;
} QSceneParagraph;

/* How a tag stands to its quotation. */
typedef enum {
  Q_TAG_NONE,
  Q_TAG_INVERTED, /* “...,” said X */
  Q_TAG_AFTER,    /* “...,” X said */
  Q_TAG_BEFORE,   /* X said, “...” */
  Q_TAG_COLON,    /* X said: “...”, in this paragraph or the one before */
  Q_TAG_AROUND,   /* X called it “...” */
  Q_TAG_NEAR,     /* elsewhere in its sentence, or the one before */
  Q_TAGS,
} QTag;

/* A quotation in marks that stands in no other. */
typedef struct {
  uint32_t start, end;
  QChunk *chunk;
  uint32_t chunk_start; /* from the base */
  uint32_t record;      /* in the chunk */
  uint32_t paragraph;
  int32_t mention; /* of its source; -1: none */
  int32_t taken;   /* the name that this takes up from the sentence before; -1 */
  uint32_t source_start, source_end;
  uint8_t tag; /* QTag: its own, not that of another quotation */
  uint8_t evidence;
  bool shared;    /* it has its source from another quotation of the paragraph */
  bool continued; /* it goes on with what the paragraph before left open */
  bool asks;      /* it ends in a question mark */
  uint8_t called; /* QGender of whom it calls "sir", "madam" */
} QSceneQuotation;

/* Whom the words of a tag name. */
typedef enum {
  Q_WHO_NONE,
  Q_WHO_NAME,     /* a name, or a description that is its own label: the prospector, a man */
  Q_WHO_GENERIC,  /* a description that may stand for anybody: his mother, the man */
  Q_WHO_PRONOUN,  /* he, she */
  Q_WHO_NARRATOR, /* I */
  Q_WHO_OTHER,    /* they, it, somebody */
  Q_WHOS,
} QWho;

/* What stands between a turn and the one before. */
typedef enum {
  Q_GAP_NONE, /* nothing: they are of adjacent paragraphs */
  Q_GAP_ONE,  /* paragraphs without quotations */
  Q_GAP_MORE,
  Q_GAP_RUNNING, /* nothing: the quotation goes on */
  Q_GAP_WITHIN,  /* they are of the same paragraph */
  Q_GAPS,
} QGap;

/* Quotations of a paragraph that have one speaker. */
typedef struct {
  uint32_t paragraph;
  uint32_t first_quotation, quotations_end;
  int32_t mention; /* of the tag; -1: none */
  int32_t taken;   /* the name that it takes up, where it is a pronoun; -1 */
  int32_t entity;  /* of the tag; Q_NOBODY */
  int32_t given;   /* by hand; Q_NOBODY */
  QRange told;     /* the name in the comment that tells so, in the document; may be empty */
  uint8_t tag;     /* QTag */
  uint8_t who;     /* QWho */
  uint8_t gender;  /* QGender: of the tag's words */
  uint8_t gap;     /* QGap */
  uint8_t called;  /* QGender of whom it calls "sir", "madam" */
  bool asks;       /* it ends in a question */
  bool narrated;   /* the paragraph has words outside of the marks */
} QTurn;

typedef struct {
  const struct QDocument *document;
  const QPeople *people;
  const QLore *lore;
  uint32_t base;
  QSceneMention *mentions;
  QSceneParagraph *paragraphs;
  QSceneQuotation *quotations;
  QTurn *turns;
  size_t mention_count, mention_room;
  size_t paragraph_count, paragraph_room;
  size_t quotation_count, quotation_room;
  size_t turn_count, turn_room;
  void *parts; /* of chunks */
  size_t part_count, part_room;
} QScene;

/* What is known of an entity; of who is not one of the people, given by hand, nothing. */
extern const QEntity q_stranger;

static inline const QEntity *q_scene_entity(const QScene *scene, int32_t entity) {
  return (uint32_t)entity < scene->people->count ? &scene->people->entities[entity] : &q_stranger;
}

static inline QNoun q_scene_noun(const QScene *scene, int32_t entity) {
  return (uint32_t)entity < scene->people->count ? (QNoun)scene->lore->nouns[entity] : Q_NOUN_NONE;
}

void q_scene_free(QScene *scene);

/* The next or previous block; false, and place.chunk is NULL, at the end. */
bool q_block_next(QBlockPlace *place);
bool q_block_previous(QBlockPlace *place);

/* The first block that ends after a position. */
QBlockPlace q_block_at(const struct QDocument *document, uint32_t position);

/* True for a paragraph that has quotations in marks. */
bool q_block_speaks(const QBlockPlace *place);

/* Where a conversation lies: the blocks from start to end, which is not of it and has no chunk
 * at the document's end; from lead on what comes before it is looked at. */
typedef struct {
  QBlockPlace lead, start, end;
} QExtent;

/* The first block of the conversation that holds a block which speaks. */
QBlockPlace q_extent_start(QBlockPlace place);

/* The conversation that begins at a block. */
QExtent q_extent_from(QBlockPlace start);

/* Lays out a conversation. The casts of all chunks are known. False when there is no memory. */
bool q_scene_read(QScene *scene, const struct QDocument *document, const QPeople *people,
                  const QLore *lore, const QExtent *extent);

/* Finds the turns anew, after tags of quotations have been changed. False when there is no
 * memory. */
bool q_scene_turns(QScene *scene);

#endif
