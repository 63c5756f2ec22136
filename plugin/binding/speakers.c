/* speakers.c: who says a quotation, and the sources of a document.
 *
 * A source is told by its number, from 1 in the order of first mentions. The number is good until
 * the document changes; the key of a source stays, whatever comes and goes beside it.
 */
#include <string.h>

#include "binding.h"

/* Most names are shorter, and go without a scratch block. */
#define SHORT_NAME 128

enum {
  KEY_SIZE = 17 /* of a key as a C string */
};

/* The fullest name of a source. ( -- name ) */
static void push_name(lua_State *L, int index, uint32_t source) {
  char shorter[SHORT_NAME];
  size_t length = quoth_source_name(q_check_document(L, index), source, shorter, sizeof shorter);
  if (length <= sizeof shorter) {
    lua_pushlstring(L, shorter, length);
    return;
  }
  char *buffer = lua_newuserdatauv(L, length, 0); /* scratch */
  size_t now = quoth_source_name(q_check_document(L, index), source, buffer, length);
  lua_pushlstring(L, buffer, now < length ? now : length); /* scratch name */
  lua_remove(L, -2);
}

/* ( table -- table ) */
static void set_integer(lua_State *L, const char *name, uint32_t value) {
  lua_pushinteger(L, (lua_Integer)value);
  lua_setfield(L, -2, name);
}

/* ( table -- table ) */
static void set_word(lua_State *L, const char *name, const char *word) {
  lua_pushstring(L, word);
  lua_setfield(L, -2, name);
}

/* The key of a source: its id, as a word that any Lua can hold. */
static void write_key(char key[KEY_SIZE], uint64_t id) {
  for (int i = 0; i < 16; i++) key[i] = "0123456789abcdef"[id >> (60 - 4 * i) & 15];
  key[16] = '\0';
}

/* ( table -- table ) */
static void set_key(lua_State *L, uint64_t id) {
  char key[KEY_SIZE];
  write_key(key, id);
  set_word(L, "key", key);
}

/* ---- The speaker of a quotation ------------------------------------------------ */

/* A field of the quotation in the table at arg: a whole number that is a position. */
static uint32_t position_field(lua_State *L, int arg, const char *name) {
  lua_pushstring(L, name);
  lua_rawget(L, arg);
  lua_Number n = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : -1;
  lua_pop(L, 1);
  luaL_argcheck(L, n >= 0 && n <= UINT32_MAX, arg, "not a quotation");
  return (uint32_t)n;
}

/* The quotation of the document that a table is a copy of. */
static bool find_quotation(lua_State *L, int arg, const QDocument *document, QQuotation *found) {
  uint32_t first = position_field(L, arg, "first"), last = position_field(L, arg, "last");
  luaL_argcheck(L, first > 0, arg, "not a quotation");
  if (last < first || last > quoth_document_size(document)) return false;
  lua_pushliteral(L, "kind");
  lua_rawget(L, arg);
  const char *kind = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
  QCursor cursor = quoth_cursor(document, (QRange){first - 1, last});
  bool is = false;
  while (!is && quoth_next_quotation(document, &cursor, found)) {
    is = found->range.start == first - 1 && found->range.end == last &&
         strcmp(quoth_kind_name(found->kind), kind) == 0;
  }
  lua_pop(L, 1);
  return is;
}

/* ( table -- table ) */
static void set_reasons(lua_State *L, const QSpeaker *speaker) {
  lua_createtable(L, (int)speaker->reason_count, 0); /* table reasons */
  for (uint32_t i = 0; i < speaker->reason_count; i++) {
    lua_createtable(L, 0, 2); /* table reasons reason */
    set_word(L, "sieve", quoth_sieve_name(speaker->reasons[i].sieve));
    lua_pushnumber(L, (lua_Number)speaker->reasons[i].weight / 100);
    lua_setfield(L, -2, "weight");
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "reasons");
}

/* doc:speaker(quotation) -> table; nil if nobody can be told, or the quotation is gone */
static int document_speaker(lua_State *L) {
  QDocument *document = q_check_document(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  QQuotation quotation;
  if (!find_quotation(L, 2, document, &quotation)) return q_push_none(L);
  QStatus status = quoth_speakers(document, quotation.range);
  if (status != Q_OK) return q_push_failure(L, status);
  QSpeaker speaker;
  if (!quoth_speaker(document, &quotation, &speaker) || speaker.source == Q_NO_SOURCE)
    return q_push_none(L);
  QSource source;
  if (!quoth_source(document, speaker.source, &source)) return q_push_none(L);
  uint64_t version = quoth_document_version(document);
  lua_createtable(L, 0, 8); /* table */
  set_key(L, source.id);
  set_integer(L, "source", speaker.source + 1);
  push_name(L, 1, speaker.source);
  lua_setfield(L, -2, "name");
  set_word(L, "sieve", quoth_sieve_name(speaker.sieve));
  set_integer(L, "confidence", speaker.confidence);
  q_set_piece(L, 1, version, "mention", speaker.mention);
  q_set_piece(L, 1, version, "evidence", speaker.evidence);
  set_reasons(L, &speaker);
  return 1;
}

/* ---- Mentions -------------------------------------------------------------------- */

static int mentions_step(lua_State *L) {
  QCursor *cursor = lua_touserdata(L, lua_upvalueindex(2));
  QMention mention;
  if (!quoth_next_mention(q_check_document(L, lua_upvalueindex(1)), cursor, &mention)) {
    if (cursor->stale) return luaL_error(L, "document changed during iteration");
    return q_push_none(L);
  }
  lua_createtable(L, 0, 6);
  set_integer(L, "first", mention.range.start + 1);
  set_integer(L, "last", mention.range.end);
  set_word(L, "kind", quoth_mention_kind_name(mention.kind));
  set_word(L, "gender", quoth_gender_name(mention.gender));
  if (mention.source != Q_NO_SOURCE) set_integer(L, "source", mention.source + 1);
  lua_pushboolean(L, mention.inside);
  lua_setfield(L, -2, "inside");
  return 1;
}

/* for m in doc:mentions([first [, last]]) */
static int document_mentions(lua_State *L) {
  QDocument *document = q_check_document(L, 1);
  QRange within = q_arg_range(L, 2, quoth_document_size(document));
  QStatus status = quoth_speakers(document, within);
  if (status != Q_OK) return q_push_failure(L, status);
  QCursor cursor = quoth_cursor(document, within);
  lua_pushvalue(L, 1);                                         /* document */
  *(QCursor *)lua_newuserdatauv(L, sizeof cursor, 0) = cursor; /* document cursor */
  lua_pushcclosure(L, mentions_step, 2);
  return 1;
}

/* ---- Sources --------------------------------------------------------------------- */

/* ( -- table ) */
static void push_source(lua_State *L, uint32_t number, const QSource *source) {
  lua_createtable(L, 0, 10);
  push_name(L, 1, number);
  lua_setfield(L, -2, "name");
  set_key(L, source->id);
  set_word(L, "kind", quoth_source_kind_name(source->kind));
  set_word(L, "gender", quoth_gender_name(source->gender));
  set_integer(L, "mentions", source->mentions);
  set_integer(L, "quotations", source->quotations);
  set_integer(L, "words", source->words);
  if (source->first.end > source->first.start) {
    set_integer(L, "first", source->first.start + 1);
    set_integer(L, "last", source->first.end);
  }
  lua_newtable(L);
  lua_setfield(L, -2, "names");
}

/* Adds one to the number of times that the text in range names its source.
 * ( sources -- sources ) */
static void count_name(lua_State *L, uint64_t version, const QMention *mention) {
  lua_rawgeti(L, -1, (int)mention->source + 1); /* sources source */
  lua_getfield(L, -1, "names");                 /* sources source names */
  q_push_text(L, 1, version, mention->range);   /* sources source names text */
  lua_pushvalue(L, -1);
  lua_rawget(L, -3); /* sources source names text count */
  lua_Number count = lua_tonumber(L, -1);
  lua_pop(L, 1);
  lua_pushinteger(L, (lua_Integer)count + 1);
  lua_rawset(L, -3);
  lua_pop(L, 2);
}

/* quoth.core.sources(document) -> sources; the field names tells how often each name stands */
int q_module_sources(lua_State *L) {
  QDocument *document = q_check_document(L, 1);
  QStatus status = quoth_sources(document);
  if (status != Q_OK) return q_push_failure(L, status);
  uint64_t version = quoth_document_version(document);
  uint32_t count = quoth_source_count(document);
  lua_createtable(L, count < INT32_MAX ? (int)count : 0, 0); /* sources */
  for (uint32_t i = 0; i < count; i++) {
    QSource source;
    if (!quoth_source(q_check_document(L, 1), i, &source)) break;
    push_source(L, i, &source); /* sources source */
    lua_rawseti(L, -2, (int)i + 1);
  }
  document = q_check_document(L, 1);
  QCursor cursor = quoth_cursor(document, (QRange){0, quoth_document_size(document)});
  QMention mention;
  while (quoth_next_mention(q_check_document(L, 1), &cursor, &mention)) {
    if (mention.source < count && mention.kind != Q_MENTION_PRONOUN)
      count_name(L, version, &mention);
  }
  if (cursor.stale) return luaL_error(L, "document changed while it was being read");
  return 1;
}

/* doc:keys() -> the number of each source by its key */
static int document_keys(lua_State *L) {
  QDocument *document = q_check_document(L, 1);
  QStatus status = quoth_speakers(document, (QRange){0, 0});
  if (status != Q_OK) return q_push_failure(L, status);
  lua_newtable(L); /* keys */
  QSource source;
  for (uint32_t i = 0; quoth_source(q_check_document(L, 1), i, &source); i++) {
    char key[KEY_SIZE];
    write_key(key, source.id);
    lua_pushinteger(L, (lua_Integer)i + 1);
    lua_setfield(L, -2, key);
  }
  return 1;
}

/* ---- What is said by hand ---------------------------------------------------------- */

/* The option on top, a table; raises if it is something else. ( v -- v ) */
static void check_table(lua_State *L, const char *key) {
  if (!lua_istable(L, -1)) q_arg_bad_option(L, 2, key, "table");
}

/* The words on top. Nothing is allocated where they are a string. ( v -- v ) */
static QWords check_words(lua_State *L, int index, const char *expected) {
  QWords words = {NULL, 0};
  luaL_argcheck(L, lua_type(L, index) == LUA_TSTRING, 2, expected);
  words.text = lua_tolstring(L, index, &words.length);
  return words;
}

#define SPEAKERS_FORM "speakers are names by the first words of a quotation"
#define PEOPLE_FORM "people are lists of names"

/* Counts the entries of the table speakers, or writes them to list. The strings stay in the table,
 * which stays on the stack. ( speakers -- speakers ) */
static size_t read_speakers(lua_State *L, QGivenSpeaker *list) {
  size_t count = 0;
  for (lua_pushnil(L); lua_next(L, -2); count++) { /* speakers words name */
    QGivenSpeaker item = {check_words(L, -2, SPEAKERS_FORM), check_words(L, -1, SPEAKERS_FORM)};
    if (list) list[count] = item;
    lua_pop(L, 1);
  }
  return count;
}

/* The same for people. ( people -- people ) */
static size_t read_people(lua_State *L, QGivenName *list) {
  size_t count = 0;
  uint32_t person = 1;
  for (lua_rawgeti(L, -1, 1); !lua_isnil(L, -1); lua_rawgeti(L, -1, (int)++person)) {
    luaL_argcheck(L, lua_istable(L, -1), 2, PEOPLE_FORM); /* people names */
    lua_rawgeti(L, -1, 1);                                /* people names name */
    for (int n = 1; !lua_isnil(L, -1); count++) {
      QGivenName item = {check_words(L, -1, PEOPLE_FORM), person};
      if (list) list[count] = item;
      lua_pop(L, 1);
      lua_rawgeti(L, -1, ++n);
    }
    lua_pop(L, 2);
  }
  lua_pop(L, 1);
  return count;
}

/* doc:given{ speakers =, people = } -> true */
static int document_given(lua_State *L) {
  q_check_document(L, 1);
  lua_settop(L, 2);
  lua_newtable(L); /* 3: speakers */
  lua_newtable(L); /* 4: people */
  for (const char *key = NULL; q_arg_next_option(L, 2, &key);) {
    bool speakers = strcmp(key, "speakers") == 0;
    if (!speakers && strcmp(key, "people") != 0) return q_arg_unknown_option(L, 2, key);
    check_table(L, key);
    lua_pushvalue(L, -1);
    lua_replace(L, speakers ? 3 : 4);
  }
  lua_pushvalue(L, 3);
  size_t speaker_count = read_speakers(L, NULL), speakers_room = speaker_count + 1;
  QGivenSpeaker *speakers = lua_newuserdatauv(L, speakers_room * sizeof *speakers, 0);
  lua_pushvalue(L, 4);
  size_t name_count = read_people(L, NULL), names_room = name_count + 1;
  QGivenName *names = lua_newuserdatauv(L, names_room * sizeof *names, 0);
  /* A finalizer may have changed the tables. From here on nothing is allocated. */
  QDocument *document = q_check_document(L, 1);
  lua_pushvalue(L, 3);
  luaL_argcheck(L, read_speakers(L, NULL) == speaker_count, 2, SPEAKERS_FORM);
  read_speakers(L, speakers);
  lua_pushvalue(L, 4);
  luaL_argcheck(L, read_people(L, NULL) == name_count, 2, PEOPLE_FORM);
  read_people(L, names);
  QStatus status = quoth_document_given(document, speakers, speaker_count, names, name_count);
  if (status != Q_OK) return q_push_failure(L, status);
  lua_pushboolean(L, 1);
  return 1;
}

const luaL_Reg q_speaker_methods[] = {
    {"given", document_given},
    {"keys", document_keys},
    {"mentions", document_mentions},
    {"speaker", document_speaker},
    {NULL, NULL},
};
