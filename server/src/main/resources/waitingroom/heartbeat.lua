-- Keeps an admission's slot. The bearer of a true token that Redis does not remember, because it was emptied meanwhile,
-- is taken up again.
local account, id, epoch, number, right = ARGV[13], ARGV[14], ARGV[15], ARGV[16], now + tonumber(ARGV[17])
advance()
local admitted = admission(account)
if not admitted and epoch ~= meta.epoch and right > now then
  admitted = { id = id, right = right }
  call('HSET', ADMITTED, account, id .. ':' .. integer(right) .. ':' .. number)
end
if not admitted or admitted.id ~= id then
  return answer('ENDED', {})
end
call('ZADD', ACTIVE, math.min(now + slotMs, admitted.right), account)
return answer('KEPT', { right = admitted.right - now })
