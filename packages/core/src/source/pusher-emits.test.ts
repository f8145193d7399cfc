import { beforeEach, expect, it } from 'vitest'
import { watchEmits } from './pusher-emits.ts'

let said: string[]
let emitter: { emit(event: string, data: unknown, meta?: object): unknown }
const hear = (event: string, data: unknown, meta?: object) =>
  void said.push(`heard ${event} ${data} ${JSON.stringify(meta)}`)
const watch = (when?: 'before' | 'after') => watchEmits(emitter as never, hear as never, when)
beforeEach(() => {
  said = []
  emitter = {
    emit(event, data) {
      said.push(`emitted ${event} ${data}`)
      if (event === 'bad') throw new Error('theirs')
      return this
    },
  }
})

it('hears before the emitter, or after it where that has to know first, and gives what it gives', () => {
  watch()
  expect(emitter.emit('e', 1, { user_id: 'ann' })).toBe(emitter)
  expect(said).toEqual(['heard e 1 {"user_id":"ann"}', 'emitted e 1'])
  said = []
  watch('after')
  emitter.emit('f', 2)
  expect(said).toEqual(['heard f 2 undefined', 'emitted f 2', 'heard f 2 undefined'])
})

it('hears though a handler of theirs throws, which is theirs to see', () => {
  watch('after')
  expect(() => emitter.emit('bad', 1)).toThrow('theirs')
  expect(said).toEqual(['emitted bad 1', 'heard bad 1 undefined'])
})

it.each(['before', 'after'] as const)('hears no more once stopped: %s', (when) => {
  const stop = watch(when)
  const kept = emitter.emit
  stop()
  emitter.emit('e', 1)
  kept.call(emitter, 'e', 2)
  expect(said).toEqual(['emitted e 1', 'emitted e 2'])
})
