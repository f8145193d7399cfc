import { ChannelKitError, type ErrorCode } from './errors.ts'

/** An error as plain data: what a happening carries, since a clone of an error object loses its code. */
export interface ErrorData {
  readonly name: string
  readonly code: ErrorCode
  readonly message: string
  readonly remedy: string
  readonly httpStatus: number | undefined
  readonly retryable: boolean
}

/** The errors of which there is data: in the thread that made one, it keeps its identity and its cause. */
const errors = new WeakMap<ErrorData, ChannelKitError>()

export function dataOf(error: ChannelKitError): ErrorData {
  // Of an error object, the message alone is not among what is copied.
  const data = { ...error, message: error.message }
  errors.set(data, error)
  return data
}

/** The error behind the data; the same one for the same data. */
export function errorOf(data: ErrorData): ChannelKitError {
  const what = data.remedy ? data.message.slice(0, -data.remedy.length - 1) : data.message
  const error = errors.get(data) ?? new ChannelKitError(data.code, what, data)
  errors.set(data, error)
  return error
}
