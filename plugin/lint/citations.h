/* Where a text tells by a citation who says something: (Hale 1987: 3), [4, 7], a footnote. */
#ifndef QUOTH_LINT_CITATIONS_H
#define QUOTH_LINT_CITATIONS_H

#include "quoth.h"

/* A citation stands right after a place, blanks aside. */
bool q_is_cited_at(const QDocument *document, uint32_t place);

/* One that names an author or a number stands between a place and the end of its sentence, or right
 * after that. */
bool q_is_cited_after(const QDocument *document, uint32_t place);

#endif
