#include "marks/repair_places.h"

#include <string.h>

#include "mark_signs.h"
#include "marks/repair_words.h"
#include "marks/voice.h"
#include "text/utf8.h"

enum {
  COST_LAST = 30, /* at the paragraph's end */
  COST_FIRST = 50,
  COST_CLOSE_CONJUNCTION = 200, /* , and he */
  COST_SENTENCE = 300,
  COST_CLOSE_COMMA = 350,
  COST_CLOSE_CALL = 100, /* ! he */
  COST_CLOSE_BREAK = 50, /* — He */
  COST_SEMICOLON = 500,
  COST_WORD = 600,
  COST_OPEN_RESUMED = 30, /* ,” said X. ⟨“⟩Y */
  COST_OPEN_COMMA_TAG = 20,
  COST_OPEN_SEMICOLON_TAG = 60,
  COST_OPEN_CAPITAL = 60,  /* in an undertone, It’s */
  COST_FIRST_TAGGED = 300, /* at the start where speech begins after a tag */
  COST_OPEN_NARRATES = 250,
  COST_OPEN_AFTER_TAG = 100, /* he said, */
  COST_OPEN_COLON = 150,
  COST_OPEN_VERB = 200, /* cried O, pa! */
  COST_OPEN_SENTENCE = 350,
  COST_OPEN_COMMA = 300,
  CUE_NEAR = 700,
  CUE_FAR = 490,
  CUE_ANY = 100,
  WEIGHT = 8,    /* of a tenth of a nat: clauses beside one another tell the same, */
  WEIGHTS = 600, /* at most */
  CLIP = 30,     /* tenths of a clause that count */
  SAID = 300,
  VOICE_BROKEN = 20, /* tenths that speak for narration there */
  TALE = 100,        /* that what is told is a tale in marks */
  VOICE_MOST = 30000,
  SENTENCES = 20,       /* that count */
  TERM_RUNS_OVER = 300, /* a term goes on over the end of one */
  CANDIDATES = 160,
  TAG_BYTES = 90, /* a tag is not longer */
};

/* ---- Candidates ------------------------------------------------------------- */

typedef enum {
  P_NONE,
  P_FIRST, /* of the paragraph */
  P_STOP,
  P_CALL, /* ? or ! before a small letter */
  P_COMMA,
  P_SEMICOLON,
  P_COLON,
  P_DASH,
  P_BREAK, /* a dash, and a space after it alone */
} Point;

typedef struct {
  uint32_t close, open; /* after the point; at the next word */
  int16_t close_cost, open_cost;
  int16_t voice; /* of what is before: above 0 it is told, below it is said */
} Candidate;

typedef struct {
  const QGap *gap;
  QPlaces *places;
  Candidate candidate[CANDIDATES];
  unsigned count;
  int sentences;     /* that have ended*/
  int voice, clause; /* so far, in costs, and of the clause, in tenths */
  bool tag;          /* what stands after the closing mark so far is a tag, */
  bool resumed;      /* or was one, and speech may have begun since */
  bool tagged;       /* a cue phrase stands directly before */
  bool verb;         /* a bare verb does */
  int told;          /* what the voice says against a quotation that is not closed */
  /* What the text has come to. */
  Point point;
  uint32_t close; /* where a mark would close here, */
  uint32_t lead;  /* and where one would open: before an apostrophe, or UINT32_MAX */
  bool parted;    /* a word would begin here */
  bool call;      /* the point is ? or ! */
  bool broken;    /* a space follows the dash, and none stands before it */
  unsigned words; /* of the sentence */
  QVoice voices;
  QTagWord last;
} Finder;

static void end_clause(Finder *f) {
  int v = f->clause;
  if (v > CLIP) v = CLIP;
  if (v < -CLIP) v = -CLIP;
  f->voice += WEIGHT * v;
  if (f->voice > VOICE_MOST) f->voice = VOICE_MOST;
  if (f->voice < -VOICE_MOST) f->voice = -VOICE_MOST;
  f->clause = 0;
}

static void add(Finder *f, uint32_t close, int close_cost, uint32_t open, int open_cost) {
  if (f->count == CANDIDATES) f->count--; /* the last ones are worth more than those before */
  int over = f->gap->term ? TERM_RUNS_OVER * f->sentences : 0;
  f->candidate[f->count++] = (Candidate){.close = close,
                                         .open = open,
                                         .close_cost = (int16_t)(close_cost + over),
                                         .open_cost = (int16_t)open_cost,
                                         .voice = (int16_t)(f->gap->term ? 0 : f->voice)};
}

static int cost_of_closing(const Finder *f, Point point, const QTagWord *w, bool cue) {
  if (point == P_NONE) return COST_WORD;
  if (cue && point != P_SEMICOLON && point != P_COLON && point != P_FIRST) return 0;
  switch (point) {
  case P_STOP: return COST_SENTENCE;
  case P_CALL: return COST_CLOSE_CALL;
  case P_BREAK: return COST_CLOSE_BREAK;
  case P_DASH: return COST_CLOSE_COMMA;
  case P_COMMA: {
    if (!(w->groups & Q_IS_AND)) return COST_CLOSE_COMMA;
    QTagWord next = q_tag_next_word(f->gap, w);
    return next.groups & Q_IS_NEXT ? COST_CLOSE_CONJUNCTION : COST_CLOSE_COMMA;
  }
  case P_SEMICOLON:
  case P_COLON: return COST_SEMICOLON;
  default: return COST_WORD;
  }
}

static bool narrates(const Finder *f, const QTagWord *w) {
  uint32_t length = w->end - w->start;
  const char *end = f->gap->text + w->end;
  if (w->groups & Q_IS_AND) {
    QTagWord next = q_tag_next_word(f->gap, w);
    return !(next.flags & Q_WORD_PRONOUN);
  }
  if (length > 4 && (memcmp(end - 3, "ing", 3) == 0 || memcmp(end - 2, "ed", 2) == 0)) return true;
  if (length > 3 && memcmp(end - 2, "ly", 2) == 0) return true;
  return w->groups & Q_IS_TELLING;
}

/* A capital that no name has. */
static bool begins_sentence(const Finder *f, const QTagWord *w) {
  if (!w->capital ||
      w->flags & (Q_WORD_TITLE | Q_WORD_GIVEN_MALE | Q_WORD_GIVEN_FEMALE | Q_WORD_CALENDAR))
    return false;
  if (w->end - w->start == 1) return f->tagged;
  return w->flags & (Q_WORD_DICTIONARY | Q_WORD_PRONOUN | Q_WORD_DETERMINER | Q_WORD_AUXILIARY |
                     Q_WORD_POSSESSIVE | Q_WORD_CONJUNCTION | Q_WORD_PREPOSITION);
}

static int cost_of_opening(const Finder *f, Point point, const QTagWord *w, uint32_t at) {
  bool near = f->gap->closed && at - f->gap->start <= TAG_BYTES;
  switch (point) {
  case P_FIRST: return COST_FIRST;
  case P_CALL:
  case P_STOP: return f->tag && near ? COST_OPEN_RESUMED : COST_OPEN_SENTENCE;
  case P_COMMA:
    if (f->tag && near) return narrates(f, w) ? COST_OPEN_NARRATES : COST_OPEN_COMMA_TAG;
    if (begins_sentence(f, w)) return f->tagged ? 0 : COST_OPEN_CAPITAL;
    return f->tagged ? COST_OPEN_AFTER_TAG : COST_OPEN_COMMA;
  case P_COLON: return w->capital ? COST_OPEN_CAPITAL : COST_OPEN_COLON;
  case P_BREAK:
  case P_DASH: return COST_OPEN_COMMA;
  case P_SEMICOLON: return f->tag && near ? COST_OPEN_SEMICOLON_TAG : COST_OPEN_COMMA;
  default: return f->verb && w->capital && !(f->tag && near) ? COST_OPEN_VERB : COST_WORD;
  }
}

/* What a bare cue says against a quotation that stays open. */
static int cost_of_cue(const QGap *gap, uint32_t cue) {
  bool last = gap->end == gap->paragraph_end && !gap->inner;
  uint32_t after = cue - gap->mark, before = gap->end - cue;
  if (last && ((after <= 120 && before <= 150) || after <= 60)) return CUE_NEAR;
  if (last && after <= 400 && before <= 70) return CUE_FAR;
  return gap->inner ? 0 : CUE_ANY;
}

/* A word begins at w. */
static void take_word(Finder *f, const QTagWord *w) {
  Point point = f->point;
  uint32_t end = point == P_NONE || point == P_FIRST ? w->start : q_tag_past_cue(f->gap, w->start);
  bool cue = end > w->start && point != P_SEMICOLON && point != P_COLON;
  if (cue) {
    int cost = cost_of_cue(f->gap, w->start);
    if (cost > f->places->cue) f->places->cue = (int16_t)cost;
  }
  uint32_t open = f->lead < w->start ? f->lead : w->start;
  if (point == P_FIRST) open = q_repair_first_place(f->gap->text, f->gap->start);
  if (w->start > f->gap->start || point == P_FIRST)
    add(f, f->close, cost_of_closing(f, point, w, cue), open,
        cost_of_opening(f, point, w, w->start));
  /* After a tag comes speech, and then it is no tag any more. */
  if (point == P_STOP || (point == P_COMMA && !narrates(f, w))) {
    f->resumed |= f->tag;
    f->tag = false;
  }
  if (point == P_STOP || point == P_COMMA) f->tagged = false;
  if (point == P_CALL || point == P_BREAK) f->clause = VOICE_BROKEN;
}

static Point point_of(int32_t c) {
  switch (q_neighbour_of(c)) {
  case Q_NEAR_STOP: return P_STOP;
  case Q_NEAR_COMMA: return c == ',' ? P_COMMA : c == ':' ? P_COLON : P_SEMICOLON;
  case Q_NEAR_DASH: return c == '-' ? P_NONE : P_DASH;
  default: return P_NONE;
  }
}

static void take(QPlace *place, uint32_t at, int cost) {
  if (cost < place->cost) {
    if (place->at != at) place->second = place->cost;
    place->at = at;
    place->cost = (int16_t)cost;
  } else if (cost < place->second && at != place->at) {
    place->second = (int16_t)cost;
  }
}

static int capped(int weight) { return weight < WEIGHTS ? weight : WEIGHTS; }

static void choose(Finder *f) {
  bool begins = false;
  for (unsigned i = 1; i < f->count; i++) begins |= f->candidate[i].open_cost == 0;
  if (begins && f->candidate[0].open_cost == COST_FIRST && f->candidate[0].open < f->gap->start + 3)
    f->candidate[0].open_cost = COST_FIRST_TAGGED;
  int least = VOICE_MOST, most = -VOICE_MOST;
  for (unsigned i = 0; i < f->count; i++) {
    int voice = f->candidate[i].voice;
    if (voice < least) least = voice;
    if (voice > most) most = voice;
  }
  for (unsigned i = 0; i < f->count; i++) {
    const Candidate *c = &f->candidate[i];
    take(&f->places->close, c->close, c->close_cost + capped(c->voice - least));
    take(&f->places->open, c->open, c->open_cost + capped(most - c->voice));
  }
  f->told = f->voice - least < TALE - least ? f->voice - least : TALE - least;
}

uint32_t q_repair_first_place(const char *text, uint32_t start) {
  while (start >= 3) {
    int32_t c;
    if (q_utf8_read(text + start - 3, 3, &c) != 3 || !q_is_thin(c)) break;
    start -= 3;
  }
  return start;
}

/* What the text has come to where the gap begins. */
static Point first_point(const QGap *gap) {
  if (gap->start == gap->paragraph_start) return P_FIRST;
  if (gap->nested && gap->before == Q_NEAR_STOP) return P_STOP;
  return gap->nested && gap->before == Q_NEAR_COMMA ? P_COMMA : P_NONE;
}

/* What it costs to open right before a single mark that ends the gap: said Tom. ⟨“⟩’Tis late. */
static int cost_before_single(const Finder *f, Point point) {
  const QGap *gap = f->gap;
  if (!gap->nests) return 5000;
  bool capital = gap->after == Q_NEAR_UPPER;
  QTagWord word = {gap->end, gap->end + 2, capital ? Q_WORD_DICTIONARY : 0, 0, capital};
  return cost_of_opening(f, point, &word, gap->end);
}

/* Past the thin spaces that part two closing marks. */
static uint32_t past_thin(const QGap *gap) {
  uint32_t at = gap->start;
  for (int32_t c; at < gap->end;) {
    uint32_t size = (uint32_t)q_utf8_read(gap->text + at, gap->end - at, &c);
    if (!q_is_thin(c)) break;
    at += size;
  }
  return at;
}

/* Past a word that may hold apostrophes. */
static uint32_t past_word(const QGap *gap, uint32_t at) {
  while (at < gap->end) {
    int32_t c;
    uint32_t next = at + (uint32_t)q_utf8_read(gap->text + at, gap->end - at, &c);
    if (!q_is_letter(c) && !q_is_digit(c) && !q_sign_is_apostrophe(q_mark_sign(c))) break;
    at = next;
  }
  return at;
}

/* Reads the word at `at`, and returns where it ends. */
static uint32_t read_word(Finder *f, uint32_t at) {
  const QGap *gap = f->gap;
  QTagWord w = q_tag_word_at(gap, at);
  w.end = past_word(gap, at);
  if (f->point != P_NONE) end_clause(f);
  if (f->point == P_DASH && f->broken) f->point = P_BREAK;
  if (f->point == P_STOP && f->call && !w.capital && f->words > 1) f->point = P_CALL;
  if (f->point == P_STOP) f->words = 0;
  f->words++;
  if (f->parted) take_word(f, &w);
  if (f->point == P_STOP && f->sentences < SENTENCES) f->sentences++;
  f->clause += q_voice_of_word(&f->voices, gap->text, w.start, w.end, w.flags);
  f->verb = q_tag_is_verb(&w);
  if (f->verb && gap->closed && !f->resumed && w.start - gap->start <= TAG_BYTES / 2) f->tag = true;
  f->tagged = f->tagged || q_tag_is_any_verb(&w);
  f->last = w;
  f->close = w.end;
  f->lead = UINT32_MAX;
  f->point = P_NONE;
  f->parted = false;
  return w.end;
}

/* A full stop that ends no sentence: of Mr. X, of J. X */
static bool is_short(const Finder *f, uint32_t at) {
  const QTagWord *w = &f->last;
  if (w->end != at) return false;
  bool letter = w->capital && w->end - w->start == 1 && f->gap->text[w->start] != 'I';
  return letter || w->flags & Q_WORD_ABBREVIATION;
}

/* Reads what is no word: c, between `at` and `next`. */
static void read_sign(Finder *f, int32_t c, uint32_t at, uint32_t next) {
  Point point = c == '.' && is_short(f, at) ? P_NONE : point_of(c);
  if (point == P_STOP) {
    f->voices.first = true;
    f->call = c == '?' || c == '!';
    f->clause += c == '?' ? Q_VOICE_ASKS : c == '!' ? Q_VOICE_CALLS : 0;
  }
  if (point != P_NONE) {
    f->voices.subject = f->broken = false;
    f->point = point;
    f->close = next;
    f->parted = point == P_DASH;
  } else if (q_neighbour_of(c) == Q_NEAR_SPACE) {
    f->broken = f->point == P_DASH && f->close == at && f->last.end + 3 == at;
    f->parted = true;
  } else if (q_sign_is_apostrophe(q_mark_sign(c)) && f->parted) {
    f->lead = at;
  } else if (f->point != P_FIRST) {
    f->close = next;
  }
}

void q_places_find(const QGap *gap, QPlaces *places) {
  Finder f = {.gap = gap,
              .places = places,
              .tag = gap->tag,
              .point = first_point(gap),
              .close = gap->nested ? past_thin(gap) : gap->start,
              .lead = UINT32_MAX,
              .parted = true,
              .voices = {.first = true},
              .last = {gap->start, gap->start, 0, 0, false}};
  QPlace none = {gap->end, 10000, 10000};
  *places = (QPlaces){none, none, 0, 0, 0, 0};
  for (uint32_t at = gap->start; at < gap->end;) {
    int32_t c;
    uint32_t next = at + (uint32_t)q_utf8_read(gap->text + at, gap->end - at, &c);
    if (q_is_letter(c) || q_is_digit(c)) {
      at = read_word(&f, at);
    } else {
      read_sign(&f, c, at, next);
      at = next;
    }
  }
  Point point = f.point;
  if (point != P_NONE) end_clause(&f);
  int opens = f.parted ? cost_before_single(&f, point) : 5000;
  end_clause(&f);
  bool ends = gap->end == gap->paragraph_end;
  uint32_t end = gap->end;
  while (end > gap->start && q_neighbour_of((uint8_t)gap->text[end - 1]) == Q_NEAR_SPACE) end--;
  if (end > gap->start || (ends && gap->nested)) {
    int cost = ends               ? COST_LAST
               : point == P_STOP  ? COST_SENTENCE
               : point == P_COMMA ? COST_CLOSE_COMMA
                                  : COST_WORD;
    add(&f, end, cost, q_repair_first_place(gap->text, gap->end), opens);
  } else if (point == P_FIRST) {
    add(&f, gap->start, 5000, q_repair_first_place(gap->text, gap->start), COST_FIRST);
  }
  places->sentences = (int16_t)f.sentences;
  choose(&f);
  if (gap->start == gap->paragraph_start && f.voice < 0)
    places->said = (int16_t)(-f.voice < SAID ? -f.voice : SAID);
  bool opened = gap->mark > gap->paragraph_start;
  if (!opened) places->cue = 0;
  if (opened && ends && !gap->closed) places->told = (int16_t)capped(f.told);
}
