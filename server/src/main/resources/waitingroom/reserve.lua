-- Numbers up to this one may be given. KEYS: META
if redis.call('HGET', KEYS[1], 'epoch') == ARGV[1]
  and tonumber(redis.call('HGET', KEYS[1], 'reserved')) < tonumber(ARGV[2]) then
  redis.call('HSET', KEYS[1], 'reserved', ARGV[2])
end
return 1
