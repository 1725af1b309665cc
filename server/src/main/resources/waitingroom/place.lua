-- Where somebody stands whose number was called already, or may have been.
local account, arrival, given, epoch = ARGV[13], tonumber(ARGV[14]), tonumber(ARGV[15]), ARGV[16]
advance()
local admitted = admission(account)
if admitted then
  return answer('PLACE', { state = 'ADMITTED', number = admitted.number })
end
if epoch ~= meta.epoch or stage == 'OVER' then
  return answer('PLACE', { state = 'GONE' })
end
if drawn(arrival) and given == 0 then
  return ask_for_number(arrival)
end
local number = number_of(arrival, given)
return answer('PLACE', { state = state_of(account, arrival, number), number = number })
