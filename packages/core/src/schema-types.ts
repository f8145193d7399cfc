import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { ChannelKitError } from './errors.ts'

/** Says what a payload is to the compiler, and nothing at run time. Made by `type<T>()`. */
export interface TypeOnly<T> {
  readonly '~type'?: T
}

/** What an event's payload is: a schema that is checked, or a type alone. */
export type PayloadSpec = StandardSchemaV1 | TypeOnly<unknown>

/** What a channel carries. */
export interface ChannelSpec {
  /** Events of the server, by name. */
  readonly events?: Readonly<Record<string, PayloadSpec>>
  /** Client events, by name with the prefix `client-`. */
  readonly client?: Readonly<Record<`client-${string}`, PayloadSpec>>
  /** The `user_info` of presence members. */
  readonly member?: PayloadSpec
}

export type ChannelSpecs = Readonly<Record<string, ChannelSpec>>

/** The outcome of a check: the data, as the schema made it, or why not. */
export type Checked =
  | { readonly data: unknown; readonly error?: undefined }
  | { readonly error: ChannelKitError }

/** What `defineChannels` returns. */
export interface ChannelDefinitions<Specs extends ChannelSpecs = ChannelSpecs> {
  readonly specs: Specs
  /**
   * The name that a template makes with its parameters. What a channel's name may not hold, and `=`, is written as
   * `=` and the byte in hexadecimal, in UTF-8, so that no two values give the same name. `params` reads it back.
   *
   * @throws ChannelKitError `invalid-options` when a parameter is missing or empty, or the name is longer than 164 characters
   * @example
   * channels.name('private-orders-{id}', { id: 7 }) // 'private-orders-7'
   * channels.name('private-inbox-{mail}', { mail: 'a+b@x.de' }) // 'private-inbox-a=2Bb@x.de'
   */
  name<Template extends keyof Specs & string>(
    template: Template,
    ...params: ParamsOf<Template> extends never ? [] : [Record<ParamsOf<Template>, string | number>]
  ): NameOf<Template>
  /**
   * The parameters with which a template made a name, as text; null if the name is not the template's. For the auth
   * endpoint, say, which is asked about a name.
   *
   * @example
   * channels.params('private-orders-{id}', 'private-orders-7') // { id: '7' }
   */
  params<Template extends keyof Specs & string>(
    template: Template,
    name: string,
  ): Readonly<Record<ParamsOf<Template>, string>> | null
  /** Checks a payload against its schema, where there is one. */
  check(channel: string, event: string, data: unknown): Checked
  /** Whether payloads of an event have a schema. */
  checks(channel: string, event: string): boolean
}

/** The names of a template's parameters: `id` of `private-orders-{id}`. */
export type ParamsOf<Template extends string> = Template extends `${string}{${infer Param}}${infer Tail}`
  ? Param | ParamsOf<Tail>
  : never

/**
 * Where an app says once what its channels carry, and what the server sends to users; every hook and component then
 * checks names and payloads.
 *
 * @example
 * declare module '@channelkit/core' {
 *   interface Register { channels: typeof channels; userEvents: { notice: Notice } }
 * }
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is there to be filled by declaration merging
export interface Register {}

type Specs = Register extends { channels: ChannelDefinitions<infer S> } ? S : never
type Registered = [Specs] extends [never] ? false : true

type Value<Spec> =
  Spec extends StandardSchemaV1<unknown, infer Output> ? Output : Spec extends TypeOnly<infer T> ? T : unknown

/** `private-orders-{id}` as the type of the names that fit it. */
export type NameOf<Template extends string> = Template extends `${infer Head}{${string}}${infer Tail}`
  ? `${Head}${string}${NameOf<Tail>}`
  : Template

/** What stands for no channel: nothing is subscribed. So `id && channels.name('private-orders-{id}', { id })` is off without an id. */
export type Off = null | undefined | false | 0 | ''

/** One channel or several, or none. */
export type ChannelNames<Name> = Name | readonly Name[] | PlainTexts | Off

/**
 * A list of texts of which nothing else is known, as `ids.map((id) => `private-chat-${id}`)` makes one, for TypeScript
 * takes no template out of a callback. A list of known names is none: those are checked.
 */
interface PlainTexts extends ReadonlyArray<string> {
  readonly includes: (name: string, from?: number) => boolean
}

/** What a template says of its channels, ready to be looked up. */
interface Said<Spec extends ChannelSpec> {
  readonly event: (keyof Spec['events'] | keyof Spec['client']) & string
  readonly client: keyof Spec['client'] & string
  readonly server: { readonly [Event in keyof Spec['events']]: Value<Spec['events'][Event]> }
  readonly sent: { readonly [Event in keyof Spec['client']]: Value<Spec['client'][Event]> }
  readonly member: Spec extends { member: infer Member } ? Value<Member> : unknown
}

/** Each template under the pattern of its names: the compiler finds patterns far faster than a condition can be asked of each. */
type Patterns = {
  readonly [Template in keyof Specs & string as NameOf<Template>]: { readonly [T in Template]: true }
}

/**
 * What stands under a name, or under the patterns that it fits. Asked by `Name extends keyof Table`, the compiler would make
 * every pattern anew for each name.
 */
type Under<All, Name extends string> = (All & { readonly [name: string]: unknown })[Name]

/** The templates that a name fits. */
type FittingOf<Name extends string> = keyof Under<Patterns, Name>

/** The templates that all names of this one fit too. */
type Wider<Template extends string> = Exclude<FittingOf<NameOf<Template>>, Template>

/**
 * What is said of the names of each pattern. A name that several patterns fit has the properties of all of them, and a wider
 * template is `never` beside one that says more exactly what is carried.
 */
type Table = {
  readonly [Template in keyof Specs & string as NameOf<Template>]: {
    readonly [T in Template]: Said<Specs[T]>
  } & { readonly [T in Wider<Template>]: never }
}

/** What the most exact template that a name fits says. */
type SaidOf<Name> = Name extends string ? Under<Table, Name>[keyof Under<Table, Name>] : never

/** A part of what is said, of each of several channels by itself: together, what says less would hide what says more. */
type PartOf<Of, Part extends keyof Said<ChannelSpec>> = Of extends { readonly [K in Part]: infer Value }
  ? Value
  : never

/** What is said of a name; while the name is not known yet, the compiler takes `Any` for it and asks no channel. */
type At<Part extends keyof Said<ChannelSpec>, Name, Any = unknown> =
  PartOf<SaidOf<Name>, Part> extends infer Value extends Any ? Value : never

/** Of several channels what one of them carries, for each may lack what another has. */
type ValueAt<Parts, Key> = Parts extends unknown ? (Key extends keyof Parts ? Parts[Key] : never) : never

type KeysOf<T> = T extends unknown ? keyof T & string : never

/** Names of channels: those registered, or any. */
export type ChannelName = Registered extends true ? NameOf<keyof Specs & string> : string

/** Names of presence channels. */
export type PresenceChannelName = Registered extends true
  ? Extract<ChannelName, `presence-${string}`>
  : string

/** Names of channels that take client events: private ones and presence channels. */
export type ClientChannelName = Registered extends true
  ? Extract<ChannelName, `private-${string}` | `presence-${string}`>
  : string

/** Names of client events of a channel. */
export type ClientEventOf<Name> = Registered extends true ? At<'client', Name, string> : string

/** Names of all events that a channel can bring. */
export type EventOf<Name> = Registered extends true ? At<'event', Name, string> : string

/** What an event of a channel carries. */
export type PayloadOf<Name, Event> = Registered extends true
  ? ValueAt<At<'server', Name>, Event> | ClientPayloadOf<Name, Event> extends infer Payload
    ? Payload
    : never
  : unknown

/** What a client event of a channel carries. */
export type ClientPayloadOf<Name, Event> = Registered extends true
  ? ValueAt<At<'sent', Name>, Event> extends infer Payload
    ? Payload
    : never
  : unknown

/** The `info` of a presence channel's members. */
export type MemberOf<Name> = Registered extends true ? At<'member', Name> : unknown

/** One row of what an event carries, which may be a row or an array of them. */
export type RowOf<Payload> = Payload extends readonly (infer Row)[] ? Row : Payload

/** The names of a payload's fields; any, while nothing is known of it. */
export type FieldOf<Payload> = unknown extends Payload ? string : KeysOf<Extract<RowOf<Payload>, object>>

/** Names of the events that the server sends to users. */
export type UserEventName = Register extends { userEvents: infer Events } ? keyof Events & string : string

/** What such an event carries. */
export type UserPayloadOf<Event> = Register extends { userEvents: infer Events }
  ? Event extends keyof Events
    ? Events[Event]
    : never
  : unknown

/**
 * No parameter at all where nothing is registered; elsewhere one that nobody can give, so that signatures with it, whose
 * types are said at the call, are not even tried: every error is that of the one signature that checks names.
 */
export type OnlyUnregistered = Registered extends true ? [never] : []

/**
 * What follows a definition; after anything else more than anybody gives. A signature whose rest depends on what comes first is
 * left out for its number of arguments before its types are looked at: a wrong name is then the error of the one that checks
 * names, alone.
 */
export type AfterDefinition<Target, Rest extends readonly unknown[]> = Target extends {
  readonly kind: string
}
  ? Rest
  : [never, never, never, never, never, never]

/** What TypeScript can't infer beside a type that is said at the call: say both, `usePresence<Member, number>(…)`, to have it. */
// biome-ignore lint/suspicious/noExplicitAny: nothing else lets the call compile
export type Unsaid = any
