import type { ChannelKit } from '@channelkit/core'

interface Region {
  users: number
  readonly element: HTMLElement
  /** What waits to be said, by who says it. */
  readonly waiting: Map<(items: never[]) => string, unknown[]>
  timer: unknown
}

const regions = new WeakMap<Document, Region>()

/** Screen readers are told at most this often, in ms. */
const PAUSE = 1000

export interface Announcer<Item> {
  /** Says it politely with all else that happened within a second. */
  say(item: Item): void
  release(): void
}

/**
 * A voice in the page's one live region, which all components share: a thousand changes are one sentence.
 *
 * @param words what to say of all that came together; an empty text says nothing
 */
export function announcer<Item>(
  { clock, guard }: ChannelKit,
  document: Document,
  words: (items: Item[]) => string,
): Announcer<Item> {
  const region = regions.get(document) ?? createRegion(document)
  regions.set(document, region)
  region.users++
  const mine = (items: Item[]) => words(items)
  const speak = () => {
    region.timer = undefined
    const waiting = [...region.waiting]
    region.waiting.clear()
    const texts: string[] = []
    // The words are the application's, and those of one component must not silence the others.
    for (const [say, items] of waiting) guard(() => texts.push(say(items as never[])))
    region.element.textContent = texts.filter(Boolean).join(' ')
  }
  return {
    say(item) {
      region.waiting.set(mine, [...(region.waiting.get(mine) ?? []), item])
      region.timer ??= clock.setTimeout(speak, PAUSE)
    },
    release() {
      region.waiting.delete(mine)
      if (--region.users > 0) return
      clock.clearTimeout(region.timer)
      region.element.remove()
      regions.delete(document)
    },
  }
}

function createRegion(document: Document): Region {
  const element = document.createElement('div')
  element.className = 'ck-hidden'
  element.dataset.ck = 'announcer'
  element.setAttribute('aria-live', 'polite')
  document.body.append(element)
  return { users: 0, element, waiting: new Map(), timer: undefined }
}
