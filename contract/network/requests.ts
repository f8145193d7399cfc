import type { Page } from 'playwright-core'
import type { BrowserCommand } from 'vitest/node'

const seen: string[] = []

/** What the page asks of the network from now on, WebSockets included: it is read by `requestsSeen`. */
export const watchRequests: BrowserCommand<[]> = (command) => {
  const { page } = command as typeof command & { page: Page }
  seen.length = 0
  page.removeAllListeners('request').removeAllListeners('websocket')
  page.on('request', (request) => seen.push(request.url()))
  page.on('websocket', (socket) => seen.push(socket.url()))
}

export const requestsSeen: BrowserCommand<[]> = () =>
  seen.filter((url) => url.includes('app-key') || !url.includes('/@'))

/** What a test calls by `commands`. */
export interface NetworkCommands {
  watchRequests(): Promise<void>
  requestsSeen(): Promise<string[]>
}
