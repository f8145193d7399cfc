import type { AppState } from './app-state.ts'
import { createIntake } from './intake.ts'
import type { App, Limits } from './options.ts'

/**
 * Puts other apps in place of those that there are: known ones by their id are changed where they are, so that whoever holds
 * them sees it.
 *
 * @param begin makes a new one
 */
export function reloadApps(
  states: AppState[],
  apps: readonly App[],
  limits: Limits,
  begin: (app: App) => AppState,
): void {
  const known = new Map(states.map((state) => [state.app.id, state]))
  const next = apps.map((app) => {
    const state = known.get(app.id)
    if (!state) return begin(app)
    known.delete(app.id)
    replace(state.app, app)
    replace(state.limits, { ...limits, ...app.limits })
    state.intake = createIntake(state.limits, state.tell)
    return state
  })
  states.splice(0, states.length, ...next)
  for (const { connections, end } of known.values()) {
    for (const connection of [...connections.values()]) connection.end(4001)
    end()
  }
}

function replace(old: object, now: object) {
  for (const name of Object.keys(old)) if (!(name in now)) delete (old as Record<string, unknown>)[name]
  Object.assign(old, now)
}
