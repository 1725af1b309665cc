-- A place in line for an account: the one it has, or a new one at the tail.
local account, leaf, asked, given = ARGV[13], ARGV[14], tonumber(ARGV[15]), tonumber(ARGV[16])
advance()
local place = tonumber(call('HGET', PLACES, account))
local admitted = admission(account)
if admitted then
  return answer('KEPT', { arrival = place or admitted.number, number = admitted.number })
end
if place and drawn(place) and place ~= asked then
  return ask_for_number(place)
end
local number = place and number_of(place, given)
local state = place and state_of(account, place, number) or 'GONE'
-- Who is to be drawn has nothing to give up yet.
if state ~= 'GONE' and (policy.rejoin == 'KEEP' or not number) then
  return answer('KEPT', { arrival = place, number = number })
end
if (stage == 'BEFORE' and meta.opened ~= '1') then
  return answer('NOT_YET', {})
end
if stage == 'SELLING' and meta.draining == '1' then
  return answer(state == 'GONE' and 'DRAINING' or 'KEPT', { arrival = place or 0, number = number or 0 })
end
if state == 'WAITING' then
  call('SADD', VOID, integer(number))
elseif state ~= 'GONE' then
  call('ZREM', CALLED, integer(number))
  call('ZREM', PARKED, integer(number))
  call('ZREM', BACK, integer(number))
end
issued = call('HINCRBY', META, 'issued', 1)
call('HSET', PLACES, account, integer(issued))
call('HSET', HOLDERS, integer(issued), account)
if drawing and not entrants and issued <= entrantsMax then
  call('RPUSH', ENTRANTS, leaf)
end
advance()
return answer(state == 'GONE' and 'NEW' or 'MOVED', { arrival = issued, number = number_of(issued, given) })
