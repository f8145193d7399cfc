#!/usr/bin/env node
import { relative } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { create, TEMPLATES, type Template } from './create.ts'

const HELP = `Makes an application with realtime channels.

  npm create channelkit@latest [folder] -- [--template ${TEMPLATES.join('|')}]
`

const isTemplate = (text: string | undefined): text is Template => TEMPLATES.some((one) => one === text)

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { template: { type: 'string', short: 't' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return void process.stdout.write(HELP)
  if (values.template !== undefined && !isTemplate(values.template))
    throw new Error(`There is no template "${values.template}". There are: ${TEMPLATES.join(', ')}.`)
  const folder = positionals[0] ?? (await ask('Folder', 'channelkit-app'))
  const template = values.template ?? (await askTemplate())
  const path = create({ folder, template })
  const place = relative(process.cwd(), path)
  process.stdout.write(
    `\nMade ${path}.\n\n${place ? `  cd ${place}\n` : ''}  npm install\n  npm run dev\n\nThen open its address twice, to meet yourself.\n`,
  )
}

async function askTemplate(): Promise<Template> {
  const answer = await ask(`Template (${TEMPLATES.join(', ')})`, TEMPLATES[0])
  if (isTemplate(answer)) return answer
  process.stdout.write(`There is no template "${answer}".\n`)
  return askTemplate()
}

/** What is typed; what is preset where nobody can be asked. */
async function ask(question: string, preset: string): Promise<string> {
  if (!process.stdin.isTTY) return preset
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`${question} [${preset}]: `)
  terminal.close()
  return answer.trim() || preset
}

main().catch((error: Error) => {
  process.stderr.write(`create-channelkit: ${error.message}\n`)
  process.exitCode = 1
})
