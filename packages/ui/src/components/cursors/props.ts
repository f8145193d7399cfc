import type { Member } from '@channelkit/core'
import type { Profile } from '../../shared/profile.ts'
import type { ChannelProps } from '../../shared/view-state.ts'
import type { CursorsLabels } from './labels.ts'

export interface CursorsProps<Name extends string = string, Info = unknown> extends ChannelProps<Name> {
  /** Who oneself is; needed on private channels, where the server names nobody. */
  me?: { id?: string; name?: string }
  /** How long a cursor rests before it fades, in ms. Default 3,000. */
  fade?: number
  /** How long a cursor rests before it is gone, in ms. Default 30,000. */
  idle?: number
  /** Names that are not in the members' info. */
  nameOf?: (member: Member<Info>) => string | undefined
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<CursorsLabels>
}

/** Somebody who points, as a slot gets them. */
export interface CursorPerson<Info = unknown> extends Profile {
  readonly member: Member<Info> | undefined
}
