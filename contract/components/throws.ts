import type { ChannelKitError } from '@channelkit/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cases } from './cases.ts'
import { definitions } from './definitions.ts'
import type { ComponentDriver, ComponentName } from './driver.ts'
import { useStage } from './suite.ts'

const failing = () => {
  throw new Error('as it happens')
}

/** No component falls over the functions that an application gives it. */
export function throws(driver: ComponentDriver): void {
  describe(`${driver.name}: functions that throw`, () => {
    const errors: ChannelKitError[] = []
    const stage = useStage(driver, { onError: (error) => errors.push(error) })
    let complaint: ReturnType<typeof vi.spyOn>
    beforeEach(() => {
      errors.length = 0
      complaint = vi.spyOn(console, 'error')
    })
    afterEach(() => complaint.mockRestore())

    it.each(Object.entries(cases))(
      'take nothing from %s but what they would have said',
      async (name, one) => {
        const { props, play, text = '', told } = one
        const definition = definitions[name as ComponentName]
        const functions = Object.entries(definition.props).filter(([, kind]) => kind === 'function')
        const labels = Object.entries(definition.labels ?? {}).filter(
          ([, word]) => typeof word === 'function',
        )
        const slots = Object.keys(definition.slots ?? {}).filter((slot) => slot !== 'children')
        const throwing = (entries: (readonly [string, unknown])[]) =>
          Object.fromEntries(entries.map(([key]) => [key, failing]))
        const { root, set } = await stage.show(
          name as ComponentName,
          { ...props, ...throwing(functions), labels: throwing(labels) },
          throwing(slots.map((slot) => [slot, true])),
        )
        await stage.act(() => play?.(stage))
        await vi.waitFor(() => expect(root.textContent).toContain(text))
        await stage.act(() => stage.server.cut())
        await set({ title: 'still here' })
        expect([root.isConnected, root.title]).toEqual([true, 'still here'])
        const said = () =>
          errors.map(({ code, message }) => `${code}: ${message}`).filter((line) => line.includes(' threw: '))
        await vi.waitFor(() => {
          for (const what of told) expect(said().some((line) => line.includes(`: ${what} of `))).toBe(true)
        })
        expect(new Set(said()).size).toBe(said().length)
        for (const line of said()) expect(line).toMatch(/^(render|handler)-failed: .* as it happens[.] Fix/)
        expect(complaint).not.toHaveBeenCalled()
      },
    )
  })
}
