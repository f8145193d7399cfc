import { loadavg } from 'node:os'

/** Publishes the load of this machine twice a second; gives what ends it. */
export function publishLoad(app) {
  const timer = setInterval(() => {
    app.publish('machine', 'load', JSON.stringify({ load: loadavg()[0], at: Date.now() }))
  }, 500)
  return () => clearInterval(timer)
}
