import type { Member, Person } from '@channelkit/core'
import type { Profile } from '../../shared/profile.ts'
import type { ChannelProps } from '../../shared/view-state.ts'
import type { PresenceListLabels, PresenceStatus } from './labels.ts'

export interface PresenceListProps<Name extends string = string, Info = unknown> extends ChannelProps<Name> {
  /** The people to show whether they are there or not: ids, or what you know of them. */
  roster?: readonly (Person | RosterFields)[]
  /**
   * Who to show until the channel has told who is there: whom the server knows, say, so that its HTML has content. With a
   * roster it is left out.
   */
  initial?: readonly { readonly id: string; readonly info?: Info }[]
  /** Names that are not in the members' info. */
  nameOf?: (member: Member<Info>) => string | undefined
  /** Who counts as away. Default: whose info has the `status` "away". */
  isAway?: (member: Member<Info>) => boolean
  /** From how many on one can search. Default 20. */
  searchFrom?: number
  /** How high a row is, in px. Default 44. */
  rowHeight?: number
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<PresenceListLabels>
}

/** What a list can show of somebody who is not there. */
export interface RosterFields {
  readonly id: string
  readonly name?: string
  /** The address of a picture. */
  readonly avatar?: string
  /** When they were last there: epoch ms, a date, or text that `Date.parse` reads. */
  readonly lastSeen?: number | string | Date
  readonly [field: string]: unknown
}

/** Somebody in the list; what the slot `member` is given. */
export interface PresenceRow<Info = unknown> extends Profile {
  readonly me: boolean
  /** `unknown` for people of a roster while nobody knows yet whether they are there. */
  readonly status: PresenceStatus | 'unknown'
  /** When they were last there, in epoch ms; null if they are, or nobody knows. */
  readonly lastSeen: number | null
  /** As on the channel; undefined for who is not there. */
  readonly member: Member<Info> | undefined
  /** As given in the roster. */
  readonly person: Person | undefined
}
