import type { ClusterApp, ClusterLink, ConnectionSummary } from '../hub/cluster.ts'
import type { Change } from './ledger.ts'
import { type ClusterMessage, cachedOf, encode } from './messages.ts'
import { createPast } from './past.ts'
import { createQueues } from './queues.ts'
import type { Session } from './session.ts'

/** How often the others hear how many connections there are, in ms. */
const TELL_CONNECTIONS = 250
/** The longest that others may take to answer what all are asked, in ms. */
const LISTING = 1000
const MOST_SHOWN = 10_000

/** One app's side of a session. */
export function createLink(session: Session, app: ClusterApp): ClusterLink {
  const { keys } = session
  const appKey = keys.app(app.id)
  const control = keys.control(appKey)
  /** What watchers were last told of a user: after a loss everybody is told anew. */
  const shown = new Map<string, boolean>()
  /** Who came and went, by the number of the change, while somebody asks who is there. */
  const meanwhile = new Map<string, number>()
  let asking = 0
  let asks = 0
  let telling: NodeJS.Timeout | undefined

  function watched(id: string, online: boolean) {
    if (shown.get(id) === online) return
    if (shown.size > MOST_SHOWN) shown.clear()
    if (app.watched(id, online ? 'online' : 'offline')) shown.set(id, online)
    else shown.delete(id)
  }

  const linked = {
    app,
    key: appKey,
    connections: 0,
    heard(message: ClusterMessage) {
      if (message.kind === 'U') {
        const [, seq, user, online] = message.head
        if (asking > 0) meanwhile.set(user, Number(seq))
        return watched(user, online)
      }
      if (message.kind === 'B') return queues.heard(message.head[1])
      if (session.isMine(message.head[0])) return
      if (message.kind === 'T') app.terminate(message.head[1])
      if (message.kind === 'X') app.end(message.head[1], message.head[2])
      if (message.kind === 'N') {
        const [process, count] = message.head
        const known = session.elsewhere.get(process) ?? new Map()
        session.elsewhere.set(process, known.set(appKey, count))
      }
    },
  }
  session.apps.set(appKey, linked)
  // One that comes later: the others are heard from the join on.
  session.listen(control)
  session.listeners.add((message) => {
    if (message.kind !== 'Q' && message.kind !== 'V') return
    const [process, ask, asked] = message.head
    if (asked !== appKey || session.isMine(process)) return
    const [kind, answer] =
      message.kind === 'Q'
        ? (['A', app.connections()] as const)
        : (['W', app.stats(message.head[3], message.head[4] ?? undefined)] as const)
    session.publish(keys.process(process), encode(kind, [session.id, ask, answer]))
  })

  const say = (kind: 'T' | 'X' | 'N', ...what: unknown[]) => {
    if (!session.away()) session.flush()
    else if (kind === 'N') return
    session.relay(control, encode(kind, [session.id, ...what]))
  }
  /** Null where Redis can't be asked. */
  async function ask<T>(question: () => Promise<T>): Promise<T | null> {
    if (session.away()) return null
    // What was told before the question counts in its answer.
    session.flush()
    return question().catch(() => null)
  }

  /** Asks every other process, and gives what they answered within some time. */
  function askAll(kind: 'Q' | 'V', answer: 'A' | 'W', ...what: unknown[]): Promise<unknown[]> {
    if (session.away()) return Promise.resolve([])
    const mine = ++asks
    return new Promise((resolve) => {
      const found: unknown[] = []
      let expected = Number.POSITIVE_INFINITY
      const timer = setTimeout(done, LISTING)
      function done() {
        clearTimeout(timer)
        session.listeners.delete(listen)
        session.onLost.delete(done)
        resolve(found)
      }
      function listen(message: ClusterMessage) {
        if (message.kind !== answer || message.head[1] !== mine) return
        found.push(message.head[2])
        if (found.length >= expected) done()
      }
      session.listeners.add(listen)
      session.onLost.add(done)
      session.call(keys.all, encode(kind, [session.id, mine, appKey, ...what])).then((heard) => {
        // All but this process answer.
        expected = heard - 1
        if (found.length >= expected) done()
      }, done)
    })
  }

  const queues = createQueues(session, appKey, ask)
  return {
    open(name, ready) {
      const key = keys.channel(appKey, name)
      session.open({ app, appKey, name, key, version: 0, held: [], waiting: [ready], suspects: new Map() })
    },
    close: (name) => session.close(appKey, name),
    count: (name, subscriptions) => session.put(['c', appKey, name, subscriptions]),
    member(name, id, joined) {
      const info = joined ? JSON.stringify(joined.info ?? null) : null
      session.put(['m', appKey, name, id, info])
    },
    admit: (name, id, most, answer) => session.admit(['a', appKey, name, id, most], answer),
    user(id, online) {
      const change: Change = ['w', appKey, id, online]
      session.put(change)
      if (session.away()) watched(id, online)
    },
    connected(connections) {
      linked.connections = connections
      if (telling || session.away()) return
      telling = setTimeout(() => {
        telling = undefined
        say('N', linked.connections)
      }, TELL_CONNECTIONS)
      telling.unref()
    },
    edge: (edge) => session.edge(appKey, edge),
    publish(name, frame, except, cached) {
      const away = session.away()
      // Whoever sends it may just have come: the others see that first.
      if (!away) session.flush()
      if (!cached || away) {
        const sent = session.relay(
          keys.channel(appKey, name),
          encode('E', [session.id, except ?? null], frame),
        )
        if (!sent && app.keeps(name)) session.unheard(appKey, name)
        return
      }
      const ttl = Math.max(1, Math.ceil(cached.until - performance.now()))
      session.run('keep', [keys.prefix, session.id, appKey, name, ttl, except ?? '', frame]).catch(() => {})
    },
    ...createPast(session, appKey, ask),
    queue: queues.queue,
    terminate: (userId) => say('T', userId),
    end: (socketId, reconnect) => say('X', socketId, reconnect),
    online(ids, answer) {
      if (session.away()) return answer([])
      asking++
      void ask(() => session.run('online', [keys.prefix, appKey, JSON.stringify(ids)])).then((found) => {
        const [seq, online] = (found ?? ['0', []]) as [string, string[]]
        const sure = online.filter((id) => !((meanwhile.get(id) ?? 0) > Number(seq)))
        for (const id of sure) shown.set(id, true)
        if (--asking === 0) meanwhile.clear()
        answer(sure)
      })
    },
    others() {
      let sum = 0
      for (const counts of session.elsewhere.values()) sum += counts.get(appKey) ?? 0
      return sum
    },
    async take(what, perSecond) {
      const taken = await ask(() => session.run('take', [keys.prefix, session.id, appKey, what, perSecond]))
      return taken === null ? null : taken === 1
    },
    seen: (what, ms, most) =>
      ask(() => session.run('seen', [keys.prefix, appKey, what, ms, most])) as Promise<number | null>,
    async channels(prefix) {
      const flat = (await ask(() => session.run('read', [keys.prefix, appKey, '', prefix]))) as
        | string[]
        | null
      if (!flat) return null
      const found = []
      for (let i = 0; i < flat.length; i += 3)
        found.push({ name: flat[i]!, subscriptions: Number(flat[i + 1]), users: Number(flat[i + 2]) })
      return found
    },
    async channel(name) {
      const answer = await ask(() => session.run('read', [keys.prefix, appKey, name, '']))
      if (!answer) return null
      const [subscriptions, users, cached, ttl] = answer as [string, string, string, number]
      const found = { name, subscriptions: Number(subscriptions), users: Number(users) }
      const event = cached ? cachedOf(cached, performance.now() + ttl) : undefined
      return event ? { ...found, cached: event } : found
    },
    users: (name) => ask(() => session.hkeys(keys.users(appKey, name))),
    connections: async () => (await askAll('Q', 'A')).flat() as ConnectionSummary[],
    stats: (what, at) => askAll('V', 'W', what, at ?? null),
  }
}
