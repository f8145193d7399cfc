import { useState } from 'react'
import { rendered } from '../shared.mjs'
import { render } from './show.jsx'
import { Storm } from './storm.jsx'

/** The same components with no channel. */
function One() {
  const [value] = useState('-')
  return <span>{rendered(value)}</span>
}

export const storm = (root) => render(root, <Storm One={One} />)
