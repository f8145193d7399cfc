import type { ComponentLanguage } from '@channelkit/ui/words'
import { mounts } from './frameworks/index.ts'
import type { Framework, Mounted, Props, Shown } from './mounted.ts'
import type { Scene } from './story.ts'
import { changeWeather, createWorld, type Weather, type World } from './world.ts'

export interface StageOptions {
  /** Tells one story from another. */
  readonly id: string
  readonly framework: Framework
  readonly shown: Shown
  readonly scene?: Scene
  readonly props: Props
  readonly weather?: Weather
  /** In which words it speaks. */
  readonly language?: ComponentLanguage
  /** Whether things go on happening by themselves. */
  readonly moving: boolean
}

interface Stage {
  readonly identity: string
  readonly element: HTMLElement
  readonly world: World
  readonly mounted: Mounted
  readonly ready: Promise<void>
  weather: Weather
}

const CALM: Weather = { cut: false, slow: false, flood: false, devtools: false }
const stages = new Map<HTMLElement, Stage>()

/**
 * Shows a story in a canvas and gives the element to put there: the same one as long as it is the same story in the
 * same framework, so that new arguments and a new weather change what stands there.
 */
export function stage(canvas: HTMLElement, options: StageOptions): HTMLElement {
  for (const other of stages.keys()) if (other !== canvas && !other.isConnected) strike(other)
  const { framework, id, props, weather = CALM, language } = options
  const identity = `${framework} ${id}`
  const { own, variables } = split(props)
  let current = stages.get(canvas)
  if (current?.identity === identity) current.mounted.update(own, language)
  else {
    strike(canvas)
    current = build(identity, canvas, { ...options, props: own })
    stages.set(canvas, current)
  }
  for (const [name, value] of variables) current.element.style.setProperty(name, value)
  changeWeather(current.world, current.weather, weather)
  current.weather = weather
  return current.element
}

/** Takes a story away, with all that belongs to it. */
export function strike(canvas: HTMLElement): void {
  const current = stages.get(canvas)
  stages.delete(canvas)
  current?.mounted.destroy()
  current?.world.destroy()
}

/** The world of the story in a canvas, once everything that its scene says has happened. */
export async function ready(canvas: HTMLElement): Promise<World> {
  const current = stages.get(canvas)
  if (!current) throw new Error('There is no story in this canvas.')
  await current.ready
  return current.world
}

/** Arguments that are CSS variables belong to the element around. */
function split(props: Props) {
  const isVariable = ([name]: [string, unknown]) => name.startsWith('--')
  const entries = Object.entries(props)
  return {
    own: Object.fromEntries(entries.filter((entry) => !isVariable(entry))),
    variables: entries.filter(isVariable) as [string, string][],
  }
}

function build(
  identity: string,
  canvas: HTMLElement,
  { framework, shown, scene, props, moving, language }: StageOptions,
): Stage {
  const world = createWorld({ moving })
  const element = document.createElement('div')
  element.className = 'story'
  // In the page before anything is mounted, as in an application.
  canvas.replaceChildren(element)
  scene?.before?.(world)
  const mounted = mounts[framework]({ shown, props, kit: world.kit, into: element, language })
  const stage: Stage = {
    identity,
    element,
    world,
    mounted,
    weather: CALM,
    ready: play(world, scene),
  }
  world.every(16, (round) => stage.weather.flood && scene?.flood?.(world, round))
  return stage
}

async function play(world: World, scene: Scene | undefined) {
  await world.server.settled()
  await scene?.after?.(world)
  await world.server.settled()
}
