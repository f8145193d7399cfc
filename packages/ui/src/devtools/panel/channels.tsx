/** @jsxImportSource preact */
import { boundedJson } from '@channelkit/core'
import { textOf } from '../model/entry.ts'
import { type ChannelView, channelsOf } from '../model/look.ts'
import type { Shown } from './app.tsx'
import { Fold } from './fold.tsx'
import { Holders } from './holders.tsx'
import { moodOfChannel } from './moods.ts'

/** How many members are listed: a stadium would be no list. */
const MOST = 200

/** The channels in use, and who holds each. */
export function Channels({ kit }: Shown) {
  const channels = channelsOf(kit)
  if (channels.length === 0)
    return (
      <p>
        Nothing on this page is on a channel. A hook, a component or <code>channel(kit, name).on</code>{' '}
        subscribes.
      </p>
    )
  return (
    <ul aria-label="Channels">
      {channels.map((one) => (
        <Fold key={one.name} head={<Head {...one} />}>
          <Inside view={one} retry={() => kit.internals.channels.get(one.name).retry()} />
        </Fold>
      ))}
    </ul>
  )
}

function Head({ name, state, users, members }: ChannelView) {
  return (
    <>
      <span class="name">{textOf(name)}</span>{' '}
      <span class="tag" data-state={moodOfChannel(state.status)}>
        {state.status}
      </span>{' '}
      <span class="muted">
        {users === 0 ? 'left, still kept' : `${users} ${users === 1 ? 'reference' : 'references'}`}
        {members && `, ${members.length} there`}
      </span>
    </>
  )
}

function Inside({ view, retry }: { view: ChannelView; retry(): void }) {
  const { state, listens, members, me, holders } = view
  return (
    <>
      {state.error && (
        <p class="bad">
          {textOf(state.error.message)}{' '}
          <button type="button" onClick={retry}>
            Try again
          </button>
        </p>
      )}
      <h3>Held by</h3>
      <Holders holders={holders} />
      <h3>Events</h3>
      <p>{listens.length ? listens.map(textOf).join(', ') : 'Nobody listens for any.'}</p>
      {members && (
        <>
          <h3>Members</h3>
          <ul class="holders">
            {members.slice(0, MOST).map(({ id, info }) => (
              <li key={id}>
                <span class="name">{textOf(id)}</span>
                {id === me && ' (you)'}{' '}
                <span class="muted mono">
                  {textOf(boundedJson(info, { depth: 4, most: 60 })).slice(0, 200)}
                </span>
              </li>
            ))}
          </ul>
          {members.length > MOST && <p class="muted">and {members.length - MOST} more</p>}
        </>
      )}
    </>
  )
}
