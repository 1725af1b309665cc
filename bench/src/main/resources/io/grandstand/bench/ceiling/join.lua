-- A copy of what the product's waiting room runs when a fan joins: its clock.lua, line.lua and join.lua, one after the other.

-- The time that a line goes by: Redis' own, in milliseconds.
local function clock()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
-- One waiting room's line: what every script of it shares. A script runs alone, so what it reads is what it changes.
--
-- KEYS, all with one hash tag:
--   META      hash    epoch, step, issued, serving, controls, policy, counters, draw
--   PLACES    hash    account -> arrival, while the place lasts
--   CALLED    zset    number -> until when it may come
--   PARKED    zset    number -> until when it may come late
--   BACK      zset    number -> number: came late, goes before all who were not called yet
--   ACTIVE    zset    account -> until when its slot is kept without a heartbeat
--   ADMITTED  hash    account -> admission id:end of the right:number
--   VOID      set     numbers given up while still waiting
--   CALLS     list    end of a moment:how many were called in it, for the last window of the rate
--   REVOKED   zset    admission id -> when it ended
--   PACE      hash    c or a and ten seconds -> called or admitted then
--   LEFT      string  seats that nobody holds or has bought
--   ENTRANTS  list    leaves of those who are drawn, in the order of their coming
--   ENTERED   list    as CALLS: how many were admitted
--   DOOR      zset    number -> number: called and came, while the policy let nobody in
--   KNOCKED   zset    number at the door -> when it last asked
--   OLD       zset    number -> number: joined again after the line was lost, and was not called since
--   SPENT     set     numbers that came back after the line was lost
--   HEALTH    hash    process that books -> when:answered:refused:waiting:milliseconds
--   LOOKERS   zset    process of the waiting room -> when it last looked
--   HOLDERS   hash    arrival -> account, for those who have to be found by their number
-- Times are milliseconds of Redis' own clock.
local META, PLACES, CALLED, PARKED, BACK, ACTIVE, ADMITTED, VOID, CALLS, REVOKED, PACE, LEFT, ENTRANTS, ENTERED, DOOR,
  KNOCKED, OLD, SPENT, HEALTH, LOOKERS, HOLDERS = unpack(KEYS)

-- What one script may do at most, so that it never keeps Redis from the others for long.
local CALLS_MAX = 1000
local STEPS_MAX = 5000
local PACE_MS = 10000
local PACE_BUCKETS = 6
-- A window of the rate is told apart in so many moments: a list of them is short, whatever the rate.
local MOMENTS = 200
-- Who stands at the door and does not ask again for so long keeps nobody behind them.
local KNOCK_MS = 5000
-- When no script ran for so long, nobody could be heard: then nobody is taken for gone.
local SILENCE_MS = 15000

local call = redis.call
local now = clock()

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
  concurrency = ARGV[10], admissionMs = ARGV[11], rejoin = ARGV[12], away = ARGV[13],
}
local creditMs = math.min(tonumber(ARGV[14]), graceMs)
local knownEpoch, knownStep = tonumber(ARGV[15]), tonumber(ARGV[16])
-- Before whatever a script takes of its own.
local OWN = 16

-- Who asks has seen this line further than it is: Redis has lost some of it, and nothing here can be gone by.
local epoch = tonumber(meta.epoch)
if epoch < knownEpoch or (epoch == knownEpoch and tonumber(meta.step) < knownStep) then
  return 'BEHIND'
end
meta.step = integer(tonumber(meta.step) + 1)
local silent = now - tonumber(meta.seen or now) > SILENCE_MS
call('HSET', META, 'step', meta.step, 'seen', integer(now))
if silent then
  meta.listenUntil = integer(now + slotMs)
  call('HSET', META, 'listenUntil', meta.listenUntil)
end

local rateCount, ratePerMs = tonumber(policy.rateCount), tonumber(policy.ratePerMs)
local groupMax, concurrencyMax = tonumber(policy.group), tonumber(policy.concurrency)
local admissionMs = tonumber(policy.admissionMs)
local issued, serving = tonumber(meta.issued), tonumber(meta.serving)
local oldUntil, settled = tonumber(meta.oldUntil), tonumber(meta.settled)
local share = tonumber(meta.share or 1000)
local recovering = now < tonumber(meta.recoverUntil or 0)

-- A line with a commitment draws whoever comes before the sale: arrivals up to `entrants`, which is known from the first
-- step after the opening on. Nobody is called between that and the draw.
if meta.commitment and not meta.entrants and stage == 'SELLING' and not recovering then
  meta.entrants = call('LLEN', ENTRANTS)
  call('HSET', META, 'entrants', meta.entrants)
end
local entrants = tonumber(meta.entrants)
local drawing = meta.commitment ~= nil and not meta.seed and (entrants == nil or entrants > 0)
local calling = stage == 'SELLING' and meta.paused ~= '1' and not drawing and not recovering

local function set(field, value)
  meta[field] = integer(value)
  call('HSET', META, field, meta[field])
end

local function pace(what, count)
  call('HINCRBY', PACE, what .. integer(math.floor(now / PACE_MS)), count)
end

-- Notes that so many came now, as if at the end of this moment.
local function note(list, sum, count)
  local moment = math.max(1, math.floor(ratePerMs / MOMENTS))
  local last = integer((math.floor(now / moment) + 1) * moment - 1)
  local at, before = (call('LINDEX', list, -1) or ''):match('(%d+):(%d+)')
  if at == last then
    call('LSET', list, -1, last .. ':' .. integer(before + count))
  else
    call('RPUSH', list, last .. ':' .. integer(count))
  end
  set(sum, tonumber(meta[sum] or 0) + count)
end

-- How many came in the last window of the rate: never fewer than did, and more by those of one moment at most.
local function noted(list, sum)
  local total = tonumber(meta[sum] or 0)
  local before = total
  while true do
    local last, count = (call('LINDEX', list, 0) or ''):match('(%d+):(%d+)')
    -- Something in the future means that the clock was set back: it must not stall the line.
    if not last or (tonumber(last) > now - ratePerMs and tonumber(last) <= now + ratePerMs) then
      break
    end
    call('LPOP', list)
    total = total - count
  end
  if total ~= before then
    set(sum, total)
  end
  return total
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

-- A called number that has not come for `creditMs` is most likely a no-show: its credit goes to the next one, and the
-- number may still come while its grace lasts. Up to this deadline credits were given back.
local givenBack = tonumber(meta.givenBack or 0)

local function give(credits)
  if rateCount > 0 then
    local spare = tonumber(meta.spare or 0) + credits
    set('spare', math.max(-rateCount, math.min(rateCount, spare)))
  end
end

local function give_back()
  local upto = now + graceMs - creditMs
  if upto > givenBack then
    local missing = call('ZCOUNT', CALLED, '(' .. integer(givenBack), integer(upto))
    givenBack = upto
    -- Where nobody was missed, the next script comes to the same, and nothing need be written.
    if missing > 0 then
      give(missing)
      set('givenBack', givenBack)
    end
  end
end

-- Somebody is here after all, whose credit may have gone to another.
local function heard(member)
  local deadline = call('ZSCORE', CALLED, member)
  if deadline and tonumber(deadline) <= givenBack then
    give(-1)
  end
end

local function leave_door(member)
  call('ZREM', DOOR, member)
  call('ZREM', KNOCKED, member)
end

-- A number that was called and is given up leaves its credit to the next one.
local function drop(number)
  local member = integer(number)
  local deadline = call('ZSCORE', CALLED, member)
  if deadline then
    if tonumber(deadline) > givenBack then
      give(1)
    end
    call('ZREM', CALLED, member)
    leave_door(member)
  end
  call('ZREM', PARKED, member)
  call('ZREM', BACK, member)
  call('ZREM', OLD, member)
end

-- Once in a script: its time stands still.
local purged = false

local function purge()
  if purged then
    return
  end
  purged = true
  give_back()
  if now < tonumber(meta.listenUntil or 0) then
    return
  end
  for _, account in ipairs(call('ZRANGEBYSCORE', ACTIVE, '-inf', now, 'LIMIT', 0, CALLS_MAX)) do
    finish(account, admission(account))
  end
  for _, number in ipairs(call('ZRANGEBYSCORE', CALLED, '-inf', now, 'LIMIT', 0, CALLS_MAX)) do
    call('ZREM', CALLED, number)
    leave_door(number)
    call('ZADD', PARKED, now + parkedMs, number)
  end
  call('ZREMRANGEBYSCORE', PARKED, '-inf', now)
  for _, number in ipairs(call('ZRANGEBYSCORE', KNOCKED, '-inf', now - KNOCK_MS, 'LIMIT', 0, CALLS_MAX)) do
    leave_door(number)
  end
end

-- Those who were called so lately that they keep their credit.
local function expected()
  return call('ZCOUNT', CALLED, '(' .. integer(givenBack), '+inf')
end

-- What health leaves of a limit: never nothing, or nobody would find out that all is well again.
local function shared(limit)
  return math.max(1, math.floor(limit * share / 1000))
end

-- Whoever was let in a moment ago, and is still there, may not have found a seat yet.
local function entered_lately(active)
  local bucket = math.floor(now / PACE_MS)
  return math.min(active, tonumber(call('HGET', PACE, 'a' .. integer(bucket)) or 0)
    + tonumber(call('HGET', PACE, 'a' .. integer(bucket - 1)) or 0))
end

-- By how many more than expected may come at once: they may stand at the door, and fill the gaps that chance leaves the
-- next time.
local function by_chance()
  return math.ceil(math.sqrt(math.max(rateCount, concurrencyMax, groupMax)))
end

-- How many may be called now. Calls go ahead of admissions, so that nobody who does not come costs a place: what the
-- policy promises is kept at the door.
local function credits()
  local free = CALLS_MAX
  local coming, active = expected(), call('ZCARD', ACTIVE)
  if rateCount > 0 then
    local spare = math.min(tonumber(meta.spare or 0), rateCount)
    local room = shared(rateCount) - noted(CALLS, 'window')
    if spare < 0 and room > 0 then
      -- More came than were expected: as many calls are left out now.
      local owed = math.min(-spare, room)
      note(CALLS, 'window', owed)
      give(owed)
      spare, room = spare + owed, room - owed
    end
    free = math.min(free, room + spare - math.max(0, call('ZCARD', DOOR) - by_chance()))
  end
  if concurrencyMax > 0 then
    free = math.min(free, shared(concurrencyMax) - active - coming)
  end
  if groupMax > 0 then
    if active == 0 and coming == 0 and tonumber(meta.groupIn or 0) > 0 then
      set('groupIn', 0)
    end
    free = math.min(free, shared(groupMax) - tonumber(meta.groupIn or 0) - coming)
  end
  if rateCount + concurrencyMax + groupMax > 0 then
    local left = tonumber(call('GET', LEFT) or nil)
    if left then
      free = math.min(free, left - coming - entered_lately(active))
    end
  end
  return free
end

-- How many the policy lets in at this moment, whoever they are.
local function open_door()
  local free = CALLS_MAX
  if rateCount > 0 then
    free = math.min(free, rateCount - noted(ENTERED, 'entered'))
  end
  if concurrencyMax > 0 then
    free = math.min(free, concurrencyMax - call('ZCARD', ACTIVE))
  end
  if groupMax > 0 then
    free = math.min(free, groupMax - tonumber(meta.groupIn or 0))
  end
  return free
end

local function summon(number)
  call('ZADD', CALLED, now + graceMs, integer(number))
end

-- Takes calls from what no-shows left first: they were counted when those were called.
local function pay_calls(called)
  if rateCount > 0 then
    local spare = math.max(0, math.min(tonumber(meta.spare or 0), called))
    if spare > 0 then
      give(-spare)
    end
    if called > spare then
      note(CALLS, 'window', called - spare)
    end
  end
  pace('c', called)
end

-- The next number in its order, or nil; a number that was given up is passed over, and counts as a step only.
local function next_number()
  local late = call('ZPOPMIN', BACK)[1]
  if late then
    return tonumber(late)
  end
  if serving < oldUntil then
    local again = call('ZPOPMIN', OLD)[1]
    serving = again and math.max(serving, tonumber(again)) or oldUntil
    return again and tonumber(again) or nil
  end
  serving = serving + 1
  if call('SREM', VOID, integer(serving)) == 1 then
    return nil
  end
  return serving
end

-- Calls as many as there is credit for: first who came late, then the next numbers.
local function advance()
  purge()
  if not calling or (serving >= issued and call('ZCARD', BACK) == 0) then
    return
  end
  local free, called, steps, before = credits(), 0, 0, serving
  while called < free and steps < STEPS_MAX and (serving < issued or call('ZCARD', BACK) > 0) do
    local number = next_number()
    if number then
      summon(number)
      called = called + 1
    end
    steps = steps + 1
  end
  if serving ~= before then
    set('serving', serving)
  end
  if called > 0 then
    if not meta.first_call then
      set('first_call', now)
    end
    pay_calls(called)
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

-- Gives a place up for good.
local function give_up(arrival, given)
  local number = number_of(arrival, given)
  if not number then
    return
  end
  if number > serving and number > oldUntil then
    call('SADD', VOID, integer(number))
  else
    drop(number)
  end
end

-- A place in a line that was lost is taken up again, once, in its old order; not if its call was settled before the loss.
local function take_up(account, arrival, given)
  local place = tonumber(call('HGET', PLACES, account))
  if place == arrival or arrival > oldUntil then
    return
  end
  local number = number_of(arrival, given)
  if not number or number <= tonumber(meta.settledOld) or call('SADD', SPENT, integer(number)) == 0 then
    return
  end
  if place then
    give_up(place, 0)
  end
  call('HSET', PLACES, account, integer(arrival))
  call('ZADD', number > serving and OLD or BACK, number, integer(number))
end

local function answer(outcome, fields)
  local words = { outcome, 'serving=' .. integer(serving), 'issued=' .. integer(issued), 'epoch=' .. meta.epoch,
    'since=' .. meta.since, 'step=' .. meta.step, 'settled=' .. integer(settled), 'reserved=' .. meta.reserved,
    'forming=' .. (meta.commitment and not meta.entrants and '1' or '0'),
    'opened=' .. meta.opened, 'paused=' .. meta.paused, 'draining=' .. meta.draining }
  for name, value in pairs(fields) do
    words[#words + 1] = name .. '=' .. (type(value) == 'number' and integer(value) or value)
  end
  return table.concat(words, ' ')
end

-- The same with what is known of the draw.
local function answer_with_draw(outcome, fields)
  for _, name in ipairs({ 'commitment', 'beacon', 'entrants', 'root', 'closedAt', 'output', 'missed', 'seed' }) do
    fields[name] = meta[name]
  end
  return answer(outcome, fields)
end

local function ask_for_number(arrival)
  return answer_with_draw('DRAWN', { arrival = arrival })
end
-- A place in line for an account: the one it has, one that it had before the line was lost, or a new one at the tail.
local account, leaf, asked, given, old = ARGV[OWN + 1], ARGV[OWN + 2], tonumber(ARGV[OWN + 3]),
  tonumber(ARGV[OWN + 4]), tonumber(ARGV[OWN + 5])
local line = ARGV[OWN + 6]
advance()
local admitted = admission(account)
if admitted then
  local place = tonumber(call('HGET', PLACES, account))
  return answer('KEPT', { arrival = place or admitted.number, number = admitted.number })
end
if old > 0 and line == meta.since and old <= oldUntil then
  if drawn(old) and old ~= asked then
    return ask_for_number(old)
  end
  take_up(account, old, given)
  advance()
  if tonumber(call('HGET', PLACES, account)) == old then
    return answer('KEPT', { arrival = old, number = number_of(old, given) })
  end
end
local place = tonumber(call('HGET', PLACES, account))
if place and drawn(place) and place ~= asked then
  return ask_for_number(place)
end
local number = place and number_of(place, given)
local state = place and state_of(account, place, number) or 'GONE'
-- Who is to be drawn has nothing to give up yet.
if state ~= 'GONE' and (policy.rejoin == 'KEEP' or not number) then
  return answer('KEPT', { arrival = place, number = number })
end
if (stage == 'BEFORE' and meta.opened ~= '1') then
  return answer('NOT_YET', {})
end
if stage == 'SELLING' and meta.draining == '1' then
  return answer(state == 'GONE' and 'DRAINING' or 'KEPT', { arrival = place or 0, number = number or 0 })
end
-- No number is given that PostgreSQL does not know to be out, so that none is ever given twice.
if issued >= tonumber(meta.reserved) then
  return answer('RESERVE', {})
end
if state ~= 'GONE' then
  give_up(place, given)
end
issued = call('HINCRBY', META, 'issued', 1)
call('HSET', PLACES, account, integer(issued))
call('HSET', HOLDERS, integer(issued), account)
if drawing and not entrants and issued <= entrantsMax then
  call('RPUSH', ENTRANTS, leaf)
end
-- Who is behind others that were not called just now is not called either, unless a place was given up for this one.
if issued == serving + 1 or state ~= 'GONE' then
  advance()
end
return answer(state == 'GONE' and 'NEW' or 'MOVED', { arrival = issued, number = number_of(issued, given) })
