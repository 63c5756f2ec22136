if vim.g.loaded_quoth == nil then require('quoth.nvim').load() end
