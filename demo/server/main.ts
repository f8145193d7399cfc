import { fileURLToPath } from 'node:url'
import { startDemo } from './demo.ts'
import { listenNear, portFrom } from './port.ts'

const page = fileURLToPath(new URL('../page', import.meta.url))

try {
  await listenNear(portFrom(process.env.PORT), async (port) => {
    const demo = await startDemo({ port, page })
    console.log(`\nChannelKit is at ${demo.url}\nOpen it in two tabs. Ctrl-C ends it.\n`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(demo.close))
  })
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

async function end(close: () => Promise<void>): Promise<never> {
  await close()
  process.exit(0)
}
