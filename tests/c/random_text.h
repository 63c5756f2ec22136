/* Random texts and edits that meet every rule of the grammar: marks of all kinds, blank lines,
 * broken bytes, cues and names. The same seed gives the same texts. */
#ifndef QUOTH_TESTS_RANDOM_TEXT_H
#define QUOTH_TESTS_RANDOM_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint64_t state;
} QRandom;

/* A number from 0 to below - 1. */
uint32_t q_random(QRandom *random, uint32_t below);

/* How much is tried: so many edits, shared out among several seeds that follow one another. */
typedef struct {
  unsigned long edits, seed, seeds;
} QRandomRun;

/* Takes "--edits N" and "--seed S", for one alone, of a command line, and prints what holds. False:
 * it says something else. */
bool q_random_arguments(int argc, char **argv, QRandomRun *run);

/* A text that grows and shrinks. */
typedef struct {
  char *bytes;
  size_t size, room;
} QBuffer;

void q_buffer_free(QBuffer *buffer);
void q_buffer_replace(QBuffer *buffer, size_t start, size_t end, const char *text, size_t length);
void q_buffer_copy(QBuffer *to, const QBuffer *from);

/* Prints "name (N bytes): " and the bytes as a C string, for whoever has to find out. */
void q_print_bytes(const char *name, const char *bytes, size_t size);

/* Appends random pieces of text until at least so many bytes have been added. */
void q_random_append(QRandom *random, QBuffer *buffer, size_t bytes);

/* What a test's own texts are made of. */
typedef struct {
  const char *text;
  size_t length;
} QPart;

#define Q_PART(text) \
  { text, sizeof(text) - 1 }

typedef struct {
  const QPart *parts;
  uint32_t count;
  uint32_t odd; /* one piece in so many is of q_random_append */
} QParts;

/* Appends random parts, until at least so many bytes have been added. */
void q_parts_append(QRandom *random, const QParts *parts, QBuffer *buffer, size_t bytes);

typedef struct {
  size_t start, end; /* replaced */
  QBuffer text;      /* by this */
} QRandomEdit;

/* An edit of a text of size bytes: mostly small, now and then as long as a page (at most `page`
 * bytes). edit->text is used again. */
void q_random_edit(QRandom *random, size_t size, size_t page, QRandomEdit *edit);

/* Makes the text of an edit anew of parts, at least as long as it was. */
void q_parts_edit(QRandom *random, const QParts *parts, QRandomEdit *edit);

#endif
