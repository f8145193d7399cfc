import { request } from 'node:http'

/** A client of the HTTP transports that, unlike pusher-js, stays with its session when an answer breaks. */
export function createXhrClient(port: number, { session = '1/abcdefgh', key = 'app-key' } = {}) {
  const base = `/pusher/app/${key}/${session}`
  const lines: string[] = []

  /** One request that receives; resolves when its answer is over, however that came. */
  const receive = (kind: 'xhr' | 'xhr_streaming', onLine: (leave: () => void) => void = () => {}) =>
    new Promise<number>((resolve) => {
      const path = `${base}/${kind}?protocol=7&client=js&version=8.6.0`
      const asked = request({ host: '127.0.0.1', port, path, method: 'POST', agent: false }, (response) => {
        let rest = ''
        response.setEncoding('utf8')
        response.on('data', (text: string) => {
          const parts = (rest + text).split('\n')
          rest = parts.pop()!
          lines.push(...parts)
          for (const _ of parts) onLine(() => asked.destroy())
        })
        response.on('error', () => {})
        response.on('close', () => resolve(response.statusCode!))
      })
      asked.on('error', () => resolve(0))
      asked.end()
    })

  const post = (body: string) =>
    fetch(`http://127.0.0.1:${port}${base}/xhr_send`, { method: 'POST', body }).then(({ status }) => status)

  return {
    lines,
    receive,
    post,
    say: (event: string, data: unknown, channel?: string) =>
      post(JSON.stringify([JSON.stringify({ event, data, channel })])),
    /** The frames of all lines so far. */
    frames: (): { event: string; data: unknown; channel?: string }[] =>
      lines
        .flatMap((line) => (line[0] === 'a' ? JSON.parse(line.slice(1)) : []))
        .map((text) => JSON.parse(text)),
  }
}
