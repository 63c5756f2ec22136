/* The rules about marks that are missing, left over or turned. Their findings are the edits of the
 * cheapest reading of the text (marks/repair.h), their fixes those edits. */
#include "lint/rules.h"

#define EVERYWHERE(level) \
  { Q_LEVELS(level), Q_LEVELS(level), Q_LEVELS(level), Q_LEVELS(level) }

const QRuleRow q_rule_unclosed_quotation = {
    .rule = {.id = "unclosed-quotation",
             .summary = "a quotation without its closing or its opening mark",
             .explanation =
                 "A quotation ends with its closing mark in its paragraph. Only where the next "
                 "paragraph opens with the same marks it goes on there, and needs none.",
             .wrong = "“I agree, he said. “So do I.”",
             .right = "“I agree,” he said. “So do I.”",
             .fixes = true},
    .levels = EVERYWHERE(Q_LEVEL_ERROR),
};

const QRuleRow q_rule_stray_mark = {
    .rule =
        {.id = "stray-mark",
         .summary = "a mark that closes or opens nothing",
         .explanation =
             "A mark that stands twice, that closes what is not open, or that opens at the end of "
             "a paragraph is left over.",
         .wrong = "“I agree,”” he said.",
         .right = "“I agree,” he said.",
         .fixes = true},
    .levels = EVERYWHERE(Q_LEVEL_ERROR),
};

const QRuleRow q_rule_mismatched_marks = {
    .rule =
        {.id = "mismatched-marks",
         .summary = "a mark of the wrong direction or kind",
         .explanation =
             "An opening mark where the quotation closes, a closing one where it opens, two marks "
             "that are no pair, or an opening single mark for an apostrophe (‘90s).",
         .wrong = "He spoke of “expedited review“ and left.",
         .right = "He spoke of “expedited review” and left.",
         .fixes = true},
    .levels = EVERYWHERE(Q_LEVEL_ERROR),
};
