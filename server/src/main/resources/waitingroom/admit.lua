-- The holder of a place asks to be let in.
local account, arrival, given, line, id = ARGV[OWN + 1], tonumber(ARGV[OWN + 2]), tonumber(ARGV[OWN + 3]),
  ARGV[OWN + 4], ARGV[OWN + 5]
advance()
local admitted = admission(account)
if admitted then
  call('ZADD', ACTIVE, math.min(now + slotMs, admitted.right), account)
  return answer('AGAIN', { id = admitted.id, right = admitted.right - now, number = admitted.number })
end
if line ~= meta.since or stage == 'OVER' then
  return answer('GONE', {})
end
if drawn(arrival) and given == 0 then
  return ask_for_number(arrival)
end
take_up(account, arrival, given)
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
  local member = integer(number)
  heard(member)
  call('ZADD', DOOR, number, member)
  local open = open_door()
  -- Whoever is a little further back goes in when those in front of them are not asking at this moment.
  if open <= 0 or call('ZRANK', DOOR, member) >= open + by_chance() then
    call('ZADD', CALLED, now + graceMs, member)
    call('ZADD', KNOCKED, now, member)
    return answer('KNOCKED', { ahead = call('ZRANK', DOOR, member) })
  end
  local right = now + admissionMs
  call('ZREM', CALLED, member)
  leave_door(member)
  call('HSET', ADMITTED, account, id .. ':' .. integer(right) .. ':' .. member)
  call('ZADD', ACTIVE, math.min(now + slotMs, right), account)
  set('admitted', tonumber(meta.admitted) + 1)
  if rateCount > 0 then
    note(ENTERED, 'entered', 1)
  end
  if groupMax > 0 then
    set('groupIn', tonumber(meta.groupIn or 0) + 1)
  end
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
