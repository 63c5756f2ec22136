#include "random_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void q_print_bytes(const char *name, const char *bytes, size_t size) {
  fprintf(stderr, "%s (%zu bytes): \"", name, size);
  for (size_t i = 0; i < size; i++) {
    unsigned char c = (unsigned char)bytes[i];
    if (c == '"' || c == '\\')
      fprintf(stderr, "\\%c", c);
    else if (c >= ' ' && c < 127)
      fputc(c, stderr);
    else
      fprintf(stderr, "\\%03o", c);
  }
  fprintf(stderr, "\"\n");
}

/* splitmix64 (Steele, Lea, Flood, 2014). */
uint32_t q_random(QRandom *random, uint32_t below) {
  uint64_t z = random->state += 0x9E3779B97F4A7C15u;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z = (z ^ z >> 27) * 0x94D049BB133111EBu;
  return (uint32_t)((z ^ z >> 31) >> 32) % below;
}

void q_buffer_free(QBuffer *buffer) {
  free(buffer->bytes);
  *buffer = (QBuffer){0};
}

void q_buffer_replace(QBuffer *buffer, size_t start, size_t end, const char *text, size_t length) {
  size_t size = buffer->size - (end - start) + length;
  if (size > buffer->room) {
    buffer->room = size * 2;
    buffer->bytes = realloc(buffer->bytes, buffer->room);
    if (!buffer->bytes) abort();
  }
  if (buffer->size > end)
    memmove(buffer->bytes + start + length, buffer->bytes + end, buffer->size - end);
  if (length) memcpy(buffer->bytes + start, text, length);
  buffer->size = size;
}

void q_buffer_copy(QBuffer *to, const QBuffer *from) {
  q_buffer_replace(to, 0, to->size, from->bytes, from->size);
}

#define S(text) \
  { text, sizeof(text) - 1 }

/* Marks and what else has a meaning; many of them stand in threes, so that they come more often. */
static const QPart SIGNS[] = {
    S("\""),
    S("\""),
    S("\""),
    S("'"),
    S("'"),
    S("'"),
    S("\xE2\x80\x9C"),
    S("\xE2\x80\x9C"),
    S("\xE2\x80\x9D"),
    S("\xE2\x80\x9D"),
    S("\xE2\x80\x98"),
    S("\xE2\x80\x99"),
    S("\xE2\x80\x9E"),
    S("\xE2\x80\x9A"),
    S("\xC2\xAB"),
    S("\xC2\xBB"),
    S("\xE2\x80\xB9"),
    S("\xE2\x80\xBA"),
    S("\xE3\x80\x8C"),
    S("\xE3\x80\x8D"),
    S("\xE3\x80\x8E"),
    S("\xE3\x80\x8F"),
    S("``"),
    S("''"),
    S("`"),
    S("```"),
    S("~~~"),
    S("\xE2\x80\x94"),
    S("\xE2\x80\x94 "),
    S("\xE2\x80\x93"),
    S("--"),
    S("- "),
    S(">"),
    S("> "),
    S("\n> "),
    S("#"),
    S("\n# "),
    S("<!--"),
    S("-->"),
    S("---\n"),
    S("---\nkey: x\n"),
    S("["),
    S("]"),
    S("]("),
    S(")"),
    S("[^1]"),
    S("[@key, p. 3]"),
    S(":"),
    S(", "),
    S(". "),
    S("? "),
    S("! "),
    S("\xE2\x80\xA6"),
    S("5'11\""),
    S("1. "),
    S("("),
    S("*"),
    S("_"),
    S("\n```\n"),
    S("\n````\n"),
    S("\n<!-- "),
    S(" -->\n"),
};

static const QPart BREAKS[] = {
    S("\n\n"),    S("\n\n"),     S("\n\n"), S("\r\n\r\n"), S("\n"),   S("\n"),   S("\r\n"),
    S("\n \t\n"), S("\n\n\n\n"), S("\r"),   S("\n    "),   S("\n\t"), S("\x1E"),
};

static const QPart ODD[] = {
    S("\0"),           S("\xFF"),         S("\xC3"),
    S("\xE2\x80"),     S("\xF0\x9F"),     S("\xF0\x9F\x98\x80"),
    S("\x80"),         S("\xED\xA0\x80"), S("\xEF\xBB\xBF"),
    S("\xC2\xA0"),     S("\xE2\x80\x89"), S("\x01"),
    S("\x7F"),         S("\xC3\xA9"),     S("\xD0\x96"),
    S("\xE2\x80\xA8"),
};

static const QPart WORDS[] = {
    S("said"),
    S("says "),
    S("asked"),
    S("told reporters"),
    S("According to "),
    S("according to"),
    S("he said"),
    S("she asked"),
    S(" said that "),
    S("Teng Biao"),
    S("Mary"),
    S("Mr. Brown"),
    S("the old man"),
    S("a spokesman for the ministry"),
    S("I"),
    S("they"),
    S("don't"),
    S("\xE2\x80\x99tis"),
    S("rock 'n' roll"),
    S("the boys'"),
    S("'90s"),
    S("o'clock"),
    S("who"),
    S("that"),
    S("wrote"),
    S("added:"),
    S("in Smith's view"),
    S("and"),
    S("was "),
    S("the "),
    S("disaster"),
    S("Well"),
    S("nothing at all "),
    S("Smith:"),
    S("QUOTH"),
    S("been"),
    S("Dr."),
};

#define PICK(list) (&(list)[q_random(random, sizeof(list) / sizeof *(list))])

static const QPart *pick(QRandom *random) {
  uint32_t kind = q_random(random, 100);
  if (kind < 34) return PICK(SIGNS);
  if (kind < 46) return PICK(BREAKS);
  if (kind < 51) return PICK(ODD);
  return PICK(WORDS);
}

void q_random_append(QRandom *random, QBuffer *buffer, size_t bytes) {
  size_t end = buffer->size + bytes;
  while (buffer->size < end) {
    const QPart *s = pick(random);
    q_buffer_replace(buffer, buffer->size, buffer->size, s->text, s->length);
    if (q_random(random, 3) == 0) q_buffer_replace(buffer, buffer->size, buffer->size, " ", 1);
  }
}

void q_random_edit(QRandom *random, size_t size, size_t page, QRandomEdit *edit) {
  uint32_t kind = q_random(random, 100);
  size_t at = q_random(random, (uint32_t)size + 1), removed = 0, added = 0;
  edit->text.size = 0;
  if (kind < 30) { /* a byte or a piece is typed */
    added = 1;
  } else if (kind < 50) { /* a byte goes */
    removed = 1;
  } else if (kind < 80) { /* a few are replaced */
    removed = q_random(random, 12);
    added = q_random(random, 12);
  } else if (kind < 90) { /* lines are cut */
    removed = q_random(random, (uint32_t)page);
  } else if (kind < 99) { /* lines are pasted */
    removed = q_random(random, 40);
    added = q_random(random, (uint32_t)page);
  } else {
    at = 0;
    removed = size;
    added = q_random(random, (uint32_t)page);
  }
  edit->start = at;
  edit->end = removed < size - at ? at + removed : size;
  if (added) q_random_append(random, &edit->text, added);
}

void q_parts_append(QRandom *random, const QParts *parts, QBuffer *buffer, size_t bytes) {
  size_t end = buffer->size + bytes;
  while (buffer->size < end) {
    if (q_random(random, parts->odd) == 0) {
      q_random_append(random, buffer, 1);
    } else {
      const QPart *part = &parts->parts[q_random(random, parts->count)];
      q_buffer_replace(buffer, buffer->size, buffer->size, part->text, part->length);
    }
  }
}

void q_parts_edit(QRandom *random, const QParts *parts, QRandomEdit *edit) {
  size_t size = edit->text.size;
  edit->text.size = 0;
  q_parts_append(random, parts, &edit->text, size);
}

bool q_random_arguments(int argc, char **argv, QRandomRun *run) {
  for (int i = 1; i + 1 < argc; i += 2) {
    unsigned long number = strtoul(argv[i + 1], NULL, 10);
    if (strcmp(argv[i], "--edits") == 0) {
      run->edits = number;
    } else if (strcmp(argv[i], "--seed") == 0) {
      run->seed = number;
      run->seeds = 1;
    } else {
      return false;
    }
  }
  printf("# seeds %lu to %lu, %lu edits\n", run->seed, run->seed + run->seeds - 1, run->edits);
  return true;
}
