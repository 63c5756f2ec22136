/* Findings while they are made, and the form in which a chunk keeps them. Offsets are bytes from
 * the chunk's start; ranges are half-open. */
#ifndef QUOTH_LINT_FINDINGS_H
#define QUOTH_LINT_FINDINGS_H

#include <stddef.h>

#include "quoth.h"

typedef struct {
  uint32_t start, end;
  const char *message; /* static; a # in it stands for number */
  uint32_t number;
  uint32_t first_edit, first_related; /* indices */
  uint8_t edit_count, related_count;
  uint8_t rule;       /* QRuleId */
  uint8_t confidence; /* of the fix, percent */
} QFindingRecord;

typedef struct {
  uint32_t start, end;
  uint8_t length;
  char text[7];
} QEditRecord;

typedef struct {
  uint32_t start, end;
  const char *message; /* static */
} QRelatedRecord;

typedef struct {
  QFindingRecord *findings;
  QEditRecord *edits;
  QRelatedRecord *related;
  QFindingRecord *scratch;
  size_t finding_count, finding_room;
  size_t edit_count, edit_room;
  size_t related_count, related_room;
  size_t scratch_room;
  bool failed; /* there was no memory: what is here is not all */
} QFindings;

void q_findings_free(QFindings *findings);

/* Empties it; memory is kept. */
void q_findings_begin(QFindings *findings);

/* A finding of a rule at start..end. What is added next belongs to it. */
void q_finding_begin(QFindings *findings, QRuleId rule, uint32_t start, uint32_t end,
                     const char *message);

/* The number of its message. */
void q_finding_number(QFindings *findings, uint32_t number);

/* A part of its fix: start..end becomes text, of at most seven bytes. In any order; they may not
 * overlap. If there are too many, the finding has no fix. */
void q_finding_edit(QFindings *findings, uint32_t start, uint32_t end, const char *text);

/* How sure its fix is, percent; 90 if that is not told. */
void q_finding_confidence(QFindings *findings, unsigned confidence);

/* Another place. Too many are left out. */
void q_finding_related(QFindings *findings, uint32_t start, uint32_t end, const char *message);

/* Puts them in order of their place; those of one place stay as they came. */
void q_findings_sort(QFindings *findings);

#endif
