import { QUEUE_SCRIPTS } from './queue-scripts.ts'
import { COMMON } from './script-parts.ts'

// Each takes what its comment lists, in that order. `script-parts.ts` has the keys and what all of them begin with.

/** prefix, process, lease ms, connections, candidate for `gen`, language. Registers a process; returns [status, gen, what it holds]. */
const JOIN = `${COMMON}
if call('ZSCORE', P .. 'dying', ARGV[2]) then return {'gone'} end
local language = call('GET', P .. 'language')
if language and language ~= ARGV[6] and call('ZCOUNT', P .. 'procs', ms(), '+inf') > 0 then return {'language', language} end
call('SET', P .. 'language', ARGV[6])
call('ZADD', P .. 'procs', ms() + tonumber(ARGV[3]), ARGV[2])
call('HSET', P .. 'conns', ARGV[2], ARGV[4])
call('SET', P .. 'gen', ARGV[5], 'NX')
local run = string.match(call('INFO', 'server'), 'run_id:(%x+)') or ''
local before = call('GET', P .. 'run')
if before ~= run then
  if before then call('SET', P .. 'moved', seq()) end
  call('SET', P .. 'run', run)
end
return {'ok', call('GET', P .. 'gen'), call('SMEMBERS', P .. 'own:' .. ARGV[2])}
`

/** prefix, process, lease ms, connections. Renews a lease; returns [status, gen, conns, whether any lease ended]. */
const BEAT = `${COMMON}
if not call('ZSCORE', P .. 'procs', ARGV[2]) then return {'gone', call('GET', P .. 'gen') or ''} end
call('ZADD', P .. 'procs', ms() + tonumber(ARGV[3]), ARGV[2])
call('HSET', P .. 'conns', ARGV[2], ARGV[4])
return {'ok', call('GET', P .. 'gen') or '', call('HGETALL', P .. 'conns'),
  call('ZCOUNT', P .. 'procs', '-inf', ms()) + call('ZCARD', P .. 'dying')}
`

/** prefix, process, changes. Applies them; returns [status, edges, reads of the channels asked for, settled, who
 * was admitted]. */
const SYNC = `${COMMON}
local pid = ARGV[2]
if not call('ZSCORE', P .. 'procs', pid) then return {'gone', call('GET', P .. 'gen') or ''} end
local reads = {}
local settled = {}
local admitted = {}
for _, op in ipairs(cjson.decode(ARGV[3])) do
  if op[1] == 'o' then
    reads[#reads + 1] = read(op[2], op[3])
  elseif op[1] == 'a' then
    admitted[#admitted + 1] = admit(op[2], op[3], op[4], op[5])
  elseif op[1] == 's' then
    call('SADD', P .. 'settled', pid)
    call('PUBLISH', P .. 'x', 'S' .. cjson.encode({pid}))
  else
    local last = op[5]
    if last == cjson.null then last = nil end
    apply[op[1]](pid, op[2], op[3], op[4], last)
  end
end
if #reads > 0 then settled = call('SMEMBERS', P .. 'settled') end
return {'ok', edges, reads, settled, admitted}
`

/** prefix, process, a process or ''. Clears away part of what an ended process held; returns [edges, processes left to clear, what is left of
 * this one]. */
const REAP = `${COMMON}
local victim = ARGV[3]
if victim ~= '' then
  if call('ZREM', P .. 'procs', victim) == 1 then call('ZADD', P .. 'dying', ms(), victim) end
else
  for _, ended in ipairs(call('ZRANGEBYSCORE', P .. 'procs', '-inf', ms())) do
    call('ZREM', P .. 'procs', ended)
    call('ZADD', P .. 'dying', ms(), ended)
  end
  victim = call('ZRANGE', P .. 'dying', 0, 0)[1]
end
if not victim then return {edges, 0, 0} end
local own = P .. 'own:' .. victim
call('SREM', P .. 'settled', victim)
call('HDEL', P .. 'conns', victim)
-- Members first: whoever sees a channel vacated has seen its members leave.
local held = call('SRANDMEMBER', own, 500)
table.sort(held, function(a, b) return a > b end)
for _, text in ipairs(held) do
  local one = cjson.decode(text)
  if one[1] == 'c' then apply.c(victim, one[2], one[3], 0)
  elseif one[1] == 'm' then apply.m(victim, one[2], one[3], one[4], nil)
  else apply.w(victim, one[2], one[3], false) end
  call('SREM', own, text)
end
if call('SCARD', own) == 0 then
  call('ZREM', P .. 'dying', victim)
  call('PUBLISH', P .. 'x', 'G' .. cjson.encode({victim}))
end
return {edges, call('ZCARD', P .. 'dying'), call('SCARD', own)}
`

/** prefix, process, ms. Ends a lease after that time, unless whoever was there is back elsewhere by then; returns whether it had one. */
const PART = `${COMMON}
local pid = ARGV[2]
local there = call('ZADD', P .. 'procs', 'XX', 'CH', ms() + tonumber(ARGV[3]), pid)
call('HDEL', P .. 'conns', pid)
call('PUBLISH', P .. 'x', 'G' .. cjson.encode({pid}))
return there
`

/** prefix, process, app, channel, ttl ms, except, frame. Keeps the last event of a cache channel and publishes it. */
const KEEP = `${COMMON}
local ch = ARGV[3] .. ':' .. ARGV[4]
call('SET', P .. 'k:' .. ch, ARGV[7], 'PX', ARGV[5])
call('PUBLISH', P .. 'c:' .. ch, 'K' .. cjson.encode({ARGV[2], seq(), ARGV[6], tonumber(ARGV[5])}) .. '\\n' .. ARGV[7])
return 1
`

/**
 * prefix, process, app, channel, ttl ms or 0, except, frame, id, event, data, events, age ms. Keeps an event, with the number of the one
 * before it, and publishes it with its own. `s` outlives the events, so that a channel without any is known to have missed none.
 */
const PAST = `${COMMON}
local ch = ARGV[3] .. ':' .. ARGV[4]
local last = P .. 's:' .. ch
local number = seq()
local frame = string.sub(ARGV[7], 1, -2) .. ',"serial":' .. number .. '}'
call('XADD', P .. 'h:' .. ch, 'MAXLEN', ARGV[11], number .. '-0', 'b', call('GET', last) or '', 'e', ARGV[9], 'd', ARGV[10],
  'a', string.format('%.0f', ms()), 'x', ARGV[6])
call('PEXPIRE', P .. 'h:' .. ch, ARGV[12])
call('SET', last, number, 'PX', math.max(tonumber(ARGV[12]), 86400000))
if tonumber(ARGV[5]) > 0 then call('SET', P .. 'k:' .. ch, frame, 'PX', ARGV[5]) end
call('PUBLISH', P .. 'c:' .. ch, 'H' .. cjson.encode({ARGV[2], number, ARGV[6], tonumber(ARGV[5]), tonumber(ARGV[8])}) .. '\\n' .. frame)
return number
`

/** prefix, app, channel, from, to, how many, whether the last ones. Returns [gen, seq, ms, last number, events, oldest
 * first, number of the last move]. */
const KEPT = `${COMMON}
local ch = ARGV[2] .. ':' .. ARGV[3]
local key = P .. 'h:' .. ch
local found = {}
if ARGV[7] == '1' then
  local back = call('XREVRANGE', key, ARGV[5], ARGV[4], 'COUNT', ARGV[6])
  for i = #back, 1, -1 do found[#found + 1] = back[i] end
else
  found = call('XRANGE', key, ARGV[4], ARGV[5], 'COUNT', ARGV[6])
end
return {call('GET', P .. 'gen') or '', seq(), string.format('%.0f', ms()), call('GET', P .. 's:' .. ch) or '', found,
  call('GET', P .. 'moved') or ''}
`

/**
 * prefix, process, ms since then, channels as JSON, each with its app and whether all who were there heard. Events of them went without a
 * number: whoever was elsewhere has missed something that nobody has kept. Says so by a number that no event has.
 */
const HOLE = `${COMMON}
for _, one in ipairs(cjson.decode(ARGV[4])) do
  local ch = one[1] .. ':' .. one[2]
  call('SET', P .. 's:' .. ch, seq(), 'PX', 86400000)
  call('PUBLISH', P .. 'c:' .. ch, 'L' .. cjson.encode({ARGV[2], seq(), tonumber(ARGV[3]), one[3]}))
end
return 1
`

/** prefix, app, users as JSON. Returns [seq, those of them that are online]. */
const ONLINE = `${COMMON}
local online = {}
for _, user in ipairs(cjson.decode(ARGV[3])) do
  if call('HEXISTS', P .. 'w:' .. ARGV[2], user) == 1 then online[#online + 1] = user end
end
return {seq(), online}
`

/** prefix, app, channel or '', prefix of channels. Returns subscriptions and users of one channel, or of all that fit. */
const READ = `${COMMON}
local app, ch, starts = ARGV[2], ARGV[3], ARGV[4]
local t, v = P .. 't:' .. app, P .. 'v:' .. app
if ch ~= '' then
  local k = P .. 'k:' .. app .. ':' .. ch
  return {call('HGET', t, ch) or '0', call('HGET', v, ch) or '0', call('GET', k) or '', call('PTTL', k)}
end
local all = call('HGETALL', t)
local out = {}
for i = 1, #all, 2 do
  if string.sub(all[i], 1, #starts) == starts then
    out[#out + 1] = all[i]
    out[#out + 1] = all[i + 1]
    out[#out + 1] = call('HGET', v, all[i]) or '0'
  end
end
return out
`

/** prefix, process, app, what, how many a second. Takes one from a bucket that all processes share; returns 1 if it had one. */
const TAKE = `${COMMON}
local key = P .. 'r:' .. ARGV[3] .. ':' .. ARGV[4]
local rate = math.max(0.001, tonumber(ARGV[5]))
local most = math.max(1, rate)
local now = ms()
local left = tonumber(call('HGET', key, 'left') or most)
local at = tonumber(call('HGET', key, 'at') or now)
left = math.min(most, left + math.max(0, now - at) / 1000 * rate)
local taken = left >= 1 and 1 or 0
call('HSET', key, 'left', tostring(left - taken), 'at', now)
call('PEXPIRE', key, math.ceil(most / rate * 1000) + 1000)
return taken
`

/** prefix, app, what, how long it is remembered, how many are. With each POST, so it is a script of its own. Returns how many ms ago it was first seen, -1 if never. */
const SEEN = `
local call = redis.call
local key = ARGV[1] .. 'q:' .. ARGV[2]
local t = call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local first = call('ZSCORE', key, ARGV[3])
if first then return now - first end
call('ZADD', key, now, ARGV[3])
-- Now and then is often enough to forget.
if t[2] % 50 == 0 then
  call('ZREMRANGEBYSCORE', key, '-inf', now - ARGV[4])
  local over = call('ZCARD', key) - ARGV[5]
  if over > 0 then call('ZPOPMIN', key, over) end
  call('PEXPIRE', key, ARGV[4])
end
return -1
`

export const SCRIPTS = {
  join: JOIN,
  beat: BEAT,
  sync: SYNC,
  reap: REAP,
  part: PART,
  keep: KEEP,
  past: PAST,
  kept: KEPT,
  hole: HOLE,
  online: ONLINE,
  read: READ,
  take: TAKE,
  seen: SEEN,
  ...QUEUE_SCRIPTS,
}

export type ScriptName = keyof typeof SCRIPTS
