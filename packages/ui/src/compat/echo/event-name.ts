const slashed = (name: string) => name.replaceAll('.', '\\')

/**
 * The name of an event on the wire: a class in the namespace, unless a dot or a backslash before it says that it is the whole
 * name already.
 *
 * @example
 * onTheWire('OrderPlaced', 'App.Events') // 'App\\Events\\OrderPlaced'
 * onTheWire('.order.placed', 'App.Events') // 'order.placed'
 */
export function onTheWire(event: string, namespace: string | false): string {
  if (/^[.\\]/.test(event)) return event.slice(1)
  return slashed(namespace ? `${namespace}.${event}` : event)
}

/** The way back, for who listens to all events. */
export function offTheWire(event: string, namespace: string | false): string {
  const start = namespace ? `${slashed(namespace)}\\` : ''
  return event.startsWith(start) ? event.slice(start.length) : `.${event}`
}

/** A class may be written with dots or with backslashes. */
export const spellings = (name: string): readonly string[] =>
  name.includes('.') ? [name, slashed(name)] : [name, name.replaceAll('\\', '.')]
