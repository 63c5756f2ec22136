/* The two marks of a quotation, and other marks in their place. */
#ifndef QUOTH_LINT_PAIR_H
#define QUOTH_LINT_PAIR_H

#include "lint/view.h"
#include "mark_signs.h"

typedef struct {
  QFamily family;
  QShape shape; /* NONE where the family is OTHER */
} QPair;

/* What one mark shows; OTHER for marks that are not English. */
QPair q_pair_of_sign(QMarkSign sign);

/* The marks of a quotation that q_is_marked. */
QPair q_pair_of(const QView *view, const QQuoteRecord *quotation);

/* Whether it opens and closes with ”. */
bool q_is_alike(const QView *view, const QQuoteRecord *quotation);

/* The same as q_pair_of by its opening mark alone. */
QPair q_opening_of(const QView *view, const QQuoteRecord *quotation);

/* The quotation in marks around another, an index; -1: none. */
int32_t q_outer_of(const QView *view, const QQuoteRecord *quotation);

/* Whether it is speech of which there is no doubt, with nothing around it: a tag follows its
 * comma, or what else ends a sentence. */
bool q_is_tagged_speech(const QView *view, uint32_t quotation);

/* Whether what stands between the marks is code or figures rather than words. */
bool q_is_code(const QView *view, const QQuoteRecord *quotation);

/* The opening or closing mark of a pair; NULL if it is OTHER. */
const char *q_pair_mark(QPair pair, bool opening);

/* Adds edits to the last finding: the quotation gets the marks of family, the ones inside of it
 * alternate. What has the right marks, or marks of another kind, stays. */
void q_pair_alternate(const QView *view, uint32_t quotation, QFamily family);

#endif
