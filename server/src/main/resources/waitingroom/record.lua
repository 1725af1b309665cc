-- Adds a sample to a room's history, unless another process did so in this round.
-- KEYS: the round, the history. ARGV: the sample, how long a round is, how many samples are kept, and how long.
if not redis.call('SET', KEYS[1], '', 'NX', 'PX', ARGV[2]) then
  return 0
end
redis.call('RPUSH', KEYS[2], ARGV[1])
redis.call('LTRIM', KEYS[2], -tonumber(ARGV[3]), -1)
redis.call('PEXPIRE', KEYS[2], ARGV[4])
return 1
