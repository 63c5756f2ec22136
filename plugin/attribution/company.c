#include "attribution/company.h"

#include <string.h>

#include "document/document.h"
#include "document/memory.h"
#include "document/nodes.h"

struct QCompany {
  QNames names;
  QPeople *people;
  uint64_t version; /* of the document, for which the casts are known; 0: none */
  uint64_t made;    /* stamp of the names that the people are made of, */
  bool narrated;    /* and whether they were told by somebody; */
  uint64_t by_hand; /* stamp of what was said by hand */
};

void q_company_free(QCompany *company) {
  if (!company) return;
  q_names_free(&company->names);
  q_people_free(company->people);
  q_memory_free(company);
}

void q_company_drop(QDocument *document, QChunk *chunk) {
  if (!chunk->cast) return;
  q_names_take(&document->company->names, chunk->cast);
  q_memory_free(chunk->cast);
  chunk->cast = NULL;
}

const QNames *q_company_names(const QDocument *document) {
  return document->company ? &document->company->names : NULL;
}

static bool read_cast(QDocument *document, QCompany *company, QCastReader *reader, QChunk *chunk) {
  bool code = document->options.format == Q_FORMAT_MARKDOWN;
  /* Code, or front matter: a comment is no block. */
  bool inside = chunk->before.state == Q_IN_CODE || chunk->before.state == Q_IN_FRONT_MATTER;
  QCast *cast = q_cast_read(reader, chunk->text, chunk->records, code, inside);
  if (!cast || !q_names_add(&company->names, cast, chunk->text)) {
    q_memory_free(cast);
    return false;
  }
  chunk->cast = cast;
  return true;
}

static bool read_casts(QDocument *document, QCompany *company) {
  QCastReader *reader = q_cast_reader_new();
  bool done = reader != NULL;
  for (QLeaf *leaf = q_chunks_first(&document->chunks)->leaf; leaf && done; leaf = leaf->next) {
    if (leaf->known & Q_KNOWN_CASTS) continue;
    for (unsigned i = 0; i < leaf->used && done; i++) {
      QChunk *chunk = leaf->child[i];
      done = chunk->cast || read_cast(document, company, reader, chunk);
    }
    if (done) leaf->known |= Q_KNOWN_CASTS;
  }
  q_cast_reader_free(reader);
  return done;
}

const QPeople *q_company_people(QDocument *document) {
  QCompany *company = document->company;
  if (!company) {
    company = q_memory_new(sizeof *company);
    if (!company) return NULL;
    memset(company, 0, sizeof *company);
    document->company = company;
  }
  if (company->version != document->version) {
    if (!read_casts(document, company)) return NULL;
    company->version = document->version;
  }
  bool narrated = q_names_narrated(&company->names);
  uint64_t by_hand = document->by_hand ? document->by_hand->stamp : 0;
  if (!company->people || company->made != company->names.stamp || company->narrated != narrated ||
      company->by_hand != by_hand) {
    QPeople *people = q_people_new(&company->names, document->by_hand);
    if (!people) return NULL;
    q_people_free(company->people);
    company->people = people;
    company->made = company->names.stamp;
    company->narrated = narrated;
    company->by_hand = by_hand;
  }
  return company->people;
}
