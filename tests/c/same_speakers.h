/* Whether two documents give the same answers about speakers. */
#ifndef QUOTH_TESTS_SAME_SPEAKERS_H
#define QUOTH_TESTS_SAME_SPEAKERS_H

#include "quoth.h"

/* Asks the documents about all their quotations and sources. True if the answers are equal; else
 * says on standard error what differs first. */
bool q_same_speakers(QDocument *a, QDocument *b);

#endif
