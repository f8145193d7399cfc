import { COMMON } from './script-parts.ts'

// Queues that all processes fill and one at a time empties, as in `scripts.ts`.

/** prefix, process, app, queue, text, how many may wait. Adds to a queue; returns how many of the oldest had to go. */
const ENQUEUE = `${COMMON}
local key = P .. 'wq:' .. ARGV[3] .. ':' .. ARGV[4]
call('XADD', key, '*', 't', ARGV[5])
call('PUBLISH', P .. 'x:' .. ARGV[3], 'B' .. cjson.encode({ARGV[2], ARGV[4]}))
return call('XTRIM', key, 'MAXLEN', ARGV[6])
`

/**
 * prefix, process, app, queue, after, how many, ms. Takes the queue for that time, unless another process has it; returns what waits in
 * it after an entry, or 0.
 */
const DEQUEUE = `${COMMON}
local key = P .. 'wq:' .. ARGV[3] .. ':' .. ARGV[4]
local who = P .. 'wl:' .. ARGV[3] .. ':' .. ARGV[4]
local holder = call('GET', who)
if holder and holder ~= ARGV[2] then return 0 end
if not holder and call('EXISTS', key) == 0 then return {} end
call('SET', who, ARGV[2], 'PX', ARGV[7])
if ARGV[6] == '0' then return {} end
local found = {}
for _, entry in ipairs(call('XRANGE', key, ARGV[5], '+', 'COUNT', ARGV[6])) do
  found[#found + 1] = entry[1]
  found[#found + 1] = entry[2][2]
end
return found
`

/** prefix, process, app, queue, ids, dead letters, both as JSON. Takes entries out; and gives the queue to others if there are none. */
const SETTLE = `${COMMON}
local key = ARGV[3] .. ':' .. ARGV[4]
local ids = cjson.decode(ARGV[5])
for _, id in ipairs(ids) do call('XDEL', P .. 'wq:' .. key, id) end
for _, text in ipairs(cjson.decode(ARGV[6])) do call('XADD', P .. 'wd:' .. key, 'MAXLEN', 1000, '*', 't', text) end
if #ids == 0 and call('GET', P .. 'wl:' .. key) == ARGV[2] then call('DEL', P .. 'wl:' .. key) end
return 1
`

export const QUEUE_SCRIPTS = { enqueue: ENQUEUE, dequeue: DEQUEUE, settle: SETTLE }
