import type { Member, Person } from '@channelkit/core'
import type { Profile } from '../../shared/profile.ts'
import type { ChannelProps } from '../../shared/view-state.ts'
import type { PresenceListLabels, PresenceStatus } from './labels.ts'

export interface PresenceListProps extends ChannelProps {
  /** The people to show whether they are there or not: ids, or data with `id`, and perhaps `name`, `avatar`, `lastSeen`. */
  roster?: readonly Person[]
  /** Names that are not in the members' info. */
  nameOf?: (member: Member) => string | undefined
  /** Who counts as away. Default: whose info has the `status` "away". */
  isAway?: (member: Member) => boolean
  /** From how many on one can search. Default 20. */
  searchFrom?: number
  /** How high a row is, in px. Default 44. */
  rowHeight?: number
  labels?: Partial<PresenceListLabels>
}

/** Somebody in the list; what the slot `member` is given. */
export interface PresenceRow extends Profile {
  readonly me: boolean
  readonly status: PresenceStatus
  /** When they were last there, in epoch ms; null if they are, or nobody knows. */
  readonly lastSeen: number | null
  /** As on the channel; undefined for who is not there. */
  readonly member: Member | undefined
  /** As given in the roster. */
  readonly person: Person | undefined
}
