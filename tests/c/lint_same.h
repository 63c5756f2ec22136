/* Findings of two documents, and one at random. */
#ifndef QUOTH_TESTS_LINT_SAME_H
#define QUOTH_TESTS_LINT_SAME_H

#include "quoth.h"

/* True if both have the same findings, after quoth_lint; else says on standard error what differs
 * first. */
bool q_same_findings(const QDocument *a, const QDocument *b);

#endif
