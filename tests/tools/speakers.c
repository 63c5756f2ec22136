/* What the speakers' weights are fitted and measured with; plugin/attribution/train.py runs it.
 * Standard input holds texts one after the other, each behind a line of numbers: its length in
 * bytes, the weight of its turns in hundredths, how many copies with hidden tags are learned from
 * too, how many turns have labels, and its folds: how many, and which it is in, one for each way
 * to part the texts. After the text stands a line for each of those labels, in order: how many
 * entities are right, and which.
 *
 *   names                 for each text its entities and turns, so that they can be labelled
 *   rules SIEVES          answers of the rules alone; SIEVES is a set of bits
 *   fit FOLDS OPTION...   fits each fold's weights on the others' texts, and gives the answers for
 *                         each text by the weights of its fold, for all texts once for each way to
 *                         part them; FOLDS 0: on all texts, and prints the weights */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attribution/confidence.h"
#include "attribution/features.h"
#include "attribution/sources.h"
#include "document/document.h"

enum {
  MOST_FOLDS = 128,
  MOST_WAYS = 64, /* to part the texts into folds */
};

typedef struct {
  uint32_t count;
  int32_t entities[64];
} Label;

/* One turn, ready to be scored. */
typedef struct {
  QLattice lattice;
  uint16_t weights[Q_CANDIDATES][Q_SCORED];
  uint8_t counts[Q_CANDIDATES];
  uint32_t link, right; /* bits of the candidates that are right; 0: not told */
  uint32_t told;        /* bits of the one that its tag names; 0 */
} Item;

typedef struct {
  Item *items;
  uint32_t count;
  float weight;
  uint8_t folds[MOST_WAYS];
} Sequence;

typedef struct {
  Sequence *sequences;
  size_t count, room;
} Set;

typedef struct {
  double rate, shrink;
  int epochs;
  bool off[Q_WEIGHTS]; /* these stay 0 */
} Settings;

static void die(const char *why) {
  fprintf(stderr, "speakers: %s\n", why);
  exit(2);
}

static void *need(void *block) {
  if (!block) die("out of memory");
  return block;
}

/* ---- Texts ------------------------------------------------------------------ */

typedef struct {
  QDocument *document;
  const QPeople *people;
  QSourceList sources;
  QLore lore;
  char *text;
  size_t length;
  int weight, masks, label_count, ways;
  uint8_t folds[MOST_WAYS];
  Label *labels;
} Text;

static bool read_text(Text *t) {
  memset(t, 0, sizeof *t);
  if (scanf("%zu %d %d %d %d", &t->length, &t->weight, &t->masks, &t->label_count, &t->ways) != 5)
    return false;
  if (t->ways > MOST_WAYS) die("too many ways to part the texts");
  for (int i = 0; i < t->ways; i++) {
    if (scanf("%hhu", &t->folds[i]) != 1) die("a fold is missing");
  }
  getchar();
  t->text = need(malloc(t->length + 1));
  if (fread(t->text, 1, t->length, stdin) != t->length) die("the input ends inside of a text");
  t->labels = need(calloc((size_t)t->label_count + 1, sizeof *t->labels));
  for (int i = 0; i < t->label_count; i++) {
    Label *l = &t->labels[i];
    if (scanf("%u", &l->count) != 1) die("a label is missing");
    for (uint32_t k = 0; k < l->count; k++) {
      int32_t entity;
      if (scanf("%d", &entity) != 1) die("a label is missing");
      if (k < 64) l->entities[k] = entity;
    }
    if (l->count > 64) l->count = 64;
  }
  if (quoth_document_open(t->text, t->length, NULL, &t->document) != Q_OK) die("cannot open");
  t->people = need((void *)(uintptr_t)q_company_people(t->document));
  if (!q_lore_read(&t->lore, t->people)) die("out of memory");
  if (!q_sources_list(&t->sources, t->document, t->people)) die("out of memory");
  return true;
}

static void free_text(Text *t) {
  q_sources_free(&t->sources);
  q_lore_free(&t->lore);
  quoth_document_free(t->document);
  free(t->text);
  free(t->labels);
}

/* ---- Conversations ------------------------------------------------------------ */

typedef struct {
  QScene scene;
  QStage *stages;
  QAnswer *answers;
  int32_t *supposed;
  size_t room;
} Work;

/* The next conversation at or after a place; false: there is none. */
static bool next_scene(const Text *t, QBlockPlace *place, Work *w) {
  while (place->chunk && !q_block_speaks(place)) q_block_next(place);
  if (!place->chunk) return false;
  QExtent extent = q_extent_from(*place);
  if (!q_scene_read(&w->scene, t->document, t->people, &t->lore, &extent)) die("out of memory");
  *place = extent.end;
  return true;
}

static QBlockPlace first_place(const Text *t) { return q_block_at(t->document, 0); }

static void prepare(Work *w, uint32_t rules) {
  size_t count = w->scene.turn_count;
  if (count > w->room) {
    w->room = count * 2;
    w->stages = need(realloc(w->stages, w->room * sizeof *w->stages));
    w->supposed = need(realloc(w->supposed, w->room * sizeof *w->supposed));
    w->answers = need(realloc(w->answers, w->room * sizeof *w->answers));
  }
  q_sieves_stage(&w->scene, rules, w->supposed, w->stages, w->answers);
}

static bool is_right(const Label *label, int32_t entity) {
  for (uint32_t i = 0; i < label->count; i++) {
    if (label->entities[i] == entity) return true;
  }
  return false;
}

static void fill_item(const Work *w, uint32_t t, const Label *label, Item *item) {
  static const float none[Q_WEIGHTS];
  memset(item, 0, sizeof *item);
  q_features_lattice(&w->scene, w->stages, w->answers, t, none, &item->lattice);
  item->link = q_feature_link(&w->scene, t);
  for (uint32_t c = 0; c < item->lattice.count; c++) {
    QFeatures found;
    q_features_of(&w->scene, w->stages, w->answers, t, c, &found);
    item->counts[c] = (uint8_t)found.count;
    memcpy(item->weights[c], found.weights, found.count * sizeof *found.weights);
    if (label && is_right(label, item->lattice.candidates[c])) item->right |= UINT32_C(1) << c;
  }
  if (!q_turn_is_told(&w->scene, &w->scene.turns[t])) return;
  for (uint32_t c = 0; c < item->lattice.count; c++) {
    if (item->lattice.candidates[c] == w->answers[t].entity) item->told = UINT32_C(1) << c;
  }
}

static Sequence *add_sequence(Set *set, const Text *t, const Work *w, size_t first_label) {
  if (set->count == set->room) {
    set->room = set->room ? 2 * set->room : 256;
    set->sequences = need(realloc(set->sequences, set->room * sizeof *set->sequences));
  }
  Sequence *s = &set->sequences[set->count++];
  uint32_t count = (uint32_t)w->scene.turn_count;
  *s = (Sequence){.count = count, .weight = (float)t->weight / 100};
  memcpy(s->folds, t->folds, sizeof s->folds);
  s->items = need(malloc(count * sizeof *s->items + 1));
  for (uint32_t i = 0; i < count; i++) {
    size_t label = first_label + i;
    fill_item(w, i, label < (size_t)t->label_count ? &t->labels[label] : NULL, &s->items[i]);
  }
  return s;
}

/* ---- Masks: tags hidden, as more turns to learn from ------------------------------ */

static uint64_t noise = 88172645463325252u;

static unsigned dice(unsigned sides) {
  noise ^= noise << 13;
  noise ^= noise >> 7;
  noise ^= noise << 17;
  return (unsigned)(noise >> 33) % sides;
}

/* A plain named tag: its name and cue are all there is around the quotation. */
static bool is_plain(const QScene *scene, const QTurn *turn) {
  if (turn->who != Q_WHO_NAME || turn->mention < 0 ||
      (turn->tag != Q_TAG_INVERTED && turn->tag != Q_TAG_AFTER))
    return false;
  const QSceneMention *m = &scene->mentions[turn->mention];
  return m->kind == Q_MENTION_NAME && m->paragraph == turn->paragraph;
}

/* Hides half of the tags. */
static void mask(Work *w) {
  QScene *scene = &w->scene;
  size_t count = scene->turn_count;
  uint8_t *how = need(calloc(count + 1, 1));
  for (size_t t = 0; t < count; t++) {
    const QTurn *turn = &scene->turns[t];
    if (is_plain(scene, turn) && dice(2)) how[t] = (uint8_t)(1 + dice(2));
  }
  for (size_t t = 0; t < count; t++) {
    if (!how[t]) continue;
    const QTurn *turn = &scene->turns[t];
    QSceneMention *m = &scene->mentions[turn->mention];
    uint8_t gender = scene->people->entities[m->entity].gender;
    bool pronoun = how[t] == 2 && (gender == Q_GENDER_MAN || gender == Q_GENDER_WOMAN);
    m->entity = Q_NOBODY;
    m->kind = Q_MENTION_PRONOUN;
    m->gender = pronoun ? gender : (uint8_t)Q_GENDER_UNKNOWN;
    if (pronoun) continue;
    m->flags = 0;
    for (uint32_t i = turn->first_quotation; i < turn->quotations_end; i++) {
      scene->quotations[i].tag = Q_TAG_NONE;
      scene->quotations[i].mention = -1;
    }
  }
  free(how);
  if (!q_scene_turns(scene)) die("out of memory");
}

/* ---- Fitting ------------------------------------------------------------------------- */

typedef struct {
  float *weights;
  double *squares;
  QDecoder *decoder;
  QLattice *lattices;
  QDecoded *free, *bound;
  size_t room;
} Fit;

static void score(const Sequence *s, const float *weights, QLattice *lattices) {
  for (uint32_t t = 0; t < s->count; t++) {
    const Item *item = &s->items[t];
    lattices[t] = item->lattice;
    for (uint32_t c = 0; c < item->lattice.count; c++) {
      float sum = 0;
      for (unsigned i = 0; i < item->counts[c]; i++) sum += weights[item->weights[c][i]];
      lattices[t].scores[c] = sum;
    }
    for (int i = 0; i < Q_LINKS; i++) lattices[t].links[i] = weights[item->link + (uint32_t)i];
  }
}

static void make_room(Fit *f, uint32_t count) {
  if (count <= f->room) return;
  f->room = count * 2;
  f->lattices = need(realloc(f->lattices, f->room * sizeof *f->lattices));
  f->free = need(realloc(f->free, f->room * sizeof *f->free));
  f->bound = need(realloc(f->bound, f->room * sizeof *f->bound));
}

static void bump(Fit *f, uint32_t weight, double gradient, double rate) {
  if (gradient == 0) return;
  f->squares[weight] += gradient * gradient;
  f->weights[weight] += (float)(rate * gradient / (1e-3 + sqrt(f->squares[weight])));
}

static void learn(Fit *f, const Sequence *s, double *gradients, const Settings *settings) {
  make_room(f, s->count);
  bool any = false;
  for (uint32_t t = 0; t < s->count; t++) any |= s->items[t].right != 0;
  if (!any) return;
  score(s, f->weights, f->lattices);
  q_decode(f->decoder, f->lattices, s->count, f->free, NULL);
  for (uint32_t t = 0; t < s->count; t++) {
    if (s->items[t].right) f->lattices[t].allowed = s->items[t].right;
  }
  q_decode(f->decoder, f->lattices, s->count, f->bound, NULL);
  for (uint32_t t = 0; t < s->count; t++) {
    const Item *item = &s->items[t];
    for (uint32_t c = 0; c < item->lattice.count; c++) {
      double g = (f->bound[t].marginals[c] - f->free[t].marginals[c]) * s->weight;
      for (unsigned i = 0; i < item->counts[c]; i++) gradients[item->weights[c][i]] += g;
    }
    for (int i = 0; i < Q_LINKS; i++) {
      if (i == Q_LINK_ALTERNATE) continue; /* the others are relative to it */
      gradients[item->link + (uint32_t)i] +=
          (f->bound[t].links[i] - f->free[t].links[i]) * s->weight;
    }
  }
  for (uint32_t i = 0; i < Q_WEIGHTS; i++) {
    if (!settings->off[i]) bump(f, i, gradients[i], settings->rate);
    gradients[i] = 0;
  }
}

/* On all texts without those of a fold (-1: on all of them). */
static void fit(Fit *f, const Set *set, int way, int without, const Settings *settings) {
  double *gradients = need(calloc(Q_WEIGHTS, sizeof *gradients));
  memset(f->weights, 0, Q_WEIGHTS * sizeof *f->weights);
  memset(f->squares, 0, Q_WEIGHTS * sizeof *f->squares);
  size_t *order = need(malloc((set->count + 1) * sizeof *order));
  for (size_t i = 0; i < set->count; i++) order[i] = i;
  noise = 88172645463325252u;
  for (int e = 0; e < settings->epochs; e++) {
    for (size_t i = set->count; i > 1; i--) {
      size_t k = dice((unsigned)i), swap = order[i - 1];
      order[i - 1] = order[k];
      order[k] = swap;
    }
    for (size_t i = 0; i < set->count; i++) {
      const Sequence *s = &set->sequences[order[i]];
      if (s->folds[way] != without) learn(f, s, gradients, settings);
    }
    for (uint32_t i = 0; i < Q_WEIGHTS; i++) f->weights[i] *= (float)(1 - settings->shrink);
  }
  free(gradients);
  free(order);
}

/* ---- Answers ------------------------------------------------------------------------------ */

static void print_name(const Text *t, int32_t entity) {
  if (entity < 0 || t->sources.of_entity[entity] == Q_NO_SOURCE) return;
  const QSourceRecord *source = &t->sources.list[t->sources.of_entity[entity]];
  QRange range = source->name.end ? source->name : source->first;
  for (uint32_t i = range.start; i < range.end; i++)
    putchar((unsigned char)t->text[i] < ' ' ? ' ' : t->text[i]);
}

/* One line a quotation: start, end, entity, sieve, mention, what the tag is, the features of its
 * confidence if it has been decoded, name. */
static void print_answers(const Text *t, const Work *w, const int32_t *entities,
                          const QOutcome *outcome) {
  for (uint32_t i = 0; i < w->scene.turn_count; i++) {
    const QTurn *turn = &w->scene.turns[i];
    for (uint32_t k = turn->first_quotation; k < turn->quotations_end; k++) {
      const QSceneQuotation *q = &w->scene.quotations[k];
      uint32_t base = w->scene.base;
      int32_t m = q->mention >= 0 ? q->mention : turn->mention;
      const QSceneMention *mention = m >= 0 ? &w->scene.mentions[m] : NULL;
      bool echo = mention && mention->kind == Q_MENTION_DESCRIPTION && turn->mention == m &&
                  mention->entity == entities[i] && !mention->kin;
      printf("%u\t%u\t%d\t%d\t%d\t%d\t%d\t", base + q->start, base + q->end, entities[i],
             w->answers[i].sieve, mention ? (int)(base + mention->start) : 0,
             mention ? (int)(base + mention->end) : 0, turn->who);
      QSum sum = {.count = 0};
      if (outcome) q_confidence_features(outcome, i, k, &sum);
      for (unsigned n = 0; n < sum.count; n++) printf(n ? " %d" : "%d", sum.feature[n]);
      putchar('\t');
      if (echo) {
        for (uint32_t at = mention->start; at < mention->end; at++)
          putchar((unsigned char)t->text[base + at] < ' ' ? ' ' : t->text[base + at]);
      } else {
        print_name(t, entities[i]);
      }
      putchar('\n');
    }
  }
}

static void answer_by_weights(const Text *t, Work *w, Fit *f, const float *weights) {
  uint32_t count = (uint32_t)w->scene.turn_count;
  make_room(f, count);
  int32_t *entities = need(malloc((count + 1) * sizeof *entities));
  for (uint32_t i = 0; i < count; i++) {
    q_lattice_make(&w->scene, w->stages, w->answers, i, weights, &f->lattices[i]);
  }
  q_decode(f->decoder, f->lattices, count, f->free, NULL);
  for (uint32_t i = 0; i < count; i++) entities[i] = f->lattices[i].candidates[f->free[i].best];
  QOutcome outcome = q_outcome(&w->scene, w->stages, w->answers, f->lattices, f->free);
  print_answers(t, w, entities, &outcome);
  free(entities);
}

static void answer_by_rules(const Text *t, Work *w) {
  uint32_t count = (uint32_t)w->scene.turn_count;
  int32_t *entities = need(malloc((count + 1) * sizeof *entities));
  for (uint32_t i = 0; i < count; i++) entities[i] = w->answers[i].entity;
  print_answers(t, w, entities, NULL);
  free(entities);
}

/* ---- Commands ------------------------------------------------------------------------------- */

static void print_names(const Text *t, Work *w) {
  printf("text %u\n", t->people->count);
  for (uint32_t e = 0; e < t->people->count; e++) {
    const QEntity *entity = &t->people->entities[e];
    printf("%u %u %u\t", entity->kind, entity->gender, entity->source);
    print_name(t, (int32_t)e);
    const QNames *names = q_company_names(t->document);
    for (size_t i = 0; i < names->capacity; i++) {
      const QName *name = &names->names[i];
      if (!name->key || !name->count || q_people_find(t->people, name->key) != (int32_t)e) continue;
      printf("|%.*s", name->length, names->pool + name->words);
    }
    putchar('\n');
  }
  for (QBlockPlace place = first_place(t); next_scene(t, &place, w);) {
    prepare(w, UINT32_MAX);
    for (uint32_t i = 0; i < w->scene.turn_count; i++) {
      const QTurn *turn = &w->scene.turns[i];
      printf("turn %u %d %d", turn->quotations_end - turn->first_quotation, turn->who, turn->tag);
      for (uint32_t k = turn->first_quotation; k < turn->quotations_end; k++)
        printf(" %u %u", w->scene.base + w->scene.quotations[k].start,
               w->scene.base + w->scene.quotations[k].end);
      printf(" %u", w->stages[i].count);
      for (uint32_t c = 0; c < w->stages[i].count; c++)
        printf(" %d", w->stages[i].candidates[c].entity);
      /* The words of a description that is the tag. */
      const QSceneMention *m = turn->mention >= 0 ? &w->scene.mentions[turn->mention] : NULL;
      bool described = m && m->kind == Q_MENTION_DESCRIPTION && m->entity >= 0;
      printf(" %d\t", described ? m->entity : -1);
      for (uint32_t at = described ? m->start : 0; described && at < m->end; at++) {
        char c = t->text[w->scene.base + at];
        putchar((unsigned char)c < ' ' ? ' ' : c);
      }
      putchar('\n');
    }
  }
  puts("end");
}

static void add_text(Set *set, const Text *t, Work *w) {
  size_t label = 0;
  for (QBlockPlace place = first_place(t); next_scene(t, &place, w);) {
    size_t count = w->scene.turn_count;
    prepare(w, UINT32_MAX);
    add_sequence(set, t, w, label);
    for (int draw = 0; draw < t->masks; draw++) {
      if (draw) {
        QExtent extent = q_extent_from(
            q_extent_start(q_block_at(t->document, w->scene.base + w->scene.quotations[0].start)));
        if (!q_scene_read(&w->scene, t->document, t->people, &t->lore, &extent))
          die("out of memory");
      }
      mask(w);
      if (w->scene.turn_count != count) continue; /* turns have met */
      prepare(w, UINT32_MAX);
      add_sequence(set, t, w, label);
    }
    label += count;
  }
}

static double option(int argc, char **argv, const char *name, double otherwise) {
  size_t length = strlen(name);
  for (int i = 3; i < argc; i++) {
    if (strncmp(argv[i], name, length) == 0 && argv[i][length] == '=')
      return atof(argv[i] + length + 1);
  }
  return otherwise;
}

static void print_weights(const float *weights) {
  for (uint32_t i = 0; i < Q_WEIGHTS; i++) {
    uint32_t context, value;
    QFeature feature = q_feature_of(i, &context, &value);
    printf("%s %u %u %.2f\n", q_feature_name(feature), context, value, (double)weights[i]);
  }
}

/* Features that are left out: without=NAME,NAME. */
static void leave_out(int argc, char **argv, bool *off) {
  for (int i = 3; i < argc; i++) {
    if (strncmp(argv[i], "without=", 8) != 0) continue;
    for (char *name = strtok(argv[i] + 8, ","); name; name = strtok(NULL, ",")) {
      QFeature feature = q_feature_named(name);
      if (feature == Q_FEATURE_COUNT) die("no such feature");
      for (uint32_t k = 0; k < Q_WEIGHTS; k++) {
        uint32_t context, value;
        if (q_feature_of(k, &context, &value) == feature) off[k] = true;
      }
    }
  }
}

static void run_fit(int argc, char **argv, Work *w) {
  int folds = atoi(argv[2]);
  Settings settings = {.rate = option(argc, argv, "rate", 0.05),
                       .shrink = option(argc, argv, "shrink", 0.02),
                       .epochs = (int)option(argc, argv, "epochs", 8)};
  leave_out(argc, argv, settings.off);
  Set set = {0};
  Text *texts = NULL;
  size_t count = 0, room = 0;
  for (Text t; read_text(&t);) {
    add_text(&set, &t, w);
    if (count == room) texts = need(realloc(texts, (room = room ? 2 * room : 64) * sizeof *texts));
    texts[count++] = t;
  }
  size_t size = Q_WEIGHTS * sizeof(float);
  Fit f = {.squares = need(calloc(Q_WEIGHTS, sizeof(double))), .decoder = need(q_decoder_new())};
  float *fitted[MOST_FOLDS];
  for (int fold = 0; fold < MOST_FOLDS; fold++) fitted[fold] = need(malloc(size));
  for (int way = 0; way < (count && folds ? texts[0].ways : 1); way++) {
    for (int fold = 0; fold < (folds ? folds : 1); fold++) {
      f.weights = fitted[fold];
      fit(&f, &set, way, folds ? fold : -1, &settings);
    }
    if (!folds) print_weights(fitted[0]);
    for (size_t i = 0; i < count && folds; i++) {
      for (QBlockPlace place = first_place(&texts[i]); next_scene(&texts[i], &place, w);) {
        prepare(w, UINT32_MAX);
        answer_by_weights(&texts[i], w, &f, fitted[texts[i].folds[way]]);
      }
      puts("end");
    }
  }
}

int main(int argc, char **argv) {
  Work w = {0};
  const char *command = argc > 1 ? argv[1] : "";
  bool fits = strcmp(command, "fit") == 0, rules = strcmp(command, "rules") == 0;
  if (argc < (fits || rules ? 3 : 2) || (!fits && !rules && strcmp(command, "names") != 0))
    die("usage: speakers names | rules SIEVES | fit FOLDS OPTION...");
  if (fits) {
    run_fit(argc, argv, &w);
    return 0;
  }
  for (Text t; read_text(&t); free_text(&t)) {
    if (!rules) {
      print_names(&t, &w);
      continue;
    }
    for (QBlockPlace place = first_place(&t); next_scene(&t, &place, &w);) {
      prepare(&w, (uint32_t)strtoul(argv[2], NULL, 0));
      answer_by_rules(&t, &w);
    }
    puts("end");
  }
  return 0;
}
