-- The whole room at a glance; also what moves the line on when nobody asks for anything.
advance()
local first = math.floor(now / PACE_MS) - PACE_BUCKETS
local sums = { c = 0, a = 0 }
local flat = call('HGETALL', PACE)
for i = 1, #flat, 2 do
  local what, bucket = flat[i]:match('(%a)(%d+)')
  if tonumber(bucket) < first then
    call('HDEL', PACE, flat[i])
  elseif tonumber(bucket) < first + PACE_BUCKETS then
    sums[what] = sums[what] + flat[i + 1]
  end
end
call('ZREMRANGEBYSCORE', REVOKED, '-inf', now - 2 * slotMs)
for _, key in ipairs(KEYS) do
  call('PEXPIREAT', key, keepUntil)
end
return answer('ROOM', {
  version = meta.version, issued = issued, waiting = issued - serving - call('SCARD', VOID),
  called = call('ZCARD', CALLED), parked = call('ZCARD', PARKED) + call('ZCARD', BACK), active = call('ZCARD', ACTIVE),
  admitted = meta.admitted, calledLastMinute = sums.c, admittedLastMinute = sums.a,
  calling = meta.first_call and now - meta.first_call or -1, left = call('GET', LEFT) or -1,
  rateCount = rateCount, ratePerMs = ratePerMs, group = groupMax, concurrency = concurrencyMax,
  admissionMs = admissionMs, rejoin = policy.rejoin,
  commitment = meta.commitment, entrants = meta.entrants, root = meta.root, closedAt = meta.closedAt, seed = meta.seed,
})
