import { cleanup, render } from '@testing-library/svelte'
import type { RowsDriver } from './driver.ts'
import List from './List.svelte'

export const svelte: RowsDriver = {
  name: 'Svelte',
  async show(props) {
    const { rerender } = render(List, { props })
    return (next) => rerender(next)
  },
  cleanup,
}
