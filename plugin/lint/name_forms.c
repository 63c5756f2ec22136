#include "lint/name_forms.h"

#include <stdint.h>
#include <string.h>

#include "attribution/nicknames.h"
#include "lexicon.h"

static bool is_longer_by(QNameWord a, QNameWord b, const char *end) {
  size_t length = strlen(end);
  return a.length == b.length + length && memcmp(a.start, b.start, b.length) == 0 &&
         memcmp(a.start + b.length, end, length) == 0;
}

static bool is_short_for(QNameWord a, QNameWord b) {
  const char *full[Q_NICKNAME_FULLS];
  unsigned count = q_nickname(a.start, (unsigned)a.length, full);
  for (unsigned i = 0; i < count; i++) {
    if (strlen(full[i]) == b.length && memcmp(full[i], b.start, b.length) == 0) return true;
  }
  return is_longer_by(a, b, "y") || is_longer_by(a, b, "ie") ||
         (b.start[b.length - 1] == 'e' &&
          (is_longer_by(a, (QNameWord){b.start, b.length - 1}, "ie") ||
           is_longer_by(a, (QNameWord){b.start, b.length - 1}, "y")));
}

/* A’mighty, as somebody speaks it: without the apostrophe it is still another word. */
static bool is_elided(QNameWord a, QNameWord b) {
  const char *mark = memchr(a.start, '\'', a.length);
  if (!mark || memchr(b.start, '\'', b.length)) return false;
  size_t before = (size_t)(mark - a.start), after = a.length - before - 1;
  return a.length != b.length + 1 || memcmp(a.start, b.start, before) != 0 ||
         memcmp(mark + 1, b.start + before, after) != 0;
}

static bool is_common(QNameWord word) {
  const uint32_t known = Q_WORD_DICTIONARY | Q_WORD_VERB | Q_WORD_CUE_SPEECH | Q_WORD_CUE_WEAK;
  return q_word_flags(word.start, (unsigned)word.length) & known;
}

/* Two words, or two names of one family: of one place and who is from there, of one given name and
 * its short forms. */
static bool are_forms_of(QNameWord a, QNameWord b) {
  const char *ours[Q_NICKNAME_FULLS], *theirs[Q_NICKNAME_FULLS];
  if (is_elided(a, b) || (is_common(a) && is_common(b))) return true;
  if (is_longer_by(a, b, "s") || is_longer_by(a, b, "n") || is_short_for(a, b)) return true;
  unsigned count = q_nickname(a.start, (unsigned)a.length, ours);
  unsigned others = q_nickname(b.start, (unsigned)b.length, theirs);
  for (unsigned i = 0; i < count * others; i++) {
    if (strcmp(ours[i / others], theirs[i % others]) == 0) return true;
  }
  return false;
}

bool q_are_name_forms(QNameWord a, QNameWord b) { return are_forms_of(a, b) || are_forms_of(b, a); }
