import { channel, latest, presence } from '@channelkit/core'
import { openDevtools } from '@channelkit/ui/devtools'
import { waitFor } from '@testing-library/dom'
import { describe, expect, it } from 'vitest'
import { plain } from './plain.ts'
import { useDevtoolsStage } from './stage.ts'

/** What the panel does, which is the same everywhere. */
export function panel(): void {
  describe('The panel of devtools', () => {
    const stage = useDevtoolsStage(plain)
    const rows = () => stage.panel.getByRole('list', { name: 'Events' }).textContent

    it('shows all that comes and goes, filtered and paused', async () => {
      await stage.open('Events')
      await stage.act(() => stage.server.emit('ticker', 'price', { euro: 42 }))
      await stage.says(/in.*price.*ticker.*"euro":42/)
      await stage.act(() => stage.server.emit('ticker', 'other', 'unheard of'))
      await stage.says('other (nobody listens)')
      await stage.fill('Filter', 'TICKER euro')
      await waitFor(() => expect(rows()).not.toContain('other'))
      expect(rows()).toContain('price')
      await stage.fill('Filter', '')
      await stage.click('Pause')
      await stage.act(() => stage.server.emit('ticker', 'price', 'later'))
      await stage.says('Paused, 1 new')
      expect(rows()).not.toContain('later')
      await stage.click(/^Paused/)
      await waitFor(() => expect(rows()).toContain('later'))
      await stage.click('Clear')
      await waitFor(() => expect(rows()).toBe(''))
    })

    it('opens for a button of the page too, whether it was closed or never opened', async () => {
      const opened = () => waitFor(() => stage.panel.getByRole('region', { name: 'ChannelKit devtools' }))
      openDevtools()
      expect(stage.host).toBe(null)
      await stage.mount()
      openDevtools()
      await opened()
      await stage.click('Close devtools')
      await waitFor(() => expect(stage.panel.getAllByRole('button')).toHaveLength(1))
      openDevtools()
      await opened()
    })

    it('makes an event that all on the page take, and says where nobody does', async () => {
      const price = latest(stage.kit, 'ticker', 'price')
      await stage.open('Events')
      await stage.click('Make an event')
      await stage.fill('Channel', 'ticker')
      await stage.fill('Event', 'price')
      await stage.fill('Data, as JSON', '7')
      await stage.click('Receive it on this page')
      await stage.says('Received price of ticker.')
      await waitFor(() => expect(price.getSnapshot()).toBe(7))
      await stage.says('made here')
      await stage.fill('Data, as JSON', '[')
      await stage.click('Receive it on this page')
      await stage.says('This is no JSON')
    })

    it('sends a client event to the others', async () => {
      await stage.open('Events')
      await stage.click('Make an event')
      await stage.fill('Channel', 'private-door')
      await stage.fill('Event', 'client-knock')
      await stage.click('Send it to the others')
      await stage.says('Sent client-knock on private-door.')
      await stage.server.settled()
      expect(stage.server.triggered).toMatchObject([
        { channel: 'private-door', event: 'client-knock', data: {} },
      ])
    })

    it('cuts the line as a lost network does, and mends it', async () => {
      const room = channel(stage.kit, 'presence-room')
      await stage.open('Connection')
      await stage.click('Cut the line')
      await waitFor(() => expect(room.getSnapshot().status).toBe('stale'))
      expect(stage.kit.connection.getSnapshot().status).toBe('reconnecting')
      await waitFor(() => expect(stage.server.channels).toEqual([]))
      stage.kit.connection.retry()
      await stage.says('The line is cut.')
      await stage.server.settled()
      expect(stage.server.channels).toEqual([])
      await stage.click('Back to normal')
      await waitFor(() => expect(room.getSnapshot().status).toBe('live'))
      expect(room.getSnapshot().gap).not.toBe(null)
      await stage.says(/lost.*connected/s)
    })

    it('slows the line, in order', async () => {
      const heard: unknown[] = []
      const off = channel(stage.kit, 'ticker').on('price', (data) => heard.push(data))
      await stage.open('Connection')
      await stage.choose('Slow', '100 ms each way')
      for (const n of [1, 2, 3]) stage.server.emit('ticker', 'price', n)
      await stage.server.settled()
      expect(heard).toEqual([])
      await waitFor(() => expect(heard).toEqual([1, 2, 3]))
      await stage.click('Back to normal')
      off()
    })

    it('refuses the next authorisation once, and lets it be asked for again', async () => {
      await stage.open('Connection')
      await stage.click('Refuse the next authorisation')
      const vault = channel(stage.kit, 'private-vault')
      const heard: unknown[] = []
      const off = vault.on('open', (data) => heard.push(data))
      await waitFor(() => expect(vault.getSnapshot().status).toBe('failed'))
      expect(vault.getSnapshot().error).toMatchObject({ code: 'auth-denied', httpStatus: 403 })
      await stage.server.settled()
      expect(stage.server.channels).not.toContain('private-vault')
      vault.retry()
      await waitFor(() => expect(vault.getSnapshot().status).toBe('live'))
      await stage.act(() => stage.server.emit('private-vault', 'open', 'sesame'))
      expect(heard).toEqual(['sesame'])
      off()
    })

    it('is a second user, whom the first one sees', async () => {
      const room = presence(stage.kit, 'presence-room')
      const { options } = stage.secondOf('bob')
      await stage.open('Connection', { asUser: () => options })
      await stage.fill('Name of the second user', 'bob')
      await stage.click('Be a second user')
      await waitFor(() => expect(room.getSnapshot().has('bob')).toBe(true))
      await stage.click('Look at theirs')
      await stage.tab('Channels')
      await stage.press(stage.panel.getByRole('button', { name: /presence-room/ }))
      await stage.says('bob (you)')
      await stage.choose('Which kit', /test-key/)
      await stage.tab('Connection')
      await stage.click('Leave')
      await waitFor(() => expect(room.getSnapshot().has('bob')).toBe(false))
    })

    it('records what the page is told, shows any moment of it, and is live again', async () => {
      const price = latest(stage.kit, 'ticker', 'price')
      const room = presence(stage.kit, 'presence-room')
      await stage.open('Record')
      await stage.act(() => stage.server.emit('ticker', 'price', 0))
      await stage.click('Record')
      await stage.act(() => stage.server.emit('ticker', 'price', 1))
      const bob = stage.server.presence('presence-room').join('bob')
      await stage.server.settled()
      await new Promise((done) => setTimeout(done, 50))
      bob.leave()
      await stage.act(() => stage.server.emit('ticker', 'price', 2))
      await stage.click('Stop recording')
      await waitFor(() => stage.panel.getByRole('region', { name: 'The recording' }))
      const place = () =>
        stage.panel.getByRole<HTMLInputElement>('slider', { name: 'Place in the recording' })
      const seek = (to: number) => {
        place().value = String(to)
        place().dispatchEvent(new Event('input', { bubbles: true }))
      }
      seek(Number(place().max))
      await waitFor(() => expect(price.getSnapshot()).toBe(2))
      await stage.says('The page shows a recording.')
      // What the server says now is not what the page shows.
      stage.server.emit('ticker', 'price', 99)
      await stage.server.settled()
      expect(price.getSnapshot()).toBe(2)
      seek(0)
      await waitFor(() => expect(price.getSnapshot()).toBe(undefined))
      await waitFor(() => expect(channel(stage.kit, 'ticker').getSnapshot().status).toBe('live'))
      await stage.click('Play')
      await waitFor(() => expect(price.getSnapshot()).toBe(2))
      await stage.click('Back to live')
      await waitFor(() => expect(stage.kit.connection.getSnapshot().status).toBe('connected'))
      await waitFor(() => expect(room.getSnapshot().status).toBe('live'))
      await stage.act(() => stage.server.emit('ticker', 'price', 100))
      expect(price.getSnapshot()).toBe(100)
    })
  })
}
