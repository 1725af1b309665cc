-- Brings what the host decided to Redis, unless something newer is there. A room that Redis does not know begins a new
-- epoch, and whatever it may have kept of the old line is dropped. KEYS: as in line.lua.
local META, PLACES, CALLED, PARKED, BACK, ACTIVE, ADMITTED, VOID, CALLS, REVOKED, PACE, LEFT, ENTRANTS, HOLDERS =
  unpack(KEYS)
local time = redis.call('TIME')
local version, epoch = redis.call('HGET', META, 'version'), redis.call('HGET', META, 'epoch')
if not epoch then
  redis.call('DEL', PLACES, CALLED, PARKED, BACK, ACTIVE, ADMITTED, VOID, CALLS, PACE, ENTRANTS, HOLDERS)
  epoch = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
  redis.call('HSET', META, 'epoch', epoch, 'issued', 0, 'serving', 0, 'window', 0, 'group_used', 0, 'admitted', 0)
  if ARGV[12] ~= '' then
    redis.call('HSET', META, 'commitment', ARGV[12])
  end
end
if not version or tonumber(version) < tonumber(ARGV[1]) then
  redis.call('HSET', META, 'version', ARGV[1], 'opened', ARGV[2], 'paused', ARGV[3], 'draining', ARGV[4],
    'override', ARGV[5], 'rateCount', ARGV[6], 'ratePerMs', ARGV[7], 'group', ARGV[8],
    'concurrency', ARGV[9], 'admissionMs', ARGV[10], 'rejoin', ARGV[11])
end
return epoch
