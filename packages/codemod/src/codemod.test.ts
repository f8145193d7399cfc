import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from './run.ts'
import { transform } from './transform.ts'

const moved = (path: string, source: string, provider = false) =>
  transform(path.includes('echo') ? 'laravel-echo' : 'use-pusher', path, source, { provider })

const USE_PUSHER = `import React from "react";
import { PusherProvider, useChannel, useEvent } from "@harelpls/use-pusher";

// What is said here stays.
export function App({ cluster }: { cluster: string }) {
  return (
    <PusherProvider clientKey="app-key" cluster={cluster} forceTLS>
      <Room />
    </PusherProvider>
  );
}
`

describe('from use-pusher', () => {
  it('changes where names come from, and nothing else', () => {
    const { source, changed, notes } = moved('App.tsx', USE_PUSHER)
    expect(source).toBe(USE_PUSHER.replace('@harelpls/use-pusher', '@channelkit/react/compat/use-pusher'))
    expect([changed, notes]).toEqual([true, []])
  })

  it('makes a provider of ChannelKit where that is asked for', () => {
    const { source, notes } = moved('App.tsx', USE_PUSHER, true)
    expect(source).toContain('import { ChannelKitProvider } from "@channelkit/react";')
    expect(source).toContain('import { useChannel, useEvent } from "@channelkit/react/compat/use-pusher";')
    expect(source.replaceAll(/\s+/g, ' ')).toMatch(
      /<ChannelKitProvider options=\{\{ key: "app-key", cluster, forceTLS: true \}\}> <Room \/> <\/ChannelKitProvider>/,
    )
    expect(notes).toEqual([])
  })

  it.each([
    ['triggerEndpoint="/trigger"', 'ChannelKitProvider has no triggerEndpoint'],
    ['{...config}', 'its props are spread'],
  ])('leaves a provider with %s, and says why', (props, why) => {
    const { source, notes } = moved('App.tsx', USE_PUSHER.replace('forceTLS', props), true)
    expect(source).toContain('<PusherProvider')
    expect(source).toContain('import { PusherProvider, useChannel')
    expect(notes).toEqual([`PusherProvider stays: ${why}`])
  })

  it('finds what is required, mocked, exported again and imported late', () => {
    const name = '@harelpls/use-pusher'
    const source = [
      `export * from '${name}'`,
      `export { useEvent } from '${name}'`,
      `const { useChannel } = require('${name}')`,
      `jest.mock('${name}', () => ({}))`,
      `vi.mock('${name}')`,
      `const late = () => import('${name}')`,
      `say('${name}')`,
    ].join('\n')
    const lines = moved('a.js', source).source.split('\n')
    expect(lines.filter((line) => line.includes('@channelkit/react/compat/use-pusher'))).toHaveLength(6)
    expect(lines.at(-1)).toBe(`say('${name}')`)
  })

  it('says what is not there any more', () => {
    const source = `import { presenceChannelReducer } from '@harelpls/use-pusher'`
    expect(moved('a.ts', source).notes).toEqual([expect.stringContaining('presenceChannelReducer')])
  })

  it('reads plain TypeScript as such, and leaves other files alone', () => {
    const source = `import { useEvent } from '@harelpls/use-pusher'\nconst a = <string>b\n`
    expect(moved('a.ts', source).changed).toBe(true)
    expect(moved('b.ts', 'const a = ').changed).toBe(false)
  })
})

describe('from Laravel Echo', () => {
  it('changes scripts of Vue and Svelte, and nothing around them', () => {
    const vue = `<script setup lang="ts">
import { useEcho } from '@laravel/echo-vue'

useEcho<{ id: number }>('orders', 'OrderPlaced', ({ id }) => console.log(id))
</script>

<template>
  <p>import from '@laravel/echo-vue'</p>
</template>
`
    const { source } = moved('echo.vue', vue)
    expect(source).toBe(vue.replace('@laravel/echo-vue', '@channelkit/vue/compat/echo'))
    const svelte = vue.replaceAll('echo-vue', 'echo-svelte').replace(' setup', '')
    expect(moved('echo.svelte', svelte).source).toContain(`from '@channelkit/svelte/compat/echo'`)
  })

  it('moves the types that an application adds', () => {
    const source = `import { configureEcho } from '@laravel/echo-react'
declare module '@laravel/echo-react' {
  interface Events { A: string }
}
configureEcho({ broadcaster: 'reverb' })
`
    expect(moved('echo.ts', source).source).toBe(
      source.replaceAll('@laravel/echo-react', '@channelkit/react/compat/echo'),
    )
  })
})

describe('over folders', () => {
  it('changes files in place, leaves what is of others, and tells what it can not read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'codemod-'))
    const file = (name: string, text: string) => {
      mkdirSync(join(folder, name, '..'), { recursive: true })
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const app = file('src/App.tsx', USE_PUSHER)
    const broken = file('src/broken.ts', `import '@harelpls/use-pusher' (`)
    const theirs = file('src/node_modules/a/index.js', `require('@harelpls/use-pusher')`)
    file('src/readme.md', '@harelpls/use-pusher')
    expect(run('use-pusher', [join(folder, 'src')], { dry: true }).changed).toEqual([app])
    expect(readFileSync(app, 'utf8')).toBe(USE_PUSHER)
    const { changed, notes } = run('use-pusher', [join(folder, 'src')])
    expect(changed).toEqual([app])
    expect(notes).toEqual([expect.stringContaining(`${broken}: could not be read`)])
    expect(readFileSync(app, 'utf8')).toContain('@channelkit/react/compat/use-pusher')
    expect(readFileSync(theirs, 'utf8')).toContain('@harelpls/use-pusher')
    rmSync(folder, { recursive: true })
  })
})
