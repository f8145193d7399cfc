import { createServer } from '@channelkit/server'
import Pusher from 'pusher'
import sirv from 'sirv'
import { flightsChannel, frameworks, machineChannel, pricesChannel } from '../shared.ts'
import { startAgent } from './agent.ts'
import { createApp } from './apps.ts'
import { startFlights } from './flights.ts'
import { createFlood } from './flood.ts'
import { startPrices } from './prices.ts'
import { createRoutes } from './routes.ts'

const host = '127.0.0.1'
const sampleEvery = 500

export interface DemoOptions {
  /** Where to listen; 0 lets the system choose. */
  port: number
  /** The folder of the built page. */
  page: string
}

export interface Demo {
  readonly url: string
  close(): Promise<void>
}

/** Starts the demo: the embedded server, the page, and what publishes: this machine's agent, and two recordings. */
export async function startDemo({ port: wanted, page }: DemoOptions): Promise<Demo> {
  const app = createApp()
  const files = sirv(page, { etag: true })
  const server = createServer({
    apps: [app],
    host,
    port: wanted,
    // A page sends ten a second at most, and on the way they may come closer together.
    limits: { clientEventsPerSecond: 20 },
    handler: (request, response) => routes.handle(request, response) || files(request, response),
  })
  const { port } = await server.listen()
  const sdkOf = ({ key, secret }: { key: string; secret: string }) =>
    new Pusher({ appId: app.id, key, secret, host, port: String(port), useTLS: false })
  const sdks = [app, ...app.keys].map(sdkOf)
  const [sdk] = sdks as [Pusher]
  const flood = createFlood(server.hub.app(app.id))
  const routes = createRoutes({
    publisher: sdk,
    signerOf: (framework) => sdks[frameworks.indexOf(framework)]!,
    flood,
  })

  /** Nobody waits for it: what is lost leaves a hole. */
  const publish = (channel: string, event: string) => (data: unknown) => {
    sdk.trigger(channel, event, data).catch((error: Error) => console.error(error.message))
  }
  const stops = [
    startAgent(sampleEvery, publish(machineChannel, 'sample')),
    startFlights(publish(flightsChannel, 'moved')),
    startPrices(publish(pricesChannel, 'price')),
    flood.end,
  ]
  return {
    url: `http://localhost:${port}`,
    async close() {
      for (const stop of stops) stop()
      await server.close()
    },
  }
}
