import { useState } from 'react'
import { flushSync } from 'react-dom'
import { names } from '../shared.mjs'

const numbers = names('')
let set = () => {}

/** As many of one component as are asked for, all at once. */
export function Storm({ One }) {
  const [on, setOn] = useState(false)
  set = setOn
  return on && numbers.map((name) => <One key={name} />)
}
globalThis.bench.toggle = (on) => flushSync(() => set(on))
