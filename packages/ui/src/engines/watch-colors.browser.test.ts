import { afterEach, expect, it, vi } from 'vitest'
import { watchColors } from './watch-colors.ts'

afterEach(() => {
  document.body.replaceChildren()
  document.documentElement.removeAttribute('style')
})

function page(css: string) {
  const style = document.createElement('style')
  style.textContent = css
  const root = document.createElement('div')
  document.body.append(style, root)
  return { style, root }
}

const colors = { line: 'var(--line, red)', text: 'currentColor' }

it('reads what a colour is there, whatever way it is written', () => {
  const { root } = page(
    'div { --line: light-dark(#fff, #000); color-scheme: dark; color: hsl(120 100% 50%) }',
  )
  const watched = watchColors(root, colors, () => {})
  expect(watched.now).toEqual({ line: 'rgb(0, 0, 0)', text: 'rgb(0, 255, 0)' })
  watched.stop()
  expect(root.childElementCount).toBe(0)
})

it.each([
  ['the scheme of the page', () => document.documentElement.style.setProperty('color-scheme', 'dark')],
  ['a stylesheet', (style: HTMLStyleElement) => style.append('div { --line: #000 }')],
  [
    'a checkbox elsewhere',
    () => document.body.append(Object.assign(document.createElement('p'), { id: 'dark' })),
  ],
])('tells of a change by %s', async (_, change) => {
  const { style, root } = page(
    'div { --line: light-dark(#fff, #000) } body:has(#dark) { color-scheme: dark }',
  )
  const changed = vi.fn()
  const watched = watchColors(root, colors, changed)
  expect(watched.now.line).toBe('rgb(255, 255, 255)')
  change(style)
  await vi.waitFor(() => expect(changed).toHaveBeenCalled())
  expect(watched.now.line).toBe('rgb(0, 0, 0)')
  watched.stop()
})

it('tells of it as well where all motion is turned off', async () => {
  const { root } = page('div { --line: #fff } div * { transition: none !important }')
  const changed = vi.fn()
  const watched = watchColors(root, colors, changed)
  root.style.setProperty('--line', '#000')
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1))
  watched.stop()
})

it('says nothing while no colour is another', async () => {
  const { root } = page('div { --line: #fff }')
  const changed = vi.fn()
  const watched = watchColors(root, colors, changed)
  root.style.setProperty('--line', 'white')
  root.style.setProperty('--other', 'red')
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  expect(changed).not.toHaveBeenCalled()
  watched.stop()
})
