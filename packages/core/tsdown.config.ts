import { defineConfig } from 'tsdown'
import { dts } from '../../scripts/lib/dts.ts'

const shared = { dts, fixedExtension: true } as const

export default defineConfig([
  {
    ...shared,
    entry: [
      'src/index.ts',
      'src/compat/index.ts',
      'src/deferred.ts',
      'src/inspect/index.ts',
      'src/query/index.ts',
      'src/recording/index.ts',
      'src/worker-host.ts',
      // Files of their own, since the manifest has one in the place of the other in React Native.
      {
        'make-worker': 'src/source/worker/make.ts',
        'make-worker.native': 'src/source/worker/make.native.ts',
      },
    ],
    platform: 'neutral',
    plugins: [
      {
        name: 'worker-file',
        // The source's own name is for whoever runs the source; the rest of the expression is for bundlers.
        transform: (code, id) =>
          id.endsWith('/source/worker/make.ts') ? code.replaceAll('../../worker.ts', './worker.mjs') : null,
      },
    ],
  },
  {
    ...shared,
    entry: ['src/worker.ts'],
    platform: 'browser',
    // A file that needs no other: some bundlers hand a worker's file out as it is.
    deps: { alwaysBundle: [/^pusher-js/] },
    minify: true,
    clean: false,
  },
  {
    ...shared,
    dts: false,
    entry: ['src/browser.ts'],
    platform: 'browser',
    // A page without a bundler finds no package by its name, and asks for one file rather than for many.
    deps: { alwaysBundle: [/./] },
    outputOptions: { codeSplitting: false },
    minify: true,
    clean: false,
  },
])
