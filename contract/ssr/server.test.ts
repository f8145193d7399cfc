import { Writable } from 'node:stream'
import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Probe, unifyReact, wrap } from '../drivers/react-probe.tsx'
import { cases, queryClient, serverKit } from './cases.ts'
import { renderOnServer, seenBy } from './render.ts'

const textOf = (html: string) =>
  html
    .match(/<output[^>]*>(.*?)<[/]output>/)?.[1]
    ?.replace(/<!--.*?-->/g, '')
    .replaceAll('&quot;', '"')

afterEach(() => vi.restoreAllMocks())

describe.each(['React', 'Vue', 'Svelte'])('%s on a server', (framework) => {
  it.each(Object.entries(cases))(
    'renders %s as it is at first, and connects to nothing',
    async (name, { first }) => {
      const errors = vi.spyOn(console, 'error')
      const [loaded, chance] = [vi.fn(), vi.spyOn(Math, 'random')]
      const html = await renderOnServer(framework, name, loaded)
      await new Promise((resolve) => setTimeout(resolve, 5))
      expect(JSON.parse(textOf(html)!)).toEqual(first)
      expect(loaded).not.toHaveBeenCalled()
      expect(chance).not.toHaveBeenCalled()
      expect(errors).not.toHaveBeenCalled()
    },
  )
})

it('React streams the same', async () => {
  const { hook, args, first } = cases.latest!
  const loaded = vi.fn()
  const probe = createElement(Probe, { hook, args, seen: seenBy(unifyReact, 'latest') })
  const html = await new Promise<string>((resolve) => {
    let text = ''
    const sink = new Writable({
      write(chunk, _, done) {
        text += chunk
        done()
      },
      final: (done) => {
        resolve(text)
        done()
      },
    })
    const tree = wrap({ kit: serverKit(loaded), client: queryClient() }, probe)
    const stream = renderToPipeableStream(tree, { onAllReady: () => stream.pipe(sink) })
  })
  expect(JSON.parse(textOf(html)!)).toEqual(first)
  expect(loaded).not.toHaveBeenCalled()
})
