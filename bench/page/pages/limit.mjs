import Pusher from 'pusher-js'
import { config, names, pusherOptions } from './shared.mjs'

/** By hand: pusher-js, and one write of the DOM in each frame in which something came. */

const connect = () => new Pusher(config.key, /** @type {any} */ (pusherOptions()))

/** @param {() => void} write */
function eachFrame(write) {
  let asked = false
  const frame = () => {
    asked = false
    write()
  }
  return () => {
    if (asked) return
    asked = true
    requestAnimationFrame(frame)
  }
}

/** @param {HTMLElement} root @param {string} prefix @param {number} [most] how many rows are in the page */
function table(root, prefix, most) {
  const body = root.appendChild(document.createElement('table')).appendChild(document.createElement('tbody'))
  /** @type {Map<string, Text>} */
  const cells = new Map()
  for (const name of names(prefix).slice(0, most)) {
    const row = body.insertRow()
    row.insertCell().textContent = name
    const value = row.insertCell()
    value.id = `v-${name}`
    cells.set(name, value.appendChild(document.createTextNode('')))
  }
  /** @type {Map<string, number>} */
  let changed = new Map()
  const ask = eachFrame(() => {
    for (const [name, value] of changed) {
      const cell = cells.get(name)
      if (cell) cell.data = String(value)
    }
    changed = new Map()
  })
  return (/** @type {string} */ name, /** @type {number} */ value) => {
    changed.set(name, value)
    ask()
  }
}

export function ticker(/** @type {HTMLElement} */ root) {
  const show = table(root, 'S')
  connect()
    .subscribe('market')
    .bind('quote', (/** @type {any} */ { symbol, price }) => show(symbol, price))
}

/** Rows in sight are in the page, of the others only their values are kept. */
export function sight(/** @type {HTMLElement} */ root) {
  const show = table(root, 'S', 24)
  /** @type {Map<string, unknown>} */
  const rows = new Map()
  connect()
    .subscribe('market')
    .bind('quote', (/** @type {any} */ quote) => {
      rows.set(quote.symbol, quote)
      show(quote.symbol, quote.price)
    })
}

export function channels(/** @type {HTMLElement} */ root) {
  const show = table(root, 'c')
  const pusher = connect()
  for (const name of names('c'))
    pusher.subscribe(name).bind('value', (/** @type {any} */ { value }) => show(name, value))
}

export function feed(/** @type {HTMLElement} */ root) {
  const list = root.appendChild(document.createElement('ol'))
  const newest = root.appendChild(document.createElement('b'))
  list.id = 'feed'
  newest.id = 'newest'
  /** @type {any[]} */
  let came = []
  const ask = eachFrame(() => {
    const added = came.slice(-config.many)
    came = []
    for (const { id, by, text } of added) {
      const item = list.appendChild(document.createElement('li'))
      item.id = `m-${id}`
      item.textContent = `${by}: ${text}`
    }
    while (list.children.length > config.many) list.firstElementChild?.remove()
    newest.textContent = String(added.at(-1).at)
  })
  connect()
    .subscribe('chat')
    .bind('message', (/** @type {any} */ message) => {
      came.push(message)
      ask()
    })
}

export function presence(/** @type {HTMLElement} */ root) {
  const list = root.appendChild(document.createElement('ul'))
  const count = root.appendChild(document.createElement('b'))
  list.id = 'members'
  /** @type {Map<string, HTMLElement>} */
  const items = new Map()
  /** @type {Map<string, any>} */
  let changed = new Map()
  const ask = eachFrame(() => {
    for (const [id, member] of changed) {
      items.get(id)?.remove()
      items.delete(id)
      if (!member) continue
      const item = list.appendChild(document.createElement('li'))
      item.id = `m-${id}`
      item.textContent = member.info.name
      items.set(id, item)
    }
    changed = new Map()
    count.textContent = String(items.size)
  })
  const change = (/** @type {string} */ id, /** @type {any} */ member) => {
    changed.set(id, member)
    ask()
  }
  const channel = connect().subscribe('presence-room')
  channel.bind('pusher:subscription_succeeded', (/** @type {any} */ members) =>
    members.each((/** @type {any} */ member) => change(member.id, member)),
  )
  channel.bind('pusher:member_added', (/** @type {any} */ member) => change(member.id, member))
  channel.bind('pusher:member_removed', (/** @type {any} */ { id }) => change(id, null))
}

export function stream(/** @type {HTMLElement} */ root) {
  const paragraph = root.appendChild(document.createElement('p'))
  paragraph.id = 'answer'
  const said = paragraph.appendChild(document.createTextNode(''))
  let came = ''
  const ask = eachFrame(() => {
    said.appendData(came)
    came = ''
  })
  connect()
    .subscribe('answers')
    .bind('piece', (/** @type {any} */ { text }) => {
      came += text
      ask()
    })
}

export const cold = ticker
