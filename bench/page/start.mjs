import { fork } from 'node:child_process'
import { chromium } from 'playwright-core'
import { chromium as findChromium } from '../../scripts/chromium.mjs'

/**
 * The server in a process of its own, so that what it does is not the page's.
 *
 * @typedef {Awaited<ReturnType<typeof startServer>>} BenchServer
 */
export async function startServer() {
  const child = fork(new URL('server.mjs', import.meta.url).pathname, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  /** @param {string} type @returns {Promise<any>} */
  const told = (type) =>
    new Promise((resolve, reject) => {
      const ended = () => reject(new Error('The server ended.'))
      const hear = (/** @type {any} */ message) => {
        if (message.type !== type) return
        child.off('message', hear)
        child.off('exit', ended)
        resolve(message)
      }
      child.on('message', hear)
      child.once('exit', ended)
    })
  const { port } = await told('ready')
  const ask = (/** @type {any} */ question) => {
    const answer = told(question.type)
    child.send(question)
    return answer
  }
  return {
    url: `http://127.0.0.1:${port}/`,
    ask,
    stream(/** @type {object} */ what) {
      const answer = told('streamed')
      child.send({ type: 'stream', ...what })
      return answer
    },
    /** @param {(counts: { subscribed: number }) => boolean} enough */
    async until(enough) {
      for (let i = 0; i < 600; i++) {
        if (enough(await ask({ type: 'counts' }))) return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error('The page did not subscribe.')
    },
    end: () => child.send({ type: 'end' }),
  }
}

export async function startBrowser() {
  return chromium.launch({
    executablePath: await findChromium(),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--enable-precise-memory-info'],
      ...['--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'],
    ],
  })
}
