#include "marks/curl.h"

#include <string.h>

#include "marks/decode.h"

typedef struct {
  const char *text;
  size_t written; /* bytes of the text that are out */
  QCurlWrite *write;
  void *context;
} Curl;

/* What stands for a straight mark; NULL where the mark stays. */
static const char *curled(const QMark *mark) {
  if (mark->sign == Q_SIGN_SINGLE) {
    if (mark->action == Q_MARK_OPEN) return "‘";
    return mark->prime ? "′" : "’";
  }
  if (mark->sign == Q_SIGN_DOUBLE) {
    if (mark->action == Q_MARK_OPEN) return "“";
    if (mark->prime) return "″";
    return mark->action == Q_MARK_CLOSE || q_side_after(mark->after) != Q_SIDE_WORD ? "”" : "“";
  }
  return NULL;
}

static bool visit(void *context, const QMark *mark) {
  Curl *curl = context;
  const char *now = curled(mark);
  if (!now) return true;
  if (!curl->write(curl->context, curl->text + curl->written, mark->start - curl->written)) {
    return false;
  }
  curl->written = mark->end;
  return curl->write(curl->context, now, strlen(now));
}

QStatus q_curl(const char *text, size_t length, bool lines, QCurlWrite *write, void *context) {
  Curl curl = {text, 0, write, context};
  QStatus status = q_marks_decode(text, length, lines, visit, &curl);
  if (status != Q_OK) return status;
  write(context, text + curl.written, length - curl.written);
  return Q_OK;
}
