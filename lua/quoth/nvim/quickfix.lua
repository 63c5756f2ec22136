--- Findings in lists: those of the buffer in the location list, of files in the quickfix list.

local findings = require('quoth.nvim.findings')
local follow = require('quoth.nvim.follow')
local place = require('quoth.nvim.place')
local report = require('quoth.nvim.report')
local text = require('quoth.text')

local api = vim.api

local M = {}

local TYPES = { error = 'E', warning = 'W', hint = 'N' }

--- A finding as an item of a list; file is a buffer's number or a name.
local function item(doc, file, finding)
  local row, col = place.place(doc, finding.first)
  local end_row, end_col = place.place(doc, math.max(finding.last, finding.first))
  local result = {
    lnum = row + 1,
    col = col + 1,
    end_lnum = end_row + 1,
    end_col = end_col + 2, -- exclusive, from 1
    type = TYPES[finding.level],
    text = ('%s [%s]'):format(finding.message, finding.rule),
  }
  result[type(file) == 'number' and 'bufnr' or 'filename'] = file
  return result
end

local function add(items, doc, file, list)
  for _, finding in ipairs(list) do
    items[#items + 1] = item(doc, file, finding)
  end
end

--- Lists the findings of the current buffer.
function M.buffer()
  require('quoth.nvim').with(function(doc)
    local buf, items = api.nvim_get_current_buf(), {}
    add(items, doc, buf, findings.list(buf, doc))
    vim.fn.setloclist(0, {}, ' ', { title = 'Findings', items = items })
    if not items[1] then
      vim.cmd('lclose')
      return report.say('no findings')
    end
    vim.cmd('lopen')
  end)
end

--- The text of a file as Neovim would have it in a buffer; or nil and why not.
local function read(path)
  local file, message = io.open(path, 'rb')
  if not file then return nil, message end
  local held
  held, message = file:read('*a')
  file:close()
  if not held then return nil, ('%s: %s'):format(path, message) end
  return (held:gsub('^\239\187\191', ''):gsub('\r\n', '\n'))
end

--- The findings of a file that no buffer has.
local function add_file(items, path)
  local held, message = read(path)
  if not held then return report.fail(message) end
  local doc
  doc, message = require('quoth').open(held, { format = text.format(path) })
  if not doc then return report.fail(('%s: %s'):format(path, message)) end
  local ok, list = pcall(findings.of_file, path, doc)
  if ok then add(items, doc, path, list) end
  doc:close()
  if not ok then report.fail(('%s: %s'):format(path, list)) end
end

--- The buffers that are followed by the names of their files.
local function buffers()
  local by_name = {}
  for _, buf in ipairs(follow.buffers()) do
    by_name[api.nvim_buf_get_name(buf)] = buf
  end
  return by_name
end

--- Lists the findings of files. What is in a buffer that is followed is taken from there.
function M.files(names)
  if not require('quoth.nvim').loads() then return end
  local items, count, open = {}, 0, buffers()
  for _, name in ipairs(names) do
    for _, path in ipairs(vim.fn.expand(name, false, true)) do
      path = vim.fn.fnamemodify(path, ':p')
      count = count + 1
      local buf = open[path]
      if buf then
        local doc = follow.document(buf)
        add(items, doc, buf, findings.list(buf, doc))
      else
        add_file(items, path)
      end
    end
  end
  local title = count == 1 and 'Findings in 1 file' or ('Findings in %d files'):format(count)
  vim.fn.setqflist({}, ' ', { title = title, items = items })
  if items[1] then
    vim.cmd('copen')
  else
    vim.cmd('cclose')
    report.say('no findings')
  end
end

return M
