import { base } from '../lib/api.ts'
import { curlOf } from '../lib/curl.ts'
import { bytes, momentOf, visible } from '../lib/format.ts'
import { readable } from '../lib/json-text.ts'
import { linkTo } from '../lib/route.ts'
import { useHere } from '../lib/session.ts'
import { Copy } from '../parts/code.tsx'
import type { Entry } from './entry.ts'

const HIDDEN = new Set(['id', 'type', 'at', 'data', 'cut', 'data_bytes'])

/** All of an entry, and what can be done with it. */
export function EntryDetail({ entry }: { entry: Entry }) {
  const { app } = useHere()
  const { channel, event, data, socket_id: socketId } = entry
  const fields = Object.entries(entry).filter(([name]) => !HIDDEN.has(name))
  const isEvent = channel !== undefined && event !== undefined && data !== undefined
  return (
    <div className="entry">
      <div className="row">
        <Copy text={JSON.stringify(entry, null, 2)} label="Copy this entry as JSON">
          Copy
        </Copy>
        {data !== undefined && (
          <Copy text={data} label="Copy the data of this entry">
            Copy data
          </Copy>
        )}
        {isEvent && !entry.cut && (
          <Copy
            text={curlOf(base.origin, app, { channel, event, data })}
            label="Copy a curl line that publishes this event"
          >
            As curl
          </Copy>
        )}
        {isEvent && !entry.cut && (
          <a href={linkTo(app.id, 'events', '', { channel, event, data })}>Publish again</a>
        )}
        {channel && <a href={linkTo(app.id, 'channels', channel)}>Channel</a>}
        {socketId && <a href={linkTo(app.id, 'connections', socketId)}>Connection</a>}
      </div>
      <dl className="pairs">
        <div>
          <dt>at</dt>
          <dd>{momentOf(entry.at)}</dd>
        </div>
        {fields.map(([name, value]) => (
          <div key={name}>
            <dt>{name.replace('_', ' ')}</dt>
            <dd>
              <bdi>{visible(String(value))}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {data !== undefined && (
        <>
          <p className="quiet">
            Data, {bytes(entry.data_bytes ?? data.length)}
            {entry.cut && ': only its beginning is shown'}
          </p>
          <pre dir="ltr">{visible(readable(data))}</pre>
        </>
      )}
    </div>
  )
}
