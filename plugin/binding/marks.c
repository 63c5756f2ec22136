/* marks.c: texts with typographic marks, and with straight ones. */
#include <string.h>

#include "binding.h"

static void read_options(lua_State *L, int arg, QCurlOptions *options) {
  const char *styles[Q_CURL_STYLES + 1] = {NULL};
  for (int i = 0; i < Q_CURL_STYLES; i++) styles[i] = quoth_curl_style_name((QCurlStyle)i);
  QOptions text = {Q_FORMAT_TEXT, Q_PARAGRAPHS_GUESS};
  const char *key = NULL;
  while (q_arg_next_option(L, arg, &key)) {
    if (strcmp(key, "style") == 0) {
      int i = q_arg_choice(L, styles);
      if (i < 0)
        q_arg_bad_option(L, arg, key, "'us', 'uk', 'french', 'german' or 'german-guillemets'");
      options->style = (QCurlStyle)i;
    } else if (!q_arg_text_option(L, arg, key, &text)) {
      q_arg_unknown_option(L, arg, key);
    }
  }
  options->format = text.format;
  options->paragraphs = text.paragraphs;
}

/* The bytes on top as a string, or the failure. ( bytes -- bytes text ) or as q_push_failure */
static int finish(lua_State *L, QBytes *bytes, QStatus status) {
  if (status == Q_OK && bytes->failed) status = Q_NO_MEMORY;
  if (status != Q_OK) {
    q_bytes_free(bytes);
    return q_push_failure(L, status);
  }
  lua_pushlstring(L, bytes->data ? bytes->data : "", bytes->size);
  q_bytes_free(bytes);
  return 1;
}

/* quoth.curl(text [, options]) -> text */
int q_module_curl(lua_State *L) {
  size_t length;
  const char *text = q_arg_string(L, 1, &length);
  QCurlOptions options = {Q_CURL_US, Q_FORMAT_TEXT, Q_PARAGRAPHS_GUESS};
  read_options(L, 2, &options);
  QBytes *bytes = q_push_bytes(L); /* bytes */
  /* A typographic mark has two bytes more; most texts have one mark in 30 bytes at most. */
  q_bytes_reserve(bytes, length + length / 8);
  bytes->failed = false;
  return finish(L, bytes, quoth_curl(text, length, &options, q_bytes_add, bytes));
}

/* quoth.straighten(text) -> text */
int q_module_straighten(lua_State *L) {
  size_t length;
  const char *text = q_arg_string(L, 1, &length);
  QBytes *bytes = q_push_bytes(L); /* bytes */
  q_bytes_reserve(bytes, length);
  bytes->failed = false;
  return finish(L, bytes, quoth_straighten(text, length, q_bytes_add, bytes));
}
