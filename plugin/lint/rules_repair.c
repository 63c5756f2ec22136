/* The rules about marks that are missing, left over or turned. Their findings are the edits of the
 * cheapest reading of the text (marks/repair.h), their fixes those edits. */
#include "lint/rules.h"

#define EVERYWHERE(level) \
  { Q_LEVELS(level), Q_LEVELS(level), Q_LEVELS(level), Q_LEVELS(level) }

const QRuleRow q_rule_unclosed_quotation = {
    .rule = {.id = "unclosed-quotation",
             .summary = "a quotation without its closing or its opening mark",
             .explanation =
                 "A quotation has a closing mark in its own paragraph, unless the next paragraph "
                 "opens with the same marks and goes on with it. The fix puts the mark where it "
                 "most likely belongs; where that is not certain there is none.",
             .wrong = "“I agree, he said. “So do I.”",
             .right = "“I agree,” he said. “So do I.”",
             .fixes = true},
    .levels = EVERYWHERE(Q_LEVEL_ERROR),
};

const QRuleRow q_rule_stray_mark = {
    .rule = {.id = "stray-mark",
             .summary = "a mark that closes or opens nothing",
             .explanation = "A mark is left over if it stands twice, if it closes what is not "
                            "open, or if it opens "
                            "a quotation at the end of a paragraph.",
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
             "An opening mark stands where the quotation closes, a closing one where it opens, two "
             "marks are no pair, or an opening single mark is in the place of an apostrophe (‘90s "
             "for ’90s).",
         .wrong = "He spoke of “expedited review“ and left.",
         .right = "He spoke of “expedited review” and left.",
         .fixes = true},
    .levels = EVERYWHERE(Q_LEVEL_ERROR),
};
