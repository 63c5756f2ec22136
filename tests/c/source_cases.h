/* Texts in which a rule about attributions must find something, and texts in which it must not.
 * Written for these tests. */
#ifndef QUOTH_TESTS_SOURCE_CASES_H
#define QUOTH_TESTS_SOURCE_CASES_H

#include "lint_cases.h"

/* clang-format off */
#define FAULT(rule, text) {Q_RULE_##rule, text, text, 0, 0}
#define RIGHT(rule, text) {Q_RULE_##rule, text, NULL, 0, 0}

/* Fifty-one words, and people who talk. */
#define FIFTY "The bridge has stood for ninety years and in all of that time nobody has " \
  "looked at its piers or at the bolts that hold it or at the road that it carries although " \
  "every man and woman in this town goes over it on the way to work and back"
#define RUTH "“It will rain,” said Ruth Marlow.\n\n"
#define PETER "“It will not,” said Peter Hale.\n\n"
#define WORDS "The bridge will stand for another year"

static const LintCase source_cases[] = {
    FAULT(UNATTRIBUTED_QUOTATION, "The council met on Monday. “We shall not pay for this "
     "bridge.” The vote was put off."),
    FAULT(UNATTRIBUTED_QUOTATION, "“Nobody in this town will pay for it.” The council went "
     "home at nine."),
    FAULT(UNATTRIBUTED_QUOTATION, "The town is small.\n\n“There is nothing to do here in "
     "winter.”\n\nThe school has two rooms."),
    FAULT(UNATTRIBUTED_QUOTATION, "The bridge was shut in May. “What are we to do now?”"),
    FAULT(UNATTRIBUTED_QUOTATION, "It rained all night.\n\n\"The stones have been falling "
     "all week.\"\n\nIt rained again."),
    FAULT(UNATTRIBUTED_QUOTATION, "An angry post went round: “They let it rust and now they want "
     "our money.” Nobody has answered it."),
    FAULT(UNATTRIBUTED_QUOTATION, "Trump lost. The court said that nothing was shown.\n\nIn this "
     "case, an ironic statement was circulated on Twitter: “None of the fraud has been seen.”"),
    FAULT(UNATTRIBUTED_QUOTATION, RUTH "The vote came after two hours. “You are taking away our "
     "road to work.” The motion passed."),
    RIGHT(UNATTRIBUTED_QUOTATION, "“We shall not pay for this bridge,” said Ruth Marlow. "
     "The vote was put off."),
    RIGHT(UNATTRIBUTED_QUOTATION, "Ruth Marlow was clear: “We shall not pay for this bridge.”"),
    RIGHT(UNATTRIBUTED_QUOTATION, "They call it the “Old Lady of the River,” and love it."),
    RIGHT(UNATTRIBUTED_QUOTATION, "“It is old,” said Ruth Marlow. “Nobody has looked at it "
     "for years.”"),
    RIGHT(UNATTRIBUTED_QUOTATION, "“It is old,” said Ruth Marlow. “Nobody has looked at it "
     "for years.\n\n“And nobody will look at it now.”"),
    RIGHT(UNATTRIBUTED_QUOTATION, "“Not now.” The council went home."),
    RIGHT(UNATTRIBUTED_QUOTATION, "‘Nobody will pay for this old bridge.’\n\nThe council met."),
    RIGHT(UNATTRIBUTED_QUOTATION, "“It is old,” said Ruth Marlow.\n\n“Nobody has looked at it "
     "for years.” It rained."),
    RIGHT(UNATTRIBUTED_QUOTATION, "The motto is plain: “Nobody goes home before the "
     "work is done.”"),
    RIGHT(UNATTRIBUTED_QUOTATION, "An old miner shook his head. “Nobody has looked at it for "
     "years.”"),
    RIGHT(UNATTRIBUTED_QUOTATION, "The town is old. “No stone of it is from after 1931.” (Marlow "
     "1960, 14) The walls came later."),
    RIGHT(UNATTRIBUTED_QUOTATION, "The town is old. “No stone of it is from after 1931.” [12] The "
     "walls came later."),
    RIGHT(UNATTRIBUTED_QUOTATION, "The town is old. “None of it is from after 1931.”¹ The walls "
     "came later."),
    FAULT(UNATTRIBUTED_QUOTATION, "The town is old. “None of it is from before then.” (It "
     "rained.)"),
    RIGHT(UNATTRIBUTED_QUOTATION, "A post by Ruth Marlow went round: “They let it rust for "
     "thirty years.”"),

    FAULT(AMBIGUOUS_SOURCE, "Peter Hale met Tom Field at the gate. They talked of the road, "
     "of the war and of the rain.\n\nIn the evening the lamps were lit. “It is late,” he "
     "said."),
    FAULT(AMBIGUOUS_SOURCE, "Anna Hale met Ruth Field at the gate. They talked of the road, "
     "of the war and of the rain.\n\nIn the evening the lamps were lit. “It is late,” she "
     "said."),
    FAULT(AMBIGUOUS_SOURCE, "George Hill met Henry Ford at the inn. They spoke of the road, of the "
     "war and of the rain.\n\nAt night the lamps were lit. “It is late,” he said."),
    FAULT(AMBIGUOUS_SOURCE, "Mary Hill met Susan Ford at the inn. They spoke of the road, of the "
     "war and of the rain.\n\nAt night the lamps were lit. “It is late,” she said."),
    FAULT(AMBIGUOUS_SOURCE, "John Hill met Peter Ford at the mill. They spoke of the dam, of the "
     "price of corn and of the rain.\n\nThen it was dark. “We must go,” he said."),
    FAULT(AMBIGUOUS_SOURCE, "Mayor Tom Field and councillor Peter Hale arrived at noon. “It stays "
     "shut,” he said."),
    FAULT(AMBIGUOUS_SOURCE, "George Brown, the coach, and Henry Ford, his captain, met the "
     "press. “We were beaten,” he said."),
    FAULT(AMBIGUOUS_SOURCE, "Michael Stone, Robert Lang and David Cole were charged on Tuesday. "
     "“I did nothing,” he told the court."),
    FAULT(AMBIGUOUS_SOURCE, "Peter Hale was there, said Tom Field.\n\n“Tom Field has promised "
     "too much,” he said."),
    RIGHT(AMBIGUOUS_SOURCE, "Peter Hale came to the gate. “It is late,” he said."),
    RIGHT(AMBIGUOUS_SOURCE, "Peter Hale met Ruth Field at the gate. “It is late,” he said."),
    RIGHT(AMBIGUOUS_SOURCE, RUTH PETER "“You will see,” she said."),
    RIGHT(AMBIGUOUS_SOURCE, "Peter Hale met Tom Field at the gate. “It is late,” said Field."),
    RIGHT(AMBIGUOUS_SOURCE, "It rained. “It is late,” he said."),
    RIGHT(AMBIGUOUS_SOURCE, "Tom Field praised Peter Hale and John Hill. “They are good men,” he "
     "said."),
    RIGHT(AMBIGUOUS_SOURCE, "Peter Hale and Tom Field came to the gate. “It is late, Hale,” he "
     "said."),
    RIGHT(AMBIGUOUS_SOURCE, "Peter Hale and Tom Field came to the gate. Hale was tired. “It is "
     "late,” he said."),

    FAULT(LATE_ATTRIBUTION, "“" FIFTY ",” said Ruth Marlow."),
    FAULT(LATE_ATTRIBUTION, "It rained.\n\n“" FIFTY ",” Ruth Marlow said."),
    FAULT(LATE_ATTRIBUTION, PETER "“" FIFTY ",” said Ruth Marlow."),
    FAULT(LATE_ATTRIBUTION, "\"" FIFTY ",\" said the mayor of the town."),
    FAULT(LATE_ATTRIBUTION, "“" FIFTY "?” asked Ruth Marlow."),
    RIGHT(LATE_ATTRIBUTION, "Ruth Marlow said, “" FIFTY ".”"),
    RIGHT(LATE_ATTRIBUTION, "“It is old,” said Ruth Marlow. “" FIFTY ".”"),
    RIGHT(LATE_ATTRIBUTION, "“It is old, and nobody has looked at it,” said Ruth Marlow."),
    RIGHT(LATE_ATTRIBUTION, "“It is old.” Ruth Marlow knew the bridge. “" FIFTY ",” she "
     "said."),
    RIGHT(LATE_ATTRIBUTION, "“" FIFTY ".”"),
    RIGHT(LATE_ATTRIBUTION, "Ruth Marlow built the bridge. It is old.\n\n“" FIFTY ",” said "
     "Marlow."),
    RIGHT(LATE_ATTRIBUTION, "It rained. “" FIFTY ",” she said."),

    FAULT(UNIDENTIFIED_SOURCE, "“The bridge is safe,” said Marlow. She has built three of "
     "them."),
    FAULT(UNIDENTIFIED_SOURCE, "“The bridge is safe,” said Marlow. She built it.\n\n“It "
     "stands,” said Ruth Marlow."),
    FAULT(UNIDENTIFIED_SOURCE, "Hale said: “The road is closed.” He shut it himself. He has "
     "done so before."),
    FAULT(UNIDENTIFIED_SOURCE, "“I saw nothing,” Susan said. She had left early."),
    FAULT(UNIDENTIFIED_SOURCE, "“I saw nothing,” said Peter. He had left early. " RUTH),
    RIGHT(UNIDENTIFIED_SOURCE, RUTH "“And hail,” said Marlow. She laughed."),
    RIGHT(UNIDENTIFIED_SOURCE, "“It is late,” said Mrs. Marlow. She rose."),
    RIGHT(UNIDENTIFIED_SOURCE, "“It is late,” said the mayor. She rose."),
    RIGHT(UNIDENTIFIED_SOURCE, "“It is late,” he said."),
    RIGHT(UNIDENTIFIED_SOURCE, "Marlow: bridge is safe.\n\nRuth Marlow said that the "
     "bridge is safe."),
    RIGHT(UNIDENTIFIED_SOURCE, "Ruth Marlow came in May. “It is late,” said Marlow. She rose."),
    RIGHT(UNIDENTIFIED_SOURCE, "Peter Marlow was there. Ruth was too. “It is late,” said Marlow. "
     "She rose. Ruth Marlow is old."),
    RIGHT(UNIDENTIFIED_SOURCE, "“It is late,” BuzzFeed reported. He said so."),
    RIGHT(UNIDENTIFIED_SOURCE, "Florence is old. “We are Florence,” said Florence’s mayor."),
    RIGHT(UNIDENTIFIED_SOURCE, "Parlo said that it had lost money. It has cut its staff."),
    RIGHT(UNIDENTIFIED_SOURCE, "“It has lost money,” Parlo said in May. It will cut its staff."),
    RIGHT(UNIDENTIFIED_SOURCE, "Parlo said in May that its users had left. He who runs it is Tom "
     "Hale. “We are poor,” Parlo wrote. He wept."),
    RIGHT(UNIDENTIFIED_SOURCE, "The thief, known as “Finch,” was caught. “I did it,” said Finch. "
     "He smiled."),
    RIGHT(UNIDENTIFIED_SOURCE, "Ruth Marlow III came in May. “It is late,” said Marlow. She rose."),

    {Q_RULE_SOURCE_SPELLING, "Xu Mingde spoke first. “It rains,” said Xu Mingde. “It "
     "pours,” Xu Ming De said.",
     "Xu Mingde spoke first. “It rains,” said Xu Mingde. “It pours,” Xu Mingde "
     "said.", 0, 0},
    {Q_RULE_SOURCE_SPELLING, "Ruth Marlowe spoke. “It rains,” said Ruth Marlowe. “It "
     "pours,” Ruth Marlow said.",
     "Ruth Marlowe spoke. “It rains,” said Ruth Marlowe. “It pours,” Ruth Marlowe "
     "said.", 0, 0},
    {Q_RULE_SOURCE_SPELLING, "Catherine Hale came. Catherine Hale’s house burnt. “It "
     "rains,” said Katherine Hale. “It pours,” Cathrine Hale said.",
     "Catherine Hale came. Catherine Hale’s house burnt. “It rains,” said Katherine Hale. "
     "“It pours,” Catherine Hale said.", 0, 0},
    {Q_RULE_SOURCE_SPELLING, "Peter Hammond came. Peter Hammond’s house burnt. “It rains,” "
     "said Peter Hamond.",
     "Peter Hammond came. Peter Hammond’s house burnt. “It rains,” said Peter "
     "Hammond.", 0, 0},
    {Q_RULE_SOURCE_SPELLING, "Peter Hammond came, and Peter Hammond spoke. Peter Hamond’s "
     "house burnt. “It rains,” said Peter Hammond.",
     "Peter Hammond came, and Peter Hammond spoke. Peter Hammond’s house burnt. “It rains,” "
     "said Peter Hammond.", 0, 0},
    {Q_RULE_SOURCE_SPELLING, "Li Wen-liang came. “It rains,” said Li Wenliang. “It pours,” "
     "Li Wenliang said.",
     "Li Wenliang came. “It rains,” said Li Wenliang. “It pours,” Li Wenliang said.", 0, 0},
    {Q_RULE_SOURCE_SPELLING, "Li Wen Liang came. “It rains,” said Li Wenliang. “It pours,” "
     "Li Wenliang said.",
     "Li Wenliang came. “It rains,” said Li Wenliang. “It pours,” Li Wenliang said.", 0, 0},
    {Q_RULE_SOURCE_SPELLING, "François Leclerc bakes. “Butter,” says François Leclerc. Francois "
     "Leclerc rises at two. François Leclerc’s shop shuts at noon.",
     "François Leclerc bakes. “Butter,” says François Leclerc. François "
     "Leclerc rises at two. François Leclerc’s shop shuts at noon.", 0, 0},
    {Q_RULE_SOURCE_SPELLING, "Dr. Élodie Béranger came. “It rains,” said Élodie Béranger. “It "
     "pours,” said Dr. Elodie Béranger.",
     "Dr. Élodie Béranger came. “It rains,” said Élodie Béranger. “It pours,” said Dr. Élodie "
     "Béranger.", 0, 0},
    FAULT(SOURCE_SPELLING, "Hilary Marlow came. “It rains,” said Hillary Marlow."),
    FAULT(SOURCE_SPELLING, "“You are late,” said Mrs. Hetherington. Mrs. Hetherington rang. “Sit,” "
     "said Mrs. Hetherington.\n\n“I walked,” said Mrs. Heatherington."),
    RIGHT(SOURCE_SPELLING, "Mr. Petersen came. “It rains,” said Mr. Petersen. Mr. Petersen sat. “It"
     " pours,” said Mr. Peterson. Mr. Peterson left."),
    RIGHT(SOURCE_SPELLING, "Ruth Marlow came. “It rains,” said Marlow. “It pours,” said "
     "Mrs. Marlow."),
    RIGHT(SOURCE_SPELLING, RUTH PETER "“You will see,” said Ruth."),
    RIGHT(SOURCE_SPELLING, "“It rains,” said RUTH MARLOW. “It pours,” said Ruth Marlow."),
    RIGHT(SOURCE_SPELLING, "Ruth Marlow’s house burnt. “It rains,” said Ruth Marlow."),
    RIGHT(SOURCE_SPELLING, "Ruth and Anna came. “It rains,” said Ruth. “It pours,” said "
     "Anna."),
    RIGHT(SOURCE_SPELLING, "Georgie Hale came. “It rains,” said Georgie. “It pours,” said "
     "George Hale. “It does,” said George."),
    RIGHT(SOURCE_SPELLING, "Charley Hale came. “It rains,” said Charley Hale. “It pours,” said "
     "Charles Hale."),

    FAULT(ANONYMOUS_SOURCE, "The bridge will be closed in May, officials said."),
    FAULT(ANONYMOUS_SOURCE, "Some experts say that the bridge will fall."),
    FAULT(ANONYMOUS_SOURCE, "“It will fall,” said a person familiar with the matter."),
    FAULT(ANONYMOUS_SOURCE, "“It will fall,” sources said."),
    FAULT(ANONYMOUS_SOURCE, "“It will fall,” a senior official said."),
    FAULT(ANONYMOUS_SOURCE, "Many critics said that the bridge cost too much."),
    FAULT(ANONYMOUS_SOURCE, "Many countries have complained that the toll is too high."),
    FAULT(ANONYMOUS_SOURCE, "The town voted on Monday. Critics said the plan would ruin the shops. "
     "Critics are many."),
    FAULT(ANONYMOUS_SOURCE, "Many believe that the bridge will fall."),
    FAULT(ANONYMOUS_SOURCE, "A spokesman said that the bridge would open in May."),
    FAULT(ANONYMOUS_SOURCE, "It rained, and officials told her that the bridge would fall."),
    FAULT(ANONYMOUS_SOURCE, "In May, aides pointed out that the bridge was old."),
    FAULT(ANONYMOUS_SOURCE, "Critics say that the bridge will fall. Hale (2003) is one of them."),
    FAULT(ANONYMOUS_SOURCE, "Critics said in 2003 that the bridge (it is old) would fall."),
    RIGHT(ANONYMOUS_SOURCE, "Critics have said that the bridge will fall [4, 7]."),
    RIGHT(ANONYMOUS_SOURCE, "“It will fall,” one critic said (Hale 2003: 14). It rained."),
    RIGHT(ANONYMOUS_SOURCE, "Experts say that the bridge will fall.¹ It rained."),
    RIGHT(ANONYMOUS_SOURCE, "He told his advisers to figure out how it could be mended."),
    RIGHT(ANONYMOUS_SOURCE, "Ruth Marlow sent a letter to supporters saying: “We have won.”"),
    RIGHT(ANONYMOUS_SOURCE, "Peter Hale mimicked his own advisers and said that it was late."),
    RIGHT(ANONYMOUS_SOURCE, "An adviser sent ‘secret’ letters to his own house."),
    FAULT(ANONYMOUS_SOURCE, "It will open in May, according to people familiar with the plan."),
    RIGHT(ANONYMOUS_SOURCE, "“It will fall,” said Ruth Marlow, an engineer."),
    RIGHT(ANONYMOUS_SOURCE, "“It will fall,” said officials of the Ministry of Transport."),
    RIGHT(ANONYMOUS_SOURCE, "“It will fall,” said the mayor."),
    RIGHT(ANONYMOUS_SOURCE, "“It will fall,” said a spokesman for the town."),
    RIGHT(ANONYMOUS_SOURCE, "“It will fall,” she said."),
    RIGHT(ANONYMOUS_SOURCE, "State Department officials said that the bridge would fall."),
    RIGHT(ANONYMOUS_SOURCE, "Ruth Marlow and others said that the bridge would fall."),
    RIGHT(ANONYMOUS_SOURCE, "No officials have said that the bridge would fall. Officials have not "
     "said so."),
    RIGHT(ANONYMOUS_SOURCE, "“Some people say that it will fall,” said Ruth Marlow."),
    RIGHT(ANONYMOUS_SOURCE, "Three engineers came. The experts said that it would fall."),

    FAULT(CONFLICTING_ATTRIBUTION, "“" WORDS ",” said Ruth Marlow.\n\nIt "
     "rained.\n\n“" WORDS ",” said Peter Hale."),
    FAULT(CONFLICTING_ATTRIBUTION, "“" WORDS ",” said Ruth Marlow.\n\nPeter Hale said: "
     "“" WORDS ".”"),
    FAULT(CONFLICTING_ATTRIBUTION, "\"" WORDS ",\" said Ruth Marlow.\n\n“" WORDS "!” said "
     "Peter Hale."),
    FAULT(CONFLICTING_ATTRIBUTION, "“" WORDS ",” said Captain Ruth Hill.\n\nIt "
     "rained.\n\n“" WORDS ",” said Peter Hale."),
    FAULT(CONFLICTING_ATTRIBUTION, "“It’s the last time that I say it,” said Ruth "
     "Marlow.\n\nIt rained.\n\n“It's the last time that I say it,” said Peter Hale."),
    RIGHT(CONFLICTING_ATTRIBUTION, "“" WORDS ",” said Ruth Marlow.\n\nIt "
     "rained.\n\n“" WORDS ",” said Ruth Marlow."),
    RIGHT(CONFLICTING_ATTRIBUTION, "“Come in,” said Ruth Marlow.\n\n“Come in,” said Peter "
     "Hale."),
    RIGHT(CONFLICTING_ATTRIBUTION, "“" WORDS ",” said Ruth Marlow.\n\nIt "
     "rained.\n\n“" WORDS ",” said Marlow."),
    RIGHT(CONFLICTING_ATTRIBUTION, "“" WORDS ",” said Ruth Marlow.\n\n“" WORDS " or two,” "
     "said Peter Hale."),
    RIGHT(CONFLICTING_ATTRIBUTION, "“" WORDS ".” It rained. The town sleeps."),
    RIGHT(CONFLICTING_ATTRIBUTION, "“" WORDS ",” said the mayor.\n\nIt "
     "rained.\n\n“" WORDS ",” said Peter Hale."),

    FAULT(REPEATED_QUOTATION, "“" WORDS ",” said Ruth Marlow. It rained.\n\n“" WORDS ",” "
     "she said."),
    FAULT(REPEATED_QUOTATION, "“" WORDS ",” said Ruth Marlow.\n\nIt rained.\n\n“" WORDS ",” "
     "said Ruth Marlow."),
    FAULT(REPEATED_QUOTATION, "Ruth Marlow said, “" WORDS ".” It rained.\n\nMarlow said, "
     "“" WORDS "!”"),
    FAULT(REPEATED_QUOTATION, "“" WORDS ",” said Ruth Marlow.\n\nIt "
     "rained.\n\n“" WORDS ".”"),
    FAULT(REPEATED_QUOTATION, "The sign says “" WORDS ".” It is old. The other sign says "
     "“" WORDS ".”"),
    RIGHT(REPEATED_QUOTATION, "“" WORDS ",” said Ruth Marlow.\n\nRT @marlow: “" WORDS ".”"),
    RIGHT(REPEATED_QUOTATION, "<tweet title=\"" WORDS ".\" text=\"" WORDS ".\">"),
    RIGHT(REPEATED_QUOTATION, "RT @hale: Peter Hale said, “" WORDS ".” It rained.\n\n"
     "RT @marlow “" WORDS ".”"),
    RIGHT(REPEATED_QUOTATION, "“Not today,” said Ruth Marlow. It rained.\n\n“Not today,” "
     "she said."),
    RIGHT(REPEATED_QUOTATION, "“" WORDS ",” said Ruth Marlow.\n\nIt rained.\n\n“" WORDS ",” "
     "said Peter Hale."),
    RIGHT(REPEATED_QUOTATION, "“" WORDS ",” said Ruth Marlow. She said that the bridge will "
     "stand for another year."),
    RIGHT(REPEATED_QUOTATION, RUTH PETER "“You will see what there is to see,” she said."),
    RIGHT(REPEATED_QUOTATION, "“" WORDS " or two,” said Ruth Marlow.\n\n“" WORDS ",” she "
     "said."),

    FAULT(CUE_STYLE, "“The bridge is old,” opined Ruth Marlow."),
    FAULT(CUE_STYLE, "“The bridge is old,” Ruth Marlow enthused."),
    FAULT(CUE_STYLE, "Ruth Marlow claimed that the bridge was old."),
    FAULT(CUE_STYLE, "“It is old,” said Ruth Marlow.\n\n“It is safe,” Marlow "
     "says.\n\n“It stands,” she said."),
    FAULT(CUE_STYLE, "“It is old,” says Ruth Marlow.\n\n“It is safe,” Marlow says.\n\n“It "
     "stands,” she said."),
    RIGHT(CUE_STYLE, "“The bridge is old,” said Ruth Marlow."),
    RIGHT(CUE_STYLE, "“The bridge is old,” says Ruth Marlow. “It is safe,” Marlow says."),
    RIGHT(CUE_STYLE, "“It is old,” said Ruth Marlow.\n\n“It is safe,” says Peter Hale."),
    RIGHT(CUE_STYLE, "“Is it old?” asked Ruth Marlow. “It is,” added Peter Hale."),
    RIGHT(CUE_STYLE, "Ruth Marlow laid claim to the bridge. “It is mine,” she said."),
    RIGHT(CUE_STYLE, "Ruth Marlow claimed responsibility for the fire."),
    RIGHT(CUE_STYLE, "Trump's false claims that the bridge is his were denied."),
    RIGHT(CUE_STYLE, "“It is old,” said Ruth Marlow.\n\n“It is safe,” she said. “It "
     "stands,” Marlow often says."),
};

#undef FAULT
#undef RIGHT
#undef FIFTY
#undef RUTH
#undef PETER
#undef WORDS
/* clang-format on */

#endif
