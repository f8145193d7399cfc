/** What may be used in any product without a word to anybody but the notice. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  // Of data: who passes it on says whose it is.
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
])

/**
 * Comes with the Vitest that an application chose, which no package of ours brings; its licence holds for its own files alone.
 */
const BESIDE = /^lightningcss(-|$)/

/** What npm runs when somebody installs a package from the registry. */
const AT_INSTALLATION = ['preinstall', 'install', 'postinstall']

/**
 * Packages whose licence asks for more than a notice, or is not told.
 * @param {Record<string, { name: string }[]>} byLicence as `pnpm licenses list --json` has it
 */
export function refusedLicences(byLicence) {
  return Object.entries(byLicence)
    .filter(([licence]) => !allows(licence))
    .flatMap(([licence, list]) =>
      list
        .filter(({ name }) => !(licence === 'MPL-2.0' && BESIDE.test(name)))
        .map(({ name }) => `${name}: its licence is ${licence}`),
    )
}

/**
 * Of alternatives one has to fit, of what holds together all have to.
 * @param {string} licence an SPDX expression
 */
function allows(licence) {
  const plain = licence.replace(/[()]/g, '')
  return plain.split(' OR ').some((one) => one.split(' AND ').every((part) => ALLOWED.has(part.trim())))
}

/**
 * What a package would run on the machine of whoever installs it.
 * @param {{ name?: string, scripts?: Record<string, string>, gypfile?: boolean }} manifest
 */
export function installScripts({ name, scripts = {}, gypfile }) {
  const found = AT_INSTALLATION.filter((hook) => scripts[hook]).map(
    (hook) => `${name}: runs "${scripts[hook]}" at ${hook}`,
  )
  return gypfile ? [...found, `${name}: compiles at the installation`] : found
}
