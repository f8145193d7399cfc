import type { ChannelKitError } from '@channelkit/core'
import type { AnyComponent } from '@channelkit/ui'
import { avatarStack } from '@channelkit/ui/avatar-stack'
import { connectionBadge } from '@channelkit/ui/connection-badge'
import { connectionBanner } from '@channelkit/ui/connection-banner'
import { cursors } from '@channelkit/ui/cursors'
import { eventFeed } from '@channelkit/ui/event-feed'
import { liveChart } from '@channelkit/ui/live-chart'
import { liveMap } from '@channelkit/ui/live-map'
import { liveValue } from '@channelkit/ui/live-value'
import { presenceList } from '@channelkit/ui/presence-list'
import { sparkline } from '@channelkit/ui/sparkline'
import { typingIndicator } from '@channelkit/ui/typing-indicator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ComponentDriver, ComponentName } from './driver.ts'
import { person, room, type Stage, useStage } from './suite.ts'

interface Case {
  // biome-ignore lint/suspicious/noExplicitAny: any component at all
  definition: AnyComponent<any, any>
  props: Record<string, unknown>
  /** What makes it show something, so that its functions are called. */
  play?(stage: Stage): void
  /** Of what it shows nonetheless. */
  text?: string
  /** Some of those that must have thrown, or nothing would be shown by this. */
  told: readonly string[]
}

const joins: Case['play'] = ({ server }) => {
  for (const id of ['bob', 'cy', 'dee']) server.presence(room).join(person(id, `${id} jones`))
}
const emits =
  (event: string, data: unknown): Case['play'] =>
  ({ server }) =>
    server.emit(room, event, data)

/** Each component, shown by functions of which every one throws. */
const cases: Record<ComponentName, Case> = {
  AvatarStack: {
    definition: avatarStack,
    props: { channel: room, max: 2 },
    play: joins,
    text: 'A',
    told: ['nameOf', 'the slot avatar', 'labels.label'],
  },
  ConnectionBadge: {
    definition: connectionBadge,
    props: {},
    play: ({ kit }) => kit.connection.connect(),
    text: 'Live',
    told: ['the slot text'],
  },
  ConnectionBanner: { definition: connectionBanner, props: {}, told: [] },
  Cursors: {
    definition: cursors,
    props: { channel: room },
    play: ({ server }) =>
      server.presence(room).join(person('bob')).trigger('client-cursor', { x: 0.5, y: 0.5 }),
    told: ['nameOf', 'the slot cursor'],
  },
  EventFeed: {
    definition: eventFeed,
    props: { channel: room, event: 'placed' },
    play: emits('placed', { n: 7 }),
    text: '{"n":7}',
    told: ['summary', 'the slot entry'],
  },
  LiveChart: {
    definition: liveChart,
    props: { channel: room, event: 'sample', label: 'Load' },
    play: emits('sample', [{ value: 1 }, { value: 2 }]),
    text: 'last 2, lowest 1, highest 2',
    told: ['format', 'formatTime', 'labels.summary'],
  },
  LiveMap: {
    definition: liveMap,
    props: { channel: room, event: 'moved' },
    play: emits('moved', { id: 'b1', name: 'Bus 1', lat: 52.5, lng: 13.4 }),
    told: ['lat', 'lng', 'onReady'],
  },
  LiveValue: {
    definition: liveValue,
    props: { channel: room, event: 'price', locale: 'en' },
    play: emits('price', 1234.5),
    text: '1,234.5',
    told: ['format', 'the slot value'],
  },
  PresenceList: {
    definition: presenceList,
    props: { channel: room },
    play: joins,
    text: 'bob jones',
    told: ['nameOf', 'isAway', 'the slot member'],
  },
  Sparkline: {
    definition: sparkline,
    props: { channel: room, event: 'load' },
    play: emits('load', 7),
    text: '7, steady',
    told: ['format', 'labels.summary'],
  },
  TypingIndicator: {
    definition: typingIndicator,
    props: { channel: room },
    play: ({ server }) =>
      server.presence(room).join(person('bob')).trigger('client-typing', { typing: true }),
    text: 'bob is typing…',
    told: ['labels.one', 'the slot typists'],
  },
}

const failing = () => {
  throw new Error('as it happens')
}

/** No component falls over the functions that an application gives it. */
export function throws(driver: ComponentDriver): void {
  describe(`${driver.name}: functions that throw`, () => {
    const errors: ChannelKitError[] = []
    const stage = useStage(driver, { onError: (error) => errors.push(error) })
    let complaint: ReturnType<typeof vi.spyOn>
    beforeEach(() => {
      errors.length = 0
      complaint = vi.spyOn(console, 'error')
    })
    afterEach(() => complaint.mockRestore())

    it.each(Object.entries(cases))(
      'take nothing from %s but what they would have said',
      async (name, one) => {
        const { definition, props, play, text = '', told } = one
        const functions = Object.entries(definition.props).filter(([, kind]) => kind === 'function')
        const labels = Object.entries(definition.labels ?? {}).filter(
          ([, word]) => typeof word === 'function',
        )
        const slots = Object.keys(definition.slots ?? {}).filter((slot) => slot !== 'children')
        const throwing = (entries: (readonly [string, unknown])[]) =>
          Object.fromEntries(entries.map(([key]) => [key, failing]))
        const { root, set } = await stage.show(
          name as ComponentName,
          { ...props, ...throwing(functions), labels: throwing(labels) },
          throwing(slots.map((slot) => [slot, true])),
        )
        await stage.act(() => play?.(stage))
        await vi.waitFor(() => expect(root.textContent).toContain(text))
        await stage.act(() => stage.server.cut())
        await set({ title: 'still here' })
        expect([root.isConnected, root.title]).toEqual([true, 'still here'])
        const said = errors.map(({ code, message }) => `${code}: ${message}`)
        expect(new Set(said).size).toBe(said.length)
        for (const line of said)
          expect(line).toMatch(/^(render|handler)-failed: .* threw: Error: as it happens[.] Fix/)
        for (const what of told) expect(said.some((line) => line.includes(`: ${what} of `))).toBe(true)
        expect(complaint).not.toHaveBeenCalled()
      },
    )
  })
}
