/* buffer.c: bytes that the core hands out piece by piece, kept where Lua collects them.
 *
 * What the core calls may not raise, for the core holds memory then; so the pieces do not go into
 * Lua strings but into a block of our own, which its userdata frees whatever comes. */
#include <stdlib.h>
#include <string.h>

#include "binding.h"

#define BUFFER_TYPE "quoth.buffer"

QBytes *q_push_bytes(lua_State *L) {
  QBytes *bytes = lua_newuserdatauv(L, sizeof *bytes, 0);
  *bytes = (QBytes){NULL, 0, 0, false};
  luaL_setmetatable(L, BUFFER_TYPE);
  return bytes;
}

bool q_bytes_reserve(QBytes *bytes, size_t room) {
  if (room <= bytes->room) return true;
  char *grown = realloc(bytes->data, room);
  if (!grown) {
    bytes->failed = true;
    return false;
  }
  bytes->data = grown;
  bytes->room = room;
  return true;
}

bool q_bytes_add(void *context, const char *data, size_t length) {
  QBytes *bytes = context;
  if (length > bytes->room - bytes->size) {
    size_t room = bytes->size + length;
    if (!q_bytes_reserve(bytes, room + room / 2)) return false;
  }
  memcpy(bytes->data + bytes->size, data, length);
  bytes->size += length;
  return true;
}

void q_bytes_free(QBytes *bytes) {
  free(bytes->data);
  *bytes = (QBytes){NULL, 0, 0, bytes->failed};
}

static int buffer_gc(lua_State *L) {
  q_bytes_free(luaL_checkudata(L, 1, BUFFER_TYPE));
  return 0;
}

void q_open_bytes(lua_State *L) {
  luaL_newmetatable(L, BUFFER_TYPE); /* meta */
  lua_pushcfunction(L, buffer_gc);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
}
