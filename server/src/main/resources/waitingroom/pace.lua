-- Changes what health leaves of the policy, unless somebody else has just done so. KEYS: META
local epoch, paced = unpack(redis.call('HMGET', KEYS[1], 'epoch', 'pacedAt'))
if epoch ~= ARGV[1] or (paced or '0') ~= ARGV[2] then
  return 0
end
redis.call('HSET', KEYS[1], 'share', ARGV[3], 'pacedAt', string.format('%.0f', clock()))
return 1
