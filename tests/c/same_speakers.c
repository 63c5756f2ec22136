#include "same_speakers.h"

#include <stdio.h>
#include <string.h>

static bool differ(const char *what, uint32_t place) {
  fprintf(stderr, "# speakers differ: %s at %u\n", what, place);
  return false;
}

static bool same_range(QRange a, QRange b) { return a.start == b.start && a.end == b.end; }

static bool same_speaker(const QSpeaker *a, const QSpeaker *b) {
  if (a->source != b->source || a->sieve != b->sieve || a->confidence != b->confidence)
    return false;
  if (!same_range(a->mention, b->mention) || !same_range(a->evidence, b->evidence)) return false;
  if (a->reason_count != b->reason_count) return false;
  for (uint32_t i = 0; i < a->reason_count; i++) {
    if (a->reasons[i].sieve != b->reasons[i].sieve || a->reasons[i].weight != b->reasons[i].weight)
      return false;
  }
  return true;
}

static bool same_quotations(QDocument *a, QDocument *b) {
  QRange all = {0, UINT32_MAX};
  QCursor in_a = quoth_cursor(a, all), in_b = quoth_cursor(b, all);
  for (QQuotation p, q; quoth_next_quotation(a, &in_a, &p);) {
    if (!quoth_next_quotation(b, &in_b, &q)) return differ("quotations", p.range.start);
    QSpeaker x, y;
    if (!quoth_speaker(a, &p, &x) || !quoth_speaker(b, &q, &y))
      return differ("one is not decided", p.range.start);
    if (!same_speaker(&x, &y)) return differ("a speaker", p.range.start);
  }
  return true;
}

static bool same_mentions(QDocument *a, QDocument *b) {
  QRange all = {0, UINT32_MAX};
  QCursor in_a = quoth_cursor(a, all), in_b = quoth_cursor(b, all);
  for (QMention p, q; quoth_next_mention(a, &in_a, &p);) {
    if (!quoth_next_mention(b, &in_b, &q) || !same_range(p.range, q.range) || p.kind != q.kind ||
        p.source != q.source || p.inside != q.inside || p.gender != q.gender)
      return differ("a mention", p.range.start);
  }
  return true;
}

bool q_same_speakers(QDocument *a, QDocument *b) {
  if (quoth_sources(a) != Q_OK || quoth_sources(b) != Q_OK) return differ("no memory", 0);
  uint32_t count = quoth_source_count(a);
  if (count != quoth_source_count(b)) return differ("the number of sources", count);
  for (uint32_t i = 0; i < count; i++) {
    QSource x, y;
    quoth_source(a, i, &x);
    quoth_source(b, i, &y);
    if (x.id != y.id || x.kind != y.kind || x.gender != y.gender || !same_range(x.name, y.name) ||
        !same_range(x.first, y.first) || x.mentions != y.mentions || x.quotations != y.quotations ||
        x.words != y.words)
      return differ("a source", i);
  }
  return same_quotations(a, b) && same_mentions(a, b);
}
