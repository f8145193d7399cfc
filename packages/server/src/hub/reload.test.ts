import { describe, expect, it } from 'vitest'
import { APP, connect } from '../../test/support/hub.ts'
import { createHub } from './index.ts'

const OTHER = { id: 'b', key: 'other', secret: 's' }

describe('apps that are put in place of others', () => {
  it('are changed where they are, and what is left out is as it is by default', () => {
    const hub = createHub({ apps: [{ ...APP, enabled: true, limits: { payload: 1 } }], limits: { frame: 9 } })
    const held = hub.app(APP.id)
    const { app, limits, intake } = held
    const client = connect(hub)
    hub.reload({ apps: [{ ...APP, secret: 'new' }, OTHER], limits: { payload: 5 } })
    expect(hub.app(APP.id)).toBe(held)
    expect([held.app, held.limits]).toEqual([app, limits])
    expect([app.secret, 'enabled' in app, limits.payload]).toEqual(['new', false, 5])
    expect(limits.frame).toBeGreaterThan(9)
    expect(held.intake).not.toBe(intake)
    expect(client.closed).toEqual([])
    expect(hub.apps.map(({ app }) => app.id)).toEqual([APP.id, 'b'])
  })

  it('have limits of their own before those of all', () => {
    const hub = createHub({ apps: [APP] })
    hub.reload({ apps: [{ ...APP, limits: { payload: 3 } }], limits: { payload: 5 } })
    expect(hub.app(APP.id).limits.payload).toBe(3)
  })

  it('close all who were connected to one that is gone, with 4001', () => {
    const hub = createHub({ apps: [APP, OTHER] })
    const gone = [connect(hub), connect(hub)]
    const stays = connect(hub, { appKey: OTHER.key })
    hub.reload({ apps: [OTHER] })
    expect(gone.map(({ closed }) => closed[0]?.[0])).toEqual([4001, 4001])
    expect(stays.closed).toEqual([])
    expect(hub.apps.map(({ app }) => app.id)).toEqual(['b'])
  })
})
