import { describe, expect, it } from 'vitest'
import { startDashboard } from '../support/dashboard.ts'

const SESSION = '/dashboard/session'

describe('where it is', () => {
  it('is nowhere with false, and its places are the handler’s', async () => {
    const { ask, upgrade } = await startDashboard({
      dashboard: false,
      handler: (_, response) => response.end('mine'),
    })
    for (const path of ['/', '/dashboard', '/dashboard/session']) expect((await ask(path)).text).toBe('mine')
    expect(await upgrade()).toContain('101')
  })

  it('leaves / to a handler, and moves with path', async () => {
    const { ask } = await startDashboard({
      handler: (_, response) => response.end('mine'),
      dashboard: { path: '/ops/live' },
    })
    expect((await ask('/')).text).toBe('mine')
    expect((await ask('/dashboard/session')).text).toBe('mine')
    expect((await ask('/ops/live/session')).status).toBe(200)
    const { status, headers } = await ask('/ops/live')
    expect([status, headers.location]).toEqual([308, './live/'])
  })

  it('stands on the listener of its own where that is asked for, and no longer where clients connect', async () => {
    const { ask, server } = await startDashboard({ admin: { port: 0 }, port: 0 })
    expect((await ask(SESSION)).status).toBe(404)
    expect((await ask('/')).status).toBe(404)
    expect(server.dashboard).toBeDefined()
  })
})
