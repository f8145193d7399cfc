import { useRows } from '@channelkit/react/rows'
import type { ListProps } from './driver.ts'

/** A list of its own markup: rows that take the focus, or buttons in them that unfold. */
export function List({ items, options }: ListProps) {
  const list = useRows(items, options)
  const detailed = options.unfold !== undefined
  return (
    <section>
      <input aria-label="Find" {...list.searchProps} />
      <p role="status">{`${list.count} of ${items.length}, ${list.paused ? 'paused' : 'live'}, ${list.fresh} fresh`}</p>
      <button type="button" onClick={list.paused ? list.resume : list.pause}>
        Pause or resume
      </button>
      <div className="viewport" {...list.viewportProps}>
        <ul aria-label="Things" {...list.listProps}>
          {list.rows.map(({ item, key, open, props, focusProps, toggleProps, detailProps }) =>
            detailed ? (
              <li key={key} {...props}>
                <button type="button" {...toggleProps}>
                  {item.name}
                </button>
                {open && <pre {...detailProps}>All of {item.name}</pre>}
              </li>
            ) : (
              <li key={key} {...props} {...focusProps}>
                {item.name}
              </li>
            ),
          )}
        </ul>
      </div>
    </section>
  )
}
