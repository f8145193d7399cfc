import { screen, within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { base, button, descriptionOf, frames, inked, plotOf, shown } from './live-chart-tools.ts'
import { expectAccessible, useStage } from './suite.ts'

export function liveChart(driver: ComponentDriver): void {
  describe(`${driver.name}: LiveChart`, () => {
    const stage = useStage(driver)
    const start = Date.now() - 5000
    const points = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ at: start + i * 500, cpu: 40 + i, memory: 60 - i }))
    const feed = (count: number) => stage.act(() => stage.server.emit('machine', 'sample', points(count)))

    it('waits in its final size, is empty, then shows lines and says them in words', async () => {
      const { root } = await stage.show('LiveChart', { ...base, height: 200 })
      const { height } = root.getBoundingClientRect()
      expect(root.dataset.state).toBe('empty')
      expect(root.textContent).toContain('No values yet.')
      await feed(10)
      expect(root.dataset.state).toBe('live')
      expect(root.getBoundingClientRect().height).toBe(height)
      expect(screen.getByRole('figure', { name: 'Load' })).toBe(root)
      await vi.waitFor(() => expect(inked(root)).toBeGreaterThan(100))
      await vi.waitFor(
        () =>
          expect(descriptionOf(plotOf(root))).toContain(
            'cpu: last 49, lowest 40, highest 49. memory: last 51, lowest 51, highest 60.',
          ),
        { timeout: 5000 },
      )
      await expectAccessible(root)
    })

    it('switches lines off and on by its legend', async () => {
      const { root } = await stage.show('LiveChart', base)
      await feed(10)
      await vi.waitFor(() => expect(inked(root)).toBeGreaterThan(100))
      const legend = within(screen.getByRole('group', { name: 'Series' }))
      const names = legend.getAllByRole('button').map((one) => one.textContent)
      expect(names).toEqual(['cpu', 'memory'])
      const both = inked(root)
      await stage.act(() => userEvent.click(legend.getByRole('button', { name: 'cpu' })))
      expect(legend.getByRole('button', { name: 'cpu' }).getAttribute('aria-pressed')).toBe('false')
      await vi.waitFor(() => expect(inked(root)).toBeLessThan(both))
      await stage.act(() => userEvent.click(legend.getByRole('button', { name: 'memory' })))
      await vi.waitFor(() => expect(inked(root)).toBe(0))
    })

    it('reads points by keyboard and says each once', async () => {
      const { root } = await stage.show('LiveChart', base)
      await feed(10)
      await vi.waitFor(() => expect(inked(root)).toBeGreaterThan(100))
      plotOf(root).focus()
      const live = root.querySelector('[aria-live]')!
      await stage.act(() => userEvent.keyboard('{End}'))
      expect(live.textContent).toMatch(/, cpu 49, memory 51$/)
      await stage.act(() => userEvent.keyboard('{ArrowLeft}'))
      expect(live.textContent).toMatch(/, cpu 48, memory 52$/)
      await stage.act(() => userEvent.keyboard('{Home}{ArrowRight}'))
      expect(live.textContent).toMatch(/, cpu 41, memory 59$/)
      await vi.waitFor(() =>
        expect(root.querySelector('[data-part=tooltip]')!.textContent).toContain('cpu41'),
      )
      await stage.act(() => userEvent.keyboard('{Escape}'))
      expect(live.textContent).toBe('')
      await vi.waitFor(() => expect(root.querySelector('[data-part=tooltip]')).toBeNull())
    })

    it('keeps the point that is read in view, and its tooltip in the chart, however far one zooms', async () => {
      const { root } = await stage.show('LiveChart', base)
      await feed(10)
      await vi.waitFor(() => expect(inked(root)).toBeGreaterThan(100))
      plotOf(root).focus()
      await stage.act(() => userEvent.keyboard('{End}{ArrowLeft}'))
      const tip = () => root.querySelector('[data-part=tooltip]')!
      await vi.waitFor(() => expect(tip().textContent).toContain('cpu48'))
      const read = tip().querySelector('[data-part=time]')!.textContent
      const isInside = () => {
        const [inner, outer] = [tip().getBoundingClientRect(), root.getBoundingClientRect()]
        expect(inner.left).toBeGreaterThanOrEqual(outer.left)
        expect(inner.right).toBeLessThanOrEqual(outer.right)
        expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth)
      }
      for (let i = 0; i < 4; i++) {
        await stage.act(() => userEvent.keyboard('+'))
        await stage.act(frames)
        isInside()
        expect(tip().querySelector('[data-part=time]')!.textContent).toBe(read)
      }
      // In a narrow box a long name does not push it out either.
      root.style.width = '200px'
      await shown(root, 200)
      await stage.act(() => userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}'))
      await stage.act(frames)
      isInside()
    })

    it('says what a zoom shows, and that it is back', async () => {
      const { root } = await stage.show('LiveChart', base)
      await feed(10)
      await vi.waitFor(() => expect(inked(root)).toBeGreaterThan(100))
      plotOf(root).focus()
      const live = root.querySelector('[aria-live]')!
      await stage.act(() => userEvent.keyboard('+'))
      expect(live.textContent).toMatch(/^Showing \S+ to \S+\.$/)
      const first = live.textContent
      await stage.act(() => userEvent.keyboard('+'))
      expect(live.textContent).not.toBe(first)
      await stage.act(() => userEvent.keyboard('0'))
      expect(live.textContent).toBe('Live.')
      await stage.act(() => userEvent.keyboard(' '))
      expect(live.textContent).toMatch(/^Showing /)
    })

    it('pauses by button, keys, wheel and drag, and goes back to live', async () => {
      const { root } = await stage.show('LiveChart', base)
      await feed(10)
      await vi.waitFor(() => expect(inked(root)).toBeGreaterThan(100))
      await stage.act(() => userEvent.click(button('Pause')))
      await vi.waitFor(() => expect(button('Back to live')).toBeTruthy())
      await stage.act(() => userEvent.click(button('Back to live')))
      await vi.waitFor(() => expect(button('Pause')).toBeTruthy())
      plotOf(root).focus()
      await stage.act(() => userEvent.keyboard('+'))
      await vi.waitFor(() => expect(button('Back to live')).toBeTruthy())
      await stage.act(() => userEvent.keyboard('0'))
      await vi.waitFor(() => expect(button('Pause')).toBeTruthy())
      const { left, top, width } = plotOf(root).getBoundingClientRect()
      const at = { clientX: left + width / 2, clientY: top + 50, bubbles: true, cancelable: true }
      await stage.act(() => plotOf(root).dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: -100 })))
      await vi.waitFor(() => expect(button('Back to live')).toBeTruthy())
      await stage.act(() => userEvent.click(button('Back to live')))
      await vi.waitFor(() => expect(button('Pause')).toBeTruthy())
      await stage.act(() => {
        const pointer = { ...at, pointerId: 1, pointerType: 'mouse', isPrimary: true }
        const send = (type: string, dx: number) =>
          plotOf(root).dispatchEvent(new PointerEvent(type, { ...pointer, clientX: at.clientX + dx }))
        // No real pointer is down, so there is none to capture.
        plotOf(root).setPointerCapture = () => {}
        send('pointerdown', 0)
        send('pointermove', 30)
        send('pointermove', 60)
        send('pointerup', 60)
      })
      await vi.waitFor(() => expect(button('Back to live')).toBeTruthy())
    })

    it('shows the values under the pointer, in markup of the app if it likes', async () => {
      const slots = { tooltip: ({ values }: never) => `[${(values as { text: string }[])[0]!.text}]` }
      const { root } = await stage.show('LiveChart', base, slots)
      await feed(10)
      await vi.waitFor(() => expect(inked(root)).toBeGreaterThan(100))
      const { right, top } = plotOf(root).getBoundingClientRect()
      await stage.act(() =>
        plotOf(root).dispatchEvent(
          new PointerEvent('pointermove', { clientX: right - 1, clientY: top + 20, pointerType: 'mouse' }),
        ),
      )
      await vi.waitFor(() => expect(root.querySelector('[data-part=tooltip]')?.textContent).toBe('[49]'))
      await stage.act(() =>
        plotOf(root).dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' })),
      )
      await vi.waitFor(() => expect(root.querySelector('[data-part=tooltip]')).toBeNull())
    })

    it('is a table and files too', async () => {
      const { root } = await stage.show('LiveChart', base)
      await feed(80)
      await stage.act(() => userEvent.click(button('Table')))
      const table = within(root).getByRole('table', { name: 'Load: 40 of 80 points' })
      expect(
        within(table)
          .getAllByRole('columnheader')
          .map((one) => one.textContent),
      ).toEqual(['Time', 'cpu', 'memory'])
      expect(within(table).getAllByRole('row')[1]!.textContent).toContain('119')
      await expectAccessible(root)
      await stage.act(() => userEvent.click(button('Table')))
      expect(within(root).queryByRole('table')).toBeNull()

      const saved: { name: string; blob: Blob }[] = []
      const toUrl = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
        saved.push({ name: '', blob: blob as Blob })
        return 'blob:it'
      })
      const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
        this: HTMLAnchorElement,
      ) {
        saved.at(-1)!.name = this.download
      })
      await stage.act(() => userEvent.click(button('CSV')))
      const csv = await saved[0]!.blob.text()
      expect(saved[0]!.name).toBe('Load.csv')
      const lines = csv.split('\r\n')
      expect(lines.slice(0, 2)).toEqual(['Time,cpu,memory', `${new Date(start).toISOString()},40,60`])
      expect(lines).toHaveLength(82)
      await vi.waitFor(() => expect(root.querySelector('canvas')!.width).toBeGreaterThan(300))
      await stage.act(() => userEvent.click(button('PNG')))
      await vi.waitFor(() => expect(saved).toHaveLength(2))
      const picture = await createImageBitmap(saved[1]!.blob)
      expect([saved[1]!.name, picture.width > 300]).toEqual(['Load.png', true])
      toUrl.mockRestore()
      click.mockRestore()
    })

    it('loads what was before the first event', async () => {
      const backfill = vi.fn(async () => points(4))
      const shown = await stage.show('LiveChart', { ...base, backfill })
      await vi.waitFor(() => expect(shown.root.dataset.state).toBe('live'))
      // Written inline, it is another function in each render.
      await stage.act(() => shown.set({ backfill: async () => points(4) }))
      expect(backfill).toHaveBeenCalledTimes(1)
    })

    it('says that it is off, what failed, and since when it is out of date', async () => {
      const shown = await stage.show('LiveChart', { ...base, channel: null })
      const { root } = shown
      const { height } = root.getBoundingClientRect()
      expect([root.dataset.state, root.textContent]).toEqual([
        'disabled',
        expect.stringContaining('Switched off.'),
      ])
      const allow = stage.server.refuseAuth('private-machine', { status: 503 })
      await stage.act(() => shown.set({ channel: 'private-machine' }))
      expect(root.dataset.state).toBe('error')
      expect(root.textContent).toContain('The server can’t be reached')
      await expectAccessible(root)
      allow()
      await stage.act(() => userEvent.click(button('Try again')))
      expect(root.dataset.state).toBe('empty')
      await stage.act(() => stage.server.emit('private-machine', 'sample', points(10)))
      expect(root.dataset.state).toBe('live')
      await stage.act(() => stage.server.cut())
      expect(root.dataset.state).toBe('stale')
      expect(root.textContent).toContain('Connection lost.')
      expect(root.getBoundingClientRect().height).toBe(height)
      await expectAccessible(root)
    })
  })
}
