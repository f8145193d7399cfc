/**
 * What Redis does for the cluster, each script whole or not at all. Keys, all behind one prefix:
 *
 * - `procs` (process -> when its lease ends, ms), `dying` (processes being cleared away), `settled` (those that have told
 *   all they hold), `conns` (process -> connections by app), `gen` (changes when Redis lost its data), `seq` (the number
 *   of the last change; from the clock, so that it grows across a loss of data too)
 * - `own:PROCESS` what a process holds, as JSON arrays, so that it can be cleared when its lease ends
 * - `n:APP:CHANNEL` process -> subscriptions; `t:APP` channel -> subscriptions of all
 * - `m:APP:CHANNEL` [process, user] -> info; `u:APP:CHANNEL` user -> processes; `v:APP` channel -> users
 * - `e:WHAT` the process that told of it last that it ended, for 10 s
 * - `r:APP:WHAT` what is left of a rate that all processes share
 * - `w:APP` signed-in user -> processes; `k:APP:CHANNEL` the last event of a cache channel
 *
 * Each change of a channel is published on `c:APP:CHANNEL`, of an app on `x:APP`, in the order of `seq`. An edge is handed
 * to whoever ran the script, and to nobody else.
 */
const COMMON = `
local P = ARGV[1]
local call = redis.call
local edges = {}
local stamp
local function ms()
  local t = call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end
local function seq()
  if stamp then return stamp end
  local t = call('TIME')
  local now = t[1] * 1000000 + t[2]
  local last = tonumber(call('GET', P .. 'seq') or '0')
  if now <= last then now = last + 1 end
  stamp = string.format('%.0f', now)
  call('SET', P .. 'seq', stamp)
  return stamp
end
-- An end that is held back to see whether it stays one must hear of the next start: the process that told the end tells
-- that as well, if it comes soon.
local function edge(me, starts, ...)
  local text = cjson.encode({...})
  local key = P .. 'e:' .. text:gsub('^%["[^"]*",', '')
  if starts then
    local who = call('GET', key)
    if who and who ~= me and call('PUBLISH', P .. 'p:' .. who, 'D' .. cjson.encode({me, text})) > 0 then return end
  else
    call('SET', key, me, 'PX', 10000)
  end
  edges[#edges + 1] = text
end
local function bump(key, field, by)
  local now = call('HINCRBY', key, field, by)
  if now <= 0 then call('HDEL', key, field) end
  return now
end
local apply = {}
local me = ARGV[2]
function apply.c(pid, app, ch, n)
  local key = P .. 'n:' .. app .. ':' .. ch
  local old = tonumber(call('HGET', key, pid) or '0')
  if old == n then return end
  local own = cjson.encode({'c', app, ch})
  if n > 0 then
    call('HSET', key, pid, n)
    call('SADD', P .. 'own:' .. pid, own)
  else
    call('HDEL', key, pid)
    call('SREM', P .. 'own:' .. pid, own)
  end
  local total = bump(P .. 't:' .. app, ch, n - old)
  if total <= 0 then edge(me, false, 'vacated', app, ch)
  elseif total == n - old then edge(me, true, 'occupied', app, ch) end
  call('PUBLISH', P .. 'c:' .. app .. ':' .. ch, 'C' .. cjson.encode({pid, seq(), n}))
end
function apply.m(pid, app, ch, user, info)
  local key = P .. 'm:' .. app .. ':' .. ch
  local users = P .. 'u:' .. app .. ':' .. ch
  local field = cjson.encode({pid, user})
  local own = cjson.encode({'m', app, ch, user})
  local old = call('HGET', key, field)
  if info then
    if old then return end
    call('HSET', key, field, info)
    call('SADD', P .. 'own:' .. pid, own)
    if bump(users, user, 1) == 1 then
      bump(P .. 'v:' .. app, ch, 1)
      edge(me, true, 'member-added', app, ch, user)
    end
    call('PUBLISH', P .. 'c:' .. app .. ':' .. ch, 'M' .. cjson.encode({pid, seq(), user, info}))
  else
    if not old then return end
    call('HDEL', key, field)
    call('SREM', P .. 'own:' .. pid, own)
    if bump(users, user, -1) <= 0 then
      bump(P .. 'v:' .. app, ch, -1)
      edge(me, false, 'member-removed', app, ch, user)
    end
    call('PUBLISH', P .. 'c:' .. app .. ':' .. ch, 'R' .. cjson.encode({pid, seq(), user}))
  end
end
function apply.w(pid, app, user, on)
  local own = cjson.encode({'w', app, user})
  if on then
    if call('SADD', P .. 'own:' .. pid, own) == 1 and bump(P .. 'w:' .. app, user, 1) == 1 then
      call('PUBLISH', P .. 'x:' .. app, 'U' .. cjson.encode({pid, seq(), user, true}))
    end
  elseif call('SREM', P .. 'own:' .. pid, own) == 1 and bump(P .. 'w:' .. app, user, -1) <= 0 then
    call('PUBLISH', P .. 'x:' .. app, 'U' .. cjson.encode({pid, seq(), user, false}))
  end
end
local function read(app, ch)
  local k = P .. 'k:' .. app .. ':' .. ch
  return {seq(), call('HGETALL', P .. 'n:' .. app .. ':' .. ch), call('HGETALL', P .. 'm:' .. app .. ':' .. ch),
    call('GET', k) or '', call('PTTL', k)}
end
`

/** prefix, process, lease ms, connections, candidate for `gen`. Registers a process; returns [status, gen, what it holds]. */
const JOIN = `${COMMON}
if call('ZSCORE', P .. 'dying', ARGV[2]) then return {'gone'} end
call('ZADD', P .. 'procs', ms() + tonumber(ARGV[3]), ARGV[2])
call('HSET', P .. 'conns', ARGV[2], ARGV[4])
call('SET', P .. 'gen', ARGV[5], 'NX')
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

/** prefix, process, changes. Applies them; returns [status, edges, reads of the channels asked for, settled]. */
const SYNC = `${COMMON}
local pid = ARGV[2]
if not call('ZSCORE', P .. 'procs', pid) then return {'gone', call('GET', P .. 'gen') or ''} end
local reads = {}
local settled = {}
for _, op in ipairs(cjson.decode(ARGV[3])) do
  if op[1] == 'o' then
    reads[#reads + 1] = read(op[2], op[3])
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
return {'ok', edges, reads, settled}
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

/** prefix, process, app, channel, ttl ms, except, frame. Keeps the last event of a cache channel and publishes it. */
const KEEP = `${COMMON}
local ch = ARGV[3] .. ':' .. ARGV[4]
call('SET', P .. 'k:' .. ch, ARGV[7], 'PX', ARGV[5])
call('PUBLISH', P .. 'c:' .. ch, 'K' .. cjson.encode({ARGV[2], seq(), ARGV[6], tonumber(ARGV[5])}) .. '\\n' .. ARGV[7])
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

export const SCRIPTS = {
  join: JOIN,
  beat: BEAT,
  sync: SYNC,
  reap: REAP,
  keep: KEEP,
  online: ONLINE,
  read: READ,
  take: TAKE,
}

export type ScriptName = keyof typeof SCRIPTS
