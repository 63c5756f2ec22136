/* module.c: the module quoth.core. */
#include "binding.h"

static void read_options(lua_State *L, int arg, QOptions *options) {
  const char *key = NULL;
  while (q_arg_next_option(L, arg, &key)) {
    if (!q_arg_text_option(L, arg, key, options)) q_arg_unknown_option(L, arg, key);
  }
}

/* Lua sees a pointer where there is a whole text with its trees. Telling the collector of
 * the text keeps documents that were dropped, not closed, from piling up; a collector that
 * was stopped is left alone. */
static void count_memory(lua_State *L, size_t bytes) {
  size_t kilobytes = bytes / 1024;
  if (kilobytes > 1 << 20) kilobytes = 1 << 20;
  if (kilobytes > 0 && lua_gc(L, LUA_GCISRUNNING, 0)) lua_gc(L, LUA_GCSTEP, (int)kilobytes);
}

/* quoth.open(text [, options]) -> document */
static int module_open(lua_State *L) {
  size_t length;
  const char *text = q_arg_string(L, 1, &length);
  QOptions options = {Q_FORMAT_TEXT, Q_PARAGRAPHS_GUESS};
  read_options(L, 2, &options);
  QDocument **box = q_push_document(L); /* document */
  QStatus status = quoth_document_open(text, length, &options, box);
  if (status != Q_OK) return q_push_failure(L, status);
  count_memory(L, length);
  return 1;
}

static const luaL_Reg functions[] = {
    {"curl", q_module_curl},
    {"fix", q_module_fix},
    {"is_off", q_module_is_off},
    {"lint", q_module_lint},
    {"open", module_open},
    {"rules", q_module_rules},
    {"sources", q_module_sources},
    {"straighten", q_module_straighten},
    {NULL, NULL},
};

QUOTH_MODULE_API int luaopen_quoth_core(lua_State *L);

int luaopen_quoth_core(lua_State *L) {
  luaL_checkversion(L);
  lua_createtable(L, 0, 10);
  lua_pushliteral(L, QUOTH_VERSION);
  lua_setfield(L, -2, "version");
  luaL_setfuncs(L, functions, 0);
  q_open_values(L);
  q_open_bytes(L);
  q_open_documents(L); /* core methods */
  lua_setfield(L, -2, "Document");
  return 1;
}
