import { readFileSync } from 'node:fs'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { filterProblems, problemKindInfo } from '@arethetypeswrong/core/problems'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

/** How those look for types who can use a package of ES modules at all. */
const resolutions = /** @type {const} */ (['node16-esm', 'bundler'])

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
