/** @jsxImportSource preact */
import type { ChannelKit } from '@channelkit/core'
import type { JSX, TargetedKeyboardEvent } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Desk } from '../model/desk.ts'
import { SIDES, TABS, type Tab } from '../model/settings.ts'
import { Channels } from './channels.tsx'
import { Connection } from './connection.tsx'
import { Events } from './events.tsx'
import { Grip } from './grip.tsx'
import { moodOfLine } from './moods.ts'
import { Notice } from './notice.tsx'
import { Stores } from './stores.tsx'
import { TapeView } from './tape.tsx'

/** What a tab shows is of one kit. */
export interface Shown {
  readonly desk: Desk
  readonly kit: ChannelKit
}

const VIEWS: Record<Tab, (shown: Shown) => JSX.Element | null> = {
  connection: Connection,
  channels: Channels,
  stores: Stores,
  events: Events,
  record: TapeView,
}

const titled = (word: string) => word[0]!.toUpperCase() + word.slice(1)

/** The whole panel, as it stands at its edge of the page. */
export function App({ desk, close }: { desk: Desk; close(): void }) {
  const panel = useRef<HTMLElement>(null)
  const { settings, kit } = desk
  const { side, tab } = settings
  // Where one was, with the first look.
  useEffect(() => panel.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(), [])

  function onKeyDown(event: KeyboardEvent) {
    // The page has keys of its own, which are not meant while somebody works here.
    event.stopPropagation()
    if (event.key !== 'Escape' || event.defaultPrevented) return
    close()
  }

  const View = VIEWS[tab]
  const style = `--height:${settings.height};--width:${settings.width}`
  return (
    <section
      ref={panel}
      class="panel"
      data-side={side}
      style={style}
      aria-label="ChannelKit devtools"
      onKeyDown={onKeyDown}
    >
      <Grip desk={desk} panel={panel} />
      <header class="head">
        <h2 class="title">
          {kit && <span class="dot" data-state={moodOfLine(kit.connection.getSnapshot().status)} />}
          ChannelKit
        </h2>
        {desk.kits.length > 1 && <Kits desk={desk} />}
        <Tabs desk={desk} />
        <div class="end">
          <select
            aria-label="Where the panel stands"
            value={side}
            onChange={({ currentTarget }) => desk.set({ side: SIDES[currentTarget.selectedIndex]! })}
          >
            {SIDES.map((one) => (
              <option key={one} value={one} selected={one === side}>
                {titled(one)}
              </option>
            ))}
          </select>
          <button type="button" aria-label="Close devtools" title="Close (Escape)" onClick={close}>
            ✕
          </button>
        </div>
      </header>
      {kit && <Notice desk={desk} kit={kit} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <div class="body" role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`} tabIndex={0}>
        {kit ? <View key={numberOf(kit)} desk={desk} kit={kit} /> : <NoKit />}
      </div>
    </section>
  )
}

const numbers = new WeakMap<ChannelKit, number>()
let count = 0
/** So that what was typed for one kit is not taken for another's. */
function numberOf(kit: ChannelKit) {
  if (!numbers.has(kit)) numbers.set(kit, ++count)
  return numbers.get(kit)
}

function Kits({ desk }: { desk: Desk }) {
  return (
    <select
      aria-label="Which kit"
      onChange={({ currentTarget }) => desk.choose(desk.kits[currentTarget.selectedIndex]!.kit)}
    >
      {desk.kits.map(({ kit, label }) => (
        <option key={numberOf(kit)} selected={kit === desk.kit}>
          {label}
        </option>
      ))}
    </select>
  )
}

function Tabs({ desk }: { desk: Desk }) {
  function onKeyDown(event: TargetedKeyboardEvent<HTMLElement>) {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }
    const at = TABS.indexOf(desk.settings.tab)
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? TABS.length - 1 : at + (steps[event.key] ?? 0)
    if (to === at) return
    event.preventDefault()
    const next = TABS[(to + TABS.length) % TABS.length]!
    desk.set({ tab: next })
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }
  return (
    <div class="tabs" role="tablist" aria-label="Views" onKeyDown={onKeyDown}>
      {TABS.map((tab) => {
        const selected = tab === desk.settings.tab
        return (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`tab-${tab}`}
            aria-selected={selected}
            aria-controls={selected ? `panel-${tab}` : undefined}
            tabIndex={selected ? 0 : -1}
            onClick={() => desk.set({ tab })}
          >
            {titled(tab)}
          </button>
        )
      })}
    </div>
  )
}

const NoKit = () => (
  <p>
    There is no kit on this page yet. It shows here as soon as <code>createChannelKit</code> has made one.
  </p>
)
