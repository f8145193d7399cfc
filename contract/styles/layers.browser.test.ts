import { describe, expect, it } from 'vitest'
import { commands as all } from 'vitest/browser'
import type { StyleCommands } from './tools.ts'

const commands = all as unknown as StyleCommands

/** In Tailwind's way: its layers, a reset that takes what elements have, and a class that says one thing. */
const tailwind = `@layer theme, base, components, utilities;
@layer base { * { margin: 0; padding: 0; border: 0 solid } button { background: none; color: inherit } }
@layer utilities { .text-orange { color: rgb(255, 165, 0) } }`
const order = '@layer theme, base, channelkit, components, utilities;'

const pages = [
  ['alone, with a class in no layer', (ours: string) => `.text-orange { color: rgb(255, 165, 0) } ${ours}`],
  ['before Tailwind', (ours: string) => `${ours} ${tailwind}`],
  ['after Tailwind, the order said once', (ours: string) => `${order} ${tailwind} ${ours}`],
] as const

const read = `(() => {
  const { color, borderTopWidth, paddingInlineStart } = getComputedStyle(document.querySelector('button'))
  return { note: getComputedStyle(document.querySelector('p')).color, color, borderTopWidth, paddingInlineStart }
})()`

describe.each(pages)('the stylesheet %s', async (_, page) => {
  const ours = await commands.processed('no tool', '')
  const html = `<!doctype html><style>${page(ours)}</style><div data-ck="live-value">
    <p class="ck-note text-orange">Waiting</p><button class="ck-button">Try again</button></div>`

  it('gives way to a class of the application, and to nothing that resets it', async () => {
    expect(await commands.inPage(html, 'light', read)).toEqual({
      note: 'rgb(255, 165, 0)',
      color: 'rgb(27, 28, 34)',
      borderTopWidth: '1px',
      paddingInlineStart: '10px',
    })
  })
})
