/* The words, once for all files of the library. */
#define QUOTH_LEXICON_TABLES
#include "lexicon.h"
