-- The holder of a number asks to be let in.
local account, number, epoch, id = ARGV[12], tonumber(ARGV[13]), ARGV[14], ARGV[15]
advance()
local admitted = admission(account)
if admitted then
  call('ZADD', ACTIVE, math.min(now + slotMs, admitted.right), account)
  return answer('AGAIN', { id = admitted.id, right = admitted.right - now, number = admitted.number })
end
if epoch ~= meta.epoch or stage == 'OVER' then
  return answer('GONE', {})
end
local state = state_of(account, number)
if state == 'PARKED' then
  if call('ZREM', PARKED, integer(number)) == 1 then
    call('ZADD', BACK, number, integer(number))
  end
  advance()
  state = state_of(account, number)
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
  return answer('WAITING', { ahead = number - serving - 1 })
end
return answer('GONE', {})
