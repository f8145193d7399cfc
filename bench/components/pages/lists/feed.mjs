import { createChannelKit } from '../../../../packages/core/src/index.ts'
import { show } from '../../lib/show.mjs'
import { createSource } from '../../lib/source.mjs'

/**
 * 5,000 events a second.
 * @param {'react' | 'vue'} framework @param {unknown} Component
 */
export function start(framework, Component) {
  const page = /** @type {any} */ (globalThis)
  page.frames_ = 0
  const { source, emit } = createSource()
  const kit = createChannelKit({ source })
  kit.connection.connect()
  page.start_ = async () => {
    const root = /** @type {HTMLElement} */ (document.getElementById('root'))
    await show[framework](root, kit, Component, { channel: 'orders', event: 'placed' })
    let n = 0
    let last = performance.now()
    let due = 0
    const tick = () => {
      page.frames_++
      const now = performance.now()
      due += (now - last) * 5
      last = now
      for (; due >= 1; due--)
        emit('orders', 'placed', { id: n++, total: n * 1.5, customer: `Person ${n % 100}` })
      page.rows_ = document.querySelectorAll('[data-part=row]').length
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  }
  page.ready_ = true
}
