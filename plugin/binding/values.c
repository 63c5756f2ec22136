/* values.c: records of the core as Lua values.
 *
 * Quotations and attributions are plain tables: they are copied out once, stay what they
 * were while the document goes on changing, and can be walked, encoded and compared like
 * any table. Their metatables serve tostring alone.
 */
#include "binding.h"

#define QUOTATION_TYPE "quoth.quotation"
#define ATTRIBUTION_TYPE "quoth.attribution"

/* Most sources and cues are shorter, and go without a scratch block. */
#define SHORT_TEXT 256

void q_push_text(lua_State *L, int index, uint64_t version, QRange range) {
  char shorter[SHORT_TEXT];
  char *buffer = shorter;
  size_t room = range.end - range.start;
  if (room > sizeof shorter) buffer = lua_newuserdatauv(L, room, 0); /* scratch? */
  QDocument *document = q_check_document(L, index);
  if (quoth_document_version(document) != version)
    luaL_error(L, "document changed while it was being read");
  size_t length = quoth_document_copy(document, range, buffer);
  lua_pushlstring(L, buffer, length); /* scratch? text */
  if (buffer != shorter) lua_remove(L, -2);
}

/* ( table -- table ) */
static void set_range(lua_State *L, QRange range) {
  lua_pushinteger(L, (lua_Integer)range.start + 1);
  lua_setfield(L, -2, "first");
  lua_pushinteger(L, (lua_Integer)range.end);
  lua_setfield(L, -2, "last");
}

void q_set_piece(lua_State *L, int index, uint64_t version, const char *name, QRange range) {
  if (range.start == range.end) return;
  lua_createtable(L, 0, 3); /* table piece */
  set_range(L, range);
  q_push_text(L, index, version, range); /* table piece text */
  lua_setfield(L, -2, "text");
  lua_setfield(L, -2, name);
}

/* The source: its words as they stand, and where they were read. ( table -- table ) */
static void set_source(lua_State *L, int index, uint64_t version, QRange range) {
  if (range.start == range.end) return;
  q_set_piece(L, index, version, "mention", range);
  lua_getfield(L, -1, "mention"); /* table mention */
  lua_getfield(L, -1, "text");    /* table mention text */
  lua_setfield(L, -3, "source");
  lua_pop(L, 1);
}

void q_push_quotation(lua_State *L, int index, uint64_t version, const QQuotation *quotation) {
  lua_createtable(L, 0, 13);
  set_range(L, quotation->range);
  lua_pushinteger(L, (lua_Integer)quotation->inner.start + 1);
  lua_setfield(L, -2, "inner_first");
  lua_pushinteger(L, (lua_Integer)quotation->inner.end);
  lua_setfield(L, -2, "inner_last");
  lua_pushstring(L, quoth_kind_name(quotation->kind));
  lua_setfield(L, -2, "kind");
  lua_pushinteger(L, (lua_Integer)quotation->depth);
  lua_setfield(L, -2, "depth");
  lua_pushboolean(L, quotation->closed);
  lua_setfield(L, -2, "closed");
  lua_pushboolean(L, quotation->continues);
  lua_setfield(L, -2, "continues");
  lua_pushinteger(L, (lua_Integer)quotation->strength);
  lua_setfield(L, -2, "strength");
  set_source(L, index, version, quotation->source);
  q_set_piece(L, index, version, "cue", quotation->cue);
  if (quotation->evidence != Q_EVIDENCE_NONE) {
    lua_pushstring(L, quoth_evidence_name(quotation->evidence));
    lua_setfield(L, -2, "evidence");
  }
  luaL_setmetatable(L, QUOTATION_TYPE);
}

void q_push_attribution(lua_State *L, int index, uint64_t version,
                        const QAttribution *attribution) {
  lua_createtable(L, 0, 6);
  set_range(L, attribution->range);
  set_source(L, index, version, attribution->source);
  q_set_piece(L, index, version, "cue", attribution->cue);
  if (attribution->content.start != attribution->content.end) {
    lua_createtable(L, 0, 2); /* table content */
    set_range(L, attribution->content);
    lua_setfield(L, -2, "content");
  }
  luaL_setmetatable(L, ATTRIBUTION_TYPE);
}

void q_push_span(lua_State *L, const QSpan *span) {
  lua_createtable(L, 0, 3);
  set_range(L, span->range);
  lua_pushstring(L, quoth_role_name(span->role));
  lua_setfield(L, -2, "role");
}

void q_push_edit(lua_State *L, const QEdit *edit) {
  lua_createtable(L, 0, 3);
  set_range(L, edit->range);
  lua_pushlstring(L, edit->text, edit->length);
  lua_setfield(L, -2, "text");
}

void q_push_finding(lua_State *L, const QFinding *finding) {
  lua_createtable(L, 0, 8); /* finding */
  set_range(L, finding->range);
  lua_pushstring(L, quoth_rule(finding->rule)->id);
  lua_setfield(L, -2, "rule");
  lua_pushstring(L, quoth_level_name(finding->level));
  lua_setfield(L, -2, "level");
  lua_pushstring(L, finding->message);
  lua_setfield(L, -2, "message");
  lua_pushinteger(L, (lua_Integer)finding->confidence);
  lua_setfield(L, -2, "confidence");
  lua_createtable(L, (int)finding->edit_count, 0); /* finding edits */
  for (uint32_t i = 0; i < finding->edit_count; i++) {
    q_push_edit(L, &finding->edits[i]); /* finding edits edit */
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "fixes");
  lua_createtable(L, (int)finding->related_count, 0); /* finding related */
  for (uint32_t i = 0; i < finding->related_count; i++) {
    lua_createtable(L, 0, 3); /* finding related place */
    set_range(L, finding->related[i].range);
    lua_pushstring(L, finding->related[i].message);
    lua_setfield(L, -2, "message");
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "related");
}

/* The field of a value as text for people; the value is a table that anybody may have
 * changed since. ( -- text ) */
static const char *field_text(lua_State *L, const char *name) {
  lua_pushstring(L, name);
  lua_rawget(L, 1);
  int type = lua_type(L, -1);
  return type == LUA_TNUMBER || type == LUA_TSTRING ? lua_tostring(L, -1) : "?";
}

static int quotation_tostring(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_pushfstring(L, "quotation %s..%s (%s, depth %s)", field_text(L, "first"),
                  field_text(L, "last"), field_text(L, "kind"), field_text(L, "depth"));
  return 1;
}

static int attribution_tostring(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_pushfstring(L, "attribution %s..%s (%s)", field_text(L, "first"), field_text(L, "last"),
                  field_text(L, "source"));
  return 1;
}

/* ( -- ) */
static void open_type(lua_State *L, const char *type, lua_CFunction tostring) {
  luaL_newmetatable(L, type); /* meta */
  lua_pushcfunction(L, tostring);
  lua_setfield(L, -2, "__tostring");
  lua_pop(L, 1);
}

void q_open_values(lua_State *L) {
  open_type(L, QUOTATION_TYPE, quotation_tostring);
  open_type(L, ATTRIBUTION_TYPE, attribution_tostring);
}
