-- Keeps an admission's slot. The bearer of a true token that Redis does not remember is taken up again: soon after the
-- line was lost, and whenever it was let in (in epoch 0) while the line was away.
local account, id, of, number, right = ARGV[OWN + 1], ARGV[OWN + 2], tonumber(ARGV[OWN + 3]), ARGV[OWN + 4],
  now + tonumber(ARGV[OWN + 5])
advance()
local admitted = admission(account)
if not admitted and right > now and (of == 0 or of < epoch and recovering) and not call('ZSCORE', REVOKED, id) then
  admitted = { id = id, right = right }
  call('HSET', ADMITTED, account, id .. ':' .. integer(right) .. ':' .. number)
  call('SADD', SPENT, number)
end
if not admitted or admitted.id ~= id then
  return answer('ENDED', {})
end
call('ZADD', ACTIVE, math.min(now + slotMs, admitted.right), account)
return answer('KEPT', { right = admitted.right - now })
