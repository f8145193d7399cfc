import { useFeed } from '@channelkit/react'
import { useRows } from '@channelkit/react/rows'

/** Events as they come, in markup of the app's own: it stays at its end until somebody reads. */
export default function OwnFeed({ channel, event }: { channel: string; event: readonly string[] }) {
  const entries = useFeed<{ id: number; customer: string }>(channel, event)
  const list = useRows(entries, { keyOf: (entry) => entry.id, rowHeight: 32, follow: true, unfold: 64 })
  return (
    <section className="own">
      <button type="button" onClick={list.paused ? list.resume : list.pause}>
        {list.paused ? `${list.fresh} new` : 'Stop'}
      </button>
      <div className="own-viewport" {...list.viewportProps}>
        <ol aria-label="Orders" {...list.listProps}>
          {list.rows.map(({ item, key, open, props, toggleProps, detailProps }) => (
            <li key={key} {...props}>
              <button type="button" {...toggleProps}>
                {item.event} #{item.data.id}
              </button>
              {open && <pre {...detailProps}>{JSON.stringify(item.data, null, 1)}</pre>}
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}
