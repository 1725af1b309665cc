-- Lets the account's admission last at least so much longer from now.
local account, right = ARGV[OWN + 1], now + tonumber(ARGV[OWN + 2])
advance()
local admitted = admission(account)
if not admitted then
  return answer('NONE', {})
end
if right > admitted.right then
  call('HSET', ADMITTED, account, admitted.id .. ':' .. integer(right) .. ':' .. integer(admitted.number))
  call('ZADD', ACTIVE, 'XX', math.min(now + slotMs, right), account)
end
return answer('PROLONGED', {})
