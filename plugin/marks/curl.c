#include "marks/curl.h"

#include <string.h>

#include "marks/decode.h"

typedef struct {
  const char *text;
  size_t written; /* bytes of the text that are out */
  QCurlWrite *write;
  void *context;
  bool stopped; /* by the writer */
} Curl;

/* What stands for a straight mark; NULL where the mark stays. */
static const char *curled(const QMark *mark) {
  if (mark->sign == Q_SIGN_SINGLE) {
    if (mark->action == Q_MARK_OPEN) return "‘";
    return mark->prime ? "′" : "’";
  }
  if (mark->sign == Q_SIGN_DOUBLE) {
    if (mark->action == Q_MARK_OPEN) return "“";
    if (mark->action == Q_MARK_TEXT) return mark->prime ? "″" : NULL;
    return mark->action == Q_MARK_CLOSE || q_side_after(mark->after) != Q_SIDE_WORD ? "”" : "“";
  }
  return NULL;
}

static bool put(Curl *curl, const char *bytes, size_t length) {
  curl->stopped = !curl->write(curl->context, bytes, length);
  return !curl->stopped;
}

static bool visit(void *context, const QMark *mark) {
  Curl *curl = context;
  const char *now = curled(mark);
  if (!now) return true;
  size_t from = curl->written;
  curl->written = mark->end;
  return put(curl, curl->text + from, mark->start - from) && put(curl, now, strlen(now));
}

QStatus q_curl(const char *text, size_t length, bool lines, QCurlWrite *write, void *context) {
  Curl curl = {text, 0, write, context, false};
  QStatus status = q_marks_decode(text, length, lines, visit, &curl);
  if (status == Q_OK && !curl.stopped) put(&curl, text + curl.written, length - curl.written);
  return status;
}
