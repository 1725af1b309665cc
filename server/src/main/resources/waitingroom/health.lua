-- What one process that books saw of one performance in the last second. KEYS: HEALTH
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f', clock()) .. ':' .. ARGV[2] .. ':' .. ARGV[3] .. ':' .. ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 1
