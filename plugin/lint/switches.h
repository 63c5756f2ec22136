/* Comments in the text that switch rules off and on again: quoth.h says how they read. Offsets are
 * bytes from the chunk's start. */
#ifndef QUOTH_LINT_SWITCHES_H
#define QUOTH_LINT_SWITCHES_H

#include <stddef.h>

#include "document/chunks.h"
#include "quoth.h"

typedef enum {
  Q_SWITCH_OFF,
  Q_SWITCH_ON,
  Q_SWITCH_LINE,    /* off in line_start..line_end */
  Q_SWITCH_PENDING, /* off in the next line, which the chunk does not have */
} QSwitchKind;

typedef struct {
  uint32_t start, end; /* the comment */
  uint32_t line_start, line_end;
  uint32_t rules; /* a set of QRuleId */
  uint8_t kind;   /* QSwitchKind */
} QSwitch;

/* Walks the switches of a chunk. */
typedef struct {
  const QChunk *chunk;
  uint32_t at;
  uint32_t line_start, line_end; /* of the line that holds at, as far as they are known */
} QSwitches;

QSwitches q_switches(const QChunk *chunk);
bool q_switches_next(QSwitches *walk, QSwitch *found);

/* Whether it names a rule, or all. */
bool q_switch_names(const char *text, const QSwitch *s, const char *id, size_t length);

/* Where the first line ends that is not blank; 0: all are. */
uint32_t q_switch_first_line(const char *text, uint32_t size);

#endif
