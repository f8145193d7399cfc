import type { Plugin } from 'vite'
import { collectDocs } from './collect.ts'

const ID = 'virtual:docs'

/** Gives pages, as the module `virtual:docs`, what code and types say, anew after a change of them. */
export function docsPlugin(): Plugin {
  return {
    name: 'channelkit-docs',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) return
      const { docs, files } = collectDocs()
      for (const file of files) this.addWatchFile(file)
      return `export default ${JSON.stringify(docs)}`
    },
  }
}
