-- The page was closed, or is only on its way to the next one: the slot is kept for a moment, and a heartbeat keeps it on.
local account, id, leaveMs = ARGV[OWN + 1], ARGV[OWN + 2], tonumber(ARGV[OWN + 3])
local admitted = admission(account)
if not admitted or admitted.id ~= id then
  return answer('NONE', {})
end
call('ZADD', ACTIVE, math.min(now + leaveMs, tonumber(call('ZSCORE', ACTIVE, account))), account)
return answer('LEAVING', {})
