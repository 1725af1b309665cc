-- One waiting room's line: what every script of it shares. A script runs alone, so what it reads is what it changes.
--
-- KEYS, all with one hash tag:
--   META      hash    epoch, issued, serving, controls, policy, counters, draw
--   PLACES    hash    account -> arrival, while the place lasts
--   CALLED    zset    number -> until when it may come
--   PARKED    zset    number -> until when it may come late
--   BACK      zset    number -> number: came late, goes before all who were not called yet
--   ACTIVE    zset    account -> until when its slot is kept without a heartbeat
--   ADMITTED  hash    account -> admission id:end of the right:number
--   VOID      set     numbers given up while still waiting
--   CALLS     list    time:how many, for the last window of the rate
--   REVOKED   zset    admission id -> when it ended
--   PACE      hash    c or a and ten seconds -> called or admitted then
--   LEFT      string  seats that nobody holds or has bought
--   ENTRANTS  list    leaves of those who are drawn, in the order of their coming
--   HOLDERS   hash    arrival -> account, for those who have to be found by their number
-- Times are milliseconds of Redis' own clock.
local META, PLACES, CALLED, PARKED, BACK, ACTIVE, ADMITTED, VOID, CALLS, REVOKED, PACE, LEFT, ENTRANTS, HOLDERS =
  unpack(KEYS)

-- What one script may do at most, so that it never keeps Redis from the others for long.
local CALLS_MAX = 1000
local STEPS_MAX = 5000
local PACE_MS = 10000
local PACE_BUCKETS = 6

local call = redis.call
local time = call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local meta = {}
do
  local flat = call('HGETALL', META)
  for i = 1, #flat, 2 do
    meta[flat[i]] = flat[i + 1]
  end
end
if not meta.epoch then
  return 'UNKNOWN'
end

local function integer(value)
  return string.format('%.0f', value)
end

local stage = ARGV[1]
local graceMs, parkedMs, slotMs = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local keepUntil = ARGV[5]
local entrantsMax = tonumber(ARGV[6])
local policy = meta.override == '1' and meta or {
  rateCount = ARGV[7], ratePerMs = ARGV[8], group = ARGV[9],
  concurrency = ARGV[10], admissionMs = ARGV[11], rejoin = ARGV[12],
}
local rateCount, ratePerMs = tonumber(policy.rateCount), tonumber(policy.ratePerMs)
local groupMax, concurrencyMax = tonumber(policy.group), tonumber(policy.concurrency)
local admissionMs = tonumber(policy.admissionMs)
local issued, serving = tonumber(meta.issued), tonumber(meta.serving)

-- A line with a commitment draws whoever comes before the sale: arrivals up to `entrants`, which is known from the first
-- step after the opening on. Nobody is called between that and the draw.
if meta.commitment and not meta.entrants and stage == 'SELLING' then
  meta.entrants = call('LLEN', ENTRANTS)
  call('HSET', META, 'entrants', meta.entrants)
end
local entrants = tonumber(meta.entrants)
local drawing = meta.commitment ~= nil and not meta.seed and (entrants == nil or entrants > 0)
local calling = stage == 'SELLING' and meta.paused ~= '1' and not drawing

local function pace(what, count)
  call('HINCRBY', PACE, what .. integer(math.floor(now / PACE_MS)), count)
end

local function admission(account)
  local value = call('HGET', ADMITTED, account)
  if not value then
    return nil
  end
  local id, right, number = value:match('([^:]+):(%d+):(%d+)')
  return { id = id, right = tonumber(right), number = tonumber(number) }
end

-- The token may outlive the slot, so an ended admission is always told to those who check tokens.
local function finish(account, ended)
  call('ZREM', ACTIVE, account)
  call('HDEL', ADMITTED, account)
  call('HDEL', PLACES, account)
  if ended then
    call('ZADD', REVOKED, now, ended.id)
  end
end

local function purge()
  for _, account in ipairs(call('ZRANGEBYSCORE', ACTIVE, '-inf', now, 'LIMIT', 0, CALLS_MAX)) do
    finish(account, admission(account))
  end
  for _, number in ipairs(call('ZRANGEBYSCORE', CALLED, '-inf', now, 'LIMIT', 0, CALLS_MAX)) do
    call('ZREM', CALLED, number)
    call('ZADD', PARKED, now + parkedMs, number)
  end
  call('ZREMRANGEBYSCORE', PARKED, '-inf', now)
end

local function credits()
  local free = CALLS_MAX
  local inside = call('ZCARD', ACTIVE) + call('ZCARD', CALLED)
  if rateCount > 0 then
    local window = tonumber(meta.window)
    while true do
      local at, count = (call('LINDEX', CALLS, 0) or ''):match('(%d+):(%d+)')
      -- A call in the future means that the clock was set back: it must not stall the line.
      if not at or (tonumber(at) > now - ratePerMs and tonumber(at) <= now) then
        break
      end
      call('LPOP', CALLS)
      window = window - count
    end
    meta.window = window
    call('HSET', META, 'window', integer(window))
    free = math.min(free, rateCount - window)
  end
  if concurrencyMax > 0 then
    free = math.min(free, concurrencyMax - inside)
  end
  if groupMax > 0 then
    if inside == 0 then
      meta.group_used = 0
    end
    free = math.min(free, groupMax - tonumber(meta.group_used))
  end
  return free
end

local function summon(number)
  call('ZADD', CALLED, now + graceMs, integer(number))
end

-- Calls as many as there is credit for: first who came late, then the next numbers.
local function advance()
  purge()
  if not calling then
    return
  end
  local free, called, steps = credits(), 0, 0
  while called < free and steps < STEPS_MAX do
    local late = call('ZPOPMIN', BACK)[1]
    if late then
      summon(late)
      called = called + 1
    elseif serving < issued then
      serving = serving + 1
      if call('SREM', VOID, integer(serving)) == 0 then
        summon(serving)
        called = called + 1
      end
    else
      break
    end
    steps = steps + 1
  end
  if steps > 0 then
    call('HSET', META, 'serving', integer(serving))
  end
  if called > 0 then
    if not meta.first_call then
      call('HSET', META, 'first_call', integer(now))
      meta.first_call = now
    end
    if rateCount > 0 then
      call('RPUSH', CALLS, integer(now) .. ':' .. called)
      call('HINCRBY', META, 'window', called)
    end
    if groupMax > 0 then
      call('HSET', META, 'group_used', tonumber(meta.group_used) + called)
    end
    pace('c', called)
  end
end

-- Whether the number of an arrival was drawn. Its rank is calculated by the caller, who gives it when asked.
local function drawn(arrival)
  return meta.seed ~= nil and arrival <= entrants
end

-- The number of an arrival; nil while it is not drawn.
local function number_of(arrival, given)
  if drawn(arrival) then
    return given
  end
  if drawing and (entrants == nil or arrival <= entrants) then
    return nil
  end
  return arrival
end

local function state_of(account, arrival, number)
  local place = call('HGET', PLACES, account)
  if not place or tonumber(place) ~= arrival then
    return 'GONE'
  end
  if not number or number > serving then
    return 'WAITING'
  end
  local member = integer(number)
  if call('ZSCORE', CALLED, member) then
    return 'CALLED'
  end
  if call('ZSCORE', PARKED, member) or call('ZSCORE', BACK, member) then
    return 'PARKED'
  end
  return 'GONE'
end

local function answer(outcome, fields)
  local words = { outcome, 'serving=' .. integer(serving), 'epoch=' .. meta.epoch,
    'opened=' .. meta.opened, 'paused=' .. meta.paused, 'draining=' .. meta.draining }
  for name, value in pairs(fields) do
    words[#words + 1] = name .. '=' .. (type(value) == 'number' and integer(value) or value)
  end
  return table.concat(words, ' ')
end

local function ask_for_number(arrival)
  return answer('DRAWN', { arrival = arrival, commitment = meta.commitment, entrants = meta.entrants, root = meta.root,
    closedAt = meta.closedAt, seed = meta.seed })
end
