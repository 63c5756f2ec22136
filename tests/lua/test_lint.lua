--- doc:lint, doc:fix, quoth.rules and rules of the user's own.

local support = require('support')
local lu, open, quoth, raises = support.lu, support.open, support.quoth, support.raises

local FAULTS = '“I agree.” he said.\n\n“No,” She said. It was “odd.”.\n'

--- Findings as "rule first last", one a line.
local function told(findings)
  local lines = {}
  for i, f in ipairs(findings) do
    lines[i] = ('%s %d %d'):format(f.rule, f.first, f.last)
  end
  return table.concat(lines, '\n')
end

local function replay(text, edits)
  for _, e in ipairs(edits) do
    text = text:sub(1, e.first - 1) .. e.text .. text:sub(e.last + 1)
  end
  return text
end

TestLint = {}

function TestLint.test_findings()
  local doc = open(FAULTS)
  local findings = doc:lint()
  lu.assertEquals(told(findings):gsub('\n.*', ''), 'stop-before-tag 11 11')
  local f = findings[1]
  lu.assertEquals(f.level, 'warning')
  lu.assertEquals(f.message, 'a full stop before the tag')
  lu.assertEquals(f.fixes, { { first = 11, last = 11, text = ',' } })
  lu.assertEquals(f.related, { { first = 16, last = 22, message = 'the tag' } })
  lu.assertTrue(f.confidence > 50 and f.confidence <= 100)
  lu.assertEquals(findings[2].rule, 'capital-tag')
  -- Again the same, and a copy each time.
  findings[1].rule = 'other'
  lu.assertEquals(doc:lint()[1].rule, 'stop-before-tag')
end

function TestLint.test_a_range()
  local doc = open(FAULTS)
  local all = doc:lint()
  local f = all[2]
  lu.assertEquals(told(doc:lint({}, f.first, f.last)), told({ f }))
  lu.assertEquals(doc:lint({}, 1, 5), {})
  lu.assertEquals(#doc:lint(nil, 1, 2 ^ 32), #all)
end

function TestLint.test_options()
  local doc = open(FAULTS)
  local findings = doc:lint({ rules = { ['stop-before-tag'] = 'off' } })
  lu.assertEquals(findings[1].rule, 'capital-tag')
  findings = doc:lint({ rules = { ['stop-before-tag'] = 'error' } })
  lu.assertEquals(findings[1].level, 'error')
  local long = open('“' .. ('word '):rep(30) .. 'end.”\n')
  local on = { ['over-long-quotation'] = 'hint' }
  lu.assertEquals(long:lint({ rules = on }), {})
  findings = long:lint({ rules = on, limits = { quotation = 30 } })
  lu.assertEquals(findings[1].rule, 'over-long-quotation')
  local uk = open('He called it “odd,” and left.\n')
  lu.assertEquals(uk:lint({ language = 'en-US' }), {})
  lu.assertEquals(uk:lint({ language = 'en-GB' })[1].rule, 'punctuation-placement')
  for _, style in ipairs({ 'any', 'news', 'fiction', 'academic' }) do
    lu.assertIsTable(doc:lint({ style = style, language = 'other' }))
  end
end

--- Settings of a text are options as they are.
function TestLint.test_settings_are_options()
  local settings = assert(require('quoth.settings').parse(
    "return { style = 'news', language = 'en', rules = { ['stop-before-tag'] = 'off' },"
      .. ' limits = { quotation = 9 } }',
    'x'
  ))
  lu.assertEquals(open(FAULTS):lint(settings)[1].rule, 'capital-tag')
end

function TestLint.test_mistakes()
  local doc = open(FAULTS)
  for _, method in ipairs({ 'lint', 'fix' }) do
    for expected, options in pairs({
      ["option 'style': 'any', 'news'"] = { style = 'poetry' },
      ["option 'language': 'en', 'en-US'"] = { language = 'fr' },
      ["option 'rules': there is no rule 'no-rule'"] = { rules = { ['no-rule'] = 'off' } },
      ["option 'missing-comma': 'off', 'hint'"] = { rules = { ['missing-comma'] = 'loud' } },
      ["option 'rules': a table of rules"] = { rules = 'off' },
      ["option 'rules': rules have names"] = { rules = { 'off' } },
      ["option 'limits': there is no limit 'words'"] = { limits = { words = 1 } },
      ["option 'limits': a table of limits"] = { limits = 5 },
      ["option 'limits.quotation': a whole number"] = { limits = { quotation = 1.5 } },
      ["there is no option 'colour'"] = { colour = true },
      ['options have names'] = { true },
    }) do
      raises(("bad argument #1 to '%s'"):format(method), doc[method], doc, options)
      raises(expected, doc[method], doc, options)
      -- The place is that of the call.
      raises('test_lint.lua:', function()
        doc[method](doc, options)
      end)
    end
  end
  raises("there is no option 'confidence'", doc.lint, doc, { confidence = 1 })
  raises('a number from 0 to 100', doc.fix, doc, { confidence = 101 })
  lu.assertEquals(doc:text(), FAULTS)
end

function TestLint.test_after_close()
  local doc = open(FAULTS)
  doc:close()
  raises('document is closed', doc.lint, doc)
  raises('document is closed', doc.fix, doc)
end

function TestLint.test_switches_in_the_text()
  local doc = open('<!-- quoth: off stop-before-tag -->\n\n' .. FAULTS)
  lu.assertEquals(doc:lint()[1].rule, 'capital-tag')
end

--- Findings are the same by edits as from the whole text.
function TestLint.test_edits()
  local random = support.random(5)
  local doc = open(FAULTS)
  local pieces = { '“', '”', '\n\n', ' he said', '.', ',', '"', 'Word ', '' }
  for _ = 1, 200 do
    local first = random(#doc + 1)
    doc:edit(first, math.min(first + random(4) - 2, #doc), pieces[random(#pieces)])
    local fresh = open(doc:text(), { paragraphs = doc:paragraphs() })
    lu.assertEquals(told(doc:lint()), told(fresh:lint()))
  end
end

TestFix = {}

function TestFix.test_all()
  local doc = open(FAULTS)
  local count, edits, failures = doc:fix()
  lu.assertEquals(doc:text(), '“I agree,” he said.\n\n“No,” she said. It was “odd.”\n')
  lu.assertTrue(count >= 3)
  lu.assertNil(failures)
  lu.assertEquals(replay(FAULTS, edits), doc:text())
  local version = doc:version()
  lu.assertEquals({ doc:fix() }, { 0, {} })
  lu.assertEquals(doc:version(), version)
  for _, f in ipairs(doc:lint()) do
    lu.assertEquals(f.fixes, {})
  end
end

function TestFix.test_one_place()
  local doc = open(FAULTS)
  local count = doc:fix({}, 11, 11)
  lu.assertEquals(count, 1)
  lu.assertEquals(doc:text(), (FAULTS:gsub('agree%.', 'agree,')))
end

function TestFix.test_only_the_sure_ones()
  local doc = open(FAULTS)
  lu.assertEquals({ doc:fix({ confidence = 100 }) }, { 0, {} })
  local count = doc:fix({ rules = { ['capital-tag'] = 'off', ['doubled-stop'] = 'off' } })
  lu.assertEquals(count, 1)
end

TestRules = {}

local function names()
  local found = {}
  for i, rule in ipairs(quoth.rules()) do
    found[i] = rule.id
  end
  return found
end

function TestRules:setUp()
  self.before = #quoth.rules()
end

function TestRules.tearDown()
  for _, id in ipairs({ 'no-nice', 'broken', 'other' }) do
    quoth.drop_rule(id)
  end
end

local function no_nice(more)
  local rule = {
    id = 'no-nice',
    summary = 'nice says nothing',
    check = function(doc, report)
      for first, after in doc:text():gmatch('()nice()') do
        report(first, after - 1, 'say how', {
          fixes = { { first = first, last = after - 1, text = 'good' } },
          confidence = 80,
        })
      end
    end,
  }
  for field, value in pairs(more or {}) do
    rule[field] = value
  end
  quoth.rule(rule)
end

function TestRules.test_infos()
  for _, rule in ipairs(quoth.rules()) do
    for _, field in ipairs({ 'id', 'summary', 'explanation', 'wrong', 'right', 'level' }) do
      lu.assertIsString(rule[field])
    end
    lu.assertIsBoolean(rule.fixes)
    lu.assertFalse(rule.wrong == rule.right)
  end
  local rules = quoth.rules({ rules = { ['unclosed-quotation'] = 'hint' } })
  lu.assertEquals({ rules[1].id, rules[1].level }, { 'unclosed-quotation', 'hint' })
  raises("bad argument #1 to 'rules'", quoth.rules, { style = 1 })
end

--- What a rule says of itself is true.
function TestRules.test_examples()
  for _, rule in ipairs(quoth.rules()) do
    for _, right in ipairs({ false, true }) do
      local doc = open(right and rule.right or rule.wrong, { format = 'markdown' })
      local found = false
      local options = { style = 'academic', language = 'en-US', rules = { [rule.id] = 'error' } }
      for _, f in ipairs(doc:lint(options)) do
        found = found or f.rule == rule.id
      end
      lu.assertEquals(found, not right, rule.id)
    end
  end
end

function TestRules:test_a_rule_of_ours()
  no_nice()
  lu.assertEquals(names()[self.before + 1], 'no-nice')
  local doc = open('A nice day.\n\n“I agree.” he said, nice.\n')
  local findings, failures = doc:lint()
  lu.assertEquals(told(findings), 'no-nice 3 6\nstop-before-tag 24 24\nno-nice 38 41')
  lu.assertNil(failures)
  lu.assertEquals(findings[1].level, 'warning')
  lu.assertEquals(findings[1].related, {})
  lu.assertEquals(told(doc:lint({}, 20, 30)), 'stop-before-tag 24 24')
  lu.assertEquals(doc:lint({ rules = { ['no-nice'] = 'error' } })[1].level, 'error')
  lu.assertEquals(#doc:lint({ rules = { ['no-nice'] = 'off' } }), 1)
  raises("option 'no-nice': 'off'", doc.lint, doc, { rules = { ['no-nice'] = 'loud' } })
  no_nice({ level = 'off' }) -- defined anew
  lu.assertEquals(#quoth.rules(), self.before + 1)
  lu.assertEquals(#doc:lint(), 1)
  lu.assertTrue(quoth.drop_rule('no-nice'))
  lu.assertFalse(quoth.drop_rule('no-nice'))
  lu.assertEquals(#quoth.rules(), self.before)
end

function TestRules.test_its_fixes()
  no_nice()
  local text = 'A nice day.\n\n“I agree.” he said, nice.\n'
  local doc = open(text)
  local count, edits = doc:fix()
  lu.assertEquals(count, 3)
  lu.assertEquals(doc:text(), 'A good day.\n\n“I agree,” he said, good.\n')
  lu.assertEquals(replay(text, edits), doc:text())
  doc = open(text)
  lu.assertEquals(doc:fix({}, 1, 8), 1)
  lu.assertEquals(doc:text(), (text:gsub('nice', 'good', 1)))
  doc = open(text)
  lu.assertEquals(doc:fix({ confidence = 85 }), 1)
end

--- One whose fix makes the same fault again comes to an end.
function TestRules.test_a_fix_without_an_end()
  no_nice({
    check = function(_, report)
      report(1, 1, 'more', { fixes = { { first = 1, last = 0, text = 'x' } } })
    end,
  })
  local doc = open('A day.')
  lu.assertTrue(doc:fix() > 0)
  lu.assertTrue(#doc < 100)
end

function TestRules.test_switched_off_in_the_text()
  no_nice()
  local doc = open('A nice day. <!-- quoth: off-line no-nice -->\n\nA nice day.\n')
  lu.assertEquals(told(doc:lint()), 'no-nice 49 52')
  doc:sync('<!-- quoth: off -->\nA nice day.\n')
  lu.assertEquals(doc:lint(), {})
end

--- Each of these is told once, and the other rules go on.
function TestRules.test_rules_that_fail()
  no_nice()
  for expected, check in pairs({
    boom = function()
      error('boom')
    end,
    ['no range of the text'] = function(doc, report)
      report(1, #doc + 1, 'x')
    end,
    ['whole numbers'] = function(_, report)
      report(1.5, 2, 'x')
    end,
    ['a message is a string'] = function(_, report)
      report(1, 1)
    end,
    ['each has first, last and text'] = function(_, report)
      report(1, 1, 'x', { fixes = { { first = 1, last = 1 } } })
    end,
    ['do not overlap'] = function(_, report)
      local edit = { first = 1, last = 2, text = '' }
      report(1, 1, 'x', { fixes = { edit, edit } })
    end,
    ['it changed the document'] = function(doc)
      doc:edit(1, 0, ' ')
    end,
    ['a table'] = function()
      error({})
    end,
  }) do
    quoth.rule({ id = 'broken', summary = 'x', check = check })
    local doc = open('A nice day.\n')
    local findings, failures = doc:lint()
    lu.assertEquals(#findings, 1)
    lu.assertEquals(#failures, 1)
    lu.assertStrContains(failures[1], "the rule 'broken' failed and is off: ")
    if expected ~= 'a table' then lu.assertStrContains(failures[1], expected) end
    findings, failures = doc:lint()
    lu.assertEquals(#findings, 1)
    lu.assertNil(failures)
    quoth.rule({ id = 'broken', summary = 'x', check = check })
    failures = select(3, open('A nice day.\n'):fix())
    lu.assertEquals(#failures, 1)
  end
end

function TestRules.test_a_report_that_comes_late()
  local late
  quoth.rule({
    id = 'broken',
    summary = 'x',
    check = function(_, report)
      late = report
    end,
  })
  open('x'):lint()
  raises('after the check is over', late, 1, 1, 'x')
end

function TestRules:test_bad_definitions()
  local function check() end
  for expected, rule in pairs({
    ["needs the field 'id'"] = { summary = 'x', check = check },
    ["needs the field 'check'"] = { id = 'other', summary = 'x' },
    ["no field 'colour'"] = { id = 'other', summary = 'x', check = check, colour = 1 },
    ["'check' of a rule is a function"] = { id = 'other', summary = 'x', check = 'x' },
    ['small letters'] = { id = 'Other Rule', summary = 'x', check = check },
    ["one of quoth's own"] = { id = 'missing-space', summary = 'x', check = check },
    ["not 'loud'"] = { id = 'other', summary = 'x', check = check, level = 'loud' },
  }) do
    raises(expected, quoth.rule, rule)
    raises('test_lint.lua:', function()
      quoth.rule(rule)
    end)
  end
  raises('table expected', quoth.rule)
  lu.assertEquals(#quoth.rules(), self.before)
end

support.finish()
