import { expect, it } from 'vitest'
import { codeOf } from '../lib/code.ts'

const args = { channel: 'presence-room', max: 5, disabled: true, onPick: () => {}, y: ['cpu', 'memory'] }

it('writes a component with its arguments as each framework spells it', () => {
  expect(codeOf('AvatarStack', args, 'react')).toBe(
    `import { AvatarStack } from '@channelkit/react/avatar-stack'

<AvatarStack channel="presence-room" max={5} disabled y={["cpu","memory"]} />`,
  )
  expect(codeOf('AvatarStack', args, 'svelte')).toBe(
    `<script lang="ts">
  import { AvatarStack } from '@channelkit/svelte/avatar-stack'
</script>

<AvatarStack channel="presence-room" max={5} disabled y={["cpu","memory"]} />`,
  )
  expect(codeOf('AvatarStack', args, 'vue')).toBe(
    `<script setup lang="ts">
import { AvatarStack } from '@channelkit/vue/avatar-stack'
</script>

<template>
  <AvatarStack channel="presence-room" :max="5" disabled :y="['cpu','memory']" />
</template>`,
  )
})
