import '@channelkit/svelte/styles.css'
import './style.css'
import { mount } from 'svelte'
import { kit } from './kit'
import Root from './Root.svelte'

mount(Root, { target: document.getElementById('app')!, props: { kit } })
