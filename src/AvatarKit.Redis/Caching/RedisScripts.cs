namespace AvatarKit.Redis;

/// <summary>What Redis does in one step.</summary>
internal static class RedisScripts
{
    /// <summary>Keeps a value under its labels unless something was removed since it was begun, and says so to whoever reads the changes.</summary>
    /// <remarks>KEYS: state, changes, value, labels … ARGV: begun, value, milliseconds, key, change or nothing, most changes, new epoch.</remarks>
    public const string Keep = """
        redis.call('HSETNX', KEYS[1], 'epoch', ARGV[7])
        local removed = redis.call('HGET', KEYS[1], 'removed') or '0'
        if redis.call('HGET', KEYS[1], 'epoch') .. ':' .. removed ~= ARGV[1] and not (ARGV[1] == ':0' and removed == '0') then
          return 0
        end
        redis.call('SET', KEYS[3], ARGV[2], 'PX', ARGV[3])
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local lifetime = tonumber(ARGV[3])
        for i = 4, #KEYS do
          redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', now)
          redis.call('ZADD', KEYS[i], now + lifetime, ARGV[4])
          if redis.call('PTTL', KEYS[i]) < lifetime then
            redis.call('PEXPIRE', KEYS[i], lifetime)
          end
        end
        if ARGV[5] ~= '' then
          redis.call('HINCRBY', KEYS[1], 'changes', 1)
          redis.call('RPUSH', KEYS[2], ARGV[5])
          redis.call('LTRIM', KEYS[2], -tonumber(ARGV[6]), -1)
        end
        return 1
        """;

    /// <summary>Removes a value and all that has a label of that name.</summary>
    /// <remarks>KEYS: state, changes, value, label. ARGV: change, most changes, new epoch, channel, what keys of values begin with.</remarks>
    public const string Remove = """
        redis.call('HSETNX', KEYS[1], 'epoch', ARGV[3])
        for _, key in ipairs(redis.call('ZRANGE', KEYS[4], 0, -1)) do
          redis.call('UNLINK', ARGV[5] .. key)
        end
        redis.call('UNLINK', KEYS[3], KEYS[4])
        redis.call('HSET', KEYS[1], 'removed', redis.call('HINCRBY', KEYS[1], 'changes', 1))
        redis.call('RPUSH', KEYS[2], ARGV[1])
        redis.call('LTRIM', KEYS[2], -tonumber(ARGV[2]), -1)
        redis.call('PUBLISH', ARGV[4], '')
        return 1
        """;

    /// <summary>Reads changes from a place on; where that place is not there any more, says from which one to go on.</summary>
    /// <remarks>KEYS: state, changes. ARGV: new epoch, known epoch, place, how many.
    /// Returns the epoch, whether changes were missed, the next place, the place of the end, changes …</remarks>
    public const string Read = """
        local epoch = redis.call('HGET', KEYS[1], 'epoch')
        if not epoch then
          redis.call('HSET', KEYS[1], 'epoch', ARGV[1])
          epoch = ARGV[1]
        end
        local last = tonumber(redis.call('HGET', KEYS[1], 'changes') or '0')
        local length = redis.call('LLEN', KEYS[2])
        local place = tonumber(ARGV[3])
        if epoch ~= ARGV[2] or place > last or last - place > length then
          return { epoch, 1, last - length, last }
        end
        local first = length - (last - place)
        local changes = redis.call('LRANGE', KEYS[2], first, first + ARGV[4] - 1)
        return { epoch, 0, place + #changes, last, unpack(changes) }
        """;

    /// <summary>Takes a lease.</summary>
    /// <remarks>KEYS: lease. ARGV: holder, milliseconds. Returns 0: taken, 1: another has it, 2: declined.</remarks>
    public const string Take = """
        local holder = redis.call('GET', KEYS[1])
        if holder == 'declined' then
          return 2
        end
        if holder and holder ~= ARGV[1] then
          return 1
        end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return 0
        """;

    /// <summary>Gives a lease back, if the holder still has it.</summary>
    /// <remarks>KEYS: lease. ARGV: holder, milliseconds for which others are told that it was declined; 0: it was not.</remarks>
    public const string Release = """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then
          return 0
        end
        if ARGV[2] == '0' then
          redis.call('DEL', KEYS[1])
        else
          redis.call('SET', KEYS[1], 'declined', 'PX', ARGV[2])
        end
        return 1
        """;
}
