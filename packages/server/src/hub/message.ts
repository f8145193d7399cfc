import { type Fields, objectOf } from './fields.ts'

/** An event on its way to clients, as text and as it was read. */
export interface Message {
  readonly text: string
  readonly event: string
  /** Text of JSON, or what a client sent. */
  readonly data: unknown
  readonly serial: number | undefined
  /** The payload, if it is an object with fields. */
  readonly fields: Readonly<Record<string, unknown>> | undefined
}

/** Reads a frame. */
export function messageOf(text: string): Message {
  const { event, data, serial } = JSON.parse(text) as Fields
  return {
    text,
    event: String(event),
    data,
    serial: typeof serial === 'number' ? serial : undefined,
    fields: objectOf(data),
  }
}

/** The same with another payload. */
export function withPayload(message: Message, payload: object): Message {
  const data = typeof message.data === 'string' ? JSON.stringify(payload) : payload
  return { ...message, text: JSON.stringify({ ...(JSON.parse(message.text) as object), data }) }
}

/**
 * The frame of a message of a history, which says up to which number all was sent where its own number says something else.
 */
export function withSafe({ text, serial }: Message, upto: number | undefined): string {
  return serial === undefined || upto === serial ? text : `${text.slice(0, -1)},"upto":${upto}}`
}
