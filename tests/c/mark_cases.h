/* Texts with their marks as a proofreader wants them, by class. Each is straightened and must
 * come back, from the bounded reader of the grammar and from curl; and read as it stands, its
 * marks must do what their shapes say. Written for these tests. A blank line parts paragraphs. */
#ifndef QUOTH_TESTS_MARK_CASES_H
#define QUOTH_TESTS_MARK_CASES_H

typedef struct {
  const char *class;
  const char *text;
} MarkCase;

static const MarkCase mark_cases[] = {
    /* Doubles */
    {"plain", "“I agree,” she said. “We leave tonight.”"},
    {"plain", "He called it “a disaster” and left."},
    {"plain", "“Stop!”"},
    {"plain", "The sign (“Keep out”) was new."},
    {"plain", "[“No comment,” the ministry said.]"},
    {"dash", "“I thought—” he began. “You thought wrong.”"},
    {"dash", "“It was”—she paused—“an accident.”"},
    {"dash", "He had one word for it—“theft”—and used it often."},
    {"dash", "“Wait--” she cried, “--wait for me!”"},
    {"dash", "“The man who—no, not he—came back.”"},
    {"ellipsis", "“… and then nothing,” he said. “Nothing …”"},
    {"ellipsis", "“...and so it went,” she read, “...to the end...”"},
    {"touching", "“‘Never again,’ she told me.”"},
    {"touching", "“She told me, ‘Never again.’”"},
    {"touching", "“Did he say ‘yes’?”"},
    {"touching", "“Did he say ‘I will’?” asked the clerk."},
    {"punctuation", "“Really?”, he asked; “truly?”: that was all."},
    {"punctuation", "The “first”, the “second” and the “third”."},
    {"many", "“One.” “Two.” “Three.” “Four.”"},
    {"lines", "“The first line of it,\nthe second line of it,”\nshe read."},

    /* Apostrophes inside words */
    {"inside", "It’s the dog’s, isn’t it? They’d’ve known; we’ll see, I’m sure, you’re right."},
    {"inside", "Five o’clock at O’Brien’s; the fo’c’sle of the ship; D’Artagnan’s sword."},
    {"inside", "“Don’t,” said Mme d’Orsay, “n’est-ce pas? C’est l’heure.”"},
    {"inside", "The CEO’s “vision”’s end; the 1990’s fashions; a B’s and C’s report."},

    /* Elisions at the start */
    {"start", "’Tis the season, and ’twas ever thus; ’twill pass."},
    {"start", "“’Tis nothing,” she said. “’Twas only the wind.”"},
    {"start", "Tell ’em I’m coming, and bring ’em ’round ’bout noon ’cause I’m late."},
    {"start", "Give ’er a push, ’fore ’e sees."},
    {"start", "“Let ’im be,” he said, “or I’ll fetch ’un.”"},
    {"start", "“’Ello, ’ello, what’s all this?”"},
    {"start", "He sat ’neath the tree and ’gainst the wall."},
    {"start", "“’Course I will,” said Ann. “’Fraid so.”"},
    {"start", "’Twould be better, ’twere it done quickly."},
    {"start", "“S’pose so. ’Nuff said.”"},
    {"start", "She was a ’prentice, he a ’coon hunter from the ’Frisco line."},

    /* Elisions at the end */
    {"end", "Of all th’ fools o’ this town, an’ there be many, he’s the worst."},
    {"end", "“I was goin’ home,” he said, “an’ mindin’ my business.”"},
    {"end", "Singin’ in the mornin’ and dancin’ at night."},
    {"end", "The ol’ man an’ the sea; mos’ everybody, jes’ about."},
    {"end", "Rock ’n’ roll, salt ’n’ vinegar, drum ’n’ bass."},
    {"end", "“I’d ’a’ gone,” said Tom, “but they wouldn’t ’a’ let me.”"},
    {"end", "They sailed nor’-nor’-east, then sou’-west."},
    {"end", "“Thinkin’ ’bout somethin’?”"},

    /* Dropped h, and words that only an h makes */
    {"h", "“’E ’ad ’is ’at in ’is ’and,” she said."},
    {"h", "“That ’orse belongs to ’er ’usband, ’ung ’igh in the ’eavens.”"},
    {"h", "“’Ow are you?” said the porter. “’Ope you’re ’appy ’ere.”"},
    {"h", "“I ’aven’t ’eard,” he said, “as ’ow it ’urt ’em.”"},

    /* Heavy dialect */
    {"dialect", "“I ’lowed he’d be ’long ’bout now, an’ we’d git ’way ’fore sundown.”"},
    {"dialect", "“Dey ’uz all asleep, en I tuk de boat ’cross de river ’thout a soun’.”"},
    {"dialect", "“Ye’re talkin’ o’ nothin’. ’Less ye’ve seen it, ye’ve no call t’ say.”"},
    {"dialect",
     "“’Pears to me you’re lyin’,” said Bill, an’ he spat. “’Tain’t so, an’ ye know it.”"},
    {"dialect", "“Guess I’ll be goin’. ’Spect they’re waitin’ fer me.”"},

    /* Possessives of plurals */
    {"possessive", "The boys’ games and the girls’ songs; two weeks’ notice."},
    {"possessive", "“The workers’ demands,” he said, “are the owners’ fears.”"},
    {"possessive", "Dickens’ novels, James’ letters, the Joneses’ house."},
    {"possessive", "It was the Smiths’."},
    {"possessive", "“She said, ‘The boys’ games are over,’ and left.”"},
    {"possessive", "“He told us, ‘It’s ten years’ work,’ and sighed.”"},

    /* Singles inside doubles */
    {"nested", "“He said ‘no’ and meant it.”"},
    {"nested", "“They call it ‘the Hole,’” she said."},
    {"nested", "“When she cried, ‘Help!’ we ran. ‘Help!’ she cried again.”"},
    {"nested", "“I told him, ‘I can’t do it; it isn’t mine,’ and he believed me.”"},
    {"nested", "“‘Come in,’ he said, ‘and sit down.’ So I sat.”"},
    {"nested", "“‘Well,’ says I, ‘as long as you’re here, stay.’”"},
    {"nested", "“It was ‘only’ a thousand, or ‘merely’ two.”"},
    {"nested", "“What is ‘truth’—or ‘justice’—to them?”"},
    {"nested", "“The ‘so-called’ experts, the ‘wise’ men.”"},
    {"nested", "“Sign here, where it says ‘Name of Owner’ in red.”"},
    {"nested", "“She wrote, ‘Don’t tell ’em I’m here,’ on the wall.”"},
    {"nested", "“I heard ’em shout, ‘Get ’em!’ and I ran.”"},
    {"nested", "“My father used to say, ‘’Tis better late than never.’”"},
    {"nested", "“He sang, ‘Oh, bring back my bonnie to me,’ all night.”"},

    /* Singles in narration of texts with doubles */
    {"term", "The word ‘literally’ is overused, as is ‘awesome.’"},
    {"term", "A so-called ‘expert’ spoke of ‘high wages’ and ‘low wages’ without a smile."},
    {"term", "The letter ‘s’ and the letter ‘x’ were missing."},
    {"term", "His ‘kaput’ and her ‘tant pis’ said it all."},

    /* Years and numbers */
    {"year", "In the ’90s and the summer of ’69, and again in ’08."},
    {"year", "“The class of ’85,” he said, “and the ’49ers.”"},
    {"year", "“Back in ’44, we had nothing,” she said."},
    {"feet", "He is 6′ 2″ tall, and the board is 12′ by 8″."},
    {"feet", "“He’s 6′2″,” she said, “in his socks.”"},
    {"feet", "The 12″ record and the 7″ single."},
    {"feet", "“A 5″ gun,” said the mate, “and a 30′ boat.”"},
    {"feet", "It lies at 51° 28′ 38″ north."},
    {"number", "“I was born in 1950,” he said. “She, in 1952.”"},
    {"number", "He bought “1984” and “Catch-22” for $5."},
    {"number", "“10 men,” she said, “and 20 horses.”"},

    /* Foreign words, names, titles */
    {"foreign", "“Señor,” he said, “¿qué pasa? Él no está.”"},
    {"foreign", "The “Übermensch” and the “élan vital” of the age."},
    {"foreign", "“Ça va?” asked Édouard. “Ça va, l’ami.”"},
    {"title", "She read “Ode to a Nightingale” and “Kubla Khan.”"},

    /* Academic prose, with singles for terms */
    {"academic", "As Smith (2004: 23) has it, ‘language is “the house of being”’, and so ‘we dwell "
                 "in it’ (ibid., p. 24)."},
    {"academic", "The ‘so-called’ problem of ‘other minds’ (see Austin 1946, ‘Other Minds’, p. 12) "
                 "isn’t “solved” by ‘seeming’."},
    {"academic", "Heidegger’s ‘Dasein’ and Husserl’s ‘epoche’ are the philosophers’ terms; the "
                 "students’ ‘Dasein’ is another’s."},
    {"academic", "The poets’ and painters’ ‘isms’; the ‘isms’ of poets."},
    {"academic", "“Is it ‘a’ or ‘an’?” asked the teacher. “It’s ‘an’ before ‘hour.’”"},
    {"code",
     "He typed “hello” and got “ls: can’t open ‘foo’” back. Don’t use ‘rm -rf’ on Mom’s laptop."},
    {"deep", "John said, “I heard him say, ‘She told me, “I’m leaving,” and left.’”"},
    {"mixed", "In the ’60s, rock ’n’ roll (“’n’” for “and”) was the kids’ music; by the ’80s it "
              "was their parents’."},
    {"mixed", "“You’re the one who said ‘don’t,’” she said. “I said ‘do’!”"},
    {"mixed", "“The Democrats’ plan,” she said, “won’t pass the Republicans’ House.”"},
    {"mixed", "“’Tis,” he said. “’Twasn’t.” “Isn’t.” “’Tisn’t!”"},
    {"spaces", "“Hello.”She left. He said,“Hello.” “Hi” , she said."},

    /* Paragraphs that run on */
    {"running",
     "“The first part of a long speech.\n\n“The second part of it.\n\n“The end.”\n\nHe sat down."},
    {"running", "“‘The letter begins.\n\n“‘The letter goes on.’\n\n“That is all it says.”"},
    {"running", "He read:\n\n“Dear Sir, I beg to remain.\n\n“Yours, J. Smith.”"},
};

/* With single marks outside. */
static const MarkCase british_cases[] = {
    {"plain", "‘I agree,’ she said. ‘We leave tonight.’"},
    {"plain", "‘Stop!’"},
    {"plain", "He called it ‘a disaster’ and left."},
    {"punctuation", "The word ‘literally’, he said, is dead. ‘Literally’!"},
    {"nested", "‘He said “no” and meant it.’"},
    {"nested", "‘She told me, “Never again.”’"},
    {"nested", "‘“Come in,” he said, “and sit down.” So I sat.’"},
    {"inside", "‘I don’t know,’ he said, ‘what you’re after, and it’s late.’"},
    {"possessive", "‘It’s the boys’ turn,’ she said. ‘The girls’ turn is over.’"},
    {"possessive", "‘Two weeks’ notice,’ he said, ‘is the workers’ right.’"},
    {"start", "‘’Tis nothing,’ she said. ‘’Twas only the wind.’"},
    {"start", "‘Tell ’em I’m coming,’ he said, ‘and bring ’em ’round.’"},
    {"end", "‘I was goin’ home,’ he said, ‘an’ mindin’ my business.’"},
    {"h", "‘’E ’ad ’is ’at in ’is ’and,’ she said. ‘’Orrible, it was.’"},
    {"dash", "‘I thought—’ he began. ‘You thought wrong.’"},
    {"dash", "‘It was’—she paused—‘an accident.’"},
    {"resumed", "‘No,’ said Ann; ‘not today, and not on the boys’ account.’"},
    {"year", "‘Back in ’44,’ she said, ‘we had nothing.’"},
    {"running", "‘The first part of a long speech.\n\n‘It goes on.\n\n‘The end.’"},
    {"first", "‘And so to bed,’ wrote Pepys.\n\n‘It is late,’ he added."},
};

#endif
