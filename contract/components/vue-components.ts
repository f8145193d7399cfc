import * as components from '@channelkit/vue/components'
import type { Component } from 'vue'

/** By name, as a test asks for them. */
export const vueComponents = components as unknown as Record<string, Component>
