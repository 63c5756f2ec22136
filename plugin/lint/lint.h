/* What lint keeps: for the document what it was asked, for each chunk what was found. Each is one
 * block of memory, so that the document can drop it without knowing what it is. */
#ifndef QUOTH_LINT_LINT_H
#define QUOTH_LINT_LINT_H

#include "document/document.h"
#include "lint/borders.h"
#include "lint/facts.h"
#include "lint/findings.h"
#include "lint/switches.h"
#include "quoth.h"

/* All that the findings of a chunk depend on but its own text and records. */
typedef struct {
  QCustom custom;
  uint32_t rules; /* a set of QRuleId: those that are on */
  uint32_t longest;
  uint8_t context; /* Q_CONTEXT_... */
} QLintKey;

/* What the last call has done: for tests. */
typedef struct {
  uint32_t counted, read, checked; /* chunks */
} QLintWork;

/* QDocument.lint; QDocument.attributed holds the findings of rules about attributions, as a
 * QChunkFindings whose offsets are bytes of the document; NULL: there are none. */
typedef struct {
  uint64_t version; /* of the document, when all findings were right; 0: they are not */
  QLintOptions options;
  uint8_t levels[Q_RULES];
  /* What the findings of all chunks were made with, if version is not 0. */
  QLintKey key; /* but for context */
  QRepairCustom custom;
  QLintWork work;
} QLintState;

/* QChunk.findings */
typedef struct {
  bool checked; /* key and findings are set */
  QLintKey key;
  QChunkBorders borders;
  QFacts facts;
  uint32_t first_line; /* q_switch_first_line */
  uint32_t switch_count, finding_count, edit_count, related_count;
  QSwitch *switches;
  QFindingRecord *findings;
  QEditRecord *edits;
  QRelatedRecord *related;
} QChunkFindings;

/* A block with what is known, with the switches that this tells of, and findings. Freed by
 * q_memory_free. NULL when there is no memory. */
QChunkFindings *q_findings_pack(const QChunkFindings *known, const QFindings *found, bool wide);

/* Gives a chunk a new block: a copy of what is known, with the switches that this tells of, and
 * other findings (NULL: none). wide: with room for borders that are not plain. False, and
 * nothing changed, when there is no memory. */
bool q_findings_keep(QChunk *chunk, const QChunkFindings *known, const QFindings *found, bool wide);

/* The state if its findings are those of the document as it is, else NULL. */
const QLintState *q_lint_state(const QDocument *document);

#endif
