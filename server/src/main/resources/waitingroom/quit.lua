-- Somebody leaves the line: what was theirs keeps nobody waiting.
local account, arrival, given, line = ARGV[OWN + 1], tonumber(ARGV[OWN + 2]), tonumber(ARGV[OWN + 3]), ARGV[OWN + 4]
if line ~= meta.since or admission(account) or tonumber(call('HGET', PLACES, account)) ~= arrival then
  return answer('NONE', {})
end
if drawn(arrival) and given == 0 then
  return ask_for_number(arrival)
end
give_up(arrival, given)
call('HDEL', PLACES, account)
advance()
return answer('LEFT', {})
