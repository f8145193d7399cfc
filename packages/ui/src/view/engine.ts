/** What follows an element while it is in the page. */
export interface Mounted<Options> {
  /** Called after each render. */
  update?(options: Options): void
  destroy?(): void
}

/** Takes an element over when it is in the page: a canvas engine, say, or what measures and focuses. */
export type Engine<Target, Options> = (element: Target, options: Options) => Mounted<Options> | undefined

/** An engine with its present options. */
export interface Use<in Target = never> {
  readonly engine: Engine<Target, never>
  readonly options: unknown
}

/** Binds an engine to the options of this render. */
export const use = <Target extends Element, Options>(
  engine: Engine<Target, Options>,
  options: Options,
): Use<Target> => ({ engine: engine as Engine<Target, never>, options })

/** The engines of one component in the page. */
export interface Engines {
  /** Told once a render is in the page: which elements there are for engines, each with its own. */
  sync(wanted: ReadonlyMap<Element, Use>): void
  /** Lets go of all; what is wanted may come again. */
  destroy(): void
}

interface Held {
  readonly engine: unknown
  readonly mounted: Mounted<unknown> | undefined
  options: unknown
}

/**
 * Keeps engines on their elements: one that appears is mounted, one with other options is told, one that changes or
 * goes is ended, whatever became of its element.
 */
export function createEngines(): Engines {
  const held = new Map<Element, Held>()
  function end(element: Element) {
    const { mounted } = held.get(element)!
    held.delete(element)
    mounted?.destroy?.()
  }
  return {
    sync(wanted) {
      for (const [element, { engine }] of [...held]) {
        if (wanted.get(element)?.engine !== engine) end(element)
      }
      for (const [element, { engine, options }] of wanted) {
        const known = held.get(element)
        if (!known) {
          const mounted = (engine as Engine<Element, unknown>)(element, options)
          held.set(element, { engine, options, mounted })
        } else if (known.options !== options) {
          known.options = options
          known.mounted?.update?.(options)
        }
      }
    },
    destroy() {
      for (const element of [...held.keys()]) end(element)
    },
  }
}
