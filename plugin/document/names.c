/* Words for the values of quoth.h. */
#include "quoth.h"

const char *quoth_status_message(QStatus status) {
  switch (status) {
  case Q_OK: return "no error";
  case Q_NO_MEMORY: return "out of memory";
  case Q_TOO_LARGE: return "the text is too large: 4 GiB or more";
  case Q_BAD_RANGE: return "the range does not lie in the text";
  }
  return "unknown error";
}

const char *quoth_status_code(QStatus status) {
  switch (status) {
  case Q_OK: return "ok";
  case Q_NO_MEMORY: return "no-memory";
  case Q_TOO_LARGE: return "too-large";
  case Q_BAD_RANGE: return "bad-range";
  }
  return "unknown";
}

const char *quoth_kind_name(QKind kind) {
  static const char *const names[] = {[Q_DIRECT] = "direct",
                                      [Q_INDIRECT] = "indirect",
                                      [Q_MIXED] = "mixed",
                                      [Q_BLOCK] = "block",
                                      [Q_TERM] = "term"};
  return kind <= Q_TERM ? names[kind] : "unknown";
}

const char *quoth_evidence_name(QEvidence evidence) {
  static const char *const names[] = {
      [Q_EVIDENCE_NONE] = "none",     [Q_EVIDENCE_AFTER] = "after",
      [Q_EVIDENCE_BEFORE] = "before", [Q_EVIDENCE_AROUND] = "around",
      [Q_EVIDENCE_COLON] = "colon",   [Q_EVIDENCE_SENTENCE] = "sentence",
      [Q_EVIDENCE_TURN] = "turn",     [Q_EVIDENCE_CONTINUED] = "continued",
      [Q_EVIDENCE_NEAR] = "near",     [Q_EVIDENCE_NOBODY] = "nobody",
  };
  return evidence <= Q_EVIDENCE_NOBODY ? names[evidence] : "unknown";
}

const char *quoth_role_name(QRole role) {
  static const char *const names[] = {
      [Q_ROLE_TEXT] = "text",         [Q_ROLE_QUOTATION] = "quotation", [Q_ROLE_NESTED] = "nested",
      [Q_ROLE_UNCLOSED] = "unclosed", [Q_ROLE_SOURCE] = "source",       [Q_ROLE_CUE] = "cue",
      [Q_ROLE_STRAY] = "stray",
  };
  return role <= Q_ROLE_STRAY ? names[role] : "unknown";
}

const char *quoth_mention_kind_name(QMentionKind kind) {
  static const char *const names[] = {[Q_MENTION_NAME] = "name",
                                      [Q_MENTION_DESCRIPTION] = "description",
                                      [Q_MENTION_PRONOUN] = "pronoun",
                                      [Q_MENTION_NARRATOR] = "narrator"};
  return kind <= Q_MENTION_NARRATOR ? names[kind] : "unknown";
}

const char *quoth_gender_name(QGender gender) {
  static const char *const names[] = {[Q_GENDER_UNKNOWN] = "unknown",
                                      [Q_GENDER_MAN] = "man",
                                      [Q_GENDER_WOMAN] = "woman",
                                      [Q_GENDER_MANY] = "many"};
  return gender <= Q_GENDER_MANY ? names[gender] : "unknown";
}

const char *quoth_source_kind_name(QSourceKind kind) {
  static const char *const names[] = {[Q_SOURCE_NAMED] = "named",
                                      [Q_SOURCE_DESCRIBED] = "described",
                                      [Q_SOURCE_NARRATOR] = "narrator",
                                      [Q_SOURCE_GIVEN] = "given"};
  return kind <= Q_SOURCE_GIVEN ? names[kind] : "unknown";
}
