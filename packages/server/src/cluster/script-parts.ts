/**
 * What Redis does for the cluster, each script whole or not at all. Keys, all behind one prefix:
 *
 * - `procs` (process -> when its lease ends, ms), `dying` (processes being cleared away), `settled` (those that have told
 *   all they hold), `conns` (process -> connections by app), `gen` (changes when Redis lost its data), `seq` (the number
 *   of the last change; from the clock, so that it grows across a loss of data too)
 * - `own:PROCESS` what a process holds, as JSON arrays, so that it can be cleared when its lease ends
 * - `n:APP:CHANNEL` process -> subscriptions; `t:APP` channel -> subscriptions of all
 * - `m:APP:CHANNEL` [process, user] -> info; `u:APP:CHANNEL` user -> processes; `v:APP` channel -> users
 * - `a:APP:CHANNEL` user -> since when a place is kept for who is about to become a member, while there is a limit
 * - `e:WHAT` the process that told of it last that it ended, for 10 s
 * - `q:APP` signed requests -> when they were taken, ms
 * - `r:APP:WHAT` what is left of a rate that all processes share
 * - `h:APP:CHANNEL` the last events of a channel that keeps them, a stream; `s:APP:CHANNEL` the number of the last one
 * - `language` which one its processes speak
 * - `run` which instance of Redis that is; `moved` the number at which it became another, which may lack the last events
 * - `wq:APP:QUEUE` what waits to be sent, a stream; `wl:` the process that sends it, while it says so; `wd:` what could not be sent
 * - `w:APP` signed-in user -> processes; `k:APP:CHANNEL` the last event of a cache channel
 *
 * Each change of a channel is published on `c:APP:CHANNEL`, of an app on `x:APP`, in the order of `seq`. An edge is handed
 * to whoever ran the script, and to nobody else.
 */
export const COMMON = `
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
  call('ZREM', P .. 'a:' .. app .. ':' .. ch, user)
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
-- Who has a place comes soon, or it is free again.
local function admit(app, ch, user, most)
  local users, places = P .. 'u:' .. app .. ':' .. ch, P .. 'a:' .. app .. ':' .. ch
  if call('HEXISTS', users, user) == 1 or call('ZSCORE', places, user) then return 1 end
  call('ZREMRANGEBYSCORE', places, '-inf', ms() - 30000)
  if call('HLEN', users) + call('ZCARD', places) >= most then return 0 end
  call('ZADD', places, ms(), user)
  call('PEXPIRE', places, 60000)
  return 1
end
local function read(app, ch)
  local k = P .. 'k:' .. app .. ':' .. ch
  return {seq(), call('HGETALL', P .. 'n:' .. app .. ':' .. ch), call('HGETALL', P .. 'm:' .. app .. ':' .. ch),
    call('GET', k) or '', call('PTTL', k), call('GET', P .. 's:' .. app .. ':' .. ch) or '', call('GET', P .. 'gen') or '',
    call('GET', P .. 'moved') or ''}
end
`
