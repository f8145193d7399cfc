import { screen, within } from '@testing-library/dom'

export const grid = () => screen.getByRole('grid', { name: 'Quotes' })
export const rows = () => within(grid()).getAllByRole('row').slice(1)
const inPlace = () =>
  rows().sort((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
export const symbols = () => inPlace().map((row) => row.dataset.row)
export const head = (name: string) => screen.getByRole('columnheader', { name })
export const cell = (row: string, column: string) =>
  grid().querySelector<HTMLElement>(`[data-row="${row}"] [data-column="${column}"]`)!
export const text = (row: string, column: string) => cell(row, column).textContent!.trim()
export const at = () => {
  const active = document.activeElement as HTMLElement
  return [active.closest<HTMLElement>('[data-row]')?.dataset.row ?? 'head', active.dataset.column]
}

export const table = {
  channel: 'market',
  event: 'quote',
  by: 'symbol',
  remove: 'delisted',
  label: 'Quotes',
  locale: 'en',
  reorder: 1,
  columns: [
    { field: 'symbol', title: 'Symbol' },
    { field: 'price', title: 'Price', type: 'number', format: { minimumFractionDigits: 2 } },
    { field: 'sector', title: 'Sector' },
  ],
}
export const quote = (symbol: string, price: unknown, sector = 'Food') => ({ symbol, price, sector })
