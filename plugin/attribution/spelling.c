#include "attribution/spelling.h"

#include <stdint.h>
#include <string.h>

enum {
  LONGEST = 48, /* letters: longer names are compared as they are */
  ONE = 5,      /* letters in which one may be wrong, */
  TWO = 9,      /* and two */
};

/* The letters under the accents of U+00E0 to U+017F. */
static const char PLAIN[] = "aaaaaaaceeeeiiiidnooooo ouuuuypy"
                            "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                            "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/* Copies a name without what joins its words, and without accents. Returns its length, 0 if it is
 * too long. */
static unsigned letters(const char *name, unsigned length, char *out) {
  unsigned count = 0;
  for (unsigned i = 0; i < length; i++) {
    if (name[i] == ' ' || name[i] == '-' || name[i] == '\'') continue;
    if (count == LONGEST) return 0;
    unsigned lead = (unsigned char)name[i];
    char plain = 0;
    if (lead >= 0xC3 && lead <= 0xC5 && i + 1 < length) {
      unsigned point = (lead & 0x1F) << 6 | ((unsigned char)name[i + 1] & 0x3F);
      if (point >= 0xE0) plain = PLAIN[point - 0xE0];
    }
    i += plain && plain != ' ';
    out[count++] = plain && plain != ' ' ? plain : name[i];
  }
  return count;
}

/* The optimal string alignment distance (Damerau 1964, restricted), by bytes. */
static unsigned distance(const char *a, unsigned a_length, const char *b, unsigned b_length) {
  uint8_t rows[3][LONGEST + 1];
  for (unsigned k = 0; k <= b_length; k++) rows[0][k] = (uint8_t)k;
  for (unsigned i = 1; i <= a_length; i++) {
    uint8_t *row = rows[i % 3], *before = rows[(i + 2) % 3], *twice = rows[(i + 1) % 3];
    row[0] = (uint8_t)i;
    for (unsigned k = 1; k <= b_length; k++) {
      unsigned least = before[k - 1] + (a[i - 1] == b[k - 1] ? 0u : 1u);
      if (before[k] + 1u < least) least = before[k] + 1u;
      if (row[k - 1] + 1u < least) least = row[k - 1] + 1u;
      bool swapped = i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1];
      if (swapped && twice[k - 2] + 1u < least) least = twice[k - 2] + 1u;
      row[k] = (uint8_t)least;
    }
  }
  return rows[a_length % 3][b_length];
}

bool q_spelled_alike(const char *a, unsigned a_length, const char *b, unsigned b_length) {
  char first[LONGEST], second[LONGEST];
  unsigned first_length = letters(a, a_length, first);
  unsigned second_length = letters(b, b_length, second);
  if (!first_length || !second_length || first[0] != second[0]) return false;
  unsigned longer = first_length > second_length ? first_length : second_length;
  unsigned shorter = first_length + second_length - longer;
  unsigned most = shorter >= TWO ? 2 : shorter >= ONE;
  if (longer - shorter > most) return false;
  return distance(first, first_length, second, second_length) <= most;
}
