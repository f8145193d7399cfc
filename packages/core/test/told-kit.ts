import * as deferred from '../src/deferred.ts'
import { dataOf } from '../src/error-data.ts'
import {
  type ChannelKitError,
  type ChannelKitOptions,
  createChannelKit,
  type SourceHappening,
} from '../src/index.ts'
import { createHandSource } from './hand-source.ts'

/** A kit that is told by hand what its source would tell, with what it asks of that source and what it reports. */
export function createToldKit(options: ChannelKitOptions = {}) {
  const { source, asked, tell } = createHandSource()
  const errors: string[] = []
  const onError = ({ code }: ChannelKitError) => void errors.push(code)
  const kit = createChannelKit({ source, deferred, onError, grace: 100, ...options })
  const told = (more: object) => tell({ at: 1, ...more } as SourceHappening)
  return {
    kit,
    errors,
    told,
    line: (state: string, at = 1, more: object = {}) => told({ type: 'connection', state, at, ...more }),
    lineFails: (error: ChannelKitError) => told({ type: 'connection-error', error: dataOf(error) }),
    /** What was asked since the last look. */
    asked: () => asked.splice(0),
  }
}
