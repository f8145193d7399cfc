import { useEvent, usePresence, useShared, useTrigger } from '@channelkit/react'
import { Cursors } from '@channelkit/react/cursors'
import { Reactions } from '@channelkit/react/reactions'
import { type CSSProperties, useState } from 'react'
import { walk } from '../../game/keys.ts'
import { begin, emptyBoard, take } from '../../game/rules.ts'
import { moveOf, newsOf, type Visitor, viewOf } from '../../game/view.ts'

const room = 'presence-room'
const emoji = ['❤️', '😂', '😮']

/** Who encloses the tiles of others takes them. */
export function Play() {
  const { me, members } = usePresence<Visitor>(room)
  const [said, setBoard, { synced }] = useShared(room, 'board', emptyBoard)
  const trigger = useTrigger(room)
  const [news, setNews] = useState('')
  useEvent(room, 'client-move', (move, { userId }) => setNews(newsOf(move, userId, members)))
  const { board, tiles, status, over } = viewOf(said, members, me)

  function click(at: number) {
    const move = me && moveOf(board, at, me.id)
    if (!move) return
    setBoard((now) => take(now, at, me.id))
    trigger('client-move', move)
  }

  return (
    <Cursors channel={room}>
      <fieldset className="board" aria-label="Board" disabled={!synced}>
        {tiles.map(({ at, label, initials, hue }) => (
          <button
            key={at}
            type="button"
            className="tile"
            aria-label={label}
            tabIndex={at === 0 ? 0 : -1}
            data-taken={hue !== undefined}
            style={{ '--hue': hue } as CSSProperties}
            onClick={() => click(at)}
            onKeyDown={walk}
          >
            {initials}
          </button>
        ))}
      </fieldset>
      <div className="board-status">
        <span>{synced ? status : 'Waiting for the others…'}</span>
        {over && (
          <button type="button" className="again" onClick={() => setBoard((now) => begin(now, board.round))}>
            Play again
          </button>
        )}
        <Reactions channel={room} emoji={emoji} />
      </div>
      <p className="board-news">{news}</p>
    </Cursors>
  )
}
