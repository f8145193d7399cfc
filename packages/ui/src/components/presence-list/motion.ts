import type { ChannelKit, Member, MembersDiff, Presence } from '@channelkit/core'
import { announcer } from '../../shared/announcer.ts'
import type { Mounted } from '../../view/index.ts'
import type { PresenceListLabels } from './labels.ts'

/** Somebody who is gone, and where they stood. */
export interface Leaving {
  readonly member: Member
  readonly at: number
}

/** Who came just now, and who is leaving and still to be seen. */
export interface Motion {
  readonly joined: ReadonlySet<string>
  /** By id. */
  readonly leaving: ReadonlyMap<string, Leaving>
}

export const unmoved: Motion = { joined: new Set(), leaving: new Map() }

interface CrowdOptions {
  kit: ChannelKit
  room: Presence<unknown>
  /** Whether the end of the list, where newcomers stand, is in sight. */
  seesEnd: boolean
  /** Where somebody is seen; -1 for who is not. */
  placeOf(id: string): number
  move(change: (motion: Motion) => Motion): void
  /** What to say of names that came and went. */
  say(joined: readonly Member[], left: readonly Member[]): string
}

/** Who came and who left, in words. */
export const changesSaid =
  ({ joined, left }: PresenceListLabels, nameOf: (member: Member) => string): CrowdOptions['say'] =>
  (came, went) =>
    [came.length > 0 && joined(came.map(nameOf)), went.length > 0 && left(went.map(nameOf))]
      .filter(Boolean)
      .join(' ')

/** How long a row comes or goes, in ms; and how many may do so at once before the list just changes. */
const MOVING = 260
const MANY = 12

/** Tells of those who come and go: in sight by movement, to a screen reader in words. */
export function crowd(element: HTMLElement, given: CrowdOptions): Mounted<CrowdOptions> {
  let options = given
  const { kit } = given
  const { clock } = kit
  const timers = new Set<unknown>()
  const voice = announcer<MembersDiff>(kit, element.ownerDocument, (diffs) => {
    const joined = diffs.flatMap((diff) => diff.joined)
    const left = diffs.flatMap((diff) => diff.left)
    return options.say(joined, left)
  })

  function after(run: () => void) {
    const timer = clock.setTimeout(() => {
      timers.delete(timer)
      run()
    }, MOVING)
    timers.add(timer)
  }
  function changed(diff: MembersDiff) {
    voice.say(diff)
    if (timers.size >= MANY) return
    const joined = options.seesEnd ? diff.joined.slice(0, MANY) : []
    const left = diff.left
      .map((member) => ({ member, at: options.placeOf(member.id) }))
      .filter(({ at }) => at >= 0)
    if (joined.length + left.length === 0) return
    options.move((motion) => ({
      joined: new Set([...motion.joined, ...joined.map(({ id }) => id)]),
      leaving: new Map([...motion.leaving, ...left.map((one) => [one.member.id, one] as const)]),
    }))
    after(() =>
      options.move((motion) => ({
        joined: without(motion.joined, joined),
        leaving: new Map([...motion.leaving].filter(([id]) => !left.some(({ member }) => member.id === id))),
      })),
    )
  }

  let stop = options.room.onChange(changed)
  return {
    update(next) {
      if (next.room !== options.room) {
        stop()
        stop = next.room.onChange(changed)
      }
      options = next
    },
    destroy() {
      stop()
      voice.release()
      for (const timer of timers) clock.clearTimeout(timer)
    },
  }
}

const without = (ids: ReadonlySet<string>, members: readonly Member[]) =>
  new Set([...ids].filter((id) => !members.some((member) => member.id === id)))
