-- A place in line for an account: the one it has, one that it had before the line was lost, or a new one at the tail.
local account, leaf, asked, given, old = ARGV[OWN + 1], ARGV[OWN + 2], tonumber(ARGV[OWN + 3]),
  tonumber(ARGV[OWN + 4]), tonumber(ARGV[OWN + 5])
local line = ARGV[OWN + 6]
advance()
local admitted = admission(account)
if admitted then
  local place = tonumber(call('HGET', PLACES, account))
  return answer('KEPT', { arrival = place or admitted.number, number = admitted.number })
end
if old > 0 and line == meta.since and old <= oldUntil then
  if drawn(old) and old ~= asked then
    return ask_for_number(old)
  end
  take_up(account, old, given)
  advance()
  if tonumber(call('HGET', PLACES, account)) == old then
    return answer('KEPT', { arrival = old, number = number_of(old, given) })
  end
end
local place = tonumber(call('HGET', PLACES, account))
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
-- No number is given that PostgreSQL does not know to be out, so that none is ever given twice.
if issued >= tonumber(meta.reserved) then
  return answer('RESERVE', {})
end
if state ~= 'GONE' then
  give_up(place, given)
end
issued = call('HINCRBY', META, 'issued', 1)
call('HSET', PLACES, account, integer(issued))
call('HSET', HOLDERS, integer(issued), account)
if drawing and not entrants and issued <= entrantsMax then
  call('RPUSH', ENTRANTS, leaf)
end
-- Who is behind others that were not called just now is not called either, unless a place was given up for this one.
if issued == serving + 1 or state ~= 'GONE' then
  advance()
end
return answer(state == 'GONE' and 'NEW' or 'MOVED', { arrival = issued, number = number_of(issued, given) })
