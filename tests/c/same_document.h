/* Whether two documents are the same to all who ask. */
#ifndef QUOTH_TESTS_SAME_DOCUMENT_H
#define QUOTH_TESTS_SAME_DOCUMENT_H

#include "quoth.h"

/* True if the texts, all records and all answers about lines and places are equal; else says on
 * standard error what differs first. */
bool q_same_document(const QDocument *a, const QDocument *b);

#endif
