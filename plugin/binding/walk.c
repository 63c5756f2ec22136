/* walk.c: the iterators, for the generic for.
 *
 * An iterator is a C function with two upvalues: the document, which it so keeps alive, and
 * a userdata with the core's cursor, a plain value. A loop left in the middle leaves
 * nothing behind.
 */
#include "binding.h"

/* ( ... -- iterator ) */
static int push_iterator(lua_State *L, lua_CFunction step) {
  QDocument *document = q_check_document(L, 1);
  QRange within = q_arg_range(L, 2, quoth_document_size(document));
  QCursor cursor = quoth_cursor(document, within);
  lua_pushvalue(L, 1);                                         /* document */
  *(QCursor *)lua_newuserdatauv(L, sizeof cursor, 0) = cursor; /* document cursor */
  lua_pushcclosure(L, step, 2);
  return 1;
}

static QCursor *cursor_of(lua_State *L) { return lua_touserdata(L, lua_upvalueindex(2)); }

/* What a step returns when the core has no more: nil, or an error if the document
 * changed under the cursor. */
static int finish(lua_State *L, const QCursor *cursor) {
  if (cursor->stale) return luaL_error(L, "document changed during iteration");
  return q_push_none(L);
}

static int quotations_step(lua_State *L) {
  QCursor *cursor = cursor_of(L);
  QQuotation quotation;
  if (!quoth_next_quotation(q_check_document(L, lua_upvalueindex(1)), cursor, &quotation))
    return finish(L, cursor);
  q_push_quotation(L, lua_upvalueindex(1), cursor->version, &quotation);
  return 1;
}

static int attributions_step(lua_State *L) {
  QCursor *cursor = cursor_of(L);
  QAttribution attribution;
  if (!quoth_next_attribution(q_check_document(L, lua_upvalueindex(1)), cursor, &attribution))
    return finish(L, cursor);
  q_push_attribution(L, lua_upvalueindex(1), cursor->version, &attribution);
  return 1;
}

static int spans_step(lua_State *L) {
  QCursor *cursor = cursor_of(L);
  QSpan span;
  if (!quoth_next_span(q_check_document(L, lua_upvalueindex(1)), cursor, &span))
    return finish(L, cursor);
  lua_pushinteger(L, (lua_Integer)span.range.start + 1);
  lua_pushinteger(L, (lua_Integer)span.range.end);
  lua_pushstring(L, quoth_role_name(span.role));
  return 3;
}

/* for q in doc:quotations([first [, last]]) */
static int document_quotations(lua_State *L) { return push_iterator(L, quotations_step); }

/* for a in doc:attributions([first [, last]]) */
static int document_attributions(lua_State *L) { return push_iterator(L, attributions_step); }

/* for first, last, role in doc:spans([first [, last]]) */
static int document_spans(lua_State *L) { return push_iterator(L, spans_step); }

const luaL_Reg q_walk_methods[] = {
    {"attributions", document_attributions},
    {"quotations", document_quotations},
    {"spans", document_spans},
    {NULL, NULL},
};
