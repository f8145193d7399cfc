/** Someone on a presence channel, however many tabs they have. */
export interface Member<Info = unknown> {
  readonly id: string
  /** What the auth endpoint said of them as `user_info`. */
  readonly info: Info
}
