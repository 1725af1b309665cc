-- A place in line for an account: the one it has, or a new one at the tail.
local account = ARGV[12]
advance()
local admitted = admission(account)
if admitted then
  return answer('KEPT', { number = admitted.number })
end
local place = tonumber(call('HGET', PLACES, account))
local state = place and state_of(account, place) or 'GONE'
if state ~= 'GONE' and policy.rejoin == 'KEEP' then
  return answer('KEPT', { number = place })
end
if (stage == 'BEFORE' and meta.opened ~= '1') then
  return answer('NOT_YET', {})
end
if stage == 'SELLING' and meta.draining == '1' then
  return answer(state == 'GONE' and 'DRAINING' or 'KEPT', { number = place or 0 })
end
if state == 'WAITING' then
  call('SADD', VOID, integer(place))
elseif state ~= 'GONE' then
  call('ZREM', CALLED, integer(place))
  call('ZREM', PARKED, integer(place))
  call('ZREM', BACK, integer(place))
end
issued = call('HINCRBY', META, 'issued', 1)
call('HSET', PLACES, account, integer(issued))
advance()
return answer(state == 'GONE' and 'NEW' or 'MOVED', { number = issued })
