import { mount } from 'svelte'
import Assistant from './Assistant.svelte'

mount(Assistant, { target: document.body })
