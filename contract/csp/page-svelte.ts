import { mount } from 'svelte'
import Provided from '../components/Provided.svelte'
import { showAll } from './page.ts'

showAll((target, name, props, kit) => {
  mount(Provided, { target, props: { kit, name, given: { ...props } } })
})
