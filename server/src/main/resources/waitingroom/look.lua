-- The whole room at a glance; also what moves the line on when nobody asks for anything.
advance()
-- The last minute ends now, and so begins within its first ten seconds: of those it has the part that is not over.
local first = math.floor(now / PACE_MS) - PACE_BUCKETS
local part = 1 - (now % PACE_MS) / PACE_MS
local sums = { c = 0, a = 0 }
local flat = call('HGETALL', PACE)
for i = 1, #flat, 2 do
  local what, bucket = flat[i]:match('(%a)(%d+)')
  if tonumber(bucket) < first then
    call('HDEL', PACE, flat[i])
  else
    sums[what] = sums[what] + flat[i + 1] * (tonumber(bucket) == first and part or 1)
  end
end
call('ZREMRANGEBYSCORE', REVOKED, '-inf', now - 2 * slotMs)

-- Up to which number every call has come to something: who came so far is not to come again by an old place.
local soonest = call('ZRANGE', CALLED, 0, 0)[1]
local front = call('ZRANGE', DOOR, 0, 0)[1]
local decided = math.min(serving, tonumber(soonest or serving + 1) - 1, tonumber(front or serving + 1) - 1)
-- While a line recovers, some of the called may not have joined again.
if decided > settled and not recovering then
  settled = decided
  set('settled', settled)
end

-- What those who book told of the last seconds.
local HEALTH_MS = 5000
local answered, refused, undecided, latency = 0, 0, 0, 0
local told = call('HGETALL', HEALTH)
for i = 1, #told, 2 do
  local at, a, r, w, l = told[i + 1]:match('^(%d+):(%d+):(%d+):(%d+):(%d+)$')
  if at and tonumber(at) > now - HEALTH_MS then
    answered, refused, undecided = answered + a, refused + r, undecided + w
    latency = math.max(latency, tonumber(l))
  else
    call('HDEL', HEALTH, told[i])
  end
end

-- Who else would let people in while Redis is away.
local LOOKER_MS = 30000
call('ZADD', LOOKERS, now, ARGV[OWN + 1])
call('ZREMRANGEBYSCORE', LOOKERS, '-inf', now - LOOKER_MS)

for _, key in ipairs(KEYS) do
  call('PEXPIREAT', key, keepUntil)
end
local again = call('ZCARD', OLD)
local waiting = serving < oldUntil and again + issued - oldUntil or issued - serving
return answer_with_draw('ROOM', {
  version = meta.version, waiting = math.max(0, waiting - call('SCARD', VOID)),
  called = call('ZCARD', CALLED), parked = call('ZCARD', PARKED) + call('ZCARD', BACK), active = call('ZCARD', ACTIVE),
  door = call('ZCARD', DOOR),
  admitted = meta.admitted, calledLastMinute = integer(sums.c), admittedLastMinute = integer(sums.a),
  calling = meta.first_call and now - meta.first_call or -1, left = call('GET', LEFT) or -1,
  rateCount = rateCount, ratePerMs = ratePerMs, group = groupMax, concurrency = concurrencyMax,
  admissionMs = admissionMs, rejoin = policy.rejoin, away = policy.away,
  oldUntil = oldUntil,
  recovering = recovering and meta.recoverUntil - now or 0,
  processes = call('ZCARD', LOOKERS),
  share = share, pacedAt = meta.pacedAt or 0, sincePaced = now - tonumber(meta.pacedAt or 0),
  answered = answered, refused = refused, undecided = undecided, latency = latency,
})
