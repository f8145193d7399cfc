import type { AvatarStackLabels } from '../components/avatar-stack/labels.ts'
import type { ChatLabels } from '../components/chat/labels.ts'
import type { ConnectionBadgeLabels } from '../components/connection-badge/labels.ts'
import type { ConnectionBannerLabels } from '../components/connection-banner/labels.ts'
import type { CursorsLabels } from '../components/cursors/labels.ts'
import type { EventFeedLabels } from '../components/event-feed/labels.ts'
import type { LiveChartLabels } from '../components/live-chart/labels.ts'
import type { MapLabels } from '../components/live-map/labels.ts'
import type { LiveTableLabels } from '../components/live-table/labels.ts'
import type { LiveValueLabels } from '../components/live-value/labels.ts'
import type { NotificationsLabels } from '../components/notifications/labels.ts'
import type { PresenceListLabels } from '../components/presence-list/labels.ts'
import type { ReactionsLabels } from '../components/reactions/labels.ts'
import type { SparklineLabels } from '../components/sparkline/labels.ts'
import type { StreamedTextLabels } from '../components/streamed-text/labels.ts'
import type { TypingIndicatorLabels } from '../components/typing-indicator/labels.ts'
import type { StateLabels } from '../shared/state-note.ts'
import type { Language } from '../view/language.ts'

/** The words of each component. */
export interface ComponentLabels {
  avatarStack: AvatarStackLabels
  chat: ChatLabels
  connectionBadge: ConnectionBadgeLabels
  connectionBanner: ConnectionBannerLabels
  cursors: CursorsLabels
  eventFeed: EventFeedLabels
  liveChart: LiveChartLabels
  liveMap: MapLabels
  liveTable: LiveTableLabels
  liveValue: LiveValueLabels
  notifications: NotificationsLabels
  presenceList: PresenceListLabels
  reactions: ReactionsLabels
  sparkline: SparklineLabels
  streamedText: StreamedTextLabels
  typingIndicator: TypingIndicatorLabels
}

/** What a component says beside what all say. */
type Own<Labels> = Omit<Labels, keyof StateLabels> & Partial<Pick<Labels, keyof Labels & keyof StateLabels>>

/** All words of one language: one that is missing does not compile. */
export type WordList = {
  /** Which language it is, as BCP 47 tag: it becomes `lang` and `dir` of the components. */
  readonly locale: string
  /** What all say, where they have no words of their own for it. */
  readonly common: StateLabels
} & { readonly [Name in keyof ComponentLabels]: Own<ComponentLabels[Name]> }

/** What stands in files of its own: with what people react, and what they are told. */
export type NoteWords = Pick<WordList, 'notifications' | 'reactions' | 'streamedText'>

/** Words for all components below a provider: a word list, or any part of one. */
export type SomeWords = {
  readonly locale?: string
  readonly common?: Partial<StateLabels>
} & { readonly [Name in keyof ComponentLabels]?: Partial<ComponentLabels[Name]> }

/** In which words components speak, and how they write numbers and times. */
export type ComponentLanguage = Language<SomeWords>
