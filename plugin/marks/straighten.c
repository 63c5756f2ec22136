/* Typographic marks made straight. */
#include "marks/guillemets.h"
#include "quoth.h"

typedef struct {
  const char *text;
  size_t length;
  size_t written; /* bytes of the text that are out */
  QWrite *write;
  void *context;
  QGuillemets guillemets;
} Straightener;

/* What stands for the sign of three bytes that begins with E2; NULL: it is no mark. */
static const char *straight_of(const char *sign, bool nested) {
  const char *single = "'", *twin = "\"";
  if (sign[1] != '\x80') return NULL;
  switch ((unsigned char)sign[2]) {
  case 0x98:                                /* ‘ */
  case 0x99:                                /* ’ */
  case 0x9A:                                /* ‚ */
  case 0x9B:                                /* ‛ */
  case 0xB2:                                /* ′ */
  case 0xB9:                                /* ‹ */
  case 0xBA: return single;                 /* › */
  case 0x9C:                                /* “ */
  case 0x9D: return nested ? single : twin; /* ” */
  case 0x9E:                                /* „ */
  case 0x9F:                                /* ‟ */
  case 0xB3: return twin;                   /* ″ */
  default: return NULL;
  }
}

/* Puts a mark in the place of the bytes from start to end. */
static bool replace(Straightener *s, size_t start, size_t end, const char *mark) {
  const char *from = s->text + s->written;
  size_t size = start - s->written;
  s->written = end;
  return (size == 0 || s->write(s->context, from, size)) && s->write(s->context, mark, 1);
}

static bool replace_guillemet(Straightener *s, size_t at) {
  size_t end = at + 2;
  if (s->text[at + 1] == '\xAB')
    return replace(s, at, end + q_guillemet_left(&s->guillemets, s->text, s->length, at, end),
                   "\"");
  size_t space = q_guillemet_right(&s->guillemets, s->text, at);
  return replace(s, at - space < s->written ? at : at - space, end, "\"");
}

static bool is_guillemet(const Straightener *s, size_t at) {
  return s->length - at >= 2 && (s->text[at + 1] == '\xAB' || s->text[at + 1] == '\xBB');
}

/* False: the writer has ended the work. */
static bool straighten(Straightener *s) {
  for (size_t i = 0; i < s->length; i++) {
    char c = s->text[i];
    const char *mark;
    if (c == '\n') {
      if (s->guillemets.open && q_is_paragraph_end(s->text, s->length, i)) s->guillemets.open = 0;
    } else if (c == '\xC2' && is_guillemet(s, i)) {
      if (!replace_guillemet(s, i)) return false;
      i = s->written - 1;
    } else if (c == '\xE2' && s->length - i >= 3) {
      mark = straight_of(s->text + i, s->guillemets.open > 0);
      if (s->text[i + 2] == '\x9A' && q_is_low_comma(s->text, i)) mark = NULL;
      if (mark && !replace(s, i, i + 3, mark)) return false;
      if (mark) i += 2;
    }
  }
  return s->written == s->length ||
         s->write(s->context, s->text + s->written, s->length - s->written);
}

QStatus quoth_straighten(const char *text, size_t length, QWrite *write, void *context) {
  if (length > UINT32_MAX) return Q_TOO_LARGE;
  Straightener s = {text, length, 0, write, context, {0, 0}};
  straighten(&s);
  return Q_OK;
}
