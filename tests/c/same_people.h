/* Whether two documents have the same people. */
#ifndef QUOTH_TESTS_SAME_PEOPLE_H
#define QUOTH_TESTS_SAME_PEOPLE_H

#include "quoth.h"

/* True if the people of both, their names and all mentions are equal; else says on standard error
 * what differs first. False too when there is no memory. */
bool q_same_people(QDocument *a, QDocument *b);

#endif
