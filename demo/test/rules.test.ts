import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  begin,
  columns,
  count,
  emptyBoard,
  isOver,
  readBoard,
  rows,
  standings,
  take,
} from '../src/game/rules.ts'
import { moveOf, newsOf, viewOf } from '../src/game/view.ts'

const size = columns * rows
const play = (moves: readonly (readonly [at: number, player: string])[]) =>
  moves.reduce((board, [at, player]) => take(board, at, player), emptyBoard)
const ann = { id: 'ann', info: { name: 'Ann' } }
const bob = { id: 'bob', info: { name: 'Bob' } }

describe('taking a tile', () => {
  it('takes a free one, and no other', () => {
    const board = play([[3, 'ann']])
    expect(board.tiles[3]).toBe('ann')
    expect(take(board, 3, 'bob')).toBe(board)
    expect(take(board, size, 'bob')).toBe(board)
    expect(take(board, -1, 'bob')).toBe(board)
    expect(take(board, 0.5, 'bob')).toBe(board)
  })

  it('takes with it what lies between two of one’s own, in a row, a column and aslant', () => {
    const row = play([
      [0, 'ann'],
      [1, 'bob'],
      [2, 'cid'],
      [3, 'ann'],
    ])
    expect(row.tiles.slice(0, 4)).toEqual(['ann', 'ann', 'ann', 'ann'])
    const column = play([
      [0, 'ann'],
      [columns, 'bob'],
      [2 * columns, 'ann'],
    ])
    expect(column.tiles[columns]).toBe('ann')
    const aslant = play([
      [2, 'ann'],
      [columns + 1, 'bob'],
      [2 * columns, 'ann'],
    ])
    expect(aslant.tiles[columns + 1]).toBe('ann')
  })

  it('takes nothing over a gap, or over the edge into the next row', () => {
    expect(
      count(
        play([
          [0, 'ann'],
          [1, 'bob'],
          [3, 'ann'],
        ]),
        'bob',
      ),
    ).toBe(1)
    const edge = play([
      [columns - 2, 'ann'],
      [columns - 1, 'bob'],
      [columns, 'ann'],
    ])
    expect(edge.tiles[columns - 1]).toBe('bob')
  })

  it('never loses a tile, whoever plays what', () => {
    const move = fc.tuple(fc.integer({ min: -2, max: size + 1 }), fc.constantFrom('ann', 'bob', 'cid'))
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        let board = emptyBoard
        for (const [at, player] of moves) {
          const next = take(board, at, player)
          const taken = (one: typeof board) => one.tiles.filter((tile) => tile !== null).length
          expect(taken(next)).toBe(taken(board) + (next === board ? 0 : 1))
          expect(count(next, player)).toBeGreaterThanOrEqual(count(board, player))
          board = next
        }
        expect(standings(board).reduce((sum, [, tiles]) => sum + tiles, 0)).toBe(
          board.tiles.filter((tile) => tile !== null).length,
        )
      }),
    )
  })

  it('means the same when it is asked again on the board of others', () => {
    const theirs = play([[0, 'bob']])
    expect(take(take(theirs, 0, 'ann'), 1, 'ann').tiles.slice(0, 2)).toEqual(['bob', 'ann'])
  })
})

describe('a game that is over', () => {
  const full = { round: 4, tiles: Array<string>(size).fill('ann') }

  it('is begun anew once, by whoever asks first', () => {
    expect(isOver(full)).toBe(true)
    const next = begin(full, 4)
    expect(next).toEqual({ ...emptyBoard, round: 5 })
    expect(begin(next, 4)).toBe(next)
  })

  it('is not begun anew while it is played', () => {
    const board = play([[0, 'ann']])
    expect(begin(board, 1)).toBe(board)
  })
})

describe('a board that others send', () => {
  it.each([
    undefined,
    null,
    7,
    'board',
    [],
    {},
    { round: 1, tiles: [] },
    { round: '1', tiles: emptyBoard.tiles },
  ])('is a new game if it is none: %j', (said) => expect(readBoard(said)).toBe(emptyBoard))

  it('has no other tiles than ids and free ones', () => {
    expect(readBoard({ round: 1, tiles: Array(size).fill({}) })).toBe(emptyBoard)
    expect(readBoard(play([[0, 'ann']])).tiles[0]).toBe('ann')
  })
})

describe('what is seen', () => {
  it('says whose a tile is, to everybody in their way', () => {
    const board = play([
      [0, 'ann'],
      [1, 'bob'],
      [2, 'gone'],
    ])
    const { tiles, status } = viewOf(board, [ann, bob], ann)
    expect(tiles.slice(0, 4).map(({ label }) => label)).toEqual([
      'Row 1, column 1: yours',
      'Row 1, column 2: Bob',
      'Row 1, column 3: Somebody who left',
      'Row 1, column 4: free',
    ])
    expect(status).toBe(`You have 1, ${size - 3} free`)
  })

  it('says at first what it is about', () => {
    expect(viewOf(emptyBoard, [ann], ann).status).toBe('Enclose tiles to take them')
  })

  it('says who won, or who share it', () => {
    const half = (player: string) => Array<string>(size / 2).fill(player)
    expect(viewOf({ round: 1, tiles: [...half('ann'), ...half('bob')] }, [ann, bob], ann).status).toBe(
      `Ann and Bob: ${size / 2} each`,
    )
    expect(viewOf({ round: 1, tiles: Array(size).fill('ann') }, [ann, bob], bob).status).toBe(
      `Ann won with ${size}`,
    )
  })

  it('tells the others what a move brought, and nothing of one that is not allowed', () => {
    const board = play([
      [0, 'ann'],
      [1, 'bob'],
    ])
    expect(moveOf(board, 2, 'ann')).toEqual({ at: 2, gained: 2 })
    expect(moveOf(board, 0, 'bob')).toBeNull()
    expect(newsOf({ at: 2, gained: 2 }, 'ann', [ann, bob])).toBe('Ann took 2 tiles')
    expect(newsOf(null, undefined, [])).toBe('Somebody who left took a tile')
  })
})
