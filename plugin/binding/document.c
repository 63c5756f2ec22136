/* document.c: the userdata that holds a document, its text and its life.
 *
 * The userdata is a pointer, NULL before it is filled and after it is closed. close(),
 * __close and __gc are one function, which may be called any number of times.
 */
#include "binding.h"

#define DOCUMENT_TYPE "quoth.document"

static QDocument **check_box(lua_State *L, int index) {
  return luaL_checkudata(L, index, DOCUMENT_TYPE);
}

QDocument *q_check_document(lua_State *L, int index) {
  QDocument *document = *check_box(L, index);
  if (document == NULL) luaL_error(L, "document is closed");
  return document;
}

QDocument **q_push_document(lua_State *L) {
  QDocument **box = lua_newuserdatauv(L, sizeof *box, 0);
  *box = NULL;
  luaL_setmetatable(L, DOCUMENT_TYPE);
  return box;
}

int q_push_failure(lua_State *L, QStatus status) {
  luaL_pushfail(L);
  lua_pushstring(L, quoth_status_message(status));
  lua_pushstring(L, quoth_status_code(status));
  return 3;
}

int q_push_none(lua_State *L) {
  lua_pushnil(L);
  return 1;
}

/* doc:close() */
static int document_close(lua_State *L) {
  QDocument **box = check_box(L, 1);
  QDocument *document = *box;
  *box = NULL;
  quoth_document_free(document);
  return 0;
}

static int document_tostring(lua_State *L) {
  QDocument *document = *check_box(L, 1);
  if (document == NULL)
    lua_pushliteral(L, "quoth document (closed)");
  else
    lua_pushfstring(L, "quoth document (%p)", lua_topointer(L, 1));
  return 1;
}

/* doc:size() and #doc -> bytes */
static int document_size(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)quoth_document_size(q_check_document(L, 1)));
  return 1;
}

/* doc:version() -> number */
static int document_version(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)quoth_document_version(q_check_document(L, 1)));
  return 1;
}

/* doc:format() -> "text" or "markdown" */
static int document_format(lua_State *L) {
  QOptions options = quoth_document_options(q_check_document(L, 1));
  lua_pushstring(L, options.format == Q_FORMAT_MARKDOWN ? "markdown" : "text");
  return 1;
}

/* doc:paragraphs() -> "blank" or "line" */
static int document_paragraphs(lua_State *L) {
  QOptions options = quoth_document_options(q_check_document(L, 1));
  lua_pushstring(L, options.paragraphs == Q_PARAGRAPHS_LINE ? "line" : "blank");
  return 1;
}

/* doc:text([first [, last]]) -> string */
static int document_text(lua_State *L) {
  QDocument *document = q_check_document(L, 1);
  QRange range = q_arg_range(L, 2, quoth_document_size(document));
  q_push_text(L, 1, quoth_document_version(document), range);
  return 1;
}

/* doc:edit(first, last, text) -> true */
static int document_edit(lua_State *L) {
  QDocument *document = q_check_document(L, 1);
  QRange range = q_arg_exact_range(L, 2, quoth_document_size(document));
  size_t length;
  const char *text = q_arg_string(L, 4, &length);
  QStatus status = quoth_document_edit(document, range, text, length);
  if (status != Q_OK) return q_push_failure(L, status);
  lua_pushboolean(L, 1);
  return 1;
}

/* doc:sync(text) -> first, last of the new text that was put in; nil if nothing changed */
static int document_sync(lua_State *L) {
  QDocument *document = q_check_document(L, 1);
  size_t length;
  const char *text = q_arg_string(L, 2, &length);
  uint64_t before = quoth_document_version(document);
  QRange changed;
  QStatus status = quoth_document_sync(document, text, length, &changed);
  if (status != Q_OK) return q_push_failure(L, status);
  if (quoth_document_version(document) == before) return q_push_none(L);
  lua_pushinteger(L, (lua_Integer)changed.start + 1);
  lua_pushinteger(L, (lua_Integer)changed.end);
  return 2;
}

/* doc:line(position) -> number of the line, from 1 */
static int document_line(lua_State *L) {
  QDocument *document = q_check_document(L, 1);
  uint32_t position = q_arg_position(L, 2, quoth_document_size(document));
  lua_pushinteger(L, (lua_Integer)quoth_document_line(document, position) + 1);
  return 1;
}

/* doc:line_start(line) -> its first position; past the last line, the end of the text, so
 * that doc:line_start(n + 1) - 1 ends line n whichever it is */
static int document_line_start(lua_State *L) {
  QDocument *document = q_check_document(L, 1);
  uint64_t line = q_arg_count(L, 2, 1);
  uint32_t start = quoth_document_size(document);
  if (line <= quoth_document_line_count(document))
    start = quoth_document_line_start(document, (uint32_t)(line - 1));
  lua_pushinteger(L, (lua_Integer)start + 1);
  return 1;
}

/* doc:lines() -> how many */
static int document_lines(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)quoth_document_line_count(q_check_document(L, 1)));
  return 1;
}

static const luaL_Reg methods[] = {
    {"close", document_close},
    {"edit", document_edit},
    {"format", document_format},
    {"line", document_line},
    {"line_start", document_line_start},
    {"lines", document_lines},
    {"paragraphs", document_paragraphs},
    {"size", document_size},
    {"sync", document_sync},
    {"text", document_text},
    {"version", document_version},
    {NULL, NULL},
};

static const luaL_Reg metamethods[] = {
    {"__close", document_close},
    {"__gc", document_close},
    {"__len", document_size},
    {"__tostring", document_tostring},
    {NULL, NULL},
};

void q_open_documents(lua_State *L) {
  luaL_newmetatable(L, DOCUMENT_TYPE); /* meta */
  luaL_setfuncs(L, metamethods, 0);
  lua_newtable(L); /* meta methods */
  luaL_setfuncs(L, methods, 0);
  luaL_setfuncs(L, q_walk_methods, 0);
  luaL_setfuncs(L, q_place_methods, 0);
  luaL_setfuncs(L, q_seek_methods, 0);
  luaL_setfuncs(L, q_speaker_methods, 0);
  lua_pushvalue(L, -1); /* meta methods methods */
  lua_setfield(L, -3, "__index");
  lua_remove(L, -2); /* methods */
}
