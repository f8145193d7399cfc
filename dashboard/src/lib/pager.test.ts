import { describe, expect, it } from 'vitest'
import { type ConnectionTold, createPager, NOTHING, type Page, type Pages, SIZE } from './pager.ts'

const one = (n: number) => ({ socket_id: String(n).padStart(6, '0') }) as ConnectionTold

/** A server with so many connections, which answers when it is told to. */
function setUp(many: number) {
  const server = { many, calls: 0, fails: false }
  const held: (() => void)[] = []
  let holding = false
  const fetchPage = async (after: string | null): Promise<Page> => {
    server.calls++
    if (holding) await new Promise<void>((resolve) => held.push(resolve))
    if (server.fails) throw new Error('gone')
    const from = after === null ? 0 : Number(after) + 1
    const connections = Array.from({ length: Math.min(SIZE, server.many - from) }, (_, n) => one(from + n))
    const left = from + connections.length < server.many
    return { connections, total: server.many, next: left ? connections.at(-1)!.socket_id : null }
  }
  let shown: Pages = NOTHING
  const pager = createPager(fetchPage, (pages) => {
    shown = pages
  })
  return {
    server,
    pager,
    shown: () => shown,
    read: () => shown.connections.length,
    hold() {
      holding = true
    },
    async release(nth = 0) {
      held.splice(nth, 1)[0]!()
      for (let n = 0; n < 10; n++) await Promise.resolve()
    },
  }
}

describe('a pager', () => {
  it('reads a page, then the next ones, until there is none', async () => {
    const { pager, shown, read, server } = setUp(2 * SIZE + 1)
    await pager.refresh()
    expect([read(), shown().total, shown().loaded]).toEqual([SIZE, 2 * SIZE + 1, true])
    await pager.more()
    await pager.more()
    expect([read(), shown().next]).toEqual([2 * SIZE + 1, null])
    expect(new Set(shown().connections.map(({ socket_id }) => socket_id)).size).toBe(2 * SIZE + 1)
    await pager.more()
    expect(server.calls).toBe(3)
  })

  it('asks for one page once, however often it is wanted', async () => {
    const { pager, read, server } = setUp(5 * SIZE)
    await pager.refresh()
    await Promise.all([pager.more(), pager.more(), pager.more()])
    expect([read(), server.calls]).toEqual([2 * SIZE, 2])
  })

  it('reads anew what is shown; of very many only how many there are', async () => {
    const { pager, shown, read, server } = setUp(10 * SIZE)
    await pager.refresh()
    await pager.more()
    server.many = SIZE + 5
    await pager.refresh()
    expect([read(), shown().total, shown().next]).toEqual([SIZE + 5, SIZE + 5, null])
    server.many = 10 * SIZE
    await pager.refresh()
    for (let n = 0; n < 3; n++) await pager.more()
    server.many = 10 * SIZE - 1
    const before = server.calls
    await pager.refresh()
    expect([read(), shown().total, server.calls]).toEqual([5 * SIZE, 10 * SIZE - 1, before + 1])
  })

  it('keeps the page that came while it read anew', async () => {
    const { pager, read, hold, release } = setUp(10 * SIZE)
    await pager.refresh()
    hold()
    const both = [pager.refresh(), pager.more()]
    await release(1)
    expect(read()).toBe(2 * SIZE)
    await release()
    await release()
    await Promise.all(both)
    expect(read()).toBe(2 * SIZE)
  })

  it('shows nothing of a page that no longer follows on what is shown', async () => {
    const { pager, read, server, hold, release } = setUp(3 * SIZE)
    await pager.refresh()
    hold()
    const both = [pager.more(), pager.refresh()]
    server.many = SIZE - 1
    await release(1)
    await release()
    await Promise.all(both)
    expect(read()).toBe(SIZE - 1)
  })

  it('says what went wrong and keeps what is there; the next answer puts it right', async () => {
    const { pager, shown, read, server } = setUp(2 * SIZE)
    server.fails = true
    await pager.refresh()
    expect([shown().error?.message, shown().loaded, read()]).toEqual(['gone', true, 0])
    server.fails = false
    await pager.refresh()
    server.fails = true
    await pager.more()
    expect([shown().error?.message, read()]).toEqual(['gone', SIZE])
    server.fails = false
    await pager.more()
    expect([shown().error, read()]).toEqual([null, 2 * SIZE])
  })

  it('tells nothing of what was under way when it was to be forgotten, and can be asked again', async () => {
    const { pager, shown, read, hold, release } = setUp(2 * SIZE)
    hold()
    const asked = pager.refresh()
    pager.forget()
    await release()
    await asked
    expect(shown()).toBe(NOTHING)
    const again = pager.refresh()
    await release()
    await again
    expect(read()).toBe(SIZE)
  })
})
