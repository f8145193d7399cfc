import * as components from '@channelkit/vue/components'
import type { Component } from 'vue'
import { createComponent } from '../../packages/vue/src/view/create-component.ts'
import type { ShowOptions } from './driver.ts'

const all = components as unknown as Record<string, Component>

/** By name, as a test asks for it, or of a definition of the test's own. */
export const vueComponent = (name: ShowOptions['name']): Component =>
  typeof name === 'string' ? all[name]! : (createComponent(name) as unknown as Component)
