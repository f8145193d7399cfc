import { fileURLToPath } from 'node:url'
import { startDemo } from './demo.ts'
import { listenNear, portFrom } from './port.ts'

const page = fileURLToPath(new URL('../page', import.meta.url))
const patience = 3000

try {
  await listenNear(portFrom(process.env.PORT), async (port) => {
    const demo = await startDemo({ port, page })
    console.log(
      `\nChannelKit is at ${demo.url}\nOpen it twice, and watch it from ${demo.url}/dashboard/. Ctrl-C ends it.\n`,
    )
    endOnSignal(demo.close)
  })
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

/** Ctrl-C may come twice, from the terminal and from npm: the second one must not cut the first one's work short. */
function endOnSignal(close: () => Promise<void>): void {
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(), patience).unref()
    await close()
    process.exit()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
}
