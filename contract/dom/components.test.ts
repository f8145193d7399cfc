import { createTestKit, createTestServer, type TestServer } from '@channelkit/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { definitions } from '../components/definitions.ts'
import type { ComponentDriver, ComponentName, Shown } from '../components/driver.ts'
import { react } from '../components/react.tsx'
import { svelte } from '../components/svelte.ts'
import { vue } from '../components/vue.ts'

const ann = { id: 'ann', info: { name: 'Ann' } }

interface DomCase {
  props: Record<string, unknown>
  says: RegExp
}

/** What a component says once something has happened. */
const own: Partial<Record<ComponentName, DomCase>> = {
  AvatarStack: { props: { channel: 'presence-room' }, says: /Zoe|Z/ },
  ConnectionBadge: { props: {}, says: /Not connected/ },
  ConnectionBanner: { props: {}, says: /^/ },
  Cursors: { props: { channel: 'presence-room' }, says: /Zoe/ },
  EventFeed: { props: { channel: 'ticker', event: 'trade' }, says: /42/ },
  LiveChart: { props: { channel: 'ticker', event: 'trade', y: 'price', label: 'Trades' }, says: /42/ },
  LiveMap: { props: { channel: 'fleet', event: 'moved', label: 'Buses' }, says: /Bus 7/ },
  LiveValue: { props: { channel: 'ticker', event: 'trade', field: 'price' }, says: /42/ },
  PresenceList: { props: { channel: 'presence-room' }, says: /Ann.*Zoe/ },
  Sparkline: { props: { channel: 'ticker', event: 'trade', y: 'price', label: 'Trades' }, says: /42/ },
  TypingIndicator: { props: { channel: 'presence-room' }, says: /Zoe/ },
}
const cases = Object.fromEntries(
  Object.keys(definitions).map((name) => [
    name,
    own[name as ComponentName] ?? { props: { channel: 'presence-room' }, says: /^/ },
  ]),
) as Record<ComponentName, DomCase>

let server: TestServer
let complaints: ReturnType<typeof vi.spyOn>[]
beforeEach(() => {
  // As Testing Library does where the test runner's functions are global.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.useFakeTimers()
  complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
})
afterEach(() => {
  const said = complaints.flatMap(({ mock }) => mock.calls)
  vi.restoreAllMocks()
  vi.useRealTimers()
  expect(said).toEqual([])
})

/** What is there for whoever reads it, in words or as a name. */
const words = ({ root }: Shown) =>
  [root, ...root.querySelectorAll('*')]
    .flatMap((element) => [element.getAttribute('aria-label') ?? '', ...ownText(element)])
    .join(' ')
const ownText = (element: Element) =>
  [...element.childNodes].flatMap((node) => (node.nodeType === 3 ? [node.nodeValue ?? ''] : []))

/** What is said at a pace of its own comes with its time. */
async function comes(act: ComponentDriver['act'], look: () => void) {
  for (let n = 0; n < 300; n++) {
    await server.settled()
    try {
      return look()
    } catch {
      await act(async () => void (await vi.advanceTimersByTimeAsync(10)))
    }
  }
  look()
}

async function happen() {
  server.emit('ticker', 'trade', { price: 41, at: 1 })
  await server.settled()
  server.emit('ticker', 'trade', { price: 42, at: 2 })
  server.emit('fleet', 'moved', { id: 'bus-7', name: 'Bus 7', lat: 52.5, lng: 13.4 })
  const zoe = server.presence('presence-room').join({ id: 'zoe', info: { name: 'Zoe' } })
  zoe.trigger('client-typing', { typing: true, name: 'Zoe' })
  zoe.trigger('client-cursor', { x: 0.5, y: 0.5, name: 'Zoe' })
  await server.settled()
}

describe.each<ComponentDriver>([react, vue, svelte])('without layout and canvas, in $name', (driver) => {
  async function show(name: ComponentName) {
    server = createTestServer({ act: driver.act })
    const { kit } = createTestKit({ server, user: ann })
    let shown: Shown | undefined
    await driver.act(async () => {
      shown = await driver.show({ kit, name, props: cases[name].props })
    })
    await server.settled()
    return shown!
  }

  it.each(Object.keys(cases) as ComponentName[])('%s says what it shows, and lives on', async (name) => {
    const shown = await show(name)
    await happen()
    await comes(driver.act, () => expect(words(shown)).toMatch(cases[name].says))
    server.cut()
    await server.settled()
    server.restore()
    await server.settled()
    expect(shown.root.isConnected).toBe(true)
    shown.unmount()
    driver.cleanup()
    server.destroy()
  })

  it('a server may end while the page is still there', async () => {
    for (const name of ['PresenceList', 'LiveChart', 'LiveMap', 'EventFeed'] as const) {
      const shown = await show(name)
      await happen()
      server.destroy()
      expect(shown.root.isConnected).toBe(true)
      driver.cleanup()
    }
  })
})

it('a chart follows in its table what arrives', async () => {
  const shown = await (async () => {
    server = createTestServer({ act: vue.act })
    const { kit } = createTestKit({ server, user: ann })
    return vue.show({ kit, name: 'LiveChart', props: cases.LiveChart.props })
  })()
  await server.settled()
  for (const price of [7, 8, 9]) {
    server.emit('ticker', 'trade', { price })
    await server.settled()
  }
  await comes(vue.act, () => expect(shown.root.querySelectorAll('tbody tr')).toHaveLength(3))
  vue.cleanup()
  server.destroy()
})
