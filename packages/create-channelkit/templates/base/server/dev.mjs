import { createServer } from 'vite'
import { freePort } from './free-port.mjs'

// The page by Vite, which hands on to the server what is for it: one address for all.
process.env.CHANNELKIT_PORT ??= String(await freePort(6001))
await import('./main.mjs')
const port = Number(process.env.PORT ?? 5173)
const vite = await createServer({ server: { port, strictPort: Boolean(process.env.PORT) } })
await vite.listen()
vite.printUrls()
