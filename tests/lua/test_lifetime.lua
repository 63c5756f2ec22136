--- Closing, collection, and what happens between: never a crash.

local support = require('support')
local lu, open, core = support.lu, support.open, support.core

local TEXT = ('“One ‘two’,” said Ann. Bob said that it rained. A lone ” and “no end.\n\n'):rep(4)

--- The iterators, each as a function that starts one and goes through all of it.
local function walks(doc)
  return { quotations = doc.quotations, attributions = doc.attributions, spans = doc.spans }
end

local function collect()
  collectgarbage()
  collectgarbage()
end

TestClose = {}

function TestClose.test_twice()
  local doc = open(TEXT)
  lu.assertEquals(select('#', doc:close()), 0)
  doc:close()
  getmetatable(doc).__gc(doc)
  doc = nil -- luacheck: ignore
  collect()
end

function TestClose.test_every_method_says_so()
  local doc = open(TEXT)
  doc:close()
  for name, f in pairs(core.Document) do
    if name ~= 'close' then
      support.raises('document is closed', f, doc, 1, 1, '')
      support.raises('document is closed', f, doc)
      support.raises('document is closed', f, doc, {}, {}, {})
    end
  end
  support.raises('document is closed', function()
    return #doc
  end)
  lu.assertEquals(tostring(doc), 'quoth document (closed)')
end

function TestClose.test_values_outlive_it()
  local doc = open(TEXT)
  local q = doc:quotation(1)
  local a = doc:attributions()()
  doc:close()
  doc = nil -- luacheck: ignore
  collect()
  lu.assertEquals(q.source, 'Ann')
  lu.assertEquals(q.mention.text, 'Ann')
  lu.assertStrContains(tostring(q), 'quotation 1..')
  lu.assertStrContains(tostring(a), '(Ann)')
end

function TestClose.test_at_the_end_of_a_scope()
  lu.skipIf(support.lua ~= '5.4', 'only Lua 5.4 has <close>')
  local f = assert(load([[
    local open = ...
    local kept
    do local doc <close> = open('“x”'); kept = doc end
    local ok, message = pcall(function()
      local doc <close> = open('“y”')
      error({ doc })
    end)
    return kept, message[1]
  ]]))
  local one, two = f(open)
  lu.assertEquals(tostring(one), 'quoth document (closed)')
  lu.assertEquals(tostring(two), 'quoth document (closed)')
end

TestIteration = {}

function TestIteration.test_close_in_it()
  for name, walk in pairs(walks(open(TEXT))) do
    local doc = open(TEXT)
    local step = walk(doc)
    lu.assertNotNil(step(), name)
    doc:close()
    support.raises('document is closed', step)
    support.raises('document is closed', step)
  end
end

function TestIteration.test_change_in_it()
  for name, walk in pairs(walks(open(TEXT))) do
    local doc = open(TEXT)
    support.raises('document changed during iteration', function()
      for _ in walk(doc) do
        doc:edit(1, 0, 'x')
      end
    end)
    lu.assertEquals(#doc, #TEXT + 1, name)
    local step = walk(doc)
    lu.assertNotNil(step())
    doc:sync(TEXT)
    support.raises('document changed during iteration', step)
    support.raises('document changed during iteration', step)
    lu.assertNotNil(walk(doc)())
  end
end

function TestIteration.test_a_sync_without_change_goes_on()
  local doc = open(TEXT)
  local n = 0
  for _ in doc:quotations() do
    doc:sync(TEXT)
    n = n + 1
  end
  lu.assertEquals(n, #support.list(doc:quotations()))
end

function TestIteration.test_error_and_break_in_it()
  local doc = open(TEXT)
  for _, walk in pairs(walks(doc)) do
    support.raises('stop here', function()
      for _ in walk(doc) do
        error('stop here')
      end
    end)
    walk(doc)()
    doc:edit(1, 0, '')
    collect()
    lu.assertNotNil(walk(doc)())
  end
end

function TestIteration.test_it_keeps_the_document()
  for name in pairs(walks(open(TEXT))) do
    local function start()
      local doc = open(TEXT)
      return doc[name](doc)
    end
    local step = start()
    collect()
    local n = 0
    while step() do
      n = n + 1
      collect()
    end
    lu.assertTrue(n >= 8)
  end
end

function TestIteration.test_in_coroutines()
  local doc = open(TEXT)
  local function walk()
    for q in doc:quotations() do
      coroutine.yield(q.first)
    end
  end
  local one, two = coroutine.wrap(walk), coroutine.wrap(walk)
  local n = 0
  while true do
    local a, b = one(), two()
    lu.assertEquals(a, b)
    if not a then break end
    n = n + 1
  end
  lu.assertEquals(n, #support.list(doc:quotations()))
  local left = coroutine.wrap(walk)
  left()
  left = nil -- luacheck: ignore
  collect()
end

TestCollector = {}

function TestCollector:setUp()
  self.pause = collectgarbage('setpause', 1)
  self.stepmul = collectgarbage('setstepmul', 10000)
end

function TestCollector:tearDown()
  collectgarbage('setpause', self.pause)
  collectgarbage('setstepmul', self.stepmul)
  if support.lua == '5.4' then collectgarbage('incremental') end
  collect()
end

local function check_a_little_of_everything()
  local expected = support.dump(open(TEXT))
  for i = 1, 20 do
    local doc = open(TEXT)
    for q in doc:quotations() do
      if i % 4 == 0 then collectgarbage() end
      lu.assertTrue(q.first <= q.last)
    end
    for _ in doc:spans() do
      if i % 4 == 1 then collectgarbage('step') end
    end
    lu.assertEquals(support.dump(doc), expected)
    doc:edit(1, #doc, 'other text')
    doc:sync(TEXT)
    lu.assertEquals(support.dump(doc), expected)
    if i % 2 == 0 then doc:close() end
  end
end

function TestCollector.test_it_hardly_rests()
  check_a_little_of_everything()
end

function TestCollector.test_it_is_generational()
  lu.skipIf(support.lua ~= '5.4', 'only Lua 5.4 has generations')
  collectgarbage('generational')
  check_a_little_of_everything()
end

function TestCollector.test_it_is_stopped()
  collectgarbage('stop')
  local finalized = false
  support.finalizer(function()
    finalized = true
  end)
  for _ = 1, 10 do
    open(('x'):rep(1000000))
  end
  local untouched = not finalized
  collectgarbage('restart')
  lu.assertTrue(untouched)
end

--- A finalizer may run at any allocation: here it closes or edits the document that a
-- method is just reading.
local function check_a_finalizer_that(acts, expected)
  local met = 0
  local long = ('Ann'):rep(200) -- read through a scratch block
  local sources = { [long] = true, Ann = true, Bob = true, Zoe = true }
  local names = { 'quotations', 'attributions', 'spans', 'at', 'text', 'next', 'dump', 'lint' }
  for _, name in ipairs(names) do
    for _ = 1, 5 do
      local doc = open(('“One,” said %s. '):format(long):rep(4) .. TEXT)
      local ok, message = pcall(function()
        for i = 1, 30 do
          support.finalizer(function()
            acts(doc)
          end)
          if name == 'dump' then
            support.dump(doc)
          elseif name == 'at' or name == 'next' then
            doc[name](doc, i)
          elseif name == 'text' or name == 'lint' then
            doc[name](doc)
          else
            for value in doc[name](doc) do
              local source = type(value) == 'table' and value.source
              assert(not source or sources[source], 'words of another place')
              support.finalizer(function()
                acts(doc)
              end)
            end
          end
        end
      end)
      if not ok then
        met = met + 1
        local known = false
        for _, text in ipairs(expected) do
          known = known or tostring(message):find(text, 1, true) ~= nil
        end
        lu.assertTrue(known, tostring(message))
      end
    end
  end
  return met
end

function TestCollector.test_a_finalizer_that_closes()
  local met = check_a_finalizer_that(function(doc)
    doc:close()
  end, { 'document is closed' })
  lu.assertTrue(met > 0, 'no finalizer ran in the middle')
end

function TestCollector.test_a_finalizer_that_edits()
  local met = check_a_finalizer_that(function(doc)
    doc:edit(1, math.min(#doc, 40), '“New,” said Zoe. ')
  end, { 'document changed' })
  lu.assertTrue(met > 0, 'no finalizer ran in the middle')
end

--- Documents and values that refer to one another die together; whichever is finalized
-- first, the other finds a document that works or one that is closed.
function TestCollector.test_the_order_of_finalizers()
  local calls, closed = 0, 0
  local function read(doc)
    calls = calls + 1
    local ok, message = pcall(doc.text, doc)
    if not ok then
      closed = closed + 1
      lu.assertStrContains(message, 'document is closed')
    end
    pcall(doc.close, doc)
  end
  for i = 1, 50 do
    local doc, value
    local function finalize()
      read(doc)
    end
    if i % 2 == 0 then
      doc = open(TEXT)
      value = support.finalizer(finalize)
    else
      value = support.finalizer(finalize)
      doc = open(TEXT)
    end
    local ring = { doc = doc, value = value, step = doc:quotations() }
    setmetatable(ring, ring)
  end
  collect()
  lu.assertEquals(calls, 50)
  lu.assertTrue(closed < 50)
end

local function resident()
  local file = io.open('/proc/self/statm')
  if not file then return nil end
  local pages = file:read('*l'):match('^%d+ (%d+)')
  file:close()
  return tonumber(pages) * 4096
end

--- The collector sees a pointer; it has to be told how much hangs on it.
function TestCollector.test_dropped_documents_do_not_pile_up()
  lu.skipIf(not resident(), 'no /proc here')
  lu.skipIf((os.getenv('LD_PRELOAD') or '') ~= '', 'a tool that keeps freed memory is loaded')
  collectgarbage('setpause', 200)
  collectgarbage('setstepmul', 200)
  local text = ('Nothing here is quoted, “but this”.\n\n'):rep(3000) -- 100 KB
  local start = resident()
  local kept = { open(text), open(text), open(text), open(text) }
  local each = (resident() - start) / #kept
  lu.assertTrue(each > #text)
  start = resident()
  for _ = 1, 100 do
    open(text)
  end
  local grown = (resident() - start) / each
  lu.assertTrue(grown < 30, ('100 documents took the memory of %.0f'):format(grown))
end

support.finish()
