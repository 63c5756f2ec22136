-- Neovim's own tree-sitter loads our grammar and our queries from the runtimepath.

local t = require('harness')

local language = 'quoth'

--- Neovim's names, which changed.
local function query(name)
  local get = vim.treesitter.query.get or vim.treesitter.query.get_query
  return get(language, name)
end
local function text_of(node, buf)
  return (vim.treesitter.get_node_text or vim.treesitter.query.get_node_text)(node, buf)
end
local function parser_of(buf)
  return vim.treesitter.get_parser(buf, language)
end

--- What a query captures in the buffer: "name: text" in order.
local function captures(name, wanted)
  local parsed = query(name)
  local found = {}
  local root = parser_of(0):parse()[1]:root()
  for id, node in parsed:iter_captures(root, 0, 0, -1) do
    local capture = parsed.captures[id]
    if not wanted or capture == wanted then
      found[#found + 1] = capture .. ': ' .. text_of(node, 0)
    end
  end
  return found
end

t.test('the parser is found and reads', function()
  t.buffer({ '“One,” said Ann Lee.', '', '“Not closed' })
  local root = parser_of(0):parse()[1]:root()
  t.same('document', root:type())
  assert(not root:has_error())
  t.same(2, root:named_child_count())
end)

t.test('it follows edits', function()
  t.buffer({ '“One,” said Ann Lee.' })
  local parser = parser_of(0)
  local function shape()
    return parser:parse()[1]:root():sexpr()
  end
  local before = shape()
  t.keys('0x')
  assert(shape() ~= before)
  t.keys('u')
  t.same(before, shape())
end)

t.test('highlights', function()
  t.buffer({ '“One ‘two’,” said Ann Lee. A ” mark.', '', '“Not closed', '', '— A turn.' })
  local found = captures('highlights')
  for _, expected in ipairs({
    'string: “One ‘two’,”',
    'string.special: ‘two’',
    'keyword: said',
    'property: Ann Lee',
    'comment.error: ”',
    'comment.warning: “Not closed',
    'string: — A turn.',
  }) do
    assert(vim.tbl_contains(found, expected), expected .. ' in ' .. vim.inspect(found))
  end
  t.same({ 'comment.warning: “Not closed' }, captures('highlights', 'comment.warning'))
end)

t.test('Markdown', function()
  t.buffer({
    '---', 'title: x', '---', '# “Head”', '', '> Quoted.', '', '`“code”` [^1]',
  }, 'markdown')
  local found = captures('highlights')
  for _, expected in ipairs({ 'markup.raw: `“code”`', 'string: “Head”' }) do
    assert(vim.tbl_contains(found, expected), expected .. ' in ' .. vim.inspect(found))
  end
  t.same({ 'string: “Head”' }, captures('highlights', 'string'))
end)

t.test('text objects, tags and injections', function()
  t.buffer({ '“One ‘two’,” said Ann Lee.' })
  t.same({
    'quotation.outer: “One ‘two’,”',
    'quotation.inner: One ‘two’,',
    'quotation.outer: ‘two’',
    'quotation.inner: two',
  }, vim.tbl_filter(function(line) return line:find('^quotation') end, captures('textobjects')))
  t.same({ 'name: Ann Lee' }, captures('tags', 'name'))
  assert(query('injections'))
end)

t.test('the highlighter colours with them', function()
  t.buffer({ '“One,” said Ann Lee.', '', 'Plain.' }, 'text')
  vim.cmd('QuothOff') -- what is coloured is not ours
  vim.api.nvim__inspect_cell(1, 0, 0)
  if vim.treesitter.start then
    vim.treesitter.start(0, language)
  else
    vim.treesitter.highlighter.new(parser_of(0))
  end
  vim.cmd('redraw!')
  local function look(row, col)
    return vim.inspect(vim.api.nvim__inspect_cell(1, row, col)[2])
  end
  local quoted, cue, plain = look(0, 2), look(0, 8), look(2, 2)
  assert(quoted ~= plain, 'a quotation has no colour')
  assert(cue ~= quoted and cue ~= plain, 'a cue has no colour of its own')
  t.same(quoted, look(0, 0))
  t.same('', vim.v.errmsg)
end)

t.finish()
