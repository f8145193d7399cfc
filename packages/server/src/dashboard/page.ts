import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { refuse } from '../http/service.ts'
import { ServerError } from '../hub/index.ts'

/** Where the built page is: beside what is built, and from there in the source. */
const PLACES = ['./dashboard/', '../dashboard/', '../../dist/dashboard/'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
)

const KINDS: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

/** Nothing that the page was not built with runs in it, nothing is loaded from elsewhere, and nobody frames it. */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const

interface PageFile {
  readonly kind: string
  readonly body: Buffer
  readonly packed: Buffer
}

/** The files of the built page, which hold nothing of this server. */
export interface PageFiles {
  /** Answers with the page itself; `prefix` leads from its address to that of its files. */
  index(request: IncomingMessage, response: ServerResponse, prefix: string): void
  /** Answers with one of its files; false for what is none. */
  asset(request: IncomingMessage, response: ServerResponse, name: string): boolean
}

/** @param folder where the page is built; read when somebody asks first */
export function createPage(folder?: string): PageFiles {
  let files: ReadonlyMap<string, PageFile> | undefined
  const read = () => {
    files ??= readPage(folder)
    return files
  }
  return {
    index(request, response, prefix) {
      const page = read().get('index.html')
      if (!page)
        return refuse(response, new ServerError('not-found', 'The page of the dashboard is not built.'))
      const body = Buffer.from(page.body.toString('utf8').replaceAll('"./assets/', `"${prefix}assets/`))
      send(request, response, { ...page, body, packed: gzipSync(body) }, 'no-store')
    },
    asset(request, response, name) {
      const file = read().get(`assets/${name}`)
      if (file) send(request, response, file, 'public, max-age=31536000, immutable')
      return file !== undefined
    },
  }
}

function send(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  { kind, body, packed }: PageFile,
  cache: string,
) {
  const zip = /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))
  const bytes = zip ? packed : body
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'Content-Type': kind,
    'Content-Length': bytes.length,
    'Cache-Control': cache,
    Vary: 'Accept-Encoding',
    ...(zip ? { 'Content-Encoding': 'gzip' } : {}),
  })
  response.end(method === 'HEAD' ? undefined : bytes)
}

function readPage(folder = PLACES.find((place) => existsSync(join(place, 'index.html')))) {
  const files = new Map<string, PageFile>()
  if (!folder || !existsSync(join(folder, 'index.html'))) return files
  const names = ['index.html', ...readdirSync(join(folder, 'assets')).map((name) => `assets/${name}`)]
  for (const name of names) {
    const kind = KINDS[name.split('.').pop() ?? '']
    if (!kind) continue
    const body = readFileSync(join(folder, name))
    files.set(name, { kind, body, packed: gzipSync(body) })
  }
  return files
}
