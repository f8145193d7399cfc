type Attributes = Record<string | symbol, unknown>
type Handler = (event: { readonly defaultPrevented: boolean }) => unknown

/**
 * What an application gives an element of a component, together with what the component itself gives it, both spelled
 * as their framework does. Theirs counts; `undefined` says nothing. Classes and styles are added to ours. Their handler
 * runs first and may keep ours from running by `preventDefault()`.
 */
export function mergeRoot(ours: object, theirs: object): Attributes {
  const result: Attributes = { ...ours }
  for (const name of Reflect.ownKeys(theirs)) {
    const value = (theirs as Attributes)[name]
    if (value === undefined) continue
    const own = result[name]
    result[name] = own === undefined || own === null ? value : merged(name, own, value)
  }
  return result
}

function merged(name: string | symbol, own: unknown, value: unknown): unknown {
  if (typeof own === 'function') return isHandler(value) ? inTurn(value, own as Handler) : own
  if (name !== 'class' && name !== 'className' && name !== 'style') return value
  if (value === null) return own
  if (typeof own === 'string' && typeof value === 'string')
    return own + (name === 'style' ? '; ' : ' ') + value
  // Lists of both are for the frameworks that read them.
  return isRecord(own) && isRecord(value) ? { ...own, ...value } : [own, value]
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && !Array.isArray(value)
const isHandler = (value: unknown): value is Handler | Handler[] =>
  typeof value === 'function' || Array.isArray(value)

/** One that throws is for the framework to tell of; the component goes on as without it. */
const inTurn =
  (theirs: Handler | Handler[], ours: Handler): Handler =>
  (event) => {
    try {
      for (const handler of [theirs].flat()) handler(event)
    } finally {
      if (!event.defaultPrevented) ours(event)
    }
  }
