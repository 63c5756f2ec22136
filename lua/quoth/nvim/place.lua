--- Positions of a document (bytes, from 1) and places of Neovim (rows and columns in bytes,
-- both from 0). The document's text is that of the lines, each with a newline behind it.

local M = {}

function M.position(doc, row, col)
  return doc:line_start(row + 1) + col
end

--- The row and column of a position.
function M.place(doc, position)
  local line = doc:line(position)
  return line - 1, position - doc:line_start(line)
end

--- The position of the cursor of the current window.
function M.cursor(doc)
  local at = vim.api.nvim_win_get_cursor(0)
  return M.position(doc, at[1] - 1, at[2])
end

--- Puts the cursor on a position inside the text.
function M.go(doc, position)
  local row, col = M.place(doc, position)
  vim.api.nvim_win_set_cursor(0, { row + 1, col })
end

--- Where the character starts that holds a byte, marks that combine with it included.
function M.character(doc, position)
  local row, col = M.place(doc, position)
  local line = vim.api.nvim_buf_get_lines(0, row, row + 1, false)[1] or ''
  if col >= #line then return position end
  line = line:gsub('%z', ' ') -- with a NUL it would be no string for Vim's functions
  return position - col + vim.fn.byteidx(line, vim.fn.charidx(line, col))
end

--- The last byte of the character that starts at a position, without marks that combine with it.
function M.last_byte(doc, position)
  return position + #(doc:text(position, position + 3):match('^.[\128-\191]*') or ' ') - 1
end

return M
