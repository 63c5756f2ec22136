/* All rules, and names. */
#include <string.h>

#include "lint/rules.h"

static const QRuleRow *const ROWS[Q_RULES] = {
    [Q_RULE_UNCLOSED_QUOTATION] = &q_rule_unclosed_quotation,
    [Q_RULE_STRAY_MARK] = &q_rule_stray_mark,
    [Q_RULE_MISMATCHED_MARKS] = &q_rule_mismatched_marks,
    [Q_RULE_MIXED_MARK_STYLE] = &q_rule_mixed_mark_style,
    [Q_RULE_NESTED_MARK_STYLE] = &q_rule_nested_mark_style,
    [Q_RULE_MISSING_SPACE] = &q_rule_missing_space,
    [Q_RULE_SPACE_INSIDE_MARKS] = &q_rule_space_inside_marks,
    [Q_RULE_MISSING_COMMA] = &q_rule_missing_comma,
    [Q_RULE_STOP_BEFORE_TAG] = &q_rule_stop_before_tag,
    [Q_RULE_CAPITAL_TAG] = &q_rule_capital_tag,
    [Q_RULE_DOUBLED_STOP] = &q_rule_doubled_stop,
    [Q_RULE_PUNCTUATION_PLACEMENT] = &q_rule_punctuation_placement,
    [Q_RULE_QUOTED_BLOCK] = &q_rule_quoted_block,
    [Q_RULE_OVER_LONG_QUOTATION] = &q_rule_over_long_quotation,
    [Q_RULE_UNATTRIBUTED_QUOTATION] = &q_rule_unattributed_quotation,
    [Q_RULE_AMBIGUOUS_SOURCE] = &q_rule_ambiguous_source,
    [Q_RULE_LATE_ATTRIBUTION] = &q_rule_late_attribution,
    [Q_RULE_UNIDENTIFIED_SOURCE] = &q_rule_unidentified_source,
    [Q_RULE_SOURCE_SPELLING] = &q_rule_source_spelling,
    [Q_RULE_ANONYMOUS_SOURCE] = &q_rule_anonymous_source,
    [Q_RULE_CONFLICTING_ATTRIBUTION] = &q_rule_conflicting_attribution,
    [Q_RULE_REPEATED_QUOTATION] = &q_rule_repeated_quotation,
    [Q_RULE_CUE_STYLE] = &q_rule_cue_style,
};

const QRuleRow *q_rule_row(QRuleId rule) { return ROWS[rule]; }

const QRule *quoth_rule(QRuleId rule) { return &ROWS[rule]->rule; }

bool quoth_rule_named(const char *id, size_t length, QRuleId *rule) {
  for (int i = 0; i < Q_RULES; i++) {
    const char *name = ROWS[i]->rule.id;
    if (strlen(name) != length || memcmp(name, id, length) != 0) continue;
    *rule = (QRuleId)i;
    return true;
  }
  return false;
}

QLevel quoth_rule_level(QRuleId rule, const QLintOptions *options) {
  if (!options) return (QLevel)ROWS[rule]->levels[0][0];
  QLevel level = options->levels[rule];
  if (level != Q_LEVEL_DEFAULT) return level;
  return (QLevel)ROWS[rule]->levels[options->style][options->language];
}

const char *quoth_level_name(QLevel level) {
  static const char *const names[] = {"default", "off", "hint", "warning", "error"};
  return names[level];
}

const char *quoth_style_name(QStyle style) {
  static const char *const names[] = {"any", "news", "fiction", "academic"};
  return names[style];
}

const char *quoth_language_name(QLanguage language) {
  static const char *const names[] = {"guess", "en-US", "en-GB", "other"};
  return names[language];
}
