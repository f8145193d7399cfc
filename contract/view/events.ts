import { component, el, type Handlers } from '@channelkit/ui'
import { fireEvent } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { ComponentDriver } from '../components/driver.ts'
import { useView } from './use-view.ts'

/** Every event that a view can follow, and how it is made. */
const causes: Record<keyof Handlers, (element: HTMLElement) => void> = {
  onclick: (element) => fireEvent.click(element),
  onfocusin: (element) => fireEvent.focusIn(element),
  onfocusout: (element) => fireEvent.focusOut(element),
  oninput: (element) => fireEvent.input(element, { target: { value: 'typed' } }),
  onkeydown: (element) => fireEvent.keyDown(element, { key: 'Enter' }),
  onpointerdown: (element) => fireEvent.pointerDown(element),
  // As a browser does: React goes by `over` and `out`.
  onpointerenter: (element) => fireEvent.pointerOver(element) && fireEvent.pointerEnter(element),
  onpointerleave: (element) => fireEvent.pointerOut(element) && fireEvent.pointerLeave(element),
  onpointermove: (element) => fireEvent.pointerMove(element),
  onpointerup: (element) => fireEvent.pointerUp(element),
  onscroll: (element) => fireEvent.scroll(element),
}

/** What a binding must make of a view's handlers. */
export function events(driver: ComponentDriver): void {
  const show = useView(driver)

  describe(`${driver.name}: a handler`, () => {
    it.each(Object.keys(causes))('%s hears its event once, from its own element', async (name) => {
      const heard: unknown[] = []
      const field = component()({
        name: 'field',
        props: {},
        stores: () => ({}),
        view: () =>
          el(
            'div',
            { 'data-ck': 'field' },
            el('input', {
              value: '',
              ...{ [name]: (event: Event) => void heard.push(event.currentTarget, event.type) },
            }),
          ),
      })
      const { root } = await show(field)
      const input = root.querySelector('input')!
      await driver.act(async () => causes[name as keyof Handlers](input))
      expect(heard).toHaveLength(2)
      expect(heard[0]).toBe(input)
    })

    it('of the application runs before ours, and keeps ours from running by preventDefault', async () => {
      const order: string[] = []
      const button = component()({
        name: 'button',
        props: {},
        stores: () => ({}),
        view: () => el('button', { 'data-ck': 'button', type: 'button', onclick: () => order.push('ours') }),
      })
      const { root, set } = await show(button, { onclick: () => order.push('theirs') })
      await driver.act(async () => root.click())
      expect(order.splice(0)).toEqual(['theirs', 'ours'])
      await set({
        onclick(event: Event) {
          order.push('theirs')
          event.preventDefault()
        },
      })
      await driver.act(async () => root.click())
      expect(order.splice(0)).toEqual(['theirs'])
      await set({ onclick: undefined })
      await driver.act(async () => root.click())
      expect(order).toEqual(['ours'])
    })

    it('hears what ours does not', async () => {
      const heard: string[] = []
      const line = component()({
        name: 'line',
        props: {},
        stores: () => ({}),
        view: () => el('p', { 'data-ck': 'line' }),
      })
      const { root } = await show(line, { onclick: () => heard.push('click') })
      await driver.act(async () => root.click())
      expect(heard).toEqual(['click'])
    })

    it('changes the state, and a field shows what the state says', async () => {
      const shout = component()({
        name: 'shout',
        props: {},
        stores: () => ({}),
        state: () => ({ text: '' }),
        view: ({ state, set }) =>
          el(
            'label',
            { 'data-ck': 'shout' },
            el('input', {
              value: state.text,
              oninput: ({ currentTarget }) => set({ text: currentTarget.value.toUpperCase() }),
            }),
          ),
      })
      const { root } = await show(shout)
      const input = root.querySelector('input')!
      await driver.act(() => userEvent.type(input, 'abc'))
      expect(input.value).toBe('ABC')
    })
  })
}
