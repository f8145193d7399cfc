import '@channelkit/ui/styles.css'
import '../.storybook/preview.css'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { commands } from 'vitest/browser'
import { FRAMEWORKS, type Framework, type Props } from '../lib/mounted.ts'
import { ready, stage, strike } from '../lib/stage.ts'
import type { StoryParameters } from '../lib/story.ts'
import { difference } from './difference.ts'
import { markupOf } from './markup.ts'

declare module 'vitest/browser' {
  interface BrowserCommands {
    aria(selector: string): Promise<string>
    picture(selector: string): Promise<string>
  }
}

interface Story {
  args?: Props
  parameters?: Partial<StoryParameters>
  play?(context: { canvasElement: HTMLElement; args: Props }): Promise<void> | void
}
interface Module extends Record<string, Story> {
  default: Story & { title: string }
}

/** How many pixels in a thousand may differ between two frameworks: letters are not always placed alike. */
const TOLERANCE = 1

const THEMES = ['light', 'dark'] as const
type Theme = (typeof THEMES)[number]

const modules = import.meta.glob<Module>('../{components,hooks,theme,tools}/*.stories.ts', { eager: true })

let canvas: HTMLElement
beforeEach(() => {
  // The same moment for all, so that what shows time shows the same.
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: new Date('2026-03-01T12:00:00Z') })
  canvas = document.createElement('main')
  canvas.id = 'canvas'
  // What shows nothing has to be looked at as well.
  canvas.style.minHeight = '1rem'
  // It blinks.
  canvas.style.caretColor = 'transparent'
  document.body.append(canvas)
})
afterEach(() => {
  strike(canvas)
  canvas.remove()
  delete document.documentElement.dataset.theme
  vi.useRealTimers()
})

interface Played {
  /** What stands there, as far as axe looks at it. */
  readonly markup: string
  readonly tree: string
  readonly pictures: Readonly<Record<Theme, string>>
}

/** What a story comes to in one framework; with `like`, what it came to in another, once it is alike. */
async function playIn(
  framework: Framework,
  id: string,
  { default: meta }: Module,
  story: Story,
  like: Played | undefined,
): Promise<Played> {
  document.documentElement.dataset.theme = 'light'
  const props = { ...meta.args, ...story.args }
  const { shown, scene } = { ...meta.parameters, ...story.parameters } as StoryParameters
  stage(canvas, { id, framework, shown, scene, props, moving: false })
  await ready(canvas)
  await story.play?.({ canvasElement: canvas, args: props })
  const markup = markupOf(canvas)
  // What axe found nothing in needs no second look.
  if (markup !== like?.markup) await expectAccessible(framework)
  const light = await pictureIn('light', like)
  // The same markup under the same styles is the same in the dark; only what is painted by hand can differ.
  const isKnown = markup === like?.markup && !canvas.querySelector('canvas')
  const dark = isKnown ? like.pictures.dark : await pictureIn('dark', like)
  const pictures = { light, dark }
  return { markup, tree: await treeLike(like?.tree), pictures }
}

async function pictureIn(theme: Theme, like: Played | undefined): Promise<string> {
  document.documentElement.dataset.theme = theme
  // What is drawn takes up a new theme with one of the next frames; the rest has it at once.
  const frames = canvas.querySelector('canvas') ? 8 : 1
  for (let n = 0; n < frames; n++) await new Promise((resolve) => requestAnimationFrame(resolve))
  const picture = () => {
    for (const animation of document.getAnimations()) still(animation)
    return commands.picture('#canvas')
  }
  return retried(picture, async (now) => !like || (await difference(like.pictures[theme], now)) <= TOLERANCE)
}

/** At its end, or at its beginning where it has none. */
function still(animation: Animation) {
  if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) return animation.finish()
  animation.pause()
  animation.currentTime = 0
}

/** What is announced is announced after a while; and how often a line was tried again by now depends on the machine. */
const treeLike = (like: string | undefined): Promise<string> =>
  retried(
    async () => (await commands.aria('#canvas')).replace(/again in \d+ sec/, 'again in a while'),
    async (tree) => like === undefined || tree === like,
  )

/** Looks again for up to two seconds until it is as wanted; gives what it saw last. */
async function retried(look: () => Promise<string>, wanted: (seen: string) => Promise<boolean>) {
  let seen = await look()
  for (let tries = 0; tries < 20 && !(await wanted(seen)); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    seen = await look()
  }
  return seen
}

async function expectAccessible(framework: Framework) {
  // A story is a part of a page and not a page.
  const tools = document.querySelector<HTMLElement>('channelkit-devtools')
  const { violations } = await axe.run(
    { include: tools ? [canvas, tools] : [canvas] },
    { rules: { region: { enabled: false } } },
  )
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  expect(found, `${framework}: what axe finds`).toEqual([])
}

describe.each(Object.values(modules).map((module) => [module.default.title, module] as const))(
  '%s',
  (title, module) => {
    const stories = Object.entries(module).filter(([name]) => name !== 'default')
    it.each(stories)('%s plays, looks and reads the same in the three frameworks', async (name, story) => {
      const played: Record<string, Played> = {}
      for (const framework of FRAMEWORKS)
        played[framework] = await playIn(framework, `${title} ${name}`, module, story, played.react)
      const { tree, pictures } = played.react!
      for (const framework of FRAMEWORKS.slice(1)) {
        expect(played[framework]!.tree, `${framework} reads as react does`).toBe(tree)
        for (const theme of THEMES) {
          const differing = await difference(pictures[theme]!, played[framework]!.pictures[theme]!)
          expect(
            differing,
            `pixels in a thousand that differ between react and ${framework}, ${theme}`,
          ).toBeLessThanOrEqual(TOLERANCE)
        }
      }
    })
  },
)
