/** The board as everybody in the room has it: who took which tile, by id, row after row. */
export interface Board {
  /** Counts the games: who begins another one says which one is over. */
  readonly round: number
  readonly tiles: readonly (string | null)[]
}

export const columns = 7
export const rows = 4
const size = columns * rows

const directions = [-1, 0, 1]
  .flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const))
  .filter(([x, y]) => x || y)

export const emptyBoard: Board = { round: 1, tiles: Array<null>(size).fill(null) }

/**
 * A board that came from others: anybody in the room may say anything, and what is no board begins a new game.
 */
export function readBoard(said: unknown): Board {
  const { round, tiles } = (said ?? {}) as Partial<Board>
  const fits =
    Number.isSafeInteger(round) &&
    Array.isArray(tiles) &&
    tiles.length === size &&
    tiles.every((tile) => tile === null || typeof tile === 'string')
  return fits ? (said as Board) : emptyBoard
}

/**
 * Takes a free tile, and with it all tiles of others that lie in a straight line between it and another of one's own.
 * Whatever is not allowed changes nothing, so that it can be asked again on the board that others have.
 */
export function take(said: unknown, at: number, player: string): Board {
  const board = readBoard(said)
  if (board.tiles[at] !== null) return board
  const tiles = [...board.tiles]
  for (const direction of directions)
    for (const between of enclosed(board.tiles, at, direction, player)) tiles[between] = player
  tiles[at] = player
  return { ...board, tiles }
}

/** The tiles of others from `at` on up to the next of one's own; none if a free one, or the edge, comes first. */
function enclosed(tiles: Board['tiles'], at: number, [x, y]: readonly [number, number], player: string) {
  const found: number[] = []
  let [column, row] = [(at % columns) + x, Math.floor(at / columns) + y]
  while (column >= 0 && column < columns && row >= 0 && row < rows) {
    const tile = row * columns + column
    if (tiles[tile] === null) return []
    if (tiles[tile] === player) return found
    found.push(tile)
    column += x
    row += y
  }
  return []
}

/** How many tiles a player has more on the second board. */
export const gained = (before: Board, after: Board, player: string) =>
  count(after, player) - count(before, player)

export const count = (board: Board, player: string) => board.tiles.filter((tile) => tile === player).length

export const isOver = (board: Board) => !board.tiles.includes(null)

/** Begins another game after that round; who asks later, or too early, changes nothing. */
export function begin(said: unknown, after: number): Board {
  const board = readBoard(said)
  return board.round === after && isOver(board) ? { ...emptyBoard, round: after + 1 } : board
}

/** Who has tiles, those with most first. */
export function standings(board: Board): readonly (readonly [player: string, tiles: number])[] {
  const players = new Set(board.tiles.filter((tile) => tile !== null))
  return [...players].map((player) => [player, count(board, player)] as const).sort(([, a], [, b]) => b - a)
}
