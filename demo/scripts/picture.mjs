/**
 * Makes the picture of the demo, `docs/demo.png`, of the demo as it is now: two visitors play, point and write.
 * `node demo/scripts/picture.mjs`
 */
import { fileURLToPath } from 'node:url'
import { openStage, pane, tile } from './lib/stage.mjs'

const viewport = { width: 1280, height: 740 }
const stage = await openStage()
const ann = await stage.visit('Ann', viewport)
const bob = await stage.visit('Bob', viewport)
/** Who takes which tile, one after the other. */
const moves = /** @type {const} */ ([
  [bob, 'Svelte', 2, 3],
  [ann, 'React', 2, 2],
  [bob, 'Svelte', 1, 4],
  [ann, 'Vue', 3, 5],
  [bob, 'Svelte', 3, 3],
  [ann, 'React', 4, 4],
  [bob, 'Vue', 2, 6],
  [ann, 'Vue', 3, 6],
  [ann, 'React', 1, 5],
  [bob, 'Svelte', 4, 6],
])
for (const [page, framework, row, column] of moves) {
  await tile(page, framework, row, column).click()
  await tile(ann, 'React', row, column).and(ann.locator('[data-taken=true]')).waitFor()
}
await pane(bob, 'React').getByRole('textbox', { name: 'Message' }).fill('Does the Vue one follow?')
await bob.keyboard.press('Enter')
await pane(ann, 'React').getByText('Does the Vue one follow?').waitFor()
for (let times = 0; times < 3; times++) await pane(bob, 'Vue').getByRole('button', { name: '😂' }).click()
await tile(bob, 'Svelte', 4, 2).hover()
await pane(ann, 'Vue').getByRole('textbox', { name: 'Message' }).pressSequentially('All three')
await tile(ann, 'React', 3, 4).hover()
await pane(ann, 'Svelte').getByText('Ann · Vue is typing…').waitFor()
// The pointers glide to where they are, and what was pressed has risen.
await ann.waitForTimeout(700)
await ann.screenshot({ path: fileURLToPath(new URL('../../docs/demo.png', import.meta.url)) })
await stage.close()
