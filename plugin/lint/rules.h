/* The rules: rows of tables, one for each QRuleId. */
#ifndef QUOTH_LINT_RULES_H
#define QUOTH_LINT_RULES_H

#include "lint/sayings.h"
#include "lint/view.h"

/* Looks at one quotation in marks (q_is_marked), and adds findings to the view's. It is called
 * only where the marks of the paragraph are sound: nothing is left open or over but what the next
 * paragraph goes on with. */
typedef void QCheckQuotation(const QView *view, uint32_t quotation);

/* Looks at a paragraph, sound or not. */
typedef void QCheckParagraph(const QView *view);

/* Looks at the whole document, at who says what; adds findings with offsets of the document. */
typedef void QCheckSayings(QSayings *sayings);

typedef struct {
  QRule rule;
  uint8_t levels[Q_STYLES][Q_LANGUAGES]; /* QLevel */
  QCheckQuotation *quotation;            /* any of them may be NULL */
  QCheckQuotation *opening;              /* the same for one that goes on in the next paragraph */
  QCheckParagraph *paragraph;
  QCheckSayings *sayings; /* then it has none of the others */
} QRuleRow;

extern const QRuleRow q_rule_unclosed_quotation, q_rule_stray_mark, q_rule_mismatched_marks;
extern const QRuleRow q_rule_mixed_mark_style, q_rule_nested_mark_style;
extern const QRuleRow q_rule_missing_space, q_rule_space_inside_marks;
extern const QRuleRow q_rule_missing_comma, q_rule_stop_before_tag, q_rule_capital_tag;
extern const QRuleRow q_rule_doubled_stop, q_rule_punctuation_placement;
extern const QRuleRow q_rule_quoted_block, q_rule_over_long_quotation;
extern const QRuleRow q_rule_unattributed_quotation, q_rule_ambiguous_source;
extern const QRuleRow q_rule_late_attribution, q_rule_unidentified_source;
extern const QRuleRow q_rule_source_spelling, q_rule_anonymous_source;
extern const QRuleRow q_rule_conflicting_attribution, q_rule_repeated_quotation;
extern const QRuleRow q_rule_cue_style;

const QRuleRow *q_rule_row(QRuleId rule);

/* Rows of the table of levels. One for all languages; one for English; one with a level of its own
 * where the custom is only guessed. */
#define Q_LEVELS(level) \
  { level, level, level, level }
#define Q_LEVELS_ENGLISH(level) \
  { level, level, level, Q_LEVEL_OFF }

#endif
