-- Compiles the word lists of plugin/lexicon into one C header, grammar/src/lexicon.h. It is not
-- beside them, because Neovim runs every Lua file below a plugin folder at its start.
--
--   lua5.4 .make/lexicon.lua [DIR [OUTPUT]]      OUTPUT "-" is standard output
--
-- A list is '#' comment lines (what it is, source, licence), then one entry a line, sorted by bytes
-- (LC_ALL=C sort) and unique. The first fault ends the run with one line, "file:line: what is
-- wrong". Verbs have columns, which the heads of their lists explain.
--
-- The table is a perfect hash by hash and displace (Pagh 1999): the buckets are placed largest
-- first, as in CHD (Belazzougui, Botelho and Dietzfelbinger 2009), with the displacement stored
-- plain. The same lists give the same bytes.

local FLAGS = {
  'CUE_SPEECH', 'CUE_WEAK', 'CUE_BELIEF', 'CUE_OBJECT', 'FORM_PAST', 'FORM_THIRD', 'FORM_BASE',
  'FORM_ING', 'FORM_PARTICIPLE', 'PRONOUN', 'DETERMINER', 'POSSESSIVE', 'PREPOSITION',
  'CONJUNCTION', 'AUXILIARY', 'ADVERB', 'TITLE', 'PERSON', 'ORGANIZATION', 'CALENDAR',
  'NATIONALITY', 'ABBREVIATION', 'GIVEN_MALE', 'GIVEN_FEMALE', 'PARTICLE', 'REPORT_NOUN',
  'ELISION_STRONG', 'ELISION_WEAK', 'ELISION_FINAL', 'DICTIONARY', 'VERB', 'NUMBER_WORD',
}

local MEANING = {
  CUE_SPEECH = 'speech or writing: say, add, reply',
  CUE_WEAK = 'only in a tag: call, go, claims (or a noun)',
  CUE_BELIEF = 'belief, intention: think, hope, plan',
  CUE_OBJECT = 'takes the person spoken to: tell, ask',
  FORM_PAST = 'said',
  FORM_THIRD = 'says',
  FORM_BASE = 'say',
  FORM_ING = 'saying',
  FORM_PARTICIPLE = 'spoken; said too',
  PRONOUN = 'can be a subject',
  DETERMINER = 'an article, a quantity',
  POSSESSIVE = 'his, her, their',
  PREPOSITION = 'of, in, after',
  CONJUNCTION = 'and, because, which: begins a clause',
  AUXILIARY = 'has, was, will, didn\'t',
  ADVERB = 'beside a cue: later, quietly',
  TITLE = 'before a name: mr, senator',
  PERSON = 'clerk, officials',
  ORGANIZATION = 'can say: ministry, report',
  CALENDAR = 'a day or month',
  NATIONALITY = 'chinese, americans',
  ABBREVIATION = 'a full stop after it ends no sentence',
  GIVEN_MALE = 'a given name of men',
  GIVEN_FEMALE = 'a given name of women',
  PARTICLE = 'inside a surname: de, van',
  REPORT_NOUN = 'in X\'s view, in the words of X',
  ELISION_STRONG = 'elided after an apostrophe: tis, em',
  ELISION_WEAK = 'elided, or a word: im, way',
  ELISION_FINAL = 'elided before an apostrophe: o, th',
  DICTIONARY = 'frequent, written in lower case',
  VERB = 'finite form of a verb that is no cue: went',
  NUMBER_WORD = 'two, dozen',
}

-- What words are that decide by themselves. A word is one of these at most.
local IDS = {
  { 'OTHER' },
  { 'ACCORDING' },
  { 'AND', 'and, but' },
  { 'AS' },
  { 'AT', 'at, from, with, on: a spokesman at the ministry' },
  { 'BE', 'is was are were be been being' },
  { 'BY' },
  { 'FOR' },
  { 'HIM', 'me him her us them: an object' },
  { 'IN' },
  { 'IT' },
  { 'LITTLE', 'little, old, young, poor, dear: before a name' },
  { 'NOTHING', 'said nothing, little, no more: tells of no words' },
  { 'OF' },
  { 'OUT', 'out, up, back, off: pointed out' },
  { 'PEOPLE', 'people, police, men, women: plural without -s' },
  { 'PUT' },
  { 'QUOTED' },
  { 'THAT' },
  { 'THERE' },
  { 'TIME', 'day, week, yesterday: no part of a name' },
  { 'TO' },
  { 'WENT', 'went, goes, continued: "on to say" may follow' },
  { 'WHAT', 'what, whatever: "what he said" tells of no words' },
  { 'WHO', 'who, which' },
}

-- One list, one flag. Lists of verbs have columns and are read below.
local LISTS = {
  { 'abbreviations.txt', 'ABBREVIATION' },
  { 'adverbs.txt', 'ADVERB' },
  { 'auxiliaries.txt', 'AUXILIARY' },
  { 'calendar.txt', 'CALENDAR' },
  { 'conjunctions.txt', 'CONJUNCTION' },
  { 'determiners.txt', 'DETERMINER' },
  { 'dictionary.txt', 'DICTIONARY' },
  { 'given-female.txt', 'GIVEN_FEMALE' },
  { 'given-male.txt', 'GIVEN_MALE' },
  { 'nationalities.txt', 'NATIONALITY' },
  { 'numbers.txt', 'NUMBER_WORD' },
  { 'organizations.txt', 'ORGANIZATION' },
  { 'particles.txt', 'PARTICLE' },
  { 'persons.txt', 'PERSON' },
  { 'possessives.txt', 'POSSESSIVE' },
  { 'prepositions.txt', 'PREPOSITION' },
  { 'pronouns.txt', 'PRONOUN' },
  { 'report-nouns.txt', 'REPORT_NOUN' },
  { 'titles.txt', 'TITLE' },
  { 'elisions-final.txt', 'ELISION_FINAL', optional = true },
  { 'elisions-strong.txt', 'ELISION_STRONG', optional = true },
  { 'elisions-weak.txt', 'ELISION_WEAK', optional = true },
}
local CUES, VERBS, DECIDING = 'cue-verbs.txt', 'verbs.txt', 'deciding.txt'
local CLASS = {
  s = 'CUE_SPEECH', w = 'CUE_WEAK', b = 'CUE_BELIEF', o = 'CUE_OBJECT', t = 'CUE_BELIEF',
}

local OFFSET_BITS, LENGTH_BITS, CLASS_BITS = 17, 5, 10 -- of a slot: 32 bits together
local ROW = 4096 -- bytes of a row of the pool, with the NUL at its end
local READ = 24 -- of these behind each word, so that more may be read than it has
local BUCKET_KEYS, LOAD = 4, 0.96

local BIT = {}
for i, name in ipairs(FLAGS) do BIT[name] = 1 << (i - 1) end
local NUMBER = {} -- of an id
for i, id in ipairs(IDS) do NUMBER[id[1]] = i - 1 end
local CUE_FLAGS = BIT.CUE_SPEECH | BIT.CUE_WEAK | BIT.CUE_BELIEF

local function fail(...)
  io.stderr:write(string.format(...), '\n')
  os.exit(2)
end

-- Calls visit(entry, where) for each entry of a list; false if there is no such file.
local function each_entry(path, visit)
  local file = io.open(path, 'rb')
  if not file then return false end
  local number, previous, in_head = 0, nil, true
  for line in file:lines() do
    number = number + 1
    local where = string.format('%s:%d', path, number)
    if line:sub(1, 1) == '#' then
      if not in_head then fail('%s: comment after the first entry', where) end
    else
      in_head = false
      local key = line:match('^[^%s~]+')
      if not key then fail('%s: empty line, or nothing before a blank', where) end
      if previous and key == previous then fail('%s: duplicate entry "%s"', where, key) end
      if previous and key < previous then
        fail('%s: "%s" is not sorted after "%s"', where, key, previous)
      end
      previous = key
      visit(line, where)
    end
  end
  file:close()
  if not previous then fail('%s:%d: no entry', path, number) end
  return true
end

local words = {} -- word -> flags
local ids = {} -- word -> number of its id, 0 for most

local function add(word, flags, where)
  -- Letters, digits and UTF-8, with . - ' inside; ' may also begin a word.
  local shape = "^['a-z0-9\x80-\xff][-.'a-z0-9\x80-\xff]*$"
  if not word:find(shape) or word:find('[-.]$') or not utf8.len(word) then
    fail('%s: "%s" is not a lower-case word', where, word)
  end
  if #word >= 1 << LENGTH_BITS then fail('%s: "%s" is too long', where, word) end
  words[word] = (words[word] or 0) | flags
end

local function columns(line, count, where)
  if line:find('  ') or line:find('%s$') or line:find('\t') then
    fail('%s: columns are parted by one blank', where)
  end
  local fields = {}
  for field in line:gmatch('%S+') do fields[#fields + 1] = field end
  if #fields ~= count then fail('%s: %d columns expected, %d found', where, count, #fields) end
  return fields
end

-- A form may list two spellings: travelled/traveled. "-" is no form. After a cue's form ~ says that
-- it is as often a noun: weak instead of speech, weak beside belief.
local function add_forms(forms, form_flag, flags, where)
  if forms == '-' then return end
  if forms:find('^/') or forms:find('/$') or forms:find('//') then
    fail('%s: empty spelling', where)
  end
  for form in forms:gmatch('[^/]+') do
    local word, noun = form:match('^(.-)(~?)$')
    if noun ~= '' and flags & CUE_FLAGS == 0 then fail('%s: ~ is for cues', where) end
    if noun ~= '' then
      add(word, form_flag | flags & ~BIT.CUE_SPEECH | BIT.CUE_WEAK, where)
    else
      add(word, form_flag | flags, where)
    end
  end
end

local function require_file(found, path)
  if not found then fail('%s:0: no such file', path) end
end

local function read_verbs(dir)
  local path = dir .. '/' .. CUES
  require_file(each_entry(path, function(line, where)
    local f = columns(line, 6, where)
    if not f[2]:find('^[swb]o?$') and not f[2]:find('^so?t$') then
      fail('%s: class "%s" is not s, w or b with optional o, or st, sot', where, f[2])
    end
    local flags = 0
    for letter in f[2]:gmatch('.') do flags = flags | BIT[CLASS[letter]] end
    add_forms(f[1], BIT.FORM_BASE, flags, where)
    add_forms(f[3], BIT.FORM_THIRD, flags, where)
    add_forms(f[4], BIT.FORM_PAST, flags, where)
    add_forms(f[5], BIT.FORM_PARTICIPLE, flags, where)
    add_forms(f[6], BIT.FORM_ING, flags, where)
  end), path)
  path = dir .. '/' .. VERBS
  require_file(each_entry(path, function(line, where)
    local f = columns(line, 5, where)
    add_forms(f[1], BIT.FORM_BASE, 0, where)
    add_forms(f[2], BIT.FORM_THIRD, BIT.VERB, where)
    add_forms(f[3], BIT.FORM_PAST, BIT.VERB, where)
    add_forms(f[4], BIT.FORM_PARTICIPLE, 0, where)
    add_forms(f[5], BIT.FORM_ING, 0, where)
  end), path)
end

local function read_lists(dir)
  for _, list in ipairs(LISTS) do
    local path = dir .. '/' .. list[1]
    local found = each_entry(path, function(line, where)
      add(columns(line, 1, where)[1], BIT[list[2]], where)
    end)
    require_file(found or list.optional, path)
  end
end

local function read_deciding(dir)
  local path = dir .. '/' .. DECIDING
  require_file(each_entry(path, function(line, where)
    local word, id = table.unpack(columns(line, 2, where))
    if not NUMBER[id] then fail('%s: "%s" is no id', where, id) end
    add(word, 0, where)
    ids[word] = NUMBER[id]
  end), path)
end

-- The hash of the header below, byte for byte.
local K1, K2, K3 <const> = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F

local function hash(word)
  local n = #word
  local a = string.unpack('<I8', word .. ('\0'):rep(8 - n))
  local b = n > 8 and string.unpack('<I8', word, n - 7) or 0
  local h = a * K1 + b * K2 + n * K3
  h = (h ~ h >> 32) * K2
  h = (h ~ h >> 29) * K1
  return h ~ h >> 32
end

-- Displaces the buckets, largest first, until every word has a slot of its own.
local function build_table(keys)
  local bits = 1
  while BUCKET_KEYS << bits < #keys do bits = bits + 1 end
  local slot_count = math.ceil(#keys / LOAD)
  local buckets, hashes, seen = {}, {}, {}
  for i = 1, 1 << bits do buckets[i] = { index = i, keys = {} } end
  for _, key in ipairs(keys) do
    local h = hash(key)
    if seen[h] then
      fail('lexicon.lua: "%s" and "%s" have one hash: change a constant', seen[h], key)
    end
    seen[h], hashes[key] = key, h & 0xFFFFFFFF
    local bucket = buckets[(h >> 64 - bits) + 1].keys
    bucket[#bucket + 1] = key
  end
  local order = table.move(buckets, 1, #buckets, 1, {})
  table.sort(order, function(x, y)
    if #x.keys ~= #y.keys then return #x.keys > #y.keys end
    return x.index < y.index
  end)
  local slots, displacement = {}, {}
  for i = 1, #buckets do displacement[i] = 0 end
  local function place(bucket, d)
    local taken = {}
    for _, key in ipairs(bucket.keys) do
      local slot = ((hashes[key] * (2 * d + 1) & 0xFFFFFFFF) * slot_count) >> 32
      if slots[slot] or taken[slot] then return false end
      taken[slot] = key
    end
    for slot, key in pairs(taken) do slots[slot] = key end
    return true
  end
  for _, bucket in ipairs(order) do
    local d = 0
    while not place(bucket, d) do
      d = d + 1
      if d > 0xFFFF then fail('lexicon.lua: no displacement found: change a constant') end
    end
    displacement[bucket.index] = d
  end
  return slots, slot_count, displacement, bits
end

-- Longest words first; a word that lies inside one already there ("say" in "says") costs nothing.
local function build_pool(keys)
  local order = table.move(keys, 1, #keys, 1, {})
  table.sort(order, function(x, y)
    if #x ~= #y then return #x > #y end
    return x < y
  end)
  local rows, used, offsets = { {} }, 0, {}
  for _, word in ipairs(order) do
    if not offsets[word] then
      if used + #word > ROW - READ then rows[#rows + 1], used = {}, 0 end
      local base = (#rows - 1) * ROW + used
      for first = 1, #word do
        for last = first, #word do
          local part = word:sub(first, last)
          offsets[part] = offsets[part] or base + first - 1
        end
      end
      rows[#rows][#rows[#rows] + 1] = word
      used = used + #word
    end
  end
  if #rows * ROW > 1 << OFFSET_BITS then
    fail('lexicon.lua: the pool is full: widen OFFSET_BITS')
  end
  return rows, offsets
end

-- The head of a table. Other files only hear of it.
local function declare(out, declarations, declaration)
  declarations[#declarations + 1] = string.format('extern const %s;', declaration)
  out[#out + 1] = string.format('Q_WORD_TABLE %s = {', declaration)
end

local function numbers(out, values, first, last, format, per_line)
  local line = {}
  for i = first, last do
    line[#line + 1] = string.format(format, values[i])
    if #line == per_line or i == last then
      out[#out + 1] = '  ' .. table.concat(line, ' ')
      line = {}
    end
  end
end

local HEAD = [[
/* Words and what each may be, generated by .make/lexicon.lua from plugin/lexicon.
 * Do not edit: change a list and run it again. The lists name their sources and licences.
 *
 * A perfect hash by hash and displace: one hash of the word, one displacement of its bucket, one
 * slot, one comparison. A slot is the word's place in the pool, its length and its class.
 * No pointers and nothing to relocate.
 *
 * A parser that is compiled alone has the tables to itself. The files of the library, where
 * QUOTH_LIBRARY is defined, share one copy, which stays in the caches: that of the file that
 * defines QUOTH_LEXICON_TABLES. */
#ifndef Q_LEXICON_H
#define Q_LEXICON_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
]]

local CLASS_TYPE = [[
} QWordId;

/* What a word is. */
typedef struct {
  uint32_t flags;
  uint32_t id; /* QWordId */
} QWordClass;]]

local TABLES = [[

#ifdef QUOTH_LIBRARY
#pragma GCC visibility push(hidden)
%s
#pragma GCC visibility pop
#define Q_WORD_TABLE const
#else
#define Q_WORD_TABLE static const
#endif

#if !defined QUOTH_LIBRARY || defined QUOTH_LEXICON_TABLES
/* clang-format off */
%s
/* clang-format on */
#endif
]]

local LOOKUP = [[
static inline uint32_t q_word_load4(const unsigned char *p) {
  return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static inline uint64_t q_word_load8(const unsigned char *p) {
  return q_word_load4(p) | (uint64_t)q_word_load4(p + 4) << 32;
}

static inline void q_word_store8(unsigned char *p, uint64_t bytes) {
  for (unsigned i = 0; i < 8; i++) p[i] = (unsigned char)(bytes >> 8 * i);
}

/* The bytes of a word of some length among eight. */
static inline uint64_t q_word_mask(unsigned length) {
  return ~UINT64_C(0) >> (length < 8 ? 64 - 8 * length : 0);
}

/* The class of a word of which `a` holds the first eight bytes, followed by zeros. */
static inline QWordClass q_word_find(uint64_t a, const unsigned char *word, unsigned length) {
  uint64_t b = length > 8 ? q_word_load8(word + length - 8) : 0;
  uint64_t h = a * UINT64_C(@K1) + b * UINT64_C(@K2) + length * UINT64_C(@K3);
  h = (h ^ h >> 32) * UINT64_C(@K2);
  h = (h ^ h >> 29) * UINT64_C(@K1);
  h ^= h >> 32;
  uint32_t x = (uint32_t)h * (2u * q_word_displacement[h >> (64 - Q_WORD_BUCKET_BITS)] + 1u);
  uint32_t slot = q_word_slot[(uint64_t)x * Q_WORD_SLOTS >> 32], place = slot >> @PLACE;
  const unsigned char *q = (const unsigned char *)q_word_pool[place / @ROWu] + place % @ROWu;
  uint64_t other = (q_word_load8(q) & q_word_mask(length)) ^ a;
  if (length > 8) other |= q_word_load8(q + length - 8) ^ b;
  if (length > 16) other |= (uint64_t)(memcmp(q, word, length) != 0);
  other |= (slot >> @CLASS & @LENGTH_MASKu) ^ length;
  return q_word_class[slot & @CLASS_MASKu & (other ? 0 : ~UINT32_C(0))];
}

/* The first eight bytes of a word of `length` bytes, 1 or more, followed by zeros. Reads
 * word[0..length) only. */
static inline uint64_t q_word_first(const char *word, unsigned length) {
  const unsigned char *p = (const unsigned char *)word;
  if (length >= 8) return q_word_load8(p);
  if (length >= 4)
    return q_word_load4(p) | (uint64_t)q_word_load4(p + length - 4) << 8 * (length - 4);
  return (uint64_t)p[0] | (uint64_t)p[length / 2] << 8 * (length / 2) |
         (uint64_t)p[length - 1] << 8 * (length - 1);
}

/* What a word of `length` bytes is; of one that is in no list, nothing. The word is UTF-8 in lower
 * case with apostrophes as ' and need not end with a NUL. Reads word[0..length) only, whatever it
 * is. */
static inline QWordClass q_word_look_up(const char *word, unsigned length) {
  if (length - 1u >= Q_WORD_LENGTH_MAX) return q_word_class[0]; /* 0 wraps */
  return q_word_find(q_word_first(word, length), (const unsigned char *)word, length);
}

/* The same of a word that has eight bytes to be read, which is quicker. */
static inline QWordClass q_word_look_up_roomy(const char *word, unsigned length) {
  if (length - 1u >= Q_WORD_LENGTH_MAX) return q_word_class[0];
  const unsigned char *p = (const unsigned char *)word;
  return q_word_find(q_word_load8(p) & q_word_mask(length), p, length);
}

static inline uint32_t q_word_flags(const char *word, unsigned length) {
  return q_word_look_up(word, length).flags;
}

#endif
]]

local function generate()
  local keys = {}
  for word in pairs(words) do keys[#keys + 1] = word end
  table.sort(keys)
  local slots, slot_count, displacement, bits = build_table(keys)
  local rows, offsets = build_pool(keys)
  local class_of = {} -- of a word
  local number, classes, longest = {}, { '{0x00000000, 0},' }, 0 -- the first is of no word
  for _, word in ipairs(keys) do
    local class = string.format('{0x%08x, %d},', words[word], ids[word] or 0)
    if not number[class] then
      number[class], classes[#classes + 1] = #classes, class
    end
    class_of[word] = number[class]
    longest = math.max(longest, #word)
  end
  if #classes > 1 << CLASS_BITS then
    fail('lexicon.lua: too many classes: widen CLASS_BITS')
  end

  local out = { HEAD }
  for i, name in ipairs(FLAGS) do
    local format = '#define Q_WORD_%-14s UINT32_C(0x%08x) /* %s */'
    out[#out + 1] = string.format(format, name, 1 << (i - 1), MEANING[name])
  end
  out[#out + 1] = ''
  out[#out + 1] = string.format('#define Q_WORD_COUNT %du      /* words in the table */', #keys)
  out[#out + 1] = string.format('#define Q_WORD_LENGTH_MAX %du /* bytes of the longest */', longest)
  out[#out + 1] = string.format('#define Q_WORD_SLOTS %du', slot_count)
  out[#out + 1] = string.format('#define Q_WORD_BUCKET_BITS %d', bits)
  out[#out + 1] = '\n/* Words that decide by themselves. */\ntypedef enum {'
  for _, id in ipairs(IDS) do
    out[#out + 1] = string.format(id[2] and '  W_%s, /* %s */' or '  W_%s,', id[1], id[2])
  end
  out[#out + 1] = CLASS_TYPE
  local tables, declarations = {}, {}
  declare(tables, declarations, string.format('QWordClass q_word_class[%d]', #classes))
  numbers(tables, classes, 1, #classes, '%s', 5)
  tables[#tables + 1] = '};\n'
  declare(tables, declarations, string.format('uint16_t q_word_displacement[%d]', #displacement))
  numbers(tables, displacement, 1, #displacement, '%d,', 20)
  tables[#tables + 1] = '};\n'
  local packed = {}
  for slot = 0, slot_count - 1 do
    local word = slots[slot]
    packed[slot] = word and
      (offsets[word] << LENGTH_BITS | #word) << CLASS_BITS | class_of[word] or 0
  end
  tables[#tables + 1] = '/* place in the pool, length, class; 0 is an empty slot */'
  declare(tables, declarations, string.format('uint32_t q_word_slot[%d]', slot_count))
  numbers(tables, packed, 0, slot_count - 1, '0x%x,', 8)
  tables[#tables + 1] = '};\n'
  declare(tables, declarations, string.format('char q_word_pool[%d][%d]', #rows, ROW))
  for _, row in ipairs(rows) do
    local line, width = {}, 0
    for i, word in ipairs(row) do
      -- Octal, since a hexadecimal escape would run on into the letters after it.
      local text = word:gsub('[\x80-\xff]', function(c)
        return string.format('\\%03o', c:byte())
      end)
      line[#line + 1], width = text, width + #text
      if width > 72 or i == #row then
        tables[#tables + 1] = '  "' .. table.concat(line) .. '"' .. (i == #row and ',' or '')
        line, width = {}, 0
      end
    end
  end
  tables[#tables + 1] = '};'
  out[#out + 1] = string.format(TABLES, table.concat(declarations, '\n'),
    table.concat(tables, '\n'))
  local hex = function(k) return string.format('0x%016x', k) end
  local values = {
    K1 = hex(K1), K2 = hex(K2), K3 = hex(K3), ROW = ROW, CLASS = CLASS_BITS,
    PLACE = CLASS_BITS + LENGTH_BITS, LENGTH_MASK = (1 << LENGTH_BITS) - 1,
    CLASS_MASK = (1 << CLASS_BITS) - 1,
  }
  out[#out + 1] = LOOKUP:gsub('@([A-Z_]+%d?)', values)
  return table.concat(out, '\n')
end

local here = arg[0]:match('^(.*)/[^/]*$') or '.'
local dir = arg[1] or here .. '/../plugin/lexicon'
local output = arg[2] or here .. '/../grammar/src/lexicon.h'
read_verbs(dir)
read_lists(dir)
read_deciding(dir)
local text = generate()
if output == '-' then
  io.write(text)
else
  local file, message = io.open(output, 'wb')
  if not file then fail('%s', message) end
  file:write(text)
  file:close()
end
