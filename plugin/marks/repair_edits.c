#include "marks/repair_edits.h"

#include <string.h>

typedef struct {
  uint32_t start, end;
  int edit; /* that opened it, or -1 */
} Level;

static const char *mark_of(unsigned kind, bool opening) {
  switch (kind) {
  case Q_MARK_DOUBLE_STRAIGHT: return "\"";
  case Q_MARK_SINGLE_STRAIGHT: return "'";
  case Q_MARK_SINGLE_CURLY: return opening ? "‘" : "’";
  case Q_MARK_DOUBLE_CURLY: return opening ? "“" : "”";
  default: return NULL;
  }
}

static int edit_at(QRepairer *r, unsigned step, QRepairKind kind, uint32_t start, uint32_t end,
                   const char *text, unsigned confidence) {
  if (r->edit_count < Q_REPAIR_EDITS) {
    QRepair *e = &r->edits[r->edit_count];
    *e = (QRepair){.kind = kind, .start = start, .end = end, .confidence = confidence};
    memcpy(e->text, text, strlen(text) + 1);
    r->steps[r->edit_count] = step;
  }
  return (int)r->edit_count++;
}

static void set_partner(QRepairer *r, int edit, uint32_t start, uint32_t end) {
  if (edit < 0 || edit >= Q_REPAIR_EDITS) return;
  r->edits[edit].partner_start = start;
  r->edits[edit].partner_end = end;
}

/* The mark is closed by one that is no pair with it: what the text has elsewhere is right. */
static int edit_pair(QRepairer *r, unsigned step, const QMarkEvent *e, uint32_t end, unsigned kind,
                     const Level *level) {
  QRepairParagraph *p = &r->paragraph;
  bool straight = e->sign == Q_SIGN_DOUBLE || e->sign == Q_SIGN_SINGLE;
  bool double_sign = e->sign <= Q_SIGN_DOUBLE_RIGHT;
  bool opening = double_sign == !q_kind_is_single(kind) && straight == p->custom.straight &&
                 level->end > level->start && level->edit < 0;
  if (!opening) {
    int edit = edit_at(r, step, Q_REPAIR_PAIR, e->position, end, mark_of(kind, false), 90);
    set_partner(r, edit, level->start, level->end);
    return edit;
  }
  QMarkKind right = q_sign_opens((QMarkSign)e->sign);
  int edit = edit_at(r, step, Q_REPAIR_PAIR, level->start, level->end, mark_of(right, true), 90);
  set_partner(r, edit, e->position, end);
  return edit;
}

static bool is_pair(QMarkSign sign, unsigned kind) {
  const char *right = mark_of(kind, false);
  if (!right) return true;
  switch (sign) {
  case Q_SIGN_DOUBLE: return kind == Q_MARK_DOUBLE_STRAIGHT;
  case Q_SIGN_SINGLE: return kind == Q_MARK_SINGLE_STRAIGHT;
  case Q_SIGN_DOUBLE_LEFT:
  case Q_SIGN_DOUBLE_RIGHT: return kind == Q_MARK_DOUBLE_CURLY;
  case Q_SIGN_SINGLE_LEFT:
  case Q_SIGN_SINGLE_RIGHT: return kind == Q_MARK_SINGLE_CURLY;
  default: return true;
  }
}

static void close_level(QRepairer *r, unsigned step, const QMarkEvent *e, uint32_t end,
                        unsigned kind, const Level *level) {
  int edit = -1;
  if (!is_pair((QMarkSign)e->sign, kind)) {
    edit = edit_pair(r, step, e, end, kind, level);
  } else if ((e->sign == Q_SIGN_DOUBLE_LEFT || e->sign == Q_SIGN_SINGLE_LEFT) &&
             mark_of(kind, false)) {
    edit = edit_at(r, step, Q_REPAIR_TURNED, e->position, end, mark_of(kind, false), 95);
    set_partner(r, edit, level->start, level->end);
  }
  set_partner(r, level->edit, e->position, end);
}

unsigned q_repair_confidence(int gap) {
  if (gap < 0) gap = 0;
  if (gap > 300) gap = 300;
  return (unsigned)(60 + gap / 8);
}

/* Does again what the path does, and notes its edits. `start` is the state that it begins with. */
void q_repair_replay(QRepairer *r, const QRepairState *start) {
  QRepairParagraph *p = &r->paragraph;
  QMarkStack stack = start->stack;
  Level level[Q_MARK_DEPTH + 1];
  for (unsigned i = 0; i <= Q_MARK_DEPTH; i++) level[i] = (Level){0, 0, -1};
  r->edit_count = 0;
  unsigned skip = start->skip;
  if ((start->act & 15) == Q_ACT_PUT_OPEN) {
    uint32_t at = q_repair_first_place(p->text, p->start);
    level[0].edit = edit_at(r, 0, Q_REPAIR_OPEN, at, at, mark_of(stack.kind[0], true), 80);
  }
  for (unsigned step = 0; step <= 2 * p->count; step++) {
    unsigned what = r->path[step] & 15, at = r->path[step] >> 4, i = step / 2;
    if (step % 2 == 0) {
      const QPlaces *places = &p->places[i];
      if (what == Q_ACT_PUT_CLOSE) {
        unsigned kind = stack.kind[at];
        int edit = edit_at(r, step, Q_REPAIR_CLOSE, places->close.at, places->close.at,
                           mark_of(kind, false),
                           q_repair_confidence(places->close.second - places->close.cost));
        set_partner(r, edit, level[at].start, level[at].end);
        set_partner(r, level[at].edit, places->close.at, places->close.at);
        q_mark_stack_pop(&stack, at);
      } else if (what == Q_ACT_PUT_OPEN) {
        /* Of which kind it is, the mark that closes it tells. */
        bool single = false, straight = p->custom.straight;
        for (unsigned k = step + 1, depth = 1; k <= 2 * p->count && depth; k++) {
          unsigned next = r->path[k] & 15;
          if (next == Q_ACT_OPEN || next == Q_ACT_PUT_OPEN) depth++;
          if (next != Q_ACT_CLOSE && next != Q_ACT_PUT_CLOSE) continue;
          if ((unsigned)(r->path[k] >> 4) > stack.depth) {
            depth--;
            continue;
          }
          if (next == Q_ACT_CLOSE) {
            QMarkSign sign = (QMarkSign)p->event[k / 2].sign;
            single = q_sign_is_single(sign);
            straight = sign == Q_SIGN_DOUBLE || sign == Q_SIGN_SINGLE;
          }
          break;
        }
        QMarkKind kind = single ? (straight ? Q_MARK_SINGLE_STRAIGHT : Q_MARK_SINGLE_CURLY)
                                : (straight ? Q_MARK_DOUBLE_STRAIGHT : Q_MARK_DOUBLE_CURLY);
        level[stack.depth] = (Level){0, 0, -1};
        level[stack.depth].edit =
            edit_at(r, step, Q_REPAIR_OPEN, places->open.at, places->open.at, mark_of(kind, true),
                    q_repair_confidence(places->open.second - places->open.cost));
        q_mark_stack_push(&stack, kind, false);
      }
      continue;
    }
    const QMarkEvent *e = &p->event[i];
    uint32_t end = p->event_end[i];
    if (skip) {
      unsigned n = stack.depth - skip--;
      level[n] = (Level){e->position, end, -1};
      if (e->sign == Q_SIGN_DOUBLE_RIGHT && !p->custom.alike)
        level[n].edit = edit_at(r, step, Q_REPAIR_TURNED, e->position, end, "“", 95);
      if (e->sign == Q_SIGN_SINGLE_RIGHT)
        level[n].edit = edit_at(r, step, Q_REPAIR_TURNED, e->position, end, "‘", 95);
      continue;
    }
    switch (what) {
    case Q_ACT_TEXT:
      if (e->sign == Q_SIGN_SINGLE_LEFT && q_mark_before_word(e))
        edit_at(r, step, Q_REPAIR_ELISION, e->position, end, "’", 95);
      break;
    case Q_ACT_DELETE: {
      bool twin = i > 0 && e->touches && p->event[i - 1].sign == e->sign;
      edit_at(r, step, twin ? Q_REPAIR_DOUBLED : Q_REPAIR_STRAY, e->position, end, "",
              twin ? 95 : 70);
      break;
    }
    case Q_ACT_OPEN: {
      QMarkKind kind = q_sign_opens((QMarkSign)e->sign);
      level[stack.depth] = (Level){e->position, end, -1};
      if ((e->sign == Q_SIGN_DOUBLE_RIGHT && !p->custom.alike) || e->sign == Q_SIGN_SINGLE_RIGHT)
        level[stack.depth].edit =
            edit_at(r, step, Q_REPAIR_TURNED, e->position, end, mark_of(kind, true), 95);
      q_mark_stack_push(&stack, kind, false);
      break;
    }
    case Q_ACT_CLOSE:
      close_level(r, step, e, end, stack.kind[at], &level[at]);
      q_mark_stack_pop(&stack, at);
      break;
    default: break;
    }
  }
}
