import { readFileSync } from 'node:fs'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { filterProblems, problemKindInfo } from '@arethetypeswrong/core/problems'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { run } from './run.mjs'

/** How those look for types who can use a package of ES modules at all. */
const resolutions = /** @type {const} */ (['node16-esm', 'bundler'])

/** What only those need who work on a package. */
const OURS =
  /[.]map$|[.](test|spec|stories|bench)[.]|(^|[/])(src|test|tests)[/]|(^|[/])ts(config|down[.]config)[^/]*$|[.]tsbuildinfo$/

/**
 * What somebody who installs a packed package misses in it, and what they get that is of no use to them. pnpm takes the
 * project's license along. Templates of applications have tests and settings of their own.
 * @param {string} file the tarball
 */
export async function contentProblems(file) {
  const { output } = await run('tar', ['-tzf', file], { quiet: true })
  const names = output
    .split('\n')
    .filter(Boolean)
    .map((name) => name.replace(/^package[/]/, ''))
  const missing = ['LICENSE', 'README.md'].filter((name) => !names.includes(name))
  const ours = names.filter((name) => OURS.test(name) && !name.startsWith('templates/'))
  return [
    ...missing.map((name) => `${name} is missing`),
    ...ours.map((name) => `${name} is of no use to whoever installs it`),
    ...(missing.includes('README.md') ? [] : await linksOutOf(file)),
  ]
}

/**
 * npm shows the README alone: a link into the repository leads nowhere there.
 * @param {string} file
 */
async function linksOutOf(file) {
  const { output } = await run('tar', ['-xzOf', file, 'package/README.md'], { quiet: true })
  const links = [...output.matchAll(/\]\(([^)\s]+)/g)].map(([, link = '']) => link)
  return links
    .filter((link) => !/^(https:|#)/.test(link))
    .map((link) => `README.md links to ${link}, which npm does not show`)
}

const HOME = 'github.com/channelkit/channelkit'

/**
 * What npm links beside a package: its page, its code, where faults are told. A release with provenance is refused unless the
 * code is named.
 * @param {Record<string, any>} manifest
 * @param {string} folder the name of its folder
 */
export function namingProblems({ homepage, bugs, repository }, folder) {
  const wanted = { url: `git+https://${HOME}.git`, directory: `packages/${folder}` }
  return [
    ...(/^https:\/\/channelkit\.dev\/./.test(homepage) ? [] : [`homepage is ${homepage}`]),
    ...(bugs === `https://${HOME}/issues` ? [] : [`bugs is ${bugs}`]),
    ...(repository?.url === wanted.url && repository.directory === wanted.directory
      ? []
      : [`repository is ${JSON.stringify(repository)}, not ${JSON.stringify(wanted)}`]),
  ]
}

/** Optional peers that are no peers: in an empty folder npm would take Vue 2, which suits their own peers. Others take any version. */
const META_ONLY = ['@tanstack/vue-query']

/**
 * What is said of a peer that is none: it would be bundled, and applications would have it twice.
 * @param {Record<string, any>} manifest
 */
export const peerProblems = ({ peerDependencies = {}, peerDependenciesMeta = {} }) =>
  Object.keys(peerDependenciesMeta)
    .filter((name) => !Object.hasOwn(peerDependencies, name) && !META_ONLY.includes(name))
    .map((name) => `${name} is optional in peerDependenciesMeta, and not in peerDependencies`)

/**
 * What publint finds in a packed package, suggestions left out.
 * @param {string} file the tarball
 * @param {Record<string, any>} manifest
 */
export async function lint(file, manifest) {
  const { buffer } = new Uint8Array(readFileSync(file))
  const { messages } = await publint({ pack: { tarball: buffer }, strict: true })
  return messages
    .filter(({ type }) => type !== 'suggestion')
    .map(
      (message) => `${message.type}: ${formatMessage(message, manifest, { color: false }) ?? message.code}`,
    )
}

/**
 * What is wrong with the types of a packed package. Stylesheets have none to check.
 * @param {string} file the tarball
 * @param {Record<string, any>} manifest
 */
export async function typeProblems(file, manifest) {
  const styles = Object.keys(manifest.exports).filter((subpath) => subpath.endsWith('.css'))
  const packed = createPackageFromTarballData(new Uint8Array(readFileSync(file)))
  const analysis = await checkPackage(packed, { excludeEntrypoints: styles })
  if (!analysis.types) return ['there are no types in it']
  return Object.keys(analysis.entrypoints).flatMap((entrypoint) =>
    resolutions.flatMap((resolutionKind) =>
      filterProblems(analysis, { entrypoint, resolutionKind }).map(
        (problem) =>
          `${entrypoint} (${resolutionKind}): ${problemKindInfo[problem.kind].title}\n${JSON.stringify(problem)}`,
      ),
    ),
  )
}
