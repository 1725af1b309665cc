-- Where a number stands that was called already, or may have been.
local account, number, epoch = ARGV[12], tonumber(ARGV[13]), ARGV[14]
advance()
if admission(account) then
  return answer('PLACE', { state = 'ADMITTED' })
end
if epoch ~= meta.epoch or stage == 'OVER' then
  return answer('PLACE', { state = 'GONE' })
end
return answer('PLACE', { state = state_of(account, number) })
