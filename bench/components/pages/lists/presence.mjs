import { createChannelKit } from '../../../../packages/core/src/index.ts'
import { show } from '../../lib/show.mjs'
import { createSource } from '../../lib/source.mjs'

const room = 'presence-room'
const COUNT = 10_000

/**
 * 10,000 members, 100 joins and leaves a second, everywhere in the list.
 * @param {'react' | 'vue'} framework @param {unknown} Component
 */
export function start(framework, Component) {
  const page = /** @type {any} */ (globalThis)
  page.frames_ = 0
  const member = (/** @type {number} */ n) => ({ name: `Person ${n}` })
  const members = Object.fromEntries(Array.from({ length: COUNT }, (_, n) => [`p${n}`, member(n)]))
  const { source, emit } = createSource({ me: /** @type {any} */ ('p0'), members })
  const kit = createChannelKit({ source })
  kit.connection.connect()
  page.start_ = async () => {
    await show[framework](/** @type {HTMLElement} */ (document.getElementById('root')), kit, Component, {
      channel: room,
    })
    let next = COUNT
    let random = 1
    const there = Object.keys(members)
    let last = performance.now()
    let due = 0
    const tick = () => {
      page.frames_++
      const now = performance.now()
      due += (now - last) / 10
      last = now
      for (; due >= 1; due--) {
        random = (random * 16807) % 2147483647
        if (random % 2) {
          there.push(`p${next}`)
          emit(room, 'pusher:member_added', { id: `p${next}`, info: member(next++) })
        } else {
          const [gone] = there.splice(1 + (random % (there.length - 1)), 1)
          emit(room, 'pusher:member_removed', { id: gone })
        }
      }
      page.rows_ = document.querySelectorAll('[data-part=member]').length
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  }
  page.ready_ = true
}
