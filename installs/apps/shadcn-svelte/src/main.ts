import { mount } from 'svelte'
import './index.css'
import Root from './Root.svelte'

mount(Root, { target: document.getElementById('app')! })
