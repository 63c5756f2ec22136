/* The rule about one person's name in several spellings. It looks at the table of names, and at
 * mentions only where names are there that seem wrong. */
#include <stdlib.h>
#include <string.h>

#include "attribution/company.h"
#include "document/document.h"
#include "document/memory.h"
#include "lint/misspellings.h"
#include "lint/rules.h"

enum {
  EDIT_BYTES = 7 /* of a fix */
};

static bool is_inside_character(const char *text, size_t at, size_t size) {
  return at < size && ((unsigned char)text[at] & 0xC0) == 0x80;
}

/* Makes the text in range that of another one: what both begin and end with stays. */
static void add_fix(QSayings *s, QRange range, QRange right, unsigned confidence) {
  char old[2 * Q_NAME_BYTES], new[2 * Q_NAME_BYTES], text[EDIT_BYTES + 1];
  if (range.end - range.start > sizeof old || right.end - right.start > sizeof new) return;
  size_t a = quoth_document_copy(s->document, range, old);
  size_t b = quoth_document_copy(s->document, right, new);
  size_t start = 0, end = 0;
  while (start < a && start < b && old[start] == new[start]) start++;
  while (is_inside_character(old, start, a) || is_inside_character(new, start, b)) start--;
  while (end < a - start && end < b - start && old[a - 1 - end] == new[b - 1 - end]) end++;
  while (is_inside_character(old, a - end, a)) end--;
  if (b - start - end > EDIT_BYTES) return;
  memcpy(text, new + start, b - start - end);
  text[b - start - end] = 0;
  if (memchr(text, '\n', b - start - end)) return;
  q_finding_edit(s->findings, range.start + (uint32_t)start, range.end - (uint32_t)end, text);
  q_finding_confidence(s->findings, confidence);
}

/* A name that is wrong, or right, and where it first stands. */
typedef struct {
  uint64_t key;
  QRange first; /* empty: nowhere yet */
} QPlaced;

static int by_key(const void *a, const void *b) {
  const QPlaced *one = a, *two = b;
  return one->key < two->key ? -1 : one->key > two->key;
}

static QPlaced *placed_of(QPlaced *placed, size_t count, uint64_t key) {
  return bsearch(&(QPlaced){.key = key}, placed, count, sizeof *placed, by_key);
}

typedef void QVisitName(void *context, uint64_t key, QRange range);

/* Visits the mentions by names whose keys are among those placed. */
static void visit(const QDocument *document, QPlaced *placed, size_t count, QVisitName *visitor,
                  void *context) {
  uint32_t start = 0;
  for (const QChunk *chunk = q_chunks_first(&document->chunks); chunk;
       start += chunk->size, chunk = q_chunk_next(chunk)) {
    const QCast *cast = q_chunk_cast(chunk);
    bool any = false;
    for (uint32_t i = 0; i < cast->name_count && !any; i++)
      any = placed_of(placed, count, cast->names[i].key) != NULL;
    for (uint32_t i = 0; i < cast->mention_count && any; i++) {
      const QMentionRecord *m = &cast->mentions[i];
      if (m->kind != Q_MENTION_NAME || m->name < 0) continue;
      visitor(context, cast->names[m->name].key, (QRange){start + m->start, start + m->end});
    }
  }
}

typedef struct {
  QSayings *s;
  const QMisspellings *wrong;
  QPlaced *placed;
  size_t count;
} QSearch;

static void place(void *context, uint64_t key, QRange range) {
  QSearch *search = context;
  QPlaced *placed = placed_of(search->placed, search->count, key);
  if (placed && placed->first.end == 0) placed->first = range;
}

static QRange last_bytes(QRange range, uint32_t bytes) {
  if (range.end - range.start > bytes) range.start = range.end - bytes;
  return range;
}

static void tell(void *context, uint64_t key, QRange at) {
  QSearch *search = context;
  QFindings *findings = search->s->findings;
  const QMisspelling *item = q_misspelling_of(search->wrong, key);
  if (!item) return;
  QRange right = placed_of(search->placed, search->count, item->right)->first;
  if (item->wrong_surname) {
    at = last_bytes(at, item->wrong_surname);
    right = last_bytes(right, item->right_surname);
  }
  q_finding_begin(findings, Q_RULE_SOURCE_SPELLING, at.start, at.end,
                  item->wrong_surname ? "a slip, or somebody with nearly the same name"
                                      : "spelled in another way elsewhere");
  if (item->confidence) add_fix(search->s, at, right, item->confidence);
  q_finding_related(findings, right.start, right.end, "the spelling most used");
}

static bool search_all(QSearch *search) {
  const QMisspellings *wrong = search->wrong;
  search->placed = q_memory_new(2 * wrong->count * sizeof *search->placed);
  if (!search->placed) return false;
  for (size_t i = 0; i < wrong->count; i++) {
    search->placed[2 * i] = (QPlaced){.key = wrong->items[i].wrong};
    search->placed[2 * i + 1] = (QPlaced){.key = wrong->items[i].right};
  }
  search->count = 0;
  qsort(search->placed, 2 * wrong->count, sizeof *search->placed, by_key);
  for (size_t i = 0; i < 2 * wrong->count; i++) {
    if (i == 0 || search->placed[i].key != search->placed[search->count - 1].key)
      search->placed[search->count++] = search->placed[i];
  }
  visit(search->s->document, search->placed, search->count, place, search);
  visit(search->s->document, search->placed, search->count, tell, search);
  q_memory_free(search->placed);
  return true;
}

static void check_spelling(QSayings *s) {
  QMisspellings wrong = {0};
  const QPeople *people = q_company_people(s->document);
  bool done = people && q_misspellings_find(&wrong, q_company_names(s->document), people);
  QSearch search = {.s = s, .wrong = &wrong};
  if (done && wrong.count) done = search_all(&search);
  if (!done) s->findings->failed = true;
  q_misspellings_free(&wrong);
}

const QRuleRow q_rule_source_spelling = {
    .rule = {.id = "source-spelling",
             .summary = "one person's name in several spellings",
             .explanation =
                 "The spelling that is used most is taken for the right one, and the fix makes it "
                 "so. Where none is, or two surnames differ by one letter only, you decide.",
             .wrong = "Xu Mingde spoke first. “It rains,” said Xu Mingde. “It pours,” Xu Ming De "
                      "said.",
             .right = "Xu Mingde spoke first. “It rains,” said Xu Mingde. “It pours,” Xu Mingde "
                      "said.",
             .fixes = true},
    .levels = {Q_LEVELS(Q_LEVEL_OFF), Q_LEVELS_ENGLISH(Q_LEVEL_WARNING),
               Q_LEVELS_ENGLISH(Q_LEVEL_HINT), Q_LEVELS_ENGLISH(Q_LEVEL_HINT)},
    .sayings = check_spelling,
};
