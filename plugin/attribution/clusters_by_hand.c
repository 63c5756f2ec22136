/* Names that the user says are one person's. */
#include "attribution/clusters_sort.h"
#include "document/memory.h"

static QNamed *find(const QSorter *s, const QHandName *name) {
  QNamed *named = q_sorter_named(s, name->key);
  if (!named && name->mister) named = q_sorter_named(s, name->mister);
  return named || !name->described ? named : q_sorter_named(s, name->described);
}

bool q_cluster_by_hand(QSorter *s, const QByHand *by_hand) {
  size_t count = s->c->count + s->more + 1;
  const QHandName **owner = q_memory_new(count * sizeof *owner); /* of clusters: its first name */
  if (!owner) return false;
  for (size_t i = 0; i < count; i++) owner[i] = NULL;
  const QHandName *first = by_hand->names, *end = first + by_hand->name_count;
  int32_t own = -1; /* the person's cluster */
  for (const QHandName *name = first; name < end; name++) {
    if (name->person != first->person) {
      first = name;
      own = -1;
    }
    QNamed *named = find(s, name);
    if (!named || named->by_hand) continue;
    int32_t cluster = named->cluster < 0 ? -1 : q_sorter_root(s, named->cluster);
    if (cluster >= 0 && owner[cluster] && owner[cluster] != first) cluster = -1;
    if (cluster >= 0 && own >= 0) {
      q_sorter_unite(s, own, cluster);
      own = q_sorter_root(s, own);
    } else if (own < 0) {
      own = cluster >= 0 ? cluster : q_sorter_cluster(s);
    }
    owner[own] = first;
    named->cluster = own;
    named->by_hand = true;
  }
  q_memory_free(owner);
  return true;
}
