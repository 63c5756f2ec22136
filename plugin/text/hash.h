/* Hashes: numbers, or bytes, put together into one number that changes with each of them and with
 * their order. */
#ifndef QUOTH_TEXT_HASH_H
#define QUOTH_TEXT_HASH_H

#include <stddef.h>
#include <stdint.h>

static inline uint64_t q_hash_mix(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
  return hash ^ hash >> 29;
}

/* What q_hash_bytes goes on from at first. */
static const uint64_t Q_HASH_EMPTY = UINT64_C(14695981039346656037);

/* FNV-1a, of 64 bits (Fowler, Noll, Vo). */
static inline uint64_t q_hash_bytes(uint64_t hash, const char *bytes, size_t size) {
  for (size_t i = 0; i < size; i++)
    hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
  return hash;
}

#endif
