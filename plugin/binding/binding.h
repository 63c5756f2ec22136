/* binding.h: what the files of the Lua binding share.
 *
 * Positions: Lua counts bytes from 1 and its ranges include both ends, so that
 * text:sub(first, last) is the span; an empty range has last = first - 1. The core counts
 * from 0 and its ranges are half-open. So first = start + 1, last = end, and they are
 * converted in arguments.c on the way in and in values.c on the way out, nowhere else.
 *
 * Errors: a mistake of the program raises; trouble in the world (no memory for the
 * document, a text too large) returns nil, message, code. See q_push_failure.
 *
 * Whatever allocates in Lua may run a finalizer, and a finalizer may close or edit the
 * document. So a QDocument pointer is not used after such a call unless it is fetched
 * again, and records carry the version that they were read at. No memory of the core is
 * held across a call that can raise.
 *
 * The effect of a helper on the Lua stack is written ( before -- after ) above it.
 */
#ifndef QUOTH_BINDING_H
#define QUOTH_BINDING_H

#include "../quoth.h"
#include "compat.h"

/* ---- Arguments (arguments.c); all raise on a wrong one; ( -- ) -------------- */

/* A position in a question: 1 to 2^32, at the end of the text if it is past it. The
 * result is 0-based, at most size. */
uint32_t q_arg_position(lua_State *L, int arg, uint32_t size);

/* Two optional arguments, first and last, of a question: the whole text if absent, cut at
 * its end. */
QRange q_arg_range(lua_State *L, int arg, uint32_t size);

/* Two required arguments, first and last, which must lie inside the text. */
QRange q_arg_exact_range(lua_State *L, int arg, uint32_t size);

/* A whole number from least to 2^32, read like a position but not converted. */
uint64_t q_arg_count(lua_State *L, int arg, uint32_t least);

/* A string; numbers are not taken for one. The bytes belong to Lua. */
const char *q_arg_string(lua_State *L, int arg, size_t *length);

/* Steps over the fields of the options table at arg, which may be absent. Start with
 * *key = NULL; returns false at the end.
 * ( -- key value ) when true, ( key value -- ) on the way in of the next step */
bool q_arg_next_option(lua_State *L, int arg, const char **key);

/* Raises: the option that the step stands at is not known, or has a wrong value. */
int q_arg_unknown_option(lua_State *L, int arg, const char *key);
int q_arg_bad_option(lua_State *L, int arg, const char *key, const char *expected);

/* The value on top as one of the names (NULL ends them), or -1. ( v -- v ) */
int q_arg_choice(lua_State *L, const char *const names[]);

/* Reads the options format and paragraphs; false: the key is another. ( v -- v ) */
bool q_arg_text_option(lua_State *L, int arg, const char *key, QOptions *options);

/* ---- Bytes from the core (buffer.c) ----------------------------------------- */

typedef struct {
  char *data; /* freed with the userdata, or by q_bytes_free */
  size_t size, room;
  bool failed; /* there was no memory for some of them */
} QBytes;

/* An empty one. ( -- bytes ) */
QBytes *q_push_bytes(lua_State *L);

/* Neither raises. False: no memory. q_bytes_add is a QWrite; its context is a QBytes. */
bool q_bytes_reserve(QBytes *bytes, size_t room);
bool q_bytes_add(void *context, const char *data, size_t length);
void q_bytes_free(QBytes *bytes);

/* Makes the metatable. ( -- ) */
void q_open_bytes(lua_State *L);

/* ---- Functions of the module (marks.c, lint.c, speakers.c) ------------------ */

int q_module_curl(lua_State *L);
int q_module_straighten(lua_State *L);
int q_module_lint(lua_State *L);
int q_module_fix(lua_State *L);
int q_module_is_off(lua_State *L);
int q_module_rules(lua_State *L);
int q_module_sources(lua_State *L);

/* ---- Documents (document.c) ------------------------------------------------- */

/* The open document in the userdata at index (an argument or an upvalue); raises if it is
 * something else or closed. ( -- ) */
QDocument *q_check_document(lua_State *L, int index);

/* A new userdata without a document, and where to put one. ( -- document ) */
QDocument **q_push_document(lua_State *L);

/* nil, message, code for a status that is not Q_OK. ( -- nil message code ), returns 3 */
int q_push_failure(lua_State *L, QStatus status);

/* ( -- nil ), returns 1 */
int q_push_none(lua_State *L);

/* Makes the metatable, leaves the table of methods. ( -- methods ) */
void q_open_documents(lua_State *L);

/* The methods that other files give to documents; each array ends in {NULL, NULL}. */
extern const luaL_Reg q_walk_methods[];
extern const luaL_Reg q_place_methods[];
extern const luaL_Reg q_seek_methods[];
extern const luaL_Reg q_speaker_methods[];

/* ---- Values (values.c) ------------------------------------------------------ */

/* The bytes of range in the document at index, which must still be at version. ( -- text ) */
void q_push_text(lua_State *L, int index, uint64_t version, QRange range);

/* Sets a field to {first, last, text}, or leaves it absent where range is empty.
 * ( table -- table ) */
void q_set_piece(lua_State *L, int index, uint64_t version, const char *name, QRange range);

/* A record as a table with names for fields (see lua/quoth/meta.lua). ( -- table ) */
void q_push_quotation(lua_State *L, int index, uint64_t version, const QQuotation *quotation);
void q_push_attribution(lua_State *L, int index, uint64_t version, const QAttribution *attribution);
void q_push_span(lua_State *L, const QSpan *span);
void q_push_finding(lua_State *L, const QFinding *finding);
void q_push_edit(lua_State *L, const QEdit *edit);

/* Makes the metatables of both. ( -- ) */
void q_open_values(lua_State *L);

#endif
