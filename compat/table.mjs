import { readFileSync, writeFileSync } from 'node:fs'

/** @typedef {{ server: string, title: string, name: string, fault: string }} Result */

const BEGIN = '<!-- tried: written by npm run test:compat -->'
const END = '<!-- /tried -->'

/**
 * Puts what each server did into the page about them.
 * @param {string} page
 * @param {Result[]} results
 */
export function writeTable(page, results) {
  const text = readFileSync(page, 'utf8')
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (start < 0 || end < start) throw new Error(`${page} has no place for the table`)
  const titles = [...new Set(results.map(({ title }) => title))]
  const names = [...new Set(results.map(({ name }) => name))]
  /** @param {string} name @param {string} title */
  const cell = (name, title) => {
    const { fault = 'not tried' } = results.find((one) => one.name === name && one.title === title) ?? {}
    return fault ? `differs: ${fault.replaceAll('|', '\\|')}` : 'yes'
  }
  const rows = names.map((name) => `| ${[name, ...titles.map((title) => cell(name, title))].join(' | ')} |`)
  const head = [`| | ${titles.join(' | ')} |`, `| --- |${' --- |'.repeat(titles.length)}`]
  const table = [BEGIN, '', ...head, ...rows, '', END]
  writeFileSync(page, text.slice(0, start) + table.join('\n') + text.slice(end + END.length))
}
