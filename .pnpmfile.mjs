/**
 * Inside the workspace, packages import each other's source by the private condition `@channelkit/source`.
 * Published packages carry no source, so the condition is taken out when a package is packed.
 * @param {{ exports?: Record<string, string | null | Record<string, string>> }} manifest
 */
function beforePacking(manifest) {
  for (const target of Object.values(manifest.exports ?? {})) {
    if (target !== null && typeof target === 'object') delete target['@channelkit/source']
  }
  return manifest
}

export const hooks = { beforePacking }
