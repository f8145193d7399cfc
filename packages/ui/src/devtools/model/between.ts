import type { ChannelKit, Happening, Source } from '@channelkit/core'

/** A place between a kit and its source. */
export interface Between {
  /** The source as it is without anybody between. */
  readonly real: Source
  /** Tells the kit. */
  tell(happening: Happening): void
  /** Stands between from now on: what `methods` has not goes to the real source. */
  put(methods: Partial<Source>, tell: (happening: Happening) => void): void
  /** Nobody stands between any more. */
  leave(): void
}

const known = new WeakMap<ChannelKit, Between>()

/** The one place between a kit and its source. */
export function betweenOf(kit: ChannelKit): Between {
  let between = known.get(kit)
  if (!between) {
    between = createBetween(kit)
    known.set(kit, between)
  }
  return between
}

function createBetween({ internals: { source, inlet, bus } }: ChannelKit): Between {
  const real = { ...source }
  const tell = inlet.tell
  return {
    real,
    tell: bus.dispatch,
    put(methods, instead) {
      Object.assign(source, real, methods)
      inlet.tell = instead
    },
    leave() {
      Object.assign(source, real)
      inlet.tell = tell
    },
  }
}
