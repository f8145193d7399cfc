import { cleanup, render } from '@testing-library/react'
import { createElement, StrictMode } from 'react'
import type { RowsDriver } from './driver.ts'
import { List } from './list-react.tsx'

export const react: RowsDriver = {
  name: 'React',
  async show(given) {
    let props = given
    const tree = () => createElement(StrictMode, null, createElement(List, props))
    const { rerender } = render(tree())
    return async (next) => {
      props = { ...props, ...next }
      rerender(tree())
    }
  },
  cleanup,
}
