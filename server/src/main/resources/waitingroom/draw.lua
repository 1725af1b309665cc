-- Writes one thing that became of the draw, unless the line has begun anew meanwhile. KEYS: META
if redis.call('HGET', KEYS[1], 'epoch') == ARGV[1] then
  redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
end
return 1
