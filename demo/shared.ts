/** What the page and its server agree on. */
export const machineChannel = 'machine'
export const roomChannel = 'presence-room'
export const flightsChannel = 'flights'
export const pricesChannel = 'prices'
export const floodChannel = 'flood'

/** The three apps of the page, each of which is a visitor with a connection of its own. */
export const frameworks = ['react', 'vue', 'svelte'] as const
export type Framework = (typeof frameworks)[number]

export const frameworkNames: Record<Framework, string> = { react: 'React', vue: 'Vue', svelte: 'Svelte' }

/** Each pane has its own of the app's keys, so that the line of one can be cut while those of the others go on. */
export const keyOf = (framework: Framework) => `demo-${framework}`

/** The flood has one of its own: it comes whatever line is cut. */
export const floodKey = 'demo-flood'

export const isFramework = (text: string): text is Framework => frameworks.some((one) => one === text)

export interface Message {
  id: string
  at: number
  text: string
  /** Who wrote it: a member's id, or nothing if it came from a terminal. */
  author?: string
  name: string
}

export const limits = { name: 24, text: 500 }

/** What the flood is: so many events a second, over so many rows, for so long, in ms. */
export const flood = { rate: 10_000, rows: 200, lasts: 5000 }
