import { readFile } from 'node:fs/promises'
import { dirname, extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { configError } from './error.ts'
import { placeOfSyntaxError } from './json-place.ts'

/** What a file says, and the folder that its paths start from. */
export interface FileConfig {
  readonly config: Record<string, unknown>
  readonly folder: string
}

/**
 * Reads a configuration: JSON, or a module whose default export is it or a function that makes it.
 *
 * @param version of a module that was read before: another number reads it anew
 * @throws ServerError `invalid-config`
 */
export async function readConfigFile(file: string, cwd = process.cwd(), version = 0): Promise<FileConfig> {
  const path = resolve(cwd, file)
  const config = ['.mjs', '.js'].includes(extname(path))
    ? await fromModule(path, file, version)
    : await fromJson(path, file)
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw configError([{ at: file, why: 'must hold an object.' }])
  return { config: config as Record<string, unknown>, folder: dirname(path) }
}

/** @throws ServerError `invalid-config` */
export async function readText(path: string, at: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const why =
      code === 'ENOENT'
        ? 'there is no such file; check the path.'
        : `the file cannot be read (${code}); check its rights.`
    throw configError([{ at, why }])
  }
}

async function fromJson(path: string, file: string): Promise<unknown> {
  const text = await readText(path, file)
  try {
    return JSON.parse(text)
  } catch {
    const { line, column } = placeOfSyntaxError(text) ?? { line: 1, column: 1 }
    const where = `at line ${line}, column ${column}`
    throw configError([{ at: file, why: `is no valid JSON ${where}: check commas, quotes and brackets.` }])
  }
}

async function fromModule(path: string, file: string, version: number): Promise<unknown> {
  await readText(path, file)
  try {
    const { default: config } = await import(`${pathToFileURL(path).href}${version > 0 ? `?${version}` : ''}`)
    return typeof config === 'function' ? await config() : config
  } catch (cause) {
    throw configError([{ at: file, why: `cannot be loaded: ${(cause as Error).name ?? 'it'} was thrown.` }])
  }
}
