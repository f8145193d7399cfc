import { afterEach, describe, expect, it, vi } from 'vitest'
import { componentCases } from './component-cases.ts'
import { renderComponent } from './render-component.ts'

afterEach(() => vi.restoreAllMocks())

describe.each(['React', 'Vue', 'Svelte'])('%s on a server', (framework) => {
  it.each(Object.entries(componentCases))(
    'renders %s in its first state, and connects to nothing',
    async (which, { state, text = '' }) => {
      const complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
      const [loaded, chance] = [vi.fn(), vi.spyOn(Math, 'random')]
      const html = await renderComponent(framework, which, loaded)
      await new Promise((resolve) => setTimeout(resolve, 5))
      expect(html).toContain(`data-state="${state}"`)
      expect(html).toContain(text)
      expect(loaded).not.toHaveBeenCalled()
      expect(chance).not.toHaveBeenCalled()
      for (const complaint of complaints) expect(complaint).not.toHaveBeenCalled()
    },
  )
})
