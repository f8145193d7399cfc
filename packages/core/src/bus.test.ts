import { describe, expect, it, vi } from 'vitest'
import { createBus } from './bus.ts'
import { ChannelKitError } from './errors.ts'
import type { Happening } from './happening.ts'

const happening = { type: 'subscribe', at: 1, channel: 'a' } as const

describe('the bus', () => {
  it('tells everybody, in the order in which they came, until they leave', () => {
    const bus = createBus(() => 5, vi.fn())
    const log: string[] = []
    const leave = bus.tap(({ type }) => void log.push(`a ${type}`))
    bus.tap(({ type }) => void log.push(`b ${type}`))
    bus.dispatch(happening)
    leave()
    bus.dispatch(happening)
    expect(log).toEqual(['a subscribe', 'b subscribe', 'b subscribe'])
  })

  it('reports what a receiver throws, tells the others, and ends though it throws at reports too', () => {
    const onError = vi.fn()
    const bus = createBus(() => 5, onError)
    const heard: Happening[] = []
    bus.tap(() => {
      throw new Error('mine')
    })
    bus.tap((one) => void heard.push(one))
    bus.dispatch(happening)
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'handler-failed' }))
    expect(heard.map(({ type }) => type)).toEqual(['error', 'subscribe'])
    expect(heard[0]).toMatchObject({ at: 5, error: { code: 'handler-failed' } })
  })

  it('guards what is somebody else’s: an error of ours is reported as it is, another with its cause', () => {
    const onError = vi.fn()
    const bus = createBus(() => 5, onError)
    const ours = new ChannelKitError('invalid-payload', 'No.')
    const theirs = new Error('mine')
    for (const thrown of [ours, theirs])
      bus.guard(() => {
        throw thrown
      })
    expect(onError.mock.calls[0]![0]).toBe(ours)
    expect(onError.mock.calls[1]![0]).toMatchObject({ code: 'handler-failed', cause: theirs })
  })

  it('goes on when the reporter throws', () => {
    const heard: string[] = []
    const bus = createBus(
      () => 5,
      () => {
        throw new Error('reporter')
      },
    )
    bus.tap(({ type }) => void heard.push(type))
    bus.report(new ChannelKitError('invalid-payload', 'No.'))
    expect(heard).toEqual(['error'])
  })
})
