import { expect, test } from 'vitest'
import { fileName } from './download.ts'

test('a file has a name that every file system takes', () => {
  expect([
    fileName('Load in % / CPU', 'csv', 'chart'),
    fileName('Größe', 'png', 'chart'),
    fileName('…', 'csv', 'table'),
  ]).toEqual(['Load-in-CPU.csv', 'Größe.png', 'table.csv'])
})
