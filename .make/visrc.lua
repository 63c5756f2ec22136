-- What `make run` starts vis with; it is read as build/run/visrc.lua of the checkout.
require('vis')
local root = debug.getinfo(1, 'S').source:match('^@(.*)/build/run/visrc%.lua$')
package.path = root .. '/lua/?.lua;' .. root .. '/lua/?/init.lua;' .. package.path
require('quoth.vis')
