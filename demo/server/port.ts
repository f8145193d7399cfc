/**
 * Listens on `wanted`, or on the next port that is free; says so when it had to go on. Port 0 lets the system
 * choose.
 */
export async function listenNear(wanted: number, listen: (port: number) => Promise<void>): Promise<void> {
  for (let port = wanted; port < wanted + 20; port++) {
    try {
      return await listen(port)
    } catch (error) {
      if ((error as { code?: string }).code !== 'port-in-use') throw error
      console.log(`Port ${port} is in use: trying ${port + 1}.`)
    }
  }
  throw new Error(`Ports ${wanted} to ${wanted + 19} are all in use. Choose another one with PORT=…`)
}

/** The port named by PORT, or the default; what is no port is refused. */
export function portFrom(text: string | undefined): number {
  if (!text) return 6001
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new Error(`PORT must be a number from 0 to 65535, not "${text}".`)
}
