import type { Server } from 'node:http'
import { DEFAULTS } from '../defaults.ts'
import type { Hub } from '../hub/index.ts'
import { createListener, type ListenerParts } from './listener.ts'
import { type ListenerAddress, listenAt } from './node-server.ts'
import type { Service } from './service.ts'

/** What can be moved off the port that clients reach. */
export const ADMIN_SERVICES = ['health', 'metrics', 'api', 'dashboard'] as const

export type AdminService = (typeof ADMIN_SERVICES)[number]

/** A listener of its own for what clients have no business with. */
export interface AdminOptions {
  /** 0 takes a free one. */
  port: number
  /** Default `127.0.0.1`: nobody but this machine. */
  host?: string
  /** What stands there, and no longer on the server's own port. Default all: `['health', 'metrics', 'api', 'dashboard']`. */
  serves?: readonly AdminService[]
}

/** Whether something stands on the listener of its own. */
export const isMoved = (name: AdminService, admin?: AdminOptions): boolean =>
  admin !== undefined && (admin.serves ?? ADMIN_SERVICES).includes(name)

/** Shares services out between the two ports. */
export function shareOut(services: Readonly<Record<AdminService, readonly Service[]>>, admin?: AdminOptions) {
  const pick = (moved: boolean) =>
    ADMIN_SERVICES.filter((name) => isMoved(name, admin) === moved).flatMap((name) => services[name])
  return { here: pick(false), there: pick(true) }
}

/** The listener of its own; null where there is none. */
export interface Admin {
  readonly httpServer: Server
  listen(): Promise<ListenerAddress>
  close(): void
}

export function createAdmin(
  hub: Hub,
  always: readonly Service[],
  { limits, localOnly, admin }: Pick<ListenerParts, 'limits' | 'localOnly'> & { admin?: AdminOptions },
): Admin | null {
  if (!admin) return null
  const { httpServer } = createListener(hub, { always, limits, localOnly })
  return {
    httpServer,
    listen: () => listenAt(httpServer, admin.port, admin.host ?? DEFAULTS.admin.host),
    close() {
      httpServer.close()
      httpServer.closeAllConnections()
    },
  }
}
