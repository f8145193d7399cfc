import { createTestKit, type TestKit } from '@channelkit/testing'
import { screen, waitFor } from '@testing-library/dom'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import page from '../../docs/optimistic-writes.md?raw'
import ChatSvelte from './ChatSvelte.svelte'
import svelteCode from './ChatSvelte.svelte?raw'
import ChatVue from './ChatVue.vue'
import vueCode from './ChatVue.vue?raw'
import { Chat } from './chat-react.tsx'
import reactCode from './chat-react.tsx?raw'
import { cleanup, inReact, inSvelte, inVue } from './mount.tsx'

let world: TestKit
const posts: ((ok: boolean) => void)[] = []
beforeEach(() => {
  world = createTestKit()
  posts.length = 0
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise<Response>((done) => posts.push((ok) => done(new Response('', { status: ok ? 201 : 503 })))),
  )
})
afterEach(() => {
  cleanup()
  world.server.destroy()
  vi.unstubAllGlobals()
})

const samples = [
  ['React', reactCode, inReact(Chat as never)],
  ['Vue', vueCode, inVue(ChatVue)],
  ['Svelte', svelteCode, inSvelte(ChatSvelte)],
] as const

describe.each(samples)('the sample of optimistic writes in %s', (_, code, mount) => {
  const shown = () =>
    screen.queryAllByRole('listitem').map((item) =>
      item.textContent
        ?.trim()
        .replace(/\s*(Try again)/, ' $1')
        .replace(/\s+/g, ' '),
    )
  const say = async (text: string) => {
    const box = screen.getByRole<HTMLInputElement>('textbox')
    await waitFor(() => expect(box.value).toBe(''))
    // What the form itself emptied, the typing tool does not see.
    await userEvent.clear(box)
    await userEvent.type(box, `${text}{Enter}`)
    await world.server.settled()
  }

  it('stands in the documentation as it is run here', () => {
    expect(page).toContain(code)
  })

  it('shows a message at once, stores it, and lets one that failed be tried again', async () => {
    mount(world.kit, { room: '7' })
    await world.server.settled()
    await say('Hello')
    await waitFor(() => expect(shown()).toEqual(['Hello pending']))
    posts[0]?.(true)
    await waitFor(() => expect(shown()).toEqual(['Hello']))
    await say('Again')
    await waitFor(() => expect(posts).toHaveLength(2))
    posts[1]?.(false)
    await waitFor(() => expect(shown()).toEqual(['Hello', 'Again failed Try again']))
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(shown()).toEqual(['Hello', 'Again pending']))
    posts[2]?.(true)
    await waitFor(() => expect(shown()).toEqual(['Hello', 'Again']))
  })
})
