import { type ChannelKit, createChannelKit } from '@channelkit/core'
import * as deferred from '@channelkit/core/deferred'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { announcer } from './announcer.ts'

/** As much of a page as the live region touches. */
function page() {
  const regions: { textContent: string; remove(): void }[] = []
  const document = {
    createElement: () => {
      const element = {
        textContent: '',
        dataset: {},
        setAttribute() {},
        remove: () => void regions.splice(regions.indexOf(element), 1),
      }
      return element
    },
    body: { append: (element: (typeof regions)[number]) => regions.push(element) },
  } as unknown as Document
  return { document, regions, said: () => regions.map(({ textContent }) => textContent) }
}

let kit: ChannelKit
const errors: unknown[] = []
beforeEach(() => {
  vi.useFakeTimers()
  errors.length = 0
  kit = createChannelKit({ key: 'app', cluster: 'eu', deferred, onError: (error) => errors.push(error) })
})
afterEach(() => {
  kit.destroy()
  vi.useRealTimers()
})

describe('What components say', () => {
  it('is one sentence a second, of all that came together', () => {
    const { document, said } = page()
    const people = announcer<string>(kit, document, (names) => `${names.join(' and ')} came.`)
    const events = announcer<number>(kit, document, (all) => `${all.length} new.`)
    people.say('Ann')
    vi.advanceTimersByTime(999)
    people.say('Bob')
    events.say(1)
    expect(said()).toEqual([''])
    vi.advanceTimersByTime(1)
    expect(said()).toEqual(['Ann and Bob came. 1 new.'])
    events.say(2)
    vi.advanceTimersByTime(1000)
    expect(said()).toEqual(['1 new.'])
  })

  it('is said though another throws, or has nothing to say', () => {
    const { document, said } = page()
    const broken = announcer<string>(kit, document, () => {
      throw new Error('broken')
    })
    const silent = announcer<string>(kit, document, () => '')
    const plain = announcer<string>(kit, document, ([text = '']) => text)
    for (const one of [broken, silent, plain]) one.say('still there')
    vi.advanceTimersByTime(1000)
    expect(said()).toEqual(['still there'])
    expect(errors).toHaveLength(1)
  })

  it('is not said by who has gone; the last one takes the region and its timer along', () => {
    const { document, regions, said } = page()
    const [a, b] = ['a', 'b'].map((name) => announcer<string>(kit, document, () => name))
    a!.say('')
    b!.say('')
    a!.release()
    vi.advanceTimersByTime(1000)
    expect(said()).toEqual(['b'])
    b!.say('')
    b!.release()
    expect([regions.length, vi.getTimerCount()]).toEqual([0, 0])
    announcer(kit, document, () => '')
    expect(regions).toHaveLength(1)
  })
})
