/* compat.h: the few places where Lua 5.4, Lua 5.3 and LuaJIT (the 5.1 API) differ.
 *
 * The binding is written against 5.4; this header maps what it uses onto the others. A
 * build serves the one Lua whose headers it was compiled with. luaL_checkversion, called
 * first by luaopen_quoth_core, is what keeps a build out of another Lua: the system's
 * loader accepts it.
 */
#ifndef QUOTH_BINDING_COMPAT_H
#define QUOTH_BINDING_COMPAT_H

#include <lauxlib.h>
#include <lua.h>

#if LUA_VERSION_NUM < 504
#define lua_newuserdatauv(L, size, values) lua_newuserdata((L), (size))
#define luaL_pushfail(L) lua_pushnil(L)
#endif

#if LUA_VERSION_NUM < 502
/* lua_objlen is a function of the 5.1 API alone: naming it makes the loader refuse this
 * build in a later Lua, where calling anything could crash. */
#undef luaL_checkversion
#define luaL_checkversion(L) ((void)lua_objlen((L), LUA_REGISTRYINDEX))
#endif

/* Only luaopen_quoth_core leaves the shared object. */
#if defined(__GNUC__)
#define QUOTH_MODULE_API __attribute__((visibility("default")))
#else
#define QUOTH_MODULE_API
#endif

#endif
