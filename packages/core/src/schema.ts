import type { StandardSchemaV1 } from '@standard-schema/spec'
import { nameTemplate, refuse } from './channel-name.ts'
import { ChannelKitError } from './errors.ts'
import type {
  ChannelDefinitions,
  ChannelSpec,
  ChannelSpecs,
  NameOf,
  ParamsOf,
  PayloadSpec,
  TypeOnly,
} from './schema-types.ts'

/**
 * Says what a payload is to the compiler, and nothing at run time.
 *
 * @example
 * defineChannels({ 'private-orders-{id}': { events: { placed: type<Order>() } } })
 */
export const type = <T>(): TypeOnly<T> => ({})

/**
 * Says once what an app's channels carry. Register its type and every hook checks names and payloads; give it to the
 * kit as `channels` and payloads with a schema are checked as they arrive and before they are sent.
 *
 * @param specs by channel name; `{…}` in a name stands for any text. A name that fits several is the most exact one's
 * @throws ChannelKitError `invalid-options`
 * @example
 * const channels = defineChannels({
 *   ticker: { events: { trade: tradeSchema } },
 *   'presence-room-{id}': { member: type<Member>(), client: { 'client-wave': type<{ to: string }>() } },
 * })
 * declare module '@channelkit/core' { interface Register { channels: typeof channels } }
 * const kit = createChannelKit({ key, cluster, channels })
 */
export function defineChannels<const Specs extends ChannelSpecs>(specs: Specs): ChannelDefinitions<Specs> {
  for (const [name, { client = {} }] of Object.entries(specs)) {
    const wrong = Object.keys(client).find((event) => !event.startsWith('client-'))
    if (wrong) refuse(`the client event ${wrong} of ${name} lacks the prefix client-`)
  }
  const templates = new Map(Object.keys(specs).map((template) => [template, nameTemplate(template)]))
  const exactFirst = [...templates].sort(([, a], [, b]) => b.weight - a.weight)
  const found = new Map<string, ChannelSpec | undefined>()

  function specOf(channel: string): ChannelSpec | undefined {
    if (Object.hasOwn(specs, channel)) return specs[channel]
    if (!found.has(channel)) {
      // Names can be made up without end, as ids are.
      if (found.size > 1000) found.clear()
      const [template] = exactFirst.find(([, one]) => one.params(channel)) ?? []
      found.set(channel, template === undefined ? undefined : specs[template])
    }
    return found.get(channel)
  }

  function schemaOf(channel: string, event: string): StandardSchemaV1 | undefined {
    const { events, client } = specOf(channel) ?? {}
    const spec = (events as Record<string, PayloadSpec> | undefined)?.[event] ?? client?.[event as never]
    return spec && '~standard' in spec ? spec : undefined
  }

  const templateOf = (template: string) =>
    templates.get(template) ?? refuse(`there is no channel ${template}`)

  return {
    specs,
    name: (template, ...[values = {}]) => templateOf(template).name(values) as NameOf<typeof template>,
    params: (template, name) =>
      templateOf(template).params(name) as Record<ParamsOf<typeof template>, string> | null,
    check(channel, event, data) {
      const schema = schemaOf(channel, event)
      return schema ? validate(schema, `${event} on ${channel}`, data) : { data }
    },
    checks: (channel, event) => schemaOf(channel, event) !== undefined,
  }
}

function validate(spec: StandardSchemaV1, what: string, data: unknown) {
  const invalid = (why: string) => ({ error: new ChannelKitError('invalid-payload', `${what}: ${why}.`) })
  try {
    const result = spec['~standard'].validate(data)
    if ('then' in result) return invalid('its schema answers later, and events can only be checked at once')
    if (!result.issues) return { data: result.value }
    return invalid(
      result.issues
        .map(({ path, message }) => [
          path?.map((one) => (typeof one === 'object' ? one.key : one)).join('.'),
          message,
        ])
        .map((parts) => parts.filter(Boolean).join(': '))
        .join('; '),
    )
  } catch (cause) {
    return invalid(`its schema threw: ${cause}`)
  }
}
