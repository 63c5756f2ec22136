/* Puts numbers together into one that changes with each of them and with their order. */
#ifndef QUOTH_TEXT_HASH_H
#define QUOTH_TEXT_HASH_H

#include <stdint.h>

static inline uint64_t q_hash_mix(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
  return hash ^ hash >> 29;
}

#endif
