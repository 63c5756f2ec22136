/* How fast and how large: opening a text, finding what is wrong with its marks, editing it, keeping
 * it. Prints a table; every speed is given as a ratio to that of `LC_ALL=C wc -w` on the same text
 * in the same run.
 *
 * usage: bench [MEGABYTES [FILE...]]      the largest text, 100 if not told; texts of your own */
#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "quoth.h"

static void fail(const char *what) {
  fprintf(stderr, "bench: %s\n", what);
  exit(2);
}

/* Seconds of processor time: on a machine that does other things too they say more than a watch. */
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* The same of all programs that have been run. */
static double now_of_others(void) {
  struct rusage usage;
  getrusage(RUSAGE_CHILDREN, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

/* xorshift32 (Marsaglia, 2003). */
static uint32_t next_random(uint32_t *state) {
  uint32_t x = *state;
  x ^= x << 13;
  x ^= x >> 17;
  x ^= x << 5;
  return *state = x;
}

/* ---- The text ----------------------------------------------------------- */

static const char *const NARRATION[] = {
    "The ferry had not come back from the island, and the lamps along the quay were still dark. ",
    "Nobody on the board had read the ledger, which lay where Agnes Marsh had left it in the "
    "spring. ",
    "It rained all that week. ",
    "Behind the mill the field ran down to the water, and beyond the water there was nothing but "
    "fog. ",
    "He folded the map, put it into his coat, and went out without a word. ",
    "A third vote, on the price of coal, was put off until the keeper could be heard. ",
    "The windows were open; somebody was playing the same four notes on the school's piano. ",
};

static const char *const NEWS[] = {
    "Marsh said that the bell had been cast in a field and that no drawing of it was left. ",
    "“The charter ends with the ship,” said Walter Perrin, who keeps the records of the parish. "
    "“After that it is anybody's harbour.” ",
    "According to the harbour master, two of the boats were “not fit for a pond.” ",
    "“We were never asked,” the spokeswoman told reporters on Tuesday, “and we would have said "
    "no.” ",
    "Perrin called the sale “a quiet disaster” and asked the council to look at it again. ",
    "In a statement the company wrote: “The lamp will be mended before the winter.” ",
};

static const char *const DIALOGUE[] = {
    "“Is it far?” she asked.",
    "“Farther than it was,” said Hale. “The bridge went in March.”",
    "“You might have told me,” Hanne said, and she put the cup down so hard that it rang.",
    "“I told your brother. He said, ‘She'll walk it anyway,’ and here you are.”",
    "“Well!” cried the old woman.",
    "“It's the lamp,” he said at last. “It's always the lamp.”",
};

#define PICK(list, random) (list)[next_random(random) % (sizeof(list) / sizeof *(list))]

static size_t add(char *text, size_t at, size_t size, const char *words) {
  size_t length = strlen(words);
  if (length > size - at) length = size - at;
  memcpy(text + at, words, length);
  return at + length;
}

/* Not in the middle of a code point. */
static void end_text(char *text, size_t size) {
  for (size_t i = size; i-- > 0 && (uint8_t)text[i] >= 0x80;) text[i] = '.';
}

/* Prose of size bytes: news, narration and dialogue in turn, always the same. Quotations and
 * attributions are as frequent as in newspapers and novels: a token of the grammar for every 30
 * bytes or so. */
static char *make_prose(size_t size) {
  char *text = malloc(size + 1);
  if (!text) fail("out of memory");
  uint32_t random = 20261101;
  size_t at = 0;
  while (at < size) {
    uint32_t kind = next_random(&random) % 10, sentences = 2 + next_random(&random) % 7;
    if (kind < 3) {
      at = add(text, at, size, PICK(DIALOGUE, &random));
    } else {
      for (uint32_t i = 0; i < sentences; i++) {
        bool news = kind < 7 && next_random(&random) % 3 == 0;
        at = add(text, at, size, news ? PICK(NEWS, &random) : PICK(NARRATION, &random));
      }
    }
    at = add(text, at, size, "\n\n");
  }
  end_text(text, size);
  return text;
}

/* What newspapers are made of: in each sentence somebody who has a name, mostly with an office, and
 * words of somebody. @ is a name, ~ a surname, # an office, & a body, ^ a word that tells. */
static const char *const REPORTS[] = {
    "“We have counted every boat twice, and the figures do not agree,” ^ @, # of the &. ",
    "# @ ^ that the price of coal would not be raised before the spring, adding that “nobody is "
    "going to freeze.” ",
    "According to @, # at the &, three of the five bridges were closed on Tuesday. ",
    "The & ^ in a statement that it had “no knowledge of any letter” from ~'s office. ",
    "“It's not a matter of money,” ~ ^. “It's a matter of who is asked, and who isn't.” ",
    "@ and @, who were both in the room, have denied the report by the &. ",
    "“That is the ‘quiet majority’ everyone speaks of,” ^ @, a former # who now lives in "
    "Brackwater. ",
    "He said the vote was expected to be close, but that # @ had promised to “stand by the "
    "harbour.” ",
    "More than 4,000 people signed the petition, which ~ called “a good beginning.” ",
    "She told reporters that the & hadn't answered her, and that she would ask again next week. ",
    "In 2011 the U.S. branch of the & was sold to Mr. ~ for $2.5 million. ",
    "“Whoever wrote that,” @ ^, “has never set foot on the island,” but ~ did not agree. ",
    "The road between Brackwater and Ollerby, built in March by the &, was reopened at noon. ",
    "Critics of the plan, among them # @, say that it comes too late for most of the farmers. ",
};
static const char *const GIVEN[] = {
    "Agnes",  "Walter", "Hanne", "Peter",  "Ruth",   "Martin", "Teresa", "David",
    "Sandra", "Omar",   "Julia", "Thomas", "Miriam", "Robert", "Laura",  "Edward",
};
static const char *const SURNAMES[] = {
    "Marsh",   "Perrin",   "Hale",      "Ostrow", "Kettering", "Bly",     "Sandoval", "Whitcombe",
    "Ferrars", "Okoye",    "Lindqvist", "Tanner", "Abara",     "Rourke",  "Delgado",  "Vance",
    "Pell",    "Hathaway", "Moreau",    "Stein",  "Colby",     "Navarro", "Ingram",   "Thorne",
};
static const char *const OFFICES[] = {
    "chairman", "spokeswoman", "Senator", "Mayor", "director", "Dr.", "professor", "President",
};
static const char *const BODIES[] = {
    "Harbour Office", "Ministry of Roads", "Coal Board", "county council", "Ollerby Times", "party",
};
static const char *const TELLING[] = {"said", "said", "said", "added", "wrote", "argued"};

/* The @, ~, #, & or ^ of a report as words. */
static size_t add_filler(char *text, size_t at, size_t size, char sign, uint32_t *random) {
  switch (sign) {
  case '@':
    at = add(text, at, size, PICK(GIVEN, random));
    at = add(text, at, size, " ");
    return add(text, at, size, PICK(SURNAMES, random));
  case '~': return add(text, at, size, PICK(SURNAMES, random));
  case '#': return add(text, at, size, PICK(OFFICES, random));
  case '&': return add(text, at, size, PICK(BODIES, random));
  default: return add(text, at, size, PICK(TELLING, random));
  }
}

static size_t add_report(char *text, size_t at, size_t size, const char *report, uint32_t *random) {
  for (const char *sign; (sign = strpbrk(report, "@~#&^")); report = sign + 1) {
    for (char letter[2] = {0}; report < sign; report++) {
      letter[0] = *report;
      at = add(text, at, size, letter);
    }
    at = add_filler(text, at, size, *sign, random);
  }
  return add(text, at, size, report);
}

/* News of size bytes, paragraphs of one to three sentences: two of three quote somebody or name
 * somebody, and there are some hundred people. */
static char *make_news(size_t size) {
  char *text = malloc(size + 1);
  if (!text) fail("out of memory");
  uint32_t random = 20261124;
  size_t at = 0;
  while (at < size) {
    uint32_t sentences = 1 + next_random(&random) % 3;
    for (uint32_t i = 0; i < sentences; i++) {
      bool plain = next_random(&random) % 3 == 0;
      const char *sentence = plain ? PICK(NARRATION, &random) : PICK(REPORTS, &random);
      at = add_report(text, at, size, sentence, &random);
    }
    at = add(text, at, size, "\n\n");
  }
  end_text(text, size);
  return text;
}

/* ---- Opening ------------------------------------------------------------ */

static QDocument *open_text(const char *text, size_t size) {
  QDocument *document;
  if (quoth_document_open(text, size, NULL, &document) != Q_OK) fail("cannot open the text");
  return document;
}

static void lint(QDocument *document) {
  if (quoth_lint(document, NULL) != Q_OK) fail("cannot lint the text");
}

static void attribute(QDocument *document, QRange range) {
  if (quoth_speakers(document, range) != Q_OK) fail("cannot tell the speakers");
}

typedef struct {
  double open, lint, all;
} QTimes;

static void take_least(double *least, double seconds) {
  if (seconds < *least) *least = seconds;
}

/* Seconds to open a text, to know its findings too, and who speaks. */
static void time_open(const char *text, size_t size, QTimes *least) {
  double begin = now();
  QDocument *document = open_text(text, size);
  take_least(&least->open, now() - begin);
  lint(document);
  take_least(&least->lint, now() - begin);
  attribute(document, (QRange){0, (uint32_t)size});
  take_least(&least->all, now() - begin);
  quoth_document_free(document);
}

/* Seconds that `wc -w` takes for a file. It reads a small one so often that the start of the
 * process does not count. */
static double time_wc(const char *path, size_t size) {
  size_t times = 1 + 50000000 / size;
  char *command = malloc(100 + times * (strlen(path) + 1)), *at = command;
  if (!command) fail("out of memory");
  at += sprintf(at, "LC_ALL=C wc -w");
  for (size_t i = 0; i < times; i++) at += sprintf(at, " %s", path);
  sprintf(at, " >/dev/null");
  double begin = now_of_others();
  if (system(command) != 0) fail("cannot run wc");
  free(command);
  return (now_of_others() - begin) / (double)times;
}

static void write_file(char *path, const char *text, size_t size) {
  int file = mkstemp(path);
  if (file < 0) fail("cannot make a temporary file");
  for (size_t done = 0; done < size;) {
    ssize_t part = write(file, text + done, size - done);
    if (part <= 0) fail("cannot write a temporary file");
    done += (size_t)part;
  }
  close(file);
}

static void print_speed(const char *what, const char *name, size_t size, double seconds, double wc,
                        const char *goal) {
  double megabytes = (double)size / 1e6;
  printf("%s %-8s %4.0f MB   %6.1f MB/s   %.3f of wc -w (%.0f MB/s)      must reach %s\n", what,
         name, megabytes, megabytes / seconds, wc / seconds, megabytes / wc, goal);
}

static void bench_open(const char *name, const char *text, size_t size) {
  char path[] = "/tmp/quoth-bench-XXXXXX";
  write_file(path, text, size);
  double wc = 1e9;
  QTimes least_times = {1e9, 1e9, 1e9};
  int rounds = size < 2000000 ? 20 : 4;
  for (int i = 0; i < rounds; i++) {
    take_least(&wc, time_wc(path, size));
    time_open(text, size, &least_times);
  }
  unlink(path);
  print_speed("open", name, size, least_times.open, wc, "0.15");
  print_speed("lint", name, size, least_times.lint, wc, "0.15");
  print_speed("all ", name, size, least_times.all, wc, "0.12 (open, speakers and lint)");
}

/* ---- Editing ------------------------------------------------------------ */

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Until what is right again an edit is timed. */
typedef enum {
  ALONE,
  WITH_LINT,   /* findings */
  WITH_RULES,  /* findings of all rules, those about attributions too */
  WITH_SCREEN, /* the speakers that are on the screen */
  WITH_ALL,    /* all speakers, and what each source has said */
  WAITINGS,
} Waiting;

enum {
  SCREEN = 4000 /* bytes */
};

static const struct {
  const char *name;
  int edits;
  const char *in_1_mb, *in_10_mb; /* what p99 must reach */
} WAITINGS_OF[WAITINGS] = {
    [WITH_LINT] = {"lint", 4000, "1 ms", "5 ms"},
    [WITH_RULES] = {"lint, news", 40, "1 ms", "5 ms"},
    [WITH_SCREEN] = {"speakers, screen", 400, "2 ms", "20 ms"},
    [WITH_ALL] = {"speakers, all", 400, "2 ms", "20 ms"},
};

static void lint_news(QDocument *document) {
  QLintOptions options = {.style = Q_STYLE_NEWS};
  if (quoth_lint(document, &options) != Q_OK) fail("cannot lint the text");
}

static void wait_for(QDocument *document, Waiting what, uint32_t at) {
  switch (what) {
  case WITH_LINT: lint(document); break;
  case WITH_RULES: lint_news(document); break;
  case WITH_SCREEN:
    attribute(document, (QRange){at > SCREEN / 2 ? at - SCREEN / 2 : 0, at + SCREEN / 2});
    break;
  case WITH_ALL:
    if (quoth_sources(document) != Q_OK) fail("cannot tell the sources");
    break;
  default: break;
  }
}

/* One character is typed at a random place and taken back: microseconds at half and at 99 of
 * 100 edits. */
static void bench_edits(QDocument *document, int count, Waiting what, double *median, double *p99) {
  double *times = malloc((size_t)count * sizeof *times);
  if (!times) fail("out of memory");
  uint32_t random = 7, at = 0;
  if (what == WITH_SCREEN) attribute(document, (QRange){0, quoth_document_size(document)});
  wait_for(document, what, 0);
  for (int i = 0; i < count; i++) {
    const char *typed = i % 20 == 0 ? "\"" : i % 14 == 0 ? "\n" : "e";
    bool insert = i % 2 == 0;
    if (insert) at = next_random(&random) % quoth_document_size(document);
    double begin = now();
    QStatus status = insert ? quoth_document_edit(document, (QRange){at, at}, typed, 1)
                            : quoth_document_edit(document, (QRange){at, at + 1}, "", 0);
    wait_for(document, what, at);
    times[i] = (now() - begin) * 1e6;
    if (status != Q_OK) fail("cannot edit the text");
  }
  qsort(times, (size_t)count, sizeof *times, compare);
  *median = times[count / 2];
  *p99 = times[count * 99 / 100];
  free(times);
}

static void bench_waiting(const char *name, const char *text, size_t size, Waiting what) {
  QDocument *document = open_text(text, size);
  double median, p99;
  bench_edits(document, WAITINGS_OF[what].edits, what, &median, &p99);
  bool large = size > 2000000;
  printf("edit and %-16s %-8s %5.1f MB   median %7.2f ms, p99 %7.2f ms      must reach %s\n",
         WAITINGS_OF[what].name, name, (double)size / 1e6, median / 1e3, p99 / 1e3,
         large ? WAITINGS_OF[what].in_10_mb : WAITINGS_OF[what].in_1_mb);
  quoth_document_free(document);
}

static void bench_text(const char *name, const char *text, size_t size) {
  bench_open(name, text, size);
  for (int what = WITH_LINT; what < WAITINGS; what++)
    bench_waiting(name, text, size, (Waiting)what);
}

/* A host that does not tell what has changed hands in the whole text at each key: milliseconds. */
static double bench_sync(const char *text, size_t size) {
  QDocument *document = open_text(text, size);
  char *changed = malloc(size + 1);
  if (!changed) fail("out of memory");
  double sum = 0;
  enum {
    ROUNDS = 20
  };
  for (size_t i = 0; i < ROUNDS; i++) {
    size_t at = size / ROUNDS * i;
    memcpy(changed, text, at);
    changed[at] = 'e';
    memcpy(changed + at + 1, text + at, size - at);
    double begin = now();
    if (quoth_document_sync(document, changed, size + 1, NULL) != Q_OK) fail("cannot sync");
    sum += now() - begin;
  }
  free(changed);
  quoth_document_free(document);
  return sum / ROUNDS * 1e3;
}

static double resident_bytes(void) {
  FILE *file = fopen("/proc/self/statm", "r");
  unsigned long total, resident = 0;
  if (!file) return 0;
  if (fscanf(file, "%lu %lu", &total, &resident) != 2) resident = 0;
  fclose(file);
  return (double)resident * (double)sysconf(_SC_PAGESIZE);
}

/* The first document of the process: nothing of what it takes has been taken before. */
static void bench_memory(size_t megabytes) {
  size_t size = megabytes * 1000000;
  char *text = make_prose(size);
  double before = resident_bytes();
  QDocument *document = open_text(text, size);
  double bytes = (resident_bytes() - before) / (double)size;
  if (before > 0)
    printf("memory %4zu MB          %.2f bytes a byte of text                     must reach 10\n",
           megabytes, bytes);
  quoth_document_free(document);
  free(text);
}

/* The same text in one line: all of it is one paragraph. */
static void run_on(char *text, size_t size) {
  for (size_t i = 0; i < size; i++) text[i] = text[i] == '\n' ? ' ' : text[i];
}

static void bench_made(size_t size) {
  char *text = make_prose(size);
  bench_text("prose", text, size);
  run_on(text, size);
  bench_text("run-on", text, size);
  free(text);
  text = make_news(size);
  bench_text("news", text, size);
  free(text);
}

static void bench_file(const char *path) {
  FILE *file = fopen(path, "rb");
  char *text = NULL;
  size_t size = 0, room = 0;
  if (!file) fail("cannot open a file");
  do {
    room = room ? room * 2 : 1 << 20;
    text = realloc(text, room);
    if (!text) fail("out of memory");
    size += fread(text + size, 1, room - size, file);
  } while (size == room);
  fclose(file);
  if (size == 0) fail("a file is empty");
  printf("%s\n", path);
  bench_text("file", text, size);
  free(text);
}

int main(int argc, char **argv) {
  size_t largest = argc > 1 ? strtoul(argv[1], NULL, 10) : 100;
  setvbuf(stdout, NULL, _IOLBF, 0);
  if (largest < 1) fail("usage: bench [MEGABYTES [FILE...]]");
  bench_memory(largest);
  bench_made(1000000);
  bench_made(largest < 10 ? largest * 1000000 : 10000000);
  size_t sizes[] = {10000, 1000000, 10000000, largest * 1000000};
  double first = 0;
  for (int i = 0; i < 4; i++) {
    char *text = make_prose(sizes[i]);
    QDocument *document = open_text(text, sizes[i]);
    double median, p99;
    bench_edits(document, 20000, ALONE, &median, &p99);
    if (i == 0) first = median;
    printf("edit %9.2f MB       median %5.1f us, p99 %5.1f us, median %.2f of the first",
           (double)sizes[i] / 1e6, median, p99, median / first);
    printf("   must reach p99 100 us%s\n", i == 3 ? ", 1.5" : "");
    quoth_document_free(document);
    if (i == 2)
      printf("sync %9.2f MB       %.1f ms\n", (double)sizes[i] / 1e6, bench_sync(text, sizes[i]));
    free(text);
  }
  for (int i = 2; i < argc; i++) bench_file(argv[i]);
  return 0;
}
