import type { LiveMapHandle, MapView } from '@channelkit/ui/live-map'
import { screen, within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, room, useStage } from './suite.ts'

const buses = { channel: room, event: 'moved', label: 'Buses', remove: 'parked', height: 400 }
const berlin = { id: 'b1', name: 'Bus 1', lat: 52.5, lng: 13.4, heading: 90 }
const paris = { id: 'b2', name: 'Bus 2', lat: 48.9, lng: 2.4 }

const frames = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

export function liveMap(driver: ComponentDriver): void {
  describe(`${driver.name}: LiveMap`, () => {
    const stage = useStage(driver)
    const user = userEvent.setup()
    const send = (event: string, data: unknown) =>
      stage.act(() => stage.server.emit(room, event, data as never))
    const press = (keys: string) => stage.act(() => user.keyboard(keys))
    const view = (onView: ReturnType<typeof vi.fn>) => onView.mock.lastCall?.[0] as MapView | undefined
    async function show(props: object = {}, slots?: Record<string, (data: never) => string>) {
      let map: LiveMapHandle | null = null
      const onReady = (ready: LiveMapHandle | null) => {
        map = ready ?? map
      }
      const shown = await stage.show('LiveMap', { ...buses, onReady, ...props }, slots)
      // A map knows its size, and where to look first, with the second frame.
      await stage.act(frames)
      return { ...shown, root: shown.root, map: () => map! }
    }

    it('waits in its final size, says that there is nothing yet, then how many markers there are', async () => {
      const { root } = await show()
      expect(root).toBe(screen.getByRole('region', { name: 'Buses' }))
      expect(root.dataset.state).toBe('empty')
      expect(root.textContent).toContain('Nothing on the map yet.')
      const { height } = root.getBoundingClientRect()
      await send('moved', [berlin, paris])
      expect(root.dataset.state).toBe('live')
      expect(within(root).getByText('2 markers')).toBeTruthy()
      expect(root.getBoundingClientRect().height).toBe(height)
      expect(height).toBe(400)
      await expectAccessible(root)
      await send('parked', { id: 'b1' })
      expect(within(root).getByText('1 marker')).toBeTruthy()
    })

    it('lists its markers; Enter opens one, goes there, and Escape closes it', async () => {
      const onSelect = vi.fn()
      const onView = vi.fn()
      const { root } = await show({ onSelect, onView, view: { lat: 0, lng: 0, zoom: 2 } })
      await send('moved', [berlin, paris])
      await stage.act(() => user.click(screen.getByRole('button', { name: 'Show as a list' })))
      const list = screen.getByRole('group', { name: '2 markers' })
      expect(within(list).getAllByRole('listitem')).toHaveLength(2)
      expect(document.activeElement?.textContent).toContain('Bus 1')
      await press('{ArrowDown}')
      expect(document.activeElement?.textContent).toContain('Bus 2')
      await expectAccessible(root)
      await press('{Enter}')
      expect(onSelect).toHaveBeenLastCalledWith('b2')
      expect((await screen.findByRole('dialog', { name: 'Bus 2' })).textContent).toContain(
        '48.900° N, 2.400° E',
      )
      await expectAccessible(root)
      await vi.waitFor(() => expect(view(onView)?.lat).toBeCloseTo(48.9, 3), 3000)
      expect(view(onView)?.lng).toBeCloseTo(2.4, 3)
      await press('{Escape}')
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show as a list' }))
      const closeButton = await screen.findByRole('button', { name: 'Close' })
      await stage.act(() => user.click(closeButton))
      await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
      expect(onSelect).toHaveBeenLastCalledWith(null)
    })

    it('takes places as text, leaves out what is nowhere, and tells of that once', async () => {
      const told = vi.spyOn(console, 'error').mockImplementation(() => {})
      const { root } = await show()
      await send('moved', { ...berlin, lat: '52.50', lng: ' 13.4 ' })
      await send('moved', [{ ...paris, lat: 91 }, { id: 'b3' }, { ...paris, id: 'b4', lat: 'north' }])
      expect(within(root).getByText('1 marker')).toBeTruthy()
      expect(told.mock.calls).toEqual([[expect.stringMatching(/^ChannelKit \[invalid-payload\]: /)]])
      told.mockRestore()
    })

    it('is moved by the keyboard alone', async () => {
      const onView = vi.fn()
      await show({ onView, view: { lat: 40, lng: 0, zoom: 4 } })
      await send('moved', [berlin, paris])
      const map = screen.getByRole('application', { name: 'Buses' })
      map.focus()
      await press('+')
      await vi.waitFor(() => expect(view(onView)?.zoom).toBeCloseTo(5), 3000)
      await press('{ArrowRight}{ArrowUp}')
      await vi.waitFor(() => expect(view(onView)?.lng).toBeGreaterThan(1), 3000)
      expect(view(onView)?.lat).toBeGreaterThan(40)
      await press('0')
      await vi.waitFor(() => expect(view(onView)?.lng).toBeCloseTo((13.4 + 2.4) / 2, 2), 3000)
      await press('{Enter}')
      const dialog = await screen.findByRole('dialog')
      await vi.waitFor(() => expect(document.activeElement).toBe(dialog), 3000)
      await press('{Escape}')
      await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
      expect(document.activeElement).toBe(map)
    })

    it('shows all that comes until somebody moves it, and says how many are out of view then', async () => {
      const onView = vi.fn()
      const { root, map } = await show({ onView, locale: 'en' })
      await send('moved', berlin)
      // One alone: no nearer than where the built-in land still says something.
      await vi.waitFor(() => expect(view(onView)?.lat).toBeCloseTo(52.5, 3), 3000)
      expect(view(onView)!.zoom).toBeLessThanOrEqual(5)
      await send('moved', { id: 'b3', name: 'Bus 3', lat: -33.9, lng: 151.2 })
      await vi.waitFor(() => expect(view(onView)?.lng).toBeCloseTo((13.4 + 151.2) / 2, 2), 3000)
      expect(within(root).getByText('2 markers')).toBeTruthy()
      const application = screen.getByRole('application', { name: 'Buses' })
      application.focus()
      await press('++++')
      await vi.waitFor(() => expect(view(onView)!.zoom).toBeGreaterThan(4), 3000)
      const { lng } = view(onView)!
      await vi.waitFor(() => expect(within(root).getByText('0 of 2 in view')).toBeTruthy(), 3000)
      await send('moved', paris)
      await stage.act(frames)
      await vi.waitFor(() => expect(within(root).getByText('0 of 3 in view')).toBeTruthy(), 3000)
      expect(view(onView)!.lng).toBe(lng)
      // From then on it looks after all again.
      await stage.act(() => map().fit())
      await vi.waitFor(() => expect(within(root).getByText('3 markers')).toBeTruthy(), 3000)
      await send('moved', { id: 'b4', lat: 0, lng: -120 })
      expect(within(root).getByText('4 markers')).toBeTruthy()
      await vi.waitFor(() => expect(within(root).getByText('4 markers')).toBeTruthy(), 3000)
    })

    it('leaves one finger to the page, says so, and is moved by two', async () => {
      const onView = vi.fn()
      const { root } = await show({ onView, view: { lat: 40, lng: 0, zoom: 4 } })
      await vi.waitFor(() => expect(view(onView)).toBeTruthy(), 3000)
      const ground = root.querySelector<HTMLElement>('[data-part=ground]')!
      const { left, top } = ground.getBoundingClientRect()
      // No real finger is down, so there is none to capture.
      ground.setPointerCapture = () => {}
      const touch = (type: string, pointerId: number, x: number, y: number) =>
        ground.dispatchEvent(
          new PointerEvent(type, {
            pointerId,
            pointerType: 'touch',
            bubbles: true,
            clientX: left + x,
            clientY: top + y,
          }),
        )
      const before = onView.mock.calls.length
      await stage.act(() => {
        touch('pointerdown', 1, 100, 200)
        touch('pointermove', 1, 100, 150)
        touch('pointermove', 1, 100, 100)
      })
      expect(root.textContent).toContain('Use two fingers to move the map.')
      await stage.act(() => void touch('pointercancel', 1, 100, 100))
      await stage.act(frames)
      expect(onView.mock.calls.length).toBe(before)
      await stage.act(() => {
        touch('pointerdown', 1, 100, 200)
        touch('pointerdown', 2, 200, 200)
        touch('pointermove', 1, 160, 200)
        touch('pointermove', 2, 260, 200)
        touch('pointerup', 1, 160, 200)
        touch('pointerup', 2, 260, 200)
      })
      await vi.waitFor(() => expect(view(onView)!.lng).toBeLessThan(-0.5), 3000)
    })

    it('follows one, and lets go when somebody moves the map', async () => {
      const onFollow = vi.fn()
      const { root } = await show({ onFollow, glide: 0 })
      await send('moved', [berlin, paris])
      const map = screen.getByRole('application', { name: 'Buses' })
      map.focus()
      await press('{Enter}')
      const followButton = await screen.findByRole('button', { name: 'Follow' })
      await stage.act(() => user.click(followButton))
      const id = onFollow.mock.lastCall?.[0] as string
      expect(['b1', 'b2']).toContain(id)
      expect(root.textContent).toContain(id === 'b1' ? 'Following Bus 1' : 'Following Bus 2')
      await expectAccessible(root)
      map.focus()
      await press('{ArrowLeft}')
      expect(onFollow).toHaveBeenLastCalledWith(null)
    })

    it('shows markup of the app in the popup', async () => {
      const { map, root } = await show({}, {
        popup: ({ row }: { row: typeof berlin }) => `[${row.name}]`,
      } as never)
      await send('moved', [berlin])
      await stage.act(() => map().select('b1'))
      await vi.waitFor(() => expect(root.textContent).toContain('[Bus 1]'))
      await stage.act(() => map().select(null))
      expect(root.textContent).not.toContain('[Bus 1]')
    })

    it('closes the popup of a marker that is gone', async () => {
      const { map } = await show()
      await send('moved', [berlin, paris])
      await stage.act(() => map().select('b1'))
      expect(await screen.findByRole('dialog', { name: 'Bus 1' })).toBeTruthy()
      await send('parked', { id: 'b1' })
      await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    })

    it('reads fields of other names', async () => {
      const { map } = await show({
        by: 'no',
        lat: 'y',
        lng: 'x',
        name: (row: { no: number }) => `Ship ${row.no}`,
      })
      await send('moved', { no: 7, y: -33.9, x: 151.2 })
      await stage.act(() => map().select('7'))
      expect((await screen.findByRole('dialog', { name: 'Ship 7' })).textContent).toContain(
        '33.900° S, 151.200° E',
      )
    })

    it('says that it is off, what failed, and since when it is out of date', async () => {
      const shown = await show({ channel: null })
      const { root } = shown
      expect(root.dataset.state).toBe('disabled')
      expect(root.textContent).toContain('The map is switched off.')
      const allow = stage.server.refuseAuth(room, { status: 503 })
      await stage.act(() => shown.set({ channel: room }))
      expect(root.dataset.state).toBe('error')
      expect(root.textContent).toContain('The server can’t be reached')
      await expectAccessible(root)
      allow()
      await stage.act(() => user.click(screen.getByRole('button', { name: 'Try again' })))
      await send('moved', [berlin])
      expect(root.dataset.state).toBe('live')
      await stage.act(() => stage.server.cut())
      expect(root.dataset.state).toBe('stale')
      expect(root.textContent).toContain('Connection lost. These are the last known positions.')
      expect(within(root).getByText('1 marker')).toBeTruthy()
      await expectAccessible(root)
    })
  })
}
