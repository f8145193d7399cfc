import { expect, it } from 'vitest'
import { changed, component, splitProps } from './component.ts'
import { el } from './node.ts'

interface Props {
  text: string
  labels?: Partial<{ hello: string }>
}
const badge = component<Props, { icon: string }>()({
  name: 'badge',
  props: { text: 'plain' },
  labels: { hello: 'Hello' },
  slots: { icon: true },
  stores: () => ({}),
  view: () => el('p', {}),
})

it('what a component is given is its own, or a slot, or for its root element', () => {
  const symbol = Symbol('attach')
  const given = { text: 'x', labels: {}, partProps: {}, renderIcon: 1, renderOther: 2, id: 'a', [symbol]: 3 }
  const { props, rest } = splitProps(
    badge,
    given,
    (name) => `render${name[0]!.toUpperCase()}${name.slice(1)}`,
  )
  expect(props).toEqual({ text: 'x', labels: {}, partProps: {} })
  expect(rest).toEqual({ id: 'a', renderOther: 2, [symbol]: 3 })
  const plain = component<{ text: string }>()({
    name: 'plain',
    props: { text: 'plain' },
    stores: () => ({}),
    view: () => el('p', {}),
  })
  expect(splitProps(plain, { icon: 1 }, (name) => name).rest).toEqual({ icon: 1 })
})

it('a state changes in part, by what it is or by what it was, and the one before stays as it was', () => {
  const before = { open: false, count: 1 }
  expect(changed(before, { open: true })).toEqual({ open: true, count: 1 })
  expect(changed(before, ({ count }) => ({ count: count + 1 }))).toEqual({ open: false, count: 2 })
  expect(before).toEqual({ open: false, count: 1 })
})
