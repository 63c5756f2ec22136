/* From the moves of the cheapest way to the edits of a text. */
#ifndef QUOTH_MARKS_REPAIR_EDITS_H
#define QUOTH_MARKS_REPAIR_EDITS_H

#include "marks/repair_beam.h"

/* What is known of a block when a chunk is traced. */
typedef struct {
  QRepairBorder before;
  bool sound;
  uint8_t entry; /* then: the state of the border before */
} QRepairBlock;

struct QRepairer {
  QRepairParagraph paragraph;
  /* The paragraph has been read with edits, from this border on, and nothing else since. */
  bool is_read, read_forced;
  QRepairBorder read_before;
  uint8_t path[2 * Q_REPAIR_MARKS + 1];
  QRepair edits[Q_REPAIR_EDITS];
  uint32_t steps[Q_REPAIR_EDITS]; /* at which they are made */
  unsigned edit_count;
  QRepairBlock *blocks;
  size_t block_room;
  QRepair *repairs;
  size_t repair_count, repair_room;
  char *mended; /* a paragraph after its edits */
  size_t mended_room;
};

/* Does again what the path does, and notes its edits: more than there is room for are only counted.
 * `start` is the state that it begins with. */
void q_repair_replay(QRepairer *r, const QRepairState *start);

/* How sure an edit is whose alternative is dearer by `gap`, percent. */
unsigned q_repair_confidence(int gap);

#endif
