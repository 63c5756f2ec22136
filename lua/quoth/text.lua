--- Helpers over strings that several hosts share. No host's API is used here.

local M = {}

--- The text as one line without control characters, at most width bytes long; what is cut
-- off is told by "...", and no character is cut in two.
function M.one_line(text, width)
  text = text:gsub('\194[\128-\159]', ' '):gsub('[%c ]+', ' '):gsub('^ ', ''):gsub(' $', '')
  if #text <= width then return text end
  local last = width - 3
  while last > 0 and text:find('^[\128-\191]', last + 1) do
    last = last - 1
  end
  return text:sub(1, last) .. '...'
end

local MARKDOWN = {
  md = true,
  markdown = true,
  mkd = true,
  mkdn = true,
  mdown = true,
  qmd = true,
  rmd = true,
}

--- The format that the ending of a file's name tells.
function M.format(path)
  local ending = path:match('%.(%w+)$')
  return ending and MARKDOWN[ending:lower()] and 'markdown' or 'text'
end

return M
