/* seek.c: the next and the previous thing of a kind.
 *
 * Quotations are found by the core. For the rarer things there is a walk over the records:
 * forward from the position, backward over windows before it that grow fourfold, so that
 * either way costs no more than a few times the distance to what is found.
 */
#include <string.h>

#include "binding.h"

typedef enum {
  QUOTATION,
  UNCLOSED,
  SOURCE,
  STRAY
} What;
static const char *const what_names[] = {"quotation", "unclosed", "source", "stray", NULL};

/* A thing that was found: where its record starts, and the position it is sought by. */
typedef struct {
  uint32_t start, place;
  QQuotation quotation;
  QAttribution attribution;
  QSpan span;
} Find;

/* A step of a walk over one kind of thing; false at the end. */
typedef bool Step(const QDocument *document, QCursor *cursor, Find *find);

static bool next_unclosed(const QDocument *document, QCursor *cursor, Find *find) {
  do {
    if (!quoth_next_quotation(document, cursor, &find->quotation)) return false;
  } while (find->quotation.closed || find->quotation.continues);
  find->start = find->place = find->quotation.range.start;
  return true;
}

static bool next_source(const QDocument *document, QCursor *cursor, Find *find) {
  do {
    if (!quoth_next_attribution(document, cursor, &find->attribution)) return false;
  } while (find->attribution.source.start == find->attribution.source.end);
  find->start = find->attribution.range.start;
  find->place = find->attribution.source.start;
  return true;
}

static bool next_stray(const QDocument *document, QCursor *cursor, Find *find) {
  do {
    if (!quoth_next_span(document, cursor, &find->span)) return false;
  } while (find->span.role != Q_ROLE_STRAY);
  find->start = find->place = find->span.range.start;
  return true;
}

static Step *const steps[] = {NULL, next_unclosed, next_source, next_stray};

/* Records come in order of their start, but a source may stand anywhere in its record: the
 * nearest is known when a record starts past it. After is -1 for the start of the text. */
static bool seek_forward(const QDocument *document, Step *step, int64_t after, Find *nearest) {
  QRange within = {after < 0 ? 0 : (uint32_t)after, quoth_document_size(document)};
  QCursor cursor = quoth_cursor(document, within);
  bool found = false;
  Find each;
  while (step(document, &cursor, &each)) {
    if (found && each.start > nearest->place) break;
    if (each.place <= after || (found && each.place >= nearest->place)) continue;
    *nearest = each;
    found = true;
  }
  return found;
}

/* A thing at the very start of a window may be the rest of one that the window cut. */
static bool seek_backward(const QDocument *document, Step *step, uint32_t before, Find *nearest) {
  for (uint64_t width = 4096;; width *= 4) {
    QRange window = {width < before ? before - (uint32_t)width : 0, before};
    QCursor cursor = quoth_cursor(document, window);
    bool found = false;
    Find each;
    while (step(document, &cursor, &each)) {
      if (each.place >= before || (found && each.place <= nearest->place)) continue;
      *nearest = each;
      found = true;
    }
    if (window.start == 0) return found;
    if (found && nearest->place > window.start) return true;
  }
}

/* ---- The source option ------------------------------------------------------ */

static bool text_is(const QDocument *document, QRange range, const char *text, size_t length) {
  char piece[256];
  if (range.end - range.start != length) return false;
  for (size_t done = 0; done < length;) {
    size_t size = length - done < sizeof piece ? length - done : sizeof piece;
    uint32_t start = range.start + (uint32_t)done;
    quoth_document_copy(document, (QRange){start, start + (uint32_t)size}, piece);
    if (memcmp(piece, text + done, size) != 0) return false;
    done += size;
  }
  return true;
}

static bool is_empty(QRange range) { return range.start == range.end; }

/* Somewhere in the document where a source is written as text. */
static QRange source_written(const QDocument *document, const char *text, size_t length) {
  QCursor cursor = quoth_cursor(document, (QRange){0, quoth_document_size(document)});
  QQuotation each;
  while (quoth_next_quotation(document, &cursor, &each))
    if (text_is(document, each.source, text, length)) return each.source;
  return (QRange){0, 0};
}

/* The source of the innermost quotation at position that has one, or the one whose
 * attribution stands there. */
static QRange source_at(const QDocument *document, uint32_t position) {
  QQuotation quotation;
  for (uint32_t out = 0; quoth_quotation_at(document, position, out, &quotation); out++)
    if (!is_empty(quotation.source)) return quotation.source;
  QAttribution attribution;
  if (quoth_attribution_at(document, position, &attribution)) return attribution.source;
  return (QRange){0, 0};
}

typedef struct {
  What what;
  bool here;          /* source = true */
  const char *source; /* the words of a source, or NULL; they belong to the options table */
  size_t length;
  bool filter;      /* a source was asked for */
  uint32_t speaker; /* the number of one, from 1; 0: not asked for */
} Wish;

/* source = true, its words, or a quotation (or attribution), whose words are in its field
 * "source"; the value is on top. ( source -- source ) */
static void read_source(lua_State *L, int arg, Wish *wish) {
  static const char expected[] = "true, a name or a quotation";
  int type = lua_type(L, -1);
  wish->filter = true;
  if (type == LUA_TBOOLEAN && lua_toboolean(L, -1)) {
    wish->here = true;
  } else if (type == LUA_TSTRING) {
    wish->source = lua_tolstring(L, -1, &wish->length);
  } else if (type == LUA_TTABLE) {
    lua_pushliteral(L, "source");
    lua_rawget(L, -2);
    int field = lua_type(L, -1);
    if (field == LUA_TSTRING) wish->source = lua_tolstring(L, -1, &wish->length);
    lua_pop(L, 1);
    if (field != LUA_TSTRING && field != LUA_TNIL) q_arg_bad_option(L, arg, "source", expected);
  } else {
    q_arg_bad_option(L, arg, "source", expected);
  }
}

static Wish read_wish(lua_State *L, int arg) {
  Wish wish = {QUOTATION, false, NULL, 0, false, 0};
  const char *key = NULL;
  while (q_arg_next_option(L, arg, &key)) {
    if (strcmp(key, "what") == 0) {
      int what = q_arg_choice(L, what_names);
      if (what < 0) q_arg_bad_option(L, arg, key, "'quotation', 'unclosed', 'source' or 'stray'");
      wish.what = (What)what;
    } else if (strcmp(key, "source") == 0) {
      read_source(L, arg, &wish);
    } else if (strcmp(key, "speaker") == 0) {
      lua_Number n = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : 0;
      if (!(n >= 1 && n < UINT32_MAX) || (lua_Number)(uint32_t)n != n)
        q_arg_bad_option(L, arg, key, "the number of a source");
      wish.speaker = (uint32_t)n;
    } else {
      q_arg_unknown_option(L, arg, key);
    }
  }
  luaL_argcheck(L, !wish.filter || wish.what == QUOTATION, arg,
                "option 'source' is for quotations");
  luaL_argcheck(L, !wish.speaker || (wish.what == QUOTATION && !wish.filter), arg,
                "option 'speaker' is for quotations, and not beside 'source'");
  return wish;
}

/* ---- Methods ---------------------------------------------------------------- */

static bool find_quotation(const QDocument *document, bool forward, int64_t position, QRange source,
                           QQuotation *quotation) {
  if (!forward) return quoth_quotation_before(document, (uint32_t)position, source, quotation);
  if (position < 0) {
    if (quoth_quotation_before(document, 1, source, quotation)) return true;
    position = 0;
  }
  return quoth_quotation_after(document, (uint32_t)position, source, quotation);
}

static bool find_spoken(QDocument *document, bool forward, int64_t position, uint32_t source,
                        QQuotation *quotation) {
  if (!forward) return quoth_spoken_before(document, (uint32_t)position, source, quotation);
  if (position < 0) {
    if (quoth_spoken_before(document, 1, source, quotation)) return true;
    position = 0;
  }
  return quoth_spoken_after(document, (uint32_t)position, source, quotation);
}

/* The source that a wish means; empty if the document does not tell. */
static QRange wished_source(const QDocument *document, const Wish *wish, int64_t position) {
  if (wish->source) return source_written(document, wish->source, wish->length);
  if (wish->here && position >= 0) return source_at(document, (uint32_t)position);
  return (QRange){0, 0};
}

/* doc:next and doc:prev (position [, options]) -> quotation, attribution or span; or nil */
static int seek(lua_State *L, bool forward) {
  q_check_document(L, 1);
  uint64_t given = q_arg_count(L, 2, forward ? 0 : 1);
  Wish wish = read_wish(L, 3);
  QDocument *document = q_check_document(L, 1);
  uint32_t size = quoth_document_size(document);
  int64_t position = given > size ? size : (int64_t)given - 1;
  QRange source = wished_source(document, &wish, position);
  if (wish.filter && is_empty(source)) return q_push_none(L);
  Find find;
  bool found;
  if (wish.speaker)
    found = find_spoken(document, forward, position, wish.speaker - 1, &find.quotation);
  else if (wish.what == QUOTATION)
    found = find_quotation(document, forward, position, source, &find.quotation);
  else if (forward)
    found = seek_forward(document, steps[wish.what], position, &find);
  else
    found = seek_backward(document, steps[wish.what], (uint32_t)position, &find);
  if (!found) return q_push_none(L);
  uint64_t version = quoth_document_version(document);
  if (wish.what == STRAY)
    q_push_span(L, &find.span);
  else if (wish.what == SOURCE)
    q_push_attribution(L, 1, version, &find.attribution);
  else
    q_push_quotation(L, 1, version, &find.quotation);
  return 1;
}

static int document_next(lua_State *L) { return seek(L, true); }

static int document_prev(lua_State *L) { return seek(L, false); }

const luaL_Reg q_seek_methods[] = {
    {"next", document_next},
    {"prev", document_prev},
    {NULL, NULL},
};
