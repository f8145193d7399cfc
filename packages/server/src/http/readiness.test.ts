import { expect, it } from 'vitest'
import { createHub } from '../hub/index.ts'
import { createReadiness } from './readiness.ts'

const make = (needsCluster: boolean) => {
  const hub = createHub({ apps: [{ id: 'app', key: 'k', secret: 's' }] })
  const tell = (state: 'joined' | 'degraded') =>
    hub.tell({ type: 'cluster', state, reason: undefined }, 'app')
  return { tell, readiness: createReadiness(hub, needsCluster) }
}

it('is lost and found with the cluster, where that is needed', () => {
  const { tell, readiness } = make(true)
  expect(readiness.unready()).toBe('cluster-lost')
  tell('joined')
  expect(readiness.unready()).toBe(null)
  tell('degraded')
  expect(readiness.unready()).toBe('cluster-lost')
  tell('joined')
  readiness.end()
  expect(readiness.unready()).toBe('shutting-down')
})

it('is not touched by the cluster where it serves on alone', () => {
  const { tell, readiness } = make(false)
  tell('degraded')
  expect(readiness.unready()).toBe(null)
})
