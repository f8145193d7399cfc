import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Chat } from '@ai-sdk/react'
import { createChatTransport } from '@channelkit/ai'
import { channel } from '@channelkit/core'
import type { UIMessage } from 'ai'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { freePort } from '../../installs/lib/processes.mjs'
import { codeBlocks } from '../../scripts/lib/code-blocks.mjs'
import { startWorld } from '../core/real-server.ts'

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const soon = (look: () => void) => vi.waitFor(look, { timeout: 30_000, interval: 20 })

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'])
    return true
  } catch {
    return false
  }
}

/** The guide's code in Python, run as it stands there, but for where the server is. */
describe.skipIf(!hasPython())('A server in Python, as the guide has it', () => {
  let world: Awaited<ReturnType<typeof startWorld>>
  let python: ChildProcess
  let api: string
  const folder = mkdtempSync(join(tmpdir(), 'channelkit-python-'))
  const say = (what: string) => python.stdin!.write(`${what}\n`)

  beforeAll(async () => {
    const port = await freePort()
    api = `http://127.0.0.1:${port}/`
    world = await startWorld(0, { webhooks: [{ url: `${api}stop` }] })
    const guide = readFileSync(path('../../docs/ai.md'), 'utf8')
    const code = codeBlocks(guide, 'py')[0]!.code
    writeFileSync(
      join(folder, 'chat.py'),
      code.replace('app_id="1"', 'app_id="app"').replace('6001', String(world.port)),
    )
    for (const file of ['pusher.py', 'serve.py']) copyFileSync(path(`./python/${file}`), join(folder, file))
    const args = ['serve.py', String(port)]
    python = spawn('python3', args, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
    await once(createInterface(python.stdout!), 'line')
  }, 60_000)
  afterAll(async () => {
    python.kill()
    await world.end()
    rmSync(folder, { recursive: true })
  })

  function open(id: string, user = 'ann') {
    const kit = world.kit(user)
    const name = (chat: string) => `private-cache-chat-${chat}`
    const transport = createChatTransport<UIMessage>({ kit, channel: name, api, patience: 20_000 })
    const errors: string[] = []
    const chat = new Chat<UIMessage>({ id, transport, onError: ({ message }) => void errors.push(message) })
    const textOf = ({ parts }: UIMessage) => parts.map((part) => (part.type === 'text' ? part.text : ''))
    const shown = () => chat.messages.map((message) => `${message.role}: ${textOf(message).join('')}`)
    const heard = (text: string) => soon(() => expect(shown()).toEqual(['user: Hi', `assistant: ${text}`]))
    const join = async () => {
      const leave = transport.join(chat)
      await soon(() => expect(channel(kit, name(id)).getSnapshot().status).toBe('live'))
      return leave
    }
    return { chat, errors, shown, heard, join }
  }

  it('is heard by who asked, by a second person, and by who comes in the middle', async () => {
    const [ann, bob] = [open('all'), open('all', 'bob')]
    const leave = await bob.join()
    void ann.chat.sendMessage({ text: 'Hi' })
    say('word Hello ')
    for (const one of [ann, bob]) await one.heard('Hello ')
    const late = open('all')
    late.chat.messages = ann.chat.messages.slice(0, 1)
    void late.chat.resumeStream()
    // All so far is left for who comes late, with one of the next words.
    const timer = setInterval(() => say('word .'), 50)
    await soon(() => expect(late.shown()[1]).toMatch(/^assistant: Hello \.+$/))
    clearInterval(timer)
    say('word é漢😀')
    say('end')
    for (const one of [ann, bob, late]) {
      await soon(() => expect([one.chat.status, one.errors]).toEqual(['ready', []]))
      expect(one.shown()[1]).toMatch(/^assistant: Hello \.+é漢😀$/)
      expect(one.shown()).toEqual(ann.shown())
    }
    leave()
  })

  it('is stopped by whoever stops it, by a webhook', async () => {
    const [ann, bob] = [open('stop'), open('stop', 'bob')]
    const leave = await bob.join()
    void ann.chat.sendMessage({ text: 'Hi' })
    say('word Hello ')
    for (const one of [ann, bob]) await one.heard('Hello ')
    await bob.chat.stop()
    // Until it heard of that, it goes on.
    const timer = setInterval(() => say('word '), 50)
    await soon(() => expect(ann.chat.status).toBe('ready'))
    clearInterval(timer)
    expect(ann.errors).toEqual([])
    leave()
  })

  it('says where an answer broke off', async () => {
    const ann = open('broken')
    void ann.chat.sendMessage({ text: 'Hi' })
    say('word Hello ')
    await ann.heard('Hello ')
    say('break')
    await soon(() => expect([ann.chat.status, ann.errors.length]).toEqual(['error', 1]))
  })
})
