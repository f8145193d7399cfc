import { Rate } from './rate.ts'

/** Once so many are known, those that send nothing are forgotten. */
const MANY = 10_000

/** What the clients of one address may send together; it is kept when they go, so who comes back at once has no more. */
export function createAddresses(perSecond: number, atOnce: number) {
  const known = new Map<string, Rate>()
  let most = MANY

  function forget(now: number) {
    for (const [text, rate] of known) if (rate.isFull(now)) known.delete(text)
    // Where few could be forgotten, looking again for each that comes would take too long.
    most = Math.max(MANY, 2 * known.size)
  }
  return {
    of(text: string | undefined, now: number): Rate | undefined {
      if (text === undefined || perSecond === Number.POSITIVE_INFINITY) return undefined
      const key = networkOf(text)
      let rate = known.get(key)
      if (rate) return rate
      if (known.size >= most) forget(now)
      rate = new Rate(perSecond, atOnce)
      known.set(key, rate)
      return rate
    },
    /** How many are remembered. */
    get size() {
      return known.size
    },
  }
}

/** The address itself or, of IPv6, the network of 64 bits that one customer has. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
