/* Straight quotation marks made typographic. */
#ifndef QUOTH_MARKS_CURL_H
#define QUOTH_MARKS_CURL_H

#include <stdbool.h>
#include <stddef.h>

#include "quoth.h"

/* Takes the next piece of the text. False ends the work. */
typedef bool QCurlWrite(void *context, const char *bytes, size_t length);

/* Writes the text with its straight marks made “ ” ‘ ’, apostrophes ’ and primes ′ ″. Typographic
 * marks stay as they are, and so does everything else. `lines`: every line is a paragraph; else
 * blank lines part them. Q_NO_MEMORY comes before anything is written; when `write` ends the
 * work, Q_OK. */
QStatus q_curl(const char *text, size_t length, bool lines, QCurlWrite *write, void *context);

#endif
