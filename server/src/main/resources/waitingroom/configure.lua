-- Brings what the host decided to Redis, unless something newer is there. A room that Redis does not know, or that it
-- knows less of than others have seen, begins a new epoch: what it may have kept of the old line is dropped, but for
-- admissions that ended and what booking told. Nothing is done, and 0 answered, where it would begin while its draw is
-- under way. KEYS: as in line.lua.
local META, LEFT, REVOKED, HEALTH = KEYS[1], KEYS[12], KEYS[10], KEYS[19]
local now = clock()
local knownEpoch, knownStep, slotMs = tonumber(ARGV[13]), tonumber(ARGV[14]), tonumber(ARGV[15])
local epoch, step, version = unpack(redis.call('HMGET', META, 'epoch', 'step', 'version'))
epoch, step = tonumber(epoch or 0), tonumber(step or 0)
if epoch == 0 or epoch < knownEpoch or (epoch == knownEpoch and step < knownStep) then
  if ARGV[22] == '1' then
    return 0
  end
  for _, key in ipairs(KEYS) do
    if key ~= LEFT and key ~= REVOKED and key ~= HEALTH then
      redis.call('DEL', key)
    end
  end
  version = nil
  local begun = string.format('%.0f', math.max(now, knownEpoch + 1, epoch + 1))
  -- Where numbers go on, `since` is when they began.
  redis.call('HSET', META, 'epoch', begun, 'since', ARGV[16] == '' and begun or ARGV[16], 'step', 0,
    'issued', ARGV[17], 'reserved', ARGV[18], 'oldUntil', ARGV[17], 'serving', ARGV[19], 'settled', ARGV[20],
    'settledOld', ARGV[20], 'admitted', 0, 'seen', string.format('%.0f', now))
  if ARGV[21] == '1' then
    redis.call('HSET', META, 'recoverUntil', string.format('%.0f', now + slotMs))
  end
  for i = 23, #ARGV, 2 do
    if ARGV[i + 1] ~= '' then
      redis.call('HSET', META, ARGV[i], ARGV[i + 1])
    end
  end
end
if not version or tonumber(version) < tonumber(ARGV[1]) then
  redis.call('HSET', META, 'version', ARGV[1], 'opened', ARGV[2], 'paused', ARGV[3], 'draining', ARGV[4],
    'override', ARGV[5], 'rateCount', ARGV[6], 'ratePerMs', ARGV[7], 'group', ARGV[8],
    'concurrency', ARGV[9], 'admissionMs', ARGV[10], 'rejoin', ARGV[11], 'away', ARGV[12])
end
return 1
