import type { Member } from '@channelkit/core'
import { profileOf } from '@channelkit/ui'
import { type Board, columns, count, gained, isOver, readBoard, standings, take } from './rules.ts'

/** What a member of the room is besides an id. */
export interface Visitor {
  readonly name: string
}

/** What a player did, as it is told to the others while it happens. */
export interface Move {
  readonly at: number
  readonly gained: number
}

type Members = readonly Member<Visitor>[]

interface Tile {
  /** Its place on the board. */
  readonly at: number
  readonly label: string
  readonly initials: string
  /** Of the player's colour, as their pointer and their picture have it; undefined if it is free. */
  readonly hue: number | undefined
}

export interface GameView {
  readonly board: Board
  readonly tiles: readonly Tile[]
  /** How the game stands, in words. */
  readonly status: string
  readonly over: boolean
}

/** What there is to see of a board, whoever is there and whoever has gone. */
export function viewOf(said: unknown, members: Members, me: Member<Visitor> | null): GameView {
  const board = readBoard(said)
  const over = isOver(board)
  const tiles = board.tiles.map((player, at) => {
    const place = `Row ${Math.floor(at / columns) + 1}, column ${(at % columns) + 1}`
    if (player === null) return { at, label: `${place}: free`, initials: '', hue: undefined }
    const { name, initials, hue } = profileOf({ id: player, info: { name: nameOf(player, members) } })
    return { at, label: `${place}: ${player === me?.id ? 'yours' : name}`, initials, hue }
  })
  return { board, tiles, over, status: over ? resultOf(board, members) : standOf(board, me) }
}

/** What a click on a tile is, to be told to the others; null if it can't be taken. */
export function moveOf(said: unknown, at: number, player: string): Move | null {
  const board = readBoard(said)
  const after = take(board, at, player)
  return after === board ? null : { at, gained: gained(board, after, player) }
}

/** What somebody did just now, in words. */
export function newsOf(move: unknown, player: string | undefined, members: Members): string {
  const tiles = Number((move as Partial<Move> | null)?.gained)
  const taken = tiles > 1 ? `${tiles} tiles` : 'a tile'
  return `${nameOf(player, members)} took ${taken}`
}

const nameOf = (player: string | undefined, members: Members) =>
  members.find(({ id }) => id === player)?.info.name ?? 'Somebody who left'

function standOf(board: Board, me: Member<Visitor> | null): string {
  const mine = me ? count(board, me.id) : 0
  const free = board.tiles.filter((tile) => tile === null).length
  return free === board.tiles.length ? 'Enclose tiles to take them' : `You have ${mine}, ${free} free`
}

function resultOf(board: Board, members: Members): string {
  const all = standings(board)
  const most = all[0]?.[1]
  const winners = all.filter(([, tiles]) => tiles === most).map(([player]) => nameOf(player, members))
  return winners.length === 1 ? `${winners[0]} won with ${most}` : `${winners.join(' and ')}: ${most} each`
}
