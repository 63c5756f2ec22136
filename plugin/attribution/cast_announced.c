/* Who is about to speak: the last words of a paragraph tell of the next one. */
#include <string.h>

#include "attribution/cast_read.h"
#include "text/word_table.h"

typedef enum {
  Q_ANNOUNCES_BEGINS, /* X began; X spoke again */
  Q_ANNOUNCES_JOINS,  /* X broke in; X called out to her */
  Q_ANNOUNCES_MEETS,  /* X addressed her; she was accosted by X */
} QAnnounces;

#include "attribution/announcing_verbs_table.h"

enum {
  TAIL = 7, /* words after the verb, at most */
};

#define FUNCTION (Q_WORD_PREPOSITION | Q_WORD_CONJUNCTION | Q_WORD_AUXILIARY | Q_WORD_DETERMINER)

static const QAnnouncingVerbs *verb_at(const QProse *p, size_t at) {
  char lower[Q_WORD_ROOM];
  unsigned length = q_prose_lower(p, &p->items[at], lower);
  return q_table_find(q_announcing_verbs, lower, length);
}

/* Whether what follows the verb leaves it one of speech: not "began to cry", "spoke of it". */
static bool goes_on(QProse *p, size_t verb, uint8_t kind) {
  static const char *const parts[] = {"forth", "in", "out", "to"};
  static const char *const about[] = {"about", "against", "for", "into", "of", "to"};
  size_t next = verb + 1;
  bool ends = next == p->count || p->items[next].sign;
  if (kind == Q_ANNOUNCES_JOINS) return !ends && q_prose_is_any(p, next, parts, 4);
  if (ends) return kind == Q_ANNOUNCES_BEGINS;
  if (kind == Q_ANNOUNCES_MEETS) return !(q_prose_flags(p, next) & FUNCTION);
  uint32_t flags = q_prose_flags(p, next);
  if (flags & Q_WORD_FORM_ING) return flags & (Q_WORD_CUE_SPEECH | Q_WORD_CUE_WEAK);
  return !(flags & Q_WORD_DETERMINER) && !q_prose_is_any(p, next, about, 6);
}

/* Over adverbs, thus and here among them, before a verb. */
static size_t before_verb(QProse *p, size_t verb) {
  while (verb > 0 && !p->items[verb - 1].sign && q_prose_flags(p, verb - 1) & Q_WORD_ADVERB) verb--;
  return verb;
}

/* The mention in narration that ends at an item, or begins there; NULL. */
static QMentionRecord *mention_at(QCastReader *r, size_t first, size_t item, bool begins) {
  uint32_t place = begins ? r->prose.items[item].start : r->prose.items[item].end;
  for (size_t i = r->mention_count; i-- > first;) {
    QMentionRecord *m = &r->mentions[i];
    if (m->flags & Q_IS_INSIDE) continue;
    if (begins ? m->start == place : m->end == place) return m;
    if (m->end < place) break;
  }
  return NULL;
}

/* Whether the sentence of a word has a quotation before it, whose tag that may be. */
static bool is_of_quotation(const QProse *p, size_t word) {
  for (size_t at = word; at > 0 && !(p->items[at].shape & Q_SHAPE_FIRST); at--) {
    uint8_t sign = p->items[at - 1].sign;
    if (sign == Q_SIGN_CLOSE) return true;
    if (sign == '.' || sign == '!' || sign == '?') return false;
  }
  return false;
}

void q_cast_announced(QCastReader *r, size_t first) {
  static const char *const by[] = {"by"};
  QProse *p = &r->prose;
  size_t end = p->count;
  while (end > 0 && p->items[end - 1].sign && p->items[end - 1].sign != Q_SIGN_CLOSE) end--;
  if (end == 0 || p->items[end - 1].sign || p->items[end - 1].quotation >= 0) return;
  for (size_t at = end, words = 0; at-- > 0 && words <= TAIL; words++) {
    const QProseItem *item = &p->items[at];
    if (item->sign && item->sign != ',') return;
    if (item->sign) continue;
    const QAnnouncingVerbs *verb = item->shape & Q_SHAPE_FIRST ? NULL : verb_at(p, at);
    if (!verb) continue;
    QMentionRecord *m = NULL;
    if (verb->kind == Q_ANNOUNCES_MEETS && at + 2 < end && q_prose_is_any(p, at + 1, by, 1)) {
      m = mention_at(r, first, at + 2, true);
      if (m && m->end != p->items[end - 1].end) m = NULL;
    } else if (goes_on(p, at, verb->kind)) {
      size_t subject = before_verb(p, at);
      if (subject > 0) m = mention_at(r, first, subject - 1, false);
    }
    if (m && !is_of_quotation(p, at)) m->flags |= Q_IS_ANNOUNCED;
    return;
  }
}
