import { cleanup, render } from '@testing-library/vue'
import type { RowsDriver } from './driver.ts'
import List from './List.vue'

export const vue: RowsDriver = {
  name: 'Vue',
  async show(props) {
    const { rerender } = render(List, { props: { ...props } })
    return (next) => rerender(next)
  },
  cleanup,
}
