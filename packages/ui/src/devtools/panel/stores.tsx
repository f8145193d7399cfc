/** @jsxImportSource preact */
import { textOf } from '../model/entry.ts'
import { storeViewsOf } from '../model/look.ts'
import type { Shown } from './app.tsx'
import { Bars } from './bars.tsx'
import { Fold } from './fold.tsx'
import { Holders } from './holders.tsx'

/** The stores in use, and how often they show something new. */
export function Stores({ desk, kit }: Shown) {
  const stores = storeViewsOf(kit)
  const { rates } = desk.log!
  return (
    <>
      <div class="figures">
        <span>
          <b>{stores.length}</b> stores in use
        </span>
        <span>
          <b>{rates.now.commits}</b> commits
        </span>
        <span>
          <b>{rates.now.stores}</b> store updates
        </span>
      </div>
      <Bars
        values={rates.seconds.map(({ commits }) => commits)}
        label="Commits, by the second, over a minute"
      />
      {stores.length === 0 && <p>No store is in use.</p>}
      <ul aria-label="Stores">
        {stores.map(({ id, kind, of, channels, users, holders }) => (
          <Fold
            key={id}
            head={
              <>
                <span class="name">{kind}</span>{' '}
                <span>{channels.map(textOf).join(', ') || 'no channel'}</span>{' '}
                {of && of !== channels.join(', ') && <span class="muted">{textOf(of)}</span>}{' '}
                <span class="muted">
                  {users === 0 ? 'left, still kept' : `${users} ${users === 1 ? 'reference' : 'references'}`}
                </span>
              </>
            }
          >
            <Holders holders={holders} />
          </Fold>
        ))}
      </ul>
    </>
  )
}
