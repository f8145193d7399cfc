/**
 * Makes the short film of the demo that the README shows, `docs/demo-film.png`, of the demo as it is now: somebody points,
 * plays and writes in one pane, and the others follow. It is a PNG that moves. `node demo/scripts/film.mjs`
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import UPNG from 'upng-js'
import { openStage, pane, tile } from './lib/stage.mjs'

const every = 160
const colours = 128
/** The panes, without what stands above and below. */
const clip = { x: 0, y: 184, width: 1080, height: 470 }

const stage = await openStage()
const page = await stage.visit('Ann', { width: 1080, height: 760 })
/** @type {Buffer[]} */
const frames = []

/** @param {number} count */
async function take(count) {
  for (let taken = 0; taken < count; taken++) {
    const began = performance.now()
    frames.push(await page.screenshot({ clip }))
    await page.waitForTimeout(Math.max(0, every - (performance.now() - began)))
  }
}

/**
 * Goes to a tile in steps that can be seen, and takes it.
 * @param {string} framework
 * @param {number} row
 * @param {number} column
 */
async function play(framework, row, column) {
  const box = await tile(page, framework, row, column).boundingBox()
  if (!box) throw new Error('The tile is not in the page.')
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 4 })
  await take(3)
  await page.mouse.down()
  await page.mouse.up()
  await take(3)
}

await play('React', 2, 2)
await play('Vue', 2, 3)
await play('Svelte', 3, 3)
await play('React', 2, 4)
const field = pane(page, 'Svelte').getByRole('textbox', { name: 'Message' })
await field.click()
for (const part of ['Three ', 'frameworks, ', 'one room']) {
  await field.pressSequentially(part)
  await take(3)
}
await page.keyboard.press('Enter')
await take(4)
await pane(page, 'React').getByRole('button', { name: '😂' }).click()
await take(8)
await stage.close()

const pictures = frames.map((frame) => {
  const { buffer, byteOffset, byteLength } = frame
  return UPNG.toRGBA8(UPNG.decode(buffer.slice(byteOffset, byteOffset + byteLength)))[0]
})
const film = UPNG.encode(
  pictures,
  clip.width,
  clip.height,
  colours,
  pictures.map(() => every),
)
writeFileSync(fileURLToPath(new URL('../../docs/demo-film.png', import.meta.url)), Buffer.from(film))
console.log(`${pictures.length} pictures, ${Math.round(film.byteLength / 1024)} kB`)
