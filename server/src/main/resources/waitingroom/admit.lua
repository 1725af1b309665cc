-- The holder of a place asks to be let in.
local account, arrival, given, epoch, id = ARGV[13], tonumber(ARGV[14]), tonumber(ARGV[15]), ARGV[16], ARGV[17]
advance()
local admitted = admission(account)
if admitted then
  call('ZADD', ACTIVE, math.min(now + slotMs, admitted.right), account)
  return answer('AGAIN', { id = admitted.id, right = admitted.right - now, number = admitted.number })
end
if epoch ~= meta.epoch or stage == 'OVER' then
  return answer('GONE', {})
end
if drawn(arrival) and given == 0 then
  return ask_for_number(arrival)
end
local number = number_of(arrival, given)
local state = state_of(account, arrival, number)
if state == 'PARKED' then
  if call('ZREM', PARKED, integer(number)) == 1 then
    call('ZADD', BACK, number, integer(number))
  end
  advance()
  state = state_of(account, arrival, number)
end
if state == 'CALLED' then
  local right = now + admissionMs
  call('ZREM', CALLED, integer(number))
  call('HSET', ADMITTED, account, id .. ':' .. integer(right) .. ':' .. integer(number))
  call('ZADD', ACTIVE, math.min(now + slotMs, right), account)
  call('HINCRBY', META, 'admitted', 1)
  pace('a', 1)
  return answer('ADMITTED', { id = id, right = admissionMs, number = number })
end
if state == 'PARKED' then
  return answer('PARKED', { ahead = call('ZRANK', BACK, integer(number)) })
end
if state == 'WAITING' then
  -- Before the draw everyone else may come out ahead.
  return answer('WAITING', { ahead = number and number - serving - 1 or issued - 1 })
end
return answer('GONE', {})
