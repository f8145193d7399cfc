import { within as waitFor } from '../http/within.ts'
import type { NewHappening } from '../hub/happening.ts'
import { createAlone } from './alone.ts'
import type { OpenChannel } from './channels.ts'
import { connectRedis, type RedisClient } from './client.ts'
import { delay, oncePerTurn } from './delay.ts'
import { createHearing } from './hearing.ts'
import { createKeys } from './keys.ts'
import { createStrangers, otherSpeech, speechOf } from './language.ts'
import { createLease } from './lease.ts'
import type { Change } from './ledger.ts'
import { type MembershipEffect, type MembershipEvent, OUTSIDE, step } from './membership.ts'
import { type ClusterMessage, decode } from './messages.ts'
import { createReading } from './reading.ts'
import { createReturns } from './returns.ts'
import type { ScriptName } from './scripts.ts'
import { askOf, createSeat, type LinkedApp, newId, within } from './seat.ts'
import { createTelling } from './telling.ts'
import type { RedisPlace } from './where.ts'

/** The longest wait for the next attempt to join, in ms. */
const MOST_WAIT = 30_000

export interface SessionOptions {
  place: RedisPlace
  prefix: string
  /** Within this the cluster sees off what a crashed process held, in ms. */
  lease: number
  /** How many channels are divided into, of which this is one. */
  parts: number
}

/**
 * This process's place in the cluster: it joins, renews its lease, and tells Redis what changes. When Redis is lost
 * everything goes on alone, and when it is back all that is here is told anew. `membership.ts` says what follows on what.
 */
export function createSession({ place, prefix, lease: length, parts }: SessionOptions) {
  const apps = new Map<string, LinkedApp>()
  const listeners = new Set<(message: ClusterMessage) => void>()
  const onLost = new Set<() => void>()
  const keys = createKeys(prefix)
  const speech = speechOf(parts)
  let membership = OUTSIDE
  let client: RedisClient | undefined
  const schedule = oncePerTurn(() => flush())
  let alone: NodeJS.Timeout | undefined
  let onJoined = () => {}

  const seat = createSeat({ keys, apps, tell, now: () => membership, client: () => client })
  const returns = createReturns()
  const unheard = createAlone()
  const isStrange = createStrangers((message) => tellAll({ type: 'problem', where: 'cluster', message }))
  const hearing = createHearing(seat, length, returns, {
    put: (change) => telling.put(change),
    forget: (change) => telling.forget(change),
    schedule,
  })
  const telling = createTelling(seat, hearing)
  const lease = createLease(seat, {
    lease: length,
    lasted: () => tell({ type: 'lasted' }),
    doubt: hearing.doubt,
    edge: (text) => telling.tellEdge(text, false),
  })

  function tell(event: MembershipEvent) {
    const [next, effects] = step(membership, event)
    membership = next
    for (const effect of effects) act(effect)
  }

  /** It is the process's affair, not each app's. */
  const tellAll = (happening: NewHappening) => apps.values().next().value?.app.tellAll(happening)

  function act(effect: MembershipEffect) {
    switch (effect.do) {
      case 'join':
        return void join(client!)
      case 'rename':
        return seat.rename()
      case 'tell': {
        const { state, reason } = effect
        tellAll({ type: 'cluster', state, reason })
        if (state === 'joined') onJoined()
        return
      }
      case 'part':
        part()
        // Who is only refused to write goes on hearing the others.
        if (effect.keep) return relay()
        // From the first loss on, however often it is tried in vain since.
        alone ??= setTimeout(hearing.forget, length).unref()
        return client?.reset()
      case 'wait':
        return void setTimeout(
          () => tell({ type: 'due', ready: client?.ready === true }),
          // Within a lease, so that nobody is seen off for a trouble that is over.
          delay(effect.failures, Math.min(MOST_WAIT, length / 2)),
        ).unref()
      case 'close':
        part()
        together()
        client?.close()
    }
  }

  function part() {
    lease.end()
    telling.lose()
    for (const run of onLost) run()
    hearing.lose()
  }

  /** Whether Redis takes this process in or not: what others publish is heard as long as it passes messages on. */
  function relay() {
    if (seat.away && client?.ready) void hearing.relay(client, [...apps.keys()].map(keys.control))
  }

  function together() {
    clearTimeout(alone)
    alone = undefined
  }

  async function join(to: RedisClient) {
    const { turn, generation } = membership
    const answer = await within(seat, async () => {
      await to.load()
      await to.subscribe([keys.all, keys.process(seat.id), ...[...apps.keys()].map(keys.control)])
      const what = [keys.prefix, seat.id, lease.lasts, lease.counts(), newId(), speech]
      return (await to.run('join', what)) as unknown[]
    })
    if (!answer) return
    if (answer[0] === 'language') return seat.failed(otherSpeech(answer[1], speech))
    if (answer[0] !== 'ok') return seat.ended(generation)
    const [, gen, own] = answer as [string, string, string[]]
    tell({ type: 'admitted', generation: gen })
    lease.begin(to, gen, generation !== undefined)
    await telling.begin(own, generation !== undefined && gen !== generation)
    if (turn === membership.turn) await hearing.begin(to)
    if (turn !== membership.turn) return
    together()
    tell({ type: 'settled' })
    // Channels are read first, so that this process does not take it for something that it missed.
    flush()
    await unheard.tell((ago, all) => to.run('hole', [keys.prefix, seat.id, ago, all]))
    await lease.beat(to)
  }

  const onMessage = createReading({ seat, keys, apps, listeners, hearing, lease, telling }, (text) => {
    const message = isStrange(text) ? null : decode(text)
    return membership.at === 'closed' ? null : message
  })

  /** Sends what is due; what is sent afterwards arrives afterwards. */
  function flush() {
    if (!seat.client) return
    hearing.flush(seat.client)
    telling.flush(seat.client)
  }

  return {
    keys,
    apps,
    elsewhere: lease.elsewhere,
    returns,
    channel: hearing.channel,
    reaches: hearing.reaches,
    listeners,
    onLost,
    away: () => seat.away,
    isMine: seat.isMine,
    flush,
    get id() {
      return seat.id
    },
    put(change: Change) {
      // What changes while Redis is away is among what is told when it is back.
      if (seat.away) return
      telling.put(change)
      schedule()
    },
    edge: telling.edge,
    admit: (...asked: Parameters<typeof telling.admit>) => void (telling.admit(...asked) && schedule()),
    run: (script: ScriptName, args: readonly (string | number)[]): Promise<unknown> =>
      askOf(seat, (to) => to.run(script, args)),
    hkeys: (key: string): Promise<string[]> => askOf(seat, (to) => to.hkeys(key)),
    call: (channel: string, text: string): Promise<number> => askOf(seat, (to) => to.call(channel, text)),
    publish: (channel: string, text: string) => seat.client?.publish(channel, text),
    unheard: unheard.note,
    /** Publishes what is no change of what there is, also while this process is away; returns whether there is a way. */
    relay(channel: string, text: string): boolean {
      const ready = membership.at !== 'closed' && client?.ready === true
      if (ready) client?.publish(channel, text)
      return ready
    },
    listen: (key: string) => void seat.client?.subscribe([key]).catch(() => {}),
    open: (channel: OpenChannel) => hearing.open(channel),
    close: (appKey: string, name: string) => hearing.close(appKey, name),
    async start(patience: number) {
      client = await connectRedis({
        place,
        prefix: keys.prefix,
        onReady() {
          tell({ type: 'ready' })
          relay()
        },
        onTrouble: seat.failed,
        onMessage,
      })
      const isIn = new Promise<void>((resolve) => {
        onJoined = resolve
      })
      await waitFor(patience, isIn)
      tell({ type: 'impatient' })
    },
    joined: () => seat.joined,
    /** Leaves at once, rather than when the lease ends; or leaves what is here to who takes its clients in. */
    async stop(handOver: boolean) {
      if (membership.at === 'closed') return
      let left = false
      try {
        await telling.drain()
        if (seat.joined) {
          await (handOver ? lease.handOver(seat.client!) : lease.leave(seat.client!))
          left = true
        }
      } catch {
        // Then the lease ends by itself.
      }
      tell({ type: 'stop', left })
    },
  }
}

export type Session = ReturnType<typeof createSession>
