import '@channelkit/ui/styles.css'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { FRAMEWORKS, type Framework } from '../lib/mounted.ts'
import { ready, stage, strike } from '../lib/stage.ts'

const CALM = { cut: false, slow: false, flood: false, devtools: false }

let canvas: HTMLElement
beforeEach(() => {
  localStorage.clear()
  canvas = document.createElement('main')
  document.body.append(canvas)
})
afterEach(() => {
  strike(canvas)
  canvas.remove()
})

/** Shows a story that has no devtools of its own, as the toolbar says. */
const show = (devtools: boolean, framework: Framework = 'react', event = 'trade') =>
  stage(canvas, {
    id: event,
    framework,
    shown: 'LiveValue',
    props: { channel: 'ticker', event },
    scene: { after: ({ server }) => server.emit('ticker', event, 42) },
    moving: false,
    weather: { ...CALM, devtools },
  })
const panel = page.getByRole('region', { name: 'ChannelKit devtools' })
const host = () => document.querySelector('channelkit-devtools')

it.each(FRAMEWORKS)(
  'the toolbar opens devtools over any story, and takes them away: %s',
  async (framework) => {
    show(false, framework)
    await ready(canvas)
    expect(host()).toBe(null)
    show(true, framework)
    await panel.getByRole('tab', { name: 'Channels' }).click()
    await panel.getByRole('button', { name: /ticker/ }).click()
    await expect.element(panel).toHaveTextContent(/LiveValue/)
    show(false, framework)
    await expect.poll(host).toBe(null)
  },
)

it('they follow to the next story, which is the one that they show', async () => {
  show(true)
  await ready(canvas)
  await panel.getByRole('tab', { name: 'Events' }).click()
  await expect.element(panel).toHaveTextContent(/Nothing has happened/)
  show(true, 'vue', 'bid')
  const { server } = await ready(canvas)
  await expect.element(panel).toHaveTextContent(/Nothing has happened/)
  server.emit('ticker', 'bid', 43)
  await expect.element(panel).toHaveTextContent(/bid/)
  await expect.element(panel).not.toHaveTextContent(/trade/)
})

it('what hardly ever happens can be tried there by keyboard alone', async () => {
  show(true)
  await ready(canvas)
  await expect.element(panel).toBeVisible()
  await panel.getByRole('tab', { selected: true }).click()
  await userEvent.keyboard('{Home}')
  const cut = panel.getByRole('button', { name: 'Cut the line' })
  for (
    let n = 0;
    n < 20 && document.querySelector('channelkit-devtools')?.shadowRoot?.activeElement !== cut.query();
    n++
  )
    await userEvent.keyboard('{Tab}')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => canvas.querySelector('[data-ck]')?.getAttribute('data-state')).toBe('stale')
})
