/* lint.c: findings and fixes. The rules that a user adds in Lua are the matter of
 * lua/quoth/rules.lua, which calls what is here. */
#include <string.h>

#include "binding.h"

/* ---- Options ---------------------------------------------------------------- */

static const char *const levels[] = {"off", "hint", "warning", "error", NULL};
static const QLevel level_of[] = {Q_LEVEL_OFF, Q_LEVEL_HINT, Q_LEVEL_WARNING, Q_LEVEL_ERROR};

/* The fields of the table on top. ( table -- table ) */
static void read_rules(lua_State *L, int arg, QLintOptions *options) {
  if (lua_type(L, -1) != LUA_TTABLE)
    q_arg_bad_option(L, arg, "rules", "a table of rules and their levels");
  luaL_checkstack(L, 4, NULL);
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) { /* table id level */
    luaL_argcheck(L, lua_type(L, -2) == LUA_TSTRING, arg, "option 'rules': rules have names");
    size_t length;
    const char *id = lua_tolstring(L, -2, &length);
    QRuleId rule;
    if (!quoth_rule_named(id, length, &rule))
      luaL_argerror(L, arg, lua_pushfstring(L, "option 'rules': there is no rule '%s'", id));
    int level = q_arg_choice(L, levels);
    if (level < 0) q_arg_bad_option(L, arg, id, "'off', 'hint', 'warning' or 'error'");
    options->levels[rule] = level_of[level];
  }
}

/* ( table -- table ) */
static void read_limits(lua_State *L, int arg, QLintOptions *options) {
  if (lua_type(L, -1) != LUA_TTABLE) q_arg_bad_option(L, arg, "limits", "a table of limits");
  luaL_checkstack(L, 4, NULL);
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) { /* table name limit */
    const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : luaL_typename(L, -2);
    if (strcmp(name, "quotation") != 0)
      luaL_argerror(L, arg, lua_pushfstring(L, "option 'limits': there is no limit '%s'", name));
    lua_Number words = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : 0;
    if (!(words >= 1 && words <= 1e6) || (lua_Number)(uint32_t)words != words)
      q_arg_bad_option(L, arg, "limits.quotation", "a whole number from 1 to 1000000");
    options->longest_quotation = (uint32_t)words;
  }
}

/* confidence may be NULL: it is no option then. */
static void read_options(lua_State *L, int arg, QLintOptions *options, uint32_t *confidence) {
  static const char *const styles[] = {"any", "news", "fiction", "academic", NULL};
  static const char *const languages[] = {"en", "en-US", "en-GB", "other", NULL};
  const char *key = NULL;
  while (q_arg_next_option(L, arg, &key)) {
    if (strcmp(key, "style") == 0) {
      int i = q_arg_choice(L, styles);
      if (i < 0) q_arg_bad_option(L, arg, key, "'any', 'news', 'fiction' or 'academic'");
      options->style = (QStyle)i;
    } else if (strcmp(key, "language") == 0) {
      int i = q_arg_choice(L, languages);
      if (i < 0) q_arg_bad_option(L, arg, key, "'en', 'en-US', 'en-GB' or 'other'");
      options->language = (QLanguage)i;
    } else if (strcmp(key, "rules") == 0) {
      read_rules(L, arg, options);
    } else if (strcmp(key, "limits") == 0) {
      read_limits(L, arg, options);
    } else if (strcmp(key, "confidence") == 0 && confidence) {
      lua_Number percent = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : -1;
      if (!(percent >= 0 && percent <= 100))
        q_arg_bad_option(L, arg, key, "a number from 0 to 100");
      *confidence = (uint32_t)percent;
    } else {
      q_arg_unknown_option(L, arg, key);
    }
  }
}

/* ---- Findings --------------------------------------------------------------- */

/* quoth.core.lint(document [, options [, first [, last]]]) -> findings */
int q_module_lint(lua_State *L) {
  q_check_document(L, 1);
  QLintOptions options = {0};
  read_options(L, 2, &options, NULL);
  QDocument *document = q_check_document(L, 1);
  QRange within = q_arg_range(L, 3, quoth_document_size(document));
  QStatus status = quoth_lint(document, &options);
  if (status != Q_OK) return q_push_failure(L, status);
  QCursor cursor = quoth_cursor(document, within);
  lua_newtable(L); /* findings */
  QFinding finding;
  for (lua_Integer i = 1; quoth_next_finding(q_check_document(L, 1), &cursor, &finding); i++) {
    q_push_finding(L, &finding); /* findings finding */
    lua_rawseti(L, -2, (int)i);
  }
  if (cursor.stale) return luaL_error(L, "document changed while it was being read");
  return 1;
}

static void note_edit(void *context, const QEdit *edit) {
  q_bytes_add(context, (const char *)edit, sizeof *edit);
}

/* quoth.core.fix(document [, options [, first [, last]]]) -> number of findings, edits */
int q_module_fix(lua_State *L) {
  q_check_document(L, 1);
  QLintOptions options = {0};
  uint32_t confidence = 0, fixed = 0;
  read_options(L, 2, &options, &confidence);
  QBytes *bytes = q_push_bytes(L); /* bytes */
  QDocument *document = q_check_document(L, 1);
  QRange within = q_arg_range(L, 3, quoth_document_size(document));
  QStatus status = quoth_lint(document, &options);
  if (status == Q_OK)
    status = quoth_lint_fix(document, within, confidence, note_edit, bytes, &fixed);
  if (bytes->failed) return q_push_failure(L, Q_NO_MEMORY);
  int results = 2;
  if (status != Q_OK) {
    q_push_failure(L, status);
    results = 4;
  } else {
    lua_pushinteger(L, (lua_Integer)fixed);
  }
  size_t count = bytes->size / sizeof(QEdit);
  lua_createtable(L, (int)count, 0); /* ... edits */
  for (size_t i = 0; i < count; i++) {
    QEdit edit;
    memcpy(&edit, bytes->data + i * sizeof edit, sizeof edit);
    q_push_edit(L, &edit); /* ... edits edit */
    lua_rawseti(L, -2, (int)i + 1);
  }
  q_bytes_free(bytes);
  return results;
}

/* quoth.core.is_off(document, id, position) -> boolean; after quoth.core.lint */
int q_module_is_off(lua_State *L) {
  QDocument *document = q_check_document(L, 1);
  size_t length;
  const char *id = q_arg_string(L, 2, &length);
  uint32_t position = q_arg_position(L, 3, quoth_document_size(document));
  lua_pushboolean(L, quoth_lint_is_off(document, id, length, position));
  return 1;
}

/* ---- Rules ------------------------------------------------------------------ */

/* ( table -- table ) */
static void set_text(lua_State *L, const char *name, const char *value) {
  lua_pushstring(L, value);
  lua_setfield(L, -2, name);
}

/* quoth.core.rules([options]) -> rules with their levels */
int q_module_rules(lua_State *L) {
  QLintOptions options = {0};
  read_options(L, 1, &options, NULL);
  lua_createtable(L, Q_RULES, 0); /* rules */
  for (int i = 0; i < Q_RULES; i++) {
    const QRule *rule = quoth_rule((QRuleId)i);
    lua_createtable(L, 0, 7); /* rules rule */
    set_text(L, "id", rule->id);
    set_text(L, "summary", rule->summary);
    set_text(L, "explanation", rule->explanation);
    set_text(L, "wrong", rule->wrong);
    set_text(L, "right", rule->right);
    set_text(L, "level", quoth_level_name(quoth_rule_level((QRuleId)i, &options)));
    lua_pushboolean(L, rule->fixes);
    lua_setfield(L, -2, "fixes");
    lua_rawseti(L, -2, i + 1);
  }
  return 1;
}
