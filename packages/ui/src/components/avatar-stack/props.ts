import type { Member } from '@channelkit/core'
import type { Profile } from '../../shared/profile.ts'
import type { ChannelProps } from '../../shared/view-state.ts'
import type { AvatarStackLabels } from './labels.ts'

export interface AvatarStackProps<Name extends string = string, Info = unknown> extends ChannelProps<Name> {
  /** How many are shown before "+12". Default 5. */
  max?: number
  /** Names that are not in the members' info. */
  nameOf?: (member: Member<Info>) => string | undefined
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<AvatarStackLabels>
}

/** Somebody in the stack. */
export interface AvatarStackPerson<Info = unknown> extends Profile {
  readonly me: boolean
  readonly member: Member<Info>
}
