/* test_binding.c: the Lua module when memory runs out, in Lua 5.4 with an allocator of ours.
 *
 * Each script runs again and again; in the n-th run the n-th request for memory is refused,
 * until a run asks for less. Whatever is refused, the answer is an error or a right result,
 * the state stays usable, and closing it gives every byte back.
 *
 * What the core itself may answer is made up here: the linker hands the calls of the binding
 * to the functions that begin with __wrap_.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "quoth.h"

int luaopen_quoth_core(lua_State *L);

/* ---- An allocator that can refuse ------------------------------------------- */

typedef struct {
  size_t live;    /* bytes given and not given back */
  long countdown; /* requests until one is refused; 0: none is */
  bool for_good;  /* refuse all that follow, too */
  bool refused;
} Memory;

static bool refuse(Memory *memory) {
  if (memory->countdown == 0) return false;
  if (memory->countdown > 1) {
    memory->countdown--;
    return false;
  }
  if (!memory->for_good) memory->countdown = 0;
  memory->refused = true;
  return true;
}

static void *allocate(void *data, void *block, size_t old, size_t size) {
  Memory *memory = data;
  if (block == NULL) old = 0; /* then it is the type of what is wanted */
  if (size == 0) {
    free(block);
    memory->live -= old;
    return NULL;
  }
  if (size > old && refuse(memory)) return NULL;
  void *grown = realloc(block, size);
  if (grown != NULL) memory->live += size - old;
  return grown;
}

/* ---- Running a script -------------------------------------------------------- */

/* Reads the document that a script left, if there is one. */
static const char after[] = "collectgarbage()\n"
                            "if doc and not tostring(doc):find('closed') then\n"
                            "  local text = doc:text()\n"
                            "  assert(#text == #doc)\n"
                            "  for q in doc:quotations() do assert(q.first <= q.last) end\n"
                            "  assert(doc:edit(1, 0, 'x') and doc:text() == 'x' .. text)\n"
                            "end\n";

/* Opens the module and runs the function on top. */
static int run(lua_State *L) {
  luaL_requiref(L, "quoth.core", luaopen_quoth_core, 0);
  lua_setglobal(L, "quoth");
  lua_call(L, 0, 0);
  return 0;
}

static int prepare(lua_State *L) {
  const char *script = lua_touserdata(L, 1);
  luaL_openlibs(L);
  if (luaL_loadstring(L, after) != LUA_OK) return lua_error(L);
  lua_setfield(L, LUA_REGISTRYINDEX, "after");
  lua_pushcfunction(L, run);
  if (luaL_loadstring(L, script) != LUA_OK) return lua_error(L);
  return 2;
}

static void check(lua_State *L, int status) {
  if (status != LUA_OK) fail_msg("%s", lua_tostring(L, -1));
}

/* One run, in which request n (from 1) is refused. Returns whether there was one. */
static bool run_once(const char *script, long n, bool for_good) {
  Memory memory = {0};
  lua_State *L = lua_newstate(allocate, &memory);
  assert_non_null(L);
  lua_pushcfunction(L, prepare);
  lua_pushlightuserdata(L, (void *)(uintptr_t)script);
  check(L, lua_pcall(L, 1, 2, 0));
  memory.countdown = n;
  memory.for_good = for_good;
  int status = lua_pcall(L, 1, 0, 0);
  memory.countdown = 0;
  if (status != LUA_OK && !memory.refused) check(L, status);
  /* Only memory may be the trouble; a script's own assertion is not. */
  if (status != LUA_OK && status != LUA_ERRMEM && strstr(lua_tostring(L, -1), "memory") == NULL)
    fail_msg("request %ld: %s", n, lua_tostring(L, -1));
  lua_settop(L, 0);
  lua_getfield(L, LUA_REGISTRYINDEX, "after");
  check(L, lua_pcall(L, 0, 0, 0));
  lua_close(L);
  assert_int_equal(memory.live, 0);
  return memory.refused;
}

static void run_refusing(const char *script) {
  assert_false(run_once(script, 0, false));
  for (int for_good = 0; for_good <= 1; for_good++) {
    long n = 1;
    while (run_once(script, n, for_good)) n++;
    assert_true(n > 10); /* it did ask for memory */
  }
}

/* ---- Scripts ------------------------------------------------------------------ */

#define OPEN                                                                            \
  "doc = assert(quoth.open(('“One ‘two’,” said Ann. Bob said that it rained. '" \
  "  .. 'A lone ”.\\n\\n'):rep(3), {format = 'markdown'}))\n"

static void test_open_and_close(void **state) {
  (void)state;
  run_refusing(OPEN "doc:close()\n"
                    "for i = 1, 3 do doc = assert(quoth.open('“x”')) end\n"
                    "assert(tostring(doc):find('0x'))\n");
}

static void test_walks(void **state) {
  (void)state;
  run_refusing(OPEN "for q in doc:quotations() do assert(q.kind and tostring(q)) end\n"
                    "for a in doc:attributions() do assert(a.source and tostring(a)) end\n"
                    "for first, last, role in doc:spans() do assert(role) end\n");
}

static void test_places(void **state) {
  (void)state;
  run_refusing(OPEN "local here = doc:at(9)\n"
                    "assert(here.quotation.depth == 2 and doc:quotation(9, 1).source == 'Ann')\n"
                    "assert(doc:next(1, {source = true}).source == 'Ann')\n"
                    "assert(doc:prev(#doc, {what = 'source'}).source == 'Bob')\n"
                    "assert(doc:next(1, {what = 'stray'}).role == 'stray')\n");
}

static void test_edits(void **state) {
  (void)state;
  run_refusing(OPEN "for i = 1, 5 do\n"
                    "  assert(doc:edit(1, 0, 'more ' .. i))\n"
                    "  assert(doc:sync(doc:text(3) .. ' end'))\n"
                    "end\n"
                    "assert(#doc:text() == doc:size())\n");
}

/* The faults are those of marks and of tags; each has fixes, and some have related places. */
#define FAULTS "doc = assert(quoth.open('“I agree.” he said.\\n\\n“No,” She said, “odd.”.\\n'))\n"

static void test_lint(void **state) {
  (void)state;
  run_refusing(FAULTS "local found = assert(quoth.lint(doc, {style = 'news', language = 'en-US',\n"
                      "  rules = {['missing-comma'] = 'error'}, limits = {quotation = 9}}))\n"
                      "assert(#found >= 2 and found[1].fixes[1].text and found[1].related[1])\n"
                      "assert(not quoth.is_off(doc, 'capital-tag', 1))\n"
                      "for _, rule in ipairs(quoth.rules()) do assert(rule.summary) end\n");
}

static void test_fix(void **state) {
  (void)state;
  run_refusing(FAULTS "local count, edits = quoth.fix(doc)\n"
                      "assert(count >= 2 and #edits >= 2 and #quoth.lint(doc) == 0)\n");
}

static void test_marks(void **state) {
  (void)state;
  run_refusing("local text = ('\"It is,\" he said.\\n\\n'):rep(9)\n"
               "local curled = assert(quoth.curl(text, {style = 'german'}))\n"
               "assert(#curled > #text and quoth.straighten(curled) == text)\n"
               "assert(not pcall(quoth.curl, text, {style = 'x'}))\n");
}

/* A source too long for the stack goes through a scratch block. */
static void test_long_texts(void **state) {
  (void)state;
  run_refusing(
      "doc = assert(quoth.open(('“One,” said ' .. ('Ann '):rep(100) .. '.\\n\\n'):rep(4)))\n"
      "for q in doc:quotations() do assert(not q.source or #q.source > 2) end\n"
      "assert(#doc:text() == #doc)\n");
}

static void test_errors(void **state) {
  (void)state;
  run_refusing(OPEN "assert(not pcall(doc.edit, doc, 1.5, 1, ''))\n"
                    "assert(not pcall(doc.next, doc, 1, {wat = 1}))\n"
                    "assert(not pcall(quoth.open, '', {format = 'html'}))\n"
                    "assert(not pcall(function()\n"
                    "  for q in doc:quotations() do doc:edit(1, 0, 'x') end\n"
                    "end))\n");
}

/* The finalizer runs at some allocation of the loop and takes the document away. */
static void test_finalizers(void **state) {
  (void)state;
  run_refusing("collectgarbage('setpause', 1)\n" OPEN "local n = 0\n"
               "local ok, message = pcall(function()\n"
               "  for i = 1, 3 do\n"
               "    for q in doc:quotations() do\n"
               "      setmetatable({}, {__gc = function() n = n + 1; doc:close() end})\n"
               "    end\n"
               "  end\n"
               "end)\n"
               "assert(ok or message:find('closed') or message:find('memory'), message)\n");
}

/* ---- What the core answers ------------------------------------------------------ */

static QStatus answer; /* Q_OK: the real one */

QStatus __real_quoth_document_open(const char *, size_t, const QOptions *, QDocument **);
QStatus __real_quoth_document_edit(QDocument *, QRange, const char *, size_t);
QStatus __real_quoth_document_sync(QDocument *, const char *, size_t, QRange *);
QStatus __wrap_quoth_document_open(const char *, size_t, const QOptions *, QDocument **);
QStatus __wrap_quoth_document_edit(QDocument *, QRange, const char *, size_t);
QStatus __wrap_quoth_document_sync(QDocument *, const char *, size_t, QRange *);
QStatus __real_quoth_lint(QDocument *, const QLintOptions *);
QStatus __wrap_quoth_lint(QDocument *, const QLintOptions *);
QStatus __real_quoth_curl(const char *, size_t, const QCurlOptions *, QWrite *, void *);
QStatus __wrap_quoth_curl(const char *, size_t, const QCurlOptions *, QWrite *, void *);
QStatus __real_quoth_straighten(const char *, size_t, QWrite *, void *);
QStatus __wrap_quoth_straighten(const char *, size_t, QWrite *, void *);

QStatus __wrap_quoth_document_open(const char *text, size_t length, const QOptions *options,
                                   QDocument **document) {
  return answer ? answer : __real_quoth_document_open(text, length, options, document);
}

QStatus __wrap_quoth_document_edit(QDocument *document, QRange range, const char *text,
                                   size_t length) {
  return answer ? answer : __real_quoth_document_edit(document, range, text, length);
}

QStatus __wrap_quoth_document_sync(QDocument *document, const char *text, size_t length,
                                   QRange *changed) {
  return answer ? answer : __real_quoth_document_sync(document, text, length, changed);
}

QStatus __wrap_quoth_lint(QDocument *document, const QLintOptions *options) {
  return answer ? answer : __real_quoth_lint(document, options);
}

QStatus __wrap_quoth_curl(const char *text, size_t length, const QCurlOptions *options,
                          QWrite *write, void *context) {
  return answer ? answer : __real_quoth_curl(text, length, options, write, context);
}

QStatus __wrap_quoth_straighten(const char *text, size_t length, QWrite *write, void *context) {
  return answer ? answer : __real_quoth_straighten(text, length, write, context);
}

static int set_answer(lua_State *L) {
  answer = (QStatus)luaL_checkinteger(L, 1);
  return 0;
}

/* Trouble in the world is returned and not raised, and leaves everything as it was. */
static void test_failures_of_the_core(void **state) {
  (void)state;
  static const char script[] =
      "local answer, status, message, code = ...\n"
      "local doc = quoth.open('“One”')\n"
      "answer(status)\n"
      "local function failed(...)\n"
      "  assert(select('#', ...) == 3)\n"
      "  local result, m, c = ...\n"
      "  assert(result == nil and m == message and c == code)\n"
      "end\n"
      "failed(quoth.open('x'))\n"
      "failed(doc:edit(1, 0, 'x'))\n"
      "failed(doc:sync('x'))\n"
      "failed(quoth.lint(doc))\n"
      "failed(quoth.curl('x'))\n"
      "failed(quoth.straighten('x'))\n"
      "local edits = select(4, quoth.fix(doc))\n"
      "assert(type(edits) == 'table' and #edits == 0)\n"
      "answer(0)\n"
      "assert(doc:text() == '“One”' and doc:edit(1, 0, 'x') and doc:quotation(2).last == 10)\n"
      "collectgarbage()\n";
  static const QStatus statuses[] = {Q_NO_MEMORY, Q_TOO_LARGE, Q_BAD_RANGE};
  for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    luaL_requiref(L, "quoth", luaopen_quoth_core, 1);
    check(L, luaL_loadstring(L, script));
    lua_pushcfunction(L, set_answer);
    lua_pushinteger(L, statuses[i]);
    lua_pushstring(L, quoth_status_message(statuses[i]));
    lua_pushstring(L, quoth_status_code(statuses[i]));
    check(L, lua_pcall(L, 4, 0, 0));
    lua_close(L);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_open_and_close),
      cmocka_unit_test(test_walks),
      cmocka_unit_test(test_places),
      cmocka_unit_test(test_edits),
      cmocka_unit_test(test_lint),
      cmocka_unit_test(test_fix),
      cmocka_unit_test(test_marks),
      cmocka_unit_test(test_long_texts),
      cmocka_unit_test(test_errors),
      cmocka_unit_test(test_finalizers),
      cmocka_unit_test(test_failures_of_the_core),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
