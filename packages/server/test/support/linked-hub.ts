import type { ClusterApp, ClusterLink } from '../../src/hub/cluster.ts'
import { createHub, type HubOptions } from '../../src/hub/index.ts'
import { APP, connect } from './hub.ts'

/** A hub whose link answers each subscription at once, and questions as it is told to. */
export function linkedHub(answers: Partial<ClusterLink> = {}, more: Partial<HubOptions> = {}) {
  let app!: ClusterApp
  const told: string[] = []
  const nothing = () => {}
  const link = {
    open: (_: string, ready: () => void) => ready(),
    close: nothing,
    count: nothing,
    member: nothing,
    admit: (_channel: string, _id: string, _most: number, answer: (room: null) => void) => answer(null),
    user: nothing,
    edge: nothing,
    connected: (connections: number) => void told.push(`connected ${connections}`),
    others: () => 0,
    end: (id: string, reconnect: boolean) => void told.push(`end ${id} ${reconnect}`),
    terminate: (id: string) => void told.push(`terminate ${id}`),
    online: (_: unknown, answer: (ids: string[]) => void) => answer([]),
    publish: nothing,
    seen: async () => null,
    queue: () => ({
      put: async () => null,
      take: async () => null,
      settle: async () => false,
      listen: () => nothing,
    }),
    ...answers,
  } as ClusterLink
  const hub = createHub({
    ...more,
    apps: [APP],
    cluster: {
      link(given) {
        app = given
        return link
      },
    },
  })
  const ready = () => {
    const client = connect(hub)
    client.take()
    return client
  }
  return { hub, state: hub.app(APP.id), app, told, ready }
}
