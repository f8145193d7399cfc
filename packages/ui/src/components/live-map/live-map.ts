import { type ChannelName, channel, type EventOf, type RecordsSnapshot } from '@channelkit/core'
import { only } from '../../shared/only.ts'
import { type RecordsProps, recordsChannel, recordsFor } from '../../shared/records-props.ts'
import { channelNote } from '../../shared/state-note.ts'
import { isStale, tickerWhile } from '../../shared/ticker.ts'
import { viewState } from '../../shared/view-state.ts'
import { component, el, type Handlers, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { buttons, followingChip, foot, hint, showTip, tip } from './controls.ts'
import { mapEngine } from './engine.ts'
import { countsOf, formatsOf } from './formats.ts'
import { handleOf } from './handle.ts'
import { pressKey } from './keys.ts'
import { mapLabels } from './labels.ts'
import { markerList, namesNote } from './list.ts'
import { type MarkerFields, readerOf } from './markers.ts'
import { popupBox, popupOf } from './popup.ts'
import { type LiveMapProps, type MapPopup, propKinds } from './props.ts'
import { rowOf } from './row.ts'
import { firstMemory, firstState } from './state.ts'

/** So near one sees a marker that one has chosen. */
const NEAR = 5

/** How long it is said what to do, in ms. */
const HINT_MS = 1500

const isEmpty = ({ size }: RecordsSnapshot) => size === 0

/** Positions on a map that needs no network, gliding from one to the next. */
export const liveMap = component<LiveMapProps, { popup: MapPopup }>()({
  name: 'live-map',
  props: propKinds,
  labels: mapLabels,
  parts,
  slots: { popup: true },
  stores(kit, props) {
    const room = channel(kit, recordsChannel(props))
    return {
      room,
      empty: only(recordsFor(kit, props as RecordsProps), isEmpty),
      now: tickerWhile(kit, room, isStale),
    }
  },
  state: firstState,
  memory: firstMemory,
  view({
    kit,
    props,
    words,
    isolate,
    stores,
    snapshots: { room, empty, now },
    state: local,
    set,
    memory,
    id,
  }) {
    const { locale, label = words.map, height = 420 } = props
    const name = recordsChannel(props)
    const rows = stores.empty.of
    const state = viewState(room, empty, name === null)
    const formats = formatsOf(locale)
    const said = countsOf(words, locale)
    const off = state === 'disabled'
    const time = () => kit.clock.now()
    memory.reader = readerOf(kit, name, props as MarkerFields<unknown>, memory.reader)

    /** @param how whether the map goes there, and the popup gets the focus */
    function select(marker: string | null, how: { go?: boolean; focus?: boolean } = {}) {
      if (marker !== null && how.go) memory.map?.approach(marker, NEAR)
      memory.focusPopup = marker !== null && how.focus === true
      if (memory.selected === marker) return memory.popup?.place()
      memory.selected = marker
      set({ selected: marker, now: time() })
      if (marker === null && how.focus) memory.box?.focus({ preventScroll: true })
      props.onSelect?.(marker)
    }
    memory.select = select
    function openList(listed: boolean) {
      set({ listed, now: time(), top: 0, query: '', focused: null })
      if (!listed)
        memory.box?.parentElement?.querySelector<HTMLElement>('[data-part=list-toggle]')?.focus({
          preventScroll: true,
        })
    }
    function see(seen: number) {
      if (memory.seen === seen) return
      memory.seen = seen
      set({ seen })
    }
    function refuse(refused: 'finger' | 'wheel') {
      kit.clock.clearTimeout(memory.forget)
      memory.forget = kit.clock.setTimeout(() => set({ refused: null }), HINT_MS)
      if (local.refused !== refused) set({ refused })
    }
    function prune(count: number) {
      // Until the map has come to rest with those that are there now.
      memory.seen = null
      set({ count, seen: null })
      const gone = memory.selected !== null && memory.map?.has(memory.selected) === false
      if (gone) select(null, { focus: memory.popup?.hasFocus() })
    }
    const onkeydown: Handlers<HTMLElement>['onkeydown'] = (event) => {
      if (off || !memory.map) return
      if (event.key === 'Escape' && memory.selected !== null) {
        event.stopPropagation()
        return select(null, { focus: true })
      }
      // Buttons and fields have their own keys.
      if (event.target !== memory.box) return
      const open = (marker: string) => select(marker, { go: true, focus: true })
      if (pressKey(event, memory.map, open)) event.preventDefault()
    }
    const item = (marker: string) =>
      rowOf(marker, memory.map?.marker(marker) ?? null, local.now, words, formats)

    const { count, seen } = local
    const all = count > 0 ? said.count(count) : ''
    const counted = seen === null || seen >= count ? all : said.inView(seen, count)
    const popup =
      local.selected !== null && memory.map
        ? popupOf(
            memory.map,
            local.selected,
            rows.getSnapshot().get(local.selected),
            local.now,
            words,
            formats,
          )
        : null
    const chosen = [local.selected, local.focused].filter((one) => one !== null)

    return el(
      'section',
      {
        ...parts.root,
        'aria-label': label,
        'aria-busy': state === 'loading',
        'data-state': state,
        style: { '--ck-live-map-height': `${height}px` },
      },
      el(
        'div',
        { ...parts.stage, onkeydown },
        el(
          'div',
          {
            ...parts.box,
            role: 'application',
            tabindex: off ? -1 : 0,
            'aria-label': label,
            'aria-roledescription': words.role,
            'aria-describedby': `${id}-keys`,
            'data-cooperative': props.cooperative !== false,
          },
          el('div', {
            ...parts.ground,
            use: use(mapEngine, {
              ...props,
              ...{ kit, rows, memory, formats, chosen },
              words: said,
              read: memory.reader.read,
              disabled: off,
              cooperative: props.cooperative ?? 'touch',
              onRefused: refuse,
              onSeen: see,
              onTap: (marker) => select(marker),
              onCrowd: () => openList(true),
              onHover: (marker, at) => showTip(memory, marker === memory.selected ? null : marker, at),
              onFollow(marker, asked) {
                set({ following: marker })
                if (!asked) props.onFollow?.(marker)
              },
              onMarkers: prune,
              onAttribution: (attribution) => set({ attribution }),
              onTick: (tick) => (local.selected !== null || local.listed) && set({ now: tick }),
              onUnseen() {
                memory.unseen = true
                set({ listed: true, now: time() })
              },
              hold(map) {
                memory.map = map
                props.onReady?.(map && handleOf(memory))
              },
            }),
          }),
          tip(memory),
          hint(local.refused && (local.refused === 'finger' ? words.twoFingers : words.wheel)),
          foot(counted, local.attribution, memory),
        ),
        el('p', { class: 'ck-hidden', id: `${id}-keys` }, words.keys),
        // What a server sends, until there is a picture.
        memory.map === null && namesNote(rows.getInitialSnapshot(), memory.reader.read),
        local.listed &&
          markerList(
            rows.getSnapshot().ids.filter((one) => memory.map?.has(one)),
            item,
            local,
            words,
            said,
            memory,
            {
              search: (query) => set({ query, top: 0, active: null }),
              see: (viewport) => set(viewport),
              activate: (active) => set({ active }),
              focus: (focused) => set(focused === null ? { focused } : { focused, active: focused }),
              choose: (marker) => select(marker, { go: true }),
              close: () => openList(false),
            },
          ),
        local.following !== null &&
          followingChip(isolate(memory.map?.marker(local.following)?.name ?? local.following), words, () =>
            memory.map?.follow(null),
          ),
        buttons(
          words,
          { disabled: off, listed: local.listed },
          {
            zoom: (steps) => memory.map?.zoom(steps),
            fit: () => memory.map?.fit(),
            toggleList: () => openList(!local.listed),
          },
        ),
      ),
      popup &&
        popupBox(popup, words, memory, {
          close: () => select(null, { focus: memory.popup?.hasFocus() }),
          follow: (marker) => memory.map?.follow(marker),
        }),
      state !== 'live' &&
        el(
          'div',
          { ...parts.message, key: 'message' },
          channelNote(stores.room, room, { kit, state, labels: words, now, locale }),
        ),
    )
  },
})

/** What it is given in a binding. */
export interface LiveMapTypes<Name extends ChannelName, Event extends EventOf<Name>, Row> {
  readonly props: LiveMapProps<Name, Event, EventOf<Name>, Row>
  readonly slots: { popup: MapPopup<Row> }
  readonly parts: typeof parts
}
