declare global {
  /** What the events carry, by name: applications add to it. */
  interface Events {}
}

export type EventName = keyof Events & string

/** What an event carries, where `Events` says it. */
export type InferEventPayload<Event extends string> = Event extends keyof Events ? Events[Event] : unknown

export type BroadcastNotification<Payload> = Payload & { id: string; type: string }

type ModelEvent =
  | 'Retrieved'
  | 'Creating'
  | 'Created'
  | 'Updating'
  | 'Updated'
  | 'Saving'
  | 'Saved'
  | 'Deleting'
  | 'Deleted'
  | 'Trashed'
  | 'ForceDeleting'
  | 'ForceDeleted'
  | 'Restoring'
  | 'Restored'
  | 'Replicating'

type ModelName<Path extends string> = Path extends `${string}.${infer Rest}` ? ModelName<Rest> : Path

/** The events of a model: `UserUpdated` of `App.Models.User`. */
export type ModelEvents<Path extends string> =
  | `.${ModelName<Path>}${ModelEvent}`
  | `${ModelName<Path>}${ModelEvent}`

export interface ModelPayload<Model> {
  model: Model
  connection: string | null
  queue: string | null
  afterCommit: boolean
}
