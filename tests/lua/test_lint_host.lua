--- Lint as a host asks for it: settings that come and go, rules of the user's own, troubles told
--- once.

local support = require('support')
local lu = support.lu
local lint = require('quoth.lint')
local quoth = require('quoth')

TestHost = {}

local write = require('files').write

function TestHost:setUp()
  self.folder = os.tmpname()
  os.remove(self.folder)
  assert(os.execute(('mkdir -p "%s"'):format(self.folder)))
  self.path = self.folder .. '/text.txt'
  self.file = self.folder .. '/.quoth.lua'
  self.told, self.second = {}, 0
  self.doc = quoth.open('“I agree,” She said.\n\nHe said, “Yes\n')
end

function TestHost:tearDown()
  quoth.drop_rule('no-yes')
  self.doc:close()
  os.execute(('rm -rf "%s"'):format(self.folder))
end

function TestHost:host(setup, top)
  return lint.host({
    setup = setup,
    top = top,
    tell = function(message)
      table.insert(self.told, message)
    end,
    now = function()
      return self.second
    end,
  })
end

local function ids(findings)
  local list = {}
  for i, finding in ipairs(findings) do
    list[i] = finding.rule
  end
  return table.concat(list, ' ')
end

function TestHost:found(host)
  return ids(host:findings(self.doc, self.path))
end

function TestHost:test_without_settings()
  local host = self:host()
  lu.assertEquals(self:found(host), 'capital-tag unclosed-quotation')
  lu.assertEquals(host:settings(self.path).curl, {})
  lu.assertEquals(host:settings(nil).rules, {})
  lu.assertEquals(self.told, {})
end

function TestHost:test_who_says_it()
  write(self.file, "return { style = 'fiction', rules = { ['capital-tag'] = 'error' } }")
  local setup = {
    style = 'news',
    language = 'en-GB',
    rules = { ['capital-tag'] = 'off', ['unclosed-quotation'] = 'off' },
    curl = { typing = true },
  }
  local host = self:host(setup)
  local settings = host:settings(self.path)
  lu.assertEquals(settings.style, 'fiction')
  lu.assertEquals(settings.language, 'en-GB')
  lu.assertTrue(settings.curl.typing)
  lu.assertEquals(self:found(host), 'capital-tag')
  lu.assertEquals(host:findings(self.doc, self.path)[1].level, 'error')
  lu.assertEquals(self:found(self:host(setup, { rules = { ['capital-tag'] = 'off' } })), '')
end

function TestHost:test_settings_that_change()
  local host = self:host()
  local before = host:settings(self.path)
  self.second = 1
  lu.assertIs(host:settings(self.path), before)
  write(self.file, "return { rules = { ['capital-tag'] = 'off' } }")
  lu.assertIs(host:settings(self.path), before)
  self.second = 2
  lu.assertEquals(self:found(host), 'unclosed-quotation')
  write(self.file, "return { rules = { ['unclosed-quotation'] = 'off' } }")
  host:refresh()
  lu.assertEquals(self:found(host), 'capital-tag')
  os.remove(self.file)
  host:refresh()
  lu.assertEquals(self:found(host), 'capital-tag unclosed-quotation')
  lu.assertEquals(self.told, {})
end

function TestHost:test_settings_that_break()
  write(self.file, "return { rules = { ['capital-tag'] = 'off' } }")
  local host = self:host()
  host:settings(self.path)
  write(self.file, "return {\n  style = 'new',\n}")
  for second = 1, 3 do
    self.second = second
    lu.assertEquals(self:found(host), 'unclosed-quotation')
  end
  lu.assertEquals(#self.told, 1)
  local message = self.file .. ":2: 'style' is any, news, fiction or academic, not 'new'"
  lu.assertEquals(self.told[1], message)
  lu.assertEquals(select(2, host:settings(self.path)), message)
  write(self.file, 'return {}')
  host:refresh()
  lu.assertEquals(self:found(host), 'capital-tag unclosed-quotation')
  lu.assertNil(select(2, host:settings(self.path)))
  write(self.file, "return {\n  style = 'new',\n}")
  host:refresh()
  lu.assertEquals(self:found(host), 'capital-tag unclosed-quotation')
  lu.assertEquals(#self.told, 2)
end

function TestHost:test_broken_from_the_start()
  write(self.file, 'return {')
  local host = self:host({ rules = { ['capital-tag'] = 'off' } })
  lu.assertEquals(self:found(host), 'unclosed-quotation')
  lu.assertStrContains(self.told[1], self.file .. ':1: ')
end

function TestHost:test_a_setup_that_is_wrong()
  local host = self:host({ style = 'new' })
  lu.assertEquals(self.told, { "setup: 'style' is any, news, fiction or academic, not 'new'" })
  lu.assertEquals(self:found(host), 'capital-tag unclosed-quotation')
end

local NO_YES = {
  id = 'no-yes',
  summary = 'Yes',
  check = function(doc, report)
    for first, after in doc:text():gmatch('()Yes()') do
      local fix = { first = first, last = after - 1, text = 'No' }
      report(first, after - 1, 'say no', { fixes = { fix } })
    end
  end,
}

function TestHost:test_rules_of_ones_own()
  local off = { NO_YES, ['capital-tag'] = 'off', ['unclosed-quotation'] = 'off' }
  local host = self:host({ rules = off })
  lu.assertEquals(self:found(host), 'no-yes')
  lu.assertEquals(host:fix(self.doc, self.path), 1)
  lu.assertStrContains(self.doc:text(), '“No')
  self:host({ rules = { NO_YES, ['no-yes'] = 'off' } })
  lu.assertEquals(self.told, {})
end

function TestHost:test_a_file_of_rules()
  local path = self.folder .. '/rules.lua'
  write(path, "quoth.rule{ id = 'no-yes', summary = 's', check = function(_, r) r(1, 1, 'm') end }")
  lu.assertStrContains(self:found(self:host({ rules = { path } })), 'no-yes')
  write(path, 'quoth.rule(')
  self:host({ rules = { path } })
  lu.assertStrContains(self.told[1], 'setup: ' .. path .. ':1:')
  self:host({ rules = { { id = 'no-yes' } } })
  lu.assertStrContains(self.told[2], 'setup: ')
  self:host({ rules = { path .. 'x' } })
  lu.assertStrContains(self.told[3], path .. 'x: No such file')
end

function TestHost:test_a_rule_that_fails()
  local host = self:host({
    rules = {
      {
        id = 'no-yes',
        summary = 'Yes',
        check = function()
          error('deliberate', 0)
        end,
      },
    },
  })
  for _ = 1, 3 do
    lu.assertEquals(self:found(host), 'capital-tag unclosed-quotation')
  end
  lu.assertEquals(self.told, { "the rule 'no-yes' failed and is off: deliberate" })
end

function TestHost:test_no_memory_raises()
  local failing = {
    lint = function()
      return nil, 'not enough memory', 'no-memory'
    end,
  }
  failing.fix = failing.lint
  local host = self:host()
  lu.assertErrorMsgEquals('not enough memory', host.findings, host, failing, self.path)
  lu.assertErrorMsgEquals('not enough memory', host.fix, host, failing, self.path)
end

TestPeople = {}

function TestPeople.test_places()
  local doc = quoth.open('a\n“é” b\n')
  lu.assertEquals({ lint.place(doc, 1) }, { 1, 1 })
  lu.assertEquals({ lint.place(doc, 11) }, { 2, 9 })
end

function TestPeople.test_mend()
  local function mend(text)
    local doc = quoth.open(text)
    return lint.mend(doc, doc:lint()[1])
  end
  lu.assertEquals(mend('“I agree,” She said.\n'), 'S becomes s')
  lu.assertEquals(mend('“Yes” she said.\n'), 'put ,')
  lu.assertEquals(mend('“ Yes,” she said.\n'), 'take away space')
end

function TestPeople.test_why()
  lu.assertStrContains(lint.why('missing-comma'), 'comma')
  lu.assertEquals(lint.why('no-such-rule'), '')
end

support.finish()
