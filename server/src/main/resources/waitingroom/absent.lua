-- The numbers that were called a while ago, have not come, and were not named here before.
local absentMs, numbersMax = tonumber(ARGV[OWN + 1]), tonumber(ARGV[OWN + 2])
advance()
-- Calls are in the order of their time, and so are the moments until which they may come.
local named = meta.named or '-inf'
local since = now + graceMs - absentMs
local found = call('ZRANGEBYSCORE', CALLED, '(' .. named, since, 'WITHSCORES', 'LIMIT', 0, numbersMax)
local numbers = {}
for i = 1, #found, 2 do
  numbers[#numbers + 1] = found[i]
end
if #numbers == 0 then
  return answer('ABSENT', {})
end
call('HSET', META, 'named', found[#found])
return answer_with_draw('ABSENT', { numbers = table.concat(numbers, ',') })
