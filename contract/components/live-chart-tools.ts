import { screen, within } from '@testing-library/dom'
import { expect, vi } from 'vitest'

export const base = {
  channel: 'machine',
  event: 'sample',
  x: 'at',
  y: ['cpu', 'memory'],
  label: 'Load',
  window: 10_000,
  locale: 'en',
  timeZone: 'UTC',
}

export const plotOf = (root: HTMLElement) => within(root).getByRole('application', { name: 'Load' })
export const button = (name: string) => screen.getByRole('button', { name })

/** How many pixels of the lines are drawn. */
export function inked(root: HTMLElement): number {
  const canvas = root.querySelector<HTMLCanvasElement>('.ck-chart-canvas-lines')!
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
  let count = 0
  for (let i = 3; i < data.length; i += 4) if (data[i]! > 0) count++
  return count
}

export const frames = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

/** Waits until the plot is drawn for a width. */
export const shown = (root: HTMLElement, width: number) =>
  vi.waitFor(() => expect(root.querySelector('canvas')!.offsetWidth).toBeLessThanOrEqual(width))

/** What `aria-describedby` points at. */
export const descriptionOf = (element: HTMLElement) =>
  element
    .getAttribute('aria-describedby')!
    .split(' ')
    .map((id) => document.getElementById(id)!.textContent)
    .join(' ')
