import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { contestants } from './contestants.mjs'

const CONNECTIONS = 10_000
const MEMBERS = 1000

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const rss = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024
const next = (child, message) =>
  new Promise((resolve) => {
    child.once('message', resolve)
    if (message) child.send(message)
  })
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9)

/** Opens ten thousand connections to one process and a presence channel of a thousand; prints what an idle one weighs. */
export async function measureConnections() {
  console.log(`\n${CONNECTIONS} idle connections on one process: memory each (resident; JavaScript heap)`)
  for (const name of ['channelkit', 'ws loop', 'soketi']) {
    const options = {
      execArgv: ['--expose-gc'],
      env: { BENCH_OPTIONS: JSON.stringify({ limits: { presenceMembers: MEMBERS } }) },
    }
    const server = await contestants[name](options)
    const hasMemory = name !== 'soketi'
    // A first few make the server load and compile what it needs.
    await crowd(server.port, 200, 0)
    const heapBefore = hasMemory ? (await next(server.child, 'memory')).heapUsed : 0
    const before = rss(server.pid)
    const result = await crowd(server.port, CONNECTIONS, name === 'channelkit' ? MEMBERS : 0, async () => {
      await pause(3000)
      const memory = hasMemory ? await next(server.child, 'memory') : undefined
      return { resident: rss(server.pid) - before, heap: memory && memory.heapUsed - heapBefore }
    })
    const { resident, heap } = result.idle
    console.log(
      `  ${name.padEnd(12)} ${kB(resident / CONNECTIONS)}  ${heap ? kB(heap / CONNECTIONS) : '         '}` +
        `   opened ${result.open} in ${(result.ms / 1000).toFixed(1)} s, lost ${result.lost}`,
    )
    if (result.joined) {
      const { members, connections } = await result.counts(server)
      console.log(
        `               a presence channel of ${members} among ${connections}: each member told of all others: ` +
          `${result.joined.complete ? 'yes' : 'NO'}, in ${(result.joined.ms / 1000).toFixed(1)} s`,
      )
    }
    result.end()
    await pause(1000)
    if (result.joined) {
      const left = await next(server.child, 'memory')
      console.log(`               after all left: ${left.connections} connections, ${left.members} members`)
    }
    server.end()
  }
}

async function crowd(port, connections, members, whileIdle) {
  const options = JSON.stringify({ port, connections, members, atOnce: 200 })
  const child = fork(fileURLToPath(new URL('crowd.mjs', import.meta.url)), [options])
  const { open, lost, ms } = await next(child)
  const idle = await whileIdle?.()
  const joined = members > 0 ? await next(child, 'join') : undefined
  const end = () => child.send('end')
  if (!whileIdle) {
    end()
    await pause(500)
  }
  return { open, lost, ms, idle, joined, end, counts: (server) => next(server.child, 'memory') }
}
