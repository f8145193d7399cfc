import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from './lib/root.mjs'

/** Does what a newcomer does: starts the demo, opens its address, ends it with Ctrl-C. */
const child = spawn('node', ['scripts/start.mjs'], {
  cwd: root,
  env: { ...process.env, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const ended = once(child, 'exit')
const limit = setTimeout(() => child.kill('SIGKILL'), 120_000)
const address = await printedAddress()
const page = address && (await fetch(address).then((response) => response.text()))
child.kill('SIGINT')
const [code] = await ended
clearTimeout(limit)

const good = code === 0 && page?.includes('<title>ChannelKit</title>')
console.log(good ? `started at ${address} and ended cleanly` : `address ${address}, exit code ${code}`)
process.exit(good ? 0 : 1)

/** @returns {Promise<string | undefined>} nothing if it ended without one */
function printedAddress() {
  let output = ''
  return new Promise((resolve) => {
    child.on('exit', () => resolve(undefined))
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      process.stdout.write(chunk)
      output += chunk
      const [found] = output.match(/http:\/\/localhost:\d+/) ?? []
      if (found) resolve(found)
    })
  })
}
