/* How fast speakers are told: of a whole text, against `LC_ALL=C wc -w` of it, and again after a
 * character has been typed, first those on the screen.
 *
 * usage: speakers [FILE...]      made dialogue, then the files */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "quoth.h"

enum {
  SCREEN = 3000, /* bytes */
  EDITS = 200
};

static void fail(const char *why) {
  fprintf(stderr, "speakers: %s\n", why);
  exit(2);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double now_of_others(void) {
  struct rusage usage;
  getrusage(RUSAGE_CHILDREN, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double time_wc(const char *text, size_t size) {
  char path[] = "/tmp/quoth-bench-XXXXXX", command[80];
  int file = mkstemp(path);
  if (file < 0 || write(file, text, size) != (ssize_t)size) fail("cannot write a temporary file");
  close(file);
  snprintf(command, sizeof command, "LC_ALL=C wc -w %s >/dev/null", path);
  double best = 1e9;
  for (int i = 0; i < 5; i++) {
    double begin = now_of_others();
    if (system(command) != 0) fail("cannot run wc");
    double seconds = now_of_others() - begin;
    if (seconds < best) best = seconds;
  }
  unlink(path);
  return best;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void ask(QDocument *document, QRange range) {
  if (quoth_speakers(document, range) != Q_OK) fail("out of memory");
}

static void bench(const char *name, const char *text, size_t size) {
  double told = 1e9, megabytes = (double)size / 1e6, wc = time_wc(text, size);
  QDocument *document = NULL;
  for (int i = 0; i < 3; i++) {
    quoth_document_free(document);
    if (quoth_document_open(text, size, NULL, &document) != Q_OK) fail("cannot open the text");
    double begin = now();
    if (quoth_sources(document) != Q_OK) fail("out of memory");
    double seconds = now() - begin;
    if (seconds < told) told = seconds;
  }
  printf("speakers %-8s %5.1f MB   %6.1f MB/s   %.2f times wc -w      must reach 1.5\n", name,
         megabytes, megabytes / told, told / wc);
  static double screen[EDITS], all[EDITS];
  for (uint32_t i = 0; i < EDITS; i++) {
    uint32_t at = (uint32_t)((size - SCREEN) / EDITS * (i / 2));
    double begin = now();
    QStatus status = i % 2 ? quoth_document_edit(document, (QRange){at, at + 1}, "", 0)
                           : quoth_document_edit(document, (QRange){at, at}, "e", 1);
    if (status != Q_OK) fail("cannot edit the text");
    ask(document, (QRange){at, at + SCREEN});
    screen[i] = (now() - begin) * 1e3;
    ask(document, (QRange){0, UINT32_MAX});
    all[i] = (now() - begin) * 1e3;
  }
  qsort(screen, EDITS, sizeof *screen, compare);
  qsort(all, EDITS, sizeof *all, compare);
  printf("edit and speakers %-8s median %.2f ms on the screen, %.2f ms all   must reach %s\n", name,
         screen[EDITS / 2], all[EDITS / 2], size > 2000000 ? "20 ms in 10 MB" : "2 ms in 1 MB");
  quoth_document_free(document);
}

/* Conversations with tags, turns without, and what happens between them. */
static void bench_made(size_t size) {
  static const char *const parts[] = {
      "“Good evening,” said Tom Hall.\n\n",
      "“Is it so late, Tom?” asked Mary.\n\n",
      "“It is.”\n\n",
      "“Then we must go,” she said. “They wait for us.”\n\n",
      "“Who does?”\n\n",
      "Mr. Long came in and looked at them. It was cold outside, and nobody had seen him come.\n\n",
      "“I do,” he said.\n\n",
      "They went down the stairs and out into the street. The lamps were lit, and the wind had "
      "turned "
      "to the north. Mary Smith held her hat, and Tom Hall went before them to find the way.\n\n",
      "The bridge was empty.\n\n",
  };
  char *text = malloc(size + 1000);
  if (!text) fail("out of memory");
  size_t at = 0;
  for (uint32_t random = 7; at < size;) {
    random = random * 1664525u + 1013904223u;
    const char *part = parts[(random >> 16) % (sizeof parts / sizeof *parts)];
    memcpy(text + at, part, strlen(part));
    at += strlen(part);
  }
  bench("made", text, at);
  free(text);
}

static void bench_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file || fseek(file, 0, SEEK_END) != 0) fail("cannot open a file");
  size_t size = (size_t)ftell(file);
  rewind(file);
  char *text = malloc(size + 1);
  if (!text || fread(text, 1, size, file) != size || size <= SCREEN) fail("cannot read a file");
  fclose(file);
  bench("file", text, size);
  free(text);
}

int main(int argc, char **argv) {
  bench_made(1000000);
  bench_made(10000000);
  for (int i = 1; i < argc; i++) bench_file(argv[i]);
  return 0;
}
