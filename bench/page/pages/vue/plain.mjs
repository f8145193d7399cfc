import { h, shallowRef } from 'vue'
import { rendered } from '../shared.mjs'
import { leaf, show, stormOf } from './show.mjs'

/** The same components with no channel. */
const One = leaf(() => {
  const value = shallowRef('-')
  return () => h('span', rendered(value.value))
})
export const storm = stormOf(One, show)
