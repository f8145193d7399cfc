import { type ChannelKit, ChannelKitError, createChannelKit } from '@channelkit/core'
import * as deferred from '@channelkit/core/deferred'
import type { AuthMember, TestGuest, TriggeredEvent } from '@channelkit/testing'
import { createExchange, type Line } from './exchange.ts'
import { createMemorySource } from './memory-source.ts'
import type { WorldKind } from './world.ts'

/** More than what is under way in memory needs. */
const TURNS = 12

/** Lets everything else have its turn. */
const turn = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

/** Kits on a source that is not pusher-js: what passes here may as well run in a worker, or be a recording. */
export const overMemory: WorldKind = {
  name: 'a source in memory',
  create(act) {
    const triggered: TriggeredEvent[] = []
    const exchange = createExchange((channel, event, data) =>
      triggered.push({ channel, event, data, socketId: '' }),
    )
    const kits: ChannelKit[] = []
    const guests: { line: Line; channel: string }[] = []

    function join(channel: string, given: string | AuthMember): TestGuest {
      const user = typeof given === 'string' ? { id: given, info: { name: given } } : given
      const line: Line = { user, tell() {} }
      guests.push({ line, channel })
      exchange.enter(line, channel)
      return {
        id: user.id,
        trigger: (event, data) => exchange.send(line, channel, event, data),
        leave: () => exchange.leave(line, channel),
      }
    }

    return {
      subscribed: () => exchange.entered,
      visit(user) {
        const kit = createChannelKit({
          source: createMemorySource(exchange, user),
          deferred,
          grace: 0,
          leaveAfter: 0,
        })
        kits.push(kit)
        return kit
      },
      server: {
        triggered,
        get channels() {
          return [...exchange.channels.keys()]
        },
        emit: (channel, event, data) => exchange.send(null, channel, event, data),
        emitToUser(id, event, data) {
          for (const line of exchange.lines)
            if (line.user.id === id) line.tell({ type: 'user-event', event, data })
        },
        presence: (channel) => ({
          join: (member) => join(channel, member),
          leave(id) {
            for (const { line, channel } of guests) if (line.user.id === id) exchange.leave(line, channel)
          },
          get members() {
            return [...(exchange.channels.get(channel) ?? [])].map(({ user }) => user.id)
          },
        }),
        refuseAuth(channel = '') {
          const error = new ChannelKitError('auth-denied', 'No.')
          exchange.refused.set(channel, { ...error, message: error.message })
          return () => exchange.refused.delete(channel)
        },
        cut() {
          exchange.broken = true
          for (const line of [...exchange.lines]) line.lose?.()
        },
        restore() {
          exchange.broken = false
          for (const kit of kits) kit.connection.retry()
        },
        settled: () =>
          act(async () => {
            for (let n = 0; n < TURNS; n++) {
              await turn()
              for (const kit of kits) kit.flush()
            }
          }),
        destroy() {
          for (const kit of kits) kit.destroy()
        },
      },
    }
  },
}
