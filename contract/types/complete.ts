import type * as react from '@channelkit/react/components'
import type * as svelte from '@channelkit/svelte/components'
import { type AnyComponent, component, el, type PropKinds } from '@channelkit/ui'
import type { avatarStack } from '@channelkit/ui/avatar-stack'
import type { chat } from '@channelkit/ui/chat'
import type { connectionBadge } from '@channelkit/ui/connection-badge'
import type { connectionBanner } from '@channelkit/ui/connection-banner'
import type { cursors } from '@channelkit/ui/cursors'
import type { eventFeed } from '@channelkit/ui/event-feed'
import type { liveChart } from '@channelkit/ui/live-chart'
import type { liveMap } from '@channelkit/ui/live-map'
import type { liveTable } from '@channelkit/ui/live-table'
import type { liveValue } from '@channelkit/ui/live-value'
import type { notifications } from '@channelkit/ui/notifications'
import type { presenceList } from '@channelkit/ui/presence-list'
import type { reactions } from '@channelkit/ui/reactions'
import type { sparkline } from '@channelkit/ui/sparkline'
import type { streamedText } from '@channelkit/ui/streamed-text'
import type { typingIndicator } from '@channelkit/ui/typing-indicator'
import type * as vue from '@channelkit/vue/components'

interface Definitions {
  AvatarStack: typeof avatarStack
  Chat: typeof chat
  ConnectionBadge: typeof connectionBadge
  ConnectionBanner: typeof connectionBanner
  Cursors: typeof cursors
  EventFeed: typeof eventFeed
  LiveChart: typeof liveChart
  LiveMap: typeof liveMap
  LiveTable: typeof liveTable
  LiveValue: typeof liveValue
  Notifications: typeof notifications
  PresenceList: typeof presenceList
  Reactions: typeof reactions
  Sparkline: typeof sparkline
  StreamedText: typeof streamedText
  TypingIndicator: typeof typingIndicator
}

// biome-ignore lint/suspicious/noExplicitAny: whatever a component takes
type Any = any
/** The names of a component's props, by its definition; that is what it reads. */
type Defined<D> = D extends AnyComponent<infer Props, Any, Any> ? KeysOf<Props> | 'partProps' : never

/** The names of what an application may write, in each framework. */
interface Given {
  react: { [Name in keyof typeof react]: KeysOf<Parameters<(typeof react)[Name]>[0]> }
  vue: { [Name in keyof typeof vue]: KeysOf<InstanceType<(typeof vue)[Name]>['$props']> }
  svelte: { [Name in keyof typeof svelte]: KeysOf<Parameters<(typeof svelte)[Name]>[1]> }
}
/** Of a union the names of all. */
type KeysOf<Props> = Props extends unknown ? keyof Props : never

/** What a definition has and a binding does not say. */
type Forgotten<Names extends Record<keyof Definitions, PropertyKey>, D extends object = Definitions> = {
  [Name in keyof D]: Exclude<Defined<D[Name]>, Names[Name & keyof Names]>
}[keyof D]

/** Compiles only where nothing is forgotten. */
type Complete<_ extends never> = true

/** Never called: what counts is that it compiles. A prop of a definition that a binding does not say is an error here. */
export type InReact = Complete<Forgotten<Given['react']>>
export type InVue = Complete<Forgotten<Given['vue']>>
export type InSvelte = Complete<Forgotten<Given['svelte']>>

/** No component is left out of these: a new one without its line is an error here. */
export type All = Complete<
  Exclude<keyof typeof react | keyof typeof vue | keyof typeof svelte, keyof Definitions>
>

interface Grown extends Omit<Definitions, 'LiveValue'> {
  LiveValue: AnyComponent<{ channel: string; unit: string }, object>
}
// @ts-expect-error a definition has a prop that the binding does not say
export type ForgottenInReact = Complete<Forgotten<Given['react'], Grown>>
// @ts-expect-error a definition has a prop that the binding does not say
export type ForgottenInVue = Complete<Forgotten<Given['vue'], Grown>>
// @ts-expect-error a definition has a prop that the binding does not say
export type ForgottenInSvelte = Complete<Forgotten<Given['svelte'], Grown>>
// @ts-expect-error a component that a binding does not have
export type ForgottenComponent = Complete<Forgotten<Omit<Given['react'], 'Cursors'>>>

interface Badge {
  text: string
  loud?: boolean
  onPress?: () => void
  labels?: Partial<{ hello: string }>
}

/** A prop that is said to be there is known to the component, as what it is. Never called. */
export function badges() {
  const rest = { name: 'badge', labels: { hello: 'Hello' }, stores: () => ({}), view: () => el('p', {}) }
  component<Badge>()({ ...rest, props: { text: 'plain', loud: 'flag', onPress: 'function' } })
  // @ts-expect-error a prop that is forgotten would go to the root element as an attribute
  component<Badge>()({ ...rest, props: { text: 'plain', loud: 'flag' } })
  // @ts-expect-error the same of one that need not be given
  component<Badge>()({ ...rest, props: { text: 'plain', onPress: 'function' } })
  // @ts-expect-error a function that is not contained would take the page down with it
  component<Badge>()({ ...rest, props: { text: 'plain', loud: 'flag', onPress: 'plain' } })
  // @ts-expect-error a prop that is none
  component<Badge>()({ ...rest, props: { text: 'plain', loud: 'flag', onPress: 'function', quiet: 'flag' } })
  // @ts-expect-error an inherited one
  const kinds: PropKinds<Badge & { id: string }> = { text: 'plain', loud: 'flag', onPress: 'function' }
  return kinds
}
