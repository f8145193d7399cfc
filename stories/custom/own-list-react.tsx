import { usePresence } from '@channelkit/react'
import { useRows } from '@channelkit/react/rows'

/** Who is there, in markup of the app's own: only the rows in sight are in the page. */
export default function OwnList({ channel }: { channel: string }) {
  const { members, me } = usePresence<{ name: string }>(channel)
  const { rows, count, viewportProps, listProps, searchProps } = useRows(members, {
    keyOf: (member) => member.id,
    textOf: (member) => member.info.name,
    rowHeight: 32,
  })
  return (
    <section className="own">
      <label>
        Find <input {...searchProps} />
      </label>
      <p role="status">{count} people</p>
      <div className="own-viewport" {...viewportProps}>
        <ol aria-label="People" {...listProps}>
          {rows.map(({ item, key, index, props, focusProps }) => (
            <li key={key} {...props} {...focusProps}>
              <i>{index + 1}</i> {item.info.name} {item.id === me?.id && <b>that’s me</b>}
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}
