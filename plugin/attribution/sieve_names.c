#include "quoth.h"

const char *quoth_sieve_name(QSieve sieve) {
  static const char *const names[] = {
      [Q_SIEVE_NONE] = "none",
      [Q_SIEVE_GIVEN] = "given",
      [Q_SIEVE_TAG] = "tag",
      [Q_SIEVE_DESCRIPTION] = "description",
      [Q_SIEVE_NARRATOR] = "narrator",
      [Q_SIEVE_COLON] = "colon",
      [Q_SIEVE_BEAT] = "beat",
      [Q_SIEVE_PRONOUN] = "pronoun",
      [Q_SIEVE_LABEL] = "label",
      [Q_SIEVE_ALTERNATION] = "alternation",
      [Q_SIEVE_VOCATIVE] = "vocative",
      [Q_SIEVE_CONTINUED] = "continued",
      [Q_SIEVE_PARAGRAPH] = "paragraph",
      [Q_SIEVE_NEAREST] = "nearest",
      [Q_SIEVE_GENDER] = "gender",
      [Q_SIEVE_PRESENCE] = "presence",
  };
  return sieve < Q_SIEVES ? names[sieve] : "unknown";
}
