-- What one process that books saw of one performance in the last second. KEYS: HEALTH
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f', clock()) .. ':' .. table.concat(ARGV, ':', 2, 5))
redis.call('PEXPIRE', KEYS[1], ARGV[6])
return 1
