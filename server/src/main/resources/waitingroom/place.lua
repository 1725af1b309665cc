-- Where somebody stands whose number was called already, or may have been.
local account, arrival, given, line = ARGV[OWN + 1], tonumber(ARGV[OWN + 2]), tonumber(ARGV[OWN + 3]), ARGV[OWN + 4]
advance()
local admitted = admission(account)
if admitted then
  return answer('PLACE', { state = 'ADMITTED', number = admitted.number })
end
if line ~= meta.since or stage == 'OVER' then
  return answer('PLACE', { state = 'GONE' })
end
if drawn(arrival) and given == 0 then
  return ask_for_number(arrival)
end
take_up(account, arrival, given)
local number = number_of(arrival, given)
local state = state_of(account, arrival, number)
return answer('PLACE', { state = state, number = number,
  ahead = state == 'WAITING' and (number and number - serving - 1 or issued - 1) or 0 })
