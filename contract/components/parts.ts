import { describe, expect, it, vi } from 'vitest'
import { cases } from './cases.ts'
import { definitions } from './definitions.ts'
import type { ComponentDriver, ComponentName } from './driver.ts'
import { useStage } from './suite.ts'

/** Every part of every component takes attributes of the application. */
export function parts(driver: ComponentDriver): void {
  describe(`${driver.name}: partProps`, () => {
    const stage = useStage(driver)

    it.each(Object.entries(cases))(
      'reach every part of %s',
      async (name, { props, play, full, steps = [] }) => {
        const anatomy = Object.entries(definitions[name as ComponentName].parts as object).filter(
          ([part]) => part !== 'root',
        )
        const seen = new Set<string>()
        const partProps = Object.fromEntries(
          anatomy.map(([part, of]) => [
            part,
            typeof of === 'function'
              ? (data: unknown) => {
                  expect(data).toBeDefined()
                  return { 'data-mine': part }
                }
              : { 'data-mine': part },
          ]),
        )
        function look(root: HTMLElement) {
          for (const element of root.querySelectorAll<HTMLElement>('[data-part]')) {
            expect(element.dataset.mine).toBe(element.dataset.part)
            seen.add(element.dataset.part!)
          }
        }
        const show = (more = {}) => stage.show(name as ComponentName, { ...props, ...more, partProps })
        stage.server.cut()
        const waiting = await show()
        look(waiting.root)
        waiting.unmount()
        stage.server.restore()
        const allow = stage.server.refuseAuth('*', { status: 503 })
        const refused = await show()
        look(refused.root)
        refused.unmount()
        allow()
        await stage.server.settled()
        const { root } = await show(full)
        look(root)
        await stage.act(() => play?.(stage))
        await vi.waitFor(() => look(root))
        for (const step of steps) {
          await stage.act(() => step(root, stage))
          await vi.waitFor(() => look(root))
        }
        await vi.waitFor(() => {
          look(root)
          expect([...seen].sort()).toEqual(anatomy.map(([part]) => part).sort())
        })
      },
    )
  })
}
