import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findPusher, loadPusher, makePusher } from './pusher-module.ts'

const require = createRequire(import.meta.url)
const releases = ['pusher-js-8-3', 'pusher-js-8-4', 'pusher-js-8-5', 'pusher-js'] as const
const entries = [
  'dist/node/pusher.js',
  'dist/web/pusher.js',
  'dist/react-native/pusher.js',
  'with-encryption/index.js',
  'worker/index.js',
  'worker/with-encryption/index.js',
  'react-native/index.js',
  'node.js',
]

/** What hosts other than Node have, as far as the builds for them look for it while they load. */
const host = {
  window: { JSON, addEventListener() {}, location: { protocol: 'http:' } },
  self: { addEventListener() {}, crypto: globalThis.crypto, location: { protocol: 'http:' } },
  document: {
    body: {},
    location: { protocol: 'http:' },
    addEventListener() {},
    getElementsByTagName: () => [{}],
  },
  navigator: { onLine: true },
}
const netInfo = {
  __esModule: true,
  default: { fetch: async () => ({ type: 'wifi' }), addEventListener() {} },
}

/** Evaluates a CommonJS file of a package, as a bundler for the host it was made for would. */
function load(file: string): unknown {
  const names = ['module', 'exports', 'require', 'define', ...Object.keys(host)]
  const resolve = createRequire(file)
  const module = { exports: {} as unknown }
  const requireHere = (name: string) => {
    if (name.startsWith('@react-native')) return netInfo
    return name.startsWith('.') ? load(resolve.resolve(name)) : resolve(name)
  }
  const run = new Function(...names, readFileSync(file, 'utf8'))
  run.call(host.self, module, module.exports, requireHere, undefined, ...Object.values(host))
  return module.exports
}

/** How bundlers hand over a module that was written for `require`. */
const wraps: Record<string, (module: unknown) => unknown> = {
  'as it is': (module) => module,
  'behind one default': (module) => ({ default: module }),
  'behind two defaults': (module) => ({ default: { default: module } }),
  'as Node 23 gives it': (module) => ({ default: module, 'module.exports': module }),
  'with its members beside the default': (module) => ({ ...(module as object), default: module }),
  'as a namespace that can be called': (module) => {
    const namespace = function (this: unknown, ...args: unknown[]) {
      return (module as (...args: unknown[]) => unknown).apply(this, args)
    }
    return Object.assign(namespace, { default: module })
  },
  'that leads back to itself': (module) => {
    const namespace: Record<string, unknown> = { Pusher: module }
    namespace.default = namespace
    return namespace
  },
}

describe.each(releases)('%s', (release) => {
  const folder = dirname(require.resolve(`${release}/package.json`))
  it.each(entries)('%s gives its class however a bundler wraps it', (entry) => {
    const module = load(join(folder, entry))
    const expected = typeof module === 'function' ? module : (module as { Pusher: unknown }).Pusher
    expect(expected).toBeTypeOf('function')
    for (const [name, wrap] of Object.entries(wraps)) {
      expect(findPusher(wrap(module)), name).toBe(expected)
    }
  })

  it('is found by import and by require of Node, and makes an instance', async () => {
    for (const loaded of [await import(`${release}`), require(release)]) {
      const pusher = makePusher(await loadPusher(() => loaded), 'key', { cluster: 'own' })
      expect(pusher.connection.state).toBe('connecting')
      pusher.disconnect()
    }
  })
})

describe('what is no pusher-js', () => {
  it('is a function of somebody, taken as it is', () => {
    const own = class {}
    expect(findPusher(own)).toBe(own)
    expect(findPusher({ default: own })).toBe(own)
  })

  it.each([undefined, null, 1, 'Pusher', {}, { default: null }, { default: {} }])(
    '%j has no class',
    (loaded) => {
      expect(findPusher(loaded)).toBeUndefined()
    },
  )

  it.each([
    [{}, 'an empty object'],
    [{ Channel: 1, default: { other: 1 } }, 'an object with Channel, default'],
    [null, 'null'],
    [undefined, 'undefined'],
  ])('%j is told as what came', async (loaded, shape) => {
    const error = await loadPusher(() => loaded).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'load-failed', retryable: false })
    expect(error.message).toContain(`has no Pusher class in it: ${shape}.`)
    expect(error.remedy).not.toMatch(/install/i)
  })
})

describe('what cannot be loaded', () => {
  const failing = (cause: unknown) => loadPusher(() => Promise.reject(cause)).catch((thrown) => thrown)

  it.each([
    "Cannot find package 'pusher-js' imported from /app/main.js",
    "Cannot find module 'pusher-js'\nRequire stack: - /app/main.js",
    'Failed to resolve module specifier "pusher-js". Relative references must start with "/".',
    'The specifier “pusher-js” was a bare specifier, but was not remapped to anything.',
    'Module name, "pusher-js" does not resolve to a valid URL.',
  ])('is to be installed when it is missing: %s', async (words) => {
    const error = await failing(new TypeError(words))
    expect(error).toMatchObject({ code: 'load-failed', retryable: false })
    expect(error.remedy).toMatch(/^Install pusher-js/)
    expect(error.message).toContain(words.split('\n')[0]!.replace(/\.$/, ''))
  })

  it.each([
    'Failed to fetch dynamically imported module: http://localhost/node_modules/.vite/deps/pusher-js.js',
    'Loading chunk 42 failed.',
    "Cannot find module './polyfills'",
    "Class constructor Pusher cannot be invoked without 'new'",
  ])('is not to be installed for another reason: %s', async (words) => {
    const error = await failing(new Error(words))
    expect(error).toMatchObject({ code: 'load-failed', retryable: true })
    expect(error.remedy).not.toMatch(/install/i)
    expect(error.message).toContain(words.replace(/\.$/, ''))
  })
})

describe('what cannot be made', () => {
  it('blames the options when pusher-js does', async () => {
    const Pusher = await loadPusher(() => import('pusher-js'))
    expect(() => makePusher(Pusher, 'key', {})).toThrow(
      expect.objectContaining({
        code: 'invalid-options',
        message: expect.stringContaining('Options object must provide a cluster'),
      }),
    )
  })

  it('blames the build when it needs another host', () => {
    class Elsewhere {
      constructor() {
        throw new ReferenceError('window is not defined')
      }
    }
    expect(() => makePusher(Elsewhere, 'key', {})).toThrow(
      expect.objectContaining({
        code: 'load-failed',
        remedy: expect.stringContaining('/worker'),
        message: expect.stringContaining('window is not defined'),
      }),
    )
  })
})
