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
   * The name that a template makes with its parameters.
   *
   * @throws ChannelKitError `invalid-options` when one is missing
   * @example
   * channels.name('private-orders-{id}', { id: 7 }) // 'private-orders-7'
   */
  name<Template extends keyof Specs & string>(
    template: Template,
    ...params: ParamsOf<Template> extends never ? [] : [Record<ParamsOf<Template>, string | number>]
  ): NameOf<Template>
  /** Checks a payload against its schema, where there is one. */
  check(channel: string, event: string, data: unknown): Checked
}

/** The names of a template's parameters: `id` of `private-orders-{id}`. */
export type ParamsOf<Template extends string> = Template extends `${string}{${infer Param}}${infer Tail}`
  ? Param | ParamsOf<Tail>
  : never

/**
 * Where an app says once what its channels carry; every hook then checks names and payloads.
 *
 * @example
 * declare module '@channelkit/core' { interface Register { channels: typeof channels } }
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

/** The spec whose template a name fits. */
type SpecOf<Name> = {
  [Template in keyof Specs & string]: Name extends NameOf<Template> ? Specs[Template] : never
}[keyof Specs & string]

type Part<Name, Key extends keyof ChannelSpec> =
  SpecOf<Name> extends { [K in Key]: infer P } ? P : Record<never, never>

/** Names of channels: those registered, or any. */
export type ChannelName = Registered extends true ? NameOf<keyof Specs & string> : string

/** Names of client events of a channel. */
export type ClientEventOf<Name> = Registered extends true ? keyof Part<Name, 'client'> & string : string

/** Names of all events that a channel can bring. */
export type EventOf<Name> = Registered extends true
  ? (keyof Part<Name, 'events'> & string) | ClientEventOf<Name>
  : string

/** What an event of a channel carries. */
export type PayloadOf<Name, Event> = Registered extends true
  ? Event extends keyof Part<Name, 'events'>
    ? Value<Part<Name, 'events'>[Event]>
    : ClientPayloadOf<Name, Event>
  : unknown

/** What a client event of a channel carries. */
export type ClientPayloadOf<Name, Event> = Registered extends true
  ? Event extends keyof Part<Name, 'client'>
    ? Value<Part<Name, 'client'>[Event]>
    : never
  : unknown

/** The `info` of a presence channel's members. */
export type MemberOf<Name> = Registered extends true
  ? SpecOf<Name> extends { member: infer Spec }
    ? Value<Spec>
    : unknown
  : unknown
