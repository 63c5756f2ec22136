/* Rules about commas and full stops at a closing mark. */
#include <stddef.h>

#include "chars.h"
#include "lint/pair.h"
#include "lint/rules.h"
#include "lint/stops.h"

/* ---- punctuation-placement ---------------------------------------------------- */

static void check_placement(const QView *view, uint32_t quotation) {
  const QQuoteRecord *q = &view->records->quotations[quotation];
  if (view->custom.placement == Q_PLACEMENT_ANY) return;
  bool inside = view->custom.placement == Q_PLACEMENT_INSIDE;
  uint32_t at;
  if (q_stop_place(view, quotation, &at) != (inside ? Q_STOP_OUTSIDE : Q_STOP_INSIDE)) return;
  if (q_is_code(view, q)) return;
  bool comma = view->text[at] == ',';
  QFindings *f = view->findings;
  q_finding_begin(f, Q_RULE_PUNCTUATION_PLACEMENT, at, at + 1,
                  inside ? (comma ? "a comma outside of the closing mark"
                                  : "a full stop outside of the closing mark")
                         : (comma ? "a comma inside of the closing mark"
                                  : "a full stop inside of the closing mark"));
  uint32_t to = inside ? q_words_end(view, quotation) : q->end;
  q_finding_edit(f, at, at + 1, "");
  q_finding_edit(f, to, to, comma ? "," : ".");
  q_finding_confidence(f, inside ? 85 : 60);
  q_finding_related(f, q->inner_end, q->end, "the closing mark");
}

/* Where the custom is only guessed, it is no more than a hint. */
#define PLACEMENT \
  { Q_LEVEL_HINT, Q_LEVEL_WARNING, Q_LEVEL_HINT, Q_LEVEL_OFF }

const QRuleRow q_rule_punctuation_placement = {
    .rule =
        {.id = "punctuation-placement",
         .summary = "a comma or full stop on the wrong side of a closing mark",
         .explanation =
             "American English puts commas and full stops inside the closing mark; British English "
             "puts them inside only if they belong to what is quoted. Where the language is not "
             "told, a "
             "text is held to what it does nearly everywhere. Semicolons, colons and what stands "
             "before "
             "a tag are not looked at.",
         .wrong = "He called it “a disaster”, and left.",
         .right = "He called it “a disaster,” and left.",
         .fixes = true},
    .levels = {PLACEMENT, PLACEMENT, PLACEMENT, PLACEMENT},
    .quotation = check_placement,
};

/* ---- doubled-stop --------------------------------------------------------------- */

/* What both become: the mark that stands inside. NULL: no fault. */
static const char *merged(int32_t inner, int32_t outer, bool tag) {
  if (outer == '.') return inner == '.' || inner == ',' ? "." : NULL;
  if (outer != ',') return NULL;
  return inner == ',' || (inner == '.' && tag) ? "," : NULL;
}

static void check_doubled(const QView *view, uint32_t quotation) {
  const QQuoteRecord *q = &view->records->quotations[quotation];
  uint32_t start, next, after, end = q_words_end(view, quotation);
  int32_t inner = q_char_before(view, end, &start), outer = q_char_at(view, q->end, &next);
  if ((inner != '.' && inner != ',') || (outer != '.' && outer != ',')) return;
  if (q_opening_of(view, q).family == Q_FAMILY_OTHER || q_is_code(view, q)) return;
  const char *right = merged(inner, outer, q_tag_at(view, next) != NULL);
  if (!right || (inner == '.' && q_stop_is_part(view, start))) return;
  /* An ellipsis follows, or the next one of a list of keys. */
  int32_t beyond = q_char_at(view, next, &after);
  if (beyond == '.' || q_is_letter(beyond) || q_is_digit(beyond)) return;
  QFindings *f = view->findings;
  q_finding_begin(f, Q_RULE_DOUBLED_STOP, start, next,
                  inner == outer ? (inner == '.' ? "a full stop on both sides of the closing mark"
                                                 : "a comma on both sides of the closing mark")
                                 : "a comma and a full stop at the closing mark");
  if (right[0] != (char)inner) q_finding_edit(f, start, end, right);
  q_finding_edit(f, q->end, next, "");
}

const QRuleRow q_rule_doubled_stop = {
    .rule = {.id = "doubled-stop",
             .summary = "a comma or full stop on both sides of a closing mark",
             .explanation = "One of them is enough. A full stop that belongs to an abbreviation or "
                            "an ellipsis is not "
                            "counted.",
             .wrong = "She wrote, “I agree.”.",
             .right = "She wrote, “I agree.”",
             .fixes = true},
    .levels = {Q_LEVELS_ENGLISH(Q_LEVEL_WARNING), Q_LEVELS_ENGLISH(Q_LEVEL_WARNING),
               Q_LEVELS_ENGLISH(Q_LEVEL_WARNING), Q_LEVELS_ENGLISH(Q_LEVEL_WARNING)},
    .quotation = check_doubled,
};
