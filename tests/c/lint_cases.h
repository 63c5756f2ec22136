/* Texts that a rule must find fault with, and texts that it must not. Written for these tests. */
#ifndef QUOTH_TESTS_LINT_CASES_H
#define QUOTH_TESTS_LINT_CASES_H

#include "quoth.h"

typedef struct {
  QRuleId rule;
  const char *text;
  const char *fixed; /* what the fixes of this rule alone make of it; NULL: it finds nothing */
  QLanguage language;
  QFormat format;
} LintCase;

/* clang-format off */

/* Ten speeches in double marks, which show a custom. */
#define SPEECH \
  "“One,” he said.\n\n“Two,” she said.\n\n“Three,” said Tom.\n\n“Four,” said Ann.\n\n" \
  "“Five,” he said.\n\n“Six,” she said.\n\n“Seven,” said Tom.\n\n“Eight,” said Ann.\n\n" \
  "“Nine,” he said.\n\n“Ten,” she said.\n\n"

/* Ten terms with the comma inside, or outside. */
#define INSIDE \
  "It was a “first,” a “second,” a “third,” a “fourth,” a “fifth,” a “sixth,” a “seventh,” " \
  "an “eighth,” a “ninth,” and a “tenth.”\n\n"
#define OUTSIDE \
  "It was a “first”, a “second”, a “third”, a “fourth”, a “fifth”, a “sixth”, a “seventh”, " \
  "an “eighth”, a “ninth”, and a “tenth”.\n\n"

/* A hundred words and a blank. */
#define TEN "one two three four five six seven eight nine ten "
#define LONG TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

/* clang-format on */

static const LintCase lint_cases[] = {
    /* ---- unclosed-quotation ---- */
    {Q_RULE_UNCLOSED_QUOTATION, "“I agree, he said. “So do I,” she said.",
     "“I agree,” he said. “So do I,” she said.", 0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "I agree,” he said. “So do I,” she said.",
     "“I agree,” he said. “So do I,” she said.", 0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "\"I agree, he said. \"So do I,\" she said.",
     "\"I agree,\" he said. \"So do I,\" she said.", 0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "“I agree,” he said. “So do I.\n\nIt rained.",
     "“I agree,” he said. “So do I.”\n\nIt rained.", 0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "He said, “We leave tonight.\n\nIt rained.",
     "He said, “We leave tonight.”\n\nIt rained.", 0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "“He told me, ‘Never,’ and left.\n\nShe sat down.",
     "“He told me, ‘Never,’ and left.”\n\nShe sat down.", 0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "“He told me, ‘Never.’\n\nShe sat down.",
     "“He told me, ‘Never.’”\n\nShe sat down.", 0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "“Wait,” said Tom. ’Tis late.”", "“Wait,” said Tom. “’Tis late.”",
     0, 0},
    /* One that is not closed leaves the next turn alone. */
    {Q_RULE_UNCLOSED_QUOTATION, "“I agree, he said.\n\n“So do I,” she said.\n\n“And I,” said Ann.",
     "“I agree,” he said.\n\n“So do I,” she said.\n\n“And I,” said Ann.", 0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "# The “archive\n\nIt burnt.", "# The “archive”\n\nIt burnt.", 0,
     Q_FORMAT_MARKDOWN},
    {Q_RULE_UNCLOSED_QUOTATION, "# Come in,” he said\n", "# “Come in,” he said\n", 0,
     Q_FORMAT_MARKDOWN},
    {Q_RULE_UNCLOSED_QUOTATION, "> “Never, he wrote. “Always,” she wrote.\n",
     "> “Never,” he wrote. “Always,” she wrote.\n", 0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "> “One.\n>\n> “Two,” he said.\n\n> ‘Three.\n", NULL, 0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "“I agree,” he said. “So do I,” she said.", NULL, 0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "“The first part.\n\n“The second part,” he said.", NULL, 0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "“‘The letter begins.\n\n“‘It ends.’ That is all,” he said.", NULL,
     0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "In the ’70s, rock ’n’ roll was king, and the boys’ hair long.",
     NULL, 0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "He is 6' 2\" tall, and the board is 12\" wide.", NULL, 0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "“I thought—” he began. “You’d—no.”", NULL, 0, 0},
    {Q_RULE_UNCLOSED_QUOTATION, "— Oui, dit-il.\n\n« Non », dit-elle. „Ja“, sagte er.", NULL, 0, 0},

    /* ---- stray-mark ---- */
    {Q_RULE_STRAY_MARK, "“I agree,”” he said.", "“I agree,” he said.", 0, 0},
    {Q_RULE_STRAY_MARK, "““I agree,” he said.", "“I agree,” he said.", 0, 0},
    {Q_RULE_STRAY_MARK, "“I agree,” he said. “", "“I agree,” he said. ", 0, 0},
    {Q_RULE_STRAY_MARK, "So it went on, Teng Biao said. “\n\nIt rained.",
     "So it went on, Teng Biao said. \n\nIt rained.", 0, 0},
    {Q_RULE_STRAY_MARK, "‘I agree,’ he said. “So do I.””", "‘I agree,’ he said. “So do I.”", 0, 0},
    {Q_RULE_STRAY_MARK, "“I agree,” he said.", NULL, 0, 0},
    {Q_RULE_STRAY_MARK, "“‘I agree,’” he said. ‘“So do I.”’", NULL, 0, 0},
    {Q_RULE_STRAY_MARK, "“One.\n\n“Two,” he said.", NULL, 0, 0},
    {Q_RULE_STRAY_MARK, "> She wrote “never.”” He did not.\n", "> She wrote “never.” He did not.\n",
     0, 0},
    {Q_RULE_STRAY_MARK, "# The ““archive”\n", "# The “archive”\n", 0, Q_FORMAT_MARKDOWN},
    {Q_RULE_STRAY_MARK, "> “It goes on\n\n> and ends.”\n", NULL, 0, 0},
    /* What a poem or a letter parts. */
    {Q_RULE_STRAY_MARK, "“He sang:\n\nThe wind is cold,\n\nand sat down,” she said.", NULL, 0, 0},
    {Q_RULE_STRAY_MARK, "The boys’ ’tis a 6’ board, 2” thick.", NULL, 0, 0},

    /* ---- mismatched-marks ---- */
    {Q_RULE_MISMATCHED_MARKS, "He spoke of “expedited review“ and left.",
     "He spoke of “expedited review” and left.", 0, 0},
    {Q_RULE_MISMATCHED_MARKS, "“No,” he said, and spoke of ”expedited review.”",
     "“No,” he said, and spoke of “expedited review.”", 0, 0},
    {Q_RULE_MISMATCHED_MARKS, "“I agree,\" he said. “So do I,” she said.",
     "“I agree,” he said. “So do I,” she said.", 0, 0},
    {Q_RULE_MISMATCHED_MARKS, "\"I agree,” he said. “So do I,” she said.",
     "“I agree,” he said. “So do I,” she said.", 0, 0},
    {Q_RULE_MISMATCHED_MARKS, "\"I agree,” he said. \"So do I,\" she said.",
     "\"I agree,\" he said. \"So do I,\" she said.", 0, 0},
    {Q_RULE_MISMATCHED_MARKS, "“She told me, ‘Never,'” he said.",
     "“She told me, ‘Never,’” he said.", 0, 0},
    {Q_RULE_MISMATCHED_MARKS, "“I agree,” he said. “She told me, ‘Never‘ and left.”",
     "“I agree,” he said. “She told me, ‘Never’ and left.”", 0, 0},
    {Q_RULE_MISMATCHED_MARKS, "> She wrote “never“ and left.\n", "> She wrote “never” and left.\n",
     0, 0},
    {Q_RULE_MISMATCHED_MARKS, "## The “archive“\n", "## The “archive”\n", 0, Q_FORMAT_MARKDOWN},
    {Q_RULE_MISMATCHED_MARKS, "“I agree,” he said. \"So do I,\" she said.", NULL, 0, 0},
    {Q_RULE_MISMATCHED_MARKS, "„Ja“, sagte er. „Nein”, sagte sie. »Gut«, sagte er.", NULL, 0, 0},
    {Q_RULE_MISMATCHED_MARKS, "”Så,” sade han. ”Nej,” sade hon. « Oui », dit-il.", NULL, 0, 0},
    {Q_RULE_MISMATCHED_MARKS, "``I agree,'' he said. ``So do I.''", NULL, 0, 0},
    {Q_RULE_MISMATCHED_MARKS, "’Tis late, and the boys’ club is shut.", NULL, 0, 0},
    {Q_RULE_MISMATCHED_MARKS, "「はい」と言った。『いいえ』", NULL, 0, 0},

    /* ---- mixed-mark-style ---- */
    {Q_RULE_MIXED_MARK_STYLE, "“One,” he said. “Two,” she said. \"Three,\" he said.",
     "“One,” he said. “Two,” she said. “Three,” he said.", 0, 0},
    {Q_RULE_MIXED_MARK_STYLE, "\"One,\" he said. \"Two,\" she said. “Three,” he said.",
     "\"One,\" he said. \"Two,\" she said. \"Three,\" he said.", 0, 0},
    {Q_RULE_MIXED_MARK_STYLE, "It’s late, and we’re tired, but she's up.",
     "It’s late, and we’re tired, but she’s up.", 0, 0},
    {Q_RULE_MIXED_MARK_STYLE, "It's late, and we're tired, but she’s up.",
     "It's late, and we're tired, but she's up.", 0, 0},
    {Q_RULE_MIXED_MARK_STYLE, "“He said 'come in' and left,” she said. “I agree.”",
     "“He said ‘come in’ and left,” she said. “I agree.”", 0, 0},
    {Q_RULE_MIXED_MARK_STYLE, SPEECH "‘Eleven,’ said Tom.", SPEECH "“Eleven,” said Tom.", 0, 0},
    {Q_RULE_MIXED_MARK_STYLE, SPEECH "‘I told him, “Never,” and left,’ she said.",
     SPEECH "“I told him, ‘Never,’ and left,” she said.", 0, 0},
    {Q_RULE_MIXED_MARK_STYLE, "“One,” he said. “Two,” she said.", NULL, 0, 0},
    {Q_RULE_MIXED_MARK_STYLE, "\"One,\" he said. \"It's two,\" she said. 'Three.'", NULL, 0, 0},
    /* Apostrophes are no marks. */
    {Q_RULE_MIXED_MARK_STYLE, "“It's late,” he said. “We're tired,” she said.", NULL, 0, 0},
    /* Code and measures. */
    {Q_RULE_MIXED_MARK_STYLE, "“Call it,” he said. “Type \"a_b = c\" there.”", NULL, 0, 0},
    {Q_RULE_MIXED_MARK_STYLE, "It’s six feet tall, 6'2\" to be exact, and we’re proud.", NULL, 0,
     0},
    {Q_RULE_MIXED_MARK_STYLE, "“It’s `don't` in code,” she said.", NULL, 0, Q_FORMAT_MARKDOWN},
    {Q_RULE_MIXED_MARK_STYLE, "It’s here.\n\n```\nprint('don't', \"x\")\n```\n", NULL, 0,
     Q_FORMAT_MARKDOWN},
    /* Words as words stand in single marks where people speak in double ones. */
    {Q_RULE_MIXED_MARK_STYLE, SPEECH "The word ‘literally’ is overused.", NULL, 0, 0},
    /* Other languages' marks. */
    {Q_RULE_MIXED_MARK_STYLE, "“One,” he said. « Deux », dit-elle. „Drei“, sagte er.", NULL, 0, 0},

    /* ---- nested-mark-style ---- */
    {Q_RULE_NESTED_MARK_STYLE, "“He said “no” and left,” she said.",
     "“He said ‘no’ and left,” she said.", 0, 0},
    {Q_RULE_NESTED_MARK_STYLE, "“They call it “the Hole,” but it is a cellar,” she said.",
     "“They call it ‘the Hole,’ but it is a cellar,” she said.", 0, 0},
    {Q_RULE_NESTED_MARK_STYLE, "“A sign said “Keep out” and another “Welcome” beside it,” he said.",
     "“A sign said ‘Keep out’ and another ‘Welcome’ beside it,” he said.", 0, 0},
    {Q_RULE_NESTED_MARK_STYLE, "“I read “The Raven” as a child,” she wrote.",
     "“I read ‘The Raven’ as a child,” she wrote.", 0, 0},
    {Q_RULE_NESTED_MARK_STYLE, "\"I read “The Raven” as a child,\" she wrote.",
     "\"I read ‘The Raven’ as a child,\" she wrote.", 0, 0},
    {Q_RULE_NESTED_MARK_STYLE, "“He said ‘no’ and left,” she said.", NULL, 0, 0},
    {Q_RULE_NESTED_MARK_STYLE, "‘He said “no” and left,’ she said.", NULL, 0, 0},
    {Q_RULE_NESTED_MARK_STYLE, "“‘Never,’ she told me, ‘shall I say “yes” again,’” he said.", NULL,
     0, 0},
    {Q_RULE_NESTED_MARK_STYLE, "\"He said 'no' and left,\" she said.", NULL, 0, 0},
    {Q_RULE_NESTED_MARK_STYLE, "“One.” “Two.” “Three.”", NULL, 0, 0},
    {Q_RULE_NESTED_MARK_STYLE, "« Il a dit “non” et il est parti », dit-elle.", NULL, 0, 0},
    {Q_RULE_NESTED_MARK_STYLE, "> She wrote “never” and left.", NULL, 0, 0},
    /* Marks that are not sound are another rule's matter. */
    {Q_RULE_NESTED_MARK_STYLE, "“I agree, he said. “So do I,” said “she.", NULL, 0, 0},

    /* ---- missing-space ---- */
    {Q_RULE_MISSING_SPACE, "“I agree,”he said.", "“I agree,” he said.", 0, 0},
    {Q_RULE_MISSING_SPACE, "He said,“I agree.”", "He said, “I agree.”", 0, 0},
    {Q_RULE_MISSING_SPACE, "She asked him“Why?” and left.", "She asked him “Why?” and left.", 0, 0},
    {Q_RULE_MISSING_SPACE, "“One.”“Two,” he said.", "“One.” “Two,” he said.", 0, 0},
    {Q_RULE_MISSING_SPACE, "\"I agree,\"said Tom.", "\"I agree,\" said Tom.", 0, 0},
    {Q_RULE_MISSING_SPACE, "He left.“Good,” she said.", "He left. “Good,” she said.", 0, 0},
    {Q_RULE_MISSING_SPACE, "It was a “disaster”and nothing else.",
     "It was a “disaster” and nothing else.", 0, 0},
    {Q_RULE_MISSING_SPACE, "“I agree,”Averill said.", "“I agree,” Averill said.", 0, 0},
    {Q_RULE_MISSING_SPACE, "He said,“One.\n\n“Two,” he said.", "He said, “One.\n\n“Two,” he said.",
     0, 0},
    {Q_RULE_MISSING_SPACE, "“It was”—she paused—“an accident.”", NULL, 0, 0},
    {Q_RULE_MISSING_SPACE, "The “do”s and the “don’t”s, the “OK”ed plan, a “Dickens”ian mess.",
     NULL, 0, 0},
    {Q_RULE_MISSING_SPACE, "An un“American” thing, a non“standard” one, and anti“war” too.", NULL,
     0, 0},
    {Q_RULE_MISSING_SPACE, "(“Keep out”) and [“Welcome”], “so”-called, semi-“fine”.", NULL, 0, 0},
    {Q_RULE_MISSING_SPACE, "As he put it: “No”;“yes” was for others.¹",
     "As he put it: “No”; “yes” was for others.¹", 0, 0},
    {Q_RULE_MISSING_SPACE, "It said “no”1 and “yes”.2", NULL, 0, 0},
    {Q_RULE_MISSING_SPACE, "L’“amour” et l’“honneur”, dell’“Opera”.", NULL, 0, 0},
    {Q_RULE_MISSING_SPACE, "{\"a\":\"one\",\"b\":\"two\"} is JSON.", NULL, 0, 0},
    {Q_RULE_MISSING_SPACE, "“He said ‘no’”—and left. “…and so,” he said.", NULL, 0, 0},
    {Q_RULE_MISSING_SPACE, "彼は「はい」と言った。他说“是”了。", NULL, 0, 0},
    {Q_RULE_MISSING_SPACE, "« Oui »dit-il. »Ja«sagte er.", NULL, 0, 0},

    /* ---- space-inside-marks ---- */
    {Q_RULE_SPACE_INSIDE_MARKS, "“ I agree,” he said.", "“I agree,” he said.", 0, 0},
    {Q_RULE_SPACE_INSIDE_MARKS, "“I agree, ” he said.", "“I agree,” he said.", 0, 0},
    {Q_RULE_SPACE_INSIDE_MARKS, "“  I agree, ” he said.", "“I agree,” he said.", 0, 0},
    {Q_RULE_SPACE_INSIDE_MARKS, "It was a “ disaster ” and more.", "It was a “disaster” and more.",
     0, 0},
    {Q_RULE_SPACE_INSIDE_MARKS, "“He said ‘ no ’ and left,” she said.",
     "“He said ‘no’ and left,” she said.", 0, 0},
    {Q_RULE_SPACE_INSIDE_MARKS, "\" I agree,\" he said. \"So do I.\"",
     "\"I agree,\" he said. \"So do I.\"", 0, 0},
    {Q_RULE_SPACE_INSIDE_MARKS, "“ One,” he went on.\n\n“ Two.", "“One,” he went on.\n\n“ Two.", 0,
     0},
    {Q_RULE_SPACE_INSIDE_MARKS, "“I agree,” he said.", NULL, 0, 0},
    {Q_RULE_SPACE_INSIDE_MARKS, "« Oui », dit-il. « Non », dit-elle.", NULL, 0, 0},
    {Q_RULE_SPACE_INSIDE_MARKS, "“ ‘Never again,’ she told me.” “She said, ‘Never.’ ”", NULL, 0, 0},
    {Q_RULE_SPACE_INSIDE_MARKS, "“\u200A‘Never again,’\u200A”", NULL, 0, 0},
    {Q_RULE_SPACE_INSIDE_MARKS, "“. . . and then nothing . . .” he said. “Nothing . . . ”", NULL, 0,
     0},
    {Q_RULE_SPACE_INSIDE_MARKS, "“… and then”—he stopped. “Nothing …”", NULL, 0, 0},
    {Q_RULE_SPACE_INSIDE_MARKS, "The separator is \" - \" or \" \".", NULL, 0, 0},
    {Q_RULE_SPACE_INSIDE_MARKS, "“\nThe first line\nand the second\n”", NULL, 0, 0},
    {Q_RULE_SPACE_INSIDE_MARKS, "The boys ’ere, an’ the girls ’n’ all.", NULL, 0, 0},

    /* ---- missing-comma ---- */
    {Q_RULE_MISSING_COMMA, "“I agree” he said.", "“I agree,” he said.", 0, 0},
    {Q_RULE_MISSING_COMMA, "“We leave tonight” said Tom, and rose.",
     "“We leave tonight,” said Tom, and rose.", 0, 0},
    {Q_RULE_MISSING_COMMA, "\"We leave tonight\" said Tom.", "\"We leave tonight,\" said Tom.", 0,
     0},
    {Q_RULE_MISSING_COMMA, "‘We leave tonight’ said Tom.", "‘We leave tonight,’ said Tom.", 0, 0},
    {Q_RULE_MISSING_COMMA, "“She told me, ‘Never’” he said.", "“She told me, ‘Never,’” he said.", 0,
     0},
    {Q_RULE_MISSING_COMMA, "He rose. “Never” he said to them.",
     "He rose. “Never,” he said to them.", 0, 0},
    {Q_RULE_MISSING_COMMA, "He said “I never agreed to that.”",
     "He said, “I never agreed to that.”", 0, 0},
    {Q_RULE_MISSING_COMMA, "Averill replied “They never asked.” Then she left.",
     "Averill replied, “They never asked.” Then she left.", 0, 0},
    {Q_RULE_MISSING_COMMA, "“I agree,” he said. “Never!” she cried. “Why?” asked Tom.", NULL, 0, 0},
    {Q_RULE_MISSING_COMMA, "“I thought—” he began. “I think …” she said.", NULL, 0, 0},
    {Q_RULE_MISSING_COMMA, "He called it “a disaster” and said no more.", NULL, 0, 0},
    {Q_RULE_MISSING_COMMA, "The so-called “experts” said nothing.", NULL, 0, 0},
    {Q_RULE_MISSING_COMMA, "She only said “Good morning, my dear,” and went on with her work.",
     NULL, 0, 0},
    {Q_RULE_MISSING_COMMA, "He said: “I agree.” She said, “So do I.” They wrote that “it is done.”",
     NULL, 0, 0},
    {Q_RULE_MISSING_COMMA, "He wrote “The Old Man and the Sea.” She wrote “Emma.”", NULL, 0, 0},
    {Q_RULE_MISSING_COMMA, "“Hamlet” he said was the best of them.", NULL, 0, 0},
    {Q_RULE_MISSING_COMMA, "He should have said “Wait a little longer.”", NULL, 0, 0},
    {Q_RULE_MISSING_COMMA, "He said “no” to all of it.", NULL, 0, 0},

    {Q_RULE_MISSING_COMMA, "“Well,” he said “as long as you are here.”",
     "“Well,” he said, “as long as you are here.”", 0, 0},
    {Q_RULE_MISSING_COMMA, "“Well,” said the old man “I never knew that.”", NULL, 0, 0},
    {Q_RULE_MISSING_COMMA, "“[T]he law” the clerk said.", "“[T]he law,” the clerk said.", 0, 0},
    {Q_RULE_MISSING_COMMA, "“No,” said the “expert” from town. “Yes,” he said—“but not now.”", NULL,
     0, 0},

    /* ---- stop-before-tag ---- */
    {Q_RULE_STOP_BEFORE_TAG, "“I agree.” he said.", "“I agree,” he said.", 0, 0},
    {Q_RULE_STOP_BEFORE_TAG, "“I agree.” said Tom.", "“I agree,” said Tom.", 0, 0},
    {Q_RULE_STOP_BEFORE_TAG, "\"We leave tonight.\" replied the old man.",
     "\"We leave tonight,\" replied the old man.", 0, 0},
    {Q_RULE_STOP_BEFORE_TAG, "‘So do I.’ she said.", "‘So do I,’ she said.", 0, 0},
    {Q_RULE_STOP_BEFORE_TAG, "“She told me, ‘Never.’” he said.", "“She told me, ‘Never,’” he said.",
     0, 0},
    {Q_RULE_STOP_BEFORE_TAG, "“It was in 1984.” she said.", "“It was in 1984,” she said.", 0, 0},
    {Q_RULE_STOP_BEFORE_TAG, "“I agree,” he said. “So do I.” He rose.", NULL, 0, 0},
    {Q_RULE_STOP_BEFORE_TAG, "“I agree.” He said so twice.", NULL, 0, 0},
    {Q_RULE_STOP_BEFORE_TAG, "“I think...” he said. “I think …” she said. “Well . . .” said Tom.",
     NULL, 0, 0},
    {Q_RULE_STOP_BEFORE_TAG, "“It comes from the U.S.” he said. “At 5 p.m.” she said.", NULL, 0, 0},
    {Q_RULE_STOP_BEFORE_TAG, "“It is owned by Acme Inc.” said Tom. “£4 17s. 7d.” she said.", NULL,
     0, 0},
    {Q_RULE_STOP_BEFORE_TAG, "“I agree?” he said. “I agree!” she said.", NULL, 0, 0},
    {Q_RULE_STOP_BEFORE_TAG, "The label said “Handle with care.” and nothing else.", NULL, 0, 0},

    /* ---- capital-tag ---- */
    {Q_RULE_CAPITAL_TAG, "“I agree,” She said.", "“I agree,” she said.", 0, 0},
    {Q_RULE_CAPITAL_TAG, "“I agree,” He replied.", "“I agree,” he replied.", 0, 0},
    {Q_RULE_CAPITAL_TAG, "“I agree,” Nobody said.", "“I agree,” nobody said.", 0, 0},
    {Q_RULE_CAPITAL_TAG, "“I agree,” The old man said.", "“I agree,” the old man said.", 0, 0},
    {Q_RULE_CAPITAL_TAG, "\"We leave tonight,\" They said.", "\"We leave tonight,\" they said.", 0,
     0},
    {Q_RULE_CAPITAL_TAG, "“I agree,” His mother said.", "“I agree,” his mother said.", 0, 0},
    {Q_RULE_CAPITAL_TAG, "“I agree,” she said. “So,” Tom said.", NULL, 0, 0},
    {Q_RULE_CAPITAL_TAG, "“I agree,” I said. “So,” I’d said.", NULL, 0, 0},
    {Q_RULE_CAPITAL_TAG, "“I agree,” The Times reported. “So,” The Hague said.", NULL, 0, 0},
    {Q_RULE_CAPITAL_TAG, "“I agree,” Mr. Brown said. “So,” Chinese officials said.", NULL, 0, 0},
    {Q_RULE_CAPITAL_TAG, "“I agree.” She said so twice. “Why?” He asked himself that.", NULL, 0, 0},
    {Q_RULE_CAPITAL_TAG, "“Follow me,” He said, and they followed Him.", NULL, 0, 0},
    {Q_RULE_CAPITAL_TAG, "“I agree,” Will said. “So,” May said.", NULL, 0, 0},

    /* ---- doubled-stop ---- */
    {Q_RULE_DOUBLED_STOP, "“I agree.”.", "“I agree.”", 0, 0},
    {Q_RULE_DOUBLED_STOP, "She wrote, “I agree.”. He did not.", "She wrote, “I agree.” He did not.",
     0, 0},
    {Q_RULE_DOUBLED_STOP, "“I agree,”, he said.", "“I agree,” he said.", 0, 0},
    {Q_RULE_DOUBLED_STOP, "“I agree.”, he said.", "“I agree,” he said.", 0, 0},
    {Q_RULE_DOUBLED_STOP, "“She told me, ‘Never.’.”", "“She told me, ‘Never.’”", 0, 0},
    {Q_RULE_DOUBLED_STOP, "\"I agree,\".", "\"I agree.\"", 0, 0},
    {Q_RULE_DOUBLED_STOP, "“She told me, ‘Never.’”.", "“She told me, ‘Never.’”", 0, 0},
    {Q_RULE_DOUBLED_STOP, "“I agree.” “So do I,” he said.", NULL, 0, 0},
    {Q_RULE_DOUBLED_STOP, "He wrote “etc.”, and then “U.S.”.", NULL, 0, 0},
    {Q_RULE_DOUBLED_STOP, "“Really?”, he asked; “truly!”.", NULL, 0, 0},
    {Q_RULE_DOUBLED_STOP, "He said “and so on...”. Then “well …”.", NULL, 0, 0},
    {Q_RULE_DOUBLED_STOP, "“I agree.” . . . “So do I.”...", NULL, 0, 0},
    {Q_RULE_DOUBLED_STOP, "The “first”, the “second”, and the “third”.", NULL, 0, 0},
    {Q_RULE_DOUBLED_STOP, "See “What We Know.”, in Nature.", NULL, 0, 0},

    /* ---- punctuation-placement ---- */
    {Q_RULE_PUNCTUATION_PLACEMENT, "He called it “a disaster”, and left.",
     "He called it “a disaster,” and left.", Q_LANGUAGE_US, 0},
    {Q_RULE_PUNCTUATION_PLACEMENT, "He called it “a disaster”.", "He called it “a disaster.”",
     Q_LANGUAGE_US, 0},
    {Q_RULE_PUNCTUATION_PLACEMENT, "“She told me ‘never’”, he said.",
     "“She told me ‘never,’” he said.", Q_LANGUAGE_US, 0},
    {Q_RULE_PUNCTUATION_PLACEMENT, "\"Never\", he said.", "\"Never,\" he said.", Q_LANGUAGE_US, 0},
    {Q_RULE_PUNCTUATION_PLACEMENT, "He called it “a disaster,” and left.",
     "He called it “a disaster”, and left.", Q_LANGUAGE_UK, 0},
    {Q_RULE_PUNCTUATION_PLACEMENT, "He called it “a disaster.”", "He called it “a disaster”.",
     Q_LANGUAGE_UK, 0},
    {Q_RULE_PUNCTUATION_PLACEMENT, INSIDE "It was “good”.", INSIDE "It was “good.”", 0, 0},
    {Q_RULE_PUNCTUATION_PLACEMENT, OUTSIDE "It was “good.”", OUTSIDE "It was “good”.", 0, 0},
    {Q_RULE_PUNCTUATION_PLACEMENT, "He called it “a disaster,” and left.", NULL, Q_LANGUAGE_US, 0},
    {Q_RULE_PUNCTUATION_PLACEMENT, "He called it “a disaster”; she, “a success”: both left.", NULL,
     Q_LANGUAGE_US, 0},
    {Q_RULE_PUNCTUATION_PLACEMENT,
     "Open “foo”.bar, and “and then”... Is it “good”? “Yes!”, he said.", NULL, Q_LANGUAGE_US, 0},
    {Q_RULE_PUNCTUATION_PLACEMENT, "Type “a_b”, then “5 + 5”, then “/tmp”.", NULL, Q_LANGUAGE_US,
     0},
    {Q_RULE_PUNCTUATION_PLACEMENT, "It belongs to the ’boys’. We came for the ’friends’, too.",
     NULL, Q_LANGUAGE_US, 0},
    {Q_RULE_PUNCTUATION_PLACEMENT, "“I agree,” he said. He said, “I agree.”", NULL, Q_LANGUAGE_UK,
     0},
    {Q_RULE_PUNCTUATION_PLACEMENT, "“I,” he said, “agree.” It was “late”.", NULL, Q_LANGUAGE_UK, 0},
    {Q_RULE_PUNCTUATION_PLACEMENT, "It comes from “the so-called U.S.”", NULL, Q_LANGUAGE_UK, 0},
    {Q_RULE_PUNCTUATION_PLACEMENT, "He called it “a disaster”, and left. It was “good.”", NULL, 0,
     0},
    {Q_RULE_PUNCTUATION_PLACEMENT, "Il a dit “non”, puis “oui”.", NULL, Q_LANGUAGE_OTHER, 0},

    /* ---- quoted-block ---- */
    {Q_RULE_QUOTED_BLOCK, "> “Time is what we make of it.”\n", "> Time is what we make of it.\n", 0,
     0},
    {Q_RULE_QUOTED_BLOCK, "> \"Time is what we make of it.\"\n", "> Time is what we make of it.\n",
     0, 0},
    {Q_RULE_QUOTED_BLOCK, "> “Time is what\n> we make of it.”\n",
     "> Time is what\n> we make of it.\n", 0, 0},
    {Q_RULE_QUOTED_BLOCK, "> “Time is what we make of it.”\n> — Anselm Thrupp\n",
     "> Time is what we make of it.\n> — Anselm Thrupp\n", 0, Q_FORMAT_MARKDOWN},
    {Q_RULE_QUOTED_BLOCK, "> “She told me, ‘Never,’ and left.”\n",
     "> She told me, “Never,” and left.\n", 0, 0},
    {Q_RULE_QUOTED_BLOCK, "He wrote:\n\n> ‘Time is what we make of it.’\n",
     "He wrote:\n\n> Time is what we make of it.\n", 0, 0},
    {Q_RULE_QUOTED_BLOCK, "> Time is what we make of it.\n", NULL, 0, 0},
    {Q_RULE_QUOTED_BLOCK, "> “I agree,” he said.\n", NULL, 0, 0},
    {Q_RULE_QUOTED_BLOCK, "> She wrote “never” and left.\n", NULL, 0, 0},
    {Q_RULE_QUOTED_BLOCK, "> “One.” “Two.”\n", NULL, 0, 0},
    {Q_RULE_QUOTED_BLOCK, "“Time is what we make of it.”\n", NULL, 0, 0},
    {Q_RULE_QUOTED_BLOCK, "> « Le temps est à nous. »\n", NULL, 0, 0},

    {Q_RULE_QUOTED_BLOCK, "> “Time is what we make of it.” [@thrupp, 3]\n",
     "> Time is what we make of it. [@thrupp, 3]\n", 0, Q_FORMAT_MARKDOWN},
    {Q_RULE_QUOTED_BLOCK, "> “Never” (he meant it) is what he wrote.\n", NULL, 0, 0},

    /* ---- over-long-quotation ---- */
    {Q_RULE_OVER_LONG_QUOTATION, "He said, “" LONG "eleven.”", "He said, “" LONG "eleven.”", 0, 0},
    {Q_RULE_OVER_LONG_QUOTATION, "\"" LONG "eleven.\"", "\"" LONG "eleven.\"", 0, 0},
    {Q_RULE_OVER_LONG_QUOTATION, "‘" LONG "eleven,’ he said.", "‘" LONG "eleven,’ he said.", 0, 0},
    {Q_RULE_OVER_LONG_QUOTATION, "“It was ‘" LONG "eleven,’ then,” he said.",
     "“It was ‘" LONG "eleven,’ then,” he said.", 0, 0},
    {Q_RULE_OVER_LONG_QUOTATION, "« " LONG "onze », dit-il.", "« " LONG "onze », dit-il.", 0, 0},
    {Q_RULE_OVER_LONG_QUOTATION, "He said, “Yes.”", NULL, 0, 0},
    {Q_RULE_OVER_LONG_QUOTATION, "He said, “" LONG "”", NULL, 0, 0},
    {Q_RULE_OVER_LONG_QUOTATION, LONG LONG, NULL, 0, 0},
    {Q_RULE_OVER_LONG_QUOTATION, "> “" LONG "eleven.”\n", NULL, 0, 0},
    {Q_RULE_OVER_LONG_QUOTATION, "“One,” he said. “" LONG "”", NULL, 0, 0},
    {Q_RULE_OVER_LONG_QUOTATION, "“One.\n\n“" LONG "eleven.”", NULL, 0, 0},
};

/* Texts without a fault, in any style: nothing may be found. */
static const char *const right_texts[] = {
    /* Three quotations in a paragraph. */
    "“Yes,” he said. “No,” she said. “Perhaps,” said Tom.",
    "\"Yes,\" he said. \"No,\" she said. \"Perhaps,\" said Tom.",
    /* Nested straight marks. */
    "\"She told me, 'Never again,' and left,\" he said.",
    "\"'Never again,' she told me.\"",
    /* A closing mark after a full stop. */
    "He went home and said, “I am tired.” Then he slept.",
    "He said: “I am tired.”",
    /* Speech that a dash interrupts. */
    "“It was”—she paused—“an accident.”",
    "\"It was\"--she paused--\"an accident.\"",
    "“It was” — she paused — “an accident.”",
    /* Tags, beats and questions. */
    "“Come in,” she said, “and sit down.” He sat. “Thank you.”",
    "“Come in.” She smiled. “Sit down.” He sat.",
    "“Will you come?” he asked. “No!” she cried.",
    "She smiled. “Come in.”",
    /* Quotations over several paragraphs. */
    "“The first paragraph ends without a mark.\n\n“The second one opens again, and closes,” he "
    "said.",
    "“‘The first paragraph of a letter.\n\n“‘The second one.’ That was all,” he said.",
    /* Apostrophes. */
    "In the ’70s, rock ’n’ roll was king; the boys’ club met at five o’clock.",
    "“’Tis nothing,” she said. “The dogs’ barking woke ’em.”",
    /* Citations. */
    "He calls it “a disaster” [@thrupp, p. 3], and “no accident” (Averill 2019).",
    /* What looks like code, and is none. */
    "He typed \"C:\\\" and then \"D:\\\" and waited; “nothing,” he said, “but a < b.”",
    "It cost $5 (“cheap,” he said), not $6 (“dear”); {“braces”} and [“brackets”] are his.",
    "[Ann]: “What?”\n\n[Tom]: “Yes,” he said.",
    /* Several speakers in turn, questions, interruptions, what is said inside of what is said. */
    "“Who’s there?” “Nobody.” “Nobody who?” “Nobody you know.”",
    "“Is it ‘who’ or ‘whom’?” he asked. “‘Whom,’” she said; “it’s always ‘whom.’”",
    "“If I—” “You won’t.” “—if I could,” he said, “I would.”",
    "“Stop,” she said. Then: “Stop it!”",
    "He asked, “Did she say, ‘I’m tired’?” She had.",
    "“We’re leaving.” Tom stood. “Now.”",
    "“I know,” Mary said—and she did know—“but I’ll ask all the same.”",
    "\"I know,\" Mary said -- and she did know -- \"but I'll ask all the same.\"",
    /* Marks beside brackets, dashes, slashes and notes. */
    "The term (“quorum”) is Latin; its plural [“quora”?] is not.",
    "A “yes”/“no” question; the “why”—and the “how.”",
    "“It was never proved.”¹ “It was.”²",
    "“Quoted,”[1] he wrote, “and cited.”[2]",
    "**“Bold,”** he said. *“Italic,”* she said.",
    /* Titles, labels, letters as letters. */
    "The label read “FRAGILE.” The next one read “This Side Up.”",
    "Mind your “p”s and “q”s, and dot the “i.”",
    "In “The Dead,” snow falls “faintly through the universe.”",
    /* Measures. */
    "A 6' 2\" man with a 12\" ruler.",
};

#endif
