/* place.c: what stands at a position. */
#include "binding.h"

/* The quotation at position, in marks or else the reported words that hold it. */
static bool any_quotation_at(const QDocument *document, uint32_t position, QQuotation *quotation) {
  if (quoth_quotation_at(document, position, 0, quotation)) return true;
  QCursor cursor = quoth_cursor(document, (QRange){position, position + 1});
  bool found = false;
  QQuotation each;
  while (quoth_next_quotation(document, &cursor, &each)) { /* the inner ones come last */
    *quotation = each;
    found = true;
  }
  return found;
}

/* doc:quotation(position [, outward]) -> quotation or nil */
static int document_quotation(lua_State *L) {
  QDocument *document = q_check_document(L, 1);
  uint32_t size = quoth_document_size(document);
  uint32_t position = q_arg_position(L, 2, size);
  uint64_t outward = lua_isnoneornil(L, 3) ? 0 : q_arg_count(L, 3, 0);
  QQuotation quotation;
  if (position >= size || outward > UINT32_MAX) return q_push_none(L);
  if (!quoth_quotation_at(document, position, (uint32_t)outward, &quotation)) return q_push_none(L);
  q_push_quotation(L, 1, quoth_document_version(document), &quotation);
  return 1;
}

/* doc:at(position) -> {role, quotation, attribution} */
static int document_at(lua_State *L) {
  QDocument *document = q_check_document(L, 1);
  uint32_t size = quoth_document_size(document);
  uint32_t position = q_arg_position(L, 2, size);
  uint64_t version = quoth_document_version(document);
  QRole role = Q_ROLE_TEXT;
  QQuotation quotation;
  QAttribution attribution;
  bool in_quotation = false, in_attribution = false;
  if (position < size) {
    role = quoth_role_at(document, position);
    in_quotation = any_quotation_at(document, position, &quotation);
    in_attribution = quoth_attribution_at(document, position, &attribution);
  }
  lua_createtable(L, 0, 3);
  lua_pushstring(L, quoth_role_name(role));
  lua_setfield(L, -2, "role");
  if (in_quotation) {
    q_push_quotation(L, 1, version, &quotation);
    lua_setfield(L, -2, "quotation");
  }
  if (in_attribution) {
    q_push_attribution(L, 1, version, &attribution);
    lua_setfield(L, -2, "attribution");
  }
  return 1;
}

const luaL_Reg q_place_methods[] = {
    {"at", document_at},
    {"quotation", document_quotation},
    {NULL, NULL},
};
