/* arguments.c: reads and checks what a method was given.
 *
 * Numbers are checked here and not by luaL_checkinteger, because LuaJIT would cut 1.5 to 1
 * without a word and every Lua takes the string "7" for a number.
 */
#include <string.h>

#include "binding.h"

/* The greatest position there can be: one past the last byte of a text just under 4 GiB. */
#define GREATEST 4294967296.0

uint64_t q_arg_count(lua_State *L, int arg, uint32_t least) {
  luaL_checktype(L, arg, LUA_TNUMBER);
  lua_Number n = lua_tonumber(L, arg);
  luaL_argcheck(L, n == n, arg, "number has no integer representation");
  luaL_argcheck(L, n >= (lua_Number)least && n <= GREATEST, arg, "out of range");
  uint64_t whole = (uint64_t)n;
  luaL_argcheck(L, (lua_Number)whole == n, arg, "number has no integer representation");
  return whole;
}

static uint32_t cut(uint64_t offset, uint32_t size) {
  return offset < size ? (uint32_t)offset : size;
}

uint32_t q_arg_position(lua_State *L, int arg, uint32_t size) {
  return cut(q_arg_count(L, arg, 1) - 1, size);
}

QRange q_arg_range(lua_State *L, int arg, uint32_t size) {
  uint64_t first = lua_isnoneornil(L, arg) ? 1 : q_arg_count(L, arg, 1);
  QRange range = {cut(first - 1, size), size};
  if (!lua_isnoneornil(L, arg + 1)) {
    uint64_t last = q_arg_count(L, arg + 1, 0);
    luaL_argcheck(L, last + 1 >= first, arg + 1, "range ends before it starts");
    range.end = cut(last, size);
  }
  return range;
}

QRange q_arg_exact_range(lua_State *L, int arg, uint32_t size) {
  uint64_t first = q_arg_count(L, arg, 1);
  uint64_t last = q_arg_count(L, arg + 1, 0);
  luaL_argcheck(L, first <= (uint64_t)size + 1, arg, "past the end of the text");
  luaL_argcheck(L, last <= size, arg + 1, "past the end of the text");
  luaL_argcheck(L, last + 1 >= first, arg + 1, "range ends before it starts");
  return (QRange){(uint32_t)(first - 1), (uint32_t)last};
}

const char *q_arg_string(lua_State *L, int arg, size_t *length) {
  luaL_checktype(L, arg, LUA_TSTRING);
  return lua_tolstring(L, arg, length);
}

bool q_arg_next_option(lua_State *L, int arg, const char **key) {
  if (*key == NULL) {
    if (lua_isnoneornil(L, arg)) return false;
    luaL_checktype(L, arg, LUA_TTABLE);
    lua_pushnil(L);
  } else {
    lua_pop(L, 1);
  }
  if (!lua_next(L, arg)) return false;
  luaL_argcheck(L, lua_type(L, -2) == LUA_TSTRING, arg, "options have names");
  size_t length;
  *key = lua_tolstring(L, -2, &length);
  if (strlen(*key) != length) q_arg_unknown_option(L, arg, *key); /* a NUL in it */
  return true;
}

int q_arg_unknown_option(lua_State *L, int arg, const char *key) {
  return luaL_argerror(L, arg, lua_pushfstring(L, "there is no option '%s'", key));
}

int q_arg_bad_option(lua_State *L, int arg, const char *key, const char *expected) {
  const char *got = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : luaL_typename(L, -1);
  return luaL_argerror(L, arg,
                       lua_pushfstring(L, "option '%s': %s expected, got %s", key, expected, got));
}

int q_arg_choice(lua_State *L, const char *const names[]) {
  if (lua_type(L, -1) != LUA_TSTRING) return -1;
  size_t length;
  const char *value = lua_tolstring(L, -1, &length);
  for (int i = 0; names[i]; i++)
    if (strlen(names[i]) == length && memcmp(value, names[i], length) == 0) return i;
  return -1;
}

bool q_arg_text_option(lua_State *L, int arg, const char *key, QOptions *options) {
  static const char *const formats[] = {"text", "markdown", NULL};
  static const QFormat format_of[] = {Q_FORMAT_TEXT, Q_FORMAT_MARKDOWN};
  static const char *const paragraphs[] = {"blank", "line", NULL};
  static const QParagraphs paragraphs_of[] = {Q_PARAGRAPHS_BLANK, Q_PARAGRAPHS_LINE};
  if (strcmp(key, "format") == 0) {
    int i = q_arg_choice(L, formats);
    if (i < 0) q_arg_bad_option(L, arg, key, "'text' or 'markdown'");
    options->format = format_of[i];
  } else if (strcmp(key, "paragraphs") == 0) {
    int i = q_arg_choice(L, paragraphs);
    if (i < 0) q_arg_bad_option(L, arg, key, "'blank' or 'line'");
    options->paragraphs = paragraphs_of[i];
  } else {
    return false;
  }
  return true;
}
