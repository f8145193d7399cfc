import type { RecordsSnapshot, WriteEvent } from '@channelkit/core'
import { describe, expect, it } from 'vitest'
import type { Setup } from './setup.ts'

interface Row {
  id: string
  text: string
}

/** What a binding must do with what is written. */
export function writes(on: Setup): void {
  const { driver } = on
  describe('a write', () => {
    const show = ({ ids, get, writeOf }: RecordsSnapshot<Row>) =>
      ids.map((id) => [get(id)?.text, writeOf(id)?.status ?? 'stored'])

    it('shows at once with its state, is confirmed, taken back and tried again, without a step back', async () => {
      const { shown, history, result } = await driver.mount({
        kit: on.kit,
        hook: 'useRecords',
        args: ['room', 'saved', { by: 'id' }],
        show,
      })
      const writer = await driver.mount({ kit: on.kit, hook: 'useWrite', args: ['room'], show: () => null })
      await on.server.settled()
      const write = writer.result() as unknown as WriteEvent<string>
      const answers: { done(row?: Row): void; fail(): void }[] = []
      const send = () =>
        new Promise<Row | undefined>((done, refuse) =>
          answers.push({ done, fail: () => refuse(new Error('no network')) }),
        )
      const act = async (run: () => unknown) => {
        await driver.act(async () => void run())
        await on.server.settled()
      }
      await act(() => void write('saved', { id: 'a', text: 'A' }, send))
      expect(shown()).toEqual([['A', 'pending']])
      on.server.emit('room', 'saved', { id: 'b', text: 'B' })
      await on.server.settled()
      await act(() => answers[0]?.done({ id: 'a', text: 'A' }))
      on.server.emit('room', 'saved', { id: 'a', text: 'A' })
      await on.server.settled()
      expect(shown()).toEqual([
        ['B', 'stored'],
        ['A', 'stored'],
      ])
      expect(
        history.map((rows) => (rows as string[][]).filter(([text]) => text === 'A').length),
      ).not.toContain(2)

      await act(() => void write('saved', { id: 'a', text: 'new' }, send))
      await act(() => answers[1]?.fail())
      expect(shown()).toEqual([
        ['B', 'stored'],
        ['A', 'failed'],
      ])
      const rows = result() as unknown as RecordsSnapshot<Row>
      await act(() => void rows.writeOf('a')?.retry())
      expect((shown() as string[][])[1]).toEqual(['new', 'pending'])
      await act(() => answers[2]?.done())
      expect((shown() as string[][])[1]).toEqual(['new', 'stored'])
    })
  })
}
