import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPage, type PageFiles, SECURITY_HEADERS } from './page.ts'

let folder: string
let page: PageFiles
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'channelkit-page-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(
    join(folder, 'index.html'),
    '<script src="./assets/a-1.js"></script><link href="./assets/a-2.css">',
  )
  writeFileSync(join(folder, 'assets', 'a-1.js'), 'run()')
  writeFileSync(join(folder, 'assets', 'a-1.js.map'), 'secret source')
  page = createPage(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What somebody is answered. */
function ask(answer: (request: IncomingMessage, response: ServerResponse) => unknown, asked: object = {}) {
  const request = { method: 'GET', headers: {}, ...asked } as IncomingMessage
  const got: { status?: number; headers?: Record<string, unknown>; body?: Buffer | undefined } = {}
  const response = {
    writeHead(status: number, headers: Record<string, unknown>) {
      Object.assign(got, { status, headers })
      return response
    },
    end(body?: Buffer) {
      got.body = body
    },
  }
  const done = answer(request, response as unknown as ServerResponse)
  return { ...got, done }
}

describe('the page', () => {
  it('finds its files from wherever it stands, is kept by nobody, and has its policy', () => {
    const { status, headers, body } = ask((...asked) => page.index(...asked, './dashboard/'))
    expect([status, headers?.['Cache-Control']]).toEqual([200, 'no-store'])
    expect(headers).toMatchObject(SECURITY_HEADERS)
    expect(String(body)).toBe(
      '<script src="./dashboard/assets/a-1.js"></script><link href="./dashboard/assets/a-2.css">',
    )
  })

  it('comes packed to whom that is said by', () => {
    const { headers, body } = ask((...asked) => page.index(...asked, './'), {
      headers: { 'accept-encoding': 'br, gzip' },
    })
    expect(headers).toMatchObject({ 'Content-Encoding': 'gzip', 'Content-Length': body!.length })
    expect(String(gunzipSync(body!))).toContain('./assets/a-1.js')
  })

  it('is not sent where only its head was asked for', () => {
    const { headers, body } = ask((...asked) => page.index(...asked, './'), { method: 'HEAD' })
    expect(body).toBeUndefined()
    expect(headers?.['Content-Length']).toBeGreaterThan(0)
  })

  it('is not there where none was built, and that is said', () => {
    const none = createPage(join(folder, 'nothing'))
    expect(ask((...asked) => none.index(...asked, './')).status).toBe(404)
  })
})

describe('a file of it', () => {
  it('is kept for ever: its name is another with each content', () => {
    const { status, headers, body, done } = ask((...asked) => page.asset(...asked, 'a-1.js'))
    expect([done, status, String(body)]).toEqual([true, 200, 'run()'])
    expect(headers).toMatchObject({
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    })
  })

  it.each(['', 'none.js', 'a-1.js.map', '../index.html', '../../package.json', '__proto__'])(
    '%j is none',
    (name) => {
      const { done, status } = ask((...asked) => page.asset(...asked, name))
      expect([done, status]).toEqual([false, undefined])
    },
  )
})

it('nothing inline runs, nothing is loaded from elsewhere, and nobody frames it', () => {
  const policy = SECURITY_HEADERS['Content-Security-Policy']
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
})
