import type { Dispatch, Source } from '../src/index.ts'

const NAMES = [
  ...['connect', 'disconnect', 'retry', 'check', 'subscribe', 'unsubscribe', 'bind', 'unbind'],
  ...['send', 'past', 'watch', 'signIn', 'renew', 'destroy'],
]

/** A source that does nothing but write down what it is asked for, and tell what it is given. */
export function createHandSource() {
  const asked: string[] = []
  let dispatch: Dispatch = () => {}
  const methods = NAMES.map((name) => [
    name,
    (...args: unknown[]) => {
      asked.push([name, ...args.map((one) => JSON.stringify(one))].join(' '))
      return true
    },
  ])
  const source = {
    ...(Object.fromEntries(methods) as unknown as Source),
    start(to: Dispatch) {
      dispatch = to
    },
  }
  const tell: Dispatch = (happening) => dispatch(happening)
  return { source, asked, tell }
}
