--- Trouble with memory, which nothing goes on after: must(value, message) is the value, or raises.
return function(value, message)
  if not value and message then error(message, 0) end
  return value
end
